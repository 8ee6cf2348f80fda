"""The backups of one sitting: of the record before its file is first swapped, and at each change of its status."""

from collections.abc import Sequence
from pathlib import Path

from minutes_tui.system import files


class Sitting:
    """What of a record was kept since it was opened."""

    def __init__(self, record: Path) -> None:
        self.found = ""
        """What there is to say of the files for the rest of the sitting."""
        self._refused = ""
        """Why the last backup could not be kept; "" where it was."""
        self.milestones: list[str] = []
        """The record as it was when its status changed; each is to be kept once it is written."""
        self.is_expected = False
        """The file will soon be swapped: what is kept before that can be kept now."""
        self._record = record
        self._is_swapped = False
        self._kept: list[int] = []

    @property
    def remark(self) -> str:
        """What is not as it should be; "" where nothing is."""
        return " ".join(filter(None, (self.found, self._refused)))

    def keep_before(self, parts: Sequence[str], identity: list[int]) -> None:
        """Keep what the file holds, unless it was swapped before or that is kept already."""
        self.is_expected = False
        if not self._is_swapped and self._kept != identity:
            self._keep("".join(parts))
            self._kept = identity

    def swapped(self, milestones: Sequence[str]) -> None:
        """Keep those that the new file was written for."""
        self._is_swapped = True
        for text in milestones:
            self._keep(text)
        del self.milestones[: len(milestones)]

    def _keep(self, text: str) -> None:
        from minutes_tui.system import backups  # no first screen needs it

        self._refused = backups.tried(self._record, files.data(text))
