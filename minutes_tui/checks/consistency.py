"""One word spelled in two ways in a record: email and e-mail, organise and organize, a proper name a letter off."""

import re
from collections.abc import Iterator
from itertools import compress, islice, repeat
from operator import contains

from minutes_tui.checks.calling import INFLECTING
from minutes_tui.checks.found import Fix, Span, about, retexted, silences, texts
from minutes_tui.checks.naming import Near, compact
from minutes_tui.checks.signs import is_met, two_ways
from minutes_tui.checks.usage import usage
from minutes_tui.edit import Edit
from minutes_tui.model import Minutes, Problem
from minutes_tui.names import roster

TWO_WAYS = "two-spellings"
SEEN = 2
"""Notes in which a proper name stands at least, so that one that is a letter away may be a slip."""
ENDS = '.!?:…”"»-•'
"""With what the word before the first one of a sentence may end."""
HYPHEN = re.compile("[-‐]")
Z = re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ers?$|ing$|ations?$)")
OUR = re.compile(r"(?<=[a-z])our(?=s?$|ed$|ing$|able$)")

_Places = list[tuple[int, Span]]
"""Notes in which a word stands, each with the first place in it."""


class _Index:
    """The words of kinds that are spelled in two ways, by forms in which both ways are alike. It only grows, as do the
    words that were met: what a record has of them is looked up in its texts."""

    def __init__(self) -> None:
        self._count = 0
        self.by_form: dict[str, dict[str, str]] = {}
        """By a form the words, each by its small letters."""
        self.hyphened: dict[str, str] = {}
        """Those with a hyphen, by what they are without it."""
        self.near: list[tuple[str, str]] = []
        """Proper names that are a letter apart."""
        self._proper = Near()
        self._by_name: dict[str, str] = {}

    def grow(self) -> None:
        words = two_ways()
        for word in islice(words, self._count, None):
            small = word.lower()
            self.by_form.setdefault(_alike(word), {}).setdefault(small, word)
            if HYPHEN.search(word):
                self.hyphened[HYPHEN.sub("", small)] = word
            elif word[0].isupper():
                name = compact(word)
                self.near += [(word, self._by_name[other]) for other in self._proper.to(name) if _is_slip(name, other)]
                self._proper.add(name)
                self._by_name.setdefault(name, word)
        self._count = len(words)


_index = _Index()


def _alike(word: str) -> str:
    """A form in which spellings of one word are alike: without hyphens, with the z of organize and the o of color."""
    return OUR.sub("or", Z.sub("iz", HYPHEN.sub("", word.lower())))


def _is_slip(one: str, other: str) -> bool:
    """Whether two names that are a letter apart are no forms of one word: one doesn't go on from the other."""
    return one[0] == other[0] and not one.startswith(other) and not other.startswith(one) and one[-1] == other[-1]


def two_spellings(minutes: Minutes) -> Iterator[Problem]:
    """A word that stands in the record in two ways, once: at the first place of the rarer one."""
    _index.grow()
    printed = [(index, note.text) for index, note in texts(minutes) if not silences(note, TWO_WAYS)]
    found = {}
    for least, words in (*((1, words) for words in _common()), *((SEEN, words) for words in _proper(minutes))):
        standing = [(word, places) for word in words if (places := _places(printed, word))]
        *rarer, best = sorted(standing, key=lambda each: (len(each[1]), -len(each[0]))) or [("", [])]
        for word, places in rarer if len(best[1]) >= least else ():
            found[word] = (places[0], best[0])
    for word, ((index, span), other) in found.items():
        said = f"“{word}” is spelled “{other}” elsewhere in these minutes: choose one."
        yield Problem(said, "note", index, "text", span=span)


def _common() -> Iterator[list[str]]:
    """Ways in which words are spelled that have hyphens, or the endings of two countries."""
    yield from (list(words.values()) for words in _index.by_form.values() if len(words) > 1)
    for joined, word in _index.hyphened.items():
        if joined not in _index.by_form.get(_alike(word), ()):
            yield from ([word, form] for form in (joined, joined.capitalize()) if is_met(form))


def _proper(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Proper names a letter apart, of people who are not on the participants list, of places and things; not in
    languages in which names have endings or every noun has a capital."""
    base = minutes.meeting.language.replace("_", "-").split("-")[0].lower()
    if base in INFLECTING or usage(minutes.meeting.language).capital_nouns or not _index.near:
        return
    listed = {compact(part) for person in roster(minutes).by_key.values() for part in person.name.split()}
    for pair in _index.near:
        if not any(is_met(word.lower()) or compact(word) in listed for word in pair):
            yield pair


def _places(printed: list[tuple[int, str]], word: str) -> _Places:
    having = compress(printed, map(contains, [text for _, text in printed], repeat(word)))
    return [(index, span) for index, text in having if (span := _within(text, word))]


def _within(text: str, word: str) -> Span | None:
    """Where a word stands in a text, and one with a capital so that the capital isn't that of a sentence."""
    for one in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
        before = text[: one.start()].split()[-1:]
        if word[0].islower() or (before and before[0][-1] not in ENDS):
            return one.span()
    return None


def one_way(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The other spelling wherever this one stands; or this one wherever the other stands."""
    word = about(problem, minutes)
    other = problem.text.split("“")[2].split("”")[0]
    for old, new in ((word, other), (other, word)):
        changes = []
        for index, note in texts(minutes):
            text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, note.text) if old in note.text else note.text
            if text != note.text:
                changes.append(retexted(minutes, index, text))
        where = f"{len(changes)} notes" if len(changes) > 1 else "one note"
        if changes:
            yield Fix(f"Write “{new}” for “{old}” in {where}", Edit(tuple(changes)))
