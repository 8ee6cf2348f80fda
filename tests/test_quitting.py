"""Leaving the program: every way that people try does it, or says how it is done."""

import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import notes_in, opened_app

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
"""
SCREENS = {"live": "", "participants": "\x1bOR\x1bOR", "review": "\x1b[15~", "page": "\x1b[19~", "help": "\x1bOP",
           "palette": "\x1bOQ", "form": "/meeting\r", "leader": "\x07", "replace": "/replace ice\r"}  # fmt: skip
"""What is typed to come to a screen."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


@pytest.mark.parametrize("typed", ["/quit\r", "/exit\r", "/leave\r", "\x11"])
def test_what_was_entered_is_in_the_file_after_each_way_of_quitting(path: Path, typed: str) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: The ice came late.\r" + typed)
        assert terminal.end() == 0
    assert notes_in(path)[0]["text"] == "The ice came late."


@pytest.mark.parametrize("screen", SCREENS)
def test_ctrl_c_says_how_to_quit_on_every_screen_and_ctrl_q_quits(path: Path, screen: str) -> None:
    with opened_app(path) as terminal:
        terminal.send(SCREENS[screen])
        terminal.rest(0.3)
        terminal.press("ctrl+c")
        terminal.wait_for("To quit, press Ctrl+Q.")
        terminal.press("ctrl+q")
        assert terminal.end() == 0


def test_ctrl_c_leaves_the_half_typed_line_as_it_is(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: The ice\x03 came late.\r")
        terminal.wait_for("The ice came late.")
    assert notes_in(path)[0]["text"] == "The ice came late."


def test_the_footer_has_the_review_and_the_page_first_once_the_meeting_is_over(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: The ice came late.\r/adjourn 12:05\r")
        terminal.wait_for("F5 review  F8 page  F1 help")
        terminal.press("ctrl+z")
        terminal.wait_for("F1 help  F2 commands  F3 lists")
    assert "end" not in tomllib.loads(path.read_text())["meeting"]


def test_ctrl_c_says_how_to_quit_where_a_record_is_only_read(path: Path) -> None:
    with opened_app(path, 80, 24, "read", ready="read only") as terminal:
        terminal.press("ctrl+c")
        terminal.wait_for("To quit, press Ctrl+Q.")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
