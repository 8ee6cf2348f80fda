"""The palette: Textual's, which may be asked for a page before it is drawn."""

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """What can be done now, to choose from."""

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if commands.option_count and commands.size.height:  # else Textual (8.2) ends the app with a KeyError
            super()._action_command_list(action)
