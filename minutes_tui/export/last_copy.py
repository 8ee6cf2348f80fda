"""The minutes as they were last sent or approved, by the stored copy; whether approved ones are still like it."""

from pathlib import Path

from minutes_tui.errors import RecordError, UsageError
from minutes_tui.meeting import minutes_status
from minutes_tui.model.minutes import Event, Minutes
from minutes_tui.record import Record
from minutes_tui.system import circulated_copies, files

NAMED = 3
"""Changed paragraphs that are named."""


def last_copy(path: Path, history: tuple[Event, ...], *statuses: str) -> Minutes | None:
    """The minutes of a record as others have them: the last copy that its history names, of some statuses where they
    are given; None where it names none.

    Raises RecordError where that copy is gone, or is not what was sent.
    """
    state = circulated_copies.last(path, history, *statuses)
    return Record(path, files.read(state.path)).minutes if state else None


def differs(record: Record) -> str:
    """That approved minutes have other words than those which were approved, as a sentence: another program changed
    them; or that the stored copy is gone, or is not what was approved. "" where they are the same."""
    minutes = record.minutes
    if not minutes_status.is_sealed(minutes):
        return ""
    try:
        was = last_copy(record.path, minutes.history, "approved", minutes_status.CORRECTED) or minutes
    except RecordError as error:
        return str(error)
    except UsageError:
        return ""
    before, now = ({note.id: note for note in each.notes} for each in (was, minutes))
    changed = [note for id, note in (before | now).items() if before.get(id) != now.get(id)]
    is_same = (was.participants, was.agenda) == (minutes.participants, minutes.agenda)
    if is_same and not changed:
        return ""
    where = ", ".join(f"§{note.paragraph}" for note in changed[:NAMED] if note.paragraph is not None)
    places = f" ({where})" if where else ""
    return f"The record differs from what was approved{places}: minutes diff {record.path} approved shows how."
