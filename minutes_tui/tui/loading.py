"""What the first line needs and the first screen does not: it is loaded beside the typing."""

import datetime as dt
import gc
from importlib import import_module
from typing import TYPE_CHECKING

from minutes_tui.model.minutes import Minutes
from minutes_tui.system import start_code
from minutes_tui.tui import background

if TYPE_CHECKING:
    from minutes_tui.line.snippets import Short

MODULES = (
    "minutes_tui.system.crash_report",
    "minutes_tui.line.minute_marks",
    "minutes_tui.record.merge",
    "minutes_tui.record.patch",
    "minutes_tui.line.snippets",
    "minutes_tui.tui.widgets.text_rows",
    "minutes_tui.assist.completer",
    "minutes_tui.assist.preview",
)
"""With all that they know in their turn."""


FIRST_LINES = ("", "A", "A: A a", "+A", "! A")
"""With which a line begins: what they mean, and how they may go on, is asked once before anybody types."""


async def load() -> None:
    """Load them in a thread: a key that comes meanwhile is taken between two steps of an import, not after it."""
    start_code.all_is_loaded()
    await background.done(_import)


def _import() -> None:
    for module in MODULES:
        import_module(module)


async def prepare(minutes: Minutes, now: dt.datetime, short: "Short") -> None:
    """Have the words of the language read and its patterns made, by which a line is understood: in a thread, since a
    key would wait for it longer than for all else."""
    from minutes_tui.assist import preview  # they are loaded behind the first screen
    from minutes_tui.assist.completer import Completer

    completer = Completer(short)
    speaks = (f"{each.key}: A a" for each in minutes.participants[:1])
    for line in (*FIRST_LINES, *speaks):
        await background.done(preview.preview_text, line, minutes, now, short)
        await background.done(completer.candidates, line, minutes, now)
    gc.freeze()  # what was loaded and made is none of it garbage, and no key waits for a look through it


async def keep() -> None:
    """Keep what the next start needs, behind all that this one does."""
    await background.done(start_code.keep, writes=True)
