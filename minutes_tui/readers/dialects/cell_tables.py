"""Tables of cells (CSV) as source blocks: a list of people, or an agenda."""

import csv
import io
from collections.abc import Iterator

from minutes_tui.language.names import compact
from minutes_tui.readers.source_blocks import SourceBlock, table_of

AGENDA = frozenset({"item", "agendaitem", "topic", "agenda", "subject", "point", "top"})
DELIMITERS = ",;\t|"


def blocks(text: str) -> Iterator[SourceBlock]:
    """One table; the rows of one that has a column of agenda items are its items, with their other cells below."""
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))
            if any(row)
        ]
    except csv.Error:  # a cell of 128 kB
        return
    if not rows:
        return
    heads = [compact(cell) for cell in rows[0]]
    at = next((at for at, head in enumerate(heads) if head in AGENDA), None)
    if at is None:
        yield SourceBlock(kind="table", text=table_of(rows), line=1)
        return
    yield SourceBlock(kind="furniture", text=", ".join(filter(None, rows[0])), line=1)
    for line, row in enumerate(rows[1:], 2):
        if at < len(row) and row[at]:
            yield SourceBlock(kind="topic", text=row[at], line=line)
        if others := ", ".join(cell for place, cell in enumerate(row) if cell and place != at):
            yield SourceBlock(text=others, line=line)


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=first.count)
