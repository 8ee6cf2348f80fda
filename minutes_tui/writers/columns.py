"""A table as plain text: columns that wrap, or, where they would be too narrow for a word, a few lines for each row."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from minutes_tui.model.document import Cell, Side, Table, Words
from minutes_tui.writers.runs import on_one_line
from minutes_tui.writers.wrapping import lines, paragraph, pieces, width

GAP = "  "
"""Between two columns."""


def drawn(table: Table, room: int) -> Iterator[str]:
    """The lines of a table that is at most `room` wide; rows that take several lines stand apart."""
    cells = [table.head, *table.rows]
    widths = _widths(cells, table.widths, room)
    if not widths:
        yield from _in_turn(table, room)
        return
    rows = [list(_row(row, widths, table)) for row in cells]
    if table.has_head:
        yield from rows[0]
        yield GAP.join("-" * each for each in widths)
    apart = any(len(row) > 1 for row in rows[1:])
    for number, row in enumerate(rows[1:]):
        if apart and number:
            yield ""
        yield from row


def _widths(cells: list[tuple[Cell, ...]], shares: tuple[int, ...], room: int) -> list[int]:
    """How wide each column is; [] where not even their longest words stand side by side."""
    columns = list(zip(*cells, strict=True))
    if not columns:
        return []
    room -= len(GAP) * (len(columns) - 1)
    wanted = [max(1, *(_longest(paragraph(cell, 10**9)) for cell in column)) for column in columns]
    if sum(wanted) <= room:
        return wanted
    least = [max(1, *(_longest(pieces(_text(cell))) for cell in column)) for column in columns]
    return _shared(room, least, wanted, shares or (1,) * len(columns)) if sum(least) <= room else []


def _shared(room: int, least: list[int], wanted: list[int], shares: tuple[int, ...]) -> list[int]:
    """The room by the columns' shares, but to none less than its words need or more than they fill."""
    widths = [0] * len(wanted)
    left = [at for at in range(len(wanted)) if shares[at] > 0]
    for at in range(len(wanted)):
        if at not in left:
            widths[at] = least[at]
            room -= least[at]
    while left:
        whole = sum(shares[at] for at in left)
        settled = {at: least[at] for at in left if least[at] * whole >= room * shares[at]}
        settled = settled or {at: wanted[at] for at in left if wanted[at] * whole <= room * shares[at]}
        settled = settled or {at: room * shares[at] // whole for at in left}
        for at, settled_width in settled.items():
            widths[at] = settled_width
            room -= settled_width
        left = [at for at in left if at not in settled]
    return widths


def _longest(texts: Iterable[str]) -> int:
    return max(map(width, texts), default=0)


def _text(cell: Cell) -> str:
    return "".join(run.text for run in on_one_line(cell))


def _row(row: tuple[Cell, ...], widths: list[int], table: Table) -> Iterator[str]:
    wrapped = [list(paragraph(cell, room)) for cell, room in zip(row, widths, strict=True)]
    sides = [table.side(at) for at in range(len(widths))]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield GAP.join(map(_filled, parts, widths, sides)).rstrip()


def _filled(part: str, room: int, side: Side) -> str:
    """Words with blanks around them, so that they are as wide as their column."""
    gap = room - width(part)
    before = {"start": 0, "center": gap // 2, "end": gap}[side]
    return " " * before + part + " " * (gap - before)


def _in_turn(table: Table, room: int) -> Iterator[str]:
    """Each row as lines of "head: cell", with an empty line between rows."""
    heads = [_text(cell) for cell in table.head]
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            if cell or head:
                yield from paragraph((Words(f"{head}: "), *cell), room) if head else paragraph(cell, room)
    if not table.rows:
        yield from (line for head in heads for line in lines(head, room))
