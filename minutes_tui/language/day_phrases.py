"""A day as it is typed: an ISO date, "Friday", "1 April", "the end of next month", "in two weeks"."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, product
from typing import NamedTuple

from minutes_tui.language.date_words import Piece, Sense, lexicon, pieces
from minutes_tui.language.separators import COMMAS

FRIDAY = 4


class Day(NamedTuple):
    """The day that is meant."""

    date: dt.date
    doubt: str = ""
    """Why another may be meant: "13 or 20 March?"."""
    kind: str = "day"
    """day; short (13.3, the 13th); near (tomorrow); meeting; week; part (of a month or year); span (two weeks); unit (a
    mere "week")."""
    is_rough: bool = False
    """Whether the words say more than the day: "Friday evening"."""


def day(typed: str, language: str, base: dt.date, coming: dt.date | None = None) -> Day | None:
    """The day that words name and nothing else; the next one from `base`. `coming` is the day of the next meeting."""
    typed = typed.strip()
    found = pieces(typed, language)
    if not found or typed[found[-1].end :].strip(" ."):
        return None
    if found[-1].has("behind"):
        found.pop()
    return meaning(found, language, base, coming) if all(follows(*pair) for pair in pairwise(found)) else None


BACK = tuple(dt.timedelta(days=days) for days in (0, 7, 31, 366))
"""How far before today the day of a meeting is looked for as well: a week, a month, a year."""


def held(typed: str, language: str, today: dt.date) -> dt.date | None:
    """The day of a meeting that words name: of those that they may mean the nearest, before or behind. Minutes are
    often typed the day after."""
    if typed.strip().casefold() == "yesterday" and today > dt.date.min:
        return today - dt.timedelta(days=1)
    found = day(typed, language, today)
    is_to_come = any(piece.has(sense) for piece in pieces(typed.strip(), language) for sense in ("next", "coming"))
    if found is None or found.kind not in ("day", "short") or is_to_come:
        return found.date if found else None
    before = (day(typed, language, today - back) for back in BACK if (today - dt.date.min) > back)
    return min((each.date for each in before if each), key=lambda date: abs(date - today))


# What pieces mean together

CLOSE = re.compile(rf"\s*[{COMMAS}]?\s*|\s*\(\s*|\)\s*|-")
"""What may stand between two pieces of a date."""
SHORT = 5
"""Letters of the longest abbreviation that a full stop may follow within a date."""
LONGEST = 9
"""Pieces in a date."""
SPANS = frozenset({"span", "unit"})
"""Kinds of day that are said behind "in" or "within", and not behind "by": "put off by two weeks"."""
NO_DATE = frozenset(
    {
        "by",
        "before",
        "for",
        "for_meeting",
        "label",
        "behind",
        "within",
        "within_behind",
        "ending",
        "before_figure",
        "on_from",
    }
)
"""What pieces may be that stand before or behind a date."""


def follows(before: Piece, after: Piece) -> bool:
    """Whether a piece may go on with a date."""
    is_dotted = before.text[-1:].isdecimal() or before.has("nth") or len(before.text) <= SHORT
    gap = after.gap.removeprefix(".") if is_dotted else after.gap
    return bool(after.senses) and CLOSE.fullmatch(gap) is not None


def meaning(
    run: Sequence[Piece], language: str, base: dt.date, coming: dt.date | None, spans: bool = True
) -> Day | None:
    """The day that pieces name together, each with the sense that makes one; without `spans` no span of time."""
    told_by = [piece for piece in run if not piece.is_filler]
    if not told_by or len(told_by) > LONGEST or run[-1].is_filler:
        return None
    choices = [[sense for sense in piece.senses if sense.name not in NO_DATE] for piece in told_by]
    for senses in product(*choices):
        told = _values_of(list(zip(senses, told_by, strict=True)))
        try:
            found = told and _reckoned(told, language, base, coming)
        except (OverflowError, ValueError):  # no such day, or none in the calendar
            found = None
        if found and (spans or found.kind not in SPANS):
            return found
    return None


class Told(NamedTuple):
    """What a run of pieces says, each thing once."""

    values: Mapping[str, int]
    numbers: tuple[int, ...]
    """Those that belong to no other word."""
    figures: str
    is_rough: bool


UNITS = {"days": 1, "weeks": 7}
COMPOUNDS: Mapping[str, tuple[str, ...]] = {
    "this_week": ("this", "weeks"), "next_week": ("next", "weeks"), "this_month": ("this", "months"),
    "next_month": ("next", "months"), "week_end": ("end", "weeks"), "month_end": ("end", "months"),
    "this_year": ("this", "years"), "next_year": ("next", "years"),
    "quarter_end": ("end", "quarters"), "year_end": ("end", "years"), "next_meeting": ("next", "meeting"),
}  # fmt: skip
"""Words that say two things."""


def _values_of(said: list[tuple[Sense, Piece]]) -> Told | None:
    """The things that are said, figures together with the word that they belong to; None where one is said twice."""
    values: dict[str, int] = {}
    numbers: list[int] = []
    figures, is_rough = "", False
    index = 0
    while index < len(said):
        (name, value), piece = said[index]
        after = said[index + 1][0] if index + 1 < len(said) else Sense("")
        index += 1
        match name, after.name:
            case ("fillers" | "marks", _):
                continue
            case ("part_of_day", _):
                is_rough = True
                continue
            case ("day_end", _) if len(said) > 1:
                continue
            case ("weekday_part", _):
                name, is_rough = "weekday", True
            case ("number", "days" | "weeks"):
                name, value, index = "span", value * UNITS[after.name], index + 1
            case ("number", "week_number"):
                name, index = "week number", index + 1
            case ("number", "years") if value > 99:  # 2026年
                name, index = "year", index + 1
            case ("number", "months" | "years"):
                name, index = f"span of {after.name}", index + 1
            case ("number", "day_of_month"):
                name, index = "nth", index + 1
            case ("quarter_number", "number"):
                name, value, index = "quarter number", after.value, index + 1
            case ("weeks" | "week_number", "number"):
                name, value, index = "week number", after.value, index + 1
            case ("number", _) if value > 99:
                name = "year"
            case ("number", _):
                numbers.append(value)
                continue
            case ("era", "number"):
                index += 1 + (index + 1 < len(said) and said[index + 1][0].name == "years")
                name, value = "year", value + after.value
            case ("era", "figures"):  # R8.4.1
                year, _, rest = said[index][1].text.partition(".")
                name, figures, index = "figures", f"{value + int(year)}.{rest}", index + 1
            case ("figures", _):
                figures = piece.text
        names = COMPOUNDS.get(name, (name,))
        if values.keys() & set(names):
            return None
        values |= dict.fromkeys(names, value)
    if "month" in values:
        values.pop("months", None)  # the end of the month of March
    return Told(values, tuple(numbers), figures, is_rough)


def _reckoned(told: Told, language: str, base: dt.date, coming: dt.date | None) -> Day | None:
    """The day that is told, counted from `base`. Raises ValueError and OverflowError where there is no such day."""
    values = _anchored(told, base)
    names = values.keys() - {"weekday"}
    weekday = values.get("weekday")
    if names in ({"meeting", "next"}, {"meeting", "coming"}) and not told.numbers:
        return Day(coming, kind="meeting") if coming else None
    if "feast" in names and names <= {"feast", "year", "this", "next", "coming"} and not told.numbers:
        found = _of_feast(lexicon(language).feasts[values["feast"]], values.get("year", 0), base)
    elif "quarter number" in names and names <= {"quarter number", "year", "end"} and not told.numbers:
        found = _of_quarter(
            values["quarter number"], values.get("year", 0), base, kind="part" if "end" in names else "quarter"
        )
    elif names <= {"figures", "year"} and told.figures:
        found = None if told.numbers else _in_figures(told.figures, values.get("year", 0), language, base)
    elif names & {"month", "nth"}:
        found = _of_month(values, names, told.numbers, base)
    elif told.numbers:
        return None
    elif weekday is not None and names <= {"next", "coming", "this", "weeks"}:
        found = _weekday(weekday, names, base)
    elif weekday is not None and names == {"span"} and values["span"] % 7 == 0:
        found = _weeks_on(weekday, values["span"], base)
    else:
        found = _of_week(values, names, base) or _near(values, base) or _end_of_period(values, names, base)
    if not found:
        return None
    if weekday is not None and found.date.weekday() != weekday:
        other = found.date + dt.timedelta(days=(weekday - found.date.weekday() + 3) % 7 - 3)
        found = found._replace(doubt=f"{_day_and_month(found.date)} is a {found.date:%A}: {either(found.date, other)}")
    return found._replace(is_rough=found.is_rough or told.is_rough)


def _anchored(told: Told, base: dt.date) -> Mapping[str, int]:
    """What is told, with the month and year that "the 5th of next month" and "1 April next year" are of."""
    said = told.values.keys()
    beside = said & {"this", "next", "coming"}
    later = beside != {"this"}
    if not beside:
        return told.values
    rest = {name: value for name, value in told.values.items() if name not in {*beside, "months", "years"}}
    if "months" in said and (told.numbers or said & {"nth", "early", "mid", "middle_third"}):
        last = last_of(base.year, base.month + later)
        return rest | {"year": last.year, "month": last.month}
    if "years" in said and said & {"month", "figures"}:
        return rest | {"year": base.year + later}
    return told.values


def _weekday(weekday: int, names: Set[str], base: dt.date) -> Day:
    """Friday, next Friday, Friday of this or next week, "Friday week"."""
    monday = base - dt.timedelta(days=base.weekday())
    first = base + dt.timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if "weeks" not in names:
        is_open = names == {"next"} and weekday > base.weekday()
        return Day(first, either(first, first + dt.timedelta(days=7)) if is_open else "")
    if names == {"weeks"}:
        return _weeks_on(weekday, 7, base)
    return Day(monday + dt.timedelta(days=weekday + 7 * ("this" not in names)))


def _weeks_on(weekday: int, days: int, base: dt.date) -> Day:
    """Friday week, Friday fortnight: so many days after the Friday that comes. On a Friday they are counted from that
    day, or, as some say it, from the next."""
    first = base + dt.timedelta(days=(weekday - base.weekday()) % 7)
    found = first + dt.timedelta(days=days)
    return Day(found, either(found, found + dt.timedelta(days=7)) if first == base else "")


PARTS = {"early": 10, "mid": 15, "middle_third": 20, "end": 31}
"""Of a month, with their last days."""


def _of_month(values: Mapping[str, int], names: Set[str], free: tuple[int, ...], base: dt.date) -> Day | None:
    """1 April, the 13th, mid-March."""
    year, month = values.get("year", 0), values.get("month", 0)
    numbers = [values["nth"], *free] if "nth" in names else list(free)
    if names == {"nth"} and not free:
        lasts = (last_of(base.year, base.month + later) for later in range(3))
        nths = (last.replace(day=values["nth"]) for last in lasts if values["nth"] <= last.day)
        return Day(next(each for each in nths if each >= base), kind="short")
    if names == {"year", "month"} and not free:
        return Day(last_of(year, month), kind="month")
    if month and names - {"year", "nth"} == {"month"}:
        if len(numbers) == 2 and not year and numbers[1] > 31:  # 1 April 45
            year = 2000 + numbers.pop()
        return _next(year, month, numbers[0], base) if len(numbers) == 1 else None
    part = next((part for part in PARTS if names - {"year"} == {"month", part}), "")
    if not part or numbers:
        return None
    lasts = (last_of(each, month) for each in ([year] if year else [base.year, base.year + 1]))
    ends = [last.replace(day=min(PARTS[part], last.day)) for last in lasts]
    found = next((each for each in ends if each >= base), ends[0])
    return Day(found, _just_past(ends[0], found, base), kind="part")


def _of_feast(rule: str, year: int, base: dt.date) -> Day | None:
    """Christmas, Easter, Thanksgiving: that of a year, or, where that is 0, the next."""
    days = (feast(rule, each) for each in ([year] if year else [base.year, base.year + 1]))
    return Day(next(each for each in days if year or each >= base), kind="feast")


def feast(rule: str, year: int) -> dt.date:
    """The day of a feast in a year, by its rule (`DueWords.feasts`)."""
    if counted := re.fullmatch(r"(easter|pascha)([+-]\d+)?", rule):
        return easter(year, is_julian=counted[1] == "pascha") + dt.timedelta(days=int(counted[2] or 0))
    first, *behind = rule.split()
    day = dt.date.fromisoformat(f"{year:04}-{first}")
    weekday = next((each for each in behind if each in WEEKDAYS), "")
    return day + dt.timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7 if weekday else 0)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def easter(year: int, *, is_julian: bool = False) -> dt.date:
    """Easter Sunday, in the Gregorian calendar; `is_julian`: as the churches have it that reckon by the Julian one."""
    century, golden = year // 100, year % 19
    if is_julian:
        moon = (19 * golden + 15) % 30
        sunday = (year + year // 4 + moon) % 7
        month, day = divmod(moon - sunday + 120, 31)
        return dt.date(year, month, day + 1) + dt.timedelta(days=century - century // 4 - 2)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    moon -= (golden + 11 * moon) // 319
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return dt.date(year, month, day + 1)


def _of_quarter(number: int, year: int, base: dt.date, kind: str) -> Day | None:
    """The last day of a quarter of the calendar year."""
    if not 1 <= number <= 4:
        return None
    ends = [last_of(each, number * 3) for each in ([year] if year else [base.year, base.year + 1])]
    return Day(next((each for each in ends if each >= base), ends[-1]), kind=kind)


def _of_week(values: Mapping[str, int], names: Set[str], base: dt.date) -> Day | None:
    """Week 12, the week after next: a week's Friday, or the weekday that is said."""
    weekday = values.get("weekday", FRIDAY)
    monday = base - dt.timedelta(days=base.weekday())
    if names - {"end"} == {"week_after_next"}:
        return Day(monday + dt.timedelta(days=14 + weekday), kind="week")
    if names - {"end", "year"} != {"week number"}:
        return None
    this_year, number = base.isocalendar().year, values["week number"]
    found = dt.date.fromisocalendar(values.get("year", this_year), number, weekday + 1)
    if found < monday and "year" not in values:
        found = dt.date.fromisocalendar(this_year + 1, number, weekday + 1)
    return Day(found, kind="week")


