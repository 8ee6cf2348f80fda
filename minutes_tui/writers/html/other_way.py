"""Which words of a text are written the other way than what is around them, so that a page sets them apart: their marks
and numbers then keep their places (Unicode Standard Annex 9)."""

import re
from collections.abc import Iterator
from functools import cache

RTL = "\u05be-\u05f4\u061c\u0620-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RTL += "\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters that are written from the right, as a class of characters; digits and marks between words are none."""
FROM_RIGHT = re.compile(f"[{RTL}]")
FROM_LEFT = re.compile(rf"(?![{RTL}])[^\W\d_]")
MARKS = "()[]{}«»‹›“”„‟"
"""They come in pairs; one whose other is outside belongs to what is around."""
PAIRS = ("()", "[]", "{}", "«»", "‹›", "“”", "„“")


@cache
def _stretch(*, is_rtl: bool) -> re.Pattern[str]:
    """What is written the other way, from its first letter to its last, with the marks, numbers and whole pairs
    between, and a number right behind it, as in "ISO 9001": between words from the left only where these do not go on
    with it. `is_rtl` is what is around it."""
    own, other = (FROM_RIGHT, FROM_LEFT) if is_rtl else (FROM_LEFT, FROM_RIGHT)
    no_mark = rf"(?!{own.pattern})[^{re.escape(MARKS)}]"
    pairs = "|".join(rf"\{pair[0]}(?:{no_mark})*\{pair[1]}" for pair in PAIRS)
    number = r"(?:[ \u00a0/.-]?\d[\d.,:/-]*(?<=\d))" + ("?" if is_rtl else rf"(?!\d|[.,:/-]\d|\s*{own.pattern})")
    between = rf"(?:(?!{other.pattern}){no_mark}|{pairs})*"
    return re.compile(rf"{other.pattern}(?:{between}{other.pattern})*{number if is_rtl else f'(?:{number})?'}")


def parts(text: str, *, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is written the other way than a page that is right to left or isn't."""
    at = 0
    for found in _stretch(is_rtl=is_rtl).finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def is_turned(text: str, *, is_rtl: bool) -> bool:
    """Whether a text as a whole is written the other way: its first letter is, and most are."""
    own, other = (FROM_RIGHT, FROM_LEFT) if is_rtl else (FROM_LEFT, FROM_RIGHT)
    first = other.search(text)
    if not first or own.search(text, 0, first.start()):
        return False
    return len(other.findall(text)) > len(own.findall(text))
