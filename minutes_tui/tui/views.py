"""The views that commands ask for, by name: each is a module with a function `show(live, view, argument)`.

Each is loaded when it is first wanted.
"""

from importlib import import_module

from minutes_tui.tui import background
from minutes_tui.tui.screens.record_screen import Look

MODULES: dict[str, str] = {
    "rollcall": "minutes_tui.tui.live.roll_call",
    "readback": "minutes_tui.tui.live.readback",
    "edit": "minutes_tui.tui.live.external",
    "import": "minutes_tui.tui.live.import_list",
    "signoff": "minutes_tui.tui.review.sign_off",
    "participants": "minutes_tui.tui.live.pane_focus",
    "meeting": "minutes_tui.tui.live.meeting_form",
    "attachment": "minutes_tui.tui.live.attachment_form",
    "copy": "minutes_tui.tui.live.external",
    "theme": "minutes_tui.tui.live.external",
    "pages": "minutes_tui.tui.screens.export",
    "review": "minutes_tui.tui.review.screen",
    "checks": "minutes_tui.tui.review.screen",
    "replace": "minutes_tui.tui.review.find_and_replace",
    "help": "minutes_tui.tui.screens.help",
    "quit": "minutes_tui.tui.screens.rescue",
    "mentions": "minutes_tui.tui.review.find_and_replace",
}
"""Name of a view, as in `Outcome.view`, to the module that has it."""


def show(look: Look, view: str, argument: str) -> None:
    """Show a view over the screen of a record; `argument` is what was typed behind the command."""
    try:
        import_module(MODULES[view]).show(look, view, argument)
    except Exception as error:  # the minutes go on being taken
        look.warn(str(background.failure(error)))
