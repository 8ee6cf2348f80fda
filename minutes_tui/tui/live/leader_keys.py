"""The leader: a box that stays until a letter is pressed, with what each letter does.

It is no screen of its own: the line hands it each key in its turn, so that what is typed behind a letter goes where
it belongs.
"""

from rich.cells import set_cell_size
from textual import events
from textual.strip import Strip

from minutes_tui import commands
from minutes_tui.assist import menu
from minutes_tui.assist.keymap import LETTERS
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.pane import Pane, fitted

CELL, WIDEST = 16, 24
"""Cells of a column, at least and at most: all columns are to be seen in one glance."""
HINT = "Press a letter · Esc closes · F1 explains them"
OF = {name: letter for letter, name in LETTERS.items()}
"""The letter of each command."""


def show(live: LineSession) -> None:
    """Show the box over the foot of the screen; the next keys are its own."""
    box = next(iter(live.query(Leader)), None)
    if box is None:
        box = Leader(live)
        live.mount(box)
    box.begin()


def leave(live: LineSession) -> None:
    """Close the box."""
    for box in live.query(Leader):
        box.leave()


class Leader(Pane):
    """Letters and commands, a column for each subject; those that can't be done now are dim."""

    DEFAULT_CSS = "Leader { layer: over; dock: bottom; height: auto; width: 100%; background: $panel; }"

    def __init__(self, live: LineSession) -> None:
        super().__init__()
        self._live = live
        self._said = ""
        """Why the last one that was pressed can't be done."""

    def begin(self) -> None:
        self._said = ""
        self.display = True
        self._live.line.intercept = self._pressed
        self.redraw()

    def leave(self) -> None:
        """Hide the box, and give the line its keys back."""
        self.display = False
        self._live.line.intercept = None

    def _cells(self, width: int) -> list[list[str]]:
        """The columns: heads of groups, names of commands, "" for a gap. Each group has one where all fit beside each
        other; else they go on in the next column wherever one is full."""
        groups = [[head, *names] for head, names in menu.LEADER.items()]
        if width >= len(groups) * CELL:
            return groups
        flat = [each for group in groups for each in group]
        height = -(-len(flat) // max(width // CELL, 1))
        return [flat[at : at + height] for at in range(0, len(flat), height)]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(map(len, self._cells(width))) + 1

    def _wide(self, columns: list[list[str]]) -> int:
        """Cells of each column."""
        width = self.size.width
        return min(width // len(columns), WIDEST) if len(columns) > 1 else width

    def lines(self) -> list[Strip]:
        width = self.size.width
        columns = self._cells(width)
        wide = self._wide(columns)
        rows = [
            [piece for column in columns for piece in self._cell(column[at] if at < len(column) else "", wide)]
            for at in range(max(map(len, columns)))
        ]
        foot = (self._said or HINT, "warn" if self._said else "dim")
        return [*(self.strip(row, width) for row in rows), self.strip([(" ", ""), foot], width)]

    def _cell(self, name: str, width: int) -> list[tuple[str, str]]:
        if name not in OF:
            return [(set_cell_size(f" {name}", width), "title")]
        command, _ = commands.found(name)
        assert command
        style = "dim" if command.why_not(self._live.editor) else ""
        return [(f" {OF[name]} ", "accent strong"), (set_cell_size(fitted(name, width - 4), width - 3), style)]

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        columns = self._cells(self.size.width)
        column = columns[min(event.x // self._wide(columns), len(columns) - 1)]
        if event.y < len(column) and column[event.y] in OF:
            self._do(OF[column[event.y]])

    def _pressed(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+g", "enter"):
            self.leave()
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
            self.leave()
            if command.needs_words(self._live.editor):
                self._live.type_command(command.name)
            else:
                self._live.action_command(command.name)
