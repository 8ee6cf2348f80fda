"""What the file of a new record is called."""

import datetime as dt
import re
from pathlib import Path

from minutes_tui.language.names import folded

LONGEST = 40
"""Letters of a title that a name takes at most."""


def proposed(folder: Path, title: str, date: dt.date) -> Path:
    """A name of its date and title that no file of the folder has: `2025-03-12-harbour-board.toml`."""
    words = "-".join(re.findall(r"[^\W_]+", folded(title)))
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
    base = f"{date}-{words}" if words else f"{date}"
    number, path = 1, folder / f"{base}.toml"
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{base}-{number}.toml"
    return path
