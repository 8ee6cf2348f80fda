"""Whom the participants list has under which spelling: the names in a text that are spelled otherwise, that it hasn't,
or that several people have."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, compress, pairwise

from msgspec import Struct

from minutes_tui.checks.fixes import Span
from minutes_tui.checks.name_scanner import BREAK, EDGES, Capital, Named, Near, capitals, named, own
from minutes_tui.checks.usage import usage
from minutes_tui.language.labels import labels
from minutes_tui.language.name_parts import TEXT_PARTICLES, nicknames, parts
from minutes_tui.language.names import capitalised, compact, last_name, same, with_plain_marks
from minutes_tui.model.minutes import AgendaItem, Body, Meeting, Minutes, Participant, listed
from minutes_tui.model.near_words import is_near

LONG = 6
"""Letters from which on a name with no title before it is taken for one that is a letter away."""
SHORT = 3
"""The same behind a title, or beside the other half of the name."""


class Variant(Struct, frozen=True):
    """A name in a text that is spelled otherwise than on the participants list."""

    span: Span
    spelled: str
    person: int
    """Index on the list."""
    right: str
    """As it is spelled there."""


class Stranger(Struct, frozen=True):
    """Somebody in a text who is not on the participants list."""

    span: Span
    name: str
    """With the title."""
    last: str


class Shared(Struct, frozen=True):
    """A name in a text that several people have."""

    span: Span
    name: str
    people: tuple[int, ...]
    """Indexes on the list."""


class Mistitled(Struct, frozen=True):
    """A woman's honorific before the name of a man on the list, or the other way round."""

    span: Span
    name: str
    """With the title."""
    person: int
    """Index on the list."""


class Names(Struct, frozen=True):
    """What a text calls people."""

    variants: list[Variant]
    strangers: list[Stranger]
    shared: list[Shared]
    codes: list[Capital]
    """Keys of the list, of several capitals."""


SMALL, APART, CAPITAL, NAME, TITLE, NUMBERED, DOUBTFUL, END = range(8)
"""What a word of a text may be: no word with a capital; one that is no name, and with the next word none either; one
that is none by itself; a name as it is on the list; what may stand before a name; a word with a digit, which is none;
what must be read; the end of a text."""
GENDERED = {(TITLE, "women"): 8, (TITLE, "men"): 9, (NAME, "women"): 10, (NAME, "men"): 11}
"""An honorific of women or men alone, and a name that the list has of them alone."""
UNGENDERED = bytes([*range(8), TITLE, TITLE, NAME, NAME]).ljust(1 << 8, b"\0")
"""By a word with its gender what it is without."""


class _Sizes(dict[str, tuple[str, int]]):
    """By a word of a text, with the marks that touch it, its first letter and how many letters a name would have."""

    def __missing__(self, form: str) -> tuple[str, int]:
        small = compact(own(form.strip(EDGES)))
        self[form] = found = (small[:1], len(small))
        return found


JOINED = re.compile(r"[-‐’'.]")
"""What may stand within a name."""
UNSURE = (re.compile(rb"\x06"), re.compile(rb"\x04(?!\x04|\x03(?:[\x00\x05\x07]|$)|[\x00\x05\x07]|$)"))
"""Where something has to be read: doubtful words, or a title before what is not one name as it is on the list. What
begins with one byte is found ten times as fast as what begins with one of two."""
MISTITLED = (re.compile(rb"\x08(?=\x0b)"), re.compile(rb"\x09(?=\x0a)"))
"""An honorific of women before a name that men alone have on the list, and the other way round."""
BESIDE = (re.compile(rb"\x02(?=[\x01-\x03])"), re.compile(rb"\x03(?=[\x01\x02])"))
"""Where words with a capital stand beside each other of which one at least is no known name."""


