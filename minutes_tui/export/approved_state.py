"""Whether approved minutes are still what was approved: another program can change any file."""

from msgspec.structs import replace

from minutes_tui.errors import RecordError
from minutes_tui.model.minutes import Minutes
from minutes_tui.record import Record
from minutes_tui.system import circulated_copies, files


def changed(record: Record) -> str:
    """What is said where an approved record differs from its last stored copy, or has none to be held against; ""
    otherwise, and of minutes that are not approved."""
    minutes = record.minutes
    name = next((event.sent for event in reversed(minutes.history) if event.sent), "")
    if minutes.meeting.status != "approved" or not name:
        return ""
    try:
        state = circulated_copies.state(record.path, minutes.history, name)
        before = Record(record.path, files.read(state.path)).minutes
    except RecordError as error:
        return str(error)
    if _printed(before) == _printed(minutes):
        return ""
    return (
        f"{record.path} was changed after it was approved. To see how, run minutes diff {record.path} {state.number} "
        "--audience private."
    )


def _printed(minutes: Minutes) -> Minutes:
    """Minutes without what may change when they are approved: their history, and where they are sent."""
    people = tuple(replace(person, email="") for person in minutes.participants)
    return replace(minutes, history=(), participants=people, notes=tuple(minutes.notes))
