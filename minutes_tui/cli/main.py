"""The command `minutes`: a FILE opens the app, anything else is a subcommand."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from minutes_tui.errors import MinutesError, RecordError, UsageError, one_line


def main(arguments: Sequence[str] | None = None) -> int:
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
            return _say("The folder that this is run in is gone: go to another, and try again.", RecordError.exit_code)
        where = error.filename or "The output"
        return _say(
            f"{where} can't be used: {error.strerror or error}; mend that and try again.", RecordError.exit_code
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
        from minutes_tui.linear.session import run_linear  # the app has no need of it

        return run_linear(Path(typed[1 - typed.index("--linear")]))
    if typed == ["--linear"]:
        raise UsageError("Which record is to be opened? minutes FILE --linear, where FILE ends in .toml.")
    if not typed or (len(typed) == 1 and is_file_name(typed[0])):
        return open_file(Path(typed[0]) if typed else None)
    from minutes_tui.cli.commands import run  # the app opens faster without its parser

    return run(typed)


def _say(sentence: str, code: int) -> int:
    if sys.stderr:
        with contextlib.suppress(OSError):  # the terminal may have gone
            print(f"minutes: {one_line(sentence)}", file=sys.stderr)
    return code


def leave_stdout() -> None:
    """Print what is still to be printed, or have it go nowhere: Python would fail at it again when it ends."""
    if sys.stdout:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def script() -> NoReturn:
    """The entry point that the package installs."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a word that the terminal's encoding lacks stops nothing
    sys.exit(main())


def is_file_name(typed: str) -> bool:
    """Whether a word is a FILE and no command."""
    return typed.endswith(".toml") or "/" in typed or os.sep in typed


def require_terminal() -> None:
    """Raises UsageError where the app can't be shown."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on stderr
        raise UsageError("The app needs a terminal: minutes type and minutes export work without one.")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("This terminal can't show the app (TERM=dumb): minutes FILE --linear works line by line.")


def open_file(path: Path | None, *, writing: bool = True, review: bool = False) -> int:
    """The app, on a record, to be written, reviewed or only read, or on the choice of one."""
    require_terminal()
    if path is not None and os.path.isdir(path):
        raise RecordError(f"{path} is a folder: name a file in it, such as {path / 'minutes.toml'}.")
    if path is not None and writing and not review and not os.path.lexists(path):
        from minutes_tui.cli.commands import new_name  # most sittings begin with a record that is there

        new_name(path)
    gc.disable()  # the many small objects of a start are none of them garbage: a tenth of its time
    from minutes_tui.tui import run_app  # loads Textual, which no other command needs

    return run_app(path, writing=writing, review=review)
