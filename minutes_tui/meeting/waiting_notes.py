"""Notes that were carried over from an earlier meeting: they stand before the first item, until theirs is taken up."""

from msgspec.structs import replace

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


def in_place(minutes: Minutes) -> Minutes:
    """The minutes as a page prints them: the waiting notes of an item below its heading, which comes where the agenda
    has it; of an item that was skipped behind the note that says so. The same minutes where no item was taken up."""
    places = {item.key: at for at, item in enumerate(minutes.agenda) if not item.struck}
    waits = [note for _, note in waiting(minutes) if note.item in places and not note.struck]
    if not waits or not any(note.kind == "item" and note.item for note in minutes.notes):
        return minutes
    notes = [note for note in minutes.notes if note not in waits]
    for key in sorted({note.item for note in waits}, key=places.__getitem__):
        of_it = [note for note in waits if note.item == key]
        skipped = next((at for at, note in enumerate(notes) if note.kind == "item" and note.item == key), None)
        if skipped is None:
            at = _place(places[key], notes, places)
            notes[at:at] = [Note(kind="item", item=key, outcome="taken up"), *of_it]
        else:
            notes[skipped + 1 : skipped + 1] = of_it
    return replace(minutes, notes=tuple(notes))


def _place(place: int, notes: list[Note], places: dict[str, int]) -> int:
    """Index of the note before which an item at a place of the agenda comes: that which ends the item before it."""
    taken_up = [(at, places[note.item]) for at, note in enumerate(notes) if note.kind == "item" and note.item in places]
    before = max((each for _, each in taken_up if each < place), default=None)
    first = next((at for at, each in taken_up if each == before), None)
    if first is None:
        return taken_up[0][0] if taken_up else len(notes)
    return next((at for at, note in enumerate(notes) if at > first and note.kind == "item"), len(notes))
