"""Agenda items of which a record written by hand has notes, and no note that takes them up: where they begin."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.meeting.agenda_numbers import by_key
from minutes_tui.meeting.audiences import AUDIENCES, ENDED
from minutes_tui.model.minutes import BACKDATED, Minutes, Note


def taken_up(minutes: Minutes) -> Minutes:
    """The minutes as a page prints them: an item that no note takes up, nor any part of it, is taken up where notes of
    it begin, and so is the item that goes on behind these. The same minutes where there is none such, and where the
    page has no headings of items."""
    if minutes.print.agenda_headings is False:
        return minutes
    items = {note.item for note in minutes.notes if note.kind == "item" and note.outcome not in ENDED}
    at = by_key(minutes)
    items.update(*[at[item].parents for item in items if item in at])
    used = {note.item for note in minutes.notes if note.item not in items}
    missing = {item.key for item in minutes.agenda if item.key and not item.struck and item.key in used}
    if not missing:
        return minutes
    return replace(minutes, notes=tuple(_with_items(minutes, missing)))


def _with_items(minutes: Minutes, missing: set[str]) -> Iterator[Note]:
    listed = {item.key for item in minutes.agenda if item.key and not item.struck}
    notes = minutes.notes
    up, is_put_in = "", False
    for index, note in enumerate(notes):
        if note.kind == "item":
            up, is_put_in = "" if note.outcome in ENDED else note.item, False
        elif _says_its_item(note) and note.item in listed and note.item != up and (is_put_in or note.item in missing):
            run = list(_run(notes[index:], note.item))
            if any(each.kind not in BACKDATED for each in run):
                is_put_in = True
                up = note.item
                widest = min((each.audience for each in run), key=AUDIENCES.index)
                yield Note(kind="item", item=up, outcome="taken up", at=note.at, audience=widest)
        yield note


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
