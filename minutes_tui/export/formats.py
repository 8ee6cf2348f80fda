"""From the minutes to the bytes of a file: which formats there are, and how a page is made in each."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, json
from msgspec.structs import fields, replace

from minutes_tui.config import house_style
from minutes_tui.errors import ExportError, UsageError, one_line
from minutes_tui.export import figures, left_out
from minutes_tui.export.last_copy import differs
from minutes_tui.language import no_break
from minutes_tui.language.sentence_ends import sentence_ends
from minutes_tui.meeting.audiences import agenda, hidden_items, narrowed
from minutes_tui.model.control_characters import ACTING
from minutes_tui.model.document import Document
from minutes_tui.model.minutes import LINKS, TABLES, AgendaItem, Audience, Note, Print, StyleName, listed
from minutes_tui.model.printed_addresses import with_addresses
from minutes_tui.record import Record
from minutes_tui.report import AUDIENCES, FORMS, OWN, document, hidden_ids, is_confidential, is_known
from minutes_tui.report.withheld import Hidden, has_attachment, known_terms, shown, unnamed
from minutes_tui.system import files
from minutes_tui.writers.picture_size import too_large
from minutes_tui.writers.result import Written


class Order(Struct, frozen=True):
    """What is to be exported."""

    form: str = "summary"
    """The first of a format's own forms, where it has such."""
    language: str = ""
    """Of labels and dates; "" is the meeting's."""
    audience: Audience | None = None
    """None: a page is for the public, and the record itself is whole."""
    numbered: bool = False
    """Paragraphs, whatever the house style says; so are the four that follow."""
    times: bool = False
    contents: bool = False
    line_numbers: int = 0
    draft: bool = False
    house: Print = Print()
    """The settings' style, for what the record's doesn't say."""
    is_stored: bool = False
    """`house` is what the pages of a stored state were made with, and goes before the record's own."""
    signature: tuple[str, ...] | None = None
    """Roles of those who sign; None is as the house style says."""
    page_style: StyleName | None = None
    """The style of pages; None is as the house style says."""

    def style(self, record: Record) -> Print:
        """The house style that holds: what is asked for, before the record's own, before the settings'."""
        asked = Print(
            numbered=self.numbered or None,
            times=self.times or None,
            contents=self.contents or None,
            line_numbers=self.line_numbers or None,
            draft=self.draft or None,
            signature=self.signature,
            style=self.page_style,
        )
        own = house_style.placed(record.minutes.print, record.path.parent)
        return house_style.merged(asked, *((self.house, own) if self.is_stored else (own, self.house)))


WHOLE = Order()


Make = Callable[[Record, Order], Written]


def _page(
    write: Callable[[Document], str | Written],
    *templates: str,
    is_tied: bool = False,
    has_pictures: bool = False,
    is_paper: bool = False,
) -> Make:
    """`templates` are the endings of a body's own files that can lay this format out; `is_tied` says that it breaks
    lines by itself, where no date and no name may be parted; `has_pictures` that it shows some; `is_paper` that its
    links are read and not followed."""

    def make(record: Record, order: Order) -> Written:
        page = page_of(record, order, templates, is_tied=is_tied)
        page, lacks = figures.read(page, record.path.parent) if has_pictures else (page, ())
        if is_paper and page.layout.has_addresses:
            page = with_addresses(page)
        content = _tried(write, page)
        made = content if isinstance(content, Written) else _encoded(content)
        return replace(made, warnings=(*warnings(record, order, page), *lacks, *made.warnings))

    return make


def _tried(write: Callable[[Document], str | Written], page: Document) -> str | Written:
    """A page by a writer. Raises ExportError also where a library fails at a file of the user's, in whatever way: what
    can be made without that file fails because of it, and all else is the program's own fault."""
    try:
        return write(page)
    except ExportError:
        raise
    except Exception as error:
        layout = page.layout
        for name, without in (
            (layout.template_name, replace(layout, template=b"")),
            (layout.logo_name, replace(layout, logo=b"")),
        ):
            if without == layout or not _is_made(write, replace(page, layout=without)):
                continue
            said = f"{name} cannot be used ({type(error).__name__}). Correct it, or remove it from [print]."
            raise ExportError(one_line(said)) from error
        raise


def _is_made(write: Callable[[Document], str | Written], page: Document) -> bool:
    try:
        write(page)
    except Exception:
        return False  # so it is not the file that is left out, and the first error is the one that is told
    return True


