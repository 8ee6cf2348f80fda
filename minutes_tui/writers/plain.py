"""A document as plain text of lines that a mail keeps: nothing in it is markup, and emphasis is no more than words."""

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


def _block(block: Block) -> str:
    """A block's text, "" where it has no words."""
    match block:
        case Heading(level, content):
            return "\n".join(_heading(level, "".join(run.text for run in on_one_line(content))))
        case Paragraph(content):
            number = marked(block)
            return "\n".join(paragraph((Words(f"{number}  "), *content) if number else content, COLUMNS))
        case Listing(items, ordered, start):
            marks = [f"{number}. " if ordered else "- " for number in range(start, start + len(items))]
            return "\n".join(map(_item, marks, items))
        case Table():
            return "\n".join(columns.drawn(block, COLUMNS))
        case Gap():
            return ""
        case Signature(name, role):
            return "\n".join([SIGN_HERE, *(visible(line) for line in (name, role) if line.strip())])
        case Contents() | Passage():
            raise AssertionError("a passage is its blocks, and contents need the whole document")
        case _:
            assert_never(block)


def _contents(block: Contents, document: Document) -> str:
    """The headings, as deep as they are."""
    found = [
        _item("  " * depth, (Words("".join(run.text for run in on_one_line(heading.content))),))
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


def _item(mark: str, content: tuple[Inline, ...]) -> str:
    """A list item; its later lines stand below its first word."""
    wrapped = paragraph(content, COLUMNS - len(mark))
    return (mark + ("\n" + " " * len(mark)).join(wrapped)).rstrip()
