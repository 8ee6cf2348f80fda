"""What the help and the palette are made of: a box in which typing finds, above the rows that are found."""

from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.input_box import Box


class Finder(ModalScreen[None], LeftOnce[None]):
    """Has one `Box`. Escape clears what was typed in it, then closes; a click beside the screen closes it, too."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]
    DEFAULT_CSS = """
    Finder { align: center middle; }
    Finder > Vertical { height: 100%; background: $surface; }
    Finder Input { margin-bottom: 1; }
    """

    def find(self, wanted: str) -> None:
        """Show only the rows that contain what was typed."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.find(event.value)

    def action_leave(self) -> None:
        box = self.query_one(Box)
        if box.value:
            box.value = ""
        else:
            self.dismiss()