class Spellings:
    """The names of a list of participants, and what texts make of them."""

    def __init__(self, minutes: Minutes) -> None:
        self.people = minutes.participants
        self.titles = frozenset(labels(minutes.meeting.language).honorifics) | {
            person.title for person in self.people if person.title
        }
        self._language = minutes.meeting.language
        known = labels(self._language)
        self._genders = {same(word): kind for kind in ("women", "men") for word in getattr(known, kind)}
        """Of the honorifics that are women's alone, or men's."""
        use = usage(self._language)
        self._offices = frozenset(use.offices)
        self._are_nouns_names = use.capital_nouns
        self._heads = {title.split()[0].rstrip(".") for title in self.titles}
        """With what a title begins."""
        self._known: set[str] = set()
        self._calls: set[str] = set()
        """Names by which somebody can be called, without the first ones alone."""
        self._other: set[str] = set(_words(f"{minutes.meeting.title} {minutes.meeting.venue}"))
        self._longer: dict[str, list[str]] = {}
        """Names in which more stands behind the first word, in small letters: "Smith of Finsbury"."""
        for person in self.people:
            first, _, rest = person.name.partition(" ")
            if rest[:1].islower():
                self._longer.setdefault(first, []).append(person.name)
        self._codes = {person.key for person in self.people if sum(map(str.isupper, person.key)) > 1}
        self._words: list[list[str]] = []
        """Of each name, without suffixes, nicknames and remarks."""
        self._parts: list[set[str]] = []
        self._by_last: dict[str, list[tuple[int, str]]] = {}
        self._by_given: dict[str, list[int]] = {}
        self._halves = Near()
        """Given and last names, by one of which the other half of a full name is found that is a letter away."""
        self._full: set[str] = set()
        self._near = Near()
        self._shapes: set[tuple[str, int]] = set()
        """Of what is near to a last name: how it begins and how many letters it has."""
        self._owners_of = cache(self._near_owners)
        for index, person in enumerate(self.people):
            self._add(index, person)
        self._shared = {last: found for last, found in self._by_last.items() if self._is_shared(found)}
        self._alike = {last for last in self._by_last if any(other in self._by_last for other in self._near.to(last))}
        """Last names that are a letter from another one."""
        for title in (*(body.name for body in minutes.bodies), *(item.title for item in minutes.agenda)):
            self._other |= _words(title)
        self._sizes = _Sizes()
        self._initials = {initial for initial, _ in self._shapes}

    def _add(self, index: int, person: Participant) -> None:
        words = parts(person.name, self._language).whole.split()
        family = last_name(person, self._language)
        nicks = nicknames(person.name)
        calls = [person.name, " ".join(words), person.short.removeprefix(person.title).strip() or family]
        calls += [*listed(person.aliases), *nicks, *(f"{nick} {words[-1]}" for nick in nicks if words)]
        calls += [capitalised(family)] if family.isupper() else []
        self._words.append(words)
        self._parts.append({compact(word) for call in calls for word in call.split()})
        whole = {with_plain_marks(call) for call in calls} | {
            with_plain_marks(" ".join(words[at:])) for at in range(len(words))
        }
        whole |= {with_plain_marks(call.upper()) for call in (*calls, *words)}
        self._calls |= whole
        known = (
            _words(person.printed or "") | whole | {with_plain_marks(word) for call in calls for word in call.split()}
        )
        self._known |= known | {call.replace(".", "") for call in known if "." in call}
        self._other |= _words(f"{person.affiliation} {person.delegation} {person.post}")
        lasts = [" ".join(words[-1:]), " ".join(words[-2:])] if len(words) > 2 else words[-1:]
        for last in dict.fromkeys((*lasts, *([family] if family else []))):
            small = compact(last)
            self._by_last.setdefault(small, []).append((index, last))
            self._near.add(small)
            self._shapes |= {(small[:1], len(small) + more) for more in (-1, 0, 1)}
        if len(words) > 1:
            self._full |= {compact(given) + compact(words[-1]) for given in words[:-1]}
            self._full |= {compact("".join(call.split())) for call in calls}
            self._halves.add(compact(words[-1]))
            for given in map(compact, words[:-1]):
                self._by_given.setdefault(given, []).append(index)
                self._halves.add(given)

    def _is_shared(self, found: list[tuple[int, str]]) -> bool:
        """Whether several people whom a text could mean have a last name."""
        named = {compact(self.people[index].name) for index, _ in found if not self.people[index].struck}
        return len(named) > 1 and any(len(self._words[index]) > 1 for index, _ in found)

    def kind_of(self, form: str) -> int:
        """What a word of a text may be, by itself."""
        if form == BREAK:
            return END
        kind = self._kind(form)
        if kind == CAPITAL and (form[-1] in EDGES or self._sizes[form][0] not in self._initials):
            return APART
        if kind == TITLE:
            return GENDERED.get((TITLE, self._genders.get(same(form), "")), TITLE)
        if kind == NAME:
            gender, *others = self._genders_of(self._owning((own(form.strip(EDGES)),))) or [""]
            return NAME if others else GENDERED.get((NAME, gender), NAME)
        return kind

    def _kind(self, form: str) -> int:
        if (form.isalpha() and form[0].islower() and form not in TEXT_PARTICLES) or form.isdigit():
            return SMALL
        word = own(form.strip(EDGES))
        if not word or not word[0].isupper():
            if word in TEXT_PARTICLES:
                return CAPITAL
            inner = re.split(r"[^\w'’.-]", form)
            return max(map(self._kind, inner)) if len(inner) > 1 else SMALL
        if not word.isalnum() and not JOINED.sub("", word).isalnum():
            return DOUBTFUL
        if not word.isalpha() and word not in self._codes and any(map(str.isdigit, word)):
            return NAME if word in self._known else NUMBERED
        small = compact(word)
        if word in self._codes or small in self._alike or small in self._shared:
            return DOUBTFUL
        if word.rstrip(".") in self._heads:
            return TITLE
        if with_plain_marks(word) in self._known:
            return NAME
        return DOUBTFUL if self._owners_of(word) or self._halves.to(small) else CAPITAL

    def doubtful(self, words: list[str], kinds: bytes) -> Iterator[int]:
        """Indexes of the words that have to be read; most are small, or names as they are on the list."""
        kinds = kinds.translate(UNGENDERED)
        return chain(_places(UNSURE, kinds), self._near_pairs(words, kinds))

    def mistitled(self, kinds: bytes) -> Iterator[int]:
        """Where a name as it is on the list stands behind an honorific that none of those who have it can have."""
        return _places(MISTITLED, kinds)

    def _near_pairs(self, words: list[str], kinds: bytes) -> Iterator[int]:
        """Where two words beside each other are spelled nearly as a name."""
        places = [*_places(BESIDE, kinds)]
        behind = map(words.__getitem__, map((1).__add__, places))
        pairs = [*map(" ".join, zip(map(words.__getitem__, places), behind, strict=True))]
        near = {pair for pair in {*pairs} if self._is_near(*pair.split(" "))}
        return compress(places, map(near.__contains__, pairs)) if near else iter(())

    def _is_near(self, first: str, second: str) -> bool:
        """Whether two words beside each other are spelled nearly as a name."""
        (initial, length), (_, more) = self._sizes[first], self._sizes[second]
        is_shaped = (initial, length + more) in self._shapes and first[-1] not in EDGES
        return is_shaped and bool(self._owners_of(f"{own(first.strip(EDGES))} {own(second.strip(EDGES))}"))

    def read(self, text: str) -> Names | None:
        """The names of a text that are spelled otherwise, those that are not on the list or that several have, and the
        codes; None where there are none."""
        strangers: list[Stranger] = []
        shared: list[Shared] = []
        words = capitals(text)
        said = [one.word for one in words]
        codes = [] if self._codes.isdisjoint(said) else [one for one in words if one.word in self._codes]
        variants = [*self._full_variants(text, words)]
        titled = () if self._heads.isdisjoint(said) else named(text, self.titles)
        for one in titled:
            if any(start < one.end and one.start < end for start, end in (each.span for each in variants)):
                continue
            if self._is_listed(one):
                shared += self._titled_shared(text, one)
            elif variant := self._titled_variant(one):
                variants.append(variant)
            elif one.words[0] not in self._offices:
                full = " ".join(text[one.start : one.end].split())
                strangers.append(Stranger((one.start, one.end), full, one.last))
        taken = [(one.start, one.end) for one in titled] + [each.span for each in variants]
        variants += self._untitled_variants(text, words, taken)
        found = Names(sorted(variants, key=lambda each: each.span), strangers, shared, codes)
        return found if variants or strangers or shared or codes else None

    def _full_variants(self, text: str, words: tuple[Capital, ...]) -> Iterator[Variant]:
        """A given and a last name beside each other of which one is as on the list, and the other a letter away."""
        beside = [one.end + 1 == two.start and text[one.end] == " " for one, two in pairwise(words)] + [False]
        for at in range(len(words) - 1):
            if not beside[at] or beside[at + 1]:
                continue
            one, two = words[at].word, own(words[at + 1].word)
            given, last = compact(one), compact(two)
            if min(len(given), len(last)) < SHORT or given + last in self._full or two.isupper():
                continue
            people = self._by_given.get(given, []) + [index for index, _ in self._by_last.get(last, ())]
            for index in people:
                *givens, right = self._words[index] or [""]
                halves = [each for each in givens if compact(each) == given or is_near(compact(each), given)]
                is_one = compact(right) == last and halves
                is_other = is_near(compact(right), last) and any(compact(each) == given for each in halves)
                if (is_one or is_other) and not last.startswith(f"{compact(right)}s"):
                    end = words[at + 1].start + len(two)
                    yield Variant((words[at].start, end), f"{one} {two}", index, f"{halves[0]} {right}")
                    break

    def _untitled_variants(self, text: str, words: tuple[Capital, ...], taken: list[Span]) -> Iterator[Variant]:
        """Words, or two beside each other, that are spelled nearly as a name; a third one makes them another name."""
        beside = [one.end + 1 == two.start and text[one.end] == " " for one, two in pairwise(words)] + [False]
        end = 0
        for at, one in enumerate(words):
            name = f"{one.word} {words[at + 1].word}" if beside[at] else one.word
            owners = self._owners_of(name)
            if not owners or one.start < end or (beside[at] and beside[at + 1]):
                continue
            if any(start < one.end and one.start < stop for start, stop in taken):
                continue
            for index, right in owners:
                if not beside[at - 1] or self._may_follow(words[at - 1].word, index):
                    end = one.start + len(name)
                    yield Variant((one.start, end), name, index, right)
                    break

    def _titled_shared(self, text: str, one: Named) -> Iterator[Shared]:
        """A title and a last name that several have, of whom none has another title."""
        if len(one.words) > 1 or any(text.startswith(name, one.name) for name in self._longer.get(one.last, ())):
            return
        title = one.title.rstrip(".")
        people = tuple(
            index
            for index, _ in self._shared.get(compact(one.last), ())
            if self.people[index].title.rstrip(".") in ("", title) and not self.people[index].struck
        )
        if len(people) > 1:
            yield Shared((one.start, one.end), " ".join(text[one.start : one.end].split()), people)

    def mistitled_in(self, text: str) -> list[Mistitled]:
        """Men by a woman's honorific, and the other way round, where the list has nobody else of the name."""
        return [
            Mistitled((one.start, one.end), " ".join(text[one.start : one.end].split()), owners[0])
            for one in named(text, self.titles)
            if self._is_listed(one) and self._are_others(one.title, owners := self._owning(one.words))
        ]

    def _are_others(self, title: str, owners: list[int]) -> bool:
        """Whether an honorific is a woman's, and all who have a name are men, or the other way round."""
        genders = self._genders_of(owners)
        said = self._genders.get(same(title), "")
        return bool(said and genders) and not genders & {"", said}

    def _genders_of(self, owners: list[int]) -> set[str]:
        """Those of people's honorifics; "" is that of one that women and men have."""
        return {self._genders.get(same(self.people[index].title), "") for index in owners}

    def _is_listed(self, one: Named) -> bool:
        """Whether it is, or begins with, the name of somebody on the list."""
        for to in range(len(one.words), 0, -1):
            known = self._known if to == len(one.words) else self._calls
            for at in range(to):
                name = with_plain_marks(" ".join(one.words[at:to]))
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
        does, is no slip, nor is a small name with the capital that begins a sentence."""
        small = compact(words)
        if len(small) <= SHORT or (small[0], len(small)) not in self._shapes:
            return ()
        if words.isupper() or with_plain_marks(words) in self._known or with_plain_marks(words) in self._other:
            return ()
        near = self._near.to(small) if len(small) >= LONG and not self._are_nouns_names else ()
        same = [
            last for last in near if last[0] == small[0] and not small.startswith(last) and not last.startswith(small)
        ]
        return tuple(
            (index, right)
            for last in (small, *same)
            for index, right in self._by_last.get(last, ())
            if not (last == small and right[:1].islower() and right.casefold() == words.casefold())
        )

    def _may_follow(self, word: str, person: int) -> bool:
        """Whether the word before a name may be this one's: a title or a first name; any other makes another name."""
        return word in self._heads or compact(word) in self._parts[person]


def _places(patterns: Iterable[re.Pattern[bytes]], kinds: bytes) -> Iterator[int]:
    return (one.start() for pattern in patterns for one in pattern.finditer(kinds))


def _words(text: str) -> set[str]:
    return {with_plain_marks(word) for word in re.split(r"[\s,.;:()]+", text) if word}


_Source = tuple[Meeting, tuple[Participant, ...], tuple[Body, ...], tuple[AgendaItem, ...]]
_latest: tuple[_Source, Spellings] | None = None


def spellings(minutes: Minutes) -> Spellings:
    """The spellings of this list; built once for as long as the record's head stays the same."""
    global _latest
    source = (minutes.meeting, minutes.participants, minutes.bodies, minutes.agenda)
    if _latest is None or any(new is not old for new, old in zip(source, _latest[0], strict=True)):
        _latest = (source, Spellings(minutes))
    return _latest[1]
