"""The documents that a record was made from, in the folder of its files: `harbour.files/old-SHA256.docx` belongs to
`harbour.toml`."""

import os
from pathlib import Path

from minutes_tui.errors import RecordError
from minutes_tui.system import files
from minutes_tui.system.circulated_copies import name_by_content


def folder(record: Path) -> Path:
    """Where the files of a record are."""
    return Path(os.path.realpath(record)).with_suffix(".files")


def is_kept(record: Path, content: bytes) -> bool:
    """Whether a document with this content is stored, whatever it was called."""
    digest = Path(name_by_content(Path("x"), content)).stem.removeprefix("x-")
    there = folder(record)
    return there.is_dir() and any(path.stem.endswith(digest) for path in there.iterdir())


def keep(record: Path, source: Path, content: bytes) -> str:
    """Store a document that a record is made from, unless it is there, and give its name relative to the record. A link
    is no folder for it. Raises RecordError."""
    there = folder(record)
    files.make_folder(there)
    if os.path.islink(there):
        raise RecordError(f"{there} is a link, but documents are kept in a folder. Remove the link.")
    path = there / name_by_content(source, content)
    if not path.exists():
        files.create(path, content)
    return f"{there.name}/{path.name}"
