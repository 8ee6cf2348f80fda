"""What is typed in the wrong place: a command in a reason or at the end of a text, a key that leads elsewhere."""

from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui import commands
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.screen import Review

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[note]]
id = "1"
kind = "statement"
text = "The brine is ?? clear."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def test_a_command_is_no_reason_to_circulate_with_points_open(opened: Opened) -> None:
    editor = opened(RECORD)
    refused = commands.enter(editor, "/circulate! because /circulate").refused
    assert refused == "The reason is a command: type why after because, or clear the line first."
    assert not editor.can_undo
    enter(editor, "/circulate! because the board meets today")
    assert editor.minutes.meeting.status == "circulated"


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("It is clear./approve", "/approve"),
        ("It is clear. /circulate!", "/circulate!"),
        ("It is clear", ""),
        ("See https://ice.example./approval", ""),
        ("The plan has an open/closed valve.", ""),
    ],
)
def test_a_command_behind_the_last_sentence_of_a_text_is_not_saved_as_text(words: str, refused: str) -> None:
    assert commands.at_end(words, "It is.").partition(" ")[0] == refused
    assert not commands.at_end(words, words)  # it was there before


def test_escape_clears_a_command_that_a_key_began_also_when_it_was_gone_on_with(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        live = app.screen
        assert isinstance(live, Live)
        live.type_command("circulate! because")
        await pilot.pause()
        assert "Esc clear" in shown_rows(app)[-1]
        await pilot.press("escape")
        assert live.line.text == ""
        live.type_command("circulate! because")
        await pilot.press("x")
        await pilot.pause()
        assert "Esc clear" not in shown_rows(app)[-1]
        await pilot.press("escape")
        assert live.line.text == ""
        await pilot.press("ctrl+z")
        assert live.line.text == "/circulate! because x"
        await pilot.press("ctrl+u")

    walked(path, steps)


def test_keys_that_lead_elsewhere_say_that_a_text_is_being_edited(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("e", "f5")
        await pilot.pause()
        assert isinstance(app.screen, Review)
        assert any("Press Enter to save or Esc to cancel first." in row for row in shown_rows(app))
        await pilot.press(*"/approve", "enter")
        await pilot.pause()
        assert any("/approve at the end is a command" in row for row in shown_rows(app))
        assert app.record
        assert app.record.minutes.notes[0].text == "The brine is ?? clear."
        await pilot.press("escape", "f5")
        await pilot.pause()
        assert isinstance(app.screen, Live)

    walked(path, steps)
