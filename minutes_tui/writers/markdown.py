"""A document as CommonMark that gives back its very words. Its blocks; `commonmark` has the line within them."""

import re
from collections.abc import Iterable
from typing import assert_never

from minutes_tui.model.document import (
    Block,
    Cell,
    Code,
    Contents,
    Document,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Passage,
    Quotation,
    Side,
    Signature,
    Strong,
    Table,
    Words,
    visible,
)
from minutes_tui.writers.commonmark import cell_source, heading_source, line_source, source
from minutes_tui.writers.runs import contents, marked, on_one_page

SIGN_HERE = Words("_" * 40)
HIGHEST = 999_999_999
"""The highest number that begins a list in CommonMark."""

RULES: dict[Side, str] = {"start": "---", "center": ":-:", "end": "--:"}
CHECKBOX = re.compile(r"\A\[[ xX]\](?=\s|\Z)")
"""What GitHub takes for one at the start of a list item."""


def write(document: Document) -> str:
    """The document's source, with a newline at its end. Its tables are GitHub's."""
    return _blocks(on_one_page(document), document) + "\n"


def _blocks(blocks: Iterable[Block], document: Document) -> str:
    """Blocks with a blank line between them."""
    parts: list[str] = []
    before: Block | None = None
    was_other = False
    for block in blocks:
        is_other = _go_together(before, block) and not was_other
        part = _block(block, is_other, document)
        if part:
            parts.append(part)
            before, was_other = block, is_other
    return "\n\n".join(parts)


def _go_together(before: Block | None, block: Block) -> bool:
    """Whether two blocks are lists that would be one if their items had the same mark."""
    if not isinstance(block, Listing):
        return False
    if isinstance(before, Contents):
        return not block.ordered
    return isinstance(before, Listing) and before.ordered == block.ordered


def _block(block: Block, is_other: bool, document: Document) -> str:
    """A block's source, "" where it has no words. `is_other` asks for a list's other mark, so that two stay two."""
    match block:
        case Heading(level, content):
            line = heading_source(content)
            return f"{'#' * min(level, 6)} {line}" if line else ""
        case Paragraph(content):
            number = marked(block)
            return source((Strong((Words(number),)), Words(" "), *content) if number else content)
        case Listing(ordered=ordered, start=start):
            behind = max(0, min(start, HIGHEST)) - start
            items = ((_mark(number + behind, ordered, is_other), content, inside)
                     for number, content, inside in block.entries)  # fmt: skip
            return "\n".join(_item(mark, source(content), inside, document) for mark, content, inside in items)
        case Quotation(content):
            lines = _blocks(content, document).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines) if any(lines) else ""
        case Code(_, language):
            return _fenced(block.lines, visible(language))
        case Table() if not block.has_head:
            return "\n\n".join(line for stack in block.stacks() for cell in stack if (line := source(cell)))
        case Table(head, rows):
            rule = "".join(f" {RULES[block.side(at)]} |" for at in range(len(head)))
            return "\n".join([_row(head), f"|{rule}", *map(_row, rows)]) if head else ""
        case Gap():
            return ""
        case Signature(name, role):
            return source(_signature(name, role))
        case Contents():
            return _contents(block, document)
        case Passage():
            raise AssertionError("a passage is its blocks")
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


def _item(mark: str, line: str, inside: tuple[Block, ...] = (), document: Document | None = None) -> str:
    """A list item; its later lines, and what it has below them, stand below its first word."""
    lines = CHECKBOX.sub(r"\\\g<0>", line)
    more = _blocks(inside, document) if document else ""
    if lines and more:
        lines += ("\n" if _goes_on(inside[0]) else "\n\n") + more
    lines = BELOW.sub("\n" + " " * (len(mark) + 1), lines or more)
    return f"{mark} {lines}" if lines else mark


BELOW = re.compile(r"\n(?!\n|\Z)")


def _goes_on(block: Block) -> bool:
    """Whether a block may follow words without a blank line between them."""
    if not isinstance(block, Listing) or not block.items or (block.ordered and block.start != 1):
        return False
    return bool(source(block.items[0]))


def _fenced(lines: list[str], language: str) -> str:
    """Code between lines of backticks that are more than any that it has."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in TICKS.findall("\n".join(lines))), default=0))
    return "\n".join([f"{fence}{language}", *lines, fence])


TICKS = re.compile("`+")


def _signature(name: str, role: str) -> tuple[Inline, ...]:
    content: tuple[Inline, ...] = (SIGN_HERE,)
    for line in (name, role):
        if line.strip():
            content += (LineBreak(), Words(line))
    return content
