"""Keys of our tables that stand apart from a header of theirs: above the first one, as inline tables or with dots, or
under the header of a sub-table with others between. They are read there; in a record that is written they are put
where an edit finds them.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.minutes import TABLES
from minutes_tui.record.blocks import (
    SUB,
    Block,
    Data,
    Piece,
    Run,
    above,
    comment_start,
    insertion,
    lead,
    lifted,
    loads,
    native,
    newline_of,
    pieces,
)
from minutes_tui.record.value_positions import Pair, Scanner, UnknownFormError, Value, line_end, line_start

SINGLE = "|".join(name for name, table in TABLES.items() if not table.many)
SINGLE_SUB = re.compile(rf"\n\ufeff?[ \t]*\[\[?[ \t]*[\"']?(?:{SINGLE})[\"']?[ \t]*\.")
"""The header of a sub-table of a table that there is one of, in a text with a newline before it: a search that begins
with a letter is eleven times as fast as one for a line's start."""

ORDER = {name: number for number, name in enumerate(TABLES)}


class Above(Struct, frozen=True):
    """An entry without a header of its own."""

    table: str
    line: int
    """Where it begins in the file, counted from 1."""
    text: str
    """Itself under a header, each key written as it was."""
    data: Data


class Apart:
    """What stands apart in a file, and is read."""

    def __init__(self, parts: Sequence[Piece | Run]) -> None:
        self.above: list[Above] = []
        """In the order of the tables."""
        self.faults: list[tuple[str, int]] = []
        """What is said of those that are not read, with the line."""
        self.subs: dict[int, str] = {}
        """Sub-tables apart from their table: which of the parts they are, and the table."""
        self.whole: dict[str, Data] = {}
        """Their tables with them, where those have headers."""
        self.kept = parts[0].text if isinstance(parts[0], Piece) else ""
        """What is above the first header without all that."""
        others = [piece for piece in parts[1:] if isinstance(piece, Piece)]
        self._headed: dict[str, str] = {}
        for piece in others:
            if piece.table and not TABLES[piece.table].many:
                self._headed.setdefault(piece.table, piece.text)
        assert isinstance(parts[0], Piece), "a run begins with a header"
        self._look_above(parts[0])
        if any(map(_root, others)):
            self._look_behind(parts)

    def _look_above(self, first: Piece) -> None:
        names = [name for name in first.data if name in TABLES]
        if not names:
            return
        try:
            scanner = Scanner(first.text)
            pairs = list(scanner.root())
        except UnknownFormError:
            pairs = []
        read = []
        for name in names:
            here = [pair for pair in pairs if pair.keys[0] == name]
            line = first.text.count("\n", 0, here[0].start) + 1 if here else 1
            if here and _is_entry(name, first.data[name]) and name not in self._headed:
                read.append(name)
            else:
                header = f"[[{name}]]" if TABLES[name].many else f"[{name}]"
                said = f"{name} is above the first header and is not read: give it a {header} of its own."
                self.faults.append((said, line))
        gone = [pair for pair in pairs if pair.keys[0] in read]
        for name in sorted(read, key=ORDER.__getitem__):
            self.above += _entries(name, first, [pair for pair in gone if pair.keys[0] == name])
        if gone:
            self.kept = _without(first.text, gone, scanner.comments)

    def _look_behind(self, parts: Sequence[Piece | Run]) -> None:
        """Find sub-tables that belong to a table there is one of."""
        texts = self._headed | {each.table: each.text for each in self.above}
        line = 1
        for number, part in enumerate(parts):
            text = part.text if isinstance(part, Piece) else "".join(block.text for block in part.blocks)
            name = _root(part) if number and isinstance(part, Piece) else ""
            if name:
                host = texts.get(name, f"[{name}]\n")
                whole = _whole(name, f"{host}\n{text}")
                if whole is not None:
                    if name not in texts:
                        self.above.append(Above(name, line, host, {}))
                    texts[name] = f"{host}\n{text}"
                    self.subs[number], self.whole[name] = name, whole
            line += text.count("\n")
        self.above = [replace(each, data=self.whole.get(each.table, each.data)) for each in self.above]
        self.above.sort(key=lambda each: ORDER[each.table])


def _root(piece: Piece) -> str:
    """The table, one that there is one of, to which a sub-table belongs that stands apart; "" where it is none."""
    sub = SUB.match(piece.text) if piece.data and not piece.table else None
    name = sub[2] if sub else ""
    return name if name in TABLES and not TABLES[name].many else ""


def _is_entry(name: str, value: Any) -> bool:
    if TABLES[name].many:
        return isinstance(value, list) and all(isinstance(each, dict) for each in value)
    return isinstance(value, dict)


def _whole(name: str, text: str) -> Data | None:
    """A table with its sub-tables; None where they can't be one."""
    try:
        whole: Data = loads(text)[name]
    except ValueError:
        return None
    return whole


