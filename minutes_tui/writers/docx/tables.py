"""The tables of a DOCX file: those of a text, and those that a page has of its own."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Protocol

from docx.oxml.ns import qn

from minutes_tui.model.document import Cell, PageNumber, Side, Table
from minutes_tui.writers.docx import heads
from minutes_tui.writers.docx.elements import Element, add_property, element, field, text
from minutes_tui.writers.docx.heads import grid_rules
from minutes_tui.writers.docx.page_setup import COLUMN_GAP
from minutes_tui.writers.docx.word_base import HEAD_STYLE, ROSTER_STYLE, TABLE_STYLE
from minutes_tui.writers.forms import is_parted, rows_of_columns, stays_with_next
from minutes_tui.writers.line_ends import in_a_cell
from minutes_tui.writers.offices.over_columns import over_columns
from minutes_tui.writers.runs import runs as runs_of
from minutes_tui.writers.runs import trimmed
from minutes_tui.writers.table_widths import (
    BOLD,
    BallotColumns,
    Fit,
    depth,
    fit,
    head_widths,
    is_behind_figures,
    label_width,
    room_for_a_word,
    spanned,
    spans,
    with_pages_at_the_end,
)

BESIDE_EDGE = 15
"""Twentieths of a point, for each point of a rule's width, by which the edge of a table stands further out than the
same rule beside a paragraph: offices have it outside or upon the edge."""
GROUP_RULE = element("w:tcBorders", element("w:top", val="single", sz=2, space=0, color="787878"))
"""Between the people of two bodies."""
ROOM_TO_SIGN = 567
"""Twentieths of a point of a row in which somebody signs."""
SUB = 170
"""Twentieths of a point by which an item below another is set in, in the agenda."""
BEHIND_FIGURES = 113
"""Twentieths of a point by which words right behind a column of figures are set in."""
CELL_MARGINS = 140
"""Twentieths of a point at both sides of a cell's words, as the style of tables has them."""


class Setter(heads.Setter, Protocol):
    """What sets the words of a page."""

    ballots: BallotColumns
    is_in_column: bool
    width: int
    over_columns: list[Element]
    bookmarks: dict[str, str]
    looks: dict[str, tuple[Element, ...]]


def formal_table(page: Setter, block: Table, indent: int, case: str) -> Element:
    """A table of the page's own, with no rules but those of its style: a head, an agenda, a roster, ballots."""
    block = with_pages_at_the_end(block)
    edges = [each for look_ in page.looks.get(case, ()) if look_.tag == qn("w:pBdr") for each in look_]
    is_framed = len(edges) > 1
    columns = _formal_fit(page, block, page.width - indent * (2 if is_framed else 1))  # a frame is set in at both sides
    widths = list(map(int, columns.widths))
    bar = [copy(each) for each in edges if each.tag != qn("w:top")]
    for each in bar if not is_framed else ():
        each.tag = qn("w:left")  # of a table, where its rows begin
    outside = int(edges[0].get(qn("w:space"), "0")) * 20 if bar else 0  # where Word draws a paragraph's border
    if edges:
        outside += int(edges[0].get(qn("w:sz"))) * BESIDE_EDGE // 8
    widths[0] += outside
    widths[-1] += outside if is_framed else 0
    style = ROSTER_STYLE if block.role == "roster" else HEAD_STYLE
    look = element("w:tblLook", val="0420" if block.has_head else "0400", firstRow=int(block.has_head), lastRow="0",
                   firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")  # fmt: skip
    for each in bar:
        each.set(qn("w:space"), "0")
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=page.styles[style]),
        *([element("w:bidiVisual")] if page.is_rtl else []),
        element("w:tblW", w=sum(widths), type="dxa"),
        *([element("w:tblInd", w=indent - outside, type="dxa")] if indent or bar else []),
        *([element("w:tblBorders", *bar)] if bar else [grid_rules(page)] if _is_grid(page, block) else []),
        element("w:tblLayout", type="fixed"),
        look,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    head = [_row(page, block.head, block, widths, columns.style, is_head=True)] if block.has_head else []
    rows = [_formal_row(page, mark, row, block, widths, columns.style, outside, is_further=at > 0)
            for at, (mark, row) in enumerate(block.marked_rows)]  # fmt: skip
    if block.role in ("agenda", "roster"):
        _keep(head, rows, block)
    return element("w:tbl", properties, grid, *head, *rows)


