"""A document as CommonMark that gives back its very words. Its blocks; `commonmark` has the line within them."""

import re
from typing import assert_never

from minutes_tui.document import (
    Block,
    Cell,
    Contents,
    Document,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Passage,
    Signature,
    Strong,
    Table,
    Words,
)
from minutes_tui.writers.commonmark import cell_source, heading_source, line_source, source
from minutes_tui.writers.runs import contents, marked, on_one_page

SIGN_HERE = Words("_" * 40)
HIGHEST = 999_999_999
"""The highest number that begins a list in CommonMark."""

CHECKBOX = re.compile(r"\A\[[ xX]\](?=\s|\Z)")
"""What GitHub takes for one at the start of a list item."""


def write(document: Document) -> str:
    """The document's source, with a newline at its end. Its tables are GitHub's."""
    parts: list[str] = []
    before: Block | None = None
    was_other = False
    for block in on_one_page(document):
        is_other = _go_together(before, block) and not was_other
        part = _contents(block, document) if isinstance(block, Contents) else _block(block, is_other)
        if part:
            parts.append(part)
            before, was_other = block, is_other
    return "\n\n".join(parts) + "\n"


def _go_together(before: Block | None, block: Block) -> bool:
    """Whether two blocks are lists that would be one if their items had the same mark."""
    if not isinstance(block, Listing):
        return False
    if isinstance(before, Contents):
        return not block.ordered
    return isinstance(before, Listing) and before.ordered == block.ordered


def _block(block: Block, is_other: bool) -> str:
    """A block's source, "" where it has no words. `is_other` asks for a list's other mark, so that two stay two."""
    match block:
        case Heading(level, content):
            line = heading_source(content)
            return f"{'#' * min(level, 6)} {line}" if line else ""
        case Paragraph(content):
            number = marked(block)
            return source((Strong((Words(number),)), Words(" "), *content) if number else content)
        case Listing(items, ordered, start):
            first = max(0, min(start, HIGHEST))
            marks = [_mark(number, ordered, is_other) for number in range(first, first + len(items))]
            return "\n".join(map(_item, marks, map(source, items)))
        case Table() if not block.has_head:
            return "\n\n".join(line for stack in block.stacks() for cell in stack if (line := source(cell)))
        case Table(head, rows):
            return "\n".join([_row(head), f"|{' --- |' * len(head)}", *map(_row, rows)]) if head else ""
        case Gap():
            return ""
        case Signature(name, role):
            return source(_signature(name, role))
        case Contents() | Passage():
            raise AssertionError("a passage is its blocks, and contents need the whole document")
        case _:
            assert_never(block)


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(map(cell_source, cells)) + " |"


def _contents(block: Contents, document: Document) -> str:
    """A heading and a list of the headings, as deep as they are; links would need anchors, which have no standard."""
    lines = [
        f"{'  ' * depth}{_item('-', line_source(heading.content))}" for depth, heading in contents(document.blocks)
    ]
    title = heading_source((Words(block.title),))
    return "\n".join([f"## {title}\n", *lines] if title else lines) if lines else ""


def _mark(number: int, ordered: bool, is_other: bool) -> str:
    if ordered:
        return f"{number}{')' if is_other else '.'}"
    return "*" if is_other else "-"


def _item(mark: str, line: str) -> str:
    """A list item; its later lines stand below its first word."""
    lines = CHECKBOX.sub(r"\\\g<0>", line).replace("\n", "\n" + " " * (len(mark) + 1))
    return f"{mark} {lines}" if lines else mark


def _signature(name: str, role: str) -> tuple[Inline, ...]:
    content: tuple[Inline, ...] = (SIGN_HERE,)
    for line in (name, role):
        if line.strip():
            content += (LineBreak(), Words(line))
    return content
