"""What a check may have to look at in a note: signs, for which each form of a word is looked at once."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, repeat
from operator import attrgetter
from threading import Lock
from typing import Any, Protocol, TypeVar

from minutes_tui.checks.name_scanner import BREAK, EDGES, own
from minutes_tui.checks.usage import counted, usage
from minutes_tui.language.separators import COLON
from minutes_tui.model.minutes import LINKS, Note

T = TypeVar("T")

plain = attrgetter(
    "kind", "struck", "language", "check", *LINKS, "responsible", "mover", "seconder", "recused", "who",
    "for_", "against", "abstain", "invalid", "ballots",
)  # fmt: skip
PLAIN = plain(Note())
"""What most notes are."""
links = attrgetter(*LINKS)
NO_LINKS = links(Note())
UNPRINTED = ("remark", "unknown")
"""Kinds of note whose words are on no page."""
WORD = re.compile(r"\w+")
TOKEN = re.compile(r"[\w'’]+")
MARK = re.compile(r"[()\[\]{}“”„«»\"]")
"""Brackets and quotes."""
EYES = frozenset(":;=^")
NO_PAIR = "`"
"""What stands around code, in which marks are no pairs; before marks that may be the mouth of a face too."""
EYE, MOUTH = ":", ";"
"""Among the marks of forms: that one ends in the eyes of a face, that one begins with what may be its mouth."""
FACE = re.compile(r"[:;=^](['’]?-?|['’]? )[()]|-\(")


ACRONYM = re.compile(
    r"([A-Z\u00c0-\u1fff\u2c00-\ud7ff](?<![\w.’'&/‐$:@#-].)[^\W\d_a-z]{1,7})s?(?![\w&/:-]|[’'.]\w|\.\w)"
)
"""A range of letters at the beginning is found faster than a class of them, or than what stands before."""
ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
WORDLIKE = 6
"""Letters from which on capitals may be a word."""
VOWEL = re.compile(r"[AEIOUYÄÖÜÅÆØÁÀÂÃÉÈÊËÍÎÏÓÒÔÕÚÙÛĀĒĪŪĖĘĄŲАЕЄИІЇОУЮЯ]")
CLUSTER = re.compile(rf"[^{VOWEL.pattern[1:-1]}]{{4}}")


class Sign:
    """Bits of a number. Where a note lacks one, no check that asks for it finds anything there."""

    LIVE = 1 << 0
    """It is not struck out."""
    KIND = 1 << 1
    """It is no statement."""
    PRINTED = 1 << 2
    """Its words are on the page."""
    CAPITALS = 1 << 3
    """A word has two capitals."""
    MARKS = 1 << 4
    """Brackets or quotes."""
    FIRST_PERSON = 1 << 5
    PRESENT = 1 << 6
    """A word with which a verb that reports in the present begins."""
    ATTACHED = 1 << 7
    """A word of a phrase that speaks of something attached."""
    DOUBLED = 1 << 8
    """A word stands twice in a row."""
    NAMES = 1 << 9
    """A name that may not be as it should be, or a code."""
    OPEN = 1 << 10
    """It is marked to be checked, or has ?? in it."""
    LINKED = 1 << 11
    """It names other notes."""
    NAMELESS = 1 << 12
    """It has no id."""
    UNPRINTABLE = 1 << 13
    """Characters that are not printed: ends of lines, and such as nobody sees."""
    BESIDE = 1 << 14
    """An acronym that doesn't stand between words alone, and so may be spelled out."""
    RARE = 1 << 15
    """It has more than words and a speaker: a kind, links, people, counts."""
    FENCE = 1 << 16
    """With which a block of code begins or ends."""
    WORDLESS = 1 << 18
    """It has no words at all."""
    WEEKDAY = 1 << 19
    """A day of the week."""
    COUNTED = 1 << 20
    """A word for an agenda item or a decision, which may have a number behind it."""
    MENTION = 1 << 21
    """A word with an @."""
    MISTITLED = 1 << 22
    """An honorific that those have not who have the name behind it."""
    COLON = 1 << 17
    """A colon, in front of which may be somebody's name."""
    UNATTRIBUTED = 1 << 23
    """It has no speaker."""
    MONTH = 1 << 24
    """A month that has less than 31 days."""
    VERBS = -1 << 25
    """A bit for each verb that reports."""


