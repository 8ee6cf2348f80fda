"""The app on a terminal, and output that goes to one or to a pipe that may end."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path

from minutes_tui.errors import RecordError, UsageError, one_line


def leave_stdout() -> None:
    """Print what is still to be printed, or have it go nowhere: Python would fail at it again when it ends."""
    if sys.stdout:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(sentence: str) -> None:
    """Print a sentence on stderr; where a person reads it there in rows that end between two words, for a terminal
    breaks within them."""
    said = one_line(sentence)
    if sys.stderr and sys.stderr.isatty():
        import shutil  # few runs have anything to say, and a pipe takes it as it is
        import textwrap

        width = max(shutil.get_terminal_size().columns, 20)
        said = textwrap.fill(said, width, break_long_words=False, break_on_hyphens=False)
    print(said, file=sys.stderr)


def is_file_name(typed: str) -> bool:
    """Whether a word is a FILE and no command."""
    return typed.endswith(".toml") or "/" in typed or os.sep in typed


def require_terminal() -> None:
    """Raises UsageError where the app can't be shown."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on stderr
        raise UsageError("The app needs a terminal. Without one, use minutes type and minutes export.")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("This terminal cannot show the app (TERM=dumb). Use minutes FILE.toml --linear.")


def open_file(path: Path | None, *, writing: bool = True, review: bool = False, notice: str = "") -> int:
    """The app, on a record, to be written, reviewed or only read, or on the choice of one. `notice` is said first."""
    require_terminal()
    if path is not None and os.path.isdir(path):
        raise RecordError(f"{path} is a folder. Name a file in it, such as {path / 'minutes.toml'}.")
    if path is not None and writing and not review and not os.path.lexists(path):
        from minutes_tui.record.new import new_name  # most sessions begin with a record that is there

        new_name(path)
    from minutes_tui.system import start_code  # no other command needs it

    gc.disable()  # the many small objects of a start are none of them garbage: a tenth of its time
    start_code.use(keeps=path is not None and not review)
    _load_without("asyncio", "ssl")  # no connection is opened, and OpenSSL is a fortieth of the start
    _load_without("shutil", "bz2", "lzma")  # nothing is packed by it
    from minutes_tui.tui.app_run import run_app  # loads Textual, which no other command needs

    return run_app(path, writing=writing, review=review, notice=notice)


def _load_without(module: str, *unused: str) -> None:
    """Load a module of Python's as on a Python that was built without others of which it has no need for us."""
    hidden = [name for name in unused if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # importing it fails: Python's reference, 5.3.1
    try:
        import_module(module)
    finally:
        for name in hidden:
            del sys.modules[name]
