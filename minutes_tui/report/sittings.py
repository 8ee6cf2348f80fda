"""When the meeting began, went on on another day, and ended: as the record says, where no note does."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.language import dates
from minutes_tui.language.clock_times import pause
from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.days import is_night, is_overnight, is_resumption
from minutes_tui.model.document import Block, Paragraph, Strong, Words
from minutes_tui.model.minutes import Note
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import at_times, raised
from minutes_tui.report.withheld import printable

CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
NEAR = 4
"""Notes at the beginning and at the end among which one may say when that was."""


def opening(page: Page) -> Iterator[Block]:
    """That the meeting was called to order, where its head has no place for when it began but as a line."""
    start = page.minutes.meeting.start
    if (
        start
        and has_begun(page.minutes)
        and _is_told(page)
        and not says_time(_printed(page)[:NEAR], start)
        and not _says(page, page.labels.opened, _printed(page)[:NEAR])
        and not _is_beside(page, start, page.minutes.notes)
    ):
        yield event(page, page.labels.opened, start)


def _says(page: Page, sentence: str, notes: Iterable[Note]) -> bool:
    """Whether one of these notes has the words of a sentence on what happened, where that has them all before its time,
    and the head has the time."""
    before, _, behind = sentence.partition("{time}")
    words = folded(" ".join(before.split()[:-1]))  # without the word that the time stands behind
    is_first = len(re.findall(r"[^\W\d_]", behind)) <= 1 and {"date", "times"} & set(page.head)
    return bool(words and is_first) and any(words in folded(note.text) for note in notes)


def _is_beside(page: Page, when: dt.time, notes: Iterable[Note]) -> bool:
    """Whether the time at which the meeting began or ended stands in the margin, beside the first of some notes."""
    has_margin = page.print.times in ("items", True) and page.print.text_columns != 2
    first = next((note for note in notes if note.kind != "item" and printable(note, page.audience)), None)
    at = page.at(first.at) if first and first.text.strip() else None
    return has_margin and at is not None and (at.hour, at.minute) == (when.hour, when.minute)


def closing(page: Page) -> Iterator[Block]:
    """Likewise that it ended. Where nobody noted when, no head tells of it, and the sentence has no time."""
    end = page.minutes.meeting.end
    if end is None and page.minutes.meeting.adjourned:
        printed = _printed(page)
        if printed and not any(_tells_end(note.text, page) for note in printed[-NEAR:]):
            yield Paragraph((Words(page.labels.closed_untimed),), role="event")
    elif (
        end
        and _is_told(page)
        and not says_time(_printed(page)[-NEAR:], end)
        and not _says(page, page.labels.closed, _printed(page)[-NEAR:])
        and not _is_beside(page, end, reversed(page.minutes.notes))
    ):
        yield event(page, page.labels.closed, end)


def _tells_end(text: str, page: Page) -> bool:
    """Whether a note says that the meeting was over, in words of its language or of the page's; not of a break, which
    has how long it was behind them."""
    language = page.minutes.meeting.language
    own = {page.labels.closed_untimed, labels(language).closed_untimed}
    if any(folded(sentence.strip(" .。")) in folded(text) for sentence in own):
        return True
    found = _over(language).search(folded(text))
    rest = folded(text)[found.end() :].split() if found else []
    return found is not None and not any(
        pause(" ".join(rest[:count]).rstrip(".,;"), language, NOON) for count in range(1, len(rest[:WITHIN]) + 1)
    )


@cache
def _over(language: str) -> re.Pattern[str]:
    """Words that say that a meeting was over, in plain letters; where one has "…", a few words may stand within it."""
    phrases = dict.fromkeys((*vocabulary(language).documents.ended, *vocabulary("en").documents.ended))
    ways = (r"\b.{1,60}?\b".join(re.escape(folded(part.strip())) for part in each.split("…")) for each in phrases)
    return re.compile("|".join(ways), re.DOTALL)


NOON = dt.datetime(2000, 1, 1, 12)
WITHIN = 5
"""Words behind these in which it may be said how long a break is."""


def event(page: Page, sentence: str, at: dt.time | dt.datetime) -> Paragraph:
    """A sentence of the language on what happened when."""
    said = at_times(sentence, {"time": at}, page.labels, page.language, page.tied)
    return Paragraph((Words(said),), role="event")


class Days:
    """The lines above what was noted on each day of a meeting of several days."""

    def __init__(self, page: Page) -> None:
        self._page = page
        meeting = page.minutes.meeting
        self._last_day = meeting.last_date if page.has_masthead else None
        self._day = meeting.date
        self._at: dt.datetime | None = None
        self._until: dt.time | None = None
        self.left_out: Note | None = None
        """A break with which a day begins: the page says that the meeting went on at its end, and no more of it."""

    def first(self) -> Iterator[Block]:
        """The day on which the first note was taken, where the page has notes of a later one."""
        if self._day is None or self._last_day is None:
            return
        printed = (note for note in self._page.minutes.notes if printable(note, self._page.audience))
        moments = [at for note in printed if (at := self._page.at(note.at))]
        is_later = any(is_night(*pair) and self._day < pair[1].date() <= self._last_day for pair in pairwise(moments))
        if is_later and moments[0].date() == self._day:
            yield self._heading()

    def before(self, note: Note) -> Iterator[Block]:
        """The day on which a note was taken, where it is another than that of the note before, and when that was."""
        at = self._page.at(note.at) if self._last_day and printable(note, self._page.audience) else None
        if at is None or self._day is None or self._last_day is None:
            return
        if self._day < at.date() <= self._last_day and (self._at is None or is_night(self._at, at)):
            self._day = at.date()
            yield self._heading()
            yield from self._resumed(note, at)
        self._until = note.until if is_overnight(note, self._page.minutes) else None
        self._at = at

    def _heading(self) -> Paragraph:
        assert self._day is not None
        return Paragraph((Strong((Words(_day_of_week(self._page, self._day)),)),), role="day")

    def _resumed(self, note: Note, at: dt.datetime) -> Iterator[Block]:
        """When the meeting went on: as the break before says, else with the first note, or at the end of that where it
        is a break."""
        when = self._until or at.time()
        is_put_off = note.kind == "break" and note.until is not None and not is_resumption(note)
        if is_put_off and note.until and note.until > at.time():
            self.left_out, when = note, note.until
        if not is_resumption(note) and not says_time((note,), when):
            yield event(self._page, self._page.labels.resumed, when)


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


def says_time(notes: Iterable[Note], at: dt.time) -> bool:
    """Whether one of these notes names a time of day, outside code and stamps such as "2026-03-12T16:45"."""
    hours = {at.hour, (at.hour - 1) % 12 + 1}
    minute = rf"[\s.:h時]{{1,3}}{at.minute:02}" if at.minute else r"(?:[\s.:h時]{1,3}00)?"
    named = re.compile(rf"(?<![\dT])0?(?:{'|'.join(map(str, sorted(hours)))}){minute}(?!\d)")
    return any(named.search(CODE.sub("", note.text)) for note in notes)
