"""What is to be done, and by when: a due date found in the words of an action item.

It is taken out of them where it surely is one and stands apart: at the end, at the beginning, in brackets. Where the
words may tell of an event's day ("the room for 5 May") or say more than a day ("Friday at noon"), they stay, and the
date is set beside them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from minutes_tui.language.clock_times import clock
from minutes_tui.language.date_words import BLANKLESS, Piece, Sense, pieces
from minutes_tui.language.day_phrases import COUNTED, NO_SUCH_DAY, PERIODS, SPANS, Day, follows, impossible, meaning
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import vocabulary

LONGEST = 14
"""Pieces of a date with its fillers."""
NEAR = 20
"""Years from now within which four figures may be one, and no hour."""
OPENING, CLOSING = "([（【「", ")]）】」"
STOPS = " \t\u00a0.。!?！？;"
UNSAID = frozenset({"week", "part", "near"})
"""Kinds of day that are said without a word before: "send it next week"."""
AFTER_COMMA = frozenset({"day"})
"""Kinds of day that are so where they are the last words, behind a comma: "ring the bank, Monday"."""
ON_ITS_OWN = ("weekday", "month", "today", "tomorrow", "overmorrow", "next_week", "this_week", "quarters", "counted")
"""What pieces may be that name a day: behind another day they say that it was misread."""


class Due(NamedTuple):
    """What is left of the words, and the day."""

    words: str
    date: dt.date | None = None
    doubt: str = ""
    """Why it may be another day: "13 or 20 March?"."""


class _Found(NamedTuple):
    """A date in a line with the words that say that it is due."""

    start: int
    end: int
    day: Day
    is_sure: bool
    """That it is no event's day."""
    is_behind: bool = False
    """Whether a word behind it says so, which no other word of a sentence can be meant with."""


def due(words: str, language: str, base: dt.date, coming: dt.date | None = None, begin: int = 0) -> Due:
    """What is to be done, and by when, from words such as "send the table by Friday".

    `base` is the day on which they are said, `coming` that of the next meeting; at `begin` the words begin, behind
    those who are responsible. Words that name no date stay.
    """
    line = _Line(words, language, base, coming, begin)
    found = next(line.sure(), None) or next(line.unsure(), None) or line.unsaid()
    if not found:
        return Due(words, doubt=line.impossible())
    left = line.without(found)
    return Due(words if left is None else left, found.day.date, found.day.doubt)


PERIODS_BEFORE = frozenset({"month", "quarter", "feast"})
"""Kinds of day of which none is left that is said with "before": before May is April."""


def _last_before(day: Day) -> dt.date:
    """The last day before a month or quarter whose end was found, or before a feast."""
    first = day.date if day.kind == "feast" else day.date.replace(day=1)
    if day.kind == "quarter":
        first = first.replace(month=first.month - 2)
    return first - dt.timedelta(days=1)