NEAR = {"today": 0, "tomorrow": 1, "overmorrow": 2}
"""Days that are said with a week or a fortnight behind them."""


def _near(values: Mapping[str, int], base: dt.date) -> Day | None:
    """Today, tomorrow, today week, two weeks; a unit alone is one of it."""
    if (from_ := NEAR.get("".join(values.keys() - {"weeks", "span"}))) is not None and len(values) == 2:
        return Day(base + dt.timedelta(days=from_ + values.get("span", 7)))
    if len(values) != 1:
        return None
    ((name, value),) = values.items()
    match name:
        case "today" | "day_end":
            return Day(base)
        case "tomorrow" | "overmorrow":
            return Day(base + dt.timedelta(days=1 + (name == "overmorrow")), kind="near")
        case "span":
            return Day(base + dt.timedelta(days=value), kind="span")
        case "days" | "weeks":
            return Day(base + dt.timedelta(days=UNITS[name]), kind="unit")
        case "months" | "years" | "span of months" | "span of years":
            last = last_of(base.year, base.month + (value or 1) * (12 if "years" in name else 1))
            return Day(last.replace(day=min(base.day, last.day)), kind="span" if value else "unit")
        case "fiscal_year_end":
            return Day(last_of(base.year + (base.month > 3), 3), kind="part")
    return None


