"""Two texts as one row of words: those that both have, and those that only the old or the new has."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from msgspec import Struct

Sign = Literal["", "-", "+"]

MONEY = "$£€¥₹₩₺₽₴₪₦"
TOKEN = re.compile(
    rf"https?://\S*[\w/]|(?:[A-Z]{{0,3}}[{MONEY}])?\d+(?:[.,:/–-]\d+)*(?:[%‰°{MONEY}](?!\w))?|\w+(?:['’]\w+)*|\s|[^\w\s]"
)
"""A web address, a number with its marks (a date, a time, the counts of a vote) and its sign of money or share, a word,
a blank, or a mark."""
MOST = 1_000_000
"""Pairs of tokens, one of each text, among which all ways to match them are tried."""

LONG = 50_000
"""Characters from which on a text is looked at in words only where it differs."""

Match = tuple[bool, int, int, int, int]
"""Whether the tokens are the same; from where to where they stand in the old, and in the new."""


class Piece(Struct, frozen=True):
    """Words that both have, or that only the old or the new has."""

    sign: Sign
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one row of words. A change holds whole words, and something other than blanks."""
    if old == new:
        return (Piece("", old),) if old else ()
    return _of_long(old, new) if min(len(old), len(new)) > LONG else _of_words(old, new)


def _of_words(old: str, new: str) -> tuple[Piece, ...]:
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    found: list[tuple[list[str], list[str]]] = []
    """What the old and what the new has, in turn alike and not."""
    for is_same, a, b, c, d in _joined(_matches(before, after)):
        after_change = bool(found) and found[-1][0] != found[-1][1]
        if after_change and not (is_same and (_holds(before[a:b]) or b == len(before))):
            found[-1][0].extend(before[a:b])
            found[-1][1].extend(after[c:d])
        else:
            found.append((before[a:b], after[c:d]))
    return tuple(piece for was, became in _with_words(found) for piece in _change_of("".join(was), "".join(became)))


def _of_long(old: str, new: str) -> tuple[Piece, ...]:
    """The same without a look at each word of what both begin and end with, up to a blank."""
    start = old.rfind(" ", 0, _common(old, new)) + 1
    least = min(len(old), len(new)) - start
    end = _common(old[len(old) - least :][::-1], new[len(new) - least :][::-1])
    end = end - 1 - old[len(old) - end :].find(" ") if " " in old[len(old) - end :] and end else 0
    was, became = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(was), len(became)) == max(len(old), len(new)):
        was, became, start, end = old, new, 0, 0
    inner = _of_words(was, became)
    around = [Piece("", old[:start]), *inner, Piece("", old[len(old) - end :])]
    joined = groupby((each for each in around if each.text), lambda piece: piece.sign)
    return tuple(Piece(sign, "".join([each.text for each in group])) for sign, group in joined)


