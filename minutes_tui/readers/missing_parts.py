"""What minutes of some length have and was not found in a source: agenda items, people, a number in their row."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.head import date_of
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of

NUMBERED = re.compile(r"\W*(?:[^\W\d_]+ )?\d{1,3}[.):/]")
"""How lines begin that may be items."""
LEAST = 3
DATE_WORDS = 3
"""With which a heading begins that is a date."""
SHORT = 40
"""Words of a source that may name nobody."""
LONG = 250
"""Words of a source that has items and people, as minutes have."""


def missing(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """What is in doubt in the minutes of a source as a whole. A log or a transcript has no items."""
    file = blocks[0].file if blocks else ""
    is_log = any(block.speaker or block.goes_on for block in blocks)
    count = sum(len(words_of(block.text)) for block in blocks if block.kind != "furniture")
    is_long = count > LONG
    numbered = sum(
        (block.kind == "item" and block.number is not None and block.text.startswith("**"))
        or (block.kind in ("heading", "paragraph") and bool(NUMBERED.match(block.text)))
        for block in blocks
    )
    if is_long and not is_log and not made.agenda and numbered >= LEAST:
        yield SourceDoubt(1, "No agenda items were found: every note is outside the agenda.", file, "whole")
    if not made.participants and (is_long or count > SHORT):
        yield SourceDoubt(1, "Nobody was found who took part.", file, "whole")
    has_cases = any(note.kind in ("decision", "action", "motion", "vote") for note in made.notes)
    is_spoken = any(note.speaker for note in made.notes)
    if is_long and not made.agenda and not has_cases and not is_spoken:
        yield SourceDoubt(1, "No agenda item, decision, vote, action item or speaker was found.", file, "whole")
    if len(days := list(_days(blocks, made))) > 1:
        said = f"Headings name {len(days)} days: the file may have the minutes of several meetings."
        yield SourceDoubt(days[1].line, said, days[1].file)
    figures = [item.number.rstrip(".)") for item in made.agenda if item.number and item.level == 1]
    for before, after in pairwise(figures):
        if before.isdecimal() and after.isdecimal() and int(after) > int(before) + 1:
            said = f"Item {int(before) + 1} was not found: item {before} is followed by item {after}."
            yield SourceDoubt(1, said, file, "whole")


def _days(blocks: Sequence[SourceBlock], made: Minutes) -> Iterator[SourceBlock]:
    """The headings that begin with a date, of which each is another day's."""
    language = made.meeting.language
    found = [(block, day) for block in blocks if block.kind == "heading"
             and (day := date_of(" ".join(block.text.split()[:DATE_WORDS]), language))]  # fmt: skip
    known = set[dt.date]()
    for block, day in found:
        if day not in known and block.level == min(each.level for each, _ in found):
            known.add(day)
            yield block
