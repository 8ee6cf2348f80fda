"""The sections of an OpenDocument text: words in two columns, and what goes over both."""

from collections.abc import Iterable, Iterator
from itertools import islice

from minutes_tui.writers.odt.elements import Element, element, qualified

COLUMN_GAP = 8
"""Mm between two columns of words."""
HEADING = qualified("text:h")


def parted_columns(made: Iterable[Element], style: str, over_columns: list[Element]) -> Iterator[Element]:
    """Words in columns, parted by each table that goes over them with the headings right above it and the room below
    it; `over_columns` is known when all is made."""
    inside: list[Element] = []
    number = 0

    def section() -> Iterator[Element]:
        nonlocal number
        if inside:
            number += 1
            name = f"Columns {number}" if number > 1 else "Columns"
            yield element("text:section", {"text:style-name": style, "text:name": name}, *inside)
            inside.clear()

    blocks = iter(made)
    for each in blocks:
        if not any(each is one for one in over_columns):
            inside.append(each)
            continue
        headings: list[Element] = []
        while inside and inside[-1].tag == HEADING:
            headings.insert(0, inside.pop())
        yield from section()
        yield from (*headings, each, *islice(blocks, 1))
    yield from section()
