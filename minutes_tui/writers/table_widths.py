"""How wide the columns of a table are where its content decides. Knows no format."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.document import Block, Case, Cell, Heading, PageNumber, Side, Table, unwrapped, visible, words
from minutes_tui.writers.wrapping import pieces, width

MANY = 12
"""Labels that are measured to find the widest."""
GAP_OF_LABELS = 3.3
"""Letters between a label of ballots and its count."""


class BallotColumns(Struct, frozen=True):
    """What decides where the columns of ballots begin: it is the same for all votes of a document."""

    labels: tuple[str, ...] = ()
    """The longest labels, without those that are said again."""
    leads: tuple[str, ...] = ()
    """Likewise what the votes are called that have names."""
    is_named: bool = False
    """Whether any vote has names."""

    @property
    def longest(self) -> int:
        """Letters of the longest label."""
        return max(map(len, self.labels), default=0)


def ballot_columns(blocks: Iterable[Block]) -> BallotColumns:
    """Likewise of the votes of a document."""
    cases = [(block, block.ballots) for block in unwrapped(blocks) if isinstance(block, Case) and block.ballots]
    named = {case.lead + case.stop for case, table in cases if any(cell for row in table.rows for cell in row[2:])}
    labels = {visible(words(row[0])) for _, table in cases for row in table.rows}
    return BallotColumns(_longest(labels), _longest(named), bool(named))


def label_width(block: Table, columns: BallotColumns, room: float, least: float, letter: float, beside: float) -> float:
    """How wide the column of labels of ballots is, in the unit of the room: `beside` is what stands next to it. A third
    of the room at most, where that is enough: in a narrow column of the page the names behind the counts give way."""
    third = room / 3
    gap = letter * GAP_OF_LABELS
    wanted = letter * columns.longest + gap
    if wanted <= third:
        return max(min(least, third), wanted)
    labels = [visible(words(row[0])) for row in block.rows]
    if not any(cell for row in block.rows for cell in row[2:]):
        whole = letter * max(map(extent, labels), default=0.0) + gap
        return min(max(third, whole), room - beside)
    parts = (part for label in labels for word in pieces(label) for part in BEHIND_A_DASH.split(word))
    return min(max(third, letter * max(map(extent, parts), default=0.0) + gap), room / 2)


def _longest(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda each: (-len(each), each))[:MANY])


def letters(block: Table) -> list[int]:
    """How many letters each column should have room for: not all word processors look for themselves."""
    columns = zip(*(block.head, *block.rows), strict=True)
    texts = ([words(cell) for cell in column] for column in columns)
    return [1 + max(3, *(min(80, len(text)) for text in column)) for column in texts]


def extent(text: str) -> float:
    """How wide a line of words is, in letters: a digit is a little more than one, and a comma is half of one."""
    if text.isascii():
        return sum(map(ASCII.__getitem__, text.encode()))
    return sum(ASCII[ord(each)] if each.isascii() else float(width(each)) for each in text)


def _extent_of_ascii(char: str) -> float:
    if char in NARROW_SIGNS:
        return 0.55
    if char in WIDE_SIGNS:
        return 1.4
    return 1.07 if char.isdigit() else 1.15 if char.isupper() else 0.95


NARROW_SIGNS = " iljtfI.,:;'!|-()[]/"
WIDE_SIGNS = "MWmw@%&"
ASCII = [_extent_of_ascii(chr(each)) for each in range(128)]
"""By a character's code."""


class Fit(Struct, frozen=True):
    """The columns of a table."""

    widths: tuple[float, ...]
    """Of each column, in the unit of the room."""
    style: str = "Table Text"
    """Of its paragraphs, one of `SIZES`: of smaller letters where words and numbers need them to stay whole."""
    has_room: bool = True
    """Whether all words are whole: else some are parted."""


def room_for_a_word(width: float, style: str, letter: float, margins: float) -> float:
    """Letters that a line of a cell has room for; `style` is one of `SIZES`, or of the size of most tables."""
    return (width - margins) / (letter * SIZES.get(style, 1.0))


