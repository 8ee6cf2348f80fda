"""A meeting of two days: what its breaks, adjournments and resumptions become, and the page of it."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import NOW, Opened, enter

from minutes_tui import checks, commands
from minutes_tui.editor import Editor
from minutes_tui.meeting import days
from minutes_tui.record import Record
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
    assert (
        enter(editor, "/clock 2025-03-12 10:30", "/adjourn")
        == f"The meeting ended at 10:30{'' if last_date else ' on 12 March'}."
    )
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


def test_a_correction_of_the_start_on_the_second_day_is_that_of_the_first_and_no_break_changes(opened: Opened) -> None:
    editor = first_day(opened)
    assert enter(editor, "/start 18:35") == "The meeting started at 18:35, and not at 18:30."
    assert breaks(editor) == [FINISHED]


def test_an_end_of_a_break_that_is_corrected_is_told_with_the_one_before(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *FIRST)
    assert enter(editor, "/resume 19:25") == "The break of 19:07 ended at 19:25, and not at 19:22."


@pytest.mark.parametrize("resumed", ["/resume", "/resume 20:05", "/start"])
def test_a_meeting_that_goes_on_after_its_adjournment_of_the_same_day_has_a_break_between(
    resumed: str, opened: Opened
) -> None:
    editor = opened(RECORD)
    enter(editor, *FIRST, "/clock 2025-03-11 20:00", "/adjourn", "/clock 2025-03-11 20:05")
    told = enter(editor, resumed)
    assert told == "Resumed at 20:05. The meeting was adjourned at 20:00: that is a break now."
    enter(editor, "AT: One word more.", "/clock 2025-03-11 20:10")
    assert "The meeting ended at 20:10." in enter(editor, "/adjourn")
    assert breaks(editor) == [FINISHED, ("11 20:00", "20:05", "")]
    assert editor.minutes.meeting.last_date is None
    text = page(editor)
    assert text.index("19:07 to 19:22") < text.index("20:00 to 20:05") < text.index("One word")
    assert text.index("One word") < text.index("rose at 20:10")


def test_an_end_that_was_planned_is_no_adjournment_after_which_a_meeting_resumes(opened: Opened) -> None:
    editor = opened(RECORD.replace("start = 18:30:00", "start = 18:30:00\nend = 19:45:00"))
    enter(editor, *FIRST, "/clock 2025-03-11 19:50", "AT: We are late.", "/break", "/clock 2025-03-11 19:55", "/resume")
    assert breaks(editor) == [FINISHED, ("11 19:50", "19:55", "")]
    assert editor.minutes.meeting.end == dt.time(19, 45)


@pytest.mark.parametrize("more", [(), ("/adjourn",), ("/adjourn", "/clock 2025-03-11 19:32", "AT: A late word.")])
@pytest.mark.parametrize("line", ["AT: It is colder.", "/topic Snow"])
def test_a_line_of_the_next_morning_is_asked_about_and_is_of_a_second_day(
    more: tuple[str, ...], line: str, opened: Opened
) -> None:
    editor = first_day(opened, *more)
    told = enter(editor, line)
    assert "The note before is of 11 March. /resume 10:02 begins a day of the meeting; for 11 March: /undo, and" in told
    last = "19:32" if len(more) == 3 else "19:30" if more else "19:22"
    assert told.endswith(f"/clock 2025-03-11 {last}.")
    assert "The note before" not in enter(editor, "AT: Much colder.")
    enter(editor, "/clock 2025-03-12 10:30")
    assert "The meeting ended at 10:30 on 12 March." in enter(editor, "/adjourn")
    meeting = editor.minutes.meeting
    assert (meeting.start, meeting.end, meeting.last_date) == (dt.time(18, 30), dt.time(10, 30), dt.date(2025, 3, 12))
    text = page(editor)
    assert text.count("resumed at 10:02") == 1
    assert text.index("Tuesday, 11 March") < text.index("Wednesday, 12 March") < text.index("Much colder")
    assert ("suspended at 19:30." in text) == bool(more)
    if len(more) == 3:
        assert text.index("A late word") < text.index("Wednesday, 12 March")


def test_a_resumption_that_is_entered_after_the_first_line_of_the_day_is_before_it(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    enter(editor, "AT: It is colder.", "/resume 10:02")
    assert days.is_resumption(editor.minutes.notes[-2])
    assert breaks(editor)[-1] == NEXT


def test_a_line_of_a_second_day_that_the_record_has_is_not_asked_about(opened: Opened) -> None:
    assert "The note before" not in enter(first_day(opened, last_date="2025-03-12"), "AT: It is colder.")


def test_a_private_remark_of_the_next_morning_is_not_asked_about_but_the_line_after_it_is(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    assert "The note before" not in enter(editor, "// Type up the list.")
    assert "The note before is of 11 March. /resume 10:02 begins" in enter(editor, "AT: It is colder.")


@pytest.mark.parametrize("line", ["+AT", "-AT", "/break"])
def test_who_comes_first_on_the_next_morning_is_asked_about_once(line: str, opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    assert "The note before is of 11 March. /resume TIME begins" in enter(editor, line)
    assert "The note before" not in enter(editor, "AT: It is colder.")


def test_notes_that_are_typed_up_on_several_days_after_the_meeting_have_no_second_day(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-14 20:00", "/item ice", "AT: The ice is thin.", "/clock 2025-03-15 19:00")
    assert "The note before" not in enter(editor, "AT: It is colder.")
    enter(editor, "/clock 2025-03-15 21:00", "/adjourn 20:00")
    assert (editor.minutes.meeting.end, editor.minutes.meeting.last_date) == (dt.time(20), None)


def test_an_afterthought_of_later_or_in_circulated_minutes_is_not_asked_about(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    enter(editor, "/clock 2025-04-20 10:00")
    assert "The note before" not in enter(editor, "AT: It was cold.")
    editor = opened(RECORD.replace("[meeting]", '[meeting]\nstatus = "circulated"'))
    enter(editor, *FIRST, "/clock 2025-03-12 10:02")
    assert enter(editor, "AT: It was cold.").startswith("Added to circulated minutes")


def test_notes_of_a_day_that_the_record_does_not_have_are_found_by_the_checks(opened: Opened) -> None:
    editor = first_day(opened)
    enter(editor, "AT: It is colder.")
    (problem,) = (each for each in checks.problems(editor.minutes) if each.check == "times")
    assert problem.text.startswith("Notes follow on 12 March, which is no day of the meeting: ")
    enter(editor, "/meeting last_date 2025-03-12")
    assert not [each for each in checks.problems(editor.minutes) if each.check == "times"]
    assert page(editor).index("Wednesday, 12 March") < page(editor).index("colder")


def test_notes_that_were_typed_up_later_are_none_of_another_day(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/clock 2025-03-14 20:00", "/item ice", "AT: The ice is thin.", "/clock 2025-03-15 19:00", "AT: On.")
    assert not [each for each in checks.problems(editor.minutes) if each.check == "times"]
    editor = first_day(opened)
    enter(editor, "// At home.", "/clock 2025-05-12 10:00", "AT: An afterthought.")
    assert not [each for each in checks.problems(editor.minutes) if each.check == "times"]


@pytest.mark.parametrize("command", ["/start 10:12", "/resume 10:12"])
@pytest.mark.parametrize("pause", ["/adjourn", "/break", "/break until 10:00"])
def test_a_time_a_little_ahead_of_the_clock_begins_the_day(opened: Opened, command: str, pause: str) -> None:
    editor = first_day(opened, pause)
    assert enter(editor, command) == "Resumed at 10:12 on 12 March. The clock is set to 10:12."
    enter(editor, "AT: It is colder.", "/clock 2025-03-12 11:00", "/adjourn 11:05")
    meeting = editor.minutes.meeting
    assert (meeting.start, meeting.end, meeting.last_date) == (dt.time(18, 30), dt.time(11, 5), dt.date(2025, 3, 12))
    assert breaks(editor) == [FINISHED, ("11 19:30", "", ""), ("12 10:12", "10:12", "resumed")]
    assert not [problem for problem in checks.problems(editor.minutes) if problem.check == "times"]


def test_a_third_day_that_begins_a_little_ahead_leaves_the_break_and_end_of_the_second(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    enter(editor, "/resume", "AT: Colder.", "/clock 10:45", "/break until 11:00", "/clock 11:00", "/resume", "AT: On.")
    enter(editor, "/clock 12:00", "/adjourn", "/clock 2025-03-13 10:00")
    assert "Resumed at 10:15 on 13 March." in enter(editor, "/resume 10:15")
    enter(editor, "AT: Third day.", "/clock 2025-03-13 10:30", "/adjourn")
    assert breaks(editor)[3:] == [("12 10:45", "11:00", ""), ("12 12:00", "", ""), ("13 10:15", "10:15", "resumed")]
    text = page(editor)
    assert text.index("suspended at 12:00") < text.index("13 March 2025**") < text.index("resumed at 10:15")
    assert text.index("resumed at 10:15") < text.index("Third day")


@pytest.mark.parametrize("command", ["/resume", "/resume 10:20", "/start 10:20"])
def test_the_first_line_of_a_day_is_behind_its_beginning_that_is_said_later(opened: Opened, command: str) -> None:
    editor = first_day(opened, "/adjourn")
    enter(editor, "AT: It is colder.", "/clock 2025-03-12 10:20", command)
    text = page(editor)
    assert text.count("resumed at") == 1
    assert text.index("resumed at 10:20") < text.index("colder")
    assert not [each for each in checks.problems(editor.minutes) if each.check == "times"]


def test_a_resumption_long_after_the_first_line_of_a_day_needs_a_break(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    enter(editor, "AT: It is colder.", "/clock 2025-03-12 14:00")
    refused = commands.enter(editor, "/resume").refused
    assert refused.startswith("The meeting resumed at 10:02 and has had no break since.")


def test_a_break_that_ended_does_not_end_before_it_began(opened: Opened) -> None:
    editor = first_day(opened)
    enter(editor, "/clock 2025-03-11 19:30")
    refused = commands.enter(editor, "/resume 9:15").refused
    assert refused.startswith("The break began at 19:07, after 09:15.")
    assert breaks(editor) == [FINISHED]


def test_an_end_that_is_changed_is_told_with_the_one_before(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn")
    assert enter(editor, "/adjourn 19:40") == "The meeting ended at 19:40, and not at 19:30."


def test_an_arrival_of_the_morning_is_not_asked_about_after_a_night(opened: Opened) -> None:
    editor = first_day(opened, "/adjourn", "-AT")
    enter(editor, "/clock 2025-03-12 9:30", "/resume 9:30")
    enter(editor, "+AT 9:31")
    assert editor.minutes.notes[-1].check == ""


def test_an_hour_alone_on_the_next_morning_is_of_that_morning(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(RECORD)
    times = [dt.datetime.fromisoformat("2025-03-11T19:30:00+02:00")]
    editor = Editor(Record.open(tmp_path / "m.toml"), lambda: times[-1])
    enter(editor, "/item ice", "AT: The ice is thin.", "/adjourn")
    times.append(dt.datetime.fromisoformat("2025-03-12T08:58:00+02:00"))
    assert "Resumed at 09:00 on 12 March." in enter(editor, "/start 9")
    assert editor.minutes.meeting.start == dt.time(18, 30)
    assert editor.record.close()


def third_day(opened: Opened, *lines: str) -> Editor:
    """A meeting of three days, the second without an end, and what is typed on the third."""
    editor = opened(RECORD.replace("2025-03-11\n", "2025-03-11\nlast_date = 2025-03-13\n"))
    enter(editor, *FIRST, "/adjourn 19:40", "/clock 2025-03-12 10:02", "/resume 10:02", "AT: It is colder.")
    enter(editor, "/clock 2025-03-13 08:50", *lines)
    return editor


def test_a_day_that_begins_with_a_break_begins_at_its_end(opened: Opened) -> None:
    editor = third_day(opened, "/break until 9:10", "/clock 2025-03-13 09:12", "AT: Third day.", "/adjourn 17:00")
    third = page(editor).partition("Thursday, 13 March")[2]
    assert "resumed at 09:10" in third
    assert "suspended" not in third
    assert "08:50" not in third
    assert third.index("resumed at 09:10") < third.index("Third day.")


def test_the_check_says_that_the_end_of_a_day_is_not_known(opened: Opened) -> None:
    editor = third_day(opened, "AT: Third day.", "/adjourn 19:40")
    found = [problem for problem in checks.problems(editor.minutes) if problem.check in ("ended", "times")]
    assert [problem.text for problem in found] == ["The end of 12 March is not known."]
    (fix,) = checks.fixes(editor.minutes, found[0])
    assert fix.said == "Adjourn it at 10:02, the time of the last note"
    editor.do(fix.edit)
    assert not [problem for problem in checks.problems(editor.minutes) if problem.check in ("ended", "times")]
    assert page(editor).partition("Wednesday, 12 March")[2].count("suspended at 10:02") == 1
