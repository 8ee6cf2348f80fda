"""What the review shows: the notes with a cursor, the page as it will read, and the problems. They know no key."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import set_cell_size
from textual import events
from textual.strip import Strip

from minutes_tui.meeting.attendance import proxies_given
from minutes_tui.model.document import Block, Gap, Paragraph, Strong, Words, flat, visible
from minutes_tui.model.minutes import Audience, Minutes, Note, Problem
from minutes_tui.readers.comments import undecided
from minutes_tui.report.audience import printable
from minutes_tui.report.context import Page as Paper
from minutes_tui.report.context import page as paper
from minutes_tui.report.proceedings import printed, proceedings
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.document_view import rows
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.pane import BAR, Pane, Rows, Runs, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.review.problems import Doubts

SELECTED, STRUCK, DOUBT, COMMENTED = "●", "×", "!", "”"


class NotesWalked(Walked, Notes):
    """The notes, or those of them that a filter has left."""

    DEFAULT_CSS = "NotesWalked { padding: 0 1 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.sifted: Sequence[int] | None = None
        """Indices of the notes that are shown; None: all of them."""

    def count(self) -> int:
        return len(self.minutes.notes) if self.sifted is None else len(self.sifted)

    def index(self, at: int) -> int:
        """Index of the note that a place of the list shows."""
        return at if self.sifted is None else self.sifted[at]

    def place(self, index: int) -> int:
        """Where a note is shown, or the one behind it where it is not."""
        if self.sifted is None:
            return index
        return sum(each < index for each in self.sifted)

    def rows(self, at: int) -> Rows:
        return self._of(self.index(at))

    def lines(self) -> list[Strip]:
        if self.count():
            return Walked.lines(self)
        self.shown = []
        said = "No note is like that: Escape shows all." if self.minutes.notes else "Nothing is noted yet."
        return [self.strip([(said, "dim")], self.size.width)]


class Gutter(Pane):
    """Beside each row of the notes: where the cursor is, what is selected, struck out, in doubt or commented on."""

    DEFAULT_CSS = "Gutter { width: 3; }"

    def __init__(self, notes: NotesWalked, signs: Callable[[int], tuple[bool, bool]]) -> None:
        """`signs` says of a note whether it is selected and whether it is in doubt."""
        super().__init__()
        self._notes, self._signs = notes, signs
        self._commented: tuple[object, frozenset[int | None]] = (None, frozenset())
        """Comments, and the paragraphs on which there is an open one."""

    def lines(self) -> list[Strip]:
        strips = []
        for at, row in self._notes.view():
            note = self._notes.minutes.notes[self._notes.index(at)]
            selected, doubtful = self._signs(self._notes.index(at))
            is_at = at == self._notes.at and (row >= self._first_row(at))
            first = BAR if is_at else " "
            second = SELECTED if selected else " "
            third = " "
            if row == self._first_row(at):
                third = STRUCK if note.struck else DOUBT if doubtful else COMMENTED if self._is_commented(note) else " "
            pieces = [(first, "lead"), (second, "lead"), (third, "dim" if note.struck else "warn")]
            strips.append(self.strip(pieces, 3, "cursor" if is_at else ""))
        return strips

    def _is_commented(self, note: Note) -> bool:
        minutes = self._notes.minutes
        if self._commented[0] is not minutes.comments:
            self._commented = minutes.comments, frozenset(each.paragraph for _, each in undecided(minutes))
        return note.paragraph is not None and note.paragraph in self._commented[1]

    def _first_row(self, at: int) -> int:
        """The first row of a note that is no blank one."""
        note = self._notes.minutes.notes[self._notes.index(at)]
        return int(note.kind in ("heading", "item") and self._notes.index(at) > 0)


class Page(Walked):
    """The proceedings as they will be printed, each note on the page of the widest audience that has it; its part is
    made when it comes into view. A paragraph's number is shown once it is frozen, and below it what came back on it."""

    DEFAULT_CSS = "Page { padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()
        self._shared: tuple[object, ...] = ()
        """What all notes share: with another all is made anew."""
        self._notes: Sequence[Note] = ()
        self._pages: dict[Audience, Paper] = {}
        self._laid_out: dict[int, tuple[Note, Rows]] = {}

    def count(self) -> int:
        return len(self.minutes.notes)

    def walk(self, at: int) -> None:
        if at != self.at and self._head[0] == at:
            self._head = (at, 0)  # the note above, of which the end was in view: it begins with its words
        super().walk(at)

    def rows(self, at: int) -> Rows:
        minutes = self.minutes
        shared = (
            minutes.participants,
            minutes.agenda,
            minutes.meeting,
            minutes.print,
            minutes.comments,
            self.size.width,
        )
        if shared != self._shared:
            self._shared = shared
            self._pages.clear()
            self._laid_out.clear()
        if minutes.notes is not self._notes:
            self._notes = minutes.notes
            if proxies_given(minutes):  # who arrives and leaves tells whether a vote was by proxy
                self._pages.clear()
                self._laid_out = {at: known for at, known in self._laid_out.items() if known[0].kind != "vote"}
        note = minutes.notes[at]
        known = self._laid_out.get(at)
        if known is None or known[0] is not note:
            known = self._laid_out[at] = (note, self._rows_drawn(list(self._printed(note))))
        return (
            known[1]
            if known[1] or at != self.at or not self.has_cursor
            else self._rows_drawn([self._told(_why_not_printed(note))])
        )

    def _rows_drawn(self, rows: list[Runs]) -> Rows:
        width = self.size.width
        return Rows(rows, lambda row, styles: self.strip(row, width, styles))

    def _told(self, said: str) -> Runs:
        return [(fitted(said, self.size.width), "dim")]

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._laid_out.clear()

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        if event.y < len(self.shown):
            self.post_message(self.Pointed(self.shown[event.y][0], is_page=True))

    def _printed(self, note: Note) -> Iterator[Runs]:
        """A note's rows, below a mark where the public page has none."""
        if note.audience not in self._pages:
            self._pages[note.audience] = paper(self.minutes, audience=note.audience)
        blocks = list(flat(_blocks(note, self._pages[note.audience])))
        if blocks and note.audience != "public":
            yield self._told(_why_not_printed(note))
        for block in blocks:
            yield from rows(block, self.size.width)
            if not isinstance(block, Gap):
                yield []
        yield from self._comments(note)

    def _comments(self, note: Note) -> Iterator[Runs]:
        """The open comments on a paragraph, with their numbers and who made them."""
        there = [] if note.paragraph is None else undecided(self.minutes)
        for at, comment in there:
            if comment.paragraph == note.paragraph:
                by = f" {comment.who}:" if comment.who else ""
                said = Paragraph(
                    (
                        Strong((Words(f"{COMMENTED} #{at + 1}{by}"),)),
                        Words(f" {visible(' '.join(comment.text.split()))}"),
                    )
                )
                yield from rows(said, self.size.width)
                yield []