class _Column(Struct):
    least: float = 3 * 1.07
    """Letters of its longest word, or of the number of a page."""
    wanted: float = 3 * 1.07
    """Letters of its longest line, as far as that counts."""
    word: float = 3 * 1.07
    """The same where its numbers may be broken between their words, as a date before its year."""
    number: float = 3 * 1.07
    """Letters of its longest number, or of a part of a word."""
    has_numbers: bool = True
    """Whether each cell has digits, as a date or a reference has."""

    def takes(self, cell: Cell, before: float, weight: float) -> None:
        said = words(cell)
        for line in said.split("\n"):
            whole = before + extent(line[:LONGEST_MEASURED]) * weight
            self.wanted = max(self.wanted, min(LONGEST_LINE, whole))
            is_longer = whole > self.least or (whole > self.number and NUMBER.search(line))
            for word in _words_of(line) if is_longer else ():
                is_number = NUMBER.search(word)
                room = before + min(LONGEST_NUMBER if is_number else LONGEST_WORD, extent(word) * weight)
                self.least = max(self.least, room)
                self.number = max(self.number, room if is_number else 0)
        if weight == 1 and said and not NUMBER.search(said):
            self.has_numbers = False


def _words_of(line: str) -> Iterator[str]:
    """What a line may not be broken in: a word, of which each part with a dash behind it is one, or a number."""
    for piece in pieces(line):
        yield from [piece] if NUMBER.search(piece) else BEHIND_A_DASH.split(piece)


def with_pages_at_the_end(block: Table) -> Table:
    """A table whose columns of numbers of pages stand at their ends, as in the PDF."""
    pages = {
        at for row in block.rows for at, cell in enumerate(row) if any(isinstance(each, PageNumber) for each in cell)
    }
    if not pages:
        return block
    sides: tuple[Side, ...] = tuple("end" if at in pages else block.side(at) for at in range(len(block.head)))
    return replace(block, sides=sides)


def spans(block: Table, mark: str, row: tuple[Cell, ...]) -> list[int]:
    """Over how many columns each cell of a row goes. In a list of decisions and action items, the words of a decision
    have the room of the columns that are empty for it."""
    if mark or block.role != "register":
        return [1] * len(row)
    at = 1
    while at < len(row):
        end = at + 1
        while end < len(row) and not row[end]:
            end += 1
        if end - at > 2 and words(row[at]):
            return [1] * at + [end - at] + [1] * (len(row) - end)
        at = end
    return [1] * len(row)


def spanned(cells: Sequence[Cell], over: Sequence[int]) -> Iterator[tuple[int, int, Cell]]:
    """The cells that are there, each with the number of its first column and of its columns."""
    at = 0
    for each in over:
        yield at, each, cells[at]
        at += each


def fit(block: Table, letter: float, margins: float, room: float, *, is_in_column: bool = False) -> Fit:
    """The columns of a table as wide as what is in them.

    No word and no number is broken as long as the room has them all beside each other, in letters that are smaller
    where they have to be; where it hasn't, words are parted (`line_ends`) and numbers are not. Beyond that a short
    column has its whole content, and the long ones share what is left by what is in them. A table without a role is as
    wide as its content, any other as wide as the room; `letter` is the width of a letter and `margins` what a cell has
    beside its words, both in the unit of the room. In a column of a page in two, whose words are small already, no
    table has the smallest letters.
    """
    columns = _columns_of(block)
    count = len(columns)
    largest = 1.0
    if block.role == "register":
        inside = (room - margins * count) / letter
        largest = next((scale for scale in DATES_AT if _has_room_for_words(columns, inside / scale)), 1.0)
        _make_room_for_words(columns, inside / largest)
    least = sum(each.least for each in columns) or 1  # of a table without a word
    most = min(largest, (room - margins * count) / (letter * least))
    last = SMALL if is_in_column else SMALLEST
    style, scale = next(
        ((style, scale) for style, scale in SIZES.items() if last[1] <= scale <= min(most, largest)), last
    )
    size = letter * scale
    if scale > most:
        return Fit(tuple(_shrunk(columns, size, margins, room)), style, has_room=False)
    widths = [each.least * size + margins for each in columns]
    demands = [(each.wanted - each.least) * size for each in columns]
    extra = max(0.0, room - sum(widths))
    short = [at for at, each in enumerate(columns) if each.wanted <= FEW]
    of_short = sum(demands[at] for at in short)
    if of_short <= extra and (len(short) == count or of_short == sum(demands) or extra - of_short >= room * LONG_SHARE):
        for at in short:
            widths[at] += demands[at]
            demands[at] = 0
        extra -= of_short
    whole = sum(demands)
    share = min(1.0, extra / whole) if whole else 0.0
    widths = [width + demand * share for width, demand in zip(widths, demands, strict=True)]
    left = room - sum(widths)
    if left > 0 and not block.role and any(block.widths):
        widths = [width + left * each / sum(block.widths) for width, each in zip(widths, block.widths, strict=True)]
    elif left > 0 and block.role:
        widths[_last_to_grow(block, columns)] += left
    return Fit(tuple(widths), style)


