"""A document drawn in the terminal as its page will read: each block is laid out when it comes into sight."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from textual.strip import Strip

from minutes_tui.language.names import folded
from minutes_tui.model.document import (
    Block,
    Case,
    Code,
    Contents,
    Document,
    Figure,
    Gap,
    Heading,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Strong,
    Table,
    Words,
    flat,
    lowered,
    unwrapped,
    visible,
    words,
)
from minutes_tui.model.printed_addresses import with_addresses
from minutes_tui.tui.widgets.pane import Pane, Runs, rows_of
from minutes_tui.tui.widgets.text_rows import hung, marked, styled, table_rows

MARGIN = 7
"""Cells for a paragraph's number or time."""


STYLES = {"event": "emphasis", "day": "strong", "kind": "strong"}
"""Of paragraphs, by what they are."""

WIDE = 10_000
"""Cells in which a paragraph is one row."""


def rows(block: Block, width: int, headings: Sequence[Heading] = ()) -> list[Runs]:
    """The rows of a block, each as words with the names of their styles; `headings` are those of a list of contents."""
    match block:
        case Heading(level):
            return rows_of(styled(block.whole, "accent strong" if level == 1 else "strong"), width)
        case Paragraph(content, number, time, role=role):
            lead = f"{number or time}".ljust(MARGIN) if number or time else ""
            shown = hung([(lead, "dim")], [(" " * len(lead), "")], styled(content, STYLES.get(role, "")), width)
            return [[("─" * width, "dim")], *shown] if role == "day" else shown
        case Listing() | Quotation() | Code() | Rule():
            deep = "  " * (block.reply - 1 if isinstance(block, Listing) else 0)
            marks = [(deep + line.mark, deep + line.hang, line.runs) for line in marked((block,), width - len(deep))]
            return [row for mark, hang, said in marks for row in hung([(mark, "dim")], [(hang, "dim")], said, width)]
        case Table():
            return list(table_rows(block, width))
        case Contents(title):
            entries = [("  " * (each.level - 2) + words(each.content), "") for each in headings]
            return [[(visible(title), "strong")], *(row for entry in entries for row in rows_of([entry], width))]
        case Signature():
            captions = " / ".join(filter(None, (block.place, block.caption)))
            said = [(visible(line), "dim" if line == captions else "") for line in (captions, *block.lines) if line]
            label = [[(visible(block.label), "strong")]] if block.label else []
            return [*label, [("_" * min(36, width), "dim")], *([each] for each in said)]
        case Case():
            return list(_case(block, width))
        case Gap():
            return [[]]
        case Passage() | Masthead() | Figure():
            return [row for each in flat((block,)) for row in rows(each, width, headings)]
        case _:
            assert_never(block)


BARS = {"decision": "▌ ", "action": "", "amendment": "  │ "}
"""What stands before the rows of a case; of most it is a thin bar."""


def _case(block: Case, width: int) -> Iterator[Runs]:
    """A case behind its bar."""
    bar = BARS.get(block.kind, "│ ")
    style = "accent" if block.kind == "decision" else "dim"
    for each in lowered(block):
        yield from ([(bar, style), *row] if bar else row for row in rows(each, width - len(bar)))


def _said(block: Block, headings: Sequence[Heading]) -> str:
    """The words of a block, in one line."""
    return " ".join("".join(text for text, _ in row) for row in rows(block, WIDE, headings))


def _anchor(block: Block) -> str:
    return block.anchor if isinstance(block, (Heading, Paragraph, Figure, Case, Passage)) else ""


def _followed(before: Sequence[str], after: Sequence[str], at: int) -> int:
    """Where a block stands in another document, by the anchors of both: as far behind the nearest that both have as it
    was. Before the first anchor, in the head, it is as far down as it was."""
    if not any(before[: at + 1]):
        return min(at, next((place for place, anchor in enumerate(after) if anchor), max(len(after) - 1, 0)))
    places = {anchor: place for place, anchor in reversed([*enumerate(after)]) if anchor}
    for away in range(len(before)):
        for near in (at - away, at + away):
            if 0 <= near < len(before) and before[near] in places:
                while near and before[near - 1] == before[near]:
                    near -= 1
                place = places[before[near]]
                last = next((n for n in range(place + 1, len(after)) if after[n] not in ("", after[place])), len(after))
                return max(place, min(place + at - near, last - 1))
    return min(at, max(len(after) - 1, 0))


