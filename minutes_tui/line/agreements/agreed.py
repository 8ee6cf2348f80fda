"""Sentences that say that all agreed to something, or that a body approved it: "Consensus to close the pool"."""

import re
from collections.abc import Iterable
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.vocabulary import alternatives, vocabulary

ARTICLE = r"(?:\w+['’]|\w{1,5}\s+)?"


def is_agreed(line: str, language: str) -> bool:
    """Whether a line says so, in a language or in English."""
    return any(_agreed(each).match(line) for each in dict.fromkeys((language, "en")))


def _any_of(words: Iterable[str]) -> str:
    return rf"(?:{alternatives(words) or '(?!)'})(?!\w)"


@cache
def _agreed(language: str) -> re.Pattern[str]:
    """The ways to say it in one language: that there is consensus, that a body decided by it, or on a motion that is
    not named, that the minutes of another meeting were approved, that everybody agreed, or that a body did so
    unanimously."""
    known = vocabulary(language)
    motions, all_ = known.motions, _any_of(labels(language).unanimously)
    body = ARTICLE + _any_of({*motions.boards, *motions.bodies})
    approves = _any_of(word for word in {*motions.approved, *motions.decides} if "…" not in word)
    approved = _any_of({*motions.approved, *motions.carried, *known.documents.passed})
    behind = rf"(?:\s+{_any_of(motions.agreed_to)}{'' if language.startswith('en') else '|,'})\s*\S"
    everybody = _any_of({*known.movements.everybody, *motions.all_of_us})
    was = rf"(?:\s+{_any_of(motions.be)})?"
    return re.compile(
        "|".join(
            (
                rf"{_any_of(motions.consensus)}(?:\s+\w+\s+{body})?{was}{behind}",
                rf"{_any_of(motions.by_consensus)},?\s+(?:{body}\s+{approves}|{approves}\s+{body})",
                rf"{_any_of(motions.duly_moved)}.*(?<!\w){approved}",
                rf"{ARTICLE}{_any_of(motions.record)}\s+(?:[^.;]|(?<=\d)\.){{1,60}}?(?<!\w){approved}",
                rf"{everybody}\s+(?:\w+\s+)?{_any_of(motions.agree)}{behind}",
                rf"{body}\s+(?:{all_}\s+{approves}|{approves}\s+{all_})",
            )
        ),
        re.IGNORECASE | re.DOTALL,
    )
