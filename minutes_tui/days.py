"""A day as it is typed: an ISO date, "Friday", "1 April", "the end of next month", "in two weeks".

A line becomes pieces, words and figures that may be part of a date, each with what it may mean; a run of pieces
together means a day, or nothing. Which words they are stands in the file of the language.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from minutes_tui.labels import load_babel, locale_of
from minutes_tui.names import folded
from minutes_tui.vocabulary import DueWords, vocabulary

BLANKLESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and kanji: words in them follow each other without a blank."""
FRIDAY = 4


class Day(NamedTuple):
    """The day that is meant."""

    date: dt.date
    doubt: str = ""
    """Why another may be meant: "13 or 20 March?"."""
    kind: str = "day"
    """day, span, week, or part of a month: those that aren't days may be said with no word before."""
    is_rough: bool = False
    """Whether the words say more than the day: "Friday evening"."""


class Sense(NamedTuple):
    """One thing that a piece may mean: the name of its list in the language's file, and its number."""

    name: str
    value: int = 0


class Piece(NamedTuple):
    """A word, a phrase or a figure of a line."""

    text: str
    senses: tuple[Sense, ...]
    start: int
    end: int
    """With the full stop of an abbreviation."""
    gap: str
    """What stands between it and the piece before."""

    def has(self, *names: str) -> bool:
        return any(sense.name in names for sense in self.senses)

    @property
    def is_filler(self) -> bool:
        return bool(self.senses) and all(sense.name == "filler" for sense in self.senses)


def day(typed: str, language: str, base: dt.date, coming: dt.date | None = None) -> Day | None:
    """The day that words name and nothing else; the next one from `base`. `coming` is the day of the next meeting."""
    found = pieces(typed.strip(), language)
    if found and found[-1].has("behind"):
        found.pop()
    if not found or not all(follows(*pair) for pair in pairwise(found)) or typed.strip()[found[-1].end :].strip("."):
        return None
    return meaning(found, language, base, coming)


# What pieces there are


class Lexicon(NamedTuple):
    """The words of a language for its dates, ready to be looked up."""

    exact: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...], bool], ...]]
    """By its first word, each phrase: its further words, what it means, and whether a full stop is part of it; the
    longest first."""
    stems: Mapping[str, tuple[Sense, ...]]
    shortest: int
    """Letters of the shortest stem."""
    endings: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    tokens: re.Pattern[str]
    pattern: str
    """Of a short date (Unicode TR 35)."""
    is_year_dotted: bool


