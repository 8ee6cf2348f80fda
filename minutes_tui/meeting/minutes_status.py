"""Where the minutes stand: draft, circulated, approved, corrected; and the edits from one state to the next."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Corrigendum, Event, Meeting, Minutes

CORRECTED = "corrected"
"""What the history says of a corrigendum; the status of the minutes stays "approved"."""

OPEN_WHEN_SEALED = frozenset({"corrigendum", "history"})
"""Tables that an edit of approved minutes may change."""


def circulated(minutes: Minutes, event: Event) -> Edit:
    """The minutes sent round, with a number for each paragraph that has none yet."""
    return _sent(minutes, "circulated", event)


def approved(minutes: Minutes, event: Event) -> Edit:
    """The minutes approved; what was inserted since they were circulated gets its number too."""
    return _sent(minutes, "approved", event)


def _sent(minutes: Minutes, status: str, event: Event) -> Edit:
    from minutes_tui.meeting import paragraph_numbers  # the first screen does without

    numbers = tuple(paragraph_numbers.numbered(minutes))
    highest = paragraph_numbers.highest_number(minutes) + len(numbers)
    event = replace(event, paragraphs=highest) if highest else event
    return Edit((*numbers, *_to(minutes, status), added(minutes, "history", event)))


def reopened(minutes: Minutes, event: Event) -> Edit:
    """Approved minutes back to what was circulated."""
    return Edit((*_to(minutes, "circulated"), added(minutes, "history", event)))


def corrected(minutes: Minutes, corrigendum: Corrigendum, event: Event) -> Edit:
    return Edit((added(minutes, "corrigendum", corrigendum), added(minutes, "history", event)))


def _to(minutes: Minutes, status: str) -> Iterator[Change]:
    if minutes.meeting.status != status:
        yield Change("meeting", 0, minutes.meeting, replace(minutes.meeting, status=status))


def with_copy(edit: Edit, sent: str, sha256: str, print_sha256: str) -> Edit:
    """A step with the stored copy and its style named in its history."""

    def named(change: Change) -> Change:
        if not isinstance(change.new, Event):
            return change
        event = replace(change.new, sent=sent, sha256=sha256, print_sha256=print_sha256)
        return Change(change.table, change.at, change.old, event)

    return Edit(tuple(map(named, edit.changes)))


def is_sealed(minutes: Minutes) -> bool:
    """Whether the minutes are only read, since they are approved."""
    return minutes.meeting.status == "approved"


def approved_on(minutes: Minutes) -> dt.date | None:
    """The day on which the minutes were approved last; None where their history names none."""
    event = next((each for each in reversed(minutes.history) if each.status == "approved"), Event())
    return timezones.day(event.at, minutes.meeting)


def reopening(minutes: Minutes) -> Event | None:
    """The step by which approved minutes were opened again that are not approved since; None where they were not."""
    last = next((each for each in reversed(minutes.history) if each.status in ("circulated", "approved")), Event())
    was_approved = any(each.status == "approved" for each in minutes.history)
    return last if last.status == "circulated" and not last.sent and was_approved else None


def keeps_seal(edit: Edit) -> bool:
    """Whether an edit may be done to approved minutes: it adds a corrigendum, or opens them again and says so."""
    for change in edit.changes:
        if change.table in OPEN_WHEN_SEALED and change.old is None:
            continue
        if not _only_reopens(change):
            return False
    return any(isinstance(change.new, Event) for change in edit.changes)


def _only_reopens(change: Change) -> bool:
    old, new = change.old, change.new
    if not (isinstance(old, Meeting) and isinstance(new, Meeting)):
        return False
    return new.status == "circulated" and replace(new, status=old.status) == old
