"""What may be a name in a text: words with a capital, somebody behind a title; which spellings are near. It knows no
roster."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from minutes_tui.checks.found import KEPT
from minutes_tui.names import folded

CODE = re.compile(r"`[^`\n]*`|https?://\S+|\S+@\S+|\S*[\w)]/\w\S*")
"""What is no prose: code, addresses, paths."""
CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-z]\w*(?:[-‐’'][^\W\d_]\w+)*")
PARTICLES = r"(?:(?:de|del|della|di|da|dos|du|van|von|der|den|zu|zur|af|av|bin|al|el|le|la) )*"
NAME = re.compile(rf" {PARTICLES}([^\W\d_a-z]\w+(?:[-‐’'][^\W\d_]\w+)*|[^\W\d_a-z]\.)")


class Capital(Struct, frozen=True):
    """A word of a text that begins with a capital."""

    word: str
    start: int
    opens: bool
    """Whether it stands where any word would have a capital."""

    @property
    def end(self) -> int:
        return self.start + len(self.word)


def prose(text: str) -> str:
    """A text with blanks in the place of code and addresses: what stands elsewhere stands where it did."""
    if "`" in text or "/" in text or "@" in text:
        return CODE.sub(lambda found: " " * len(found[0]), text)
    return text


@lru_cache(KEPT)
def capitals(text: str) -> tuple[Capital, ...]:
    """Words with a capital in order; in a text that is all in capitals there are none."""
    words = prose(text)
    if words.isupper():
        return ()
    return tuple(
        Capital(_own(found[0]), found.start(), _opens(words, found.start()))
        for found in CAPITAL.finditer(words)
        if found[0][0].isupper()
    )


def _own(word: str) -> str:
    """A word without the genitive behind it."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _opens(text: str, start: int) -> bool:
    before = text[max(start - 4, 0) : start].rstrip(" \t*“”\"'«„([")
    return not before or before[-1] in ".!?:;\n–—-•|…"


def compact(name: str) -> str:
    """A form under which spellings compare that differ in accents, case, hyphens, spaces or apostrophes."""
    return "".join(filter(str.isalnum, folded(name)))


def is_near(one: str, other: str) -> bool:
    """Whether one letter more, less or another one, or two that changed places, make one the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


class Named(Struct, frozen=True):
    """Somebody in a text behind a title: Mr Svante Weyler."""

    title: str
    words: tuple[str, ...]
    start: int
    """Of the title."""
    name: int
    """Where the words begin."""
    end: int

    @property
    def last(self) -> str:
        return self.words[-1]


@cache
def _titled(titles: frozenset[str]) -> re.Pattern[str]:
    known = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'])(?:{known})(?: (?:{known}))*(?= [^\W\d_a-z]| {PARTICLES[3:-3]})")


@lru_cache(KEPT)
def named(text: str, titles: frozenset[str]) -> tuple[Named, ...]:
    """Those who stand in a text behind a title; a single capital letter or one in a word of capitals is no name."""
    words = prose(text)
    found = []
    for title in _titled(titles).finditer(words):
        parts: list[str] = []
        at = title.end()
        while len(parts) < 4 and (next_ := NAME.match(words, at)):
            parts.append(_own(next_[1]))
            at = next_.end() if parts[-1] == next_[1] else next_.end() - 2
            if parts[-1] != next_[1]:
                break
        if parts and len(parts[-1]) > 2 and not parts[-1].isupper() and parts[-1][-1] != ".":
            found.append(Named(title[0], tuple(parts), title.start(), title.end() + 1, at))
    return tuple(found)


class Unit(Struct, frozen=True):
    """A word with a capital, or two with a space between them, that may be a name."""

    words: str
    start: int
    before: str
    """Word with a capital that a space parts from it on the left; so on the right."""
    behind: str


@lru_cache(KEPT)
def units(text: str) -> tuple[Unit, ...]:
    """The words with a capital of a text, and the pairs of such, the pairs first where both begin."""
    found = capitals(text)
    joined = [one.end + 1 == two.start and text[one.end] == " " for one, two in pairwise(found)]
    made = []
    for at, one in enumerate(found):
        before = found[at - 1].word if at and joined[at - 1] else ""
        behind = found[at + 1].word if at < len(joined) and joined[at] else ""
        if behind:
            after = found[at + 2].word if at + 1 < len(joined) and joined[at + 1] else ""
            made.append(Unit(f"{one.word} {behind}", one.start, before, after))
        made.append(Unit(one.word, one.start, before, behind))
    return tuple(made)
