"""Edits that record what a mark asks about the meeting: that it began, that there was a break, when the next one is."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix
from minutes_tui.language.clock_times import clock, pause
from minutes_tui.language.day_phrases import day
from minutes_tui.line.told_sentences import next_meeting_fields
from minutes_tui.line.votes import answered_sentences
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, Next, Note


def of_meeting(minutes: Minutes, index: int, new_id: str) -> Iterator[Fix]:
    """The command for which the mark of a note asks, done: the sentence is struck out where it says no more, and else
    stays without its mark. Nothing of a command with a gap in it, such as "/break TIME to 20:10"."""
    note = minutes.notes[index]
    typed = note.check.partition("? Type /")[2]
    name, _, argument = typed.partition(" ")
    if (change := _change(name, argument, minutes, index, new_id)) is None:
        return
    after = edited(minutes, Edit((change,)))
    answered = dict(answered_sentences.answered(name, argument, minutes, after))
    left = answered.get(index, replace(note, check=""))
    yield Fix(f"Record it: /{typed}", Edit((Change("note", index, note, left), change)))


def _change(name: str, argument: str, minutes: Minutes, index: int, new_id: str) -> Change | None:
    meeting, language = minutes.meeting, minutes.meeting.language
    if name == "start" and (start := clock(argument, language)):
        return Change("meeting", 0, meeting, replace(meeting, start=start))
    if name == "meeting" and argument.startswith("next ") and (next_ := _next(argument[len("next ") :], minutes)):
        return Change("meeting", 0, meeting, replace(meeting, next=next_))
    note = minutes.notes[index]
    if name == "break" and note.at:
        now = timezones.shown(note.at, meeting)
        found = pause(argument, language, now)
        if not found or not (found.start or found.until):
            return None
        began = timezones.on(now.date(), found.start, meeting, now) if found.start else note.at
        entry = Note(id=new_id, kind="break", at=began, item=note.item, until=found.until, audience=note.audience)
        return Change("note", index + 1, None, entry)
    return None


def _next(said: str, minutes: Minutes) -> Next | None:
    language, today = minutes.meeting.language, minutes.meeting.date or dt.date.min
    fields = next_meeting_fields(said, language, today)
    found = day(fields["next_date"], language, today) if fields else None
    if not fields or not found or not found.date or found.doubt:
        return None
    start = clock(fields["next_start"], language) if "next_start" in fields else None
    return Next(date=found.date, start=start, venue=fields.get("next_venue", ""))
