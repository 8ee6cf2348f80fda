"""Files of parts that are packed in one (DOCX, ODT): whether it is sound to unpack them."""

import io
import zipfile

from minutes_tui.errors import UsageError

LARGEST = 256 * 2**20
"""Bytes of all that is packed in a file, unpacked."""
MOST_PARTS = 10_000


def require_sound(content: bytes, otherwise: str) -> None:
    """Raise UsageError, with a sentence, for a file that is none or is too large unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UsageError(otherwise) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise UsageError(f"This file has more than {LARGEST // 2**20} MiB unpacked. Take the pictures out of it first.")
