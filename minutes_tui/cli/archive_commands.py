"""`minutes find`, `minutes actions`, `minutes decisions`: over all records of a folder."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_tui.errors import UsageError, one_line
from minutes_tui.model import timezones

if TYPE_CHECKING:
    from minutes_tui.archive.finding import Archive


def add(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands with their arguments."""
    found = command("find", find)
    found.add_argument(
        "words", nargs="+", metavar="WORDS", help="words, phrases, terms; then folders; default: this one"
    )
    found.add_argument("--to", choices=("text", "json"), default="text", help="format; default: text")


def find(options: argparse.Namespace) -> int:
    """Find notes in all records of a folder and its sub-folders, the newest meeting first.

    Words find words that begin so; "a phrase" is found as it is. Terms: speaker: kind: who: item: series: status:
    after: before: is:open is:overdue @me. Folders come last.
    """
    from minutes_tui.archive.finding import Archive, Hit
    from minutes_tui.archive.finding import find as found
    from minutes_tui.archive.query import read
    from minutes_tui.config import settings

    words = list(options.words)
    folders: list[Path] = []
    while len(words) > 1 and (os.path.isdir(words[-1]) or words[-1].endswith(os.sep)):
        folders.insert(0, Path(words.pop()))
    query = read(words, settings.load()[0].name)
    archive = Archive(folders or [Path()])
    hits = list(found(archive, query, timezones.today()))

    def data(hit: Hit) -> dict[str, Any]:
        meeting = hit.held.minutes.meeting
        return {
            "file": str(hit.held.path), "note": hit.note.id, "meeting": meeting.title, "date": str(meeting.date or ""),
            "series": meeting.series, "status": meeting.status, "kind": hit.note.kind, "item": hit.note.item,
            "speaker": list(hit.speakers), "private": hit.is_private, "context": hit.words, "text": hit.note.text,
        }  # fmt: skip

    if options.to == "json":
        _print_json([data(hit) for hit in hits])
    for hit in hits if options.to == "text" else ():
        meeting = hit.held.minutes.meeting
        who = f"{', '.join(hit.speakers)}: " if hit.speakers else ""
        where = f"{hit.held.path}#{hit.note.id}: {meeting.date or ''} {meeting.title}:"
        print(one_line(f"{where} {'[private] ' * hit.is_private}{who}{hit.words}"))
    _say_odd(archive)
    if not hits:
        print("Nothing was found.", file=sys.stderr)
    return 0


def _print_json(rows: list[dict[str, Any]]) -> None:
    from minutes_tui.export.formats import escaped

    print(escaped(json.dumps(rows, ensure_ascii=False, indent=2)))


def _say_odd(archive: "Archive") -> None:
    for name in dict.fromkeys(archive.odd):
        print(
            one_line(f"minutes: {name} cannot be read and was left out. minutes check {name} says why."),
            file=sys.stderr,
        )


def one_folder(folder: Path | None) -> "Archive":
    """The records of a folder, or of this one. Raises UsageError."""
    from minutes_tui.archive.finding import Archive

    archive = Archive([folder or Path()])
    if not archive.heads:
        raise UsageError(f"There are no records in {folder or Path.cwd()}. Name another folder.")
    return archive
