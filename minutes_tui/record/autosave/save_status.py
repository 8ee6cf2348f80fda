"""What is said of a record that is written: how far what was entered is safe."""

import time
from collections.abc import Iterator

from msgspec import Struct

from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting


class SaveStatus(Struct, frozen=True):
    """How far what was entered is safe."""

    saved: bool
    """All of it is on the disk, synced."""
    at: float
    """When that was last so, or since when the disk refuses (seconds since the epoch)."""
    fault: str
    """What is wrong with the disk; "" where nothing is."""
    remark: str = ""
    """What is not as it should be though all is saved, such as a backup that could not be made."""

    def then(self, saved: bool, fault: str, remark: str) -> "SaveStatus":
        """The status after this one; a fault lasts until all is saved."""
        if self.fault and not saved and not fault:
            return self
        return SaveStatus(saved, self.at if self.fault and fault else time.time(), fault, remark)


def saved_words(state: SaveStatus, meeting: Meeting) -> str:
    """Whether all is on the disk, in a word or two for a corner of the screen."""
    if state.fault:
        return f"✗ not saved since {timezones.hour_saved(state.at, meeting)}"
    return "✓ saved" if state.saved else "saving"


def news(before: SaveStatus, now: SaveStatus) -> Iterator[str]:
    """What is to be said, once, of how a state differs from the one of which that was said last."""
    if now.fault and not before.fault:
        yield f"Not saved. {now.fault}"
    elif before.fault and not now.fault:
        yield "All is saved again."
    if now.remark not in ("", before.remark):
        yield now.remark
