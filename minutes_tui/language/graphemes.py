"""What a person sees as one letter: an accent with what it is on, a flag, a family of emoji, a syllable of Devanagari.

The cursor and Backspace go by these. What is typed is any character that is no control character, whether Python's
tables know it yet or not.
"""

import re

ACTS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
"""Characters that act on a terminal or end a line, and halves of one."""
FIRST = "\u0300"
"""The first character that can be part of a letter with others: those below it are letters of their own."""
LONGEST = 128
"""Characters of a letter that are looked at."""


def is_typed(character: str | None) -> bool:
    """Whether a key's character is put into a text."""
    return bool(character) and not ACTS.search(character or "")


def before(text: str, at: int) -> int:
    """Where the letter begins that ends at a place, or in which the place is."""
    if at <= 1 or max(text[at - 2 : at]) < FIRST:
        return max(at - 1, 0)
    from wcwidth import grapheme_boundary_before  # takes 22 ms, once such a letter is there

    first = max(at - LONGEST, 0)
    return first + grapheme_boundary_before(text[first:at], at - first)


def behind(text: str, at: int) -> int:
    """Where the letter ends that begins at a place, or in which the place is."""
    if at >= len(text) - 1 or max(text[at : at + 2]) < FIRST:
        return min(at + 1, len(text))
    return _end(text, whole(text, at))


def whole(text: str, at: int) -> int:
    """A place, or where the letter begins in which it is."""
    if not 0 < at < len(text) or max(text[at - 1 : at + 1]) < FIRST:
        return at
    start = before(text, at)
    return at if _end(text, start) <= at else start


def _end(text: str, start: int) -> int:
    from wcwidth import iter_graphemes

    return start + len(next(iter(iter_graphemes(text[start : start + LONGEST]))))