FIGURES = (
    r"(?<![\d./-])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|"
    r"\d{1,2}(?P<mark>[-./]) ?\d{1,2}(?:(?P=mark) ?(?:\d{4}|\d{1,2})(?!\d)|\.(?! ?\d)|(?![\d:])))"
)
"""A date in figures, with the year or without."""
FIGURE = (Sense("figures"),)
CAPITALS = 4
"""Letters of the longest name that is read in capitals alone."""


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Of a language; 2 ms to make, and asked for many times while a line is typed."""
    load_babel()
    from babel.core import Locale

    words = vocabulary(language)
    phrases: dict[str, list[Sense]] = {}
    for word, sense in _senses(words.deadlines, _weekdays(language), _months(language)):
        phrases.setdefault(word, []).append(sense)
    blankless = sorted({plain(word) for word in phrases if BLANKLESS.search(word)}, key=len, reverse=True)
    ordinals = "|".join(sorted({re.escape(plain(each)) for each in words.deadlines.ordinals}, key=len, reverse=True))
    named = sorted({plain(word) for word in phrases if word[0].isdecimal()}, key=len, reverse=True)  # 1月, "2ª"
    parts = [rf"(?<!\d)(?:{'|'.join(map(re.escape, named))})"] if named else []
    parts += [FIGURES, rf"\d+(?P<nth>(?:{ordinals})(?!\w))|\d+" if ordinals else r"\d+"]
    parts += ["|".join(map(re.escape, blankless))] if blankless else []
    parts += [r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+'?", r"[^\s]"]
    tokens = re.compile("|".join(parts))
    exact: dict[str, dict[tuple[str, ...], tuple[list[Sense], bool]]] = {}
    stems: dict[str, list[Sense]] = {}
    for phrase, senses in phrases.items():
        if phrase.endswith("*"):
            stems.setdefault(plain(phrase[:-1]), []).extend(senses)
            continue
        first, *others = [match[0] for match in tokens.finditer(plain(phrase)) if match[0] not in GAPS]
        is_dotted = phrase.endswith(".")
        held, dotted = exact.setdefault(first, {}).setdefault(tuple(others), ([], is_dotted))
        held.extend(sense for sense in senses if sense not in held)
        exact[first][tuple(others)] = (held, dotted and is_dotted)
    return Lexicon(
        {
            first: tuple(
                (others, tuple(senses), dotted)
                for others, (senses, dotted) in sorted(found.items(), key=lambda each: -len(each[0]))
            )
            for first, found in exact.items()
        },
        {stem: tuple(senses) for stem, senses in stems.items()},
        min(map(len, stems), default=99),
        tuple(map(plain, words.deadlines.endings)),
        tuple(map(plain, words.deadlines.part_of_day)),
        tokens,
        str(Locale.parse(locale_of(language)).date_formats["short"].pattern),
        words.deadlines.is_year_dotted,
    )


def _senses(due: DueWords, weekdays: dict[str, int], months: dict[str, int]) -> Iterator[tuple[str, Sense]]:
    """Every word and phrase of a language with what it may mean."""
    for names, numbers in (("weekday", weekdays), ("month", months)):
        for word, number in numbers.items():
            yield word, Sense(names, number)
            if len(word) <= CAPITALS and word.isupper():
                yield word, Sense("capitals")
    for field, name in (("for_", "for"), ("next_", "next"), ("fillers", "filler"), ("marks", "mark")):
        yield from ((word, Sense(name)) for word in getattr(due, field))
    for field in ("by", "label", "behind", "within", "within_behind", "today", "tomorrow", "overmorrow", "day_end", "coming",
                  "this", "day", "week", "week_number", "month", "quarter", "year", "this_week", "next_week", "week_after_next",
                  "this_month", "next_month", "week_end", "month_end", "quarter_end", "year_end", "fiscal_year_end",
                  "early", "mid", "middle_third", "end", "meeting", "next_meeting", "part_of_day"):  # fmt: skip
        name = {"day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years"}.get(field)
        yield from ((word, Sense(name or field)) for word in getattr(due, field))
    for name, table in (("number", due.numbers), ("span", due.spans), ("era", due.eras)):
        for number, words in table.items():
            yield from ((word, Sense(name, int(number))) for word in words)


def _weekdays(language: str) -> dict[str, int]:
    """Their names from 0, of CLDR and those that the language adds."""
    load_babel()
    from babel.dates import get_day_names

    locale = locale_of(language)
    named = {
        name: number
        for width in ("abbreviated", "wide")
        for number, name in get_day_names(width, locale=locale).items()
        if len(name) > 1  # "E" and 月 say too little
    }
    return named | {name: number for number, names in enumerate(vocabulary(language).weekdays) for name in names}


def _months(language: str) -> dict[str, int]:
    """Their names from 1, likewise."""
    load_babel()
    from babel.dates import get_month_names

    locale = locale_of(language)
    named = {
        name: number
        for width in ("abbreviated", "wide")
        for form in ("format", "stand-alone")
        for number, name in get_month_names(width, form, locale).items()
    }
    return named | {name: number for number, names in enumerate(vocabulary(language).months, 1) for name in names}


def plain(words: str) -> str:
    """Words without accents and case, in figures and signs that everybody has; kana as they are."""
    return "".join(map(_plain_letter, words))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    if letter in "’ʼ`´":
        return "'"
    if BLANKLESS.match(letter):
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return folded(letter)


def pieces(line: str, language: str) -> list[Piece]:
    """The words and figures of a line; those that can be no part of a date mean nothing."""
    known = lexicon(language)
    letters = [_plain_letter(letter) for letter in line]
    text = "".join(letters)
    origin = [at for at, letter in enumerate(letters) for _ in letter] + [len(line)]
    matches = list(known.tokens.finditer(text))
    matches = [match for match in matches if match[0] not in GAPS]
    found: list[Piece] = []
    index = 0
    while index < len(matches):
        count, senses, is_dotted = _sense(matches, index, text, known)
        first, last = matches[index], matches[index + count - 1]
        start, end = origin[first.start()], origin[last.end() - 1] + 1
        if any(sense.name == "capitals" for sense in senses):
            is_capital = line[start:end].isupper()
            senses = tuple(each for each in senses if is_capital or each.name not in ("weekday", "month", "capitals"))
            senses = tuple(each for each in senses if each.name != "capitals")
        is_dotted = is_dotted or (senses == FIGURE and known.is_year_dotted)
        while end < len(line) and not letters[end]:
            end += 1  # a mark over the last letter
        if is_dotted and line[end : end + 1] == ".":
            end += 1
        before = found[-1].end if found else 0
        found.append(Piece(text[first.start() : last.end()], senses, start, end, plain(line[before:start])))
        index += count
    return found


GAPS = frozenset(".,،、:;()[]-–")
"""Signs that are no pieces of their own."""


def _sense(matches: Sequence[re.Match[str]], index: int, text: str, known: Lexicon) -> tuple[int, tuple[Sense, ...], bool]:
    """How many tokens a place's longest phrase has, what it means, and whether a full stop belongs to it."""
    word = matches[index][0]
    for others, senses, is_dotted in known.exact.get(word, ()):
        count = len(others) + 1
        following = matches[index + 1 : index + count]
        if tuple(match[0] for match in following) == others and _is_phrase(matches[index], following, text):
            return count, senses, is_dotted
    if word[0].isdecimal():
        return 1, _sense_of_figure(matches[index]), False
    for ending in known.endings:
        stem = word.removesuffix(ending)
        if stem != word:
            senses = next((each[1] for each in known.exact.get(stem, ()) if not each[0]), ()) or _stemmed(stem, known)
            if senses:
                return 1, (*senses, Sense("ending")), False
    return 1, _stemmed(word, known) or _part_of_weekday(word, known), False