PERIODS = ("weeks", "months", "quarters", "years")
COUNTED = ("number", "nth", "counted")
"""What pieces may be that count a period: which one "the third quarter" is depends on when the first began."""


def _end_of_period(values: Mapping[str, int], names: Set[str], base: dt.date) -> Day | None:
    """The end of this or next week, month, quarter or year: the last day, of a week its Friday."""
    if names - {"years"} == {"end", "year"}:
        return Day(dt.date(values["year"], 12, 31), kind="part")
    if names == {"fiscal_year_end", "year"}:
        return Day(last_of(values["year"] + 1, 3), kind="part")
    unit = next((unit for unit in PERIODS if unit in names), "")
    if not unit or "weekday" in values or not set() < names - {unit} <= {"end", "this", "next", "coming"}:
        return None
    later = bool(names & {"next", "coming"})
    match unit:
        case "weeks":
            monday = base - dt.timedelta(days=base.weekday())
            friday = monday + dt.timedelta(days=FRIDAY + 7 * later)
            return Day(friday if friday >= base else monday + dt.timedelta(days=6), kind="week")
        case "months":
            return Day(last_of(base.year, base.month + later), kind="part")
        case "quarters":
            return Day(last_of(base.year, base.month + -base.month % 3 + 3 * later), kind="part")
    return Day(dt.date(base.year + later, 12, 31), kind="part")


