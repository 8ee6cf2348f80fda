"""The panes of participants and agenda: a row each, with a sign for how things stand."""

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len, set_cell_size
from textual.strip import Strip

from minutes_tui.commands.entries import grouped
from minutes_tui.commands.form_fields import PRESENCE
from minutes_tui.language.names import full_name, roster
from minutes_tui.meeting.attendance import AWAY, NOT_KNOWN, PRESENT, presence
from minutes_tui.meeting.voters import counted, voting_words
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Body, Minutes, Note, Participant, listed
from minutes_tui.tui.widgets.list_pane import Listing, Row
from minutes_tui.tui.widgets.pane import fitted

STRUCK = "×"
SIGNS = {"": " ", "skipped": "–"}
"""Of an agenda item that is not up, by its outcome; after any other it is done."""
WIDE = 50
"""Cells from which on a row has more than a name."""
SHORTEST = 2
"""Cells that a name keeps where more stands behind it."""


class Roster(Listing):
    """Who takes part, by body, and who is present. With the focus it is a list of one column."""

    name_in_keys = "participants"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Sequence[Participant], Sequence[Body], list[Row]] = ((), (), [])
        self._there: tuple[Sequence[Participant], Sequence[Note], dict[str, str]] = ((), (), {})

    def rows(self) -> list[Row]:
        minutes = self.minutes
        people, bodies, rows = self._rows
        if people is not minutes.participants or bodies is not minutes.bodies:
            rows = [
                Row(at, minutes.participants[at].key, group.body, group.heading)
                for group in grouped(minutes)
                for at in group.members
            ]
            self._rows = (minutes.participants, minutes.bodies, rows)
        return rows

    def words(self, row: Row) -> str:
        person = self.minutes.participants[row.at]
        about = (person.key, full_name(person), person.short, person.delegation, person.post, person.affiliation)
        return " ".join((*about, *listed(person.aliases)))

    def _now(self) -> dict[str, str]:
        """Who is in the room, by code."""
        people, notes, now = self._there
        if people is not self.minutes.participants or notes is not self.minutes.notes:
            now = presence(self.minutes)
            self._there = (self.minutes.participants, self.minutes.notes, now)
        return now

    def lines(self) -> list[Strip]:
        if self.has_focus:
            return self.with_cursor("Nobody is on the roster: a adds somebody.")
        width, height = self.size.width, self.size.height
        rows = self.rows()
        headings = len({row.heading for row in rows if row.heading})
        if len(rows) + headings >= height:
            return [self.title(width), *self._columns(width, height - 1)]
        strips, self._hits = [self.title(width)], []
        for place, row in enumerate(rows):
            if row.heading and (place == 0 or rows[place - 1].heading != row.heading):
                strips.append(self.strip([(fitted(row.heading, width), "dim")], width))
            self._hits.append((len(strips), 0, width, place))
            strips.append(self._brief(row, width, self.mark(place)))
        return strips

    def _columns(self, width: int, height: int) -> list[Strip]:
        """Codes and names, and whose proxy is held, in as many columns as there is room for: the codes are what one
        looks for."""
        rows = list({row.at: (place, row) for place, row in enumerate(self.rows())}.values())
        codes = self._codes()
        columns = max(min(-(-len(rows) // max(height, 1)), width // (codes + 6)), 1)
        wide = width // columns
        hidden = len(rows) - columns * height
        shown = rows[: columns * height - 1] if hidden > 0 else rows
        people = self.minutes.participants
        cells = [
            self._cell(people[row.at], codes, wide, self.mark(place), ", ".join(listed(people[row.at].proxies)))
            for place, row in shown
        ]
        if hidden > 0:
            cells.append([(fitted(f"… {hidden + 1} more", wide), "dim")])
        height = max(-(-len(cells) // columns), 1)
        self._hits = [
            (1 + n % height, n // height * wide, (n // height + 1) * wide, place) for n, (place, _) in enumerate(shown)
        ]
        return [self.strip([piece for cell in cells[row::height] for piece in cell], width) for row in range(height)]

    def _codes(self) -> int:
        """Cells of the longest code, six at most."""
        return min(max((cell_len(person.key) for person in self.minutes.participants), default=2), 6)

    def _sign(self, person: Participant) -> str:
        return STRUCK if person.struck else self._now().get(person.key, NOT_KNOWN)

    def _cell(self, person: Participant, codes: int, width: int, mark: str, whose: str = "") -> list[tuple[str, str]]:
        """Sign, code and name; behind that whose proxies are held, to which the name gives way."""
        sign = self._sign(person)
        faded = "struck" if person.struck else "dim" if sign == AWAY else ""
        name = fitted(roster(self.minutes).known_as(person.key) or full_name(person), width - codes - 4)
        room = max(width - codes - 3, 0)
        pieces = [
            (f"{sign} ", "accent" if sign == PRESENT else "dim"),
            (set_cell_size(fitted(person.key, codes), codes) + " ", faded or "strong"),
        ]
        if not whose:
            return [*pieces, (set_cell_size(name, room), f"{faded} {mark}".strip())]
        forms = (f"for {whose}", f"({whose})")
        behind = next((each for each in forms if cell_len(each) + SHORTEST + 2 <= room), forms[-1])
        taken = min(max(room - cell_len(behind) - 2, min(SHORTEST, room)), cell_len(name))
        left = max(room - taken, 0)
        said = set_cell_size(fitted(f" {behind}", max(left - 1, 0)), left)
        return [*pieces, (set_cell_size(fitted(name, taken), taken), f"{faded} {mark}".strip()), (said, "dim")]

    def title(self, width: int) -> Strip:
        count = counted(self.minutes, self._now())
        quorum = self.minutes.meeting.quorum
        voting = " voting" * count.others
        title = [("Participants", "title"), (f"  {count.present} of {count.all}{voting}", "dim")]
        if quorum is None:
            return self.strip(title, width)
        met = not count.missing
        if count.quorum is None:
            behind = (" · no such quorum", "warn")
        else:
            behind = (f" · quorum {count.quorum} {'✓' if met else 'not met'}", "dim" if met else "warn")
        brief = f"{count.present} of {count.all}"
        shorter = [(f"{brief}{voting}", "dim")], [(f"{brief} present", "dim")], [(brief, "dim")]
        fits = (pieces for pieces in (title, *shorter) if sum(cell_len(text) for text, _ in [*pieces, behind]) <= width)
        return self.strip([*next(fits, shorter[-1]), behind], width)

    def _brief(self, row: Row, width: int, mark: str) -> Strip:
        person, codes = self.minutes.participants[row.at], self._codes()
        name = roster(self.minutes).known_as(person.key) or full_name(person)
        voting = voting_words(person, self.minutes)
        behind = "  ".join(part for part in (person.role_in(row.body), voting, person.delegation) if part)
        names = min(max(cell_len(name), 10), max(width - codes - 3, 0))
        if person.proxies and cell_len(behind) > width - codes - names - 5:
            behind = behind.replace(voting, f"({', '.join(listed(person.proxies))})")  # the codes are what matters
        cell = self._cell(person, codes, names + codes + 4, mark)
        return self.strip([*cell, (fitted(f" {behind}", max(width - codes - names - 4, 0)), "dim")], width)

    def draw(self, row: Row, width: int, cursor: str) -> Strip:
        """The row in full: how the person was at the opening, the name, what is known."""
        person, codes = self.minutes.participants[row.at], self._codes()
        sign = self._sign(person)
        opening = "struck out" if person.struck else PRESENCE[person.presence]
        known = (
            person.role_in(row.body),
            voting_words(person, self.minutes),
            person.delegation,
            person.post,
            person.affiliation,
        )
        names = 26 if width >= WIDE else max(width - codes - 3, 0)
        style = "struck" if person.struck else ""
        pieces = [
            (f"{sign} ", "accent" if sign == PRESENT else "dim"),
            (set_cell_size(fitted(person.key, codes), codes) + " ", style or "strong"),
            (set_cell_size(fitted(full_name(person), names), names), style),
        ]
        if width >= WIDE:
            about = fitted(" · ".join(part for part in known if part), max(width - codes - names - 15, 0))
            pieces += [(f" {opening:<10} ", "dim" if opening != "present" else "accent"), (about, "dim")]
        left = width - sum(cell_len(text) for text, _ in pieces)
        return self.strip([(text, f"{name} {cursor}".strip()) for text, name in [*pieces, (" " * left, "")]], width)


class Agenda(Listing):
    """The agenda: what was taken up and when, what is up."""

    name_in_keys = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[object, list[Row]] = (None, [])
        self._taken: tuple[object, dict[str, datetime], dict[str, str]] = (None, {}, {})

    def rows(self) -> list[Row]:
        items, rows = self._rows
        if items is not self.minutes.agenda:
            rows = [Row(at, item.key, "", "") for at, item in enumerate(self.minutes.agenda)]
            self._rows = (self.minutes.agenda, rows)
        return rows

    def words(self, row: Row) -> str:
        item = self.minutes.agenda[row.at]
        return f"{row.at + 1} {item.key} {item.title}"

    def begin(self) -> None:
        """Put the cursor on the item behind the one that is up."""
        keys, current = [item.key for item in self.minutes.agenda], self.minutes.current_item()
        self.go(keys.index(current) + 1 if current in keys else 0)

    def lines(self) -> list[Strip]:
        if self.has_focus:
            return self.with_cursor("No item yet: a adds one.")
        width, room = self.size.width, self.size.height - 1
        keys, rows = [item.key for item in self.minutes.agenda], self.rows()
        current = self.minutes.current_item()
        matters = keys.index(current) if current in keys else 0
        first = max(0, min(matters - room // 2, len(rows) - room))
        self._hits = [(1 + n, 0, width, first + n) for n in range(len(rows[first : first + room]))]
        shown = list(enumerate(rows[first : first + room], first))
        return [self.title(width), *(self.draw(row, width, self.mark(place)) for place, row in shown)]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return 1 + max(len(self.minutes.agenda), 1)

    def title(self, width: int) -> Strip:
        return self.strip([("Agenda", "title")], width)

    def draw(self, row: Row, width: int, cursor: str) -> Strip:
        item = self.minutes.agenda[row.at]
        times, outcomes = self._taken_up()
        outcome = outcomes.get(item.key, "")
        up = item.key == self.minutes.current_item() and outcome not in ("closed", "skipped")
        sign = STRUCK if item.struck else "▸" if up else SIGNS.get(outcome, "✓")
        at = times.get(item.key)
        behind = [timezones.hour(at, self.minutes.meeting)] if at and width > 30 else []
        if width >= WIDE:
            names = ", ".join(map(roster(self.minutes).short, listed(item.presenter)))
            planned = f"{item.minutes:g} min" if item.minutes else ""
            about = (fitted(names, 20), fitted(item.document, 14), planned)
            behind = [part for part in about if part] + behind
        time = "  ".join(behind)
        title = fitted(item.title or item.key, max(width - 6 - cell_len(time) - bool(time), 0))
        style = "struck" if item.struck else "accent strong" if up else "dim" if outcome else ""
        gap = " " * max(width - 5 - cell_len(title) - cell_len(time), 0)
        pieces = [(f"{sign} {row.at + 1:>2} {title}", style), (gap + time, "dim")]
        return self.strip([(text, f"{name} {cursor}".strip()) for text, name in pieces], width)

    def _taken_up(self) -> tuple[dict[str, datetime], dict[str, str]]:
        """When each item was first taken up, and the outcome of its last note."""
        notes, times, outcomes = self._taken
        if notes is not self.minutes.notes:
            times, outcomes = _taken_up(self.minutes)
            self._taken = (self.minutes.notes, times, outcomes)
        return times, outcomes


def _taken_up(minutes: Minutes) -> tuple[dict[str, datetime], dict[str, str]]:
    times: dict[str, datetime] = {}
    outcomes: dict[str, str] = {}
    for note in minutes.notes:
        if note.kind == "item" and not note.struck:
            outcomes[note.item] = note.outcome
            if note.at:
                times.setdefault(note.item, note.at)
    return times, outcomes
