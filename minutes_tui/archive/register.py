"""What many meetings decided, or gave somebody to do, as minutes of their own, so that every form and format has it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from minutes_tui.archive.open_items import Held
from minutes_tui.archive.query import tokens
from minutes_tui.language.names import full_name, same
from minutes_tui.meeting.decisions import decided
from minutes_tui.model.minutes import AgendaItem, Codes, Meeting, Minutes, Note, Participant, listed
from minutes_tui.record import Record, new_text

KINDS = ("decision", "motion", "vote", "item", "heading")
"""Of the notes that say what was decided."""


def decisions(held: Held) -> Iterator[Note]:
    """The decisions of a record, in the words that its amendments left; a motion that was carried is one."""
    for at, words in decided(held.minutes):
        yield replace(held.minutes.notes[at], kind="decision", text=words, answers=())


def called(meeting: Meeting) -> str:
    """A meeting by its title, after its series where the title has not all words of that."""
    is_named = set(tokens(meeting.series)) <= set(tokens(meeting.title))
    return meeting.title if is_named else ": ".join(filter(None, (meeting.series, meeting.title)))


def register(entries: Iterable[tuple[Held, Note]], title: str, series: str) -> Record:
    """A record, of no file, with notes of several records: each below an item that is its meeting, with its people."""
    gathered = _Gathered()
    for held, note in entries:
        gathered.add(held, note)
    language = gathered.language or "en"
    meeting = Meeting(title=title, date=None, series=series, language=language)
    minutes = Minutes(
        meeting=meeting,
        participants=tuple(gathered.people.values()),
        agenda=tuple(gathered.items.values()),
        notes=tuple(gathered.notes),
    )
    return Record(Path("register.toml"), new_text(minutes))


class _Gathered:
    def __init__(self) -> None:
        self.language = ""
        self.people: dict[str, Participant] = {}
        self.items: dict[Path, AgendaItem] = {}
        self.notes: list[Note] = []
        self._codes: dict[str, str] = {}
        """By the name of a person."""

    def add(self, held: Held, note: Note) -> None:
        meeting = held.minutes.meeting
        self.language = self.language or meeting.language
        if held.path not in self.items:
            title = f"{meeting.date or ''} {called(meeting)} ({held.path})".strip()
            self.items[held.path] = AgendaItem(key=f"m{len(self.items) + 1}", title=title, number=meeting.reference)
        known = {person.key: person for person in held.minutes.participants}
        codes = {key: self._all(getattr(note, key), known) for key in ("responsible", "mover", "seconder", "speaker")}
        made = replace(
            note, id=str(len(self.notes) + 1), item=self.items[held.path].key, paragraph=None, supports=(), opposes=(),
            amends=(), answers=(), check="", from_=f"{held.path}#{note.id}", **codes,
        )  # fmt: skip
        self.notes.append(made)

    def _all(self, codes: Codes, known: dict[str, Participant]) -> Codes:
        return tuple(self._code(code, known.get(code)) for code in listed(codes))

    def _code(self, code: str, person: Participant | None) -> str:
        """The code that somebody has here: two people of two records may have had the same."""
        name = same(full_name(person)) if person else f"code {code}"
        if name not in self._codes:
            number, free = 1, code
            while free in self._codes.values():
                number += 1
                free = f"{code}{number}"
            self._codes[name] = free
            if person:
                self.people[free] = replace(
                    person, key=free, presence="expected", proxies=(), substitute_for="", body=()
                )
        return self._codes[name]
