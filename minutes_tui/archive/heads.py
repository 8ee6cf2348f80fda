"""The records of a folder by their heads: what each says of its meeting, read from its first bytes."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from minutes_tui.errors import RecordError
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import TABLES, Meeting, Problem
from minutes_tui.record.blocks import NAME, loads
from minutes_tui.record.parser import Reading, read
from minutes_tui.system import files

SHORT = 4_096
"""Bytes of a record in which the head of most ends."""
LENGTH = 20_000
"""Bytes of a record in which its head is looked for."""
PLAIN = re.compile(r"(?:format = \d+)?\s*")
"""What stands before the meeting in most records."""
OTHER = re.compile(r"\n\[\[")
"""A table of which there are many."""
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
        paths = [Path(entry.path) for entry in record_files(folder, is_deep=is_deep)]
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


def record_files(folder: Path, *, is_deep: bool) -> Iterator[os.DirEntry[str]]:
    """The files in a folder that end as records do. Raises OSError."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    yield from (entry for entry in entries if entry.name.endswith(".toml"))
    for entry in entries if is_deep else ():
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".") and not entry.name.endswith(BESIDE):
            try:
                yield from record_files(Path(entry.path), is_deep=True)
            except OSError:  # what nobody may look into, or is gone, has none for us
                continue


def read_head(path: Path) -> Head | None:
    """The head of a record; None where the file is none. Raises OSError, and RecordError for what can't be read."""
    for length in (SHORT, LENGTH):
        content = files.read_part(path, length)
        before, named, after = content.decode("utf-8", "replace").partition("[meeting]")
        if (end := OTHER.search(after)) or len(content) < length:
            break
    text = f"{before}{named}{after[: end.start() + 1] if end else after}" if named else ""
    meeting = _meeting(text) if PLAIN.fullmatch(before) else None
    if meeting is None:
        reading = read(text)
        if nature_of(reading) != "record":
            reading = read(files.read(path))
            nature = nature_of(reading)
            if nature == "odd":
                raise RecordError(f"{path} cannot be read: it is not valid TOML.")
            if nature == "other":
                return None
        meeting = reading.minutes.meeting
    term = _term(path) if meeting.status == "circulated" else None
    return Head(path, meeting, os.stat(path).st_mtime_ns / 1e9, term)


def _meeting(text: str) -> Meeting | None:
    """The meeting of a head with nothing wrong in it, as nearly all are, many times as fast as any other is read."""
    try:
        return converted(loads(text)["meeting"], Meeting)
    except (ValueError, KeyError):
        return None


def _term(path: Path) -> dt.date | None:
    """By when corrections are wanted, by the last step of the history, which stands at the end of a record. Raises
    OSError."""
    _, mark, history = files.read_part(path, LENGTH, at_end=True).decode("utf-8", "replace").partition("\n[[history]]")
    events = read(mark[1:] + history).minutes.history if mark else ()
    return events[-1].corrections if events and events[-1].status == "circulated" else None


Nature = Literal["record", "other", "odd"]
"""What a file is that ends as records do: `other` is TOML of something else, `odd` can't be read."""


def nature_of(reading: Reading) -> Nature:
    if reading.above or any(block.table or _is_ours(block.text) for block in reading.blocks):
        return "record"
    return "odd" if any(fault.is_unread for fault in reading.problems) else "other"


def _is_ours(text: str) -> bool:
    """Whether a table that can't be read has the header of one of ours."""
    header = NAME.match(text)
    return bool(header and header[3] in TABLES)


def unread_tables(faults: Iterable[Problem]) -> str:
    """How many tables of a record are kept in its file but can't be read; "" where all are."""
    count = sum(fault.is_unread for fault in faults)
    return f"{count} tables cannot be read" if count > 1 else "1 table cannot be read" if count else ""


def _newest(each: Head) -> tuple[dt.date, float]:
    try:
        return each.date or dt.date.fromtimestamp(each.changed), each.changed
    except (OSError, OverflowError, ValueError):  # a time that no calendar has
        return dt.date.min, each.changed
