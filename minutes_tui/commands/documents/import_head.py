"""The head of an imported draft: title, day, times, place and who else was there, as the source says or as is typed."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from minutes_tui.commands import meeting
from minutes_tui.commands.command import chosen
from minutes_tui.commands.documents.import_edits import Changed
from minutes_tui.errors import UsageError
from minutes_tui.language.day_phrases import held
from minutes_tui.language.separators import SEMICOLONS
from minutes_tui.line.typed_values import one_or_many
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, listed

ALSO_PRESENT = "also_present"
FIELDS: Mapping[str, str] = {
    "title": "Title", "date": "Date", "start": "Start", "end": "End", "venue": "Venue",
    ALSO_PRESENT: "Also present", "last_date": "Last day", "organisation": "Organisation", "series": "Series",
    "reference": "Reference", "rapporteur": "Rapporteur", "distribution": "Distribution", "language": "Language",
}  # fmt: skip
"""What can be said of the head, each with its name on the screen."""


def words(minutes: Minutes, name: str) -> str:
    """A field as it is to be edited."""
    if name == ALSO_PRESENT:
        return "; ".join(listed(minutes.meeting.also_present))
    return meeting.words(minutes, name)


def field_named(typed: str) -> tuple[str, str]:
    """The field with whose name an answer begins, and the words behind it. Raises UsageError where it is none."""
    said, _, behind = typed.strip().partition(" ")
    for field in FIELDS:  # as the screen writes it: "also present", "last day"
        for called in (field.replace("_", " "), FIELDS[field].lower()):
            if " " in called and f"{typed.strip().lower()} ".startswith((f"{called} ", f"{called}:")):
                return field, typed.strip()[len(called) :].strip(" :")
    name = chosen(said, tuple(FIELDS))
    if not name:
        raise UsageError(f"Type one of: {', '.join(FIELDS)}.")
    return name, behind.strip()


def as_field(minutes: Minutes, name: str, typed: str) -> Changed:
    """The meeting with a field as people write it; "" leaves it empty. Raises UsageError with what to type."""
    typed = typed.strip()
    if name == ALSO_PRESENT:
        groups = [each.strip() for each in re.split(f"[{SEMICOLONS}]", typed)]
        new = replace(minutes.meeting, also_present=one_or_many(tuple(filter(None, groups))))
    else:
        new, problems = meeting.typed(minutes, {name: typed}, minutes.meeting.date or timezones.today())
        if problems:
            raise UsageError(" ".join(problems.values()))
    after = replace(minutes, meeting=new)
    return Changed(after, f"{FIELDS[name]}: {words(after, name) or 'none'}.")


def as_title(minutes: Minutes, typed: str) -> Changed:
    """The title of a meeting. Raises UsageError."""
    if not typed.strip():
        raise UsageError("Type the title of the meeting.")
    return Changed(replace(minutes, meeting=replace(minutes.meeting, title=typed.strip())))


def as_date(minutes: Minutes, typed: str) -> Changed:
    """The day of the meeting, as people write it. Raises UsageError."""
    language, known = minutes.meeting.language, minutes.meeting.date
    found = held(typed, language, known or timezones.today()) or held(typed, "en", known or timezones.today())
    if found is None:
        raise UsageError("Not a date: write it as 2025-03-12.")
    return Changed(replace(minutes, meeting=replace(minutes.meeting, date=found)), f"The meeting was on {found}.")
