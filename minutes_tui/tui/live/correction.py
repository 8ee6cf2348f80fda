"""What keys do with the note that is being corrected in the line."""

from minutes_tui.tui.live.line_session import LineSession

SAVE_FIRST = "Press Enter to save the correction first."


def split_here(live: LineSession) -> None:
    """Split the note at the cursor; outside of a correction read the wording back."""
    from minutes_tui.commands.notes import (  # the first screen does without, here and below
        note_command,
        note_corrections,
    )

    index = live.correcting
    if index is None:
        live.action_command("readback")
    elif live.editor.minutes.notes[index].kind == "vote":
        live.warn("A vote cannot be split. Correct its title, counts and ballots.")
    elif live.has_changed_note():
        live.warn(SAVE_FIRST)
    else:
        row, column = live.line.cursor_location
        at = sum(len(line) + 1 for line in live.line.text.split("\n")[:row]) + column
        place = note_command.place_in_text(live.editor.minutes, index, at)
        live.done(note_corrections.split(live.editor, index, place))


def join_here(live: LineSession) -> None:
    """Join the note with the one before."""
    from minutes_tui.commands.notes import note_corrections

    if live.has_changed_note():
        live.warn(SAVE_FIRST)
    elif live.correcting is not None:
        live.done(note_corrections.join(live.editor, live.correcting))


def insert_here(live: LineSession) -> None:
    """Enter the next line before the note."""
    if live.has_changed_note():
        live.warn(SAVE_FIRST)
    elif live.correcting is not None:
        live.insert_before(live.correcting)


def leave_for_review(live: LineSession) -> bool:
    """Leave the correction for the review, which begins at its note; not with words in it that are not entered."""
    index = live.correcting
    if index is None:
        return True
    note = live.editor.minutes.notes[index]
    if live.has_changed_note():
        live.warn("Press Enter to save the correction first, or Esc to cancel it.")
        return False
    live.leave_correction()
    live.reviewed = note.id
    return True
