"""Dates and times as they are typed, and as they read on a page."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from minutes_tui.labels import Labels, has_words, load_babel, locale_of
from minutes_tui.labels import labels as labels_of
from minutes_tui.names import folded

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")


def clock(typed: str) -> dt.time | None:
    """A time of day such as 9:40, 10.40 or 10h40; None where it is none."""
    match = CLOCK.fullmatch(typed.strip())
    return dt.time(int(match[1]), int(match[2])) if match else None


def printed(day: dt.date, labels: Labels, language: str) -> str:
    """A date as a page in the language has it: "1 April 2025"; as CLDR has it where the labels are in another."""
    load_babel()
    from babel.dates import format_date

    is_foreign = not has_words(language) and labels.date == labels_of(language).date
    return format_date(day, "long" if is_foreign else labels.date, locale=locale_of(language))


def is_pattern(style: str) -> bool:
    """Whether dates can be written so: short, medium, long, full or a pattern of Unicode TR 35 for days."""
    load_babel()
    from babel.dates import format_date

    try:
        said = format_date(dt.date(2025, 3, 12), style, locale="en_GB")
    except (AttributeError, KeyError, ValueError):  # a letter that stands for an hour, or too often
        return False
    return any(letter.isdigit() for letter in said)


def printed_days(first: dt.date, last: dt.date, language: str) -> str:
    """The dates of a meeting of several days: "12–13 March 2025"."""
    load_babel()
    from babel.dates import format_date

    words = labels_of(language)
    if not has_words(language):
        return f"{printed(first, words, language)} – {printed(last, words, language)}"
    is_same_month = (first.year, first.month) == (last.year, last.month)
    within_year = words.days_of_month if is_same_month else words.days_of_year
    patterns = within_year if first.year == last.year else words.days_of_years
    locale = locale_of(language)
    return "".join(format_date(day, pattern, locale) for day, pattern in zip((first, last), patterns, strict=True))


def due_split(words: str, labels: Labels, language: str, base: dt.date) -> tuple[str, dt.date | None]:
    """What is to be done, and by when, from words such as "send the table by Friday".

    `base` is the day on which they are said. Words that name no date stay as they are.
    """
    for match in reversed(list(re.finditer(_before(labels), words, re.IGNORECASE))):
        rest = words[match.end() :]
        full_stop = "." if rest.endswith(".") and not _is_abbreviated(rest, labels) else ""
        found = day(rest.removesuffix(".") if full_stop else rest, labels, language, base)
        if found:
            before = words[: match.start()].rstrip(" ,")
            return before + full_stop if before else words, found
    return _split_behind(words, labels, language, base)


def _before(labels: Labels) -> str:
    longest_first = sorted(labels.by, key=len, reverse=True)
    any_apostrophe = "|".join(re.escape(word).replace("'", "['’ʼ]") for word in longest_first)
    return rf"(?:^|\s)(?:{any_apostrophe})\s+"


BLANKLESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and kanji: words in them follow each other without a blank."""
LONGEST = 40
"""Characters of a typed date."""


def _is_abbreviated(date: str, labels: Labels) -> bool:
    """Whether the full stop at the end is that of the date itself: "2025 r.", "balandžio 1 d.", "1.4."."""
    if re.fullmatch(r"\d{1,2}\. ?\d{1,2}\.", date):
        return True
    last = date.rstrip(".").split()[-1:]
    return any(word in labels.within_dates and len(word) <= 2 for word in last)


def _split_behind(words: str, labels: Labels, language: str, base: dt.date) -> tuple[str, dt.date | None]:
    """The same where the word for "by", or an ending that says so, is behind the date: "perjantaihin mennessä"."""
    if not labels.by_behind:
        return words, None
    for mark in reversed(list(re.finditer(_mark(labels), words))):
        for start in _starts(words, mark.start()):
            date = words[start : mark.start()]
            for end, said in ((mark.end(), f"{date} {mark['year']}" if mark["year"] else ""), (mark.end("by"), date)):
                found = day(said, labels, language, base)
                if found:
                    return _without(words, start, end), found
    return words, None


def _mark(labels: Labels) -> str:
    by = "|".join(
        re.escape(word) + ("" if BLANKLESS.match(word) else r"(?!\w)")
        for word in sorted(labels.by_behind, key=len, reverse=True)
    )
    return rf"\s*(?P<by>{by})(?:\s+(?P<year>\d{{4}})(?!\w))?"


def _without(words: str, start: int, end: int) -> str:
    """Words without a date and the commas around it; those that are nothing but the date stay."""
    before, after = words[:start], words[end:]
    is_apart = before[-1:].isspace() or after[:1].isspace()
    before, after = before.rstrip(" ,、\u3000"), after.lstrip(" ,、\u3000")
    if not before and not after.strip(".。"):
        return words
    return before + " " * (is_apart and before != "" and not re.match(r"[.。;!?]|$", after)) + after


def _starts(words: str, end: int) -> Iterator[int]:
    """Where a date that ends at a place may begin, the longest first."""
    for at in range(max(0, end - LONGEST), end):
        before = words[at - 1 : at]
        is_between_words = not before.isalnum() or BLANKLESS.match(before) or BLANKLESS.match(words[at])
        if not words[at].isspace() and is_between_words:
            yield at


def day(typed: str, labels: Labels, language: str, base: dt.date) -> dt.date | None:
    """The day that is meant: an ISO date, today, a weekday, "1 April", "end of March"; the next one from `base`."""
    typed = typed.strip()
    for behind in labels.by_behind:
        typed = typed.removesuffix(behind).rstrip()
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    if typed[:1].isdigit() and not any(letter.isalpha() for letter in typed):
        return _in_figures(typed, language, base)
    words, calendar = _plain(typed), _calendar(labels, language)
    if words in calendar.today:
        return base
    if words in calendar.tomorrow:
        return base + dt.timedelta(days=1)
    return _named_day(words, calendar, base)


