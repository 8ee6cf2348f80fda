"""Notes that were carried over from an earlier meeting: they stand before the first item, until theirs is taken up."""

from minutes_tui.meeting.edit import Change
from minutes_tui.model.minutes import Minutes, Note


def waiting(minutes: Minutes) -> list[tuple[int, Note]]:
    """The carried notes that no item has brought up yet, each with its index."""
    found = []
    for index, note in enumerate(minutes.notes):
        if note.at is not None or not note.from_:
            break
        found.append((index, note))
    return found


def brought_under(minutes: Minutes, item: str, first: int) -> tuple[Change, ...]:
    """The waiting notes of an item put behind the note that takes it up, which is to be put in as the `first` behind
    those that stay: their changes come before and after that of the note itself."""
    of_it = [(index, note) for index, note in waiting(minutes) if note.item == item and item]
    out = [Change("note", index, note, None) for index, note in reversed(of_it)]
    return (*out, *(Change("note", first - len(of_it) + 1 + n, None, note) for n, (_, note) in enumerate(of_it)))
