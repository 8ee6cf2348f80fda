"""A record's file as this program knows it: what it holds, and whether it is still that."""

import contextlib
import os
import time
from pathlib import Path

from minutes_tui.record.draft_file import identity
from minutes_tui.record.file_text import FileText, decoded
from minutes_tui.system import files


class KnownFile:
    """The file of a record that is being written. Whoever calls sees to it that only one thread does."""

    def __init__(self, record: Path, holds: FileText) -> None:
        """`holds` is what the file holds."""
        self.path = files.real(record)
        """The file itself: a link that is put in its place is not followed."""
        self._found: FileText | None = holds
        self._parts: list[str] = []
        self._unmeasured: bytes | None = holds.data
        self._identity: list[int] = []
        self._named: files.Signature | None = None
        """That of the file that had its name last."""
        self._signature = self._there()
        self._theirs = self._signature
        """That of the file of another program's that was last read."""
        self._torn = b""
        """What the disk took a part of at most, which may still be at the file's end."""
        self._replaced_by: tuple[list[str], list[int]] | None = None
        """The parts and the identity of a file that may have taken its place: the disk refused while it was put there.
        """
        self._descriptor: int | None = None

    @property
    def parts(self) -> list[str]:
        """What it holds, in parts: what is joined with another program's work starts from it."""
        if self._found is not None:
            self._parts, self._found = [self._found.text], None
        return self._parts

    @property
    def identity(self) -> list[int]:
        """Of what it holds; a long record's checksum is made when it is first needed, not at its opening."""
        if self._unmeasured is not None:
            self._identity, self._unmeasured = identity(self._unmeasured), None
        return self._identity

    def _there(self) -> files.Signature | None:
        """What tells the file that is there from any other; None where there is none. Raises OSError."""
        there = files.signature(self.path, follow=False)
        self._named = there or self._named
        return there

    def _is_ours(self, there: files.Signature) -> bool:
        """Whether what is there holds what it held; a touched or a copied one does. Raises OSError."""
        if there == self._signature:
            return True
        data, length = files.read_bytes(self.path, follow=False), self.identity[0]
        if self._replaced_by and identity(data) == self._replaced_by[1]:
            self.is_now(*self._replaced_by, there)
            return True
        if identity(data[:length]) != self.identity or not self._torn.startswith(data[length:]):
            return False
        self._signature = there
        self.close()
        return True

    def is_changed(self) -> bool:
        """Whether another program wrote it; not where it is gone. Raises OSError."""
        there = self._there()
        return there is not None and not self._is_ours(there)

    @property
    def is_gone(self) -> bool:
        """Whether nothing has its name any more. Raises OSError."""
        return self._there() is None

    def renamed(self) -> str:
        """The name that it has now in its folder, where nothing has the one that it had; "" where it has none there,
        as where the folder itself is gone. Raises OSError."""
        known = self._signature or self._named
        if known is None or not self.is_gone or not self.path.parent.is_dir():
            return ""
        with os.scandir(self.path.parent) as entries:
            names = [each.name for each in entries if each.inode() == known[1] and not each.name.startswith(".")]
        for name in names:
            path = self.path.with_name(name)
            there = files.signature(path, follow=False)
            if there and there[:2] == known[:2]:
                data = files.read_bytes(path, follow=False)
                return name if identity(data[: self.identity[0]]) == self.identity else ""
        return ""

    def theirs(self, settled: float) -> str | None:
        """What another program has made of it, if it then rested for so long (seconds). Raises OSError."""
        there = self._there()
        if there in (None, self._signature) or 0 <= time.time() - there[3] / 1e9 < settled or self._is_ours(there):
            return None
        self._theirs = there
        return decoded(files.read_bytes(self.path, follow=False))

    def append(self, text: str) -> bool:
        """Put a text at its end, with one completed write; False where it isn't ours any more. Raises OSError, and
        holds then what it held."""
        there = self._there()
        if there is None or not self._is_ours(there):
            return False
        data = files.data(text)
        if self._descriptor is None:
            self._descriptor = files.appending(self.path)
        self._torn = data
        files.append(self._descriptor, data, self.identity[0])
        self._identity, self._signature, self._torn = identity(data, self.identity), None, b""
        self.parts.append(text)
        with contextlib.suppress(OSError):  # it is looked at again before the next is appended
            self._signature = self._there()
        return True

    def sync(self) -> None:
        """Have the disk take what was appended. Raises OSError."""
        descriptor = self._descriptor
        if descriptor is not None:
            os.fsync(descriptor)

    def is_theirs(self, text: str) -> None:
        """It holds what `theirs` gave."""
        self.is_now([text], identity(files.data(text)), self._theirs)

    def is_now(self, parts: list[str], measured: list[int], signature: files.Signature | None) -> None:
        """It is another file, of these parts."""
        self.close()
        self._parts, self._found, self._identity, self._unmeasured = parts, None, measured, None
        self._signature, self._torn, self._replaced_by = signature, b"", None

    def may_be(self, parts: list[str], measured: list[int]) -> None:
        """It is as it was, or a file of these parts."""
        self._replaced_by = parts, measured

    def close(self) -> None:
        if self._descriptor is not None:
            files.close(self._descriptor)
            self._descriptor = None
