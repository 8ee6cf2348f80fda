"""Which meeting a new one follows: the last one of a series in its folder, or none."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from minutes_tui.archive.counting import counted_on
from minutes_tui.archive.heads import Head
from minutes_tui.archive.next_meeting import day_after
from minutes_tui.archive.series import all_series
from minutes_tui.language.names import folded
from minutes_tui.model.document import visible
from minutes_tui.tui.widgets.form import Choice
from minutes_tui.tui.widgets.pane import fitted

NONE = "no earlier meeting"
LONGEST = 56
"""Cells of a title."""


class Follows(Choice):
    """The last meeting of each series, the newest first, and none. Until one is chosen it is the newest that is called
    as the new one."""

    def __init__(self, found: Sequence[Head]) -> None:
        """`found` are the records of a folder, the newest first."""
        ends = {series.heads[-1].path for series in all_series(found)}
        self._last = {str(each.path): each for each in found if each.path in ends}
        called = {path: fitted(visible(f"{each.date or ''} {each.title}".strip()), LONGEST)
                  for path, each in self._last.items()}  # fmt: skip
        super().__init__({**called, "": NONE}, next(iter(called), ""))

    @property
    def path(self) -> Path | None:
        """The record of the meeting before; None where the new one follows none."""
        return Path(self.value) if self.value else None

    @property
    def title(self) -> str:
        """What the next meeting is called; "" where the new one follows none."""
        meeting = self._last[self.value].meeting if self.value else None
        return counted_on(meeting.title, meeting.language) if meeting else ""

    def day(self, today: dt.date) -> dt.date | None:
        """The day of the next meeting; None where it isn't known."""
        return day_after(self._last[self.value].meeting) if self.value else today

    def suit(self, title: str) -> None:
        """Follow the newest meeting that is called as a title begins, until one was chosen."""
        if not self.is_chosen:
            self.show(next((path for path, head in self._last.items() if _begins(head, title)), ""))


def _begins(head: Head, title: str) -> bool:
    called = (head.title, counted_on(head.title, head.meeting.language))
    return any(folded(each).startswith(folded(title)) for each in called)
