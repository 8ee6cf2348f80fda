"""A line that was not entered: it stays, what is typed next is another, and it comes back."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.events import Paste
from textual.pilot import Pilot

from minutes_tui.record import Record
from minutes_tui.record.lines_not_entered import apart, together
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


def test_escape_clears_a_command_that_is_half_typed_and_undo_brings_it_back(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/vote ", "<escape>", "<escape>")
        assert live(app).line.text == ""
        await typed(pilot, app, "<ctrl+z>")
        assert live(app).line.text == "/vote "
        await typed(pilot, app, "<escape>", "<escape>", "Half a sentence", "<escape>", "<escape>")
        assert live(app).line.text == "Half a sentence"
        await typed(pilot, app, "<ctrl+u>")

    walked(path, steps)


def test_a_line_that_was_set_aside_is_told_in_short_after_two_more_lines(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "/dance", "<enter>", "AT: It froze.", "<enter>")
        assert "Not entered: “/dance” · ↑ brings it back" in status(app)
        await typed(pilot, app, "AT: It snowed.", "<enter>")
        assert "brings it back" not in status(app)
        assert "↓ 1 not entered" in status(app)
        await typed(pilot, app, "<up>")
        assert (live(app).line.text, live(app).correcting) == ("It snowed.", 1)
        await typed(pilot, app, "<escape>", "<down>")
        assert live(app).line.text == "/dance"
        await typed(pilot, app, "<ctrl+u>")
        assert "not entered" not in status(app).lower()

    walked(path, steps)


def test_what_a_kill_left_of_a_paste_is_entered_by_one_key(path: Path) -> None:
    record = Record.open(path)
    record.autosave.pasting(["AT: One.", "AT: Two.", "AT: Three."]).__enter__()
    assert record.close()

    async def back(pilot: Pilot[None], app: MinutesApp) -> None:
        said = "3 lines not entered: ↑ enters them all"
        for _ in range(200):  # it is said once all is loaded
            if said in status(app):
                break
            await pilot.pause(0.05)
        assert said in status(app)
        await typed(pilot, app, "<up>")
        assert texts(app) == ["One.", "Two.", "Three."]
        assert "3 lines entered. Ctrl+Z undoes them." in status(app)
        await typed(pilot, app, "<ctrl+z>")
        assert texts(app) == []
        await typed(pilot, app, "<ctrl+y>")

    walked(path, back)
    assert Record.read(path).half_line == ""
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("keys", "line"),
    [(("e", " on the bay"), "/note 1 words It froze. on the bay"), (("o", "AT: It th"), "AT: It th")],
)
def test_what_is_typed_in_the_review_and_not_saved_comes_back_as_a_line(
    path: Path, keys: tuple[str, ...], line: str
) -> None:
    async def unsaved(pilot: Pilot[None], app: MinutesApp) -> None:
        await typed(pilot, app, "AT: It froze.", "<enter>", "Half a li", "<f5>")
        for key in keys:
            await pilot.pause(0.3)
            await typed(pilot, app, key)
        await pilot.pause(1)
        assert app.record
        assert apart(app.record.autosave.line) == ["Half a li", line]

    async def back(pilot: Pilot[None], app: MinutesApp) -> None:
        assert live(app).line.text == line
        await typed(pilot, app, "<enter>")
        assert texts(app) == (["It froze. on the bay"] if line.startswith("/note") else ["It froze.", "It th"])
        await typed(pilot, app, "<up>", "<ctrl+u>", "<f5>")
        await pilot.pause(0.3)
        await typed(pilot, app, "e")
        await pilot.pause(0.3)
        await typed(pilot, app, " now", "<enter>")
        await pilot.pause(1)
        assert app.record
        assert not app.record.autosave.line

    walked(path, unsaved)
    walked(path, back)
    assert list(path.parent.iterdir()) == [path]


def test_that_the_clock_is_no_longer_set_is_said_beside_a_line_that_came_back(path: Path) -> None:
    path.write_text(path.read_text() + "".join(
        f'\n[[note]]\nid = "n{n}"\nkind = "statement"\nat = 2025-03-12T09:30:00+02:00\ntext = "Ice."\n' for n in (1, 2)
    ))  # fmt: skip
    record = Record.open(path)
    record.autosave.keep_line("Half a")
    assert record.close()

    async def back(pilot: Pilot[None], app: MinutesApp) -> None:
        said = "The clock shows the real time again: /clock 09:30 sets it back."
        for _ in range(200):  # it is said once all is loaded
            if said in status(app):
                break
            await pilot.pause(0.05)
        assert said in status(app)
        assert live(app).line.text == "Half a"

    walked(path, back)
