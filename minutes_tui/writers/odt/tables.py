"""The tables of an OpenDocument text: those of a text, and those that a page has of its own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from minutes_tui.model.document import Cell, PageNumber, Side, Table
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.forms import is_kept_whole, is_parted, rows_of_columns, stays_with_next
from minutes_tui.writers.line_ends import in_a_cell
from minutes_tui.writers.odt import base, heads
from minutes_tui.writers.odt.base import HANGS, KEPT, Properties, mm, side
from minutes_tui.writers.odt.elements import Element, element, page_of, style_id
from minutes_tui.writers.odt.sections import COLUMN_GAP
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

BEHIND_FIGURES = 2
"""Mm by which words right behind a column of figures are set in."""
CELL_MARGINS = 2.5
"""Mm at both sides of the words of a cell."""
ROOM_TO_SIGN = 10
"""Mm of a row in which somebody signs."""


class Setter(heads.Setter, Protocol):
    """What sets the words of a page."""

    anchors: Anchors
    ballots: BallotColumns
    is_in_column: bool
    over_columns: list[Element]
    width: float
    inset: int
    out: float

    def named_table(
        self, style: str, widths: Sequence[float], rows: Iterable[Element], heads: Iterable[Element] = ...,
        start: float = ..., **more: object,
    ) -> Element: ...  # fmt: skip


def formal_table(page: Setter, block: Table, case: str = "") -> Element:
    """A table of the page's own, with no rules but those of its style: a head, an agenda, a roster, ballots."""
    block = with_pages_at_the_end(block)
    color = base.ink(page.layout)
    properties = base.case_properties(case, page.layout, page.is_rtl) if case else {}
    start = side("start", page.is_rtl)
    frame = properties.get("fo:border") if block.role == "ballots" else None
    bar = properties.get(f"fo:border-{start}", frame) if block.role == "ballots" else None
    is_set_in = case == "Amendment" and page.layout.cases not in ("case", "line")
    indent = base.AMENDMENT_INDENT if is_set_in else page.inset - page.out if case else -page.out
    hangs = (0 if frame else HANGS) if bar else 0
    columns = _formal_fit(page, block, page.width - indent)
    widths = list(columns.widths)
    widths[0] += hangs
    style = "Minutes Roster" if block.role == "roster" else "Minutes Head"
    is_roster = block.role == "roster"
    count = len(block.rows)
    head = []
    if block.has_head:
        edges = _ruled(page, True, False) if is_roster else _bare(page)
        cells = [each for at, cell in enumerate(block.head)
                 for each in _plain_cell(page, cell, at, block, edges, columns, is_head=True)]  # fmt: skip
        head = [page.row(cells)]
    rows = []
    for number, (mark, row) in enumerate(block.marked_rows):
        edges = _bare(page)
        if block.role == "head" and page.layout.masthead == "grid":
            edges["fo:border-bottom"] = f"0.7pt solid {color}" if number == count - 1 else f"0.3pt solid {color}"
            edges["fo:border-top"] = f"0.7pt solid {color}" if number == 0 else "none"
        if is_roster:
            edges["fo:border-bottom"] = f"0.9pt solid {color}" if number == count - 1 else "none"
            edges["fo:border-top"] = "0.3pt solid #787878" if number and mark == "group" else "none"
        # The left border of a cell is at its start: offices turn those of a table from right to left over.
        first = {"fo:border-left": bar, f"fo:padding-{start}": mm(HANGS)} if bar else {}
        if frame and number == count - 1:
            edges["fo:border-bottom"] = frame
        last = {"fo:border-right": frame} if frame else {}
        stays = mark in ("group", "label") or block.role == "ballots"
        stays = stays or (block.role in ("agenda", "roster") and stays_with_next(number, block.rows))
        rows.append(_formal_row(page, mark, row, block, columns, edges, first, last, KEPT if stays else {}))
    keeps: dict[str, object] = {"style:may-break-between-rows": "false"} if 0 < count <= 12 and case else {}
    return page.named_table(style, widths, rows, head, indent - hangs, **keeps)


