"""Code in DOCX: its lines in one frame, none with a break that nobody typed."""

from collections.abc import Iterator
from copy import copy
from typing import Any

from minutes_tui.model.document import Code
from minutes_tui.writers.docx.elements import Element, element, paragraph, text
from minutes_tui.writers.line_ends import CODE_SIZE, MOST_ON_ONE_PAGE, code_hang

FRAMED = 90
"""Twentieths of a point by which code is set in for its frame."""


def code(page: Any, block: Code, far: int) -> Iterator[Element]:
    """Code, so far from the margin. Where a line has no room, each is a paragraph, whose words go on further in: a
    house's file has a letter of its own, whose width is not known."""
    layout, style = page.document.layout, page.styles["Code"]
    page.codes += 1
    other = page.other_frame if page.codes % 2 == 0 else ()
    before, behind = (FRAMED, far + FRAMED) if page.is_rtl else (far + FRAMED, FRAMED)  # code is never from the right
    size = int(layout.size * CODE_SIZE * 2) / 2  # Word has half points
    room = (page.measure - before - behind) / 20
    hang = 0 if layout.template else round(code_hang(block.lines, room, size) * 20)
    if not hang:
        inset = [element("w:ind", left=before, right=behind)] if far else []
        yield paragraph(style, [text("\n".join(block.lines))], *inset, *map(copy, other))
        return
    last = len(block.lines) - 1
    stays = last < MOST_ON_ONE_PAGE
    for at, line in enumerate(block.lines):
        inset = [element("w:ind", left=before + hang, right=behind, hanging=hang)]
        joined = [element("w:spacing", after=0), *([element("w:keepNext")] if stays else [])] if at < last else []
        yield paragraph(style, [text(line)] if line else [], *inset, *joined, *map(copy, other))
