"""The only place that runs other programs: an editor in the terminal, one that is asked, one that shows a file."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from minutes_tui.errors import ProgramError

MOST = 64 * 2**20
"""Bytes that a program may say in answer."""
OPENERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *([("open", ())] if sys.platform == "darwin" else []),  # elsewhere it is another program's name
    ("wslview", ()),
    ("xdg-open", ("WAYLAND_DISPLAY", "DISPLAY")),
)
"""Programs that show a file in whatever the system has for it, and the variables of which one must be set."""
FAILS = 3.0
"""Seconds in which such a program says that it can't."""

_running: set[subprocess.Popen[bytes]] = set()
"""Those whose end is waited for."""
_shown: list[subprocess.Popen[bytes]] = []
"""Those that show something. They go on when this program has ended."""


def call(words: str) -> list[str]:
    """How a program is called that a variable such as EDITOR names: its path, then its options. Raises ProgramError.

    A path with a blank in it may stand there bare, as long as no option follows.
    """
    whole = words.strip()
    if not whole:
        raise ProgramError("No program is named.")
    if path := shutil.which(whole):
        return [path]
    try:
        import shlex  # few sittings open an editor

        parts = shlex.split(whole, posix=os.name == "posix")
    except ValueError:
        raise ProgramError(f"{whole} cannot be started because a quotation mark in it is not closed.") from None
    program = parts[0].strip('"')
    path = shutil.which(program)
    if path is None:
        why = "it is not in PATH, or may not be run"
        if " " in whole:
            why += "; put quotation marks round a path with spaces"
        raise ProgramError(f"{program} cannot be started: {why}.")
    return [path, *parts[1:]]


def editor() -> list[str]:
    """How the rapporteur's editor is called, by VISUAL or EDITOR. Raises ProgramError."""
    words = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not words:
        raise ProgramError("No editor is set. Set VISUAL or EDITOR.")
    return call(words)


def edit(call: Sequence[str], path: str) -> int:
    """Have an editor in this terminal until it is left; its exit code, below 0 for the signal that ended it.

    What ctrl+c and ctrl+\\ send is the editor's: a function that does nothing is not handed on to it, as SIG_IGN would
    be. The terminal is then as it was before, whatever the editor has left it in. Raises ProgramError.
    """
    with _deaf(), _terminal_kept():
        process = _started([*call, path])
        with _listed(process):
            return process.wait()


def page(call: Sequence[str], words: bytes) -> None:
    """Have a pager show words in this terminal until it is left. Less is told to pass colours on, unless LESS says how
    it is to be. Raises ProgramError."""
    environment = os.environ | {"LESS": os.environ.get("LESS", "R")}
    with _deaf(), _terminal_kept():
        process = _started(call, stdin=subprocess.PIPE, env=environment)
        with _listed(process):
            _feed(process, words)
            process.wait()


def ask(call: Sequence[str], typed: bytes, seconds: float) -> bytes:
    """What a program says to what it is told, on both outputs.

    One that isn't done in time, or says more than `MOST` bytes, is ended with all that it started. Raises ProgramError.
    """
    pipe = subprocess.PIPE
    process = _started(call, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, start_new_session=True)
    assert process.stdin
    assert process.stdout
    said: list[bytes] = []
    threads = (
        threading.Thread(target=_feed, args=(process, typed), daemon=True),
        threading.Thread(target=_hear, args=(process, said), daemon=True),
    )
    with _listed(process):
        for thread in threads:
            thread.start()
        threads[1].join(seconds)
        is_late = threads[1].is_alive()
        if is_late or len(said[0]) > MOST:
            _end(process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        process.wait()
    if is_late:
        raise ProgramError(f"{call[0]} gave no answer in {seconds:.0f} seconds and was ended")
    if len(said[0]) > MOST:
        raise ProgramError(f"{call[0]} printed more than {MOST // 2**20} MiB and was ended")
    return said[0]


def give(call: Sequence[str], words: bytes, seconds: float) -> bool:
    """Hand words to a program; whether it took them in time. It may go on by itself then, as those of a clipboard do.

    Raises ProgramError where it cannot be started.
    """
    process = _started(call, stdin=subprocess.PIPE, **QUIET, start_new_session=True)
    with _listed(process):
        threading.Thread(target=_feed, args=(process, words), daemon=True).start()
        try:
            return process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            _end(process, signal.SIGTERM)
            return False


def show(call: Sequence[str], seconds: float) -> None:
    """Have a program show something beside the terminal, which may go on for as long as it likes.

    Raises ProgramError, also where it fails within so many seconds.
    """
    process = _started(call, stdin=subprocess.DEVNULL, **QUIET, start_new_session=True)
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _shown.append(process)
        return
    if code:
        raise ProgramError(
            f"{os.path.basename(call[0])} cannot show {os.path.basename(call[-1])}: it ended with code {code}."
        )


def open_file(path: Path) -> str:
    """Show a file in the system's own program for it, and give the name of that; "" where the terminal is all there is.

    It takes as long as such a program takes. Raises ProgramError.
    """
    for program, needs in OPENERS:
        if (there := shutil.which(program)) and (not needs or any(map(os.environ.get, needs))):
            show([there, str(path)], FAILS)
            return program
    return ""


def end_all(number: int) -> None:
    """Send a signal to all programs whose end is waited for."""
    for process in tuple(_running):
        _end(process, number)


QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
"""What a program says goes nowhere, and never on the screen."""


def _started(call: Sequence[str], **how: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(call, **how)  # type: ignore[call-overload, no-any-return]
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ProgramError(f"{call[0]} cannot be started: {why}.") from error


@contextlib.contextmanager
def _listed(process: subprocess.Popen[bytes]) -> Iterator[None]:
    _running.add(process)
    try:
        yield
    finally:
        _running.discard(process)


def _feed(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stdin
    with contextlib.suppress(OSError), process.stdin:  # it need not listen to the end
        process.stdin.write(words)


def _hear(process: subprocess.Popen[bytes], said: list[bytes]) -> None:
    assert process.stdout
    with process.stdout:
        said.append(process.stdout.read(MOST + 1))


def _end(process: subprocess.Popen[bytes], number: int) -> None:
    """End a program, and all of its session where it has one of its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix" and os.getsid(process.pid) == process.pid:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let ctrl+c and ctrl+\\ be for the other program alone."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda number, frame: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _terminal_kept() -> Iterator[None]:
    """Have the terminal's settings at the end as they were."""
    try:
        import termios
    except ImportError:  # Windows
        yield
        return
    if not (sys.__stdin__ and sys.__stdin__.isatty()):
        yield
        return
    descriptor = sys.__stdin__.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):  # the terminal has gone
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