def _columns_of(block: Table) -> list[_Column]:
    columns = [_Column() for _ in block.head]
    for at, (column, cell) in enumerate(zip(columns, block.head, strict=True)):
        column.takes(cell, _set_in(block, "", at), BOLD)
    for mark, row in block.marked_rows:
        if mark in ("group", "label", "line"):
            continue
        over = spans(block, mark, row)
        for at, number, cell in spanned(row, over):
            if number == 1:
                columns[at].takes(cell, _set_in(block, mark, at), 1)
    for at, column in enumerate(columns):
        is_whole = column.has_numbers and column.wanted <= (FEW if block.role == "register" else SHORT_NUMBER)
        column.word = column.least
        is_number = block.role == "agenda" and at == 0 < title_column(block)
        if is_whole or is_number:  # no date is broken, nor the number of an item
            column.least = column.wanted
    return columns


def _set_in(block: Table, mark: str, at: int) -> float:
    """Letters by which the words of a cell are set in."""
    return SET_IN * depth(block, mark, at) + (BEHIND_FIGURES if is_behind_figures(block, at) else 0)


def title_column(block: Table) -> int:
    """The column of an agenda that has the titles, which is the widest: before it are the numbers, if any."""
    if not block.widths:
        return min(1, len(block.head) - 1)
    return max(range(len(block.widths)), key=lambda at: (block.widths[at], -at))


def depth(block: Table, mark: str, at: int) -> int:
    """How many times a cell of a row is set in: the number and the title of an item below another one of the agenda."""
    return DEPTHS.get(mark, 0) if block.role == "agenda" and at in (0, title_column(block)) else 0


def is_behind_figures(block: Table, at: int) -> bool:
    """Whether the words of a column begin right where the figures of the one before end: there is more room between."""
    return at > 0 and block.side(at - 1) == "end" and block.side(at) == "start"


def _longest_of(columns: list[_Column]) -> int:
    return max(range(len(columns)), key=lambda at: (columns[at].wanted, -at))


def _has_room_for_words(columns: list[_Column], letters: float) -> bool:
    """Whether what a list is about has its part of the room, which is so many letters wide, with all dates whole."""
    longest = _longest_of(columns)
    left = letters - sum(each.least for at, each in enumerate(columns) if at != longest)
    return left >= min(columns[longest].wanted, letters * WORDS_SHARE)


def _make_room_for_words(columns: list[_Column], letters: float) -> None:
    """Have dates end their lines before the year, the longest first, until what a list of decisions and action items is
    about has its part of the room, which is so many letters wide."""
    longest = _longest_of(columns)
    others = [at for at in range(len(columns)) if at != longest]
    for at in sorted(others, key=lambda at: columns[at].word - columns[at].least):
        if _has_room_for_words(columns, letters):
            return
        columns[at].least = columns[at].word
        columns[at].wanted = max(columns[at].word, columns[at].wanted / 2)


