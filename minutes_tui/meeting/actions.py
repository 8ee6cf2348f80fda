"""Which action items are still open, and the number by which each is called."""

from collections.abc import Mapping

from msgspec.structs import replace

from minutes_tui.model.minutes import Minutes, Note


def is_open(note: Note) -> bool:
    """Whether a note is an action item that is neither done nor dropped; one that is postponed is open."""
    return note.kind == "action" and not note.done and note.outcome != "dropped"


def open_actions(minutes: Minutes) -> list[Note]:
    """The open action items of the minutes, without those struck out, in order."""
    return [note for note in minutes.notes if is_open(note) and not note.struck]


def action_numbers(minutes: Minutes) -> Mapping[int, str]:
    """The number of each action item, by its index: the one that is recorded and printed with it, or else 1, 2, 3 … in
    the order of the record, without those that are recorded. Those of earlier meetings come first, in the order in
    which they came over: they keep their numbers when their items are taken up. One that was struck out is counted, so
    that the others keep theirs."""
    return minutes.derived(_action_numbers)


def _action_numbers(minutes: Minutes) -> dict[int, str]:
    found = [(index, note.number) for index, note in enumerate(minutes.notes) if note.kind == "action"]
    recorded = {str(number) for _, number in found if number is not None}
    came_over = [(index, number) for index, number in found if minutes.notes[index].from_]
    if came_over:
        came_over.sort(key=lambda each: _entered(minutes.notes[each[0]]))
        found = [*came_over, *(each for each in found if not minutes.notes[each[0]].from_)]
    numbers: dict[int, str] = {}
    count = 0
    for index, number in found:
        if number is None:
            count += 1
            while str(count) in recorded:
                count += 1
        numbers[index] = str(count if number is None else number)
    return dict(sorted(numbers.items()))


def _entered(note: Note) -> tuple[int, int]:
    """By which notes are in the order in which they were entered, as their ids count; others are behind them."""
    number = note.id.rpartition("-")[2]
    return (0, int(number)) if number.isdecimal() else (1, 0)


def with_numbers(minutes: Minutes) -> Minutes:
    """The minutes with its number on each action item, so that it keeps it where others are left out."""
    numbers = action_numbers(minutes)
    notes = (replace(note, number=numbers[at]) if at in numbers else note for at, note in enumerate(minutes.notes))
    return replace(minutes, notes=tuple(notes)) if numbers else minutes
