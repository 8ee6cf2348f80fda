"""The pictures of a DOCX file: its logo, and those among its words."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Protocol

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from minutes_tui.model.document import Block, Document, Figure, lowered
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.docx.elements import Element, bookmarked, element
from minutes_tui.writers.forms import unshown
from minutes_tui.writers.picture_size import JPEG, PNG, highest, sizes
from minutes_tui.writers.runs import Run, trimmed
from minutes_tui.writers.xml_text import lawful

UNSHOWN = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, KeyError, ValueError)
"""What the library raises for a picture that it can't place."""
POINT = 9525
"""Of a picture as a screen has it, in the library's unit."""


def placed_logo(made: Any, document: Document) -> Iterator[str]:
    """Put the logo at the head of the file; a sentence where it can't be there."""
    layout = document.layout
    if not layout.logo:
        return
    run = made.add_paragraph().add_run()
    try:
        run.add_picture(BytesIO(layout.logo), height=Mm(layout.logo_height))
    except UNSHOWN:
        made.element.body.remove(run._r.getparent())
        yield "The logo is not in the DOCX file, because DOCX takes only PNG and JPEG. Use a PNG or JPEG logo."
        return
    for each in run._r.iter(qn("wp:inline")):
        _set_close(each)
    for each in run._r.iter(qn("wp:docPr")):
        each.set("descr", lawful(document.subject or document.title))
        each.set("name", "Logo")


def _set_close(drawn: Any) -> None:
    """No room around a picture: an office that reads of none takes 3 mm at each side."""
    for side in ("distT", "distB", "distL", "distR"):
        drawn.set(side, "0")


def picture(part: Any, content: bytes, alt: str, most_wide: int, most_high: int) -> Element | None:
    """A run with a picture that is at most so large, in twentieths of a point; None for one that can't be shown."""
    size = next(sizes(content), None) if content.startswith((PNG, JPEG)) else None
    if size is None or not all(size):
        return None
    width, height = size
    scale = min(POINT, most_wide * 635 / width, most_high * 635 / height)
    try:
        drawn = part.new_pic_inline(BytesIO(content), Emu(round(width * scale)), Emu(round(height * scale)))
    except UNSHOWN:
        return None
    _set_close(drawn)
    drawn.docPr.set("descr", lawful(alt).replace("\n", " "))
    drawing = element("w:drawing")
    drawing.append(drawn)
    return element("w:r", drawing)


class Setter(Protocol):
    """What sets the words of a page."""

    part: Any
    anchors: Anchors
    bookmarks: dict[str, str]
    ids: dict[str, int]
    width: int
    height: int
    warnings: list[str]

    def paragraph(self, style: str, children: Iterable[Element], *properties: Element) -> Element: ...
    def runs(self, found: list[Run]) -> Iterator[Element]: ...
    def block(self, block: Block) -> Iterator[Element]: ...


def figure(page: Setter, block: Figure) -> Iterator[Element]:
    """Pictures with their caption below, or the name of what can't be shown."""
    most = (page.width, page.height if block.is_pages else int(page.height * highest(block)))
    drawn = [picture(page.part, each, block.said(at), *most) for at, each in enumerate(block.pictures, 1)]
    shown = [each for each in drawn if each is not None]
    if len(shown) < len(drawn) or not shown:
        for each in lowered(block):
            yield from page.block(each)
        if drawn:
            page.warnings.append(unshown(block.file, "DOCX"))
        return
    anchor = page.anchors.taken(block.anchor)
    caption = list(page.runs(trimmed(block.caption)))
    for number, run in enumerate(shown):
        is_kept = number == len(shown) - 1 and bool(caption)
        place = bookmarked((run,), page.bookmarks[anchor], page.ids[anchor]) if anchor and number == 0 else (run,)
        start = element("w:ind", left=0, firstLine=0)  # else an indent of words has it over the margin
        yield page.paragraph("Body Text", place, start, *([element("w:keepNext")] if is_kept else []))
    if caption:
        yield page.paragraph("Caption", caption)
