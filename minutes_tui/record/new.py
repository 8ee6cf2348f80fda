"""A record that is begun: its name, and the minutes of a meeting that is to come."""

import datetime as dt
from pathlib import Path

from minutes_tui.errors import UsageError
from minutes_tui.language.day_phrases import held
from minutes_tui.language.labels import require_language
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Print, StyleName


def new_name(path: Path) -> Path:
    """The name of a record that is to be begun. Raises UsageError where it couldn't be opened by it."""
    if path.suffix != ".toml":
        raise UsageError(f"{path} is not the name of a record. End it in .toml, such as {path.with_suffix('.toml')}.")
    return path


def new_minutes(
    title: str, date: str, language: str, style: StyleName | None = None, start: dt.time | None = None
) -> Minutes:
    """The minutes of a meeting that is to come, with pages of a style. Raises UsageError for a date that is none, or a
    language."""
    require_language(language)
    day = day_typed(date) if date else timezones.today()
    meeting = Meeting(title=title or "Untitled meeting", date=day, start=start, language=language)
    return Minutes(meeting=meeting, print=Print(style=style))


def day_typed(date: str) -> dt.date:
    """Raises UsageError for what is no date."""
    if found := held(date, "en", timezones.today()):
        return found
    raise UsageError(f"{date} is not a date. Write it like {timezones.today()}.")
