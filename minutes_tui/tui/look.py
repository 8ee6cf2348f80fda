"""The panes of a record: who takes part, the agenda, the notes. Alone they show one that can only be read."""

import datetime as dt

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from minutes_tui import zones
from minutes_tui.document import visible
from minutes_tui.edit import Edit
from minutes_tui.record import Record
from minutes_tui.tui import jobs, views
from minutes_tui.tui.bars import Footer, Header, Status
from minutes_tui.tui.listing import Listing
from minutes_tui.tui.lists import Agenda, Roster
from minutes_tui.tui.notes import Notes

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
    #panes { height: 1fr; }
    #left { width: 40; padding: 0 1; }
    #left Roster { height: 1fr; }
    #left Agenda { height: auto; max-height: 50%; margin-top: 1; }
    Notes { padding: 0 1; }
    Look.-narrow #left { width: 27; padding: 0 0 0 1; }
    Look.-tiny #left { display: none; }
    Look.-agenda #left { display: block; width: 60; }
    Look.-agenda #left Agenda { max-height: 75%; }
    Look.-participants #left { display: block; width: 76; }
    Look.-participants #left Agenda { display: none; }
    Look.-narrow.-agenda #left { width: 44; }
    Look.-narrow.-participants #left, Look.-tiny.-agenda #left { width: 100%; }
    Look.-narrow.-participants Notes, Look.-tiny.-agenda Notes { display: none; }
    Look.-low.-agenda Line, Look.-low.-participants Line { display: none; }
    Look.-short.-agenda #left Roster { display: none; }
    Look.-short.-agenda #left Agenda { max-height: 100%; margin-top: 0; }
    """

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.reviewed: str | None = None
        """Id of the note that was last at the cursor of the review."""

    def compose(self) -> ComposeResult:
        self._fit(*self.app.size)  # Textual's own breakpoints come after a first layout, which would be seen
        yield Header()
        yield from self.above()
        with Horizontal(id="panes"):
            with Vertical(id="left"):
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
        self.begin()

    def _point_at(self, index: int) -> None:
        """Have the review begin at a note."""
        note = self.record.minutes.notes[index]
        self.reviewed = note.id
        at = f"{zones.hour(note.at, self.record.minutes.meeting)} " if note.at else ""
        self.say(f"{at}{note.kind} · F5 reviews it")

    def say(self, said: str) -> None:
        """Show what was done, until the next key."""
        self.query_one(Status).tell(said, "", ("read only", "strong"))

    def begin(self) -> None:
        """Fill the panes. (Textual runs `on_mount` of every class that has one, so that it can't be overridden.)"""
        self.show()
        self.query_one(Status).tell("", "", ("read only", "strong"))
        self.query_one(Footer).tell([("pageup", "back"), ("pagedown", "on"), ("f1", "help"), ("ctrl+q", "leave")])
        self._signature = Record.signature(self.record.path)
        jobs.every(self, FOLLOW_EVERY, self._follow)
        jobs.every(self, 20, self.tell_time)

    async def _follow(self) -> None:
        """Show what is entered elsewhere. A file that can't be read for now is looked at again."""
        signature = Record.signature(self.record.path)
        if signature == self._signature or signature[0] is None:
            return
        self.record = await jobs.done(Record.read, self.record.path)
        self._signature = signature
        self.query_one(Status).tell("", "", ("read only", "strong"))
        self.show()

    def warn(self, said: str) -> None:
        """Show what is wrong."""
        self.query_one(Status).tell("", said, ("read only", "strong"))

    def _fit(self, width: int, height: int) -> None:
        """Show the panes in the way that suits a size in cells."""
        self.set_class(height < 20, "-short")
        self.set_class(height < 10, "-low")
        self.set_class(width < 100, "-narrow")
        self.set_class(width < 60, "-tiny")

    def on_resize(self, event: Resize) -> None:
        self._fit(*event.size)

    def show(self, edit: Edit | None = None) -> None:
        """Draw what an edit changed; with none, everything."""
        tables = {change.table for change in edit.changes} if edit else None
        minutes = self.record.minutes
        for pane, shows in ((self.query_one(Roster), {"participant", "body", "note", "meeting"}),
                            (self.query_one(Agenda), {"agenda", "note"}),
                            (self.query_one(Notes), {"note", "participant", "agenda"})):  # fmt: skip
            pane.minutes = minutes
            if tables is None or tables & shows:
                pane.redraw()
        if tables is None or "agenda" in tables:
            self.query_one(Agenda).refresh(layout=True)
        self.tell_time()

    def tell_time(self) -> None:
        self.query_one(Header).tell(self.record.minutes, self.now(), is_set=self.is_clock_set)

    @property
    def is_clock_set(self) -> bool:
        """Whether the clock stands at a time to which it was set."""
        return False

    def now(self) -> dt.datetime:
        return zones.now(self.record.minutes.meeting)

    def action_review(self) -> None:
        views.show(self, "review", "")

    def action_pages(self) -> None:
        views.show(self, "pages", "")

    def action_scroll_notes(self, pages: int) -> None:
        if isinstance(self.focused, Listing):
            self.focused.page(pages)
            return
        notes = self.query_one(Notes)
        notes.scroll_rows(pages * max(notes.size.height - 2, 1))
