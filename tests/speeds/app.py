"""The app on a real pty, beside the least that a Textual app can be: one with an empty Input.

What is compared is the time from the start to the first paint that takes a key, and the time from a key to its paint.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from terminal import Pty

from speeds.clock import percentile
from speeds.made import record

PEER = """
from textual.app import App
from textual.widgets import Input

class Peer(App):
    def compose(self):
        yield Input(placeholder="READY")

Peer().run()
"""
LENGTHS = (0, 2_000, 10_000)
"""Notes in the records that are opened in the app."""
FULL = "all of it"
"""10,000 notes, 500 participants, a glossary of 5,000 terms."""


def app(times: int, count: int) -> float:
    """What a start and a key cost by the length of the record, and on a slow disk. Gives the peer's key."""
    runs = _runs()
    starts: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times + 1):
        for name, run in runs.items():
            starts[name].append(start(*run))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
    print("              start ms  ratio   key ms (median)  ratio   key ms (p99)")
    medians = {name: statistics.median(took[1:]) for name, took in starts.items()}  # the first one filled the caches
    peer = 0.0
    for name, run in runs.items():
        took = keys(*run, count)
        peer = peer or statistics.median(took)
        print_keys(f"{name:12} {medians[name]:9.0f} {medians[name] / medians['peer']:6.2f}", took, peer)
    slow = _slow_disk()
    if slow:
        print_keys(f"  on a slow disk {'':12}", keys(*runs["10,000 notes"], count, slow), peer)
    return peer


def _runs() -> dict[str, tuple[list[str], bytes]]:
    """Programs by name, each with what it paints when it takes keys; the first one is the peer."""
    Path("peer.py").write_text(PEER)
    runs = {"peer": ([sys.executable, "peer.py"], b"READY")}
    for notes in LENGTHS:
        Path(f"{notes}.toml").write_text(record(notes))
        runs[f"{notes:,} notes"] = ([sys.executable, "-m", "minutes_tui", f"./{notes}.toml"], b"F1 help")
    Path("full.toml").write_text(record(10_000, participants=500, glossary=5_000))
    runs[FULL] = ([sys.executable, "-m", "minutes_tui", "./full.toml"], b"F1 help")
    return runs


def print_keys(name: str, took: list[float], peer: float) -> None:
    """A row: the median of some keys, how often that is the peer's, and the slowest of a hundred."""
    median = statistics.median(took)
    print(f"{name} {median:16.2f} {median / peer:7.2f} {percentile(took, 0.99):14.2f}")


def start(command: list[str], ready: bytes) -> float:
    """Milliseconds from the start to the paint of some words."""
    began = time.perf_counter()
    with Pty(command, 80, 24) as app:
        app.time_until(ready)
        return (time.perf_counter() - began) * 1000


def keys(command: list[str], ready: bytes, count: int, environment: dict[str, str] | None = None) -> list[float]:
    """Milliseconds from each of some keys to its paint; on a slow disk, while a swap of the file is under way."""
    took = []
    with Pty(command, 80, 24, environment or {}) as app:
        app.time_until(ready)
        app.rest(0.5)
        for n in range(count):
            time.sleep(0.03)
            if environment and n % 10 == 0:
                app.send("\x15s/T/TT/\r")  # an edit that no append can do
                time.sleep(0.1)
            app.rest(0)
            letter = "abcdefghijklmnopqrstuvwxyz"[n % 26]
            app.send(letter)
            took.append(app.time_until(letter.encode()) * 1000)
    return took


def _slow_disk() -> dict[str, str]:
    """An environment in which each sync takes half a second more; none where no C compiler is."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or not compiler:
        return {}
    source, library = Path(__file__).parents[1] / "faults.c", Path("faults.so").absolute()
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "FAULTS_FSYNC_MS": "500"}
