"""The verbs of sentences that say that somebody came or went, as one expression: "left", "kommt um 19:20 Uhr dazu"."""

import re
from collections.abc import Iterable
from functools import cache

from minutes_tui.language.vocabulary import Vocabulary, alternatives, expression, vocabulary
from minutes_tui.line.denials.negation import are_all_negated, has_negation, with_words_within

MOST = 5
"""Words that may stand within a verb of two parts."""


@cache
def verbs(language: str, ways: tuple[str, ...]) -> str:
    """The verbs of each way in a group of its name; those of two parts, and those that say enough alone, in one that
    ends with `_whole`, too."""
    known = vocabulary(language)
    return "|".join(f"(?P<{way}>{_of_way(known, way)})" for way in ways)


def _of_way(known: Vocabulary, way: str) -> str:
    phrases = getattr(known.movements, way)
    within = rf"(?:\s+(?:{_within(known)})){{0,{MOST}}}"
    parted = [phrase.partition("…") for phrase in phrases if "…" in phrase]
    wholes = [rf"{expression(begin.strip())}{within}\s+{expression(end.strip())}(?!\w)" for begin, _, end in parted]
    plain = alternatives(phrase for phrase in phrases if "…" not in phrase)
    return f"(?P<{way}_whole>{'|'.join(sorted(wholes, key=len, reverse=True))})|{plain}" if wholes else plain


def _within(known: Vocabulary) -> str:
    """What may stand within such a verb: a time, a place, an adverb."""
    words = {*known.movements.asides, *known.movements.places, *known.times.before, *known.times.hour}
    return rf"{alternatives(words)}|\d{{1,2}}(?:[.:]\d\d)?(?:h\d\d|h)?"


MOVED = ("left", "arrived", "returned")
"""Ways to move: the words of the others may have a "not" in them."""


def says_not(line: str, language: str) -> bool:
    """Whether a line says that somebody does not come, go or take the chair, and nothing of anybody who does."""
    return are_all_negated(_moved_or_chaired(language), line, language) and not _elsewhere(language).search(line)


def may_have_stayed(line: str, language: str) -> bool:
    """Whether the one who came back by a line may only have stood up: "Ann resumed her seat"."""
    return _seated_again(language).search(line) is not None


@cache
def _seated_again(language: str) -> re.Pattern[str]:
    return _any_of(vocabulary(language).movements.seated_again, language)


@cache
def _moved_or_chaired(language: str) -> re.Pattern[str]:
    return _any_of((each for each in _phrases(language) if not has_negation(each, language)), language)


@cache
def _elsewhere(language: str) -> re.Pattern[str]:
    """That somebody is away or late, or is "no longer there"."""
    known = vocabulary(language).movements
    not_there = (each for each in _phrases(language) if has_negation(each, language))
    return _any_of((*known.away, *known.late, *not_there), language)


def _phrases(language: str) -> set[str]:
    known = vocabulary(language).movements
    return {*known.chairs, *(phrase for way in MOVED for phrase in getattr(known, way))}


def _any_of(phrases: Iterable[str], language: str) -> re.Pattern[str]:
    begin = "" if language.startswith("ja") else r"(?<!\w)"
    return re.compile(rf"{begin}(?:{with_words_within(tuple(phrases))})(?!\w)", re.IGNORECASE)


def asides(language: str) -> str:
    """An expression for adverbs between a verb and its place, each with the blank before it: "quitte maintenant la
    salle"."""
    words = alternatives(vocabulary(language).movements.asides)
    return rf"(?:\s+(?:{words})(?!\w))*" if words else ""
