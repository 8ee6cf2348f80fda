"""Everything that can be done to the minutes without a screen: one table, with name and help.

The line's `/`, the palette, the help screen and `minutes keys` read the same rows. `keys` has the key of those that
have one, and what only moves the eye, which the screen does.
"""

from minutes_tui.commands.command import Command
from minutes_tui.commands.command_table import COMMANDS, begins, found, left_over
from minutes_tui.commands.enter_line import (
    at_end,
    enter,
    enter_as_words,
    enter_unseen,
    is_command,
    may_be_words,
    run,
)

__all__ = [
    "COMMANDS", "Command", "at_end", "begins", "enter", "enter_as_words", "enter_unseen", "found", "is_command",
    "left_over", "may_be_words", "run",
]  # fmt: skip
