"""A time of day as it is typed: 9:40, 14h30, 7.30 pm, "noon", or as a page in the language has it; a break's times."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from minutes_tui.language.date_words import plain
from minutes_tui.language.vocabulary import vocabulary


def clock(typed: str, language: str = "en") -> dt.time | None:
    """A time of day in the words of a language or in English; None where it is none."""
    known = _patterns(language)
    match = known.time.fullmatch(plain(typed.strip()))
    if not match:
        return None
    of = match.groupdict()
    if of["noon"]:
        return dt.time(12)
    if of["midnight"]:
        return dt.time(0)
    is_marked = any(of[name] for name in ("before", "unit", "half", "am", "am_before", "pm", "pm_before"))
    am, pm = of["am"] or of["am_before"], of["pm"] or of["pm_before"]
    if of["named"]:
        hour, minute = known.hours.index(of["named"]) + 1, 0
        is_marked = bool(am or pm)
    elif of["four"]:
        hour, minute = divmod(int(of["four"]), 100)
        is_marked = True
    else:
        hour = int(of["hour"])
        minute = 30 if of["half"] else int(of["minute"] or of["minute_behind"] or 0)
        is_marked = is_marked or bool(of["minute"])
    if not is_marked or ((am or pm) and not 1 <= hour <= 12):
        return None
    if am or pm:
        hour = hour % 12 + (12 if pm else 0)
    hour = 0 if (hour, minute) == (24, 0) else hour
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def clock_near(typed: str, language: str, near: dt.time | None) -> dt.time | None:
    """The same, or an hour as it is said, such as "half past seven" or "halb neun": of the two that it may be in a day
    the one nearer to a time; without that one the one that is in the evening."""
    at = clock(typed, language)
    return at or ((said := spoken(typed, language)) and nearer(said, near))


class Hour(NamedTuple):
    """A time of day as a command takes it."""

    time: dt.time
    other: dt.time | None = None
    """The time that may be meant as well, twelve hours before or after it."""


def hour_meant(typed: str, language: str, near: dt.time | None) -> Hour | None:
    """The same where nothing but a time can stand, so that "6" is one too; None where it is none."""
    if at := clock(typed, language):
        return Hour(at)
    number = typed.strip().rstrip(".")
    is_number = number.isdecimal() and len(number) <= LONGEST_HOUR
    said = dt.time(int(number)) if is_number and int(number) < HOURS else spoken(typed, language)
    if said is None or said.hour > NOON or (is_number and said.hour == 0):
        return Hour(said) if said else None
    at = nearer(said, near)
    return Hour(at, at.replace(hour=(at.hour + NOON) % HOURS))


LONGEST_HOUR, NOON, HOURS = 2, 12, 24


def nearer(said: dt.time, near: dt.time | None) -> dt.time:
    """Of the two times of a day that are alike on the face of a clock the one nearer to a time; without that one the
    one nearer to eight in the evening."""
    minute = said.hour % 12 * 60 + said.minute
    wanted = near.hour * 60 + near.minute if near else 20 * 60
    found = min((minute, minute + 720), key=lambda each: min(abs(each - wanted), 1440 - abs(each - wanted)))
    return dt.time(*divmod(found, 60))


HALF_DAY = re.compile(r"(?:[1-9]|1[0-2])[:.h]\d\d")
"""A time that may be one of the morning or the evening."""
AFTER_MIDNIGHT = 3
"""The hour before which 12:10 may be ten past midnight: at any other time of day it is of noon."""


def of_face(typed: str, said: dt.time, near: dt.time | None) -> dt.time:
    """The time that a sentence means by one as it is typed: of the two that "8:30" may be, the one nearer to another
    time; where none is given, or it says which it is, as "08:30" and "8:30 am" do, the one that it is."""
    is_open = near and HALF_DAY.fullmatch(typed) and (said.hour != NOON or near.hour < AFTER_MIDNIGHT)
    return nearer(said, near) if is_open else said


def spoken(typed: str, language: str) -> dt.time | None:
    """A time as it is said by the twelve hours of a clock's face; None where it is none. Of a language without such
    words it is read in English."""
    words = re.sub(r"\s+", " ", plain(typed.strip().rstrip(".")))
    for pattern, minutes, hours in _faces(language):
        if match := pattern.fullmatch(words):
            found = match.groupdict()
            hour = int(found["hour"]) if found["hour"].isdigit() else hours[found["hour"]]
            count = found.get("count") or ""
            of_hour = minutes or (int(count) if count.isdigit() else hours.get(count, 0))
            total = hour * 60 + (of_hour if not pattern.pattern.startswith("(?P<less>)") else -of_hour)
            if 1 <= hour <= 12 and of_hour < 60:
                return dt.time(total // 60 % 24, total % 60)
    return None


@cache
def _faces(language: str) -> tuple[tuple[re.Pattern[str], int, dict[str, int]], ...]:
    """The ways to say a time, each with its minutes, 0 where they are typed, and the hours' words."""
    own = vocabulary(language).times
    known = own if own.hour_words else vocabulary("en").times
    hours = {plain(word): hour for hour, forms in enumerate(known.hour_words, 1) for word in forms}
    hour = rf"(?P<hour>{_any_of(hours)}|\d{{1,2}})"
    count = rf"(?P<count>{_any_of(hours)}|\d{{1,2}})(?: ?(?:{_any_of(known.minute)}))?"
    start, unit = rf"(?:(?:{_any_of(known.before)}) ?)?", rf"(?: ?(?:{_any_of(known.hour)}))?"
    half_to = "|".join(re.escape(plain(word)) for word in known.half_to) or "(?!)"
    ways = (
        (f"{start}(?:{_any_of(known.half_past)}) {hour}{unit}", 30),
        (f"(?P<less>){start}(?:{half_to}) ?{hour}{unit}", 30),
        (f"{start}(?:{_any_of(known.quarter_past)}) {hour}{unit}", 15),
        (f"(?P<less>){start}(?:{_any_of(known.quarter_to)}) {hour}{unit}", 15),
        (f"{start}{count} (?:{_any_of(known.past)}) {hour}{unit}", 0),
        (f"(?P<less>){start}{count} (?:{_any_of(known.to)}) {hour}{unit}", 0),
        (f"{start}{hour}{unit} ?(?:{_any_of(known.half_behind)})", 30),
        (f"{start}{hour}{unit} ?(?:{_any_of(known.quarter_behind)})", 15),
        (f"(?P<less>){start}{hour}{unit} ?(?:{_any_of(known.less_quarter)})", 15),
    )
    return tuple((re.compile(source), minutes, hours) for source, minutes in ways)