def table(page: Setter, block: Table, indent: float = 0) -> Element:
    """A table over the whole measure, or by its content where that says how wide it is."""
    block = with_pages_at_the_end(block)
    room = page.width - indent
    columns = _fit(page, block, room)
    heads = [("", block.head)] if block.has_head else []
    every = [*heads, *block.marked_rows]
    rows = []
    for number, (mark, row) in enumerate(every):
        keeps = number < len(heads) or stays_with_next(number - len(heads), block.rows, block.role)
        is_head = number < len(heads)
        is_last = number == len(every) - 1
        edges = _ruled(page, number == 0, is_last)
        edges |= {} if is_head else {"fo:border-bottom": _ruled(page, False, is_last)["fo:border-bottom"]}
        over = spans(block, mark, row) if not is_head else [1] * len(row)
        cells = [
            each
            for at, count, cell in spanned(row, over)
            for each in _plain_cell(page, cell, at, block, edges, columns, count, keeps=keeps, is_head=is_head)
        ]
        height = ROOM_TO_SIGN if "sign" in block.marks and not is_head else 0
        rows.append(page.row(cells, not is_parted(row), height))
    is_whole = block.rows and is_kept_whole(block.rows, block.role) and not any(map(is_parted, block.rows))
    whole = {"style:may-break-between-rows": "false"} if is_whole else {}
    return page.named_table("Minutes Table", columns.widths, rows[len(heads) :], rows[: len(heads)], indent, **whole)


def table_in_its_room(page: Setter, block: Table, indent: float) -> Element:
    """A table, which goes over both columns of a page where one has no room for its words."""
    if not page.is_in_column or indent or _fit(page, with_pages_at_the_end(block), page.width).has_room:
        return table(page, block, indent)
    return over_columns(page, lambda: table(page, block), COLUMN_GAP)


def columns(page: Setter, block: Table) -> Element:
    """Words side by side: a row without rules whose cells hold a column each."""
    rows = rows_of_columns(block)
    width = page.measure / len(rows[0])
    room = room_for_a_word(width, "", page.letter, 5)
    ragged: dict[str, object] = {"fo:text-align": _sided(page, "start"), **({base.AT_START: mm(0)} if page.out else {})}
    if page.layout.is_indented:
        ragged |= {base.AT_START: mm(3), "fo:text-indent": mm(-3)}
    made: list[Element] = []
    for row in rows:
        cells: list[Element] = []
        for stack in row:
            inside = [page.paragraph("Text body", page.runs(in_a_cell(trimmed(cell), room)), ragged) for cell in stack]
            cells += page.table_cell(inside or [page.paragraph("Text body", ())], _bare(page))
        made.append(page.row(cells, True))
    return page.named_table("Minutes Head", [width] * len(rows[0]), made, start=-page.out)


def _formal_row(
    page: Setter,
    mark: str,
    row: tuple[Cell, ...],
    block: Table,
    columns: Fit,
    edges: Properties,
    first: Properties,
    last: Properties,
    keeps: Properties,
) -> Element:
    """A row; one that is about those below it goes over the columns, and stays with them."""
    spans = [1] * len(row)
    if mark == "wide":
        spans, row = [1, len(row) - 1], row[:2]
    elif mark in ("group", "label", "line"):
        behind = 1 if len(row) > 1 and row[-1] and mark != "line" else 0
        spans = [len(row) - behind, *([1] * behind)]
        row = (row[0], *(row[-1:] if behind else ()))
    at = 0
    cells: list[Element] = []
    for number, (cell, over) in enumerate(zip(row, spans, strict=True)):
        is_end = block.side(at) == "end" or (block.role == "ballots" and number == 1) or (number and mark == "group")
        properties: dict[str, object] = {**keeps, **({"fo:text-align": _sided(page, "end")} if is_end else {})}
        if deep := depth(block, mark, number):
            properties[base.AT_START] = mm(3 * deep)
        said = _cell(page, mark, cell, number, block, _room(page, columns, at, over))
        inside = page.paragraph(columns.style, said, properties=properties)
        own = {**edges, **(first if number == 0 else {}), **(last if number == len(row) - 1 else {})}
        cells += page.table_cell([inside], own, over)
        at += over
    return page.row(cells)


