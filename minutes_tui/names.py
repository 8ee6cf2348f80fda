"""How people are called: on the page, in a statement and in what is typed. Knows no line and no screen."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from minutes_tui.labels import Labels
from minutes_tui.model import Minutes, Participant, listed
from minutes_tui.vocabulary import nobody

PLACEHOLDER = re.compile(r"\w{2,5}")
NOT_PEOPLE = frozenset({
    "NB", "PS", "PPS", "RE", "FYI", "TODO", "TBC", "TBD", "TBA", "ETA", "AOB", "FAQ", "IMHO", "ASAP", "OK",
    "CC", "BCC", "WIP", "DONE", "NOTE", "INFO", "HELP", "LINK", "IDEA", "ITEM", "TOPIC", "VOTE", "AYE", "NAY",
    "YES", "NO", "HTTP", "HTTPS", "URL", "WHAT", "WHEN", "WHERE", "WHICH", "WHY", "HOW", "DATE", "TIME",
    "VENUE", "TITLE", "DRAFT", "VS", "ETC", "SIC", "FIXME", "XXX",
})  # fmt: skip
"""Words in capitals that stand before a colon and are nobody."""


def same(text: str) -> str:
    """A form under which spellings that a reader takes for the same compare as equal (NFC, no case)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def folded(text: str) -> str:
    """A form for finding without accents and case: "Łódź" is found by "lodz"."""
    if text.isascii():
        return text.lower()  # thousands of notes are looked through at once
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_FOLDS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def full_name(person: Participant) -> str:
    return f"{person.title} {person.name}".strip()


def short_name(person: Participant) -> str:
    """How a statement names the person: `short`, or title and last word of the name, or the code."""
    if person.short:
        return person.short
    return f"{person.title} {last_name(person)}".strip() or person.key


def last_name(person: Participant) -> str:
    return person.name.split()[-1] if person.name.split() else ""


def known_as(person: Participant) -> str:
    """The name without its title, as briefly as a statement has it; the code where there is no name."""
    return short_name(person).removeprefix(person.title).strip()


def called(person: Participant) -> set[str]:
    """Every form by which a line may begin with the person."""
    short = short_name(person)
    lasts = {last_name(person), *listed(person.aliases)}
    if person.title:
        lasts.add(short.removeprefix(person.title).strip())
    forms = lasts | {f"{person.title} {last}" for last in lasts if person.title}
    return {form for form in forms | {short, person.name, full_name(person)} if form}


class _Calls:
    """The codes and names of some participants, as they may be typed."""

    def __init__(self, people: Iterable[Participant]) -> None:
        self.exact_codes: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        self.small_names: dict[str, list[str]] = {}
        self.longest = 1
        self.longest_code = 0
        for person in people:
            self.exact_codes.setdefault(unicodedata.normalize("NFC", person.key), person.key)
            self.codes.setdefault(same(person.key), person.key)
            self.longest_code = max(self.longest_code, len(unicodedata.normalize("NFD", person.key)))
            for form in called(person):
                for names, written in ((self.names, _written(form)), (self.small_names, same(_written(form)))):
                    keys = names.setdefault(written, [])
                    if person.key not in keys:
                        keys.append(person.key)
                self.longest = max(self.longest, len(form.split()))


