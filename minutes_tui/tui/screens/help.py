"""The help: all that can be typed and pressed, from the same rows as `minutes keys`, found by typing."""

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from minutes_tui.assist.keymap import sections
from minutes_tui.language.names import folded
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.pane import Pane, wrapped
from minutes_tui.tui.widgets.text_boxes import Box

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look


def show(look: "Look", view: str, argument: str) -> None:
    """The help, and in it what holds the words behind the command."""
    look.app.push_screen(Help(find=argument))


class Rows(Pane):
    """The rows of the help that hold what was typed, and those of the sections whose title does."""

    def __init__(self, title: str) -> None:
        """`title` is that of the section which is shown first; "" is the first."""
        super().__init__()
        self._wanted = ""
        self._top = 0
        self._title = title

    def find(self, wanted: str) -> None:
        self._wanted, self._top = folded(wanted.strip()), 0
        self.redraw()

    def scroll_rows(self, by: int) -> None:
        self._top = max(0, min(self._top + by, len(self._all()) - self.size.height))
        self.redraw()

    def lines(self) -> list[Strip]:
        all_rows = self._all()
        if self._title:
            title, self._title = self._title, ""
            at = next((n for n, strip in enumerate(all_rows) if strip.text.startswith(title)), 0)
            self._top = max(0, min(at, len(all_rows) - self.size.height))
        return all_rows[self._top :]

    def _all(self) -> list[Strip]:
        width = self.size.width
        left = min(36, width // 2)
        strips = []
        for title, rows in sections():
            found = rows if self._wanted in folded(title) else [r for r in rows if self._wanted in folded(" ".join(r))]
            if found:
                strips.append(self.strip([(title, "title")], width))
            for typed, becomes in found:
                strips += self._row(typed, becomes, left, width)
            if found:
                strips.append(Strip.blank(width, self.style()))
        return strips or [self.strip([("Nothing holds that.", "dim")], width)]

    def _row(self, typed: str, becomes: str, left: int, width: int) -> list[Strip]:
        strips = []
        if cell_len(typed) > left:
            strips.append(self.strip([("  " + typed, "accent")], width))
            typed = ""
        for start, end in wrapped(becomes, width - left - 4):
            pieces = [(f"  {set_cell_size(typed, left)}  ", "accent"), (becomes[start:end], "")]
            strips.append(self.strip(pieces, width))
            typed = ""
        return strips


class Help(ModalScreen[None], LeftOnce[None]):
    """F1. Typing finds; Escape clears what was typed, then leaves."""

    BINDINGS = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("f1", "dismiss(None)", show=False, priority=True),
        Binding("up", "rows(-1)", show=False, priority=True),
        Binding("down", "rows(1)", show=False, priority=True),
        Binding("pageup", "rows(-10)", show=False, priority=True),
        Binding("pagedown", "rows(10)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > Vertical { width: 100%; max-width: 104; height: 100%; max-height: 46; background: $surface; padding: 1 2; }
    Help Input { margin-bottom: 1; }
    """

    def __init__(self, title: str = "", find: str = "") -> None:
        """`title` is that of the section which is shown first; `find` is what is looked for."""
        super().__init__()
        self._title_of_first = title
        self._find = find

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Box(self._find, placeholder="Type to find · ↑ ↓ PgUp PgDn move · Esc leaves", compact=True)
            yield Rows(self._title_of_first)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(Rows).find(event.value)

    def action_rows(self, by: int) -> None:
        self.query_one(Rows).scroll_rows(by)

    def action_leave(self) -> None:
        finder = self.query_one(Box)
        if finder.value:
            finder.value = ""
        else:
            self.dismiss()
