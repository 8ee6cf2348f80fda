"""What is looked at before a sentence is read as a decision or a recusal: its verb, and the vote that was held last."""

import re
from functools import cache

from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Minutes

LATELY = 50
"""Notes back to which the last vote is looked for."""


def is_just_decided(minutes: Minutes) -> bool:
    """Whether the last notes are a decision and the vote on it, which was held; words behind them are of neither."""
    last = [note.kind for note in minutes.notes[-LATELY:] if not (note.struck or note.kind == "statement")][-2:]
    return last == ["decision", "vote"]


def is_decision_last(minutes: Minutes) -> bool:
    """Whether the last note is a decision, of which the next line may tell the vote."""
    last = next((note for note in reversed(minutes.notes[-LATELY:]) if not note.struck), None)
    return last is not None and last.kind == "decision"


def is_election_last(minutes: Minutes) -> bool:
    """Whether the last vote is an election, of which a sentence may say who was elected."""
    last = next((note for note in reversed(minutes.notes[-LATELY:]) if note.kind == "vote" and not note.struck), None)
    return last is not None and bool(last.options)


@cache
def decides(language: str) -> re.Pattern[str]:
    """A verb of a sentence in which a body decides; nothing where a language lacks such words."""
    known = vocabulary(language)
    verbs = {way.partition("…")[0].strip() for way in known.motions.decides}
    passed = {*known.documents.passed, *known.motions.passes} if verbs else set()
    return re.compile(rf"(?<!\w)(?:{alternatives(verbs | passed) or '(?!)'})(?!\w)", re.IGNORECASE)