def _part_of_weekday(word: str, known: Lexicon) -> tuple[Sense, ...]:
    """What "Freitagabend" means."""
    for part in known.parts_of_day:
        for others, senses, _ in known.exact.get(word.removesuffix(part), ()) if word.endswith(part) else ():
            if not others:
                return tuple(Sense("weekday_part", value) for name, value in senses if name == "weekday")
    return ()


def _stemmed(word: str, known: Lexicon) -> tuple[Sense, ...]:
    for length in range(len(word), known.shortest - 1, -1):
        senses = known.stems.get(word[:length])
        if senses:
            return senses
    return ()


def _is_phrase(first: re.Match[str], others: Sequence[re.Match[str]], text: str) -> bool:
    """Whether words follow each other closely enough for one phrase."""
    end = first.end()
    for match in others:
        if not re.fullmatch(r"\s*|\.\s?|\s?-\s?|: ?", text[end : match.start()]):
            return False
        end = match.end()
    return True


def _sense_of_figure(match: re.Match[str]) -> tuple[Sense, ...]:
    figure = match[0]
    if not figure.isdecimal():
        nth = match.groupdict().get("nth")
        if not nth:
            return FIGURE
        figure = figure.removesuffix(nth)
        return (Sense("nth", int(figure)), Sense("number", int(figure))) if len(figure) <= 2 else ()
    return (Sense("number", int(figure)),) if len(figure) <= 4 else ()


# What pieces mean together

CLOSE = re.compile(r"[\s\u00a0]*[,،、]?[\s\u00a0]*|\s*\(\s*|\)\s*|-")
"""What may stand between two pieces of a date; a full stop only behind a figure."""


SHORT = 5
"""Letters of the longest abbreviation that a full stop may follow within a date."""


