"""Code in backticks, links and bare addresses within a line of a text: in none of them is a star emphasis.

Code hugs its backticks, and they hug it as stars do: `` `AT` ``. Its marks are as many on both sides, and within it
nothing is a mark. A link is `[words](https://…)`; an address stands as it is. `\\` before any of them makes it words.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from msgspec import Struct

from minutes_tui.model import addresses
from minutes_tui.model.patterns import Pattern

OPENING = "([{<«‹„“‘\"'‚"
JOINING = ":：;,/=+-–—"
"""Marks behind which code begins without a blank, as in "parse.c:`next_token`"."""
TICKS = Pattern("`+")
PLURAL = Pattern(r"s(?![^\W_])")
"""What may stand behind code as part of the word that it is: `` `pull`s ``."""
BRACKET = Pattern(r"[\[\]]")
TARGET = Pattern(r"\(((?:https?://|mailto:)(?:[^\s()\[\]]++|\([^\s()\[\]]*+\))++)\)")
"""Where a link leads."""
OFTEN = ("`", "](", "://", "@")
"""Without any of these a line has none of it."""


class Mark(Struct, frozen=True):
    """Something in a line that is more than words, or words that a backslash has made of it."""

    start: int
    end: int
    kind: str
    """"code", "link", "address", or "words"."""
    words: str
    """What is printed of it; of a link they may have emphasis and code in them."""
    url: str = ""
    target: int = 0
    """Of a link, where its address begins."""


def apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where code and addresses stand in a line, whose words are nobody's prose."""
    for mark in marks(text, start, end) if may_have_marks(text) else ():
        match mark.kind:
            case "link":
                behind = mark.start + 1 + len(mark.words)
                yield from apart(text, mark.start + 1, behind)
                yield mark.target, mark.end - 1
            case "code" | "address":
                yield mark.start, mark.end


def is_within(places: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of some places, which are in order, holds a character."""
    nearest = bisect_right(places, at, key=itemgetter(0)) - 1
    return nearest >= 0 and places[nearest][1] > at


def may_have_marks(text: str) -> bool:
    """Whether a look at the marks of a text is worth its time."""
    backtick, link, scheme, at = OFTEN  # a loop over them takes three times as long
    return backtick in text or link in text or scheme in text or at in text


def marks(text: str, start: int = 0, end: int | None = None, *, is_link: bool = False) -> list[Mark]:
    """The marks of a line, or of a part of a text that is one, in order; within a link code alone is one."""
    end = len(text) if end is None else end
    found = list(_code(text, start, end))
    if is_link:
        return found
    found = _between(found, _links(text, start, end, found))
    return _between(found, _addresses(text, start, end, found))


def _between(found: list[Mark], others: Iterator[Mark]) -> list[Mark]:
    """Marks with others, none of which another holds."""
    kept: list[Mark] = []
    at = -1
    for mark in sorted([*found, *others], key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= at:
            kept.append(mark)
            at = mark.end
    return kept


def opens(text: str, start: int, end: int) -> bool:
    """Whether a mark may begin something: behind a blank or an opening bracket or quote, before a word."""
    left, right = text[start - 1] if start else " ", text[end : end + 1] or " "
    return not right.isspace() and (left.isspace() or left in OPENING)


def closes(text: str, start: int, end: int) -> bool:
    """Whether a mark may end something: behind a word, before a blank or punctuation."""
    left, right = text[start - 1] if start else " ", text[end : end + 1] or " "
    return not left.isspace() and (right.isspace() or unicodedata.category(right)[0] in "PS")


def _code(text: str, start: int, end: int) -> Iterator[Mark]:
    """Code, from each mark to the next as long that may end it."""
    if text.find("`", start, end) < 0:
        return
    runs = [found.span() for found in TICKS.finditer(text, start, end)]
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in runs:
        if closes(text, a, b) or (not text[a - 1 : a].isspace() and PLURAL.match(text, b)):
            ends[b - a].append(a)
    at = start
    for a, b in runs:
        is_word = text[a - 1 : a] == "\\" and a > start
        before = a - 1 if is_word else a
        if before < at or not _may_open(text, before, b):
            continue
        places = ends[b - a]
        place = bisect_left(places, b)
        if place == len(places):
            continue
        if is_word:
            yield Mark(before, b, "words", text[a:b])
            at = b
        else:
            at = places[place] + b - a
            yield Mark(a, at, "code", text[b : places[place]])


def _may_open(text: str, start: int, end: int) -> bool:
    """The same of a mark of code, which may stand within emphasis, and right behind a colon or the like."""
    while start and text[start - 1] == "*":
        start -= 1
    return opens(text, start, end) or (text[start - 1 : start] in JOINING and opens(text, 0, end))


def _links(text: str, start: int, end: int, code: list[Mark]) -> Iterator[Mark]:
    """Links, of brackets that hold no other link; brackets in code are none."""
    if text.find("](", start, end) < 0:
        return
    open_: list[int] = []
    behind = iter([*code, Mark(end, end, "words", "")])
    within = next(behind)
    at = start
    for bracket in BRACKET.finditer(text, start, end):
        here = bracket.start()
        while within.end <= here and within.start < end:
            within = next(behind)
        if within.start <= here < within.end or here < at:
            continue
        if bracket[0] == "[":
            open_.append(here)
            continue
        if not open_:
            continue
        opening = open_.pop()
        target = TARGET.match(text, here + 1, end)
        words = text[opening + 1 : here]
        leads = addresses.url(target[1]) if target and words and words == words.strip() else ""
        if not target or not leads:
            continue
        open_.clear()
        if _is_escaped(text, start, opening):
            yield Mark(opening - 1, opening + 1, "words", "[")
            continue
        at = target.end()
        yield Mark(opening, at, "link", words, leads, target.start(1))


def _is_escaped(text: str, start: int, at: int) -> bool:
    """Whether a backslash makes a mark a word that is none itself by another."""
    before = at
    while before > start and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _addresses(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Mark]:
    """Addresses between marks. Behind a backslash that nothing stands before they are words."""
    if text.find("@", start, end) < 0 and text.find("://", start, end) < 0:
        return
    at = start
    for mark in [*marks, Mark(end, end, "words", "")]:
        for begin, until, leads in addresses.found(text, at, mark.start):
            is_word = text[begin - 1 : begin] == "\\" and begin > start
            if is_word and (begin - 1 == start or opens(text, begin - 1, begin)):
                yield Mark(begin - 1, until, "words", text[begin:until])
            elif not is_word:
                yield Mark(begin, until, "address", text[begin:until], leads)
        at = mark.end
