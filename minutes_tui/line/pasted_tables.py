"""Tables that are pasted in another form than rows: HTML from a browser, and cells of a spreadsheet that have newlines.

They become lines of the rows that are typed, `| a | b |` or cells with tabs between them. Knows nothing of notes.
"""

import csv
import re
from collections.abc import Sequence
from html.parser import HTMLParser

TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
QUOTED_CELL = re.compile(r'(?:^|\t)"[^"\t\n]*(?:""[^"\t\n]*)*\n', re.MULTILINE)
"""The beginning of a cell that goes on behind a newline."""
LARGEST = 1_000_000
"""Characters of a paste in which tables are looked for."""
UNSHOWN = ("script", "style", "head", "title", "template")


def as_rows(lines: Sequence[str]) -> list[str]:
    """The lines of a paste, with the tables that are in it as rows."""
    text = "\n".join(lines)
    if len(text) > LARGEST:
        return list(lines)
    if TABLE.search(text):
        return _of_html(text) or list(lines)
    if "\t" in text and QUOTED_CELL.search(text):
        return _of_cells(text) or list(lines)
    return list(lines)


def _of_html(text: str) -> list[str]:
    """The lines of HTML; [] where it has no row, or ends in what shows nothing."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return parser.lines()


def _of_cells(text: str) -> list[str]:
    """Rows of cells without their quotes, and with a blank for each newline; [] where they are no such cells."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter="\t", strict=True))
    except csv.Error:
        return []
    return ["\t".join(" ".join(cell.split("\n")) for cell in row) for row in rows] + [""] * text.endswith("\n")


class _Tables(HTMLParser):
    """The rows of the tables in HTML, and the lines of words around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._row: list[str] | None = None
        self._words: list[str] = []
        self._is_in_cell = False
        self._depth = 0
        """Tables within each other; the words of an inner one are those of the cell that it stands in."""
        self._unshown = 0

    def lines(self) -> list[str]:
        """What is read, with an empty line behind a table, so that nothing of it is left to be typed."""
        self._end_row()
        if self._unshown or not any(line.startswith("| ") for line in self._lines):
            return []
        return [*self._lines, ""] if self._lines[-1].startswith("| ") else self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSHOWN:
            self._unshown += 1
        elif tag == "table":
            if self._depth == 0:
                self._end_line()
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._row = []
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._row = self._row if self._row is not None else []
            self._is_in_cell = True
        elif tag in ("br", "p", "div", "li"):
            self._end_line() if self._depth == 0 else self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSHOWN:
            self._unshown = max(0, self._unshown - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self._words.append(data)

    def _taken(self) -> str:
        words = " ".join("".join(self._words).split())
        self._words = []
        return words

    def _end_line(self) -> None:
        if words := self._taken():
            self._lines.append(words)

    def _end_cell(self) -> None:
        words, was_in_cell, self._is_in_cell = self._taken(), self._is_in_cell, False
        if self._row is None:
            self._lines += [words] if words else []
        elif words or was_in_cell:
            self._row.append(re.sub(r"([*`|])", r"\\\1", words))

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self._lines.append(f"| {' | '.join(self._row)} |")
        self._row = None
