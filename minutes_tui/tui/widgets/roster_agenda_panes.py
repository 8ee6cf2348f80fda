"""The panes of participants and agenda: a row each, with a sign for how things stand."""

from collections.abc import Callable, Sequence
from datetime import datetime

from rich.cells import cell_len, set_cell_size
from textual.geometry import Size
from textual.strip import Strip

from minutes_tui.language.labels import labels
from minutes_tui.language.names import full_name, roster
from minutes_tui.language.roles import role_and_post
from minutes_tui.meeting.agenda_numbers import Place, following, places, with_number
from minutes_tui.meeting.attendance import AWAY, NOT_KNOWN, PRESENT, grouped, last_moves, presence
from minutes_tui.meeting.quorum import Count, voter_count
from minutes_tui.meeting.voters import voters, voting_words
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Body, Minutes, Note, Participant, listed
from minutes_tui.tui.widgets.bars import FLOOR, UP
from minutes_tui.tui.widgets.list_pane import Listing, Row
from minutes_tui.tui.widgets.pane import fitted

STRUCK = "×"
SIGNS = {"": " ", "skipped": "–"}
"""Of an agenda item that is not up, by its outcome; after any other it is done."""
WIDE = 50
"""Cells from which on a row has more than a name."""
SHORTEST = 2
"""Cells that a name keeps where more stands behind it."""
TITLE = 24
"""Cells that the title of an item has before anything else of it is shown."""
LONGEST, FULL = 13, 32
"""Cells of a name beside its code, and of one in full."""
STRIP, STRIP_NAMES = 3, (12, 9, 7, 6)
"""Rows of the strip at most, and the cells that names in it may have."""
MORE = 12
"""Cells for how many more there are."""
LOOKED_BACK = 200
"""Notes in which those are looked for who spoke last."""
TURN = 3
"""Items by which a turn of the wheel moves the agenda."""
OVER = 2
"""Items before the one that is up which are seen."""


def _shown(people: int, room: int, more: int) -> int:
    """How many of some people are shown: as many as there is room for, less `more` for a word on how many others."""
    return people if people <= room else max(room - more, 0)


