"""Files of parts that are packed in one (DOCX, ODT): whether it is sound to unpack them."""

import io
import zipfile

from minutes_tui.errors import UsageError

LARGEST = 256 * 2**20
"""Bytes of all that is packed in a file, unpacked."""
LARGEST_TEXT = 64 * 2**20
"""Bytes of the part with its words."""
ENCRYPTED = 1
"""The flag of a part that has a password."""
MOST_PARTS = 10_000


INSIDE = {"word/document.xml": "docx", "content.xml": "odt"}
"""The part by which a format is known."""


def packed_as(content: bytes) -> str:
    """The format of packed bytes, whatever the file is called: "docx" or "odt"; "" of any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    return next((name for part, name in INSIDE.items() if part in names), "")


def require_sound(content: bytes, otherwise: str) -> None:
    """Raise UsageError, with a sentence, for a file that is none or is too large unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UsageError(otherwise) from error
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise UsageError("This file is encrypted. Open it in its program and save it without a password.")
    if any(part.file_size > LARGEST_TEXT for part in parts if part.filename in INSIDE):
        raise UsageError(
            f"This file has more than {LARGEST_TEXT // 2**20} MiB of text. Copy the minutes into a file of their own."
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise UsageError(f"This file has more than {LARGEST // 2**20} MiB unpacked. Take the pictures out of it first.")