PRINTED_SPEECH = Sign.LIVE | Sign.PRINTED
"""What nearly all notes have."""


def is_printed(note: Note) -> bool:
    return bool(note.text) and not note.struck and note.kind not in UNPRINTED


ADDRESS = frozenset("@`_\\$#")
"""What stands in addresses, paths and code."""
TWO_WAYS = re.compile(
    r"[^\W\d_a-z](?=\w*[^\W\d_A-Z])[^\W\d_]{4,}"
    r"|[^\W\d_]{1,12}[-‐][^\W\d_A-Z]{2,12}"
    r"|[a-z]{3,}i[sz](?:e[ds]?|ers?|ing|ations?)"
    r"|(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|vap)ou?r(?:s|ed|ing|able)?"
)
"""Words of kinds that are spelled in two ways in some records: a proper name, one with a hyphen, organise, colour."""


class _Forms(dict[str, str]):
    """By a form of a word in a language, with the marks that touch it, the word in small letters. What else is to be
    said of a form is found when it is first wanted, and kept: 10,000 notes have some 20,000 forms."""

    def __init__(self, language: str, words: "Words") -> None:
        """`words` is told what is found."""
        use = usage(language)
        self._all = words
        self.numbers: dict[str, int] = {}
        """Of the forms that have signs: by a number from `FIRST` on what `entries` has of them."""
        self.entries: list[_Entry] = [_NOTHING] * FIRST
        """What is to be said of the forms that have a number."""
        self._bytes: dict[str, int] = {}
        self._numbered: dict[_Entry, int] = {}
        self._numbering = Lock()
        self._words = dict.fromkeys((form.rstrip("'’") for form in use.first_forms), Sign.FIRST_PERSON)
        self._words |= {re.split(r"\W", verb)[0]: Sign.PRESENT for verb in use.present}
        self._small: dict[str, int] = {}
        """Signs of words in any case."""
        for each, sign in (
            *((verb, words.sign_of_verb(verb)) for verb in use.others),
            *((day, Sign.WEEKDAY) for day in use.weekdays),
            *((word, Sign.COUNTED) for word in counted(language)),
            *((month, Sign.MONTH) for names in use.short_months for month in names),
        ):
            self._small[each] = self._small.get(each, 0) | sign
        attached = {max(phrase.split(), key=len) for phrase in use.attached}
        self._attached = re.compile("|".join(map(re.escape, attached)) if attached else r"(?!)")

    def __missing__(self, form: str) -> str:
        if form.isalnum():
            self[form] = small = form.lower()
            if found := self._found(form, form, small):
                self.numbers[form] = self._number((found, ""))
            return small
        self[form] = small = form.lower().strip(",.")
        word = form.strip(EDGES)
        found, marks = self._found(form, word, word.lower()), _marks(form)
        if found or marks:
            self.numbers[form] = self._number((found, marks))
        return small

    def byte_of(self, small: str) -> int:
        """The byte of a word. Those that are met first, which are the frequent ones, have each another."""
        return self._bytes.setdefault(small, len(self._bytes) & 255)

    def _number(self, entry: "_Entry") -> int:
        """The number of what is to be said of a form. Where there are more than a byte can tell apart, the last stands
        for all that came then: a sign may be too many, and no note goes unread."""
        if (known := self._numbered.get(entry)) is not None:
            return known
        with self._numbering:  # checks may run in a thread of their own
            number = min(len(self.entries), LAST)
            if number == len(self.entries):
                self.entries.append(entry)
            else:
                self.entries[LAST] = (entry[0] | self.entries[LAST][0], NO_PAIR)
            return self._numbered.setdefault(entry, number)

    def _found(self, form: str, word: str, small: str) -> int:
        """The signs of a form; `word` is what it is without the marks that touch it, `small` that in small letters."""
        found = 0
        if not form.isalnum():
            found = (Sign.OPEN if "??" in form else 0) | (Sign.FENCE if "```" in form else 0)
            found |= Sign.MENTION if "@" in form else 0
            found |= Sign.MARKS if word != form and MARK.search(form) else 0
            found |= Sign.COLON if COLON.search(form) else 0
        if word.isalnum():
            self._all.met.add(word)
            found |= self._words.get(word, 0) | self._small.get(small, 0)
            if not word.isalpha():
                return found
        else:
            words = {*TOKEN.findall(form), *WORD.findall(form)}
            self._all.met.update(words)
            for each in words:
                found |= self._words.get(each, 0) | self._small.get(each.lower(), 0)
        if not word.islower() and not word[1:].islower() and sum(map(str.isupper, form)) > 1:
            found |= Sign.CAPITALS
            if acronyms := tuple(filter(_is_acronym, (one[1] for one in ACRONYM.finditer(form)))):
                self._all.acronyms[form] = acronyms
                found |= 0 if form.isalnum() else Sign.BESIDE
        if self._attached.search(form.lower()):
            found |= Sign.ATTACHED
        for each in () if is_address(form) else word.split("/"):
            if TWO_WAYS.fullmatch(word := own(each)):
                self._all.two_ways.setdefault(word)
        return found


