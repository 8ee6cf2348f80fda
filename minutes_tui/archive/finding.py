"""The notes and agenda items of many records that a query wants, the newest meeting first."""

import datetime as dt
import os
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from minutes_tui.archive import index
from minutes_tui.archive.excerpt import excerpt
from minutes_tui.archive.heads import Head, heads_of, record_files, unread_tables
from minutes_tui.archive.open_items import Carried, Held, actions
from minutes_tui.archive.query import Query, context, spaced
from minutes_tui.errors import MinutesError, UsageError
from minutes_tui.language import markup
from minutes_tui.language.names import roster
from minutes_tui.meeting import agenda_numbers
from minutes_tui.meeting.audiences import items as items_of
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model.minutes import AgendaItem, Audience, Meeting, Note
from minutes_tui.record import Record


class Hit(Struct, frozen=True):
    """A note that was found, or an agenda item."""

    held: Held
    note: Note
    """Of an agenda item that which takes it up; one without an id where none does."""
    text: str
    """What the note says; of one without words what it is about."""
    words: str
    """Those around what was sought."""

    @property
    def audience(self) -> Audience:
        """Who may read it at the widest."""
        return "private" if self.note.kind == "remark" else self.note.audience

    @property
    def is_private(self) -> bool:
        """Whether the public page has it not."""
        return self.audience != "public"

    @property
    def speakers(self) -> tuple[str, ...]:
        """Of a note whose words do not name them already."""
        codes = self.note.speakers if self.note.attribution != "inline" else ()
        return tuple(map(roster(self.held.minutes).short, codes))


class Archive:
    """The records of some folders and their sub-folders. Each is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Raises UsageError for what is no folder."""
        self.odd: list[str] = []
        """Files that can't be read."""
        self.damaged: dict[str, str] = {}
        """Those that can be read in part, with what is wrong with each."""
        self.files: dict[str, str] = {}
        """The name that each is given by, by where it is, at the end of whatever links lead to it."""
        for folder in folders:
            if not folder.is_dir():
                raise UsageError(f"{folder} is not a folder. Name a folder with records.")
            for entry in record_files(folder, is_deep=True):
                self.files.setdefault(_real(entry), entry.path)
        self._held: dict[Path, Held] = {}

    @cached_property
    def heads(self) -> list[Head]:
        """Of all its records, the newest meeting first."""
        found, odd = heads_of(map(Path, self.files.values()))
        self.odd += map(str, odd)
        return sorted(found, key=lambda head: _newest(head.meeting, head.changed), reverse=True)

    @cached_property
    def known(self) -> index.Known | None:
        """What the index knows of its records; None where there can be no index."""
        known = index.records_with(self.files, ())
        if known:
            self.tell(known)
        return known

    def tell(self, known: index.Known) -> None:
        """Say what the index says of what can not be read."""
        self.odd += map(os.path.normpath, known.odd)
        self.damaged |= {os.path.normpath(path): damage for path, damage in known.damaged.items()}

    def held_with(self, path: Path, kinds: Collection[str]) -> Held | None:
        """A record with all its notes of some kinds, and with others or without; None where it can't be read."""
        entry = self._entries.get(path)
        return (excerpt(entry, Query(kinds=frozenset(kinds))) if entry else None) or self.held(path)

    @cached_property
    def _entries(self) -> dict[Path, index.Entry]:
        return {entry.path: entry for entry in self.known.entries} if self.known else {}

    def held(self, path: Path) -> Held | None:
        """A record; None where it can't be read."""
        if path not in self._held:
            try:
                record = Record.read(path)
                self._held[path] = Held(path, narrowed(record.minutes))
                if unread := unread_tables(record.faults):
                    self.damaged[str(path)] = unread
            except MinutesError:  # the others are read all the same
                self.odd.append(str(path))
                return None
        return self._held[path]

    def actions(self, kinds: tuple[str, ...] = ("action",), series: str = "") -> Iterator[Carried]:
        """The action items of all series, or of those with a name, as `open_items.actions` has them."""
        from minutes_tui.archive.series import all_series  # which a search hardly ever asks for

        for each in all_series(self.heads):
            if series and spaced(series) not in spaced(each.name):
                continue
            yield from actions([held for head in each.heads if (held := self.held_with(head.path, kinds))], kinds)


def _real(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return os.path.realpath(entry.path)
    return _real_folder(entry.path[: -len(entry.name)]) + entry.name


@lru_cache(1)  # the files of a folder come one after the other
def _real_folder(folder: str) -> str:
    """With the separator at its end."""
    return os.path.join(os.path.realpath(folder), "")


def _newest(meeting: Meeting, changed: float) -> tuple[dt.date, float]:
    return meeting.date or dt.date.min, changed


def find(archive: Archive, query: Query, today: dt.date, *, is_indexed: bool = True) -> Iterator[Hit]:
    """The notes of an archive that a query wants, and the agenda items by their titles: of the newest meeting first, of
    one in the order of its record, with items that were not taken up last. `is_indexed`: an index says which records
    and notes need not be read."""
    wanted = _in_state(archive, query.state, today) if query.state else None
    for held in _indexed(archive, query) if is_indexed else _scanned(archive, query):
        items = {item.key: item for item in held.minutes.agenda if not item.struck and query.of_item(item)}
        for note in held.minutes.notes:
            if note.struck:
                continue
            if note.kind == "item" and note.item in items:
                yield _of_item(held, note, items.pop(note.item), query)
            elif (wanted is None or (held.path, note.id) in wanted) and query.of_note(note, held.minutes):
                text = query.shown(note, held.minutes)
                yield Hit(held, note, text, context(markup.words(text), query))
        for item in items.values():
            audience = items_of(held.minutes).get(item.key, "public")
            yield _of_item(held, Note(kind="item", item=item.key, audience=audience), item, query)


def _of_item(held: Held, note: Note, item: AgendaItem, query: Query) -> Hit:
    number = agenda_numbers.number_of(held.minutes, item.key)
    return Hit(held, note, item.title, f"{number} {context(item.title, query)}".strip())


def _scanned(archive: Archive, query: Query) -> Iterator[Held]:
    """The records of the meetings that a query wants."""
    for head in archive.heads:
        if query.of_meeting(head.meeting) and (held := archive.held(head.path)):
            yield held


def _indexed(archive: Archive, query: Query) -> Iterator[Held]:
    """The same, without most of the records and notes that have none of its words or are of another kind."""
    known = index.records_with(archive.files, query.words)
    if known is None:
        yield from _scanned(archive, query)
        return
    archive.tell(known)
    entries = [entry for entry in known.entries if query.of_meeting(entry.meeting)]
    for entry in sorted(entries, key=lambda entry: _newest(entry.meeting, entry.changed), reverse=True):
        if held := excerpt(entry, query) or archive.held(entry.path):
            yield held


def _in_state(archive: Archive, state: str, today: dt.date) -> set[tuple[Path, str]]:
    """The action items and motions that are open, or the action items that are overdue."""
    kinds = ("action",) if state == "overdue" else ("action", "motion")
    open_ = (each for each in archive.actions(kinds) if each.is_open)
    return {
        (each.held.path, each.note.id)
        for each in open_
        if state == "open" or (each.note.due is not None and each.note.due < today)
    }
