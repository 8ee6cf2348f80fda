"""A document as CommonMark that gives back its very words. Its blocks; `commonmark` has the line within them."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import assert_never

from msgspec.structs import replace

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Contents,
    Document,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Link,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Side,
    Signature,
    Strong,
    Table,
    Words,
    lowered,
    unpaged,
    visible,
)
from minutes_tui.writers.anchors import on_forges
from minutes_tui.writers.commonmark import Ends, cell_source, heading_source, line_source, source
from minutes_tui.writers.forms import in_letters, in_order, masthead_first, with_numbers_in_lines
from minutes_tui.writers.runs import contents, marked, on_one_page

SIGN_HERE = Words("_" * 40)
HIGHEST = 999_999_999
"""The highest number that begins a list in CommonMark."""

RULE, AT_START, WITHIN = "---", "***", "___"
"""A rule between paragraphs; at the start of a file, where dashes begin what is about the file; and as all that a list
item has, where dashes and stars would make one rule with the item's own mark."""
RULES: dict[Side, str] = {"start": "---", "center": ":-:", "end": "--:"}
CHECKBOX = re.compile(r"\A\[[ xX]\](?=\s|\Z)")
"""What GitHub takes for one at the start of a list item."""


def write(document: Document, ends: Ends | None = None) -> str:
    """The document's source, with a newline at its end. Its tables are GitHub's. With `ends`, which finds the blanks
    between sentences, each sentence of a text begins a line."""
    document = with_numbers_in_lines(document)
    written = _blocks(on_one_page(masthead_first(document)), document, ends) + "\n"
    return written.replace(RULE, AT_START, 1) if written.startswith(f"{RULE}\n") else written


def _blocks(blocks: Iterable[Block], document: Document, ends: Ends | None) -> str:
    """Blocks with a blank line between them."""
    parts: list[str] = []
    before: Block | None = None
    was_other = False
    for block in blocks:
        is_other = _go_together(before, block) and not was_other
        part = _block(block, is_other, document, ends)
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


def _block(block: Block, is_other: bool, document: Document, ends: Ends | None) -> str:
    """A block's source, "" where it has no words. `is_other` asks for a list's other mark, so that two stay two."""
    match block:
        case Heading(level):
            line = heading_source(block.whole)
            return f"{'#' * min(level, 6)} {line}" if line else ""
        case Paragraph(content, role=role):
            number = marked(block)
            content = _as(role, content)
            before = (Strong((Words(number),)), Words(" ")) if number else ()
            line = source((*before, *content) if content else before[:1], ends)
            return f"---\n\n{line}" if role == "day" and line else line
        case Listing(is_lettered=True):
            return _lettered(block, document, ends)
        case Listing(ordered=ordered, start=start):
            behind = max(0, min(start, HIGHEST)) - start
            items = ((_mark(number + behind, ordered, is_other), content, inside)
                     for number, content, inside in block.entries)  # fmt: skip
            return "\n".join(
                _item(mark, source(content, ends), inside, document, ends) for mark, content, inside in items
            )
        case Quotation(content):
            lines = _blocks(content, document, ends).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines) if any(lines) else ""
        case Code(_, language):
            return _fenced(block.lines, visible(language))
        case Table() if block.is_columns:
            return "\n\n".join(line for stack in block.stacks() for cell in stack if (line := source(cell)))
        case Table(role="agenda"):
            return _agenda(unpaged(block), on_forges(document.blocks))
        case Table():
            return _table(unpaged(block), on_forges(document.blocks) if block.role == "register" else {})
        case Figure():
            return _blocks(lowered(block), document, ends)
        case Gap():
            return ""
        case Rule():
            return RULE
        case Signature():
            return source(_signature(block))
        case Masthead():
            parts = [((Strong(part),) if part is block.body else part) for part in block.parts]
            return source(tuple(chain.from_iterable((LineBreak(), *part) for part in parts))[1:])
        case Case():
            return _case(in_order(block, document.layout), document, ends)
        case Contents():
            return _contents(block, document)
        case Passage():
            raise AssertionError("a passage is its blocks")
        case _:
            assert_never(block)


