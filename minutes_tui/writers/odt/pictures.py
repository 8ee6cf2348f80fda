"""Pictures in OpenDocument text."""

from minutes_tui.writers.odt.base import mm
from minutes_tui.writers.odt.elements import Element, element, say
from minutes_tui.writers.picture_size import JPEG, PNG, sizes


def framed(
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
