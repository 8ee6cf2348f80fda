"""What the first line needs and the first screen does not: it is loaded behind that, a little at a time."""

import asyncio
from importlib import import_module

BETWEEN = 0.002
"""Seconds between two of them, in which keys are taken."""
MODULES = (
    "minutes_tui.days", "minutes_tui.due", "minutes_tui.scribes", "minutes_tui.ballots",
    "minutes_tui.shorthand", "minutes_tui.record.joining", "minutes_tui.comments",
    "minutes_tui.commands", "minutes_tui.completion", "minutes_tui.preview",
)  # fmt: skip
"""Each behind those that it knows."""


async def load() -> None:
    for module in MODULES:
        import_module(module)
        await asyncio.sleep(BETWEEN)