def table(page: Setter, block: Table, indent: int = 0) -> Element:
    """A table over the whole measure, or by its content where that says how wide it is."""
    block = with_pages_at_the_end(block)
    room = page.width - indent
    # Offices differ about the side at which a narrow table of a page from right to left stands.
    is_whole = bool(block.widths) or block.role == "register" or page.is_rtl
    columns = _fit(page, block, room)
    share = room / sum(columns.widths) if is_whole else 1
    widths = [int(each * share) for each in columns.widths]
    look = element("w:tblLook", val="0420" if block.has_head else "0400", firstRow=int(block.has_head), lastRow="0",
                   firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")  # fmt: skip
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=page.styles[TABLE_STYLE]),
        *([element("w:bidiVisual")] if page.is_rtl else []),
        _whole_width(widths, indent) if is_whole else element("w:tblW", w=0, type="auto"),
        *([element("w:tblInd", w=indent, type="dxa")] if indent else []),
        element("w:tblLayout", type="fixed" if is_whole else "autofit"),
        look,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    head = [_row(page, block.head, block, widths, columns.style, is_head=True)] if block.has_head else []
    rows = [_row(page, row, block, widths, columns.style, mark) for mark, row in block.marked_rows]
    _keep(head, rows, block)
    return element("w:tbl", properties, grid, *head, *rows)


def table_in_its_room(page: Setter, block: Table, indent: int) -> Element:
    """A table, which goes over both columns of a page where one has no room for its words."""
    if not page.is_in_column or indent or _fit(page, with_pages_at_the_end(block), page.width).has_room:
        return table(page, block, indent)
    return over_columns(page, lambda: table(page, block), COLUMN_GAP)


def _whole_width(widths: list[int], indent: int) -> Element:
    """The width of a table over the whole measure: Word has all of that for a table that is set in, too."""
    return element("w:tblW", w=sum(widths), type="dxa") if indent else element("w:tblW", w=5000, type="pct")


def _keep(head: list[Element], rows: list[Element], block: Table) -> None:
    """Have rows stay on the page of the next one, those that are to."""
    for each in (*head, *(row for at, row in enumerate(rows) if stays_with_next(at, block.rows, block.role))):
        for inside in each.iter(qn("w:p")):
            add_property(inside, element("w:keepNext"))


def keep_with_what_follows(made: Iterable[Element]) -> None:
    """Have the last row of the last table, and what is below it, stay on the page of the next words."""
    *_, last = (each for each in made if each.tag == qn("w:tbl"))
    *_, row = last.iter(qn("w:tr"))
    for inside in row.iter(qn("w:p")):
        add_property(inside, element("w:keepNext"))


def columns(page: Setter, block: Table) -> Element:
    """Words side by side: a row without rules whose cells hold a column each."""
    rows = rows_of_columns(block)
    width = page.measure // len(rows[0])
    sides = ("top", "left", "bottom", "right")
    hang = {"left": 170, "hanging": 170} if page.document.layout.is_indented else {}
    room = room_for_a_word(width, "", page.letter, 240 + 170)
    hang = hang or ({"left": 0} if page.measure > page.width else {})
    set_apart = element("w:keepLines"), element("w:ind", right=240, **hang), element("w:jc", val="left")
    properties = element(
        "w:tblPr",
        *([element("w:bidiVisual")] if page.is_rtl else []),
        _whole_width([page.measure], page.measure - page.width),
        *([element("w:tblInd", w=page.width - page.measure, type="dxa")] if page.measure > page.width else []),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *(element(f"w:{side}", w=0, type="dxa") for side in sides)),
    )
    made = (
        element(
            "w:tr",
            element("w:trPr", element("w:cantSplit")),
            *(
                element(
                    "w:tc",
                    element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                    *[
                        page.paragraph(
                            "Body Text",
                            page.runs(in_a_cell(trimmed(cell), room)),
                            *map(copy, set_apart),
                        )
                        for cell in stack
                    ]
                    or [page.paragraph("Body Text", ())],
                )
                for stack in row
            ),
        )
        for row in rows
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for _ in rows[0]))
    return element("w:tbl", properties, grid, *made)