def _plain_cell(
    page: Setter,
    cell: Cell,
    at: int,
    block: Table,
    edges: dict[str, object],
    columns: Fit,
    over: int = 1,
    *,
    keeps: bool = False,
    is_head: bool,
) -> Iterator[Element]:
    side_ = block.side(at)
    properties: dict[str, object] = {} if side_ == "start" else {"fo:text-align": _sided(page, side_)}
    if is_behind_figures(block, at):
        properties[base.AT_START] = mm(BEHIND_FIGURES)
    children = list(_cell(page, "", cell, at, block, _room(page, columns, at, over) / (BOLD if is_head else 1)))
    if is_head:
        children = [element("text:span", {"text:style-name": style_id("Strong Emphasis")}, *children)]
    if keeps or is_head:
        properties |= KEPT
    yield from page.table_cell([page.paragraph(columns.style, children, properties=properties)], edges, over)


def _room(page: Setter, columns: Fit, at: int, over: int) -> float:
    """Letters that a line of a cell over so many columns has room for."""
    return room_for_a_word(sum(columns.widths[at : at + over]), columns.style, page.letter, CELL_MARGINS)


def _cell(page: Setter, mark: str, cell: Cell, number: int, block: Table, room: float) -> Iterator[Element]:
    """What stands in a cell, whose lines have `room` letters; the number of a page is a field."""
    style = {"group": "Roster Group", "label": "Roster Presence"}.get(mark, "")
    if mark == "sub" and block.role == "ballots":
        style = "Roster Presence"
    if style and number == 0:
        yield element("text:span", {"text:style-name": style_id(style)}, *page.runs(trimmed(cell)))
        return
    for inline in cell:
        if isinstance(inline, PageNumber):
            if inline.anchor in page.anchors.all:
                yield page_of(inline.anchor)
            continue
        yield from page.runs(in_a_cell(runs_of((inline,)), room))


def _formal_fit(page: Setter, block: Table, room: float) -> Fit:
    match block.role:
        case "head":
            return Fit(tuple(head_widths(block, page.letter, 27, 2, room)))
        case "ballots":
            label = label_width(block, page.ballots, room, 19, page.letter, 9)
            return Fit((label, 9.0, *[max(1, room - label - 9)] * (len(block.head) - 2))[: len(block.head)])
        case _:
            return _fit(page, block, room)


def _fit(page: Setter, block: Table, room: float) -> Fit:
    return fit(block, page.letter, CELL_MARGINS, room, is_in_column=page.is_in_column)


def _ruled(page: Setter, is_first: bool, is_last: bool) -> dict[str, object]:
    """The rules of a row, and the room within its cells."""
    pale = "0.3pt solid #8c8c8c"
    color = base.ink(page.layout)
    edges: dict[str, object] = {"fo:padding-top": mm(0.8), "fo:padding-bottom": mm(0.8), "fo:padding-left": mm(0),
                                "fo:padding-right": mm(2)}  # fmt: skip
    if page.is_rtl:
        edges |= {"fo:padding-left": mm(2), "fo:padding-right": mm(0)}
    edges["fo:border-top"] = f"0.9pt solid {color}" if is_first else "none"
    edges["fo:border-bottom"] = f"0.45pt solid {color}" if is_first else f"0.9pt solid {color}" if is_last else pale
    return edges


def _bare(page: Setter) -> dict[str, object]:
    end = side("end", page.is_rtl)
    start = side("start", page.is_rtl)
    return {"fo:padding-top": mm(0.4), "fo:padding-bottom": mm(0.4), f"fo:padding-{start}": mm(0),
            f"fo:padding-{end}": mm(2), "fo:border": "none"}  # fmt: skip


def _sided(page: Setter, side_: Side) -> str:
    """Where words stand. An office takes the start of a line for its left, whichever way that is written."""
    return "center" if side_ == "center" else side(side_, page.is_rtl)