def is_before(words: str, language: str) -> bool:
    """Whether words end with what stands before a time of day in a language or in English: "the vote at"."""
    return bool(_patterns(language).behind_words.search(plain(words.rstrip())))


class Pause(NamedTuple):
    """A break: when it begins, where that isn't now, and when it ends, where that is known."""

    start: dt.time | None = None
    until: dt.time | None = None


def pause(typed: str, language: str, now: dt.datetime) -> Pause | None:
    """The break that is meant by "15 min", "until 16:00", "20:15 20:25" or a time, which is its end where it is still
    to come and its beginning where it has been; None where it is none of them. A number alone is of minutes, and behind
    "until" it is an hour."""
    known = _patterns(language)
    words = plain(typed.strip())
    if re.fullmatch(r"(?:for )?(?:an|one) hour", words):
        words = "1 h"
    minutes = known.lasting.fullmatch(words)
    hours = None if minutes else known.lasting_hours.fullmatch(words)
    if minutes or hours:
        lasting = int(minutes[1]) if minutes else 60 * int(hours[1]) if hours else 0
        hour, minute = divmod(now.hour * 60 + now.minute + lasting, 60)
        return Pause(until=dt.time(hour % 24, minute))
    near = now.time()
    for until in known.until(words):
        at = _coming(int(until), now) if BARE_HOUR.fullmatch(until) else clock_near(until, language, near)
        if at:
            return Pause(until=at)
    at = clock_near(words, language, near)
    if at:
        return Pause(until=at) if at > now.time() else Pause(start=at)
    for start, until in known.both(words):
        if pair := _two(start, until, language, near):
            return Pause(*pair)
    return None


BARE_HOUR = re.compile(r"\d|1\d|2[0-4]")
"""A number that can be an hour of the day."""


def _coming(hour: int, now: dt.datetime) -> dt.time:
    """A full hour: of the two of a clock's face, the next to come. At 20:40, 9 is 21:00."""
    hours = (hour % 24, hour + 12) if 0 < hour < 12 else (hour % 24,)
    return dt.time(min(hours, key=lambda each: (each * 60 - now.hour * 60 - now.minute) % 1440))


