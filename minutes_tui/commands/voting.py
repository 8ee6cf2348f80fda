"""A vote as it is typed, and as it is corrected: its title, its counts, and the ballots by name."""

import re
from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.decisions import ballot_of
from minutes_tui.edit import Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model import Minutes, Note
from minutes_tui.names import is_placeholder, roster

COUNTS = re.compile(
    r"(?:^|\s)(?!\d{4}-\d\d-\d\d$)(?:(\d+)\s*[-–/:]\s*(\d+)\s*[-–/:]\s*(\d+)|(\d{1,3})\s*[-–:]\s*(\d{1,3}))$"
)
"""Votes for and against, and abstentions, at the end of a line; no date and no span of years."""
AMOUNT = r"[+-]1|[+-]?0"
BALLOTS = re.compile(rf"(?:^|(?<=\s))(?:(?:{AMOUNT})\s+[\w-]+(?:\s*,\s*[\w-]+)*(?:\s+|$))+$")
BALLOT = re.compile(rf"({AMOUNT})\s+([\w-]+(?:\s*,\s*[\w-]+)*)")
WAYS = {"for": "+1", "against": "-1", "abstain": "0"}
"""A ballot as the record has it, and as it is typed."""
COMMAND = re.compile(r"\s*/vote\b\s*", re.IGNORECASE)


class Vote(NamedTuple):
    """What is typed of a vote."""

    title: str
    counts: tuple[int | None, int | None, int | None]
    """For, against, abstentions; None is not said."""
    ballots: dict[str, str]
    """By code; {} where none is typed."""


def read(words: str, minutes: Minutes, voters: Collection[str] = ()) -> Vote:
    """`TITLE 12-3-1 +1 AT, LB -1 BM 0 IA`, of which each part may be missing. `voters` may vote besides the roster."""
    ballots: dict[str, str] = {}
    words = words.strip()
    cast = BALLOTS.search(words)
    if cast:
        people = roster(minutes)
        for amount, codes in BALLOT.findall(cast[0]):
            ballots |= {people.code(each.strip()) or each.strip(): ballot_of(amount) for each in codes.split(",")}
        if all(code in people.by_key or code in voters or is_placeholder(code, minutes) for code in ballots):
            words = words[: cast.start()].strip()
        else:
            ballots = {}
    counted = COUNTS.search(words)
    numbers = [int(count) for count in counted.groups() if count] if counted else []
    for_, against, abstain, *_ = [*numbers, None, None, None]
    return Vote(words[: counted.start()].strip() if counted else words, (for_, against, abstain), ballots)


def typed(note: Note) -> str:
    """The line that makes a vote what it is."""
    counts = [count for count in (note.for_, note.against, note.abstain) if count is not None]
    by_way = {way: [code for code, ballot in note.ballots.items() if ballot == way] for way in WAYS}
    ballots = (f"{WAYS[way]} {', '.join(codes)}" for way, codes in by_way.items() if codes)
    return " ".join(filter(None, ("/vote", note.text, "-".join(map(str, counts)), *ballots)))


def retyped(editor: Editor, index: int, words: str) -> Outcome:
    """Make a vote what a line says. Ballots that have no line stay."""
    note = editor.minutes.notes[index]
    if words.strip() == typed(note):
        return Outcome()
    title, (for_, against, abstain), ballots = read(COMMAND.sub("", words, count=1), editor.minutes, note.ballots)
    if not (title or note.answers or ballots or for_ is not None):
        return Outcome(refused="A vote has a title, counts or ballots: /vote TITLE 12-3-1 +1 AT, LB -1 BM")
    kept = {code: ballot for code, ballot in note.ballots.items() if ballot not in WAYS}
    new = replace(note, text=title, for_=for_, against=against, abstain=abstain, ballots=ballots | kept)
    editor.do(Edit((editor.change("note", index, new),)))
    return Outcome(said="The vote is corrected.")
