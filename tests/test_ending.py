"""However the terminal, the system or another program behaves: the app ends in time, with every word on the disk."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

import fcntl
import termios

from terminal import Pty, Terminal, notes_in, opened_app

from minutes_tui.record import Record
from minutes_tui.record.lines_not_entered import apart, pasted
from minutes_tui.system import shutdown

RECORD = 'format = 1\n\n[meeting]\ntitle = "Ice in the harbour"\ndate = 2025-03-12\n'
LINES = 40
IN_TIME = shutdown.ORDERLY + shutdown.SAVING + 0.5
"""Seconds in which the program is to have ended."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    path = folder / "ice.toml"
    path.write_text(RECORD)
    return path


def until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Wait without reading the terminal."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def half_line(path: Path) -> str:
    """What the draft has of the line."""
    draft = path.with_name(f".{path.name}.draft")
    return draft.read_text() if draft.exists() else ""


def drop(terminal: Pty) -> None:
    """The terminal goes away."""
    os.close(terminal.descriptor)
    terminal.descriptor = os.open(os.devnull, os.O_RDWR)


@contextmanager
def typed_in(path: Path) -> Iterator[Terminal]:
    """The app, with lines typed in it that its terminal has not read."""
    with opened_app(path, in_earnest=True) as terminal:
        for number in range(LINES):
            terminal.send(f"The floe number {number} came.\r")
        terminal.send("half of a li")
        yield terminal


def left(path: Path) -> list[str]:
    """What is beside a record, but for its draft."""
    return [name for name in os.listdir(path.parent) if name not in (path.name, f".{path.name}.draft")]


def test_a_terminal_that_reads_nothing_holds_up_no_line_and_shows_all_when_it_reads_again(path: Path) -> None:
    with typed_in(path) as terminal:
        until(lambda: len(notes_in(path)) == LINES and "half of a li" in half_line(path))
        terminal.wait_for(lambda text: f"floe number {LINES - 1} came" in text and "half of a li" in text)


@pytest.mark.parametrize("how", ["hang-up", "SIGTERM", "SIGHUP"])
def test_a_terminal_that_reads_nothing_holds_up_no_end(path: Path, how: str) -> None:
    with typed_in(path) as terminal:
        until(lambda: len(notes_in(path)) == LINES and "half of a li" in half_line(path))
        began = time.monotonic()
        if how == "hang-up":
            drop(terminal)
        else:
            os.kill(terminal.pid, signal.Signals[how])
        terminal.wait(IN_TIME)
        assert time.monotonic() - began < IN_TIME
    assert left(path) == []
    record = Record.open(path)
    record.close()
    assert len(record.minutes.notes) == LINES
    assert record.half_line == "half of a li"


def kept(path: Path) -> tuple[list[str], str]:
    """The lines that are in the record and, behind them, in its draft; and the one that was being typed."""
    record = Record.open(path)
    record.close()
    entered = [note.text for note in record.minutes.notes]
    *waiting, half = apart(record.half_line)
    return [*entered, *(one for line in waiting for one in pasted(line) or [line])], half


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_was_typed_right_before_a_signal_is_a_note_or_in_the_draft(path: Path, number: signal.Signals) -> None:
    with opened_app(path) as terminal:
        terminal.send("One.\rTwo.\rhalf of a li")
        assert terminal.kill(number) == 128 + number
    assert kept(path) == (["One.", "Two."], "half of a li")
    assert left(path) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_lines_that_come_from_a_pipe_end_with_what_was_entered_on_the_disk(path: Path, number: signal.Signals) -> None:
    call = [sys.executable, "-m", "minutes_tui", "type", str(path)]
    with subprocess.Popen(call, stdin=subprocess.PIPE) as running:
        assert running.stdin
        running.stdin.write(b"One.\nTwo.\n")
        running.stdin.flush()
        until(lambda: len(notes_in(path)) == 2)
        running.send_signal(number)
        assert running.wait(IN_TIME) == 128 + number
    assert left(path) == []


@pytest.mark.parametrize("how", ["hang-up", "SIGTERM", "SIGHUP"])
def test_the_plain_prompt_ends_in_time_though_nobody_reads_what_it_says(path: Path, how: str) -> None:
    call = [sys.executable, "-m", "minutes_tui", "--linear", str(path)]
    with Terminal(call, 80, 24) as terminal:
        terminal.wait_for("minutes>")
        terminal.send("One.\r")
        until(lambda: len(notes_in(path)) == 1)
        terminal.send("/keys\r" * 30)
        until(lambda: is_stalled(terminal))
        drop(terminal) if how == "hang-up" else os.kill(terminal.pid, signal.Signals[how])
        terminal.wait(IN_TIME)
    assert left(path) == []
    assert len(notes_in(path)) == 1


def is_stalled(terminal: Pty) -> bool:
    """Whether the program waits for its terminal to read: as much is there to be read as some time ago."""
    before = unread(terminal)
    time.sleep(0.2)
    return before > 1000 and before == unread(terminal)


def unread(terminal: Pty) -> int:
    """Bytes that the terminal has not read."""
    return int.from_bytes(fcntl.ioctl(terminal.descriptor, termios.FIONREAD, b"\0" * 4), sys.byteorder)
