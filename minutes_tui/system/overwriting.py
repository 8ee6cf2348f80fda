"""The copy that a file has while it is written over where it is: what it was and what it is to be, both whole.

Such a copy is used only where the file is partly the one and partly the other. One that was made of another file, or
of an older state of this one, so proves that it does not belong to it.
"""

import re
import zlib

from msgspec import Struct

HEAD = rb'\{"was": \[(\d+), (\d+)\], "becomes": \[(\d+), (\d+)\]\}\n'
PAGE = 4096
"""Bytes that a power cut leaves old or new together, whichever of them the disk had written."""


class Whole(Struct, frozen=True):
    """What a file was and what it becomes."""

    was: bytes
    becomes: bytes

    def written(self) -> bytes:
        """It as a file: length and checksum of both, then both."""
        head = '{{"was": [{}, {}], "becomes": [{}, {}]}}\n'
        measured = (len(self.was), zlib.crc32(self.was), len(self.becomes), zlib.crc32(self.becomes))
        return head.format(*measured).encode() + self.was + self.becomes

    def leads_from(self, now: bytes) -> bool:
        """Whether a file is in some state between the two, or is one of them."""
        shorter, longer = sorted((len(self.was), len(self.becomes)))
        return shorter <= len(now) <= longer and all(
            self._is_of_both(slice(at, at + PAGE), now) for at in range(0, len(now), PAGE)
        )

    def _is_of_both(self, page: slice, now: bytes) -> bool:
        """Whether a page is new up to some byte, and from there on old, or not yet filled."""
        here, new, old = now[page], self.becomes[page], self.was[page]
        if here in (old, new):
            return True
        start = next((at for at, (one, other) in enumerate(zip(here, new, strict=False)) if one != other), len(new))
        rest = here[start:]
        return rest in (old[start:].ljust(len(rest), b"\0")[: len(rest)], b"\0" * len(rest))


def read(data: bytes) -> Whole | None:
    """What a file says that was written so; None where it was not, or is not complete."""
    head = re.match(HEAD, data)
    if not head:
        return None
    was_length, was_checksum, length, checksum = map(int, head.groups())
    was, becomes = data[head.end() : head.end() + was_length], data[head.end() + was_length :]
    if (len(was), len(becomes)) != (was_length, length):
        return None
    return Whole(was, becomes) if (zlib.crc32(was), zlib.crc32(becomes)) == (was_checksum, checksum) else None
