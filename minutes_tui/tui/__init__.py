"""The app: what is on the screen and what keys do there. Textual and rich live here and nowhere else."""

from pathlib import Path

from minutes_tui.errors import RecordError
from minutes_tui.record import Record


def run_app(path: Path | None) -> int:
    """Run the app on a record, or on the choice of one, and return the exit code.

    A record that can't be opened raises before the screen changes; words that could not be written are an error
    after it is restored, and so is a fault of the program itself (CrashError).
    """
    record = Record.open_or_read(path) if path is not None and path.exists() else None
    from minutes_tui.tui.app import MinutesApp

    app = MinutesApp(path, record)
    app.run()
    saved = app.record is None or app.record.close()
    if app.failure:
        from minutes_tui.crash import crashed

        raise crashed(app.failure, app.path, saved=saved) from app.failure
    if app.record is not None and not saved:
        raise RecordError(f"Not everything could be written. {app.record.state.fault}")
    return app.return_code or 0
