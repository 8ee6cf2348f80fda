"""A note that an editor outside of the terminal may have open."""

from pathlib import Path

from msgspec import Struct


class Left(Struct, frozen=True):
    """A note's words in a file that an editor may still have open in a window."""

    path: Path
    words: str
    """What the file held when it was handed over."""
