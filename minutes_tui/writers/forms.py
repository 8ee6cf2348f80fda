"""The forms in which a style sets its head and its votes, as plain blocks: for files of paragraphs and tables, whose
writers know no style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from string import ascii_lowercase
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Contents,
    Document,
    Emphasis,
    Gap,
    Heading,
    Inline,
    Layout,
    LineBreak,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Table,
    Words,
    reworded,
    visible,
    words,
)
from minutes_tui.writers.direction import is_right_to_left
from minutes_tui.writers.runs import marked
from minutes_tui.writers.table_widths import BOLD, extent

LONGEST_KEPT = 8
"""Rows of a table that stays on one page."""
ENDS_KEPT = 3
"""Rows at the start and at the end of a longer table that stay on one page, and lines before the places to sign."""
MOST_IN_A_CELL = 4
"""Places to sign, one below the other, that stay on one page."""
CAPTIONS_APART = 3
"""Letters between the two captions below a line to sign on, at least."""
LONGEST_LINE = 100
"""Letters of a paragraph that is a line of a list rather than a text."""
NUMBER_ROOM = 11
"""Mm for the number of a paragraph that stands in its first line."""
LETTER_ROOM = 1.7
"""Of the size of words, the room for the letter of a typed list, before the words of its line."""
SIDE_COLUMNS = {"protokoll": 17, "council": 9}
"""Mm of the column beside the words in which a style has the numbers of items, and in which its head begins."""
TITLES = {"secretariat": 1.25, "hansard": 1.35, "council": 1.2, "committee": 1.45}
"""The size of the title in those styles where it is not that of all, by the size of the words."""
SIZES = {"Title": 1.75, "Subtitle": 1.18, "Heading 1": 1.18}
"""Of a heading, by the size of the words; others are as large as these."""
LONGEST_OF_PAIR = 42
"""Letters that a value of the head has at most beside another one in its row."""
USUAL_LABEL = 14
"""Letters of a label of the head that leave values that room; a longer one takes of it."""


def arranged(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the head, in the form of the layout's masthead, and the others."""
    head, others = parted(document.blocks)
    return tuple(_head(head, document.layout.masthead, document.layout.text_columns == 2)), others


def masthead_first(document: Document) -> Document:
    """The document for a format that has no masthead of its own: a head that is set centred has the names of those who
    met above the title, wherever its lines stand."""
    head, others = parted(document.blocks)
    names = tuple(block for block in head if isinstance(block, Masthead))
    if document.layout.masthead != "centred" or not names:
        return document
    rest = (block for block in head if not isinstance(block, Masthead))
    return replace(document, blocks=(*names, *rest, *others))


def parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the head, which the first page begins with, and the others."""
    at = 0
    while at < len(blocks):
        match blocks[at : at + 2]:
            case (Masthead() | Heading(level=1) | Contents() | Table(role="head" | "agenda"), *_):
                at += 1
            case (Heading(), Table(role="agenda")):
                at += 2
            case (Paragraph(role="" | "subtitle" | "kind", number="", time=""), *_):
                at += 1
            case _:
                break
    return blocks[:at], blocks[at:]


def with_side_column(document: Document) -> Document:
    """A document whose margin has the side column of its style too, where the layout's margin is that of the head."""
    layout = document.layout
    if layout.style != "council" or layout.template:
        return document
    top, right, bottom, left = layout.margins
    room = SIDE_COLUMNS["council"]
    sides = (right + room, left) if is_right_to_left(document.language) else (right, left + room)
    return replace(document, layout=replace(layout, margins=(top, sides[0], bottom, sides[1])))


