"""The head of the first page as OpenDocument text, and the places to sign: lines and tables in which words face each
other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from minutes_tui.model.document import Cell, Heading, Layout, Masthead, Signature
from minutes_tui.writers.forms import (
    CAPTIONS_APART,
    ENDS_KEPT,
    LONGEST_KEPT,
    LONGEST_LINE,
    MOST_IN_A_CELL,
    ROOM_AROUND_LABEL,
    faces,
    is_run_in,
    masthead_lines,
    title_room,
)
from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.base import AT_START, KEPT, Properties, ink, mm, pt, side
from minutes_tui.writers.odt.elements import Element, element, qualified, say, span, tab
from minutes_tui.writers.runs import Run, on_one_line, unbroken
from minutes_tui.writers.table_widths import extent

BESIDE = 46.0
"""Mm for what stands beside the bodies, under the symbol."""
GUTTER = 12.0
"""Mm between two places to sign."""
LONGEST_WHOLE = 24
"""Rows of a table that goes to the next page as a whole, rather than leave the places to sign alone there."""
PLAIN: Properties = {}
NONE: Properties = {"fo:padding": mm(0), "fo:border": "none"}


class Setter(Protocol):
    """What sets the words of a page."""

    layout: Layout
    is_rtl: bool
    letter: float
    out: float

    @property
    def measure(self) -> float: ...
    def paragraph(self, style: str, children: Iterable[Element], properties: Properties = ...) -> Element: ...
    def runs(self, found: list[Run]) -> Iterator[Element]: ...
    def row(self, cells: Iterable[Element], is_whole: bool = ..., height: float = ...) -> Element: ...
    def table_cell(
        self, children: Iterable[Element], edges: Mapping[str, object], over: int = ...
    ) -> Iterator[Element]: ...
    def side_by_side(self, widths: list[float], rows: list[Element]) -> Element: ...


def masthead(page: Setter, block: Masthead) -> Iterator[Element]:
    """Two lines over the measure, each with one part at its start and another at its end, or the form that the
    layout names."""
    if page.layout.masthead == "symbol":
        yield from _under_symbol(page, block)
        return
    for line in masthead_lines(block, page.layout):
        if page.layout.masthead == "centred":
            at_end: Properties = {"fo:text-align": side("end", page.is_rtl)} if line.is_mark else {}
            rule = ruled(page, 0.9, 6) if line.is_last else {}
            yield page.paragraph(line.style, page.runs(on_one_line(line.start)), {**at_end, **rule})
        else:
            yield _facing(page, line.style, line.start, line.end)


def symbol(page: Setter, block: Heading, style: str, around: str = "") -> Element:
    """The document of a heading, a link where it leads somewhere, in a style and between two signs."""
    before, after = around[:1], around[1:]
    said = on_one_line(block.symbol)
    if not any(run.url for run in said):
        return span(f"{before}{block.document}{after}", style)
    made = span(before, style)
    made.extend([*page.runs(said), *([span(after)] if after else [])])
    return made


def right_stop(page: Setter) -> Properties:
    return {"tabs": ((page.measure, "right", ""),)}


def ruled(page: Setter, points: float, room: float) -> Properties:
    """A rule below a paragraph."""
    return {"fo:border-bottom": f"{points}pt solid {ink(page.layout)}", "fo:padding-bottom": pt(room)}


def _facing(page: Setter, style: str, start: Cell, end: Cell, properties: Properties = PLAIN) -> Element:
    """A line with words at its start and at its end."""
    said = on_one_line(end) if style == "Minutes Status" else unbroken(on_one_line(end))
    is_beside = faces(start, end, style, page.measure / page.letter)
    first, last = list(page.runs(on_one_line(start))), list(page.runs(said))
    below = [] if is_beside or not first else [element("text:line-break")]
    before = [*below, tab()] if last else []
    return page.paragraph(style, [*first, *before, *last], {**right_stop(page), **properties})


def _under_symbol(page: Setter, block: Masthead) -> Iterator[Element]:
    """The organisation and the symbol over a rule; below it the bodies, and beside them to whom it goes and where it
    stands."""
    if block.organisation or block.reference:
        yield _facing(page, "Minutes Organisation", block.organisation, block.reference, ruled(page, 0.6, 3))
    bodies = [page.paragraph("Minutes Masthead", page.runs(on_one_line(part)))
              for part in (block.body, block.others) if part]  # fmt: skip
    about = [page.paragraph("Table Text", page.runs(on_one_line(part)))
             for part in (block.distribution, block.original, block.status) if part]  # fmt: skip
    if bodies or about:
        below = {"fo:padding": mm(0), "fo:border": "none", "fo:border-bottom": f"1.6pt solid {ink(page.layout)}"}
        cells = [each for cell in (bodies, about)
                 for each in page.table_cell(cell or [page.paragraph("Table Text", ())], below)]  # fmt: skip
        yield page.side_by_side([page.measure - BESIDE, BESIDE], [page.row(cells)])
        yield page.paragraph("Table Text", ())


def signatures(page: Setter, places: list[Signature]) -> Element:
    """Places to sign, two abreast where their captions have room, on one page together."""
    half = (page.measure - GUTTER) / 2
    captions = max(extent(f"{each.place}{each.caption}") + CAPTIONS_APART for each in places)
    abreast = 2 if captions * page.letter <= half else 1
    widths = [half, GUTTER, half] if abreast == 2 else [page.measure]
    rows = []
    if abreast == 1 and len(places) <= MOST_IN_A_CELL:  # in columns an office parts a table between its rows
        below = [made for at, each in enumerate(places, 1) for made in _place(page, each, widths[0], at == len(places))]
        return page.side_by_side(widths, [page.row(page.table_cell(below, NONE))])
    for at in range(0, len(places), abreast):
        is_last = at + abreast >= len(places)
        signers: list[Signature | None] = [*places[at : at + abreast]]
        if abreast == 2:
            signers = [signers[0], None, signers[1] if len(signers) == 2 else None]
        rows.append(page.row([
            cell for each in signers for cell in page.table_cell(_place(page, each, widths[0], is_last), NONE)
        ]))  # fmt: skip
    return page.side_by_side(widths, rows)


def beside_title(page: Setter, block: Heading) -> tuple[list[Element], Properties]:
    """What is on the line of the title, the reference at its end or the name of the meeting, and where that hangs."""
    name = symbol(page, block, "Title Name")
    if page.layout.masthead == "line":
        return [tab(), name], {}
    room = title_room(block, page.layout, HEADING_LETTER, TITLE_GAP)
    if is_run_in(room, page.measure):
        return [span("  "), name], {}
    return [tab(), name], {AT_START: mm(room - page.out), "fo:text-indent": mm(-room)}


HEADING_LETTER = 0.212
"""Mm that a letter of a heading takes, for each point of its size."""
TITLE_GAP = 5
"""Mm behind a title, before the name of the meeting; that of wide letters takes some of it."""


def keep_what_is_before(tables: Iterable[Element], automatic: Automatic) -> None:
    """Have the words before each table on its page: a paragraph, the last lines of a list, a short table, or the last
    two rows of a long one, also where no more than a line or two is between."""
    for each in tables:
        _keep_what_is_before(each, automatic)


def _keep_what_is_before(table: Element, automatic: Automatic) -> None:
    named = qualified("text:style-name")
    before, count = table.getprevious(), 0
    while before is not None and before.tag == qualified("text:p"):
        said = "".join(before.itertext())
        if said and count and not (len(said) < LONGEST_LINE and count < ENDS_KEPT):
            return
        before.set(named, automatic.with_more(before.get(named), "paragraph", KEPT))
        count += ENDS_KEPT if len(said) >= LONGEST_LINE else bool(said or len(before))
        before = before.getprevious()
    if before is not None and count < ENDS_KEPT and before.tag == qualified("table:table"):
        rows = list(before.iter(qualified("table:table-row")))
        if len(rows) <= LONGEST_WHOLE:
            of_table = qualified("table:style-name")
            before.set(of_table, automatic.with_more(before.get(of_table), "table", KEPT))
        for row in rows[-2:] if len(rows) > LONGEST_KEPT else ():
            for each in row.iter(qualified("text:p")):
                each.set(named, automatic.with_more(each.get(named), "paragraph", KEPT))


def _place(page: Setter, block: Signature | None, width: float, is_last: bool) -> Iterator[Element]:
    """Room and a rule to sign on, and who signs below it."""
    if not block:
        yield page.paragraph("Signature", ())
        return
    label = [span(block.label, "Lead")] if block.label.strip() else []
    above, below = ROOM_AROUND_LABEL if label else (sum(ROOM_AROUND_LABEL), 0)
    yield page.paragraph("Signature", label, {**KEPT, "fo:margin-top": pt(above), "fo:margin-bottom": pt(below)})
    rule: dict[str, object] = {"fo:border-top": "0.5pt solid #000000", "fo:padding-top": pt(2)}
    if block.place or block.caption:
        captions = [span(block.place, "Block Tail"), tab(), span(block.caption, "Block Tail")]
        stop = {"tabs": ((width, "right", ""),)}
        yield page.paragraph("Signature", captions, {**KEPT, **rule, **stop})
        rule = {}
    said = page.paragraph("Signature", (), {**rule, **({} if is_last else KEPT)})
    say(said, "\n".join(block.lines))
    yield said
