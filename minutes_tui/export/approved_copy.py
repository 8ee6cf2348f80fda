"""Whether approved minutes are still what was approved, by the copy that was stored then."""

from minutes_tui.errors import RecordError, UsageError
from minutes_tui.meeting import lifecycle
from minutes_tui.model.minutes import Event
from minutes_tui.record import Record
from minutes_tui.system import circulated_copies, files

NAMED = 3
"""Changed paragraphs that are named."""


def differs(record: Record) -> str:
    """That approved minutes have other words than those which were approved, as a sentence: another program changed
    them. "" where they are the same, or the stored copy isn't there to be compared."""
    steps = (each for each in reversed(record.minutes.history) if each.status in ("approved", lifecycle.CORRECTED))
    sent = next(steps, Event()).sent if lifecycle.is_sealed(record.minutes) else ""
    try:
        state = circulated_copies.state(record.path, record.minutes.history, sent) if sent else None
        was = Record(state.path, files.read(state.path)).minutes if state else record.minutes
    except (RecordError, UsageError):
        return ""  # minutes states says what is wrong with the copies
    before, now = ({note.id: note for note in each.notes} for each in (was, record.minutes))
    changed = [note for id, note in (before | now).items() if before.get(id) != now.get(id)]
    is_same = (was.participants, was.agenda) == (record.minutes.participants, record.minutes.agenda)
    if is_same and not changed:
        return ""
    where = ", ".join(f"§{note.paragraph}" for note in changed[:NAMED] if note.paragraph is not None)
    places = f" ({where})" if where else ""
    return f"The record differs from what was approved{places}: minutes diff {record.path} approved shows how."
