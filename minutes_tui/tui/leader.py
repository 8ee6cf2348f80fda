"""The leader: a box that stays until a letter is pressed, with what each letter does."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui import commands
from minutes_tui.keys import LETTERS
from minutes_tui.tui.pane import STYLES, STYLES_CSS, Pane, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.live import Live

CELL = 26
"""Cells of a column."""


class Letters(Pane):
    """Letters and commands in columns, those that can't be done now dim."""

    DEFAULT_CSS = "Letters { height: auto; }"

    def __init__(self, live: "Live") -> None:
        super().__init__()
        self._live = live
        self.said = ""
        """Why the last one that was pressed can't be done."""

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
            gap = " " * (CELL - 4 - cell_len(does))
            cells.append([(f" {letter}  ", "accent strong"), (does + gap, style)])
        height = -(-len(cells) // columns)
        rows = [[piece for cell in cells[row::height] for piece in cell] for row in range(height)]
        foot = (
            (self.said, "warn") if self.said else ("A letter does it · Escape leaves · F1 tells what each does", "dim")
        )
        return [*(self.strip(row, width) for row in rows), self.strip([(" ", ""), foot], width)]


class Leader(ModalScreen[None]):
    """One letter runs a command, or begins it in the line where it needs words."""

    COMPONENT_CLASSES = STYLES
    DEFAULT_CSS = f"""{STYLES_CSS}
    Leader {{ align: left bottom; background: transparent; }}
    Letters {{ background: $panel; width: 100%; }}
    """

    def __init__(self, live: "Live") -> None:
        super().__init__()
        self._live = live

    def compose(self) -> ComposeResult:
        yield Letters(self._live)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        letters = self.query_one(Letters)
        name = LETTERS.get(event.character or "")
        command, _ = commands.found(name) if name else (None, "")
        if event.key in ("escape", "ctrl+g"):
            self.dismiss()
        elif command and (reason := command.why_not(self._live.editor)):
            letters.said = reason
            letters.redraw()
        elif command:
            self.dismiss()
            if command.argument and not command.argument.startswith("["):
                self._live.type_command(command.name)
            else:
                self._live.action_command(command.name)
