"""The meeting's time zone: whatever the computer's is, all times are of the meeting's clock."""

import datetime as dt
import os
import subprocess
import sys
import time
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOW, Opened

from minutes_tui import checks, commands
from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.assist.completer import Completer
from minutes_tui.cli.linear.views import note_lines
from minutes_tui.commands import agenda, meeting
from minutes_tui.commands.notes.review_actions import ACTS
from minutes_tui.editor import Editor
from minutes_tui.export import csv_tables
from minutes_tui.export.formats import Order, exported
from minutes_tui.line.snippets import Short
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting
from minutes_tui.record import Record

TALLINN = Meeting(title="Board", date=dt.date(2025, 3, 12), timezone="Europe/Tallinn")
UTC = dt.UTC
RECORD = """\
[meeting]
title = "Board"
date = 2025-03-12
timezone = "America/New_York"

[print]
times = true

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice"

[[note]]
id = "1"
at = 2025-03-12T10:05:00+02:00
kind = "item"
item = "ice"
outcome = "taken up"

[[note]]
id = "2"
at = 2025-03-12T08:10:00Z
item = "ice"
text = "The ice came late."

[[note]]
id = "3"
at = 2025-03-12T04:12:00
item = "ice"
kind = "arrival"
who = "AT"
"""
"""10:05 in Tallinn is 4:05 in New York."""


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def laptop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A computer in each of some time zones."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the computer's time zone can't be set here")


