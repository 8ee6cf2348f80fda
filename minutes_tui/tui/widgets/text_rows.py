"""The blocks of a text as rows of the terminal: words with the names of their styles, behind the mark of each."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from minutes_tui.model.document import (
    Address,
    Block,
    Cell,
    Code,
    CodeWords,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    LineBreak,
    Link,
    Listing,
    PageNumber,
    Paragraph,
    Place,
    Quotation,
    Rule,
    Speaker,
    Strong,
    Table,
    Words,
    unpaged,
    visible,
    words,
)
from minutes_tui.tui.widgets.pane import Runs, rows_of

BAR = "│ "
"""Before each row of a quotation."""
MARKS = {"group": "strong", "label": "emphasis"}
"""Styles of a table's rows, by what they are."""
LONG = 16
"""Cells from which on a word is broken, so that a table keeps its columns."""
BETWEEN = 2
"""Cells between the columns of a table."""


class Marked(Struct, frozen=True):
    """A paragraph, item or line with what stands before its first row and before the others."""

    mark: str
    hang: str
    runs: Runs


def marked(blocks: Iterable[Block], width: int, before: str = "") -> Iterator[Marked]:
    """The parts of a text, each behind its mark; `before` stands before all of them."""
    for block in blocks:
        match block:
            case Paragraph(content):
                yield Marked(before, before, styled(content))
            case Listing(ordered=ordered):
                for number, content, inside in block.entries:
                    mark = f"{number}. " if ordered else "• "
                    hang = before + " " * len(mark)
                    yield Marked(before + mark, hang, styled(content))
                    yield from marked(inside, width, hang)
            case Quotation(content):
                yield from marked(content, width, before + BAR)
            case Rule():
                yield Marked(before, before, [("─" * max(3, (width - len(before)) // 3), "dim")])
            case Code():
                yield from (Marked(f"{before}  ", f"{before}  ", [(line, "")]) for line in block.lines)
            case Table():
                yield from (Marked(before, before, row) for row in table_rows(block, width - len(before)))
            case _:
                raise AssertionError("a text has no such block")


def hung(lead: Runs, hang: Runs, runs: Runs, width: int) -> list[Runs]:
    """Words that are wrapped behind the lead of their first row and what hangs before the others, which are as wide."""
    first, *rest = rows_of(runs, width - sum(cell_len(text) for text, _ in lead))
    return [[*lead, *first], *([*hang, *row] for row in rest)]


NUMBER = 20
"""Cells of an agenda item's number that stay together, such as "Agenda item 2:"."""


def table_rows(table: Table, width: int) -> Iterator[Runs]:
    """The rows of a table, its cells side by side; below each other where words would be broken."""
    table = unpaged(table)
    if not table.head:
        return
    widths, between = _columns(table, width)
    if not widths:
        yield from _in_turn(table, width)
        return
    if table.has_head:
        yield from _table_row(table, table.head, widths, between, "strong")
        yield [("─" * min(sum(widths) + between * (len(widths) - 1), width), "dim")]
    for mark, row in table.marked_rows:
        yield from _table_row(table, row, widths, between, MARKS.get(mark, ""))


def _columns(table: Table, width: int) -> tuple[list[int], int]:
    """The width of each column and the cells between them: what its cells want, and less of the widest where that is
    too much, down to its longest word. A number is one word, with its blanks. [] where these don't stand side by side;
    of one that is `LONG` so many cells do."""
    columns = list(zip(table.head, *table.rows, strict=True))
    lines = [[line for cell in column for line in words(cell).split("\n")] for column in columns]
    wanted = [max(1, *map(cell_len, each)) for each in lines]
    least = [
        wide if table.side(at) == "end" else max((cell_len(word) for line in each for word in line.split()), default=1)
        for at, (wide, each) in enumerate(zip(wanted, lines, strict=True))
    ]
    if table.role == "agenda":
        least[0] = max(least[0], min(NUMBER, wanted[0]))  # no number of an item is broken
    between = BETWEEN if sum(least) + BETWEEN * (len(least) - 1) <= width else 1
    room = max(width - between * (len(wanted) - 1), len(wanted))
    if len(wanted) > 1 and sum(min(wide, LONG) for wide in least) > room:
        return [], 0
    wanted = [min(each, room) for each in wanted]
    while sum(wanted) > room and max(wanted) > 1:
        able = [at for at, wide in enumerate(wanted) if wide > least[at]] or range(len(wanted))
        wanted[max(able, key=wanted.__getitem__)] -= 1
    return wanted, between


def _in_turn(table: Table, width: int) -> Iterator[Runs]:
    """Each row as rows of "head: cell", behind the first of which the others are set in. An empty cell is left out,
    unless all of its column are: that is to be filled in."""
    rows = table.marked_rows if table.has_head else [("", table.head), *table.marked_rows]
    heads = [words(cell).strip() if table.has_head else "" for cell in table.head]
    is_blank = [not any(words(cell).strip() for cell in column) for column in zip(*table.rows, strict=True)]
    for mark, cells in rows:
        said = [at for at, cell in enumerate(cells) if words(cell).strip()]
        shown = said if mark and len(said) < 2 else [at for at in range(len(cells)) if at in said or is_blank[at]]
        for at in shown:
            is_first, label = at == shown[0], f"{visible(heads[at])}: " if heads[at] and len(shown) > 1 else ""
            style = "strong" if is_first else MARKS.get(mark, "")
            before = "" if is_first else "  "
            yield from hung([(before, "")], [("  ", "")], [(label, "dim"), *styled(cells[at], style)], width)


def _table_row(table: Table, cells: tuple[Cell, ...], widths: list[int], between: int, style: str) -> Iterator[Runs]:
    placed = _placed(table, cells, widths, between)
    columns = [rows_of(styled(cell, style), width) for _, cell, width in placed]
    for parts in zip_longest(*columns, fillvalue=[]):
        row: Runs = []
        for part, (at, _, width) in zip(parts, placed, strict=True):
            gap = width - sum(cell_len(text) for text, _ in part)
            before = {"start": 0, "center": gap // 2, "end": gap}[table.side(at)]
            row += [*([(" " * before, "")] if before > 0 else []), *part, (" " * (gap - before + between), "")]
        while row and not row[-1][0].strip():  # blanks at the end would be wrapped into a row of their own
            row.pop()
        yield row


def _placed(table: Table, cells: tuple[Cell, ...], widths: list[int], between: int) -> list[tuple[int, Cell, int]]:
    """The cells of a row with the columns in which they begin and their widths. In a table of the page's own, such as
    the participants, words go on over the empty cells behind them; in one that was typed an empty cell says something.
    """
    placed: list[tuple[int, Cell, int]] = []
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if placed and table.role and table.side(placed[-1][0]) == "start" and not words(cell).strip():
            first, said, room = placed[-1]
            placed[-1] = (first, said, room + between + width)
        else:
            placed.append((at, cell, width))
    return placed


def styled(content: tuple[Inline, ...], style: str = "") -> Runs:
    """Inline content as words with the names of their styles, all of it in `style` too."""
    runs: Runs = []
    for inline in content:
        match inline:
            case Words(words):
                runs.append((visible(words), style))
            case LineBreak():
                runs.append(("\n", style))
            case Foreign(_, inner) | Link(_, inner) | Place(_, inner):
                runs += styled(inner, style)
            case Address(_, inner):
                runs += styled(inner, f"{style} link".strip())
            case CodeWords(words):
                runs.append((visible(words), f"{style} code".strip()))
            case Emphasis(inner):
                runs += styled(inner, f"{style} emphasis".strip())
            case Deleted(inner):
                runs += styled(inner, f"{style} struck".strip())
            case Strong(inner) | Speaker(inner) | Inserted(inner):
                runs += styled(inner, f"{style} strong".strip())
            case PageNumber():
                pass
            case _:
                assert_never(inline)
    return runs


def led(lead: Runs, found: list[Marked]) -> list[Marked]:
    """Paragraphs with words before the first; a list begins below them."""
    if not found or found[0].mark:
        return [Marked("", "", lead), *found]
    return [replace(found[0], runs=[*lead, *found[0].runs]), *found[1:]]


def followed(found: list[Marked], extra: Runs) -> list[Marked]:
    """Paragraphs with words behind the last."""
    if not found:
        return [Marked("", "", extra)]
    return [*found[:-1], replace(found[-1], runs=[*found[-1].runs, *extra])]


def with_gap(found: list[Marked], gap: str) -> list[Marked]:
    """Paragraphs with the first `??` and the words that belong to it standing out, where they stand."""
    for at, line in enumerate(found):
        words = "".join(part for part, _ in line.runs)
        start = words.find("??")
        if start >= 0:
            there = words.find(visible(gap), start)
            end = there + len(visible(gap)) if there >= 0 else start + 2
            return [*found[:at], replace(line, runs=_restyled(line.runs, start, end)), *found[at + 1 :]]
    return found


def _restyled(runs: Runs, start: int, end: int) -> Runs:
    """Words with a part of them as a warning."""
    made: Runs = []
    at = 0
    for said, names in runs:
        first, last = max(start - at, 0), max(end - at, 0)
        made += [(said[:first], names), (said[first:last], f"{names} warn"), (said[max(first, last) :], names)]
        at += len(said)
    return [run for run in made if run[0]]
