"""Whether a sentence that begins with somebody's name says something that only those do who are there."""

import re
import unicodedata
from functools import cache

from minutes_tui.language.names import roster
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Minutes, Note

BEGINNING = 200
"""Characters in which the names stand with which a sentence begins."""
FEW = 4
"""Words of one that begins with none, but with an office, in which its verb stands: "The Vice Chair welcomed all"."""

CJK = "\u3000"
"""Before the first sign of a script in which no blank stands between words."""


def tells_presence(note: Note, minutes: Minutes) -> bool:
    """Whether the speakers of a note were there. They were if their words are behind a colon; in a sentence only where
    a verb of what is done in a meeting follows the name: "Cllr Wade had sent word" says nothing of that."""
    if note.attribution != "inline":
        return True
    language, people = minutes.meeting.language, roster(minutes)
    begin = note.text[:BEGINNING]
    names = (name for key in note.speakers for name in (people.short(key), people.last(key), key) if name)
    ends = [at + len(name) for name in names if (at := begin.find(name)) >= 0]
    if not ends:
        words = begin.split()[:FEW]
        return any(_does(language, " ".join(words[at:])) for at in range(1, len(words)))
    return _does(language, begin[max(ends) :].lstrip(" \t,"))


def _does(language: str, behind: str) -> bool:
    """Whether words behind a name begin with a verb of what is done by those who are there."""
    behind = unicodedata.normalize("NFC", behind)
    return _said(language).match(behind) is not None and _not_there(language).match(behind) is None


@cache
def _said(language: str) -> re.Pattern[str]:
    words = dict.fromkeys(word for each in (language, "en") for word in vocabulary(each).scribes.said)
    spaced, joined = ([word for word in words if (word < CJK) is is_spaced] for is_spaced in (True, False))
    ways = [rf"(?:{alternatives(spaced)})(?![\w'’])", *([alternatives(joined)] if joined else [])]
    return re.compile("|".join(ways), re.IGNORECASE)


@cache
def _not_there(language: str) -> re.Pattern[str]:
    known = [vocabulary(each).movements for each in dict.fromkeys((language, "en"))]
    words = {word for each in known for word in (*each.away, *each.late, *each.from_afar)}
    return re.compile(rf"(?:[^\W\d_]+\s+)?(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
