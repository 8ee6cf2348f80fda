"""The review: the notes with a cursor, the page as it will read, the problems to walk. Letters act on notes."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal

from minutes_tui.assist import keymap
from minutes_tui.commands.command import Act
from minutes_tui.commands.record import undone, why_no_key_undoes
from minutes_tui.editor import Outcome
from minutes_tui.meeting.edit import Edit, followed
from minutes_tui.model import timezones
from minutes_tui.search.replacement import Places
from minutes_tui.tui import background
from minutes_tui.tui.review import note_actions, status
from minutes_tui.tui.review.find_and_filter import FIND, Seeking
from minutes_tui.tui.review.panes import Gutter
from minutes_tui.tui.review.problems import Doubts
from minutes_tui.tui.review.problems_pane import Problems
from minutes_tui.tui.review.state import QUIET, ReviewState
from minutes_tui.tui.screens.record_screen import Look
from minutes_tui.tui.widgets.bars import Footer, Header, Status
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.page_pane import Page

if TYPE_CHECKING:
    from minutes_tui.tui.widgets.palette import Entry

EVERY = 0.4
"""Seconds between two looks at what may have changed elsewhere: the record, and whether it is saved."""
PROBLEMS = ((50, 11), (36, 7))
"""From so many rows of the screen on so many for problems."""
MOVING = {"j", "k", "g", "G", "n", "p", "N", "/", "up", "down", "pageup", "pagedown", "home", "end", "enter",
          "escape"}  # fmt: skip
"""Keys that do something while a note is walked to."""


def show(look: Look, view: str, argument: str) -> None:
    """Review what a screen shows, from the note that was last at the cursor."""
    look.app.push_screen(Review(look))


class Review(ReviewState):
    """Over the live screen, or over a record that is only read. The words that stand there hold the keys."""

    BINDINGS = [
        Binding("f1", "app.help", show=False, priority=True),
        Binding("f2", "app.command_palette", show=False, priority=True),
    ]
    AUTO_FOCUS = "Answer"
    HELP_TITLE = "Review"
    """The section of the help that is shown first."""
    DEFAULT_CSS = """
    Review { layout: vertical; }
    #both { height: 1fr; layout: vertical; }
    #both #walked { height: 1fr; width: 1fr; }
    #both Page { height: 1fr; display: none; }
    Review.-alone #both Page { display: block; }
    Review.-alone #both #walked { display: none; }
    Review.-wide #both { layout: horizontal; }
    Review.-wide #both Page { width: 1fr; display: block; border-left: solid $rule; }
    Review.-wide.-alone #both Page { display: none; }
    Review.-wide.-alone #both #walked { display: block; }
    Review.-short Problems { display: none; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._returning = False
        """An edit is taken back or done again: the cursor goes to it."""
        self.doubts = Doubts(self)
        self.walked = self.doubts.now
        self.seeking = Seeking(self)
        self.page = Page()
        self._does = self._keys()

    def compose(self) -> ComposeResult:
        yield Header()
        with Container(id="both"):
            with Horizontal(id="walked"):
                yield Gutter(self.notes, self._signs)
                yield self.notes
            yield self.page
        yield Problems(partial(status.where, self))
        yield Status()
        yield self.answer
        yield Footer()

    def on_mount(self) -> None:
        self._fit(self.app.size.width, self.app.size.height)
        if self.editor:
            self.editor.changed.append(self._edited)
        self._take_in()
        notes, last = self.minutes.notes, self._look.reviewed
        at = next((at for at, note in enumerate(notes) if note.id == last), len(notes) - 1 if last is None else 0)
        self.notes.at = max(at, 0)
        self.begins_at_problem = not last
        self.doubts.begin()
        background.every(self, EVERY, self._look_again)
        self.call_after_refresh(self._stay)

    def on_unmount(self) -> None:
        if self.editor and self._edited in self.editor.changed:
            self.editor.changed.remove(self._edited)

    @property
    def unsaved_line(self) -> str:
        """What is typed here and not saved, as a line of the meeting."""
        return self.answer.unsaved_line

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width >= 100, "-wide")
        for problems in self.query(Problems):
            problems.most = next((rows for least, rows in PROBLEMS if height >= least), 4)
        self.set_class(height < 16, "-short")

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width, event.size.height)
        self.call_after_refresh(self.show)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does."""
        acts = {act.key: partial(note_actions.act, self, act) for act in keymap.acts()}
        fixes = {str(number): partial(self.doubts.mend, number) for number in range(1, 10)}
        return acts | fixes | {
            "j": partial(self._by, 1), "down": partial(self._by, 1), "k": partial(self._by, -1),
            "up": partial(self._by, -1), "pagedown": partial(self._turn, 1), "pageup": partial(self._turn, -1),
            "g": self._first, "home": self._first, "G": self._last, "end": self._last,
            "n": partial(self._next, 1), "p": partial(self.doubts.walk, -1), "N": partial(self._next, -1),
            "x": self.doubts.silence, "X": self.doubts.silence_everywhere,
            "e": partial(note_actions.edit_words, self), "enter": partial(note_actions.enter, self),
            "space": self._select, "v": self._stretch, "/": self.seeking.ask, "f": self.seeking.ask_filter,
            "R": self.replace, "delete": acts["D"], "tab": self._toggle_page, "u": self._undo, "ctrl+z": self._undo,
            "U": self._redo, "ctrl+y": self._redo, "?": self._help, "escape": self._escape, "f5": self.leave,
            "q": self.leave, "f8": self._pages,
        }  # fmt: skip

    def acts(self) -> "Iterator[Entry]":
        """What the palette offers: what is done with notes, those that can't be now last, and what moves the eye."""
        from minutes_tui.tui.widgets.palette import Entry  # many reviews never open it

        acts = keymap.acts()
        why = {row.key: note_actions.why_not(self, row) for row in acts}
        rows: tuple[Act | keymap.View, ...] = (*sorted(acts, key=lambda row: bool(why[row.key])), *keymap.EYES)
        for row in rows:
            group = "Notes" if isinstance(row, Act) else "Review"
            name = row.name.replace("_", " ")
            yield Entry(name, row.help, self._does[row.key], keymap.key_shown(row.key), why.get(row.key, ""), group)

    # What is shown

    def _take_in(self) -> None:
        """Have the minutes as they are now."""
        self.minutes = self.record.minutes
        self.notes.minutes = self.page.minutes = self.minutes

    def show(self) -> None:
        """Draw everything for the cursor where it is."""
        if not self.is_mounted:
            return
        self.notes.redraw()
        index = self.index()
        if index is not None and self.page.display:
            self.page.walk(index)
        self.query_one(Problems).tell(self.doubts)
        about = status.place(self, self.doubts, self.seeking)
        self.query_one(Header).place("Review", self.minutes.meeting.title, about)
        self.tell()

    def on_status_chosen(self, event: Status.Chosen) -> None:
        """A click on an answer that is offered takes it, as Tab does."""
        self.answer.take_offer(event.at)

    def now(self) -> dt.datetime:
        return self.editor.clock() if self.editor else timezones.now(self.minutes.meeting)

    def _signs(self, index: int) -> tuple[bool, bool]:
        return self.selection.holds(index, self.index()), self.doubts.has(index)

    def tell(self) -> None:
        """Show what is asked, what is wrong, or what the note at the cursor is."""
        if not self.is_mounted:
            return
        right = status.saved(self, self.seeking)
        width = max(self.size.width - cell_len(right[0]) - 7, 12)
        reading, warning = self._said, self._warning
        choices: list[tuple[str, str]] = []
        if self.answer.question:
            reading = self.answer.question
            if reading == FIND:
                reading = f"{reading} · {self.seeking.told_while_typed(self.answer.text)}"
            choices = self.answer.shown(width - min(cell_len(reading), width // 2) - 6)
        elif not (reading or warning):
            reading, warning = status.about(self, self.doubts)
        self.query_one(Status).tell(reading, warning, right, choices)
        self.query_one(Footer).tell(status.footer(self, self.doubts, self.seeking), status.leave(self, self.seeking))

    # Where the cursor goes

    def walk(self, at: int) -> None:
        """Go to a place of the list."""
        self.notes.walk(at)
        self._moved()

    def _turn(self, pages: int) -> None:
        if self.query_one("#walked").display:
            self.notes.turn(pages)
            self._moved()
        else:
            self.page.turn(pages)
            self.go_to_note(self.page.at)

    def _moved(self) -> None:
        index = self.index()
        self.doubts.move_to(index)
        self._look.reviewed = self.minutes.notes[index].id if index is not None else ""
        self.show()

    def _by(self, by: int) -> None:
        self.walk(self.notes.at + by)

    def _first(self) -> None:
        self.walk(0)
        self.doubts.is_before = True

    def _last(self) -> None:
        self.walk(self.notes.count() - 1)

    def go_to_note(self, index: int) -> None:
        """Go to a note, though a filter hides it."""
        if self.notes.sifted is not None and index not in self.notes.sifted:
            self.seeking.show_all()
        self.walk(self.notes.place(index))

    def _next(self, by: int) -> None:
        """The next place of what is sought, or else the next problem."""
        (self.seeking.next if self.seeking.sought else self.doubts.walk)(by)

    def on_walked_pointed(self, event: Walked.Pointed) -> None:
        event.stop()
        if self.answer.question:
            return
        self.begins_at_problem = False
        if event.at is None:
            self._by(event.by)
        elif event.is_page:
            self.go_to_note(event.at)
        else:
            self.walk(event.at)

    # What is selected

    def _select(self) -> None:
        index = self.index()
        if index is not None:
            self.selection.toggle(index)
            self._by(1)

    def _stretch(self) -> None:
        self.selection.stretch(self.index(), self.shown_alone())
        self.show()

    def _escape(self) -> None:
        """Leave the innermost of what is under way."""
        if self.linking:
            (_, picked), self.linking = self.linking, None
            if picked.is_whole:
                self.go_to_note(picked.indices[0])
        elif self.seeking.sought:
            self.seeking.leave()
        elif self.selection:
            self.selection.clear()
        elif self.seeking.filter:
            self.seeking.show_all()
        else:
            self.warn("There is nothing to cancel: F5 or q goes back.")
            return
        self.show()

    # What keys do

    def pressed(self, event: events.Key) -> None:
        """Do what a key does while nothing is asked."""
        if not self.is_active:
            return
        self.begins_at_problem = False
        if event.is_printable and self.moment() < self.deaf_until:
            self.deaf_until = self.moment() + QUIET
            return
        self._warning = self._said = ""
        self.deaf_until = 0.0
        key = event.character if event.character and event.character in self._does else event.key
        if self.linking and key not in MOVING:
            self.warn("Move to the other note. Enter links it, Esc cancels.")
        elif key in self._does:
            self._does[key]()
        else:
            self.tell()

    def _help(self) -> None:
        self.call_later(self.app.run_action, "help")

    def _pages(self) -> None:
        self._look.show_view("pages")

    def leave(self) -> None:
        self.dismiss()

    def replace(self, places: Places | None = None) -> None:
        """Find and replace in the whole record, or choose from some places."""
        from minutes_tui.tui.review import find_and_replace  # many reviews need none

        shown = find_and_replace.Replacing(self.minutes, self.editor, self.read_only(), places=places)
        self.app.push_screen(shown, self._replaced)

    def _replaced(self, said: str | None) -> None:
        self.outcome(Outcome(said=said or ""))

    def _toggle_page(self) -> None:
        self.toggle_class("-alone")
        self.call_after_refresh(self._stay)

    def _stay(self) -> None:
        """Have the note at the cursor in view, wherever keys have taken that meanwhile, and stay at a problem that was
        found before the first layout."""
        self.notes.walk(self.notes.at)
        if self.doubts.at is None:
            self._moved()

    def _undo(self) -> None:
        if self.editor is None or not self.editor.can_undo:
            self.warn(self.read_only() or "There is nothing to undo in this session.")
            return
        if kept := why_no_key_undoes(self.editor):
            self.warn(kept)
            return
        edit, self._returning = self.editor.last_edit, True
        self.editor.undo()
        self._returning = False
        self.outcome(Outcome(said=f"Undone.{undone(edit, is_review=True)}"))

    def _redo(self) -> None:
        if self.editor is None or not self.editor.can_redo:
            self.warn(self.read_only() or "There is nothing to redo.")
            return
        self._returning = True
        self.editor.redo()
        self._returning = False
        self.outcome(Outcome(said="Redone."))

    # What edits do

    def _edited(self, edit: Edit) -> None:
        """Show what an edit made of the minutes, with the cursor on the note on which it was, and that in its row."""
        height, index = self.notes.height_of_cursor(), self.index()
        self._take_in()
        there = self._after(edit, index)
        self.selection.edited(edit)
        self.picked.edited(edit)
        self.seeking.edited(edit)
        walked = self.doubts.now()
        self.doubts.edited(edit)
        at = min(self.notes.place(there), max(self.notes.count() - 1, 0))
        if self.notes.count():
            self.notes.hold(at, max(height, 0))
        self.walk(at)
        self.doubts.leave(walked)

    def _after(self, edit: Edit, index: int | None) -> int:
        """Where the cursor goes: with its note, to one that was entered, or to what an undo brings back."""
        changes = [change for change in edit.changes if change.table == "note"]
        there = None if index is None else followed(edit, "note", index)
        is_new = bool(changes) and all(change.old is None for change in changes)
        if there is None or is_new or (self._returning and changes):
            there = min((change.at for change in changes), default=index or 0)
        return min(there, max(len(self.minutes.notes) - 1, 0))

    def _look_again(self) -> None:
        """Show what was done elsewhere: the screen beneath looks at the file of a record that is only read."""
        if self.record.minutes is not self.minutes:
            index = self.index()
            id = self.minutes.notes[index].id if index is not None else ""
            self._take_in()
            self.doubts.begin()
            self.seeking.again()
            found = (at for at, note in enumerate(self.minutes.notes) if note.id == id)
            self.walk(self.notes.place(next(found, index or 0)))
        self.tell()