def follows(before: Piece, after: Piece) -> bool:
    """Whether a piece may go on with a date."""
    gap = after.gap
    if before.text[-1:].isdecimal() or before.has("nth") or len(before.text) <= SHORT:
        gap = gap.removeprefix(".")
    return bool(after.senses) and CLOSE.fullmatch(gap) is not None


def meaning(run: Sequence[Piece], language: str, base: dt.date, coming: dt.date | None) -> Day | None:
    """The day that pieces name together."""
    said_by = [piece for piece in run if not piece.is_filler]
    if not said_by or len(said_by) > LONGEST or run[-1].is_filler:
        return None
    for senses in product(*(_datelike(piece.senses) for piece in said_by)):
        told = _told(list(zip(senses, said_by, strict=True)))
        try:
            found = told and _reckoned(told, language, base, coming)
        except (OverflowError, ValueError):  # no such day, or none in the calendar
            found = None
        if found:
            return found
    return None


LONGEST = 9
"""Pieces in a date."""
NO_DATE = frozenset({"by", "for", "label", "behind", "within", "within_behind", "ending"})
"""What pieces may be that stand before or behind a date."""


def _datelike(senses: tuple[Sense, ...]) -> list[Sense]:
    return [sense for sense in senses if sense.name not in NO_DATE] or [Sense("none")]


UNITS = {"days": 1, "weeks": 7}


class Told(NamedTuple):
    """What a run of pieces says, each thing once."""

    values: dict[str, int]
    numbers: tuple[int, ...]
    figures: str
    is_rough: bool


def _told(said: list[tuple[Sense, Piece]]) -> Told | None:
    """The things that are said, figures together with the word that they belong to; None where one is said twice."""
    values: dict[str, int] = {}
    numbers: list[int] = []
    figures, is_rough = "", False
    index = 0
    while index < len(said):
        (name, value), piece = said[index]
        after = said[index + 1][0] if index + 1 < len(said) else Sense("")
        index += 1
        if name == "part_of_day":
            is_rough = True
            continue
        if name in ("filler", "mark") or (name == "day_end" and len(said) > 1):
            continue
        if name == "weekday_part":
            name, is_rough = "weekday", True
        if name == "number" and after.name == "week_number":
            name, index = "week number", index + 1
        elif name == "number" and after.name in ("days", "weeks", "months", "years"):
            index += 1
            if after.name == "years" and value > 99:  # 2026年
                name = "year"
            elif after.name in UNITS:
                name, value = "span", value * UNITS[after.name]
            else:
                name = f"span of {after.name}"
        elif name == "number" and value > 99:
            name = "year"
        elif name == "number":
            numbers.append(value)
            continue
        elif name in ("weeks", "week_number") and after.name == "number":
            name, value, index = "week number", after.value, index + 1
        elif name == "era" and after.name == "number":
            is_year = index + 1 < len(said) and said[index + 1][0].name == "years"
            name, value, index = "year", value + after.value, index + 1 + is_year
        elif name == "figures":
            figures = piece.text
        elif name == "era" and after.name == "figures":  # R8.4.1
            name, value, figures, index = "figures", 0, said[index][1].text, index + 1
            figures = re.sub(r"^\d+", lambda first: str(int(first[0]) + said[index - 2][0].value), figures)
        if name in values or name == "none":
            return None
        values[name] = value
    return Told(values, tuple(numbers), figures, is_rough)


COMPOUNDS: Mapping[str, tuple[str, ...]] = {
    "this_week": ("this", "weeks"), "next_week": ("next", "weeks"), "this_month": ("this", "months"),
    "next_month": ("next", "months"), "week_end": ("end", "weeks"), "month_end": ("end", "months"),
    "quarter_end": ("end", "quarters"), "year_end": ("end", "years"), "next_meeting": ("next", "meeting"),
}  # fmt: skip
"""Words that say two things."""