def _entries(name: str, first: Piece, pairs: Sequence[Pair]) -> list[Above]:
    """The entries of one table, from all of its keys."""
    text, value = first.text, first.data[name]
    line = text.count("\n", 0, pairs[0].start) + 1
    if not TABLES[name].many:
        rows = "".join(_row(text, slice) for pair in pairs for slice in _slices(pair))
        return [Above(name, line, f"[{name}]\n{rows}", value)]
    return [
        Above(
            name,
            text.count("\n", 0, item.start) + 1,
            f"[[{name}]]\n" + "".join(_row(text, (pair.start, pair.value.end)) for pair in item.pairs or ()),
            data,
        )
        for item, data in zip(pairs[0].value.items or (), value, strict=True)
    ]


def _slices(pair: Pair) -> list[tuple[int, int]]:
    """Where the keys of a table stand that a key above the first header gives: behind its first dot, or in braces."""
    if len(pair.keys) > 1:
        return [(pair.rest, pair.value.end)]
    return [(each.start, each.value.end) for each in pair.value.pairs or ()]


def _copied(pair: Pair) -> list[tuple[int, int]]:
    """All that is written again under a header."""
    values: list[Value] = pair.value.items or []
    return _slices(pair) + [(each.start, each.value.end) for value in values for each in value.pairs or ()]


def _row(text: str, place: tuple[int, int]) -> str:
    return text[slice(*place)].replace("\r\n", "\n").lstrip(" \t") + "\n"


def _without(text: str, gone: Sequence[Pair], comments: Sequence[tuple[int, int]]) -> str:
    """What is above the first header without some keys. Their comments stay."""
    for pair in reversed(gone):
        start, end = line_start(text, pair.start), line_end(text, pair.value.end)
        start += text.startswith("\ufeff", start)
        copied = _copied(pair)
        left = [
            text[begin:stop].rstrip("\r")
            for begin, stop in comments
            if pair.start < begin < end and not any(at <= begin < behind for at, behind in copied)
        ]
        newline = newline_of(text)
        text = text[:start] + "".join(f"{comment}{newline}" for comment in left) + text[end:]
    return text


def may_stand_apart(headers: str) -> bool:
    """Whether anything may stand apart in a text of which this is all but notes."""
    keys = above(headers)
    return keys is None or not keys.keys().isdisjoint(TABLES) or bool(SINGLE_SUB.search(f"\n{headers}"))


def arranged(text: str) -> str:
    """A record's text with all that stands apart under headers, in the order of a new record; it has the same values.
    All other bytes stay, and where nothing stands apart it is the same text.
    """
    if not may_stand_apart(text):
        return text
    parts = [*pieces(text)]
    first = parts[0]
    assert isinstance(first, Piece), "a run begins with a header"
    apart = Apart(parts)
    if not apart.subs and apart.kept == first.text:
        return text
    newline = newline_of(text)
    blocks = [Block("", apart.kept)]
    moving: list[tuple[str, str]] = []
    for number, part in enumerate(parts[1:], 1):
        if isinstance(part, Run):
            blocks += part.blocks
        elif number in apart.subs:
            blocks[-1], taken = lifted(blocks[-1], Block("", part.text))
            moving.append((apart.subs[number], taken.strip("\r\n") + newline))
        else:
            blocks.append(Block(part.table, part.text))
    of_next = len(first.text) - comment_start(first.text)  # the comment right above the first header
    _put_in(blocks, apart.above, len(apart.kept) - of_next, newline)
    for name, sub in moving:
        at = next(at for at, block in enumerate(blocks) if block.table == name)
        blocks[at] = _with_sub(blocks[at], sub, newline, is_last=at == len(blocks) - 1)
    return "".join(block.text for block in blocks)


def _put_in(blocks: list[Block], entries: Sequence[Above], cut: int, newline: str) -> None:
    """Put each before the first block of its own table or a later one, and above the comment that stands over that:
    in what is above the first header that begins at `cut`."""

    def place(entry: Above) -> int:
        later = (at for at, block in enumerate(blocks) if block.table and ORDER[block.table] >= ORDER[entry.table])
        return next(later, len(blocks))

    groups = [(at, list(group)) for at, group in groupby(entries, place)]
    for at, group in reversed(groups):
        new = [Block(each.table, native(each.text, newline)) for each in group]
        if at == len(blocks):
            for block in new:
                splice = insertion(blocks, len(blocks), *block, newline)
                blocks[splice.at : splice.at + len(splice.old)] = splice.new
            continue
        before = blocks[at - 1]
        end = cut if at == 1 else comment_start(before.text)
        kept = before._replace(text=before.text[:end])
        new = [block._replace(text=block.text + newline) for block in new]
        new[0] = new[0]._replace(text=lead(kept.text, newline) + new[0].text)
        new[-1] = new[-1]._replace(text=new[-1].text + before.text[end:])
        blocks[at - 1 : at] = [kept, *new]


def _with_sub(host: Block, sub: str, newline: str, *, is_last: bool) -> Block:
    """A table with a sub-table behind it, above the comment that stands over the next."""
    cut = comment_start(host.text)
    before = host.text[:cut].rstrip("\r\n") + newline
    gap = "" if is_last and cut == len(host.text) else newline
    return Block(host.table, before + newline + sub + gap + host.text[cut:])
