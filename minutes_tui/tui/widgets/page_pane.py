"""The proceedings as their page will read, drawn beside the notes."""

from collections.abc import Iterator, Sequence

from textual import events

from minutes_tui.commands.comments import author, decided
from minutes_tui.meeting.audiences import MOVES, moves_told, narrowed
from minutes_tui.model.document import Block, Gap, Paragraph, Strong, Words, unwrapped, visible
from minutes_tui.model.minutes import Audience, Minutes, Note
from minutes_tui.report.context import Page as Paper
from minutes_tui.report.context import page as paper
from minutes_tui.report.proceedings import printed, taken_up
from minutes_tui.report.withheld import printable, unnamed
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.document_view import rows
from minutes_tui.tui.widgets.pane import Rows, Runs, fitted

COMMENTED = "”"
"""Before an open comment."""
OF_OTHERS = ("motion", "vote", "arrival", "departure", "item")
"""Kinds of note whose part of the page says something of other notes: what a vote was on and what came of it, who was
there and how many may vote now, which headings stand above already."""


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
        self._of_others: dict[Audience, Paper] = {}
        """The pages of the notes as they are now, for those that say something of others."""
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
            self._of_others.clear()
            self._laid_out.clear()
        if minutes.notes is not self._notes:
            self._notes = minutes.notes
            self._of_others = {}
            self._laid_out = {at: known for at, known in self._laid_out.items() if known[0].kind not in OF_OTHERS}
        note = narrowed(minutes).notes[at]
        known = self._laid_out.get(at)
        if known is None or known[0] is not note:
            known = self._laid_out[at] = (note, self._rows_drawn(list(self._printed(note, at))))
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

    def _printed(self, note: Note, at: int) -> Iterator[Runs]:
        """A note's rows, below a mark where the public page has none."""
        pages = self._of_others if note.kind in OF_OTHERS else self._pages
        if note.audience not in pages:
            pages[note.audience] = paper(self.minutes, audience=note.audience)
        blocks = list(unwrapped(self._blocks(note, at, pages[note.audience])))
        if blocks and note.audience != "public":
            yield self._told(WITHOUT_WORDS if self._is_told(note) else _why_not_printed(note))
        for block in blocks:
            yield from rows(block, self.size.width)
            if not isinstance(block, Gap):
                yield []
        yield from self._comments(note)

    def _is_told(self, note: Note) -> bool:
        """Whether the public page has what a note of a private part comes to, of who came or left."""
        if note.kind not in MOVES:
            return False
        told = moves_told(narrowed(self.minutes), "public").values()
        return any(each.id == note.id for moves in told for each in moves)

    def _blocks(self, note: Note, at: int, page: Paper) -> Iterator[Block]:
        """What one note is on the page."""
        if not printable(note, page.audience):
            return
        if note.kind == "item":
            yield from taken_up(at, narrowed(self.minutes).notes, page)
        else:
            yield from printed(unnamed(note), page, number="" if note.paragraph is None else str(note.paragraph))

    def _comments(self, note: Note) -> Iterator[Runs]:
        """The comments on a paragraph, whole, with their numbers and who made them; those that are decided are dim and
        say how."""
        if note.paragraph is None:
            return
        for at, comment in enumerate(self.minutes.comments):
            if comment.paragraph != note.paragraph:
                continue
            if comment.accepted is None:
                known = comment.who or comment.date or comment.change
                by = f" {author(comment, self.minutes)}:" if known else ""
                on = f" on “{' '.join(comment.on.split())}”:" if comment.on else ""
                words = visible(" ".join(comment.text.split()))
                said = Paragraph((Strong((Words(f"{COMMENTED} #{at + 1}{by}"),)), Words(f"{visible(on)} {words}")))
                yield from rows(said, self.size.width)
            else:
                yield self._told(decided(at, comment))
            yield []


WITHOUT_WORDS = "(private: the public page has it without words)"
"""Above who came or left in a private part, where that is told."""


def _why_not_printed(note: Note) -> str:
    if note.struck:
        return "(struck out: not on the page)"
    if note.audience != "public":
        return f"({note.audience}: not on the public page)"
    return {"remark": "(a private remark: on no page)", "item": "(prints no heading)"}.get(
        note.kind, "(prints nothing)"
    )
