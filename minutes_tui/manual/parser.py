"""Reads a page of the manual: the light Markdown of a note's text, with headings, links and code within a line.

A line that ends within a paragraph goes on with it, as in every Markdown. Of a link its words are read, of a picture
what it shows; code within a line is strong.
"""

import re
from collections.abc import Iterable, Iterator

from minutes_tui.language import markup
from minutes_tui.model.document import (
    Address,
    Block,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Strong,
    Words,
    reworded,
)

HEADING = re.compile(r"(#{1,4}) +(.*)")
MARKER = re.compile(r"<!-- (/?)([a-z]+) -->")
"""The beginning or the end of a part that is made."""
FENCE = re.compile(r"`{3,}")
ASIDE = re.compile(r"\\([!-/:-@\[-`{-~])|(?<!`)(?P<mark>`+)(?!`)(?P<code>.+?)(?<!`)(?P=mark)(?!`)")
"""A backslash with the sign that it makes a word, or code within a line."""
LINK = re.compile(r"!?\[([^\]]+)\]\([^)]+\)")
FIRST = 0xE000
"""A character of no script: it and those after it stand for what was put aside while other marks are read."""
STAND_IN = re.compile("([\ue000-\uf8ff])")


def parse(source: str) -> Iterator[tuple[str, Block]]:
    """The blocks of a page in order, each with the name of the made part that it stands in; "" is none."""
    part = ""
    lines: list[str] = []
    for line, is_code in _with_code(source.split("\n")):
        heading, marker = (None, None) if is_code else (HEADING.fullmatch(line), MARKER.fullmatch(line))
        if not heading and not marker:
            lines.append(line)
            continue
        yield from ((part, block) for block in _blocks(lines))
        lines = []
        if heading:
            for block in _blocks([heading[2]]):
                yield part, Heading(len(heading[1]), block.content if isinstance(block, Paragraph) else ())
        elif marker:
            part = "" if marker[1] else marker[2]
    yield from ((part, block) for block in _blocks(lines))


def _with_code(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Lines, each with whether it is one of a block of code, or of the marks around one."""
    fence = ""
    for line in lines:
        mark = FENCE.match(line)
        yield line, bool(fence or mark)
        if fence:
            fence = "" if line.rstrip() == fence else fence
        elif mark:
            fence = mark[0]


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The blocks of lines that have no heading among them."""
    aside: list[Inline] = []
    plain = [
        line if is_code else LINK.sub(r"\1", ASIDE.sub(lambda found: _put_aside(found, aside), line))
        for line, is_code in _with_code(lines)
    ]
    found = markup.blocks("\n".join(plain))
    return (reworded(block, lambda content: tuple(_restored(content, aside))) for block in found)


def _put_aside(found: re.Match[str], aside: list[Inline]) -> str:
    """The character that stands for what was found. In a table a bar in code has a backslash before it."""
    code = found["code"]
    if not code:
        aside.append(Words(found[1]))
    else:
        if code.startswith(" ") and code.endswith(" ") and code.strip():
            code = code[1:-1]
        aside.append(Strong((Words(code.replace("\\|", "|") if found.string.startswith("|") else code),)))
    return chr(FIRST + len(aside) - 1)


def _restored(content: tuple[Inline, ...], aside: list[Inline]) -> Iterator[Inline]:
    """Inline content with what was put aside in its place, and a blank for the end of each line."""
    for inline in content:
        match inline:
            case LineBreak():
                yield Words(" ")
            case Words(words):
                for piece in filter(None, STAND_IN.split(words)):
                    yield aside[ord(piece) - FIRST] if STAND_IN.fullmatch(piece) else Words(piece)
            case Emphasis(inner):
                yield Emphasis(tuple(_restored(inner, aside)))
            case Strong(inner):
                yield Strong(tuple(_restored(inner, aside)))
            case Address(_, inner):
                yield from _restored(inner, aside)
            case _:
                raise AssertionError(inline)