def _reckoned(told: Told, language: str, base: dt.date, coming: dt.date | None) -> Day | None:
    """The day that is told, counted from `base`. Raises ValueError and OverflowError where there is no such day."""
    values = dict(told.values)
    for name in COMPOUNDS.keys() & values.keys():
        del values[name]
        values |= dict.fromkeys(COMPOUNDS[name], 0)
    if "month" in values:
        values.pop("months", None)  # the end of the month of March
    names = values.keys() - {"weekday"}
    weekday = values.get("weekday")
    if weekday is not None and not told.numbers and names <= {"next", "coming", "this", "weeks"}:
        found = _weekday(weekday, names, base)
    elif not told.numbers and names in ({"meeting", "next"}, {"meeting", "coming"}):
        return Day(coming) if coming else None
    else:
        found = (
            _of_month(values, names, told, base)
            or (_in_figures(told.figures, values.get("year", 0), language, base) if names <= {"figures", "year"} and not told.numbers else None)
            or (None if told.numbers else _of_week(values, names, base) or _of_period(values, names, base))
        )
    if not found:
        return None
    if weekday is not None and found.date.weekday() != weekday:
        other = found.date + dt.timedelta(days=(weekday - found.date.weekday() + 3) % 7 - 3)
        found = found._replace(doubt=f"{_said(found.date)} is a {found.date:%A}: {either(found.date, other)}")
    return found._replace(is_rough=told.is_rough)


def _weekday(weekday: int, names: Set[str], base: dt.date) -> Day | None:
    """Friday, next Friday, Friday of this or next week; "Monday week" is one week after it."""
    monday = base - dt.timedelta(days=base.weekday())
    first = base + dt.timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if "weeks" not in names:
        is_open = names == {"next"} and weekday > base.weekday()
        return Day(first, either(first, first + dt.timedelta(days=7)) if is_open else "")
    if names == {"weeks"}:
        return Day(first + dt.timedelta(days=7))
    return Day(monday + dt.timedelta(days=weekday + 7 * ("this" not in names)))


PARTS = {"early": 10, "mid": 15, "middle_third": 20, "end": 31}
"""Their last days."""


def _of_month(values: dict[str, int], names: Set[str], told: Told, base: dt.date) -> Day | None:
    """1 April, the 13th, mid-March."""
    year, month = values.get("year", 0), values.get("month", 0)
    numbers = [values["nth"], *told.numbers] if "nth" in names else list(told.numbers)
    if names == {"nth"}:
        lasts = (last_of(base.year, base.month + later) for later in range(3))
        days = (last.replace(day=values["nth"]) for last in lasts if values["nth"] <= last.day)
        return Day(next(day for day in days if day >= base))
    if month and names - {"year", "nth"} == {"month"}:
        if len(numbers) == 2 and not year and numbers[1] > 19:  # 1 April 26
            year = 2000 + numbers.pop()
        return Day(future(year, month, numbers[0], base)) if len(numbers) == 1 else None
    part = next((part for part in PARTS if names - {"year"} == {"month", part}), "")
    if not part or numbers:
        return None
    lasts = (last_of(each, month) for each in ([year] if year else [base.year, base.year + 1]))
    days = [last.replace(day=min(PARTS[part], last.day)) for last in lasts]
    return Day(next((day for day in days if day >= base), days[0]), kind="part")


def _of_week(values: dict[str, int], names: Set[str], base: dt.date) -> Day | None:
    """Week 12, the week after next: a week's Friday, or the weekday that is said."""
    day = values.get("weekday", FRIDAY)
    monday = base - dt.timedelta(days=base.weekday())
    if names - {"end"} == {"week_after_next"}:
        return Day(monday + dt.timedelta(days=14 + day), kind="week")
    if names - {"end", "year"} == {"week number"}:
        this_year, number = base.isocalendar().year, values["week number"]
        found = dt.date.fromisocalendar(values.get("year", this_year), number, day + 1)
        if found < monday and "year" not in values:
            found = dt.date.fromisocalendar(this_year + 1, number, day + 1)
        return Day(found, kind="week")
    return None


