"""The minutes as messages that are ready to be sent (RFC 5322, `.eml`): one to everybody, or one to each person with
their own action items. Nothing is sent: a mail program opens a message as a draft. The same record gives the same
bytes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from minutes_tui.errors import UsageError, one_line
from minutes_tui.export import formats
from minutes_tui.language.names import compact, full_name, roster
from minutes_tui.meeting.actions import with_numbers
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model import addresses
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.model.printed_addresses import with_addresses
from minutes_tui.record import Record
from minutes_tui.report import Page, document, page
from minutes_tui.report.head import OF_MINUTES, SAYS_STATUS, kind, meeting_date, status_words
from minutes_tui.writers import plain

MEDIA_TYPES = {
    "md": ("text", "markdown"),
    "html": ("text", "html"),
    "txt": ("text", "plain"),
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": ("application", "vnd.oasis.opendocument.text"),
    "xml": ("application", "akn+xml"),
    "csv": ("text", "csv"),
    "ics": ("text", "calendar"),
    "json": ("application", "json"),
}
"""Of each format's files."""


CRLF = "\r\n"
NO_ADDRESS = (
    "Nobody on the participants list of {name} has an email address. Add them there (F3, e), or name a record that has "
    "them: --addresses OTHER.toml."
)
SEEN = "All {count} who get the message see each other's addresses. With --each, each gets one of their own."


class Messages(NamedTuple):
    """Messages, and what is to be said of them."""

    files: dict[str, bytes]
    """Each by the name of its file."""
    warnings: tuple[str, ...]


def messages(
    record: Record, to: str, order: formats.Order, book: Sequence[Participant] = (), *, is_each: bool
) -> Messages:
    """The messages with which a page in the format `to` goes out: to all who have an address, or to each of them alone.
    Who has none in the record has that of a person of the same name in `book`.

    Raises UsageError where nobody has an address, and as `formats.written` does.
    """
    minutes = record.minutes
    others = {compact(each.name): each.email for each in book}
    people = [
        replace(person, email=person.email or others.get(compact(person.name), ""))
        for person in minutes.participants
        if not person.struck
    ]
    reached = [(person, address) for person in people if (address := _address(person))]
    if not reached:
        raise UsageError(NO_ADDRESS.format(name=one_line(str(record.path))))
    made = formats.written(record, to, order)
    attached = formats.path_for(record, to, order.form, order.audience).name, made.content, to
    stem = record.path.stem
    if is_each:
        names = _file_names(person.key for person, _ in reached)
        files = {
            f"{stem}-{name}.eml": _message(record, order, [address], attached, person.key)
            for name, (person, address) in zip(names, reached, strict=True)
        }
    else:
        files = {f"{stem}.eml": _message(record, order, [address for _, address in reached], attached)}
    seen = () if is_each or len(reached) < 2 else (SEEN.format(count=len(reached)),)
    return Messages(files, (*made.warnings, *_unreached(people, reached), *seen))


def _unreached(people: Sequence[Participant], reached: Sequence[tuple[Participant, str]]) -> Iterator[str]:
    """A sentence about those who have no address, and one about those whose address can't be one."""
    known = {person.key for person, _ in reached}
    others = [person for person in people if person.key not in known]
    for said, those in (
        ("No address is known for", [each for each in others if not each.email.strip()]),
        ("These addresses cannot be used:", [each for each in others if each.email.strip()]),
    ):
        if those:
            names = (f"{_name(each)} ({each.email})" if each.email.strip() else _name(each) for each in those)
            yield one_line(f"{said} {', '.join(names)}.")


def _name(person: Participant) -> str:
    return full_name(person) or person.key


def _address(person: Participant) -> str:
    """Where somebody is reached, as a header has it in lines of its own; "" where that isn't known, or is no address.

    Python's own folding (3.11) can encode what separates two addresses with the names.
    """
    leads = addresses.url(addresses.mail(person.email.strip()))
    if not leads.startswith("mailto:") or "?" in leads:
        return ""
    name, address = visible(person.name).strip(), unquote(leads.removeprefix("mailto:"))
    if name.isascii():
        return formataddr((name, address))
    return f"{Header(name, 'utf-8', maxlinelen=70).encode(linesep=CRLF)}{CRLF} <{address}>"


