"""Which notes are selected in the review. It knows no screen."""

from collections.abc import Collection, Sequence

from minutes_tui.meeting.edit import Edit, all_followed, followed


class Picked:
    """Notes with which something is done once a question is answered; they stay the same, whatever is edited before."""

    def __init__(self, indices: Sequence[int]) -> None:
        self.indices = list(indices)
        self.is_whole = True
        """None of them was taken out since."""

    def edited(self, edit: Edit) -> None:
        found = all_followed(edit, "note", self.indices)
        self.is_whole = self.is_whole and len(found) == len(self.indices)
        self.indices = sorted(found)


class Selection:
    """Notes by their indices: some one by one, and a stretch that goes where the cursor goes."""

    def __init__(self) -> None:
        self._chosen: set[int] = set()
        self._begun: int | None = None
        """Where the stretch begins."""

    def __bool__(self) -> bool:
        return bool(self._chosen) or self._begun is not None

    def holds(self, index: int, cursor: int | None) -> bool:
        return index in self._chosen or index in self._stretch(cursor)

    def toggle(self, index: int) -> None:
        self._chosen ^= {index}

    def stretch(self, cursor: int | None, among: Collection[int] | None) -> None:
        """Begin a stretch at the cursor, or end it there."""
        if self._begun is None:
            self._begun = cursor
        else:
            self._chosen.update(self.targets(cursor, among))
            self._begun = None

    def clear(self) -> None:
        self._chosen, self._begun = set(), None

    def targets(self, cursor: int | None, among: Collection[int] | None) -> list[int]:
        """The notes that are meant: those selected, or the one at the cursor; of a stretch those alone that are among
        the ones that are shown (None: all)."""
        chosen = self._chosen | {at for at in self._stretch(cursor) if among is None or at in among}
        return sorted(chosen) if chosen else [] if cursor is None else [cursor]

    def edited(self, edit: Edit) -> None:
        """Hold the same notes after an edit."""
        self._chosen = set(all_followed(edit, "note", self._chosen))
        self._begun = None if self._begun is None else followed(edit, "note", self._begun)

    def _stretch(self, cursor: int | None) -> range:
        if self._begun is None or cursor is None:
            return range(0)
        return range(min(self._begun, cursor), max(self._begun, cursor) + 1)
