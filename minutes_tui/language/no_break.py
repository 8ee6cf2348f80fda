"""Blanks at which no line ends, in what the program itself puts together: a date, a time, a name, a number with its
word. Words that somebody typed are not for here."""

import re
from collections.abc import Iterable
from functools import lru_cache

from minutes_tui.model.patterns import Pattern

BLANK = "\u00a0"
OF_NUMBER = Pattern(
    r"(?<=\d) (?=[^\W\d_])|(?<=\d\.) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d)(?!\d{4})|(?<=[.°]) (?=\d)(?!\d{4})"
)
"""Beside a number of fewer than four figures: a year may stand in the next line."""
LONGEST_SYMBOL = 20
"""Characters of a symbol that is never broken."""
OF_NAME = Pattern(r"^ |(?<=\b[^\W\d_]\.) (?=[^\W\d_])")
"""Behind the honorific, where the rest of the name begins with its blank, and behind initials."""


def tied(words: str) -> str:
    """A date, a time or a number: "1\u00a0April 2026", "Decision\u00a012", "10.05\u00a0Uhr"."""
    return OF_NUMBER.sub(BLANK, words)


def whole(symbol: str) -> str:
    """The symbol of the minutes within a number of theirs, as "NAPC 2026/02" in "NAPC\u00a02026/02/D.119", or a date;
    one that is as long as a title may be broken."""
    return symbol.replace(" ", BLANK) if len(symbol) <= LONGEST_SYMBOL else symbol


def tied_name(rest: str) -> str:
    """What stands behind an honorific, with its blank: "\u00a0Tamm", "\u00a0J.\u00a0R.\u00a0Tamm"."""
    return OF_NAME.sub(BLANK, rest)


def tied_titles(words: str, titles: Iterable[str]) -> str:
    """A line of names in which each of some honorifics stays with the name behind it: "Ola Ek, Ms\u00a0Karin Holm"."""
    return _behind_titles(tuple(sorted({*titles} - {""}, key=len, reverse=True))).sub(_tied, words)


@lru_cache(maxsize=64)
def _behind_titles(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, titles))}) (?=\w)" if titles else r"(?!)")


def _tied(found: re.Match[str]) -> str:
    return found[0].replace(" ", BLANK)
