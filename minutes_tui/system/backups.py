"""Copies of a record as it was, in the state folder: before the first swap of a sitting, and at each change of status.

They are thinned with age: each of the last two days, then the last of each day for two months, then of each month.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from minutes_tui.errors import RecordError
from minutes_tui.system import files

STAMP = "%Y-%m-%dT%H-%M-%S-%fZ.toml"
EACH = dt.timedelta(days=2)
DAILY = dt.timedelta(days=60)


class Backup(NamedTuple):
    """One copy."""

    at: dt.datetime
    """When it was made; with its zone, UTC."""
    path: Path


def keep(record: Path, content: bytes) -> None:
    """Keep a copy unless the last one is the same, and thin out the old ones. Raises RecordError."""
    before = backups(record)
    if before and _content(before[0].path) == content:
        return
    now = dt.datetime.now(dt.UTC)
    files.create_state(f"{_folder(record)}/{now.strftime(STAMP)}", content)
    for backup in outlived(before, now):
        try:
            files.remove(backup.path)
        except OSError as error:
            raise RecordError(files.trouble(backup.path, error, "removed")) from error


def _content(path: Path) -> bytes | None:
    """That of a copy; None where it can't be read."""
    try:
        return files.read_bytes(path, follow=False)
    except OSError:
        return None


def tried(record: Path, content: bytes) -> str:
    """Keep a copy, and say why that failed; "" where it did not. It is never a reason not to write the record."""
    try:
        keep(record, content)
    except (OSError, RecordError) as error:
        return f"No backup could be made. {error}"
    return ""


def backups(record: Path) -> list[Backup]:
    """The copies of a record, the last one first; a link is none."""
    found = []
    for path in (files.state_folder() / _folder(record)).glob("*.toml"):
        if path.is_symlink() or not path.is_file():
            continue
        try:
            found.append(Backup(dt.datetime.strptime(path.name, STAMP).replace(tzinfo=dt.UTC), path))
        except ValueError:
            continue  # it is none of ours
    return sorted(found, reverse=True)


def outlived(before: Iterable[Backup], now: dt.datetime) -> list[Backup]:
    """Those that are to go: of each period, all but the last. `before` has the last one first."""
    seen: set[tuple[int, ...]] = set()
    go = []
    for backup in before:
        age = now - backup.at
        if age < EACH:
            continue
        period = backup.at.timetuple()[: 3 if age < DAILY else 2]
        if period in seen:
            go.append(backup)
        seen.add(period)
    return go


def _folder(record: Path) -> str:
    return f"backups/{files.name_in_state(record)}"