def test_lines_are_stamped_on_the_meetings_clock_wherever_the_computer_is(laptop: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(RECORD)
    editor = Editor(Record.open(path))
    before = dt.datetime.now(UTC).replace(microsecond=0)
    commands.enter(editor, "AT: One.")
    commands.enter(editor, "/adjourn")
    assert editor.record.close()
    minutes = Record.read(path).minutes
    at = minutes.notes[3].at
    assert at is not None
    there = before.astimezone(zoneinfo.ZoneInfo("America/New_York"))
    assert (at.utcoffset(), at >= before) == (there.utcoffset(), True)
    assert minutes.meeting.end is not None
    assert minutes.meeting.end.hour in (there.hour, (there + dt.timedelta(minutes=1)).hour)


def test_typed_times_starts_arrivals_breaks_and_what_is_before_a_line_are_of_that_clock(opened: Opened) -> None:
    editor = opened(RECORD)  # it is 10:30 in Tallinn, 4:30 in New York
    for line in (
        "/start",
        "+AT 4:20",
        "/break 15 min",
        "/resume",
        "26/ AT: Before that.",
        "! It is agreed.",
        "/floor AT",
    ):
        assert not commands.enter(editor, line).problem
    minutes = editor.minutes
    offset = dt.timezone(dt.timedelta(hours=-4))
    arrival, pause, earlier, decision = (note for note in minutes.notes[3:] if note.kind != "item")
    assert arrival.at == dt.datetime(2025, 3, 12, 4, 20, tzinfo=offset)
    assert (pause.at, pause.until) == (dt.datetime(2025, 3, 12, 4, 30, tzinfo=offset), dt.time(4, 30))
    assert earlier.at == dt.datetime(2025, 3, 12, 4, 26, tzinfo=offset)
    assert minutes.meeting.start == dt.time(4, 30)
    assert all(
        note.at and note.at.utcoffset() == dt.timedelta(hours=-4) for note in (arrival, pause, earlier, decision)
    )
    assert minutes.floor.since is not None
    assert minutes.floor.since.hour == 4


def test_notes_with_other_offsets_are_shown_and_printed_on_it_and_stay_as_they_were_recorded(
    opened: Opened, laptop: str
) -> None:
    editor = opened(RECORD)
    page = exported(editor.record, "md", Order()).decode()
    assert "04:10" in page
    assert "04:12" in page
    assert "10:05" not in page + exported(editor.record, "html", Order()).decode()
    assert 'startTime="' not in exported(editor.record, "xml", Order()).decode()
    assert [note_lines(note, editor.minutes)[0][:5] for note in editor.minutes.notes] == ["04:05", "04:10", "04:12"]
    assert '"at": "2025-03-12T08:10:00Z"' in exported(editor.record, "json", Order()).decode()
    assert editor.record.text == RECORD


def test_a_speech_in_akoma_ntoso_and_a_row_for_a_spreadsheet_have_the_meetings_time(opened: Opened) -> None:
    editor = opened(RECORD.replace('text = "The', 'speaker = "AT"\nattribution = "prefix"\ntext = "The'))
    assert 'startTime="2025-03-12T04:10:00-04:00"' in exported(editor.record, "xml", Order()).decode()
    editor = opened(RECORD.replace('text = "The', 'kind = "action"\ntext = "The'))
    assert "2025-03-12T04:10:00-04:00" in csv_tables.table(editor.minutes, "actions", "public")


def test_time_used_is_the_same_whatever_offset_a_note_has(opened: Opened, laptop: str) -> None:
    minutes = opened(RECORD).minutes
    assert agenda.used(minutes, NOW) == {"ice": 25}
    bare = opened(RECORD.replace("10:05:00+02:00", "04:05:00")).minutes
    assert agenda.used(bare, NOW) == {"ice": 25}


def test_the_time_of_a_note_is_changed_on_the_meetings_clock(opened: Opened) -> None:
    editor = opened(RECORD)
    act = next(each for each in ACTS if each.name == "time")
    assert act.now(editor, [1]) == "04:10"
    act.run(editor, [1], "4:11")
    act.run(editor, [2], "4:13")
    assert [str(note.at) for note in editor.minutes.notes[1:]] == ["2025-03-12 04:11:00-04:00", "2025-03-12 04:13:00"]


def test_times_that_go_back_are_found_between_any_offsets_and_said_on_that_clock(opened: Opened, laptop: str) -> None:
    later = RECORD.replace("04:12:00", "04:09:00").replace('kind = "arrival"\nwho = "AT"', 'text = "Two."')
    found = [each.text for each in checks.problems(opened(later).minutes) if each.check == "times"]
    assert found == ["This note is timed 04:09:00, before the note above (04:10:00): correct one."]


def test_the_day_is_that_of_the_meeting_where_it_is_tomorrow_already(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text('[meeting]\ntitle = "x"\ntimezone = "Pacific/Auckland"\n')
    editor = Editor(Record.open(path), lambda: dt.datetime(2025, 3, 12, 20, 0, tzinfo=UTC))
    commands.enter(editor, "> AT to call by tomorrow")
    assert str(editor.minutes.notes[0].at) == "2025-03-13 09:00:00+13:00"
    assert editor.minutes.notes[0].due == dt.date(2025, 3, 14)
    assert editor.record.close()


def test_the_next_meeting_of_a_series_is_in_its_time_zone(tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_text(RECORD)
    assert next_meeting(tmp_path / "old.toml", tmp_path).minutes.meeting.timezone == "America/New_York"


# The night when clocks are changed


def test_times_that_come_twice_or_never_at_a_change_of_the_clock() -> None:
    night, half_past = dt.date(2025, 10, 26), dt.time(3, 30)
    early, late = (dt.datetime(2025, 10, 26, hour, 40, tzinfo=UTC) for hour in (0, 1))
    assert str(timezones.on(night, half_past, TALLINN, early)) == "2025-10-26 03:30:00+03:00"
    assert str(timezones.on(night, half_past, TALLINN, late)) == "2025-10-26 03:30:00+02:00"
    assert str(timezones.on(dt.date(2025, 3, 30), half_past, TALLINN, early)) == "2025-03-30 04:30:00+03:00"


def test_what_lies_between_two_times_counts_the_hour_that_came_twice(opened: Opened) -> None:
    record = RECORD.replace("America/New_York", "Europe/Tallinn").replace(
        "2025-03-12T10:05:00+02:00", "2025-10-26T03:30:00+03:00"
    )
    minutes = opened(record).minutes
    now = timezones.shown(dt.datetime(2025, 10, 26, 1, 30, tzinfo=UTC), minutes.meeting)
    assert f"{now:%H:%M}" == "03:30"
    assert agenda.used(minutes, now) == {"ice": 60}


def test_a_typed_time_of_another_season_has_the_offset_of_its_day(opened: Opened) -> None:
    editor = opened(RECORD.replace("America/New_York", "Europe/Tallinn"))
    commands.enter(editor, "/clock 2025-07-01 9:00")
    commands.enter(editor, "+AT 8:55")
    assert str(editor.minutes.notes[-1].at) == "2025-07-01 08:55:00+03:00"


@pytest.mark.parametrize("year", [1, 9999])
def test_years_at_the_ends_of_the_calendar_crash_nothing(year: int) -> None:
    for month, day, hour in ((1, 1, 0), (12, 31, 23)):
        at = dt.datetime(year, month, day, hour, tzinfo=UTC)
        for name in ("Pacific/Auckland", "America/New_York"):
            there = Meeting(timezone=name)
            assert timezones.shown(at, there)
            assert timezones.moment(at.replace(tzinfo=None), there)
            assert timezones.on(at.date(), at.time(), there, NOW)


# A wrong name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Europe/Talin", "There is no time zone Europe/Talin. Did you mean Europe/Tallinn?"),
        ("tallinn", "There is no time zone tallinn. Did you mean Europe/Tallinn?"),
        ("Europe", "There is no time zone Europe. Write an IANA name, such as Europe/Tallinn."),
        ("../../../etc/passwd", "There is no time zone ../../../etc/passwd. Write an IANA name"),
        ("GMT+25\0", "There is no time zone GMT+25\0"),
    ],
)
def test_a_wrong_time_zone_is_a_problem_with_its_line(name: str, said: str, opened: Opened) -> None:
    editor = opened(RECORD.replace("America/New_York", name.replace("\0", "\\u0000")))
    found = [each for each in checks.problems(editor.minutes) if each.key == "timezone"]
    assert [each.text.startswith(said) for each in found] == [True]
    assert found[0].text.endswith("Until then, times are those of the computer.")
    assert editor.record.lines(found) == [4]
    assert editor.clock() == NOW
    assert editor.clock().utcoffset() == NOW.utcoffset()
    assert timezones.hour(editor.minutes.notes[0].at, editor.minutes.meeting) == "10:05"


def test_where_no_time_zones_are_installed_a_sentence_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezones, "names", list)
    monkeypatch.setattr(timezones, "zone", lambda name: None)
    assert timezones.zone_problem("Europe/Tallinn") == (
        "This computer has no list of time zones. Install it with pip install tzdata."
    )
    assert timezones.shown(NOW, TALLINN) == NOW


