"""Screens over others: what still comes for one that was left is nothing, and a job that fails is a sentence."""

import asyncio
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from screens import shown_rows
from terminal import Terminal, notes_in, opened_app
from textual import events

from minutes_tui.export import formats
from minutes_tui.record import Record
from minutes_tui.tui import background
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.screens.export import Pages

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[note]]
id = "1"
kind = "statement"
text = "The ice came late."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def click(column: int, row: int) -> str:
    """What a terminal sends for a click."""
    return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"


def goes_on(terminal: Terminal, path: Path) -> None:
    """The app takes a line."""
    terminal.send("It goes on.\r")
    terminal.wait_for("It goes on.")
    terminal.leave()
    assert notes_in(path)[-1]["text"] == "It goes on."


@pytest.mark.parametrize("opens", ["\x1bOQ", "/theme\r"], ids=["palette", "themes"])
def test_clicks_beside_the_palette_that_come_together_leave_it_once(path: Path, opens: str) -> None:
    with opened_app(path) as terminal:
        terminal.send(opens)
        terminal.wait_for("Search")
        terminal.send(click(2, 2) * 3)
        terminal.wait_for(lambda text: "Search" not in text)
        goes_on(terminal, path)


def test_pages_of_the_palette_are_turned_while_it_is_resized(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("f2")
        terminal.wait_for("Search")
        chance = random.Random(1)
        for _ in range(60):
            terminal.resize(chance.choice((4, 12, 30, 80, 120)), chance.choice((2, 4, 6, 24, 50)))
            terminal.send(chance.choice(("\x1b[6~", "\x1b[5~", "\x1b[B", "\x1b[1;5F", "\x1b[1;5H")) * 2)
            terminal.read(0.01)
        terminal.resize(80, 24)
        terminal.wait_for("Search")
        terminal.press("escape")
        terminal.wait_for(lambda text: "Search" not in text and "F1 help" in text)
        goes_on(terminal, path)


@pytest.mark.parametrize(
    "opens", ["\x1b[15~", "\x1b[19~", "\x1bOP", "/import\r", "/circulate?\r", "/replace ice\r", "/meeting\r"]
)
def test_keys_that_leave_a_screen_come_too_often_and_leave_it_once(path: Path, opens: str) -> None:
    with opened_app(path) as terminal:
        for leaves in ("\x1b[15~\x1b[15~\x1b[15~", "\x1b\x1b\x1b", "qqq"):
            terminal.send(opens + leaves)
            terminal.rest(0.3)
        terminal.send("\x1b\x15")
        terminal.rest(0.3)
        for _ in range(2):  # a form in which something was typed asks first
            terminal.press("escape")
            terminal.rest(0.3)
        terminal.wait_for("F1 help")


async def test_what_was_chosen_for_a_screen_that_was_left_is_not_done(path: Path) -> None:
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        review = app.screen
        assert isinstance(review, Review)
        runs = {entry.name: entry.run for entry in app.entries(review)}
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(app.screen, Live)
        for run in runs.values():
            run()
            await pilot.pause()
        assert isinstance(app.screen, Live)
    assert app.failure is None
    assert record.close()
    assert path.read_text() == RECORD


# Jobs


class Odd(BaseException):
    """As what a library in another language raises when it fails itself."""


@pytest.mark.parametrize("event", [events.Key("x", "x"), events.Paste("words")])
async def test_what_is_typed_when_the_last_screen_is_closed_is_for_nobody(event: events.Event, path: Path) -> None:
    app = MinutesApp(path, Record.open(path))
    async with app.run_test():
        pass
    assert not app.screen_stack
    await app.on_event(event)
    event._set_forwarded()  # it went to a widget that handed it back
    await app.on_event(event)


async def test_a_job_whose_screen_is_left_meanwhile_is_no_fault(path: Path, state_folder: Path) -> None:
    app = MinutesApp(path, Record.open(path))
    gone = asyncio.Event()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        review = app.screen
        assert isinstance(review, Review)

        async def draw() -> None:
            await gone.wait()
            review.show()

        task = asyncio.create_task(background._guarded(review, draw))
        await asyncio.sleep(0)
        await pilot.press("f5")
        await review.remove_children()
        gone.set()
        await task
    assert not [*state_folder.glob("crash*")], "no report is kept"


async def test_what_was_chosen_when_the_app_is_left_does_nothing(path: Path) -> None:
    app = MinutesApp(path, Record.open(path))
    async with app.run_test() as pilot:
        live = app.screen
        undo = next(each.run for each in app.entries(live) if each.name.lower().startswith("/undo"))
        await live.remove_children()
        undo()
        await pilot.pause()
    assert app.failure is None


@pytest.mark.parametrize("error", [KeyError("secret"), RecursionError("secret"), MemoryError("secret"), Odd("secret")])
async def test_a_page_that_fails_in_a_way_nobody_foresaw_is_a_sentence_with_a_report_of_its_cause(
    error: BaseException, path: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("minutes_tui.tui.screens.export.page_of", fails)
    monkeypatch.setattr("minutes_tui.tui.screens.export.written", fails)
    monkeypatch.setattr("minutes_tui.checks.problems", fails)
    monkeypatch.setattr(formats, "export", fails)
    background._told.clear()
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(200, 30)) as pilot:
        said = f"An error in the program ({type(error).__name__})"
        for keys in (["f8"], ["enter"], ["escape", "f5"], ["f5", *"/export x.pdf", "enter"]):
            await pilot.press(*keys)
            await until(pilot.pause, lambda: said in "\n".join(shown_rows(app)))
        if isinstance(app.screen, Pages):
            await pilot.press("escape")
        await pilot.press("ctrl+u", *"On.", "enter")
        await pilot.pause()
        assert record.minutes.notes[-1].text == "On."
    assert app.failure is None
    assert record.close()
    reports = [report.read_text() for report in state_folder.glob("crash-*.txt")]
    assert reports
    assert all(f"{type(error).__name__}\n" in report and " fails: raise error" in report for report in reports)
    assert not any("secret" in report for report in reports)


async def until(pause: Callable[[], object], is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await pause()  # type: ignore[misc]
    raise AssertionError("it was not shown")


async def test_what_can_not_be_drawn_is_a_sentence_where_it_would_stand(
    path: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("minutes_tui.tui.widgets.notes_pane.Notes.lines", fails)
    record = Record.open(path)
    app = MinutesApp(path, record)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"On.", "enter")
        await pilot.pause()
        assert "ZeroDivisionError" in "\n".join(shown_rows(app))
        assert record.minutes.notes[-1].text == "On."
    assert record.close()
    assert len(os.listdir(state_folder)) == 1
