"""What is run outside the app, an editor above all: it may be missing, fail, hang, or come back at once."""

import os
import signal
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal, notes_in, opened_app
from test_ending import IN_TIME, drop, left, until

from minutes_tui.errors import ProgramError
from minutes_tui.record import Record
from minutes_tui.system import programs

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[note]]
id = "../1"
kind = "statement"
text = "The ice came late."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    path = folder / "ice.toml"
    path.write_text(RECORD)
    return path


def program(path: Path, script: str) -> Path:
    """A program of that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@contextmanager
def with_editor(path: Path, editor: str) -> Iterator[Terminal]:
    with opened_app(path, 160, 24, EDITOR=editor, VISUAL="", XDG_STATE_HOME=str(path.parents[1] / "state")) as terminal:
        yield terminal


def handed_over(path: Path) -> list[Path]:
    """The files that editors were given."""
    return sorted((path.parents[1] / "state").rglob("note-*.md"))


@pytest.mark.parametrize("how", ["f4", "/edit\r", "/edit record\r"])
@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("nosuch", "nosuch cannot be started: it is not in PATH"),
        ("vi 'x", "a quotation mark in it is not closed"),
        ("/opt/my editor/ed", "put quotation marks round a path with spaces"),
        ("/etc/passwd", "or may not be run"),
        ("/bin/sh -c 'exit 3'", "sh ended with code 3"),
        ("/bin/sh -c 'kill -9 $$'", "sh was ended by signal 9"),
    ],
)
def test_after_an_editor_that_does_not_work_one_is_back_in_the_app_with_the_reason(
    path: Path, editor: str, said: str, how: str
) -> None:
    with with_editor(path, editor) as terminal:
        terminal.press(how) if how == "f4" else terminal.send(how)
        terminal.wait_for(said)
        terminal.send("And left early.\r")
        terminal.wait_for(lambda text: text.count("  And left early.") == 1 and "The ice came late." in text)
    assert [note["text"] for note in notes_in(path)] == ["The ice came late.", "And left early."]
    assert handed_over(path) == []


def test_an_editor_in_a_folder_with_a_blank_edits_the_note_and_leaves_nothing_behind(path: Path) -> None:
    editor = program(path.parents[1] / "my editors" / "ed", 'echo "The ice came early." > "$1"; stty raw')
    with with_editor(path, str(editor)) as terminal:
        terminal.press("f4")
        terminal.wait_for("came early.")
    assert notes_in(path)[0]["text"] == "The ice came early."
    assert handed_over(path) == []


def test_an_editor_that_comes_back_at_once_keeps_its_file_from_which_the_words_are_taken_later(path: Path) -> None:
    with with_editor(path, "true") as terminal:
        terminal.press("f4")
        terminal.wait_for("true did not wait (try true --wait)")
        (given,) = handed_over(path)
        assert given.read_text() == "The ice came late.\n"
        given.write_text("The ice came early.\n")
        terminal.press("f4")
        terminal.wait_for("came early.")
    assert notes_in(path)[0]["text"] == "The ice came early."
    assert handed_over(path) == []


def test_what_an_editor_was_left_with_is_offered_when_the_record_is_opened_next(path: Path) -> None:
    with with_editor(path, "true") as terminal:
        terminal.press("f4")
        terminal.wait_for("did not wait")
        (given,) = handed_over(path)
    given.write_text("The ice came early.\n")
    with with_editor(path, "true") as terminal:
        terminal.wait_for("has other text in")
        terminal.press("f4")
        terminal.wait_for("came early.")
    assert notes_in(path)[0]["text"] == "The ice came early."
    assert handed_over(path) == []


def test_what_an_editor_was_left_with_goes_where_it_has_no_other_words_than_the_record(path: Path) -> None:
    with with_editor(path, "true") as terminal:
        terminal.press("f4")
        terminal.wait_for("did not wait")
    assert len(handed_over(path)) == 1
    other = path.parents[1] / "state" / "minutes" / "note-other-00000000-31.md"
    other.write_text("Another record's.")
    with with_editor(path, "true") as terminal:
        terminal.wait_for("F1 help")
    assert handed_over(path) == [other]


@pytest.mark.parametrize("how", ["hang-up", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("ignores", ["", "trap '' TERM HUP; "])
def test_an_editor_that_runs_holds_up_no_end_and_is_not_left(path: Path, how: str, ignores: str) -> None:
    editor = program(path.parents[1] / "ed", f'{ignores}echo $$ > "{path.parents[1]}/pid"; while :; do sleep 0.1; done')
    with with_editor(path, str(editor)) as terminal:
        terminal.send("half of a li")
        terminal.wait_for("half of a li")
        terminal.press("f4")
        pid = path.parents[1] / "pid"
        until(lambda: pid.exists() and pid.read_text().endswith("\n"))
        began = time.monotonic()
        drop(terminal) if how == "hang-up" else os.kill(terminal.pid, signal.Signals[how])
        terminal.wait(IN_TIME)
        assert time.monotonic() - began < IN_TIME
    until(lambda: not Path(f"/proc/{pid.read_text().strip()}").exists())
    assert left(path) == []
    record = Record.open(path)
    record.close()
    assert record.half_line == "half of a li"


def test_ctrl_c_and_ctrl_backslash_are_the_editors(path: Path) -> None:
    editor = program(
        path.parents[1] / "ed", "trap 'echo heard' INT QUIT; echo ready; read x; read x; echo Read. > \"$1\""
    )
    with with_editor(path, str(editor)) as terminal:
        terminal.press("f4")
        terminal.wait_for("ready")
        terminal.send("\x03\x1c\r\r")
        terminal.wait_for("Read.")


# Those that are asked


def test_a_program_that_hangs_floods_or_will_not_listen_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = program(tmp_path / "hangs", "sleep 3600 & sleep 3600")
    with pytest.raises(ProgramError, match="gave no answer in 0 seconds"):
        programs.ask([str(hangs)], b"x" * 10**6, 0.1)
    monkeypatch.setattr(programs, "MOST", 1000)
    with pytest.raises(ProgramError, match="printed more than"):
        programs.ask([str(program(tmp_path / "floods", "while :; do echo floods; done"))], b"", 30)
    assert programs.ask([str(program(tmp_path / "deaf", "exec <&-; echo so"))], b"x" * 10**6, 30) == b"so\n"
    with pytest.raises(ProgramError, match="cannot be started"):
        programs.ask([str(tmp_path / "nosuch")], b"", 1)


def test_a_clipboard_program_that_fails_or_hangs_gives_way_to_the_next_one_and_to_the_terminal(path: Path) -> None:
    folder = path.parents[1] / "bin"
    program(folder / "pbcopy", "echo noise on the screen >&2; exit 1")
    taken = folder / "taken"
    clip = program(folder / "clip.exe", f"cat > {taken}; sleep 3600 & exit 0")
    environment = {"PATH": f"{folder}:{os.environ['PATH']}"}
    with opened_app(path, 160, 24, in_earnest=False, **environment) as terminal:
        terminal.send("/copy\r")
        terminal.wait_for("The last note is in the clipboard.")
        assert taken.read_text() == "The ice came late."
        assert "noise" not in terminal.text
        clip.unlink()
        terminal.send("/copy\r")
        terminal.wait_for("if the terminal lets programs write it")


def test_what_the_page_in_the_clipboard_lacks_is_said_as_of_one_that_is_written(path: Path) -> None:
    folder = path.parents[1] / "bin"
    program(folder / "pbcopy", "cat > /dev/null")
    path.write_text(RECORD + '\n[print]\nlogo = "gone.png"\n')
    with opened_app(path, 240, 24, PATH=f"{folder}:{os.environ['PATH']}") as terminal:
        terminal.send("/copy page\r")
        terminal.wait_for("The page is in the clipboard. The logo")


def test_a_program_that_fails_to_show_a_file_is_named(path: Path) -> None:
    folder = path.parents[1] / "bin"
    program(folder / "wslview", "exit 4")
    with opened_app(path, 120, 40, PATH=f"{folder}:{os.environ['PATH']}") as terminal:
        terminal.press("f8")
        terminal.wait_for("Formats")
        terminal.press("enter")
        terminal.wait_for("ice.pdf in", 60)
        terminal.send("o")
        terminal.wait_for("it ended with code 4")
        terminal.press("escape")
        terminal.wait_for("F1 help")