def _last_to_grow(block: Table, columns: list[_Column]) -> int:
    """The column that has what no other needs: the one with most words."""
    if block.role == "roster":
        return len(columns) - 1
    if block.role == "agenda":
        return title_column(block)
    return max(range(len(columns)), key=lambda at: (columns[at].wanted, -at))


def _shrunk(columns: list[_Column], size: float, margins: float, room: float) -> list[float]:
    """Widths where not even small letters have room: each number stays whole as long as all of them have room, and
    words, which are parted, have as much as each other."""
    letters = (room - margins * len(columns)) / size
    numbers = sum(each.number for each in columns)
    if letters <= numbers:
        return [room * each.number / numbers for each in columns]
    low, high = 0.0, letters
    for _ in range(HALVINGS):
        same = (low + high) / 2
        found = [max(each.number, min(same, each.least)) for each in columns]
        low, high = (low, same) if sum(found) > letters else (same, high)
    left = (letters - sum(found)) / len(columns)
    return [(each + left) * size + margins for each in found]


def number_rooms(found: Iterable[tuple[int, Heading]], letter: float) -> dict[int, float]:
    """The room for the numbers of headings in a list of contents, by how deep these stand."""
    rooms: dict[int, float] = {}
    for depth, heading in found:
        rooms[depth] = max(rooms.get(depth, 0), (extent(heading.number) + NUMBER_GAP) * letter)
    return rooms


def head_widths(block: Table, letter: float, least: float, margin: float, room: float) -> list[float]:
    """Of the table of a head: its labels stand on one line each where that leaves enough to what they are about. In
    one with two pairs in a row, both have the same."""
    columns = max(1, len(block.head))
    longest = max((len(words(cell)) for row in block.rows for cell in row[:columns:2]), default=0)
    label = min(max(least, longest * letter * NARROW + margin), room / (4 if columns == 4 else 3))
    if columns == 4:
        return [label, room / 2 - label] * 2
    return [label, *[(room - label) / max(1, columns - 1)] * (columns - 1)]


NUMBER = re.compile(r"\d")
BEHIND_A_DASH = re.compile(r"(?<=[-–—])")
BOLD = 1.12
"""The width of a letter in a head, by that of one in a row."""
LONGEST_WORD = 34
"""Letters of a word that a column is made wider for."""
LONGEST_NUMBER = 34
"""The same of a number or a reference."""
HALVINGS = 12
"""Steps until the room that words have as much as each other is found to a hundredth of a letter."""
LONGEST_LINE = 80
"""Letters from which on a longer line needs no more room than another."""
LONGEST_MEASURED = 160
"""Characters of a line that are looked at: more than `LONGEST_LINE` letters, also where they are narrow."""
SIZES = {"Table Text": 1.0, "Table Text Small": 0.85, "Table Text Smallest": 0.72}
"""Styles of a table's words with the size of their letters, by that of most tables."""
SMALL = ("Table Text Small", 0.85)
SMALLEST = ("Table Text Smallest", 0.72)
LONG_SHARE = 0.25
"""Of the room, what the long columns have beyond their longest words before short ones are broken."""
DATES_AT = (1.0, SMALL[1])
"""Sizes of letters at which a list's dates are to stay whole; where they can't, they are broken in letters of the
usual size."""
WORDS_SHARE = 0.25
"""Of the room, what the words of a list of decisions and action items have before a date is broken."""
NARROW = 0.8
"""Of the room of a letter, what one of a line of words takes."""
SET_IN = 1.5
"""Letters by which an item below another is set in, in the agenda."""
BEHIND_FIGURES = 1.5
"""The same for words right behind a column of figures, in which these stand at the end."""
DEPTHS = {"sub": 1, "subsub": 2}
"""By the mark of a row of the agenda, how many times it is set in."""
FEW = 24
"""Letters of a short column."""
NUMBER_GAP = 1.5
"""Letters between the number of a heading and its words, in a list of contents."""
SHORT_NUMBER = 12
"""Letters of a number with its unit, which stays on one line."""