class _Line:
    """The words of an action item, in which dates are looked for."""

    def __init__(self, words: str, language: str, base: dt.date, coming: dt.date | None, begin: int) -> None:
        self._words, self._language, self._base, self._coming = words, language, base, coming
        self._begin = begin
        self._pieces = pieces(words, language)

    def sure(self) -> Iterator[_Found]:
        """Dates that are due, the last first."""
        for at in range(len(self._pieces) - 1, -1, -1):
            piece = self._pieces[at]
            if piece.has("behind", "within_behind", "ending"):
                found = self._before(at)
                if found:
                    yield found
            if piece.has("by", "within", "label"):
                found = self._after(at)
                if found and found.is_sure and (self._may_be_within(found) or self._is_apart(found.start, found.end)):
                    yield found

    def _may_be_within(self, found: _Found) -> bool:
        """Whether a date is one even in the midst of a sentence: no mere 3.5, no month and no span of time."""
        return found.day.kind not in SPANS | {"short", "month"}

    def unsure(self) -> Iterator[_Found]:
        """Dates at an end of the words that may as well be an event's."""
        for at in range(len(self._pieces) - 1, -1, -1):
            if self._pieces[at].has("for", "for_meeting", "label", "within"):
                found = self._after(at)
                if found and self._is_apart(found.start, found.end):
                    yield found

    def unsaid(self) -> _Found | None:
        """A week, a part of a month or tomorrow, as the last words and with none before; in Japanese as the first."""
        last = len(self._pieces)
        spans = [(start, last) for start in range(max(0, last - LONGEST), last) if self._is_end(self._pieces[-1].end)]
        if self._pieces and BLANKLESS.match(self._words[self._pieces[0].start]):
            spans += [(0, stop) for stop in range(min(last, LONGEST), 0, -1)]
        for start, stop in spans:
            run = self._pieces[start:stop]
            before, behind = self._pieces[max(0, start - 1) : start], self._pieces[stop : stop + 1]
            is_joined = any(piece.is_filler or piece.has("by", "for", "for_meeting") for piece in before + behind)
            is_joined = is_joined or (bool(before) and run[0].is_filler)
            is_joined = is_joined or self._is_counted(start) or any(piece.has(*ON_ITS_OWN) for piece in before)
            day = not is_joined and self._is_run(run) and meaning(run, self._language, self._base, self._coming)
            is_apart = self._words[: run[0].start].rstrip().endswith(tuple(COMMAS))
            if day and (day.kind in UNSAID or (is_apart and day.kind in AFTER_COMMA)):
                return _Found(run[0].start, run[-1].end, day, is_sure=False)
        return None

    def impossible(self) -> str:
        """The question about a day that no calendar has, where such a one is due."""
        for at in range(len(self._pieces) - 1, -1, -1):
            if self._pieces[at].has("by", "label", "for"):
                stop = at + 1
                while stop < min(len(self._pieces), at + LONGEST) and self._goes_on(stop, is_first=stop == at + 1):
                    stop += 1
                named = impossible(self._pieces[at + 1 : stop], self._language)
            elif self._pieces[at].has("behind", "ending"):
                last = at + self._pieces[at].has("ending")
                runs = (self._pieces[start:last] for start in range(max(0, last - LONGEST), last))
                named = next(
                    (each for run in runs if self._is_run(run) and (each := impossible(run, self._language))), ""
                )
            else:
                continue
            if named:
                return NO_SUCH_DAY.format(named)
        return ""

    def _after(self, at: int) -> _Found | None:
        """The date behind a word for "by", the longest there is."""
        if self._pieces[at].has("within") and at and self._pieces[at - 1].has("weekday"):
            return None  # "Friday in two weeks" is a day of that week
        return self._behind(at, at + 1) or self._behind_hour(at) or self._behind_figure(at)

    def _behind_hour(self, at: int) -> _Found | None:
        """The date behind an hour: "by 5pm Friday". Both stay in the words."""
        for start in range(min(len(self._pieces) - 1, at + 5), at + 1, -1):
            is_hour = self._is_hour(at + 1, start) and re.fullmatch(r"\s*", self._pieces[at + 1].gap)
            if is_hour and (found := self._behind(at, start)):
                return found._replace(day=found.day._replace(is_rough=True))
        return None

    def _behind_figure(self, at: int) -> _Found | None:
        """The day of the month that is a mere figure as the last word: "entro il 15", and with a full stop where the
        language writes it so: "bis zum 1.", but not "2 bis 5."."""
        if at + 2 != len(self._pieces) or not self._pieces[at + 1].text.isdecimal():
            return None
        mark, figure = self._pieces[at : at + 2]
        is_dotted = vocabulary(self._language).deadlines.is_day_dotted and self._words[figure.end :].startswith(".")
        is_range = at > 0 and self._pieces[at - 1].text[-1:].isdecimal()
        if is_range or not (is_dotted or mark.has("before_figure")) or not self._goes_on(at + 1, is_first=True):
            return None
        run = [figure._replace(senses=(Sense("nth", int(figure.text)),))]
        day = len(figure.text) < 3 and meaning(run, self._language, self._base, self._coming)
        is_sure = mark.has("by")
        return _Found(self._pieces[self._first(at)].start, figure.end + is_dotted, day, is_sure) if day else None

    def _behind(self, at: int, begin: int) -> _Found | None:
        """The longest date from a piece on, behind the word for "by" at another."""
        stop = begin
        while stop < min(len(self._pieces), at + LONGEST) and self._goes_on(stop, is_first=stop == begin):
            stop += 1
        for end in range(stop, begin, -1):
            run = self._pieces[begin:end]
            day = self._is_bounded(run[-1].end) and meaning(run, self._language, self._base, self._coming)
            if day and self._fits(self._pieces[at], day):
                if on := self._weeks_on(run, end):
                    run, day = on
                elif self._says_more(run[-1], end, stop):
                    return None
                first = self._first(at)
                is_sure = any(self._is_sure(each, day) for each in range(first, at + 1))
                if day.kind in PERIODS_BEFORE and any(piece.has("before") for piece in self._pieces[first : at + 1]):
                    day = day._replace(date=_last_before(day))
                found = _Found(self._pieces[first].start, self._closed(run), day, is_sure)
                return self._with_hour(found)
        return None

    def _before(self, at: int) -> _Found | None:
        """The date before a word that says so behind it, or of which it is the last."""
        mark = self._pieces[at]
        last = at + mark.has("ending")
        hour = max((back for back in range(1, 5) if back < at and self._is_hour(at - back, at)), default=0)
        for start in range(max(0, last - LONGEST), last - hour):
            run = self._pieces[start : last - hour]
            if BLANKLESS.match(self._words[run[0].start]) and run[0].is_filler:
                continue
            if not self._is_run(run) or not (last == at + 1 or hour or self._is_near(run[-1], mark)):
                continue
            for more in (1, 0):
                year = self._pieces[at + 1 : at + 1 + more]
                if more and not (year and re.fullmatch(r"\d{4}", year[0].text) and year[0].gap.isspace()):
                    continue
                is_within = mark.has("within_behind")
                day = not self._is_counted(start) and meaning(
                    [*run, *year], self._language, self._base, self._coming, spans=is_within
                )
                if day and (day.kind in SPANS or not is_within or mark.has("behind", "ending")):
                    first = self._first(start, "for")
                    end = year[0].end if year else mark.end
                    day = day._replace(is_rough=day.is_rough or hour > 0)
                    return _Found(self._pieces[first].start, end, day, is_sure=True, is_behind=True)
        return None

    def _is_counted(self, at: int) -> bool:
        """Whether the word before says of which period or year a date would be: "kolmannen viikon"."""
        if not at or not follows(self._pieces[at - 1], self._pieces[at]):
            return False
        before, first = self._pieces[at - 1], self._pieces[at]
        return before.has("years", "month") or (first.has(*PERIODS) and before.has(*COUNTED))

    def _says_more(self, last: Piece, end: int, stop: int) -> bool:
        """Whether a date is a part of one that isn't understood as a whole: the pieces from its end go on with it."""
        behind = self._pieces[end:stop]
        if any(piece.has(*ON_ITS_OWN) for piece in behind):
            return True
        if last.has(*PERIODS) and behind and behind[0].has(*COUNTED):
            return True
        return last.has("weekday") and self._is_span(end)

    def _weeks_on(self, run: list[Piece], at: int) -> tuple[list[Piece], Day] | None:
        """The day so many weeks after a weekday, where a language says them behind it: "vrijdag over een week"."""
        if (
            len(run) > 2
            or not run[-1].has("weekday")
            or not self._pieces[at : at + 1]
            or not self._pieces[at].has("on_from")
        ):
            return None
        for end in range(min(len(self._pieces), at + 4), at + 1, -1):
            behind = self._pieces[at + 1 : end]
            day = self._is_run(behind) and meaning([*run, *behind], self._language, self._base, self._coming)
            if day:
                return [*run, *self._pieces[at:end]], day
        return None

    def _is_span(self, at: int) -> bool:
        """Whether "in two weeks" begins at a piece."""
        if at == len(self._pieces) or not self._pieces[at].has("within"):
            return False
        runs = (self._pieces[at + 1 : end] for end in range(at + 2, min(len(self._pieces), at + LONGEST) + 1))
        days = (meaning(run, self._language, self._base, self._coming) for run in runs if self._is_run(run))
        return any(day and day.kind in SPANS for day in days)

    def _is_hour(self, start: int, end: int) -> bool:
        """Whether pieces say an hour; 2027 right behind a month is a year, and 1400 there isn't."""
        number = self._pieces[start].text
        is_year = number.isdecimal() and abs(int(number) - self._base.year) < NEAR
        if is_year and end == start + 1 and start and self._pieces[start - 1].has("month"):
            return False
        words = self._words[self._pieces[start].start : self._pieces[end - 1].end]
        return clock(words, self._language) is not None

    def _is_near(self, before: Piece, after: Piece) -> bool:
        return re.fullmatch(r"\s*[)）,]?\s*", self._words[before.end : after.start]) is not None

    def _is_run(self, run: list[Piece]) -> bool:
        return all(piece.senses for piece in run) and all(follows(*pair) for pair in pairwise(run))

    def _goes_on(self, at: int, is_first: bool) -> bool:
        before, piece = self._pieces[at - 1], self._pieces[at]
        if is_first:
            return bool(piece.senses) and re.fullmatch(rf"\.?\s*[{COLONS}]?\s*|\s*[(（]", piece.gap) is not None
        return follows(before, piece)

    def _fits(self, introduction: Piece, day: Day) -> bool:
        """Whether a word for "by" or "within" goes with a kind of day."""
        if introduction.has("by", "for", "label") and day.kind not in SPANS:
            return True
        if introduction.has("for_meeting") and day.kind == "meeting":
            return True
        return introduction.has("within") and day.kind in SPANS | {"week"}

    def _first(self, at: int, *also: str) -> int:
        """The first of several words for "by" that follow each other: "deadline: by".

        Others that may stand before a date are part of the sentence: "hand it in by Friday".
        """
        while at and self._is_introduction(self._pieces[at - 1], self._pieces[at], also):
            at -= 1
        return at

    def _is_introduction(self, piece: Piece, after: Piece, also: tuple[str, ...]) -> bool:
        is_close = re.fullmatch(r"\.?\s*:?\s*", after.gap) is not None
        return is_close and (piece.has("by", *also) or (piece.has("label") and self._stands_apart(piece)))

    def _is_sure(self, at: int, day: Day) -> bool:
        """Whether a word says that a day is due."""
        piece = self._pieces[at]
        if day.kind in SPANS:
            return piece.has("within")
        if piece.has("by"):
            return True
        return piece.has("label") and self._stands_apart(piece)

    def _stands_apart(self, piece: Piece) -> bool:
        """Whether a noun such as "deadline" is before a colon, or no part of the sentence before it."""
        behind = self._words[piece.end :].lstrip()
        before = self._words[: piece.start].rstrip()
        return behind[:1] in tuple(COLONS) or before[-1:] in tuple(f"{OPENING},;–—-") or not before

    def _is_bounded(self, end: int) -> bool:
        """Whether a word ends at a place."""
        behind = self._words[end : end + 1]
        if BLANKLESS.match(behind) or BLANKLESS.match(self._words[end - 1 : end]):
            return True
        return not behind or behind.isspace() or behind in f".,;:!?…،؛؟{CLOSING}。、—"

    def _closed(self, run: list[Piece]) -> int:
        """The end of a run with the bracket that is open in it: "13 March (Friday)"."""
        end = run[-1].end
        is_open = any("(" in piece.gap for piece in run) and not any(")" in piece.gap for piece in run)
        return end + 1 if is_open and self._words[end : end + 1] in (")", "）") else end

    def _with_hour(self, found: _Found) -> _Found:
        """A date that an hour follows as the last word."""
        behind = self._words[found.end :].strip(f"{STOPS}{CLOSING},")
        if behind and clock(behind, self._language) is not None:
            day = found.day._replace(is_rough=True)
            return found._replace(end=len(self._words), day=day)
        return found

    # What is left

    def _is_end(self, end: int) -> bool:
        return not self._words[end:].strip(STOPS)

    def _brackets(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the brackets are in which a date stands alone."""
        before, behind = self._words[:start].rstrip(), self._words[end:].lstrip()
        if before[-1:] in tuple(OPENING) and behind[:1] in tuple(CLOSING):
            return len(before) - 1, len(self._words) - len(behind) + 1
        return None

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether a date stands at an end of the words, in brackets or between commas."""
        before, behind = self._words[self._begin : start].strip(" ,:"), self._words[end:].strip()
        return (
            not before or self._is_end(end) or self._brackets(start, end) is not None
            or (self._words[:start].rstrip()[-1:] in tuple(COMMAS) and behind[:1] in tuple(COMMAS))
        )  # fmt: skip

    def without(self, found: _Found) -> str | None:
        """The words without a date; None where they are to stay."""
        start, end, day, is_sure, is_behind = found
        if not is_sure or day.is_rough or not (is_behind or self._is_apart(start, end)):
            return None
        start, end = self._brackets(start, end) or (start, end)
        before, after = self._words[:start], self._words[end:]
        is_between = before[-1:].isspace() or after[:1].isspace()
        before, after = before.rstrip(f" {COMMAS};\u00a0\u3000"), after.lstrip(f" {COMMAS}{COLONS}\u00a0\u3000")
        before = re.sub(r"\s+[–—-]$", "", before) if not after.strip(STOPS) else before
        if not before and not after.strip(STOPS):
            return None
        is_apart = is_between and before != "" and not re.match(r"[.。;!?,]|$", after)
        return before + " " * is_apart + after
