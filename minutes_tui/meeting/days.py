"""A meeting of several days: the nights between them, and an adjournment after which it went on on another day."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.meeting.edit import Change
from minutes_tui.model import timezones
from minutes_tui.model.minutes import BACKDATED, Meeting, Minutes, Note

NIGHT = dt.timedelta(hours=3)
"""A meeting that goes on after midnight with a shorter pause has no new day."""
LONGEST = dt.timedelta(days=31)
"""Between two days of a meeting: what is noted later is an afterthought."""
RESUMED = "resumed"
"""Outcome of a break that only says that the meeting went on, on another day, and when."""


def is_resumption(note: Note) -> bool:
    return note.kind == "break" and note.outcome == RESUMED


def has_own_time(note: Note) -> bool:
    """Whether a note's time is that at which it was entered, or at which a day began: others may be noted later."""
    return note.kind not in BACKDATED or is_resumption(note)


def is_night(earlier: dt.datetime, later: dt.datetime) -> bool:
    """Whether a meeting that pauses between two moments goes on on another day."""
    return later.date() > earlier.date() and later - earlier >= NIGHT


def is_overnight(pause: Note, minutes: Minutes) -> bool:
    """Whether a break lasts until another day, by its beginning and its end."""
    if pause.at is None or pause.until is None or is_resumption(pause):
        return False
    at = timezones.shown(pause.at, minutes.meeting)
    begin, end = (time.hour * 60 + time.minute for time in (at.time(), pause.until))
    return end < begin and dt.timedelta(days=1, minutes=end - begin) >= NIGHT


def is_followed(minutes: Minutes, pause: Note) -> bool:
    """Whether the meeting went on on another day than that of a break."""
    begin = timezones.moment(pause.at, minutes.meeting) if pause.at else None
    return begin is not None and any(is_night(begin, at) for _, at in _moments(minutes))


def adjourned(minutes: Minutes, now: dt.datetime | None = None) -> dt.datetime | None:
    """When the meeting was adjourned that went on on another day; None where its end is that of its last day. `now`
    tells that an end is not of today, as that time is still to come."""
    meeting = minutes.meeting
    if meeting.end is None:
        return None
    moments = list(_moments(minutes))
    begun = {at.date(): at for _, at in reversed(moments)}
    closings = {f"{at:%F %H:%M}" for note, at in moments if note.outcome == "closed"}
    breaks = {f"{at:%F %H:%M}" for note, at in moments if note.kind == "break"}
    for (note, earlier), later in pairwise([*moments, (None, now)] if now else moments):
        if note is None or later[1] is None or not is_night(earlier, later[1]):
            continue
        end = timezones.on(earlier.date(), meeting.end, meeting, earlier)
        if f"{end:%F %H:%M}" in breaks:
            continue  # it is recorded
        is_closing = f"{end:%F %H:%M}" in closings
        is_over = meeting.last_date is None and earlier.date() == meeting.date
        is_to_come = now is not None and timezones.on(now.date(), meeting.end, meeting, now) > now
        is_behind = earlier - dt.timedelta(minutes=1) < end < later[1]
        is_told = is_over and begun[earlier.date()] < end  # words may have followed it on the same day
        is_between = is_behind or (end < later[1] and (is_closing or is_told))
        if is_between and (is_closing or is_over or is_to_come or later[0] is None):
            return end
    return None


def without_end(minutes: Minutes) -> Iterator[int]:
    """Indices of the last notes of those days of a meeting of several days of which no break says when they ended."""
    if minutes.meeting.last_date is None:
        return
    moments = [(index, note, timezones.moment(note.at, minutes.meeting)) for index, note in enumerate(minutes.notes)
               if note.at and not note.struck and note.kind != "remark"]  # fmt: skip
    for (index, _, earlier), (_, _, at) in pairwise(moments):
        is_told = any(
            each.kind == "break" and not is_resumption(each) and when.date() == earlier.date()
            and (each.until is None or is_overnight(each, minutes))
            for _, each, when in moments
        )  # fmt: skip
        if is_night(earlier, at) and at - earlier <= LONGEST and not is_told:
            yield index


