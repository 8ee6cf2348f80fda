"""Ends the program in time when the system wants that or the terminal has gone, whatever the main thread waits for.

A handler of a signal runs in the main thread, which may be waiting for an editor, for a terminal that reads no more,
or for a disk. So a thread hears of the signal by itself, asks for an end in order, and sees to it that one comes.
"""

import contextlib
import io
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from minutes_tui.system import programs

ORDERLY = 1.5
"""Seconds for an end in order."""
SAVING = 1.0
"""Seconds behind them in which what is open is saved; then the process ends."""
NAMES = ("SIGTERM", "SIGHUP")
INTERRUPTED = 0
"""What the watch is sent for a SIGINT that is this program's. Its own number comes for ctrl+c in an editor too."""

Handler = Callable[[int, FrameType | None], object]


@contextlib.contextmanager
def guarded(
    last: Callable[[], object],
    asked: Callable[[int], object] = lambda number: None,
    handler: Handler | None = None,
    interrupts: bool = False,
) -> Iterator[None]:
    """Have a thread that ends the process soon after SIGTERM, SIGHUP or the end of the terminal; with `interrupts`
    after SIGINT too, unless a program that has the terminal meanwhile is meant.

    `asked` is told of the signal, in the thread, and is to bring about an end in order, as `handler` may in the main
    thread. Where none comes, `last` saves what is open, in a thread too. Whatever is being done then is cut off: also
    what comes behind the `with` block, which may print to a terminal that doesn't read.
    """
    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    numbers = {getattr(signal, name) for name in NAMES}
    before = {number: signal.signal(number, handler or (lambda number, frame: None)) for number in numbers}
    if interrupts:
        before[signal.SIGINT] = signal.signal(signal.SIGINT, lambda number, frame: _send(writer, INTERRUPTED))
    wakes = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    watch = threading.Thread(target=_watch, args=(reader, numbers, asked, last), name="guard", daemon=True)
    watch.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakes)
        for number, handled in before.items():
            signal.signal(number, handled)
        os.close(writer)  # where no signal has come, the thread ends by that


def _send(writer: int, byte: int) -> None:
    io.FileIO(writer, "wb", closefd=False).write(bytes([byte]))  # without effect where it is full of signals already


def _watch(reader: int, numbers: set[int], asked: Callable[[int], object], last: Callable[[], object]) -> None:
    number = _heard(reader, numbers)
    os.close(reader)
    if number is None:
        return
    programs.end_all(number)
    with contextlib.suppress(Exception):  # what matters is that the end comes
        asked(number)
    threading.Event().wait(ORDERLY)
    programs.end_all(signal.SIGKILL)
    saving = threading.Thread(target=last, daemon=True)
    saving.start()
    saving.join(SAVING)
    os._exit(128 + number)


def _heard(reader: int, numbers: set[int]) -> int | None:
    """The signal that ends the program; None where the guard is no longer wanted."""
    poll = select.poll()
    poll.register(reader, select.POLLIN)
    terminal = sys.__stdin__.fileno() if sys.__stdin__ and sys.__stdin__.isatty() else None
    if terminal is not None:
        poll.register(terminal, 0)  # nothing but its end
    while True:
        for descriptor, event in poll.poll():
            if descriptor == terminal:
                if event & select.POLLHUP:
                    return int(signal.SIGHUP)
                poll.unregister(terminal)  # a system that can't tell
                continue
            sent = os.read(reader, 1024)
            if not sent:
                return None
            for number in sent:
                if number in numbers:
                    return number
                if number == INTERRUPTED:
                    return int(signal.SIGINT)
