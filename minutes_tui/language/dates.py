"""Dates as they read on a page."""

import datetime as dt

from minutes_tui.language.labels import Labels, has_words, load_babel, locale_of
from minutes_tui.language.labels import labels as labels_of


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
