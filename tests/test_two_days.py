"""A meeting of two days: what its breaks, adjournments and resumptions become, and the page of it."""

import datetime as dt

import pytest
from conftest import NOW, Opened, enter

from minutes_tui import checks, commands
from minutes_tui.editor import Editor
from minutes_tui.meeting import days
from minutes_tui.report import document
from minutes_tui.writers import markdown

RECORD = """\
[meeting]
title = "Board"
date = 2025-03-11
start = 18:30:00
language = "en"
timezone = "Europe/Tallinn"

[[participant]]
key = "AT"
name = "Anna Tamm"

[[agenda]]
key = "ice"
title = "Ice"
"""
FIRST = ("/clock 2025-03-11 18:30", "/item ice", "/clock 2025-03-11 19:07", "/break 15", "/resume 19:22",
         "AT: The ice is thin.", "/clock 2025-03-11 19:30")  # fmt: skip


def first_day(opened: Opened, *lines: str, last_date: str = "") -> Editor:
    editor = opened(RECORD.replace("2025-03-11\n", f"2025-03-11\nlast_date = {last_date}\n") if last_date else RECORD)
    enter(editor, *FIRST, *lines, "/clock 2025-03-12 10:02")
    return editor


def page(editor: Editor) -> str:
    return markdown.write(document(editor.minutes, "summary")).replace("\N{NO-BREAK SPACE}", " ")


def breaks(editor: Editor) -> list[tuple[str, str, str]]:
    return [
        (f"{note.at:%d %H:%M}", f"{note.until:%H:%M}" if note.until else "", note.outcome)
        for note in editor.minutes.notes
        if note.kind == "break" and note.at
    ]


FINISHED = ("11 19:07", "19:22", "")
NEXT = ("12 10:02", "10:02", "resumed")


@pytest.mark.parametrize(
    ("lines", "between"),
    [
        ((), []),
        (("/break until 10:00",), [("11 19:30", "", "")]),
        (("/break",), [("11 19:30", "", "")]),
        (("/adjourn",), [("11 19:30", "", "")]),
        (("/adjourn 19:40",), [("11 19:40", "", "")]),
    ],
)
@pytest.mark.parametrize("last_date", ["", "2025-03-12"])
def test_a_resumption_on_the_next_day_leaves_a_finished_break_alone(
    lines: tuple[str, ...], between: list[tuple[str, str, str]], last_date: str, opened: Opened
) -> None:
    editor = first_day(opened, *lines, last_date=last_date)
    assert "Resumed at 10:02 on 12 March." in enter(editor, "/clock 2025-03-12 10:02", "/resume 10:02")
    assert breaks(editor) == [FINISHED, *between, NEXT]
    meeting = editor.minutes.meeting
    assert (meeting.last_date, meeting.end) == (dt.date(2025, 3, 12), None)
    assert not [problem for problem in checks.problems(editor.minutes) if problem.check == "times"]
    enter(editor, "/clock 2025-03-12 10:03", "AT: It is colder.")
    enter(editor, "/clock 2025-03-12 10:05", "/resume 10:01")
    assert breaks(editor) == [FINISHED, *between, ("12 10:01", "10:01", "resumed")]
    text = page(editor)
    assert text.count("resumed at") == text.count("resumed at 10:01") == 1
    assert text.index("Tuesday, 11 March") < text.index("19:07 to 19:22") < text.index("Wednesday, 12 March")
    assert text.index("Wednesday, 12 March") < text.index("resumed at 10:01") < text.index("colder")
    assert all(f"suspended at {start[3:]}." in text for start, _, _ in between)


def test_a_break_until_the_next_morning_tells_of_both_days_without_a_resumption(opened: Opened) -> None:
    editor = first_day(opened, "/break until 10:00", last_date="2025-03-12")
    enter(editor, "/clock 2025-03-12 10:03", "AT: It is colder.")
    text = page(editor)
    assert "suspended at 19:30." in text
    assert text.index("Wednesday, 12 March") < text.index("resumed at 10:00") < text.index("colder")
    assert text.count("resumed at") == 1


