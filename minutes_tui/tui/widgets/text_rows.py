"""The blocks of a text as rows of the terminal: words with the names of their styles, behind the mark of each."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import assert_never

from msgspec import Struct
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


def table_rows(table: Table, width: int) -> Iterator[Runs]:
    """The rows of a table, its cells side by side."""
    table = unpaged(table)
    if not table.head:
        return
    widths = _columns(table, width)
    if table.has_head:
        yield from _table_row(table, table.head, widths, "strong")
        yield [("─" * min(sum(widths) + BETWEEN * (len(widths) - 1), width), "dim")]
    for mark, row in table.marked_rows:
        yield from _table_row(table, row, widths, MARKS.get(mark, ""))


def _columns(table: Table, width: int) -> list[int]:
    """The width of each column: what its cells want, and less of the widest where that is too much; a column is
    narrower than its longest word only where there is no other way."""
    wanted = [max((cell_len(line) for cell in column for line in words(cell).split("\n")), default=1)
              for column in zip(table.head, *table.rows, strict=True)]  # fmt: skip
    wanted = [max(each, 1) for each in wanted]
    room = max(width - BETWEEN * (len(wanted) - 1), len(wanted))
    wanted = [min(each, room) for each in wanted]
    whole = [max((cell_len(word) for cell in column for word in words(cell).split()), default=1)
             for column in zip(table.head, *table.rows, strict=True)]  # fmt: skip
    while sum(wanted) > room and max(wanted) > 1:
        spare = [at for at, each in enumerate(wanted) if each > whole[at]] or range(len(wanted))
        wanted[max(spare, key=lambda at: wanted[at])] -= 1
    return wanted


def _table_row(table: Table, cells: tuple[Cell, ...], widths: list[int], style: str) -> Iterator[Runs]:
    columns = [rows_of(styled(cell, style), width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=[]):
        row: Runs = []
        for at, (part, width) in enumerate(zip(parts, widths, strict=True)):
            gap = width - sum(cell_len(text) for text, _ in part)
            before = {"start": 0, "center": gap // 2, "end": gap}[table.side(at)]
            row += [*([(" " * before, "")] if before > 0 else []), *part, (" " * (gap - before + BETWEEN), "")]
        yield row


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
            case Emphasis(inner) | Deleted(inner):
                runs += styled(inner, f"{style} emphasis".strip())
            case Strong(inner) | Speaker(inner) | Inserted(inner):
                runs += styled(inner, f"{style} strong".strip())
            case PageNumber():
                pass
            case _:
                assert_never(inline)
    return runs
