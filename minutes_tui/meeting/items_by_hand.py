"""Agenda items of which a record written by hand has notes, and no note that takes them up: where they begin."""

from collections.abc import Iterator, Sequence

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.meeting.audiences import ENDED
from minutes_tui.model.minutes import BACKDATED, Minutes, Note


def places(minutes: Minutes) -> dict[int, Note]:
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
    return dict(_places(minutes, missing)) if missing else {}


def _places(minutes: Minutes, missing: set[str]) -> Iterator[tuple[int, Note]]:
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
