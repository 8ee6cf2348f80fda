"""A list with a cursor, on whose rows keys act at once. It does nothing to the minutes itself."""

from collections.abc import Callable

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.strip import Strip

from minutes_tui.assist.keymap import LISTS
from minutes_tui.language import graphemes
from minutes_tui.language.names import folded
from minutes_tui.model.minutes import Minutes
from minutes_tui.tui.widgets.pane import Pane, fitted

MOVES = {"on": 1, "back": -1}
ENDS = {"first": 0, "last": -1}


class Row(Struct, frozen=True):
    """A row that the cursor can be on."""

    at: int
    """Among the entries of its table."""
    key: str
    body: str
    """Under which it stands; "" where there is none."""
    heading: str
    """What stands above its group."""


class Listing(Pane):
    """The cursor stays on its entry when the record changes, and only what is to be seen is drawn."""

    name_in_keys = ""
    """In `keymap.LISTS`."""
    DEFAULT_CSS = "Listing { width: 1fr; }"
    FOCUS_ON_CLICK = False

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()
        self.act: Callable[[str], None] | None = None
        """What a key is to do, by its name in `keymap.LISTS`, or "" for a key that does nothing; None where the list
        can't be edited. The screen gives it, and it is called at once, so that keys are done in order."""
        self.typed: Callable[[str], None] | None = None
        """Takes a character that is no key of the list: it begins a line."""
        self.pasted: Callable[[str], None] | None = None
        """What is to become of a text that is pasted."""
        self._does = {key: row.name for row in LISTS[self.name_in_keys] for key in row.keys}
        self._at = 0
        self._on = ("", "")
        """Body and key of the row at `_at`."""
        self._top = 0
        self._wanted = ""
        self._is_finding = False
        self.is_pointed = False
        """A click has put the cursor where it is, and the keys are elsewhere."""
        self._hits: list[tuple[int, int, int, int]] = []
        """Row of the screen, its first column and the one behind its last, and the place among `_found` shown there."""
        self.turned = 0
        """Turns of the wheel by which the view is ahead of what it shows by itself, while the keys are elsewhere."""

    def rows(self) -> list[Row]:
        """All rows, the list of the same minutes being the same one."""
        raise NotImplementedError

    def words(self, row: Row) -> str:
        """What a row can be found by."""
        raise NotImplementedError

    # The cursor

    def _found(self) -> list[Row]:
        """The rows that hold what is wanted."""
        rows = self.rows()
        return [row for row in rows if self._wanted in folded(self.words(row))] if self._wanted else rows

    def current(self) -> Row | None:
        """The row of the cursor."""
        found = self._found()
        if not found:
            return None
        self._at = max(0, min(self._at, len(found) - 1))
        if (found[self._at].body, found[self._at].key) != self._on:
            same = (n for n, row in enumerate(found) if (row.body, row.key) == self._on)
            self._at = next(same, self._at)
            self._on = (found[self._at].body, found[self._at].key)
        return found[self._at]

    def go(self, at: int) -> None:
        """Put the cursor on a row, by its place among those that are found."""
        found = self._found()
        if found:
            self._at = max(0, min(at, len(found) - 1))
            self._on = (found[self._at].body, found[self._at].key)
        self.redraw()

    def move(self, by: int) -> bool:
        """Move the cursor by some rows; False where it stays."""
        before = self._at if self.current() else 0
        self.go(before + by)
        return self._at != before

    def page(self, pages: int) -> None:
        self.move(pages * max(self.size.height - 2, 1))

    def show_all(self) -> None:
        """Look for nothing, so that the neighbours of a row are seen."""
        self._wanted = ""
        self.redraw()

    def select(self, index: int) -> None:
        """Put the cursor on an entry, by its index; all rows are shown where it would not be seen."""
        row = self.current()
        if row and row.at == index:
            return
        if all(row.at != index for row in self._found()):
            self._wanted = ""
        self.go(next((n for n, row in enumerate(self._found()) if row.at == index), self._at))

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        if not self.act:
            return
        event.stop()
        screen = self.app.screen
        if screen.focused is not self:  # a key before this one went elsewhere while this one waited
            (screen.focused or screen).post_message(event)
            return
        event.prevent_default()
        if self._is_finding and self._find(event):
            return
        name = self._does.get(
            event.character if event.character and graphemes.is_typed(event.character) else event.key, ""
        )
        name = name or self._does.get(event.key, "")
        if name in MOVES:
            self.move(MOVES[name])
        elif name in ENDS:
            self.go(ENDS[name] % max(len(self._found()), 1))
        elif name == "find":
            self._is_finding, self._wanted = True, ""
            self.redraw()
        elif name == "leave" and self._wanted:
            self._wanted = ""
            self.redraw()
        elif (
            not name
            and self.typed
            and event.character
            and not event.character.isspace()
            and (graphemes.is_typed(event.character))
        ):
            self.typed(event.character)
        elif name or graphemes.is_typed(event.character):
            self.act(name)

    def _find(self, event: events.Key) -> bool:
        """Take a key into what is wanted; False where it ends that and does what it does else."""
        if event.key == "backspace":
            self._wanted = self._wanted[:-1]
        elif event.character and graphemes.is_typed(event.character):
            self._wanted += folded(event.character)
        elif event.key in ("escape", "enter"):
            self._is_finding = False
            self._wanted = "" if event.key == "escape" else self._wanted
        else:
            self._is_finding = False
            return False
        self._narrow(self._wanted)
        return True

    def _narrow(self, wanted: str) -> None:
        """Show the rows that hold it, with the cursor on one of them."""
        self._wanted = wanted
        if all((row.body, row.key) != self._on for row in self._found()):
            self.go(0)
        self.redraw()

    def on_focus(self) -> None:
        self.is_pointed, self.turned = False, 0
        self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        """Words that are pasted are looked for, where something is; else they are rows of the list."""
        event.stop()
        if self._is_finding:
            self._narrow(self._wanted + folded(" ".join(event.text.split())))
        elif self.pasted and event.text.strip():
            self.pasted(event.text)
        elif self.act:
            self.act("")

    def on_blur(self) -> None:
        self._wanted, self._is_finding = "", False
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        at = next((at for y, left, right, at in self._hits if y == event.y and left <= event.x < right), None)
        row = self._found()[at] if at is not None else None
        if row is None or not self.act:
            return
        self.is_pointed = not self.has_focus
        self.go(at or 0)
        if self.pointed and self.is_pointed:
            self.pointed(row.at)

    def mark(self, at: int) -> str:
        """The style of a row by its place among all, while the keys are elsewhere."""
        return "lead" if self.is_pointed and at == self._at else ""

    def on_mouse_scroll_down(self) -> None:
        self._turn(1)

    def on_mouse_scroll_up(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """Move the cursor, or the view alone while the keys are elsewhere; what is drawn says how far that goes."""
        if self.has_focus:
            self.move(3 * by)
        else:
            self.turned += by
            self.redraw()

    def follow(self) -> None:
        """Show what matters now, wherever the wheel has taken the view."""
        if self.turned:
            self.turned = 0
            self.redraw()

    # What is drawn

    def title(self, width: int) -> Strip:
        """The first row: the list's own, or what is looked for."""
        raise NotImplementedError

    def draw(self, row: Row, width: int, *, is_at: bool) -> Strip:
        """A row; `is_at` says whether the cursor is on it."""
        raise NotImplementedError

    def with_cursor(self, nothing: str) -> list[Strip]:
        """The title and as many rows as there is room for, the cursor among them; `nothing` says that there is none."""
        is_titled = self.size.height > 2 or self._is_finding
        width, room = self.size.width, max(self.size.height - is_titled, 1)
        self.current()
        found = self._found()
        shown: list[int | str] = []
        at = 0
        for place, row in enumerate(found):
            if row.heading and (place == 0 or found[place - 1].heading != row.heading):
                shown.append(row.heading)
            if place == self._at:
                at = len(shown)
            shown.append(place)
        above = at - 1 if at and isinstance(shown[at - 1], str) and room > 1 else at
        self._top = max(min(self._top, above), at - room + 1, 0)
        self._top = min(self._top, max(len(shown) - room, 0))
        self._hits = []
        strips = []
        if is_titled:
            is_narrowed = self._is_finding or self._wanted
            head = self._finder(width - 1, len(found)) if is_narrowed else self.title(width - 1)
            strips.append(Strip.join([self.strip([], 1), head]))
        for each in shown[self._top : self._top + room]:
            if isinstance(each, str):
                strips.append(self.strip([(fitted(f" {each}", width), "dim")], width))
            else:
                self._hits.append((len(strips), 0, width, each))
                strips.append(self.draw(found[each], width, is_at=each == self._at))
        if not found:
            said = "Nothing matches." if self._wanted else nothing
            strips.append(self.strip([(fitted(f" {said}", width), "dim")], width))
        return strips

    def _finder(self, width: int, count: int) -> Strip:
        end = "▏" if self._is_finding else ""
        told = f"  {count} of {len(self.rows())}"
        wanted = fitted(f"/ {self._wanted}{end}", max(width - cell_len(told), 4))
        return self.strip([(wanted, "lead"), (told, "dim")], width)
