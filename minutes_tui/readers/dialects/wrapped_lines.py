"""Which lines of plain text are one paragraph, and which stand in columns.

Plain text has no mark for a line that goes on: a program or a hand broke it where the next word had no room. So a line
goes on with the next where it is about as long as the text is wide, or where its sentence does: no stop stands behind
it, and the next line begins in lower case.
"""

import re
from collections.abc import Sequence

from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.readers.source_blocks import table_of

NARROWEST, WIDEST = 50, 100
"""Characters of a line at which a text is broken."""
RAGGED = 12
"""Characters that may be free at the end of a line which goes on."""
STOPS = tuple(".!?;:…")
GAP = re.compile(r"(?<=\S)(?:(?<![.!?:;,]) {2}| {3,})(?=\S)")
"""Blanks between two cells; a sentence may have two blanks before it."""
DASHED = re.compile(r"[^\W\d_][\w ]{2,24} [-–—] +(?=\S)")
"""A label before a dash: "Action - "."""
RULED = re.compile(r"[\s\-=_]+")
LEAST_ROWS = 2
LABELLED = re.compile(r"([^\W\d_][^:\n]{2,30}:)\s+(\S.*)")


def width_of(lines: Sequence[str]) -> int:
    """The characters at which the lines of a text are broken; 0 where none of them are long enough for that."""
    long = [len(line.rstrip()) for line in lines if NARROWEST <= len(line.rstrip()) <= WIDEST and not GAP.search(line)]
    return max(long, default=0)


def goes_on(line: str, below: str, width: int) -> bool:
    """Whether a line of a text of a width goes on with the one below."""
    said, next_said = line.rstrip(), below.strip()
    if begins(next_said):
        return False
    if not said.endswith(STOPS) and next_said[:1].islower():
        return True
    first = next_said.split(" ", 1)[0]
    return bool(width) and not GAP.search(said.strip()) and len(said) + 1 + len(first) > width - RAGGED


def begins(said: str) -> bool:
    """Whether a line begins something of its own: the number of an item, or a label before a dash."""
    return bool(own_number(said)[0] or DASHED.match(said))


def columns_of(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The table, or the label with a list, that begins at a line and stands in columns of blanks; and how many lines it
    takes. ("", 0) where there is none."""
    if not GAP.search(lines[at].strip()) or own_number(lines[at].strip())[0]:
        return "", 0
    if label := LABELLED.fullmatch(lines[at].strip()):
        return _labelled(label, lines, at)
    end = at + 1
    starts = {found.end() for found in GAP.finditer(lines[at])}
    while end < len(lines) and (
        GAP.search(lines[end].strip()) or _is_part(lines[end], lines[end - 1]) or _indent(lines[end]) in starts
    ):
        if own_number(lines[end].strip())[0] or LABELLED.fullmatch(lines[end].strip()):
            break
        end += 1
    rows = [line.rstrip() for line in lines[at:end] if not RULED.fullmatch(line)]
    cuts = _gutters(rows)
    if len(rows) < LEAST_ROWS or not cuts:
        return "", 0
    table = [[line[start:stop].strip() for start, stop in zip([0, *cuts], [*cuts, None], strict=True)] for line in rows]
    return table_of(_unwrapped(table)), end - at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _unwrapped(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows, of which one that has a single cell, and not in the first column, goes on with the cell above."""
    found: list[list[str]] = []
    for row in rows:
        filled = [at for at, cell in enumerate(row) if cell]
        if len(found) > 1 and len(filled) == 1 and filled[0] and found[-1][filled[0]]:
            found[-1][filled[0]] += f" {row[filled[0]]}"
        else:
            found.append(list(row))
    return found


def _labelled(label: re.Match[str], lines: Sequence[str], at: int) -> tuple[str, int]:
    """A label with what stands in columns behind it and below: the label, and each cell on a line of its own."""
    start = len(lines[at]) - len(lines[at].lstrip()) + label.start(2)
    end = at + 1
    while end < len(lines) and lines[end].strip() and abs(len(lines[end]) - len(lines[end].lstrip()) - start) <= 2:
        end += 1
    run = [label[2], *lines[at + 1 : end]]
    if len(run) < LEAST_ROWS or not any(GAP.search(line.strip()) for line in run[:-1]):
        return "", 0
    return "\n".join([label[1], *(cell for line in run for cell in GAP.split(line.strip()))]), end - at


def _is_part(line: str, before: str) -> bool:
    """Whether a line with no gap belongs to the columns above: a rule, or a cell that is not the first."""
    if not line.strip():
        return False
    indent = len(line) - len(line.lstrip())
    return bool(RULED.fullmatch(line)) or indent - (len(before) - len(before.lstrip())) > RAGGED


def _gutters(rows: Sequence[str]) -> list[int]:
    """Where each column but the first begins: behind two blanks or more that all rows have there."""
    longest = max(map(len, rows))
    blank = "".join(" " if all(row[n : n + 1] in ("", " ") for row in rows) else "x" for n in range(longest))
    return [found.end() for found in re.finditer(r"(?<=x) {2,}(?=x)", blank)]
