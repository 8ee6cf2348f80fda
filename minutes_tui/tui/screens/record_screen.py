"""The panes of a record: who takes part, the agenda, the notes. Alone they show one that can only be read."""

import asyncio
import datetime as dt
import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from minutes_tui.editor import Outcome
from minutes_tui.meeting.edit import Edit
from minutes_tui.model import timezones
from minutes_tui.model.control_characters import visible
from minutes_tui.record import Record
from minutes_tui.tui import background
from minutes_tui.tui.widgets.bars import Footer, Header, Status
from minutes_tui.tui.widgets.list_pane import Listing
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.pane import Group
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda, Roster

if TYPE_CHECKING:
    from minutes_tui.export.formats import Order

ShowView = Callable[["Look", str, str], None]
"""Shows a view over the screen of a record: the screen, the view's name, and what was typed behind its command."""

Keep = Callable[[str, str | tuple[str, ...]], Outcome]
"""Keeps a key of [print] with a value."""


class Begun(Protocol):
    """Shows a record that was just opened or begun, enters lines that were typed before it was, and goes to a note."""

    def __call__(self, record: Record, lines: Sequence[str] = (), note: str = "") -> None: ...


BETWEEN = 0.002
"""Seconds between two pieces of a record that are read, in which keys are taken."""
WIDE = 150
"""Cells from which on the page stands beside the notes."""
LEFT, NOTES, PAGE = 46, 60, 76
"""Cells of people and agenda then, those that the notes have at least, and the page at most."""
FOLLOW_EVERY = 0.5
"""Seconds between two looks whether a record that is only read has become another."""


