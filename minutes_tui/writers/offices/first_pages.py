"""How LibreOffice parts a file into pages before it measures anything, and where that would part what belongs together.

A file that does not say how long it is gets a guess first: so many paragraphs and rows of tables a page. Then all is
measured and moves to where it has room; but words that the guess put on the page after a heading which stays with them
leave it alone at the foot where too few of their lines have room there. An empty paragraph before the heading moves the
guess. (`SwLayHelper` in sw/source/core/layout/laycache.cxx, the same from version 4 to 7.4; Word does not guess.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GUESSED_FROM = 90
"""Paragraphs, tables and cells that a file has at least for the guess to be made (100, less what can't be counted)."""
A_PAGE = 20
"""Paragraphs and rows that the guess has on a page, in a file of fewer than a thousand."""
MORE_A_PAGE = 3
"""More of them on a page for each thousand that a file has."""
MOST_A_PAGE = 53
"""Paragraphs and rows that the guess has on a page at most."""
LONG_TABLE = 10
"""Rows over what a page has that part a table by the guess."""
TABLE_LESS = 25
"""What the count of a file is less by for each table."""
MOST_MOVED = 6
"""Empty paragraphs in one place at most; a longer chain is left to the guess."""


@dataclass(frozen=True, slots=True)
class Flowing:
    """A paragraph or a table of the body, as the guess counts it."""

    stays: bool = False
    """Is it to be on the page of what is next?"""
    is_first: bool = False
    """Does it begin a page by itself?"""
    can_move: bool = True
    """Can an empty paragraph be before it: not within a list, nor between two of one frame."""
    rows: int = 0
    """Of a table; none of a paragraph."""
    cells: int = 0
    """Of a table."""
    columns: int = 1
    """Of a table, in the row after its head."""


def before_which(flowing: Sequence[Flowing]) -> Iterator[int]:
    """The places before which an empty paragraph moves the guess, one for each paragraph, from the first to the last.

    The guess then begins a page with the first of those that stay together.
    """
    size = sum(3 * each.cells + 2 - TABLE_LESS if each.rows else 1 for each in flowing)
    most = min(A_PAGE + size // 1000 * MORE_A_PAGE, MOST_A_PAGE)
    if size < GUESSED_FROM:
        return
    counts: list[int] = []  # what the page of each has so far
    count = 0
    for at, each in enumerate(flowing):
        count += each.rows or 1
        if each.rows and count > most + LONG_TABLE and each.rows > max(2, most // each.columns):
            count = 0  # the table itself is parted
        elif each.is_first:
            count = 0
        elif count > most:
            start = at
            while start and (flowing[start - 1].stays or not flowing[start].can_move):
                start -= 1
            more = most - counts[start - 1] if start else MOST_MOVED
            count = 0
            if start < at and 0 <= more <= MOST_MOVED and not any(each.is_first for each in flowing[start:at]):
                yield from [start] * more
                counts[start:] = range(at - start)
                count = at - start
        counts.append(count)
