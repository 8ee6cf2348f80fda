"""The single rows: what is up in the meeting, what the line will be and whether it is safe, which keys matter."""

import datetime as dt
from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message import Message
from textual.strip import Strip

from minutes_tui.assist.keymap import footer_key
from minutes_tui.language.names import roster
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.model import timezones
from minutes_tui.model.control_characters import visible
from minutes_tui.model.minutes import Minutes, listed
from minutes_tui.record.lines_not_entered import pasted
from minutes_tui.tui.widgets.pane import Pane, Runs, fitted, wrapped

UP = "▸"
"""Before the item that is up."""
FLOOR = "◆"
"""Before who has the floor."""
ITEM, TITLE = 18, 12
"""Cells that the item that is up has at least, and without which there is no title."""
MOST, OF_HEIGHT, NARROWEST = 4, 6, 20
"""Rows that a sentence over the line has at most, rows of the screen for each of them, and cells that one needs to have
more than one row."""
SHORTEST = 5
"""Cells that the last of several rows has, where the others can spare words."""
WIDE = 100
"""Cells from which on the meeting's title is shown beside an item."""


def cells(runs: Runs) -> int:
    """How wide words are."""
    return sum(cell_len(words) for words, _ in runs)


class Bar(Pane):
    """A row with words on its left and on its right."""

    DEFAULT_CSS = "Bar { height: 1; width: 100%; }"
    fill = " "

    def __init__(self) -> None:
        super().__init__()
        self._left: Runs = []
        self._right: Runs = []

    def show(self, left: Runs, right: Runs) -> None:
        """Draw the row if it is another than before; the left gives way to the right."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.redraw()

    def _beside(self, width: int) -> Runs:
        """What is on the right, less what there is no room for."""
        right = self._right
        while right and cells(right) > width - 12:
            right = right[1:]
        return right

    def _room(self) -> int:
        """Cells for what is on the left."""
        return self.size.width - cells(self._beside(self.size.width))

    def row(self, left: Runs, width: int) -> Strip:
        """A row with what is on the right."""
        right = self._beside(width)
        pieces, room = [], width - cells(right)
        for text, style in left:
            text = fitted(text, room)
            pieces.append((text, style))
            room -= cell_len(text)
        return self.strip([*pieces, (self.fill * room, "rule"), *right], width)

    def lines(self) -> list[Strip]:
        return [self.row(self._left, self.size.width)]


class Header(Bar):
    """What is up, who has the floor and the clock; or where one is, where that is no sitting. What there is no room for
    goes by its rank: the title first, then who is next, the item's minutes, at last who has the floor."""

    DEFAULT_CSS = "Header { background: $band; }"

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Runs, ...] = ([],) * 7
        """Where one is, what is up, its minutes, the title, who has the floor, who is next, the clock."""

    def tell(self, minutes: Minutes, now: dt.datetime, *, is_set: bool = False, word: str = "") -> None:
        """Draw the row; `is_set` says that the clock stands at a time to which it was set, `word` where one is."""
        item = minutes.item(minutes.item_up())
        up: Runs = [(f"{UP} {visible(with_number(minutes, item))}", "lead")] if item else []
        used = _used(minutes, item.minutes, now) if item else []
        floor, following = _floor(minutes, now)
        on = "" if timezones.is_of(now, minutes.meeting) else f"{now.day} {now:%b} "
        clock = [(f"set to {on}{now:%H:%M}", "warn") if is_set else (f"{on}{now:%H:%M}", "strong")]
        at_first = [(f"{word}  ", "lead")] if word else []
        self._arrange(at_first, up, used, visible(minutes.meeting.title or "Untitled meeting"), floor, following, clock)

    def place(self, word: str, title: str, about: Runs) -> None:
        """Draw the row of a screen that is no sitting: its word, the meeting's title, what is to be known there."""
        self._arrange([(f"{word}  ", "lead")], [], [], visible(title), [], [], about)

    def _arrange(self, word: Runs, up: Runs, used: Runs, title: str, floor: Runs, following: Runs, clock: Runs) -> None:
        parts = (word, up, used, [(title, "strong" if not up else "dim")], floor, following, clock)
        if parts != self._told:
            self._told = parts
            self.redraw()

    def lines(self) -> list[Strip]:
        width = self.size.width - 2
        word, up, used, title, floor, following, clock = self._told
        room = width - cells(word) - cells(clock) - 2
        for part in (floor, up, used, following):
            room -= cells(part) + 2 * bool(part)
        if room < 0 and following:
            room, following = room + cells(following) + 2, []
        if room < 0 and used:
            room, used = room + cells(used) + 2, []
        if room < 0 and up:
            (said, style), before = up[0], cells(up)
            up = [(fitted(said, max(before + room, ITEM)), style)]
            room += before - cells(up)
        if room < 0 and floor:
            room, floor = room + cells(floor) + 2, []
        if room < 0 and up:
            up = [(fitted(up[0][0], max(cells(up) + room, 0)), up[0][1])]
        is_titled = cells(title) > 0 and room >= TITLE and (not up or self.size.width >= WIDE)
        title = [(fitted(title[0][0], room - 3 * bool(up)), title[0][1])] if is_titled else []
        left = _spaced([[*word, *up], used]) + ([("   " if up else "", ""), *title] if title else [])
        right = _spaced([floor, following, clock])
        gap = max(width - cells(left) - cells(right), 1)
        return [self.strip([(" ", ""), *left, (" " * gap, ""), *right, (" ", "")], self.size.width)]


