"""An import before it is written: the source on the left, the record that it becomes on the right, doubts to walk."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal

from minutes_tui.assist.keymap import IMPORT, IMPORT_TITLE, key_shown
from minutes_tui.commands.documents import import_choices, import_edits, import_head, source_import
from minutes_tui.commands.documents.import_draft import ANSWERS, Draft, speaker_of
from minutes_tui.commands.documents.import_edits import Changed
from minutes_tui.commands.notes.review_actions import people_offered
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import MinutesError
from minutes_tui.language.names import roster
from minutes_tui.model.document import visible
from minutes_tui.record import Record
from minutes_tui.system import files
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.screens.import_panes import DoubtMarks, DraftRows, SourceLines, kind_of
from minutes_tui.tui.screens.record_screen import Begun
from minutes_tui.tui.widgets.bars import Footer, Header, Status
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.pane import fitted
from minutes_tui.tui.widgets.prompt_row import Answer

if TYPE_CHECKING:
    from minutes_tui.tui.widgets.palette import Entry

WIDE = 100
"""Cells from which on the source is beside the record."""
SHORT = 16
"""Rows below which either the record or the source is shown where they are not side by side."""
FIXES = 3
"""Answers to a doubt that the footer has room for."""
IN_RECORD = "The record has a title, a date and a place of its own, which stay. Press R for the participants."
RESUMED = "Your choices from last time are back. u takes them all back."
HEAD = "This row is the head. Press e for title, times, place and more, d for the date, R for the participants."


class Writing(Protocol):
    """The screen of a record that is being written."""

    @property
    def editor(self) -> Editor: ...
    @property
    def record(self) -> Record: ...
    def tell(self, outcome: Outcome) -> None:
        """Show what became of a command."""


class Target(Struct, frozen=True):
    """Where an import goes: into the record of a screen, or into a new file that is shown then."""

    sources: tuple[Path, ...]
    out: Path
    begun: Begun | None = None
    live: Writing | None = None


class ImportReview(LeftOnce[bool]):
    """Gives whether it was written. The row at the foot has the keys all the time, as in the review."""

    BINDINGS = [
        Binding("f1", "app.help", show=False, priority=True),
        Binding("f2", "app.command_palette", show=False, priority=True),
    ]
    AUTO_FOCUS = "Answer"
    UNWRITTEN = "Nothing of this import is written yet: Enter writes it."
    """What Ctrl+C says of it."""
    HELP_TITLE = IMPORT_TITLE
    DEFAULT_CSS = """
    ImportReview { layout: vertical; }
    #import { height: 1fr; layout: vertical; }
    #import #became { height: 2fr; width: 1fr; }
    #import SourceLines { height: 1fr; border-top: solid $rule; }
    ImportReview.-more #import #became { height: 1fr; }
    ImportReview.-more #import SourceLines { height: 2fr; }
    ImportReview.-wide #import { layout: horizontal; }
    ImportReview.-wide #import #became { height: 1fr; width: 1fr; }
    ImportReview.-wide #import SourceLines { height: 1fr; width: 1fr; border: none; border-right: solid $rule; }
    ImportReview.-wide.-more #import SourceLines { display: none; }
    ImportReview.-short #import SourceLines { display: none; }
    ImportReview.-short.-more #import SourceLines { display: block; height: 1fr; border: none; }
    ImportReview.-short.-more #import #became { display: none; }
    ImportReview.-bare #import SourceLines { display: none; }
    """

    def __init__(self, draft: Draft, target: Target) -> None:
        super().__init__()
        self.draft, self._target = draft, target
        if choices := import_choices.kept(target.out, target.sources, draft.read):
            draft.resume(choices)
        self.rows = DraftRows(draft)
        self.source = SourceLines(draft, self.rows)
        self.answer = Answer(self._pressed, self.tell)
        doubts = draft.open_doubts()
        self.doubt: int | None = doubts[0] if doubts else None
        """The doubt that is walked to."""
        self.rows.at = draft.row_of(doubts[0]) if doubts else 0
        self._warning, self._said = "", RESUMED if draft.is_changed else ""
        self._sought = ""
        """The words of which n goes to the next match."""
        self._again = ""
        """The key that was pressed and does what was warned of if it is pressed again."""
        self._keys = self._does()

    def compose(self) -> ComposeResult:
        yield Header()
        with Container(id="import"):
            yield self.source
            with Horizontal(id="became"):
                yield DoubtMarks(self.draft, self.rows)
                yield self.rows
        yield Status()
        yield self.answer
        yield Footer()

    def on_mount(self) -> None:
        self._fit(*self.app.size)
        self.call_after_refresh(self._go, self.rows.at)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(*event.size)
        self.call_after_refresh(self.show)

    def _fit(self, width: int, height: int) -> None:
        is_wide = width >= WIDE
        self.set_class(height < SHORT and not is_wide, "-short")
        self.set_class(is_wide, "-wide")
        self.set_class(not self.draft.blocks, "-bare")
        self.source.is_beside = is_wide
        both = self.query_one("#import")
        first = self.source if is_wide else self.query_one("#became")
        if both.children and both.children[0] is not first:
            both.move_child(first, before=0)
        self.rows.lay_out_anew()

    def _does(self) -> dict[str, Callable[[], None]]:
        """What each key does."""
        fixes = {str(number): partial(self._fix, number) for number in range(1, 10)}
        return fixes | {
            "j": partial(self._by, 1), "down": partial(self._by, 1), "k": partial(self._by, -1),
            "up": partial(self._by, -1), "pagedown": partial(self._turn, 1), "pageup": partial(self._turn, -1),
            "g": partial(self._go, 0), "home": partial(self._go, 0), "G": self._last, "end": self._last,
            "n": partial(self._next, 1), "p": partial(self._walk, -1), "N": partial(self._next, -1),
            "/": self._ask_find, "e": self._ask_field,
            "x": self._settle, "t": self._ask_kind, "s": self._ask_speaker, "R": self._ask_everywhere,
            "a": self._ask_person, "d": self._ask_date, "M": self._join, "S": self._ask_split, "u": self._undo,
            "ctrl+z": self._undo, "U": self._redo, "ctrl+y": self._redo, "tab": self._toggle, "enter": self._write,
            "escape": self._leave, "q": self._leave, "?": self._help,
        }  # fmt: skip

    def acts(self) -> "Iterator[Entry]":
        """What the palette offers."""
        from minutes_tui.tui.widgets.palette import Entry  # many imports never open it

        for view in IMPORT:
            name = view.name.replace("_", " ")
            yield Entry(name, view.help, self._keys[view.key], key_shown(view.key), group=IMPORT_TITLE)

    # What is shown

    def show(self) -> None:
        """Draw everything for the cursor where it is."""
        if not self.is_mounted:
            return
        self.rows.redraw()
        count, row = self.draft.count - 1, self.rows.at
        left = len(self.draft.open_doubts())
        about = [(f"row {row} of {count}" if row else f"the head of {count} rows", "dim")]
        about += [(f"  {left} doubt{'s' * (left != 1)}" if left else "  no doubts", "warn" if left else "dim")]
        names = ", ".join(source.name for source in self._target.sources)
        self.query_one(Header).place("Import", f"{names} → {self._target.out.name}", about)
        self.tell()

    def tell(self) -> None:
        """Show what is asked, what is in doubt, or what the row is."""
        if not self.is_mounted:
            return
        reading, warning = self._said, self._warning
        choices: list[tuple[str, str]] = []
        if self.answer.question:
            reading = self.answer.question
            choices = self.answer.shown(self.size.width - min(cell_len(reading), self.size.width // 2) - 8)
        elif not warning and self.doubt is not None:
            doubt = self.draft.doubts[self.doubt]
            warning = visible(f"{self.draft.where(self.doubt)}{doubt.reason}")
            warning, reading = (f"{reading} {warning}" if reading else warning), ""
        elif not (reading or warning):
            reading = self._about()
        place = ("", "") if self.answer.question else self._place()  # an answer needs the room
        self.query_one(Status).tell(reading, warning, place, choices)
        leave = ("escape", "cancel" if self.answer.question else "end search" if self._sought else "leave")
        self.query_one(Footer).tell(self._footer(), leave)

    def _place(self) -> tuple[str, str]:
        open_ = self.draft.open_doubts()
        if self.doubt in open_:
            return f"doubt {open_.index(self.doubt) + 1} of {len(open_)}", "warn"
        return "not written yet", "dim"

    def _about(self) -> str:
        note = self.draft.note(self.rows.at)
        if note is None:
            return "title, date and participants"
        people = roster(self.draft.minutes)
        who = ", ".join(people.full(code) for code in note.speakers)
        kind = kind_of(note)
        lines = self.draft.source(self.rows.at)
        number = next((line.number for line in lines if line.number), 0)
        where = f"line {number}" if number else ""
        return " · ".join(filter(None, (kind, visible(who), where)))

    def _footer(self) -> list[tuple[str, str]]:
        if self.answer.question:
            return [("enter", self.answer.enters), *[("tab", "complete")] * bool(self.answer.has_offers)]
        if self._sought:
            return [("n", "next match"), ("N", "previous"), ("t", "kind"), ("s", "speaker"), ("?", "keys")]
        if not self.rows.at:
            own = [] if self._target.live else [("d", "date"), ("e", "title, venue …")]
            doubt = [("x", "right"), ("n", "next")] if self.doubt is not None else [("n", "doubts")]
            doubt = doubt if self.draft.open_doubts() else []
            return [("enter", "write"), *own, ("R", "people"), *doubt, ("?", "keys")]
        if self.doubt is not None:
            fixes = self.draft.fixes(self.doubt)[:FIXES]
            said = [(str(number), fitted(fix.said, 28)) for number, fix in enumerate(fixes, 1)]
            return [*said, ("x", "right"), ("n", "next"), ("t", "kind"), ("s", "speaker"), ("?", "keys")]
        doubts = [("n", "doubts")] if self.draft.open_doubts() else []
        return [("enter", "write"), *doubts, ("t", "kind"), ("s", "speaker"), ("M", "join"), ("S", "split"),
                ("?", "keys"), ("R", "rename")]  # fmt: skip

    # Where the cursor goes

    def _go(self, row: int, doubt: int | None = None) -> None:
        self.rows.walk(row)
        there = self.draft.doubts_of(self.rows.at)
        self.doubt = doubt if doubt is not None else next(iter(there), None)
        self.show()

    def _by(self, by: int) -> None:
        self._go(self.rows.at + by)

    def _last(self) -> None:
        self._go(self.draft.count - 1)

    def _turn(self, pages: int) -> None:
        self.rows.turn(pages)
        self._go(self.rows.at)

    def _walk(self, by: int) -> None:
        """To the next doubt, or the one before; behind the last comes the first."""
        open_ = self.draft.open_doubts()
        if not open_:
            self._said = "Nothing is in doubt. Press Enter to write the record."
            self.show()
            return
        if self.doubt in open_:
            at = (open_.index(self.doubt) + by) % len(open_)
        else:
            rows = [self.draft.row_of(each) for each in open_]
            behind = [at for at, row in enumerate(rows) if row > self.rows.at]
            before = [at for at, row in enumerate(rows) if row < self.rows.at]
            at = (behind[0] if behind else 0) if by > 0 else (before[-1] if before else len(open_) - 1)
        self._go(self.draft.row_of(open_[at]), open_[at])

    def _next(self, by: int) -> None:
        """The next place of what is sought, or else the next doubt."""
        if not self._sought:
            self._walk(by)
            return
        row = self.draft.find(self._sought, self.rows.at, by)
        if row is None:
            self.warn(f"No row has “{self._sought}”. Press Esc to end the search.")
        else:
            self._go(row)

    def _ask_find(self) -> None:
        self.answer.ask("Find", self._sought, self._find, enters="find")

    def _find(self, words: str) -> str:
        self._sought = words
        if words and self.draft.find(words, self.rows.at, 1) is None:
            self._sought, refused = "", f"No row has “{words}”."
            self.warn(refused)
            return refused
        if words:
            self._next(1)
        return ""

    def on_walked_pointed(self, event: Walked.Pointed) -> None:
        event.stop()
        if not self.answer.question:
            self._go(self.rows.at + event.by if event.at is None else event.at)

    def on_status_chosen(self, event: Status.Chosen) -> None:
        """A click on an answer that is offered takes it, as Tab does."""
        self.answer.take_offer(event.at)

    def _toggle(self) -> None:
        self.toggle_class("-more")
        self.rows.lay_out_anew()
        self.call_after_refresh(self._go, self.rows.at, self.doubt)

    # What keys do

    def _pressed(self, event: events.Key) -> None:
        """Do what a key does while nothing is asked."""
        if not self.is_active:
            return
        key = event.character if event.character and event.character in self._keys else event.key
        if key != self._again:
            self._again = ""
        self._warning = self._said = ""
        if key in self._keys:
            self._keys[key]()
        else:
            self.tell()

    def _help(self) -> None:
        self.call_later(self.app.run_action, "help")

    def warn(self, said: str) -> None:
        """Show what is wrong, until the next key."""
        self._warning = said
        self.tell()

    def say(self, said: str) -> None:
        """Show what was done, until the next key."""
        self._said = said
        self.tell()

    def _apply(self, do: Callable[[], Changed], choice: str = "row", *, follows: int = 0) -> str:
        """Do an edit of the row at the cursor and give why it can't be done. It answers the doubt there where that is
        what the choice is about, by its name in `ANSWERS`; "" is one that the doubt itself offers. The cursor stays
        with the row, or goes by some rows."""
        row, note = self.rows.at, self.draft.note(self.rows.at)
        try:
            about = self.draft.doubts[self.doubt].about if self.doubt is not None else ""
            said = self.draft.apply(do, self.doubt if not choice or about in ANSWERS[choice] else None, row)
        except MinutesError as error:
            self.warn(str(error))
            return str(error)
        self._said, self._warning = said, ""
        self._take_in()
        there = row + follows
        if note and not follows:
            ids = [each.id for each in self.draft.minutes.notes]
            there = ids.index(note.id) + 1 if note.id in ids else row
        self._go(there)
        return ""

    def _take_in(self) -> None:
        self.rows.take_in()
        if not self.draft.is_changed:
            self._forget()
            return
        try:
            import_choices.keep(self._target.out, self._target.sources, self.draft.choices())
        except OSError as error:
            said = files.trouble(files.state_folder(), error, "written")
            self._warning = f"{said} Your choices are not kept until Enter writes the record."

    def _forget(self) -> None:
        """Keep no choices any more: they are written, or taken back, or left on purpose."""
        with suppress(OSError):  # they come back then, and u takes them back
            import_choices.forget(self._target.out, self._target.sources)

    def _fix(self, number: int) -> None:
        fixes = self.draft.fixes(self.doubt) if self.doubt is not None else []
        if number > len(fixes):
            self.warn("There is no such answer. Press x where it is right, or t, s, M or S to change the row.")
            return
        doubt = self.doubt
        if not self._apply(fixes[number - 1].do, ""):
            self._on_from(doubt)

    def _settle(self) -> None:
        if self.doubt is None:
            self.warn("Nothing is in doubt in this row. Press n for the next doubt.")
            return
        doubt = self.doubt
        self.draft.settle(doubt)
        self._take_in()
        self._said = "Right as it is."
        self._on_from(doubt)

    def _on_from(self, doubt: int | None) -> None:
        """Walk on from a doubt that is none any more."""
        said, open_ = self._said, self.draft.open_doubts()
        row = self.draft.row_of(doubt) if doubt is not None else self.rows.at
        there = next((each for each in open_ if self.draft.row_of(each) >= row), next(iter(open_), None))
        if there is None:
            self._go(self.rows.at)
            said = f"{said} Nothing is in doubt any more. Press Enter to write the record.".strip()
        else:
            self._go(self.draft.row_of(there), there)
        self._said = said
        self.show()

    def _is_head(self) -> bool:
        if not self.rows.at:
            self.warn(IN_RECORD if self._target.live else HEAD)
        return not self.rows.at

    @property
    def _index(self) -> int:
        return self.rows.at - 1

    def _ask_kind(self) -> None:
        if not self._is_head():
            index = self._index
            self.answer.ask(
                "What is this row?", "",
                lambda kind: self._apply(lambda: import_edits.as_kind(self.draft.minutes, index, _kind(kind))),
                list(import_edits.KINDS.items()), enters="change",
            )  # fmt: skip

    def _ask_speaker(self) -> None:
        if not self._is_head():
            index = self._index
            self.answer.ask(
                "Who said it? Code, name, or - for no one", "",
                lambda typed: self._apply(lambda: import_edits.as_speaker(self.draft.minutes, index, typed)),
                people_offered(self.draft.minutes), enters="change",
            )  # fmt: skip

    def _ask_everywhere(self) -> None:
        if not self.rows.at:
            self.answer.ask(
                "Who is whom? Such as AT = Ms Anna Tamm", "", self._rename,
                people_offered(self.draft.minutes), enters="change everywhere",
            )  # fmt: skip
            return
        try:
            key = speaker_of(self.draft, self.rows.at)
        except MinutesError as error:
            self.warn(str(error))
            return
        called = roster(self.draft.minutes).full(key)
        others = [offer for offer in people_offered(self.draft.minutes) if offer[0] != key]
        self.answer.ask(
            f"Who is {visible(called)} everywhere? Code, full name, or - for no person", "",
            lambda typed: self._rename(typed if "=" in typed else f"{key} = {typed}", key),
            others, enters="change everywhere",
        )  # fmt: skip

    def _rename(self, typed: str, asked_of: str = "") -> str:
        """Say who a participant is, or whether they were there, by "AT = Ms Anna Tamm"; in the head a new code is one
        whom the list lacks, and in a row the code can only be that of its speaker."""
        code, _, name = (part.strip() for part in typed.partition("="))
        people = roster(self.draft.minutes)
        key = people.one(code)
        refused = ""
        if not code or not name or (key and asked_of not in ("", key)) or (asked_of and not key):
            who = visible(people.full(asked_of))
            refused = "Type a code of the list, = and a name, such as AT = Ms Anna Tamm."
            refused = f"This is about {who} alone. Press g and R for another participant." if asked_of else refused
        elif not key and people.meant(code):
            refused = f"“{code}” could be {' or '.join(map(people.full, people.meant(code)))}. Type a code."
        if refused:
            self.warn(refused)
            return refused
        if key:
            return self._apply(lambda: import_edits.everywhere(self.draft.minutes, key, name), "everywhere")
        return self._apply(lambda: import_edits.added(self.draft.minutes, code, name), "field")

    def _ask_person(self) -> None:
        doubt = self.draft.doubts[self.doubt] if self.doubt is not None else None
        names = import_edits.names_before_colons(self.draft.minutes, self._index) if self.rows.at else []
        name = doubt.name if doubt and doubt.about == "label" else next(iter(names), "")
        self.answer.ask(
            "Which name before a colon is a person?", name,
            lambda typed: self._apply(lambda: import_edits.as_person(self.draft.minutes, typed), "person"),
            enters="make a participant",
        )  # fmt: skip

    def _ask_field(self) -> None:
        """Ask for a field of the head: for the title alone where the source says none."""
        if self._target.live:
            self.warn(IN_RECORD)
        elif self.doubt is not None and self.draft.doubts[self.doubt].about == "title":
            self._ask_title()
        else:
            offers = [(name, "") for name in import_head.FIELDS]
            self.answer.ask("Which field? Such as venue Town Hall", "", self._field, offers,
                            enters="change")  # fmt: skip

    def _field(self, typed: str) -> str:
        """Set a field, or ask for its words where only its name is typed."""
        try:
            name, said = import_head.field_named(typed)
        except MinutesError as error:
            self.warn(str(error))
            return str(error)

        def set_to(said: str) -> str:
            answered = name if name in ("title", "date") else "field"
            return self._apply(lambda: import_head.as_field(self.draft.minutes, name, said), answered)

        if said:
            return set_to(said)
        known = import_head.words(self.draft.minutes, name)
        self.answer.ask(f"{import_head.FIELDS[name]}{': empty is none' if known else ''}", known, set_to, enters="set")
        return ""

    def _ask_title(self) -> None:
        self.answer.ask(
            "What is the title of the meeting?", self.draft.minutes.meeting.title,
            lambda typed: self._apply(lambda: import_head.as_title(self.draft.minutes, typed), "title"),
            enters="set the title",
        )  # fmt: skip

    def _ask_date(self) -> None:
        if self._target.live:
            self.warn(IN_RECORD)
            return
        known = self.draft.minutes.meeting.date
        self.answer.ask(
            "On which day was the meeting?", str(known or ""),
            lambda typed: self._apply(lambda: import_head.as_date(self.draft.minutes, typed), "date"),
            enters="set the date",
        )  # fmt: skip

    def _ask_split(self) -> None:
        note = self.draft.note(self.rows.at)
        if note is None or self._is_head():
            self._is_head()
            return
        index = self._index
        offers = [(words, "") for words in import_edits.beginnings(note.text)]
        self.answer.ask(
            "Before which words does a new row begin?", offers[0][0] if offers else "",
            lambda words: self._apply(lambda: import_edits.split(self.draft.minutes, index, words)),
            offers, enters="split",
        )  # fmt: skip

    def _join(self) -> None:
        if not self._is_head():
            index = self._index
            self._apply(lambda: import_edits.join(self.draft.minutes, index), follows=-1)

    def _undo(self) -> None:
        self._went(self.draft.undo(), "Undone.", "There is nothing to undo.")

    def _redo(self) -> None:
        self._went(self.draft.redo(), "Redone.", "There is nothing to redo.")

    def _went(self, row: int | None, said: str, refused: str) -> None:
        if row is None:
            self.warn(refused)
            return
        self._take_in()
        self._said = said
        self._go(row)

    # How it ends

    def _write(self) -> None:
        """Write the record, once; a second Enter where something is in doubt."""
        left = len(self.draft.open_doubts())
        if left and self._again != "enter":
            self._again = "enter"
            doubts = f"{left} doubts are" if left > 1 else "1 doubt is"
            self.warn(f"{doubts} left and will be marked. Press Enter again to write the record, or n to see them.")
            return
        target, made = self._target, self.draft.finished()
        try:
            if target.live:
                target.live.editor.look()
                outcome = source_import.put_into(target.live.editor, target.out, made, target.sources)
                marked = f", {left} in doubt" if left else ""
                self._forget()
                self.dismiss(True)
                target.live.tell(replace(outcome, said=f"{outcome.said}{marked}"))
            else:
                assert target.begun
                source_import.create(target.out, made, target.sources)
                self._forget()
                said = f"{target.out.name} is ready: {source_import.counted(made, left)}."
                target.begun(Record.open(target.out))
                self.app.call_after_refresh(_say, self.app.screen, said)
        except MinutesError as error:
            self.warn(str(error))

    def holds_quit(self) -> bool:
        """Whether the app is not left yet: choices would be lost, and that is said first."""
        if not self.draft.is_changed or self._again in ("ctrl+q", "escape"):
            self._forget()
            return False
        self._again = "ctrl+q"
        self.warn("Your choices will be lost, and nothing is written. Press Ctrl+Q again to quit, Enter to write.")
        return True

    def _leave(self) -> None:
        """End a search; or leave with nothing written, a second time where choices would be lost."""
        if self._sought:
            self._sought = ""
            self.say("The search is ended.")
            return
        if self.draft.is_changed and self._again != "escape":
            self._again = "escape"
            self.warn("Your choices will be lost, and nothing is written. Press Esc again to leave, Enter to write.")
            return
        self._forget()
        if len(self.app.screen_stack) > 1:
            self.dismiss(False)
        else:
            self.app.call_later(self.app.action_quit)


def _kind(typed: str) -> str:
    """The first kind that begins so, or what is typed."""
    return next((kind for kind in import_edits.KINDS if typed and kind.startswith(typed.casefold())), typed)


def _say(screen: object, said: str) -> None:
    say = getattr(screen, "say", None)
    if say:
        say(said)
