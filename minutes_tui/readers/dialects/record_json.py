"""A record that was exported as JSON, as minutes again."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import msgspec

from minutes_tui.errors import UsageError
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import Minutes

LISTS: Mapping[str, str] = {
    "body": "bodies", "participant": "participants", "agenda": "agenda", "attachment": "attachments", "note": "notes",
    "history": "history", "comment": "comments", "corrigendum": "corrigenda",
}  # fmt: skip
"""The tables of a record that stand several times, and what the minutes call them."""
TABLES = ("meeting", "print", "floor", "glossary", "abbreviations", "modules")


def minutes_read(content: bytes) -> Minutes:
    """The minutes of a record's own JSON. Raises ValueError for anything else."""
    found = minutes_of(content.decode())
    if found is None:
        raise ValueError("not a record")
    return found[0]


def minutes_of(text: str) -> tuple[Minutes, list[str]] | None:
    """The minutes of a record's JSON, and the tables of it that are not known; None for JSON of another kind.

    Raises UsageError for a record with values that can't be.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, Mapping) or "format" not in found or not isinstance(found.get("meeting"), Mapping):
        return None
    fields = {field.name: field.type for field in msgspec.structs.fields(Minutes)}
    given: dict[str, Any] = {}
    try:
        for key in TABLES:
            if key in found:
                given[key] = converted(found[key], fields[key])
        for key, name in LISTS.items():
            if key in found:
                given[name] = tuple(converted(found[key], fields[name]))
        if "history" in given:
            given["history"] = tuple(msgspec.structs.replace(each, at=_moment(each.at)) for each in given["history"])
    except msgspec.ValidationError as error:
        raise UsageError(f"This JSON is a record with a value that cannot be read: {error}.") from error
    unknown = [key for key in found if key not in (*TABLES, *LISTS, "format")]
    return Minutes(**given), unknown


def _moment(at: Any) -> Any:
    """A date, or a date with a time, which JSON has as text; anything else as it is."""
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat):
        try:
            return read(at)
        except (TypeError, ValueError):
            continue
    return at
