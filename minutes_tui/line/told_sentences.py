"""Sentences of narrative that say what the record has a place for: that something was decided, or the meeting ended."""

import datetime as dt
import re
from functools import cache

from minutes_tui.language.clock_times import clock
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary

BESIDE = r"(?:\s+\w+)?"
"""An adverb within the words: "it was unanimously resolved"."""
TIME = 5
"""Words in the longest time of day."""
WITHIN = 8
"""Words behind those for the end, within which its time begins."""


@cache
def resolved_pattern(language: str) -> re.Pattern[str]:
    """With what a sentence begins that says what was decided: "It was resolved that"."""
    phrases = dict.fromkeys(phrase for each in (language, "en") for phrase in vocabulary(each).scribes.resolved)
    ways = (f"{BESIDE},?\\s+".join(map(expression, phrase.split())) for phrase in phrases)
    return re.compile(rf"\W*(?:{'|'.join(ways) or '(?!)'})\b", re.IGNORECASE)


@cache
def _ended(language: str) -> re.Pattern[str]:
    phrases = dict.fromkeys((*vocabulary(language).documents.ended, *vocabulary("en").documents.ended))
    return re.compile(rf"(?:{alternatives(phrases)})(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def end_said(words: str, language: str) -> dt.time | None:
    """The time at which a sentence says that the meeting was over; None where it says none."""
    found = _ended(language).search(words)
    said = found["rest"].split() if found else []
    for start in range(min(len(said), WITHIN)):
        for count in range(TIME, 0, -1):
            at = clock(" ".join(said[start : start + count]).rstrip(".,;)"), language)
            if at and any(letter.isdigit() for letter in said[start]):
                return at
    return None
