"""Inline content as a row of words with their styles, which is how every format has it in the end."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from minutes_tui.document import Emphasis, Foreign, Inline, LineBreak, Link, Strong, Words, visible

Style = type[Emphasis] | type[Strong]


class Run(Struct, frozen=True):
    text: str
    """Words with nothing in them that acts, or a newline alone, which is a line break."""
    styles: tuple[Style, ...]
    """From the outermost inwards; none is there twice, as emphasis within emphasis is that emphasis."""


def runs(content: tuple[Inline, ...]) -> Iterator[Run]:
    """The words and line breaks in order. Walks without recursion: a text may nest as deep as it is long."""
    left: list[tuple[Inline, tuple[Style, ...]]] = [(inline, ()) for inline in reversed(content)]
    while left:
        inline, styles = left.pop()
        match inline:
            case Words(text):
                if text:
                    yield Run(visible(text), styles)
            case LineBreak():
                yield Run("\n", styles)
            case Emphasis(inner) | Strong(inner):
                style = type(inline)
                within = styles if style in styles else (*styles, style)
                left += [(each, within) for each in reversed(inner)]
            case Foreign(_, inner) | Link(_, inner):
                left += [(each, styles) for each in reversed(inner)]
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
    return [Run(run.text.replace("\n", " "), run.styles) for run in trimmed(content)]
