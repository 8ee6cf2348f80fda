"""Where the notes of an item go that no note takes up: those that were carried over from an earlier meeting, which come
before the first item until theirs is taken up, and those of a record that was written by hand."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.meeting.audiences import ENDED
from minutes_tui.meeting.edit import Change
from minutes_tui.model.minutes import BACKDATED, Minutes, Note

# Carried over


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


# Written by hand


def by_hand(minutes: Minutes) -> dict[int, Note]:
    """What takes up an item of which there are notes where no note takes it up, nor any part of it, and the item that
    goes on behind these: each by the index of the note that it comes before. None where pages have no headings of
    items. The minutes are as an audience may know them."""
    if minutes.print.agenda_headings is False:
        return {}
    taken_up = {note.item for note in minutes.notes if note.kind == "item"}
    at = by_key(minutes)
    taken_up.update(*[at[item].parents for item in taken_up if item in at])
    used = {note.item for note in minutes.notes if note.item not in taken_up}
    missing = {item.key for item in minutes.agenda if item.key and not item.struck and item.key in used}
    return dict(_taken_up(minutes, missing)) if missing else {}


def _taken_up(minutes: Minutes, missing: set[str]) -> Iterator[tuple[int, Note]]:
    listed = {item.key for item in minutes.agenda if item.key and not item.struck}
    notes = minutes.notes
    up, is_put_in = "", False
    for index, note in enumerate(notes):
        if note.kind == "item":
            up, is_put_in = "" if note.outcome in ENDED else note.item, False
        elif (
            _says_its_item(note)
            and note.item in listed
            and note.item != up
            and (is_put_in or note.item in missing)
            and any(each.kind not in BACKDATED for each in _run(notes[index:], note.item))
        ):
            up, is_put_in = note.item, True
            yield index, Note(kind="item", item=up, at=note.at)


def _says_its_item(note: Note) -> bool:
    """Whether a note is printed below its item. An interest in an item is declared below another."""
    return not note.struck and note.kind not in ("item", "remark") and not note.recused


def _run(notes: Sequence[Note], item: str) -> Iterator[Note]:
    """The first notes of an item, to the next of another."""
    for note in notes:
        if note.kind == "item" or (_says_its_item(note) and note.item not in ("", item)):
            return
        if _says_its_item(note):
            yield note