def is_address(form: str) -> bool:
    """Whether a word, with the marks that touch it, is an address, a path or code; words with strokes between them are
    none."""
    return not ADDRESS.isdisjoint(form) or ("/" in form and ("//" in form or "." in form.strip(EDGES)))


def is_word(capitals: str) -> bool:
    """Whether capitals are so many, and so much like a word, that they are one: DRAINING, but no acronym that is read
    letter by letter."""
    return len(capitals) >= WORDLIKE and VOWEL.search(capitals) is not None and not CLUSTER.search(capitals)


def _is_acronym(capitals: str) -> bool:
    return capitals.isupper() and not ROMAN.fullmatch(capitals) and not is_word(capitals)


OPENING = "(,=–—`"
"""With what the word behind an acronym begins where that may be spelled out."""
MARKED = re.compile(r"s?\s*[(,=–—]")
BEFORE = re.compile(r"(\(|, |[“\"(]|[=–—] ?)[“\"]?(?:[^\W\d_a-z]{2,8} ){0,2}$")
"""Of at most 21 characters."""


def is_marked(text: str, acronym: str) -> bool:
    """Whether an acronym stands beside a mark, as one that is spelled out does."""
    at = text.find(acronym)
    while at >= 0:
        end = at + len(acronym)
        is_behind_a_word = at > 1 and text[at - 1] == " " and "a" <= text[at - 2] <= "z"
        if MARKED.match(text, end) or (not is_behind_a_word and BEFORE.search(text, max(at - 21, 0), at)):
            return True
        at = text.find(acronym, end)
    return False


class Names(Protocol):
    """What knows the names that may stand in texts."""

    def kind_of(self, form: str) -> int:
        """What a word may be, from 0 to 15; of BREAK a number of its own, and 0 of a number."""

    def doubtful(self, words: list[str], kinds: bytes) -> Iterable[int]:
        """Indexes of the words that have to be read."""

    def mistitled(self, kinds: bytes) -> Iterable[int]:
        """Indexes of honorifics with which those behind them on the list are not called."""


_Entry = tuple[int, str]
"""The signs of a form, and the marks that it has: brackets and quotes, a backtick, an EYE at the end."""
_NOTHING: _Entry = (0, "")
END, FIRST, LAST = 1, 2, 255
"""Numbers in a byte: of the end of a text, of the first form that has signs, and of the last. 0 is that of no signs."""


def _marks(form: str) -> str:
    """What decides whether the brackets and quotes of a text are pairs, in order: those of a form, with NO_PAIR before
    them where they may be a face, and EYE where the form ends in what the next one may make a face."""
    marks = "".join(MARK.findall(form))
    if NO_PAIR in form or FACE.search(form):
        marks = NO_PAIR + marks
    elif form[0] in "()":
        marks = MOUTH + marks
    return marks + EYE if form.rstrip("'’")[-1:] in EYES else marks


ZERO = re.compile(rb"\0")
ONE = re.compile(rb"\x01")
END_MARK = b"\x01"


def _ones(letters: bytes) -> Iterator[int]:
    """Indexes of the bytes that are 1."""
    return map(re.Match.start, ONE.finditer(letters))


