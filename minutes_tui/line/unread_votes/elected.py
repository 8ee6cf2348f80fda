"""Sentences that may tell of an election, and what is asked of them."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import elections, held_votes, motion_lines
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

PARTS = re.compile(r"\s*[,;:：]\s*|(?<=[^\W\d]{3})[.]\s+")
COUNTED = 2
"""People with votes, of an election that is told without a title."""


def asked_of_election(line: str, minutes: Minutes) -> str:
    """What is asked of a sentence that says how many votes several people have, or names somebody on the list as
    elected, in no year that it names; "" of any other."""
    counts = [part for part in PARTS.split(line.strip(" .")) if part and elections.is_candidate(part, minutes)]
    if sum(elections.is_person(part, minutes) for part in counts) >= COUNTED:
        return elections.ASKED.format(", ".join(counts))
    if pending(minutes) is not None or held_votes.is_election_last(minutes) or elections.YEAR.search(line):
        return ""
    language = minutes.meeting.language
    begun = _label(language).match(line)
    is_elected = begun or _elected(language).search(line)
    return motion_lines.RESOLVED_ASKED if is_elected and _names_somebody(line, minutes) else ""


def _names_somebody(line: str, minutes: Minutes) -> bool:
    people = roster(minutes)
    return any(people.one(word) for word in re.findall(r"[^\W\d_a-z][\w'’-]{2,}", line))


@cache
def _elected(language: str) -> re.Pattern[str]:
    """That somebody is elected: with a word for being so within a few words, or before "unanimously"."""
    known = vocabulary(language)
    elected, be = alternatives(known.motions.elected), alternatives({*known.motions.be, *known.documents.became})
    votes = alternatives({*labels(language).unanimously, *known.motions.majority, *known.motions.by})
    far = r"(?:[^\s.]+\s+){0,6}?"
    return re.compile(
        rf"(?<!\w)(?:{be})\s+{far}(?:{elected})(?!\w)"
        rf"|(?<!\w)(?:{elected})\s+(?:{be})(?!\w)"
        rf"|(?<!\w)(?:{elected})\s+{far}(?:{votes})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _label(language: str) -> re.Pattern[str]:
    words = alternatives({*vocabulary(language).motions.election, labels(language).election})
    return re.compile(rf"(?:{words})(?!\w)[^{COLONS}?]{{0,60}}[{COLONS}]\s+\S", re.IGNORECASE)
