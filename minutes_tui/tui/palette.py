"""The palette: Textual's, which may be left twice, or asked for a page where none of it can be seen."""

from textual import events
from textual.command import CommandList, CommandPalette
from textual.errors import NoWidget

from minutes_tui.tui.over import LeftOnce


class Palette(CommandPalette, LeftOnce[None]):
    """What can be done now, to choose from."""

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        event.prevent_default()  # else Textual's own is called behind this one
        try:
            super()._on_click(event)
        except NoWidget:
            return  # where the screen was before it became smaller

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if commands.option_count and commands.scrollable_content_region:  # else Textual (8.2) raises a KeyError
            super()._action_command_list(action)
