"""What comes back on circulated minutes: comments by paragraph, from a mail or typed, and the corrections among them.

A line of a mail that begins with a paragraph's number begins a comment: `12. text`, `§12: text`, `para 12 - text`.
Lines below it belong to it until a blank one. Quoted lines (`> `) and the mail's own header are passed over; the
header's `From:` says who writes. All else is a comment on no paragraph: no words that were sent back are dropped.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from minutes_tui.model import Comment, Minutes

NUMBERED = re.compile(
    r"\s*(?:(?:§\s*|para(?:graph)?s?\.?\s+(?:no\.?\s*)?|ad\s+)(?P<named>\d{1,6})(?:\s*[:.)\-–—]+)?(?:\s+|$)"
    r"|(?P<bare>\d{1,6})(?:[.):]|\s+[-–—])(?:\s+|$))",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"(from|to|cc|bcc|date|sent|subject|reply-to|message-id|in-reply-to|references|mime-version|content-[a-z-]+|"
    r"received|return-path|x-[a-z0-9-]+|von|an|datum|betreff|de|objet)\s*:\s*(.*)",
    re.IGNORECASE,
)
FROM = ("from", "von", "de")
ADDRESS = re.compile(r'\s*"?([^"<>]*?)"?\s*<[^<>]*>\s*')
SUBSTITUTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1((?:\\.|(?!\1).)*)\1(g?)\s*", re.DOTALL)
ARROW = re.compile(r"\s*(.+?)\s*(?:->|→|=>)\s*(.*?)\s*", re.DOTALL)
QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}


class Correction(Struct, frozen=True):
    """Words that are to stand in the place of others."""

    old: str
    new: str
    everywhere: bool | None = None
    """In every place, or in the first; None: there is to be one place only."""


def correction(text: str) -> Correction | None:
    """A comment of the form `old -> new`, quotes around either or not, or `s/old/new/`; None where it is neither."""
    found = SUBSTITUTION.fullmatch(text.strip())
    if found:
        mark = found[1]
        old, new = (part.replace(f"\\{mark}", mark) for part in found.group(2, 3))
        return Correction(old, new, bool(found[4]))
    arrow = ARROW.fullmatch(text)
    return Correction(_unquoted(arrow[1]), _unquoted(arrow[2])) if arrow else None


def _unquoted(words: str) -> str:
    closing = QUOTES.get(words[:1])
    return words[1:-1] if len(words) > 2 and closing and words.endswith(closing) else words


def applied(words: str, wanted: Correction) -> str | None:
    """A text with a correction made; None where the old words are not there, or in more places than are meant."""
    places = words.count(wanted.old)
    if not places or (wanted.everywhere is None and places > 1):
        return None
    return words.replace(wanted.old, wanted.new, -1 if wanted.everywhere else 1)


def comment(typed: str, minutes: Minutes) -> Comment:
    """A typed comment: `12 WHO: text`, each part but the text may be missing."""
    number = re.match(r"§?\s*(\d{1,6})[.:]?\s+(?=\S)", typed)
    known = number is not None and int(number[1]) in _numbers(minutes)
    rest = typed[number.end() :] if number and known else typed
    who = re.match(r"([^:\n]{1,60}?)\s*:\s+(?=\S)", rest)
    return Comment(
        paragraph=int(number[1]) if number and known else None,
        who=who[1] if who else "",
        text=rest[who.end() :] if who else rest,
    )


def read(mail: str, minutes: Minutes, who: str = "") -> list[Comment]:
    """The comments of a text that was sent back, in order. `who` stands for whom a `From:` names."""
    lines = mail.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    sender, lines = _without_header(lines)
    numbers = _numbers(minutes)
    found: list[tuple[int | None, list[str]]] = []
    goes_on = False
    for line in lines:
        if line.lstrip().startswith(">"):
            goes_on = False
            continue
        if not line.strip():
            goes_on = goes_on and found[-1][0] is not None and not any(found[-1][1])  # a number alone on its line
            continue
        mark = NUMBERED.match(line)
        number = int(mark["named"] or mark["bare"]) if mark else None
        if mark and number in numbers:
            found.append((number, [line[mark.end() :].strip()]))
        elif goes_on:
            found[-1][1].append(line.strip())
        else:
            found.append((None, [line.strip()]))
        goes_on = True
    texts = ((number, "\n".join(filter(None, words))) for number, words in found)
    return [Comment(paragraph=number, who=who or sender, text=text) for number, text in texts if text]


def _numbers(minutes: Minutes) -> set[int]:
    return {note.paragraph for note in minutes.notes if note.paragraph is not None}


def _without_header(lines: list[str]) -> tuple[str, list[str]]:
    """Who sent a mail, and its lines without the header that it may begin with; any other beginning stays.

    A header begins with the first line, holds a `From:` and ends with a blank line, or with the first line that is
    no part of one.
    """
    sender, at = "", 0
    while at < len(lines) and (found := HEADER.fullmatch(lines[at].rstrip())):
        if found[1].lower() in FROM:
            address = ADDRESS.fullmatch(found[2])
            sender = (address[1] if address else found[2]).strip() or found[2].strip()
        at += 1
        while at < len(lines) and re.match(r"[ \t]+\S", lines[at]):  # a folded line
            at += 1
    return (sender, lines[at:]) if sender else ("", lines)


def undecided(minutes: Minutes) -> Iterator[tuple[int, Comment]]:
    """Comments that are neither accepted nor rejected, with their indices."""
    return ((at, each) for at, each in enumerate(minutes.comments) if each.accepted is None)