def _of_period(values: dict[str, int], names: Set[str], base: dt.date) -> Day | None:
    """Today, tomorrow, two weeks, the end of the month; a unit alone is one of it."""
    near = {"today": 0, "day_end": 0, "tomorrow": 1, "overmorrow": 2}
    if len(names) == 1:
        ((name, value),) = values.items()
        if name in near:
            return Day(base + dt.timedelta(days=near[name]), kind="near" if near[name] else "day")
        if name in ("span", "days", "weeks"):
            return Day(base + dt.timedelta(days=UNITS.get(name, value)), kind="unit" if name in UNITS else "span")
        if name in ("span of months", "span of years", "months", "years"):
            last = last_of(base.year, base.month + (value or 1) * (12 if "year" in name else 1))
            return Day(last.replace(day=min(base.day, last.day)), kind="span" if value else "unit")
        return Day(last_of(base.year + (base.month > 3), 3), kind="part") if name == "fiscal_year_end" else None
    if names == {"end", "year"}:
        return Day(dt.date(values["year"], 12, 31), kind="part")
    unit = next((unit for unit in ("weeks", "months", "quarters", "years") if unit in names), "")
    if not unit or not names - {unit} <= {"end", "this", "next", "coming"}:
        return None
    later = bool(names & {"next", "coming"})
    match unit:
        case "weeks":
            return Day(friday_of(base) if not later else friday_of(base - dt.timedelta(days=base.weekday() - 7)), kind="week")
        case "months":
            return Day(last_of(base.year, base.month + later), kind="part")
        case "quarters":
            return Day(last_of(base.year, base.month + -base.month % 3 + 3 * later), kind="part")
    return Day(dt.date(base.year + later, 12, 31), kind="part")


def _in_figures(figures: str, year: int, language: str, base: dt.date) -> Day | None:
    """A day such as 1.4.2026, 1/4/26, 13/3 or 2026/4/1, in the order of the language.

    In English whose country isn't known 4/1 may be two days.
    """
    parts = re.split(r"[./-] ?", figures.rstrip("."))
    first, second = int(parts[0]), int(parts[1])
    if len(parts[0]) == 4:
        return Day(dt.date(first, second, int(parts[2])))
    pattern = lexicon(language).pattern
    mark = next(letter for letter in figures if not letter.isdecimal())
    if len(parts) == 3 and len(parts[2]) == 1:
        return None
    if len(parts) == 3:
        year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    elif mark == "." and "." not in pattern:
        return None
    is_month_first = pattern.startswith("M") or (pattern.startswith("y") and mark in pattern)
    orders = [(first, second), (second, first)] if is_month_first else [(second, first), (first, second)]
    days = []
    for month, number in orders[: 1 if mark == "." else 2]:
        if 1 <= month <= 12 and 1 <= number <= 31:
            days.append(future(year, month, number, base))
    if not days:
        return None
    is_open = language.lower() == "en" and len(set(days)) > 1
    return Day(days[0], either(*days) if is_open else "")


def friday_of(day: dt.date) -> dt.date:
    """The Friday of a day's week, or at a weekend its Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday + dt.timedelta(days=FRIDAY if day.weekday() <= FRIDAY else 6)


def last_of(year: int, month: int) -> dt.date:
    """The last day of a month; months beyond twelve are of the years that follow."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = dt.date(year, month, 28) + dt.timedelta(days=3)
    return following if following.month == month else following - dt.timedelta(days=following.day)


def future(year: int, month: int, number: int, base: dt.date) -> dt.date:
    """A day of a year, or, where that is 0, the next such day. Raises ValueError where there is none."""
    if year:
        return dt.date(year, month, number)
    for later in range(9):  # 29 February
        try:
            found = dt.date(base.year + later, month, number)
        except ValueError:
            continue
        if found >= base:
            return found
    raise ValueError


def either(one: dt.date, other: dt.date) -> str:
    """A question which of two days is meant: "13 or 20 March?"."""
    if one.year != other.year:
        return f"{_said(one)} {one.year} or {_said(other)} {other.year}?"
    return f"{one.day if one.month == other.month else _said(one)} or {_said(other)}?"


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B}"
