"""The palette: Textual's, which may be asked for a page before it is drawn."""

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette

from minutes_tui.tui.boxes import Box


class Search(CommandInput, Box):
    """What is looked for."""


class Palette(CommandPalette):
    """What can be done now, to choose from."""

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if isinstance(widget, CommandInput):
                widget = Search(placeholder=widget.placeholder, select_on_focus=False)
            yield widget

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if commands.option_count and commands.size.height:  # else Textual (8.2) ends the app with a KeyError
            super()._action_command_list(action)
