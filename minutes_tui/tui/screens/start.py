"""Before the live screen: the records of a folder to choose from, and the questions with which one is begun."""

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
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input, Static

from minutes_tui.archive.heads import Head, heads
from minutes_tui.errors import MinutesError, OpenElsewhereError
from minutes_tui.language import graphemes
from minutes_tui.language.day_phrases import day
from minutes_tui.language.names import folded
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes
from minutes_tui.record import Record, create
from minutes_tui.record.file_name import proposed
from minutes_tui.record.new import new_minutes
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.pane import Pane, fitted
from minutes_tui.tui.widgets.text_boxes import Box

ODD = 5
"""Files that can't be read of which the names are shown."""
NEW = "+ a new meeting"


Begun = Callable[[Record, Sequence[str]], None]
"""Shows a record that was just opened or begun, and enters lines that were typed before it was."""


def first_screen(path: Path | None, begun: Begun) -> Screen[None]:
    """What is shown where no record is open yet: the records of this folder, or the questions with which one is begun,
    for a path that isn't there or where there is no record."""
    if path:
        return Begin(begun, path.parent, path)
    folder = Path.cwd()
    found, unread = heads(folder)
    return Choose(begun, folder, found, unread) if found or unread else Begin(begun, folder)


class Begin(Screen[None]):
    """A record that isn't there yet: what the meeting is called, its day, and the file."""

    BINDINGS = [
        Binding("escape", "back", show=False),
        Binding("backspace", "take_back", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("down", "app.focus_next", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Begin > Vertical { height: 1fr; padding: 1 2; }
    Begin Horizontal { height: 1; }
    Begin .label { width: 8; }
    Begin Box { width: 1fr; background: $surface; }
    Begin .trouble { color: $warning; margin-top: 1; }
    Begin .said { margin-bottom: 1; }
    Begin .waiting { color: $faint; }
    """

    def __init__(self, begun: Begun, folder: Path, path: Path | None = None) -> None:
        """`path` is the file where that is known; None: one in `folder` is proposed."""
        super().__init__()
        self._begun, self._folder, self._path = begun, folder, path
        self._proposed = ""
        """The name of the file that stands there of itself."""
        self._lines: list[str] = []
        """Lines of the minutes that were typed where the title is asked for, to be entered once there is a record."""
        self._meant = ""
        """Such a line that was taken back, and so is meant as the title."""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(self._said()), classes="said")
            for name, words in (("Title", ""), ("Date", f"{timezones.today()}"), ("File", "")):
                if name != "File" or not self._path:
                    with Horizontal():
                        yield Static(Content(name), classes="label")
                        yield Box(words, placeholder="Board meeting" if name == "Title" else "", compact=True,
                                  id=name.lower())  # fmt: skip
            yield Static(classes="trouble", markup=False)
            yield Static(classes="waiting", markup=False)
        yield Footer()

    def _said(self) -> str:
        if self._path:
            return f"There is no file {visible(str(self._path))} yet. What is the title of the meeting?"
        where = visible(str(self._folder))
        is_first = len(self.app.screen_stack) < 2
        return f"No records in {where} yet. What is the meeting's title?" if is_first else f"A new meeting in {where}"

    def on_mount(self) -> None:
        self.query_one(Footer).tell([("enter", "begin"), ("down", "next field"), ("escape", "back, create nothing")])
        self._propose()

    def _box(self, name: str) -> str:
        return next((box.value.strip() for box in self.query(Box) if box.id == name), "")

    def _date(self) -> dt.date | None:
        """The day that is typed, as people write it; None where it is none."""
        typed = self._box("date")
        found = day(typed, "en", timezones.today()) if typed else None
        return found.date if found else None if typed else timezones.today()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id != "file":
            self._propose()

    def _propose(self) -> None:
        """Have the file called after title and day, until another name is typed."""
        date = self._date()
        for box in self.query("#file").results(Box):
            if date and box.value == self._proposed:
                self._proposed = proposed(self._folder, self._box("title"), date).name
                box.value = self._proposed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._propose()  # of keys in one burst, the last letters
        title = self.query_one("#title", Box)
        if event.input is title and title.value != self._meant and is_line(title.value):
            self._lines.append(title.value.strip())
            title.value = ""
            self._tell_waiting()
            return
        date, path = self._date(), self._path
        if not path:
            name = os.path.expanduser(self._box("file") or self._proposed)
            path = self._folder / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            if not date:
                raise MinutesError(f"Not a date: write {timezones.today()}.")
            create(path, new_minutes(self._box("title"), date.isoformat(), "en"))
            self._begun(Record.open(path), self._lines)
        except MinutesError as error:
            self.query_one(".trouble", Static).update(Content(visible(str(error))))

    def action_take_back(self) -> None:
        """Backspace in the empty title takes back the last line that waits."""
        title = self.query_one("#title", Box)
        if not self._lines or not title.has_focus or title.value:
            raise SkipAction  # it is for the box
        title.value = self._meant = self._lines.pop()
        title.cursor_position = len(title.value)
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        """Say that what was typed is no title, and what is to come of it."""
        last = fitted(visible(self._lines[-1]), 24) if self._lines else ""
        said = f"“{last}” is not a title. It is entered once there is one: type it now."
        back = "Press Backspace, then Enter, to make it the title."
        self.query_one(".trouble", Static).update(Content(f"{said}\n{back}" if last else ""))
        waiting = [f"  {visible(line)}" for line in self._lines]
        self.query_one(".waiting", Static).update(Content("\n".join(["", "To enter:", *waiting] if waiting else [])))

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.call_later(self.app.action_quit)


def is_line(words: str) -> bool:
    """Whether words are a line of the minutes and hardly a title: a command, or a mark or a code before the words."""
    from minutes_tui.commands import is_command  # it knows all commands, which most starts don't need
    from minutes_tui.line import grammar

    if is_command(words):
        return True
    read = grammar.read(words, Minutes(), timezones.today())
    return isinstance(read, grammar.Entered) and (read.note.kind != "statement" or bool(read.note.speakers))


class Shelf(Pane):
    """A row for each record, and one for a new meeting."""

    def __init__(self, found: Sequence[Head]) -> None:
        super().__init__()
        self._all = found
        self.found = found
        self.at = 0
        self._top = 0

    def narrow(self, wanted: str) -> None:
        """Show those whose title, date, status or file hold some words."""
        words = folded(wanted).split()
        self.found = [each for each in self._all if all(word in _searched(each) for word in words)]
        self.at = self._top = 0
        self.redraw()

    def move(self, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.found)))
        self.redraw()

    def on_mouse_scroll_up(self) -> None:
        self.move(-3)

    def on_mouse_scroll_down(self) -> None:
        self.move(3)

    def lines(self) -> list[Strip]:
        width, height = self.size.width, max(self.size.height, 1)
        self._top = max(min(self._top, self.at), self.at - height + 1, 0)
        rows = range(self._top, min(self._top + height, len(self.found) + 1))
        self.places = list(rows)
        return [self._row(at, width) for at in rows]

    def _row(self, at: int, width: int) -> Strip:
        cursor = "cursor" if at == self.at else ""
        mark = ("▌" if cursor else " ", "accent")
        if at == len(self.found):
            pieces = [mark, (set_cell_size(NEW, width), "accent")]
        else:
            each = self.found[at]
            files_wide = min(max(cell_len(visible(one.path.name)) for one in self.found), width // 3)
            is_wide = width >= WITH_TERM
            status_wide = max(len(status_words(one, is_wide=is_wide)) for one in self.found)
            status = f"  {status_words(each, is_wide=is_wide):<{status_wide}}" if width >= 48 else ""
            name = f"  {set_cell_size(fitted(each.path.name, files_wide), files_wide)}" if width >= 60 else ""
            room = max(width - 14 - cell_len(status) - cell_len(name), 0)
            pieces = [
                mark,
                (f"{each.date or ''!s:<10}  ", "dim"),
                (set_cell_size(fitted(each.title, room), room), "strong"),
                (status, "accent" if each.status == "draft" else ""),
                (name, "dim"),
            ]
        return self.strip([(text, f"{style} {cursor}".strip()) for text, style in pieces], width)


def _searched(each: Head) -> str:
    return folded(f"{each.title} {each.date} {each.status} {status_words(each, is_wide=True)} {each.path.name}")


WITH_TERM = 76
"""Cells of a row that has room for the day by which corrections are wanted."""


def status_words(each: Head, *, is_wide: bool) -> str:
    """Where the minutes of a record stand; of circulated ones by when corrections are wanted."""
    return f"corrections by {each.corrections}" if each.corrections and is_wide else f"{each.status:<10}"


class Choose(Screen[None]):
    """The records of a folder, the newest meeting first, and a new one."""

    DEFAULT_CSS = """
    Choose > .title { height: 1; padding: 0 1; text-style: bold; }
    Choose > .trouble { color: $warning; height: auto; padding: 0 1; }
    """

    def __init__(self, begun: Begun, folder: Path, found: Sequence[Head], unread: Sequence[str]) -> None:
        super().__init__()
        self._begun, self._folder, self._unread = begun, folder, unread
        self.shelf = Shelf(found)
        self.shelf.pointed = self._open
        self._wanted = ""
        self._is_finding = False

    def compose(self) -> ComposeResult:
        yield Static(classes="title", markup=False)
        yield self.shelf
        odd = ", ".join(visible(name) for name in self._unread[:ODD])
        more = f" and {len(self._unread) - ODD} more" if len(self._unread) > ODD else ""
        yield Static(Content(f"Cannot be read: {odd}{more}" if odd else ""), classes="trouble", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        self._tell()

    def _tell(self) -> None:
        searching = f"  / {visible(self._wanted)}{'▏' * self._is_finding}" if self._is_finding or self._wanted else ""
        self.query_one(".title", Static).update(Content(f"Records in {visible(str(self._folder))}{searching}"))
        keys = [("enter", "open"), ("n", "a new one"), ("/", "find"), ("escape", "quit")]
        self.query_one(Footer).tell([("enter", "open"), ("escape", "show all")] if searching else keys)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._is_finding and (event.key == "backspace" or graphemes.is_typed(event.character)):
            self._wanted = self._wanted[:-1] if event.key == "backspace" else self._wanted + (event.character or "")
            self._find()
            return
        page = max(self.shelf.size.height - 1, 1)
        last = len(self.shelf.found)
        match event.character if graphemes.is_typed(event.character) else event.key:
            case "up" | "k":
                self.shelf.move(-1)
            case "down" | "j":
                self.shelf.move(1)
            case "pageup":
                self.shelf.move(-page)
            case "pagedown":
                self.shelf.move(page)
            case "home" | "g":
                self.shelf.move(-last)
            case "end" | "G":
                self.shelf.move(last)
            case "enter":
                self._open(self.shelf.at)
            case "n" | "a" | "+":
                self._open(last)
            case "/":
                self._is_finding = True
                self._tell()
            case "escape" | "q" if self._is_finding or self._wanted:
                self._is_finding, self._wanted = False, ""
                self._find()
            case "escape" | "q":
                self.app.call_later(self.app.action_quit)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._is_finding:
            self._wanted += " ".join(event.text.split())
            self._find()

    def _find(self) -> None:
        self.shelf.narrow(self._wanted)
        self._tell()

    def _open(self, at: int) -> None:
        """Open a record by its place, or begin a new one."""
        if not self.is_active:
            return
        if at >= len(self.shelf.found):
            self.app.push_screen(Begin(self._begun, self._folder))
            return
        try:
            self._begun(_opened(self.shelf.found[at].path), ())
        except MinutesError as error:
            self.query_one(".trouble", Static).update(Content(visible(str(error))))


def _opened(path: Path) -> Record:
    """A record to be written or, where somebody else writes it, to be followed."""
    try:
        return Record.open_or_read(path)
    except OpenElsewhereError as error:
        record = Record.follow(path)
        by = f" ({error.who})" if error.who else ""
        record.why_not_written = f"{error.where} is open elsewhere{by}. You can only read it here."
        return record
