"""Before the live screen: the records of a folder to choose from, and the questions with which one is begun."""

import datetime as dt
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from minutes_tui.archive.heads import Head, heads
from minutes_tui.errors import MinutesError, OpenElsewhereError
from minutes_tui.language import graphemes
from minutes_tui.language.clock_times import clock
from minutes_tui.language.day_phrases import held
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Meeting, Minutes
from minutes_tui.record import Record, create
from minutes_tui.record.file_name import proposed
from minutes_tui.record.new import new_minutes
from minutes_tui.record.renamed_record import records_gone
from minutes_tui.tui import background
from minutes_tui.tui.screens.record_screen import Begun
from minutes_tui.tui.screens.search import Shelf
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.input_box import Box
from minutes_tui.tui.widgets.pane import fitted, with_end

if TYPE_CHECKING:
    from minutes_tui.tui.screens.follows import Follows

EXAMPLE = "such as Board meeting"
UNTITLED = "The meeting has no title yet. Type it, or press Enter again to begin without one."
GONE = "This record is gone. Enter brings it back."
ODD = 5
"""Files that can't be read of which the names are shown."""


def first_screen(path: Path | None, begun: Begun) -> Screen[None]:
    """What is shown where no record is open yet: the records of this folder, or the questions with which one is begun,
    for a path that isn't there or where there is no record."""
    if path:
        return Begin(begun, path.parent, path)
    folder = Path.cwd()
    found, unread = heads(folder)
    gone = [Head(record, Meeting(title=GONE), changed)
            for record, changed in records_gone(folder, [each.path for each in found])]  # fmt: skip
    return Choose(begun, folder, [*gone, *found], unread) if gone or found or unread else Begin(begun, folder)


