"""Inline content as a row of words with their styles, which is how every format has it in the end."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.document import (
    Block,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Words,
    flat,
    visible,
    words,
)

Style = type[Emphasis] | type[Strong]


class Run(Struct, frozen=True):
    text: str
    """Words with nothing in them that acts, or a newline alone, which is a line break."""
    styles: tuple[Style, ...]
    """From the outermost inwards; none is there twice, as emphasis within emphasis is that emphasis."""
    language: str = ""
    """Of the innermost `Foreign`; "" is that of what is around."""
    anchor: str = ""
    """Where the innermost `Link` leads."""


def runs(content: tuple[Inline, ...]) -> Iterator[Run]:
    """The words and line breaks in order. Walks without recursion: a text may nest as deep as it is long."""
    plain = Run("", ())
    left: list[tuple[Inline, Run]] = [(inline, plain) for inline in reversed(content)]
    while left:
        inline, around = left.pop()
        match inline:
            case Words(text):
                if text:
                    yield replace(around, text=visible(text))
            case LineBreak():
                yield replace(around, text="\n")
            case Emphasis(inner) | Strong(inner):
                style = type(inline)
                styles = around.styles if style in around.styles else (*around.styles, style)
                within = replace(around, styles=styles)
                left += [(each, within) for each in reversed(inner)]
            case Foreign(language, inner):
                within = replace(around, language=language)
                left += [(each, within) for each in reversed(inner)]
            case Link(anchor, inner):
                within = replace(around, anchor=anchor)
                left += [(each, within) for each in reversed(inner)]
            case _:
                assert_never(inline)


def trimmed(content: tuple[Inline, ...]) -> list[Run]:
    """The runs without the line breaks before the first words and behind the last; none where all is blank."""
    found = list(runs(content))
    if all(run.text.isspace() for run in found):
        return []
    shown = [at for at, run in enumerate(found) if run.text != "\n"]
    return found[shown[0] : shown[-1] + 1]


def on_one_line(content: tuple[Inline, ...]) -> list[Run]:
    """The runs with a space for each line break; none where all is blank."""
    return [replace(run, text=run.text.replace("\n", " ")) for run in trimmed(content)]


def marked(paragraph: Paragraph) -> str:
    """A paragraph's number and time as one line, for formats without a margin; "" where it has neither."""
    return "  ".join(visible(part) for part in (paragraph.number, paragraph.time) if part.strip())


def contents(blocks: Iterable[Block]) -> list[tuple[int, Heading]]:
    """The headings that a list of contents has, each with how deep it stands, which grows by one at most."""
    found: list[tuple[int, Heading]] = []
    above: list[int] = []
    for block in flat(blocks):
        if isinstance(block, Heading) and block.level > 1 and block.anchor and words(block.content).strip():
            while above and above[-1] >= block.level:
                above.pop()
            found.append((len(above), block))
            above.append(block.level)
    return found