def _formal_row(
    page: Setter,
    mark: str,
    row: tuple[Cell, ...],
    block: Table,
    widths: list[int],
    style: str,
    outside: int = 0,
    *,
    is_further: bool = False,
) -> Element:
    """A row; one that is about those below it goes over the columns, and stays with them, below a rule where it is
    not the first."""
    spans = [1] * len(row)
    if mark == "wide":
        spans, row = [1, len(row) - 1], row[:2]
    elif mark in ("group", "label", "line"):
        last = len(row) - 1
        behind = 1 if last > 0 and row[last] and mark != "line" else 0
        spans = [len(row) - behind, *([1] * behind)]
        row = (row[0], *(row[last:] if behind else ()))
    keeps = [element("w:keepNext")] if mark in ("group", "label") or block.role == "ballots" else []
    at = 0
    cells = []
    for number, (cell, span) in enumerate(zip(row, spans, strict=True)):
        width = sum(widths[at : at + span])
        room = room_for_a_word(width, style, page.letter, CELL_MARGINS)
        over = [element("w:gridSpan", val=span)] if span > 1 else []
        if outside and number == 0:
            over.append(element("w:tcMar", element("w:left", w=outside, type="dxa")))
        sided = block.side(at) == "end" or (block.role == "ballots" and number == 1) or (number and mark == "group")
        side = [element("w:jc", val="right")] if sided else []
        if deep := depth(block, mark, number):
            side.append(element("w:ind", left=SUB * deep))
        inside = page.paragraph(style, _cell(page, mark, cell, number, block, room), *map(copy, keeps), *side)
        if mark == "group" and is_further:
            over.insert(len(over) if not outside or number else -1, copy(GROUP_RULE))
        cells.append(element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), *over), inside))
        at += span
    return element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _row(
    page: Setter,
    row: tuple[Cell, ...],
    block: Table,
    widths: list[int],
    style: str,
    mark: str = "",
    *,
    is_head: bool = False,
) -> Element:
    marks = [] if is_parted(row) else [element("w:cantSplit")]
    if is_head:
        marks.append(element("w:tblHeader"))
    if mark == "sign":
        marks.append(element("w:trHeight", val=ROOM_TO_SIGN, hRule="atLeast"))
    over = spans(block, mark, row) if not is_head else [1] * len(row)
    cells = []
    for at, number, cell in spanned(row, over):
        width = sum(widths[at : at + number])
        room = room_for_a_word(width, style, page.letter * (BOLD if is_head else 1), CELL_MARGINS)
        spanning = [element("w:gridSpan", val=number)] if number > 1 else []
        apart = [element("w:ind", left=BEHIND_FIGURES)] if is_behind_figures(block, at) else []
        said = page.paragraph(style, _cell(page, "", cell, at, block, room), *apart, *_sided(page, block.side(at)))
        cells.append(element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), *spanning), said))
    return element("w:tr", element("w:trPr", *marks), *cells)


def _cell(page: Setter, mark: str, cell: Cell, number: int, block: Table, room: float) -> Iterator[Element]:
    """What stands in a cell, whose lines have `room` letters; the number of a page is a field."""
    style = {"group": "Roster Group", "label": "Roster Presence"}.get(mark, "")
    if mark == "sub" and block.role == "ballots":
        style = "Roster Presence"
    if style and number == 0:
        yield page.named(style, "".join(run.text for run in trimmed(cell)))
        return
    for inline in cell:
        if isinstance(inline, PageNumber):
            if inline.anchor in page.bookmarks:
                yield from field(f"PAGEREF {page.bookmarks[inline.anchor]} \\h", text(""), is_dirty=True)
            continue
        yield from page.runs(in_a_cell(runs_of((inline,)), room))


def _formal_fit(page: Setter, block: Table, room: int) -> Fit:
    match block.role:
        case "head":
            return Fit(tuple(head_widths(block, page.letter, 1531, 120, room)))
        case "ballots":
            label = int(label_width(block, page.ballots, room, 1077, page.letter, 510))
            return Fit((label, 510, *[max(1, room - label - 510)] * (len(block.head) - 2))[: len(block.head)])
        case _:
            return _fit(page, block, room)


def _fit(page: Setter, block: Table, room: int) -> Fit:
    return fit(block, page.letter, CELL_MARGINS, room, is_in_column=page.is_in_column)


def _is_grid(page: Setter, block: Table) -> bool:
    return block.role == "head" and len(block.head) == 4 and page.document.layout.masthead == "grid"


def _sided(page: Setter, side: Side) -> list[Element]:
    """What has words stand elsewhere than at the start of their line. Word's right is the end of a line, whichever
    way that is written."""
    return [] if side == "start" else [element("w:jc", val="right" if side == "end" else side)]