def _blocks(note: Note, page: Paper) -> Iterator[Block]:
    """What one note is on the page."""
    if not printable(note, page.audience):
        return
    if note.kind == "item":
        yield from proceedings(replace(page, minutes=replace(page.minutes, notes=(note,))))
    else:
        yield from printed(note, page, number="" if note.paragraph is None else str(note.paragraph))


def _why_not_printed(note: Note) -> str:
    if note.struck:
        return "(struck out: not on the page)"
    if note.audience != "public":
        return f"({note.audience}: not on the public page)"
    return {"remark": "(a private remark: on no page)", "item": "(prints no heading)"}.get(
        note.kind, "(prints nothing)"
    )


class Problems(Pane):
    """The problems, around the one that is walked to."""

    DEFAULT_CSS = """
    Problems { height: auto; padding: 0 1 0 0; background: $band; }
    """

    def __init__(self, where: Callable[[Problem], str]) -> None:
        """`where` says in a word or two where a problem is."""
        super().__init__()
        self._where = where
        self._doubts: Doubts | None = None
        self.most = 4
        """Rows at most."""

    def tell(self, doubts: "Doubts") -> None:
        """Show the problems as they are known now."""
        self._doubts, self.pointed = doubts, doubts.go
        if self.get_content_height() != self.size.height:
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, *about: object) -> int:
        """Rows for as many problems as there are, one where there is none."""
        there = len(self._doubts.problems) if self._doubts else 0
        return min(1 + there, self.most)

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        doubts = self._doubts
        if doubts is None:
            return []
        there, rows = len(doubts.problems), max(height - 1, 1)
        looking = "" if doubts.is_known else " · looking" if there else "Looking for problems"
        where = f" · at {doubts.at + 1}" if doubts.at is not None else ""
        keys = [("   n", "lead"), (" next  ", ""), ("p", "lead"), (" before", "")] if there else []
        head = [(" Problems  ", "title"), (f"{there}", "warn"), (f"{where}{looking}", "dim"), *keys]
        none = [(f" {looking or '✓ No problem'}", "dim")]
        strips = [self.strip(head if there else none, width)]
        at = doubts.at if doubts.at is not None else doubts.ahead(1) or 0
        first = max(0, min(at - rows // 2, there - rows))
        self.places = [None, *range(first, min(first + rows, there))]
        for number, problem in enumerate(doubts.problems[first : first + rows], first):
            place = set_cell_size(fitted(self._where(problem), 14), 14)
            text = fitted(f" {problem.text}", width - 16)
            strips.append(self.entry([(place, "dim"), (text, "")], width, is_at=number == doubts.at))
        return strips
