"""Which action items are still open."""

from minutes_tui.model.minutes import Minutes, Note


def is_open(note: Note) -> bool:
    """Whether a note is an action item that is neither done nor dropped; one that is postponed is open."""
    return note.kind == "action" and not note.done and note.outcome != "dropped"


def open_actions(minutes: Minutes) -> list[Note]:
    """The open action items of the minutes, without those struck out, in order."""
    return [note for note in minutes.notes if is_open(note) and not note.struck]
