"""Takes lines down while calls of the system fail, and while it is killed before one; run under `faults.c`.

Prints each loss as a line. `test_faults.py` compiles the library and runs this with it.
"""

import ctypes
import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.record import Record
from minutes_tui.record.autosave import autosave

BEFORE = '[meeting]\ntitle = "Board"\n\n[[note]]\nid = "1"\ntext = "The rent was payed."\n'
LINES = ("One.", "s/One/Two/", "Three.", "... and more", "Four.", "s/Four/Five/")
TEXTS = [
    ["The rent was payed."],
    ["The rent was payed.", "One."],
    ["The rent was payed.", "Two."],
    ["The rent was payed.", "Two.", "Three."],
    ["The rent was payed.", "Two.", "Three.\n\nand more"],
    ["The rent was payed.", "Two.", "Three.\n\nand more", "Four."],
    ["The rent was payed.", "Two.", "Three.\n\nand more", "Five."],
]
"""What the notes are after so many lines."""

CALLS = {
    "open": (errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EMFILE),
    "write": (errno.ENOSPC, errno.EIO, errno.EDQUOT),
    "fsync": (errno.EIO, errno.ENOSPC),
    "rename": (errno.EACCES, errno.EIO, errno.ENOENT),
    "close": (errno.EIO,),
    "unlink": (errno.EACCES, errno.EROFS),
    "any": (errno.ESTALE,),  # a share that goes
}
"""Calls, and what each may fail with."""

library = ctypes.CDLL(None)


def arm(call: str, first: int, last: int, error: int) -> None:
    library.faults_arm(call.encode(), b"faulty", first, last, error)


def disarm() -> None:
    library.faults_arm(b"", b"", 0, 0, 0)


def begun(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / "faulty.toml"
    path.write_text(BEFORE)
    return path


def typed(editor: Editor) -> Iterator[int]:
    for number, line in enumerate(LINES, 1):
        commands.enter(editor, line)
        editor.record.autosave.keep_line("half of a")
        yield number


def settled(record: Record, seconds: float = 0.005) -> bool:
    """Wait until all is saved, or so long."""
    end = time.monotonic() + seconds
    while not record.state.saved and time.monotonic() < end:
        time.sleep(0.001)
    return record.state.saved


def notes(path: Path) -> list[str]:
    record = Record.open(path)
    record.close()
    return [note.text for note in record.minutes.notes]


def failing(folder: Path, call: str, error: int, first: int, last: int) -> Iterator[str]:
    """Faults of a call for a time: nothing is raised, what is said to be saved is, and in the end all is written."""
    name = f"{call} {errno.errorcode[error]} {first} to {last}"
    path = begun(folder)
    editor = Editor(Record.open(path))
    arm(call, first, last, error)
    for number in typed(editor):
        settled(editor.record)
        if [note.text for note in editor.minutes.notes] != TEXTS[number]:
            yield f"{name}: in memory {editor.minutes.notes}"
    disarm()
    if not settled(editor.record, 5):
        yield f"{name}: never written ({editor.record.state})"
    editor.record.autosave.keep_line("")
    if not editor.record.close():
        yield f"{name}: not closed in order"
    if notes(path) != TEXTS[-1] or path.read_text() != editor.record.text:
        yield f"{name}: on the disk {notes(path)}"
    if os.listdir(folder) != [path.name]:
        yield f"{name}: left behind {os.listdir(folder)}"


def killed_before(folder: Path, at: int) -> tuple[bool, list[str]]:
    """A kill before the nth call: whether there was one, and what was lost by it."""
    path = begun(folder)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        editor = Editor(Record.open(path))
        arm("any", at, at, 0)
        for number in typed(editor):
            os.write(writer, bytes([number]))
            settled(editor.record)
        editor.record.autosave.keep_line("")
        editor.record.close()
        os._exit(0)
    os.close(writer)
    done = os.read(reader, 100)
    os.close(reader)
    _, status = os.waitpid(child, 0)
    entered = done[-1] if done else 0
    kept = notes(path)
    faults = [] if kept in TEXTS[entered:] else [f"kill before call {at}: {entered} lines entered, found {kept}"]
    left = [name for name in os.listdir(folder) if name != path.name and not name.endswith(".draft")]
    if left:
        faults.append(f"kill before call {at}: left behind {left}")
    return os.WIFSIGNALED(status), faults


def main() -> None:
    folder = Path(sys.argv[1]) / "folder"
    autosave.RETRY = 0.002
    runs = 0
    if sys.argv[2] == "kill":
        goes_on = True
        while goes_on:
            runs += 1
            goes_on, faults = killed_before(folder, runs)
            print(*faults, sep="\n", end="\n" * bool(faults))
    else:
        for call, errors in CALLS.items():
            for error in errors:
                for first in (1, 2, 3, 5, 8, 13):
                    for length in (1, 3, 1000):
                        runs += 1
                        for fault in failing(folder, call, error, first, first + length - 1):
                            print(fault)
    print(f"{runs} runs")


if __name__ == "__main__":
    main()
