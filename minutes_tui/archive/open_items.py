"""What the meetings of a series left open, wherever in it: each action item as its last record has it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from minutes_tui.meeting.actions import is_open
from minutes_tui.model.minutes import Minutes, Note

Place = tuple[Path, str]
"""A record, and the id of a note in it."""


class Held(NamedTuple):
    """A record of a series that is read."""

    path: Path
    minutes: Minutes


class Carried(NamedTuple):
    """An action item as the last record has it that names it."""

    held: Held
    note: Note
    first: Held
    """The record in which it was given."""
    is_open: bool


def came_from(path: Path, note: Note) -> Place | None:
    """The note that one was carried over from; None where it was not. A record that moved with the series is found by
    its name, and one that has another name now by that note's words (see `actions`)."""
    file, mark, id = note.from_.rpartition("#")
    return (Path(os.path.realpath(path.parent / file)), id) if mark and file and id else None


def is_closed(note: Note) -> bool:
    """Whether an action item is done or dropped, or a motion has an outcome."""
    return not is_open(note) if note.kind == "action" else bool(note.outcome)


def actions(series: Sequence[Held], kinds: tuple[str, ...] = ("action",)) -> Iterator[Carried]:
    """The action items of a series, the oldest first, each once: as it stands in the last record that has it. It is
    open where none of its records says that it is done or dropped. Likewise for motions, where `kinds` has them. A note
    of a copy of a record is the one of the record that has its id and words."""
    real = {Path(os.path.realpath(held.path)): held for held in series}
    names: dict[str, list[Path]] = {}
    for path in real:
        names.setdefault(path.name, []).append(path)
    chains: dict[Place, list[tuple[Held, Note]]] = {}
    roots: dict[Place, Place] = {}
    same_words: dict[tuple[str, str, str], Place] = {}
    """By id, kind and words: the last note that has them."""
    firsts: dict[tuple[object, ...], Path] = {}
    """By what tells a meeting: the first record of it."""
    known: set[tuple[Path, str, str, str]] = set()
    for path, held in real.items():
        meeting = held.minutes.meeting
        told = (meeting.date or path, meeting.title, meeting.reference, meeting.previous)
        first = firsts.setdefault(told, path)
        here: dict[tuple[str, str, str], Place] = {}
        for note in held.minutes.notes:
            if note.kind not in kinds or note.struck:
                continue
            before = came_from(path, note)
            if before and before[0] not in real:
                named = names.get(before[0].name, [])
                moved = (named[0], before[1]) if len(named) == 1 and named[0] != path else None
                before = moved or same_words.get((before[1], note.kind, note.text), before)
            known.add((path, note.id, note.kind, note.text))
            if not before and first != path and (first, note.id, note.kind, note.text) in known:
                before = first, note.id
            root = roots.get(before, before) if before and before[0] != path else (path, note.id)
            roots[path, note.id] = root
            chains.setdefault(root, []).append((held, note))
            here[note.id, note.kind, note.text] = (path, note.id)
        same_words |= here
    for chain in chains.values():
        is_open = not any(is_closed(note) for _, note in chain)
        yield Carried(*chain[-1], chain[0][0], is_open)
