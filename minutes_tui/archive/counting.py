"""The number of a meeting in its title or reference, and the one that comes next: "43rd" → "44th", "HB/2025/3"."""

import datetime as dt
import re
from typing import NamedTuple

ORDINAL = re.compile(
    r"(?<![\w.])(\d{1,4})(st|nd|rd|th|er|re|ère|e|ème|ste|de|:a|:e|\.?[ºª°]|\.(?=\s+[^\W\d_])|-?[іи]?[йєеа]\b)(?!\w)",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(?:第\s*|\b(?:no|nr|num|№)\.?\s*|[#№]\s*)(\d{1,5})", re.IGNORECASE)
LAST = re.compile(r"(\d+)(?=\D*$)")
AT_END = re.compile(r"(?<![\d./:-])\b(\d{1,3})$")
"""A number with which a title ends: "Meeting 7"; a year has more digits."""


class Counter(NamedTuple):
    """A number in some words."""

    value: int
    start: int
    end: int
    suffix: str = ""
    """What makes an ordinal of it."""


def number_in(words: str, language: str) -> Counter | None:
    """The number by which a reference is counted: its last; None where it has none, or that is a year."""
    found = LAST.search(words)
    if not found or (len(found[1]) == len("2025") and found[1][:2] in ("19", "20") and not words[: found.start()]):
        return None
    return Counter(int(found[1]), found.start(1), found.end(1))


def number_in_title(title: str, language: str) -> Counter | None:
    """The number that says which meeting it is: an ordinal, one behind "no.", or one at the end."""
    if (found := ORDINAL.search(title)) and not _is_day(title, found, language):
        return Counter(int(found[1]), found.start(1), found.end(2), found[2])
    found = COUNTED.search(title) or AT_END.search(title.rstrip())
    return Counter(int(found[1]), found.start(1), found.end(1)) if found else None


def _is_day(title: str, found: re.Match[str], language: str) -> bool:
    """Whether an ordinal is a day: a month or a year follows it."""
    from minutes_tui.language.day_phrases import day  # few titles have one

    behind = title[found.start() :]
    words = behind.split()
    tries = (" ".join(words[:count]) for count in (2, 3, 4) if len(words) >= count)
    return any((known := day(each, language, dt.date(2025, 1, 1))) and known.date for each in tries)


def counted_on(title: str, language: str) -> str:
    """A title of the next meeting: with the next number where it has one, else as it is."""
    number = number_in_title(title, language)
    if number is None:
        return title
    coming = number.value + 1
    written = f"{coming:0{number.end - number.start - len(number.suffix)}d}"
    return f"{title[: number.start]}{written}{_suffix(coming, number.suffix)}{title[number.end :]}"


def _suffix(number: int, before: str) -> str:
    """What makes an ordinal of a number, where the one before had a suffix."""
    small = before.lower()
    if small in ("st", "nd", "rd", "th"):
        made = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    elif small in (":a", ":e"):
        made = ":a" if number % 10 in (1, 2) and number % 100 not in (11, 12) else ":e"
    elif small in ("er", "re", "ère"):
        made = "e"
    else:
        return before
    return made.upper() if before.isupper() else made


def reference_counted_on(reference: str, before: dt.date | None, date: dt.date | None, language: str) -> str:
    """A reference of the next meeting: its last number counted on, or from 1 where it names a year that is over."""
    number = number_in(reference, language)
    if number is None:
        return reference
    head, tail, value = reference[: number.start], reference[number.end :], number.value + 1
    if before and date and before.year != date.year and re.search(rf"(?<!\d){before.year}(?!\d)", head):
        head, value = re.sub(rf"(?<!\d){before.year}(?!\d)", str(date.year), head), 1
    return f"{head}{value:0{number.end - number.start}d}{tail}"
