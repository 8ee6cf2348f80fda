"""What is sought in many records: words, phrases and terms such as `speaker:Tamm`, and whether a note is wanted.

Words are compared as `folded` has them, without accents and case; a word finds those that begin with it, a phrase whole
words in their order. What is written without blanks between words, such as Chinese, is compared letter by letter.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import get_args

from msgspec import Struct

from minutes_tui.errors import UsageError
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.meeting import motions
from minutes_tui.meeting.decisions import is_carried, kinds_of
from minutes_tui.model.minutes import AgendaItem, Kind, Meeting, Minutes, Note, listed
from minutes_tui.model.patterns import Pattern

BLANKLESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that have no blanks between words."""
TOKEN = re.compile(rf"[{BLANKLESS}]|[^\W_{BLANKLESS}]+")
ALONE = Pattern(rf"[{BLANKLESS}]")
BEYOND = Pattern(r"[^\x00-\x7f]+")
KEYS = ("speaker", "kind", "who", "item", "series", "status", "after", "before", "is")
ME = "@me"
ONE_WORD = ("kind", "status", "after", "before", "is")
"""Terms with a value of one word: what stands behind that is another part."""
TERM = re.compile(rf"\s(?:{'|'.join(KEYS)}):|(?:^|\s)@me\b", re.IGNORECASE)
PART = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|(\S+))')
STATES = ("open", "overdue")


class Words(Struct, frozen=True):
    """Words that stand behind each other."""

    tokens: tuple[str, ...]
    is_whole: bool
    """Whether the last is a whole word, and not the beginning of one."""

    def are_in(self, spaced: str) -> bool:
        """Whether a text has them that is spaced as `spaced` does it."""
        return f" {' '.join(self.tokens)}{' ' * self.is_whole}" in spaced


class Query(Struct, frozen=True):
    """All of it must be true of a note."""

    words: tuple[Words, ...] = ()
    speaker: tuple[Words, ...] = ()
    who: tuple[Words, ...] = ()
    item: tuple[Words, ...] = ()
    series: tuple[Words, ...] = ()
    kinds: frozenset[str] | None = None
    status: str = ""
    after: dt.date | None = None
    """From this day on."""
    before: dt.date | None = None
    """Before this day."""
    state: str = ""
    """One of STATES."""

    def of_meeting(self, meeting: Meeting) -> bool:
        """Whether notes of a meeting can be wanted."""
        series = spaced(meeting.series) if self.series else ""
        return (
            meeting.status.startswith(self.status)
            and (self.after is None or (meeting.last_date or meeting.date or dt.date.min) >= self.after)
            and (self.before is None or (meeting.date or dt.date.max) < self.before)
            and all(words.are_in(series) for words in self.series)
        )

    def is_reference(self, meeting: Meeting) -> bool:
        """Whether nothing but the reference of a meeting is sought."""
        is_alone = self == Query(words=self.words)
        return is_alone and bool(self.words and meeting.reference) and _all_in(self.words, meeting.reference)

    def of_note(self, note: Note, minutes: Minutes) -> bool:
        """Whether a note of such a meeting is wanted, but for its state."""
        if self.kinds is not None and kinds_of(note).isdisjoint(self.kinds):
            return False
        if self.words and not any(_all_in(self.words, text) for text in self._texts(note, minutes)):
            return False
        return (
            _all_in(self.speaker, called(note.speakers, minutes))
            and _all_in(self.who, called(people(note), minutes))
            and _all_in(self.item, _item(note, minutes))
        )

    def _texts(self, note: Note, minutes: Minutes) -> tuple[str, ...]:
        """The words in which a note is looked for, those that are shown first: a motion that was carried has those
        that its amendments left, and its own unless decisions alone are wanted."""
        final = motions.amended_text(minutes, note) if is_carried(note) else note.text
        is_decision = self.kinds is not None and "motion" not in self.kinds
        return (final,) if final == note.text or is_decision else (final, note.text)

    def shown(self, note: Note, minutes: Minutes) -> str:
        """The words of a note that is wanted; of one without, what it is about."""
        texts = self._texts(note, minutes)
        text = next((each for each in texts if _all_in(self.words, each)), texts[0])
        return text or _subject(note, minutes)

    def may_be_items(self) -> bool:
        """Whether agenda items can be wanted by their titles."""
        is_kind = self.kinds is None or "item" in self.kinds
        return is_kind and bool(self.words) and not (self.speaker or self.who or self.state)

    def of_item(self, item: AgendaItem) -> bool:
        """Whether an agenda item of such a meeting is wanted by its title."""
        return self.may_be_items() and _all_in(self.words, item.title) and _all_in(self.item, _called_item(item))


def _all_in(sought: Sequence[Words], text: str) -> bool:
    if not sought:
        return True
    there = spaced(text)
    return all(words.are_in(there) for words in sought)


class _Apart(dict[int, str]):
    """By letter: as it is compared, with blanks where words are parted. Each is worked out once."""

    def __missing__(self, letter: int) -> str:
        plain = folded(chr(letter))
        made = self[letter] = "".join(f" {c} " if ALONE.match(c) else c if c.isalnum() else " " for c in plain)
        return made


_APART = _Apart()


def apart(text: str) -> str:
    """A text as it is compared, with nothing but words and blanks."""
    if not text.isascii():  # what is ASCII goes through many times as fast, and most letters are
        text = BEYOND.sub(lambda found: found[0].translate(_APART), text)
    return text.translate(_APART)


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return apart(text).split()


def spaced(text: str) -> str:
    """The same with a blank before and after each."""
    return f" {' '.join(tokens(text))} "


