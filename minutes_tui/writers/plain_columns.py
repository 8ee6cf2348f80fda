"""A table as plain text: columns that wrap, or, where they would be too narrow for a word, a few lines for each row."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from minutes_tui.model.document import Cell, Side, Table, Words
from minutes_tui.writers.forms import names_listed
from minutes_tui.writers.runs import on_one_line
from minutes_tui.writers.table_widths import DEPTHS, spanned, spans
from minutes_tui.writers.wrapping import lines, paragraph, pieces, width

GAP = "  "
"""Between two columns."""


def drawn(table: Table, room: int) -> Iterator[str]:
    """The lines of a table that is at most `room` wide; rows that take several lines stand apart, but for those of a
    vote and of the head, whose labels are short."""
    if table.role == "ballots" and len(table.head) == 3:
        yield from _ballots(table, room)
        return
    cells = [table.head, *table.rows]
    widths = _widths(table, room)
    if not widths:
        yield from _in_turn(table, room)
        return
    rows = [list(_row(row, widths, table, mark, room)) for mark, row in zip(("", *_marks(table)), cells, strict=True)]
    if table.has_head:
        yield from rows[0]
        yield GAP.join("-" * each for each in widths)
    apart = table.role != "head" and any(len(row) > 1 for row in rows[1:])
    for number, row in enumerate(rows[1:]):
        if apart and number:
            yield ""
        yield from row


def _ballots(table: Table, room: int) -> Iterator[str]:
    """A row for each way of a vote, in all the room that there is: no line ends within a name."""
    firsts, counts, _ = zip(*table.rows, strict=True) if table.rows else ((), (), ())
    label = min(max(1, _longest(map(_text, firsts))), room // 2)
    count = max(1, _longest(map(_text, counts)))
    rest = room - label - count - 2 * len(GAP)
    for first, number, who in table.rows:
        said = tuple(map(_text, (first, number)))
        for start, figure, names in zip_longest(lines(said[0], label), [said[1]], _names(who, rest), fillvalue=""):
            yield GAP.join((_filled(start, label, "start"), _filled(figure, count, "end"), names)).rstrip()


def _names(cell: Cell, room: int) -> Iterator[str]:
    """Names in lines that end behind a comma; one that is longer than a line is broken."""
    text = _text(cell)
    found, at = names_listed(text), 0
    line = ""
    for number, name in enumerate(found):
        start = text.index(name, at)
        at = text.index(found[number + 1], start + len(name)) if number + 1 < len(found) else len(text)
        piece = text[start:at]
        if line and width(line) + width(piece.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece
    yield from lines(line.rstrip(), room)


SET_IN = 2
"""Columns by which an item below another is set in, in the agenda."""


def _marks(table: Table) -> tuple[str, ...]:
    """What each row is, "" of all where the table says nothing of it."""
    return table.marks or ("",) * len(table.rows)


def _set_in(table: Table, mark: str) -> int:
    """Columns by which the number of an item is set in."""
    return SET_IN * DEPTHS.get(mark, 0) if table.role == "agenda" else 0


def _widths(table: Table, room: int) -> list[int]:
    """How wide each column is; [] where not even their longest words stand side by side. The number of an item and a
    label of the head are on one line."""
    cells, shares = [table.head, *(_alone(table, mark, row) for mark, row in table.marked_rows)], table.widths
    columns = list(zip(*cells, strict=True))
    if not columns:
        return []
    room -= len(GAP) * (len(columns) - 1)
    wanted = [max(1, *(_longest(paragraph(cell, 10**9)) for cell in column)) for column in columns]
    numbers = zip(("", *_marks(table)), columns[0], strict=True)
    wanted[0] = max(1, *(_longest(paragraph(cell, 10**9)) + _set_in(table, mark) for mark, cell in numbers))
    if sum(wanted) <= room:
        return wanted
    least = [max(1, *(_longest(pieces(_text(cell))) for cell in column)) for column in columns]
    if table.role == "agenda" or (table.role == "head" and wanted[0] <= room // 3):
        least[0] = wanted[0]
    elif table.role in ("roster", "register"):
        least = _whole_where_short(least, wanted, room, [all(map(DATE.fullmatch, filter(None, map(_text, column[1:]))))
                                                         for column in columns])  # fmt: skip
    return _shared(room, least, wanted, shares or (1,) * len(columns)) if sum(least) <= room else []


DATE = re.compile(r"\d{1,2}\D{2,16}\d{4}|[^\W\d_]{2,12} \d{1,2}, \d{4}")


def _whole_where_short(least: list[int], wanted: list[int], room: int, dated: list[bool]) -> list[int]:
    """The columns that are short have all their words on one line, as long as the longest has its part of the room; a
    smaller one beside those that are nothing but dates."""
    longest = wanted.index(max(wanted))
    for at in sorted(range(len(wanted)), key=wanted.__getitem__):
        tried = [*least[:at], wanted[at], *least[at + 1 :]]
        if at != longest and sum(tried) - tried[longest] <= room * (7 if dated[at] else 6) // 10:
            least = tried
    return least


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


def _row(row: tuple[Cell, ...], widths: list[int], table: Table, mark: str, room: int) -> Iterator[str]:
    """A row's lines; a cell that goes over the last of several columns has the room behind these too."""
    wrapped, across, sides = [], list[int](), list[Side]()
    for at, many, cell in spanned(row, _over(table, mark, row)):
        whole = sum(widths[at : at + many]) + len(GAP) * (many - 1)
        if many > 1 and at + many == len(widths):
            whole = max(whole, room - sum(widths[:at]) - len(GAP) * at)
        wrapped.append(list(paragraph(cell, whole)))
        across.append(whole)
        sides.append(table.side(at))
    wrapped[0] = [" " * _set_in(table, mark) + line for line in wrapped[0]]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield GAP.join(map(_filled, parts, across, sides)).rstrip()


def _over(table: Table, mark: str, row: tuple[Cell, ...]) -> list[int]:
    """Over how many columns each cell of a row goes: in a roster a typed line goes over all, and what is about those
    below it over all but the last, which has their number."""
    if table.role == "roster" and mark in ("group", "label", "line") and len(row) > 1:
        return [len(row) - 1, 1] if row[-1] else [len(row)]
    return spans(table, mark, row)


def _alone(table: Table, mark: str, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row without what goes over several columns, which is no matter of how wide one is."""
    found: list[Cell] = [()] * len(row)
    for at, many, cell in spanned(row, _over(table, mark, row)):
        found[at if many == 1 else at + many - 1] = cell if many == 1 else ()
    return tuple(found)


def _filled(part: str, room: int, side: Side) -> str:
    """Words with blanks around them, so that they are as wide as their column."""
    gap = room - width(part)
    before = {"start": 0, "center": gap // 2, "end": gap}[side]
    return " " * before + part + " " * (gap - before)


def _in_turn(table: Table, room: int) -> Iterator[str]:
    """Each row as lines of "head: cell", with an empty line between rows, and a rule before the first and behind the
    last."""
    heads = [_text(cell) for cell in table.head]
    yield "-" * room
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            if cell or head:
                yield from paragraph((Words(f"{head}: "), *cell), room) if head else paragraph(cell, room)
    if not table.rows:
        yield from (line for head in heads for line in lines(head, room))
    yield "-" * room
