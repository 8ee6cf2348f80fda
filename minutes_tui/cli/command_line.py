"""A command line: a FILE opens the app, anything else is a subcommand."""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from minutes_tui.cli.terminal import is_file_name, leave_stdout, open_file, tell
from minutes_tui.errors import MinutesError, RecordError, UsageError


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(typed)
        if sys.stdout:
            sys.stdout.flush()  # here, where it can still be said that it failed
        return code
    except MinutesError as error:
        return _say(str(error), error.exit_code)
    except BrokenPipeError:
        leave_stdout()  # what reads our output has left
        return 0
    except OSError as error:
        leave_stdout()
        if not _has_folder():
            return _say(
                "The current folder no longer exists. Go to another folder and try again.", RecordError.exit_code
            )
        where = error.filename or "Standard output"
        return _say(
            f"{where} cannot be used: {error.strerror or error}. Correct this and try again.", RecordError.exit_code
        )
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from minutes_tui.system.crash_report import crashed

        failure = crashed(error)
        return _say(str(failure), failure.exit_code)


def _has_folder() -> bool:
    """Whether the folder is there that the command is run in."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _run(typed: list[str]) -> int:
    if len(typed) > 1 and typed[0] == "--" and is_file_name(typed[1]):
        typed = typed[1:]
    if "--linear" in typed and len(typed) == 2 and is_file_name(typed[1 - typed.index("--linear")]):
        gc.enable()
        from minutes_tui.cli.linear.session import run_linear  # the app has no need of it

        return run_linear(Path(typed[1 - typed.index("--linear")]))
    if typed == ["--linear"]:
        raise UsageError("Name the record to open: minutes FILE.toml --linear")
    if not typed or (len(typed) == 1 and is_file_name(typed[0])):
        return open_file(Path(typed[0]) if typed else None)
    gc.enable()  # the app has it done once its first screen is painted
    from minutes_tui.cli import commands  # the app opens faster without its parser

    return commands.run(typed)


def _say(sentence: str, code: int) -> int:
    if sys.stderr:
        with contextlib.suppress(OSError):  # the terminal may have gone
            tell(f"minutes: {sentence}")
    return code
