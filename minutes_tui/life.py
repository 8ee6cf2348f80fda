"""The life of the minutes as values: draft, circulated, approved, corrected. Knows no file, no line and no screen.

A paragraph's number is given once, when the minutes are circulated, and never again to another: what was inserted
since gets the next free numbers when they are circulated again or approved, wherever it stands, so that a comment on
paragraph 12 is about the same words for as long as the record lives.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.edit import Change, Edit, added
from minutes_tui.model import Corrigendum, Event, Meeting, Minutes, Note

CORRECTED = "corrected"
"""What the history says of a corrigendum; the status of the minutes stays "approved"."""

OPEN_WHEN_SEALED = frozenset({"corrigendum", "history"})
"""Tables that an edit of approved minutes may change."""


def is_paragraph(note: Note) -> bool:
    """Whether a note gets a paragraph's number: it has words and is no heading, and a page for the public or a
    restricted one has it."""
    hidden = note.struck or note.kind in ("heading", "item", "remark", "unknown") or note.audience == "private"
    return bool(note.text.strip()) and not hidden


def paragraph(minutes: Minutes, number: int) -> int | None:
    """Index of the note with a paragraph's number; None where there is none."""
    return next((at for at, note in enumerate(minutes.notes) if note.paragraph == number), None)


def circulated(minutes: Minutes, event: Event) -> Edit:
    """The minutes sent round, with a number for each paragraph that has none yet."""
    return Edit((*_numbered(minutes), *_to(minutes, "circulated"), added(minutes, "history", event)))


def approved(minutes: Minutes, event: Event) -> Edit:
    """The minutes approved; what was inserted since they were circulated gets its number too."""
    return Edit((*_numbered(minutes), *_to(minutes, "approved"), added(minutes, "history", event)))


def _numbered(minutes: Minutes) -> Iterator[Change]:
    number = max((note.paragraph for note in minutes.notes if note.paragraph is not None), default=0)
    for at, note in enumerate(minutes.notes):
        if note.paragraph is None and is_paragraph(note):
            number += 1
            yield Change("note", at, note, replace(note, paragraph=number))


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


def sealed(minutes: Minutes) -> str:
    """Why the minutes are only read; "" where they are not."""
    if minutes.meeting.status != "approved":
        return ""
    event = next((each for each in reversed(minutes.history) if each.status == "approved"), Event())
    on = f" on {event.at:%Y-%m-%d}" if isinstance(event.at, dt.date) else ""
    return f"Approved{on}: /corrigendum adds a correction, /reopen makes them circulated again."


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
