"""What is said and kept when the program itself fails: where, and in what, but no word of a meeting."""

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from minutes_tui.errors import CrashError, RecordError
from minutes_tui.system import files

FRAMES = 40
"""Places of one error that a report has from its beginning, and as many from its end."""
ERRORS = 20
"""Errors of a chain that a report has."""
TRIES = 100
"""Names that are tried for a report."""


def crashed(error: BaseException, record: Path | None = None, *, saved: bool = True) -> CrashError:
    """The sentence for a fault that ends the program; the report lies in the state folder where that can be written."""
    told = kept(error)
    if record is None:
        return CrashError(f"The program failed ({type(error).__name__}): {told}.")
    whole = (
        "is complete, with everything you entered"
        if saved
        else ("lacks the last entries; they are in the draft beside it and are added when you open the record")
    )
    return CrashError(f"The program failed ({type(error).__name__}). {record} {whole}; {told}.")


def failed(error: BaseException) -> CrashError:
    """The sentence for a fault that ends nothing but what was being done."""
    return CrashError(f"An error in the program ({type(error).__name__}) stopped this; everything else works: "
                      f"{kept(error)}.")  # fmt: skip


def kept(error: BaseException) -> str:
    """Where the report of a fault is now, or why none could be kept."""
    stamp = f"crash-{time.strftime('%Y-%m-%dT%H-%M-%S')}-{os.getpid()}"
    data = report(error).encode("utf-8", "backslashreplace")
    for number in range(1, TRIES):
        try:
            path = files.create_state(f"{stamp}-{number}.txt", data)
        except RecordError as fault:
            if not isinstance(fault.__cause__, FileExistsError):
                return f"no report could be saved ({fault})"
        else:
            return f"a report without any of your text is in {path}"
    return f"no report could be saved ({files.state_folder()} has {TRIES} of this second)"


def report(error: BaseException) -> str:
    """The places in the code that led there. The error's own words are left out: they may quote a text."""
    head = f"Python {platform.python_version()}, {platform.platform()}, {Path(sys.argv[0]).name}"
    return "\n".join([head, *_chain(error, set())]) + "\n"


def _chain(error: BaseException, told: set[int]) -> Iterator[str]:
    """An error behind those from which it came: what it was raised from, what it wraps, those of a group."""
    told.add(id(error))
    wrapped = getattr(error, "error", None)
    for before in (error.__cause__ or error.__context__, wrapped, *getattr(error, "exceptions", ())):
        if isinstance(before, BaseException) and id(before) not in told and len(told) < ERRORS:
            yield from _chain(before, told)
    yield type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    left = len(frames) - 2 * FRAMES
    if left > 0:
        yield from chain(_places(frames[:FRAMES]), [f"  and {left} more"], _places(frames[-FRAMES:]))
    else:
        yield from _places(frames)


def _places(frames: list[traceback.FrameSummary]) -> Iterator[str]:
    for frame in frames:
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