class Roster(Listing):
    """Who takes part, by body, and who is present. With the focus it is a list of one column."""

    name_in_keys = "participants"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Sequence[Participant], Sequence[Body], list[Row]] = ((), (), [])
        self._there: tuple[Sequence[Participant], Sequence[Note], dict[str, str]] = ((), (), {})
        self._moved: tuple[Sequence[Note], dict[str, Note]] = ((), {})

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

    is_strip = False
    """Whether it is a strip above the notes, as it is where there is no room beside them."""
    is_low = False
    """Whether the strip is its rule alone."""
    beside: Callable[[int], int] = staticmethod(lambda height: 0)
    """Rows of a height that are for the agenda."""

    def lines(self) -> list[Strip]:
        if self.has_focus:
            return self.with_cursor("There are no participants. Press a to add one.")
        if self.is_strip:
            return self._strip(self.size.width)
        width, height, rows = self.size.width, self.size.height, self.rows()
        if 1 + len(rows) > height:
            return [self.title(width), *self._columns(width, height - 1)]
        has_headings, self.turned = self._wanted_rows() <= height, 0
        strips, self._hits = [self.title(width)], []
        for place, row in enumerate(rows):
            if has_headings and row.heading and (place == 0 or rows[place - 1].heading != row.heading):
                strips.append(self.strip([(fitted(row.heading, width), "dim")], width))
            self._hits.append((len(strips), 0, width, place))
            strips.append(self._brief(row, width, self.mark(place)))
        return strips

    def get_content_height(self, container: Size, viewport: object, width: int) -> int:
        if self.is_strip:
            return self.rows_of_strip(width)
        room = max(container.height - self.beside(container.height), 2)
        for wanted in (self._wanted_rows(), 1 + len(self.rows())):
            if wanted <= room:
                return wanted
        shown, columns, away = self._arranged(width, room - 1)
        return min(1 + -(-len(shown) // columns) + bool(away), room)

    def rows_of_strip(self, width: int) -> int:
        """Rows that the strip takes in a width: it is drawn only once it has them."""
        people = self._there_now()
        cell, per_row = self._cells(len(people), width)
        shown = 0 if self.is_low else _shown(len(people), per_row * STRIP, -(-MORE // cell))
        return -(-shown // per_row) + bool(self.minutes.participants)

    def _wanted_rows(self) -> int:
        rows = self.rows()
        return 1 + len(rows) + len({row.heading for row in rows if row.heading})

    def _arranged(self, width: int, height: int) -> tuple[list[tuple[int, Participant]], int, int]:
        """Who is to be shown in so many rows, in how many columns, and how many of those who are away are not. They go
        first, then the columns become narrow, then codes stand alone: a name of a letter or two says nothing."""
        codes, everybody = self._codes(), self._everybody()
        most = max(width // (codes + 4 + STRIP_NAMES[-1]), 1)
        shown, away = everybody, 0
        if len(everybody) > min(most, 2) * max(height, 1):
            shown = [each for each in everybody if not self._is_away(each[1])]
            away = len(everybody) - len(shown)
        height = max(height - bool(away), 1)
        columns = min(-(-len(shown) // height), most) if len(shown) <= most * height else width // (codes + 3)
        return shown, max(columns, 1), away

    def _columns(self, width: int, height: int) -> list[Strip]:
        """Codes and names in columns; whoever is hidden is counted, and has not spoken for the longest time."""
        shown, columns, hidden_away = self._arranged(width, height)
        away = min(self._voters_away(), hidden_away)
        others = hidden_away - away
        foot = f"{AWAY} {away} away" * bool(away) + f"  {others} without a vote" * bool(others)
        height = max(height - bool(foot), 1)
        if len(shown) > columns * height:
            height = max(height - (not foot), 1)
            shown, hidden = self._in_view(shown, columns * height, 0, columns)
            foot = f"… {hidden} more" + f"  {foot}" * bool(foot)
        rows = self._in_columns(shown, columns, width, max(-(-len(shown) // columns), 1), top=1)
        return [*rows, *([self.strip([(foot, "dim")], width)] if foot else [])]

    def _everybody(self) -> list[tuple[int, Participant]]:
        """Each once, with the place of the first row among all."""
        rows = list({row.at: (place, row) for place, row in reversed(list(enumerate(self.rows())))}.values())[::-1]
        return [(place, self.minutes.participants[row.at]) for place, row in rows]

    def _is_away(self, person: Participant) -> bool:
        return bool(person.struck) or self._now().get(person.key, NOT_KNOWN) == AWAY

    def _voters_away(self) -> int:
        """How many of those with a vote are away: with those present and those not known to be, they are all."""
        return sum(self._now().get(code) == AWAY for code in voters(self.minutes, self._now()))

    def _in_view(
        self, people: list[tuple[int, Participant]], room: int, more: int, step: int
    ) -> tuple[list[tuple[int, Participant]], int]:
        """Those who are most wanted, and how many others there are; once the wheel is turned all in their order, from
        their first, then from `step` further on at each turn."""
        shown = _shown(len(people), room, more)
        self.turned = max(0, min(self.turned, 1 - (shown - len(people)) // step if shown < len(people) else 0))
        if not self.turned:
            return self._most_wanted(people, room, more)
        first = min((self.turned - 1) * step, len(people) - shown)
        return people[first : first + shown], len(people) - shown

    def _most_wanted(
        self, people: list[tuple[int, Participant]], room: int, more: int
    ) -> tuple[list[tuple[int, Participant]], int]:
        """As many as there is room for, less `more` cells for a word on how many others there are: who has the floor or
        waits for it, who spoke last, then the others in their order."""
        if len(people) <= room:
            return people, 0
        floor, notes = self.minutes.floor, self.minutes.notes
        lately = [code for note in reversed(notes[-LOOKED_BACK:]) for code in note.speakers]
        order = {code: n for n, code in reversed(list(enumerate([floor.speaker, *listed(floor.waiting), *lately])))}
        last = len(order)
        wanted = sorted(people, key=lambda each: order.get(each[1].key, last))[: _shown(len(people), room, more)]
        kept = {place for place, _ in wanted}
        return [each for each in people if each[0] in kept], len(people) - len(kept)

    def _in_columns(
        self, people: list[tuple[int, Participant]], columns: int, width: int, height: int, *, top: int
    ) -> list[Strip]:
        """People one below the other in columns, from a row of the pane on."""
        codes, wide = self._codes(), width // columns
        wide = wide if wide > codes + 3 + SHORTEST else codes + 3
        cells = [self._brief_cell(person, codes, wide, place) for place, person in people]
        self._hits = [
            (top + n % height, n // height * wide, (n // height + 1) * wide, place)
            for n, (place, _) in enumerate(people)
        ]
        return [self.strip([piece for cell in cells[row::height] for piece in cell], width) for row in range(height)]

    def _strip(self, width: int) -> list[Strip]:
        """Who is there in a few rows, and below them a rule with their number, the quorum and the item that is next."""
        people = self._there_now()
        self._hits = []
        if not self.minutes.participants:
            return []
        codes, (cell, per_row) = self._codes(), self._cells(len(people), width)
        shown, hidden = self._in_view(people, per_row * STRIP, -(-MORE // cell), per_row)
        rows: list[list[tuple[str, str]]] = []
        for n, (place, person) in enumerate([] if self.is_low else shown):
            if n % per_row == 0:
                rows.append([(" ", "")])
            x = 1 + n % per_row * cell
            self._hits.append((len(rows) - 1, x, x + cell, place))
            rows[-1] += self._brief_cell(person, codes, cell, place)
        if rows and hidden:
            rows[-1].append((f"… {hidden} more", "dim"))
        return [self.strip(row, width) for row in [*rows, self._rule(width)]]

    def _there_now(self) -> list[tuple[int, Participant]]:
        return [each for each in self._everybody() if not self._is_away(each[1])]

    def _cells(self, people: int, width: int) -> tuple[int, int]:
        """Cells that each has in the strip, and how many stand in a row: with a name, or where they don't fit so, with
        the code alone."""
        codes, room = self._codes(), width - 1
        wide = (codes + 4 + names for names in STRIP_NAMES)
        cell = next((each for each in wide if people <= room // each * STRIP), codes + 3)
        return cell, max(room // cell, 1)

    def _brief_cell(self, person: Participant, codes: int, cell: int, place: int) -> list[tuple[str, str]]:
        if cell > codes + 3:
            return self._cell(person, codes, cell, self.mark(place), ", ".join(listed(person.proxies)))
        sign, style = self._sign(person)
        code = set_cell_size(fitted(person.key, codes), codes + 1)
        return [(f"{sign} ", style), (code, self.mark(place) or ("dim" if sign == AWAY else "strong"))]

    def _rule(self, width: int) -> list[tuple[str, str]]:
        """How many are there, the quorum, and which item is next."""
        count = voter_count(self.minutes, self._now())
        away = self._voters_away()
        said = f"{count.present} of {count.all}{' voting' * count.others}" + f" · {away} away" * bool(away)
        quorum = self._quorum(count)
        item = following(self.minutes)
        coming = with_number(self.minutes, item) if item else ""
        left = [("─ ", "rule"), (said, "dim"), *quorum, (" ", "")]
        room = width - sum(cell_len(text) for text, _ in left) - 12
        right = [(f" next {fitted(coming, min(room, 40))} ", "dim"), ("─", "rule")] if coming and room > 8 else []
        rest = width - sum(cell_len(text) for text, _ in [*left, *right])
        return [*left, ("─" * max(rest, 0), "rule"), *right]

    def _quorum(self, count: Count) -> list[tuple[str, str]]:
        if self.minutes.meeting.quorum is None:
            return []
        if count.quorum is None:
            return [(" · quorum invalid", "warn")]
        met = not count.missing
        return [(f" · quorum {count.quorum} {'✓' if met else 'not met'}", "dim" if met else "warn")]

    def _codes(self) -> int:
        """Cells of the longest code, six at most."""
        return min(max((cell_len(person.key) for person in self.minutes.participants), default=2), 6)

    def _sign(self, person: Participant) -> tuple[str, str]:
        """How somebody stands to the meeting, and its style: has the floor, waits for it, is there or not."""
        floor = self.minutes.floor
        if person.struck:
            return STRUCK, "dim"
        if person.key == floor.speaker:
            return FLOOR, "lead"
        waiting = listed(floor.waiting)
        if person.key in waiting[:9]:
            return str(waiting.index(person.key) + 1), "lead"
        sign = self._now().get(person.key, NOT_KNOWN)
        return sign, "" if sign == PRESENT else "dim"

    def _cell(self, person: Participant, codes: int, width: int, mark: str, whose: str = "") -> list[tuple[str, str]]:
        """Sign, code and name; behind that whose proxies are held, to which the name gives way."""
        sign, style = self._sign(person)
        faded = "struck" if person.struck else "dim" if sign == AWAY else "lead" if sign == FLOOR else ""
        name = fitted(self._called(person, width - codes - 4), width - codes - 4)
        room = max(width - codes - 3, 0)
        pieces = [
            (f"{sign} ", style),
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

    def _called(self, person: Participant, width: int) -> str:
        """A name; where there is no room for a given name before it, which tells two of one family apart, its first
        letter."""
        people = roster(self.minutes)
        name, family = people.known_as(person.key) or full_name(person), people.last(person.key)
        given = name.removesuffix(family).strip()
        if cell_len(name) <= width or not (given and name.endswith(f" {family}")):
            return name
        return f"{given[0]}. {family}"

    def title(self, width: int) -> Strip:
        count = voter_count(self.minutes, self._now())
        voting = " voting" * count.others
        title = [("Participants", "title"), (f"  {count.present} of {count.all}{voting}", "dim")]
        behind = self._quorum(count)
        if not behind:
            return self.strip(title, width)
        brief = f"{count.present} of {count.all}"
        shorter = [(f"{brief}{voting}", "dim")], [(f"{brief} present", "dim")], [(brief, "dim")]
        fits = (
            pieces for pieces in (title, *shorter) if sum(cell_len(text) for text, _ in [*pieces, *behind]) <= width
        )
        return self.strip([*next(fits, shorter[-1]), *behind], width)

    def _brief(self, row: Row, width: int, mark: str) -> Strip:
        person, codes = self.minutes.participants[row.at], self._codes()
        voting = voting_words(person, self.minutes)
        behind = "  ".join(part for part in (self._role(person, row)[0], voting, person.delegation) if part)
        names = min(self._names, LONGEST, max(width - codes - 3, 0))
        if person.proxies and cell_len(behind) > width - codes - names - 5:
            behind = behind.replace(voting, f"({', '.join(listed(person.proxies))})")  # the codes are what matters
        cell = self._cell(person, codes, names + codes + 4, mark)
        return self.strip([*cell, (fitted(f" {behind}", max(width - codes - names - 4, 0)), "dim")], width)

    def draw(self, row: Row, width: int, *, is_at: bool) -> Strip:
        """The row in full: whether the person is there, since when, the name, what is known."""
        person, codes = self.minutes.participants[row.at], self._codes()
        sign, signs = self._sign(person)
        there, style_there = self._told_presence(person)
        role, post = self._role(person, row)
        known = (role, voting_words(person, self.minutes), person.delegation, post, person.affiliation)
        names = min(self._full_names, FULL) if width >= WIDE else max(width - codes - 4, 0)
        style = "struck" if person.struck else ""
        pieces = [
            (f"{sign} ", signs),
            (set_cell_size(fitted(person.key, codes), codes) + " ", style or "strong"),
            (set_cell_size(fitted(full_name(person), names), names), f"{style} {'strong' * is_at}"),
        ]
        if width >= WIDE:
            about = fitted(" · ".join(part for part in known if part), max(width - codes - names - 17, 0))
            pieces += [(f" {there:<11} ", style_there), (about, "dim")]
        return self.entry(pieces, width, is_at=is_at)

    def _role(self, person: Participant, row: Row) -> tuple[str, str]:
        """The role for the body of a row, in the word that was typed for it; and what else the post says."""
        return role_and_post(person.role_in(row.body), person.post, labels(self.minutes.meeting.language))

    def _told_presence(self, person: Participant) -> tuple[str, str]:
        """Since when somebody is there or away, for who came or left; else how they were at the opening. And its
        style."""
        from minutes_tui.commands.form_fields import PRESENCE  # the list with the focus alone has it in words

        if person.struck:
            return "struck out", "dim"
        if move := self._moves().get(person.key):
            what = "came" if move.kind == "arrival" else "left"
            at = f" {timezones.local(move.at, self.minutes.meeting):%H:%M}" if move.at else ""
            return f"{what}{at}", "dim" if move.kind == "arrival" else ""
        style = {"expected": "warn", "present": "dim"}.get(person.presence, "")
        return PRESENCE[person.presence], style

    def _moves(self) -> dict[str, Note]:
        """Who came or left last, by code."""
        notes, moves = self._moved
        if notes is not self.minutes.notes:
            moves = last_moves(self.minutes)
            self._moved = (self.minutes.notes, moves)
        return moves

    @property
    def _names(self) -> int:
        """Cells of the longest name."""
        known_as = roster(self.minutes).known_as
        return max((cell_len(known_as(person.key)) for person in self.minutes.participants), default=0)

    @property
    def _full_names(self) -> int:
        return max((cell_len(full_name(person)) for person in self.minutes.participants), default=0)


class Agenda(Listing):
    """The agenda: what was taken up and when, what is up."""

    name_in_keys = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[object, list[Row]] = (None, [])

    def rows(self) -> list[Row]:
        items, rows = self._rows
        if items is not self.minutes.agenda:
            rows = [Row(at, item.key, "", "") for at, item in enumerate(self.minutes.agenda)]
            self._rows = (self.minutes.agenda, rows)
        return rows

    def words(self, row: Row) -> str:
        item = self.minutes.agenda[row.at]
        return f"{places(self.minutes)[row.at].number} {item.key} {item.title}"

    def begin(self) -> None:
        """Put the cursor on the item behind the one that is up."""
        keys, current = [item.key for item in self.minutes.agenda], self.minutes.current_item()
        self.go(keys.index(current) + 1 if current in keys else 0)

    def lines(self) -> list[Strip]:
        if self.has_focus:
            return self.with_cursor("There are no agenda items. Press a to add one.")
        width, room, rows = self.size.width, self.size.height - 1, self.rows()
        up = next((n for n, row in enumerate(rows) if row.key == self.minutes.current_item()), 0)
        if len(rows) <= room:
            first, last, self.turned = 0, len(rows), 0
        else:
            at = max(0, min(up - OVER - 1, len(rows) - room))
            first = max(0, min(at + TURN * self.turned, len(rows) - room))
            self.turned = (first - at + (TURN - 1) * (first > at)) // TURN
            last = first + room
        is_cut, is_more = first > 0, last < len(rows)
        shown = list(range(first + is_cut, last - is_more))
        self._hits = [(1 + is_cut + n, 0, width, place) for n, place in enumerate(shown)]
        above = [self.strip([(f"↑ {first + 1} before", "dim")], width)] * is_cut
        below = [self.strip([(f"↓ {len(rows) - last + 1} more", "dim")], width)] * is_more
        drawn = (self.strip(self._pieces(rows[place], width, self.mark(place)), width) for place in shown)
        return [self.title(width), *above, *drawn, *below][: self.size.height]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return 1 + max(len(self.minutes.agenda), 1)

    def title(self, width: int) -> Strip:
        return self.strip([("Agenda", "title")], width)

    def draw(self, row: Row, width: int, *, is_at: bool) -> Strip:
        return self.entry(self._pieces(row, width - 1, "strong" * is_at), width, is_at=is_at)

    def _pieces(self, row: Row, width: int, more: str) -> list[tuple[str, str]]:
        """Sign, number, title; where there is room who presents it, its paper and minutes; when it was taken up."""
        item = self.minutes.agenda[row.at]
        times, outcomes = taken_up(self.minutes)
        outcome = outcomes.get(item.key, "")
        is_up = item.key == self.minutes.current_item() and outcome not in ("closed", "skipped")
        sign = STRUCK if item.struck else UP if is_up else SIGNS.get(outcome, "✓")
        at = times.get(item.key)
        time = "skipped" if outcome == "skipped" else timezones.hour(at, self.minutes.meeting) if at else ""
        behind = f"  {time}" if time and width > 30 else ""  # the title goes on over a time that there is not
        if width >= WIDE:
            behind = f" {time:>7}"
            names, planned = _presenters(self.minutes, item), f"{item.minutes:g} min" if item.minutes else ""
            longest, presented, wanted = self.minutes.derived(_longest)
            least = min(longest, TITLE + 5)
            left = width - max(presented, least) - 13 - 8 - len(behind) - 1
            cells = [(names, max(min(20, width // 5), min(wanted, left))), (item.document, 12), (planned, 7)]
            while cells and width - sum(room + 1 for _, room in cells) - len(behind) < least:
                cells.pop(0)
            while cells and not cells[0][0]:  # the title goes on over what the item has not
                cells.pop(0)
            behind = "".join(f" {set_cell_size(fitted(said, room), room)}" for said, room in cells) + behind
        place = places(self.minutes)[row.at]
        lead = f"{sign} {_numbered(place)}"
        room = max(width - cell_len(lead) - cell_len(behind), 0)
        title = set_cell_size(fitted(item.title or item.key, room), room)
        style = "struck" if item.struck else "lead" if is_up else "dim" if outcome else ""
        return [(f"{lead}{title}", f"{style} {more}"), (behind, "dim")]


LONGEST_NUMBER = 8
"""Cells."""


def _numbered(place: Place) -> str:
    """The number of an item as it stands before its title."""
    number = fitted(place.number, LONGEST_NUMBER)
    return f"{number:>2} " if place.level == 1 else f"{' ' * (place.level + 1)}{number} "


def _presenters(minutes: Minutes, item: AgendaItem) -> str:
    return ", ".join(map(roster(minutes).short, listed(item.presenter)))


def _longest(minutes: Minutes) -> tuple[int, int, int]:
    """Cells of the longest title of the agenda with its number, of the longest of those that somebody presents, and of
    the longest names of who does."""
    titles = [
        2 + cell_len(_numbered(place) + (item.title or item.key))
        for item, place in zip(minutes.agenda, places(minutes), strict=True)
    ]
    names = [cell_len(_presenters(minutes, item)) for item in minutes.agenda]
    return (
        max(titles),
        max(each for each, name in zip(titles, names, strict=True) if name or not any(names)),
        max(names),
    )


_taken: tuple[object, dict[str, datetime], dict[str, str]] = (None, {}, {})
"""The notes that were looked through last, and what was found."""


def taken_up(minutes: Minutes) -> tuple[dict[str, datetime], dict[str, str]]:
    """When each item was first taken up, and the outcome of its last note."""
    global _taken
    if _taken[0] is not minutes.notes:
        _taken = (minutes.notes, *_taken_up(minutes))
    return _taken[1:]


def _taken_up(minutes: Minutes) -> tuple[dict[str, datetime], dict[str, str]]:
    times: dict[str, datetime] = {}
    outcomes: dict[str, str] = {}
    for note in minutes.notes:
        if note.kind == "item" and not note.struck:
            outcomes[note.item] = note.outcome
            if note.at:
                times.setdefault(note.item, note.at)
    return times, outcomes
