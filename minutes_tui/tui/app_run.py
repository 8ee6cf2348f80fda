"""The app run on a record or on an import, until it is left, and its exit code."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.errors import RecordError
from minutes_tui.record import Record

if TYPE_CHECKING:
    from minutes_tui.tui.app import MinutesApp


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


def run_import(sources: Sequence[Path], as_format: str, language: str, out: Path, *, into: bool) -> int:
    """Run the app on an import that is looked at before it is written to `out`, a new record or, `into` it, one that is
    there, and return the exit code. What can't be read or opened raises before the screen changes."""
    from minutes_tui.commands.documents import source_import  # few runs import anything
    from minutes_tui.commands.documents.import_draft import draft_of
    from minutes_tui.editor import Editor

    draft = draft_of(sources, as_format, language, into=into)
    record = Record.open(out) if into else None
    if record:
        try:
            source_import.require_new(Editor(record), out, draft.minutes, sources)
        except BaseException:
            record.close()
            raise
    from minutes_tui.tui.app import MinutesApp
    from minutes_tui.tui.live.line_session import LineSession
    from minutes_tui.tui.screens.import_review import ImportReview, Target

    def first(app: "MinutesApp") -> ImportReview:
        live = app.screen if record else None
        return ImportReview(
            draft, Target(tuple(sources), out, app.begin, live if isinstance(live, LineSession) else None)
        )

    return run(MinutesApp(out if into else None, record, first=first))


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
