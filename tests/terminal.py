"""A real terminal for tests and measurements: a program runs on a pty, and what it paints is read back."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte
from starts import starter_of

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHMNOZ]|P[^\x1b]*\x1b\\)"
)
ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
}
"""What a terminal answers to the queries of a program that has just started."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "backspace": "\x7f",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "left": "\x1b[D", "right": "\x1b[C", "f5": "\x1b[15~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}  # fmt: skip


SETTINGS = ("COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_THEME")
"""Settings of whoever runs the tests that would go before the pty's own."""
READY: dict[str, str | Callable[[str], bool]] = {
    "": "F1",
    "read": "F1",
    "review": lambda text: "Review" in text and "Looking for" not in text,  # the cursor has gone to the first problem
    "practice": "The meeting starts in",
}
"""What a screen shows as soon as it takes keys, by the command that opens it."""


class PaintError(Exception):
    """The program did not paint in time what was waited for, or has ended."""


def size_of(columns: int, rows: int) -> bytes:
    """A terminal's size as the kernel has it."""
    return struct.pack("HHHH", rows, columns, 0, 0)


class Pty:
    """A program on a pty of a size in cells. It is killed when the `with` block ends.

    Where the program is ours it is forked from a process that has loaded it, unless it is to be started in earnest.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: Mapping[str, str] = {},
        *,
        in_earnest: bool = False,
    ) -> None:
        outer = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        settings = outer | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict(environment)
        self._starter = None if in_earnest else starter_of(command, settings)
        if self._starter:
            self.descriptor, inner = os.openpty()
            os.set_inheritable(self.descriptor, False)
            fcntl.ioctl(inner, termios.TIOCSWINSZ, size_of(columns, rows))
            try:
                self.pid = self._starter.start(command[3:], settings, (inner, inner, inner), terminal=True)
            finally:
                os.close(inner)
            return
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size_of(columns, rows))
                os.execvpe(command[0], [*command], settings)
            finally:
                os._exit(127)

    def __enter__(self) -> "Pty":
        return self

    def __exit__(self, *exception: object) -> None:
        self.kill()
        self.close()

    def close(self) -> None:
        """Let the terminal go, with whatever the program still paints."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def send(self, keys: str) -> None:
        data = keys.encode()
        while data:
            data = data[os.write(self.descriptor, data[:512]) :]

    def read(self, seconds: float) -> bytes:
        """What was painted since the last call; b"" after so many seconds without anything. Raises PaintError."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return b""
        try:
            painted = os.read(self.descriptor, 65536)
        except OSError as error:  # EIO: the other end is closed
            raise PaintError("the program has ended") from error
        for query, answer in ANSWERS.items():
            if query in painted:
                os.write(self.descriptor, answer)
        return painted

    def time_until(self, words: bytes, seconds: float = 20) -> float:
        """Seconds from now until the words were painted."""
        began, painted = time.perf_counter(), b""
        while (took := time.perf_counter() - began) < seconds:
            painted += self.read(seconds - took)
            if words in ESCAPES.sub(b"", painted):
                return time.perf_counter() - began
        raise PaintError(f"{words!r} was not painted")

    def rest(self, seconds: float) -> None:
        """Wait until nothing was painted for so long."""
        while self.read(seconds):
            pass

    def kill(self, number: int = signal.SIGKILL) -> int:
        """End the program with a signal and give its exit code; that of a signal is negative."""
        if self._code is None:
            os.kill(self.pid, number)
            if number != signal.SIGKILL:
                self._read_to_end()
        return self.wait()

    _code: int | None = None

    def wait(self, seconds: float = 30) -> int:
        """Wait for the end of the program and give its exit code. Raises PaintError if it goes on for so long."""
        end = time.monotonic() + seconds
        while self._code is None:
            self._code = self._ended()
            if self._code is None:
                if time.monotonic() > end:
                    raise PaintError(f"the program goes on; the screen is:\n{self.text}")
                time.sleep(0.005)
        return self._code

    def _ended(self) -> int | None:
        """The exit code of the program, unless it goes on."""
        if self._starter:
            return self._starter.code(self.pid)
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None

    @property
    def text(self) -> str:
        """What the screen shows, where that is known."""
        return ""

    def _read_to_end(self, seconds: float = 30) -> None:
        """Read until the program has ended, or would not: a clock is painted for ever."""
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end and self.read(10):
                pass
        except PaintError:
            pass


class Terminal(Pty):
    """A program on a pty, with the screen that its user sees."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: Mapping[str, str] = {},
        *,
        in_earnest: bool = False,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rows: dict[int, str] = {}
        super().__init__(command, columns, rows, environment, in_earnest=in_earnest)

    def __enter__(self) -> "Terminal":
        return self

    def read(self, seconds: float) -> bytes:
        painted = super().read(seconds)
        self._stream.feed(painted)
        return painted

    @property
    def text(self) -> str:
        """What the screen shows, a line for each row; only rows that were painted since are looked at anew."""
        for row in self.screen.dirty:
            cells = self.screen.buffer[row]
            self._rows[row] = "".join(cells[column].data for column in range(self.screen.columns)).rstrip()
        self.screen.dirty.clear()
        return "\n".join(self._rows.get(row, "") for row in range(self.screen.lines))

    def press(self, key: str) -> None:
        self.send(KEYS[key])

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size_of(columns, rows))

    def wait_for(self, seen: str | Callable[[str], bool], seconds: float = 20) -> None:
        """Wait until the screen shows some words, or until what it shows is as it should be."""
        is_there = seen if callable(seen) else lambda text: seen in text
        end = time.monotonic() + seconds
        while not is_there(self.text):
            if time.monotonic() > end:
                raise PaintError(f"{seen!r} was not shown; the screen was:\n{self.text}")
            try:
                self.read(0.05)
            except PaintError as gone:
                raise PaintError(f"{gone} before {seen!r} was shown; the screen was:\n{self.text}") from None

    def end(self) -> int:
        """Read what is still painted until the program ends of itself, and give its exit code."""
        self._read_to_end()
        return self.wait()

    def leave(self) -> None:
        """Leave the app by its key, unless it has ended; that is no error."""
        if self._code is None:
            self.press("ctrl+q")
            assert self.end() == 0, self.text


@contextmanager
def opened_app(
    path: Path,
    columns: int = 80,
    rows: int = 24,
    command: str = "",
    *options: str,
    ready: str = "",
    in_earnest: bool = False,
    **environment: str,
) -> Iterator[Terminal]:
    """The app on a file, ready for keys; when the block ends it is left. No browser or editor of the machine opens."""
    call = [sys.executable, "-m", "minutes_tui", *filter(None, [command]), *options, str(path)]
    home = {"HOME": str(path.parent), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with Terminal(call, columns, rows, home | environment, in_earnest=in_earnest) as terminal:
        terminal.wait_for(ready or READY[command])
        yield terminal
        terminal.leave()


def notes_in(path: Path) -> list[dict[str, Any]]:
    """The notes of a record's file, as they stand in it."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("note", [])
    return found
