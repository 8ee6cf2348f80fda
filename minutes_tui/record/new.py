"""A record that is begun: its name, and the minutes of a meeting that is to come."""

import datetime as dt
import os
from pathlib import Path

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.errors import UsageError
from minutes_tui.language.labels import require_language
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Print, StyleName
from minutes_tui.record import Record


def new_name(path: Path) -> Path:
    """The name of a record that is to be begun. Raises UsageError where it couldn't be opened by it."""
    if path.suffix != ".toml":
        raise UsageError(f"{path} is not the name of a record. End it in .toml, such as {path.with_suffix('.toml')}.")
    return path


def new_minutes(
    title: str, date: str, language: str, old: Path | None, folder: Path, style: StyleName | None = None
) -> Minutes:
    """The minutes of a meeting that is to come, of which the record will be in `folder`, with pages of a style.

    Raises UsageError for a date that is none, or a language.
    """
    require_language(language)
    try:
        day = dt.date.fromisoformat(date) if date else timezones.today()
    except ValueError:
        raise UsageError(f"{date} is not a date. Write it like {timezones.today()}.") from None
    meeting = Meeting(title=title or "Untitled meeting", date=day, language=language)
    if old is None:
        return Minutes(meeting=meeting, print=Print(style=style))
    before = Record.read(old).minutes
    return Minutes(
        meeting=replace(
            meeting,
            date=meeting.date if date else timezones.now(before.meeting).date(),
            series=before.meeting.series,
            previous=os.path.relpath(old, folder),
            timezone=before.meeting.timezone,
        ),
        print=replace(house_style.moved(before.print, old.parent, folder), style=style or before.print.style),
        bodies=before.bodies,
        participants=tuple(replace(person, presence="expected") for person in before.participants),
        glossary=before.glossary,
        abbreviations=before.abbreviations,
        modules=before.modules,
    )