def page_of(
    record: Record, order: Order = WHOLE, templates: tuple[str, ...] = (), *, is_tied: bool = False
) -> Document:
    """The document of an order, with the files that its style names. Raises ExportError for a missing template."""
    style = order.style(record)
    known = replace(record.minutes, print=style)
    page = document(known, order.form, order.language, order.audience or "public", is_tied=is_tied)
    name = next((name for name in listed(style.template or ()) if name.lower().endswith(templates)), "")
    layout = replace(page.layout, logo=_picture(style)[0], logo_name=style.logo or "")
    if name and templates:
        layout = replace(layout, template=_template(name), template_name=name)
    return replace(page, layout=layout)


def warnings(record: Record, order: Order, page: Document) -> list[str]:
    """What a page is made without, a sentence each."""
    bare = (
        f"There is nothing to print in the form {order.form}. The page contains only its heading."
        if page.is_bare
        else ""
    )
    return [said for said in (bare, _picture(order.style(record))[1]) if said]


def _template(name: str) -> bytes:
    try:
        template = files.read_bytes(Path(name), LARGEST)
    except (OSError, ValueError) as error:  # the latter for a name that can be none
        said = f"The template {name} cannot be read: {_why(error)}. Correct template in [print]."
        raise ExportError(said) from error
    if not template.strip():
        raise ExportError(f"The template {name} is empty. Fill it, or remove it from template in [print].")
    return template


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


def _picture(style: Print) -> tuple[bytes, str]:
    """The logo, or none and why."""
    if not style.logo:
        return b"", ""
    try:
        picture = files.read_bytes(Path(style.logo), LARGEST)
    except (OSError, ValueError) as error:
        return b"", f"The logo {style.logo} cannot be read: {_why(error)}. The page has no logo."
    if not picture.startswith(PICTURES) and b"<svg" not in picture[:2000]:
        return b"", f"The logo {style.logo} is not a PNG, JPEG or SVG file. The page has no logo."
    large = too_large(picture)
    return (b"", f"The logo {style.logo} is too large: {large}. The page has no logo.") if large else (picture, "")


PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
LARGEST = 20_000_000
"""Bytes of a logo or template."""


def _encoded(text: str) -> Written:
    return Written(text.encode("utf-8", "replace"))


def _markdown(page: Document) -> str:
    from minutes_tui.writers import markdown

    ends = partial(sentence_ends, language=page.language) if page.layout.has_sentence_lines else None
    return markdown.write(page, ends)


def _plain(page: Document) -> str:
    from minutes_tui.writers import plain

    page = with_addresses(page, has_headings=True)  # nobody can follow a link in it
    return plain.write(page).replace(no_break.BLANK, " ")  # which has done its work: a mail has common blanks


def _html(page: Document) -> str:
    from minutes_tui.writers.html import html

    return html.write(page)


def _pdf(page: Document) -> Written:
    from minutes_tui.writers.pdf import pdf

    return pdf.write(page)


def _docx(page: Document) -> Written:
    from minutes_tui.writers.docx import word

    return word.write(page)


def _odt(page: Document) -> Written:
    from minutes_tui.writers.odt import text

    return text.write(page)


def _akoma(page: Document) -> str:
    from minutes_tui.writers import akoma

    return akoma.write(page)


