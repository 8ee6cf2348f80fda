"""Starts of the program that cost no loading: a process that has loaded it, and has run nothing, forks for each.

Run as a script it is that process. What it forks is the program as `python -m minutes_tui` begins it: a process of its
own, with its arguments, folder, environment, streams and controlling terminal, which ends as the interpreter ends it.
"""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "minutes_tui")
FIXED = ("PYTHON", "TEXTUAL", "LC_", "LANG")
"""How the names of settings begin that are looked at while the interpreter starts or a module is loaded."""
LENGTH = 8
"""Bytes that give the length of a message."""


class Starter:
    """The process that forks."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._line, theirs = socket.socketpair()
        environment = {name: value for name, value in os.environ.items() if not name.startswith(FIXED)}
        call = [sys.executable, __file__, str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(
                call,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**environment, **settings},
                start_new_session=True,
            )
        atexit.register(self.close)

    def close(self) -> None:
        """Have it end; that needs no more than that nobody is there to ask."""
        self._line.close()
        self._process.wait()

    def asked(self, question: dict[str, Any], descriptors: Sequence[int] = ()) -> Any:
        send(self._line, question, descriptors)
        return receive(self._line)[0]

    def start(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        streams: tuple[int, int, int],
        folder: str = "",
        *,
        terminal: bool,
    ) -> int:
        """The pid of a program that has begun, in the current folder unless one is named; a terminal controls it."""
        question = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": folder or os.getcwd(),
            "terminal": terminal,
        }
        return int(self.asked(question, streams))

    def code(self, pid: int) -> int | None:
        """The exit code of a program that has ended; that of a signal is negative."""
        status = self.asked({"ended": pid})
        return None if status is None else os.waitstatus_to_exitcode(status)


@cache
def starter(settings: frozenset[tuple[str, str]]) -> Starter:
    return Starter(dict(settings))


def starter_of(command: Sequence[str], environment: Mapping[str, str]) -> Starter | None:
    """What starts the program with its interpreter set up as an environment says; there is none of other programs."""
    if tuple(command[:3]) != PROGRAM or not hasattr(os, "fork"):
        return None
    return starter(frozenset((name, value) for name, value in environment.items() if name.startswith(FIXED)))


def run(
    arguments: Sequence[str | Path],
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, with what it is given on standard input."""
    call = [*PROGRAM, *map(str, arguments)]
    settings = os.environ if environment is None else environment
    found = starter_of(call, settings)
    if not found:
        return subprocess.run(call, input=given, capture_output=True, env=settings, cwd=folder, timeout=60, check=False)
    with TemporaryFile() as out, TemporaryFile() as err:
        reads, writes = os.pipe()
        with open(reads, "rb") as stdin, open(writes, "wb", buffering=0) as pipe:
            streams = (stdin.fileno(), out.fileno(), err.fileno())
            pid = found.start(call[3:], settings, streams, str(folder or ""), terminal=False)
            stdin.close()
            with contextlib.suppress(BrokenPipeError):
                pipe.write(given)
        end = time.monotonic() + 60
        while (code := found.code(pid)) is None:
            if time.monotonic() > end:
                os.kill(pid, signal.SIGKILL)
                raise TimeoutError(f"{call} goes on")
            time.sleep(0.002)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(call, code, out.read(), err.read())


def send(line: socket.socket, message: object, descriptors: Sequence[int] = ()) -> None:
    data = json.dumps(message).encode()
    socket.send_fds(line, [len(data).to_bytes(LENGTH, "big")], descriptors)
    line.sendall(data)


def receive(line: socket.socket) -> tuple[Any, list[int]]:
    """A message and the descriptors that came with it. Raises EOFError when nobody is there to send one."""
    head, descriptors, _, _ = socket.recv_fds(line, LENGTH, 3)
    if not head:
        raise EOFError
    data, length = b"", int.from_bytes(head, "big")
    while len(data) < length:
        data += line.recv(length - len(data))
    return json.loads(data), descriptors


# The process itself


def serve(line: socket.socket) -> dict[str, Any] | None:
    """Answer until nobody asks any more, which gives None; a start is given to the process that is to be it."""
    while True:
        try:
            question, descriptors = receive(line)
        except EOFError:
            return None
        if "ended" in question:
            pid, status = os.waitpid(question["ended"], os.WNOHANG)
            send(line, status if pid else None)
            continue
        pid = os.fork()
        if pid == 0:
            line.close()
            for stream, descriptor in enumerate(descriptors):
                os.dup2(descriptor, stream)
            for descriptor in descriptors:
                os.close(descriptor)
            return dict(question)
        for descriptor in descriptors:
            os.close(descriptor)
        send(line, pid)


def become(start: Mapping[str, Any]) -> None:
    """Be the program that was asked for."""
    import fcntl
    import io
    import runpy
    import termios

    if start["terminal"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(start["folder"])
    os.environ.clear()
    os.environ.update(start["environment"])
    time.tzset()
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        before: io.TextIOWrapper = getattr(sys, name)
        stream = io.TextIOWrapper(
            open(descriptor, "wb" if descriptor else "rb", closefd=False),  # noqa: SIM115
            before.encoding, before.errors, None if name == "stdin" else "\n",
            line_buffering=name == "stderr" or os.isatty(descriptor),
        )  # fmt: skip
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.path[0] = start["folder"]
    sys.argv[1:] = start["arguments"]
    runpy.run_module("minutes_tui", run_name="__main__", alter_sys=True)


def load() -> None:
    """Load what the program loads up to its first line, and what most of its screens do."""
    from importlib import import_module

    from minutes_tui.tui import loading

    for name in (
        "minutes_tui.cli.command_line", "minutes_tui.cli.commands", "minutes_tui.tui.app",
        "minutes_tui.tui.live.screen", "minutes_tui.tui.review.screen", *loading.MODULES,
    ):  # fmt: skip
        import_module(name)


if __name__ == "__main__":
    import gc

    sys.path[0] = str(ROOT)
    load()
    gc.freeze()  # so that a fork copies little
    if os.path.exists("/proc/self/task"):
        assert len(os.listdir("/proc/self/task")) == 1, "a fork has one thread, so none may have begun"
    if begun := serve(socket.socket(fileno=int(sys.argv[1]))):
        become(begun)
