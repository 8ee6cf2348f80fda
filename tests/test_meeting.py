"""The meeting's own fields: by a command, over the screen, and without one."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Opened

from minutes_tui import commands
from minutes_tui.cli.linear.views import SHOWN
from minutes_tui.commands import meeting
from minutes_tui.record import Record

RECORD = '[meeting]\ntitle = "Untitled meeting"  # yet\ndate = 2025-03-12\nlanguage = "en"\n'


@pytest.mark.parametrize(
    ("typed", "key", "written"),
    [
        ("title Board of the Port", "title", "Board of the Port"),
        ("date 14 March", "date", "2025-03-14"),
        ("last_date 2025-03-13", "last_date", "2025-03-13"),
        ("date_printed 12th of March", "date_printed", "12th of March"),
        ("start 9:30", "start", "09:30"),
        ("end 12.05", "end", "12:05"),
        ("ven Harbour Hall, “B”", "venue", "Harbour Hall, “B”"),
        ("series Board", "series", "Board"),
        ("ref PV/2025/3", "reference", "PV/2025/3"),
        ("language sv", "language", "sv"),
        ("rapporteur AT, Ms Ida Berg", "rapporteur", "AT, Ms Ida Berg"),
        ("rapporteur J. Ash, Clerk", "rapporteur", "J. Ash, Clerk"),
        ("quorum 7", "quorum", "7"),
        ("distribution members, observers", "distribution", "members, observers"),
        ("style council", "style", "council"),
        ("next_date end of April", "next_date", "2025-04-30"),
        ("next_venue Town hall", "next_venue", "Town hall"),
    ],
)
def test_a_field_is_set_is_in_the_file_and_is_undone_to_the_byte(
    opened: Opened, typed: str, key: str, written: str
) -> None:
    editor = opened(RECORD)
    outcome = commands.enter(editor, f"/meeting {typed}")
    assert not any((outcome.misread, outcome.problem, outcome.refused))
    assert written in outcome.said
    assert meeting.words(Record.read(editor.record.path).minutes, key) == written
    assert editor.undo()
    assert editor.record.text == RECORD


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("title Board", 'title = "Board"'),
        ("date 2025-03-14", "date = 2025-03-14"),
        ("venue Pilot House", 'venue = "Pilot House"'),
        ("language sv", 'language = "sv"'),
        ("reference PV/3", 'reference = "PV/3"'),
        ("rapporteur AT", 'rapporteur = "AT"'),
        ("rapporteur J. Ash, Clerk", 'rapporteur = "J. Ash, Clerk"'),
        ("quorum 2", "quorum = 2"),
        ("distribution members, observers", 'distribution = ["members", "observers"]'),
        ("next_date 2025-04-30", "next = { date = 2025-04-30 }"),
    ],
)
def test_a_record_without_the_table_gets_it_with_what_was_typed_alone(opened: Opened, typed: str, row: str) -> None:
    editor = opened("format = 1\n")
    outcome = commands.enter(editor, f"/meeting {typed}")
    assert not outcome.misread
    assert editor.record.text == f"format = 1\n\n[meeting]\n{row}\n"
    assert editor.undo()
    assert editor.record.text == "format = 1\n"


def test_the_style_of_the_pages_is_a_key_of_print(opened: Opened) -> None:
    editor = opened("format = 1\n")
    assert commands.enter(editor, "/meeting style council").said == "Page style: council."
    assert editor.record.text == 'format = 1\n\n[print]\nstyle = "council"\n'
    assert "The styles are plain, secretariat" in commands.enter(editor, "/meeting style brutal").misread


def test_what_is_wrong_in_another_field_is_said_too(opened: Opened) -> None:
    editor = opened(RECORD.replace("date = 2025-03-12", "date = 2025-03-12\nlast_date = 2025-03-13"))
    assert commands.enter(editor, "/meeting date 2025-03-20").misread == "This is before the first day."


def test_each_field_has_a_place_in_the_record_and_can_be_emptied_but_for_the_title(opened: Opened) -> None:
    editor = opened(RECORD)
    filled = {"date": "2025-03-12", "last_date": "2025-03-13", "start": "9:30", "end": "12:05", "language": "fr",
              "timezone": "Europe/Tallinn", "style": "council", "quorum": "3", "next_date": "2025-04-30",
              "next_start": "10:00"}  # fmt: skip
    names = [field.name for field in meeting.FIELDS]
    _, problems = meeting.save_fields(editor, {name: filled.get(name, "Words") for name in names})
    assert not problems
    assert all(meeting.words(editor.minutes, name) for name in names)
    _, problems = meeting.save_fields(editor, dict.fromkeys(set(names) - {"title", "language"}, ""))
    assert not problems
    assert editor.minutes.meeting.next is None
    assert [name for name in names if meeting.words(editor.minutes, name)] == ["title", "language"]
    assert "title" in meeting.save_fields(editor, {"title": " "})[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("date soon", "Not a date: write 2025-03-12."),
        ("last_date 2025-03-11", "This is before the first day."),
        ("start noonish", "Not a time: write 9:30."),
        ("language xx", "The language xx is not available. Choose one of: "),
        ("quorum many", "Not a quorum: write 7, 1/2 or 50 %."),
        ("weather fine", "weather is not a field of the meeting. The fields are title, date, "),
        ("next x", "Type /meeting next 2025-04-09 9:30, Town Hall."),
    ],
)
def test_what_is_no_value_is_said_and_changes_nothing(opened: Opened, typed: str, said: str) -> None:
    editor = opened(RECORD)
    before = editor.minutes.meeting
    assert commands.enter(editor, f"/meeting {typed}").misread.startswith(said)
    assert editor.minutes.meeting == before
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("en", "17 December 2026 at 7.30pm, Village Hall, Over", ("2026-12-17", "19:30", "Village Hall, Over")),
        ("en", "2026-12-17 19:30 Village Hall", ("2026-12-17", "19:30", "Village Hall")),
        ("en", "Thursday, 17 December 2026", ("2026-12-17", "", "")),
        ("en", "17 December 2026, Room 7", ("2026-12-17", "", "Room 7")),
        ("en", "17 December 2026, 7 Mill Lane", ("2026-12-17", "", "7 Mill Lane")),
        ("de", "Freitag, 19.11.2027 um 19.30 Uhr, Gasthof Linde", ("2027-11-19", "19:30", "Gasthof Linde")),
        ("fr", "le 9 avril 2025 à 14h30, mairie", ("2025-04-09", "14:30", "mairie")),
    ],
)
def test_the_next_meeting_is_said_in_one_line(
    opened: Opened, language: str, typed: str, wanted: tuple[str, ...]
) -> None:
    editor = opened(RECORD.replace('"en"', f'"{language}"'))
    outcome = commands.enter(editor, f"/meeting next {typed}")
    assert not outcome.misread
    said = tuple(meeting.words(editor.minutes, f"next_{name}") for name in ("date", "start", "venue"))
    assert said == wanted
    assert editor.undo()
    assert editor.minutes.meeting.next is None


@pytest.mark.parametrize(
    ("now", "typed", "wanted"),
    [
        (dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), "Friday", "2025-03-14"),
        (dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), "9 April at noon, Town Hall", "2025-04-09"),
        (dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC), "Friday", "2025-03-14"),
        (dt.datetime(2025, 3, 13, 9, tzinfo=dt.UTC), "Friday", "2025-03-14"),
    ],
)
def test_the_next_meeting_is_reckoned_from_the_meeting_whenever_it_is_typed(
    opened: Opened, now: dt.datetime, typed: str, wanted: str
) -> None:
    editor = opened(RECORD.replace("2025-03-12", "2025-03-12\nlast_date = 2025-03-13"))
    with editor.at(now):
        commands.enter(editor, f"/meeting next {typed}")
    assert meeting.words(editor.minutes, "next_date") == wanted


@pytest.mark.parametrize(
    ("typed", "zone"), [("Zürich", "Europe/Zurich"), ("são paulo", "America/Sao_Paulo"), ("localtime", "")]
)
def test_a_time_zone_is_found_without_accents_and_is_no_computers_own(opened: Opened, typed: str, zone: str) -> None:
    editor = opened(RECORD)
    assert bool(commands.enter(editor, f"/meeting timezone {typed}").misread) is not bool(zone)
    assert editor.minutes.meeting.timezone == zone


def test_without_words_the_fields_are_shown(opened: Opened) -> None:
    editor = opened(RECORD)
    assert commands.enter(editor, "/meeting").view == "meeting"
    assert commands.enter(editor, "/meeting ven").argument == "venue"
    assert editor.record.text == RECORD


@pytest.mark.parametrize("columns", [80, 40])
def test_the_fields_over_the_screen_are_kept_by_one_edit(tmp_path: Path, columns: int) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    path = tmp_path / "port.toml"
    path.write_text(RECORD)
    with opened_app(path, columns, 24) as terminal:
        terminal.send("/meeting venue\r")
        terminal.wait_for("Enter save")
        terminal.send("Harbour Hall")
        for _ in range(6):
            terminal.press("up")
        terminal.send("\x15soon\r")
        terminal.wait_for("Not a date")
        terminal.send("\x152025-03-14\r")
        terminal.wait_for("Date: 2025-03-14.")
        terminal.send("/undo\r")
        terminal.wait_for("Undone.")
        terminal.send("/redo\r")
        terminal.wait_for("Redone.")
    kept = Record.read(path).minutes.meeting
    assert (kept.venue, str(kept.date), kept.title) == ("Harbour Hall", "2025-03-14", "Untitled meeting")


def test_without_a_screen_the_fields_are_said(opened: Opened) -> None:
    editor = opened(RECORD)
    said = list(SHOWN["meeting"](editor, ""))
    assert said == [
        "title: Untitled meeting",
        "date: 2025-03-12",
        "language: en",
        "To change it, type /meeting venue TEXT.",
    ]
    assert list(SHOWN["meeting"](editor, "series")) == ["series: none", "To change it, type /meeting series TEXT."]
