"""A document as plain text of lines that a mail keeps: nothing in it is markup, and emphasis is no more than words."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from minutes_tui.model.document import (
    Block,
    Case,
    Code,
    Contents,
    Document,
    Gap,
    Heading,
    Inline,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Signature,
    Table,
    Words,
    visible,
)
from minutes_tui.writers import columns
from minutes_tui.writers.runs import contents, marked, on_one_line, on_one_page
from minutes_tui.writers.wrapping import lines, paragraph, width

COLUMNS = 78
UNDERLINES = {1: "=", 2: "-"}
"""By a heading's level; those below have none."""

SIGN_HERE = "_" * 40


def write(document: Document) -> str:
    """The document's text, with a newline at its end."""
    parts = (
        _contents(block, document) if isinstance(block, Contents) else _block(block) for block in on_one_page(document)
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block], room: int) -> str:
    """Blocks with a blank line between them; a list stands right below the words of an item."""
    return "\n\n".join(filter(None, (_block(block, room) for block in blocks)))


def _indented(text: str, before: str) -> str:
    """Lines, each behind the same."""
    return "\n".join(f"{before}{line}".rstrip() for line in text.split("\n")) if text else ""


def _block(block: Block, room: int = COLUMNS) -> str:
    """A block's text in lines that fit, "" where it has no words."""
    match block:
        case Heading(level, content):
            return "\n".join(_heading(level, "".join(run.text for run in on_one_line(content))))
        case Paragraph(content):
            number = marked(block)
            return "\n".join(paragraph((Words(f"{number}  "), *content) if number else content, room))
        case Listing(ordered=ordered):
            return "\n".join(_item(f"{number}. " if ordered else "- ", content, room, inside)
                             for number, content, inside in block.entries)  # fmt: skip
        case Quotation(content):
            return _indented(_blocks(content, room - 2), "> ")
        case Code():
            return _indented("\n".join(block.lines), "    ")
        case Table():
            return "\n".join(columns.drawn(block, room))
        case Gap():
            return ""
        case Signature(name, role):
            return "\n".join([SIGN_HERE, *(visible(line) for line in (name, role) if line.strip())])
        case Contents() | Passage() | Masthead() | Case():
            raise AssertionError("a passage is its blocks, and contents need the whole document")
        case _:
            assert_never(block)


def _contents(block: Contents, document: Document) -> str:
    """The headings, as deep as they are."""
    found = [
        _item("  " * depth, (Words("".join(run.text for run in on_one_line(heading.content))),), COLUMNS)
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
