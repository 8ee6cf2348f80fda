"""The first minutes with the program: what an empty record shows, people, date and time as people write them."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Opened, enter
from screens import shown_rows

from minutes_tui.editor import Editor
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.screens.start import is_line
from minutes_tui.tui.widgets.first_steps import FEW, first_steps

EMPTY = 'format = 1\n\n[meeting]\ntitle = "Parish council"\ndate = 2025-03-12\n'


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(EMPTY)


def shown(editor: Editor) -> str:
    return "\n".join("".join(text for text, _ in row) for row in first_steps(editor.minutes))


def test_the_first_steps_are_people_agenda_and_a_line_and_each_stays_until_it_is_done(editor: Editor) -> None:
    assert "▸ 1 People" in shown(editor)
    enter(editor, "/person Ms Ida Berg, Chair")
    assert "✓ 1 People" in shown(editor)
    assert "▸ 2 Agenda" in shown(editor)
    enter(editor, "IB: The ice came late.")
    assert "✓ 3 Minutes" in shown(editor)
    assert "▸ 2 Agenda" in shown(editor), "it is not done, though a line is"
    enter(editor, "/insert The ice in spring")
    assert shown(editor) == ""


def test_they_give_way_once_some_notes_are_taken(editor: Editor) -> None:
    for number in range(FEW + 1):
        assert shown(editor)
        enter(editor, f"Narrative {number}.")
    assert shown(editor) == ""


def test_every_line_that_they_show_does_what_they_say(editor: Editor) -> None:
    enter(editor, "/person Ms Ida Berg, Chair", "/insert The ice in spring")
    assert [person.key for person in editor.minutes.participants] == ["IB"]
    assert (len(editor.minutes.agenda), editor.minutes.notes) == (1, ()), "an item is added and not taken up"
    assert "IB: The ice came late." in shown(editor)
    enter(editor, "IB: The ice came late.", "! We wait for the thaw.")
    assert [note.kind for note in editor.minutes.notes] == ["statement", "decision"]


def test_a_role_is_given_in_one_line(editor: Editor) -> None:
    enter(editor, "/person Ms Ida Berg")
    assert enter(editor, "/role IB vice chair") == "Ms Ida Berg: vice chair."
    assert editor.minutes.participants[0].role == "vice chair"
    assert "Say who and which role" in enter(editor, "/role IB")
    assert "XX" in enter(editor, "/role XX chair")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("/meeting date 12 March 2025", "date", dt.date(2025, 3, 12)),
        ("/meeting date March 14, 2025", "date", dt.date(2025, 3, 14)),
        ("/meeting day Friday", "date", dt.date(2025, 3, 14)),
        ("/meeting start 7pm", "start", dt.time(19)),
        ("/meeting begins 19.30", "start", dt.time(19, 30)),
        ("/meeting time 19", "start", dt.time(19)),
        ("/meeting ends 9 pm", "end", dt.time(21)),
        ("/meeting place Town Hall", "venue", "Town Hall"),
        ("/meeting name Parish council of Saltvik", "title", "Parish council of Saltvik"),
    ],
)
def test_a_field_of_the_meeting_is_called_and_filled_as_people_write_it(
    line: str, field: str, value: object, editor: Editor
) -> None:
    enter(editor, line)
    assert getattr(editor.minutes.meeting, field) == value


@pytest.mark.parametrize(
    "line",
    ["/meeting 14 March 2025 at 7 pm, Town Hall", "/meeting date Friday 19:00, Town Hall",
     "/meeting when Fri 14 March 19.00 Town Hall"],
)  # fmt: skip
def test_day_time_and_place_are_taken_from_one_line(line: str, editor: Editor) -> None:
    enter(editor, line)
    meeting = editor.minutes.meeting
    assert (meeting.date, meeting.start, meeting.venue) == (dt.date(2025, 3, 14), dt.time(19), "Town Hall")


def test_a_date_that_may_be_two_is_asked_about_and_nothing_is_changed(editor: Editor) -> None:
    assert "April" in enter(editor, "/meeting date 04/05/2025")
    assert editor.minutes.meeting.date == dt.date(2025, 3, 12)


Press = Callable[..., Awaitable[None]]


def begun(path: Path, typed: str, steps: Callable[[MinutesApp, Press], Awaitable[None]]) -> None:
    """Type where the title of a new meeting is asked for, a letter a key and Enter for each new line."""

    async def walk() -> None:
        app = MinutesApp(path, None)
        async with app.run_test(size=(80, 24)) as pilot:

            async def press(*keys: str) -> None:
                await pilot.press(*keys)
                await pilot.pause()

            await press(*("enter" if letter == "\n" else letter for letter in typed))
            await steps(app, press)
        assert app.failure is None
        assert app.record
        assert app.record.close()

    asyncio.run(walk())


def test_lines_typed_where_the_title_is_asked_for_wait_and_are_entered_once_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"

    async def steps(app: MinutesApp, press: Press) -> None:
        assert not path.exists()
        shown = "\n".join(shown_rows(app))
        assert "“IB: The ice came late.” is not a title" in shown
        assert "/person Ms Ida Berg, Chair" in shown, "it is kept in sight"
        await press(*"Parish council", "enter")
        await press()
        assert app.record
        minutes = app.record.minutes
        assert minutes.meeting.title == "Parish council"
        assert [person.key for person in minutes.participants] == ["IB"]
        assert [(note.speakers, note.text) for note in minutes.notes] == [(("IB",), "The ice came late.")]
        await press("ctrl+z")
        assert app.record.minutes.participants == ()

    begun(path, "/person Ms Ida Berg, Chair\nIB: The ice came late.\n", steps)


def test_what_looks_like_a_line_is_the_title_where_it_is_taken_back(tmp_path: Path) -> None:
    async def steps(app: MinutesApp, press: Press) -> None:
        assert app.record is None
        await press("backspace", "enter")
        assert app.record
        minutes = app.record.minutes
        assert (minutes.meeting.title, minutes.notes) == ("HB: the wheel", ())

    begun(tmp_path / "new.toml", "HB: the wheel\n", steps)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("/person Ms Ida Berg", True), ("/help", True), ("AT: We begin.", True), ("! We buy oil.", True),
        ("> AT to ask", True), ("AT? When", True), ("// private", True), ("+AT", True),
        ("Board meeting", False), ("1. Sitzung", False), ("Minutes of 12.3.", False), ("Budget: first reading", False),
        ("§ 4 Haushalt", False), ("Q&A", False), ("", False),
    ],
)  # fmt: skip
def test_a_command_and_words_of_somebody_are_lines_and_a_title_is_none(words: str, is_one: bool) -> None:
    assert is_line(words) == is_one


def test_a_command_is_no_title_in_the_form_of_the_meeting(editor: Editor) -> None:
    assert "command, not a title" in enter(editor, "/meeting title /person Ms Ida Berg")
    assert editor.minutes.meeting.title == "Parish council"


@pytest.mark.parametrize(
    ("pasted", "is_asked"),
    [
        ("1. Apologies\n2. Minutes\n3) Planning", True),
        ("1. Apologies\nand others", False),
        ("- milk\n- bread", False),
    ],
)
def test_a_numbered_list_pasted_before_there_is_an_agenda_says_how_it_becomes_one(
    tmp_path: Path, pasted: str, is_asked: bool
) -> None:
    from textual import events

    async def steps(app: MinutesApp, press: Press) -> None:
        app.post_message(events.Paste(pasted))
        await press()
        await press()
        asked = "If they are the agenda: Ctrl+Z, /insert, and paste again."
        assert (asked in " ".join(" ".join(shown_rows(app)).replace("─", " ").split())) == is_asked
        if is_asked:
            await press("ctrl+z")
            live: Any = app.screen
            live.line.put("/insert ")
            app.post_message(events.Paste(pasted))
            await press()
            await press()
            await press("enter")
            assert app.record
            assert [item.title for item in app.record.minutes.agenda] == ["Apologies", "Minutes", "Planning"]

    begun(tmp_path / "a.toml", "Council\n", steps)