def _repeated(letters: bytes) -> Iterator[int]:
    """Indexes of the bytes that the next one is like, of bytes of which the last is no zero. As one number they are
    compared at once, several times as fast as by a pattern."""
    number = int.from_bytes(letters, "little")
    return map(re.Match.start, ZERO.finditer((number ^ number >> 8).to_bytes(len(letters), "little")))


OF_NUMBERS = [chr(each << 8) for each in range(256)]
"""What a number is among `_Classes`, by its own byte: nothing is said of it, and it is no name."""


class _Classes(dict[str, str]):
    """By a form one letter, of which each byte is something else: the number of what `_Forms` says of it, a byte that
    is the same for all forms of a word, and what it may be as a name. So what is asked of each of 400,000 words is
    looked up at once, and found in bytes."""

    def __init__(self, forms: _Forms, names: Names) -> None:
        self.forms, self.names = forms, names
        self[BREAK] = chr(names.kind_of(BREAK) << 16 | 1 << 8 | END)

    def __missing__(self, form: str) -> str:
        number = form if form.isdigit() else form.strip(",.")
        if number.isdigit():
            self[form] = found = OF_NUMBERS[hash(number) & 255]
            return found
        small = self.forms[form]
        entry, own_byte = self.forms.numbers.get(form, 0), self.forms.byte_of(small)
        self[form] = found = chr(self.names.kind_of(form) << 16 | own_byte << 8 | entry)
        return found


class _Signs(dict[bytes, int]):
    """By the numbers of the forms of a text that have signs, in order, the signs of the text. Few texts of a record are
    alike in words, and most in these."""

    def __init__(self, entries: list[_Entry]) -> None:
        self._entries = entries

    def __missing__(self, numbers: bytes) -> int:
        found, marks = 0, ""
        for number in numbers:
            signs, more = self._entries[number]
            found |= signs
            marks += more
        if found & Sign.MARKS and NO_PAIR not in marks and EYE + MOUTH not in marks:
            pairs = marks.replace(EYE, "").replace(MOUTH, "").replace("()", "").replace("“”", "")
            found &= -1 if pairs else ~Sign.MARKS
        self[numbers] = found
        return found


