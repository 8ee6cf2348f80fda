"""What is open before the minutes are circulated: a list to walk, with the way to each point."""

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui import checks
from minutes_tui.checks import sign_off
from minutes_tui.errors import RecordError
from minutes_tui.export.last_copy import last_copy
from minutes_tui.language.names import roster
from minutes_tui.meeting import paragraph_numbers
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, Problem
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Footer, Header
from minutes_tui.tui.widgets.notes_pane import Notes, called
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

NONE_OPEN = {
    "draft": "No points are open. Press c to circulate the minutes.",
    "circulated": "No points are open. Press a to approve, or c to circulate again.",
    "approved": "The minutes are approved. /corrigendum adds a correction.",
}
"""What is said where nothing is to be done first, by the status of the minutes."""
ANYWAY = "Press c to circulate again, or a to approve anyway."


def show(live: LineSession, view: str, argument: str) -> None:
    live.app.push_screen(SignOff(live))


def go_to(live: LineSession, index: int) -> None:
    """Show a note at the top of the notes."""
    live.query_one(Notes).go_to(index)


def _since(live: LineSession) -> sign_off.Since:
    """What approving asks about and tells besides the points."""
    minutes = live.editor.minutes
    if minutes.meeting.status != "circulated":
        return sign_off.Since()
    try:
        before = last_copy(live.record.path, minutes.history)
    except RecordError as error:
        return sign_off.Since(unasked=(str(error),))
    return sign_off.changes_by_comments(before, minutes)


def _where(point: Problem, minutes: Minutes) -> str:
    """Where a point is, as one finds it: of a note its time and who speaks."""
    note = minutes.notes[point.index] if point.table == "note" and not point.is_unread else None
    if note is None or note.paragraph is not None or not note.at:
        return sign_off.place(point, minutes)
    who = called(note.speakers, roster(minutes), NAMES) or note.kind
    return f"{timezones.hour(note.at, minutes.meeting)} {set_cell_size(who, NAMES)}"


NAMES = 12
"""Cells of a name."""
COLUMN = 24
"""Cells of the places of points, at most: longer ones have their words right behind them."""
NARROWEST = 20
"""Cells that a sentence needs to have more than one row."""
MANY = 1_000_000
"""Rows, more than there are."""


def _hanging(lead: str, words: str, width: int) -> list[str]:
    """A sentence in as many rows as it needs, the others behind the first one's lead; one where that leaves no room."""
    words, room = visible(words), width - cell_len(lead)
    if room < NARROWEST:
        return [f"{lead}{words}"]
    lines = [words[start:end] for start, end in wrapped(words, room)]
    return [f"{lead if not at else ' ' * cell_len(lead)}{line}" for at, line in enumerate(lines)]


