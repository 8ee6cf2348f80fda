"""The time at which something was said, typed before a line: `21/ AT: Yes.`, `19:21/ AT: Yes.`, `19:21 /next`,
`19:21 ! We wait.`, `19:21 AT asked why.`"""

import datetime as dt
import re
from typing import NamedTuple

from minutes_tui.language.clock_times import clock, of_face
from minutes_tui.language.names import roster
from minutes_tui.line import grammar
from minutes_tui.line.speech import before_colon
from minutes_tui.meeting import days
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes

MARK = re.compile(r"\s*(?:([0-5]\d)/\s+(?=\S)|(\d{1,2}[:.hu]\d\d)/\s+(?=[^\s\d]))")
"""A minute has two digits: `1/ ` numbers a point. Behind a time no number follows: "10.30/ 11.00" is of two times."""
MARKS = ("/", "!", ">", "#")
"""What a line begins with that is no sentence: behind a time, it is what it is without one."""
PRIVATE = re.compile(r"([^\\`\n]{1,60}?(?<=[\s\])]))//(?!/)(?=\s*\S)")
"""A private remark's mark that is not the first of its line, and what is before it."""
TIME_LIKE = re.compile(r"(?:[\W\d_]|(?<=\d)(?:[hTuZ]|\s?Uhr|\s?[ap]\.?\s?m\.?)(?![^\W\d_]))*", re.IGNORECASE)
"""Signs, figures, and the letters of a time."""
BRACKETED = re.compile(r"\s*[(\[（［](\d{1,2}[:.hu]\d\d)[)\]）］]\s+(?=[+-][^\W\d])")
"""A time in brackets before who came or went: "[18:05] +LB"."""
NEAR = dt.timedelta(minutes=5)
"""How far ahead of the clock, or before the last note, a typed minute is sure to be meant."""
HALF_HOUR, HOUR = dt.timedelta(minutes=30), dt.timedelta(hours=1)


class Timed(NamedTuple):
    """A line without the time before it."""

    at: dt.datetime | None
    line: str
    typed: str = ""
    """The time as it is typed."""


def timed(line: str, minutes: Minutes, now: dt.datetime) -> Timed:
    """The time that is typed before a line, and the rest of the line. A minute is the last such that there was, or that
    is at most five minutes ahead; where that is before the start of the meeting, or well before the last note, the
    next one within half an hour."""
    if private := _private(line, minutes):
        return Timed(None, private)
    if bracketed := BRACKETED.match(line):
        line = f"{bracketed[1]}/ {line[bracketed.end() :]}"
    match = MARK.match(line)
    if match and match[1]:
        return Timed(_of_minute(int(match[1]), minutes, now), line[match.end() :], f"{match[1]}/")
    if match:
        said = clock(match[2], minutes.meeting.language)
        at = of_face(match[2], said, minutes.meeting.start) if said else None
        typed = f"{match[2]}/"
    else:
        at, behind = before_colon.without_time(line.lstrip(), minutes)
        typed = line.lstrip().removesuffix(behind).strip()
        at = at if behind.startswith(MARKS) or _is_statement(behind, minutes, now) else None
    if not at:
        return Timed(None, line)
    return Timed(days.said_at(minutes, at, now), line[match.end() :] if match else behind, typed)


def _private(line: str, minutes: Minutes) -> str:
    """A line as a private remark where the mark of one is behind what may be a time, a list's dash or who speaks; ""
    of any other. What is before it stays in the remark."""
    found = PRIVATE.match(line)
    if not found or MARK.match(line):
        return ""
    before = found[1].strip()
    who = before.rstrip(":：").strip()
    is_name = before.endswith((":", "：")) and roster(minutes).one(who)
    if not is_name and (not TIME_LIKE.fullmatch(before) or before_colon.without_time(line.lstrip(), minutes)[0]):
        return ""
    return f"// {before} {line[found.end() :].strip()}"


def _is_statement(line: str, minutes: Minutes, now: dt.datetime) -> bool:
    """Whether a line says what somebody said, behind a code: what may be of a motion, or of who left, is read with the
    time in it."""
    code, blank, words = line.partition(" ")
    if not (blank and words[:1].islower() and code in roster(minutes).by_key):
        return False
    reading = grammar.read(line, minutes, now.date())
    return isinstance(reading, grammar.Entered) and reading.note.kind == "statement" and not reading.note.check


def _of_minute(minute: int, minutes: Minutes, now: dt.datetime) -> dt.datetime:
    at = now.replace(minute=minute, second=0, microsecond=0)
    naive = at.replace(tzinfo=None)
    if not dt.datetime.min + HOUR <= naive <= dt.datetime.max - HOUR:
        return at
    gone = at if at - now <= NEAR else at - HOUR
    first, last = _bounds(minutes, now)
    is_before_start = first is not None and gone < first.replace(second=0, microsecond=0) - NEAR
    is_next = is_before_start or (last is not None and last - gone > NEAR and gone + HOUR - now <= HALF_HOUR)
    return gone + HOUR if is_next else gone


def _bounds(minutes: Minutes, now: dt.datetime) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When the meeting began, where that is today, and when the last note was taken."""
    meeting = minutes.meeting
    is_today = meeting.start is not None and meeting.date == now.date()
    first = timezones.on(now.date(), meeting.start, meeting, now) if is_today and meeting.start else None
    times = (note.at for note in reversed(minutes.notes) if note.at and not note.struck)
    return first, next((timezones.moment(each, meeting) for each in times), None)


def far_off(mark: Timed, minutes: Minutes, now: dt.datetime) -> str:
    """That a typed time is well before the last note, or ahead of the clock, so that it may be words; "" else."""
    at = timezones.moment(mark.at or now, minutes.meeting)
    _, last = _bounds(minutes, now)
    if at - timezones.moment(now, minutes.meeting) > NEAR:
        ahead = (at - timezones.moment(now, minutes.meeting)) // dt.timedelta(minutes=1)
        off = f"{ahead} min ahead of the clock"
    elif last is not None and last - at > NEAR:
        off = f"{(last - at) // dt.timedelta(minutes=1)} min before the last note"
    else:
        return ""
    is_command = mark.line.startswith("/")
    what = f"\\{mark.typed} is text" if mark.typed.endswith("/") else "/undo takes it back" if is_command else ""
    return f"“{mark.typed}” is {at:%H:%M}, {off}{f'; {what}' if what else ''}."