def escaped(text: str) -> str:
    """JSON text in which no character acts. Few different ones are in a text, and mostly none of those."""
    for each in "\x7f" if text.isascii() else set(text):
        if ACTING.match(each) and each != "\n":
            units = each.encode("utf-16-be", "surrogatepass").hex()
            text = text.replace(each, "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)))
    return text


def _json(record: Record, order: Order) -> Written:
    data = record.data()
    if order.audience:
        data = _for_audience(data, record, order.audience)
    made = _encoded(json.format(escaped(json.encode(data).decode()), indent=2) + "\n")
    return made if order.audience or not _has_confidential(record) else replace(made, warnings=(ALL_OF_IT,))


def _has_confidential(record: Record) -> bool:
    return any(is_confidential(note, "public") for note in record.minutes.notes)


ALL_OF_IT = "The JSON is the whole record, private notes included: --audience public leaves out what is not for all."


def _for_audience(data: dict[str, Any], record: Record, audience: Audience) -> dict[str, Any]:
    """The record without what a page for the audience could not have, always in the same order.

    Keys and tables that we don't know are not in it: nobody can say for whom they are.
    """
    minutes = narrowed(record.minutes)
    hidden = hidden_ids(minutes, audience)
    notes = data.get("note", [])
    corrigenda = zip(data.get("corrigendum", []), minutes.corrigenda, strict=True)
    known = tuple(shown(minutes, audience))
    printed = [unnamed(note) for _, note in known]
    named = {code for note in printed for key in NAMING for code in (getattr(note, key) or ())}
    taken_up = {note.item for note in printed}
    people = zip(data.get("participant", []), minutes.participants, strict=True)
    items = zip(data.get("agenda", []), minutes.agenda, strict=True)
    attached = zip(data.get("attachment", []), minutes.attachments, strict=True)
    known_items = {item.key: item for item in agenda(minutes, hidden_items(minutes, audience))}
    tables = {
        "participant": [each for each, value in people if not value.struck or value.key in named],
        "agenda": [
            _with_number(each, known_items[value.key])
            for each, value in items
            if value.key in known_items and (not value.struck or value.key in taken_up)
        ],
        "note": [
            _told(value)
            if at is None
            else _without_links(_without_names(_with_audience(notes[at], value), value), hidden)
            for at, value in known
        ],
        "attachment": [each for each, value in attached if has_attachment(value, minutes, hidden, audience)],
        "glossary": {term: data["glossary"][term] for term in known_terms(record.minutes, audience)},
        "corrigendum": [each for each, value in corrigenda if is_known(value, minutes, audience)],
    }
    whole = data | tables
    public = {name: _known(name, whole[name]) for name in KEPT if whole.get(name) or name in ("attachment", "note")}
    return {"format": data["format"], **public}


NAMING = ("speakers", "responsible", "mover", "seconder", "who", "recused", "ballots")
"""What of a note names participants."""
KEPT = tuple(name for name in TABLES if name not in ("comment", "floor", "abbreviations", "modules"))
"""Tables that a page could draw on; the others are the rapporteur's own."""


def _known(name: str, table: Any) -> Any:
    """A table, or each of many, with the keys that it has for everybody."""
    entry = TABLES[name].entry
    if isinstance(table, list):
        return [_known(name, each) for each in table]
    if entry == dict[str, str]:
        return table
    known = {field.encode_name for field in fields(entry)} - (OWN if entry is not Print else set())
    return {key: value for key, value in table.items() if key in known}


def _told(move: Note) -> dict[str, Any]:
    """Who came or left in a part that is hidden, which has no table of its own."""
    told = {"id": move.id, "at": move.at, "item": move.item, "kind": move.kind, "who": list(listed(move.who))}
    return {key: each for key, each in told.items() if each}


def _with_number(entry: dict[str, Any], item: AgendaItem) -> dict[str, Any]:
    """An agenda item with the number that it has among all, where those before it are not all here."""
    return entry | {"number": item.number} if item.number is not None else entry


def _with_audience(note: dict[str, Any], value: Note) -> dict[str, Any]:
    """A note with the audience that what is above it leaves to it: it may be read without that."""
    return note if value.audience == "public" else note | {"audience": value.audience}


def _without_names(note: dict[str, Any], value: Note) -> dict[str, Any]:
    """A note without ballots by name where the vote was secret."""
    return {key: each for key, each in note.items() if key != "ballots"} if value.secret else note


def _without_links(note: dict[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """A note with no link to a hidden one."""
    kept = dict(note)
    for key in LINKS:
        linked = kept.get(key)
        shown = [each for each in linked if each not in hidden] if isinstance(linked, list) else linked
        if shown != linked or (isinstance(linked, str) and linked in hidden):
            kept.pop(key)
            if shown and isinstance(shown, list):
                kept[key] = shown
    return kept


def _csv(record: Record, order: Order) -> Written:
    from minutes_tui.export import csv_tables

    form = order.form if order.form in csv_tables.FORMS else "actions"
    return Written(csv_tables.table(record.minutes, form, order.audience or "public").encode("utf-8-sig", "replace"))


def _ics(record: Record, order: Order) -> Written:
    from minutes_tui.export import icalendar

    return _encoded(icalendar.calendar(record.minutes, order.audience or "public"))


class Format(Struct, frozen=True):
    name: str
    make: Make
    forms: tuple[str, ...] = ()
    """Those that it has of its own; () is those of a page."""


FORMATS: dict[str, Format] = {
    "md": Format("Markdown", _page(_markdown)),
    "html": Format("HTML", _page(_html, ".css", is_tied=True, has_pictures=True)),
    "txt": Format("Plain text", _page(_plain, is_tied=True)),
    "pdf": Format("PDF", _page(_pdf, ".typ", is_tied=True, has_pictures=True, is_paper=True)),
    "docx": Format(
        "DOCX, for a word processor", _page(_docx, ".docx", ".dotx", is_tied=True, has_pictures=True, is_paper=True)
    ),
    "odt": Format(
        "ODT, OpenDocument for a word processor", _page(_odt, is_tied=True, has_pictures=True, is_paper=True)
    ),
    "xml": Format("Akoma Ntoso XML", _page(_akoma)),
    "csv": Format("CSV, for a spreadsheet", _csv, forms=("actions", "votes", "decisions")),
    "ics": Format("iCalendar: the next meeting and the action items", _ics),
    "json": Format("JSON, the record itself", _json),
}
"""By suffix. Each writer is imported where it is used: the PDF's alone loads 80 MB."""

ALIASES = {"akn": "xml", "htm": "html", "markdown": "md", "text": "txt", "plain": "txt", "word": "docx",
           "opendocument": "odt"}  # fmt: skip


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
        raise UsageError(f"There is no form {order.form}. Choose one of: {', '.join(forms)}.")
    if order.audience not in (None, *AUDIENCES):
        raise UsageError(f"There is no audience {order.audience}. Choose one of: {', '.join(AUDIENCES)}.")
    made = FORMATS[name].make(record, order)
    is_whole = name == "json" and not order.audience
    others = "" if is_whole else left_out.of_others(record.minutes, order.audience or "public")
    said = (*remarks(record), *_comments_left_out(record, order), others, *made.warnings)
    return replace(made, warnings=tuple(each for each in said if each))


def _format(typed: str) -> str:
    name = ALIASES.get(typed.lower(), typed.lower())
    if name not in FORMATS:
        raise UsageError(f"There is no format {typed}. Choose one of: {', '.join(FORMATS)}.")
    return name


def path_for(record: Record, typed: str, form: str = WHOLE.form, audience: str | None = None) -> Path:
    """The file that is meant by a format, or by a file in the folder of the record. That of a format is named after
    the record, after the form where that is not the usual one, and after an audience that is not the public: what only
    some may read has never the name of the public page."""
    format = ALIASES.get(typed.lower(), typed.lower())
    if format not in FORMATS:
        return record.path.parent / typed
    more = "" if form == WHOLE.form else f"-{form}"
    more += f"-{audience}" if audience not in (None, "public") else ""
    return record.path.with_name(f"{record.path.stem}{more}.{format}")


def target(record: Record, path: Path, format: str = "") -> str:
    """The format in which a file is to be written, the one that its suffix names where none is given.

    Raises UsageError where there is none, or the file is the record.
    """
    suffix = path.suffix.removeprefix(".")
    if not format and not suffix:
        raise UsageError(
            f"{path} has no ending that names a format. Use one of .{', .'.join(FORMATS)}, or add --to FORMAT."
        )
    if os.path.exists(path) and os.path.exists(record.path) and os.path.samefile(path, record.path):
        raise UsageError(f"{path} is the record itself. Give the page another name.")
    return _format(format or suffix)


def export(record: Record, path: Path, format: str = "", order: Order = WHOLE) -> tuple[str, ...]:
    """Write the minutes to a file, whole or not at all; a sentence about each thing that the file lacks."""
    made = written(record, target(record, path, format), order)
    linked = files.export(path, made.content, ExportError)
    return (*made.warnings, linked) if linked else made.warnings


def remarks(record: Record) -> list[str]:
    """What is said of a record's pages in every format: tables and notes that none has, and how many notes are to be
    checked."""
    unreadable = left_out.unreadable(record.minutes, str(record.path))
    return [said for said in (differs(record), _unread(record), unreadable, _still_open(record)) if said]


def _comments_left_out(record: Record, order: Order) -> Iterator[str]:
    """What is said of comments of which it can't be told who may read them."""
    numbers = {None, *(note.paragraph for note in record.minutes.notes)}
    lost = [each for each in record.minutes.comments if each.accepted is None and each.paragraph not in numbers]
    if lost and order.form == "comments" and order.audience != "private":
        are = "comment is" if len(lost) == 1 else "comments are"
        yield f"{len(lost)} {are} on a paragraph that no note has, and on no page but with --audience private."
    if order.form == "comments" and order.audience != "private":
        matter = Hidden(narrowed(record.minutes), order.audience or "public")
        told = sum(matter.is_told_by(each) for each in record.minutes.comments if each not in lost)
        if told:
            repeats = "1 comment has" if told == 1 else f"{told} comments have"
            yield f"{repeats} words or a number of what is private, and none is on a page but with --audience private."


def _unread(record: Record) -> str:
    count = sum(fault.is_unread for fault in record.faults)
    are, them = ("table cannot be read and is", "it") if count == 1 else ("tables cannot be read and are", "them")
    return f"{count} {are} not on the page: minutes check {record.path} names {them}." if count else ""


def _still_open(record: Record) -> str:
    count = sum(bool(note.check) and not note.struck for note in record.minutes.notes)
    return f"{count} note{' is' if count == 1 else 's are'} still marked for checking." if count else ""