def _two(start: str, until: str, language: str, near: dt.time) -> tuple[dt.time, dt.time] | None:
    """Two times, of which the first may be a mere number: "from 8 to 8:15". In the evening 8 is 20:00."""
    first, last = (clock_near(BEGINS.sub("", each), language, near) for each in (start, until))
    number = BEGINS.sub("", start).strip()
    if last and not first and number.isdigit() and int(number) == last.hour % 24:
        first = dt.time(last.hour)
    if not first or not last:
        return None
    is_evening = near.hour > 12 and first.hour < 12 and last.hour < 12 and abs(first.hour + 12 - near.hour) <= 3
    hours = 12 * (is_evening and (first.hour, last.hour) == (first.hour % 12, last.hour % 12))
    return first.replace(hour=first.hour + hours), last.replace(hour=last.hour + hours)


BEGINS = re.compile(r"^\s*(?:from|between|von|de|van|från|fra|dalle|das)\s+")


class _Patterns(NamedTuple):
    time: re.Pattern[str]
    lasting: re.Pattern[str]
    """Of minutes."""
    lasting_hours: re.Pattern[str]
    """Up to four: "1 h" is how long a break is, and "14 h" when it ends."""
    before_end: re.Pattern[str]
    behind_end: re.Pattern[str]
    between: re.Pattern[str]
    behind_words: re.Pattern[str]
    """What stands before a time, at the end of words."""
    hours: tuple[str, ...]

    def until(self, words: str) -> Iterator[str]:
        """What may be a time at which something ends."""
        for pattern in (self.before_end, self.behind_end):
            match = pattern.fullmatch(words)
            if match:
                yield match[1]

    def both(self, words: str) -> Iterator[tuple[str, str]]:
        """What may be two times."""
        for match in self.between.finditer(words):
            yield words[: match.start()], words[match.end() :]


@cache
def _patterns(language: str) -> _Patterns:
    """Those of a language, with English and what is written everywhere."""
    known = [vocabulary(language).times, vocabulary("en").times]

    def all_of(field: str, *everywhere: str) -> str:
        return _any_of([*everywhere, *(word for words in known for word in getattr(words, field))])

    unit, minute = all_of("hour", "h", "u", "時"), all_of("minute", "分")
    am, pm = all_of("am", "a. m.", "a.m."), all_of("pm", "p. m.", "p.m.")
    hours = tuple(plain(word) for each in known for word in (words[0] for words in each.hours))
    until = all_of("until")
    time = rf"""
        (?:(?P<before>{all_of("before")})\s*)?
        (?:
          (?P<noon>{all_of("noon")}) | (?P<midnight>{all_of("midnight")})
        | (?:(?P<am_before>{am})\s*|(?P<pm_before>{pm})\s*)?
          (?:
            (?P<four>\d{{4}}) \s*(?:{unit})?
          | (?P<named>{_any_of(hours)})
          | (?P<hour>\d{{1,2}}) (?:
                \s*(?:[:.,]|[hu時])\s* (?P<minute>\d\d|(?<=時)\d) (?:\s*{minute})? (?:\s*{unit})?
              | \s*(?P<unit>{unit}) (?: (?P<half>{all_of("half")}) | \s*(?P<minute_behind>\d\d) (?:\s*{minute})? )?
              )?
          )
          (?:\s*(?:(?P<am>{am})|(?P<pm>{pm})))?
        )"""
    return _Patterns(
        re.compile(time, re.VERBOSE),
        re.compile(rf"(?:{all_of('lasting')}\s+)?(\d{{1,3}})\s*(?:{minute}|'|m)?"),
        re.compile(rf"(?:{all_of('lasting')}\s+)?([1-4])\s*{all_of('lasting_hours', 'h')}"),
        re.compile(rf"{until}\s*(.+)"),
        re.compile(rf"(.+?)\s*{until}"),
        re.compile(rf"\s+{until}\s+|\s*[-–—~]\s*|\s+"),
        re.compile(rf"(?:^|\s){all_of('before', *(word for each in known for word in each.until))}$"),
        hours,
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first, in which blanks are any and full stops may be missing at the end."""
    found = sorted({plain(word) for word in words}, key=len, reverse=True)
    if not found:
        return r"(?!)"
    return "(?:" + "|".join(_loose(word) for word in found) + ")"


def _loose(word: str) -> str:
    body = re.escape(word.rstrip(".")).replace(r"\ ", r"\s*")
    behind = r"(?![^\W\d_])" if word[-1].isalpha() and word.isascii() else ""
    return rf"{body}\.?{behind}"