def _in_figures(typed: str, language: str, base: dt.date) -> dt.date | None:
    """A day such as 1.4.2026, 1/4/2026 or 2026/4/1, in the order of the language, and 1.4. where dates have dots.

    English is none where its country isn't known, unless one number can be no month: 4/1 is read in two ways.
    """
    load_babel()
    from babel.core import Locale

    year_first = re.fullmatch(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?", typed)
    if year_first:
        return _future(int(year_first[1]), int(year_first[3]), int(year_first[4]), base)
    match = re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})?", typed)
    pattern = Locale.parse(locale_of(language)).date_formats["short"].pattern
    if not match or not (match[4] or match[2] == "." in pattern):
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4] or 0)
    if max(first, second) <= 12 and first != second and language.lower() == "en":
        return None
    is_month_first = pattern.startswith("M") if max(first, second) <= 12 else second > 12
    month, number = (first, second) if is_month_first else (second, first)
    return _future(year, month, number, base)


def _future(year: int, month: int, number: int, base: dt.date) -> dt.date | None:
    """A day of a year, or, where that is 0, the next such day; None where there is none."""
    try:
        found = dt.date(year or base.year, month, number)
        return found if year or found >= base else found.replace(year=base.year + 1)
    except ValueError:
        return None


def _plain(words: str) -> str:
    return folded(words).replace("’", "'").replace("ʼ", "'").rstrip(".")


class Calendar(NamedTuple):
    """The names of days and months as they are typed, and the words around them, without accents and case."""

    today: frozenset[str]
    tomorrow: frozenset[str]
    weekdays: dict[str, int]
    months: dict[str, int]
    fillers: frozenset[str]
    around: tuple[tuple[str, str], ...]
    """Fillers, and words for "next", before a weekday and behind it, with the blank where there is one."""
    end_of_month: re.Pattern[str]
    tokens: re.Pattern[str]
    """What a day of a month is made of."""


@lru_cache(maxsize=8)  # 1 ms to make; asked for many times while a line is typed
def _calendar(labels: Labels, language: str) -> Calendar:
    weekdays, months = _names(labels, language)
    fillers = frozenset(map(_plain, labels.within_dates))
    month, end = _any_of(months), _any_of(map(_plain, labels.end_of))
    next_ = [*map(folded, labels.next_), *map(_plain, labels.next_)]
    blanks = [(word, "" if BLANKLESS.match(word[-1]) else " ") for word in (*next_, *fillers)]
    return Calendar(
        frozenset(map(_plain, labels.today)),
        frozenset(map(_plain, labels.tomorrow)),
        weekdays,
        months,
        fillers,
        tuple((word + blank, blank + word) for word, blank in blanks),
        re.compile(rf"{end}\s*({month})|({month})\s*{end}"),
        re.compile(rf"{month}(?![^\W\d_])|\d+|[^\W\d_]+|[^\s.,]"),
    )


def _names(labels: Labels, language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The weekdays from 0 and the months from 1 by their names, of CLDR and those that the language adds."""
    load_babel()
    from babel.dates import get_day_names, get_month_names

    locale = locale_of(language)
    weekdays = {
        _plain(name): number
        for width in ("abbreviated", "wide")
        for number, name in get_day_names(width, locale=locale).items()
        if len(name) > 1  # "E" and 月 say too little
    }
    months = {
        _plain(name): number
        for width in ("abbreviated", "wide")
        for form in ("format", "stand-alone")
        for number, name in get_month_names(width, form, locale).items()
    }
    weekdays |= {_plain(name): number for number, names in enumerate(labels.weekdays) for name in names}
    months |= {_plain(name): number for number, names in enumerate(labels.months, 1) for name in names}
    return weekdays, months


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _named_day(words: str, calendar: Calendar, base: dt.date) -> dt.date | None:
    words = _bare(words, calendar)
    if words in calendar.weekdays:
        return base + dt.timedelta(days=(calendar.weekdays[words] - base.weekday() - 1) % 7 + 1)
    end_of_month = calendar.end_of_month.fullmatch(words)
    if end_of_month:
        return _last_of(calendar.months[end_of_month[1] or end_of_month[2]], base)
    return _day_of_month(words, calendar, base)


def _bare(words: str, calendar: Calendar) -> str:
    """Words without those that may stand around a date, "the" and "next"; no more of them once a weekday is left."""
    while words not in calendar.weekdays:
        for before, behind in calendar.around:
            shorter = words.removeprefix(before).removesuffix(behind).strip()
            if shorter and shorter != words:
                words = shorter
                break
        else:
            break
    return words


def _last_of(month: int, base: dt.date) -> dt.date:
    year = base.year + (month < base.month)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _day_of_month(words: str, calendar: Calendar, base: dt.date) -> dt.date | None:
    """The day of a month's name, a number of one or two digits, and perhaps a year, in whatever order."""
    months: list[int] = []
    numbers: list[int] = []
    years: list[int] = []
    for token in calendar.tokens.findall(words):
        if token in calendar.months:
            months.append(calendar.months[token])
        elif token.isdigit():
            (numbers if len(token) <= 2 else years).append(int(token))
        elif token not in calendar.fillers:
            return None
    if len(months) != 1 or len(numbers) != 1 or len(years) > 1 or any(year < 1000 for year in years):
        return None
    return _future(years[0] if years else 0, months[0], numbers[0], base)