def _as(role: str, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A paragraph's content in the type that goes with what it is."""
    if not content:
        return content
    return (Emphasis(content),) if role == "event" else (Strong(content),) if role in ("day", "kind") else content


def _case(block: Block, document: Document, ends: Ends | None) -> str:
    """A case as a quotation, an amendment as one in another; an action is a paragraph. What follows the lead at once
    is in its line, the tail in a line of its own."""
    assert isinstance(block, Case)
    first, *others = lowered(block)
    assert isinstance(first, Paragraph)
    ballots = [block.ballots] if block.ballots and block.ballots.rows else []
    within = [each for each in others if each is not block.ballots]
    if block.foot and within[0] == Paragraph(block.foot):
        first = replace(first, content=(*first.content, LineBreak(), *block.foot))
        within = within[1:]
    lines = _blocks([first, *within, *ballots], document, ends)
    mark = {"action": "", "amendment": "> > "}.get(block.kind, "> ")
    return "\n".join(f"{mark}{line}".rstrip() for line in lines.split("\n")) if mark and lines else lines


def _table(block: Table, places: Mapping[str, str]) -> str:
    """A table of GitHub's. Rows that are about those below them are in strong or slanted type. `places` are those that
    its links lead to."""
    if not block.head or (not block.rows and block.role):
        return ""
    styles: dict[str, type[Strong] | type[Emphasis]] = {"group": Strong, "label": Emphasis}
    styles |= {"sub": Emphasis} if block.role == "ballots" else {}
    rows = [
        tuple((styles[mark](cell),) if cell and at == 0 and mark in styles else cell for at, cell in enumerate(row))
        for mark, row in block.marked_rows
    ]
    rule = "".join(f" {RULES[block.side(at)]} |" for at in range(len(block.head)))
    return "\n".join([_row(block.head, places), f"|{rule}", *(_row(row, places) for row in rows)])


DEPTHS = {"sub": 1, "subsub": 2}
"""How deep a row of the agenda stands below the item that it is part of."""


def _agenda(block: Table, places: Mapping[str, str]) -> str:
    """The agenda as a table, or, where no number says which item is part of which, as a list in which these stand
    below that."""
    first = [inline for row in block.rows for inline in row[0][:1]]
    if not block.rows or (len(block.head) > 1 and not any(isinstance(inline, Link) for inline in first)):
        return _table(block, places)
    lines = []
    for mark, (title, *behind) in block.marked_rows:
        beside = [inline for cell in behind if cell for inline in (Words(" ("), *cell, Words(")"))]
        lines.append("  " * DEPTHS.get(mark, 0) + _item("-", line_source((*title, *beside), places)))
    return "\n".join(lines)


def _row(cells: tuple[Cell, ...], places: Mapping[str, str]) -> str:
    return "| " + " | ".join(_cell(cell, places) for cell in cells) + " |"


def _cell(cell: Cell, places: Mapping[str, str]) -> str:
    """A cell with its line breaks, for which a table of GitHub's has the tag of HTML alone."""
    lines: list[list[Inline]] = [[]]
    for inline in cell:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return "<br>".join(filter(None, (cell_source(tuple(line), places) for line in lines)))


def _contents(block: Contents, document: Document) -> str:
    """A heading and a list of the headings, as deep as they are; links would need anchors, which have no standard."""
    found = [(depth, line_source(heading.entry)) for depth, heading in contents(document.blocks)]
    lines = [f"{'  ' * depth}{_item('-', line)}" for depth, line in found]
    title = heading_source((Words(block.title),))
    return "\n".join([f"## {title}\n", *lines] if title else lines) if lines else ""


def _lettered(block: Listing, document: Document, ends: Ends | None) -> str:
    """A list with letters, which Markdown has none of: lines that begin with these."""
    found = ""
    for number, content, inside in block.entries:
        between = "" if not found else "\n\n" if found.endswith("\n\n") else "\\\n"
        found = f"{found.rstrip(chr(10))}{between}{in_letters(number)} {source(content, ends)}"
        more = _blocks(inside, document, ends)
        found += f"\n\n{more}\n\n" if more else ""
    return found.rstrip("\n")


def _mark(number: int, ordered: bool, is_other: bool) -> str:
    if ordered:
        return f"{number}{')' if is_other else '.'}"
    return "*" if is_other else "-"


def _item(
    mark: str,
    line: str,
    inside: tuple[Block, ...] = (),
    document: Document | None = None,
    ends: Ends | None = None,
) -> str:
    """A list item; its later lines, and what it has below them, stand below its first word."""
    lines = CHECKBOX.sub(r"\\\g<0>", line)
    more = _blocks(inside, document, ends) if document else ""
    if not lines and inside and isinstance(inside[0], Rule):
        more = more.replace(RULE, WITHIN, 1)
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


def _signature(block: Signature) -> tuple[Inline, ...]:
    content: tuple[Inline, ...] = (Strong((Words(block.label),)), LineBreak()) if block.label.strip() else ()
    captions = " / ".join(filter(None, (block.place, block.caption)))
    content += (SIGN_HERE,)
    for line in (captions, *block.lines):
        if line.strip():
            content += (LineBreak(), Words(line))
    return content
