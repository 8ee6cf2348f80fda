"""A record as text blocks, one table each: where each begins, what it holds, and how one is put in another's place.

A block runs from its header to the next one, so that the blocks of a file, joined, are the file. It is found
without reading the file as a whole: wherever a line begins with `[` a block may begin, and it does where what
comes before can be read alone. A string or an array that holds such lines is joined again that way, and one
broken table leaves the others whole.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from operator import itemgetter
from typing import Any, NamedTuple

import rtoml
from msgspec import Struct

from minutes_tui.model.minutes import TABLES
from minutes_tui.model.patterns import Pattern

HEADER = re.compile(r"\n[ \t]*\[")
"""A newline first: a search that begins with a letter is three times as fast as one for a line's start."""
FIRST_HEADER = re.compile(r"\ufeff?[ \t]*\[")
NAME = re.compile(r"[ \t]*(\[\[?)[ \t]*([\"']?)([A-Za-z0-9_-]+)\2[ \t]*(\]\]?)[ \t]*(?:#.*)?\r?$", re.MULTILINE)
SUB = re.compile(r"[ \t]*\[\[?[ \t]*([\"']?)([A-Za-z0-9_-]+)\1[ \t]*\.")
COMMENT = Pattern(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
LONGEST_JOIN = 200
"""Lines beginning with `[` that a single string or array may hold before its table is taken for broken."""

LONGEST_RUN = 250
"""Notes read in one go: few enough that a broken one costs little, and that a key waits for them unseen."""
PLAIN_NOTE = ("[[note]]\n", "[[note]]\r\n")

ENDS = ("", '"""', "'''", '"', "'", ' ""', ' = ""')
"""What may be missing behind a cut: the end of a string, or a value."""
CUT = "the file was cut off here: what came next?"

Data = dict[str, Any]


class Block(NamedTuple):
    table: str
    """Name of the table whose entry it is; "" where it is none of ours: what stands before the first header, a
    table that we don't know, or one that can't be read."""
    text: str
    """Character for character as in the file, the blank lines and comments behind it included."""


TEXT = itemgetter(1)
"""Of a block; over thousands of them ten times as fast as its attribute."""


class Splice(Struct, frozen=True):
    """Some blocks put in the place of others."""

    at: int
    old: tuple[Block, ...]
    new: tuple[Block, ...]

    def inverted(self) -> "Splice":
        return Splice(self.at, self.new, self.old)


class Piece(Struct, frozen=True):
    """A block just read."""

    table: str
    text: str
    data: Data
    """Its keys and values; {} where it can't be read."""
    fault: str
    """Why it is no entry; "" where it is one, or where there is nothing to say."""


class Run(Struct, frozen=True):
    """Notes that stand one behind the other, as nearly all of a long record does."""

    blocks: list[Block]
    data: list[Data]


def pieces(text: str) -> Iterator[Piece | Run]:
    """The blocks of a file in order. Nothing raises: a fault is said in the piece."""
    starts = [match.start() + 1 for match in HEADER.finditer(text)]
    if FIRST_HEADER.match(text):
        starts.insert(0, 1 if text.startswith("\ufeff") else 0)
    bounds = [*starts, len(text)]
    stop, data, fault = _joined(text, [0, *bounds], 0)
    yield Piece("", text[: bounds[stop - 1]], data, fault)
    index = stop - 1
    while index < len(starts):
        run = _run(text, bounds, index)
        if run:
            yield run
            index += len(run.blocks)
        else:
            stop, data, fault = _readable(text, bounds, index)
            yield _piece(text[bounds[index] : bounds[stop]], data, fault)
            index = stop


def above(text: str) -> Data | None:
    """The keys above the first header, with no look at the rest of a long file; None where they can't be read so."""
    header = HEADER.search(text)
    end = 0 if FIRST_HEADER.match(text) else header.start() + 1 if header else len(text)
    data, fault = _data(text[:end])
    return None if fault else data


def _run(text: str, bounds: list[int], index: int) -> Run | None:
    """As many notes as can be read in one go; None where there are not even two.

    That there are as many notes as headers proves that no header was the line of a string.
    """
    stop = index
    while stop < min(index + LONGEST_RUN, len(bounds) - 1) and text.startswith(PLAIN_NOTE, bounds[stop]):
        stop += 1
    if stop < len(bounds) - 1 and SUB.match(text, bounds[stop]):
        stop -= 1  # the last has sub-tables
    if stop - index < 2:
        return None
    try:
        notes = loads(text[bounds[index] : bounds[stop]])["note"]
    except ValueError:
        return None
    if len(notes) != stop - index:
        return None
    return Run([Block("note", text[begin:end]) for begin, end in pairwise(bounds[index : stop + 1])], notes)


def _readable(text: str, bounds: list[int], index: int) -> tuple[int, Data, str]:
    """Where the block that begins at a header ends, as an index of `bounds`, and what it holds."""
    begin = bounds[index]
    stop, data, fault = _joined(text, bounds, index)
    name = next(iter(data), "")
    begins = stop
    while stop < len(bounds) - 1 and _goes_on(text, bounds[stop], name):
        stop += 1
    if stop > begins:
        data, fault = _data(text[begin : bounds[stop]])
    return stop, data, fault


def _joined(text: str, bounds: list[int], index: int) -> tuple[int, Data, str]:
    """The same, without the sub-tables behind it: one that a string or an array cuts in two is joined again."""
    begin = bounds[index]
    data, fault = _data(text[begin : bounds[index + 1]])
    stop = index + 1
    if fault and not _ends_here(text, begin, bounds[stop]):
        for longer in range(index + 2, min(index + LONGEST_JOIN, len(bounds))):
            joined, still = _data(text[begin : bounds[longer]])
            if not still:
                stop, data, fault = longer, joined, ""
                break
    return stop, data, fault


def _ends_here(text: str, begin: int, end: int) -> bool:
    """Whether a block that can't be read is broken in itself, and not cut in two by a string or an array.

    Our own hand never begins a line of a string with `[`, so a header behind a table that is merely broken is one.
    """
    opens_string = text.count('"""', begin, end) % 2 or text.count("'''", begin, end) % 2
    return not opens_string and NAME.match(text, end) is not None


def _goes_on(text: str, at: int, name: str) -> bool:
    """Whether a header is that of a sub-table (`[note.ballots]`) of the table before it."""
    sub = SUB.match(text, at)
    return bool(sub and sub[2] == name)


def _piece(text: str, data: Data, fault: str) -> Piece:
    header = NAME.match(text)
    name = header[3] if header else ""
    if fault or name not in TABLES:
        return Piece("", text, data, fault or _stray(text))
    many = bool(header and header[1] == "[[")
    if many != TABLES[name].many:
        wanted = f"[[{name}]]" if TABLES[name].many else f"[{name}]"
        return Piece("", text, data, f"This header must be {wanted}. The table is kept but not read.")
    return Piece(name, text, data[name][0] if many else data[name], "")


def _stray(text: str) -> str:
    root = SUB.match(text)
    if root and root[2] in TABLES:
        return f"This table is separated from its {root[2]} and is not read. Move it directly after it."
    return ""


def loads(text: str) -> Data:
    """The keys and values of a table's text. Raises ValueError where it is no TOML.

    A newline is one character in a value, whatever it is in the file: TOML leaves that open, and rtoml the `\\r` in.
    """
    try:
        return rtoml.loads(text.removeprefix("\ufeff").removesuffix("\r").replace("\r\n", "\n"))
    except UnicodeEncodeError as fault:
        raise ValueError("it contains bytes that are not UTF-8") from fault


def _data(text: str) -> tuple[Data, str]:
    try:
        return loads(text), ""
    except ValueError as fault:
        reason = str(fault).splitlines() or ["unreadable"]
        told = next((line for line in reversed(reason) if line and "|" not in line), reason[0])
        return {}, f"This table is not valid TOML ({told.strip()}). It is kept but not read."


def _reads(text: str) -> bool:
    return not _data(text)[1]


def closing(text: str) -> str:
    """What must stand behind a table that was cut in the middle, so that it can be read and what follows is no part of
    it; "" where nothing is needed, or nothing helps. A note so closed is to be checked."""
    if _reads(text):
        return ""
    for ends in product(("", "\\"), ENDS, ("", "]", "]]", " }")):
        if _reads(text + "".join(ends)):
            end = "".join(ends)
            marked = f'{end}\ncheck = "{CUT}"'
            is_note = f"{text}{end}".lstrip().startswith("[[note]]") and not HEADER.search(text)
            return marked if is_note and _reads(text + marked) else end
    return ""


def body_end(text: str) -> int:
    """Where a block's last key ends, before the blank lines and comments behind it."""
    end = len(text.rstrip())
    while True:
        start = text.rfind("\n", 0, end) + 1
        if not text[start:end].lstrip().startswith("#") or not _reads(text[:start]):
            break
        end = len(text[:start].rstrip())
    newline = text.find("\n", end)
    return len(text) if newline < 0 else newline + 1


def comment_start(text: str) -> int:
    """Where the comment begins that stands right above the next block and belongs to it; the end where none does."""
    comment = COMMENT.search(text, body_end(text))
    return comment.start() if comment else len(text)


def lifted(before: Block, block: Block) -> tuple[Block, str]:
    """What is left where a block is taken out to be put elsewhere, and its text, with the comment right above it."""
    lead = block.text[: len(block.text) - len(block.text.lstrip("\r\n"))]
    start = len(before.text) if lead else comment_start(before.text)
    end = comment_start(block.text)
    left, taken, behind = (
        before.text[:start] + lead,
        before.text[start:] + block.text[len(lead) : end],
        block.text[end:],
    )
    if not behind and not block.text.endswith(("\n\n", "\n\r\n")):  # the last one of the file
        left = left.rstrip() + block.text[len(block.text.rstrip()) :]
    return Block(before.table, left + behind), taken.rstrip()


def newline_of(text: str) -> str:
    """What ends the lines of a text."""
    return "\r\n" if "\r\n" in text[:1000] else "\n"


def native(text: str, newline: str) -> str:
    """A text of ours with a record's newlines."""
    return text if newline == "\n" else text.replace("\n", newline)


def separator(before: str) -> str:
    """What must stand between a text and the block behind it, so that one blank line parts them."""
    if not before or before.endswith("\n\n"):
        return ""
    return "\n" if before.endswith("\n") else "\n\n"


def insertion(blocks: list[Block], at: int, name: str, text: str, newline: str) -> Splice:
    """A new block at the end, or before another and above the comment that stands over that one."""
    before = blocks[at - 1]
    if at == len(blocks):
        closed = "" if before.table else native(closing(before.text), newline)
        if closed:
            whole = Block(before.table, before.text + closed)
            return Splice(at - 1, (before,), (whole, Block(name, lead(whole.text, newline) + text)))
        return Splice(at, (), (Block(name, lead(before.text, newline) + text),))
    cut = comment_start(before.text)
    kept = before._replace(text=before.text[:cut])
    new = Block(name, lead(kept.text, newline) + text + newline + before.text[cut:])
    return Splice(at - 1, (before,), (kept, new))


def lead(before: str, newline: str) -> str:
    """What parts a new block from the text before it."""
    if not before.strip("\ufeff"):
        return ""
    if before.endswith("\r"):  # cut within a newline
        return "\n" + newline
    return native(separator(before.replace("\r\n", "\n")), newline)