class Begin(Screen[None]):
    """A record that isn't there yet: what the meeting is called, its day, and the file; beside other records, which
    meeting it follows."""

    BINDINGS = [
        Binding("enter", "begin", show=False),
        Binding("escape", "back", show=False),
        Binding("ctrl+o", "import", show=False, priority=True),
        Binding("backspace", "take_back", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("down", "app.focus_next", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Begin > Vertical { height: 1fr; max-width: 110; padding: 1 2; }
    Begin Horizontal { height: 1; }
    Begin .label { width: 8; }
    Begin Box { width: 1fr; background: $surface; }
    Begin Choice:focus { background: $cursor; color: $on-words; text-style: $selection-text-style; }
    Begin .day { width: auto; color: $faint; }
    Begin .trouble { color: $warning; margin-top: 1; }
    Begin .said { margin-bottom: 1; }
    Begin .waiting { color: $faint; }
    """

    def __init__(self, begun: Begun, folder: Path, path: Path | None = None, found: Sequence[Head] = ()) -> None:
        """`path` is the file where that is known; None: one in `folder` is proposed. `found` are the records there, the
        newest first, of which it may follow one."""
        super().__init__()
        self._begun, self._folder, self._path = begun, folder, path
        self._proposed = ""
        """The name of the file that stands there of itself."""
        self._day = f"{timezones.today()}"
        """The day that stands there of itself."""
        self._follows = _followed(found) if found else None
        self._lines: list[str] = []
        """Lines of the minutes that were typed where the title is asked for, to be entered once there is a record."""
        self._is_asked = False
        """The title was asked for: Enter begins without one."""
        self._meant = ""
        """Such a line that was taken back, and so is meant as the title."""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(self._said()), classes="said")
            if self._follows:
                with Horizontal():
                    yield Static(Content("Follows"), classes="label")
                    yield self._follows
            for name, words in (("Title", ""), ("Date", self._day), ("File", "")):
                if name != "File" or not self._path:
                    with Horizontal():
                        yield Static(Content(name), classes="label")
                        yield Box(words, placeholder=EXAMPLE if name == "Title" else "", compact=True,
                                  id=name.lower())  # fmt: skip
                        if name == "Date":
                            yield Static(classes="day")
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
        self.query_one("#title", Box).focus()
        self._propose()

    def _box(self, name: str) -> str:
        return next((box.value.strip() for box in self.query(Box) if box.id == name), "")

    def _date(self) -> dt.date | None:
        """The day that is typed, as people write it; None where it is none."""
        typed = self._day_and_time()[0]
        return held(typed, "en", timezones.today()) if typed else None if self._follows_one else timezones.today()

    def _day_and_time(self) -> tuple[str, dt.time | None]:
        """What is typed of the day, and the time behind it: "18 December at 7.30 pm"."""
        typed = self._box("date")
        if held(typed, "en", timezones.today()):  # "1 September 2026" has a year and no time
            return typed, None
        words = [match.start() for match in re.finditer(r"(?<=\s)\S", typed)]
        for at in words:
            start = clock(typed[at:], "en")
            before = re.sub(r"(?:[\s,]|\s(?:at|from))+$", "", typed[:at])
            if start and held(before, "en", timezones.today()):
                return before, start
        return typed, None

    @property
    def _follows_one(self) -> Path | None:
        """The record of the meeting that the new one follows."""
        return self._follows.path if self._follows else None

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id != "file":
            self._propose()
        if not self._lines:
            self.query_one(".trouble", Static).update("")  # what was wrong may be mended now

    def _propose(self) -> None:
        """Have the file called after title and day, until another name is typed, and the day that of the next meeting,
        until another one is."""
        title = self._box("title")
        if self._follows:
            self._follows.suit(title)
            self.query_one("#title", Box).placeholder = self._follows.title or EXAMPLE
            self.query_one("#date", Box).placeholder = f"such as {timezones.today()}"
            title = title or self._follows.title
            for box in self.query("#date").results(Box):
                if box.value == self._day:
                    box.value = self._day = str(self._follows.day(timezones.today()) or "")
        keys = [("enter", "carry over" if self._follows_one else "begin"), ("down", "next field")]
        self.query_one(Footer).tell([*keys, ("ctrl+o", "import a file"), ("escape", "back, create nothing")])
        date = self._date()
        for said in self.query(".day").results(Static):
            said.update(f"{date:%A} {date.day} {date:%B} {date.year}" if date else "")
        for box in self.query("#file").results(Box):
            if box.value == self._proposed:
                self._proposed = proposed(self._folder, title, date).name if date else ""
                box.value = self._proposed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._propose()  # of keys in one burst, the last letters
        title = self.query_one("#title", Box)
        if event.input is title and title.value != self._meant and is_line(title.value):
            self._lines.append(title.value.strip())
            title.value = ""
            self._tell_waiting()
            return
        self.action_begin()

    def on_choice_changed(self) -> None:
        self._propose()

    def action_begin(self) -> None:
        """Begin the record, or go on to what the meeting that it follows leaves open. A title that is missing is asked
        for once: what is shown in its place is an example."""
        date, path = self._date(), self._path
        if last := self._follows_one:
            self._go_on_from(last)
            return
        if not (self._box("title") or self._is_asked):
            self._is_asked = True
            self.query_one("#title", Box).focus()
            self.query_one(".trouble", Static).update(Content(UNTITLED))
            return
        if not path:
            name = os.path.expanduser(self._box("file") or self._proposed)
            path = self._folder / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            if not date:
                raise MinutesError(f"Not a date: write {timezones.today()}.")
            create(path, new_minutes(self._box("title"), date.isoformat(), "en", start=self._day_and_time()[1]))
            self._begun(Record.open(path), self._lines)
        except MinutesError as error:
            self.query_one(".trouble", Static).update(Content(visible(str(error))))

    def _go_on_from(self, last: Path) -> None:
        from minutes_tui.tui.screens.next_meeting import Next  # most meetings are begun from their row

        date, file = self._box("date"), self._box("file")
        typed = "" if date == self._day else date, "" if file == self._proposed else file
        self.app.push_screen(Next(self._begun, last, self._box("title"), *typed, self._lines))

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

    def action_import(self) -> None:
        """Import a document instead of beginning a record."""
        from minutes_tui.tui.screens.import_file import ImportFile  # most starts import nothing

        if self.is_active:
            self.app.push_screen(ImportFile(self._folder, self._begun))

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.call_later(self.app.action_quit)


def _followed(found: Sequence[Head]) -> "Follows":
    from minutes_tui.tui.screens.follows import Follows  # most starts begin no meeting

    return Follows(found)


def is_line(words: str) -> bool:
    """Whether words are a line of the minutes and hardly a title: a command, or a mark or a code before the words."""
    from minutes_tui.commands import is_command  # it knows all commands, which most starts don't need
    from minutes_tui.line import grammar

    if is_command(words):
        return True
    read = grammar.read(words, Minutes(), timezones.today())
    return isinstance(read, grammar.Entered) and (read.note.kind != "statement" or bool(read.note.speakers))


class Choose(Screen[None]):
    """The records of a folder, the newest meeting first, and a new one."""

    DEFAULT_CSS = """
    Choose > .title { height: 1; padding: 0 1; text-style: bold; }
    Choose > .trouble { color: $warning; height: auto; padding: 0 1; }
    """

    def __init__(self, begun: Begun, folder: Path, found: Sequence[Head], unread: Sequence[str]) -> None:
        super().__init__()
        self._begun, self._folder, self._unread, self._found = begun, folder, unread, found
        self.shelf = Shelf(found)
        self.shelf.pointed = self._open
        self._wanted = ""
        self._is_finding = False
        self._is_searching = False
        """Whether notes are being looked for."""

    def compose(self) -> ComposeResult:
        yield Static(classes="title", markup=False)
        yield self.shelf
        yield Static(classes="trouble", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        odd = ", ".join(visible(name) for name in self._unread[:ODD])
        more = f" and {len(self._unread) - ODD} more" if len(self._unread) > ODD else ""
        self.warn(f"Cannot be read: {odd}{more}" if odd else "")
        self._tell()

    def warn(self, said: str) -> None:
        """Show what is wrong."""
        self.query_one(".trouble", Static).update(Content(visible(said)))

    def _tell(self) -> None:
        searching = f"  / {visible(self._wanted)}{'▏' * self._is_finding}" if self._is_finding or self._wanted else ""
        searching += "  searching …" if self._is_searching else ""
        head = f"Records in {visible(str(self._folder))}"
        width = max(self.size.width - 2, 0)
        if searching:  # the end of it is seen, where it is typed
            head = fitted(head, max(width - cell_len(searching), width // 4))
            searching = with_end(searching, width - cell_len(head))
        self.query_one(".title", Static).update(Content(f"{head}{searching}"))
        keys = [("enter", "open"), ("n", "new"), ("m", "next meeting"), ("i", "import"), ("/", "find")]
        keys += [("f1", "help"), ("escape", "quit")]
        self.query_one(Footer).tell([("enter", "open"), ("escape", "show all")] if searching else keys)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._is_finding and (event.key == "backspace" or graphemes.is_typed(event.character)):
            self._wanted = self._wanted[:-1] if event.key == "backspace" else self._wanted + (event.character or "")
            self._find()
            return
        if self._is_finding and event.key == "ctrl+u":
            self._wanted = ""
            self._find()
            return
        page = max(self.shelf.size.height - 1, 1)
        last = self.shelf.last
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
            case "m" if self.shelf.at < len(self.shelf.found) and not _is_gone(self.shelf.found[self.shelf.at]):
                self._go_on_from(self.shelf.found[self.shelf.at].path)
            case "i":
                self._import()
            case "/":
                self._is_finding = True
                self._tell()
            case "f1" | "?":
                self.call_later(self.app.run_action, "help")
            case "f2" | "ctrl+p":
                self.call_later(self.app.run_action, "command_palette")
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
        else:
            self._import(event.text)  # a file that is dropped on the list

    def _find(self) -> None:
        """Show the records that are called so at once, and the notes with these words once they are found."""
        self.shelf.narrow(self._wanted)
        self.shelf.show_hits(())
        self.warn("")
        if not self._is_searching and self._wanted.strip():
            self._is_searching = True
            background.begin(self, self._search())
        self._tell()

    async def _search(self) -> None:
        """Find notes until those are shown that are wanted last: a search that is under way ends first."""
        from minutes_tui.tui.screens.notes_found import search  # most starts need none

        try:
            wanted = None
            while wanted != self._wanted:
                wanted = self._wanted
                found = await background.done(search, self._folder, wanted)
                if wanted == self._wanted:
                    self.shelf.show_hits(found.hits)
                    self.warn(found.said)
        finally:
            self._is_searching = False
            self._tell()

    def _open(self, at: int) -> None:
        """Open a record by its place, at a note where one was found, or begin a new one."""
        if not self.is_active:
            return
        if at >= self.shelf.last and self._wanted.strip():
            new = "To begin a new meeting, press Esc, then n."
            self.warn(f"Still searching. {new}" if self._is_searching else new)
            return
        if at >= self.shelf.last:
            there = [each for each in self._found if not _is_gone(each)]
            self.app.push_screen(Begin(self._begun, self._folder, found=there))
            return
        try:
            if at < len(self.shelf.found) and _is_gone(self.shelf.found[at]):
                _make_again(self.shelf.found[at])
            if at < len(self.shelf.found):
                self._begun(_opened(self.shelf.found[at].path), ())
            else:
                hit = self.shelf.hits[at - len(self.shelf.found)].hit
                record = _opened(hit.held.path, is_sealed=True)
                self._begun(record, (), hit.note.id or _first_under(hit.note.item, record.minutes))
        except MinutesError as error:
            self.warn(str(error))

    def _go_on_from(self, last: Path) -> None:
        from minutes_tui.tui.screens.next_meeting import Next  # most starts don't begin one

        self.app.push_screen(Next(self._begun, last))

    def _import(self, path: str = "") -> None:
        from minutes_tui.tui.screens.import_file import ImportFile  # most starts import nothing

        self.app.push_screen(ImportFile(self._folder, self._begun, path=path))


def _first_under(item: str, minutes: Minutes) -> str:
    """The id of the first note under an agenda item; "" where there is none."""
    return next((note.id for note in minutes.notes if note.item == item and not note.struck), "")


def _is_gone(head: Head) -> bool:
    """Whether a row of the list is a record of which only a draft is left."""
    return head.title == GONE


def _make_again(gone: Head) -> None:
    """Make the file of a record that is gone, which takes what its draft has when it is opened. Raises RecordError."""
    if not os.path.lexists(gone.path):
        create(gone.path, new_minutes(gone.path.stem, timezones.day_saved(gone.changed).isoformat(), "en"))


def _opened(path: Path, *, is_sealed: bool = False) -> Record:
    """A record to be written or, where somebody else writes it, to be followed. `is_sealed`: where it is approved, it
    is only read."""
    if is_sealed and (record := Record.read(path)).minutes.meeting.status == "approved":
        record.why_not_written = f"{path.name} is approved. Here it is only read."
        return record
    try:
        return Record.open_or_read(path)
    except OpenElsewhereError as error:
        record = Record.follow(path)
        by = f" ({error.who})" if error.who else ""
        record.why_not_written = f"{error.where} is open elsewhere{by}. You can only read it here."
        return record
