"""Dates and times of day as they read on a page."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from minutes_tui.language.labels import Labels, has_words, load_babel, locale_of
from minutes_tui.language.labels import labels as labels_of
from minutes_tui.model.patterns import Pattern


def printed(day: dt.date, labels: Labels, language: str, *, is_term: bool = False) -> str:
    """A date as a page in the language has it: "1 April 2025"; as CLDR has it where the labels are in another.
    `is_term` says that something is due by then."""
    is_foreign = not has_words(language) and labels.date == labels_of(language).date
    pattern = _pattern("long" if is_foreign else labels.date, language)
    months = (is_term and labels.months_of_terms) or labels.months
    return _formatted(day, pattern, labels, language, months, is_named="MMM" in pattern)


def printed_time(at: dt.time | dt.datetime, labels: Labels, language: str) -> str:
    """A time of day as it stands in a column and in sentences: "14:05", "2:05 p.m."."""
    pattern = labels.time if at.minute or not labels.whole_hour else labels.whole_hour
    half = labels.halves_of_day[at.hour >= NOON] if labels.halves_of_day else ""
    return _time(at.hour, at.minute, _saying(pattern, {"a": half}) if half else pattern, language)


@cache
def _time(hour: int, minute: int, pattern: str, language: str) -> str:
    load_babel()
    from babel.dates import format_time

    return format_time(dt.time(hour, minute), pattern, locale=locale_of(language))


NOON = 12


def is_pattern(style: str) -> bool:
    """Whether dates can be written so: short, medium, long, full or a pattern of Unicode TR 35 for days."""
    load_babel()
    from babel.dates import format_date

    try:
        said = format_date(dt.date(2025, 3, 12), style, locale="en_GB")
    except (AttributeError, KeyError, ValueError):  # a letter that stands for an hour, or too often
        return False
    return any(letter.isdigit() for letter in said)


def is_time_pattern(style: str) -> bool:
    """Whether times of day can be written so: short, or a pattern of Unicode TR 35 that has the hour."""
    if style == "short":
        return True
    if not any(found[0][0] in "hHkK" for found in FIELD.finditer(style) if found[1]):
        return False
    load_babel()
    from babel.dates import format_time

    try:
        return any(letter.isdigit() for letter in format_time(dt.time(13, 5), style, locale="en_GB"))
    except (AttributeError, KeyError, ValueError):  # a letter that stands for a day, or too often
        return False


def time_pattern(style: str, language: str) -> str:
    """The pattern of a time of day that "short" stands for in a language; any other is a pattern itself."""
    if style != "short":
        return style
    load_babel()
    from babel.core import Locale

    return str(Locale.parse(locale_of(language)).time_formats["short"].pattern)


def printed_days(first: dt.date, last: dt.date, language: str) -> str:
    """The dates of a meeting of several days: "12–13 March 2025"."""
    words = labels_of(language)
    if not has_words(language):
        return f"{printed(first, words, language)} – {printed(last, words, language)}"
    is_same_month = (first.year, first.month) == (last.year, last.month)
    in_month = words.two_days if words.two_days and (last - first).days == 1 else words.days_of_month
    within_year = in_month if is_same_month else words.days_of_year
    patterns = within_year if first.year == last.year else words.days_of_years
    return "".join(
        _formatted(day, pattern, words, language, words.months, is_named=True)
        for day, pattern in zip((first, last), patterns, strict=True)
    )


def printed_near(day: dt.date, labels: Labels, language: str, year: int | None) -> str:
    """A date without its year where that is a known one: "26 May". Where the house has a pattern of its own, or the
    language says the year first, it has the year."""
    within = labels.days_of_year[0]
    is_own = has_words(language) and labels.date == labels_of(language).date
    if not is_own or day.year != year or "y" in within:
        return printed(day, labels, language)
    return _formatted(day, within, labels, language, labels.months, is_named=True)


@cache
def _pattern(style: str, language: str) -> str:
    """The pattern of a date that one of CLDR's four names stands for; any other is a pattern itself."""
    load_babel()
    from babel.core import Locale

    named = Locale.parse(locale_of(language)).date_formats
    return str(named[style].pattern) if style in named else style


def _formatted(
    day: dt.date, pattern: str, labels: Labels, language: str, months: tuple[str, ...], *, is_named: bool
) -> str:
    """A date by a pattern; `is_named` says that it has the month by its name."""
    load_babel()
    from babel.dates import format_date

    said = {"MMMM": months[day.month - 1]} if months else {}
    if is_named and day.day == 1 and labels.first_of_month:
        said["d"] = labels.first_of_month
    return format_date(day, _saying(pattern, said), locale=locale_of(language))


FIELD = Pattern(r"'[^']*'|([A-Za-z])\1*")
"""Quoted words in a pattern, or a field of it."""


def _saying(pattern: str, said: Mapping[str, str]) -> str:
    """A pattern with words in the place of some of its fields."""
    return FIELD.sub(lambda found: f"'{said[found[0]]}'" if found[0] in said else found[0], pattern)