class Sheet(Pane):
    """A document as it reads, from the block at its top on."""

    DEFAULT_CSS = "Sheet { padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[Block] = []
        self._anchors: list[str] = []
        """Of each block, or of the passage that it stands in; "" is none."""
        self._headings: list[Heading] = []
        self._top = (0, 0)
        """Block, and row of it."""
        self._marked: int | None = None
        """The block that was found."""
        self._laid_out: dict[int, list[Runs]] = {}
        self._laid_out_for = 0

    def tell(self, document: Document) -> None:
        """Show another document, from the note or heading on that was at the top of the one before; its
        end where that one was read to the end."""
        document = with_addresses(document)
        before, (top, row) = self._anchors, self._top
        is_at_end = top > 0 and self._top == self._lowest()
        placed = [(each, _anchor(whole)) for whole in document.blocks for each in unwrapped((whole,))]
        if mark := document.layout.restricted:
            placed.insert(0, (Paragraph((Strong((Words(mark),)),)), ""))
        self._blocks, self._anchors = [each for each, _ in placed], [anchor for _, anchor in placed]
        self._headings = [each for each in self._blocks if isinstance(each, Heading) and each.level > 1 and each.anchor]
        self._laid_out.clear()
        self._marked = None
        self._top = (_followed(before, self._anchors, top), row) if self._blocks else (0, 0)
        if row:
            self._top = (self._top[0], min(row, len(self._of(self._top[0])) - 1))
        if is_at_end:
            self._top = self._lowest()
        elif self._blocks and self._top > (0, 0):
            self._top = min(self._top, self._lowest())  # a shorter one has rows above that fill the view
        self.redraw()

    def lines(self) -> list[Strip]:
        width = self.size.width
        strips: list[Strip] = []
        at, row = self._top
        while at < len(self._blocks) and len(strips) < self.size.height:
            shown = self._of(at)[row : row + self.size.height - len(strips)]
            if at == self._marked:
                shown = [[(text, f"{style} cursor".strip()) for text, style in runs] for runs in shown]
            strips += [self.strip(runs, width) for runs in shown]
            at, row = at + 1, 0
        return strips

    def _of(self, at: int) -> list[Runs]:
        """A block's rows, with a blank one behind it; a gap is that row alone."""
        if self._laid_out_for != self.size.width:
            self._laid_out_for = self.size.width
            self._laid_out.clear()
        if at not in self._laid_out:
            block = self._blocks[at]
            own = [] if isinstance(block, Gap) else rows(block, self.size.width, self._headings)
            self._laid_out[at] = [*own, []]
        return self._laid_out[at]

    def scroll_rows(self, by: int) -> None:
        """Move the view by rows, as far as the last block."""
        at, row = self._top
        row += by
        while row < 0 and at > 0:
            at -= 1
            row += len(self._of(at))
        while at < len(self._blocks) - 1 and row >= len(self._of(at)):
            row -= len(self._of(at))
            at += 1
        last = len(self._of(at)) - 1 if self._blocks else 0
        top = (at, max(0, min(row, last)))
        self._top = max(self._top, min(top, self._lowest())) if by > 0 else top
        self.redraw()

    def _lowest(self) -> tuple[int, int]:
        """The top at which the last block ends at the foot."""
        left = self.size.height
        for at in range(len(self._blocks) - 1, -1, -1):
            rows = len(self._of(at))
            if rows >= left:
                return at, rows - left
            left -= rows
        return 0, 0

    def go_to_end(self, *, last: bool) -> None:
        """Go to the beginning, or to where the last block ends at the foot."""
        self._top = (max(len(self._blocks) - 1, 0), 0) if last else (0, 0)
        if last and self._blocks:
            self.scroll_rows(len(self._of(self._top[0])) - self.size.height)
        self.redraw()

    def headings(self) -> list[tuple[int, str]]:
        """The headings, each with the place of its block."""
        return [(at, visible(words(each.whole))) for at, each in enumerate(self._blocks) if isinstance(each, Heading)]

    def go_to(self, at: int) -> None:
        """Have a block at the top."""
        self._top = (at, 0)
        self.redraw()

    def holding(self, wanted: str) -> list[int]:
        """The blocks that hold some words, without accents and capitals. Slow on a long page; for any thread."""
        wanted, blocks, headings = folded(wanted), self._blocks, self._headings
        return [at for at, each in enumerate(blocks) if wanted in folded(_said(each, headings))] if wanted else []

    def mark(self, at: int | None) -> None:
        """Show a block as the one that was found, and have it in view; None marks none."""
        self._marked = at
        if at is not None and not self._is_in_view(at):
            self._top = (at, 0)
        self.redraw()

    def _is_in_view(self, wanted: int) -> bool:
        at, row = self._top
        left = self.size.height + row
        while at <= wanted and at < len(self._blocks):
            left -= len(self._of(at))
            at += 1
        return self._top <= (wanted, 0) and left >= 0

    @property
    def top(self) -> int:
        """The block at the top."""
        return self._top[0]

    def on_mouse_scroll_up(self) -> None:
        self.scroll_rows(-3)

    def on_mouse_scroll_down(self) -> None:
        self.scroll_rows(3)
