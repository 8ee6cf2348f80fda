"""The files of the attachments that a page prints: read here, within limits, since nothing below knows the disk."""

from pathlib import Path
from zlib import crc32

from msgspec.structs import replace

from minutes_tui.errors import one_line
from minutes_tui.model.document import Block, Document, Figure, illustrated
from minutes_tui.system import files
from minutes_tui.writers.picture_size import JPEG, PNG, sizes, too_large

LARGEST = 20_000_000
"""Bytes of a file."""
MOST = 60_000_000
"""Bytes of all pictures of a page."""
PDF = b"%PDF-"


def read(page: Document, folder: Path) -> tuple[Document, tuple[str, ...]]:
    """A page with the pictures of its figures, which are named relative to a folder, and a sentence about each that
    can't be shown."""
    lacks: list[str] = []
    room = MOST

    def shown(figure: Figure) -> Block:
        nonlocal room
        made, why = _pictures(figure, folder)
        size = sum(map(len, made.pictures))
        if size > room:
            made, why = figure, f"all pictures of a page have {MOST // 1_000_000} MB at most"
        else:
            room -= size
        if why:
            name = f"The attachment {one_line(figure.file)} is not printed"
            lacks.append(f"{name} whole: {why}." if made.pictures else f"{name}: {why}. Its name is printed instead.")
        return made

    return replace(page, blocks=illustrated(page.blocks, shown)), tuple(lacks)


def _pictures(figure: Figure, folder: Path) -> tuple[Figure, str]:
    """A figure with its pictures, and why it has none, or not all."""
    try:
        content = files.read_bytes(folder / figure.file, LARGEST)
    except (OSError, ValueError) as error:  # the latter for a name that can be none
        said = (error.strerror if isinstance(error, OSError) else "") or str(error)
        return figure, f"it cannot be read ({one_line(said)})"
    if content.startswith(PDF):
        return _pages(figure, content)
    if not content.startswith((PNG, JPEG)) and b"<svg" not in content[:2000]:
        return figure, "it is not a PNG, JPEG, SVG or PDF file"
    if not _is_whole(content):
        return figure, "its file is not whole"
    large = too_large(content)
    return (figure, large) if large else (replace(figure, pictures=(content,)), "")


def _is_whole(picture: bytes) -> bool:
    """Whether the file of a picture goes to its end, as far as that can be told without unpacking it."""
    if picture.startswith(JPEG):
        return b"\xff\xd9" in picture[-1000:] and any(sizes(picture))
    if not picture.startswith(PNG):
        return True
    at = len(PNG)
    while at + 12 <= len(picture):
        end = at + 8 + int.from_bytes(picture[at : at + 4])
        if crc32(picture[at + 4 : end]) != int.from_bytes(picture[end : end + 4]):
            return False
        if picture[at + 4 : at + 8] == b"IEND":
            return any(sizes(picture))
        at = end + 4
    return False


def _pages(figure: Figure, content: bytes) -> tuple[Figure, str]:
    from minutes_tui.writers.pdf import sandbox

    drawn = sandbox.pages(content)
    if not drawn.pages:
        return figure, one_line(drawn.refused)
    more = f"only its first {len(drawn.pages)} pages are" if drawn.has_more else ""
    return replace(figure, pictures=drawn.pages, is_pages=True), more
