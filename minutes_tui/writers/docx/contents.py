"""The list of contents in DOCX."""

from collections.abc import Iterator
from copy import copy
from typing import Protocol

from minutes_tui.model.document import Contents, without_addresses
from minutes_tui.writers.docx import heads
from minutes_tui.writers.docx.elements import NOWHERE, Element, element, field, runs, text
from minutes_tui.writers.runs import contents, on_one_line
from minutes_tui.writers.table_widths import number_rooms

STEP = 340
"""Twentieths of a point by which each level is set in."""


class Setter(heads.Setter, Protocol):
    """What sets the words of a page."""

    bookmarks: dict[str, str]


def table_of_contents(page: Setter, block: Contents) -> Iterator[Element]:
    """A line for each heading: its number, its words, and a field with the page.

    Not a TOC field around them: LibreOffice takes what is in one for plain words, and would print no pages.
    """
    found = contents(page.document.blocks)
    if not found:
        return
    if block.title.strip():
        yield page.paragraph("TOC Heading", [text(block.title, is_rtl=page.is_rtl)])
    rooms = number_rooms(found, page.letter)
    tab = element("w:r", element("w:tab"))
    for depth, heading in found:
        name = page.bookmarks[heading.anchor]
        line = list(runs(on_one_line(without_addresses(heading.content)), NOWHERE, page.is_rtl))
        number = [text(heading.number, is_rtl=page.is_rtl), copy(tab)] if heading.number.strip() else []
        place = field(f"PAGEREF {name} \\h", text(""), is_dirty=True)
        room = round(rooms[depth]) if number else 0
        stop = element("w:tabs", element("w:tab", val="right", leader="dot", pos=page.width))
        indent = element("w:ind", left=STEP * depth + room, hanging=room)
        link = element("w:hyperlink", *number, *line, copy(tab), *place, anchor=name, history="1")
        yield page.paragraph(f"toc {min(depth + 1, 5)}", [link], stop, indent)
