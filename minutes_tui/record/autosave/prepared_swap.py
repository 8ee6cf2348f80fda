"""The file that is to be put in a record's place: made of parts, measured on the way and, if it is known before anybody
waits for it, written before."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from minutes_tui.record.draft_file import identity
from minutes_tui.system import files

PIECE = 1000
"""Parts that are written at once."""


class Pieces:
    """A file's bytes, made and measured while they are written: all at once they don't fit a cache."""

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts
        self.identity = identity(b"")
        """That of the pieces taken so far."""

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self.parts), PIECE):
            piece = files.data("".join(self.parts[start : start + PIECE]))
            self.identity = identity(piece, self.identity)
            yield piece


class NextFile:
    """What a record's file will be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._expected: list[str] | None = None
        """It will perhaps be of these parts; None: that is not known, or seen to."""
        self._pieces = Pieces([])
        self._written: files.NewFile | None = None
        """It is of these pieces, and on the disk beside the record."""

    @property
    def identity(self) -> list[int]:
        """Of what was written last."""
        return self._pieces.identity

    def expect(self, parts: list[str]) -> None:
        """Have a file of these parts written by the next `write`. It may be called in any thread."""
        self._expected = parts

    def write(self) -> None:
        """Write what is expected, in the place of what was before."""
        parts, self._expected = self._expected, None
        if parts is not None:
            self.drop()
            self._pieces = Pieces(parts)
            with contextlib.suppress(OSError):  # `swap` says what the disk refuses
                self._written = files.new_file(self._path, self._pieces, files.OWNER_ONLY)

    def swap(self, parts: list[str], ready: Callable[[], None]) -> files.Signature:
        """Put a file of these parts in the record's place; `ready` is called just before that. Raises OSError."""
        self._expected = None
        if self._written and self._pieces.parts == parts and self._written.is_good:
            new, self._written = self._written, None
            return new.put(ready)
        self.drop()
        self._pieces = Pieces(parts)
        return files.swap(self._path, self._pieces, files.OWNER_ONLY, ready=ready)

    def drop(self) -> None:
        if self._written:
            with contextlib.suppress(OSError):  # it goes when the record is next opened
                files.remove(self._written.path)
            self._written = None
