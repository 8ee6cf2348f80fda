"""Marks that ask whether a sentence is what became of the pending motion, and go once that is typed."""

from msgspec.structs import replace

from minutes_tui.line.votes.motion_lines import LATELY, OF_PENDING, OR, OUTCOME_ASKED
from minutes_tui.model.minutes import Minutes, Note


def outcome_answered(name: str, minutes: Minutes) -> list[tuple[int, Note]]:
    """The notes with their indices, without their mark, that ask whether the motion was ended by a command, which was
    typed now."""
    found = list[tuple[int, Note]]()
    for index in range(len(minutes.notes) - 1, max(-1, len(minutes.notes) - 1 - LATELY), -1):
        note = minutes.notes[index]
        if note.kind == "motion" and not note.struck:
            break
        if note.check.startswith((OUTCOME_ASKED.format(f"/{name}"), f"{OF_PENDING} Type /{name}")) or (
            note.check.startswith(OUTCOME_ASKED.format("")) and f"{OR}/{name}" in note.check
        ):
            found.append((index, replace(note, check="")))
    return found
