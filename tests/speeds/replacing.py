"""A word that is replaced in all of a long record: without the app, and in it from the key on."""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from terminal import Pty

from minutes_tui.search import replacement
from speeds.bare import swap
from speeds.clock import Saving, milliseconds
from speeds.made import record

NOTES = 10_000


def replacing(times: int) -> None:
    """A word replaced in 10,000 notes: from the key until it is on the disk, beside a bare swap of the same bytes."""
    path, bare = Path("replaced.toml"), Path("bare.toml")
    path.write_text(record(NOTES))
    saving = Saving(path)
    query = replacement.Query("harbour", "haven")
    shown = milliseconds(lambda: replacement.some(replacement.hits(saving.editor.minutes, query), 0.04))
    print(f"\na word in {NOTES:,} notes: first hits {shown:.0f} ms")
    print("                       replaced ms  / swap   undone ms  / swap   done again ms  / swap    swap ms")
    found = [hit for step in replacement.hits(saving.editor.minutes, query) for hit in step]

    def replace_all() -> None:
        saving.editor.do(replacement.replaced(saving.editor.minutes, found))

    def take() -> None:
        """What Enter does once all is worked out; the file isn't written before, as it is in the app."""
        saving.editor.take(steps[-1])

    def swapped() -> float:
        content = path.read_bytes()
        return milliseconds(lambda: swap(bare, content))

    for name, replacing in (("not worked out before", replace_all), ("taken at once", take)):
        rows = []
        for _ in range(times):
            steps = [
                each
                for each in saving.editor.record.foreseen(replacement.changes(saving.editor.minutes, found))
                if each
            ]
            acts = (replacing, saving.editor.undo, saving.editor.redo)
            rows.append([took for act in acts for took in (saving.milliseconds(act), swapped())])
            saving.milliseconds(saving.editor.undo)
        _tell_replacing(name, rows)
    saving.editor.record.close()
    path.write_text(record(NOTES))
    _tell_replacing("in the app", list(_replaced_in_app(path, swapped, times)))


def _replaced_in_app(path: Path, swapped: Callable[[], float], times: int) -> Iterator[list[float]]:
    draft = path.with_name(f".{path.name}.draft")
    with Pty([sys.executable, "-m", "minutes_tui", "review", f"./{path}"], 120, 40) as app:

        def milliseconds_of(key: str) -> float:
            """From a key until the new file is there and the draft, which goes when all is synced, is not."""
            app.rest(1)
            before, began = path.stat().st_ino, time.perf_counter()
            app.send(key)
            while path.stat().st_ino == before or draft.exists():
                app.read(0.001)
            return (time.perf_counter() - began) * 1000

        app.time_until(f"1 of {NOTES}".encode())
        for _ in range(times):
            app.rest(1)
            for keys, painted in (("R", "Find what?"), ("harbour\r", "Replace it"),
                                  ("haven\r", "in 10000 entries"), ("a", "0000 accepted")):  # fmt: skip
                app.send(keys)
                app.time_until(painted.encode())
            row = []
            for key in ("\r", "u", "U"):
                row.append(milliseconds_of(key))
                app.rest(1)  # others write meanwhile, and the next sync has to wait for that
                row.append(swapped())
            yield row
            milliseconds_of("u")


def _tell_replacing(name: str, rows: list[list[float]]) -> None:
    columns = [statistics.median(column) for column in zip(*rows, strict=True)]
    swap = statistics.median(columns[1::2])
    took = "".join(f"{ms:12.1f} {ms / swap:7.2f}" for ms in columns[::2])
    print(f"  {name:20} {took} {swap:10.1f}")
