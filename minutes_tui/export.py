"""From the minutes to the bytes of a file: which formats there are, and how a page is made in each."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from minutes_tui import files
from minutes_tui.document import Document
from minutes_tui.errors import ExportError, UsageError
from minutes_tui.model import TABLES, Audience
from minutes_tui.record import Record
from minutes_tui.report import AUDIENCES, FORMS, document, printable
from minutes_tui.writers.written import Written


class Order(Struct, frozen=True):
    """What is to be exported."""

    form: str = "summary"
    """The first of a format's own forms, where it has such."""
    language: str = ""
    """Of labels and dates; "" is the meeting's."""
    audience: Audience | None = None
    """None: a page is for the public, and the record itself is whole."""


WHOLE = Order()


Make = Callable[[Record, Order], Written]


def _page(write: Callable[[Document], str | Written]) -> Make:
    def made(record: Record, order: Order) -> Written:
        written = write(document(record.minutes, order.form, order.language, order.audience or "public"))
        return written if isinstance(written, Written) else _encoded(written)

    return made


def _encoded(text: str) -> Written:
    return Written(text.encode("utf-8", "replace"))


def _markdown(page: Document) -> str:
    from minutes_tui.writers import markdown

    return markdown.write(page)


def _plain(page: Document) -> str:
    from minutes_tui.writers import plain

    return plain.write(page)


def _html(page: Document) -> str:
    from minutes_tui.writers import html

    return html.write(page)


def _pdf(page: Document) -> Written:
    from minutes_tui.writers import pdf

    return pdf.write(page)


def _docx(page: Document) -> Written:
    from minutes_tui.writers import word

    return word.write(page)


def _akoma(page: Document) -> str:
    from minutes_tui.writers import akoma

    return akoma.write(page)


def _json(record: Record, order: Order) -> Written:
    data = record.data()
    if order.audience:
        data = _for_audience(data, record, order.audience)
    return Written(json.format(json.encode(data), indent=2) + b"\n")


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
    for name in ("comment", "abbreviations", "modules"):
        public.pop(name, None)
    return public


def _csv(record: Record, order: Order) -> Written:
    from minutes_tui import tables

    form = order.form if order.form in tables.FORMS else "actions"
    return Written(tables.table(record.minutes, form, order.audience or "public").encode("utf-8-sig", "replace"))


def _ics(record: Record, order: Order) -> Written:
    from minutes_tui import calendar

    return _encoded(calendar.calendar(record.minutes, order.audience or "public"))


class Format(Struct, frozen=True):
    name: str
    make: Make
    is_text: bool = True
    forms: tuple[str, ...] = ()
    """Those that it has of its own; () is those of a page."""


FORMATS: dict[str, Format] = {
    "md": Format("Markdown", _page(_markdown)),
    "html": Format("HTML", _page(_html)),
    "txt": Format("plain text", _page(_plain)),
    "pdf": Format("PDF", _page(_pdf), is_text=False),
    "docx": Format("DOCX, for a word processor", _page(_docx), is_text=False),
    "xml": Format("Akoma Ntoso, a debate as XML", _page(_akoma)),
    "csv": Format("CSV, for a spreadsheet", _csv, forms=("actions", "votes", "decisions")),
    "ics": Format("iCalendar: the next meeting and the action items", _ics),
    "json": Format("JSON, the record itself", _json),
}
"""By suffix. Each writer is imported where it is used: the PDF's alone loads 80 MB."""

ALIASES = {"akn": "xml", "htm": "html", "markdown": "md", "text": "txt", "plain": "txt", "word": "docx"}


def exported(record: Record, format: str, order: Order = WHOLE) -> bytes:
    """The minutes in a format, whatever it lacks. Raises as `written` does."""
    return written(record, format, order).content


def written(record: Record, format: str, order: Order = WHOLE) -> Written:
    """The minutes in a format, with what the file lacks.

    Raises UsageError for a format or form that there isn't, ExportError otherwise.
    """
    name = _format(format)
    forms = FORMATS[name].forms or tuple(FORMS)
    if order.form not in (*forms, WHOLE.form):
        raise UsageError(f"There is no form {order.form}: choose one of {', '.join(forms)}.")
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


def export(record: Record, path: Path, format: str = "", order: Order = WHOLE) -> tuple[str, ...]:
    """Write the minutes to a file, whole or not at all; a sentence about each thing that the file lacks."""
    made = written(record, target(record, path, format), order)
    files.export(path, made.content, ExportError)
    return made.warnings
