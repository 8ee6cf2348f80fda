"""What is typed faster than it is done, into a terminal that nobody reads: no word of it is lost when the app ends."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from screens import walked
from terminal import Pty, Terminal, notes_in, opened_app
from test_ending import kept, until
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from minutes_tui import commands
from minutes_tui.editor import Editor, Outcome
from minutes_tui.record import Record
from minutes_tui.record.lines_not_entered import APART, PASTED, typed_on
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.live.typed_ahead import as_text, takes_words

RECORD = 'format = 1\n\n[meeting]\ntitle = "Ice in the harbour"\ndate = 2025-03-12\n'
MANY = 300
"""Lines that take longer than the program has to end."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    path = folder / "ice.toml"
    path.write_text(RECORD)
    return path


def line(number: int) -> str:
    return f"The floe number {number} came."


@contextmanager
def unread(path: Path, keys: str) -> Iterator[Terminal]:
    """The app, to which keys were sent at once, with a terminal that is not read any more."""
    with opened_app(path, in_earnest=True) as terminal:
        terminal.send(keys)
        yield terminal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_lines_that_come_faster_than_they_are_entered_are_notes_or_in_the_draft(path: Path, name: str) -> None:
    with unread(path, "".join(f"{line(number)}\r" for number in range(MANY)) + "half of a li") as terminal:
        os.kill(terminal.pid, signal.Signals[name])
        assert terminal.wait() == 128 + signal.Signals[name]
    assert len(notes_in(path)) < MANY, "nothing is tested where all are entered"
    assert kept(path) == ([line(number) for number in range(MANY)], "half of a li")


