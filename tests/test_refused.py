"""A line that was not entered: it stays, what is typed next is another, and it comes back."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.events import Paste
from textual.pilot import Pilot

from minutes_tui.record import Record
from minutes_tui.record.autosave.waiting_line import apart, together
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live

RECORD = """format = 1

[meeting]
title = "Harbour Board"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def live(app: MinutesApp) -> Live:
    screen = app.screen
    assert isinstance(screen, Live)
    return screen


async def typed(pilot: Pilot[None], app: MinutesApp, *keys: str) -> None:
    """Type words, or press a key whose name stands in <>, one behind the other; nobody looks in between."""
    for each in keys:
        await pilot.press(*([each[1:-1]] if each.startswith("<") else each))
    await pilot.pause()


def texts(app: MinutesApp) -> list[str]:
    assert app.record
    return [note.text for note in app.record.minutes.notes]


def status(app: MinutesApp) -> str:
    return shown_rows(app)[-3]


def test_whoever_types_on_begins_another_line_and_the_refused_one_comes_back(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = live(app).line
        for refused in ("/mtoin The Board orders", "s/snow/rain/", "/dance"):
            await typed(pilot, app, refused, "<enter>")
            assert (line.text, line.selected_text) == (refused, refused)
        await typed(pilot, app, "AT: It froze.")
        assert line.text == "AT: It froze."
        assert "↑ 3 not entered" in status(app)
        await typed(pilot, app, "<enter>")
        assert texts(app) == ["It froze."]
        assert "3 not entered, the last: “/dance” · ↑ brings it back" in status(app)
        await typed(pilot, app, "<up>", "<ctrl+u>", "<up>", "<escape>")
        assert "Not entered: “/mtoin The Board orders” · ↑ brings it back" in status(app)
        await typed(pilot, app, "<up>", *["<left>"] * 17, *["<backspace>"] * 4, "otion", "<enter>")
        assert texts(app) == ["It froze.", "The Board orders"]
        assert "not entered" not in status(app).lower()
        await typed(pilot, app, "<up>")
        assert live(app).correcting == 1

    walked(path, steps)


KEYS = [
    (("<right>", "!"), "/brew for tea!", 0),
    (("<backspace>",), "/brew for te", 0),
    (("<end>", "!"), "/brew for tea!", 0),
    (("<left>", "!"), "/brew for te!a", 0),
    (("<home>", "<delete>"), "brew for tea", 0),
    (("<ctrl+j>", "x"), "/brew for tea\nx", 0),
    ((" ",), " ", 1),
    (("x", "<ctrl+z>"), "", 1),
    (("x", "<ctrl+u>", "<up>"), "/brew for tea", 0),
    (("<ctrl+u>",), "", 0),
    (("<ctrl+n>", "x"), "x", 1),
    (("<ctrl+t>",), "/give ", 1),
    (("<enter>",), "", 0),
    (("<escape>",), "", 0),
    (("<escape>", "<ctrl+z>"), "/brew for tea", 0),
    (("<f5>", "<f5>", "x"), "x", 1),
]


def test_what_keys_do_with_a_refused_line(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        for keys, line, waits in KEYS:
            await typed(pilot, app, "/brew for tea", "<enter>", *keys)
            assert live(app).line.text == line, keys
            assert ("not entered" in status(app).lower()) == bool(waits), keys
            live(app).line.put("")
            await typed(pilot, app, *["<up>", "<ctrl+u>"] * waits)

    walked(path, steps)


def test_a_paste_behind_a_refused_line_is_lines_of_its_own(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/brew for tea", "<enter>")
        live(app).line.post_message(Paste("It froze.\nIt thawed.\nAT: And"))
        await typed(pilot, app, " then.", "<enter>")
        assert texts(app) == ["It froze.", "It thawed.", "And then."]
        assert "Not entered: “/brew for tea”" in status(app)

    walked(path, steps)


def test_keys_that_begin_a_command_set_half_a_line_aside_and_leave_a_correction(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "It froze.", "<enter>", "Half a", "<ctrl+t>")
        assert live(app).line.text == "/give "
        await typed(pilot, app, "<escape>", "<ctrl+u>", "<up>")
        assert live(app).line.text == "Half a"
        await typed(pilot, app, "<ctrl+u>", "<up>")
        assert live(app).correcting == 0
        await typed(pilot, app, "<ctrl+t>", "AT", "<enter>")
        assert texts(app) == ["It froze."]
        assert app.record
        assert app.record.minutes.notes[0].speakers == ("AT",)

    walked(path, steps)


@pytest.mark.parametrize("behind", [(), ("It froze.", "<enter>")])
def test_a_refused_line_waits_behind_the_arrow_when_the_record_is_opened_again(
    path: Path, behind: tuple[str, ...]
) -> None:
    async def refused(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/brew for tea", "<enter>", *behind)
        live(app).keep_line()  # as each second

    async def back(pilot: Pilot[None], app: MinutesApp) -> None:
        assert live(app).line.text == ""
        assert "not entered" in status(app).lower()
        await typed(pilot, app, "It thawed.", "<enter>")
        assert texts(app)[-1] == "It thawed."
        await typed(pilot, app, "<up>")
        assert live(app).line.text == "/brew for tea"
        await typed(pilot, app, "<ctrl+u>")

    walked(path, refused)
    walked(path, back)


def test_lines_that_wait_are_in_the_draft_and_come_back_apart_when_the_record_is_opened(path: Path) -> None:
    async def refused(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/brew for tea", "<enter>", "It froze.", "<enter>", "Half a", "<ctrl+j>", "line")
        live(app).keep_line()  # as each second

    async def back(pilot: Pilot[None], app: MinutesApp) -> None:
        assert live(app).line.text == "Half a\nline"
        await typed(pilot, app, "<ctrl+j>", "<enter>", "<up>")
        assert live(app).line.text == "/brew for tea"
        await typed(pilot, app, "<ctrl+u>")

    walked(path, refused)
    walked(path, back)
    assert Record.read(path).half_line == ""
    assert apart(together(["a\nb", "", "c"])) == ["a\nb", "c"]


def test_a_line_that_was_set_aside_is_told_in_short_after_two_more_lines(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/dance", "<enter>", "AT: It froze.", "<enter>")
        assert "Not entered: “/dance” · ↑ brings it back" in status(app)
        await typed(pilot, app, "AT: It snowed.", "<enter>")
        assert "brings it back" not in status(app)
        assert "↑ 1 not entered" in status(app)
        await typed(pilot, app, "<up>")
        assert live(app).line.text == "/dance"

    walked(path, steps)
