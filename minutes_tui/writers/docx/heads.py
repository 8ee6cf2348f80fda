"""The head of the first page as DOCX, and the places to sign: lines and tables in which words face each other."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Protocol

from docx.oxml.ns import qn
from msgspec.structs import replace

from minutes_tui.model.document import Cell, Document, Masthead, Signature
from minutes_tui.writers.docx.elements import Element, add_property, element, text
from minutes_tui.writers.docx.word_base import HEAD_STYLE, ink
from minutes_tui.writers.forms import (
    CAPTIONS_APART,
    ENDS_KEPT,
    LONGEST_LINE,
    MOST_IN_A_CELL,
    ROOM_AROUND_LABEL,
    faces,
    masthead_lines,
)
from minutes_tui.writers.runs import Run, on_one_line, unbroken
from minutes_tui.writers.table_widths import extent
from minutes_tui.writers.xml_text import lawful

BESIDE = 2608
"""Twentieths of a point for what stands beside the bodies, under the symbol."""
GUTTER = 680
"""Twentieths of a point between two places to sign."""


class Setter(Protocol):
    """What sets the words of a page."""

    document: Document
    styles: dict[str, str]
    width: int
    letter: int

    @property
    def measure(self) -> int: ...
    @property
    def is_rtl(self) -> bool: ...
    def paragraph(self, style: str, children: Iterable[Element], *properties: Element) -> Element: ...
    def runs(self, found: list[Run]) -> Iterator[Element]: ...
    def named(self, style: str, words: str) -> Element: ...


def masthead(page: Setter, block: Masthead) -> Iterator[Element]:
    """Two lines over the measure, each with one part at its start and another at its end, or the form that the
    layout names."""
    layout = page.document.layout
    layout = replace(layout, masthead="rule") if layout.template else layout
    if layout.masthead == "symbol":
        yield from _under_symbol(page, block)
        return
    for line in masthead_lines(block, layout):
        if layout.masthead == "centred":
            at_end = [element("w:jc", val="right")] if line.is_mark else []
            rule = [ruled(page, 7, 6)] if line.is_last else []
            yield page.paragraph(line.style, page.runs(on_one_line(line.start)), *at_end, *rule)
        else:
            yield _facing(page, line.style, line.start, line.end)


def right_stop(page: Setter) -> Element:
    return element("w:tabs", element("w:tab", val="right", pos=page.width))  # from the margin, wherever the line begins


def grid_rules(page: Setter) -> Element:
    """The rules of a head in four columns."""
    rules = (("top", 6), ("bottom", 6), ("insideH", 2))
    color = ink(page.document.layout)
    return element(
        "w:tblBorders", *(element(f"w:{side}", val="single", sz=sz, space=0, color=color) for side, sz in rules)
    )


def _facing(page: Setter, style: str, start: Cell, end: Cell, *properties: Element) -> Element:
    """A line with words at its start and at its end."""
    said = on_one_line(end) if style == "Minutes Status" else unbroken(on_one_line(end))
    is_beside = faces(start, end, style, page.measure / page.letter)
    first, last = list(page.runs(on_one_line(start))), list(page.runs(said))
    below = [] if is_beside or not first else [element("w:r", element("w:br"))]
    tab = [*below, element("w:r", element("w:tab"))] if last else []
    return page.paragraph(style, [*first, *tab, *last], right_stop(page), *properties)


def ruled(page: Setter, eighths: int, space: int, side: str = "bottom") -> Element:
    """A rule below a paragraph, or at another side."""
    color = ink(page.document.layout)
    return element("w:pBdr", element(f"w:{side}", val="single", sz=eighths, space=space, color=color))


def _under_symbol(page: Setter, block: Masthead) -> Iterator[Element]:
    """The organisation and the symbol over a rule; below it the bodies, and beside them to whom it goes and where it
    stands."""
    if block.organisation or block.reference:
        yield _facing(page, "Minutes Organisation", block.organisation, block.reference, ruled(page, 5, 3))
    bodies = [page.paragraph("Minutes Masthead", page.runs(on_one_line(part)))
              for part in (block.body, block.others) if part]  # fmt: skip
    about = [page.paragraph("Table Text", page.runs(on_one_line(part)))
             for part in (block.distribution, block.original, block.status) if part]  # fmt: skip
    if bodies or about:
        below = element(
            "w:tblBorders", element("w:bottom", val="single", sz=13, space=0, color=ink(page.document.layout))
        )
        yield _side_by_side(page, [[bodies, about]], (page.measure - BESIDE, BESIDE), below)
        yield page.paragraph("Table Text", ())


def _side_by_side(
    page: Setter, rows: list[list[list[Element]]], widths: tuple[int, ...], *properties: Element
) -> Element:
    """A table without rules but those given, whose rows stay whole: each a list of cells, and a cell its paragraphs."""
    indent = page.measure - sum(widths)
    made = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=page.styles[HEAD_STYLE]),
            *([element("w:bidiVisual")] if page.is_rtl else []),
            element("w:tblW", w=sum(widths), type="dxa"),
            *([element("w:tblInd", w=indent, type="dxa")] if indent else []),
            *properties,
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *(element(f"w:{edge}", w=0, type="dxa") for edge in ("left", "right"))),
            element("w:tblLook", val="0400", firstRow="0", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0",
                    noVBand="1"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths)),
    )  # fmt: skip
    for row in rows:
        cells = (
            element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                    *(cell or [page.paragraph("Table Text", ())]))
            for cell, width in zip(row, widths, strict=True)
        )  # fmt: skip
        made.append(element("w:tr", element("w:trPr", element("w:cantSplit")), *cells))
    return made


def signatures(page: Setter, places: list[Signature]) -> Element:
    """Places to sign, two abreast where their captions have room, on one page together."""
    half = (page.measure - GUTTER) // 2
    captions = max(extent(f"{each.place}{each.caption}") + CAPTIONS_APART for each in places)
    abreast = 2 if captions * page.letter <= half else 1
    widths = (half, GUTTER, half) if abreast == 2 else (page.measure,)
    rows = []
    if abreast == 1 and len(places) <= MOST_IN_A_CELL:  # in columns an office parts a table between its rows
        below = [made for at, each in enumerate(places, 1) for made in _place(page, each, widths[0], at == len(places))]
        return _side_by_side(page, [[below]], widths)
    for at in range(0, len(places), abreast):
        is_last = at + abreast >= len(places)
        cells = [_place(page, each, widths[0], is_last) for each in places[at : at + abreast]]
        if abreast == 2:
            second = cells[1] if len(cells) == 2 else _place(page, None, half, is_last)
            cells = [cells[0], [page.paragraph("Signature", ())], second]
        rows.append(cells)
    return _side_by_side(page, rows, widths)


def keep_what_is_before(table: Element) -> None:
    """Have the words before a table on its page: a paragraph, the last lines of a list, or the last two rows of a
    table, also where no more than a line or two is between."""
    before, count = table.getprevious(), 0
    while before is not None and before.tag == qn("w:p"):
        is_empty = before.find(qn("w:r")) is None
        is_line = len("".join(each.text or "" for each in before.iter(qn("w:t")))) < LONGEST_LINE
        if not is_empty and count and not (is_line and count < ENDS_KEPT):
            return
        add_property(before, element("w:keepNext"))
        count += ENDS_KEPT if not is_line else not is_empty
        before = before.getprevious()
    if before is None or count >= ENDS_KEPT:
        return
    rows = before.findall(qn("w:tr"))
    for row in rows[-2:]:
        for each in row.iter(qn("w:p")):
            add_property(each, element("w:keepNext"))
    for mark in rows[0].iter(qn("w:cantSplit")) if len(rows) == 1 else ():
        rows[0].trPr.remove(mark)  # LibreOffice takes no only row along that may not be parted; its words stay together


def _place(page: Setter, block: Signature | None, width: int, is_last: bool) -> list[Element]:
    """Room and a rule to sign on, and who signs below it."""
    if not block:
        return [page.paragraph("Signature", ())]
    kept = [element("w:keepNext")]
    label = [page.named("Lead", block.label)] if block.label.strip() else []
    above, below = ROOM_AROUND_LABEL if label else (sum(ROOM_AROUND_LABEL), 0)
    room = element("w:spacing", before=above * 20, after=below * 20)
    made = [page.paragraph("Signature", label, *map(copy, kept), room)]
    rule = [element("w:pBdr", element("w:top", val="single", sz=4, space=4, color="auto"))]
    if block.place or block.caption:
        stop = element("w:tabs", element("w:tab", val="right", pos=width))
        captions = [page.named("Block Tail", block.place), element("w:r", element("w:tab"))]
        captions.append(page.named("Block Tail", block.caption))
        made.append(page.paragraph("Signature", captions, *map(copy, kept), *rule, stop))
        rule = []
    said = text("\n".join(map(lawful, block.lines)), is_rtl=page.is_rtl)
    made.append(page.paragraph("Signature", [said], *rule, *([] if is_last else kept)))
    return made
