"""Which words of a text are written the other way than what is around them, so that a page sets them apart: their marks
and numbers then keep their places (Unicode Standard Annex 9)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from minutes_tui.model.document import Speaker
from minutes_tui.writers.direction import is_right_to_left
from minutes_tui.writers.runs import Run

RTL = "\u05be-\u05f4\u061c\u0620-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RTL += "\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters that are written from the right, as a class of characters; digits and marks between words are none."""
FROM_RIGHT = re.compile(f"[{RTL}]")
FROM_LEFT = re.compile(rf"(?![{RTL}])[^\W\d_]")
FROM_RIGHT_ON, FROM_LEFT_ON, APART_ENDS = "\u2067", "\u2066", "\u2069"
"""What is between one of the first two and the last keeps to itself, and is written from the right or the left."""
CONTROLS = frozenset((FROM_RIGHT_ON, FROM_LEFT_ON, APART_ENDS))
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
    pairs = "|".join(rf"\{start}(?:{no_mark})*\{end}" for start, end in map(tuple, PAIRS))
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


def set_apart(found: list[Run], *, is_rtl: bool) -> list[Run]:
    """Runs with others among them that are a control alone, around what is written the other way than what is around
    it: all of them where no other words are there, else each stretch of such words, and all that was said behind a
    speaker where most of it is."""
    other = FROM_LEFT if is_rtl else FROM_RIGHT
    if not any(other.search(run.text) for run in found):
        return found
    own = FROM_RIGHT if is_rtl else FROM_LEFT
    if not any(own.search(run.text) or run.language for run in found):
        return list(_around(found, is_rtl=not is_rtl))
    start = next((at for at, run in enumerate(found) if Speaker not in run.styles), len(found))
    if not is_turned("".join([run.text for run in found[start:]]), is_rtl=is_rtl):
        return list(_each_apart(found, is_rtl=is_rtl))
    first = found[start]
    said = first.text.lstrip(" ")
    blank = [replace(first, text=first.text[: len(first.text) - len(said)])] if said != first.text else []
    inner = _each_apart([replace(first, text=said), *found[start + 1 :]], is_rtl=not is_rtl)
    return [*_each_apart(found[:start], is_rtl=is_rtl), *blank, *_around(inner, is_rtl=not is_rtl)]


def _each_apart(found: Iterable[Run], *, is_rtl: bool) -> Iterator[Run]:
    for run in found:
        if run.language:
            way = is_right_to_left(run.language)
            yield from _around([run], is_rtl=way) if way != is_rtl else [run]
        elif run.is_code or run.url or run.anchor:
            yield from _around([run], is_rtl=not is_rtl) if is_turned(run.text, is_rtl=is_rtl) else [run]
        else:
            for said, is_other in parts(run.text, is_rtl=is_rtl):
                piece = replace(run, text=said)
                yield from _around([piece], is_rtl=not is_rtl) if is_other else [piece]


def _around(found: Iterable[Run], *, is_rtl: bool) -> Iterator[Run]:
    """Each line by itself: what was begun ends at the end of a line (UAX 9, X8)."""
    begins, ends = Run(FROM_RIGHT_ON if is_rtl else FROM_LEFT_ON, ()), Run(APART_ENDS, ())
    yield begins
    for run in found:
        first, *others = run.text.split("\n")
        yield replace(run, text=first) if others else run
        for line in others:
            yield from (ends, replace(run, text="\n"), begins, replace(run, text=line))
    yield ends
