"""Any day of the calendar: the first and the last, years of three figures. No writer, command or check breaks."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Opened
from hypothesis import given
from hypothesis import strategies as st

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.checks import problems
from minutes_tui.export.formats import FORMATS, Order, exported
from minutes_tui.export.icalendar import calendar
from minutes_tui.language import day_phrases
from minutes_tui.language.clock_times import pause
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.due_dates import due
from minutes_tui.model.minutes import Meeting, Minutes, Next, Note
from minutes_tui.record import Record
from minutes_tui.report import FORMS

EXTREMES = [
    dt.date.min,
    dt.date(33, 4, 3),
    dt.date(999, 12, 31),
    dt.date(1000, 1, 1),
    dt.date.max,
]
DAYS = st.sampled_from(EXTREMES) | st.dates()

RECORD = """\
format = 1

[meeting]
title = "Board"
date = {day}
last_date = {day}
start = 09:00:00
language = "{language}"
status = "{status}"
next = {{ date = {day}, start = 10:00:00, venue = "Mill" }}

[print]
signature = ["chair", "rapporteur"]
numbered = true

[[participant]]
key = "AT"
name = "Anna Tamm"
role = "chair"
presence = "present"

[[agenda]]
key = "ice"
title = "Ice"
minutes = 20

[[history]]
status = "approved"
at = {day}

[[corrigendum]]
date = {day}
text = "Words."

[[note]]
id = "1"
at = {day}T00:00:00Z
item = "ice"
kind = "item"
outcome = "taken up"

[[note]]
id = "2"
at = {day}T23:59:59+14:00
kind = "action"
due = {day}
responsible = "AT"
text = "Count the boats."

[[note]]
id = "3"
at = {day}T23:59:59-12:00
kind = "break"
until = 00:05:00

[[note]]
id = "4"
at = {day}T23:59:59
kind = "departure"
who = "AT"

[[note]]
id = "5"
struck = {day}T00:00:00Z
text = "Gone."
"""


@pytest.mark.parametrize("day", EXTREMES, ids=str)
@pytest.mark.parametrize("format", FORMATS)
def test_every_writer_takes_any_day(day: dt.date, format: str, tmp_path: Path) -> None:
    for language in ("en", "lt", "ar") if format == "md" else ("en",):
        path = tmp_path / f"{language}.toml"
        path.write_text(RECORD.format(day=day, language=language, status="approved"), "utf-8")
        record = Record.read(path)
        assert not record.problems
        for form in FORMATS[format].forms or (FORMS if format == "md" else ("summary",)):
            assert exported(record, format, Order(form=form, times=True))


@pytest.mark.parametrize("status", ["draft", "approved"])
@pytest.mark.parametrize("day", EXTREMES, ids=str)
def test_every_check_and_command_takes_any_day(day: dt.date, status: str, opened: Opened) -> None:
    editor = opened(RECORD.format(day=day, language="en", status=status))
    assert not problems(editor.minutes)
    for hour in (dt.time(0, 1), dt.time(23, 59)):
        now = dt.datetime.combine(day, hour, dt.UTC)
        editor.clock = editor.now = lambda now=now: now  # type: ignore[method-assign, misc]
        for command in commands.COMMANDS:
            for argument in ("", "AT", "next Friday", "10:45", "15 min"):
                preview.preview_text(f"/{command.name} {argument}", editor.minutes, now)
                commands.enter(editor, f"/{command.name} {argument}")
        for line in ("> AT count the boats by next Friday", "> by tomorrow count", "+AT 10:40", "59/ Words."):
            preview.preview_text(line, editor.minutes, now)
            commands.enter(editor, line)
    assert not Record.read(editor.record.path).problems


@given(DAYS, st.sampled_from(languages()), st.sampled_from(["tomorrow", "Friday", "29 February", "end of the month"]))
def test_a_day_in_words_is_found_or_not_from_any_day(base: dt.date, language: str, words: str) -> None:
    found = day_phrases.day(words, "en", base)
    assert found is None or found.date >= base
    known = vocabulary(language).deadlines
    for each in (*known.tomorrow, *known.week_end, *known.month_end, *known.year_end, *known.next_week, *known.numbers):
        due(f"x {known.by[0]} {each}", language, base, base)


@given(DAYS, st.none() | st.times(), st.sampled_from(["", "Europe/Tallinn", "Pacific/Kiritimati", "No/Where", "../x"]))
def test_any_next_meeting_is_in_the_calendar(day: dt.date, start: dt.time | None, timezone: str) -> None:
    meeting = Meeting(title="x", date=day, timezone=timezone, next=Next(date=day, start=start))
    written = calendar(Minutes(meeting=meeting, notes=(Note(kind="action", text="x", due=day),)), "public")
    stamp = next(line for line in written.split("\r\n") if line.startswith("DTSTART"))
    assert len(stamp.rpartition(":")[2].rstrip("Z")) == (8 if start is None else 15)


@given(DAYS, st.times())
def test_a_break_of_minutes_ends_at_any_moment(day: dt.date, time: dt.time) -> None:
    assert pause("15 min", "en", dt.datetime.combine(day, time))