class Words:
    """The words that were met in the notes of one record, and what is to be said of them. They only grow: a word that
    an edit takes away is still met, so that whoever asks looks it up in the texts."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        """Without the marks that touch them."""
        self.two_ways: dict[str, None] = {}
        """Those of kinds that are spelled in two ways, in order."""
        self.acronyms: dict[str, tuple[str, ...]] = {}
        """The forms that have acronyms in them, with these."""
        self._verbs: dict[str, int] = {}
        self._forms: dict[str, _Forms] = {}
        self._classes: tuple[Names | None, dict[str, _Classes]] = (None, {})
        self._made: dict[Callable[[], Any], Any] = {}

    def made(self, make: Callable[[], T]) -> T:
        """What grows with the words, made when it is first asked for."""
        found: T = self._made[make] if make in self._made else self._made.setdefault(make, make())
        return found

    def sign_of_verb(self, verb: str) -> int:
        """The bit of a verb that reports, of those of `Sign.VERBS`."""
        return self._verbs.setdefault(verb, -Sign.VERBS << len(self._verbs))

    def _forms_of(self, language: str) -> _Forms:
        return self._forms.get(language) or self._forms.setdefault(language, _Forms(language, self))

    def _classes_of(self, language: str, names: Names) -> _Classes:
        """Those of a language; kept for as long as the list of participants stays the same."""
        latest = self._classes  # checks may run in a thread of their own
        if latest[0] is not names:
            self._classes = latest = (names, {})
        return latest[1].get(language) or latest[1].setdefault(language, _Classes(self._forms_of(language), names))

    def signs(self, notes: Iterable[Note], language: str, names: Names) -> tuple[list[int], list[tuple[str, ...]]]:
        """Those of notes of minutes in a language, and the acronyms in each; all texts are gone through as one, since a
        loop of Python over each of them takes twice as long."""
        found: list[int] = []
        most: dict[int, str] = {}
        texts = {language: most}
        for index, note in enumerate(notes):
            is_plain, text = plain(note) == PLAIN, note.text
            if is_plain and text and note.id and text.isprintable():  # as most are
                found.append(PRINTED_SPEECH if note.speaker else PRINTED_SPEECH | Sign.UNATTRIBUTED)
                most[index] = text
                continue
            if note.struck:
                found.append(0)
                continue
            live, kind = Sign.LIVE if is_plain else Sign.LIVE | Sign.RARE, note.kind
            if kind != "statement":
                live |= Sign.KIND
            if not note.speaker:
                live |= Sign.UNATTRIBUTED
            if text and kind not in UNPRINTED:
                live |= Sign.PRINTED
                (texts.setdefault(note.language, {}) if note.language else most)[index] = text
                if not text.isprintable():
                    live |= Sign.UNPRINTABLE
            elif "??" in text:
                live |= Sign.OPEN
            elif not text:
                live |= Sign.WORDLESS
            if note.check:
                live |= Sign.OPEN
            if links(note) != NO_LINKS:
                live |= Sign.LINKED
            if not note.id:
                live |= Sign.NAMELESS
            found.append(live)
        acronyms: list[tuple[str, ...]] = [()] * len(found)
        for each, by_index in texts.items():
            if by_index:
                self._look(self._classes_of(each, names), by_index, found, acronyms)
        return found, acronyms

    def _look(
        self, classes: _Classes, texts: dict[int, str], found: list[int], acronyms: list[tuple[str, ...]]
    ) -> None:
        """Add what there is in texts of one language, by the indexes of their notes."""
        whole = f" {BREAK} ".join([*texts.values(), ""])
        if whole.count(BREAK) != len(texts):
            whole = f" {BREAK} ".join([*[text.replace(BREAK, " ") for text in texts.values()], ""])
        words = whole.split()
        del whole
        letters = "".join(map(classes.__getitem__, words)).encode("utf-32-le", "surrogatepass")
        numbers, alike, kinds = letters[::4], letters[1::4], letters[2::4]
        del letters
        forms, names = classes.forms, classes.names
        signs = _Signs(forms.entries)
        *each_signed, _ = numbers.translate(None, b"\0").split(END_MARK)
        for index, has in zip(texts, map(signs.__getitem__, each_signed), strict=True):
            found[index] |= has
        indexes = list(texts)
        ends = [*_ones(numbers)]
        beside = self._look_at_capitals(forms, words, numbers, indexes, acronyms)
        doubled = (at for at in _repeated(alike) if forms[words[at]] == forms[words[at + 1]])
        for sign, places in (
            (Sign.BESIDE, beside),
            (Sign.DOUBLED, doubled),
            (Sign.NAMES, names.doubtful(words, kinds)),
            (Sign.MISTITLED, names.mistitled(kinds)),
        ):
            for place in places:
                found[indexes[bisect_left(ends, place)]] |= sign

    def _look_at_capitals(
        self, forms: _Forms, words: list[str], numbers: bytes, indexes: list[int], acronyms: list[tuple[str, ...]]
    ) -> Iterator[int]:
        """Add the acronyms in texts; where there are words of capitals alone that stand beside a mark."""
        signs = [entry[0] for entry in forms.entries]
        capitals = bytes(bool(sign & Sign.CAPITALS) for sign in signs).ljust(1 << 8, b"\0")
        met = map(self.acronyms.get, map(words.__getitem__, _ones(numbers.translate(capitals))), repeat(()))
        others = bytes(number for number in range(1 << 8) if number != END and not capitals[number])
        *in_each, _ = numbers.translate(None, others).split(END_MARK)
        for index, each in zip(indexes, in_each, strict=True):
            if len(each) == 1:
                acronyms[index] = next(met)
            elif each:
                acronyms[index] = tuple(chain.from_iterable(islice(met, len(each))))
        alone = bytes(sign & (Sign.CAPITALS | Sign.BESIDE) == Sign.CAPITALS for sign in signs).ljust(1 << 8, b"\0")
        return (
            at
            for at in _ones(numbers.translate(alone))
            if not "a" <= words[at - 1][-1] <= "z" or words[at + 1][0] in OPENING
        )
