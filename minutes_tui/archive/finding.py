"""The notes of many records that a query wants, the newest meeting first."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from minutes_tui.archive import index
from minutes_tui.archive.heads import Head, heads_of, record_paths, unread_tables
from minutes_tui.archive.open_items import Carried, Held, actions
from minutes_tui.archive.query import Query, context, spaced
from minutes_tui.archive.series import all_series
from minutes_tui.errors import MinutesError, UsageError
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import Audience, Note
from minutes_tui.record import Record


class Hit(Struct, frozen=True):
    """A note that was found."""

    held: Held
    note: Note
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
        return tuple(map(roster(self.held.minutes).short, self.note.speakers))


class Archive:
    """The records of some folders and their sub-folders. Each is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Raises UsageError for what is no folder."""
        self.odd: list[str] = []
        """Files that can't be read."""
        self.damaged: dict[str, str] = {}
        """Those that can be read in part, with what is wrong with each."""
        self.paths: list[Path] = []
        for folder in folders:
            if not folder.is_dir():
                raise UsageError(f"{folder} is not a folder. Name a folder with records.")
            self.paths += record_paths(folder, is_deep=True)
        self.paths = list({os.path.realpath(path): path for path in reversed(self.paths)}.values())[::-1]
        self._held: dict[Path, Held] = {}

    @cached_property
    def heads(self) -> list[Head]:
        """Of all its records, the newest meeting first."""
        return self.heads_of(self.paths)

    def heads_of(self, paths: Sequence[Path]) -> list[Head]:
        """Likewise of some."""
        found, odd = heads_of(paths)
        self.odd += map(str, odd)
        return sorted(found, key=lambda head: head.date or dt.date.min, reverse=True)

    def held(self, head: Head) -> Held | None:
        """A record; None where it can't be read."""
        if head.path not in self._held:
            try:
                record = Record.read(head.path)
                self._held[head.path] = Held(head.path, record.minutes)
                if unread := unread_tables(record):
                    self.damaged[str(head.path)] = unread
            except MinutesError:  # the others are read all the same
                self.odd.append(str(head.path))
                return None
        return self._held[head.path]

    def actions(self, kinds: tuple[str, ...] = ("action",), series: str = "") -> Iterator[Carried]:
        """The action items of all series, or of those with a name, as `open_items.actions` has them."""
        for each in all_series(self.heads):
            if series and spaced(series) not in spaced(each.name):
                continue
            yield from actions([held for head in each.heads if (held := self.held(head))], kinds)


def find(archive: Archive, query: Query, today: dt.date, *, is_indexed: bool = True) -> Iterator[Hit]:
    """The notes of an archive that a query wants: of the newest meeting first, of one in the order of its record.
    `is_indexed`: an index says which records need not be read."""
    wanted = _in_state(archive, query.state, today) if query.state else None
    with_words = index.records_with(archive.paths, query.words) if query.words and is_indexed else None
    few = None if with_words is None else [path for path in archive.paths if path in with_words]
    for head in archive.heads if few is None else archive.heads_of(few):
        held = archive.held(head)
        if held is None or not query.of_meeting(held.minutes):
            continue
        for note in held.minutes.notes:
            if (
                not note.struck
                and (wanted is None or (held.path, note.id) in wanted)
                and query.of_note(note, held.minutes)
            ):
                yield Hit(held, note, context(note, query))


def _in_state(archive: Archive, state: str, today: dt.date) -> set[tuple[Path, str]]:
    """The action items and motions that are open, or the action items that are overdue."""
    kinds = ("action",) if state == "overdue" else ("action", "motion")
    open_ = (each for each in archive.actions(kinds) if each.is_open)
    return {
        (each.held.path, each.note.id)
        for each in open_
        if state == "open" or (each.note.due is not None and each.note.due < today)
    }