def _file_names(codes: Iterable[str]) -> Iterator[str]:
    """What the files of people's messages are called: their codes as far as a file's name can have them."""
    taken: dict[str, int] = {}
    for code in codes:
        name = re.sub(r"[^\w-]", "_", code)[:40] or "_"
        taken[name.lower()] = taken.get(name.lower(), 0) + 1
        yield name if taken[name.lower()] == 1 else f"{name}-{taken[name.lower()]}"


def _message(
    record: Record, order: formats.Order, to: Sequence[str], attached: tuple[str, bytes, str], code: str = ""
) -> bytes:
    """A message with a page attached; its text says where the minutes stand, and has the action items of the one
    whose code is given, or of everybody."""
    styled = replace(record.minutes, print=order.style(record))
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # a mail program that knows it opens the message as a draft
    made = page(styled, order.form, order.language, order.audience or "public")
    name, content, to_format = attached
    where = status_words(made) if made.form in SAYS_STATUS else ""
    titles = (styled.meeting.title, meeting_date(made))
    said = made.labels.comma.join(each for each in titles if each)
    form = kind(made) or made.labels.agenda * (order.form == "agenda") or made.labels.actions
    about = f"{form} ({where})" if where else form
    message["Subject"] = visible(one_line(f"{said}{made.labels.colon}{about}" if said else about))
    said_of_it = (where, f"{made.labels.attachments}{made.labels.colon}{name}")
    above = _sentences(made, to_format) if made.form in OF_MINUTES else []
    message.set_content(_text(styled, order, above, said_of_it, code), cte="quoted-printable")
    maintype, subtype = MEDIA_TYPES[to_format]
    message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    told = hashlib.sha256(f"{message['Subject']}{to}{code}".encode("utf-8", "replace") + content)
    message.set_boundary(f"=_{told.hexdigest()[:40]}")
    sender = _sender(styled)
    lines = [f"From: {sender}"] * bool(sender) + [f"To: {f',{CRLF} '.join(to)}", ""]
    return CRLF.join(lines).encode() + message.as_bytes()


def _sender(minutes: Minutes) -> str:
    """The rapporteur, where one person is that and has an address."""
    known = roster(minutes).by_key
    people = [known[code] for code in listed(minutes.meeting.rapporteur) if code in known]
    return _address(people[0]) if len(people) == 1 else ""


def _sentences(made: Page, to: str) -> list[str]:
    """What is attached; of circulated minutes by when comments are wanted, and how to answer."""
    words, meeting = made.labels, made.minutes.meeting
    if meeting.status != "circulated":
        return [words.mail_approved if meeting.status == "approved" else words.mail_draft]
    last = next((event for event in reversed(made.minutes.history) if event.status == "circulated"), None)
    by = last.corrections if last else None
    wanted = words.mail_comments_by.format(date=made.date(by)) if by else words.mail_comments
    has_numbers = any(note.paragraph is not None for note in made.minutes.notes)
    tracked = [words.mail_tracked] * (to in ("docx", "odt"))
    return [words.mail_circulated, wanted, *[words.mail_numbers] * has_numbers, *tracked]


def _text(minutes: Minutes, order: formats.Order, above: Sequence[str], about: Iterable[str], code: str) -> str:
    """What the message says as plain text: sentences for who reads it; of which meeting it is, the action items, and
    what is said of the page."""
    mine = [
        note
        for note in narrowed(with_numbers(minutes)).notes
        if note.kind != "action" or not code or code in listed(note.responsible)
    ]
    if code:  # a list of their own, without one for each of those who share an item
        mine = [replace(note, responsible=(code,)) if note.kind == "action" else note for note in mine]
    asked = document(replace(minutes, notes=mine), "actions", order.language, order.audience or "public")
    asked = with_addresses(asked, has_headings=True)
    behind = "\n".join(visible(each) for each in about if each)
    said = "\n\n".join(filter(None, ("\n".join(above), plain.write(asked).rstrip("\n"), behind)))
    return f"{said}\n".encode("utf-8", "replace").decode()
