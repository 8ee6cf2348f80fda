"""The half-typed line, on its way into the draft. Whoever types never waits for a disk."""

import threading
from collections.abc import Sequence
from typing import Any


class HalfLine:
    """What is typed and not entered; it may be asked and told from any thread."""

    def __init__(self) -> None:
        self.kept = ""
        """What the draft has of it."""
        self._waiting: str | None = None
        """What is to be put into the draft; None: nothing is."""
        self._is_left_over = False
        self._paste: Sequence[str] = ()
        self._entered = 0
        self._is_entered = False
        self._lock = threading.Lock()
        """Held for no more than a few assignments."""

    @property
    def text(self) -> str:
        """The line as it was last typed."""
        with self._lock:
            return self.kept if self._waiting is None else self._waiting

    @property
    def is_waiting(self) -> bool:
        return self._waiting is not None

    @property
    def is_left_over(self) -> bool:
        """It is from the last sitting, and nobody has taken it up yet."""
        return self._is_left_over

    @property
    def is_kept(self) -> bool:
        """Whether the draft has something of it, or of a paste."""
        return bool(self.kept) or self.is_pasting

    @property
    def is_pasting(self) -> bool:
        """The lines of a paste are being entered."""
        return bool(self._paste)

    def paste(self, lines: Sequence[str]) -> None:
        """These are about to be entered one by one; none: all are."""
        self._paste, self._entered, self._is_entered = lines, 0, False

    def enter_pasted(self) -> int | None:
        """The next one was entered; gives how many are, of those that the draft has; None where that is known."""
        if self._is_entered:
            return None
        self._entered, self._is_entered = self._entered + 1, True
        return self._entered

    def leave_pasted(self) -> None:
        """Whatever the line did is done: the one after it comes."""
        self._is_entered = False

    def row(self) -> dict[str, Any]:
        """What a new draft has of it; of a paste, what was not entered before."""
        if not self._paste:
            return {"line": self.kept}
        self._paste, self._entered = self._paste[self._entered :], 0
        return {"line": self.kept, "pasted": self._paste}

    def leave_over(self, line: str) -> None:
        with self._lock:
            self.kept, self._waiting, self._is_left_over = line, None, True

    def type(self, line: str) -> None:
        with self._lock:
            self._waiting, self._is_left_over = line, False

    def enter(self) -> None:
        """An edit was entered: a line that was typed is done, one that is left over stays."""
        with self._lock:
            if not self._is_left_over and not self._paste:
                self.kept, self._waiting = "", None

    def take(self) -> str | None:
        """What is to be put into the draft, and counts as being there from now on; None where nothing is."""
        with self._lock:
            line, self._waiting = self._waiting, None
            if line is not None:
                self.kept = line
            return line

    def give_back(self, line: str) -> None:
        """The disk refused it: it waits again, unless another was typed meanwhile."""
        with self._lock:
            if self._waiting is None:
                self._waiting = line