@pytest.mark.parametrize("last_date", ["", "2025-03-12"])
def test_an_adjournment_after_which_the_meeting_went_on_is_named_and_the_next_one_accepted(
    last_date: str, opened: Opened
) -> None:
    editor = first_day(opened, "/adjourn", last_date=last_date)
    assert not [problem for problem in checks.problems(editor.minutes) if problem.check == "times"]
    enter(editor, "/clock 2025-03-12 10:03", "AT: It is colder.")
    (problem,) = (each for each in checks.problems(editor.minutes) if each.check == "times")
    assert problem.text.startswith("The meeting was adjourned at 19:30 on 11 March, and notes follow on another day: ")
    assert enter(editor, "/clock 2025-03-12 10:30", "/adjourn") == "The meeting ended at 10:30."
    assert (editor.minutes.meeting.last_date, editor.minutes.meeting.end) == (dt.date(2025, 3, 12), dt.time(10, 30))
    assert breaks(editor) == [FINISHED, ("11 19:30", "", "")]
    assert not [problem for problem in checks.problems(editor.minutes) if problem.check == "times"]
    text = page(editor)
    assert text.index("suspended at 19:30.") < text.index("Wednesday, 12 March") < text.index("rose at 10:30")
    assert enter(editor, "/adjourn").startswith("The meeting ended at 10:30 already")


def test_a_meeting_that_goes_on_after_midnight_has_one_day(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-11 23:50", "/item ice", "/break", "/clock 2025-03-12 0:10", "/resume")
    assert breaks(editor) == [("11 23:50", "00:10", "")]
    assert editor.minutes.meeting.last_date is None
    enter(editor, "AT: It is late.", "/clock 2025-03-12 0:30", "/adjourn")
    assert days.adjourned(editor.minutes, NOW) == days.adjourned(editor.minutes) is None or editor.minutes.meeting.end
    assert not [problem for problem in checks.problems(editor.minutes) if "adjourned" in problem.text]


def test_a_break_that_ended_and_was_followed_by_words_keeps_its_end(opened: Opened) -> None:
    editor = opened(RECORD)
    for line in ("/clock 19:00", "/break", "/clock 19:15", "/resume", "Back.", "/clock 19:40"):
        commands.enter(editor, line)
    refused = commands.enter(editor, "/resume").refused
    assert refused == "The last break ended at 19:15. To change that: /resume TIME"
    (pause,) = (note for note in editor.minutes.notes if note.kind == "break")
    assert str(pause.until) == "19:15:00"
    commands.enter(editor, "/resume 19:20")
    (pause,) = (note for note in editor.minutes.notes if note.kind == "break")
    assert str(pause.until) == "19:20:00"


@pytest.mark.parametrize("pause", ["/break", "/adjourn 19:30", ""])
def test_a_start_on_the_second_day_leaves_that_of_the_first(opened: Opened, pause: str) -> None:
    editor = opened(RECORD)
    lines = ("/clock 2025-03-11 19:00", "/item ice", "Words.", pause, "/clock 2025-03-12 9:30", "/start")
    for line in filter(None, lines):
        commands.enter(editor, line)
    assert editor.minutes.meeting.start == dt.time(18, 30)
    assert days.is_resumption(editor.minutes.notes[-1])


@pytest.mark.parametrize("more", [("/clock 2025-03-12 9:00",), ("/clock 2025-03-12 9:00", "AT: One word more.")])
def test_an_end_that_is_corrected_on_the_next_day_stays_on_the_first(opened: Opened, more: tuple[str, ...]) -> None:
    editor = opened(RECORD)
    for line in ("/clock 2025-03-11 19:00", "/item ice", "Words.", "/adjourn 20:00", *more, "/adjourn 20:10"):
        commands.enter(editor, line)
    assert (editor.minutes.meeting.end, editor.minutes.meeting.last_date) == (dt.time(20, 10), None)
    assert not [note for note in editor.minutes.notes if note.kind == "break"]
