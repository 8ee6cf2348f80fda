"""The tree that stands between a form and a writer: what is on a page, with no thought of any format."""

import unicodedata
from datetime import date

from msgspec import Struct


class Words(Struct, frozen=True):
    """Words as they must read. Nothing in them is markup in any format."""

    text: str


class LineBreak(Struct, frozen=True):
    """A new line within a paragraph."""


class Emphasis(Struct, frozen=True):
    content: tuple["Inline", ...]


class Strong(Struct, frozen=True):
    content: tuple["Inline", ...]


Inline = Words | LineBreak | Emphasis | Strong


class Heading(Struct, frozen=True):
    level: int
    """1 is the document's title, of which there is one; no level is skipped on the way down."""
    content: tuple[Inline, ...]


class Paragraph(Struct, frozen=True):
    content: tuple[Inline, ...]


class Listing(Struct, frozen=True):
    """A list. Each item is one line; two listings that follow each other stay two."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False
    start: int = 1
    """Number of the first item of an ordered list."""


class Gap(Struct, frozen=True):
    """Room between two parts that no heading parts."""


class Signature(Struct, frozen=True):
    """A place to sign, with who signs and as what below it."""

    name: str
    role: str


Block = Heading | Paragraph | Listing | Gap | Signature


class Document(Struct, frozen=True):
    title: str
    """For the file's properties; the printed title is a `Heading` of level 1."""
    language: str
    """BCP 47; it decides about hyphenation."""
    date: date | None
    """The meeting's: a page's file never says when it was made, so that the same record gives the same bytes."""
    blocks: tuple[Block, ...]


def words(content: tuple[Inline, ...]) -> str:
    """Inline content without its emphasis; a line break is a newline."""
    parts = []
    left = list(reversed(content))  # without recursion: a text may nest as deep as it is long
    while left:
        match left.pop():
            case Words(text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case Emphasis(inner) | Strong(inner):
                left += reversed(inner)
    return "".join(parts)


PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}


def visible(text: str) -> str:
    """Words on one line with nothing in them that acts: the sign for each control character, tabs as spaces."""
    if text.isprintable():
        return text
    text = text.replace("\t", " ").replace("\n", " ").translate(PICTURES)
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
