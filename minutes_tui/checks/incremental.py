"""What readers find in the notes of a record. What was found in a note is known for as long as the note is the same
value, so that after an edit only the notes that it changed are read. Knows no check."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import compress, count
from operator import attrgetter, is_not, itemgetter, or_
from typing import Any, TypeVar

from msgspec import Struct

from minutes_tui.checks.features import Sign, Words
from minutes_tui.checks.roster_spellings import Spellings, spellings
from minutes_tui.model.minutes import Kind, Minutes, Note, listed

C = TypeVar("C")
T = TypeVar("T")
Reader = Callable[[Note, C], T | None]
"""What it finds in a note, by something that holds for the whole record; what is false is nothing."""
Read = list[tuple[int, Note, T]]
"""The notes in which something was found, each with its index and what it was, in order."""


class _Reading(Struct, frozen=True):
    """What a reader found."""

    by: Any
    sign: int
    found: Read[Any]


class _Readings(Struct, frozen=True):
    """What was found in the notes of a record."""

    notes: Sequence[Note]
    language: str
    spellings: Spellings | None
    signs: list[int]
    """Of each note."""
    any: int
    """Those that some note has, or had."""
    acronyms: list[tuple[str, ...]]
    """In each note."""
    made: dict[Callable[..., Any], _Reading]
    """By the reader."""
    words: Words
    """Those of this record alone."""


_latest = _Readings((), "", None, [], 0, [], {}, Words())


def read(minutes: Minutes, reader: Reader[C, T], by: C, sign: int = Sign.PRINTED) -> Read[T]:
    """What a reader finds in the notes that have a sign."""
    here = _readings(minutes)
    made = here.made.get(reader)
    if made is None or made.by != by or made.sign != sign:
        found = _found(reader, by, sign, here.notes, here.signs) if here.any & sign else []
        made = _Reading(by, sign, found)
        here.made[reader] = made
    return made.found


def acronyms(minutes: Minutes) -> list[tuple[str, ...]]:
    """The acronyms in each note."""
    return _readings(minutes).acronyms


def signs(minutes: Minutes) -> list[int]:
    """Those of each note."""
    return _readings(minutes).signs


def speakers(minutes: Minutes) -> set[str]:
    """The codes of all who speak, in notes that are struck out too."""
    return minutes.derived(_speakers)


def _speakers(minutes: Minutes) -> set[str]:
    return {code for codes in set(map(attrgetter("speaker"), minutes.notes)) for code in listed(codes)}


def words(minutes: Minutes) -> Words:
    """Those that were met in the record."""
    return _readings(minutes).words


def printed(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """The notes whose words are on the page."""
    here = _readings(minutes)
    return compress(enumerate(here.notes), map(Sign.PRINTED.__and__, here.signs))


def kinds(minutes: Minutes, *wanted: Kind) -> list[tuple[int, Note]]:
    """The notes of some kinds, none of them a statement, that are not struck out."""
    return [(index, note) for index, note, kind in read(minutes, _kind, None, Sign.KIND) if kind in wanted]


def _kind(note: Note, by: None) -> Kind:
    return note.kind


def _found(
    reader: Reader[Any, T], by: Any, sign: int, notes: Sequence[Note], signs: Sequence[int], start: int = 0
) -> Read[T]:
    signed = compress(zip(count(start), notes), map(sign.__and__, signs))
    return [(index, note, found) for index, note in signed if (found := reader(note, by))]


def _readings(minutes: Minutes) -> _Readings:
    global _latest
    latest = _latest  # checks may run in a thread of their own
    language, here = minutes.meeting.language, spellings(minutes)
    if latest.language != language:
        latest = _Readings((), language, here, [], 0, [], {}, Words())
    if latest.notes is not minutes.notes or latest.spellings is not here:
        latest = _carried(latest, minutes.notes, here)
    _latest = latest
    return latest


def _carried(before: _Readings, notes: Sequence[Note], here: Spellings) -> _Readings:
    """What was found in the notes that are still there, and what is to be found in those that are new; with other
    participants all are read anew. Notes none of which was there before are another record's, with other words."""
    start, behind = _alike(before.notes, notes)
    met = before.words if start or behind else Words()
    if here is not before.spellings:
        start = behind = 0
    old, end = len(before.notes) - behind, len(notes) - behind
    has, acronyms = met.signs(notes[start:end], before.language, here)
    any_ = reduce(or_, set(has), 0)
    if start == behind == 0:
        return _Readings(notes, before.language, here, has, any_, acronyms, {}, met)
    new = notes[start:end]
    made = {}
    for reader, reading in list(before.made.items()):
        first, last = (bisect_left(reading.found, at, key=itemgetter(0)) for at in (start, old))
        rest = reading.found[last:]
        if end != old:
            rest = [(index + end - old, note, found) for index, note, found in rest]
        found = [*reading.found[:first], *_found(reader, reading.by, reading.sign, new, has, start), *rest]
        made[reader] = _Reading(reading.by, reading.sign, found)
    has = [*before.signs[:start], *has, *before.signs[old:]]
    acronyms = [*before.acronyms[:start], *acronyms, *before.acronyms[old:]]
    return _Readings(notes, before.language, here, has, any_ | before.any, acronyms, made, met)


def _alike(old: Sequence[Note], new: Sequence[Note]) -> tuple[int, int]:
    """How many notes are the same values at the beginning and at the end of both."""
    shorter = min(len(old), len(new))
    start = next(compress(count(), map(is_not, old, new)), shorter)
    end = next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter)
    return start, min(end, shorter - start)
