"""What keys do with the note that is being corrected in the line."""

from typing import TYPE_CHECKING

from minutes_tui.commands.notes import corrections, note_command

if TYPE_CHECKING:
    from minutes_tui.tui.live.screen import Live


def split_here(live: "Live") -> None:
    """Split the note at the cursor; outside of a correction read the wording back."""
    index = live.correcting
    if index is None:
        live.action_command("readback")
    elif live.editor.minutes.notes[index].kind == "vote":
        live.warn("A vote can't be split: correct its title, counts and ballots.")
    elif live.line.text != note_command.words_of(live.editor.minutes, index):
        live.warn("Enter the correction first: Enter.")
    else:
        row, column = live.line.cursor_location
        at = sum(len(line) + 1 for line in live.line.text.split("\n")[:row]) + column
        live.done(corrections.split(live.editor, index, at))


def join_here(live: "Live") -> None:
    """Join the note with the one before."""
    if live.correcting is not None:
        live.done(corrections.join(live.editor, live.correcting))


def insert_here(live: "Live") -> None:
    """Enter the next line before the note."""
    if live.correcting is not None:
        live.insert_before(live.correcting)


def left(live: "Live") -> bool:
    """Leave the correction for the review, which begins at its note; not with words in it that are not entered."""
    index = live.correcting
    if index is None:
        return True
    note = live.editor.minutes.notes[index]
    if live.line.text != note_command.words_of(live.editor.minutes, index):
        live.warn("Enter the correction first: Enter. Escape leaves it.")
        return False
    live.leave_correction()
    live.reviewed = note.id
    return True
