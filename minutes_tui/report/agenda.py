"""The agenda as it goes out before the meeting: what is dealt with, by whom, for how long, from when."""

import datetime as dt
from collections.abc import Iterator, Sequence

from minutes_tui.model.document import Block, Cell, Heading, Table, Words
from minutes_tui.model.minutes import Meeting, listed
from minutes_tui.report.context import Page

WIDTHS = (1, 2, 8, 4, 2, 3)


def agenda(page: Page) -> Iterator[Block]:
    """The items that are not struck out, as a table without the columns in which there is nothing."""
    items = [item for item in page.minutes.agenda if not item.struck]
    if not items:
        return
    words = page.labels
    yield Heading(2, (Words(words.agenda),))
    head = (words.number, words.hour, words.item, words.presenter, words.planned, words.document)
    times = beginnings(page.minutes.meeting, [item.minutes for item in items])
    rows = [
        (
            str(number),
            page.time(time) if time else "",
            item.title or item.key,
            page.names(listed(item.presenter)),
            f"{item.minutes:g}" if item.minutes is not None else "",
            item.document,
        )
        for number, (item, time) in enumerate(zip(items, times, strict=True), 1)
    ]
    yield table(head, rows, WIDTHS)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...], keep: int = 0) -> Table:
    """A table of plain words without the columns that are empty in all rows, but for the last `keep`."""
    kept = [at for at in range(len(head)) if at >= len(head) - keep or any(row[at] for row in rows)]
    return Table(
        tuple(_cell(head[at]) for at in kept),
        tuple(tuple(_cell(row[at]) for at in kept) for row in rows),
        tuple(widths[at] for at in kept),
    )


def _cell(words: str) -> Cell:
    return (Words(words),) if words else ()


def beginnings(meeting: Meeting, planned: list[int | float | None]) -> list[dt.time | None]:
    """When each item begins, from the meeting's start and the minutes planned, as long as those before it have some."""
    if meeting.start is None:
        return [None] * len(planned)
    now = dt.datetime.combine(meeting.date or dt.date(2000, 1, 1), meeting.start)
    found: list[dt.time | None] = []
    known = True
    for minutes in planned:
        found.append(now.time() if known else None)
        known = known and minutes is not None and 0 <= minutes < 100_000
        now += dt.timedelta(minutes=minutes) if known and minutes is not None else dt.timedelta()
    return found
