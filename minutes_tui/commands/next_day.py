"""A meeting goes on on another day: when it resumed, and what its earlier adjournment becomes."""

import datetime as dt

from msgspec.structs import replace

from minutes_tui.editor import Editor, Outcome
from minutes_tui.meeting import days
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Note


def adjourned_earlier(editor: Editor) -> dt.datetime | None:
    """When the meeting was adjourned on an earlier day; None where it wasn't."""
    return days.adjourned(editor.minutes, editor.clock())


def ends_today(editor: Editor, end: dt.time | None) -> bool:
    """Whether the meeting may have ended today, at a time that is over and behind a note of today; None is now. Another
    time is that of an earlier day, corrected."""
    meeting, now = editor.minutes.meeting, editor.clock()
    at = timezones.on(now.date(), end, meeting, now) if end else now
    moments = (timezones.moment(note.at, meeting) for note in editor.minutes.notes if note.at and not note.struck)
    return at <= now and any(each.date() == now.date() and each <= at for each in moments)


def can_resume(editor: Editor) -> bool:
    """Whether the last note of an earlier day was taken before a night."""
    return _earlier_day(editor) is not None


def resumed_next_day(editor: Editor, time: dt.time) -> Outcome | None:
    """Enter that the meeting goes on on another day, which is a note of its own: breaks of earlier days stay as they
    are, but for one that was to last until then. None where a break of today ends, or one of an earlier day whose end
    was not noted and is said now."""
    minutes, now = editor.minutes, editor.clock()
    at = timezones.on(now.date(), time, minutes.meeting, now)
    if not can_resume(editor) or at > now:
        return None
    meeting, today = minutes.meeting, now.date()
    changes: list[Change] = []
    pauses = [index for index, note in enumerate(minutes.notes) if note.kind == "break" and not note.struck]
    last = minutes.notes[pauses[-1]] if pauses else Note()
    if last.at and timezones.shown(last.at, meeting).date() == today:
        if not days.is_resumption(last):
            return None
        changes = [editor.change("note", pauses[-1], replace(last, at=at, until=time))]
        editor.do(Edit(tuple(changes)))
        return Outcome(said=f"Resumed at {time:%H:%M}.")
    ids = editor.free_ids(2)
    if ended := adjourned_earlier(editor):
        changes += days.went_on(minutes, ended, ids[1], today, None)
    else:
        if pauses and days.is_overnight(last, minutes):
            changes.append(editor.change("note", pauses[-1], replace(last, until=None)))
        if meeting.date and today > (meeting.last_date or meeting.date):
            changes.append(editor.change("meeting", 0, replace(meeting, last_date=today)))
    with editor.as_one():
        if changes:
            editor.do(Edit(tuple(changes)))
        note = replace(editor.completed(Note(kind="break", until=time, outcome=days.RESUMED)), at=at)
        editor.do(Edit((Change("note", days.place(editor.minutes, at), None, note),)))
    return Outcome(said=f"Resumed at {time:%H:%M} on {today.day} {today:%B}.")


def _earlier_day(editor: Editor) -> dt.datetime | None:
    """The time of the last note of an earlier day, where a night was between it and what is of today."""
    meeting, now = editor.minutes.meeting, editor.clock()
    moments = [timezones.moment(note.at, meeting) for note in editor.minutes.notes if note.at and not note.struck]
    earlier = max((at for at in moments if at.date() < now.date()), default=None)
    later = min((at for at in moments if at.date() == now.date()), default=now)
    return earlier if earlier and days.is_night(earlier, later) else None