def people(note: Note) -> tuple[str, ...]:
    """Codes of all who have to do with a note."""
    named = (note.speaker, note.responsible, note.mover, note.seconder, note.who, note.recused)
    return tuple(dict.fromkeys(code for codes in named for code in listed(codes)))


def called(codes: Collection[str], minutes: Minutes) -> str:
    """Codes and the names behind them, so that no phrase runs from one into the next."""
    known = roster(minutes).by_key
    return " | ".join(f"{code} | {full_name(known[code])}" if code in known else code for code in codes)


def _subject(note: Note, minutes: Minutes) -> str:
    """What a note without words is about: the motion of a vote, the title of an item, who came or left."""
    if note.kind == "item":
        item = minutes.item(note.item)
        return item.title if item else note.item
    if note.kind == "vote":
        motion = next((each for each in minutes.notes if each.id and each.id in listed(note.answers)), None)
        return motions.amended_text(minutes, motion) if motion else ""
    return ", ".join(map(roster(minutes).short, people(note)))


def _item(note: Note, minutes: Minutes) -> str:
    item = minutes.item(note.item) if note.item else None
    return _called_item(item) if item else note.item


def _called_item(item: AgendaItem) -> str:
    return f"{item.key} {item.title}"


def typed(line: str) -> list[str]:
    """The words of a line as a shell would part them, its quotes still there."""
    return [found[0] for found in PART.finditer(line)]


def read(words: Sequence[str], me: str = "") -> Query:
    """A query of the words of a command line. One that has blanks is a phrase, unless there are quotes in it or a term
    behind a blank. `me` is who asks. Raises UsageError."""
    parts: list[tuple[str, str, bool]] = []
    for each in words:
        key, colon, value = each.partition(":")
        is_term = bool(colon) and key.lower() in KEYS
        if '"' in each or (" " in each and key.lower() in ONE_WORD) or TERM.search(each):
            found = PART.finditer(each)
            parts += [(m[1] or "", m[2] if m[2] is not None else m[3], m[2] is not None) for m in found]
        else:
            parts.append((key if is_term else "", value if is_term else each, " " in each and not is_term))
    values: dict[str, list[Words]] = {}
    rest: dict[str, object] = {}
    for key, value, is_whole in parts:
        key = key.lower()
        if not key and value.lower() == ME:
            key = "who"
        if key and key not in KEYS:
            key, value = "", f"{key}:{value}"
        if value.lower() == ME and key in ("who", "speaker"):
            if not me:
                raise UsageError('@me needs your name. Write it into the settings: name = "…"; minutes settings.')
            value, is_whole = me, True
        if key in READ:
            rest |= READ[key](value)
        elif made := tuple(tokens(value)):
            values.setdefault(key or "words", []).append(Words(made, is_whole))
    found_words = {key: tuple(each) for key, each in values.items()}
    if not found_words and not rest:
        raise UsageError("Say what to find, such as: minutes find harbour kind:decision")
    return Query(**found_words, **rest)  # type: ignore[arg-type]


def _kinds(value: str) -> dict[str, object]:
    known = [kind for kind in get_args(Kind) if kind != "unknown"]
    found: set[str] = set()
    for word in filter(None, map(folded, value.split(","))):
        found |= {kind for kind in known if kind.startswith(word)} or set(_kinds_called(word))
    if not found:
        raise UsageError(f"There is no kind {value}. Choose one of: {', '.join(known)}.")
    return {"kinds": frozenset(found)}


def _kinds_called(word: str) -> Iterator[str]:
    """The kinds that a word stands for in one of our languages, on the page or in a line."""
    from minutes_tui.language.labels import labels, languages  # nearly all queries are in English
    from minutes_tui.language.vocabulary import vocabulary

    for language in languages():
        words, typed = labels(language), vocabulary(language).scribes
        for kind, called in {
            "decision": (words.decision, words.decisions, *typed.decision),
            "action": (words.action, words.actions, *typed.action),
            "motion": (words.motion, *typed.motion),
            "vote": (words.vote, words.votes, *typed.vote),
            "item": (words.item, *typed.topic),
            "question": (words.question,),
        }.items():
            if word in map(folded, called):
                yield kind


def _status(value: str) -> dict[str, object]:
    if not any(status.startswith(value.lower()) for status in ("draft", "circulated", "approved")):
        raise UsageError(f"There is no status {value}. Choose one of: draft, circulated, approved.")
    return {"status": value.lower()}


def _state(value: str) -> dict[str, object]:
    if value.lower() not in STATES:
        raise UsageError(f"is:{value} is not known. Write is:open or is:overdue.")
    return {"state": value.lower()}


def day_read(value: str) -> dt.date:
    """A day, or the first of a month or year: 2025, 2025-03, 2025-03-12. Raises UsageError."""
    try:
        return dt.date.fromisoformat({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))
    except ValueError:
        raise UsageError(f"{value} is not a date. Write 2025-03-12, 2025-03 or 2025.") from None


READ: dict[str, Callable[[str], dict[str, object]]] = {
    "kind": _kinds,
    "status": _status,
    "is": _state,
    "after": lambda value: {"after": day_read(value)},
    "before": lambda value: {"before": day_read(value)},
}

AROUND = 40
"""Characters of context on either side."""


def context(said: str, query: Query) -> str:
    """The words of a text around the first that was sought, in a line."""
    text = " ".join(said.split())
    firsts = tuple(words.tokens[0] for words in query.words)
    hit = next((m.start() for m in TOKEN.finditer(text) if firsts and folded(m[0]).startswith(firsts)), 0)
    start, end = max(hit - AROUND, 0), hit + 2 * AROUND
    start = text.find(" ", start, hit) + 1 or start if start else 0
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
