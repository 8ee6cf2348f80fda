"""Which records are one series, and in which order: they name the same one, or follow each other by `previous`."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from minutes_tui.archive.counting import number_in
from minutes_tui.archive.heads import Head
from minutes_tui.language.names import same


class Series(NamedTuple):
    """The records of one body's meetings, the oldest first."""

    name: str
    """"" where its records name none."""
    heads: tuple[Head, ...]


def all_series(heads: Iterable[Head]) -> list[Series]:
    """The series of some records; a record that is of none is one alone."""
    by_path = {_real(head.path): head for head in heads}
    groups: dict[str, list[Head]] = {}
    for head in by_path.values():
        groups.setdefault(_key(head, by_path), []).append(head)
    return [Series(group[0].meeting.series, tuple(sorted(group, key=_order))) for group in groups.values()]


def series_of(path: Path, heads: Iterable[Head]) -> Sequence[Head]:
    """The records of the series that a record is of, the oldest first; () where it is not among them."""
    wanted = _real(path)
    found = (each.heads for each in all_series(heads) if any(_real(head.path) == wanted for head in each.heads))
    return next(found, ())


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _key(head: Head, by_path: dict[Path, Head]) -> str:
    """What the records of one series share: its name, or the first of those that follow each other."""
    seen: set[Path] = set()
    while not head.meeting.series and head.meeting.previous:
        seen.add(_real(head.path))
        before = by_path.get(_real(head.path.parent / head.meeting.previous))
        if before is None or _real(before.path) in seen:
            break
        head = before
    return f"series {same(head.meeting.series)}" if head.meeting.series else f"file {_real(head.path)}"


def _order(head: Head) -> tuple[dt.date, int, str]:
    number = number_in(head.meeting.reference, head.meeting.language)
    return head.date or dt.date.min, number.value if number else 0, str(head.path)