@pytest.mark.parametrize("is_done", [False, True])
def test_a_line_that_is_being_entered_when_the_app_is_cut_off_is_a_line(
    is_done: bool, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it becomes a note before the end or not, what was typed behind it is in the draft."""
    left = tmp_path / "left"
    enter = commands.enter

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        def entered(editor: Editor, typed: str) -> Outcome:
            for character in f"{line(1)}\r{line(2)}\rhal":
                app.typed(events.Key("enter" if character == "\r" else "x", character))
            saving = threading.Thread(target=app.save)
            saving.start()
            if is_done:
                until(lambda: not app._does_keys)
                outcome = enter(editor, typed)
                threading.Thread(target=copied, args=[saving]).start()
                return outcome
            copied(saving)
            return Outcome()  # the process has ended

        def copied(saving: threading.Thread) -> None:
            saving.join()
            shutil.copytree(path.parent, left)

        monkeypatch.setattr(commands, "enter", entered)
        await pilot.press(*"Ice", "enter")
        while not left.exists():
            await pilot.pause(0.01)

    walked(path, steps)
    assert len(notes_in(left / path.name)) == is_done
    assert kept(left / path.name) == (["Ice", line(1), line(2)], "hal")


def test_a_note_that_is_made_takes_no_line_out_of_the_draft_that_was_typed_behind_it(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert isinstance(app.screen, LineSession)
        app.screen.typed_ahead = f"\n{line(1)}\nhal"
        await pilot.press(*"Ice", "enter")

    walked(path, steps)
    assert kept(path) == (["Ice", line(1)], "hal")


def test_a_line_that_comes_faster_than_it_is_put_in_is_whole(path: Path) -> None:
    words = " ".join(map(line, range(100)))
    with unread(path, words) as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.wait()
    assert kept(path) == ([], words)


def test_what_has_come_of_a_paste_is_in_the_draft(path: Path) -> None:
    words = "\r".join(map(line, range(MANY)))
    with unread(path, f"\x1b[200~{words}") as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.wait()
    lines, half = kept(path)
    assert [*lines, half] == [line(number) for number in range(MANY)]


def test_lines_that_were_kept_are_entered_in_their_order(path: Path) -> None:
    with unread(path, "".join(f"{line(number)}\r" for number in range(MANY))) as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.wait()
    with opened_app(path) as terminal:
        terminal.wait_for("lines not entered: ↑ enters them all")
        terminal.press("up")
        terminal.wait_for(line(MANY - 1))
    assert [note["text"] for note in notes_in(path)] == [line(number) for number in range(MANY)]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("without", ["", "import sys; sys.modules['readline'] = None; "])
def test_lines_that_come_faster_to_the_plain_prompt_are_notes_or_in_the_draft(
    path: Path, name: str, without: str
) -> None:
    code = f"{without}import sys; from minutes_tui.cli.main import main; sys.exit(main())"
    with Pty([sys.executable, "-c", code, str(path), "--linear"], 80, 24, in_earnest=True) as terminal:
        terminal.time_until(b"minutes> ")
        terminal.send("".join(f"{line(number)}\r" for number in range(100)) + "half of a li")
        os.kill(terminal.pid, signal.Signals[name])
        assert terminal.wait() == 128 + signal.Signals[name]
    assert len(notes_in(path)) < 100, "nothing is tested where all are entered"
    assert kept(path) == ([line(number) for number in range(100)], "half of a li")


def test_lines_that_were_kept_are_entered_in_their_order_at_the_plain_prompt(path: Path) -> None:
    record = Record.open(path)
    record.autosave.keep_line(f"{PASTED}{line(1)}\n{line(2)}{APART}half of")
    record.close()
    with Pty([sys.executable, "-m", "minutes_tui", str(path), "--linear"], 80, 24, in_earnest=True) as terminal:
        terminal.time_until(b"minutes> ")
        terminal.send("/again\r")
        terminal.time_until(b"half of")
        terminal.send(" three.\r")
        until(lambda: len(notes_in(path)) == 3)
        terminal.send("/quit\r")
        assert terminal.wait() == 0
    assert kept_notes(path) == [line(1), line(2), "half of three."]


def kept_notes(path: Path) -> list[str]:
    return [note["text"] for note in notes_in(path)]


@pytest.mark.parametrize("call", [["type"], ["--linear"]])
def test_lines_that_come_faster_from_a_pipe_are_notes_or_in_the_draft(path: Path, call: list[str]) -> None:
    many = 2000
    with subprocess.Popen([sys.executable, "-m", "minutes_tui", *call, str(path)], stdin=subprocess.PIPE) as running:
        assert running.stdin
        running.stdin.write("".join(f"{line(number)}\n" for number in range(many)).encode())
        running.stdin.write("Eis in der Fahrrinne, über".encode())
        running.stdin.flush()
        until(lambda: bool(notes_in(path)))
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 128 + signal.SIGTERM
    assert len(notes_in(path)) < many, "nothing is tested where all are entered"
    assert kept(path) == ([line(number) for number in range(many)], "Eis in der Fahrrinne, über")


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("", "half", "half"),
        ("ha", "lf", "half"),
        ("one" + APART, "two", f"one{APART}two"),
        ("o", "ne\ntwo\nha", f"{PASTED}one\ntwo{APART}ha"),
        ("o", "ne\n", f"{PASTED}one{APART}"),
        ("", "\n\n", ""),
        ("two\nrows", " and\nhalf", f"two\nrows and{APART}half"),
        (f"{PASTED}one\ntwo{APART}", "half", f"{PASTED}one\ntwo{APART}half"),
    ],
)
def test_what_was_typed_is_put_behind_a_draft(before: str, words: str, after: str) -> None:
    assert typed_on(before, words) == after


def test_keys_are_the_text_that_they_would_have_typed() -> None:
    keys: list[events.Key | events.Paste] = [
        *(events.Key(name, character) for name, character in [("T", "T"), ("x", "x"), ("backspace", "\x7f")]),
        *(events.Key(name, character) for name, character in [("left", None), ("ctrl+t", "\x14"), ("e", "e")]),
        events.Key("enter", "\r"),
        events.Paste("a\r\nb"),
    ]
    assert as_text(keys, "c\x1b[A\x1bOP\x7fé\x1b[201~\rd\x1b[<35;1;2Me\x1b[") == "Te\na\nbé\nde"


def test_only_where_words_are_typed_keys_are_words() -> None:
    assert takes_words(Input())
    assert not takes_words(Static())
    assert not takes_words(None)
