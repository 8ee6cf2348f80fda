"""The list of contents in DOCX."""

from collections.abc import Iterator
from typing import Protocol

from minutes_tui.model.document import Contents
from minutes_tui.writers.docx import heads
from minutes_tui.writers.docx.elements import NOWHERE, Element, element, field, runs, text
from minutes_tui.writers.runs import contents, on_one_line


class Setter(heads.Setter, Protocol):
    """What sets the words of a page."""

    bookmarks: dict[str, str]


def table_of_contents(page: Setter, block: Contents) -> Iterator[Element]:
    """A field that lists the headings, with those that it will find; where they stand, it finds out itpage."""
    found = contents(page.document.blocks)
    if not found:
        return
    if block.title.strip():
        yield page.paragraph("TOC Heading", [text(block.title, is_rtl=page.is_rtl)])
    begin = list(field('TOC \\o "1-5" \\h \\z \\u', is_dirty=True))
    end = begin.pop()
    for number, (depth, heading) in enumerate(found):
        name = page.bookmarks[heading.anchor]
        line = list(runs(on_one_line(heading.entry), NOWHERE, page.is_rtl))
        tab = element("w:r", element("w:tab"))
        place = field(f"PAGEREF {name} \\h", text(""), is_dirty=True)
        entry = [*line, tab, *place]
        children: list[Element] = [element("w:hyperlink", *entry, anchor=name, history="1")]
        if number == 0:
            children = [*begin, *children]
        if number == len(found) - 1:
            children.append(end)
        stop = element("w:tabs", element("w:tab", val="right", leader="dot", pos=page.width))
        yield page.paragraph(f"toc {min(depth + 1, 5)}", children, stop)
