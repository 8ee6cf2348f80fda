"""The line of the live screen: what is being typed, corrected or entered before a note, and what is said of it.

The files beside this one do what other keys do, and know the screen as this.
"""

import datetime as dt
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from minutes_tui.assist import footer
from minutes_tui.assist.keymap import in_force
from minutes_tui.editor import LONGEST, Editor, Outcome
from minutes_tui.meeting.edit import Edit
from minutes_tui.model import timezones
from minutes_tui.record.autosave.save_status import saved_words
from minutes_tui.record.draft_file import LINE_EVERY
from minutes_tui.record.lines_not_entered import all_wait, apart, pasted, together, typed_on
from minutes_tui.tui import background, loading
from minutes_tui.tui.live.completion_choice import Choices
from minutes_tui.tui.screens.record_screen import Keep, Look, ShowView
from minutes_tui.tui.widgets.bars import SOON, Footer, Status, waiting_words
from minutes_tui.tui.widgets.line_input import TAKES_PEOPLE, Line
from minutes_tui.tui.widgets.list_pane import Listing
from minutes_tui.tui.widgets.notes_pane import Notes

if TYPE_CHECKING:
    from minutes_tui.tui.live.note_in_editor import Left


class Kept(Message):
    """The state of the record on the disk is another one. Posted from the thread that writes."""


SEEN = 0.003
"""Seconds that the terminal has to take what is painted before it is told what the line will be."""


PASSED = ("arrival", "departure", "break")
"""Kinds of notes that are not corrected in the line, as they have no words."""


