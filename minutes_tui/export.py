"""From the minutes to the bytes of a file: which formats there are, and how a page is made in each."""

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from minutes_tui import files
from minutes_tui.document import Document
from minutes_tui.errors import ExportError, UsageError
from minutes_tui.model import TABLES, Audience
from minutes_tui.record import Record
from minutes_tui.report import AUDIENCES, FORMS, document, printable


class Order(Struct, frozen=True):
    """What is to be exported."""

    form: str = "summary"
    language: str = ""
    """Of labels and dates; "" is the meeting's."""
    audience: Audience | None = None
    """None: a page is for the public, and the record itself is whole."""


WHOLE = Order()


def _page(write: Callable[[Document], str | bytes]) -> Callable[[Record, Order], bytes]:
    def made(record: Record, order: Order) -> bytes:
        page = document(record.minutes, order.form, order.language, order.audience or "public")
        written = write(page)
        return written if isinstance(written, bytes) else written.encode("utf-8", "replace")

    return made


def _markdown(page: Document) -> str:
    from minutes_tui.writers import markdown

    return markdown.write(page)


def _plain(page: Document) -> str:
    from minutes_tui.writers import plain

    return plain.write(page)


def _pdf(page: Document) -> bytes:
    from minutes_tui.writers import pdf

    return pdf.write(page)


def _json(record: Record, order: Order) -> bytes:
    data = record.data()
    if order.audience:
        data = _for_audience(data, record, order.audience)
    return (json.dumps(data, ensure_ascii=False, indent=2, default=_iso) + "\n").encode("utf-8", "replace")


def _for_audience(data: dict[str, Any], record: Record, audience: Audience) -> dict[str, Any]:
    """The record without what a page for the audience would not have."""
    shown = [printable(note, audience) for note in record.minutes.notes]
    hidden = {note.id for note, is_shown in zip(record.minutes.notes, shown, strict=True) if not is_shown}
    public = {name: value for name, value in data.items() if name in TABLES or name == "format"}
    public["note"] = [
        {key: value for key, value in note.items() if key not in ("check", "silence")}
        for note, is_shown in zip(data.get("note", []), shown, strict=True)
        if is_shown
    ]
    public["attachment"] = [each for each in data.get("attachment", []) if each.get("note") not in hidden]
    numbers = {note.paragraph for note in record.minutes.notes if note.id in hidden and note.paragraph is not None}
    public["corrigendum"] = [each for each in data.get("corrigendum", []) if each.get("paragraph") not in numbers]
    public["history"] = [
        {key: value for key, value in step.items() if key != "override"} for step in data.get("history", [])
    ]
    for name in ("corrigendum", "history"):
        if not public[name]:
            del public[name]
    for name in ("comment", "abbreviations", "modules"):
        public.pop(name, None)
    return public


def _iso(value: Any) -> str:
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    raise TypeError(type(value))


class Format(Struct, frozen=True):
    name: str
    make: Callable[[Record, Order], bytes]
    is_text: bool = True


FORMATS: dict[str, Format] = {
    "md": Format("Markdown", _page(_markdown)),
    "txt": Format("plain text", _page(_plain)),
    "pdf": Format("PDF", _page(_pdf), is_text=False),
    "json": Format("JSON, the record itself", _json),
}
"""By suffix. Each writer is imported where it is used: the PDF's alone loads 80 MB."""

ALIASES = {"markdown": "md", "text": "txt", "plain": "txt"}


def exported(record: Record, format: str, order: Order = WHOLE) -> bytes:
    """The minutes in a format. Raises UsageError for a format or form that there isn't, ExportError otherwise."""
    name = _format(format)
    if order.form not in FORMS:
        raise UsageError(f"There is no form {order.form}: choose one of {', '.join(FORMS)}.")
    if order.audience not in (None, *AUDIENCES):
        raise UsageError(f"There is no audience {order.audience}: choose one of {', '.join(AUDIENCES)}.")
    return FORMATS[name].make(record, order)


def _format(typed: str) -> str:
    name = ALIASES.get(typed.lower(), typed.lower())
    if name not in FORMATS:
        raise UsageError(f"There is no format {typed}: choose one of {', '.join(FORMATS)}.")
    return name


def target(record: Record, path: Path, format: str = "") -> str:
    """The format in which a file is to be written, the one that its suffix names where none is given.

    Raises UsageError where there is none, or the file is the record.
    """
    suffix = path.suffix.removeprefix(".")
    if not format and not suffix:
        raise UsageError(f"{path} names no format: give it one of the endings .{', .'.join(FORMATS)}, or use --to.")
    if os.path.exists(path) and os.path.exists(record.path) and os.path.samefile(path, record.path):
        raise UsageError(f"{path} is the record itself: give the page another name.")
    return _format(format or suffix)


def export(record: Record, path: Path, format: str = "", order: Order = WHOLE) -> None:
    """Write the minutes to a file, whole or not at all."""
    files.export(path, exported(record, target(record, path, format), order), ExportError)