class Roster:
    """The participants of a meeting, to be found by code or name."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self._people = [person for person in participants if person.key]
        self.by_key: dict[str, Participant] = {}
        for person in self._people:
            self.by_key.setdefault(person.key, person)

    @cached_property
    def _calls(self) -> _Calls:
        """Made when the first line is typed: of 500 people it takes 15 ms, and the first screen needs none of it."""
        return _Calls(self._people)

    @property
    def longest(self) -> int:
        """Words in the longest form of a name."""
        return self._calls.longest

    def code(self, typed: str, exact: bool = False) -> str:
        """The key that is meant by a typed code, exact before regardless of case; "" where there is none."""
        if not typed or typed in self.by_key:
            return typed
        key = self._calls.exact_codes.get(unicodedata.normalize("NFC", typed), "")
        return key if key or exact else self._calls.codes.get(same(typed), "")

    def leading(self, typed: str, exact: bool = False) -> tuple[str, int]:
        """The code with which words begin, where no letter goes on with it, and how many characters it is typed in."""
        for end in range(min(len(typed), self._calls.longest_code), 0, -1):
            if not _in_word(typed[end : end + 1]) and self.code(typed[:end], exact):
                return self.code(typed[:end], exact), end
        return "", 0

    def named(self, typed: str, exact: bool = True) -> list[str]:
        """Keys of those who are called so; more than one where the name is ambiguous."""
        if exact:
            return self._calls.names.get(_written(typed), [])
        return self._calls.small_names.get(same(_written(typed)), [])

    def short(self, key: str) -> str:
        """How a statement names the participant; a code that isn't on the roster stands for itself."""
        person = self.by_key.get(key)
        return short_name(person) if person else key

    def full(self, key: str) -> str:
        person = self.by_key.get(key)
        return full_name(person) or key if person else key


def _written(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or (letter != "" and unicodedata.category(letter)[0] == "M")


_latest: tuple[tuple[Participant, ...], Roster] = ((), Roster(()))


def roster(minutes: Minutes) -> Roster:
    """The roster of these minutes; built once for as long as nobody is added or changed."""
    global _latest
    latest = _latest  # checks may run in a thread of their own
    if minutes.participants is not latest[0]:
        latest = _latest = (minutes.participants, Roster(minutes.participants))
    return latest[1]


def is_placeholder(code: str, minutes: Minutes) -> bool:
    """Whether a code may stand for somebody to be named later: 2 to 5 capitals and digits, at least two letters,
    and no usual abbreviation, word of the language or of its scribes, body, glossary entry or time."""
    letters = [letter for letter in code if letter.isalpha()]
    if not PLACEHOLDER.fullmatch(code) or "_" in code or len(letters) < 2:
        return False
    if not all(letter.isupper() for letter in letters) or code in NOT_PEOPLE:
        return False
    if unicodedata.normalize("NFC", code) in nobody(minutes.meeting.language):
        return False
    if re.fullmatch(r"\d+(AM|PM|H)\d*|\d+", code):
        return False
    return code not in minutes.glossary and all(code != body.key for body in minutes.bodies)


def title_split(name: str, labels: Labels) -> tuple[str, str]:
    """Honorifics and the rest of a name; only words that are honorifics in the language are taken for one."""
    known = {tuple(same(word).split()) for word in labels.honorifics}
    longest = max(map(len, known), default=0)
    words = name.split()
    written = [same(word) for word in words]
    count = 0
    while True:
        lengths = range(min(longest, len(words) - count - 1), 0, -1)  # "de heer" is one honorific, "de" is none
        length = next((each for each in lengths if tuple(written[count : count + each]) in known), 0)
        if not length:
            return " ".join(words[:count]), " ".join(words[count:])
        count += length


def code_for(name: str, minutes: Minutes, labels: Labels) -> str:
    """A new participant's code: the initials, two letters at least, unique, and no word that a line may begin with."""
    words = unicodedata.normalize("NFC", name).upper().split()
    parts = list(filter(None, ("".join(filter(str.isalnum, word)) for word in words))) or ["X"]
    initials = "".join(part[0] for part in parts)[:4]
    last = parts[-1]
    candidates = [initials] if len(initials) > 1 else []
    candidates += [initials[:-1] + last[:length] for length in range(2, len(last) + 1)]
    taken = {same(person.key) for person in minutes.participants}
    taken |= {same(note_code) for note in minutes.notes for note_code in note.speakers}
    barred = {same(word) for word in (*labels.words, *NOT_PEOPLE, *minutes.glossary)}
    barred |= {same(body.key) for body in minutes.bodies}
    free = [code for code in candidates if same(code) not in barred] or [f"{initials}X"]
    number = 1
    while True:
        code = free[0] if number == 1 else f"{free[0]}{number}"
        if same(code) not in taken:
            return code
        number += 1
