"""A document as plain text of lines that a mail keeps: nothing in it is markup, and emphasis is no more than words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

from minutes_tui.document import (
    Block,
    Contents,
    Document,
    Gap,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Passage,
    Signature,
    Table,
    flat,
    visible,
)
from minutes_tui.writers.runs import on_one_line, trimmed

COLUMNS = 78
UNDERLINES = {1: "=", 2: "-"}
"""By a heading's level; those below have none."""

SIGN_HERE = "_" * 40


def write(document: Document) -> str:
    """The document's text, with a newline at its end."""
    parts = (_block(block) for block in flat(document.blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    """A block's text, "" where it has no words."""
    match block:
        case Heading(level, content):
            return "\n".join(_heading(level, "".join(run.text for run in on_one_line(content))))
        case Paragraph(content):
            return "\n".join(_paragraph(content, COLUMNS))
        case Listing(items, ordered, start):
            marks = [f"{number}. " if ordered else "- " for number in range(start, start + len(items))]
            return "\n".join(map(_item, marks, items))
        case Gap():
            return ""
        case Signature(name, role):
            return "\n".join([SIGN_HERE, *(visible(line) for line in (name, role) if line.strip())])
        case Table(head, rows):
            lines = ("  ".join("".join(run.text for run in on_one_line(cell)) for cell in row) for row in (head, *rows))
            return "\n".join(line.rstrip() for line in lines).strip("\n")
        case Contents() | Passage():
            return ""
        case _:
            assert_never(block)


def _heading(level: int, words: str) -> Iterator[str]:
    if words:
        lines = list(_lines(words, COLUMNS))
        yield from lines
        if level in UNDERLINES:
            yield UNDERLINES[level] * min(COLUMNS, max(map(width, lines)))


def _item(mark: str, content: tuple[Inline, ...]) -> str:
    """A list item; its later lines stand below its first word."""
    lines = _paragraph(content, COLUMNS - len(mark))
    return (mark + ("\n" + " " * len(mark)).join(lines)).rstrip()


def _paragraph(content: tuple[Inline, ...], room: int) -> Iterator[str]:
    words = "".join(run.text for run in trimmed(content))
    if words:
        for line in words.split("\n"):
            yield from _lines(line, room)


def _lines(text: str, room: int) -> Iterator[str]:
    """A line in lines that fit, broken at spaces and beside wide characters; a word too long for any stays whole."""
    line, filled, gap = "", 0, ""
    for piece in _pieces(text):
        if piece[0] == " ":
            gap = piece
            continue
        across = width(piece)
        if filled and filled + len(gap) + across > room:
            yield line
            line, filled = piece, across
        else:
            line, filled = line + gap + piece, filled + len(gap) + across
        gap = ""
    yield line


def _pieces(text: str) -> Iterator[str]:
    """Spaces, and what may not be broken between them."""
    for found in re.finditer(r" +|[^ ]+", text):
        start = found.start()
        for at in range(start + 1, found.end()) if not found[0].isascii() else ():
            if _breaks(text[at - 1], text[at]):
                yield text[start:at]
                start = at
        yield text[start : found.end()]


def _breaks(before: str, behind: str) -> bool:
    """Whether a line may end between two characters that have no space between them."""
    if width(before) < 2 and width(behind) < 2:
        return False
    opens = unicodedata.category(before) in ("Ps", "Pi")
    clings = unicodedata.category(behind) in ("Pe", "Pf", "Po", "Lm") or not width(behind)
    return not opens and not clings


def width(text: str) -> int:
    """Columns that a text takes where each character has its own: two for wide ones, none for those that combine."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
