"""Words found in many records: the first index, a word, a word after one record changed, and the choice of a record."""

import datetime as dt
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from minutes_tui.archive.finding import Archive, find
from minutes_tui.archive.heads import heads
from minutes_tui.archive.query import read
from speeds.clock import milliseconds

RECORDS, NOTES, WORDS = 1_000, 300, 32
"""Records, notes in each, words in each note: 94 MB."""
FEW = 20
SOUGHT = "zebra"
"""Stands in one record of a hundred."""


def archive(times: int) -> None:
    """Milliseconds by the clock and of the processor, beside ripgrep, where that is installed, and a scan."""
    os.environ["XDG_CACHE_HOME"] = os.path.abspath("cache")
    folder, few = Path("records"), Path("few")
    _written(folder, RECORDS)
    _written(few, FEW)
    print()
    print(f"{RECORDS:,} records, {RECORDS * NOTES:,} notes                clock ms     CPU ms")
    _row("first index", [_timed(lambda: _found(folder))])
    _row("a word", _times(times, lambda: _found(folder)))
    _row(
        "a word, in a process of its own",
        _times(times, lambda: _run(sys.executable, "-m", "minutes_tui", "find", SOUGHT, folder)),
    )
    _row(
        "any command, in a process of its own",
        _times(times, lambda: _run(sys.executable, "-m", "minutes_tui", "schema")),
    )
    _row("a word after one record changed", [_changed(folder, n) for n in range(times)])
    _row("a scan of all records", [_timed(lambda: _found(folder, is_indexed=False))])
    if ripgrep := shutil.which("rg"):
        _row("ripgrep", _times(times, lambda: _run(ripgrep, SOUGHT, folder)))
    _row(f"heads of {RECORDS:,} for the start screen", _times(times, lambda: heads(folder)))
    _row(f"heads of {FEW}", _times(times, lambda: heads(few)))


def _written(folder: Path, count: int) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghiklmnoprstuv", k=chance.randint(2, 9))) for _ in range(8_000)]
    folder.mkdir()
    for number in range(count):
        day = dt.date(2015, 1, 1) + dt.timedelta(number)
        notes = [
            f'\n[[note]]\nid = "{note}"\nat = {day}T10:00:00+02:00\nkind = "statement"\nspeaker = "AT"\n'
            f'attribution = "prefix"\ntext = "{" ".join(chance.choices(words, k=WORDS))}"\n'
            for note in range(NOTES)
        ]
        if number % 100 == 0:
            notes.append(f'\n[[note]]\nid = "{NOTES}"\ntext = "The {SOUGHT} came."\n')
        head = f'format = 1\n\n[meeting]\ntitle = "Board {number}"\ndate = {day}\nseries = "Board"\n'
        (folder / f"{number}.toml").write_text(head + "".join(notes))


def _found(folder: Path, *, is_indexed: bool = True) -> int:
    return len(list(find(Archive([folder]), read([SOUGHT]), dt.date.min, is_indexed=is_indexed)))


def _changed(folder: Path, number: int) -> tuple[float, float]:
    with (folder / f"{number}.toml").open("a") as file:
        file.write(f'\n[[note]]\nid = "x{number}"\ntext = "Another {SOUGHT}"\n')
    return _timed(lambda: _found(folder))


def _run(*command: str | Path) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _times(times: int, do: Callable[[], object]) -> list[tuple[float, float]]:
    return [_timed(do) for _ in range(times)]


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of the processor with those of its processes that ended."""
    before = _processor()
    clock = milliseconds(do)
    return clock, _processor() - before


def _processor() -> float:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used) * 1000


def _row(name: str, measured: Sequence[tuple[float, float]]) -> None:
    clock, processor = (statistics.median(each) for each in zip(*measured, strict=True))
    print(f"{name:<40} {clock:10.0f} {processor:10.0f}", flush=True)
