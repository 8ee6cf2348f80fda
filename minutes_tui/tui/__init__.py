"""The app: what is on the screen and what keys do there. Textual and rich live here and nowhere else."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.errors import RecordError
from minutes_tui.record import Record

if TYPE_CHECKING:
    from minutes_tui.tui.app import MinutesApp


def _without_tls() -> None:
    """Load asyncio without OpenSSL, which it loads where there is one: that takes a fortieth of a start, and the app
    asks nothing of any network. Whoever needs `ssl` later can still load it."""
    if "ssl" not in sys.modules and "asyncio" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # as where Python was built without it
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


_without_tls()


def run_app(path: Path | None, *, writing: bool = True, review: bool = False, notice: str = "") -> int:
    """Run the app on a record, or on the choice of one, and return the exit code. `review` begins with its review;
    `notice` is said in its status row until a key is pressed.

    A record that can't be opened raises before the screen changes; words that could not be written are an error
    after it is restored, and so is a fault of the program itself (CrashError).
    """
    record = None
    if path is not None and not writing:
        record = Record.follow(path)
    elif path is not None and (review or path.exists()):  # a review begins no record
        record = Record.open_or_read(path)
    from minutes_tui.tui.app import MinutesApp

    return run(MinutesApp(path, record, review=review, notice=notice))


def run(app: "MinutesApp") -> int:
    """Run the app until it is left, with all on the disk or said where else it is, and return the exit code."""
    from minutes_tui.assist.keymap import load_settings
    from minutes_tui.system.shutdown import guarded
    from minutes_tui.tui import background

    with guarded(app.save, app.end_for, interrupts=True):
        app.run(mouse=load_settings()[0].mouse)
        background.finish()
        before = app.record.state if app.record and app.record.is_written else None
        saved = app.record is None or app.record.close()
    if app.failure:
        from minutes_tui.system.crash_report import crashed

        raise crashed(app.failure, app.record.path if app.record else app.path, saved=saved) from app.failure
    if app.record and before and not saved:
        if app.rescued:
            raise RecordError(f"{app.record.state.fault or before.fault} Everything you entered is in {app.rescued}.")
        raise app.record.unwritten(before)
    return app.return_code or 0
