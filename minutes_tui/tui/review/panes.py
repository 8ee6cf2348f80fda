"""What the review shows: the notes with a cursor, and the signs beside them. They know no key."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from minutes_tui.model.minutes import Note
from minutes_tui.readers.returned.mailed_comments import undecided
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.page_pane import COMMENTED
from minutes_tui.tui.widgets.pane import BAR, Pane, Rows

SELECTED, STRUCK, DOUBT = "●", "×", "!"


class NotesWalked(Walked, Notes):
    """The notes, or those of them that a filter has left."""

    DEFAULT_CSS = "NotesWalked { padding: 0 1 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.sifted: Sequence[int] | None = None
        """Indices of the notes that are shown; None: all of them."""
        self.redrawn: Callable[[], None] = lambda: None
        """What else is drawn when they are, for it stands row by row beside them."""

    def redraw(self) -> None:
        super().redraw()
        self.redrawn()

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
        said = "No note matches. Press Esc to show all." if self.minutes.notes else "There are no notes yet."
        return [self.strip([(said, "dim")], self.size.width)]


class Gutter(Pane):
    """Beside each row of the notes: where the cursor is, what is selected, struck out, in doubt or commented on."""

    DEFAULT_CSS = "Gutter { width: 3; }"

    def __init__(self, notes: NotesWalked, signs: Callable[[int], tuple[bool, bool]]) -> None:
        """`signs` says of a note whether it is selected and whether it is in doubt."""
        super().__init__()
        self._notes, self._signs = notes, signs
        notes.redrawn = self.redraw
        self._commented: tuple[object, frozenset[int | None]] = (None, frozenset())
        """Comments, and the paragraphs on which there is an open one."""

    def lines(self) -> list[Strip]:
        strips = []
        for at, row in self._notes.view():
            note = self._notes.minutes.notes[self._notes.index(at)]
            selected, doubtful = self._signs(self._notes.index(at))
            has_words = row >= self._first_row(at)
            is_at = has_words and at == self._notes.at
            first = BAR if is_at else " "
            second = SELECTED if selected and has_words else " "
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
