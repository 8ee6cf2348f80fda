"""What the panes are made of: rows drawn on demand, from words that are never markup."""

from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from minutes_tui.document import visible
from minutes_tui.tui import jobs


def fitted(text: str, width: int) -> str:
    """Words cut to a width in cells, with an ellipsis where they are longer."""
    text = visible(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


class Slice(NamedTuple):
    start: int
    end: int


def wrapped(text: str, width: int) -> list[Slice]:
    """Where each line of a text begins and ends when wrapped to a width in cells; newlines are kept."""
    width = max(width, 4)
    lines: list[Slice] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrapped_line(paragraph, start, width)
        start += len(paragraph) + 1
    return lines


def _wrapped_line(text: str, offset: int, width: int) -> list[Slice]:
    lines = []
    at = 0
    while True:
        rest = text[at : at + width + 1]
        if cell_len(text[at:]) <= width:
            lines.append(Slice(offset + at, offset + len(text)))
            return lines
        fits = len(chop_cells(rest, width)[0])
        space = text.rfind(" ", at, at + fits + 1)
        end = space if space > at else at + fits
        lines.append(Slice(offset + at, offset + end))
        at = end + (text[end : end + 1] == " ")


STYLES = {f"pane--{name}" for name in ("dim", "accent", "strong", "emphasis", "title", "warn", "cursor", "struck")}
"""Component classes of a screen that holds panes, once for all of them: Textual styles each class of each widget
anew, several times before the first paint."""

STYLES_CSS = """
.pane--dim { text-style: dim; }
.pane--accent { color: $accent; }
.pane--strong { text-style: bold; }
.pane--emphasis { text-style: italic; }
.pane--title { text-style: bold dim; }
.pane--warn { color: $warning; }
.pane--struck { text-style: dim strike; }
.pane--cursor { background: $accent 30%; }
"""


class Pane(Widget):
    """A widget that draws its lines itself, each as pieces of text with the names of styles of its screen."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[Strip] | None = None
        self._drawn_for = Size()
        """The size for which the lines were drawn: Textual may paint a new size before it tells of it."""
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, *names: str) -> Style:
        """The style that one or several names of `STYLES` make together; "" is plain."""
        known = self._styles.get(names)
        if known is None:
            known = self.rich_style
            for name in filter(None, names):
                known += self.screen.get_component_rich_style(f"pane--{name}", partial=True)
            self._styles[names] = known
        return known

    def strip(self, pieces: list[tuple[str, str]], width: int) -> Strip:
        """A line of pieces, each a text and the names of its styles with blanks between, cut to a width."""
        segments = [Segment(text, self.style(*names.split(" "))) for text, names in pieces if text]
        return Strip(segments).adjust_cell_length(width, self.style())

    def lines(self) -> list[Strip]:
        """What the pane shows now, at most as many as it is high."""
        raise NotImplementedError

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
            return [self.strip([(str(jobs.failure(error)), "warn")], self.size.width)]

    def redraw(self) -> None:
        """Draw the pane afresh: what it shows has changed."""
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn = None
        self._styles.clear()
