"""A meeting goes on on another day: when it resumed, and what its earlier adjournment becomes."""

import datetime as dt

from msgspec.structs import replace

from minutes_tui.editor import Editor, Outcome
from minutes_tui.line.told_sentences import ASKED
from minutes_tui.meeting import days
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model import timezones
from minutes_tui.model.minutes import BACKDATED, Meeting, Minutes, Note


def adjourned_earlier(editor: Editor) -> dt.datetime | None:
    """When the meeting was adjourned on an earlier day; None where it wasn't."""
    return days.adjourned(editor.minutes, editor.clock())


def ends_today(editor: Editor, end: dt.time | None) -> bool:
    """Whether the meeting may have ended today, at a time that is over or near and behind a note of today; None is now.
    Another time is that of an earlier day, corrected."""
    meeting, now = editor.minutes.meeting, editor.clock()
    at = timezones.on(now.date(), end, meeting, now) if end else now
    moments = (timezones.moment(note.at, meeting) for note in editor.minutes.notes if note.at and not note.struck)
    return at <= now + NEAR and any(each.date() == now.date() and each <= at for each in moments)


def can_resume(editor: Editor) -> bool:
    """Whether the last note of an earlier day was taken before a night."""
    return _earlier_day(editor) is not None


def resumed_next_day(editor: Editor, time: dt.time) -> Outcome | None:
    """Enter that the meeting goes on on another day, which is a note of its own: breaks of earlier days stay as they
    are, but for one that was to last until then. None where a break of today ends, or one of an earlier day whose end
    was not noted and is said now."""
    minutes, now = editor.minutes, editor.clock()
    at = timezones.on(now.date(), time, minutes.meeting, now)
    if not can_resume(editor) or at > now + NEAR:
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
    first = _first_of(minutes, today)
    begun = timezones.moment(first.at, meeting) if first and first.at else at
    if at > begun + NEAR:
        return Outcome(
            refused=f"The meeting resumed at {begun:%H:%M} and has had no break since. "
            f"To enter one, type /break and its two times."
        )
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
        place = days.place_of_day(editor.minutes, min(at, begun))
        editor.do(Edit((Change("note", place, None, note),)))
    return Outcome(said=f"Resumed at {time:%H:%M} on {today.day} {today:%B}.")


def resumed_today(editor: Editor, time: dt.time, last_break: int | None) -> Outcome | None:
    """Enter that the meeting went on on the day on which it was adjourned: that is a break then. None where it was not
    adjourned today, or a break goes on. A sentence that asks whether it went on is nothing that happened since; and a
    clock that is set stands before what is typed."""
    minutes, now = editor.minutes, editor.clock()
    meeting, pause = minutes.meeting, minutes.notes[last_break] if last_break is not None else Note(until=time)
    if meeting.end is None or now.date() != (meeting.last_date or meeting.date or now.date()):
        return None
    ended, at = (timezones.on(now.date(), each, meeting, now) for each in (meeting.end, time))
    moments = [(note, timezones.moment(note.at, meeting)) for note in minutes.notes if note.at and not note.struck]
    asked = ASKED["/resume"]
    noted = [each for note, each in moments if each.date() == now.date() and not note.check.startswith(asked)]
    is_closed = any(
        note.outcome == "closed" and f"{moment:%F %H:%M}" == f"{ended:%F %H:%M}" for note, moment in moments
    )
    is_last = max(noted, default=ended) <= ended + MINUTE
    is_over = pause.until is not None and pause.until <= meeting.end
    if not (ended < at and (at <= now or editor.set_to) and (is_closed or is_last) and (is_over or last_break is None)):
        return None
    note = replace(editor.completed(Note(kind="break", until=time)), at=ended)
    goes_on = editor.change("meeting", 0, replace(meeting, end=None))
    editor.do(Edit((goes_on, Change("note", days.place(minutes, ended), None, note))))
    return Outcome(
        said=f"Resumed at {time:%H:%M}. The meeting was adjourned at {meeting.end:%H:%M}: that is a break now."
    )


def with_day(editor: Editor, end: dt.time | None) -> Meeting:
    """The meeting, with today as its last day where it ends today and went on after a night."""
    meeting, today = editor.minutes.meeting, editor.clock().date()
    last, earlier = meeting.last_date or meeting.date, _earlier_day(editor)
    if last and earlier and earlier.date() <= last < today and ends_today(editor, end):
        return replace(meeting, last_date=today)
    return meeting  # also where notes of earlier days were only typed up then


def is_of_today(editor: Editor, time: dt.time) -> bool:
    """Whether a time is over today or near: one that is further ahead corrects that of an earlier day."""
    now = editor.clock()
    return timezones.on(now.date(), time, editor.minutes.meeting, now) <= now + NEAR


def asked_of_day(before: Minutes, after: Minutes) -> str:
    """What can be done about the first line after a night, which the record does not say is of another day of the
    meeting; "" of any other line."""
    meeting, new = after.meeting, after.notes[-1]
    if meeting.date is None or new.at is None or meeting != before.meeting or meeting.status != "draft":
        return ""
    at, day = timezones.shown(new.at, meeting).replace(tzinfo=None), meeting.last_date or meeting.date
    if new.kind == "remark" or days.is_resumption(new) or at.date() <= day:
        return ""
    told = (note.at for note in before.notes[-LATELY:] if note.at and not note.struck and note.kind != "remark")
    earlier = max((timezones.shown(each, meeting).replace(tzinfo=None) for each in told), default=None)
    if earlier is None or earlier.date() > day or not days.is_night(earlier, at) or at - earlier > days.LONGEST:
        return ""
    on = f"{earlier.day} {earlier:%B}"
    hour = "TIME" if new.kind in BACKDATED else f"{at:%H:%M}"
    return (
        f"The note before is of {on}. /resume {hour} begins a day of the meeting; "
        f"for {on}: /undo, and /clock {earlier:%Y-%m-%d %H:%M}."
    )


LATELY = 20
"""Notes among which the latest is looked for: times may be noted later than they were."""
MINUTE = dt.timedelta(minutes=1)
NEAR = dt.timedelta(hours=1)
"""A time that is further ahead of the clock is not of today. It is also the longest time by which the first line of a
day may be entered before the day's beginning."""


def _first_of(minutes: Minutes, today: dt.date) -> Note | None:
    """The first note of a day that is no remark and not struck."""
    told = (note for note in minutes.notes if note.at and not note.struck and note.kind != "remark")
    return next((note for note in told if note.at and timezones.shown(note.at, minutes.meeting).date() == today), None)


def _earlier_day(editor: Editor) -> dt.datetime | None:
    """The time of the last note of an earlier day, where a night was between it and what is of today."""
    meeting, now = editor.minutes.meeting, editor.clock()
    moments = [timezones.moment(note.at, meeting) for note in editor.minutes.notes if note.at and not note.struck]
    earlier = max((at for at in moments if at.date() < now.date()), default=None)
    later = min((at for at in moments if at.date() == now.date()), default=now)
    return earlier if earlier and days.is_night(earlier, later) else None
