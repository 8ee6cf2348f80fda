"""The minute at which something was said, typed before a line: `21/ AT: Yes.`"""

import datetime as dt
import re

from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes

MINUTE = re.compile(r"\s*([0-5]\d)/\s+(?=\S)")
"""Of two digits: `1/ ` numbers a point."""
NEAR = dt.timedelta(minutes=5)
"""How far ahead of the clock, or before the last note, a typed minute is sure to be meant."""


def timed(line: str, now: dt.datetime) -> tuple[dt.datetime | None, str]:
    """The time that `21/ ` before a line gives it, and the rest of the line: the last :21 that there was, or that is
    at most five minutes ahead."""
    match = MINUTE.match(line)
    if not match:
        return None, line
    at = now.replace(minute=int(match[1]), second=0, microsecond=0)
    is_near = at - now <= NEAR or at.replace(tzinfo=None) < dt.datetime.min + dt.timedelta(hours=1)
    return at if is_near else at - dt.timedelta(hours=1), line[match.end() :]


def far_back(at: dt.datetime, minutes: Minutes) -> str:
    """That a typed minute puts a line well before the last note, so that it may be words; "" where it doesn't."""
    times = (note.at for note in reversed(minutes.notes) if note.at and not note.struck)
    last = next((timezones.moment(each, minutes.meeting) for each in times), None)
    if last is None or last - timezones.moment(at, minutes.meeting) <= NEAR:
        return ""
    before = (last - timezones.moment(at, minutes.meeting)) // dt.timedelta(minutes=1)
    return f"“{at:%M}/” is {at:%H:%M}, {before} min before the last note; \\{at:%M}/ is text."
