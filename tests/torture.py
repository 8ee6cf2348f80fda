"""Kills the app while lines are typed, and counts what is lost: `python tests/torture.py --runs 500`.

Each run types lines into the app on a real pty, every third of them an edit in the middle of the record, so that a
swap is often under way, and kills it with SIGKILL at a random instant. A line counts as entered when a later one, or
an empty one behind it, was painted before the kill.
"""

import argparse
import datetime as dt
import os
import platform
import random
import re
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from speeds.made import record
from terminal import PaintError, Terminal

from minutes_tui.record import Record

LENGTHS = (0, 200, 2_000)
"""Notes that are in the record before."""
MARK = re.compile(r"\b([LM])(\d+)x\b")
SECOND = 1.0
"""What was typed so long before the kill must be there, entered or not."""


class Typed(NamedTuple):
    """A key, and when it was sent."""

    at: float
    key: str


class Result(NamedTuple):
    """What one run found."""

    entered: int
    """Lines that had been entered when the program was killed."""
    faults: tuple[str, ...]
    """What was lost, each in one sentence."""


def line(number: int) -> str:
    """What is typed as the nth line: a statement or, every third time, a correction of the one before."""
    return f"s/L{number - 1}x/M{number - 1}x/" if number % 3 == 2 else f"L{number}x the ice came late, said the master."


def run(seed: int) -> Result:
    """One run; the same seed types the same and kills after the same time."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        path = Path(folder) / "record.toml"
        before = record(chance.choice(LENGTHS))
        path.write_text(before)
        command = [sys.executable, "-m", "minutes_tui", str(path)]
        with Terminal(command, 80, 24, {"HOME": folder, "XDG_STATE_HOME": folder}) as app:
            app.wait_for("F1 help")
            typed = _typed(app, chance)
            app.kill(signal.SIGKILL)
            killed = time.monotonic()
            try:
                while app.read(0):  # what was painted before
                    pass
            except PaintError:
                pass
        return _judged(path, before, typed, killed, app.text)


def _typed(app: Terminal, chance: random.Random) -> list[Typed]:
    """Type until a random instant, at a random speed, now and then resting for more than a second."""
    end = time.monotonic() + chance.uniform(0.05, 1.2)
    delay = chance.choice((0.0, 0.002, 0.02))
    typed: list[Typed] = []
    number = 0
    while True:
        for key in line(number) + "\r":
            if time.monotonic() >= end:
                if chance.random() < 0.3:
                    _wait(app, 1.1)
                return typed
            app.send(key)
            typed.append(Typed(time.monotonic(), key))
            app.read(delay)
        number += 1


def _wait(app: Terminal, seconds: float) -> None:
    """Read for so long; the blinking cursor is painted all the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.read(0.02)


def _judged(path: Path, before: str, typed: list[Typed], killed: float, screen: str) -> Result:
    lines = "".join(key.key for key in typed).split("\r")
    entered = _entered(screen)
    faults = []
    try:
        record_ = Record.open(path)
    except Exception as error:  # whatever it is, it counts
        return Result(entered, (f"the record does not open: {error!r}",))
    text, half_line = record_.text, record_.half_line
    record_.close()
    try:
        tomllib.loads(path.read_text())
    except ValueError as error:
        faults.append(f"the file is no TOML: {error}")
    if not path.read_text().startswith(before):
        faults.append("the notes that were there are not as they were")
    notes = [note.text for note in record_.minutes.notes[before.count("[[note]]") :]]
    expected = _expected(lines[:entered])
    more = _expected(lines[:-1])
    if not any(notes == _expected(lines[:count]) for count in range(entered, len(lines))):
        faults.append(f"lost: {len(notes)} notes, {len(expected)} to {len(more)} wanted, the last {notes[-2:]}")
    sure = "".join(key.key for key in typed if key.at <= killed - SECOND).split("\r")
    if len(sure) == len(lines) and len(lines) - 1 <= entered and not half_line.startswith(sure[-1]):
        faults.append(f"the half line {sure[-1]!r} is {half_line!r}")
    if text != path.read_text():
        faults.append("the file is not what was opened")
    return Result(entered, tuple(faults))


def _entered(screen: str) -> int:
    """How many lines had been entered for sure: one that the notes show has been, and so has any before it."""
    rows = screen.split("\n")
    rule = max((number for number, row in enumerate(rows) if row.startswith("─")), default=0)
    notes, line = "\n".join(rows[:rule]), "\n".join(rows[rule:])
    shown = [int(number) + (2 if corrected == "M" else 1) for corrected, number in MARK.findall(notes)]
    being_typed = re.search(r"(s/)?L(\d+)x ", line.replace("x/M", "x /M"))
    if being_typed:
        shown.append(int(being_typed[2]) + bool(being_typed[1]))
    return max(shown, default=0)


def _expected(lines: list[str]) -> list[str]:
    """The texts of the notes that so many lines make."""
    texts: list[str] = []
    for number, _ in enumerate(lines):
        if number % 3 == 2:
            texts[-1] = texts[-1].replace(f"L{number - 1}x", f"M{number - 1}x")
        else:
            texts.append(line(number))
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    began = time.monotonic()
    with ProcessPoolExecutor(wanted.jobs) as pool:
        results = list(pool.map(run, range(wanted.seed, wanted.seed + wanted.runs)))
    faulty = [(wanted.seed + number, result) for number, result in enumerate(results) if result.faults]
    for seed, result in faulty:
        print(f"seed {seed}: {'; '.join(result.faults)}")
    kinds = Counter(fault.split(" ")[0] for _, result in faulty for fault in result.faults)
    print(f"{dt.date.today()}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    print(
        f"{len(results)} runs killed, {sum(result.entered for result in results)} lines entered, "
        f"{len(faulty)} runs with a loss {dict(kinds) or ''}; {time.monotonic() - began:.0f} s"
    )
    return bool(faulty)


if __name__ == "__main__":
    sys.exit(main())