def _in_figures(figures: str, year: int, language: str, base: dt.date) -> Day | None:
    """A day such as 1.4.2026, 1/4/26, 13/3 or 2026/4/1, in the order of the language.

    In English whose country isn't known 4/1 may be two days.
    """
    parts = re.split(r"[./-] ?", figures.rstrip("."))
    first, second = int(parts[0]), int(parts[1])
    if len(parts[0]) == 4:
        return Day(dt.date(first, second, int(parts[2])))
    pattern = lexicon(language).pattern
    mark = next(letter for letter in figures if not letter.isdecimal())
    if len(parts) == 3:
        if len(parts[2]) == 1:
            return None
        year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    elif mark == "." and "." not in pattern:
        return None
    is_month_first = pattern.startswith("M") or (pattern.startswith("y") and mark in pattern)
    orders = [(first, second), (second, first)] if is_month_first else [(second, first), (first, second)]
    days = []
    for month, number in orders[: 1 if mark == "." else 2]:
        if 1 <= month <= 12 and 1 <= number <= 31:
            days.append(future(year, month, number, base))
    if not days:
        return None
    if language.lower() == "en" and len(set(days)) > 1:
        return Day(days[0], either(*days), is_rough=True)
    doubt = "" if year else _next(0, days[0].month, days[0].day, base).doubt
    return Day(days[0], doubt, kind="short" if len(parts) == 2 and not figures.endswith(".") and not year else "day")


