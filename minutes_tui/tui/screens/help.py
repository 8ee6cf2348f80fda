"""The help: what can be typed and pressed, from the same rows as `minutes keys`, then the manual; found by typing."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.strip import Strip

from minutes_tui import manual
from minutes_tui.assist.keymap import found_by, sections
from minutes_tui.language.names import folded
from minutes_tui.model.document import Block
from minutes_tui.tui.widgets.document_view import rows as rows_of
from minutes_tui.tui.widgets.finder import Finder
from minutes_tui.tui.widgets.input_box import Box
from minutes_tui.tui.widgets.pane import Pane, Runs, wrapped

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look


def show(look: "Look", view: str, argument: str) -> None:
    """The help, and in it what holds the words behind the command."""
    look.app.push_screen(Help(find=argument))


Section = tuple[str, Sequence[tuple[str, str]]]
"""A title, and rows of what is typed or pressed with what it does."""

TITLE = "title"
"""Style of the title of a section, which no other row begins with."""


class Rows(Pane):
    """The rows of the help that hold what was typed, and those of the sections whose title does: what can be typed and
    pressed comes first, then what the manual says."""

    def __init__(self, title: str, own: Sequence[Section] = ()) -> None:
        """`title` is that of the section which is shown first; "" is the first. `own` are sections before all."""
        super().__init__()
        self._sections = [*own, *sections()]
        self._wanted = ""
        self._top = 0
        self._title = title
        self._found: list[Runs] = []
        self._found_for = ("", 0)
        """The words and the width for which the rows were found."""

    def find(self, wanted: str) -> None:
        self._wanted, self._top = folded(wanted.strip()), 0
        self.redraw()

    def scroll_rows(self, by: int) -> None:
        self._top = max(0, min(self._top + by, len(self._all()) - self.size.height))
        self.redraw()

    def on_mouse_scroll_up(self) -> None:
        self.scroll_rows(-3)

    def on_mouse_scroll_down(self) -> None:
        self.scroll_rows(3)

    def lines(self) -> list[Strip]:
        all_rows = self._all()
        if self._title:
            title, self._title = self._title, ""
            at = next((n for n, row in enumerate(all_rows) if row and row[0][0].startswith(title)), 0)
            self._top = max(0, min(at, len(all_rows) - self.size.height))
        shown = all_rows[self._top : self._top + self.size.height]
        if shown and shown[0]:  # the title of the section stays in sight while its rows go by
            titles = (row for row in reversed(all_rows[: self._top + 1]) if row and row[0][1] == TITLE)
            shown = [next(titles, shown[0]), *shown[1:]]
        return [self.strip(row, self.size.width) for row in shown]

    def _all(self) -> list[Runs]:
        if not self._found or self._found_for != (self._wanted, self.size.width):
            self._found_for = (self._wanted, self.size.width)
            found = [*self._keys(), *self._manual()]
            self._found = found or [[("Nothing matches.", "dim")]]
        return self._found

    def _keys(self) -> Iterator[Runs]:
        width = self.size.width
        most = min(36, 2 * width // 5)
        for title, rows in self._sections:
            found = rows if self._wanted in folded(title) else [r for r in rows if self._wanted in folded(found_by(*r))]
            if found:
                yield [(title, TITLE)]
                left = max((size for row in found if (size := cell_len(row[0])) <= most), default=most)
                for typed, becomes in found:
                    yield from self._row(typed, becomes, left, width)
                yield []

    def _manual(self) -> Iterator[Runs]:
        """What the manual says, each part below its page and heading."""
        for section in manual.found(self._wanted):
            if section.part not in manual.KEYMAP:
                yield [(f"Manual: {section.title}", TITLE)]
                for block in section.blocks:
                    yield from (*laid_out(block, self.size.width), [])

    def _row(self, typed: str, becomes: str, left: int, width: int) -> Iterator[Runs]:
        if cell_len(typed) > left:
            yield [("  " + typed, "accent")]
            typed = ""
        for start, end in wrapped(becomes, width - left - 4):
            yield [(f"  {set_cell_size(typed, left)}  ", "accent"), (becomes[start:end], "")]
            typed = ""


@lru_cache(2048)
def laid_out(block: Block, width: int) -> list[Runs]:
    """The rows of a block of the manual, which is the same at each key."""
    return rows_of(block, width)


class Help(Finder):
    """F1."""

    BINDINGS = [
        Binding("f1", "dismiss(None)", show=False, priority=True),
        Binding("up", "rows(-1)", show=False, priority=True),
        Binding("down", "rows(1)", show=False, priority=True),
        Binding("pageup", "rows(-10)", show=False, priority=True),
        Binding("pagedown", "rows(10)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Help > Vertical { width: 100%; max-width: 120; padding: 1 2; }
    """

    def __init__(self, title: str = "", find: str = "", own: Section | None = None) -> None:
        """`title` is that of the section which is shown first; `find` is what is looked for; `own` is a section about
        where one is, before all others."""
        super().__init__()
        self._own = [own] if own else []
        self._title_of_first = title
        self._find = find

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Box(self._find, placeholder="Type to search · ↑ ↓ PgUp PgDn scroll · Esc close", compact=True)
            yield Rows(self._title_of_first, self._own)

    def find(self, wanted: str) -> None:
        self.query_one(Rows).find(wanted)

    def action_rows(self, by: int) -> None:
        self.query_one(Rows).scroll_rows(by)
