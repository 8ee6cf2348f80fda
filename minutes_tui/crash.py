"""What is said and kept when the program itself fails: where, and in what, but no word of a meeting."""

import platform
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from minutes_tui import files
from minutes_tui.errors import CrashError, RecordError


def crashed(error: BaseException, record: Path | None = None, *, saved: bool = True) -> CrashError:
    """The sentence for a fault of the program; the report lies in the state folder where that can be written."""
    try:
        path = files.create_state(f"crash-{time.strftime('%Y-%m-%dT%H-%M-%S')}.txt", report(error).encode())
        told = f"a report without any of its words is in {path}"
    except RecordError as fault:
        told = f"no report could be kept ({fault})"
    if record is None:
        return CrashError(f"The program has failed ({type(error).__name__}): {told}.")
    whole = "is whole, with all that was entered" if saved else "lacks what its draft beside it has: opening joins them"
    return CrashError(f"The program has failed ({type(error).__name__}). {record} {whole}; {told}.")


def report(error: BaseException) -> str:
    """The places in the code that led there. The error's own words are left out: they may quote a text."""
    head = f"Python {platform.python_version()}, {platform.platform()}, {Path(sys.argv[0]).name}"
    return "\n".join([head, *_chain(error)]) + "\n"


def _chain(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or error.__context__
    if before:
        yield from _chain(before)
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
