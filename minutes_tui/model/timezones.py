"""The clock of a meeting: now, and the times of a record, in the meeting's time zone.

The time of day is asked of the computer here alone. Without a time zone a meeting's clock is the computer's, and what
was recorded is shown as it was recorded. All times that are made here have a fixed offset, so that what lies between
two is right on the night when the clocks are changed too.
"""

import datetime as dt
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutes_tui.model.near_words import nearest

if TYPE_CHECKING:
    from minutes_tui.model.minutes import Meeting


NO_PLACES = ("localtime", "posixrules", "Factory")
"""Names of the database that are each computer's own."""


@lru_cache(maxsize=16)
def zone(name: str) -> dt.tzinfo | None:
    """The time zone of a name of the IANA database; None where there is none here, and for ""."""
    if not name or name in NO_PLACES:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # most meetings name none

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):  # a folder's name, a path, none, no database
        return None


@cache
def names() -> tuple[str, ...]:
    """All time zones that are known here, in order; none where the system has no database of them."""
    from zoneinfo import available_timezones

    return tuple(sorted(available_timezones() - {*NO_PLACES}))


def zone_problem(name: str) -> str:
    """Why a time zone can't be used, in one sentence; "" where it can, and where none is named."""
    if not name or zone(name):
        return ""
    known = names()
    if not known:
        return "This computer has no list of time zones. Install it with pip install tzdata."
    near = " or ".join(zones_named(name)[:3]) or nearest(name, known, 0.8)
    if near:
        return f"There is no time zone {name}. Did you mean {near}?"
    return f"There is no time zone {name}. Write an IANA name, such as Europe/Tallinn."


def not_used(meeting: "Meeting") -> str:
    """What is to be said once where the time zone of a meeting can't be used; "" where it can."""
    said = zone_problem(meeting.timezone)
    return f"{said} Until then, times are those of the computer." if said else ""


def _plain(typed: str) -> str:
    """A name as it is looked for: without case and accents, as the database has none: "São Paulo" is sao_paulo."""
    letters = unicodedata.normalize("NFD", typed.strip().replace(" ", "_").casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def zones_named(typed: str) -> list[str]:
    """The time zones that are meant by a name in any case, or by its last part: "tallinn", "new york"."""
    wanted = _plain(typed)
    known = names()
    whole = [name for name in known if name.casefold() == wanted]
    return whole or [name for name in known if wanted and name.casefold().rpartition("/")[2] == wanted]


def zones_beginning(typed: str) -> list[str]:
    """The time zones that begin as is typed, or of which the last part does."""
    wanted = _plain(typed)
    parts = ((name, name.casefold()) for name in names())
    return [name for name, low in parts if low.startswith(wanted) or low.rpartition("/")[2].startswith(wanted)]


def computers() -> dt.datetime:
    """Now, as the computer's own clock shows it."""
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The computer's own day."""
    return computers().date()


def now(meeting: "Meeting") -> dt.datetime:
    """Now, as the meeting's clock shows it."""
    return shown(computers(), meeting)


def shown(at: dt.datetime, meeting: "Meeting") -> dt.datetime:
    """A time as the meeting's clock shows it; one without an offset is of that clock already."""
    there = zone(meeting.timezone)
    if there is None or at.tzinfo is None:
        return at
    try:
        local = at.astimezone(there)
    except OverflowError:  # beside the first or the last year
        return at
    offset = local.utcoffset()
    if offset is None or offset.total_seconds() % 60:  # mean time of before there were zones, which no record has
        return at
    return local.replace(tzinfo=dt.timezone(offset), fold=0)


def local(at: dt.datetime, meeting: "Meeting") -> dt.datetime:
    """A moment, which is of no clock yet, on the meeting's clock, else on the computer's."""
    return shown(at, meeting) if zone(meeting.timezone) else at.astimezone()


def moment(at: dt.datetime, meeting: "Meeting") -> dt.datetime:
    """A time with its offset: where it has none it is of the meeting's clock, else of the computer's."""
    if at.tzinfo is None and zone(meeting.timezone) is None:
        try:
            return at.astimezone()
        except (OverflowError, ValueError):  # beside the first or the last year
            return at.replace(tzinfo=dt.UTC)
    return on(at.date(), at.time(), meeting, at.replace(tzinfo=dt.UTC)) if at.tzinfo is None else shown(at, meeting)


def on(day: dt.date, time: dt.time, meeting: "Meeting", near: dt.datetime) -> dt.datetime:
    """When the meeting's clock shows a time on a day. A time that comes twice, as the clocks are put back, is the one
    nearer to `near`; one that doesn't come, as they are put forward, is as long after the change as it would be. Where
    the meeting has no time zone it has the offset of `near`."""
    at = dt.datetime.combine(day, time.replace(tzinfo=None))
    there = zone(meeting.timezone)
    if there is None:
        return at.replace(tzinfo=near.tzinfo)
    try:
        first, second = (at.replace(tzinfo=there, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    except OverflowError:
        return at.replace(tzinfo=near.tzinfo)
    is_twice = shown(first, meeting).replace(tzinfo=None) == at
    return shown(second if is_twice and abs(second - near) < abs(first - near) else first, meeting)


def hour(at: dt.datetime | None, meeting: "Meeting") -> str:
    """Hour and minute on the meeting's clock: "10:05"; "" for no time."""
    return f"{shown(at, meeting):%H:%M}" if at else ""


def day(at: object, meeting: "Meeting") -> dt.date | None:
    """The day on the meeting's clock of what is a moment or a day itself; None for anything else."""
    if isinstance(at, dt.datetime):
        return shown(at, meeting).date()
    return at if isinstance(at, dt.date) else None


def day_saved(seconds: float) -> dt.date:
    """The day of this computer on which a file was changed."""
    return dt.datetime.fromtimestamp(seconds).astimezone().date()


def hour_saved(seconds: float, meeting: "Meeting") -> str:
    """Hour and minute of a moment that is given as seconds since 1970, on the meeting's clock or the computer's."""
    return f"{local(dt.datetime.fromtimestamp(seconds, dt.UTC), meeting):%H:%M}"


def is_of(at: dt.datetime, meeting: "Meeting") -> bool:
    """Whether a time on the meeting's clock is on a day of the meeting, as far as its days are known."""
    first = meeting.date or at.date()
    return first <= at.date() <= max(meeting.last_date or first, first)
