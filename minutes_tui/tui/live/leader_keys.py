"""The leader: a box that stays until a letter is pressed, with what each letter does.

It is no screen of its own: the line hands it each key in its turn, so that what is typed behind a letter goes where
it belongs.
"""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.strip import Strip

from minutes_tui import commands
from minutes_tui.assist.keymap import LETTERS
from minutes_tui.tui.widgets.pane import Pane, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.live.screen import Live

CELL = 20
"""Cells of a column."""
HINT = "A letter does it · Escape leaves · F1 tells what each does"


def show(live: "Live") -> None:
    """Show the box over the foot of the screen; the next keys are its own."""
    box = next(iter(live.query(Leader)), None)
    if box is None:
        box = Leader(live)
        live.mount(box)
    box.begin()


class Leader(Pane):
    """Letters and commands in columns, those that can't be done now dim."""

    DEFAULT_CSS = "Leader { layer: over; dock: bottom; height: auto; width: 100%; background: $panel; }"

    def __init__(self, live: "Live") -> None:
        super().__init__()
        self._live = live
        self._said = ""
        """Why the last one that was pressed can't be done."""

    def begin(self) -> None:
        self._said = ""
        self.display = True
        self._live.line.intercept = self._pressed
        self.redraw()

    def _leave(self) -> None:
        self.display = False
        self._live.line.intercept = None

    def _columns(self, width: int) -> int:
        return max(width // CELL, 1)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return -(-len(LETTERS) // self._columns(width)) + 1

    def lines(self) -> list[Strip]:
        width = self.size.width
        columns = self._columns(width)
        cells = []
        for letter, name in LETTERS.items():
            command, _ = commands.found(name)
            assert command
            style = "dim" if command.why_not(self._live.editor) else ""
            does = fitted(name, CELL - 6)
            cells.append([(f" {letter}  ", "accent strong"), (does + " " * (CELL - 4 - cell_len(does)), style)])
        height = -(-len(cells) // columns)
        rows = [[piece for cell in cells[row::height] for piece in cell] for row in range(height)]
        foot = (self._said or HINT, "warn" if self._said else "dim")
        return [*(self.strip(row, width) for row in rows), self.strip([(" ", ""), foot], width)]

    def on_click(self, event: events.Click) -> None:
        height = -(-len(LETTERS) // self._columns(self.size.width))
        at = event.x // CELL * height + event.y
        if event.y < height and at < len(LETTERS):
            self._do([*LETTERS][at])

    def _pressed(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+g", "enter"):
            self._leave()
        else:
            self._do(event.character or "")

    def _do(self, letter: str) -> None:
        """One letter runs a command, or begins it in the line where it needs words."""
        name = LETTERS.get(letter)
        command, _ = commands.found(name) if name else (None, "")
        if command and (reason := command.why_not(self._live.editor)):
            self._said = reason
            self.redraw()
        elif command:
            self._leave()
            if command.needs_words:
                self._live.type_command(command.name)
            else:
                self._live.action_command(command.name)
