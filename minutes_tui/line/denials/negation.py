"""Whether a sentence says of something that it is not so: "Mr Kern does not take the chair before 11"."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary

NEAR = 4
"""Words before a verb among which a "not" is of that."""
CLAUSE = re.compile(rf"[{COMMAS}{SEMICOLONS}{COLONS}!?。]|(?<!\d)\.(?!\d)")


def are_all_negated(said: re.Pattern[str], line: str, language: str) -> bool:
    """Whether a line has words, and says of all of them that it is not so."""
    found = list(said.finditer(line)) if has_negation(line, language) else []
    return bool(found) and all(is_negated(line, each.start(), each.end(), language) for each in found)


def is_negated(line: str, start: int, end: int, language: str) -> bool:
    """Whether a line says of the words from `start` to `end` that it is not so: with a "not" within them, a few words
    before them in their clause, right behind them or at the end of that. "Not public" and "not unanimously" are none.
    """
    not_, aside = _negations(language)
    before = CLAUSE.split(aside.sub("", line[:start]))[-1]
    behind = CLAUSE.split(aside.sub("", line[end:]), maxsplit=1)[0].strip()
    if not_.search(" ".join(before.split()[-NEAR:])) or not_.search(aside.sub("", line[start:end])):
        return True
    return any(not (behind[: each.start()].strip() and behind[each.end() :].strip()) for each in not_.finditer(behind))


WITHIN = 8
"""Words between the two parts of a phrase."""


def parted_ways(phrases: Iterable[str], *, is_rest_ahead: bool = False) -> list[str]:
    """An expression for each phrase with "…" in it, with words in its place: "Sitzung wird … geschlossen"; for its
    beginning alone, where the rest is to come ahead."""
    ways = []
    for begin, gap, end in (phrase.partition("…") for phrase in phrases):
        if gap:
            rest = rf"(?:\s+\S+){{0,{WITHIN}}}?\s+{expression(end.strip())}"
            ways.append(expression(begin.strip()) + (rf"(?={rest}(?!\w))" if is_rest_ahead else rest))
    return ways


def with_words_within(phrases: Collection[str]) -> str:
    """An expression for any of some phrases, those with "…" with words in its place."""
    whole = alternatives(phrase for phrase in phrases if "…" not in phrase)
    return "|".join((*parted_ways(phrases), whole)).strip("|") or "(?!)"


def has_negation(words: str, language: str) -> bool:
    """Whether there is a word with which a sentence says that something is not so."""
    return _negations(language)[0].search(words) is not None


@cache
def _negations(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that negate, and words with one in them that don't."""
    known = vocabulary(language)
    has_blanks = language.split("-")[0] != "ja"
    begin, end = (r"(?<!\w)", r"(?!\w)") if has_blanks else ("", "")
    not_ = rf"{begin}(?:{alternatives(known.documents.negations) or '(?!)'}){end}"
    secret = alternatives({word.partition("…")[0] for word in known.documents.confidential})
    all_ = alternatives({*labels(language).unanimously, *known.motions.majority}) or "(?!)"
    return re.compile(not_, re.IGNORECASE), re.compile(
        rf"{not_}\s+(?:{all_})|{begin}(?:{secret})\w*|{begin}(?:{all_})", re.IGNORECASE
    )
