"""A mail as its bytes say it: who sent it, and its text, whatever it is encoded in and however it is packed."""

import email
import re
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from minutes_tui.errors import RecordError
from minutes_tui.system import files

LARGEST = 32 * files.MIB
"""Of a mail with all that is attached to it."""
LONGEST = 2 * files.MIB
"""Of its words. Those of a real one are a thousandth of that."""


class Letter(Struct, frozen=True):
    """A mail, or a text that was sent back in another way."""

    who: str
    """The name of who sent it, or else the address; "" where no header says so."""
    lines: list[str]


def read(path: Path) -> bytes:
    """The bytes of a mail. Raises RecordError, also for a file that never ends."""
    try:
        return files.read_bytes(path, LARGEST)
    except FileNotFoundError as error:
        raise RecordError(f"There is no file {path}. Name the file of the saved mail.") from error
    except OSError as error:
        raise RecordError(files.trouble(path, error, "read")) from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """The bytes of a mail that come through a pipe, no more of them than a mail has. Raises RecordError."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RecordError(f"{name} has more than {LARGEST / files.MIB:g} MiB, too much for a mail. Name another file.")
    return content


def letter(content: bytes, name: str = "It") -> Letter:
    """A mail as its bytes say it. Raises RecordError where they are no mail and no text; `name` says whose they are."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RecordError(f"{name} is an Outlook message (.msg). Save it in Outlook as .eml or as text.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in content:
        raise RecordError(f"{name} is not a mail or a text. Save the mail as .eml or as text.")
    try:
        who, words = _of_mail(content) if _is_mail(content) else ("", _decoded(content, ""))
    except RecursionError as error:  # the library calls itself for each part or bracket within another
        raise RecordError(f"{name} is nested too deeply to be read. Save the text of the mail instead.") from error
    if len(words) > LONGEST:
        raise RecordError(f"{name} is too long for a mail. Keep only what is about the minutes.")
    return Letter(who, words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


# The parts of a mail

FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:(?:[ \t]|\r?\n)|From ")
OF_MAIL = re.compile(rb"^(?:From:|MIME-Version:|Content-Type:\s*multipart/)", re.MULTILINE | re.IGNORECASE)
CLOSES = re.compile(rb"\r?\n\r?\n|\r\r")


def _is_mail(content: bytes) -> bool:
    """Whether it begins with the header of a mail, or of one of its parts, as another program writes it."""
    head = CLOSES.split(content[:65536].lstrip(b"\r\n"), maxsplit=1)[0]
    return bool(FIELD.match(head)) and bool(OF_MAIL.search(head))


def _of_mail(content: bytes) -> tuple[str, str]:
    """Who sent a mail, and its text: the plain one, or where there is none the words of the page."""
    message = email.message_from_bytes(content.lstrip(b"\r\n"), policy=default)
    assert isinstance(message, EmailMessage)
    who = _sender(message)
    for subtype in ("plain", "html"):
        part = message.get_body((subtype,))
        if part is None:
            continue
        payload = part.get_payload(decode=True)
        words = _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")
        if len(words) <= LONGEST and subtype == "html":
            words = _of_page(words)
        if words.strip():
            return who, words
    return who, ""


def _sender(message: EmailMessage) -> str:
    try:
        addresses = message["From"].addresses
    except (HeaderParseError, IndexError, ValueError, AttributeError, TypeError, RecursionError):
        return ""  # a header that the library gives up on; --from says who it is
    named = [_legible(each.display_name) or each.addr_spec for each in addresses]
    return ", ".join(filter(None, named)) or _legible(str(message["From"])).strip()


def _legible(words: str) -> str:
    """A header's words, in which bytes that are not ASCII may stand as they came."""
    return " ".join(_decoded(words.encode("utf-8", "surrogateescape"), "").split())


def _decoded(content: bytes, charset: str) -> str:
    """Text in the charset that it claims, or in the one that it is in."""
    for each in (charset, "utf-8"):
        try:
            return content.decode(each)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace")


class _Words(HTMLParser):
    """The words of a page, quoted ones behind `> `."""

    SILENT = frozenset({"script", "style", "head", "title", "template"})
    BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "h1", "h2", "h3", "h4",
                        "hr", "section", "article", "dl", "dt", "dd"})  # fmt: skip
    PARTED = frozenset({"p", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "pre"})
    """Between which a blank line stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = self._quoted = 0
        self._numbers: list[int | None] = []
        self._row = 0
        self._is_row_numbered = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.SILENT:
            self._silent += 1
        if tag == "blockquote":
            self._quoted += 1
        if tag == "br" and not self.lines[-1].strip("> "):
            self.lines[-1:] = ["", self._mark()]
        elif tag in self.BLOCKS:
            self._break(parted=tag in self.PARTED)
        if tag in ("ol", "ul"):
            start = given.get("start") or "1"
            self._numbers.append(int(start) if tag == "ol" and start.isdecimal() else None)
        if tag == "tr":
            self._row, self._is_row_numbered = len(self.lines) - 1, False
        if tag == "li" and self._numbers:
            number = self._numbers[-1]
            value = (given.get("value") or "").strip()
            if number is not None and value.isdecimal():
                number = int(value)
            self.lines[-1] += "- " if number is None else f"{number}. "
            self._numbers[-1] = None if number is None else number + 1
        if tag in ("td", "th"):
            self._begin_cell()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT:
            self._silent = max(self._silent - 1, 0)
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        if tag in ("tr", "table"):
            self._is_row_numbered = False
        if tag == "blockquote":
            self._quoted = max(self._quoted - 1, 0)
        if tag in self.BLOCKS and tag != "br":
            self._break(parted=tag in self.PARTED)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data).replace("\u200b", "")
        if self.lines[-1].rstrip("> ") == "" or self.lines[-1].endswith(" "):
            words = words.lstrip(" ")
        self.lines[-1] += words

    def _mark(self) -> str:
        """What is before each line; how deep it is quoted does not matter. Further paragraphs of an item or
        a row that has a number are indented."""
        return "> " * bool(self._quoted) + "   " * (any(self._numbers) or self._is_row_numbered)

    def _begin_cell(self) -> None:
        """A number alone in the first cell of a row names what is in the next."""
        if not any(line.strip("> ") for line in self.lines[self._row :]):
            return
        cells = " ".join(" ".join(self.lines[self._row :]).replace(">", " ").split())
        if cells.strip("#§.:() ").isdecimal():
            self._is_row_numbered = True
            self.lines[self._row :] = [f"{self._mark()}{cells.strip('.:() ')}. "]
        elif self.lines[-1].strip("> "):
            self.lines[-1] += " "

    def _break(self, *, parted: bool) -> None:
        mark = self._mark()
        if self.lines[-1].strip("> "):
            self.lines.append(mark)
        else:
            self.lines[-1] = mark
        if parted and len(self.lines) > 1 and self.lines[-2].strip("> "):
            self.lines[-1:] = ["", mark]


def _of_page(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "\n".join(line.rstrip().replace("\u00a0", " ") for line in reader.lines)
