"""What was sent to the program and not read when the system ends it: of a terminal, a pipe or a file."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator

from minutes_tui.record import Record
from minutes_tui.record.lines_not_entered import as_words, typed_on

READS = 0.5
"""Seconds for what is still to be read."""
QUIET = 0.05
"""Seconds without anything new after which nothing more is expected."""
AT_ONCE = 65_536
"""Bytes that are read at once."""


def descriptor() -> int | None:
    """That of standard input, where it can be asked whether something is to be read."""
    if os.name != "posix" or not sys.stdin:
        return None
    with contextlib.suppress(OSError, ValueError):  # a test's, which is no file
        return sys.stdin.fileno()
    return None


class Lines:
    """The lines of a pipe or a file, as bytes. A signal's handler may raise where `waits`: nothing read is lost."""

    def __init__(self, source: int) -> None:
        self.waits = False
        self.rest = b""
        """What was read and not given."""
        self._source = source

    def __iter__(self) -> Iterator[bytes]:
        while True:
            line, end, rest = self.rest.partition(b"\n")
            if end:
                self.rest = rest
                yield line + end
            elif not self._more():
                self.rest = b""
                if line:
                    yield line
                return

    def _more(self) -> bool:
        self.waits = True
        try:
            select.select([self._source], [], [])
        finally:
            self.waits = False
        read = os.read(self._source, AT_ONCE)
        self.rest += read
        return bool(read)


def keep(record: Record, lines: Lines | None = None) -> None:
    """Put into the draft, behind what is in it, what was read and not entered and what is still to be read."""
    read = b""
    if lines:
        read, lines.rest = lines.rest, b""
    source = descriptor()
    sent = read + (_sent(source) if source is not None else b"")
    if words := as_words("\n".join(map(_decoded, sent.split(b"\n")))):
        record.autosave.keep_line(typed_on(record.autosave.line, words))


def keep_and_close(record: Record, lines: Lines | None = None) -> None:
    """The same where the program can't end in order."""
    keep(record, lines)
    record.close()


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _sent(source: int) -> bytes:
    """What is to be read there, within the time."""
    sent = b""
    end = time.monotonic() + READS
    with contextlib.suppress(OSError), _by_character(source):  # a terminal may have gone
        while time.monotonic() < end and select.select([source], [], [], QUIET)[0]:
            read = os.read(source, AT_ONCE)
            if not read:
                break
            sent += read
    return sent


@contextlib.contextmanager
def _by_character(source: int) -> Iterator[None]:
    """Have a terminal give also the line in which Enter was not pressed yet."""
    if not os.isatty(source) or os.tcgetpgrp(source) != os.getpgrp():
        yield
        return
    import termios

    try:
        before = termios.tcgetattr(source)
        changed = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:6], [*before[6]]]
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 0, 0
        termios.tcsetattr(source, termios.TCSANOW, changed)
    except termios.error as error:
        raise OSError(*error.args) from error
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(source, termios.TCSANOW, before)
