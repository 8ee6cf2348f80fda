"""The completions of the line: the first one behind the cursor, the others in the row above it; Tab takes one."""

import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.screen import Screen
from textual.timer import Timer

from minutes_tui.editor import Editor
from minutes_tui.language.names import roster
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.control_characters import visible
from minutes_tui.model.minutes import Minutes
from minutes_tui.tui import background
from minutes_tui.tui.widgets.line_input import Line
from minutes_tui.tui.widgets.pane import fitted

if TYPE_CHECKING:
    from minutes_tui.assist.completer import Candidate, Completer

AFTER, EVERY, FOR = 0.5, 0.02, 0.002
"""Seconds after the start at which the words of the record begin to be learned, and the share of time for that."""
PAUSE = 0.2
"""Seconds behind a key in which nothing is learned, so that nobody who types waits for it."""


WIDEST, BESIDE = 26, 46
"""Cells of a choice, which is to be seen beside its rivals, unless all have more room; and of what else is in the row.
"""
FEW = 20
"""Entries that are learned at once."""


class Choices:
    """What is offered, and which of it is chosen. The first one is until ↓ chooses another."""

    line: Line
    """The line for which it is. It is made after this, for its keys do what this does."""

    def __init__(self, screen: Screen[None], editor: Editor) -> None:
        """Learning goes on while `screen` lives."""
        self._screen, self._editor = screen, editor
        self._of = Minutes()
        """What is learned when the first screen is there."""
        self._steps: Iterator[None] = iter(())
        self._timer: Timer | None = None
        self._looked = ""
        """The words for which there was a look; keys come before the message that they have changed."""
        self._before = ""
        self._found: Sequence[Candidate] = ()
        self._chosen = 0
        self._typed = 0.0

    @cached_property
    def _completer(self) -> "Completer":
        from minutes_tui.assist.completer import Completer  # it is loaded behind the first screen

        return Completer(self._editor.short)

    def begin(self) -> None:
        """Learn the words of the record and of earlier ones in its folder, a little at a time.

        Those of the record as it is now: what is entered from here on is learned as it is.
        """
        self._of = self._editor.minutes
        background.after(self._screen, AFTER, self._begin)

    def _begin(self) -> None:
        self._steps = chain(self._completer.learning(self._of), self._steps)
        roster(self._editor.minutes).named("")  # makes what the first line would otherwise wait for
        self._timer = background.every(self._screen, EVERY, self._learn)
        background.begin(self._screen, self._earlier())

    def _learn(self) -> None:
        if time.perf_counter() < self._typed + PAUSE:
            return
        end = time.perf_counter() + FOR
        for _ in self._steps:
            if time.perf_counter() > end:
                return
        if self._timer:
            self._timer.pause()

    async def _earlier(self) -> None:
        from minutes_tui.assist.completer import earlier

        await background.done(self._completer.look, self._editor.minutes)
        texts = await background.done(earlier, self._editor.record.path)
        self._steps = chain(self._steps, self._completer.learning(Minutes(), texts))
        if self._timer:
            self._timer.resume()

    def edited(self, edit: Edit) -> None:
        """Learn the words of a note that was entered, or those that were added to it; of many, a little at a time."""
        from minutes_tui.assist.completer import words_added

        texts = map(words_added, edit.changes)
        if len(edit.changes) <= FEW:
            for text in texts:
                self._completer.learn(text)
        elif self._timer:
            self._steps = chain(self._steps, self._completer.learning(Minutes(), texts))
            self._timer.resume()

    def look(self) -> None:
        """Find what may follow what stands before the cursor, where that is not known."""
        line = self.line
        if line.text == self._looked:
            return
        self._looked = line.text
        self._typed = time.perf_counter()
        at_end = line.cursor_at_end_of_text and bool(line.text)
        self._before = line.text if at_end else ""
        self._found = self._candidates() if at_end else ()
        self._chosen = 0
        self._show()

    def _candidates(self) -> "Sequence[Candidate]":
        return self._completer.candidates(self._before, self._editor.minutes, self._editor.clock())

    def leave(self) -> bool:
        """Offer nothing until the next letter; False where nothing was chosen."""
        was = self.is_chosen
        self._found, self._chosen = (), 0
        self._show()
        return was

    @property
    def is_chosen(self) -> bool:
        """Whether the eye has chosen one, so that Enter may take it."""
        return self._chosen > 0 and self._looked == self.line.text

    def choose(self, by: int) -> bool:
        """Go to the next or the one before; False where there is none."""
        self.look()
        if not 0 <= self._chosen + by < len(self._found):
            return False
        self._chosen += by
        self._show()
        return True

    def take(self, at: int | None = None) -> bool:
        """Put the chosen one into the line, or the one at a place; False where none is offered."""
        self.look()
        if at is not None and at < len(self._found):
            self._chosen = at
        if self._found:
            taken = self._found[self._chosen]
            self.line.complete(taken.text, taken.over)
        return bool(self._found)

    def _show(self) -> None:
        ghost = self._found[self._chosen].ghost(self._before) if self._found else ""
        if self.line.suggestion != ghost:
            self.line.suggestion = ghost

    def shown(self, width: int) -> list[tuple[str, str]]:
        """The choices, for a row of a width; none where the only one stands behind the cursor."""
        if not self._found or (len(self._found) == 1 and self.line.suggestion):
            return []
        said = []
        for each in self._found:
            is_told = each.about and not (each.text.startswith("/") and each.ghost(self._before))
            said.append(f"{each.text} {visible(each.about)}" if is_told else each.text)
        wanted = [cell_len(each) for each in said]
        room = width - BESIDE - 3 * len(said)
        most = next((n for n in range(max(wanted), WIDEST, -1) if sum(min(each, n) for each in wanted) <= room), WIDEST)
        pieces = []
        for number, words in enumerate(said):
            style = "cursor strong" if number == self._chosen else "dim"
            pieces += [(f" {fitted(words, most)} ", style), (" ", "dim")]
        return pieces
