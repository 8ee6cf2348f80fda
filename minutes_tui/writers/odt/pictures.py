"""Pictures in OpenDocument text."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from minutes_tui.model.document import Block, Document, Figure, Layout, lowered, visible
from minutes_tui.writers.forms import unshown
from minutes_tui.writers.odt import base
from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.base import KEPT, mm
from minutes_tui.writers.odt.elements import Element, element, say
from minutes_tui.writers.picture_size import JPEG, PNG, highest, sizes
from minutes_tui.writers.runs import Run, trimmed


class Setter(Protocol):
    """What sets the words of a page."""

    document: Document
    layout: Layout
    automatic: Automatic
    width: float
    pictures: dict[str, tuple[str, bytes]]
    warnings: list[str]

    def paragraph(self, style: str, children: list[Element], properties: Mapping[str, object] = ...) -> Element: ...
    def runs(self, found: list[Run]) -> Iterator[Element]: ...
    def placed(self, anchor: str) -> list[Element]: ...
    def block(self, block: Block) -> Iterator[Element]: ...


def logo(page: Setter) -> Iterator[Element]:
    if not page.layout.logo:
        return
    alt = page.document.subject or page.document.title
    frame = _picture(page, page.layout.logo, "Logo", alt, page.width, page.layout.logo_height, is_as_high=True)
    if frame is None:
        page.warnings.append(
            "The logo is not in the ODT file, because ODT takes only PNG and JPEG. Use a PNG or JPEG logo."
        )
        return
    yield page.paragraph("Figure", [frame])


def figure(page: Setter, block: Figure) -> Iterator[Element]:
    """Pictures with their caption below, or the name of what can't be shown."""
    high = base.text_height(page.layout) * (0.95 if block.is_pages else highest(block))
    drawn = [_picture(page, each, f"{visible(block.file)} {at}", block.said(at), page.width, high)
             for at, each in enumerate(block.pictures, 1)]  # fmt: skip
    shown = [each for each in drawn if each is not None]
    if len(shown) < len(drawn) or not shown:
        for each in lowered(block):
            yield from page.block(each)
        if drawn:
            page.warnings.append(unshown(block.file, "ODT"))
        return
    caption = list(page.runs(trimmed(block.caption)))
    for number, frame in enumerate(shown):
        place = page.placed(block.anchor) if number == 0 else []
        keeps = KEPT if caption and number == len(shown) - 1 else {}
        yield page.paragraph("Figure", [*place, frame], keeps)
    if caption:
        yield page.paragraph("Caption", caption)


def _picture(
    page: Setter, picture: bytes, name: str, alt: str, most_wide: float, most_high: float, *, is_as_high: bool = False
) -> Element | None:
    """A frame with a picture that is at most so large, in mm; None for one that is not to be shown."""
    within = f"Pictures/{len(page.pictures) + 1}"
    style = page.automatic.other(
        "graphic", {"style:vertical-pos": "top", "style:vertical-rel": "baseline", "fo:margin": mm(0)}
    )
    made = _framed(picture, name, alt, (most_wide, most_high), within, style, is_as_high=is_as_high)
    if made is None:
        return None
    frame, kind = made
    page.pictures[f"{within}.{kind}"] = (f"image/{kind}", picture)
    return frame


def _framed(
    picture: bytes, name: str, alt: str, most: tuple[float, float], within: str, style: str, *, is_as_high: bool
) -> tuple[Element, str] | None:
    """A frame with a picture that is at most so wide and high, in mm, and the picture's kind; None for one that is not
    to be shown. `within` is its name in the file, without its ending."""
    size = next(sizes(picture), None) if picture.startswith((PNG, JPEG)) else None
    if size is None or not all(size):
        return None
    kind = "png" if picture.startswith(PNG) else "jpeg"
    width, height = size
    scale = min(most[0] / width, most[1] / height)
    if not is_as_high:
        scale = min(scale, 25.4 / 96)
    title = element("svg:title")
    say(title, alt)
    image = element("draw:image", {
        "xlink:href": f"{within}.{kind}", "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad",
    })  # fmt: skip
    frame = element("draw:frame", {
        "draw:style-name": style, "draw:name": name, "text:anchor-type": "as-char",
        "svg:width": mm(width * scale), "svg:height": mm(height * scale),
    }, image, title)  # fmt: skip
    return frame, kind
