"""Pages while the record is open: which form, in which language, for whom; how it reads; and into which files."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui.assist.keymap import load_settings
from minutes_tui.errors import ExportError, MinutesError
from minutes_tui.export.formats import FORMATS, Order, page_of, remarks, warnings, written
from minutes_tui.language.labels import language_name, languages
from minutes_tui.record import Record
from minutes_tui.report import AUDIENCES, FORMS
from minutes_tui.system import files
from minutes_tui.tui import background
from minutes_tui.tui.live.external import shown_outside
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer, Status
from minutes_tui.tui.widgets.document_view import Sheet
from minutes_tui.tui.widgets.pane import STYLES, STYLES_CSS, Pane, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.screens.record_screen import Look

SWITCHES = {"numbered": "numbered", "times": "times", "contents": "contents", "line_numbers": "line numbers",
            "draft": "draft mark"}  # fmt: skip
"""Fields of an order that are on or off, and what they are called here."""
EVERY = 5
"""Lines from one line number to the next."""
BAR_AFTER = 0.5
"""Seconds after which it is shown how far the writing is."""


class Row(Struct, frozen=True):
    """Something to choose."""

    name: str
    """Field of the order, or a format."""
    title: str
    value: str
    is_format: bool = False


class Choosing(Pane):
    """What can be chosen, with the cursor on one row."""

    def __init__(self, pages: "Pages") -> None:
        super().__init__()
        self._pages = pages
        self.pointed = pages.point_at

    def lines(self) -> list[Strip]:
        width = self.size.width
        strips, cursor = [], 0
        places: list[int | None] = []
        for at, row in enumerate(self._pages.rows()):
            if row.is_format and not self._pages.rows()[at - 1].is_format:
                strips += [Strip.blank(width, self.style()), self.strip([("Write as", "title")], width)]
                places += [None, None]
            here = at == self._pages.at
            cursor = len(strips) if here else cursor
            strips.append(self._row(row, width, " cursor" if here else ""))
            places.append(at)
        room = max(self.size.height, 1)
        first = max(0, min(cursor - room // 2, len(strips) - room))
        self.places = places[first : first + room]
        return strips[first : first + room]

    def _row(self, row: Row, width: int, cursor: str) -> Strip:
        left = min(16, width // 2)
        title = set_cell_size(fitted(f" {row.title}", left), left)
        value = set_cell_size(fitted(row.value, width - left), max(width - left, 0))
        return self.strip([(title, f"dim{cursor}"), (value, cursor.strip())], width)


class Pages(ModalScreen[None], LeftOnce[None]):
    """↑ ↓ choose a row, ← → change it, the blank marks a format, Enter writes what is marked, Escape leaves."""

    COMPONENT_CLASSES = STYLES
    DEFAULT_CSS = f"""{STYLES_CSS}
    Pages {{ background: $background; layout: vertical; }}
    Pages Horizontal {{ height: 1fr; }}
    Pages Choosing {{ width: 34; padding: 1 1 0 0; }}
    Pages Sheet {{ padding: 1 2 0 2; background: $surface; }}
    Pages.-tiny Choosing {{ width: 100%; }}
    Pages.-tiny Sheet {{ display: none; }}
    """

    def __init__(self, record: Record, order: Order) -> None:
        """The record is read afresh, so that no edit can change it meanwhile."""
        super().__init__()
        self._snapshot = Record(record.path, record.text)
        self.order = order
        self.wanted = {"md", "pdf"}
        self.at = 0
        self.written: list[Path] = []
        self._writing = False
        self._cancelled = False
        self._asked = 0

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width < 64, "-tiny")
        with Horizontal():
            yield Choosing(self)
            yield Sheet()
        yield Status()
        yield Footer()

    def on_mount(self) -> None:
        self._footer()
        self._say("")
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < 64, "-tiny")

    def rows(self) -> list[Row]:
        """All that can be chosen, as it stands."""
        tag = self.order.language or self._snapshot.minutes.meeting.language
        chosen = [
            Row("form", "Form", f"‹ {self.order.form} ›"),
            Row("language", "Language", f"‹ {language_name(tag, 'en')} ›"),
            Row("audience", "Audience", f"‹ {self.order.audience or 'public'} ›"),
        ]
        switches = [Row(name, title.capitalize(), "✓ yes" if getattr(self.order, name) else "–")
                    for name, title in SWITCHES.items()]  # fmt: skip
        formats = [Row(name, f"{'✓' if name in self.wanted else '–'} {name}", format.name, is_format=True)
                   for name, format in FORMATS.items()]  # fmt: skip
        return [*chosen, *switches, *formats]

    def on_key(self, event: events.Key) -> None:
        event.stop()
        keys: dict[str, Callable[[], None]] = {
            "up": lambda: self._move(-1), "down": lambda: self._move(1), "k": lambda: self._move(-1),
            "j": lambda: self._move(1), "left": lambda: self._turn(-1), "right": lambda: self._turn(1),
            "space": lambda: self._turn(1), "enter": self._write, "escape": self._leave, "o": self._open,
            "pageup": lambda: self._scroll(-1), "pagedown": lambda: self._scroll(1),
        }  # fmt: skip
        if event.key in keys:
            keys[event.key]()

    def _move(self, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.rows()) - 1))
        self.query_one(Choosing).redraw()

    def point_at(self, at: int) -> None:
        self.at = at
        self.query_one(Choosing).redraw()

    def _scroll(self, by: int) -> None:
        sheet = self.query_one(Sheet)
        sheet.scroll_rows(by * max(sheet.size.height - 2, 1))

    def _turn(self, by: int) -> None:
        """Change the row at the cursor to its next value, or to the one before."""
        row = self.rows()[self.at]
        if row.is_format:
            self.wanted ^= {row.name}
        elif row.name in SWITCHES:
            on = EVERY if row.name == "line_numbers" else True
            self.order = replace(self.order, **{row.name: type(on)() if getattr(self.order, row.name) else on})
        else:
            all_values: dict[str, list[str]] = {"form": [*FORMS], "audience": [*AUDIENCES], "language": languages()}
            values = all_values[row.name]
            now = getattr(self.order, row.name) or {"audience": "public"}.get(row.name, self._own_language())
            at = values.index(now) if now in values else 0
            self.order = replace(self.order, **{row.name: values[(at + by) % len(values)]})
        self.query_one(Choosing).redraw()
        if not row.is_format:
            self._show()

    def _own_language(self) -> str:
        return self._snapshot.minutes.meeting.language

    def _show(self) -> None:
        """Make the page that is chosen now, beside the typing."""
        self._asked += 1
        background.begin(self, self._made(self._asked), alone=True)

    async def _made(self, asked: int) -> None:
        page = await background.done(page_of, self._snapshot, self.order)
        said = await background.done(warnings, self._snapshot, self.order, page)
        if asked == self._asked:
            self.query_one(Sheet).tell(page)
            self._say("; ".join([*remarks(self._snapshot), *said]))

    def _path(self, format: str) -> Path:
        """The file for a format, named after the record, and after the form where that is not the usual one."""
        path = self._snapshot.path
        form = "" if self.order.form == "summary" else f"-{self.order.form}"
        return path.with_name(f"{path.stem}{form}.{format}")

    def _write(self) -> None:
        if self._writing:
            self.warn("A page is being written: Escape stops it.")
        elif not self.wanted:
            self.warn("No format is marked: the blank marks one.")
        else:
            self._writing, self._cancelled, self.written = True, False, []
            background.begin(
                self, self._all_written([name for name in FORMATS if name in self.wanted], time.monotonic())
            )

    async def _all_written(self, formats: list[str], began: float) -> None:
        said: list[str] = []
        bar = background.every(self, 0.1, lambda: self._bar(len(self.written), formats, began))
        try:
            for format in formats:
                made = await background.done(written, self._snapshot, format, self._order_for(format), writes=True)
                if self._cancelled:
                    self.warn(f"Stopped: {self._told()}.")
                    return
                linked = await background.done(files.export, self._path(format), made.content, ExportError, writes=True)
                said += [each for each in (*made.warnings, linked) if each and each not in said]
                self.written.append(self._path(format))
            self._say("")
            (self.warn if said else self._say)(" ".join([f"{self._told()}.", *said]))
        except MinutesError as error:
            self.warn(f"{error} {self._told()}.")
        finally:
            bar.stop()
            self._writing = False
            if self.is_attached:  # else the app is left
                self._footer()

    def _order_for(self, format: str) -> Order:
        """What is asked of a format: one that has forms of its own takes the first where it lacks the one chosen."""
        own = FORMATS[format].forms
        return replace(self.order, form=Order().form) if own and self.order.form not in own else self.order

    def _told(self) -> str:
        if not self.written:
            return "Nothing is written"
        return f"{', '.join(path.name for path in self.written)} in {self._snapshot.path.parent.resolve()}"

    def _bar(self, done: int, formats: list[str], began: float) -> None:
        if self._cancelled:
            self._say(f"Stops as soon as {FORMATS[formats[done]].name} is made; it is not written.")
        elif time.monotonic() - began > BAR_AFTER and done < len(formats):
            full = 20 * done // len(formats)
            self._say(f"{'█' * full}{'░' * (20 - full)} {done} of {len(formats)} · {FORMATS[formats[done]].name} "
                      "· Escape stops")  # fmt: skip

    def _open(self) -> None:
        if not self.written:
            self.warn("Nothing is written yet: Enter writes what is marked.")
        else:
            background.begin(self, self._opened(self.written[-1]))

    async def _opened(self, path: Path) -> None:
        self._say(await background.done(shown_outside, path) or self._told())

    def _leave(self) -> None:
        if self._writing:
            self._cancelled = True
        else:
            self.dismiss()

    def _say(self, said: str) -> None:
        self.query_one(Status).tell(said, "", ("page", "dim"))

    def warn(self, said: str) -> None:
        self.query_one(Status).tell("", said, ("page", "dim"))

    def _footer(self) -> None:
        last = ("o", "open") if self.written else ("pagedown", "read on")
        self.query_one(Footer).tell([("up", "↓ choose"), ("left", "→ change"), ("enter", "write"), last,
                                     ("escape", "leave")])  # fmt: skip


def show(look: "Look", view: str, argument: str) -> None:
    """Show what `Pages` shows; `argument` is the form to begin with."""
    form = argument or Order().form
    style = load_settings()[0].print
    if form in FORMS:
        look.app.push_screen(Pages(look.record, Order(form, house=style)))
    else:
        said = f"There is no form {argument}: {', '.join(FORMS)}."
        look.query_one(Status).tell("", said, ("page", "dim"))
