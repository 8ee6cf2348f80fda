"""The review of a long record on a real pty, and a word that is replaced in all of it."""

import statistics
import sys
import time
from pathlib import Path

from terminal import Pty

from minutes_tui import finding
from speeds.app import print_keys
from speeds.bare import swap
from speeds.clock import Saving, milliseconds
from speeds.made import record

NOTES = 10_000


def reviews(times: int, peer: float) -> None:
    """A step beside the peer's key, and a word replaced in all notes beside a bare swap of the same bytes."""
    path = Path("review.toml")
    path.write_text(record(NOTES))
    print_keys(f"review        {'':9} {'':6}", _steps(path, times * 10), peer)
    path.write_text(record(NOTES))
    shown, replaces, swaps = _replaced(path, times)
    took = statistics.median(replaces)
    print(f"a word in {NOTES:,} notes: first hits {shown:.0f} ms, replaced and on the disk "
          f"{took:.0f} ms, {took / statistics.median(swaps):.1f} bare swaps")  # fmt: skip


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


def _replaced(path: Path, times: int) -> tuple[float, list[float], list[float]]:
    """Milliseconds until the first hits are found, until all are replaced and on the disk, and for bare swaps."""
    saving, bare = Saving(path), Path("bare.toml")
    query = finding.Query("harbour", "haven")
    shown = milliseconds(lambda: finding.some(finding.hits(saving.editor.minutes, query), 0.04))
    found = [hit for step in finding.hits(saving.editor.minutes, query) for hit in step]
    replaces, swaps = [], []
    for _ in range(times):
        edit = finding.replaced(saving.editor.minutes, found)
        replaces.append(saving.milliseconds(lambda edit=edit: saving.editor.do(edit)))
        content = path.read_bytes()
        swaps.append(milliseconds(lambda content=content: swap(bare, content)))
        saving.milliseconds(saving.editor.undo)
    saving.editor.record.close()
    return shown, replaces, swaps
