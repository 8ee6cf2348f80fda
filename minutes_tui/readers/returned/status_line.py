"""The line of a page that says where its minutes stand, and by when corrections are wanted: no words of the minutes."""

import re
from functools import cache

from minutes_tui.language.labels import labels, languages

DATE = r".{1,40}"
"""A date in any language; the line has a digit in it (see `is_status`)."""


def is_status(said: str) -> bool:
    """Whether a paragraph is that line, in any language: "Circulated, 20 March 2025; corrections by 3 April 2025"."""
    words = " ".join(said.split()).rstrip(".")
    return any(each.fullmatch(words) for each in _lines())


@cache
def _lines() -> tuple[re.Pattern[str], ...]:
    found = []
    for language in languages():
        words = labels(language)
        term = re.escape(words.corrections_by).replace(re.escape("{date}"), DATE)
        comma, semicolon = (re.escape(each.strip()) for each in (words.comma, words.semicolon))
        circulated = rf"{re.escape(words.circulated)}(?:\s?{comma}\s?{DATE}?)?(?:\s?{semicolon}\s?{term})?"
        draft = rf"{re.escape(words.not_yet_approved)}|{re.escape(words.draft)}"
        found.append(
            re.compile(rf"{draft}|{re.escape(words.circulated)}|(?=.*\d)(?:{circulated}|{term})", re.IGNORECASE)
        )
    return tuple(found)
