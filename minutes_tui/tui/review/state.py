"""The review as the files beside this one know it: what is reviewed, where its cursor is, and what is under way."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from minutes_tui.editor import Editor, Outcome
from minutes_tui.model.minutes import Minutes, Problem
from minutes_tui.record import Record
from minutes_tui.search.replacement import Places
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.review.panes import NotesWalked
from minutes_tui.tui.review.selection import Picked, Selection
from minutes_tui.tui.widgets.prompt_row import Answer

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look


QUIET = 0.6
"""Seconds without a letter after which letters are keys again; words are typed faster."""


class ReviewState(LeftOnce[None]):
    """What the screen holds, and what may be asked of it."""

    moment = staticmethod(time.monotonic)

    def __init__(self, look: "Look") -> None:
        super().__init__()
        self._look = look
        editor: Editor | None = getattr(look, "editor", None)
        self._sealed = editor.why_sealed if editor else ""
        self.editor = None if self._sealed else editor
        """None: the record is only read."""
        self.minutes: Minutes = look.record.minutes
        self.selection = Selection()
        self.picked = Picked(())
        """Those that the last letter was for."""
        self.linking: tuple[str, Picked] | None = None
        """How notes are to be linked with the one that is walked to."""
        self.begins_at_problem = False
        """Once the problems are known the cursor goes to the first one, unless it is moved before."""
        self.walked: Callable[[], Problem | None] = lambda: None
        """The problem or comment that is walked to."""
        self._warning, self._said = "", ""
        self.deaf_until = 0.0
        """Until when letters do nothing, by `moment`: what they answer was not asked."""
        self.notes = NotesWalked()
        self.answer = Answer(self.pressed, self.tell, self._hold)

    @property
    def record(self) -> Record:
        """The one that the screen beneath has; of a record that is only read it is another after each change."""
        return self._look.record

    def index(self) -> int | None:
        """Index of the note at the cursor."""
        return self.notes.index(self.notes.at) if self.notes.count() else None

    def targets(self) -> list[int]:
        """Indices of the notes on which a letter acts, in order."""
        return self.selection.targets(self.index(), self.shown_alone())

    def shown_alone(self) -> set[int] | None:
        """Indices of the notes that a filter has left; None: all of them."""
        return None if self.notes.sifted is None else set(self.notes.sifted)

    def read_only(self) -> str:
        """Why nothing can be edited; "" where it can."""
        return "" if self.editor else self._sealed or self.record.why_not_written

    def warn(self, said: str) -> None:
        """Show what is wrong, until the next key."""
        self._warning = said
        self.tell()

    def _hold(self) -> None:
        self.warn(f"Press Enter to {self.answer.enters} or Esc to cancel first.")

    def refuse_to_ask(self, said: str) -> None:
        """Say why nothing is asked. Words that are typed as its answer already are not to act as keys: letters do
        nothing until none came for a moment."""
        self.deaf_until = self.moment() + QUIET
        self.warn(said)

    def say(self, said: str) -> None:
        """Show what was done, until the next key."""
        self._said = said
        self.tell()

    def outcome(self, outcome: Outcome) -> None:
        """Show what became of an act."""
        self._warning, self._said = outcome.problem or outcome.refused or outcome.misread, outcome.said
        self.show()

    # What the screen does

    def show(self) -> None:
        """Draw everything for the cursor where it is."""
        raise NotImplementedError

    def tell(self) -> None:
        """Show what is asked, what is wrong, or what the note at the cursor is."""
        raise NotImplementedError

    def pressed(self, event: events.Key) -> None:
        """Do what a key does while nothing is asked."""
        raise NotImplementedError

    def walk(self, at: int) -> None:
        """Go to a place of the list."""
        raise NotImplementedError

    def go_to_note(self, index: int) -> None:
        """Go to a note, though a filter hides it."""
        raise NotImplementedError

    def replace(self, places: Places | None = None) -> None:
        """Find and replace in the whole record, or choose from some places."""
        raise NotImplementedError
