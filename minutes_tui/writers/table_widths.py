"""How wide the columns of a table are where its content decides. Knows no format."""

from collections.abc import Sequence

from minutes_tui.model.document import Table, words


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
