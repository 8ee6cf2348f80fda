"""What the panes are made of: rows drawn on demand, from words that are never markup."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, overload

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from minutes_tui.model.control_characters import visible
from minutes_tui.tui import background
from minutes_tui.tui.widgets import themes

Runs = list[tuple[str, str]]
"""Words and the names of their styles."""


def fitted(text: str, width: int) -> str:
    """Words cut to a width in cells, with an ellipsis where they are longer."""
    most = 8 * max(width, 0) + 80
    is_long = len(text) > most
    text = visible(text[:most])
    if not is_long and cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def with_end(text: str, width: int) -> str:
    """Words of which the end is left where they are wider than some cells, with an ellipsis before it."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) >= width:
        text = text[1:]
    return f"…{text}" if width > 0 else ""


class Slice(NamedTuple):
    start: int
    end: int


def wrapped(text: str, width: int) -> list[Slice]:
    """Where each line of a text begins and ends when wrapped to a width in cells; newlines are kept."""
    width = max(width, 4)
    lines: list[Slice] = []
    start = 0
    for paragraph in text.split("\n"):
        fits = _narrow if paragraph.isascii() and paragraph.isprintable() else _fitting
        at = 0
        while (end := fits(paragraph, at, width)) < len(paragraph):
            space = paragraph.rfind(" ", at, end + 1)
            end = space if space > at else end
            lines.append(Slice(start + at, start + end))
            at = end + (paragraph[end] == " ")
        lines.append(Slice(start + at, start + len(paragraph)))
        start += len(paragraph) + 1
    return lines


def _narrow(text: str, at: int, width: int) -> int:
    """As far as a text fits from a place on, where each character has one cell."""
    return min(at + width, len(text))


def _fitting(text: str, at: int, width: int) -> int:
    """The same of any text. No more of it is looked at than may fit, for a text may be a line of a million characters;
    characters of no width count as many as can be part of one letter."""
    ahead = text[at : at + width + 1]
    if cell_len(ahead) <= width:
        rest = text[at : at + 4 * width]
        return at + len(rest) if at + len(rest) == len(text) and cell_len(rest) <= width else at + len(ahead)
    return at + len(chop_cells(ahead, width)[0])


def rows_of(runs: Runs, width: int) -> list[Runs]:
    """Words in rows of a width in cells."""
    rows: list[Runs] = []
    at = begun = 0
    for start, end in wrapped("".join([words for words, _ in runs]), width):
        while at < len(runs) and begun + len(runs[at][0]) <= start:
            begun += len(runs[at][0])
            at += 1
        row: Runs = []
        here, ahead = at, begun
        while here < len(runs) and ahead < end:
            words, style = runs[here]
            row.append((words[max(start - ahead, 0) : end - ahead], style))
            ahead += len(words)
            here += 1
        rows.append([piece for piece in row if piece[0]])
    return rows


class Rows(Sequence[Strip]):
    """Rows that are drawn when they are looked at: an entry may have thousands, of which few are ever seen."""

    def __init__(self, rows: Sequence[Runs], draw: Callable[[Runs, str], Strip]) -> None:
        """`draw` makes a row, with the names of styles that all of it has besides."""
        self._rows, self._draw = rows, draw

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Strip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Strip]: ...
    def __getitem__(self, at: int | slice) -> Strip | list[Strip]:
        return (
            self._draw(self._rows[at], "") if isinstance(at, int) else [self._draw(row, "") for row in self._rows[at]]
        )

    def padded(self, height: int) -> "Rows":
        """The same with blank rows below, so that there are so many at least."""
        return Rows([*self._rows, *[Runs()] * (height - len(self._rows))], self._draw)

    def at_cursor(self, at: int) -> Strip:
        """A row as it looks with the cursor on its entry; one that has no words is not marked."""
        row = self._rows[at]
        return self._draw(row, "cursor" if any(words for words, _ in row) else "")


BAR = "▌"
"""In the first cell of the cursor's row."""


class Unscrolled(Widget):
    """A widget that has no more than it shows."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take the size that a layout has given. Textual (8.2) lays the screen out once more for it, as what scrolls
        may need."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Group(Unscrolled):
    """Some panes below each other, or side by side."""

    DEFAULT_CSS = "Group { width: 1fr; height: 1fr; overflow: hidden hidden; }"


class Pane(Unscrolled):
    """A widget that draws its lines itself, each as pieces of text with the names of their styles."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[Strip] | None = None
        self._drawn_for = Size()
        """The size for which the lines were drawn: Textual may paint a new size before it tells of it."""
        self._styles: dict[str, Style] = {}
        self.places: Sequence[int | None] = ()
        """Which entry each row shows, where rows can be pointed at."""
        self.pointed: Callable[[int], None] | None = None
        """What a click on an entry does. It never takes the keys of what has them."""

    def style(self, names: str = "") -> Style:
        """The style that names with blanks between make together, as `themes` has them; "" is plain, and with "cursor"
        among them all are those of the cursor's row."""
        known = self._styles.get(names)
        if known is None:
            tokens: themes.Tokens = getattr(self.app, "tokens", themes.DARK)
            known = self._styles[names] = themes.style(tokens, self.rich_style, tuple(names.split()))
        return known

    def strip(self, pieces: list[tuple[str, str]], width: int, row: str = "") -> Strip:
        """A line of pieces, each a text and the names of its styles, cut to a width; all of it has the styles of `row`,
        too."""
        segments = [Segment(text, self.style(f"{names} {row}" if row else names)) for text, names in pieces if text]
        return Strip(segments).adjust_cell_length(width, self.style(row))

    def entry(self, pieces: list[tuple[str, str]], width: int, *, is_at: bool) -> Strip:
        """A row of a list behind the cell of the cursor's bar."""
        return self.strip([(BAR if is_at else " ", "lead"), *pieces], width, "cursor" if is_at else "")

    def lines(self) -> list[Strip]:
        """What the pane shows now, at most as many as it is high."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        place = self.places[event.y] if 0 <= event.y < len(self.places) else None
        if self.pointed and place is not None:
            self.pointed(place)

    def render_line(self, y: int) -> Strip:
        if self._drawn is None or self._drawn_for != self.size:
            self._drawn, self._drawn_for = self._made()[: self.size.height], self.size
        if y < len(self._drawn):
            return self._drawn[y]
        return Strip.blank(self.size.width, self.style())

    def _made(self) -> list[Strip]:
        """What the pane shows; or the sentence on why it can't, for all else goes on."""
        try:
            return self.lines()
        except Exception as error:
            return [self.strip([(str(background.failure(error)), "warn")], self.size.width)]

    def redraw(self) -> None:
        """Draw the pane afresh: what it shows has changed."""
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn = None
        self._styles.clear()
