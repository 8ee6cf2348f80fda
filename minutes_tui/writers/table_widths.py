"""How wide the columns of a table are where its content decides. Knows no format."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from minutes_tui.model.document import Block, Case, Table, unwrapped, visible, words

BREAK = re.compile(r"[ \t\n]+")
"""Where a line of a cell may end: not at a blank that ties two words together."""
MANY = 12
"""Labels that are measured to find the widest."""


class BallotColumns(Struct, frozen=True):
    """What decides where the columns of ballots begin: it is the same for all votes of a document."""

    labels: tuple[str, ...] = ()
    """The longest labels, without those that are said again."""
    leads: tuple[str, ...] = ()
    """Likewise what the votes are called that have names."""
    is_named: bool = False
    """Whether any vote has names."""

    @property
    def longest(self) -> int:
        """Letters of the longest label."""
        return max(map(len, self.labels), default=0)


def ballot_columns(blocks: Iterable[Block]) -> BallotColumns:
    """Likewise of the votes of a document."""
    cases = [(block, block.ballots) for block in unwrapped(blocks) if isinstance(block, Case) and block.ballots]
    named = {case.lead + case.stop for case, table in cases if any(cell for row in table.rows for cell in row[2:])}
    labels = {visible(words(row[0])) for _, table in cases for row in table.rows}
    return BallotColumns(_longest(labels), _longest(named), bool(named))


def _longest(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda each: (-len(each), each))[:MANY])


def letters(block: Table) -> list[int]:
    """How many letters each column should have room for: not all word processors look for themselves."""
    columns = zip(*(block.head, *block.rows), strict=True)
    texts = ([words(cell) for cell in column] for column in columns)
    return [1 + max(3, *(min(80, len(text)) for text in column)) for column in texts]


def fitting(wanted: Sequence[float], room: float) -> list[float]:
    """Widths that fit into a room: where they are too much, the widest have less."""
    widths = [0.0] * len(wanted)
    left = len(wanted)
    for at in sorted(range(len(wanted)), key=wanted.__getitem__):
        widths[at] = max(1.0, min(wanted[at], room / left))
        room, left = room - widths[at], left - 1
    return widths


def longest_words(block: Table) -> list[int]:
    """How many letters the longest word of each column has, as far as a column is made wider for one."""
    columns = zip(*(block.head, *block.rows), strict=True)
    said = ([word for cell in column for word in BREAK.split(words(cell))] for column in columns)
    least = [max((min(16, len(word)) for word in found), default=1) for found in said]
    if block.role == "agenda":  # no number of an item is broken, nor that of one that is set in
        numbers = [("", block.head), *block.marked_rows]
        least[0] = max(min(20, len(words(row[0]))) + SET_IN * DEPTHS.get(mark, 0) for mark, row in numbers)
    return least


def head_widths(block: Table, letter: float, least: float, margin: float, room: float) -> list[float]:
    """Of the table of a head: its labels stand on one line each where that leaves enough to what they are about. In
    one with two pairs in a row, both have the same."""
    columns = max(1, len(block.head))
    longest = max((len(words(cell)) for row in block.rows for cell in row[:columns:2]), default=0)
    label = min(max(least, longest * letter * NARROW + margin), room / (4 if columns == 4 else 3))
    if columns == 4:
        return [label, room / 2 - label] * 2
    return [label, *[(room - label) / max(1, columns - 1)] * (columns - 1)]


FIGURE = 0.85
"""Of the room of a letter, what a figure takes."""
NARROW = 0.8
"""Of the room of a letter, what one of a line of words takes."""
SET_IN = 2
"""Letters by which an item below another is set in, in the agenda."""
DEPTHS = {"sub": 1, "subsub": 2}
"""By the mark of a row of the agenda, how many times it is set in."""
FEW = 24
"""Letters of a column of a register that has no more room than its words."""


def shared(block: Table, shares: Sequence[int], letter: float, margins: float, room: float) -> list[float]:
    """Widths that share a room. The short columns of a register, such as a date, leave the rest to what was said."""
    least = [count * letter + margins for count in longest_words(block)]
    if block.role == "agenda" and block.has_head:  # the numbers are of figures, which are narrow
        least[0] *= FIGURE
    if block.role == "register":
        wanted = letters(block)
        widest = max(wanted)
        shares = [0 if count <= FEW and count < widest else count for count in wanted]
        few = [(count * letter * NARROW + margins) * (share == 0) for count, share in zip(wanted, shares, strict=True)]
        least = list(map(max, least, few))
    return in_shares(shares, least, room)


def in_shares(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that share a room, where none is less than its column needs as long as the others have that too."""
    whole = sum(least)
    if whole >= room:
        return [room * each / whole for each in least]
    held: set[int] = set()
    while True:
        left = room - sum(least[at] for at in held)
        rest = sum(share for at, share in enumerate(shares) if at not in held) or 1
        widths = [least[at] if at in held else left * share / rest for at, share in enumerate(shares)]
        narrow = {at for at, width in enumerate(widths) if at not in held and width < least[at]}
        if not narrow:
            return widths
        held |= narrow
