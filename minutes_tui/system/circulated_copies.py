"""Copies of the record as it was when it was sent, in a folder beside it that travels with it.

`harbour.sent/1-circulated.toml` belongs to `harbour.toml`. A copy is on the disk, synced, before the record says that
it was sent; a kill between the two leaves a copy that no history names, which harms nothing. Its SHA-256 stands in
the history, so that it can be proved to be what was sent.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from minutes_tui.errors import RecordError, UsageError
from minutes_tui.model.minutes import Event
from minutes_tui.system import files

NOTHING: Mapping[str, bytes] = {}
NAME = re.compile(r"(\d+)-([a-z]+)\.toml")
NOW = "now"
"""What the record itself is called among its states."""


class State(Struct, frozen=True):
    """The record as it was at one step of its life."""

    number: int
    status: str
    path: Path
    event: Event | None
    """The step in the history that names it; None where none does."""
    is_proved: bool
    """Its bytes are those of which the history has the SHA-256, as are those of its style."""
    style: Path | None = None
    """The file of the style that its pages were made with; None where they needed none."""


class Kept(NamedTuple):
    """A stored copy."""

    name: str
    sha256: str
    style_sha256: str
    """Of the file with its style; "" where there is none."""


def folder(record: Path) -> Path:
    """Where the copies of a record are."""
    return Path(os.path.realpath(record)).with_suffix(".sent")


def keep(
    record: Path, status: str, content: bytes, style: bytes = b"", beside: Mapping[str, bytes] = NOTHING
) -> Kept:  # fmt: skip
    """Store a copy durably with the rights of the record, with its style and the files that it names, unless there is
    one of the same bytes. A link is no folder for them. Raises RecordError."""
    there = folder(record)
    files.make_folder(there)
    if os.path.islink(there):
        raise RecordError(f"{there} is a link, but copies are kept in a folder. Remove the link.")
    copies = _copies(there)
    made = Kept("", _sha256(content), _sha256(style) if style else "")
    for _, known, path in copies:
        styled = _style(path)
        if (
            known == status
            and _digest(path) == made.sha256
            and (_digest(styled) if styled else "") == made.style_sha256
        ):
            return made._replace(name=path.name)
    first = 0 if status == "draft" else 1
    name = f"{copies[-1][0] + 1 if copies else first}-{status}.toml"
    rights = _rights(record)
    for each, held in beside.items():
        if not (there / each).exists():
            files.create(there / each, held, rights)
    if style:
        files.create(_style_path(there / name), style, rights)
    files.create(there / name, content, rights)
    try:
        files.sync_folder(there.parent)
    except OSError as error:
        raise RecordError(files.trouble(there, error, "written")) from error
    return made._replace(name=name)


def name_by_content(path: Path, content: bytes) -> str:
    """What a file is called in the folder, by which it proves its content."""
    return f"{path.stem[:60]}-{_sha256(content)}{path.suffix}"


def require_content(path: Path, there: Path) -> None:
    """Raises RecordError for a file of the folder that does not have the content of which its name tells."""
    proof = path.stem.rpartition("-")[2]
    if path.parent == there and _digest(path) != proof:
        raise RecordError(f"{path} was changed: its SHA-256 differs from its name. Restore the file.")


def _style_path(copy: Path) -> Path:
    return copy.with_suffix(".print.toml")


def _style(copy: Path) -> Path | None:
    path = _style_path(copy)
    return path if path.exists() else None


def states(record: Path, history: tuple[Event, ...]) -> list[State]:
    """Every stored state of a record, in order. Raises RecordError."""
    events = {event.sent: event for event in history if event.sent}
    found = []
    for number, status, path in _copies(folder(record)):
        event, style = events.get(path.name), _style(path)
        is_proved = event is not None and event.sha256 == _digest(path)
        if event is not None:
            is_proved &= event.print_sha256 == (_digest(style) if style else "")
        found.append(State(number, status, path, event, is_proved, style))
    return found


def state(record: Path, history: tuple[Event, ...], which: str) -> State:
    """The state of a number, or the last one of a status. Raises UsageError where there is none, RecordError where the
    copy is not what the history says, or, named by its status, is not in it."""
    there = states(record, history)
    named = [each for each in there if which in (str(each.number), each.path.name)] or [
        each for each in there if which == each.status and (each.event or which == "draft")
    ]
    if not named:
        if any(which == each.status for each in there):
            raise RecordError(
                f"The history of {record} has no copy that was {which}. To see a copy, name it by its number."
            )
        gone = next((event.sent for event in history if which in (event.status, event.sent) and event.sent), "")
        if gone:
            raise RecordError(f"{folder(record) / gone} is missing. Put the folder back beside {record}.")
        raise UsageError(f"{record} has no state {which}. To list the states, run minutes states {record}.")
    found = named[-1]
    if found.event and not found.is_proved:
        raise RecordError(
            f"{found.path} is not the copy that was circulated: its SHA-256 differs from the history. "
            "Restore the original file."
        )
    return found


def elsewhere(record: Path, history: tuple[Event, ...]) -> Path | None:
    """The folder beside a record that has a copy of its history under another name, as where the record was renamed;
    None where none has."""
    digests = {event.sent: event.sha256 for event in history if event.sent and event.sha256}
    own = folder(record)
    for there in sorted(own.parent.glob("*.sent")):
        if there != own and any(sha256 == _digest(there / name) for name, sha256 in digests.items()):
            return there
    return None


def last(record: Path, history: tuple[Event, ...], *statuses: str) -> State | None:
    """The last copy that the history of a record names, of some statuses where they are given; None where it names
    none. Raises as `state` does."""
    sent = (event.sent for event in reversed(history) if event.sent and (not statuses or event.status in statuses))
    name = next(sent, "")
    return state(record, history, name) if name else None


def _copies(there: Path) -> list[tuple[int, str, Path]]:
    """Number, status and path of each copy, by number."""
    try:
        names = os.listdir(there)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RecordError(files.trouble(there, error, "read")) from error
    matches = [match for match in map(NAME.fullmatch, names) if match]
    return sorted((int(match[1]), match[2], there / match[0]) for match in matches)


def _rights(record: Path) -> int:
    try:
        return stat.S_IMODE(os.stat(record).st_mode)
    except FileNotFoundError:
        return files.OWNER_ONLY


def _digest(path: Path) -> str:
    """That of a copy; "" where it is none: a link, a folder, or nothing that may be read."""
    try:
        return _sha256(files.read_bytes(path, follow=False))
    except OSError:
        return ""


def _sha256(content: bytes) -> str:
    import hashlib  # 3 ms, and the app is started more often than minutes are sent

    return hashlib.sha256(content).hexdigest()
