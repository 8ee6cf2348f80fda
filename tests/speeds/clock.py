"""What a piece of work takes: milliseconds, until it is on the disk where that is asked, and megabytes."""

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from minutes_tui.editor import Editor
from minutes_tui.record import Record

ARGUMENT = "import sys, pathlib; path = pathlib.Path(sys.argv[1])"
"""The beginning of a program whose `memory` is measured."""


def milliseconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def of_process(do: Callable[[], object]) -> float:
    """The milliseconds that this process has worked: what others do on the machine makes them no more."""
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Saving:
    """An open record, of which each edit is waited for until it is on the disk."""

    def __init__(self, path: Path) -> None:
        self.editor = Editor(Record.open(path))
        len(self.editor.minutes.notes)  # all of it is read
        self._saved = threading.Event()
        gc.collect()
        gc.freeze()  # as the app does
        self.editor.record.autosave.changed = self._changed

    def _changed(self) -> None:
        if self.editor.record.state.saved:
            self._saved.set()

    def milliseconds(self, edit: Callable[[], object]) -> float:
        self._saved.clear()
        began = time.perf_counter()
        edit()
        assert self._saved.wait(60)
        return (time.perf_counter() - began) * 1000


def memory(code: str, path: Path) -> float:
    """Megabytes that a program needs at most. (`ru_maxrss` would count what the program before its exec needed.)"""
    said = "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{said}", str(path)], capture_output=True, check=True)
    return float(done.stdout) / 1024
