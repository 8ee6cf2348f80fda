"""The app on a real pty, beside the least that a Textual app can be: one with an empty Input.

What is compared is the time from the start to the first paint that takes a key, and the time from a key to its paint.
Both are taken in turns: a machine that others use, or that grows warm, is slower for a while, and for all of them.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
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
OURS = "from minutes_tui.cli.main import script\n\nscript()\n"
"""The command as pip installs it."""
LENGTHS = (0, 2_000, 10_000, 50_000)
"""Notes in the records that are opened in the app."""
FULL = "all of it"
"""10,000 notes, 500 participants, a glossary of 5,000 terms."""
SLOW = "on a slow disk"
"""10,000 notes where each sync takes half a second more, while a swap of the file is under way."""
TURN = 20
"""Keys that one program gets before the next one's turn."""
FIRST_KEYS = 30
"""Keys that are typed at once after a start, while what the first screen has no need of is loaded."""
QUIET = 4
"""Seconds in which all programs read what is left to read, so that none slows another's keys."""


@dataclass
class Run:
    """A program, what it paints when it takes keys, and where it runs."""

    command: list[str]
    ready: bytes = b"F1 help"
    environment: dict[str, str] = field(default_factory=dict)

    def terminal(self) -> Pty:
        return Pty(self.command, 80, 24, self.environment)


def app(times: int, count: int) -> float:
    """What a start and a key cost by the length of the record, and on a slow disk. Gives the peer's key."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has its byte code
    runs = _runs()
    _keep_code(runs["0 notes"])
    starts: dict[str, list[float]] = {name: [] for name in runs if name != SLOW}
    for _ in range(times + 1):
        for name in starts:
            starts[name].append(start(runs[name]))
    medians = {name: statistics.median(took[1:]) for name, took in starts.items()}  # the first one filled the caches
    first = {name: [key for _ in range(times) for key in first_keys(runs[name])] for name in starts}
    took = keys(runs, count)
    peer, slowest = statistics.median(took["peer"]), percentile(took["peer"], 0.99)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
    print("                start ms  ratio   key ms (median)  ratio   key ms (p99)  ratio   first keys (median, p99)")
    for name in runs:
        began = f"{medians[name]:9.0f} {medians[name] / medians['peer']:6.2f}" if name in medians else " " * 16
        print_keys(f"{name:14} {began}", took[name], peer, end="")
        print(f" {percentile(took[name], 0.99) / slowest:6.2f}", end="")
        if name in first:
            print(f" {statistics.median(first[name]):16.2f} {percentile(first[name], 0.99):6.2f}", end="")
        print()
    return peer


def _runs() -> dict[str, Run]:
    """Programs by name; the first one is the peer."""
    Path("peer.py").write_text(PEER)
    Path("minutes.py").write_text(OURS)
    runs = {"peer": Run([sys.executable, "peer.py"], b"READY")}
    for notes in LENGTHS:
        runs[f"{notes:,} notes"] = _minutes(f"./{notes}.toml", record(notes))
    runs[FULL] = _minutes("./full.toml", record(10_000, participants=500, glossary=5_000))
    if slow := _slow_disk():
        runs[SLOW] = _minutes("./slow.toml", record(10_000), slow)
    return runs


def _minutes(path: str, text: str, environment: dict[str, str] | None = None) -> Run:
    Path(path).write_text(text)
    return Run([sys.executable, "minutes.py", path], environment=environment or {})


def print_keys(name: str, took: list[float], peer: float, end: str = "\n") -> None:
    """A row: the median of some keys, how often that is the peer's, and the slowest of a hundred."""
    median = statistics.median(took)
    print(f"{name} {median:16.2f} {median / peer:7.2f} {percentile(took, 0.99):14.2f}", end=end)


def _keep_code(run: Run) -> None:
    """Have what the program keeps at the first start after it was installed."""
    with run.terminal() as app:
        app.time_until(run.ready)
        time.sleep(QUIET)


def start(run: Run) -> float:
    """Milliseconds from the start to the paint of some words."""
    began = time.perf_counter()
    with run.terminal() as app:
        app.time_until(run.ready)
        return (time.perf_counter() - began) * 1000


def first_keys(run: Run) -> list[float]:
    """Milliseconds from each of the first keys to its paint, of a program alone."""
    _forget_drafts()
    with run.terminal() as app:
        app.time_until(run.ready)
        return [_key(app, n, False) for n in range(FIRST_KEYS)]


def _forget_drafts() -> None:
    """Have no line begin with what was typed before the program was killed."""
    for draft in Path().glob(".*.draft"):
        draft.unlink()


def keys(runs: dict[str, Run], count: int) -> dict[str, list[float]]:
    """Milliseconds from each of some keys to its paint, by program."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    _forget_drafts()
    with ExitStack() as stack:
        apps = {name: stack.enter_context(run.terminal()) for name, run in runs.items()}
        for name, app in apps.items():
            app.time_until(runs[name].ready)
        time.sleep(QUIET)
        for n in range(0, count, TURN):
            for name, app in apps.items():
                time.sleep(0.5)
                took[name] += [_key(app, key, name == SLOW and key % 10 == 0) for key in range(n, min(n + TURN, count))]
    return took


def _key(app: Pty, n: int, swaps: bool) -> float:
    """Milliseconds from a key to its paint."""
    time.sleep(0.03)
    if swaps:
        app.send("\x15s/T/TT/\r")  # an edit that no append can do
        time.sleep(0.1)
    app.rest(0)
    letter = "abcdefghijklmnopqrstuvwxyz"[n % 26]
    app.send(letter)
    return app.time_until(letter.encode()) * 1000


def _slow_disk() -> dict[str, str]:
    """An environment in which each sync takes half a second more; none where no C compiler is."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or not compiler:
        return {}
    source, library = Path(__file__).parents[1] / "faults.c", Path("faults.so").absolute()
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "FAULTS_FSYNC_MS": "500"}
