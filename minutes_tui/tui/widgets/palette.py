"""The palette: Textual's, which may be left twice, or asked for what isn't in its list or on the screen any more."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events, work
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.theme import ThemeProvider
from textual.widgets import LoadingIndicator

from minutes_tui.tui.overlay import LeftOnce, is_left
from minutes_tui.tui.widgets import themes
from minutes_tui.tui.widgets.text_boxes import Box

if TYPE_CHECKING:
    from minutes_tui.tui.app import MinutesApp


class Search(CommandInput, Box):
    """What is looked for."""


class Commands(CommandList):
    """The list, which may be another when a click on it arrives."""

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # else Textual's own is called behind this one
        if event.style.meta.get("option", 0) < self.option_count:
            await super()._on_click(event)


class Themes(ThemeProvider):
    """The themes, the program's own first; one that is chosen is kept."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        app = cast("MinutesApp", self.app)
        return [(name, partial(app.choose_theme, name)) for name in themes.names(app.available_themes)]


class Palette(CommandPalette, LeftOnce[None]):
    """What can be done now, to choose from."""

    def compose(self) -> ComposeResult:
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                icon = SearchIcon()
                icon.icon = "/"
                yield icon
                yield Search(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield Commands()
                yield LoadingIndicator()

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        event.prevent_default()
        try:
            super()._on_click(event)
        except NoWidget:
            return  # where the screen was before it became smaller

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        try:
            await inspect.unwrap(CommandPalette._gather_commands)(self, search_value)
        except NoMatches:
            if not is_left(self):
                raise

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if commands.option_count and commands.scrollable_content_region:  # else Textual (8.2) raises a KeyError
            super()._action_command_list(action)
