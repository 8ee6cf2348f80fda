"""The palette: everything that can be done on a screen, by subject and in the order of use, found by typing."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.strip import Strip

from minutes_tui.assist.keymap import found_by
from minutes_tui.language.names import folded
from minutes_tui.model.document import visible
from minutes_tui.tui.widgets.finder import Finder
from minutes_tui.tui.widgets.input_box import Box
from minutes_tui.tui.widgets.pane import Pane, fitted, wrapped

WORD = re.compile(r"\w+")
NAMES = 14
"""Cells of the column of names; a longer name takes its room from what is said of it."""


class Entry(NamedTuple):
    """Something that can be chosen."""

    name: str
    about: str
    run: Callable[[], object]
    key: str = ""
    """As it is shown."""
    why_not: str = ""
    """Why it can't be done now; "" where it can."""
    group: str = ""


def found(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """The entries that hold every word of what is wanted; each once.

    First those whose names begin with it, then those that have it as a word, then those with a word that begins so.
    """
    words = folded(wanted).replace("/", " ").split()
    if not words:
        return list(entries)
    ranked: list[tuple[int, Entry]] = []
    for each in {(each.name, each.about): each for each in reversed(entries)}.values():
        name = folded(each.name).lstrip("/")
        about = f" {folded(found_by(each.name, each.about, each.key))}"
        if all(word in f"{name}{about}" for word in words):
            at = (name == words[0], name.startswith(words[0]), words[0] in WORD.findall(f"{name}{about}"),
                  f" {words[0]}" in f" {name}", f" {words[0]}" in about, words[0] in name)  # fmt: skip
            ranked.append((at.index(True) if any(at) else len(at), each))
    order = {(each.name, each.about): at for at, each in reversed([*enumerate(entries)])}
    ranked.sort(key=lambda pair: (pair[0], order[pair[1].name, pair[1].about]))
    return [each for _, each in ranked]


NONE = "No match."


class Entries(Pane):
    """The entries that are found, with a cursor on one of them."""

    def __init__(self, entries: Iterable[Entry], chosen: Callable[[Entry], None], none: str = NONE) -> None:
        """`chosen` is called with the entry that a click is on; `none` is what is shown where nothing is found."""
        super().__init__()
        self._none = none
        self._entries = list(entries)
        self._chosen = chosen
        self._found = self._entries
        self._is_narrowed = False
        self._at = 0
        self._top = 0
        self.pointed = self._point_at

    def find(self, wanted: str) -> None:
        self._found, self._is_narrowed = found(self._entries, wanted), bool(wanted.strip())
        self._at = self._top = 0
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by some entries, as far as there are."""
        self._at = max(0, min(self._at + by, len(self._found) - 1))
        self.redraw()

    def page(self, pages: int) -> None:
        self.move(pages * max(self.size.height - 2, 1))

    def current(self) -> Entry | None:
        return self._found[self._at] if self._at < len(self._found) else None

    def _point_at(self, at: int) -> None:
        if at < len(self._found):  # what was clicked on may not be found any more
            self._at = at
            self._chosen(self._found[at])

    def on_mouse_scroll_up(self) -> None:
        self.move(-3)

    def on_mouse_scroll_down(self) -> None:
        self.move(3)

    def lines(self) -> list[Strip]:
        width, height = self.size.width, self.size.height
        rows: list[int | str] = []
        for place, each in enumerate(self._found):
            is_first = place == 0 or self._found[place - 1].group != each.group
            rows += [each.group] * (is_first and bool(each.group) and not self._is_narrowed) + [place]
        if not rows:
            return [self.strip([(fitted(self._none, width), "dim")], width)]
        names = min(NAMES, max(width // 2, 4))
        drawn = self._row(self._at, names, width)
        most = height - len(drawn) + 1 if height > len(drawn) else height
        at = rows.index(self._at)
        above = at - (at > 0 and isinstance(rows[at - 1], str))
        self._top = max(min(self._top, above), at - most + 1, 0)
        self._top = min(self._top, max(len(rows) - most, 0))
        places: list[int | None] = []
        strips: list[Strip] = []
        for row in rows[self._top : self._top + most]:
            if isinstance(row, str):
                strips.append(self.strip([(fitted(row, width), "title")], width))
                places.append(None)
            else:
                strips += drawn if row == self._at else self._row(row, names, width)
                places += [row] * (len(strips) - len(places))
        self.places = places
        return strips

    def _row(self, place: int, names: int, width: int) -> list[Strip]:
        """An entry in a row; the one at the cursor in as many as what is said of it needs."""
        each = self._found[place]
        cursor = "cursor" if place == self._at else ""
        names = min(max(names, cell_len(each.name)), max(width - 4, 1))
        key = f" {each.key} " if each.key and cell_len(each.key) + names + 12 < width else " "
        room = max(width - names - 3 - cell_len(key), 0)
        said, style = visible(each.why_not or each.about), "dim" if each.why_not else ""
        lines = [said[start:end] for start, end in wrapped(said, room)] if cursor and room > NAMES else [said]
        name, strips = fitted(each.name, names), []
        for about in lines:
            pieces = [
                ("▌" if cursor else " ", "accent"),
                (set_cell_size(name, names), "dim" if each.why_not else "strong"),
                ("  ", ""),
                (set_cell_size(fitted(about, room), room), style),
                (key, "accent"),
            ]
            strips.append(self.strip([(text, f"{style} {cursor}".strip()) for text, style in pieces], width))
            name, key = "", " " * cell_len(key)
        return strips


class Palette(Finder):
    """F2. Enter or a click does what is found."""

    BINDINGS = [
        Binding("f2", "dismiss(None)", show=False, priority=True),
        Binding("ctrl+p", "dismiss(None)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("ctrl+home", "move(-10000)", show=False, priority=True),
        Binding("ctrl+end", "move(10000)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Palette > Vertical { width: 96%; max-width: 100; padding: 0 1; }
    """

    def __init__(self, entries: Iterable[Entry], placeholder: str = "Search for commands…", none: str = NONE) -> None:
        super().__init__()
        self._none = none
        self._entries = entries
        self._placeholder = f"{placeholder}  ↑ ↓ Enter · Esc clears, then closes"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Box(placeholder=self._placeholder, compact=True)
            yield Entries(self._entries, self._run, self._none)

    def find(self, wanted: str) -> None:
        self.query_one(Entries).find(wanted)

    def action_move(self, by: int) -> None:
        self.query_one(Entries).move(by)

    def action_page(self, pages: int) -> None:
        self.query_one(Entries).page(pages)

    def action_choose(self) -> None:
        chosen = self.query_one(Entries).current()
        if chosen:
            self._run(chosen)

    def _run(self, chosen: Entry) -> None:
        if self.is_active:
            self.dismiss()
            self.app.call_later(chosen.run)
