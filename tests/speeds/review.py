"""The review of a long record on a real pty."""

import sys
import time
from pathlib import Path

from terminal import Pty

from speeds.app import print_keys
from speeds.made import record

NOTES = 10_000


def reviews(times: int, peer: float) -> None:
    """A step beside the peer's key."""
    path = Path("review.toml")
    path.write_text(record(NOTES))
    print_keys(f"review         {'':16}", _steps(path, times * 10), peer)


def _steps(path: Path, count: int) -> list[float]:
    """Milliseconds from a key to the paint of where the cursor went."""
    took = []
    with Pty([sys.executable, "-m", "minutes_tui", "review", f"./{path}"], 120, 40) as app:
        app.time_until(f"1 of {NOTES}".encode())
        time.sleep(2)  # the problems are found meanwhile
        for n in range(2, count):
            app.rest(0.02)
            app.send("j")
            took.append(app.time_until(f" {n} of {NOTES}".encode()) * 1000)
    return took
