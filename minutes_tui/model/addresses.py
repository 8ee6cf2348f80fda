"""Web and mail addresses in words: where they stand, and to which of them a page may lead.

http, https and mailto alone lead anywhere, and the path of a file within the record's folder. An address with a
password or a name before its host, with a character that nobody sees, or with a host that is none, is words like any
other.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from minutes_tui.model.patterns import Pattern

LONGEST = 2000
"""Characters of an address; more than that not all programs open."""

ENDS = '\\s<>"`|\\\\^{}。、，；：！？（）「」『』【】《》“”„«»‹›…'
BARE = Pattern(
    rf"(?<![\w/@:.#&=%+~-])(?:(?:https?://|mailto:)[^{ENDS}]++"
    r"|(?>[a-z0-9._+-]{1,64})(?<![.])@(?>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?)(?![\w@-]))",
    re.IGNORECASE,
)
"""What may be an address among words. A web address begins behind what is no part of one."""
TRAILING = "?!.,:;*_~'’)]"
"""Marks at the end of an address that are those of the sentence; a bracket is one where it was not opened in it."""
PAIRS = {")": "(", "]": "["}
WEB = Pattern(r"(https?)://([^/?#\s@:\[\]]{1,253})(:[0-9]{1,5})?((?:[/?#]\S*)?)", re.IGNORECASE)
HOST = Pattern(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?", re.IGNORECASE)
MAIL = Pattern(
    r"(?:mailto:)?([a-z0-9.!#$&'*+/=^_~-]{1,64})@([a-z0-9.-]{1,253})((?:\?subject=[^\s&?#]*)?)", re.IGNORECASE
)
KEPT = "!#$%&'()*+,/:;=?@~"
"""What stays as it is behind a host; the rest is written in hexadecimal digits."""
STRAY = Pattern(r"%(?![0-9a-fA-F]{2})")


def url(address: str) -> str:
    """The URL that an address leads to, in ASCII; "" where no page may lead there."""
    if len(address) > LONGEST or not address.isprintable():
        return ""
    web = WEB.fullmatch(address)
    if web:
        host = _host(web[2])
        return f"{web[1].lower()}://{host}{web[3] or ''}{_quoted(web[4])}" if host else ""
    mail = MAIL.fullmatch(address)
    if mail and "." in mail[2] and _host(mail[2]):
        return f"mailto:{_quoted(mail[1])}@{mail[2]}{_quoted(mail[3])}"
    return ""


def mail(address: str) -> str:
    """A mail address with its host in ASCII, as mail programs send it; as it is where that is none."""
    local, at, host = address.rpartition("@")
    made = _host(host) if at and not host.isascii() else ""
    return f"{local}@{made}" if made else address


def is_path(leads: str) -> bool:
    """Whether what `file` made leads to a file of the record's folder: a path has no colon that is not escaped."""
    return ":" not in leads


SCHEME = Pattern(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def file(path: str) -> str:
    """The URL that a file's path leads to, relative to the folder of the record, in ASCII; one that is the address of a
    page leads there; "" where no page may lead: another scheme or a drive, an absolute path, one that leaves the
    folder, one that names no file."""
    if leads := url(path):
        return leads
    if len(path) > LONGEST or not path.isprintable() or "\\" in path or path.startswith("/") or SCHEME.match(path):
        return ""
    depth = 0
    for part in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return ""
    return quote(path, errors="replace") if part not in ("", ".", "..") else ""


def _host(written: str) -> str:
    """A host in ASCII; "" where it is none."""
    try:
        host = written if written.isascii() else written.encode("idna").decode()
    except UnicodeError:
        return ""
    return host if HOST.fullmatch(host) else ""


def _quoted(behind: str) -> str:
    return quote(STRAY.sub("%25", behind), safe=KEPT, errors="replace")


def found(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """From where to where an address stands in a part of a text, and its URL."""
    for match in BARE.finditer(text, start, end):
        if len(match[0]) <= LONGEST + 100:
            until = _end(text, *match.span())
            if leads := url(text[match.start() : until]):
                yield match.start(), until, leads


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends without the marks of the sentence behind it."""
    address = text[start:end]
    over = {mark: address.count(mark) - address.count(opening) for mark, opening in PAIRS.items()}
    while end > start and (mark := text[end - 1]) in TRAILING:
        if mark in PAIRS:
            if over[mark] <= 0:
                break
            over[mark] -= 1
        end -= 1
    return end