def unrecorded(minutes: Minutes) -> dt.datetime | None:
    """When the first note was taken of a day behind the last one that the record has, where the meeting went on then;
    None where there is none."""
    last = minutes.meeting.last_date or minutes.meeting.date
    before: dt.datetime | None = None
    for note in minutes.notes:
        if note.at is None or note.struck or note.kind == "remark":
            continue
        if last is not None and before is not None and note.at.date() > last:
            earlier, at = (timezones.shown(each, minutes.meeting) for each in (before, note.at))
            went_on = earlier.date() == last < at.date() and is_night(earlier, at) and at - earlier <= LONGEST
            return at if went_on else None
        before = note.at
    return None


def _moments(minutes: Minutes) -> Iterator[tuple[Note, dt.datetime]]:
    for note in minutes.notes:
        if note.at and not note.struck and note.kind != "remark":
            yield note, timezones.moment(note.at, minutes.meeting)


def said_at(minutes: Minutes, time: dt.time, now: dt.datetime, *, is_set: bool = False) -> dt.datetime:
    """When it is that a time is typed for: on the day before where it would be half a day or more ahead, and the
    meeting had begun by then: "23:55" at 00:12. Long after the last note, or where the time is still to come, it is of
    the meeting, and not of the day on which its record is opened again; not where the clock `is_set`."""
    meeting = minutes.meeting
    last = None if is_set else _last_gone_by(minutes, now)
    today = timezones.on(now.date(), time, meeting, now)
    if last and (now - last > LONGEST or today - now > AHEAD):
        return _near(last, time, meeting)
    if today - now < HALF_DAY:
        return today
    before = timezones.on(now.date() - ONE_DAY, time, meeting, now)
    start = timezones.on(meeting.date, meeting.start, meeting, now) if meeting.date and meeting.start else None
    begun = start or next((at for note, at in _moments(minutes) if has_own_time(note)), None)
    return before if begun and begun <= before else today


def _last_gone_by(minutes: Minutes, now: dt.datetime) -> dt.datetime | None:
    """When the last note was taken, where a night was after it and now is on no day of the meeting; else None."""
    meeting = minutes.meeting
    if meeting.date is None or now.date() <= (meeting.last_date or meeting.date):
        return None
    last = max((at for note, at in _moments(minutes) if has_own_time(note)), default=None)
    return last if last and is_night(last, now) else None


def _near(at: dt.datetime, time: dt.time, meeting: Meeting) -> dt.datetime:
    """The moment of a time that is nearest to another moment, within half a day."""
    found = timezones.on(at.date(), time, meeting, at)
    if abs(found - at) <= HALF_DAY:
        return found
    return timezones.on(at.date() + (ONE_DAY if found < at else -ONE_DAY), time, meeting, at)


AHEAD = dt.timedelta(hours=1)
"""A time that is further ahead of the clock is not of today."""
ONE_DAY = dt.timedelta(days=1)
HALF_DAY = dt.timedelta(hours=12)


def place(minutes: Minutes, at: dt.datetime) -> int:
    """The index before which a note of a moment goes: behind the last that is of its minute or earlier."""
    for index in range(len(minutes.notes) - 1, -1, -1):
        when = minutes.notes[index].at
        if when and timezones.moment(when, minutes.meeting).replace(second=0, microsecond=0) <= at:
            return index + 1
    return len(minutes.notes)


def place_of_day(minutes: Minutes, at: dt.datetime) -> int:
    """The index before which it goes that a day begins at a moment: before the first note of the day that is not
    earlier to the minute, else as `place`."""
    for index, note in enumerate(minutes.notes):
        when = timezones.moment(note.at, minutes.meeting) if note.at else None
        if when and when.date() == at.date() and when.replace(second=0, microsecond=0) >= at:
            return index
    return place(minutes, at)


def went_on(minutes: Minutes, ended: dt.datetime, id: str, last: dt.date, end: dt.time | None) -> tuple[Change, ...]:
    """An adjournment made a break that lasts overnight: the meeting's last day and end become others."""
    pause = Note(id=id, kind="break", at=ended)
    meeting = minutes.meeting
    held = replace(meeting, end=end, last_date=max(last, meeting.last_date or last))
    return Change("meeting", 0, meeting, held), Change("note", place(minutes, ended), None, pause)
