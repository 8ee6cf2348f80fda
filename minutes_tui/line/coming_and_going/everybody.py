"""Everybody but some, as a line says it: "all but LB", "everyone except Ann and Bo"."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COMMAS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import and_pattern
from minutes_tui.model.minutes import Minutes


@cache
def everybody_but(language: str) -> re.Pattern[str]:
    """Everybody, but for those in its group, in a language or in English."""
    words = [vocabulary(each).movements for each in dict.fromkeys((language, "en"))]
    keys = ("everybody", "rest", "but")
    all_, rest, but = (alternatives({word for each in words for word in getattr(each, key)}) for key in keys)
    behind = rf"(?:\s*,?\s*(?:(?:{but})\s|[-–−])\s*(?P<but>\S.*))?"
    return re.compile(rf"(?:(?P<rest>{rest})|{all_})(?!\w){behind}", re.IGNORECASE)


def left_out(words: str, minutes: Minutes) -> set[str]:
    """Codes of those whom words leave out that mean everybody else; none where one of them is on no list."""
    found = everybody_but(minutes.meeting.language).fullmatch(words)
    and_ = and_pattern(labels(minutes.meeting.language))
    parts = re.split(rf"\s*[{COMMAS}]\s*|{and_}", found["but"]) if found and found["but"] else []
    keys = {roster(minutes).one(part) for part in parts}
    return keys if all(keys) else set()
