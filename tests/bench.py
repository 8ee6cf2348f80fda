"""Speeds of the app as ratios against a peer, measured in one run: `python tests/bench.py`.

The peer is the least that a Textual app can be: one with an empty Input. What is compared is the time from the
start to the first paint that takes a key, and the time from a key to its paint, both on a real pty of 80x24.
"""

import argparse
import compileall
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from terminal import Pty

import minutes_tui

PEER = """
from textual.app import App
from textual.widgets import Input

class Peer(App):
    def compose(self):
        yield Input(placeholder="READY")

Peer().run()
"""
LENGTHS = (0, 2_000, 10_000)
"""Notes in the records that are opened."""

SENTENCE = "The harbour master asked {n} times whether the ice would hold, and nobody in the room could say so."


def record(notes: int) -> str:
    """A record with so many notes, of which every fifth begins a list."""
    head = 'format = 1\n\n[meeting]\ntitle = "Speed"\ndate = 2025-03-12\n'
    people = "".join(
        f'\n[[participant]]\nkey = "P{n}"\nname = "Ida Person{n}"\ntitle = "Ms"\npresence = "present"\n'
        for n in range(1, 19)
    )
    agenda = "".join(f'\n[[agenda]]\nkey = "i{n}"\ntitle = "Item {n}"\n' for n in range(1, 8))
    body = "".join(
        f'\n[[note]]\nid = "{n}"\nat = 2025-03-12T10:{n // 60 % 60:02}:{n % 60:02}+02:00\nitem = "i1"\n'
        f'kind = "statement"\nspeaker = "P{n % 18 + 1}"\nattribution = "prefix"\n'
        f'text = """\n{SENTENCE.format(n=n)} {SENTENCE.format(n=n + 1)}'
        + ("\n\n- first\n- second" if n % 5 == 0 else "")
        + '"""\n'
        for n in range(1, notes + 1)
    )
    return head + people + agenda + body


def start(command: list[str], ready: bytes) -> float:
    """Milliseconds from the start to the paint of some words."""
    began = time.perf_counter()
    with Pty(command, 80, 24) as app:
        app.time_until(ready)
        return (time.perf_counter() - began) * 1000


def keys(command: list[str], ready: bytes, count: int) -> list[float]:
    """Milliseconds from each of some keys to its paint."""
    took = []
    with Pty(command, 80, 24) as app:
        app.time_until(ready)
        app.rest(0.5)
        for n in range(count):
            time.sleep(0.03)
            app.rest(0)
            letter = "abcdefghijklmnopqrstuvwxyz"[n % 26]
            app.send(letter)
            took.append(app.time_until(letter.encode()) * 1000)
    return took


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=9, help="starts of each, of which the median is shown")
    parser.add_argument("--keys", type=int, default=300)
    wanted = parser.parse_args()
    compileall.compile_dir(Path(minutes_tui.__file__).parent, quiet=1)  # as pip does, and has done for the peer
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("peer.py").write_text(PEER)
        runs = {"peer": ([sys.executable, "peer.py"], b"READY")}
        for notes in LENGTHS:
            Path(f"{notes}.toml").write_text(record(notes))
            runs[f"{notes:,} notes"] = ([sys.executable, "-m", "minutes_tui", f"./{notes}.toml"], b"F1 help")
        starts: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(wanted.starts + 1):
            for name, run in runs.items():
                starts[name].append(start(*run))
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
        print("              start ms  ratio   key ms (median)  ratio   key ms (p99)")
        peer = None
        for name, run in runs.items():
            began = statistics.median(starts[name][1:])  # the first one filled the caches
            took = keys(*run, wanted.keys)
            row = began, statistics.median(took), percentile(took, 0.99)
            peer = peer or row
            print(
                f"{name:12} {row[0]:9.0f} {row[0] / peer[0]:6.2f} {row[1]:16.2f} {row[1] / peer[1]:7.2f} {row[2]:14.2f}"
            )


if __name__ == "__main__":
    main()