class LineSession(Look):
    """The line, and what is done with it: entered, corrected, put before a note. It knows no other keys."""

    AUTO_FOCUS = "Line"
    word = ""

    def __init__(self, editor: Editor, show_view: ShowView, problems: Sequence[str] = ()) -> None:
        """`problems` are those of the settings."""
        super().__init__(editor.record, show_view)
        self.editor = editor
        in_settings = f"Settings: {problems[0]}" if problems else ""
        self._warning = editor.record.state.remark or timezones.not_used(editor.minutes.meeting) or in_settings
        self._reading = ""
        self._told = ""
        """The line for which it was told what it will be."""
        self._is_to_tell = False
        """What the line will be is told once its last letter is painted, unless something else is said before."""
        self._misread: tuple[str, str] | None = None
        """A command that was not done, and why: a second Enter enters it as words."""
        self._refused = ""
        self._begun = ""
        """The beginning of a command that a key put into the line, as long as nothing is typed to it."""
        """A line that was not done, also one that is no command or can't be entered as words: Escape clears it."""
        self._is_put_away = False
        """Whether Escape has cleared the line and nothing was done since: undo brings it back."""
        self._pasted = ""
        """The last line of a paste that waits, as it was pasted: undo takes back the whole paste."""
        self._waiting: list[str] = []
        """Lines that were not entered and in whose place another was begun: ↑ in an empty line brings the last back."""
        self.typed_ahead = ""
        """What was typed when the app was ended and is done no more, as text: a newline is Enter."""
        self._entered_since = 0
        """Lines entered since one was set aside, which is told at length until the first."""
        self._is_emptied = False
        """Enter was pressed in a correction that has no words left, and it was said that it strikes the note out."""
        self.correcting: int | None = None
        """Index of the note whose words are in the line."""
        self._passed: int | None = None
        """Index of a note that is too long for the line, from which ↑ goes on."""
        self._inserting: int | None = None
        """Index of the note before which the line is entered."""
        self.edited_outside: dict[str, Left] = {}
        """Notes, by their ids, that an editor may have open in a window."""
        self._choices = Choices(self, editor)
        self._can_tell = False
        """All of the record is read, and what reads lines is loaded, so that it can be told what a line will be."""
        self._fault = self._remark = ""
        """The last that the record's state had, which were shown."""

    def below(self) -> list[Widget]:
        kept = self.record.half_line
        *self._waiting, last = [*apart(kept), *[""] * all_wait(kept)] or [""]
        self.line = Line(last, self.keys(), partial(self.enter_lines, is_pasted=True), self._expanded)
        self.line.set_aside = self.set_aside
        self.line.is_in_code = self._is_in_code
        self._choices.line = self.line
        return [self.line]

    def _is_in_code(self) -> bool:
        from minutes_tui.line.grammar import open_code  # no first screen needs it

        return open_code(self.editor.minutes) is not None

    def _expanded(self, words: str) -> str:
        from minutes_tui.line.snippets import expanded  # it is loaded behind the first screen

        return expanded(words, self.editor.short)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What keys do in the line."""
        keys = in_force(self.editor.settings)
        does: dict[str, Callable[[], None]] = {key: partial(self.action_command, name) for name, key in keys.items()}
        return does | {
            "enter": self._enter,
            "ctrl+j": self._new_line,
            "tab": self._take,
            "up": self._up,
            "down": self._down,
            "escape": self.leave_correction,
            "ctrl+t": lambda: self.type_command("give"),
            "ctrl+f": lambda: self.type_command("ask"),
            "ctrl+z": self._undo,
            "ctrl+y": self._redo,
        }

    def begin(self) -> None:
        self.editor.changed.append(self._edited)
        self.record.autosave.changed = self._kept_elsewhere
        self.line.focus()
        self.show()
        self._tell_reading()
        self.show_keys()
        background.every(self, LINE_EVERY, self.keep_line)
        background.every(self, LINE_EVERY, self._look)
        background.every(self, 20, self.tell_time)

    def has_all(self) -> None:
        self._choices.begin()
        background.begin(self, self._load())

    async def _load(self) -> None:
        begun = self._reading
        await loading.load()
        await loading.prepare(self.editor.minutes, self.editor.clock(), self.editor.short)
        self._can_tell = True
        background.begin(self, loading.keep())
        from minutes_tui.commands.clock import was_set

        if not (self._reading or self.is_warning) and (told := was_set(self.editor)):
            self.say(told)
            return
        if self._reading == begun and (self.line.text or not begun):  # what was said meanwhile stays to be read
            self._tell_reading()

    @property
    def is_clock_set(self) -> bool:
        return self.editor.set_to is not None

    def now(self) -> dt.datetime:
        return self.editor.clock()

    def _edited(self, edit: Edit) -> None:
        self._is_put_away = False
        self._choices.edited(edit)
        self.show(edit)
        self.show_keys()

    def _kept_elsewhere(self) -> None:
        """Called in the thread that writes, from where only posting is safe."""
        self.post_message(Kept())

    @property
    def keeps_on_page(self) -> Keep:
        from minutes_tui.commands.meeting import keep_on_page  # few first moments need it

        return partial(keep_on_page, self.editor)

    # What is shown

    def _tell_status(self) -> None:
        is_said = self._reading == waiting_words(self._waiting) and not self._warning
        key = "↑" if self._is_back_by_up else "↓"
        waiting = f"{key} {len(self._waiting)} not entered" if self._waiting and not is_said else ""
        choices = self._choices.shown(self.size.width)
        self.query_one(Status).tell(self._reading, self._warning, self._saved(), choices, waiting)

    def _saved(self) -> tuple[str, str]:
        state = self.record.state
        words = saved_words(state, self.editor.minutes.meeting)
        if self.editor.why_sealed and state.saved and not state.fault:
            return f"read only {words}", "strong"
        return words, "warn" if state.fault else "dim"

    def _tell_when_painted(self) -> None:
        """Have it told what the line will be, once the letter is painted that was typed; what may follow it is painted
        with it."""
        self._told = self.line.text
        if self._can_tell:
            self._choices.look()
        if not self._is_to_tell:
            self._is_to_tell = True
            self.call_after_refresh(background.after, self, SEEN, self._tell_what_waits)

    def _tell_what_waits(self) -> None:
        if self._is_to_tell and self.line.text == self._told:
            self._tell_reading()
        self._is_to_tell = False  # of a line that has changed since it is told with its change

    def _tell_reading(self) -> None:
        self._told, self._is_to_tell = self.line.text, False
        if not self._can_tell:
            self._tell_status()
            return
        from minutes_tui.assist import preview  # it knows how lines are read, and is loaded behind the first screen

        self._choices.look()
        if self._inserting is not None:
            before = self.editor.minutes.notes[self._inserting]
            self._reading = f"Entering before “{before.text[:30]}…” · Esc cancel"
        elif self.correcting is not None:
            self._reading = "Correcting · Enter save · Esc cancel"
        elif self.editor.why_sealed and not self.line.text.startswith("/"):
            self._reading = self.editor.why_sealed
        elif self._waiting and not self.line.text and self._entered_since < SOON:
            self._reading = waiting_words(self._waiting)
        else:
            self._reading = preview.preview_text(
                self.line.text, self.editor.minutes, self.editor.clock(), self.editor.short
            )
        self._tell_status()

    def show_keys(self) -> None:
        """Show in the last row which keys matter now."""
        self.line.is_note = self.correcting is not None or self._inserting is not None
        self.query_one(Footer).tell(self.footer())

    def footer(self) -> list[tuple[str, str]]:
        """The keys that matter now, each with what it does."""
        if self.correcting is not None:
            return [("enter", "save"), ("up", "previous"), ("ctrl+o", "split"), ("ctrl+l", "join"),
                    ("ctrl+r", "insert"), ("escape", "cancel")]  # fmt: skip
        if self._refused or self._begun:
            return [("escape", "clear"), *[("enter", "add as text")] * bool(self._misread),
                    *[("right", "edit")] * self.line.is_refused, ("f1", "help"), ("f2", "all commands")]  # fmt: skip
        return footer.keys(self.editor.minutes, is_sealed=bool(self.editor.why_sealed))

    # What is typed

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.line.text != self._told:  # the change that emptied the line leaves what was said about it
            self._is_put_away = self._is_emptied = False
            if self.line.text != self._begun:
                self._forget_refused()
            self._warning = self.record.state.fault
            self._tell_when_painted()

    def on_status_chosen(self, event: Status.Chosen) -> None:
        """A click on a choice takes it, as Tab does."""
        self._choices.take(event.at)

    def follow(self) -> None:
        """Show the end of the notes and who and what is up, wherever one has looked."""
        self.query_one(Notes).follow()
        for listing in self.query(Listing):
            listing.follow()

    def _enter(self) -> None:
        from minutes_tui import commands
        from minutes_tui.commands.notes import note_corrections
        from minutes_tui.line.grammar import open_code

        line = self.line.text
        if self._choices.is_chosen:
            self._choices.take()
        elif self._inserting is not None:
            self.done(note_corrections.enter_before(self.editor, self._inserting, line))
        elif self.correcting is not None:
            self._corrected(line)
        elif line.strip() or open_code(self.editor.minutes) is not None:
            if self._misread and self._misread[0] == line:
                outcome = commands.enter_as_words(self.editor, *self._misread)
            else:
                outcome = commands.enter(self.editor, line)
            if outcome.refused or outcome.misread:
                self._refuse(line, outcome.refused or outcome.misread)
                return
            self._entered_since += 1
            self._clear()
            self.follow()
            self.tell(outcome)

    def _take(self) -> None:
        """Take what is offered; in a line by two speakers enter what the first one said."""
        if self._choices.take() or not self._can_tell or self.line.is_note:
            return
        from minutes_tui.assist import preview

        if both := preview.by_two(self.line.text, self.editor.minutes, self.editor.clock().date()):
            first, rest, _ = both
            self.line.put(first)
            self._enter()
            if not self.line.text:
                self.type_words(rest)

    def _refuse(self, line: str, reason: str) -> None:
        """Say why a line was not entered. It stays, selected: what is typed now is another line, and sets it aside."""
        from minutes_tui import commands

        may_be_words = commands.may_be_words(line) and not self.editor.why_sealed
        self._misread = (line, reason) if may_be_words else None
        self._refused = line
        self.line.select_all()
        self.line.is_refused = True
        self.show_keys()
        self._told = line  # what is still to be told of the line is not to take the reason away
        self.warn(reason)

    def set_aside(self) -> None:
        """Keep the words of the line, and empty it for another. Those of a note are kept as the line that gives it
        them."""
        if (words := self._words_to_enter()).strip():
            self._waiting.append(words)
            self._entered_since = 0
        self._clear()

    def _words_to_enter(self) -> str:
        """What stands in the line, as it is entered later."""
        if self.correcting is None:
            return self.line.text
        note = self.editor.minutes.notes[self.correcting]
        return f"/note {note.id} words {self.line.text}" if self.has_changed_note() else ""

    def has_changed_note(self) -> bool:
        """Whether the line has other words than the note that is being corrected in it."""
        if self.correcting is None or not self.line.text.strip():
            return False
        from minutes_tui.commands.notes import note_command

        return self.line.text != note_command.words_of(self.editor.minutes, self.correcting)

    def _leave_changed(self) -> None:
        """Keep the changed words of a note that is left for another, and say so."""
        index = self.correcting
        if index is None or not self.has_changed_note():
            return
        id = self.editor.minutes.notes[index].id
        self.set_aside()
        self.correcting = index
        self.call_after_refresh(self.warn, f"Changes to note {id} are kept: ↑ in an empty line brings them back.")

    def _bring_back(self) -> None:
        """Put the line that was set aside last into the empty line; what is left of a paste is entered."""
        from minutes_tui.tui.live import entered_lines

        if rest := pasted(self._waiting[-1]):
            self._waiting.pop()
            self.call_next(entered_lines.enter_rest, rest, self)
            return
        self._refused = self._waiting.pop()
        self._entered_since = 0
        self.line.put(self._refused)
        self._warning = self.record.state.fault
        self.show_keys()
        self._tell_reading()

    def _forget_refused(self) -> None:
        self._misread = None
        if self._refused or self._begun:
            self._refused = self._begun = ""
            self.show_keys()

    def _put_away(self) -> None:
        """Clear a line that was not done."""
        self._forget_refused()
        self.line.history.checkpoint()
        self.line.clear()
        self._is_put_away = True
        self._tell_reading()

    def enter_lines(self, lines: list[str], *, is_pasted: bool = False) -> Awaitable[None] | None:
        """Enter lines at which nobody looks as one edit; of a paste the last may wait. What it gives is to be done."""
        from minutes_tui.tui.live import entered_lines

        return entered_lines.in_slices(self._entering(lines, is_pasted=is_pasted), len(lines) if is_pasted else 0, self)

    def _entering(self, lines: list[str], *, is_pasted: bool) -> Iterator[int]:
        """Enter them, and give after each how many are."""
        from minutes_tui import commands
        from minutes_tui.line.list_indents import Indents
        from minutes_tui.tui.live import entered_lines

        if self.editor.why_sealed:
            if sum(map(len, lines)) > LONGEST:
                self.warn(f"Nothing was pasted. {self.editor.why_sealed}")
            else:
                self.line.put("\n".join([*lines, self.line.text]))
            return
        if is_pasted and lines[0].startswith(f"{TAKES_PEOPLE} "):
            self.show_view("import", lines[0].removeprefix(TAKES_PEOPLE).strip())
            return
        looks = entered_lines.looks_like(lines, self.editor.minutes)
        indents = Indents()
        typed = [indents.without(line) for line in lines] if len(lines) > 1 else lines
        outcomes = []
        before = len(self.editor.minutes.notes)
        self.keep_line()
        with self.editor.as_one(), self.record.autosave.pasting(lines) as entered:
            for line in typed:
                outcomes.append(commands.enter_unseen(self.editor, line))
                entered()
                yield len(outcomes)
        self.tell_time()
        if not self.line.text:
            self._forget_refused()
        waits = is_pasted and bool(self.line.text.strip()) and not self.line.is_note
        self._pasted = self.line.text if waits else ""
        for job in filter(None, (outcome.job for outcome in outcomes)):
            background.begin(self, self._work(job))
        self.follow()
        self._tell_reading()
        entered_lines.tell(self, lines, outcomes, before, is_pasted=is_pasted, waits=waits, looks=looks)

    def _up(self) -> None:
        """Back in the choices; at the line's start, or in a note that is only looked at, back in the notes."""
        if self._choices.choose(-1):
            self._tell_status()
        elif self._is_back_by_up and self._can_bring_back():
            self._bring_back()
        elif self.line.is_at_start or self._is_only_looked_at():
            self._correct_before()
        else:
            self.line.action_cursor_up()

    def _can_bring_back(self) -> bool:
        """Whether the line is empty, and others wait."""
        return bool(self._waiting) and not self.line.text and self.correcting is None and self._inserting is None

    @property
    def _is_back_by_up(self) -> bool:
        """Whether ↑ brings back what waits, and doesn't correct the last note: until two more lines are entered, and
        what is left of a paste."""
        return bool(self._waiting) and (self._entered_since < SOON or bool(pasted(self._waiting[-1])))

    def _is_only_looked_at(self) -> bool:
        """Whether the note in the line is as it came there, with the cursor at its end."""
        from minutes_tui.commands.notes import note_command

        index = self.correcting
        is_at_end = self.line.cursor_location == self.line.document.end
        return index is not None and is_at_end and self.line.text == note_command.words_of(self.editor.minutes, index)

    def _down(self) -> None:
        """On in the choices; in a correction on in the notes."""
        if self._choices.choose(1):
            self._tell_status()
        elif self._can_bring_back():
            self._bring_back()
        elif self.correcting is not None and self.line.cursor_location[0] == self.line.document.line_count - 1:
            self._correct_after()
        else:
            self.line.action_cursor_down()

    def _correct_before(self) -> None:
        """Put the words of the last note into the empty line, or of the one before that is being corrected."""
        from minutes_tui.commands.notes import note_command

        if (self.correcting is None and self.line.text) or self.editor.why_sealed:
            return
        self._leave_changed()
        minutes = self.editor.minutes
        before = len(minutes.notes) if self.correcting is None else self.correcting
        before = before if self._passed is None else min(before, self._passed)
        index = next((i for i in range(before - 1, -1, -1) if note_command.can_be_retyped(minutes, i)), None)
        is_first, last = self.correcting is None, minutes.notes[-1] if minutes.notes else None
        if index is not None:
            self._correct(index)
            if is_first and last and index < len(minutes.notes) - 1 and last.kind in PASSED:
                self._told = self.line.text  # what is to be told of the line comes with the next key
                self.say(f"The {last.kind} after this note is not typed again: Esc, then Ctrl+Z undoes it.")

    def _correct_after(self) -> None:
        from minutes_tui.commands.notes import note_command

        minutes, index = self.editor.minutes, self.correcting
        assert index is not None
        self._leave_changed()
        after = next((i for i in range(index + 1, len(minutes.notes)) if note_command.can_be_retyped(minutes, i)), None)
        if after is None:
            self._clear()
        else:
            self._correct(after)

    def _correct(self, index: int) -> None:
        """Put a note into the line as it is typed; one that is too long for it is passed, and that is said."""
        from minutes_tui.commands.notes import note_command

        if said := note_command.too_long(self.editor.minutes, index):
            self._clear()
            self._passed = index
            self.warn(said)
            return
        self.correcting, self._passed = index, None
        self.line.put(note_command.words_of(self.editor.minutes, index))
        self.show_keys()

    def done(self, outcome: Outcome) -> None:
        """Leave a correction that was done, or say why it was not."""
        if not outcome.refused:
            self._clear()
        self.tell(outcome)

    def insert_before(self, index: int) -> None:
        """Enter the next line before a note."""
        self._clear()
        self._inserting = index
        self.show_keys()
        self._tell_reading()

    def _new_line(self) -> None:
        self.line.insert("\n")

    def leave_correction(self) -> None:
        if self._choices.leave():
            self._tell_status()
            return
        if self.correcting is not None or self._inserting is not None:
            self._clear()
        elif self.line.text.startswith("/") or (self.line.text and self.line.text in (self._refused, self._begun)):
            self._put_away()
        self._warning = ""
        self._tell_status()

    def _corrected(self, words: str) -> None:
        from minutes_tui import commands
        from minutes_tui.commands.notes import note_command

        index = self.correcting
        assert index is not None
        if not words.strip():
            self._strike_out(index)
            return
        refused = commands.at_end(words, note_command.words_of(self.editor.minutes, index))
        self.done(Outcome(refused=refused) if refused else note_command.retyped(self.editor, index, words))

    def _strike_out(self, index: int) -> None:
        """Strike out the note whose words were all removed, at the second Enter: the first says so."""
        if not self._is_emptied:
            self._is_emptied = True
            self.warn("The note is empty now: Enter strikes it out, Esc keeps it.")
            return
        from minutes_tui.commands.notes import review_actions

        self._warning = self.record.state.fault
        self.done(review_actions.strike(self.editor, [index]))

    def _clear(self) -> None:
        """An empty line."""
        self.correcting = self._inserting = self._passed = None
        self._refused = ""
        self._misread, self._is_put_away, self._is_emptied = None, False, False
        self.line.put("")
        self.line.is_refused = False
        if self._waiting or self.typed_ahead:
            self.keep_line()  # an edit takes what was typed out of the draft
        self.show_keys()
        self._tell_reading()

    def tell(self, outcome: Outcome) -> None:
        """Show what became of a line or a command."""
        self.tell_time()
        if outcome.line:
            self.type_words(outcome.line)
        if outcome.view:
            self.show_view(outcome.view, outcome.argument)
        if outcome.job:
            background.begin(self, self._work(outcome.job))
        said = outcome.problem or outcome.refused or outcome.misread
        if said:
            self.warn(said)
        elif outcome.said:
            self.say(outcome.said)

    async def _work(self, job: Callable[[], str]) -> None:
        self.say(await background.done(job, writes=True))

    def warn(self, said: str) -> None:
        """Show what is wrong, until the next key."""
        self._warning = said
        self._tell_status()

    def show_view(self, view: str, argument: str = "") -> None:
        self._warning = self.record.state.fault  # what was said before is of another moment
        super().show_view(view, argument)

    @property
    def is_warning(self) -> bool:
        """Whether the row above the line says what is wrong."""
        return bool(self._warning)

    def say(self, said: str) -> None:
        """Show what was done, until the next key."""
        self._reading, self._warning, self._is_to_tell = said, self.record.state.fault, False
        self._tell_status()

    def keep_line(self) -> None:
        """Put the half-typed line into the draft if it has another."""
        words, is_begun = self._words_to_enter(), not self.line.is_refused
        unsaved = getattr(self.app.screen, "unsaved_line", "")  # a review's, which few first screens load
        words = together([*self._waiting, words, *([unsaved] if unsaved or not is_begun else [])])
        words = typed_on(words, self.typed_ahead) if self.typed_ahead else words
        if words != self.record.autosave.line:
            self.record.autosave.keep_line(words)

    def _look(self) -> None:
        """Show what another program did to the file, with the note that is being corrected still in the line."""
        notes, index = self.editor.minutes.notes, self.correcting
        if not self.editor.look():
            return
        if index is not None:
            now = self.editor.minutes.notes
            self.correcting = next((at for at, note in enumerate(now) if note.id == notes[index].id), None)
        self.show_keys()
        self._tell_reading()
        from minutes_tui.record.merge import MERGED

        self.warn(MERGED.format(undo="Ctrl+Z"))

    def on_kept(self, event: Kept) -> None:
        state, is_of_the_disk = self.record.state, self._fault != "" and self._warning == self._fault
        if state.fault or is_of_the_disk or state.remark != self._remark:
            self._warning = state.fault or state.remark
        self._fault, self._remark = state.fault, state.remark
        self._tell_status()

    # What keys do

    def _undo(self) -> None:
        """Take back typing first, and in an empty line the last edit; right after a paste all of it."""
        if self._pasted and self.line.text == self._pasted:
            self.line.clear()
            self.action_command("undo")
        elif (self.line.text or self._is_put_away) and self.line.history.undo_stack:
            self.line.undo()
        elif self.correcting is None and not self.line.text:
            self.undo_by_key()

    def undo_by_key(self) -> None:
        """Take back the last edit, unless it is one that a key alone does not take back."""
        from minutes_tui.commands.record import why_no_key_undoes

        if kept := why_no_key_undoes(self.editor):
            self.warn(kept)
        else:
            self.action_command("undo")

    def _redo(self) -> None:
        if self.line.history.redo_stack:
            self.line.redo()
        elif not self.line.text:
            self.action_command("redo")

    def action_command(self, name: str) -> None:
        """Run a command that needs no words."""
        from minutes_tui import commands

        command, problem = commands.found(name)
        assert command, problem
        outcome = commands.run(self.editor, command)
        if outcome.misread and command.argument:  # it needs words as things stand
            self.type_command(name)
        self._tell_reading()
        self.tell(outcome)

    def type_command(self, name: str) -> None:
        """Put the beginning of a command that needs words into the line."""
        self.type_words(f"/{name} ")

    def begin_with(self, character: str, said: str) -> None:
        """Put a character into the line, and say why it is there."""
        self.line.insert(character)
        self._told = self.line.text  # what is to be told of the line comes with the next one
        self.say(said)

    def type_words(self, words: str) -> None:
        """Put the beginning of a line into it. What was typed there is set aside."""
        if not self._is_only_looked_at():
            self.set_aside()
        else:
            self._clear()
        self.line.put(words)
        self._begun = words
        self.show_keys()
        self.line.focus()
