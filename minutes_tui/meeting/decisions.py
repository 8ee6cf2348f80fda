"""Which notes are decisions, in which words, and the numbers that they get."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import same
from minutes_tui.meeting import motions
from minutes_tui.meeting.motions import FINAL
from minutes_tui.model.minutes import Minutes, Note, listed


def decided(minutes: Minutes) -> Iterator[tuple[int, str]]:
    """Index and words of each note that is a decision, in the order of the record: a decision; and a motion that was
    carried, in the words that its amendments left, unless a decision answers it or follows it at once in its words."""
    decisions = [note for note in minutes.notes if note.kind == "decision" and not note.struck]
    taken = {id for note in decisions for id in listed(note.answers) if id}
    amended = motions.amended(minutes)
    for index, note in enumerate(minutes.notes):
        if note.kind not in ("decision", "motion") or note.struck:
            continue
        if note.kind == "decision":
            yield index, note.text
        elif is_carried(note) and note.id not in taken:
            words = amended.get(note.id, note.text)
            if not _is_repeated(minutes.notes, index, words):
                yield index, words


def _is_repeated(notes: Sequence[Note], index: int, words: str) -> bool:
    """Whether the first motion or decision behind a motion, in its item, is a decision in these words; amendments,
    which are part of it, aside."""
    for at in range(index + 1, len(notes)):
        note = notes[at]
        if note.struck or (note.kind == "motion" and note.amends):
            continue
        if note.kind == "decision":
            return _plain(note.text) == _plain(words) and not listed(note.answers)
        if note.kind in ("motion", "item"):
            return False
    return False


def _plain(words: str) -> str:
    """Words without case and with single blanks."""
    return " ".join(same(words).split())


def is_carried(note: Note) -> bool:
    """Whether it is a motion that was carried, and no amendment."""
    return note.kind == "motion" and note.outcome == FINAL and not listed(note.amends)


def kinds_of(note: Note) -> frozenset[str]:
    """What a note is looked for as: its kind, and a decision too where it is a motion that was carried."""
    return frozenset((note.kind, "decision") if is_carried(note) else (note.kind,))


def just_carried(minutes: Minutes) -> int | None:
    """Index of the motion whose words a decision can still take over: the last thing decided, in the item that is up,
    was that it is carried."""
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck or (note.kind == "motion" and note.amends):
            continue
        if note.kind == "motion":
            return index if is_carried(note) else None
        if note.kind in ("item", "decision"):
            return None
    return None


def next_number(minutes: Minutes) -> int:
    """The number of the next decision: one more than the highest yet; of the first one as the meeting has it, else
    1."""
    numbers = (note.number for note in minutes.notes if isinstance(note.number, int))
    return 1 + max(numbers, default=_first(minutes) - 1)


def _first(minutes: Minutes) -> int:
    first = minutes.meeting.first_decision
    return 1 if first is None else first


def with_outcome(minutes: Minutes, index: int, outcome: str) -> Note:
    """A motion with its outcome; one that is carried is a decision from then on, and has a decision's number."""
    note = replace(minutes.notes[index], outcome=outcome)
    if is_carried(note) and note.number is None:
        note = replace(note, number=next_number(minutes))
    return note


def renumbered(minutes: Minutes, first: int | None = None) -> Iterator[tuple[int, int]]:
    """Index and new number of each decision whose number changes where they are counted anew, in the order of the
    record, from `first` or else from the lowest that there is. A number in words, such as "12a", stays."""
    found = [index for index, _ in decided(minutes) if not isinstance(minutes.notes[index].number, str)]
    numbers = (number for index in found if isinstance(number := minutes.notes[index].number, int))
    start = first if first is not None else min(numbers, default=_first(minutes))
    for number, index in enumerate(found, start):
        if minutes.notes[index].number != number:
            yield index, number


def out_of_order(minutes: Minutes) -> tuple[int, int, int] | None:
    """Index and number of the first decision of a draft that has a lower number than the one before it, and that one's
    number; None where none has, where others have had the minutes, and where a number stands twice."""
    if minutes.meeting.status != "draft" or minutes.history:
        return None
    found = [(at, number) for at, _ in decided(minutes) if isinstance(number := minutes.notes[at].number, int)]
    if len({number for _, number in found}) < len(found):
        return None
    return next(((at, number, before) for (_, before), (at, number) in pairwise(found) if number < before), None)


def in_order(minutes: Minutes, index: int, outcome: str) -> tuple[tuple[int, Note], ...]:
    """Index and new state of a motion with its outcome, and of the decisions behind it, which have other numbers where
    its own comes before theirs. They keep their numbers once they were circulated, where the text of a note names one,
    or where they were in another order before."""
    new = with_outcome(minutes, index, outcome)
    notes = (*minutes.notes[:index], new, *minutes.notes[index + 1 :])
    moved = dict(renumbered(replace(minutes, notes=notes)))
    is_draft = minutes.meeting.status == "draft" and not minutes.history
    is_named = any(names_decision(note, minutes, {notes[at].number for at in moved}) for note in notes)
    if not is_draft or is_named or any(True for _ in renumbered(minutes)):
        moved = {}
    return (
        ((index, new),) if not moved else tuple((at, replace(notes[at], number=number)) for at, number in moved.items())
    )


def names_decision(note: Note, minutes: Minutes, numbers: set[int | str | None]) -> bool:
    """Whether the words of a note name a decision by one of these numbers."""
    called = re.escape(labels(minutes.meeting.language).decision)
    found = re.finditer(rf"(?<!\w){called}s?\s+(?:no\.?\s*)?(\d+)(?!\w)", note.text, re.IGNORECASE)
    return any(int(match[1]) in numbers for match in found)