def _common(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


# Which tokens are the same


def _joined(matches: Iterable[Match]) -> Iterator[Match]:
    """Matches of which no two that follow each other are both the same, or both not."""
    last: Match | None = None
    for match in matches:
        if last and last[0] == match[0]:
            last = (last[0], last[1], match[2], last[3], match[4])
            continue
        if last:
            yield last
        last = match
    if last:
        yield last


def _matches(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """Long texts are first parted where they are alike at both ends, and at the words that each has once."""
    left = [(0, len(before), 0, len(after))]
    while left:
        a, b, c, d = left.pop()
        if (b - a) * (d - c) <= MOST:
            matcher = SequenceMatcher(None, before[a:b], after[c:d], autojunk=False)
            yield from ((tag == "equal", a + i, a + j, c + k, c + m) for tag, i, j, k, m in matcher.get_opcodes())
            continue
        start = _alike(before, after, a, c, min(b - a, d - c), 1)
        end = _alike(before, after, b - 1, d - 1, min(b - a, d - c) - start, -1)
        if start:
            yield True, a, a + start, c, c + start
        inner = (a + start, b - end, c + start, d - end)
        if end:
            left.append((b - end, b, d - end, d))
        if start or end:
            left.append(inner)
        elif anchors := list(_anchors(before, after, *inner)):
            left += reversed(list(_between(anchors, *inner)))
        else:
            yield False, *inner


def _alike(before: Sequence[str], after: Sequence[str], a: int, c: int, most: int, step: int) -> int:
    """How many tokens are the same from two places on, in one direction."""
    count = 0
    while count < most and before[a + step * count] == after[c + step * count]:
        count += 1
    return count


def _anchors(before: Sequence[str], after: Sequence[str], a: int, b: int, c: int, d: int) -> Iterator[tuple[int, int]]:
    """Where the tokens stand that each has once, as many of them as stand in the same order in both."""
    once = {token for token, count in Counter(before[a:b]).items() if count == 1}
    once &= {token for token, count in Counter(after[c:d]).items() if count == 1}
    place = {before[at]: at for at in range(a, b) if before[at] in once}
    yield from in_order([(place[after[at]], at) for at in range(c, d) if after[at] in once])


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose first numbers rise as the second ones do; no number is there twice."""
    ends: list[int] = []
    """The smallest end of a rising row of each length."""
    lengths = []
    for first, _ in pairs:
        length = bisect_left(ends, first)
        ends[length : length + 1] = [first]
        lengths.append(length)
    wanted = len(ends) - 1
    kept: list[tuple[int, int]] = []
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted:
            kept.append(pair)
            wanted -= 1
    return kept[::-1]


def _between(anchors: list[tuple[int, int]], a: int, b: int, c: int, d: int) -> Iterator[tuple[int, int, int, int]]:
    """What stands before, at and behind each anchor."""
    for at, there in anchors:
        yield a, at, c, there
        yield at, at + 1, there, there + 1
        a, c = at + 1, there + 1
    yield a, b, c, d


# How a change is shown


def _holds(tokens: list[str]) -> bool:
    """Whether there is a word among tokens, so that they part two changes."""
    return any(token[0].isalnum() for token in tokens)


def _with_words(found: list[tuple[list[str], list[str]]]) -> Iterator[tuple[list[str], list[str]]]:
    """The same with a word more in a change that has nothing but blanks, which nobody would see."""
    for at, (was, became) in enumerate(found):
        if was == became:
            continue
        blank = not "".join((*was, *became)).strip()
        neighbour = found[at + 1] if at + 1 < len(found) else found[at - 1] if at else None
        if not blank or neighbour is None:
            continue
        if at + 1 < len(found):
            _move(neighbour, (was, became), 0)
        else:
            _move(neighbour, (was, became), -1)
    return iter(found)


def _move(source: tuple[list[str], list[str]], change: tuple[list[str], list[str]], end: int) -> None:
    """Take tokens from what is alike into a change, up to the first that is no blank; `end` says from which end."""
    while source[0]:
        token, _ = source[0].pop(end), source[1].pop(end)
        for side in change:
            side.insert(len(side) if end == 0 else 0, token)
        if token.strip():
            return


def _change_of(was: str, became: str) -> Iterator[Piece]:
    if was == became:
        if was:
            yield Piece("", was)
        return
    lead = _blanks(was, became)
    was, became = was[len(lead) :], became[len(lead) :]
    trail = _blanks(was[::-1], became[::-1])[::-1]
    if trail:
        was, became = was[: len(was) - len(trail)], became[: len(became) - len(trail)]
    signed: tuple[tuple[Sign, str], ...] = (("", lead), ("-", was), ("+", became), ("", trail))
    yield from (Piece(sign, text) for sign, text in signed if text)


def _blanks(was: str, became: str) -> str:
    """The blanks that two texts begin with alike."""
    count = 0
    for one, other in zip(was, became, strict=False):
        if one != other or not one.isspace():
            break
        count += 1
    return was[:count]
