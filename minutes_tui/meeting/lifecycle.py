"""The life of the minutes as values: draft, circulated, approved, corrected. Knows no file, no line and no screen.

A paragraph's number is given once, when the minutes are circulated, and never again to another: what was inserted
since gets the next free numbers when they are circulated again or approved, wherever it stands, so that a comment on
paragraph 12 is about the same words for as long as the record lives.
"""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Comment, Corrigendum, Event, Meeting, Minutes, Note

CORRECTED = "corrected"
"""What the history says of a corrigendum; the status of the minutes stays "approved"."""

OPEN_WHEN_SEALED = frozenset({"corrigendum", "history"})
"""Tables that an edit of approved minutes may change."""


def is_paragraph(note: Note) -> bool:
    """Whether a note of `narrowed` minutes gets a paragraph's number when they are sent: it is one, and a page for the
    public or a restricted one has it."""
    return has_number(note) and not note.struck and note.audience != "private"


def has_number(note: Note) -> bool:
    """Whether a note is numbered where paragraphs are: it has words, or the figures of a vote, and is no heading."""
    if note.kind in ("heading", "item", "remark", "unknown"):
        return False
    return bool(note.text.strip()) or (note.kind == "vote" and has_figures(note))


def has_figures(vote: Note) -> bool:
    """Whether anything but its title is printed of a vote."""
    counts = (vote.for_, vote.against, vote.abstain, vote.invalid)
    named = vote.recused or (vote.ballots and not vote.secret)
    return bool(vote.options or vote.outcome or named) or any(count is not None for count in counts)


def is_numbered(minutes: Minutes) -> bool:
    """Whether a page has the paragraphs' numbers: as its house has it, or else once they were sent with them."""
    if minutes.print.numbered is not None:
        return minutes.print.numbered
    return minutes.meeting.status != "draft" and any(note.paragraph is not None for note in minutes.notes)


def paragraph(minutes: Minutes, number: int) -> int | None:
    """Index of the note with a paragraph's number; None where there is none."""
    return next((at for at, note in enumerate(minutes.notes) if note.paragraph == number), None)


def circulated(minutes: Minutes, event: Event) -> Edit:
    """The minutes sent round, with a number for each paragraph that has none yet."""
    return _sent(minutes, "circulated", event)


def approved(minutes: Minutes, event: Event) -> Edit:
    """The minutes approved; what was inserted since they were circulated gets its number too."""
    return _sent(minutes, "approved", event)


def _sent(minutes: Minutes, status: str, event: Event) -> Edit:
    numbers = tuple(_numbered(minutes))
    highest = highest_number(minutes) + len(numbers)
    event = replace(event, paragraphs=highest) if highest else event
    return Edit((*numbers, *_to(minutes, status), added(minutes, "history", event)))


def highest_number(minutes: Minutes) -> int:
    """The highest number that a paragraph has or had: that of one which was taken out is not given again."""
    given = (note.paragraph for note in minutes.notes)
    commented = (comment.paragraph for comment in minutes.comments)
    corrected = (corrigendum.paragraph for corrigendum in minutes.corrigenda)
    counted = (event.paragraphs for event in minutes.history)
    return max(filter(None, (*given, *commented, *corrected, *counted)), default=0)


def _numbered(minutes: Minutes) -> Iterator[Change]:
    """A number for each paragraph that has none, and for the later of two that have the same."""
    from minutes_tui.meeting.audiences import narrowed  # the first screen does without

    number = highest_number(minutes)
    taken: set[int] = set()
    for at, (note, known) in enumerate(zip(minutes.notes, narrowed(minutes).notes, strict=True)):
        is_new = note.paragraph is None and is_paragraph(known)
        if is_new or note.paragraph in taken:
            number += 1
            yield Change("note", at, note, replace(note, paragraph=number))
        elif note.paragraph is not None:
            taken.add(note.paragraph)


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


JOINED = "Join this paragraph to §{number}."
"""What a comment says where a document has no break any more between two paragraphs of the minutes."""
JOIN = re.compile(r"Join this paragraph to §(\d{1,6})\.")


def joined_to(comment: Comment) -> int | None:
    """The number of the paragraph to which a comment of a document joins its own; None of any other comment."""
    found = JOIN.fullmatch(comment.text) if comment.change and not comment.words else None
    return int(found[1]) if found else None
