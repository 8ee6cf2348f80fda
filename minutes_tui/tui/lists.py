"""The panes of participants and agenda: a row each, with a sign for how things stand."""

from datetime import datetime

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from minutes_tui.attendance import AWAY, PRESENT, presence
from minutes_tui.model import AgendaItem, Minutes, Participant, listed
from minutes_tui.names import known_as
from minutes_tui.tui.pane import Pane, fitted


class Roster(Pane):
    """Who takes part, by body, and who is present."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()

    def lines(self) -> list[Strip]:
        width, minutes = self.size.width, self.minutes
        now = presence(minutes)
        codes = min(max((cell_len(person.key) for person in minutes.participants), default=2), 6)
        rows = []
        for heading, body, members in _groups(minutes):
            if heading:
                rows.append(self.strip([(fitted(heading, width), "dim")], width))
            rows += [self._row(person, body, now, codes, width) for person in members]
        if len(rows) >= self.size.height:
            rows = self._columns(now, codes, width, self.size.height - 1)
        return [self._title(now, width), *rows]

    def _columns(self, now: dict[str, str], codes: int, width: int, height: int) -> list[Strip]:
        """Codes and names alone, in as many columns as there is room for: the codes are what one looks for."""
        people = self.minutes.participants
        columns = max(min(-(-len(people) // max(height, 1)), width // (codes + 6)), 1)
        cells = [self._cell(person, now[person.key], codes, width // columns) for person in people]
        hidden = len(cells) - columns * height
        if hidden > 0:
            cells[columns * height - 1 :] = [[(fitted(f"… {hidden + 1} more", width // columns), "dim")]]
        height = -(-len(cells) // columns)
        return [self.strip([piece for cell in cells[row::height] for piece in cell], width) for row in range(height)]

    def _cell(self, person: Participant, sign: str, codes: int, width: int) -> list[tuple[str, str]]:
        faded = "dim" if sign == AWAY else ""
        name = fitted(known_as(person), width - codes - 4)
        return [
            (f"{sign} ", "accent" if sign == PRESENT else "dim"),
            (set_cell_size(fitted(person.key, codes), codes) + " ", faded or "strong"),
            (set_cell_size(name, max(width - codes - 3, 0)), faded),
        ]

    def _title(self, now: dict[str, str], width: int) -> Strip:
        present = sum(sign == PRESENT for sign in now.values())
        quorum = self.minutes.meeting.quorum
        pieces = [("Participants", "title"), (f"  {present} of {len(now)}", "dim")]
        if quorum is not None:
            met = present >= quorum
            pieces.append((f" · quorum {quorum} {'✓' if met else 'not met'}", "dim" if met else "warn"))
            if cell_len("".join(text for text, _ in pieces)) > width:
                pieces = [(f"{present} of {len(now)} present", "dim"), pieces[-1]]
            if cell_len("".join(text for text, _ in pieces)) > width:
                pieces = [(f"{present} of {len(now)}", "dim"), pieces[-1]]
        return self.strip(pieces, width)

    def _row(self, person: Participant, body: str, now: dict[str, str], codes: int, width: int) -> Strip:
        name = known_as(person)
        behind = "  ".join(part for part in (person.role_in(body), person.delegation) if part)
        names = min(max(cell_len(name), 10), max(width - codes - 3, 0))
        cell = self._cell(person, now[person.key], codes, names + codes + 4)
        return self.strip([*cell, (fitted(f" {behind}", max(width - codes - names - 4, 0)), "dim")], width)


def _groups(minutes: Minutes) -> list[tuple[str, str, list[Participant]]]:
    """Heading, body and members: each body's, and those of none."""
    keys = [body.key for body in minutes.bodies]
    groups = [
        (body.name or body.key, body.key, [p for p in minutes.participants if body.key in listed(p.body)])
        for body in minutes.bodies
    ]
    others = [p for p in minutes.participants if not set(keys) & set(listed(p.body))]
    return [group for group in (*groups, ("Others" if keys else "", "", others)) if group[2]]


class Agenda(Pane, can_focus=True):
    """The agenda: what was taken up and when, what is up, and, while it has the focus, a cursor."""

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape,f3", "leave", show=False),
    ]

    class Chosen(Message):
        def __init__(self, item: AgendaItem) -> None:
            super().__init__()
            self.item = item

    class Left(Message):
        """The rapporteur goes back to the line; `typed` is what began it."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()
        self._cursor = 0

    def lines(self) -> list[Strip]:
        width, agenda = self.size.width, self.minutes.agenda
        current = self.minutes.current_item()
        times, outcomes = _taken_up(self.minutes)
        rows = [self.strip([("Agenda", "title")], width)]
        for number, item in enumerate(agenda, 1):
            outcome = outcomes.get(item.key, "")
            up = item.key == current and outcome not in ("closed", "skipped")
            sign = "▸" if up else "✓" if outcome and outcome != "skipped" else "–" if outcome else " "
            at = times.get(item.key)
            time = f"{at:%H:%M}" if at and width > 30 else ""
            title = fitted(item.title or item.key, width - 6 - len(time) - bool(time))
            style = "accent strong" if up else "dim" if outcome else ""
            cursor = " cursor" if self.has_focus and number - 1 == self._cursor else ""
            gap = " " * max(width - 5 - cell_len(title) - len(time), 0)
            pieces = [(f"{sign} {number:>2} {title}", style + cursor), (gap + time, "dim" + cursor)]
            rows.append(self.strip(pieces, width))
        return self._around_cursor(rows)

    def _around_cursor(self, rows: list[Strip]) -> list[Strip]:
        """The title and as many rows as there is room for, with the one that matters among them."""
        keys = [item.key for item in self.minutes.agenda]
        current = self.minutes.current_item()
        matters = self._cursor if self.has_focus else keys.index(current) if current in keys else 0
        room = self.size.height - 1
        first = max(0, min(matters - room // 2, len(rows) - 1 - room))
        return [rows[0], *rows[1 + first :]]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return 1 + max(len(self.minutes.agenda), 1)

    def on_focus(self) -> None:
        keys = [item.key for item in self.minutes.agenda]
        current = self.minutes.current_item()
        self._cursor = min(keys.index(current) + 1 if current in keys else 0, max(len(keys) - 1, 0))
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def action_move(self, by: int) -> None:
        self._cursor = max(0, min(self._cursor + by, len(self.minutes.agenda) - 1))
        self.redraw()

    def action_choose(self) -> None:
        if self.minutes.agenda:
            self.post_message(self.Chosen(self.minutes.agenda[self._cursor]))
        self.post_message(self.Left())

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Left(event.character))


def _taken_up(minutes: Minutes) -> tuple[dict[str, datetime], dict[str, str]]:
    """When each item was first taken up, and the outcome of its last note."""
    times: dict[str, datetime] = {}
    outcomes: dict[str, str] = {}
    for note in minutes.notes:
        if note.kind == "item" and not note.struck:
            outcomes[note.item] = note.outcome
            if note.at:
                times.setdefault(note.item, note.at)
    return times, outcomes
