"""The command that sets the clock: minutes that are typed afterwards have the times that they are of.

A clock that is set stands. Who types from paper or from a recording is never as fast as the meeting was, and stops
where that went on: a clock that ran would soon be past the next time that is known, and give each line a time that
nobody noted. One that stands says what is known, "from 19:30 on", until the next time comes: `/clock 19:45`,
`/clock +5`, the end of a break. It is no part of the record: when that is opened again the clock shows now, which is
said.
"""

import datetime as dt
import re
from collections.abc import Callable

from minutes_tui.commands.command import Command
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.clock_times import Hour, clock, hour_meant
from minutes_tui.language.day_phrases import day
from minutes_tui.meeting import days
from minutes_tui.model import timezones
from minutes_tui.model.minutes import BACKDATED, Minutes

AHEAD = re.compile(r"([+-])\s*(\d{1,4})\s*(?:min|minutes|')?\.?", re.IGNORECASE)
WRITTEN = "Type /clock 19:30, /clock 2025-03-12 19:30, /clock +5 or /clock."
NEAR = dt.timedelta(hours=1)
"""A time that is as near to the real one is of the present day, where a night was before it."""
MIDNIGHT = dt.timedelta(hours=12)
"""A time that is earlier by more is of the next day."""


def _clock(editor: Editor, argument: str) -> Outcome:
    if argument.lower() in ("", "now"):
        was_set, editor.set_to = editor.set_to is not None, None
        now = editor.now()
        return Outcome(said=f"The clock shows the real time{' again' * was_set}: {now:%H:%M} on {now:%Y-%m-%d}.")
    hour = hour_typed(editor, argument)
    at = _moment_meant(editor, argument)
    if at is None:
        return Outcome(misread=WRITTEN)
    last = _last(editor)
    editor.set_to = at
    said = f"The clock is set to {time_words(at, editor.minutes)}"
    if other := _other_day(at, editor.minutes):
        return Outcome(other, said=f"{said}.")
    if hour and hour.other:
        return Outcome(said=f"{said}. {other_sentence(hour, 'clock')}")
    if last and at < last:
        return Outcome(said=f"{said}, before the last note ({time_words(last, editor.minutes)}).")
    if at > editor.now():
        return Outcome(said=f"{said}, which is in the future.")
    return Outcome(said=f"{said}: /clock TIME changes it, /clock alone ends it.")


def _other_day(at: dt.datetime, minutes: Minutes) -> str:
    """That a clock is set to a day before that of the meeting, or some days after it, while the page has the date of
    the meeting, as a sentence; "" where it is a day of the meeting, or the night after it."""
    meeting, on = minutes.meeting, at.date()
    if meeting.date is None:
        return ""
    after = (on - (meeting.last_date or meeting.date)).days
    if on >= meeting.date and after <= 1:
        return ""
    return f"The clock is on {on}, and the meeting on {meeting.date}. To change that: /meeting date {on}"


def _moment_meant(editor: Editor, typed: str) -> dt.datetime | None:
    """The moment that is meant by a time, a day and a time, or minutes from where the clock is."""
    now, minutes = editor.clock().replace(microsecond=0), editor.minutes
    if minutes_on := AHEAD.fullmatch(typed):
        by = dt.timedelta(minutes=int(minutes_on[2]))
        try:
            return timezones.shown(now + by if minutes_on[1] == "+" else now - by, minutes.meeting)
        except OverflowError:
            return None
    language = minutes.meeting.language
    if hour := hour_typed(editor, typed):
        return _on_its_day(editor, hour.time, now)
    words = typed.split()
    for first in range(len(words) - 1, 0, -1):
        on, time = day(" ".join(words[:first]), language, now.date()), clock(" ".join(words[first:]), language)
        if on and not on.doubt and time:
            return timezones.on(on.date, time, minutes.meeting, now)
    return None


def time_near(minutes: Minutes, now: dt.datetime, set_to: dt.datetime | None = None) -> dt.time | None:
    """The time of day to which one of twelve hours is taken to be near: that to which the clock is set, of the last
    note, now on a day of the meeting, or its start; None where nothing tells."""
    notes = (note for note in reversed(minutes.notes) if note.at and not note.struck and days.has_own_time(note))
    last, meeting = next((note.at for note in notes), None), minutes.meeting
    if set_to or last:
        return timezones.shown(set_to or last or now, meeting).time()
    first = meeting.date or now.date()
    return now.time() if first <= now.date() <= (meeting.last_date or first) else meeting.start


