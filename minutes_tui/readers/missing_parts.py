"""What minutes of some length have and was not found in a source: agenda items, people, a number in their row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of

NUMBERED = re.compile(r"\W*(?:[^\W\d_]+ )?\d{1,3}[.):/]")
"""How lines begin that may be items."""
LEAST = 3
LONG = 250
"""Words of a source that has items and people, as minutes have."""


def missing(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """What is in doubt in the minutes of a source as a whole. A log or a transcript has no items."""
    file = blocks[0].file if blocks else ""
    is_log = any(block.speaker or block.goes_on for block in blocks)
    is_long = sum(len(words_of(block.text)) for block in blocks if block.kind != "furniture") > LONG
    numbered = sum(
        (block.kind == "item" and block.number is not None and block.text.startswith("**"))
        or (block.kind in ("heading", "paragraph") and bool(NUMBERED.match(block.text)))
        for block in blocks
    )
    if is_long and not is_log and not made.agenda and numbered >= LEAST:
        yield SourceDoubt(1, "No agenda items were found: every note is outside the agenda.", file)
    if is_long and not made.participants:
        yield SourceDoubt(1, "Nobody was found who took part.", file)
    figures = [item.number.rstrip(".)") for item in made.agenda if item.number and item.level == 1]
    for before, after in pairwise(figures):
        if before.isdecimal() and after.isdecimal() and int(after) > int(before) + 1:
            said = f"Item {int(before) + 1} was not found: item {before} is followed by item {after}."
            yield SourceDoubt(1, said, file)
