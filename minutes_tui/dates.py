"""Dates and times as they are typed, and as they read on a page."""

import datetime as dt
import re

from minutes_tui.labels import Labels, locale_of
from minutes_tui.names import folded

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
DAYS = range(7)


def clock(typed: str) -> dt.time | None:
    """A time of day such as 9:40, 10.40 or 10h40; None where it is none."""
    match = CLOCK.fullmatch(typed.strip())
    return dt.time(int(match[1]), int(match[2])) if match else None


def printed(day: dt.date, labels: Labels, language: str) -> str:
    """A date as a page in the language has it: "1 April 2025"."""
    from babel.dates import format_date  # 30 ms to import, so only where a date is printed

    return format_date(day, labels.date, locale=locale_of(language))


def is_pattern(style: str) -> bool:
    """Whether dates can be written so: short, medium, long, full or a pattern of Unicode TR 35 for days."""
    from babel.dates import format_date

    try:
        said = format_date(dt.date(2025, 3, 12), style, locale="en_GB")
    except (AttributeError, KeyError, ValueError):  # a letter that stands for an hour, or too often
        return False
    return any(letter.isdigit() for letter in said)


def printed_days(first: dt.date, last: dt.date, language: str) -> str:
    """The dates of a meeting of several days: "12–13 March 2025"."""
    from babel.core import Locale
    from babel.dates import format_date

    locale = Locale.parse(locale_of(language))
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    from_, to = (re.sub("M{3,}", "MMMM", pattern) for pattern in patterns)  # babel has no intervals with whole names
    return (format_date(first, from_, locale) + format_date(last, to, locale)).replace("\u2009", " ")


def due_split(words: str, labels: Labels, language: str, base: dt.date) -> tuple[str, dt.date | None]:
    """What is to be done, and by when, from words such as "send the table by Friday".

    `base` is the day on which they are said. Words that name no date stay as they are.
    """
    for match in reversed(list(re.finditer(_before(labels), words, re.IGNORECASE))):
        rest = words[match.end() :]
        full_stop = "." if rest.endswith(".") else ""
        found = day(rest.removesuffix(".") if full_stop else rest, labels, language, base)
        if found:
            before = words[: match.start()].rstrip(" ,")
            return before + full_stop if before else words, found
    return words, None


def _before(labels: Labels) -> str:
    longest_first = sorted(labels.by, key=len, reverse=True)
    return rf"(?:^|\s)(?:{'|'.join(re.escape(word) for word in longest_first)})\s+"


def day(typed: str, labels: Labels, language: str, base: dt.date) -> dt.date | None:
    """The day that is meant: an ISO date, today, a weekday, "1 April", "end of March"; the next one from `base`."""
    typed = typed.strip()
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    words = folded(typed)
    if words in map(folded, labels.today):
        return base
    if words in map(folded, labels.tomorrow):
        return base + dt.timedelta(days=1)
    if not any(letter.isalpha() for letter in words):
        return None
    return _named_day(words, labels, language, base)


def _named_day(words: str, labels: Labels, language: str, base: dt.date) -> dt.date | None:
    from babel.dates import get_day_names, get_month_names

    locale = locale_of(language)
    weekdays = {
        folded(name).rstrip("."): number
        for width in ("abbreviated", "wide")
        for number, name in get_day_names(width, locale=locale).items()
    }
    months = {
        folded(name).rstrip("."): number
        for width in ("abbreviated", "wide")
        for form in ("format", "stand-alone")
        for number, name in get_month_names(width, form, locale).items()
    }
    for word in map(folded, labels.next_):
        words = words.removeprefix(f"{word} ").removesuffix(f" {word}")
    if words.rstrip(".") in weekdays:
        return base + dt.timedelta(days=(weekdays[words.rstrip(".")] - base.weekday() - 1) % 7 + 1)
    for word in map(folded, labels.end_of):
        if words.startswith(f"{word} ") and words.removeprefix(f"{word} ") in months:
            return _last_of(months[words.removeprefix(f"{word} ")], base)
    return _day_of_month(words, months, base)


def _last_of(month: int, base: dt.date) -> dt.date:
    year = base.year + (month < base.month)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _day_of_month(words: str, months: dict[str, int], base: dt.date) -> dt.date | None:
    match = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th|\.|er)?(?: of)? (\w+)\.?(?:,? (\d{4}))?", words)
    if match:
        number, month, year = match[1], match[2], match[3]
    else:
        match = re.fullmatch(r"(\w+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?", words)
        if not match:
            return None
        month, number, year = match[1], match[2], match[3]
    if month not in months:
        return None
    try:
        found = dt.date(int(year) if year else base.year, months[month], int(number))
        return found if year or found >= base else found.replace(year=base.year + 1)
    except ValueError:
        return None
