"""When the meeting began, went on on another day, and ended: as the record says, where no note does."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.language import dates
from minutes_tui.model.document import Block, Paragraph, Strong, Words
from minutes_tui.model.minutes import Note
from minutes_tui.report.audience import printable
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import at_times, raised

NEAR = 4
"""Notes at the beginning and at the end among which one may say when that was."""
NIGHT = dt.timedelta(hours=3)
"""A meeting that goes on after midnight with a shorter pause has no new day."""


def opening(page: Page) -> Iterator[Block]:
    """That the meeting was called to order, where its head has no place for when it began but as a line."""
    start = page.minutes.meeting.start
    if start and _is_told(page) and not _says(_printed(page)[:NEAR], start):
        yield event(page, page.labels.opened, start)


def closing(page: Page) -> Iterator[Block]:
    """Likewise that it ended."""
    end = page.minutes.meeting.end
    if end and _is_told(page) and not _says(_printed(page)[-NEAR:], end):
        yield event(page, page.labels.closed, end)


def event(page: Page, sentence: str, at: dt.time | dt.datetime) -> Paragraph:
    """A sentence of the language on what happened when."""
    said = at_times(sentence, {"time": at}, page.labels, page.language, page.tied)
    return Paragraph((Words(said),), role="event")


class Days:
    """The lines that stand where a meeting of several days goes on on another."""

    def __init__(self, page: Page) -> None:
        self._page = page
        meeting = page.minutes.meeting
        self._last_day = meeting.last_date if page.has_masthead else None
        self._day = meeting.date
        self._at: dt.datetime | None = None

    def before(self, note: Note) -> Iterator[Block]:
        """The day on which a note was taken, where it is another than that of the note before, and when that was."""
        at = self._page.at(note.at) if self._last_day and printable(note, self._page.audience) else None
        if at is None or self._day is None or self._last_day is None:
            return
        is_later = self._day < at.date() <= self._last_day
        if is_later and (self._at is None or at - self._at >= NIGHT):
            self._day = at.date()
            yield Paragraph((Strong((Words(_day_of_week(self._page, self._day)),)),), role="day")
            if not _says((note,), at.time()):
                yield event(self._page, self._page.labels.resumed, at)
        self._at = at


def _day_of_week(page: Page, day: dt.date) -> str:
    """A date with the day of the week, or as the house has it, as it begins a heading."""
    given = page.print.date
    words = page.labels if given and dates.is_pattern(given) else replace(page.labels, date="full")
    return page.tied(raised(dates.printed(day, words, page.language)))


def _is_told(page: Page) -> bool:
    return page.has_masthead and bool(_printed(page))


def _printed(page: Page) -> Sequence[Note]:
    """The notes that have words of their own on the page."""
    return [note for note in page.minutes.notes if note.text.strip() and printable(note, page.audience)]


def _says(notes: Iterable[Note], at: dt.time) -> bool:
    """Whether a note names a time of day."""
    hours = {at.hour, (at.hour - 1) % 12 + 1}
    minute = rf"[\s.:h時]{{1,3}}{at.minute:02}" if at.minute else r"(?:[\s.:h時]{1,3}00)?"
    named = re.compile(rf"(?<!\d)0?(?:{'|'.join(map(str, sorted(hours)))}){minute}(?!\d)")
    return any(named.search(note.text) for note in notes)
