"""Sentences behind the pending motion that may propose something else, and were not read as a motion or an amendment:
a bare outcome behind one, "Carried 4-0.", may be of either."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import leading
from minutes_tui.model.minutes import Minutes, Note

LATELY = 50
"""Notes back to which it is looked what was proposed."""
LONGEST = 300
"""Characters of a sentence that proposes something."""


def last_since(index: int, minutes: Minutes) -> Note | None:
    """The last of them behind a motion; None where there is none."""
    first = max(index + 1, len(minutes.notes) - LATELY)
    entered = (at for at in range(len(minutes.notes) - 1, first - 1, -1) if _is_motion(minutes.notes[at]))
    behind = minutes.notes[next(entered, first - 1) + 1 :]
    return next((note for note in reversed(behind) if _proposes(note, minutes)), None)


def _is_motion(note: Note) -> bool:
    """Whether a note is a motion or an amendment: what was said before it was entered is answered by it."""
    return note.kind == "motion" and not note.struck


AMENDMENT = "Is this an amendment?"
MOTION = "Is this a motion?"
"""With what the marks begin of those that were asked about."""


def _proposes(note: Note, minutes: Minutes) -> bool:
    """Whether a sentence of nobody, or one that begins with who says it, may propose something: it begins with the name
    of a motion or an amendment, it is about the procedure, or who begins it moves something."""
    if note.kind != "statement" or note.struck or len(note.text) > LONGEST:
        return False
    if note.attribution == "prefix":
        return I_MOVE.match(note.text) is not None
    if note.check.startswith((AMENDMENT, MOTION)):
        return True
    language = minutes.meeting.language
    if named(language).match(note.text) or procedural(language).search(note.text):
        return True
    people = leading(note.text, roster(minutes), labels(language))
    return bool(people and _moves(language).match(note.text[people.end :]))


I_MOVE = re.compile(
    r"(?:i|we)(?:\s+would\s+like\s+to|['’]d\s+like\s+to|\s+hereby)?\s+(?:move|call\s+the\s+question)\b", re.IGNORECASE
)
"""That who speaks moves something, in English."""


@cache
def named(language: str) -> re.Pattern[str]:
    """The name of a motion or an amendment in the first or second word, alone or at the end of a longer one such as
    "Gegenantrag"; not with an article, which tells of one that is known."""
    known = [vocabulary(each) for each in tags(language)]
    nouns = {word for each in known for word in each.scribes.amend}
    nouns |= {labels(each).amendment for each in tags(language)} | {labels(each).motion for each in tags(language)}
    the = alternatives({word for each in known for word in each.motions.the})
    return re.compile(rf"(?!(?:{the})(?!\w))(?:[\w-]+\s+)?[\w-]*(?:{alternatives(nouns)}|amend)(?!\w)", re.IGNORECASE)


@cache
def procedural(language: str) -> re.Pattern[str]:
    words = {word for each in tags(language) for word in vocabulary(each).motions.procedural}
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


@cache
def _moves(language: str) -> re.Pattern[str]:
    known = [vocabulary(each).motions for each in tags(language)]
    verbs = alternatives({word for each in known for word in (*each.moves, *each.proposes)})
    return re.compile(rf"\s*(?:{verbs})(?!\w)(?!{SOMEWHERE})", re.IGNORECASE)


SOMEWHERE = (
    r"\s+(?:to\s+(?:the|an?|his|her|their|our|its|this|next)|on|onto|into|in|out|away|from|back|forward|up|down|off|over|"
    r"here|there|house|home|seats?|closer|and)\b"
)
"""Behind "moved", in English: it was to a place, or to another matter."""


def tags(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, "en")))
