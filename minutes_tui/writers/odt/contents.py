"""The list of contents in OpenDocument text."""

from collections.abc import Iterator
from typing import Protocol

from minutes_tui.model.document import Contents, Document, without_addresses
from minutes_tui.writers.odt import heads
from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.base import AT_START, mm
from minutes_tui.writers.odt.elements import Element, Ways, element, linked, page_of, runs, say, span, style_id, tab
from minutes_tui.writers.runs import contents, on_one_line
from minutes_tui.writers.table_widths import number_rooms

STEP = 6
"""Mm by which each level is set in."""


class Setter(heads.Setter, Protocol):
    """What sets the words of a page."""

    document: Document
    automatic: Automatic
    width: float


def table_of_contents(page: Setter, block: Contents) -> Iterator[Element]:
    """An index of the headings, with those that it will find; an office can make it anew."""
    found = contents(page.document.blocks)
    if not found:
        return
    title = block.title.strip()
    source = element("text:table-of-content-source", {"text:outline-level": 5, "text:use-index-marks": "false"})
    if title:
        template = element("text:index-title-template", {"text:style-name": style_id("Contents Heading")})
        say(template, block.title)
        source.append(template)
    for level in range(1, 6):
        source.append(element(
            "text:table-of-content-entry-template",
            {"text:outline-level": level, "text:style-name": style_id(f"Contents {level}")},
            element("text:index-entry-link-start"), element("text:index-entry-text"),
            element("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "."}),
            element("text:index-entry-page-number"), element("text:index-entry-link-end"),
        ))  # fmt: skip
    body = element("text:index-body")
    if title:
        line_ = page.paragraph("Contents Heading", [span(block.title)])
        body.append(element("text:index-title", {"text:name": "Contents_Head"}, line_))
    rooms = number_rooms(found, page.letter)
    for depth, heading in found:
        line = runs(on_one_line(without_addresses(heading.content)), Ways(spoken=page.automatic.language))
        number = [span(heading.number), tab()] if heading.number.strip() else []
        link = linked(f"#{heading.anchor}", [*number, *line, tab(), page_of(heading.anchor)])
        room = rooms[depth] if number else 0
        indent = {AT_START: mm(STEP * depth + room), "fo:text-indent": mm(-room)}
        stop = {"tabs": ((page.width - STEP * depth - room, "right", "."),)}
        body.append(page.paragraph(f"Contents {min(depth + 1, 5)}", [link], properties={**indent, **stop}))
    yield element("text:table-of-content", {"text:name": "Contents", "text:protected": "false"}, source, body)
