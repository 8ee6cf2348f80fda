"""A document for the terminal: its plain text, in which headings and what is strong are bold."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.model.document import (
    Address,
    CodeWords,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inserted,
    Link,
    Speaker,
    Strong,
    Words,
    flat,
    reworded,
)
from minutes_tui.writers import plain

ON, OFF = "\u2061", "\u2062"
"""Characters without a width, so that lines wrap and columns stand as they do without them."""
BOLD = {ord(ON): "\x1b[1m", ord(OFF): "\x1b[22m"}
UNDERLINED = re.compile(rf"^({ON}.*)\n[=-]+$", re.MULTILINE)
"""A heading and the line below it."""


def write(document: Document) -> str:
    """The document's text with the terminal's own codes, with a newline at its end."""
    blocks = tuple(
        reworded(block, _all_bold if isinstance(block, Heading) else _bold) for block in flat(document.blocks)
    )
    return UNDERLINED.sub(r"\1", plain.write(replace(document, blocks=blocks))).translate(BOLD)


def _bold(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(_marked(content, is_bold=False))


def _all_bold(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(_marked(content, is_bold=True))


def _marked(content: tuple[Inline, ...], is_bold: bool) -> Iterator[Inline]:
    """Inline content with marks around each bold word by itself: one that stood around several could end up in another
    line, or in another column of a table."""
    for inline in content:
        match inline:
            case Words(text) | CodeWords(text):
                yield Words(re.sub(r"\S+", rf"{ON}\g<0>{OFF}", text)) if is_bold else inline
            case Strong(inner) | Speaker(inner) | Inserted(inner):
                yield Strong(tuple(_marked(inner, is_bold=True)))
            case Emphasis(inner) | Foreign(_, inner) | Link(_, inner) | Address(_, inner):
                yield from _marked(inner, is_bold)
            case _:
                yield inline