def _spaced(parts: Sequence[Runs]) -> Runs:
    """Parts with two blanks between those that have words."""
    there: Runs = []
    for part in parts:
        if cells(part):
            there += [("  ", ""), *part] if there else part
    return there


def _floor(minutes: Minutes, now: dt.datetime) -> tuple[Runs, Runs]:
    """Who has the floor, and for how long; who is next."""
    floor, people = minutes.floor, roster(minutes)
    waiting = [people.known_as(code) for code in listed(floor.waiting)]
    speaking: Runs = []
    if floor.speaker:
        name = fitted(people.known_as(floor.speaker), 12)
        since = timezones.moment(floor.since, minutes.meeting) if floor.since else now
        used = max(int((now - since).total_seconds()), 0)
        limit = f" of {floor.minutes:g}" if floor.minutes else ""
        over = floor.minutes is not None and used > floor.minutes * 60
        is_of_today = used < 24 * 3600  # else the record was opened on another day
        time = f" {used // 60}:{used % 60:02}{limit}" if is_of_today else ""
        speaking = [(f"{FLOOR} {name}{time}", "warn" if over and time else "strong")]
    more = f" +{len(waiting) - 1}" if len(waiting) > 1 else ""
    following = [(f"next {fitted(waiting[0], 12)}{more}", "dim")] if waiting else []
    closed = " closed" if following else "list closed"
    return speaking, [*following, (closed, "dim")] if floor.closed else following


