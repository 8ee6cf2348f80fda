"""The next meeting of a series: what is counted on, to be changed, and what is carried over, to be left out."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, Static

from minutes_tui.archive.next_meeting import GUEST, NUMBERS, NextMeeting, Offer, next_meeting
from minutes_tui.errors import MinutesError
from minutes_tui.language.day_phrases import day
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.record import Record, create
from minutes_tui.record.file_name import proposed
from minutes_tui.tui import background
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.screens.record_screen import Begun
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.input_box import Box
from minutes_tui.tui.widgets.pane import Pane, fitted

CALLED = {
    "action item": "Action", "agenda item": "Item", "standing item": "Standing", "pending motion": "Motion",
    "postponed motion": "Put off", "tabled motion": "Tabled",
    "question without an answer": "Question", "undecided comment": "Comment", GUEST: "Guest", NUMBERS: "Numbers",
}  # fmt: skip
WHO = 14


class Offers(Pane, can_focus=True):
    """What is open, with a mark where it is carried over."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: tuple[Offer, ...] = ()
        self.left_out: set[str] = set()
        """By where they come from."""
        self.day: dt.date | None = None
        """Of the next meeting: what is overdue then."""
        self.at = 0
        self.pointed = self._take
        self.taken: Callable[[], None] = lambda: None
        """Called when something is left out or taken in."""

    def show(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        self.redraw()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        if not self.offers:
            return [self.strip([(fitted("Nothing was left open.", width), "dim")], width)]
        first = max(0, min(self.at - height // 2, len(self.offers) - height))
        self.places = range(first, min(first + height, len(self.offers)))
        return [self._row(at, width) for at in self.places]

    def _row(self, at: int, width: int) -> Strip:
        offer = self.offers[at]
        is_left_out, late = offer.from_ in self.left_out, offer.overdue(self.day)
        due = f"  by {offer.due}" if offer.due else f"  since {offer.since}" if offer.since else ""
        due += f", {late} {'day' if late == 1 else 'days'} overdue" if late else ""
        who = f"{set_cell_size(fitted(offer.who, WHO), WHO)} " if width >= 60 else ""
        room = max(width - 13 - cell_len(who) - cell_len(due), 8)
        pieces = [
            (f"{'–' if is_left_out else '✓'} {CALLED[offer.what]:<9}", "" if is_left_out else "lead"),
            (who, ""),
            (set_cell_size(fitted(offer.words, room), room), "dim" if is_left_out else "strong"),
            (due, "warn" if late and not is_left_out else "dim"),
        ]
        return self.entry(pieces, width, is_at=self.has_focus and at == self.at)

    def _take(self, at: int) -> None:
        """Take one in, or leave it out."""
        self.at = at
        self.left_out ^= {self.offers[at].from_}
        self.taken()
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        if not self.offers or event.key not in ("up", "down", "space", "home", "end", "pageup", "pagedown"):
            return
        page = max(self.size.height - 1, 1)
        last = len(self.offers) - 1
        event.stop()
        if event.key == "space":
            self._take(self.at)
        by = {"up": -1, "down": 1, "space": 1, "pageup": -page, "pagedown": page, "home": -last, "end": last}[event.key]
        self.at = max(0, min(self.at + by, last))
        self.redraw()


class Next(LeftOnce[None]):
    """Title, date and file in fields, the reference, and what is carried over. Enter begins, Escape creates nothing."""

    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("enter", "begin", show=False),
    ]
    DEFAULT_CSS = """
    Next > Vertical { height: auto; padding: 1 2; }
    Next Horizontal { height: 1; }
    Next .label { width: 11; }
    Next Box { width: 1fr; background: $surface; }
    Next .trouble { color: $warning; height: auto; padding: 0 2; }
    Next Offers { height: 1fr; margin: 0 1; }
    """

    def __init__(
        self, begun: Begun, last: Path, title: str = "", date: str = "", file: str = "", lines: Sequence[str] = ()
    ) -> None:
        """`last` is the record of the last meeting. `title`, `date` and `file` were typed already, instead of what is
        counted on; `lines` are entered once there is a record."""
        super().__init__()
        self._begun, self._last = begun, last
        self._typed = (title, date, file)
        self._lines = lines
        self._coming: NextMeeting | None = None
        self._proposed = ""
        """The name of the file that stands there of itself."""
        self.offers = Offers()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(f"The next meeting after {visible(self._last.name)}"))
            for name in ("Title", "Date", "File"):
                with Horizontal():
                    yield Static(Content(name), classes="label")
                    day = f"such as {timezones.today()}" if name == "Date" else ""
                    yield Box("", placeholder=day, compact=True, id=name.lower())
            with Horizontal():
                yield Static(Content("Reference"), classes="label")
                yield Static(classes="reference", markup=False)
            yield Static(classes="carried", markup=False)
        yield self.offers
        yield Static(classes="trouble", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        keys = [
            ("enter", "begin"),
            ("space", "leave out, take in"),
            ("up", "fields"),
            ("escape", "back, create nothing"),
        ]
        self.query_one(Footer).tell(keys)
        self.query_one(".carried", Static).update(Content("Reading the series …"))
        self.offers.focus()
        background.begin(self, self._read())

    async def _read(self) -> None:
        try:
            self._coming = coming = await background.done(next_meeting, self._last, self._last.parent)
        except MinutesError as error:
            self.query_one(".carried", Static).update(Content(""))
            self.warn(str(error))
            return
        meeting = coming.minutes.meeting
        title, date, file = self._typed
        self.query_one("#title", Box).value = title or meeting.title
        self.query_one("#date", Box).value = date or str(meeting.date or "")
        self.query_one("#file", Box).value = file
        if not self._date():
            self.query_one("#date", Box).focus()
        self.offers.taken = self._tell_carried
        self.offers.left_out = coming.unasked
        self.offers.show(coming.offers)
        self.warn(" ".join(coming.warnings))
        self._tell_carried()
        self._count_on()

    def _tell_carried(self) -> None:
        assert self._coming is not None, "it was read"
        said = self._coming.carried_without(self.offers.left_out, self._date())
        self.query_one(".carried", Static).update(Content(visible(said)))

    def warn(self, said: str) -> None:
        """Show what is wrong."""
        self.query_one(".trouble", Static).update(Content(visible(said)))

    def _date(self) -> dt.date | None:
        """The day that is typed; None where it is none."""
        typed = self.query_one("#date", Box).value.strip()
        found = (
            day(typed, "en", self._coming.minutes.meeting.date or timezones.today()) if self._coming and typed else None
        )
        return found.date if found else None

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id != "file":
            self._count_on()
        if self._coming:
            self.warn(" ".join(self._coming.warnings))  # what was wrong may be mended now

    def _count_on(self) -> None:
        """Show what follows from title and date: the reference, the file's name, what is overdue."""
        date, box = self._date(), self.query_one("#file", Box)
        if not self._coming or not date:
            return
        self.query_one(".reference", Static).update(Content(visible(self._coming.on(date).reference or "none")))
        if box.value == self._proposed:
            self._proposed = proposed(self._last.parent, self.query_one("#title", Box).value, date).name
            box.value = self._proposed
        self.offers.day = date
        self._tell_carried()
        self.offers.redraw()

    def action_go(self, by: int) -> None:
        """To the next field or the one before; within what is carried over its own keys go."""
        if self.offers.has_focus and (by > 0 or self.offers.at):
            raise SkipAction
        (self.focus_next if by > 0 else self.focus_previous)()

    def on_input_submitted(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        if not self._coming or not self.is_active:
            return
        date, title = self._date(), self.query_one("#title", Box).value.strip()
        try:
            if not date:
                raise MinutesError("Not a date: write 2025-03-12, or 12 March.")
            name = os.path.expanduser(self.query_one("#file", Box).value.strip() or self._proposed)
            path = self._last.parent / (name if name.endswith(".toml") else f"{name}.toml")
            create(path, self._coming.chosen(self.offers.left_out, title, date))
            self._begun(Record.open(path), self._lines)
        except MinutesError as error:
            self.warn(str(error))