class Points(Pane):
    """The points by check, each with its place."""

    def __init__(self, screen: "SignOff") -> None:
        super().__init__()
        self._signoff = screen
        self.pointed = screen.point_at
        self.first = self.row_of_cursor = 0
        """Rows at the top and of the cursor."""

    def on_mouse_scroll_up(self) -> None:
        self._signoff.scroll(-3)

    def on_mouse_scroll_down(self) -> None:
        self._signoff.scroll(3)

    def lines(self) -> list[Strip]:
        width, height, screen = self.size.width, self.size.height, self._signoff
        minutes = screen.minutes
        asks = screen.since.unasked or screen.since.answers
        none = "No points are open." if asks else NONE_OPEN[minutes.meeting.status]
        if screen.since.unasked:
            none = f"No points are open, but {sign_off.changes_summary(screen.since.unasked)}. {ANYWAY}"
        told = f"{sign_off.open_summary(screen.points)}." if screen.points else none
        rows = [(told[start:end].strip(), "strong") for start, end in wrapped(told, width - 1)] + [("", "")] * bool(
            screen.points
        )
        places: list[int | None] = [None] * len(rows)
        at, check = 0, ""
        counts = dict(sign_off.counts_by_check(screen.points))
        wheres = [_where(point, minutes) for point in screen.points]
        widest = max((min(cell_len(where), COLUMN) for where in wheres), default=0)
        placed = {sign_off.check_of(point) for point, where in zip(screen.points, wheres, strict=True) if where}
        for number, point in enumerate(screen.points):
            if sign_off.check_of(point) != check:
                check = sign_off.check_of(point)
                about = sign_off.called(check)
                rows.append((f"{about} {counts[check]}{f' ({check})' if about != check else ''}", "title"))
                places.append(None)
            if number == screen.at:
                at = len(rows)
            column = widest if check in placed else 0
            where = set_cell_size(wheres[number], max(column, cell_len(wheres[number])))
            said = _hanging(f"  {where}  " if column else "  ", point.text, width - 1)
            rows += [(line, "cursor" * (number == screen.at)) for line in said]
            places += [number] * len(said)
        since = screen.since
        if since.unasked:
            rows += [("", ""), (f"{sign_off.changes_summary(since.unasked)}.", "accent")]
            rows += [(line, "") for change in since.unasked for line in _hanging("  ", change, width - 1)]
        if since.answers:
            rows += [("", ""), (f"{sign_off.inexact_summary(since.answers)}.", "accent")]
            rows += [(line, "") for change in since.answers for line in _hanging("  ", change, width - 1)]
        if since.undone:
            rows += [("", ""), *((comment, "accent") for comment in since.undone)]
        if screen.silenced:
            rows += [
                ("", ""),
                (f"{sign_off.silenced_summary(screen.silenced)}; /silenced CHECK turns one on.", "accent"),
            ]
            silenced = ((_where(point, minutes), point) for point in screen.silenced)
            rows += [
                (line, "dim")
                for where, point in silenced
                for line in _hanging(f"  {where}  ", f"{point.check}: {point.text}", width - 1)
            ]
        self.row_of_cursor, last = at, max(0, len(rows) - height)
        first = max(0, min(at - height // 2, last)) if screen.top is None else min(screen.top, last)
        screen.top = None if screen.top is None else first
        self.first = first
        self.places = places[first : first + height]
        return [
            self.entry([(fitted(words, width - 1), style)], width, is_at=style == "cursor")
            for words, style in rows[first : first + height]
        ]


class SignOff(ModalScreen[None], LeftOnce[None]):
    """Enter goes to a point, arrows and pages to what is below, c circulates, a approves, Escape goes back."""

    DEFAULT_CSS = "SignOff { background: $ground; } Points { margin: 1 1 0 0; }"

    def __init__(self, live: LineSession) -> None:
        super().__init__()
        self._live = live
        self.minutes = live.editor.minutes
        found = sign_off.open_points(live.record)
        names = list(dict.fromkeys(point.check for point in found))
        self.points: list[Problem] = sorted(found, key=lambda point: names.index(point.check))
        """Those of one check together, and otherwise in the order of the record."""
        self.silenced = checks.silenced(self.minutes)
        """What the checks would find besides."""
        self.since = _since(live)
        self.at = 0
        """Index of the point on which the cursor is."""
        self.top: int | None = None
        """Row at the top of the view; None has the cursor in it."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Points(self)
        yield Footer()

    def on_mount(self) -> None:
        status = self.minutes.meeting.status
        keys = [("enter", "go there"), ("up", "↓ move")] if self.points else [("up", "↓ move")]
        keys += [("c", "circulate")] if status != "approved" else []
        keys += [("a", "approve")] if status == "circulated" else []
        self.query_one(Footer).tell([*keys, ("escape", "back")])
        count = len(self.points)
        about = [(f"{count} point{'s' * (count != 1)}", "warn" if count else "dim")]
        self.query_one(Header).place("Sign-off", self.minutes.meeting.title, about)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        last = len(self.points) - 1
        match event.key:
            case "escape":
                self.dismiss()
            case "up" | "k" | "down" | "j" if not self._is_beyond(event.key in ("up", "k")):
                self.at = max(0, min(self.at + (1 if event.key in ("down", "j") else -1), last))
                self.top = None
            case "up" | "k":
                self.scroll(-1)
            case "down" | "j":
                self.scroll(1)
            case "pageup" | "pagedown":
                page = max(self.query_one(Points).size.height - 1, 1)
                self.scroll(page if event.key == "pagedown" else -page)
            case "home":
                self.at, self.top = 0, 0
            case "end":
                self.at = max(last, 0)
                self.scroll(MANY)
            case "enter" if self.points:
                self.dismiss()
                self._go(self.points[self.at])
            case "c" if self.minutes.meeting.status != "approved":
                self.dismiss()
                self._circulate()
            case "a" if self.minutes.meeting.status == "circulated":
                self.dismiss()
                asks = self.points or self.since.unasked or self.since.answers
                self._live.type_command("approve! because" if asks else "approve by")
        self.query_one(Points).redraw()

    def scroll(self, by: int) -> None:
        """Move the view alone, to what no cursor goes to: changes and what is silenced."""
        points = self.query_one(Points)
        self.top = max(0, (points.first if self.top is None else self.top) + by)
        points.redraw()

    def _is_beyond(self, is_up: bool) -> bool:
        """Whether the cursor can go no further that way, or the view was moved past it."""
        if self.top is not None and self.at == len(self.points) - 1 and is_up:
            return self.top > self.query_one(Points).row_of_cursor
        return not self.points or self.at == (0 if is_up else len(self.points) - 1)

    def point_at(self, at: int) -> None:
        self.at = at
        self.query_one(Points).redraw()

    def _go(self, point: Problem) -> None:
        """The note of a point in the review, whose keys mend it; of a comment its paragraph in the notes, and the
        decision on it in the line."""
        minutes = self.minutes
        if point.table == "note":
            go_to(self._live, point.index)
            self._live.reviewed = minutes.notes[point.index].id
            self._live.show_view("review")
        elif point.table == "comment":
            number = minutes.comments[point.index].paragraph
            at = paragraph_numbers.paragraph(minutes, number) if number is not None else None
            if at is not None:
                go_to(self._live, at)
            self._live.type_command(f"accept #{point.index + 1}")
        else:
            self._live.warn(f"{sign_off.place(point, minutes)}: {point.text}")

    def _circulate(self) -> None:
        """Circulate the minutes; with points open ask for the reason first."""
        if self.points:
            self._live.type_command("circulate! because")
        else:
            self._live.action_command("circulate")