def _used(minutes: Minutes, planned: float | None, now: dt.datetime) -> Runs:
    """Minutes for which the item has been up, of those planned."""
    up = minutes.last_item_note()
    if not up or not up.at or up.outcome in ("closed", "skipped"):
        return []
    used = int((now - timezones.moment(up.at, minutes.meeting)).total_seconds() // 60)
    if not 0 <= used < 24 * 60:
        return []
    is_over = planned is not None and used > planned
    return [(f"{used} of {planned:g} min" if planned else f"{used} min", "warn" if is_over else "dim")]


READING = 28
"""Cells that what the line will be has beside choices, and more where they leave it more."""


class Status(Bar):
    """The rule above the line: what it will be, on the left; whether all is saved, on the right. A sentence that is too
    long for it has more rows. A click on one of the choices in it takes that."""

    DEFAULT_CSS = "Status { height: auto; }"
    fill = "─"

    class Chosen(Message):
        """A choice that was clicked on, by its place among them."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__()
        self._choices: Runs = []

    def tell(
        self,
        reading: str,
        warning: str,
        saved: tuple[str, str],
        choices: Sequence[tuple[str, str]] = (),
        waiting: str = "",
    ) -> None:
        """`waiting` says that there are lines which were not entered."""
        right = [(f" {waiting} ", "warn")] * bool(waiting) + [(f" {saved[0]} ", saved[1])] * bool(saved[0])
        left: Runs = []
        if warning:
            left.append((f" {warning if warning.startswith('! ') else f'! {warning}'} ", "warn"))
        elif reading:
            left.append((f" {self._beside_choices(reading, choices, right) if choices else reading} ", "accent"))
        self._choices = [] if warning else [*choices]
        if self._choices:
            left += [("─ " if left else " ", "rule"), *choices]
        self.show([("─", "rule"), *left], right)
        if self.is_attached and len(self._rows(self.size.width)) != self.size.height:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[Runs]:
        """What is on the left in as many rows as it needs; choices have one, and a low screen has none to spare."""
        most = max(min(MOST, self.app.size.height // OF_HEIGHT), 1)
        room = width - cells(self._beside(width)) - 3
        if self._choices or len(self._left) < 2 or most == 1 or room < NARROWEST:
            return [self._left]
        rule, (words, style) = self._left
        words = visible(words.strip()[: most * width])
        lines = _beside(words, width - 3, room)
        if len(lines) > most:
            lines[most - 1 :] = [fitted(" ".join(lines[most - 1 :]), room)]
        return [[rule, (f" {line} ", style)] for line in lines]

    def lines(self) -> list[Strip]:
        width = self.size.width
        *above, last = self._rows(width)
        ruled = [self.strip([*row, (self.fill * width, "rule")], width) for row in above]
        return [*ruled, self.row(last, width)]

    def _beside_choices(self, reading: str, choices: Sequence[tuple[str, str]], right: Runs) -> str:
        return fitted(reading, max(READING, self.size.width - cells([*choices, *right]) - 6))

    def on_click(self, event: events.Click) -> None:
        at, end = 0, cells(self._left) - cells(self._choices)
        for words, style in self._choices:
            end += cells([(words, style)])
            if event.x < min(end, self._room()):
                if words.strip() and event.x >= end - cells([(words, style)]):
                    self.post_message(self.Chosen(at))
                return
            at += bool(words.strip())  # a blank piece parts two choices


def _beside(words: str, width: int, room: int) -> list[str]:
    """A sentence in rows of a width, of which the last has less room, for something is on its right."""
    *above, last = _balanced(words, width)
    return [*above, last] if cell_len(last) <= room else [*above, *_balanced(last, room)]


def _balanced(words: str, room: int) -> list[str]:
    """A sentence in as few rows as it needs, the last of which is no word alone where the others can spare some."""
    found = [words[start:end] for start, end in wrapped(words, room)]
    for narrower in range(room - 1, room * 2 // 3, -1):
        if len(found) < 2 or cell_len(found[-1]) >= SHORTEST:
            break
        lines = [words[start:end] for start, end in wrapped(words, narrower)]
        if len(lines) > len(found):
            break
        found = lines
    return found


LEAVING = ("escape", "ctrl+q")
"""Keys with which a screen is left: they stand at the right end and are never dropped."""


class Footer(Bar):
    """The keys that matter now, in the order of their use, as many as there is room for; at the right end the one with
    which the screen is left. A click on one presses it."""

    DEFAULT_CSS = "Footer { background: $band; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[str, str]] = []
        self._has_leave = False
        """The last of them is the one with which the screen is left."""
        self._shown: list[tuple[int, tuple[str, str]]] = []
        """The first column of each that is shown, and the key with what it does."""

    def tell(self, keys: list[tuple[str, str]], leave: tuple[str, str] | None = None) -> None:
        """Show keys with what they do; `leave` is the one with which the screen is left, else Escape or ctrl+q is."""
        leave = leave or next((pair for pair in keys if pair[0] in LEAVING), None)
        told = [*(pair for pair in keys if pair != leave), *([leave] if leave else [])]
        if (told, leave is not None) != (self._keys, self._has_leave):
            self._keys, self._has_leave = told, leave is not None
            self.redraw()

    def lines(self) -> list[Strip]:
        width, others = self.size.width, self._keys
        pieces: Runs = []
        last: Runs = []
        self._shown = []
        if self._has_leave:
            others, key = others[:-1], others[-1]
            last = _key(*key)
            self._shown.append((max(width - cells(last), 0), key))
        at = 0
        for each in others:
            piece = _key(*each)
            if at + cells(piece) > width - cells(last):
                break
            self._shown.append((at, each))
            pieces += piece
            at += cells(piece)
        return [self.strip([*pieces, (" " * max(width - at - cells(last), 0), ""), *last], width)]

    def on_click(self, event: events.Click) -> None:
        for first, (key, does) in self._shown:
            if first <= event.x < first + cells(_key(key, does)):
                self._press(key_at(key, does, event.x - first))
                return

    def _press(self, key: str) -> None:
        if key:
            is_letter = len(key) == 1
            self.app.post_message(events.Key(_character_to_key(key) if is_letter else key, key if is_letter else None))


def _key(key: str, does: str) -> Runs:
    more, words = _more_keys(does)
    return [(" ".join([f" {footer_key(key)}", *more]), "lead"), (f" {words} ", "")]


def _more_keys(does: str) -> tuple[list[str], str]:
    """Keys with which the words of a key begin, such as "↓ fields" of "up" and "n one" of "y"; and the words alone."""
    words, more = does.split(" "), []
    while len(words) > 1 and len(words[0]) == 1:
        more.append(words.pop(0))
    return more, " ".join(words)


def key_at(key: str, does: str, at: int) -> str:
    """The key that is meant by a cell of a footer's words, "" where none is; several have blanks between."""
    keys = [*(key.split(" ") if " " in key else [key]), *_more_keys(does)[0]]
    for each in keys:
        at -= 1 + cell_len(footer_key(each))
        if at < 0:
            return ARROWS.get(each, each)
    return keys[0] if len(keys) == 1 else ""


ARROWS = {"↓": "down", "→": "right"}


SOON = 2
"""Lines entered after which a line that was set aside is told in short, in the corner."""


def waiting_words(waiting: Sequence[str]) -> str:
    """What is said in an empty line of lines that were set aside, the last of them in its words; "" where none was."""
    if not waiting:
        return ""
    if rest := pasted(waiting[-1]):
        return f"{len(rest)} line{'s' * (len(rest) > 1)} not entered: ↑ enters them all"
    many = f"{len(waiting)} not entered, the last: " if len(waiting) > 1 else "Not entered: "
    return f"{many}“{fitted(visible(waiting[-1]), 24)}” · ↑ brings it back"
