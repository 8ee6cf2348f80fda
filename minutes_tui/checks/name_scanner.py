"""What may be a name in a text: words with a capital, somebody behind a title; which spellings are near. It knows no
roster."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from minutes_tui.checks.usage import beginning
from minutes_tui.language.name_parts import TEXT_PARTICLES
from minutes_tui.model.near_words import is_near

CODE = re.compile(
    r"(?ms:^ *(?P<fence>`{3,}).*?(?:^ *(?P=fence)`*|\Z))|`[^`\n]*`|(?<!\S)(?=[^\s`@/]*[@/])[^\s`]*\w(?:@|/|://)\w[^\s`]*"
)
"""What is no prose: code, addresses, paths."""
CAPITAL = re.compile(r"[A-Z\u00c0-\u1fff\u2c00-\ud7ff](?<![\w'’].)\w*(?:[-‐’'][^\W\d_]\w+)*")
"""A range of letters at the beginning is found faster than a class of them, or than what stands before; what is no
capital is left out later."""
PARTICLES = rf"(?:(?:{'|'.join(sorted(map(re.escape, TEXT_PARTICLES), key=len, reverse=True))}) )*"
"""Before a family name."""
NAME = re.compile(rf" {PARTICLES}([^\W\d_a-zß-öø-ÿ]\.|[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[-‐’'][^\W\d_]+)*(?!\w))")

EDGES = "()[]{}<>“”„«»\"'‘’.,;:!?…*–—-"
"""Marks that touch a word and are none of it."""

BREAK = "\x00"
"""A word that stands between texts that are gone through as one."""


class Capital(Struct, frozen=True, gc=False):
    """A word of a text that begins with a capital."""

    word: str
    start: int
    end: int


def prose(text: str) -> str:
    """A text with blanks in the place of code and addresses: what has moved stands where it did."""
    if "`" in text:
        return CODE.sub(_blank, text)
    if "/" not in text and "@" not in text:
        return text
    return " ".join([CODE.sub(_blank, word) if "/" in word or "@" in word else word for word in text.split(" ")])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def capitals(text: str) -> tuple[Capital, ...]:
    """Words with a capital in order; in a text that is all in capitals there are none."""
    words = prose(text)
    if words.isupper():
        return ()
    return tuple([Capital(one[0], *one.span()) for one in CAPITAL.finditer(words) if one[0][0].isupper()])


def own(word: str) -> str:
    """A word without the genitive behind it."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


class Near:
    """Compact names, to be found by one that is a letter away."""

    def __init__(self) -> None:
        self._by_form: dict[str, set[str]] = {}

    def add(self, name: str) -> None:
        for form in _shortened(name):
            self._by_form.setdefault(form, set()).add(name)

    def to(self, name: str) -> list[str]:
        if not name.isalpha():
            return []
        forms = (self._by_form.get(form, ()) for form in _shortened(name))
        return sorted({other for others in forms for other in others if is_near(other, name)})


def _shortened(name: str) -> Iterator[str]:
    """A name and what is left of it without one letter: two that are near have one of these in common."""
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


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
    longest_first = sorted(titles, key=len, reverse=True)
    known = "|".join(map(re.escape, longest_first))
    return re.compile(rf"{beginning(longest_first)}(?: (?:{known}))*(?= [^\W\d_a-zß-öø-ÿ]| {PARTICLES[3:-3]})")


def named(text: str, titles: frozenset[str]) -> tuple[Named, ...]:
    """Those who stand in a text behind a title; a single capital letter or one in a word of capitals is no name."""
    words = prose(text)
    found = []
    for title in _titled(titles).finditer(words):
        parts: list[str] = []
        at = title.end()
        while len(parts) < 4 and (next_ := NAME.match(words, at)):
            parts.append(own(next_[1]))
            at = next_.end() if parts[-1] == next_[1] else next_.end() - 2
            if parts[-1] != next_[1]:
                break
        if parts and len(parts[-1]) > 2 and not parts[-1].isupper() and parts[-1][-1] != ".":
            found.append(Named(title[0], tuple(parts), title.start(), title.end() + 1, at))
    return tuple(found)