def hour_typed(editor: Editor, typed: str) -> Hour | None:
    """The time of day that stands behind a command; None where it is none."""
    now, language, last = editor.now(), editor.minutes.meeting.language, _last(editor)
    near = time_near(editor.minutes, now, editor.set_to)
    if editor.set_to is None and last and days.is_night(last, now):  # the evening before tells nothing of this morning
        found = hour_meant(typed, language, now.time())
        if found and abs(timezones.on(now.date(), found.time, editor.minutes.meeting, now) - now) <= NEAR:
            return found
    return hour_meant(typed, language, near)


def other_sentence(hour: Hour, command: str) -> str:
    """What is typed where the other time of a day was meant; "" where there is none."""
    return f"For {hour.other:%H:%M} type /{command} {hour.other:%H:%M}." if hour.other else ""


def preview_of_time(command: str, what: str) -> Callable[[str, Minutes], tuple[str, ...]]:
    """What a command does with the time that is typed, which may be one of twelve hours."""

    def preview(argument: str, minutes: Minutes) -> tuple[str, ...]:
        near = time_near(minutes, timezones.now(minutes.meeting))
        hour = hour_meant(argument, minutes.meeting.language, near) if argument else None
        return tuple(filter(None, (f"{what} {hour.time:%H:%M}", other_sentence(hour, command)))) if hour else ()

    return preview


def _on_its_day(editor: Editor, time: dt.time, now: dt.datetime) -> dt.datetime:
    """A time on the day of a clock that is set, else of the last note within the meeting's days, else of the meeting;
    where midnight came between on the day behind it."""
    meeting, last = editor.minutes.meeting, _last(editor)
    first = meeting.date or now.date()
    until = max(meeting.last_date or first, first)
    before = editor.set_to or last
    is_of_it = before is not None and first <= before.date() and before.toordinal() - until.toordinal() <= 1
    if before is None or (editor.set_to is None and not is_of_it):
        return timezones.on(now.date() if first <= now.date() <= until else first, time, meeting, now)
    at = timezones.on(before.date(), time, meeting, before)
    if before - at > MIDNIGHT and at.date() < dt.date.max:
        return timezones.on(before.date() + dt.timedelta(days=1), time, meeting, before)
    return at


def _last(editor: Editor) -> dt.datetime | None:
    """When the last note was entered, of those that are entered in their order."""
    notes = (note for note in reversed(editor.minutes.notes) if note.at and not note.struck)
    at = next((note.at for note in notes if note.kind not in BACKDATED), None)
    return timezones.moment(at, editor.minutes.meeting) if at else None


def was_set(editor: Editor) -> str:
    """That the clock was set when the last notes were entered and shows now again, as a sentence; "" where it wasn't.
    The last notes tell: two of one time to the minute are of a clock that stood, and so is one of a time to come."""
    notes = editor.minutes.notes[-LATELY:]
    times = [note.at for note in notes if note.at and not note.struck and note.kind not in BACKDATED][-2:]
    is_over = editor.minutes.meeting.status != "draft" or editor.set_to is not None
    if is_over or not times or times[-1].second:
        return ""
    at = timezones.moment(times[-1], editor.minutes.meeting)
    has_stood = len(times) > 1 and len(set(times)) == 1
    if not has_stood and at <= editor.now():
        return ""
    if abs(editor.now() - at) < dt.timedelta(minutes=2):
        return ""
    return f"The clock shows the real time again: /clock {at:%H:%M} sets it back."


LATELY = 20
"""Notes among which the last two with a time of their own are looked for."""


def time_words(at: dt.datetime, minutes: Minutes) -> str:
    """A time, with its day where that is none of the meeting's."""
    return f"{at:%H:%M}" if timezones.is_of(at, minutes.meeting) else f"{at:%H:%M} on {at:%Y-%m-%d}"


COMMANDS: tuple[Command, ...] = (
    Command("clock", "[TIME]", "Set the time of later lines: 19:30, 2025-03-12 19:30, +5; alone: real time.", _clock,
            preview=preview_of_time("clock", "Clock")),
)  # fmt: skip
