"""The terminal: what is painted goes out without making anybody wait, and what is typed comes in, whatever its bytes.

Textual (8.2) has the app wait for a terminal that is slow to read, and for good for one that reads no more: no key is
done then and no signal. Here a frame that can't go out is dropped, and all is painted anew when the terminal reads.
"""

import contextlib
import fcntl
import io
import os
import select
import selectors
import socket
import sys
import termios
import threading
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TextIO, cast

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from minutes_tui.model.patterns import Pattern
from minutes_tui.tui.terminal_input import Parser

FRAMES = 60
"""Pieces that may wait to go out: a frame is up to three."""
READ = 1024
"""Bytes read at once. Each may be a key, of which a few thousand take a second."""
DRAINS = 0.5
"""Seconds that a terminal has to take what is still to be written when the app leaves it."""
MODE = Pattern(r"(?:\x1b\[[?>=<][\d;]*\$?[a-z]|\x1b\][^\x07]*\x07)+")
"""What sets the terminal up, or hands it something: never dropped."""
SYNC = Pattern(r"\x1b\[\?2026[hl]")
"""Around a frame."""


class Output(threading.Thread):
    """Writes to the terminal."""

    def __init__(self, stream: TextIO, again: Callable[[], None]) -> None:
        """`again` is called, in this thread, when something was dropped and the terminal reads again."""
        super().__init__(name="output", daemon=True)
        self._encoding, self._again = stream.encoding, again
        self._raw = io.FileIO(os.dup(stream.fileno()), "wb")
        """Not the stream itself: Python would fail, when it ends, at one in which a thread still writes. And not its
        descriptor, which leads nowhere while a library is kept from writing over the screen."""
        self._turn = threading.Condition()
        self._waiting: deque[str] = deque()
        self._dropped = False
        self._gone = False
        self._ended = False

    def write(self, text: str) -> None:
        """Have something written, or drop it where too much waits already; nobody waits here."""
        with self._turn:
            if self._gone or (self._dropped and _is_frame(text)):
                return
            self._waiting.append(text)
            if len(self._waiting) > FRAMES:
                self._dropped = True
                self._waiting = deque(piece for piece in self._waiting if not _is_frame(piece))
            self._turn.notify()

    def end(self) -> None:
        """Write what waits, as far as the terminal takes it in a moment."""
        with self._turn:
            self._ended = True
            self._turn.notify()
        self.join(DRAINS)

    def run(self) -> None:
        with self._raw:
            self._write_all()

    def _write_all(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._waiting or self._dropped or self._ended)
                text = "".join(self._waiting)
                self._waiting.clear()
                if not text and self._dropped:
                    self._dropped = False
                    self._again()
                elif not text:
                    return
            try:
                self._write(text)
            except OSError:
                self._gone = True  # the terminal is no more: `system.shutdown` ends the program
                return

    def _write(self, text: str) -> None:
        left = memoryview(text.encode(self._encoding, "backslashreplace"))
        while left:
            written = self._raw.write(left)
            if written is None:  # another program has had it so that writing doesn't wait
                select.select([], [self._raw], [])
            left = left[written or 0 :]


def _is_frame(text: str) -> bool:
    return bool(SYNC.fullmatch(text)) or not MODE.fullmatch(text)


def _unread(descriptor: int) -> int:
    """How many bytes of a terminal are typed and not read yet; 0 of what is none."""
    with contextlib.suppress(OSError):
        return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, b"\0" * 4), sys.byteorder)
    return 0


class Leaving(threading.Event):
    """Set while the app leaves the terminal; a selector that has it wakes up then.

    Its line stays open as long as the process: Textual leaves a terminal more than once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asleep, self._waking = socket.socketpair()

    def fileno(self) -> int:
        return self._asleep.fileno()

    def set(self) -> None:
        super().set()
        self._waking.send(b".")

    def clear(self) -> None:
        super().clear()
        self._asleep.recv(1)


class Typist(Protocol):
    """An app that has what was typed wait in a row of its own, from which it can be kept when it is ended."""

    def typed(self, event: events.Key | events.Paste) -> None:
        """Called in the thread that reads; `do_typed` follows."""

    def do_typed(self) -> None:
        """Called in the app's own thread."""


class Terminal(LinuxDriver):
    """The terminal in which the app was started."""

    exit_event: Leaving
    _output: Output | None = None
    _is_handing_on = False
    """What was typed is being read, or handed on to the app."""
    _reads = False
    _has_typed = False
    """The app has keys that it was not told of."""
    _keeps = False
    """What is typed from now on is kept, and done no more."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.exit_event = Leaving()
        self._kept: list[str] = []
        self._parser = Parser(self._debug)
        self._typist = cast(Typist, self._app)

    def start_application_mode(self) -> None:
        assert self._file
        self._output = Output(self._file, self._paint_again)
        self._output.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        if self._output:
            self._output.write(data)

    def close(self) -> None:
        if self._output:
            self._output.end()
        super().close()

    def _paint_again(self) -> None:
        with contextlib.suppress(RuntimeError):  # the app is being left
            self._loop.call_soon_threadsafe(lambda: self._app.screen.refresh(layout=True))

    def run_input_thread(self) -> None:
        """Hand on what is typed until the app leaves the terminal or that has gone.

        A byte that is none of UTF-8's is a sign for one that can't be read; Textual would take no key any more. Of what
        was typed while the program started the terminal has made Enter a line feed, which is another key to the app.
        """
        ahead = _unread(self.fileno)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector, contextlib.suppress(OSError), self._reading():
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event, selectors.EVENT_READ)
            while True:
                ready = selector.select(0.1)
                if self.exit_event.is_set():
                    break
                if ready:
                    self._is_handing_on = True
                    read = os.read(self.fileno, READ)
                    if not read:
                        break
                    read, ahead = read[:ahead].replace(b"\n", b"\r") + read[ahead:], max(ahead - len(read), 0)
                    self._take(decode(read))
                for event in self._parser.tick():
                    self.process_message(event)
                self._have_done()
                self._is_handing_on = False

    def _take(self, text: str) -> None:
        if not text:  # a part of a letter; nothing at all is the end of all for a parser
            return
        if self._keeps:
            self._kept.append(text)
            return
        for event in self._parser.feed(text):
            self.process_message(event)

    def send_message(self, message: Message) -> None:
        """Put a key where the app has those that wait, and not among its messages: it is ended with them in hand."""
        if isinstance(message, (events.Key, events.Paste)):
            self._typist.typed(message)
            self._has_typed = True
        else:
            self._have_done()  # else a click would come before the words that were typed before it
            super().send_message(message)

    def _have_done(self) -> None:
        """Have the app do the keys that it has."""
        if self._has_typed:
            self._has_typed = False
            with contextlib.suppress(RuntimeError):  # the app is being left
                self._loop.call_soon_threadsafe(self._typist.do_typed)

    def keep(self) -> None:
        """Hand nothing on any more: what is read from now on is for `kept`."""
        self._keeps = True

    @property
    def kept(self) -> str:
        """What was read and not handed on, as it came."""
        return "".join([self._parser.rest(), *self._kept])

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        self._reads = True
        try:
            yield
        finally:
            self._reads = False

    def has_unread(self) -> bool:
        """Whether something was typed that isn't handed on to the app yet. Nothing comes from a terminal that has
        gone."""
        return self._reads and (bool(select.select([self.fileno], [], [], 0)[0]) or self._is_handing_on)
