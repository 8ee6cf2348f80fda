"""What is said of a record that is written: how far what was entered is safe."""

import time
from typing import NamedTuple


class State(NamedTuple):
    """How far what was entered is safe."""

    saved: bool
    """All of it is on the disk, synced."""
    at: float
    """When that was last so, or since when the disk refuses (seconds since the epoch)."""
    fault: str
    """What is wrong with the disk; "" where nothing is."""
    remark: str = ""
    """What is not as it should be though all is saved, such as a backup that could not be made."""

    def then(self, saved: bool, fault: str, remark: str) -> "State":
        """The state after this one; a fault lasts until all is saved."""
        if self.fault and not saved and not fault:
            return self
        return State(saved, self.at if self.fault and fault else time.time(), fault, remark)
