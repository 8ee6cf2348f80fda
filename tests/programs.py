"""Runs the programs of others that tests ask for a second opinion: a browser, an office, a checker."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""What keeps Chromium from waiting for a network that isn't there."""


class Ended(NamedTuple):
    """What a program said."""

    code: int
    out: str
    err: str


def ran(call: Sequence[str | Path], seconds: float = 120) -> Ended:
    """Run a program to its end. Raises TimeoutError when it goes on for too long, and ends all that it started.

    Its outputs are files, since a pipe is only at its end when each of the programs that it started is.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        running = subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        try:
            code = running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            err.seek(0)
            said = err.read().decode(errors="replace")
            raise TimeoutError(f"{call[0]} went on for {seconds} s and said: {said}") from None
        out.seek(0)
        err.seek(0)
        return Ended(code, out.read().decode(errors="replace"), err.read().decode(errors="replace"))