class Look(Screen[None]):
    """A record as it stands."""

    BINDINGS = [
        Binding("f1", "app.help", show=False, priority=True),
        Binding("f5", "review", show=False, priority=True),
        Binding("f8", "pages", show=False),
        Binding("pageup", "scroll_notes(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_notes(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Look { layout: vertical; layers: default over; }
    #panes { layout: horizontal; }
    #left { width: 40; padding: 0 1; }
    #left Roster { height: auto; }
    #left Agenda { height: 1fr; margin-top: 1; }
    Notes { padding: 0 1; }
    Look > #panes > Page { border-left: solid $rule; padding: 0 1; display: none; }
    Look.-wide #left { width: 46; }
    Look.-wide > #panes > Page { display: block; }
    Look.-no-items #left Agenda, Look.-nobody #left Roster { display: none; }
    Look.-nobody.-no-items #left { display: none; }
    Look.-narrow #panes { layout: vertical; }
    Look.-narrow #left { width: 100%; height: auto; padding: 0; }
    Look.-narrow #left Agenda { display: none; }
    Look.-low #left { display: none; }
    Look.-agenda #left, Look.-participants #left { display: block; }
    Look.-agenda #left { width: 60; }
    Look.-agenda #left Agenda { display: block; }
    Look.-participants #left { width: 100%; padding: 0 1 0 0; }
    Look.-participants #left Roster { display: block; height: 1fr; }
    Look.-participants #left Agenda, Look.-participants Notes { display: none; }
    Look.-participants > #panes > Page, Look.-agenda > #panes > Page { display: none; }
    Look.-wide.-participants #left, Look.-wide.-agenda #left { width: 96; }
    Look.-wide.-participants Notes { display: block; }
    Look.-narrow.-agenda #left, Look.-narrow.-participants #left { width: 100%; height: 1fr; padding: 0 1 0 0; }
    Look.-narrow.-agenda Notes, Look.-narrow.-agenda #left Roster { display: none; }
    Look.-narrow.-agenda #left Agenda { margin-top: 0; }
    Look.-agenda.-unwritten Line, Look.-participants.-unwritten Line { display: none; }
    Look.-low.-agenda Line, Look.-low.-participants Line { display: none; }
    Look.-short.-agenda #left Roster { display: none; }
    Look.-short.-agenda #left Agenda { margin-top: 0; }
    """

    def __init__(self, record: Record, show_view: ShowView) -> None:
        super().__init__()
        self.record = record
        self._show_view = show_view
        self.reviewed: str | None = None
        """Id of the note that was last at the cursor of the review."""
        self.page_order: Order | None = None
        """How the page was chosen to read last."""
        self.formats = {"md", "pdf"}
        """The formats in which pages are written."""
        self._shows_all = False
        """Whether the panes have all of the record, and not its glimpse."""
        self._has_begun = False

    def compose(self) -> ComposeResult:
        self._fit(*self.app.size)  # Textual's own breakpoints come after a first layout, which would be seen
        yield Header()
        yield from self.above()
        with Group(id="panes"):
            with Group(id="left"):
                yield Roster()
                yield Agenda()
            yield Notes()
        yield Status()
        yield from self.below()
        yield Footer()

    def above(self) -> list[Widget]:
        """What stands between the header and the panes."""
        return []

    def below(self) -> list[Widget]:
        """What stands between the panes and the footer."""
        return [Static(Content(f" {visible(self.record.why_not_written)}"))]

    def on_mount(self) -> None:
        self.query_one(Notes).pointed = self._point_at
        self.query_one(Notes).moved = self._follow_page
        self.query_one(Roster).beside = self._agenda_rows
        self.begin()
        self.call_after_refresh(lambda: background.begin(self, self._read_on()))

    def _point_at(self, index: int) -> None:
        """Have the review begin at a note."""
        note = self.record.minutes.notes[index]
        self.reviewed = note.id
        at = f"{timezones.hour(note.at, self.record.minutes.meeting)} " if note.at else ""
        self.say(f"{at}{note.kind} · F5 reviews it")

    def go_to_note(self, id: str) -> None:
        """Have a note in view, and the review begin at it."""
        self.read_all()
        index = next((at for at, note in enumerate(self.record.minutes.notes) if note.id == id), None)
        if index is not None:
            self.query_one(Notes).go_to(index)
            self._point_at(index)

    def say(self, said: str) -> None:
        """Show what was done, until the next key."""
        self.query_one(Status).tell(said, "", ("read only", "strong"))

    async def _read_on(self) -> None:
        """Read the rest of a long record, a little at a time, while the keys go on; and then show it."""
        while self.record.read_on():
            await asyncio.sleep(BETWEEN)
        self.read_all()

    def read_all(self) -> None:
        """Have all of the record read and shown; what isn't a letter in the line acts on that."""
        while self.record.read_on():
            pass
        if not self._shows_all:
            self.show()
            gc.freeze()  # a long record is not looked through again
        if not self._has_begun:
            self._has_begun = True
            self.has_all()

    def has_all(self) -> None:
        """Begin what needs all of the record."""

    def begin(self) -> None:
        """Fill the panes. (Textual runs `on_mount` of every class that has one, so that it can't be overridden.)"""
        self.show()
        self.query_one(Status).tell("", "", ("read only", "strong"))
        self.query_one(Footer).tell([("pageup", "back"), ("pagedown", "on"), ("f1", "help"), ("ctrl+q", "leave")])
        self._signature = Record.signature(self.record.path)
        background.every(self, FOLLOW_EVERY, self._follow)
        background.every(self, 20, self.tell_time)

    async def _follow(self) -> None:
        """Show what is entered elsewhere. A file that can't be read for now is looked at again."""
        signature = Record.signature(self.record.path)
        if signature == self._signature or signature[0] is None:
            return
        self.record = await background.done(Record.read, self.record.path)
        self._signature = signature
        self.query_one(Status).tell("", "", ("read only", "strong"))
        self.show()
        await self._read_on()

    def warn(self, said: str) -> None:
        """Show what is wrong."""
        self.query_one(Status).tell("", said, ("read only", "strong"))

    def _fit(self, width: int, height: int) -> None:
        """Show the panes in the way that suits a size in cells."""
        minutes = self.record.glimpse
        self.become({
            "-short": height < 20, "-low": height < 10, "-narrow": width < 100, "-wide": width >= WIDE,
            "-no-items": not minutes.agenda, "-nobody": not minutes.participants,
        })  # fmt: skip
        for roster in self.query(Roster):
            roster.is_strip, roster.is_low = width < 100, height < 20
            roster.redraw()

    def become(self, classes: dict[str, bool]) -> None:
        """Have classes or not, with one look at the style sheets for all. Before it is mounted there is none: all of a
        screen is styled when it is shown."""
        self.update_classes(classes, update=self.is_mounted)

    def on_resize(self, event: Resize) -> None:
        self._fit(*event.size)
        self._follow_page()

    def _agenda_rows(self, height: int) -> int:
        """Rows of the left column that the agenda takes, with a blank one above it."""
        there = len(self.record.glimpse.agenda)
        return min(there + 1, height // 2) + 1 if there else 0

    def _follow_page(self) -> None:
        """Show, where there is room, what is in view as its page will read. It is made once there is a first look."""
        if self.has_class("-wide") and self.record.glimpse.notes:
            self.call_after_refresh(self._show_page)

    def _show_page(self) -> None:
        from minutes_tui.tui.widgets.page_pane import Page  # most terminals have no room for it

        if not self.is_attached or not self.has_class("-wide"):
            return
        page = next(iter(self.query(Page)), None)
        if page is None:
            page = Page()
            page.has_cursor = False
            self.query_one("#panes").mount(page)
            self.call_after_refresh(self._show_page)  # once it has a size
        page.styles.width = min(PAGE, self.size.width - LEFT - NOTES)
        page.minutes = self.record.glimpse
        top = self.query_one(Notes).top
        if top is None:
            page.hold(len(page.minutes.notes) - 1, page.size.height)
        else:
            page.hold(top, 0)

    def show(self, edit: Edit | None = None) -> None:
        """Draw what an edit changed; with none, everything."""
        tables = {change.table for change in edit.changes} if edit else None
        self._shows_all, minutes = self.record.is_read, self.record.glimpse
        for pane, shows in ((self.query_one(Roster), {"participant", "body", "note", "meeting"}),
                            (self.query_one(Agenda), {"agenda", "note"}),
                            (self.query_one(Notes), {"note", "participant", "agenda"})):  # fmt: skip
            pane.minutes = minutes
            if tables is None or tables & shows:
                pane.redraw()
        if tables is None or tables & {"agenda", "participant", "body"} or self._is_other_strip():
            self._fit(*self.app.size)
            self.query_one(Roster).refresh(layout=True)
            self.query_one(Agenda).refresh(layout=True)
        self._follow_page()
        self.tell_time()

    def _is_other_strip(self) -> bool:
        """Whether the strip has as many rows as before no more: somebody came or left."""
        strip = self.query_one(Roster)
        return strip.is_strip and strip.display and strip.rows_of_strip(strip.size.width) != strip.size.height

    def tell_time(self) -> None:
        self.query_one(Header).tell(self.record.glimpse, self.now(), is_set=self.is_clock_set, word=self.word)

    word = "Read only"
    """What the header begins with, where that is no sitting."""

    @property
    def is_clock_set(self) -> bool:
        """Whether the clock stands at a time to which it was set."""
        return False

    def now(self) -> dt.datetime:
        return timezones.now(self.record.minutes.meeting)

    @property
    def keeps_on_page(self) -> "Keep | None":
        """Keeps a key of [print] in the record, where that can be written."""
        return None

    def show_view(self, view: str, argument: str = "") -> None:
        """Show a view over this screen; `argument` is what was typed behind its command."""
        self._show_view(self, view, argument)

    def action_review(self) -> None:
        self.show_view("review")

    def action_pages(self) -> None:
        self.show_view("pages")

    def action_scroll_notes(self, pages: int) -> None:
        if isinstance(self.focused, Listing):
            self.focused.page(pages)
            return
        notes = self.query_one(Notes)
        notes.scroll_rows(pages * max(notes.size.height - 2, 1))
