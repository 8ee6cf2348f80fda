"""What was chosen in an import that is not written yet: kept in the state folder, so that it is there again after the
program was killed. It is one file for each record and the sources that go into it, which only its owner reads."""

import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.minutes import Minutes
from minutes_tui.system import files


class Choices(Struct, frozen=True):
    """What an import was made to be."""

    read: int
    """Checksum of what the reader made of the sources, before anything was chosen."""
    minutes: Minutes
    settled: tuple[int, ...] = ()
    """Indexes of the doubts that are none any more."""
    row: int = 0
    """Where the last choice was made."""


def checksum(minutes: Minutes, doubts: Sequence[str]) -> int:
    """What tells one reading of sources from any other."""
    return zlib.crc32(msgspec.msgpack.encode((minutes, tuple(doubts))))


def keep(out: Path, sources: Sequence[Path], choices: Choices) -> None:
    """Keep choices, in the place of those from before. Raises OSError."""
    files.put(files.in_state(_name(out, sources)), [msgspec.msgpack.encode(choices)], sync=False)


def kept(out: Path, sources: Sequence[Path], read: int) -> Choices | None:
    """The choices that were not written, of the same reading; None where there are none or they can't be read."""
    try:
        content = files.read_bytes(files.state_folder() / _name(out, sources), follow=False)
        found = msgspec.msgpack.decode(content, type=Choices)
    except (OSError, msgspec.DecodeError):
        return None
    if found.read != read:
        return None
    notes = tuple(found.minutes.notes)  # they are decoded as a list
    return replace(found, minutes=replace(found.minutes, notes=notes))


def forget(out: Path, sources: Sequence[Path]) -> None:
    """Remove the choices of an import that was written, or left on purpose. Raises OSError."""
    files.remove(files.state_folder() / _name(out, sources))


def _name(out: Path, sources: Sequence[Path]) -> str:
    paths = "\n".join(os.path.realpath(source) for source in sources)
    return f"imports/{files.name_in_state(out)}-{zlib.crc32(os.fsencode(paths)):08x}"
