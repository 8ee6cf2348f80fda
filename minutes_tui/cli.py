"""The command `minutes`: a FILE opens the app, anything else is a subcommand."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from minutes_tui.errors import MinutesError, RecordError, UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if len(typed) <= 1 and (not typed or is_file_name(typed[0])):
            return open_file(Path(typed[0]) if typed else None)
        from minutes_tui.subcommands import run  # the app opens faster without its parser

        return run(typed)
    except MinutesError as error:
        print(f"minutes: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what reads our output has left
        return 0
    except KeyboardInterrupt:
        return 130


def script() -> NoReturn:
    """The entry point that the package installs."""
    sys.exit(main())


def is_file_name(typed: str) -> bool:
    """Whether a word is a FILE and no command."""
    return typed.endswith(".toml") or "/" in typed or os.sep in typed


def open_file(path: Path | None) -> int:
    """The app, on a record or on the choice of one."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on stderr
        raise UsageError("The app needs a terminal: minutes type and minutes export work without one.")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("This terminal can't show the app (TERM=dumb): minutes type FILE takes lines down.")
    if path is not None and path.is_dir():
        raise RecordError(f"{path} is a folder: name a file in it, such as {path / 'minutes.toml'}.")
    gc.disable()  # the many small objects of a start are none of them garbage: a tenth of its time
    from minutes_tui.tui import run_app  # loads Textual, which no other command needs

    return run_app(path)