def test_a_wrong_time_zone_is_said_once_where_lines_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(RECORD.replace("America/New_York", "Europe/Talin"))
    for way in (["type", path], [path, "--linear"]):
        ended = subprocess.run([sys.executable, "-m", "minutes_tui", *map(str, way)], input="One.\nTwo.\n",
                               capture_output=True, encoding="utf-8", env=os.environ, check=False)  # fmt: skip
        assert (ended.stdout + ended.stderr).count(
            "There is no time zone Europe/Talin. Did you mean Europe/Tallinn?"
        ) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Europe/Tallinn", "Europe/Tallinn"), ("tallinn", "Europe/Tallinn"), ("new york", "America/New_York"), ("", "")],
)
def test_the_time_zone_field_takes_a_city(typed: str, kept: str, opened: Opened) -> None:
    editor = opened(RECORD)
    _, problems = meeting.save_fields(editor, {"timezone": typed})
    assert not problems
    assert editor.minutes.meeting.timezone == kept


def test_the_time_zone_field_takes_and_completes_known_names_alone(opened: Opened) -> None:
    editor = opened(RECORD)
    assert commands.enter(editor, "/meeting timezone Talin").misread.startswith("There is no time zone Talin")
    completer = Completer(Short())
    found = completer.candidates("/meeting timezone tall", editor.minutes)
    assert [each.text for each in found][:1] == ["Europe/Tallinn"]
