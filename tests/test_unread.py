"""Tables that cannot be read: every page, the sign-off and the checks say that they are there."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from test_autosave import until

from minutes_tui import commands
from minutes_tui.checks import sign_off
from minutes_tui.cli.linear.views import SHOWN
from minutes_tui.cli.main import main
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.export.formats import FORMATS, written
from minutes_tui.record import Record

WHOLE = '[[note]]\nid = "{0}"\nkind = "statement"\nattribution = "none"\ntext = "The pier is open."\n\n'.format
RECORD = (
    '[meeting]\ntitle = "Board"\ndate = 2025-03-12\n\n'
    f'{WHOLE(1)}[[note]]\nid = "2"\ntext = "The Café is closed."\n\n'
    f'[[note]]\nid = "3"\ntext = "bad "quote" here"\n\n{WHOLE(4)}'
).encode("latin-1")
SAID = "2 tables cannot be read and are not on the page: minutes check {} names them."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "board.toml"
    path.write_bytes(RECORD)
    return path


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("pdf", "ics")])
def test_every_format_says_what_it_lacks(format: str, path: Path) -> None:
    assert SAID.format(path) in written(Record.read(path), format).warnings


def test_a_meeting_that_can_not_be_read_is_told_too(path: Path) -> None:
    path.write_bytes(RECORD.replace(b'"Board"', b'"Board'))
    assert SAID.replace("2", "3", 1).format(path) in written(Record.read(path), "md").warnings


def test_export_on_the_command_line_and_in_a_line_say_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(path)]) == 0
    assert SAID.format(path) in capfd.readouterr().err
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"/export md\n")))
    assert main(["type", str(path)]) == 0
    assert SAID.format(path) in capfd.readouterr().err


def test_minutes_with_such_tables_are_circulated_only_when_it_is_said_because_of_what(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["circulate", str(path)]) == 1
    said = capfd.readouterr()
    assert "tables that cannot be read 2" in said.err
    assert f"{path}:11: This table is not valid TOML" in said.out
    editor = Editor(Record.open(path))
    assert "2 points are open" in commands.enter(editor, "/circulate").refused
    assert any("line 11: This table is not valid" in line for line in SHOWN["signoff"](editor, ""))
    assert commands.enter(editor, "/circulate! because of the tide").said.startswith("Circulated")
    assert editor.minutes.history[0].override.startswith("2 points are open (tables that cannot be read 2)")
    assert "points are open" in commands.enter(editor, "/approve").refused
    assert editor.record.close()


def test_the_checks_name_what_can_not_be_read_as_it_stands_after_each_edit(path: Path) -> None:
    editor = Editor(Record.open(path))
    said = [each.text for each in note_command.problems(editor.record)]
    assert sum("is not valid TOML" in each for each in said) == 2
    assert next(SHOWN["checks"](editor, "")) == f"{len(said)} problems."
    assert commands.enter(editor, "/silence 1").misread == "This problem cannot be silenced: correct the record."
    lines = [each.line for each in sign_off.open_points(editor.record) if each.is_unread]
    commands.enter(editor, "/note 1 words The pier is open\\nand long.")
    commands.enter(editor, "/note 1 mark is it?")
    after = [each.line for each in sign_off.open_points(editor.record) if each.is_unread]
    assert after == [line + 1 for line in lines]
    assert editor.undo()
    assert [each.line for each in sign_off.open_points(editor.record) if each.is_unread] == lines
    assert editor.record.close()


def test_a_table_that_another_program_mends_is_open_no_more(path: Path) -> None:
    editor = Editor(Record.open(path))
    path.write_bytes(RECORD.replace(b'"quote"', b"quote").replace("é".encode("latin-1"), "é".encode()))
    until(editor.look)
    assert not sign_off.open_points(editor.record)
    assert editor.record.close()


def test_review_sign_off_and_preview_show_unread_tables(path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    with opened_app(path) as terminal:
        terminal.send("/review\r")
        terminal.wait_for("line 11")
        terminal.wait_for("This table is not valid TOML")
        terminal.send("q")
        terminal.wait_for("F2 commands")
        terminal.send("/signoff\r")
        terminal.wait_for("tables that cannot be read 2")
        terminal.wait_for("line 11  This table")
        terminal.press("escape")
        terminal.wait_for(lambda text: "tables that cannot be read 2" not in text)
        terminal.send("/pages\r")
        terminal.wait_for("2 tables cannot be read and are not on the page")
