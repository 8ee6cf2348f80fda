"""The records of a folder by their heads: what each says of its meeting, read from its first bytes."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from minutes_tui.model.minutes import Meeting
from minutes_tui.record import Record
from minutes_tui.system import files

LENGTH = 20_000
"""Bytes of a record in which its head is looked for."""


BESIDE = (".sent", ".files")
"""Ends of the folders beside a record, which have its earlier states and its files and no record of their own."""


class Head(NamedTuple):
    """A record, of which the meeting is read and nothing else."""

    path: Path
    meeting: Meeting
    changed: float
    """When its file was, in seconds."""
    corrections: dt.date | None = None
    """By when corrections of circulated minutes are wanted; None where that isn't recorded."""

    @property
    def title(self) -> str:
        return self.meeting.title

    @property
    def date(self) -> dt.date | None:
        return self.meeting.date

    @property
    def status(self) -> str:
        return self.meeting.status


def heads(folder: Path, *, is_deep: bool = False) -> tuple[list[Head], list[str]]:
    """The records in a folder, the newest meeting first and of one day the one changed last; and the names of files
    ending as theirs do that can't be read. `is_deep`: those in its sub-folders too, but hidden ones."""
    try:
        paths = list(record_paths(folder, is_deep=is_deep))
    except OSError as error:
        return [], [files.trouble(folder, error, "read")]
    found, odd = heads_of(paths)
    return found, [os.path.relpath(path, folder) for path in odd]


def heads_of(paths: Iterable[Path]) -> tuple[list[Head], list[Path]]:
    """The same of some files."""
    found, odd = [], []
    for path in paths:
        try:
            head = read_head(path)
        except Exception:  # whatever one file holds, the others are shown
            odd.append(path)
            continue
        if head is not None:
            found.append(head)
    return sorted(found, key=_newest, reverse=True), odd


def record_paths(folder: Path, *, is_deep: bool) -> Iterator[Path]:
    """The files in a folder that end as records do. Raises OSError."""
    names = sorted(os.listdir(folder))
    yield from (folder / name for name in names if name.endswith(".toml"))
    for name in names if is_deep else ():
        inner = folder / name
        if (
            not name.startswith(".")
            and not name.endswith(BESIDE)
            and os.path.isdir(inner)
            and not os.path.islink(inner)
        ):
            try:
                yield from record_paths(inner, is_deep=True)
            except PermissionError:  # what nobody may look into has none for us
                continue


def read_head(path: Path) -> Head | None:
    """The head of a record; None where the file is the beginning of none. Raises OSError and RecordError."""
    text = files.read_part(path, LENGTH).decode("utf-8", "replace")
    if "[meeting]" not in text:
        return None
    before, _, after = text.partition("[meeting]")
    end = re.search(r"\n\[\[", after)
    meeting = Record(path, f"{before}[meeting]{after[: end.start() + 1] if end else after}").minutes.meeting
    return Head(path, meeting, os.stat(path).st_mtime, _term(path) if meeting.status == "circulated" else None)


def _term(path: Path) -> dt.date | None:
    """By when corrections are wanted, by the last step of the history, which stands at the end of a record. Raises
    OSError and RecordError."""
    _, mark, history = files.read_part(path, LENGTH, at_end=True).decode("utf-8", "replace").partition("\n[[history]]")
    events = Record(path, mark[1:] + history).minutes.history if mark else ()
    return events[-1].corrections if events and events[-1].status == "circulated" else None


def unread_tables(record: Record) -> str:
    """How many tables of a record are kept in its file but can't be read; "" where all are."""
    count = sum(fault.is_unread for fault in record.faults)
    return f"{count} tables cannot be read" if count > 1 else "1 table cannot be read" if count else ""


def _newest(each: Head) -> tuple[dt.date, float]:
    try:
        return each.date or dt.date.fromtimestamp(each.changed), each.changed
    except (OSError, OverflowError, ValueError):  # a time that no calendar has
        return dt.date.min, each.changed
