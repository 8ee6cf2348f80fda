"""Replies in a list of a source: a name within an item that is below what somebody said answers that."""

from msgspec.structs import replace

from minutes_tui.model.minutes import Note


class Thread:
    """What was said last, paragraph or item of a list, with nothing between: each may have replies below it."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        """How deep each is, 0 being a paragraph, and its id; each is below the one before."""
        self._last = -1
        """The place of the last of them among the notes."""

    def take(self, notes: list[Note], level: int) -> None:
        """Take the last note, which is so deep: it answers what it is below."""
        if self._last != len(notes) - 2:
            self._open = []
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        note = notes[-1]
        if self._open and note.kind in ("statement", "question"):
            notes[-1] = replace(note, answers=self._open[-1][1])
        self._open.append((level, note.id))
        self._last = len(notes) - 1
