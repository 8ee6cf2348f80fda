"""What stands in the margin of an OpenDocument text, beside a paragraph with a bar."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from minutes_tui.model.document import Layout
from minutes_tui.writers.forms import DROP
from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.base import HANGS, KEPT, Properties, mm
from minutes_tui.writers.odt.elements import Element, element, qualified, span, style_id


class Setter(Protocol):
    """What sets the words of a page."""

    layout: Layout
    automatic: Automatic
    frames: int

    def paragraph(self, style: str, children: Iterable[Element], properties: Properties = ...) -> Element: ...


def time_alone(page: Setter, time: str) -> Element:
    """A time in a line of its own above the words, where these are in columns."""
    return page.paragraph("Text body", [span(time, "Emphasis")], properties={**KEPT, "fo:text-indent": mm(0)})


def in_margin(page: Setter, number: str, room: float) -> Element:
    """The number and the time of a case, `room` mm wide, in a frame: an office draws the bar of a paragraph before the
    first of its words."""
    looks: Mapping[str, object] = {
        "style:horizontal-pos": "from-left", "style:horizontal-rel": "page-content", "style:vertical-pos": "from-top",
        "style:vertical-rel": "paragraph-content", "style:wrap": "run-through", "style:run-through": "foreground",
        "fo:padding": mm(0), "fo:border": "none", "fo:background-color": "#ffffff",
        "style:flow-with-text": "false",
    }  # fmt: skip
    page.frames += 1
    words = element("text:p", {"text:style-name": style_id("Margin Number")}, span(number, "Paragraph Number"))
    box = element("draw:text-box", {"fo:min-height": mm(page.layout.size * 0.353)}, words)
    return element("draw:frame", {
        "draw:style-name": page.automatic.other("graphic", looks, "Frame"), "draw:name": f"Margin {page.frames}",
        "text:anchor-type": "paragraph", "svg:x": mm(-room - HANGS), "svg:y": mm(page.layout.size * DROP * 0.353),
        "svg:width": mm(room),
    }, box)  # fmt: skip


def lines(block: Element) -> list[Element]:
    """The paragraphs in what a block became, but for those in the margin."""
    box = qualified("draw:text-box")
    return [each for each in block.iter(qualified("text:p")) if each.getparent() is None or each.getparent().tag != box]
