"""What the first line needs and the first screen does not: it is loaded behind that, a little at a time."""

import asyncio
import datetime as dt
from importlib import import_module

from minutes_tui.line.snippets import Short
from minutes_tui.model.minutes import Minutes
from minutes_tui.tui import background

BETWEEN = 0.002
"""Seconds between two of them, in which keys are taken."""
MODULES = (
    "minutes_tui.system.crash_report",
    "minutes_tui.language.date_words",
    "minutes_tui.language.day_phrases",
    "minutes_tui.language.clock_times",
    "minutes_tui.line.due_dates",
    "minutes_tui.line.scribe_words",
    "minutes_tui.line.other_titles",
    "minutes_tui.config.house_style",
    "minutes_tui.line.speakers",
    "minutes_tui.line.votes.vote_counts",
    "minutes_tui.line.votes.ballots",
    "minutes_tui.line.movements",
    "minutes_tui.line.minute_marks",
    "minutes_tui.line.corrections",
    "minutes_tui.line.responsible",
    "minutes_tui.line.votes.movers",
    "minutes_tui.line.votes.recusals_and_proxies",
    "minutes_tui.line.votes.motion_lines",
    "minutes_tui.line.grammar",
    "minutes_tui.record.merge",
    "minutes_tui.readers.returned.paragraph_references",
    "minutes_tui.readers.returned.comments",
    "minutes_tui.line.typed_values",
    "minutes_tui.line.retyping",
    "minutes_tui.search.replacement",
    "minutes_tui.system.circulated_copies",
    "minutes_tui.export.last_copy",
    "minutes_tui.meeting.carried",
    "minutes_tui.config.page_styles",
    "minutes_tui.export.stored_style",
    "minutes_tui.search.mentions",
    "minutes_tui.line.second_speaker",
    "minutes_tui.commands",
    "minutes_tui.line.told_sentences",
    "minutes_tui.assist.completion",
    "minutes_tui.assist.preview",
)
"""Each behind those that it knows, so that it is loaded alone: a key waits for one at most."""


FIRST_LINES = ("", "A", "A: A a", "+A", "! A")
"""With which a line begins: what they mean is asked once before anybody types."""


async def load() -> None:
    for module in MODULES:
        import_module(module)
        await asyncio.sleep(BETWEEN)


async def prepare(minutes: Minutes, now: dt.datetime, short: Short) -> None:
    """Have the words of the language read and its patterns made, by which a line is understood: in a thread, since a
    key would wait for it longer than for all else."""
    from minutes_tui.assist import preview  # it is loaded behind the first screen

    for line in FIRST_LINES:
        await background.done(preview.preview_text, line, minutes, now, short)
