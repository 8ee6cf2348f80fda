"""What the first line needs and the first screen does not: it is loaded behind that, a little at a time."""

import asyncio
from importlib import import_module

BETWEEN = 0.002
"""Seconds between two of them, in which keys are taken."""
MODULES = (
    "minutes_tui.system.crash_report",
    "minutes_tui.language.day_phrases", "minutes_tui.line.due_dates", "minutes_tui.line.scribe_words",
    "minutes_tui.line.votes.ballots", "minutes_tui.line.movements", "minutes_tui.line.minute_marks",
    "minutes_tui.line.grammar", "minutes_tui.record.merge", "minutes_tui.readers.returned.comments",
    "minutes_tui.line.typed_values", "minutes_tui.line.retyping", "minutes_tui.search.replacement",
    "minutes_tui.system.circulated_copies", "minutes_tui.export.last_copy",
    "minutes_tui.commands", "minutes_tui.assist.completion", "minutes_tui.assist.preview",
)  # fmt: skip
"""Each behind those that it knows."""


async def load() -> None:
    for module in MODULES:
        import_module(module)
        await asyncio.sleep(BETWEEN)
