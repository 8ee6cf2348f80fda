"""The next meeting and the action items for a calendar (iCalendar, RFC 5545). Knows no page and no disk."""

import datetime as dt
import re
from collections.abc import Iterator
from hashlib import sha256

from minutes_tui.errors import ExportError
from minutes_tui.language import markup
from minutes_tui.language.names import full_name, roster
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Audience, Minutes, Note, listed
from minutes_tui.model.timezones import zone
from minutes_tui.report.withheld import known_to

FOLD = 75
"""Octets that a line may have (section 3.1)."""

ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(minutes: Minutes, audience: Audience) -> str:
    """The next meeting, as an event of a day or at a moment, and the action items for an audience.

    Raises ExportError where there is none of them.
    """
    components = [*_event(minutes), *_todos(known_to(minutes, audience))]
    if not components:
        raise ExportError(
            "The minutes have no next meeting and no action items, so a calendar would be empty. Add one of them first."
        )
    name = minutes.meeting.series or minutes.meeting.title
    named = [_text("NAME", name), _text("X-WR-CALNAME", name)] if name else []
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//minutes-tui//EN", *named, *components, "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(minutes: Minutes) -> Iterator[str]:
    meeting = minutes.meeting
    if not (meeting.next and meeting.next.date):
        return
    day = meeting.next.date
    yield "BEGIN:VEVENT"
    yield from _identity(minutes, "next")
    if meeting.next.start:
        yield f"DTSTART:{_moment(day, meeting.next.start, meeting.timezone)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_date(day)}"
        if day < dt.date.max:  # the day behind it; without one it is of one day as well
            yield f"DTEND;VALUE=DATE:{_date(day + dt.timedelta(days=1))}"
    yield _text("SUMMARY", meeting.series or meeting.title)
    if meeting.next.venue:
        yield _text("LOCATION", meeting.next.venue)
    yield "END:VEVENT"


def _todos(minutes: Minutes) -> Iterator[str]:
    people = roster(minutes).by_key
    for index, note in enumerate(minutes.notes):
        if note.kind == "action":
            codes = [code for code in listed(note.responsible) if code != UNKNOWN_SPEAKER]
            names = [(full_name(people[code]) if code in people else "") or code for code in codes]
            yield from _todo(minutes, note, note.id or str(index), names)


def _todo(minutes: Minutes, note: Note, name: str, names: list[str]) -> Iterator[str]:
    words = markup.words(note.text)
    yield "BEGIN:VTODO"
    yield from _identity(minutes, f"action item {name}")
    yield _text("SUMMARY", words.split("\n")[0])
    if "\n" in words:
        yield _text("DESCRIPTION", words)
    for each in names:
        yield f"ATTENDEE;CN={_parameter(each)}:invalid:nomail"  # the value must be an address, and minutes have none
    if note.due:
        yield f"DUE;VALUE=DATE:{_date(note.due)}"
    yield f"STATUS:{'COMPLETED' if note.done else 'CANCELLED' if note.outcome == 'dropped' else 'NEEDS-ACTION'}"
    yield "END:VTODO"


def _identity(minutes: Minutes, name: str) -> Iterator[str]:
    """What makes an entry the same when it is read in again; the stamp is the meeting's day."""
    meeting = minutes.meeting
    said = "\0".join((meeting.title, meeting.reference, str(meeting.date or ""), name))
    yield f"UID:{sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}@minutes-tui"
    yield f"DTSTAMP:{_date(meeting.date or dt.date(1970, 1, 1))}T000000Z"


def _date(day: dt.date) -> str:
    """With four figures for the year, which strftime lacks before 1000."""
    return day.isoformat().replace("-", "")


def _moment(day: dt.date, time: dt.time, timezone: str) -> str:
    """A moment in UTC where its time zone is known, else as the clock shows it wherever it is read."""
    at = dt.datetime.combine(day, time.replace(microsecond=0, tzinfo=None))
    try:
        zoned = at.replace(tzinfo=zone(timezone)).astimezone(dt.UTC) if zone(timezone) else None
    except OverflowError:  # beside the first or the last year
        zoned = None
    said = (zoned or at).replace(tzinfo=None).isoformat().replace("-", "").replace(":", "")
    return f"{said}Z" if zoned else said


def _text(name: str, words: str) -> str:
    return f"{name}:{chr(10).join(map(visible, words.split(chr(10)))).translate(ESCAPED)}"


def _parameter(words: str) -> str:
    """A name between quotes, which can't hold quotes themselves (section 3.2)."""
    return '"' + re.sub('"', "'", visible(words)) + '"'


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, of which all but the first begin with a space."""
    part, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > FOLD:
            yield part
            part, size = " ", 1
        part += char
        size += width
    yield part
