"""A document as the source of a man page: the macros of man(7), which groff and mandoc set."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise

from minutes_tui.model.document import (
    Block,
    Code,
    Document,
    Emphasis,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Strong,
    Table,
    Words,
    flat,
    visible,
    words,
)

FONTS = {Strong: r"\fB", Emphasis: r"\fI"}
ROMAN = r"\fR"
WIDTH = 72
SPECIAL = str.maketrans({"\\": r"\e", "-": r"\-", "'": r"\(aq", "^": r"\(ha", "~": r"\(ti", "`": r"\(ga"})
"""Characters that groff would set as something else than what is to be typed."""


def write(document: Document, section: int, day: dt.date, version: str) -> str:
    """The page's source, in which a heading of the first level is a section and one of the second a part of it.

    `section` is that of the manual, such as 1; `day` and `version` stand at the page's foot.
    """
    title = _words(document.title.upper())
    head = f'.TH {title} {section} {day} "{_words(version)}"\n'
    lines = [line for block in flat(document.blocks) for line in _block(block)]
    kept = [now for before, now in pairwise(["", *lines]) if now != ".PP" or before[:3] not in (".SH", ".SS")]
    return head + "\n".join(kept) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, content):
            name = _words(words(content).upper() if level == 1 else words(content))
            yield from (f".SH {name}",) if level == 1 else (f".SS {name}",) if level == 2 else (".PP", _line(content))
        case Paragraph(content):
            yield from (".PP", _line(content))
        case Listing(ordered=ordered):
            for number, item, inside in block.entries:
                yield from (f".IP {number}. 4" if ordered else r".IP \(bu 2", _line(item))
                yield from _within(inside)
        case Quotation(content):
            yield from _within(content)
        case Code():
            yield from (".PP", ".RS 4", ".EX", *map(_guarded, map(_words, block.lines)), ".EE", ".RE")
        case Rule():
            yield from (".PP", "* * *")
        case Table(head, rows):
            yield from _table(head, rows)
        case _:
            raise AssertionError(block)


def _within(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks that stand further in."""
    lines = [line for block in blocks for line in _block(block)]
    yield from (".RS 4", *lines, ".RE") if lines else ()


def _table(head: tuple[tuple[Inline, ...], ...], rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> Iterator[str]:
    """Each row as a term with what is said of it: a table would be as wide as its cells."""
    for first, *others in rows:
        yield from (".TP", _line((Strong(first),)) if first else r"\&")
        said = [_line(cell) for cell in others if words(cell).strip()]
        yield "\n.br\n".join(said) if said else r"\&"


def _line(content: tuple[Inline, ...]) -> str:
    """A paragraph's words with their fonts, in lines that are no longer than a source of man pages has them."""
    lines = textwrap.wrap("".join(_set(content, ROMAN)), WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_guarded, lines)) or r"\&"


def _set(content: tuple[Inline, ...], around: str) -> Iterator[str]:
    for inline in content:
        match inline:
            case Words(text):
                yield _words(text)
            case Strong(inner) | Emphasis(inner):
                font = FONTS[type(inline)]
                yield from (font, *_set(inner, font), around)
            case _:
                raise AssertionError(inline)


def _words(text: str) -> str:
    """Words in which nothing acts."""
    plain = re.sub(r"\s", " ", visible(text)).translate(SPECIAL)
    return "".join(letter if letter.isascii() else rf"\[u{ord(letter):04X}]" for letter in plain)


def _guarded(line: str) -> str:
    """A line that begins with no request."""
    return rf"\&{line}" if line.startswith((".", "'")) else line
