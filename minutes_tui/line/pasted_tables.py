"""Tables that are pasted in another form than rows: HTML from a browser, cells of a spreadsheet that have newlines,
columns with blanks between them, as in a mail, and cells with commas or semicolons between them.

They become lines of the rows that are typed, `| a | b |` or cells with tabs between them. Only `cells_before` looks at
notes.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from itertools import groupby, pairwise

from minutes_tui.model.minutes import Minutes, Note

TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
QUOTED_CELL = re.compile(r'(?:^|\t)"[^"\t\n]*(?:""[^"\t\n]*)*\n', re.MULTILINE)
"""The beginning of a cell that goes on behind a newline."""
LARGEST = 1_000_000
"""Characters of a paste in which tables are looked for."""
UNSHOWN = ("script", "style", "head", "title", "template")


CELL = re.compile(r"\S+(?: \S+)*")
"""The words of a column, which two blanks part from the next."""
FEWEST_COLUMNS = 3
WIDEST = 40
"""Characters of a cell, at most: what is longer is a sentence."""
NO_ROW = re.compile(r"\s*(?:[/|>!#+*•?\[-]|\d{1,2}[:.hu]\d\d\b|\d+[.)] |[^ ]+(?: [^ ]+)*[:?](?: |$))|.*\t")
"""How a line begins that is no row: with a sign or a time, or with who speaks."""
SENTENCE = re.compile(r".* .*[.!?;,]")


def as_rows(lines: Sequence[str], *, has_columns: bool = False) -> list[str]:
    """The lines of a paste, with the tables that are in it as rows. Columns with blanks between them are looked for
    where it `has_columns`: where these are lines of their own, and no list of people or items."""
    text = "\n".join(lines)
    if len(text) > LARGEST:
        return list(lines)
    if TABLE.search(text):
        return _of_html(text) or list(lines)
    if "\t" in text and QUOTED_CELL.search(text):
        return _of_cells(text) or list(lines)
    if has_columns and not any(line.startswith(("/", "```")) for line in lines):
        return _of_separated(text) or list(_of_columns(lines))
    return list(lines)


AMOUNT = re.compile(r"[^\w\s]?\s?-?\d[\d., '’]*[.,]\d\d(?:\s?\S{1,3})?")
"""A sum of money."""
NUMBER = re.compile(r"[^\w\s]?\s?-?\d[\d., '’]*(?:\s?\S{1,3})?")


def _of_separated(text: str) -> list[str]:
    """Rows of a paste that is surely separated by commas or semicolons, as a spreadsheet writes it: each line has as
    many cells, three and more or two behind semicolons, with numbers in a column, and no comma before a blank outside
    of quotes. A first row with a sum of money is no heading: an empty one stands before it. [] where it is none."""
    for sign, fewest in ((";", 2), (",", FEWEST_COLUMNS)):
        if sign not in text or re.search(rf"{sign}\s", re.sub(r'"[^"]*"', "", text).replace(f"{sign}\n", "")):
            continue
        try:
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter=sign, strict=True))
        except csv.Error:
            continue
        rows = [row for row in rows if row]
        is_even = len(rows) > 1 and len(set(map(len, rows))) == 1 and len(rows[0]) >= fewest
        columns = list(zip(*rows[1:], strict=True)) if is_even else []
        if any(all(cell and NUMBER.fullmatch(cell.strip()) for cell in column) for column in columns):
            cells = [[_escaped(" ".join(cell.split())) for cell in row] for row in rows]
            blank = no_heading(rows[0])
            return [*(f"| {' | '.join(row)} |" for row in ([blank, *cells] if blank else cells)), ""]
    return []


def no_heading(first: Sequence[str]) -> tuple[str, ...]:
    """The empty heading of a table whose first row has a sum of money and is none; () where it may be one."""
    return ("",) * len(first) if any(AMOUNT.fullmatch(cell.strip()) for cell in first) else ()


Spans = Sequence[tuple[int, int, str]]
"""The cells of a line: from where to where each stands, and its words."""


def _of_columns(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with those that are surely a table as rows, and an empty line behind one at the end."""
    for is_row, together in groupby(lines, lambda line: len(_cells(line)) > 1):
        plain = list(together)
        rows = _in_columns([_cells(line) for line in plain]) if is_row else []
        yield from (f"| {' | '.join(map(_escaped, row))} |" for row in rows) if rows else plain
        if rows and plain[-1] is lines[-1]:
            yield ""


def _cells(line: str) -> Spans:
    found = [] if NO_ROW.match(line) else [(each.start(), each.end(), each[0]) for each in CELL.finditer(line)]
    return [] if any(len(words) > WIDEST or SENTENCE.fullmatch(words) for _, _, words in found) else found


def _in_columns(rows: Sequence[Spans]) -> list[list[str]]:
    """Rows with as many cells each, where it is sure which cell is of which column: where the columns stand apart from
    each other, or three rows and more have as many cells. [] where it is not."""
    most = max(map(len, rows))
    whole = [row for row in rows if len(row) == most]
    if most < FEWEST_COLUMNS or len(whole) < 2:
        return []
    columns = [(min(each[0] for each in cells), max(each[1] for each in cells)) for cells in zip(*whole, strict=True)]
    are_apart = all(end < start for (_, end), (start, _) in pairwise(columns))
    if not are_apart:
        return [[words for *_, words in row] for row in rows] if len(whole) == len(rows) > 2 else []
    found = [_placed(row, columns) for row in rows]
    return [row for row in found if row] if all(found) else []


def _placed(row: Spans, columns: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a row by column, "" in one that is empty; [] where a cell stands in no column or in two."""
    words = [""] * len(columns)
    for start, end, said in row:
        over = [at for at, (first, last) in enumerate(columns) if start < last and first < end]
        if len(over) != 1 or words[over[0]]:
            return []
        words[over[0]] = said
    return words


def _escaped(words: str) -> str:
    return re.sub(r"([*`|])", r"\\\1", words)


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
            self._row.append(_escaped(words))

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self._lines.append(f"| {' | '.join(self._row)} |")
        self._row = None


def cells_before(minutes: Minutes) -> tuple[str, ...]:
    """The cells of the last note, where it is a line of words with one tab; () where it is none."""
    last = minutes.notes[-1] if minutes.notes else Note()
    is_line = last.kind == "statement" and not (last.speakers or last.struck or {"\n", "\\"} & {*last.text})
    return tuple(cell.strip() for cell in last.text.split("\t")) if is_line and last.text.count("\t") == 1 else ()
