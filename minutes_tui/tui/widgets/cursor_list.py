"""Entries of any height with a cursor on one of them, drawn on demand: what is on the screen is all that is laid out.

The view moves as little as the cursor asks for, and an edit leaves the cursor in the row where it stands.
"""

from textual import events
from textual.message import Message
from textual.strip import Strip

from minutes_tui.tui.widgets.pane import Pane, Rows

CONTEXT = 3
"""Rows that are seen above and below the entry at the cursor, so that a jump shows what comes next."""


class Walked(Pane):
    """A list to walk. What `count` and `rows` give is the subclass's."""

    has_cursor = True
    """Whether the cursor is seen: what only follows something else has none."""

    class Pointed(Message):
        """The mouse wants the cursor somewhere, or moved by some entries."""

        def __init__(self, at: int | None, by: int = 0, *, is_page: bool = False) -> None:
            super().__init__()
            self.at, self.by, self.is_page = at, by, is_page

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        """The entry at the cursor."""
        self._head = (0, 0)
        """The entry at the top of the view, and which row of it."""
        self.shown: list[tuple[int, int]] = []
        """For each row of the view its entry, and which row of it that is."""

    def count(self) -> int:
        raise NotImplementedError

    def rows(self, at: int) -> Rows:
        """How an entry is drawn; an entry may have no rows."""
        raise NotImplementedError

    def walk(self, at: int) -> None:
        """Put the cursor on an entry, and have it in view."""
        self.at = max(0, min(at, self.count() - 1))
        self._reveal()
        self.redraw()

    def turn(self, pages: int) -> None:
        """Move the view by pages and the cursor with it; a long entry is read page by page."""
        if not self.count():
            return
        height = max(self.size.height - 1, 1)
        self._head = self._moved(self._head, pages * height)
        last = self._foot()
        if self._head >= last:
            self._head = last
        whole = [at for at, row in self.view() if row == 0]
        at_end = (pages > 0 and self._head == last) or (pages < 0 and self._head == (0, 0))
        there = whole or [self._head[0]]
        self.at = (there[-1] if pages > 0 else there[0]) if at_end else there[0]
        self.redraw()

    def height_of_cursor(self) -> int:
        """The row of the view in which the entry at the cursor begins; negative where that is above it."""
        height, at = 0, self._head[0]
        while at < self.at and height - self._head[1] < self.size.height:
            height += len(self.rows(at))
            at += 1
        return height - self._head[1]

    def hold(self, at: int, height: int) -> None:
        """Put the cursor on an entry and have it begin in that row of the view, as far as there are rows."""
        self.at = max(0, min(at, self.count() - 1))
        self._head = self._moved((self.at, 0), -height)
        self._reveal()
        self.redraw()

    def _moved(self, place: tuple[int, int], by: int) -> tuple[int, int]:
        """A place so many rows further down, or up."""
        at, row = place
        row += by
        while row < 0 and at > 0:
            at -= 1
            row += len(self.rows(at))
        row = max(row, 0)
        while at < self.count() and row >= len(self.rows(at)):
            row -= len(self.rows(at))
            at += 1
        return (at, row) if at < self.count() else (max(self.count() - 1, 0), 0)

    def _reveal(self) -> None:
        """Move the view so that the entry at the cursor is in it, its beginning at least."""
        height = self.size.height
        if not self.count() or height <= 0:
            return
        self.at = min(self.at, self.count() - 1)  # entries may have gone since
        if self._head[0] >= self.count():
            self._head = (self.count() - 1, 0)
        long = len(self.rows(self.at))
        if long >= height:
            if not self._is_seen_in_part():
                self._head = (self.at, 0)
            return
        margin = min(CONTEXT, (height - long) // 2)
        first = self.height_of_cursor()
        if (self.at, 0) < self._head or first < margin:
            self._head = self._moved((self.at, 0), -margin)
        elif first + long + margin > height:
            self._head = self._moved((self.at, 0), long + margin - height)
        self._head = min(self._head, self._foot())

    def _is_seen_in_part(self) -> bool:
        """Whether an entry that is longer than the view begins in it at its top, or further up."""
        return self._head[0] == self.at

    def _foot(self) -> tuple[int, int]:
        """Where the top of the view is when the last entry ends at its foot."""
        left, at = self.size.height, self.count()
        while at > 0 and left > 0:
            at -= 1
            left -= len(self.rows(at))
        return (at, -left) if left < 0 else (at, 0)

    def view(self) -> list[tuple[int, int]]:
        """What each row of the view shows: an entry, and which row of it."""
        found: list[tuple[int, int]] = []
        at, row = self._head
        while at < self.count() and len(found) < self.size.height:
            there = range(row, min(len(self.rows(at)), row + self.size.height - len(found)))
            found += [(at, number) for number in there]
            at, row = at + 1, 0
        return found

    def lines(self) -> list[Strip]:
        if self._head[0] >= self.count():
            self._head = (max(self.count() - 1, 0), 0)
        self.shown = self.view()
        at_cursor = self.at if self.has_cursor else -1
        return [self.rows(at).at_cursor(row) if at == at_cursor else self.rows(at)[row] for at, row in self.shown]

    def on_resize(self) -> None:
        self._reveal()
        if self.has_cursor:
            self._centre()
        self.redraw()  # a first paint of the new size may have come before this

    def _centre(self) -> None:
        """Have the entry at the cursor in the middle third of the view, if it is elsewhere."""
        height = self.size.height
        if self.count() and height > 0 and not height // 3 <= self.height_of_cursor() < height - height // 3:
            self._head = min(self._moved((self.at, 0), -(height // 2)), self._foot())

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        if event.y < len(self.shown):
            self.post_message(self.Pointed(self.shown[event.y][0]))

    def on_mouse_scroll_up(self) -> None:
        self.post_message(self.Pointed(None, -1))

    def on_mouse_scroll_down(self) -> None:
        self.post_message(self.Pointed(None, 1))
