"""Before the app is left with words that the disk did not take: another file for all of them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from minutes_tui.errors import RecordError
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.record import Record
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.input_box import Box

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look


def show(look: "Look", view: str, argument: str) -> None:
    """Leave, as the key does."""
    look.app.call_later(look.app.action_quit)


class Elsewhere(ModalScreen[Path | None], LeftOnce[Path | None]):
    """Gives the file that now holds everything, or None to go back to the minutes."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]
    DEFAULT_CSS = """
    Elsewhere { align: center middle; }
    Elsewhere > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; }
    Elsewhere > Vertical { background: $surface; }
    Elsewhere Input { margin: 1 0; }
    Elsewhere .trouble { color: $warning; }
    """

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._record = record

    def compose(self) -> ComposeResult:
        state = self._record.state
        since = timezones.hour_saved(state.at, self._record.minutes.meeting)
        with Vertical():
            yield Static(Content(f"Not saved since {since}. {visible(state.fault)}"), classes="trouble")
            yield Static(Content("\nWrite the whole record to another place?"))
            yield Box(str(free_name(self._record.path)))
            yield Static(Content("Enter save there and quit · Esc go back and try again"))
            yield Static(Content("Ctrl+Q quit; a copy is saved in the program's own folder"))
            yield Static(classes="trouble refused", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        path = Path(os.path.expanduser(event.value.strip()))
        try:
            self._record.rescue(path)
        except RecordError as error:
            self.query_one(".refused", Static).update(Content(visible(str(error))))
        else:
            self.dismiss(path)


def free_name(record: Path) -> Path:
    """A name in the user's home folder that no file has."""
    home = Path(os.path.expanduser("~"))
    number, path = 1, home / f"{record.stem}-rescued.toml"
    while path.exists():
        number += 1
        path = home / f"{record.stem}-rescued-{number}.toml"
    return path
