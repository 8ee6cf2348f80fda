"""A document as plain text of lines that a mail keeps: nothing in it is markup, and emphasis is no more than words."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from minutes_tui.model.document import (
    Block,
    Case,
    Code,
    Contents,
    Deleted,
    Document,
    Figure,
    Gap,
    Heading,
    Inline,
    Inserted,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Table,
    Words,
    lowered,
    reworded,
    unpaged,
    visible,
)
from minutes_tui.writers import plain_columns
from minutes_tui.writers.forms import in_letters, in_order, masthead_first, with_numbers_in_lines
from minutes_tui.writers.runs import TIE, contents, marked, on_one_line, on_one_page
from minutes_tui.writers.wrapping import COMMENT, lines, paragraph, width

COLUMNS = 78
UNDERLINES = {1: "=", 2: "-", 3: "~"}
"""By a heading's level; those below have none."""

SIGN_HERE = "_" * 40


def write(document: Document) -> str:
    """The document's text, with a newline at its end."""
    parts = (
        _contents(block, document) if isinstance(block, Contents) else _block(in_order(block, document.layout))
        for block in on_one_page(with_numbers_in_lines(masthead_first(document)))
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _called(number: int, block: Listing) -> str:
    """What stands before an item of a list: "- ", "2. ", "(b) "."""
    if not block.ordered:
        return "- "
    return f"{in_letters(number)} " if block.is_lettered and number > 0 else f"{number}. "


def _blocks(blocks: Iterable[Block], room: int) -> str:
    """Blocks with a blank line between them; a list stands right below the words of an item."""
    return "\n\n".join(filter(None, (_block(block, room) for block in blocks)))


def _indented(text: str, before: str) -> str:
    """Lines, each behind the same."""
    return "\n".join(f"{before}{line}".rstrip() for line in text.split("\n")) if text else ""


def _block(block: Block, room: int = COLUMNS) -> str:
    """A block's text in lines that fit, "" where it has no words."""
    match block:
        case Heading(level):
            return "\n".join(_heading(level, "".join(run.text for run in on_one_line(block.whole))))
        case Paragraph(content):
            number = marked(block)
            mark = "* " if block.role == "event" else ""
            content = (Words(f"{number}  "), *content) if number else content
            lines = "\n".join(_hung(mark, content, room))
            return f"{'-' * room}\n{lines}" if block.role == "day" and lines else lines
        case Listing():
            return "\n".join(_item(_called(number, block), content, room, inside)
                             for number, content, inside in block.entries)  # fmt: skip
        case Quotation(content):
            return _indented(_blocks(content, room - 2), "> ")
        case Code():
            return _indented("\n".join(_code(block.lines, room - 4)), "    ")
        case Table():
            return "\n".join(plain_columns.drawn(unpaged(block), room))
        case Figure():
            return "\n\n".join(_block(each, room) for each in lowered(block))
        case Gap():
            return ""
        case Rule():
            return "-" * room
        case Signature():
            label = [visible(block.label), ""] if block.label.strip() else []
            captions = " / ".join(filter(None, (block.place, block.caption)))
            below = [visible(line) for line in (captions, *block.lines) if line.strip()]
            return "\n".join([*label, SIGN_HERE, *below])
        case Masthead():
            return "\n".join(_masthead(block, room))
        case Case():
            return _case(block, room)
        case Contents() | Passage():
            raise AssertionError("a passage is its blocks, and contents need the whole document")
        case _:
            assert_never(block)


def _code(block: Iterable[str], room: int) -> Iterator[str]:
    """Lines of code; what goes on from a line that is too long is set in deeper than what a line below it may be."""
    for line in block:
        first, *others = lines(_tied(line), room) if width(line) > room else [line]
        deeper = min(len(line) - len(line.lstrip(" ")) + 8, room // 2)
        yield first
        if others:
            rest = " ".join(others)
            below = lines(_tied(rest), room - deeper) if width(rest) > room - deeper else [rest]
            yield from (" " * deeper + each for each in below)


def _tied(line: str) -> str:
    """A long line of code in which no sign of a comment is at the end of a line."""
    return COMMENT.sub(lambda found: found[0].replace(" ", TIE), line)


BARS = {"decision": "| ", "amendment": "    "}
"""What stands before the lines of a case; of most it is two blanks."""


def _case(block: Case, room: int) -> str:
    """A case: the lead with its words, what else it has, and behind them the tail and the ballots, each further in."""
    bar = BARS.get(block.kind, "  ")
    within = room - len(bar)
    first, *others = lowered(block)
    assert isinstance(first, Paragraph)
    number = marked(first)
    words = (*((Words(f"{number}  "),) if number else ()), *_with_changes(first.content))
    lines = list(_hung("", words, within, "    "))
    for each in others:
        if each is block.ballots or (isinstance(each, Paragraph) and each.content == block.foot):
            lines += _indented(_block(each, within - 4), "    ").split("\n")
        else:
            each = reworded(each, lambda content: tuple(_with_changes(content)))
            lines += [*([""] if lines[-1] else []), *_block(each, within).split("\n"), ""]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(f"{bar}{line}".rstrip() for line in lines)


def _with_changes(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Inline content with signs around what an amendment takes out and puts in, as there is no type for it."""
    for inline in content:
        match inline:
            case Deleted(inner):
                yield from (Words("[-"), *inner, Words("-]"))
            case Inserted(inner):
                yield from (Words("{+"), *inner, Words("+}"))
            case _:
                yield inline


def _masthead(block: Masthead, room: int) -> Iterator[str]:
    """Two lines, of which the first is underlined, or the last where there are further bodies; each with one part at
    its start and another at its end."""
    if block.organisation:
        yield from lines("".join(run.text for run in on_one_line(block.organisation)), room)
    for at, (start, end) in enumerate(((block.body, block.reference), (block.others, block.status))):
        first, last = ("".join(run.text for run in on_one_line(part)) for part in (start, end))
        gap = room - width(first) - width(last)
        if first and last and gap < 2:
            yield from (*lines(first, room), *lines(last, room))
        elif first or last:
            yield f"{first}{' ' * gap if last else ''}{last}"
        if at == (1 if block.others else 0) and (first or last):
            yield "=" * room
    for part in (block.distribution, block.original):
        if part:
            yield from lines("".join(run.text for run in on_one_line(part)), room)


def _hung(mark: str, content: tuple[Inline, ...], room: int, behind: str = "") -> Iterator[str]:
    """A paragraph's lines behind a mark, and those after the first further in."""
    for at, line in enumerate(paragraph(content, room - max(len(mark), len(behind)))):
        yield f"{(mark if at == 0 else behind or ' ' * len(mark))}{line}"


def _contents(block: Contents, document: Document) -> str:
    """The headings, as deep as they are."""
    found = [
        _item("  " * depth, (Words("".join(run.text for run in on_one_line(heading.entry))),), COLUMNS)
        for depth, heading in contents(document.blocks)
    ]
    title = list(_heading(2, visible(block.title)))
    return "\n".join([*title, "", *found] if title else found) if found else ""


def _heading(level: int, words: str) -> Iterator[str]:
    if words:
        wrapped = list(lines(words, COLUMNS))
        yield from wrapped
        if level in UNDERLINES:
            yield UNDERLINES[level] * min(COLUMNS, max(map(width, wrapped)))


def _item(mark: str, content: tuple[Inline, ...], room: int, inside: tuple[Block, ...] = ()) -> str:
    """A list item; its later lines, and what it has below them, stand below its first word."""
    within = room - len(mark)
    words, more = "\n".join(paragraph(content, within)), _blocks(inside, within)
    between = "" if not (words and more) else "\n" if isinstance(inside[0], Listing) else "\n\n"
    lines = f"{mark}{BELOW.sub(' ' * len(mark), words + between + more)}"
    return "\n".join(line.rstrip() for line in lines.split("\n"))


BELOW = re.compile(r"(?<=\n)")
