"""Commands of what is decided: decisions, action items, motions, votes."""

import re

from msgspec.structs import replace

from minutes_tui import shorthand
from minutes_tui.commands.row import Command, worded
from minutes_tui.editor import Editor, Outcome

COUNTS = re.compile(
    r"(?:^|\s)(?!\d{4}-\d\d-\d\d$)(?:(\d+)\s*[-–/:]\s*(\d+)\s*[-–/:]\s*(\d+)|(\d{1,3})\s*[-–:]\s*(\d{1,3}))$"
)
"""Votes for and against, and abstentions, at the end of a line; no date and no span of years."""


_decision = worded("decision", lambda words, editor: shorthand.decision(words, editor.minutes))
_motion = worded("motion", lambda words, editor: shorthand.motion(words, editor.minutes))
_action = worded("action", lambda words, editor: shorthand.action(words, editor.minutes, editor.clock().date()))


def _vote(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="What was voted on? /vote TITLE FOR-AGAINST-ABSTENTIONS")
    counts = COUNTS.search(argument)
    title = argument[: counts.start()].strip() if counts else argument
    numbers = [int(count) for count in counts.groups() if count] if counts else []
    in_favour, against, abstain, *_ = [*numbers, None, None, None]
    entry = shorthand.motion(title, editor.minutes)
    note = replace(entry.note, kind="vote", for_=in_favour, against=against, abstain=abstain)
    editor.add_note(note)
    return Outcome()


COMMANDS: tuple[Command, ...] = (
    Command("decision", "WORDS", "A decision, as ! does.", _decision),
    Command("action", "[CODE] WORDS [by DATE]", "An action item, as > does.", _action),
    Command("motion", "WORDS", "A motion.", _motion),
    Command("vote", "TITLE 12-3-1", "A vote: for, against, abstentions.", _vote),
)  # fmt: skip