def last_of(year: int, month: int) -> dt.date:
    """The last day of a month; months beyond twelve are of the years that follow."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = dt.date(year, month, 28) + dt.timedelta(days=3)
    return following if following.month == month else following - dt.timedelta(days=following.day)


def future(year: int, month: int, number: int, base: dt.date) -> dt.date:
    """A day of a year, or, where that is 0, the next such day. Raises ValueError where there is none."""
    if year:
        return dt.date(year, month, number)
    for later in range(9):  # 29 February
        try:
            found = dt.date(base.year + later, month, number)
        except ValueError:
            continue
        if found >= base:
            return found
    raise ValueError(f"there is no day {number} in month {month}")


def _next(year: int, month: int, number: int, base: dt.date) -> Day:
    """The same, with the doubt whether the one that is just past is meant."""
    found = future(year, month, number, base)
    is_leap = (found.month, found.day) == (2, 29)
    return Day(found, "" if year or is_leap else _just_past(found.replace(year=base.year), found, base))


LATELY = dt.timedelta(days=45)


def _just_past(this_year: dt.date, found: dt.date, base: dt.date) -> str:
    """The question whether a day of this year is meant that is past for a few weeks, or the one that was found."""
    return either(this_year, found) if this_year < base <= this_year + LATELY and this_year != found else ""


APART = 31
"""Days between two that a question may be about."""


def days_meant(asked: str, date: dt.date | None) -> list[dt.date]:
    """The two days of which a question asks which is meant, one of them a date; [] where it asks something else."""
    if date is None or not asked.endswith("?"):
        return []
    near = (date + dt.timedelta(days=days) for days in range(-APART, APART + 1) if abs(date.year - 5000) < 4990)
    pairs = (tuple(sorted((date, other))) for other in near if other != date)
    return list(next((pair for pair in pairs if asked.endswith(either(*pair))), ()))


NO_SUCH_DAY = "There is no {}. Which day is meant?"


def is_of_day(asked: str, date: dt.date | None) -> bool:
    """Whether a question asks which day is meant: of two, or because there is no such day."""
    return bool(days_meant(asked, date)) or asked.startswith(NO_SUCH_DAY.partition("{")[0])


def impossible(run: Sequence[Piece], language: str) -> str:
    """The day that pieces name and no calendar has, as "29 February 2027"; "" where it is one."""
    choices = [[sense for sense in piece.senses if sense.name not in NO_DATE] for piece in run if not piece.is_filler]
    for senses in product(*choices) if len(choices) <= LONGEST else ():
        told = _values_of(list(zip(senses, (piece for piece in run if not piece.is_filler), strict=True)))
        if told and (named := _impossible_day(told, language)):
            return named
    return ""


def _impossible_day(told: Told, language: str) -> str:
    """The same, of what a run says; where figures may be two days, of both."""
    year, numbers = told.values.get("year", 0), list(told.numbers)
    if "nth" in told.values:
        numbers.append(told.values["nth"])
    if "month" in told.values and len(numbers) == 1 and told.values.keys() <= {"month", "nth", "year", "weekday"}:
        days = [(told.values["month"], numbers[0])]
    elif told.figures and told.values.keys() <= {"figures", "weekday"} and not numbers:
        parts = [int(part) for part in re.split(r"[./-] ?", told.figures.rstrip("."))]
        if parts[0] > 99 and len(parts) == 3:
            if "-" in told.figures and not 1 <= parts[1] <= 12:  # 2026-13-01 is no 13 January
                return told.figures
            year, *parts = parts
        elif len(parts) == 3:
            year = parts[2] + 2000 * (parts[2] < 100)
        is_month_first = lexicon(language).pattern.startswith("M") or (len(parts) == 2 and year)
        days = [(parts[0], parts[1]), (parts[1], parts[0])]
        days = [each for each in (days if is_month_first else days[::-1]) if 1 <= each[0] <= 12]
    else:
        return ""
    if not days or any(_is_day(year or 2024, *each) for each in days):
        return ""
    month, day = days[0]
    return f"{day} {dt.date(2024, month, 1):%B}{f' {year}' if year else ''}" if 28 < day < 100 else ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def either(one: dt.date, other: dt.date) -> str:
    """A question which of two days is meant: "13 or 20 March?"."""
    if one.year != other.year:
        return f"{_day_and_month(one)} {one.year} or {_day_and_month(other)} {other.year}?"
    return f"{one.day if one.month == other.month else _day_and_month(one)} or {_day_and_month(other)}?"


def _day_and_month(day: dt.date) -> str:
    return f"{day.day} {day:%B}"
