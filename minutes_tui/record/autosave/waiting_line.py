"""The half-typed line, on its way into the draft. Whoever types never waits for a disk."""

import threading
from collections.abc import Sequence

APART = "\x1e"
"""What stands in the draft between lines that were typed apart; a newline may be part of a line."""


def together(lines: Sequence[str]) -> str:
    """Lines that were typed and not entered, as one text for the draft; the last one is being typed, "" if none is."""
    kept = APART.join(filter(None, lines))
    return f"{kept}{APART}" if kept and not lines[-1] else kept


def apart(kept: str) -> list[str]:
    """The lines that a draft's text holds, in the order in which they were typed."""
    return [line for line in kept.split(APART) if line]


def all_wait(kept: str) -> bool:
    """Whether none of a draft's lines was being typed: all were set aside or refused."""
    return kept.endswith(APART)


class HalfLine:
    """What is typed and not entered; it may be asked and told from any thread."""

    def __init__(self) -> None:
        self.kept = ""
        """What the draft has of it."""
        self._waiting: str | None = None
        """What is to be put into the draft; None: nothing is."""
        self._is_left_over = False
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

    def leave_over(self, line: str) -> None:
        with self._lock:
            self.kept, self._waiting, self._is_left_over = line, None, True

    def type(self, line: str) -> None:
        with self._lock:
            self._waiting, self._is_left_over = line, False

    def enter(self) -> None:
        """An edit was entered: a line that was typed is done, one that is left over stays."""
        with self._lock:
            if not self._is_left_over:
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
