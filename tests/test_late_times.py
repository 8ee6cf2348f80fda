"""Times that are typed later than they were: after midnight, under the next item, and when a record is opened again."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import enter

from minutes_tui import commands
from minutes_tui.checks import fixes, problems
from minutes_tui.commands.notes.at_place import record_asked
from minutes_tui.editor import Editor
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.writers import markdown

PEOPLE = [("JK", "present"), ("LB", "present"), ("AT", "present"), ("PM", "expected")]
RECORD = """format = 1
[meeting]
title = "Board"
date = 2025-03-12
start = {}
""" + "".join(f'[[participant]]\nkey = "{key}"\nname = "{key} Sill"\npresence = "{there}"\n' for key, there in PEOPLE)
RECORD += '[[agenda]]\nkey = "one"\ntitle = "Roof"\n[[agenda]]\nkey = "two"\ntitle = "Paths"\n'


class Clocked:
    """Minutes that are written, with a clock that is set before each line."""

    def __init__(self, path: Path, start: str) -> None:
        path.write_text(RECORD.format(start))
        self.now = dt.datetime(2025, 3, 12, tzinfo=dt.UTC)
        self.editor = Editor(Record.open(path), lambda: self.now)

    def at(self, when: str, *lines: str) -> str:
        """Enter lines at "12 22:05", and give what the last of them said."""
        day, _, time = when.partition(" ")
        hour, minute = map(int, time.split(":"))
        self.now = dt.datetime(2025, 3, int(day), hour, minute, tzinfo=dt.UTC)
        return enter(self.editor, *lines)

    @property
    def notes(self) -> list[str]:
        """What there is, in the order of the record, with day and time."""
        return [f"{note.kind} {note.at:%d %H:%M}" for note in self.editor.minutes.notes if note.at]


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Clocked]:
    made = Clocked(tmp_path / "evening.toml", "20:00:00")
    yield made
    made.editor.record.close()


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Clocked]:
    made = Clocked(tmp_path / "night.toml", "22:00:00")
    made.at("12 22:05", "/next", "LB: Hello.")
    made.at("13 0:10", "/vote Budget 3-1")
    yield made
    made.editor.record.close()


def test_a_break_that_is_typed_after_midnight_was_before_it_and_stands_there(night: Clocked) -> None:
    assert night.at("13 0:14", "/break 23:50") == "The break began at 23:50: /resume ends it."
    assert night.at("13 0:15", "/resume 23:59") == "Resumed at 23:59."
    assert night.notes == ["item 12 22:05", "statement 12 22:05", "break 12 23:50", "vote 13 00:10"]
    assert [note.until for note in night.editor.minutes.notes if note.kind == "break"] == [dt.time(23, 59)]


def test_the_end_of_a_break_that_was_before_its_beginning_is_refused(night: Clocked) -> None:
    night.at("13 0:14", "/break")
    refused = commands.enter(night.editor, "/resume 23:59").refused
    assert refused == "The break began at 00:14, after 23:59. To change that: /undo, then /break TIME."
    until = commands.enter(night.editor, "/break until 23:50").misread
    assert until == "23:50 is over. Type when the break began, too: /break 23:40 23:50."
    assert night.at("13 0:20", "/resume 0:18") == "Resumed at 00:18."


def test_an_item_that_is_private_over_midnight_has_one_heading_on_the_public_page(night: Clocked) -> None:
    night.at("12 23:45", "! The public was excluded.")
    assert night.at("12 23:46", "/private below").startswith("What follows under 1 Roof is private.")
    night.at("13 0:12", "AT: He owes rent.")
    night.at("13 0:15", "The public was readmitted.", "/public")
    page = markdown.write(document(night.editor.minutes, "summary"))
    assert page.count("## 1. Roof") == 1
    assert "rent" not in page
    assert page.index("excluded") < page.index("readmitted")


def test_a_break_over_midnight_stays_one(night: Clocked) -> None:
    night.at("13 0:20", "/break 23:55 0:05")
    (pause,) = [note for note in night.editor.minutes.notes if note.kind == "break"]
    assert pause.at
    assert (f"{pause.at:%d %H:%M}", pause.until) == ("12 23:55", dt.time(0, 5))


def test_a_departure_of_the_item_before_stands_under_that_in_the_order_of_time(evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "AT: One.")
    evening.at("12 20:10", "/vote Budget 2-1")
    evening.at("12 20:14", "/next")
    evening.at("12 20:15", "JK: Two.")
    evening.at("12 20:16", "-LB 20:01")
    evening.at("12 20:17", "-AT 20:12")
    assert evening.notes == [
        "item 12 20:00", "statement 12 20:00", "departure 12 20:01", "vote 12 20:10", "departure 12 20:12",
        "item 12 20:14", "statement 12 20:15",
    ]  # fmt: skip
    assert [note.item for note in evening.editor.minutes.notes if note.kind == "departure"] == ["one", "one"]


def test_a_departure_is_not_put_among_notes_that_others_may_read(evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "/private", "AT: One.")
    evening.at("12 20:14", "/next", "JK: Two.")
    evening.at("12 20:16", "-LB 20:01")
    assert evening.notes[-1] == "departure 12 20:01"


def test_who_came_before_the_meeting_began_was_there_at_the_opening(evening: Clocked) -> None:
    evening.at("12 20:10", "/next", "AT: One.")
    said = evening.at("12 20:18", "+PM 19:30")
    assert said == "Present at the opening, 20:00: PM. If they came later, type /undo and +PM TIME."
    assert [each.presence for each in evening.editor.minutes.participants] == ["present"] * 4
    assert "arrival" not in " ".join(evening.notes)


def test_who_left_and_is_noted_later_is_asked_about(evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "AT: One.")
    evening.at("12 20:15", "/motion LB: That we go.")
    wrong = "LB left at 20:09 and moved at 20:15: correct one of the times."
    assert commands.enter(evening.editor, "-LB 20:09").problem == wrong
    assert [each.text for each in problems(evening.editor.minutes) if each.check == "attendance"] == [wrong]
    evening.editor.undo()
    evening.at("12 20:17", "-LB 20:16")
    assert not [each.text for each in problems(evening.editor.minutes) if each.check == "attendance"]


def test_who_left_and_came_back_may_speak(evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "AT: One.")
    evening.at("12 20:12", "+LB 20:11")
    evening.at("12 20:15", "/motion LB: That we go.")
    assert commands.enter(evening.editor, "-LB 20:09").problem == ""


@pytest.mark.parametrize(("when", "typed", "noted"), [
    ("29 11:01", "-LB 20.03", "12 20:03"),
    ("13 11:01", "-LB 20.03", "12 20:03"),
    ("13 20:10", "-LB 20.03", "13 20:03"),  # perhaps the second day of the meeting
    ("12 23:30", "-LB 20.03", "12 20:03"),
])  # fmt: skip
def test_a_time_that_is_typed_into_an_old_record_is_of_the_meeting(
    when: str, typed: str, noted: str, evening: Clocked
) -> None:
    evening.at("12 20:00", "/next", "AT: One.")
    evening.at("12 20:05", "JK: Two.")
    said = evening.at(when, typed)
    assert f"departure {noted}" in evening.notes
    assert (said == "Noted at 20:03 on 2025-03-12, a day of the meeting.") == (when == "29 11:01")


def test_a_time_of_a_record_that_is_opened_months_later_is_of_the_meeting(evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "AT: One.")
    evening.at("12 23:50", "JK: Two.")
    evening.now = dt.datetime(2025, 11, 28, 21, 0, tzinfo=dt.UTC)
    enter(evening.editor, "-LB 20:03")
    enter(evening.editor, "-AT 0:10")
    assert evening.notes[2] == "departure 12 20:03"
    assert evening.notes[-1] == "departure 13 00:10"


def test_the_outcome_that_a_sentence_before_the_motion_asks_for_is_no_earlier_than_the_motion(
    evening: Clocked,
) -> None:
    evening.at("12 20:00", "/next")
    evening.at("12 20:05", "The motion was carried with 3 in favour and 1 against.")
    evening.at("12 20:06", "/motion AT: That we go.")
    minutes = evening.editor.minutes
    (found,) = [each for each in problems(minutes) if each.text.startswith("To check")]
    (fix,) = [each for each in fixes(minutes, found) if each.typed]
    record_asked(evening.editor, fix.typed, fix.of, fix.place)
    assert evening.notes[-1] == "vote 12 20:06"
    assert not [each for each in problems(evening.editor.minutes) if each.check == "times"]


@pytest.mark.parametrize(("line", "asked"), [
    ("Budget: carried 3-1", "Is that what became of the motion? Type /carried 3-1"),
    ("Roads: carried 3-1", ""),
])  # fmt: skip
def test_a_label_before_an_outcome_is_no_part_of_the_command(line: str, asked: str, evening: Clocked) -> None:
    evening.at("12 20:00", "/next", "/motion AT: That the budget be adopted.")
    problem = commands.enter(evening.editor, line).problem
    assert problem == asked if asked else "Type /carried" not in problem
    assert problem
