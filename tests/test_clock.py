"""Minutes that are typed afterwards: a clock that is set stands until it is set on."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest
import starts
from conftest import NOW, Opened, enter, present

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.commands import agenda
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.clock_times import Pause, pause
from minutes_tui.record import Record

RECORD = """\
[meeting]
title = "Board"
date = 2025-03-11
timezone = "Europe/Tallinn"

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice"
"""


def entered(editor: Editor, *lines: str) -> Outcome:
    for line in lines:
        outcome = commands.enter(editor, line)
    return outcome


def times(editor: Editor) -> list[str]:
    return [f"{note.at:%m-%d %H:%M}" for note in editor.minutes.notes if note.at]


def test_lines_have_the_time_that_the_clock_is_set_to(opened: Opened) -> None:
    editor = opened(RECORD)
    said = entered(editor, "/clock 19:30").said
    assert said == "The clock is set to 19:30: /clock TIME changes it, /clock alone ends it."
    entered(editor, "AT: One.", "AT: Two.", "/clock +5", "AT: Three.", "/clock 19:45", "! Four.")
    assert times(editor) == ["03-11 19:30", "03-11 19:30", "03-11 19:35", "03-11 19:45"]
    assert entered(editor, "/clock").said == "The clock shows the real time again: 10:30 on 2025-03-12."
    entered(editor, "AT: Five.")
    assert times(editor)[-1] == "03-12 10:30"


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2025-03-10 8:15", "2025-03-10 08:15:00+02:00"), ("7.30 pm", "2025-03-11 19:30:00+02:00"),
        ("10 March 2025 9:00", "2025-03-10 09:00:00+02:00"), ("noon", "2025-03-11 12:00:00+02:00"),
        ("-15", "2025-03-12 10:15:00+02:00"), ("+ 5 min", "2025-03-12 10:35:00+02:00"),
    ],
)  # fmt: skip
def test_the_clock_is_set_by_a_time_a_day_and_time_or_minutes(typed: str, at: str, opened: Opened) -> None:
    editor = opened(RECORD)
    assert not entered(editor, f"/clock {typed}").misread
    assert str(editor.set_to) == at


@pytest.mark.parametrize("typed", ["soon", "25:00", "2025-03-11", "2025-02-30 9:00", "+9999999", "19:30 sharp"])
def test_what_is_no_time_stays_in_the_line(typed: str, opened: Opened) -> None:
    editor = opened(RECORD)
    assert "Type /clock 19:30" in entered(editor, f"/clock {typed}").misread
    assert editor.set_to is None


def test_midnight_may_come_between_and_a_second_day_goes_on_where_its_notes_end(opened: Opened) -> None:
    editor = opened(RECORD)
    said = entered(editor, "/clock 23:50", "AT: Late.", "/clock 0:10").said
    assert said.startswith("The clock is set to 00:10 on 2025-03-12: ")
    editor = opened(RECORD.replace("2025-03-11\n", "2025-03-10\nlast_date = 2025-03-11\n"))
    entered(editor, "/clock 2025-03-11 9:00", "AT: On the second day.", "/clock now", "/clock 9:20")
    assert str(editor.set_to) == "2025-03-11 09:20:00+02:00"


def test_a_time_that_goes_back_or_is_still_to_come_is_said(opened: Opened) -> None:
    editor = opened(RECORD)
    said = entered(editor, "/clock 19:45", "AT: One.", "/clock 19:30").said
    assert said == "The clock is set to 19:30, before the last note (19:45)."
    said = entered(editor, "/clock 2025-03-12 10:31").said
    assert said == "The clock is set to 10:31 on 2025-03-12, which is in the future."


def test_items_attendance_and_breaks_follow_the_clock(opened: Opened) -> None:
    editor = opened(RECORD)
    entered(editor, "/clock 19:30", "/start", "/item ice", "+AT", "/clock 19:40")
    assert entered(editor, "/break 15 min").said == "The clock is set to 19:55."
    entered(editor, "/resume", "AT: After the break.", "/clock +10", "-AT", "/adjourn")
    minutes = editor.minutes
    assert times(editor) == [f"03-11 {at}" for at in ("19:30", "19:40", "19:55", "20:05", "20:05")]
    assert minutes.participants[0].presence == "present"  # who comes in the minute of the start
    assert minutes.notes[1].until == dt.time(19, 55)
    assert (minutes.meeting.start, minutes.meeting.end) == (dt.time(19, 30), dt.time(20, 5))
    assert agenda.used(minutes, editor.clock()) == {"ice": 20}
    assert not present(minutes)
    commands.enter(editor, "/clock 20:30")
    said = commands.enter(editor, "/adjourn").refused
    assert said == "The meeting ended at 20:05 already: /adjourn TIME changes that."
    assert not commands.enter(editor, "/adjourn 20:10").refused
    assert editor.minutes.meeting.end == dt.time(20, 10)


def test_a_later_time_of_an_arrival_sets_it_on_and_an_earlier_one_does_not(opened: Opened) -> None:
    editor = opened(RECORD)
    assert entered(editor, "/clock 19:30", "+AT 19:53").said == "The clock is set to 19:53."
    assert entered(editor, "AT: Sorry.", "-AT 19:50").said == ""
    assert entered(editor, "-AT 8.15 pm", "On we go.").said == ""
    assert times(editor) == [f"03-11 {at}" for at in ("19:53", "19:53", "19:50", "20:15", "20:15")]
    entered(editor, "/undo", "/undo")
    assert f"{editor.clock():%H:%M}" == "19:53"
    now = opened(RECORD)
    entered(now, "+AT 23:59", "AT: Now.")
    assert f"{now.minutes.notes[-1].at:%H:%M}" == f"{NOW:%H:%M}"


def test_an_end_that_is_typed_closes_the_item_and_sets_the_clock(opened: Opened) -> None:
    editor = opened(RECORD)
    said = entered(editor, "/clock 19:30", "/item ice", "/adjourn 21:12").said
    assert said == "The meeting ended at 21:12. The clock is set to 21:12."
    assert times(editor) == ["03-11 19:30", "03-11 21:12"]


def test_a_break_of_unknown_length_wants_its_end(opened: Opened) -> None:
    editor = opened(RECORD)
    refused = entered(editor, "/clock 19:30", "/break", "/resume").refused
    assert refused == "The clock still shows 19:30. To end the break: /resume TIME"
    assert entered(editor, "/resume 19:42").said == "Resumed at 19:42. The clock is set to 19:42."
    entered(editor, "AT: On.")
    assert times(editor) == ["03-11 19:30", "03-11 19:42"]


def test_undo_takes_back_what_a_break_did_to_the_clock(opened: Opened) -> None:
    editor = opened(RECORD)
    entered(editor, "/clock 19:30", "AT: One.", "/break 15 min")
    entered(editor, "/undo")
    assert f"{editor.clock():%H:%M}" == "19:30"
    entered(editor, "/redo")
    assert f"{editor.clock():%H:%M}" == "19:45"
    entered(editor, "/undo", "AT: Two.", "/clock 20:00", "/undo", "/undo")
    assert f"{editor.clock():%H:%M}" == "20:00"
    assert editor.minutes.notes == ()
    assert editor.record.text == RECORD


def test_what_is_done_now_has_the_time_of_now(opened: Opened) -> None:
    """Striking out and circulating are no events of the meeting."""
    editor = opened(RECORD)
    entered(editor, "/clock 19:30", "AT: One.", "/strike AT")
    assert editor.minutes.participants[0].struck == NOW
    entered(editor, "/strike AT", "/circulate")
    assert editor.minutes.history[0].at == NOW


def test_a_time_in_the_line_goes_before_the_clock(opened: Opened) -> None:
    editor = opened(RECORD)
    entered(editor, "/clock 19:30", "25/ AT: Before.", "AT: After.")
    assert times(editor) == ["03-11 19:25", "03-11 19:30"]


class Ended(NamedTuple):
    code: int
    stdout: str
    stderr: str


def run(path: Path, *arguments: str, lines: str) -> Ended:
    ended = starts.run(arguments, lines.encode(), folder=path.parent)
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_lines_from_a_pipe_may_set_the_clock_for_themselves(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(RECORD)
    ended = run(path, "type", str(path), lines="/clock 19:30\nAT: One.\n/clock now\nAT: Two.\n")
    assert ended.stderr.startswith("line 1: The clock is set to 19:30")
    assert "line 3: The clock shows the real time again" in ended.stderr
    run(path, "type", "--clock", str(path), lines="/clock 19:40\n2025-03-11T19:35:00\tAT: Three.\nAT: Four.\n")
    run(path, "type", str(path), lines="AT: Five.\n")
    one, two, three, four, five = (note.at for note in Record.read(path).minutes.notes)
    assert [str(at) for at in (one, three, four)] == [f"2025-03-11 {at}:00+02:00" for at in ("19:30", "19:35", "19:40")]
    assert all(at and dt.datetime.now(dt.UTC) - at < dt.timedelta(minutes=5) for at in (two, five))


def test_the_plain_prompt_shows_the_clock_and_that_it_is_back_at_now(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(RECORD)
    ended = run(path, str(path), "--linear", lines="/clock 19:30\nAT: One.\n")
    assert "The clock shows the real time" not in ended.stdout
    assert "The clock is set to 19:30" in ended.stdout
    ended = run(path, str(path), "--linear", lines="/notes\n")
    assert "To use the day of the meeting, type /clock 19:30." in ended.stdout


@pytest.mark.parametrize("columns", [40, 80])
def test_the_header_shows_that_the_clock_is_set(columns: int, tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    path = tmp_path / "m.toml"
    path.write_text(RECORD)
    with opened_app(path, columns, 24) as terminal:
        terminal.send("/clock 19:30\r")
        terminal.wait_for("set to 19:30")
        terminal.send("AT: One.\r/clock +5\r")
        terminal.wait_for("set to 19:35")
        terminal.press("f5")
        terminal.wait_for("set to 19:35")
    assert str(Record.read(path).minutes.notes[0].at) == "2025-03-11 19:30:00+02:00"


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("10", "20:50"), ("10m", "20:50"), ("for 10", "20:50"), ("10 min", "20:50"), ("90", "22:10"),
        ("until 9", "21:00"), ("until 10", "22:00"), ("until 1", "01:00"), ("until 21", "21:00"), ("until 24", "00:00"),
        ("until 9 pm", "21:00"), ("until 20:55", "20:55"),
    ],
)  # fmt: skip
def test_a_break_of_a_bare_number_is_of_minutes_and_until_one_it_ends_at_the_next_such_hour(
    typed: str, until: str
) -> None:
    assert pause(typed, "en", dt.datetime(2025, 3, 11, 20, 40)) == Pause(until=dt.time.fromisoformat(until))


def test_a_break_of_a_bare_number_says_which_it_is_and_how_the_other_is_typed(opened: Opened) -> None:
    editor = opened(RECORD)
    said = entered(editor, "/clock 20:40", "/break 10").said
    assert said == ("A break of 10 minutes, until 20:50. For 22:00, type /break until 10. The clock is set to 20:50.")
    assert entered(editor, "/undo", "/break until 10").said == "The clock is set to 22:00."
    assert entered(editor, "/undo", "/break 90").said.startswith("A break of 90 minutes, until ")


@pytest.mark.parametrize(
    ("language", "typed", "at", "other"),
    [
        ("en", "half seven", "19:30", "07:30"),
        ("en", "half past seven", "19:30", "07:30"),
        ("de", "halb sieben", "18:30", "06:30"),
        ("fr", "sept heures et demie", "19:30", "07:30"),
        ("sv", "halv sju", "18:30", "06:30"),
        ("en", "6", "18:00", "06:00"),
        ("en", "18", "18:00", ""),
        ("en", "6:00", "06:00", ""),
        ("en", "6 pm", "18:00", ""),
    ],
)
def test_one_of_twelve_hours_is_the_nearer_one_and_the_other_is_said(
    language: str, typed: str, at: str, other: str, opened: Opened
) -> None:
    evening = RECORD.replace("date =", f'language = "{language}"\nstart = 19:00:00\ndate =')
    for command, said in (("start", "The meeting started at"), ("clock", "The clock is set to")):
        editor = opened(evening)
        outcome = entered(editor, f"/{command} {typed}")
        assert outcome.said.startswith(f"{said} {at}")
        assert (f"For {other} type /{command} {other}." in outcome.said) == bool(other)
        row = preview.previewed(f"/{command} {typed}", opened(evening).minutes, NOW).parts
        assert row[0] == f"{command.capitalize()} {at}"
        assert row[1:] == ((f"For {other} type /{command} {other}.",) if other else ())


def test_an_hour_in_the_morning_is_one_of_the_morning(opened: Opened) -> None:
    editor = opened(RECORD.replace("2025-03-11", "2025-03-12"))
    assert entered(editor, "/start 9").said == "The meeting started at 09:00. For 21:00 type /start 21:00."
    assert entered(editor, "/clock 9:30", "AT: Yes.", "/adjourn noon").said.startswith("The meeting ended at 12:00.")
    assert entered(editor, "/start 25").misread == "Not a time: write /start 9:30."


def test_a_clock_that_is_set_follows_an_arrival_that_a_sentence_told(opened: Opened) -> None:
    editor = opened(RECORD + LATER)
    entered(editor, "/clock 19:30", "Tamm arrived at 7.41pm")
    assert entered(editor, "+AT 19:41").said.startswith("The clock is set to 19:41. ")
    entered(editor, "A line.")
    assert times(editor) == [f"03-11 {at}" for at in ("19:30", "19:41", "19:41")]
    entered(editor, "/undo", "/undo")
    assert f"{editor.clock():%H:%M}" == "19:30"
    entered(editor, "/redo", "Berg arrived at 7.50pm", "A line.", "+LB", "Another.")
    assert [times(editor)[-1], f"{editor.clock():%H:%M}"] == ["03-11 19:50", "19:50"]


def test_a_clock_that_is_set_follows_who_takes_the_chair(opened: Opened) -> None:
    editor = opened(RECORD + LATER + 'role = "chair"\n')
    entered(editor, "/clock 19:30", "A line.")
    assert entered(editor, "/chair AT 19:45").said.endswith(" The clock is set to 19:45.")


LATER = """
[[participant]]
key = "LB"
name = "Lea Berg"
"""


def test_a_clock_on_another_day_than_that_of_the_meeting_says_so(opened: Opened) -> None:
    editor = opened("[meeting]\ntitle = 'T'\ndate = 2025-03-12\n")
    said = "The clock is on 2025-03-09, and the meeting on 2025-03-12. To change that: /meeting date 2025-03-09"
    assert enter(editor, "/clock 2025-03-09 19:00") == said
    assert "the meeting on" not in enter(editor, "/clock 2025-03-13 00:30")
    enter(editor, said.rpartition(": ")[2])
    assert "the meeting on" not in enter(editor, "/clock 2025-03-09 19:10")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2025-03-12", ""),
        ("2025-03-11", ""),
        ("2025-03-14", "Noted at 10:30 on 2025-03-12, and the meeting is on 2025-03-14. "
                       "To change that: /undo, then /clock TIME"),
        ("2025-03-01", "Noted at 10:30 on 2025-03-12, and the meeting is on 2025-03-01. "
                       "To change that: /undo, then /clock TIME"),
    ],
)  # fmt: skip
def test_a_departure_at_a_time_of_no_day_of_the_meeting_says_so(date: str, said: str, opened: Opened) -> None:
    record = RECORD.replace("2025-03-11", date)
    assert entered(opened(record), "+AT 09:00", "-AT").said == said
    assert entered(opened(record), "+AT 09:00", "-AT 09:30").said == ""
    assert "Noted at" not in entered(opened(record), "/clock 19:30", "+AT 09:00", "-AT").said


@pytest.mark.parametrize("clock", ["/clock 2025-03-11 19:00", "/clock 2025-03-11 20:30"])
@pytest.mark.parametrize("line", ["Resumed 8.15pm", "Meeting reconvened at 8.15pm"])
def test_that_it_went_on_behind_an_adjournment_is_asked_and_makes_a_break(
    clock: str, line: str, opened: Opened
) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 19:00", "AT: Ice.", "/adjourn 20:00", clock, line)
    assert editor.minutes.notes[-1].check == "Did the meeting go on? Type /resume 20:15"
    said = enter(editor, "/resume 20:15")
    assert said.startswith("Resumed at 20:15. The meeting was adjourned at 20:00: that is a break now.")
    assert editor.minutes.meeting.end is None
    (pause,) = [note for note in editor.minutes.notes if note.kind == "break"]
    assert pause.at
    assert (f"{pause.at:%H:%M}", pause.until) == ("20:00", dt.time(20, 15))
    assert [note.text for note in editor.minutes.notes if not note.struck and note.kind == "statement"] == ["Ice."]
    assert f"{editor.clock():%H:%M}" == ("20:15" if "19:00" in clock else "20:30")


@pytest.mark.parametrize("line", ["-AT 23:55", "23:55 AT: I said so.", "AT (23:55): I said so."])
def test_a_time_typed_after_midnight_is_of_the_day_before_where_the_meeting_had_begun(
    line: str, opened: Opened
) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 22:00", "/item ice", "AT: One.", "/clock 2025-03-12 0:12", line)
    assert times(editor)[-1] == "03-11 23:55"


def test_a_time_still_to_come_on_a_day_on_which_the_meeting_begins_stays_on_it(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 9:00", "/item ice", "-AT 23:55")
    assert times(editor)[-1] == "03-11 23:55"
