"""The views that commands ask for, by name: each is a module with a function `show(live, view, argument)`.

Each is loaded when it is first wanted.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from minutes_tui.tui import background

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look

MODULES: dict[str, str] = {
    "rollcall": "rollcall",
    "readback": "readback",
    "edit": "outside",
    "import": "importing",
    "signoff": "signoff",
    "participants": "panes",
    "meeting": "meeting",
    "copy": "outside",
    "theme": "outside",
    "pages": "pages",
    "review": "review",
    "checks": "review",
    "replace": "replacing",
    "help": "help",
    "quit": "leaving",
    "mentions": "replacing",
}
"""Name of a view, as in `Outcome.view`, to the module in `minutes_tui.tui` that has it."""


def show(look: "Look", view: str, argument: str) -> None:
    """Show a view over the screen of a record; `argument` is what was typed behind the command."""
    try:
        import_module(f"minutes_tui.tui.{MODULES[view]}").show(look, view, argument)
    except Exception as error:  # the minutes go on being taken
        look.warn(str(background.failure(error)))
