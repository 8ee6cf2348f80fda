"""Whom the roster has under which spelling: the names in a text that are spelled otherwise, or that it hasn't."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from minutes_tui.checks.found import Span
from minutes_tui.checks.naming import Capital, Named, Near, capitals, named
from minutes_tui.checks.usage import usage
from minutes_tui.labels import labels
from minutes_tui.model import AgendaItem, Body, Meeting, Minutes, Participant, listed
from minutes_tui.names import compact, is_near, last_name

LONG = 6
"""Letters from which on a name with no title before it is taken for one that is a letter away."""
SHORT = 3
"""The same behind a title."""


class Variant(Struct, frozen=True):
    """A name in a text that is spelled otherwise than on the roster."""

    span: Span
    spelled: str
    person: int
    """Index on the roster."""
    right: str
    """As it is spelled there."""


class Stranger(Struct, frozen=True):
    """Somebody in a text who is not on the roster."""

    span: Span
    name: str
    """With the title."""
    last: str


class Names(Struct, frozen=True):
    """What a text calls people."""

    variants: list[Variant]
    strangers: list[Stranger]
    codes: list[Capital]
    """Keys of the roster, of several capitals."""


class Spellings:
    """The names of a roster, and what texts make of them."""

    def __init__(self, minutes: Minutes) -> None:
        self.people = minutes.participants
        self.titles = frozenset(labels(minutes.meeting.language).honorifics) | {
            person.title for person in self.people if person.title
        }
        self._language = minutes.meeting.language
        use = usage(self._language)
        self._offices = frozenset(use.offices)
        self._are_nouns_names = use.capital_nouns
        self._heads = {title.split()[0].rstrip(".") for title in self.titles}
        """With what a title begins."""
        self._known: set[str] = set()
        self._calls: set[str] = set()
        """Names by which somebody can be called, without the first ones alone."""
        self._other: set[str] = set(_words(f"{minutes.meeting.title} {minutes.meeting.venue}"))
        self._codes = {person.key for person in self.people if sum(map(str.isupper, person.key)) > 1}
        self._parts: list[set[str]] = []
        self._by_last: dict[str, list[tuple[int, str]]] = {}
        self._near = Near()
        self._shapes: set[tuple[str, int]] = set()
        """Of what is near to a last name: how it begins and how many letters it has."""
        self._owners_of = cache(self._near_owners)
        for index, person in enumerate(self.people):
            self._add(index, person)
        for title in (*(body.name for body in minutes.bodies), *(item.title for item in minutes.agenda)):
            self._other |= _words(title)

    def _add(self, index: int, person: Participant) -> None:
        words = person.name.split()
        short = person.short.removeprefix(person.title).strip() or last_name(person, self._language)
        calls = [person.name, short, *listed(person.aliases)]
        self._parts.append({compact(word) for call in calls for word in call.split()})
        self._known |= _words(person.printed or "")
        self._calls |= {_composed(call) for call in calls} | {
            _composed(" ".join(words[at:])) for at in range(len(words))
        }
        self._known |= self._calls | {_composed(word) for call in calls for word in call.split()}
        self._other |= _words(f"{person.affiliation} {person.delegation} {person.post}")
        for last in (" ".join(words[-1:]), " ".join(words[-2:])) if len(words) > 2 else words[-1:]:
            small = compact(last)
            self._by_last.setdefault(small, []).append((index, last))
            self._near.add(small)
            self._shapes |= {(small[:1], len(small) + more) for more in (-1, 0, 1)}

    def read(self, text: str) -> Names:
        """The names of a text that are spelled otherwise, those that are not on the roster, and the codes."""
        variants: list[Variant] = []
        strangers: list[Stranger] = []
        words = capitals(text)
        said = [one.word for one in words]
        codes = [] if self._codes.isdisjoint(said) else [one for one in words if one.word in self._codes]
        titled = () if self._heads.isdisjoint(said) else named(text, self.titles)
        for one in titled:
            if self._is_listed(one):
                continue
            if variant := self._titled_variant(one):
                variants.append(variant)
            elif one.words[0] not in self._offices:
                full = " ".join(text[one.start : one.end].split())
                strangers.append(Stranger((one.start, one.end), full, one.last))
        variants += self._untitled_variants(text, words, titled)
        return Names(variants, strangers, codes)

    def _untitled_variants(self, text: str, words: tuple[Capital, ...], titled: tuple[Named, ...]) -> Iterator[Variant]:
        """Words, or two beside each other, that are spelled nearly as a name; a third one makes them another name."""
        beside = [one.end + 1 == two.start and text[one.end] == " " for one, two in pairwise(words)] + [False]
        end = 0
        for at, one in enumerate(words):
            name = f"{one.word} {words[at + 1].word}" if beside[at] else one.word
            owners = self._owners_of(name)
            if not owners or one.start < end or (beside[at] and beside[at + 1]):
                continue
            if any(other.start < one.end and one.start < other.end for other in titled):
                continue
            for index, right in owners:
                if not beside[at - 1] or self._may_follow(words[at - 1].word, index):
                    end = one.start + len(name)
                    yield Variant((one.start, end), name, index, right)
                    break

    def _is_listed(self, one: Named) -> bool:
        """Whether it is, or begins with, the name of somebody on the roster."""
        for to in range(len(one.words), 0, -1):
            known = self._known if to == len(one.words) else self._calls
            for at in range(to):
                name = _composed(" ".join(one.words[at:to]))
                if name in known or name.removesuffix("s") in known:
                    owners = self._owning(one.words[at:to])
                    return not at or any(self._fits(index, one.words[:at]) for index in owners)
        return False

    def _owning(self, words: tuple[str, ...]) -> list[int]:
        small = {compact(word) for word in words}
        return [index for index, parts in enumerate(self._parts) if small <= parts or compact("".join(words)) in parts]

    def _fits(self, index: int, first: tuple[str, ...]) -> bool:
        """Whether words before a last name may be this one's: initials, or one's own as they are or nearly."""
        parts = self._parts[index]
        return all(
            len(small) < 2 or small in parts or any(is_near(small, part) for part in parts)
            for small in map(compact, first)
        )

    def _titled_variant(self, one: Named) -> Variant | None:
        for at in range(len(one.words)):
            spelled = " ".join(one.words[at:])
            small = compact(spelled)
            if len(small) < SHORT:
                continue
            for last in (small, *self._near.to(small)):
                for index, right in self._by_last.get(last, ()):
                    title = self.people[index].title
                    others = title and title.rstrip(".") != one.title.rstrip(".") and last != small
                    if not others and small != f"{last}s" and self._fits(index, one.words[:at]):
                        return Variant((one.end - len(spelled), one.end), spelled, index, right)
        return None

    def _near_owners(self, words: str) -> tuple[tuple[int, str], ...]:
        """Whose name it may be without a title, and how that is spelled; one that goes on from a name, as a genitive
        does, is no slip."""
        small = compact(words)
        if len(small) <= SHORT or (small[0], len(small)) not in self._shapes:
            return ()
        if words.isupper() or _composed(words) in self._known or _composed(words) in self._other:
            return ()
        near = self._near.to(small) if len(small) >= LONG and not self._are_nouns_names else ()
        same = [
            last for last in near if last[0] == small[0] and not small.startswith(last) and not last.startswith(small)
        ]
        return tuple(owner for last in (small, *same) for owner in self._by_last.get(last, ()))

    def _may_follow(self, word: str, person: int) -> bool:
        """Whether the word before a name may be this one's: a title or a first name; any other makes another name."""
        return word in self._heads or compact(word) in self._parts[person]


def _words(text: str) -> set[str]:
    return {_composed(word) for word in re.split(r"[\s,.;:()]+", text) if word}


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("‐", "-")


_Source = tuple[Meeting, tuple[Participant, ...], tuple[Body, ...], tuple[AgendaItem, ...]]
_latest: tuple[_Source, Spellings] | None = None


def spellings(minutes: Minutes) -> Spellings:
    """The spellings of this roster; built once for as long as the record's head stays the same."""
    global _latest
    source = (minutes.meeting, minutes.participants, minutes.bodies, minutes.agenda)
    if _latest is None or any(new is not old for new, old in zip(source, _latest[0], strict=True)):
        _latest = (source, Spellings(minutes))
    return _latest[1]
