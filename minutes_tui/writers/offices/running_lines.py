"""The words at the head and the foot of a page, and the lines for initials there, as lines with tab stops."""

import re
from collections.abc import Sequence

from minutes_tui.writers.table_widths import extent


def ends_of_initials(captions: Sequence[str], letter: float, room: float, width: float) -> list[float]:
    """Where the lines for initials end at the foot of a page: each caption has `room` behind it, as in the PDF. They
    share the width where that is too narrow for all of them."""
    ends: list[float] = []
    for caption in captions:
        ends.append((ends[-1] if ends else 0) + (extent(caption) + BESIDE_CAPTIONS) * letter + room)
    if not ends or ends[-1] <= width:
        return ends
    return [width * each / len(captions) - 2 * letter for each in range(1, len(captions) + 1)]


BESIDE_CAPTIONS = 3
"""Letters that the blanks around a caption take."""


def running_lines(start: str, middle: str, end: str, letters: float) -> list[tuple[str, str, str]]:
    """The words at the head or the foot of a page as lines with a start, a middle and an end, so that no two of these
    meet: all in one where `letters` has room for them, else the middle below the two others, else each alone."""
    first, centre, last = (extent(FIELD.sub(_as_long_as, part)) for part in (start, middle, end))
    beside = 2 * max(first, last) if middle else first + last
    if beside + centre + APART * bool(start or end) <= letters or not (start or end):
        return [(start, middle, end)]
    ends = [(start, "", end)] if first + last + APART <= letters else [(start, "", ""), ("", "", end)]
    return [line for line in (*ends, ("", middle, "")) if any(line)]


def _as_long_as(field: re.Match[str]) -> str:
    return "0" * (LONGEST_ITEM if field[0] == "{item}" else 3)


FIELD = re.compile(r"\{(?:pages?|item)\}")
"""What stands for a number of pages, or for the heading above, in the words at the head and the foot."""
LONGEST_ITEM = 24
"""Letters that a heading has there, about."""
APART = 2
"""Letters between two parts of a running line, at least."""