def with_slanted_headings(document: Document) -> Document:
    """A document for an office whose headings that were typed within an item are in italics beside those with a number,
    as in the PDF; those further below have a style in italics."""
    layout = document.layout
    has_numbers = any(isinstance(block, Heading) and block.number for block in document.blocks)
    if not has_numbers or layout.template or layout.text_columns == 2:
        return document
    blocks = (
        replace(block, content=(Emphasis(block.content),))
        if isinstance(block, Heading) and block.level == 3 and not block.number and not block.anchor.startswith("item-")
        else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def side_column(layout: Layout) -> int:
    """Mm by which the numbers of items, and the head, stand out to the start."""
    return SIDE_COLUMNS.get(layout.style, 0) if not layout.template and layout.margins[3] >= 25 else 0


def numbered(block: Paragraph, layout: Layout) -> str:
    """The number and the time of a paragraph as one line; a number in the first line of the words has a full stop."""
    if layout.number_at == "line" and block.number[-1:].isdecimal():
        block = replace(block, number=f"{block.number}.")
    return marked(block)


def is_in_margin(number: str, document: Document, room: float) -> bool:
    """Whether the number and the time of a case have `room` mm in the margin, beside its bar. Offices differ about the
    side at which a frame of a page from right to left is."""
    layout = document.layout
    is_beside = layout.number_at != "line" and layout.text_columns == 1 and not layout.template
    is_beside = is_beside and not is_right_to_left(document.language)
    return bool(number) and is_beside and len(number) * layout.size * FIGURE <= room


JUSTIFIED = frozenset(("Body Text", "Numbered Paragraph", "Quote"))
"""Styles of paragraphs whose lines have both margins where a page's have."""


def stays_with_next(at: int, rows: Sequence[Sequence[Cell]], role: str = "") -> bool:
    """Whether a row of a table stays on the page of the next one, so that no row is alone there. A row that may be
    parted holds no other: an office leaves a heading alone at the end of a page where what it is to stay with has no
    room on one."""
    is_at_end = at < ENDS_KEPT - 1 or at >= len(rows) - ENDS_KEPT
    is_kept = at < len(rows) - 1 and (is_kept_whole(rows, role) or is_at_end)
    return is_kept and not any(map(is_parted, rows[at : at + 2]))


def is_kept_whole(rows: Sequence[Sequence[Cell]], role: str = "") -> bool:
    """Whether a table stays on one page: it has few rows, and these take no more than a third of one; those of a list
    of decisions, votes or action items may take more than half of one."""
    letters = [LETTERS_OF_CELL if len(row) < MANY_COLUMNS else LETTERS_AMONG_MANY for row in rows]
    lines = sum(1 + max(map(len, map(words, row)), default=0) // each for row, each in zip(rows, letters, strict=True))
    return len(rows) <= LONGEST_KEPT and lines <= (LONGEST_REGISTER if role == "register" else LONGEST_CASE)


def is_parted(row: Sequence[Cell]) -> bool:
    """Whether a row is so long that it may be parted by the end of a page."""
    return any(len(words(cell)) >= LONGEST_ROW for cell in row)


def is_long(lengths: Iterable[int]) -> bool:
    """Whether a case with paragraphs of so many letters has no need to stay on one page: it takes more than a third of
    one."""
    return sum(1 + each // LETTERS_OF_LINE for each in lengths) > LONGEST_CASE


def goes_on(before: str, kind: str) -> bool:
    """Whether a case of a kind is about the same question as the case right before it: the amendments of a motion, and
    a vote. An amendment that is moved behind a vote is a question of its own, as is a vote behind an election."""
    is_decided = before in ("vote", "election")
    is_more = (kind == "vote" and before != "election") or (kind == "amendment" and not is_decided)
    return before in SIDE_BY_SIDE and is_more


SIDE_BY_SIDE = ("motion", "amendment", "vote", "election")
"""The kinds of case that are about the same question where one follows another."""


Made = TypeVar("Made")


class Neighbours(Generic[Made]):
    """What is known of the case before, for files in which the borders of alike paragraphs run on: it is told of each
    case with a bar, and of each block that is none."""

    def __init__(self) -> None:
        self.is_same = False
        """Whether the last case that was told of is about the question of the one before it."""
        self.is_other = False
        """Whether its bar has to be told from that of the case before."""
        self._kind = ""
        self._lengths: list[int] = []
        self._last: Made | None = None

    def parted(self) -> None:
        """Something else stands between two cases."""
        self._kind, self.is_other, self._last = "", False, None

    def takes(self, kind: str, lengths: list[int], last: Made) -> Made | None:
        """Takes a case of paragraphs with so many letters, and the last of what it is made of. Gives the last of the
        case before where both stay on one page: they are about one question and are not long. An amendment behind a
        vote is voted on itself, and may begin a page."""
        self.is_same = goes_on(self._kind, kind)
        is_kept = self.is_same and not (kind == "amendment" and self._kind in ("vote", "election"))
        if not self.is_same:
            is_alike = kind == self._kind or {"", "decision", "amendment"}.isdisjoint({kind, self._kind})
            self.is_other = is_alike and not self.is_other
        self._lengths = [*(self._lengths if is_kept else ()), *lengths]
        before = self._last if is_kept and not is_long(self._lengths) else None
        self._kind, self._last = kind, last
        return before


def nearly(color: str) -> str:
    """A colour of six hexadecimal digits that no eye can tell from the given one, and an office can."""
    return f"{int(color, 16) ^ 1:06X}"


ROOM_AROUND_LABEL = (8, 24)
"""Points above and below what a place to sign is called, as "Attest": one signs on the line below it."""
FIGURE = 0.15
"""Mm that a figure of a number in the margin takes, for each point of the size of words."""
BAR_HANGS = 3
"""Mm by which a bar stands before the words, and the numbers in the margin before that."""
DROP = 0.19
"""Of the size of words, by which what is smaller and beside them begins further down, to be upon the same line."""
LONGEST_ROW = 600
"""Letters of a cell whose row stays whole."""
LONGEST_CASE = 18
"""Lines of a motion or a decision that stays whole."""
LONGEST_REGISTER = 36
"""The same of a list of decisions, votes or action items."""
LETTERS_OF_CELL = 45
"""About as many as a line of the widest column has."""
MANY_COLUMNS = 4
"""Columns from which on the widest has no more than a third of the room."""
LETTERS_AMONG_MANY = 28
"""About as many as a line of that has."""
LETTERS_OF_LINE = 85
"""About as many as a line has."""


def paragraph_room(layout: Layout) -> float:
    """Points between two paragraphs, beyond the line."""
    return 0 if layout.is_indented else round(layout.size * ROOMS.get(layout.style, 0.264), 1)


QUOTED = 0.95
"""Of the size of the words, that of a quotation."""
ROOM_OF_CASE = 0.55
"""Of the size of the words, what is before and after a case that has a bar or a frame."""
ROOMS = {"secretariat": 0.318, "council": 0.276, "protokoll": 0.21, "committee": 0.102}
"""Of the size of the words, that room in those styles where it is not that of all."""


def size_of(heading: str, layout: Layout) -> float:
    """The size of a heading by that of the words."""
    own = TITLES.get(layout.style) if heading == "Title" and layout.masthead != "none" else None
    return own or SIZES.get(heading, 1)


def number_room(block: Heading, layout: Layout, letter: float, least: float, gap: float) -> float:
    """The room for the number of a heading, before its words: no less than `least`, and `gap` behind it. In a column
    of numbers beside the words, a part of that is enough, so that the words stay where the others begin. `letter` is
    the width of a letter for each point of its size."""
    wide = extent(block.number) * BOLD * size_of(f"Heading {block.level - 1}", layout) * layout.size * letter
    enough = gap * ENOUGH_IN_SIDE if side_column(layout) else gap
    return least if wide + enough <= least else wide + gap


def title_room(block: Heading, layout: Layout, letter: float, gap: float) -> float:
    """The room for a title that the name of the meeting follows, which hangs there where it has two lines."""
    return extent(words(block.content)) * BOLD * size_of("Title", layout) * layout.size * letter + gap


def is_under_a_rule(block: Heading) -> bool:
    """Whether a heading has a rule above it in a style that has one above each item, whether that has a number or
    not."""
    return block.level == 2 and bool(block.number.strip() or block.anchor.startswith("item-"))


ENOUGH_IN_SIDE = 0.75
"""Of the gap behind a number, what is enough in a column of numbers."""


def is_run_in(room: float, measure: float) -> bool:
    """Whether the number of a heading is so long that the words come right behind it, where otherwise they would hang
    beside it in a column of their own."""
    return room > measure * LONGEST_LABEL


LONGEST_LABEL = 0.3
"""Of the measure, what the number of a heading may have for itself."""


def faces(start: Cell, end: Cell, style: str, letters: float) -> bool:
    """Whether what is at the end of a line of the head has room behind what is at its start, in a line of `letters`."""
    larger = LARGEST_NAME if style == "Minutes Masthead" else 1
    return larger * (extent(words(start)) + extent(words(end))) + APART <= letters


APART = 2
"""Letters between what is at the start of a line and what is at its end, at least."""
LARGEST_NAME = 1.6
"""How large and bold the name of a body is, by the size of the words."""


def is_short(columns: Table) -> bool:
    """Whether words side by side stay on one page, as the few names of those who voted alike."""
    return max(map(len, columns.stacks()), default=0) <= LONGEST_STACK


def rows_of_columns(columns: Table) -> list[list[list[Cell]]]:
    """Words side by side as rows of cells, each its paragraphs. Many of them are below each other, in a row each: a
    page that ended within them would have the first of each column before the rest of each."""
    stacks = columns.stacks()
    return [stacks] if is_short(columns) else [[[cell]] for stack in stacks for cell in stack]


def before_items(blocks: tuple[Block, ...], layout: Layout) -> int:
    """How many blocks before the first item begin where its number does, as the roster and the list of votes: those
    that are no more than words and tables."""
    found = (at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.number.strip())
    first = next(found, 0) if side_column(layout) else 0
    return next((at for at, each in enumerate(blocks[:first]) if not _is_plain(each)), first)


def _is_plain(block: Block) -> bool:
    if isinstance(block, Passage):
        return all(map(_is_plain, block.content))
    return isinstance(block, Heading | Table | Gap) or (isinstance(block, Paragraph) and not marked(block))


def before_annexes(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand before the first annex, which is as wide as the page."""
    annexes = (at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.is_on_new_page)
    return next(annexes, len(blocks))


LONGEST_STACK = 6
"""Paragraphs below each other that are not torn apart."""


def is_wide_lead(lead: str) -> bool:
    """Whether what a case is called has no room in the column of these, so that its words begin in the next line."""
    return extent(lead) > LONGEST_LEAD


LABEL_ROOM = 33
"""Mm of the column in which the leads of cases stand."""
LONGEST_LEAD = 12.9
"""Letters in small capitals that have room in it."""


def unshown(file: str, format: str) -> str:
    """The sentence about a picture that a format doesn't take."""
    return (
        f"{visible(file)} is not in the {format} file, because {format} takes only PNG and JPEG."
        " Its name is printed instead."
    )


def is_open(said: str) -> bool:
    """Whether words announce what follows, and so stay on its page."""
    return len(said) < 200 and said.endswith((":", "："))


def set_in_mm(layout: Layout) -> int:
    """Mm by which what belongs to a paragraph is set in, where its number stands in the first line."""
    return NUMBER_ROOM if layout.number_at == "line" and not layout.template else 0


def _head(head: tuple[Block, ...], form: str, is_in_columns: bool) -> Iterator[Block]:
    masthead = next((block for block in head if isinstance(block, Masthead)), None)
    head = tuple(_in_italics(block) for block in head) if form == "symbol" else head
    rest = [paired(block, form) for block in head if not isinstance(block, Masthead)]
    titles = list(takewhile(_is_title, rest))
    if masthead is None or not titles:
        yield from (paired(block, form) for block in head)
        return
    match form:
        case "grid":
            yield masthead
            yield from _in_one_line(titles)
        case "line":
            between = (Words(" · "),) if masthead.body and masthead.others else ()
            yield Masthead(organisation=masthead.organisation, others=(*masthead.body, *between, *masthead.others))
            first, *below = titles
            symbol = masthead.reference
            is_title = isinstance(first, Heading)
            yield replace(first, document=words(symbol), document_runs=symbol) if is_title else first
            yield Masthead(others=masthead.status)
            yield from below
        case "centred":
            names = masthead if is_in_columns else replace(masthead, status=())
            if names != Masthead():
                yield names
            yield from map(_in_the_middle, titles)
            if not is_in_columns:
                yield Masthead(status=masthead.status)
        case _:
            yield from head
            return
    yield from rest[len(titles) :]


def _in_the_middle(block: Block) -> Block:
    """A line of the house's own among the titles of a head that is set centred."""
    return replace(block, role="middle") if isinstance(block, Paragraph) and not block.role else block


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) or (isinstance(block, Heading) and block.level == 1)


def _in_one_line(titles: list[Block]) -> Iterator[Block]:
    """The title with the name of the meeting behind it."""
    match titles:
        case [Heading() as title, Paragraph(content=content, role="subtitle"), *others]:
            yield replace(title, document=words(content), document_runs=content)
            yield from others
        case _:
            yield from titles


class Line(Struct, frozen=True):
    """A line of the masthead, in a style of that name, with words at its start and at its end."""

    style: str
    start: Cell = ()
    end: Cell = ()
    is_mark: bool = False
    """Whether it is a symbol or a status that stands at the end, before the names."""
    is_last: bool = False
    """Whether it ends the head, with a rule below it."""


def masthead_lines(block: Masthead, layout: Layout) -> tuple[Line, ...]:
    """The lines of a masthead that has no form of its own; of a centred one each part alone. In two columns of words
    the symbol and the status come first there, at the end; a status that comes alone ends the head, with its rule also
    where it has no words."""
    if layout.masthead != "centred":
        lines = (
            Line("Minutes Organisation", block.organisation),
            Line("Minutes Masthead", block.body, block.reference),
            Line("Minutes Status", block.others, block.status),
            Line("Minutes Status", block.distribution),
            Line("Minutes Status", block.original),
        )
        return tuple(line for line in lines if line.start or line.end)
    is_in_columns = layout.text_columns == 2
    marks = [
        Line("Minutes Status", block.reference, is_mark=is_in_columns),
        Line("Minutes Status", block.status, is_mark=is_in_columns, is_last=not is_in_columns),
    ]
    is_town = bool(block.organisation and block.body) and not is_in_columns  # a council is named below its town
    names = [
        Line("Minutes Masthead" if is_town else "Minutes Organisation", block.organisation),
        Line("Minutes Organisation" if is_town else "Minutes Masthead", block.body),
        Line("Minutes Status", block.others),
        Line("Minutes Status", block.distribution),
        Line("Minutes Status", block.original),
    ]
    found = tuple(line for line in ((*marks, *names) if is_in_columns else (*names, *marks)) if line.start)
    return found if found or is_in_columns else (Line("Minutes Status", is_last=True),)


def _in_italics(block: Block) -> Block:
    """The labels of the head, and the titles in its agenda, in italics."""
    if not isinstance(block, Table) or block.role not in ("head", "agenda") or block.has_head:
        return block
    at = 0 if block.role == "head" else 1
    rows = (
        tuple((Emphasis(cell),) if number == at and cell else cell for number, cell in enumerate(row))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def paired(block: Block, form: str) -> Block:
    """The table of the head with two labels and their values in a row; a long value has a row of its own, marked
    "wide"."""
    if form not in ("grid", "line") or not isinstance(block, Table) or block.role != "head":
        return block
    none: Cell = ()
    rows: list[tuple[Cell, ...]] = []
    marks: list[str] = []
    waiting: tuple[Cell, ...] = ()
    widest = max(0, *(len(words(row[0])) - USUAL_LABEL for row in block.rows))
    for label, value in ((row[0], row[1]) for row in block.rows if len(row) == 2):
        pair: tuple[Cell, ...] = ((Emphasis(label),) if form == "grid" else label, value)
        is_long = len(words(value)) > LONGEST_OF_PAIR - widest
        if waiting and not is_long:
            rows.append((*waiting, *pair))
            marks.append("")
            waiting = ()
            continue
        if waiting:
            rows.append((*waiting, none, none))
            marks.append("wide")
            waiting = ()
        if is_long:
            rows.append((*pair, none, none))
            marks.append("wide")
        else:
            waiting = pair
    if waiting:
        rows.append((*waiting, none, none))
        marks.append("wide")
    return Table(((),) * 4, tuple(rows), role="head", marks=tuple(marks))


def as_a_paragraph(block: Case) -> Case:
    """A case where cases are set as numbered paragraphs: who moved it behind the lead, what was decided in italics, and
    who does it by when behind what is to be done."""
    first, *rest = block.content or (None,)
    if not isinstance(first, Paragraph):
        return block
    if block.kind in ("motion", "amendment") and block.tail:
        return replace(block, content=(Paragraph(block.tail), *block.content), tail=())
    if block.kind == "decision":
        slanted = tuple(
            reworded(each, lambda content: (Emphasis(content),) if content else ()) for each in block.content
        )
        return replace(block, content=slanted)
    if block.kind == "action" and block.tail:
        line = (*first.content, Words(" – " if words(first.content).strip() else " "), Emphasis(block.tail))
        return replace(block, content=(replace(first, content=line), *rest), tail=())
    return block


def in_order(block: Block, layout: Layout) -> Block:
    """A motion or an amendment with its parts in the order of the layout's cases: where these are numbered paragraphs,
    who moved it stands in a line before the words. Any other block as it is."""
    is_line = layout.cases == "line" and not layout.template
    if not (is_line and isinstance(block, Case) and block.kind in ("motion", "amendment") and block.tail):
        return block
    first, *rest = block.content or (None,)
    if isinstance(first, Paragraph):
        said = (replace(first, content=(*unstopped(block.tail), LineBreak(), *first.content)), *rest)
        return replace(block, content=said, tail=())
    return replace(block, content=(Paragraph(unstopped(block.tail)), *block.content), tail=())


def with_numbers_in_lines(document: Document) -> Document:
    """A document whose numbers of paragraphs have the stop of a number that stands in the line, where they stand there
    on paper, and whose lists have letters then, so that they are not taken for each other."""
    if document.layout.number_at != "line":
        return document
    return replace(document, blocks=tuple(map(_with_number_in_line, document.blocks)))


def _with_number_in_line(block: Block) -> Block:
    match block:
        case Listing():
            return replace(block, is_lettered=block.ordered)  # those within keep their numbers
        case Paragraph(number=number) if number:
            return replace(block, number=stopped(number))
        case Quotation(content):
            return Quotation(tuple(map(_with_number_in_line, content)))
        case Case(content=content, number=number):
            return replace(block, content=tuple(map(_with_number_in_line, content)), number=stopped(number))
        case Passage(content=content):
            return replace(block, content=tuple(map(_with_number_in_line, content)))
        case _:
            return block


def stopped(number: str) -> str:
    """The number of a paragraph as it is before its words: "12.", "12a"."""
    return f"{number}." if number[-1:].isdigit() else number


def in_letters(number: int) -> str:
    """What stands before an item of a list with letters: "(b)"; behind (z) comes (aa)."""
    rounds, at = divmod(number - 1, len(ascii_lowercase))
    return f"({ascii_lowercase[at] * (rounds + 1)})"


def as_in_a_report(block: Case) -> Iterator[Block]:
    """A motion, amendment, vote or election as reports of parliaments have it: the words first, and in brackets what
    they are; of a vote who voted how in two columns, and the outcome below."""
    if block.kind in ("motion", "amendment"):
        yield from _moved(block)
    else:
        yield from _voted(block)
    if block.kind in ("motion", "amendment") and block.verdict:
        yield Paragraph((Words(words(block.verdict)),), role="outcome")


def _moved(block: Case) -> Iterator[Block]:
    tail = unstopped(block.tail)
    stop = Words(f"{block.stop}{block.blank}") if tail else Words("")
    named: tuple[Inline, ...] = (Words(f"[{block.lead}"), stop, *((Emphasis(tail),) if tail else ()))
    named = (*named, Words("]"))
    first, *rest = block.content or (None,)
    if isinstance(first, Paragraph) and not rest:
        yield Paragraph((*first.content, Words(" "), *named), block.number, block.time, block.anchor, role="moved")
        return
    if isinstance(first, Paragraph):
        yield Paragraph(first.content, block.number, block.time, block.anchor, role="moved")
        yield from rest
        yield Paragraph(named, role="moved")
        return
    yield Paragraph(named, block.number, block.time, block.anchor, role="moved")
    yield from block.content


def unstopped(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words without the full stop behind them, which none has within brackets."""
    last = content[-1] if content else None
    if not isinstance(last, Words):
        return content
    return (*content[:-1], Words(last.text.removesuffix(".").removesuffix("。")))


def _voted(block: Case) -> Iterator[Block]:
    lead: tuple[Inline, ...] = (Words("["), Emphasis((Words(block.lead),)), Words("]"))
    first = block.content[0] if block.content else None
    line = (*lead, Words(" "), *first.content) if isinstance(first, Paragraph) else lead
    yield Paragraph(line, block.number, block.time, block.anchor, role="division")
    yield from block.content[1:] if isinstance(first, Paragraph) else block.content
    if block.tail:
        yield Paragraph(block.tail)
    if block.ballots:
        yield from _in_columns(block.ballots)
    if block.verdict:
        yield Paragraph((Words(words(block.verdict)),), role="outcome")


def _in_columns(ballots: Table) -> Iterator[Block]:
    """A line for each way, with its count, above the names in two columns; ballots without names as they are."""
    if len(ballots.head) < 3 or not any(words(row[2]).strip() for row in ballots.rows):
        yield ballots
        return
    if said := [(row[0], row[2]) for mark, row in ballots.marked_rows if mark == "said"]:
        yield Table(((), ()), tuple(said))
    for label, count, names in ((row[0], row[1], row[2]) for mark, row in ballots.marked_rows if mark != "said"):
        yield Paragraph((*label, Words(" "), *count), role="way")
        found = names_listed(words(names))
        half = (len(found) + 1) // 2
        cells: list[Cell] = [(Words(name),) for name in found] + [()] * (2 * half - len(found))
        if found:
            yield Table(((), ()), tuple(zip(cells[:half], cells[half:], strict=True)), role="columns")


AS_IN_A_REPORT = SIDE_BY_SIDE
"""Cases that reports of parliaments have in a form of their own."""
BETWEEN = re.compile(r"[,،、]\s*")
BEHIND_A_NAME = re.compile(r"[^\W\d_]+\.")
"""What a comma parts from a name but is part of it: "Jr."."""


def names_listed(listed: str) -> list[str]:
    """The names of a list that has commas between them."""
    found: list[str] = []
    for name in filter(None, BETWEEN.split(listed)):
        if found and BEHIND_A_NAME.fullmatch(name):
            found[-1] += f", {name}"
        else:
            found.append(name)
    return found
