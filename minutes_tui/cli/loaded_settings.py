"""The settings as a command uses them: what is wrong in them is told on stderr, since pages would lack it silently."""

from minutes_tui.cli.terminal import tell
from minutes_tui.config import settings
from minutes_tui.config.settings import Settings
from minutes_tui.model.minutes import Print


def loaded() -> Settings:
    """All settings, with the keys of commands."""
    from minutes_tui.assist.keymap import load_settings  # pages have no need of keys

    return _told(*load_settings())


def house_style() -> Print:
    """The style of pages."""
    return _told(*settings.load()).print


def _told(found: Settings, problems: list[str]) -> Settings:
    for problem in problems:
        tell(f"minutes: {problem}")
    return found
