"""The three single rows: what meeting this is, what the line will be and whether it is safe, which keys matter."""

import datetime as dt
from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.strip import Strip

from minutes_tui.assist.keymap import key_shown
from minutes_tui.language.names import roster
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, listed
from minutes_tui.tui.widgets.pane import Pane, fitted


class Bar(Pane):
    """A row with words on its left and on its right."""

    DEFAULT_CSS = "Bar { height: 1; width: 100%; }"
    fill = " "

    def __init__(self) -> None:
        super().__init__()
        self._left: list[tuple[str, str]] = []
        self._right: list[tuple[str, str]] = []

    def show(self, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
        """Draw the row if it is another than before; the left gives way to the right."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.redraw()

    def lines(self) -> list[Strip]:
        width = self.size.width
        right = self._right
        while right and sum(cell_len(text) for text, _ in right) > width - 12:
            right = right[1:]
        room = width - sum(cell_len(text) for text, _ in right)
        pieces = []
        for text, style in self._left:
            text = fitted(text, room)
            pieces.append((text, style))
            room -= cell_len(text)
        return [self.strip([*pieces, (self.fill * room, "dim"), *right], width)]


class Header(Bar):
    """The meeting, the agenda item that is up with its time, the clock."""

    DEFAULT_CSS = "Header { background: $panel; }"

    def tell(self, minutes: Minutes, now: dt.datetime, *, is_set: bool = False) -> None:
        """Draw the row; `is_set` says that the clock stands at a time to which it was set."""
        right = []
        item = next((each for each in minutes.agenda if each.key == minutes.current_item()), None)
        if item:
            number = minutes.agenda.index(item) + 1
            right.append((f"  {fitted(f'{number} {item.title or item.key}', 44)}", "accent strong"))
            right.append((_used(minutes, item.minutes, now), "dim"))
        right += _floor(minutes, now)
        on = "" if timezones.is_of(now, minutes.meeting) else f"{now.day} {now:%b} "
        right.append((f"  set to {on}{now:%H:%M} ", "warn") if is_set else (f"  {on}{now:%H:%M} ", ""))
        self.show([(f" {minutes.meeting.title or 'Untitled meeting'}", "strong")], right)


def _floor(minutes: Minutes, now: dt.datetime) -> list[tuple[str, str]]:
    """Who has the floor, for how long, and who is next."""
    floor, people = minutes.floor, roster(minutes)
    waiting = [people.known_as(code) for code in listed(floor.waiting)]
    pieces = []
    if floor.speaker:
        name = people.known_as(floor.speaker)
        since = timezones.moment(floor.since, minutes.meeting) if floor.since else now
        used = max(int((now - since).total_seconds()), 0)
        limit = f" of {floor.minutes:g}" if floor.minutes else ""
        over = floor.minutes is not None and used > floor.minutes * 60
        pieces.append((f"  ◆ {fitted(name, 12)} {used // 60}:{used % 60:02}{limit}", "warn" if over else "accent"))
    if waiting:
        more = f" +{len(waiting) - 1}" if len(waiting) > 1 else ""
        pieces.append((f" next {fitted(waiting[0], 12)}{more}", "dim"))
    return [*pieces, (" closed", "dim")] if floor.closed else pieces


def _used(minutes: Minutes, planned: float | None, now: dt.datetime) -> str:
    """Minutes for which the item has been up, of those planned."""
    up = next((note for note in reversed(minutes.notes) if note.kind == "item" and not note.struck), None)
    if not up or not up.at or up.outcome in ("closed", "skipped"):
        return ""
    used = int((now - timezones.moment(up.at, minutes.meeting)).total_seconds() // 60)
    if not 0 <= used < 24 * 60:
        return ""
    return f"  {used} of {planned:g} min" if planned else f"  {used} min"


class Status(Bar):
    """The rule above the line: what it will be, on the left; whether all is saved, on the right."""

    fill = "─"

    def tell(self, reading: str, warning: str, saved: tuple[str, str], choices: Sequence[tuple[str, str]] = ()) -> None:
        left = [("─ ", "dim")]
        if warning:
            left.append((f"{warning} ", "warn"))
        elif reading:
            left.append((f"{fitted(reading, 28) if choices else reading} ", "accent"))
        if choices and not warning:
            left += [("─ ", "dim"), *choices]
        self.show(left, [(f" {saved[0]} ", saved[1])])


class Footer(Bar):
    """At most five keys: those that matter now. A click on one presses it."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[str, str]] = []

    def tell(self, keys: list[tuple[str, str]]) -> None:
        self._keys = keys[:5]
        pieces: list[tuple[str, str]] = []
        for key, does in self._keys:
            pieces += [(f" {key_shown(key)}", "accent strong"), (f" {does} ", "dim")]
        self.show(pieces, [])

    def on_click(self, event: events.Click) -> None:
        at = event.x
        for key, does in self._keys:
            width = cell_len(f" {key_shown(key)} {does} ")
            if at < width:
                self._press(key_at(key, does, at))
                return
            at -= width

    def _press(self, key: str) -> None:
        if key:
            is_letter = len(key) == 1
            self.app.post_message(events.Key(_character_to_key(key) if is_letter else key, key if is_letter else None))


def key_at(key: str, does: str, at: int) -> str:
    """The key that is meant by a cell of a footer's words, "" where none is.

    Several have blanks between, and may go on in the words: "up" with "↓ fields", "y" with "n one".
    """
    keys = key.split(" ") if " " in key else [key]
    words = does.split(" ")
    while len(words) > 1 and len(words[0]) == 1:
        keys.append(words.pop(0))
    for each in keys:
        at -= 1 + cell_len(key_shown(each))
        if at < 0:
            return ARROWS.get(each, each)
    return keys[0] if len(keys) == 1 else ""


ARROWS = {"↓": "down", "→": "right"}
