"""One word spelled in two ways in a record: email and e-mail, organise and organize, a proper name a letter off."""

import re
from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import contains
from threading import Lock

from minutes_tui.checks import incremental
from minutes_tui.checks.features import is_address
from minutes_tui.checks.fixes import Fix, Span, about, retexted, silences, texts
from minutes_tui.checks.name_scanner import Near
from minutes_tui.checks.person_names import INFLECTING
from minutes_tui.checks.usage import usage
from minutes_tui.language import name_parts
from minutes_tui.language.labels import base_language
from minutes_tui.language.names import compact
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes, Problem

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
_Texts = dict[int, str]
"""By the index of a note its words."""


class _Index:
    """The words of a record of kinds that are spelled in two ways, by forms in which both ways are alike. It only
    grows, as do the words that were met: which of them there still are is looked up in the texts. Checks may run in
    threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._by_form: dict[str, dict[str, set[str]]] = {}
        """By a form the words in small letters, each with the ways in which it is written."""
        self._near: list[tuple[str, str]] = []
        """Proper names that are a letter apart."""
        self._proper = Near()
        self._by_name: dict[str, list[str]] = {}

    def pairs(self, met: Iterable[str]) -> tuple[list[dict[str, set[str]]], list[tuple[str, str]]]:
        """Of the words that were met until now, in order: those in small letters that are two ways of one, with how
        they are written, and names that may be."""
        with self._lock:
            words = tuple(met)
            for word in words[self._count :]:
                self._add(word)
            self._count = len(words)
            ways = [
                {small: {*written} for small, written in each.items()}
                for each in self._by_form.values()
                if len(each) > 1
            ]
            return ways, [*self._near]

    def _add(self, word: str) -> None:
        small = word.lower()
        joined = HYPHEN.sub("", small)
        for each, written in {small: word, joined: joined}.items():
            ways = self._by_form.setdefault(_alike(word), {}).setdefault(each, set())
            ways.update((written, each, each.capitalize()))
        if small == joined and word[0].isupper():
            name = compact(word)
            others = [other for other in self._proper.to(name) if _is_slip(name, other)]
            self._near += [(word, one) for other in others for one in self._by_name[other]]
            self._proper.add(name)
            self._by_name.setdefault(name, []).append(word)


def _alike(word: str) -> str:
    """A form in which spellings of one word are alike: without hyphens, with the z of organize and the o of color."""
    return OUR.sub("or", Z.sub("iz", HYPHEN.sub("", word.lower())))


def _is_slip(one: str, other: str) -> bool:
    """Whether two names that are a letter apart are no forms of one word: one doesn't go on from the other."""
    return one[0] == other[0] and not one.startswith(other) and not other.startswith(one) and one[-1] == other[-1]


def two_spellings(minutes: Minutes) -> Iterator[Problem]:
    """A word that stands in the record in two ways, once: at the first place of the rarer one."""
    words = incremental.words(minutes)
    common, names = words.made(_Index).pairs(words.two_ways)
    names = names if _has_names(minutes) else []
    if not common and not names:
        return
    printed = {index: note.text for index, note in incremental.printed(minutes) if not silences(note, TWO_WAYS)}
    found: dict[tuple[int, Span], str] = {}
    for alike in common:
        ways = [(small, places) for small, written in alike.items() if (places := _all_places(printed, written))]
        *rarer, best = sorted(ways, key=_rank) or [("", [])]
        for _, places in rarer:
            found[places[0]] = best[0]
    for pair in names:
        ways = [(word, places) for word in pair if (places := _places(printed, word))]
        is_word = any(_places(printed, word.lower()) for word in pair)
        if len(ways) > 1 and not is_word and len(max(ways, key=_rank)[1]) >= SEEN and not _is_listed(minutes, pair):
            (_, places), (other, _) = sorted(ways, key=_rank)
            found[places[0]] = other
    for (index, span), other in found.items():
        said = f"“{minutes.notes[index].text[slice(*span)]}” is spelled “{other}” elsewhere in these minutes"
        yield Problem(f"{said}: choose one.", "note", index, "text", span=span, instead=other)


def _rank(way: tuple[str, _Places]) -> tuple[int, int, str]:
    """How much is for a way to spell a word: that it is frequent, then that it is short."""
    return len(way[1]), -len(way[0]), way[0]


def _all_places(printed: _Texts, words: set[str]) -> _Places:
    return sorted(place for word in words for place in _places(printed, word))


def _has_names(minutes: Minutes) -> bool:
    """Whether words with a capital that are a letter apart may be one name: not in languages in which names have
    endings, or every noun has a capital."""
    language = minutes.meeting.language
    return base_language(language) not in INFLECTING and not usage(language).capital_nouns


def _is_listed(minutes: Minutes, words: Iterable[str]) -> bool:
    """Whether one of the words is part of a name on the participants list, with which other checks compare."""
    listed = {compact(part) for person in minutes.participants for part in name_parts.words(person.name)}
    return any(compact(word) in listed for word in words)


def _places(printed: _Texts, word: str) -> _Places:
    having = compress(printed, map(contains, printed.values(), repeat(word)))
    return [(index, span) for index in having if (span := _within(printed[index], word))]


def _within(text: str, word: str) -> Span | None:
    """Where a word stands in a text, and one with a capital so that the capital isn't that of a sentence."""
    for one in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])(?=(\S*))", text):
        before = text[: one.start()].split()[-1:]
        form = (before[0] if before and not text[one.start() - 1].isspace() else "") + word + one[1]
        if is_address(form):
            continue
        if word[0].islower() or (before and before[0][-1] not in ENDS):
            return one.span()
    return None


def spelling_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The other spelling wherever this one stands; or this one wherever the other stands."""
    word, other = about(problem, minutes), problem.instead
    for old, new in ((word, other), (other, word)):
        changes = []
        for index, note in texts(minutes):
            text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, note.text) if old in note.text else note.text
            if text != note.text:
                changes.append(retexted(minutes, index, text))
        where = f"{len(changes)} notes" if len(changes) > 1 else "one note"
        if changes:
            yield Fix(f"Write “{new}” for “{old}” in {where}", Edit(tuple(changes)))
