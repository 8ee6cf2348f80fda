"""How large a picture may be on a page, and how large it is, read from its head alone: what a few bytes can unpack to
is known before it is unpacked."""

import base64
import binascii
import re
import struct
from collections.abc import Iterator

from minutes_tui.model.document import Figure

HIGHEST, HIGHEST_ANNEX = 0.33, 0.6
"""Of the words' height on a page, what a picture takes among the proceedings, and as an annex: an office has no smaller
one where a page has no room left for it, and so leaves as much of that page empty; an annex begins a page."""
MOST = 40_000_000
"""Pixels of a picture on a page; a good camera's has 24 million."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
WITHIN = re.compile(rb"data:image/(?:png|jpe?g)[^,]{0,60};base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
"""A picture in an SVG file."""


def highest(block: Figure) -> float:
    """Of the words' height on a page, what a picture may take."""
    return HIGHEST_ANNEX if block.is_annex else HIGHEST


def too_large(picture: bytes) -> str:
    """Why a picture has too many pixels for a page; "" where it hasn't. An SVG has those of the pictures in it."""
    for width, height in sizes(picture):
        if width * height > MOST:
            return f"it has {width:,} × {height:,} pixels, and a page takes {MOST:,} in all"
    return ""


def sizes(picture: bytes) -> Iterator[tuple[int, int]]:
    """Width and height as the file says, of each picture in it; of what can't be read none."""
    if picture.startswith(PNG) and len(picture) >= 24:
        yield struct.unpack(">II", picture[16:24])
    elif picture.startswith(JPEG):
        yield from _of_jpeg(picture)
    else:
        for found in WITHIN.finditer(picture):
            try:
                yield from sizes(base64.b64decode(found[1]))
            except binascii.Error:
                continue  # no engine can read it either


def _of_jpeg(picture: bytes) -> Iterator[tuple[int, int]]:
    """From the first segment that begins a frame."""
    at = 2
    while at + 9 < len(picture) and picture[at] == 0xFF:
        kind, length = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4])
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            yield width, height
            return
        at += 1 if kind == 0xFF else 2 + length
