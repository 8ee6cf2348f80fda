"""What goes with a motion: the votes on it, the amendments to it, and the votes on those."""

from collections.abc import Collection

from minutes_tui.model.minutes import Minutes, Note, listed


def of_motions(minutes: Minutes, indices: Collection[int]) -> list[int]:
    """Indices of the votes and amendments that are on the motions at some indices and on nothing else, without those
    indices themselves. A note without an id has none."""
    gone = {note.id for at in indices if (note := minutes.notes[at]).kind == "motion" and note.id}
    found: list[int] = []
    for at, note in enumerate(minutes.notes):
        if gone and at not in indices and (on := subjects(note)) and gone.issuperset(on):
            found.append(at)
            gone |= {note.id} if note.kind == "motion" and note.id else set()
    return found


def subjects(note: Note) -> tuple[str, ...]:
    """Ids of what a vote is on, or an amendment is to; () of any other note."""
    return listed(note.answers) if note.kind == "vote" else listed(note.amends) if note.kind == "motion" else ()
