"""The open minutes: the record, the history of edits, and what a line that is read does to them. Knows no screen.

Nothing here asks whether a long record is read to its end: whatever looks at its notes waits for that.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config.settings import Settings
from minutes_tui.errors import SealedError
from minutes_tui.meeting import attendance, audiences, days, minutes_status
from minutes_tui.meeting.edit import Change, Edit, History, added, marked, reworded
from minutes_tui.model import timezones
from minutes_tui.model.minutes import TABLES, Entry, Minutes, Note, listed
from minutes_tui.record import Record

if TYPE_CHECKING:
    from minutes_tui.line.grammar import Added, Reading
    from minutes_tui.line.slash_corrections import Corrected
    from minutes_tui.line.snippets import Short
    from minutes_tui.record.undo_step import Step

NO_SETTINGS = Settings()
LONGEST, MOST_LINES = 50_000, 2_000
"""Characters and lines of a text up to which each key in it is answered at once: what wraps it looks at all of it."""

LONGEST_LEAD = 70
"""Characters among which the colon is of a lead such as "Update of 26 May:"."""

Hindrance = Literal["", "sealed", "draft"]
"""A status of the minutes that keeps a step of their life from being done: they are approved, or not circulated yet."""


class Outcome(Struct, frozen=True):
    """What became of a line."""

    problem: str = ""
    """What is wrong with what was entered, in one sentence."""
    refused: str = ""
    """Why nothing was entered: the line stays where it was typed."""
    said: str = ""
    """What was done, where it can't be seen in the notes."""
    is_elsewhere: bool = False
    """What was done changed another note than the last: it is said even where nothing but problems is."""
    moved_in_history: bool = False
    """It was undone, or done again: which note is the last now is said where no screen shows it."""
    hindrance: Hindrance = ""
    """What the refusal is about, for a front end that has other commands against it than the line."""
    misread: str = ""
    """Why a command was not understood, so that nothing was entered: its line may be words."""
    view: str = ""
    """What the screen is to show, by its name there: the command can't be done without one."""
    argument: str = ""
    """Words behind the command that asks for a view."""
    line: str = ""
    """Words with which the next line begins."""
    job: Callable[[], str] | None = None
    """Work that takes long and touches neither the minutes nor the screen; it gives what is to be said, and raises
    MinutesError."""


class Editor:
    """A record that is being written."""

    def __init__(
        self, record: Record, clock: Callable[[], dt.datetime] | None = None, settings: Settings = NO_SETTINGS
    ) -> None:
        """`clock` gives the time of now, with its offset; it is shown in the meeting's time zone."""
        self.record = record
        self.settings = settings
        self._real = clock or timezones.computers
        self._time_of_line: dt.datetime | None = None
        """The time of one line that has its own."""
        self.set_to: dt.datetime | None = None
        """The time to which the clock is set, at which it stands; None where it shows that of now."""
        self._clock_moves: dict[int, tuple[dt.datetime, dt.datetime]] = {}
        """Where a clock that is set stood before and after an edit that put it on, by how many edits there were."""
        self.changed: list[Callable[[Edit], None]] = []
        """Called after each edit, with what it was."""
        self.parted: dict[tuple[str, str], str] = {}
        """What stood between two notes that were one before they were split in this sitting, by their ids."""
        self._history: History[Step] = History()
        self._highest_id: int | None = None
        """Of the notes' ids, once it was needed: a long record opens without."""
        self._current_item: str | None = None
        """Key of the agenda item that is up, once it was needed; an edit of an item note may make it another."""

    @property
    def minutes(self) -> Minutes:
        return self.record.minutes

    @contextlib.contextmanager
    def at(self, when: dt.datetime) -> Iterator[None]:
        """Another time at which lines are entered."""
        before, self._time_of_line = self._time_of_line, when
        try:
            yield
        finally:
            self._time_of_line = before

    def clock(self) -> dt.datetime:
        """The time at which a line is entered: on the meeting's clock that of now, or to which it is set."""
        return timezones.shown(self._time_of_line or self.set_to or self._real(), self.minutes.meeting)

    def now(self) -> dt.datetime:
        """The time of now on the meeting's clock, to whichever that is set."""
        return timezones.shown(self._real(), self.minutes.meeting)

    def set_on(self, when: dt.datetime) -> None:
        """Put a clock that is set on, as a part of the last edit: undo puts it back."""
        if self.set_to is not None:
            self._clock_moves[len(self._history)] = (self.set_to, when)
            self.set_to = when

    @property
    def short(self) -> "Short":
        """Abbreviations and text modules as they are in force now."""
        from minutes_tui.line.snippets import Short  # no first screen needs it

        return Short.of(self.minutes, self.settings.abbreviations, self.settings.modules)

    @property
    def why_sealed(self) -> str:
        """Why nothing but a corrigendum can be entered; "" where all can."""
        if not minutes_status.is_sealed(self.minutes):
            return ""
        day = minutes_status.approved_on(self.minutes)
        on = f" on {day}" if day else ""
        return f"Locked, approved{on}: use /corrigendum or /reopen."

    def do(self, edit: Edit) -> None:
        """Raises SealedError where the minutes are approved and the edit would change more than their corrigenda."""
        self._refuse_sealed(edit)
        edit = audiences.keeping(self._marked_anew(edit), self.minutes)
        self._history.did(self.record.write(edit))
        self._clock_moves.pop(len(self._history), None)
        if self._highest_id is not None:
            self._highest_id = max(self._highest_id, *(self._number(change.new) for change in edit.changes))
        self._notify(edit)

    def _marked_anew(self, edit: Edit) -> Edit:
        """An edit that leaves no mark behind what it made clear."""
        is_new = all(change.old is None and change.table != "participant" for change in edit.changes)
        if is_new or not self.minutes.notes:
            return edit  # as most are: what reads lines isn't wanted for them
        from minutes_tui.line.retyping import marked_anew

        return marked_anew(edit, self.minutes, self.clock().date())

    def take(self, step: "Step") -> None:
        """Do a step that the record has foreseen. Raises SealedError as `do` does."""
        self._refuse_sealed(step.edit)
        edit = self.record.rewrite(step)
        self._history.did(step)
        self._rewritten(edit)

    def _refuse_sealed(self, edit: Edit) -> None:
        reason = self.why_sealed
        if reason and not minutes_status.keeps_seal(edit):
            raise SealedError(reason)

    @contextlib.contextmanager
    def as_one(self) -> Iterator[None]:
        """Edits that are undone together."""
        from minutes_tui.record.undo_step import Step

        since = len(self._history)
        try:
            yield
        finally:
            self._history.join(since, Step.joined)

    def look(self) -> bool:
        """Take over what another program did to the file; that is an edit as ours are, and can be undone."""
        step = self.record.look()
        if step and step.edit.changes:
            self._history.did(step)
            self._rewritten(step.edit)
        return bool(step and step.edit.changes)

    def undo(self) -> bool:
        """Take the last edit back, to the very bytes; False where there is none."""
        step = self._history.last()
        if step:
            edit = self.record.rewrite(step.inverted())
            before, after = self._clock_moves.get(len(self._history), (None, None))
            self.set_to = before if self.set_to == after else self.set_to
            self._history.undid()
            self._rewritten(edit)
        return bool(step)

    def redo(self) -> bool:
        """Do again what was undone last; False where nothing was."""
        step = self._history.next()
        if step:
            edit = self.record.rewrite(step)
            self._history.redid()
            before, after = self._clock_moves.get(len(self._history), (None, None))
            self.set_to = after if self.set_to == before else self.set_to
            self._rewritten(edit)
        return bool(step)

    @property
    def last_edit(self) -> Edit | None:
        """What undo takes back."""
        step = self._history.last()
        return step.edit if step else None

    @property
    def can_undo(self) -> bool:
        return self._history.last() is not None

    @property
    def can_redo(self) -> bool:
        return self._history.next() is not None

    def enter(self, reading: "Reading") -> Outcome:
        """Do what a line means. A command or ballot is not for here: who knows the commands does them."""
        from minutes_tui.line.grammar import Added, Balloted, Commanded, Entered, Nothing
        from minutes_tui.line.slash_corrections import Corrected  # what reads lines, as below

        match reading:
            case Entered(note, problem, at) if note.kind in ("arrival", "departure"):
                return self._enter_movement(note, problem, at)
            case Entered(note, problem, at):
                self.add_note(note, at)
                return Outcome(problem, said=self.follow_on())
            case Added():
                return self._add(reading)
            case Corrected():
                return self._correct(reading)
            case Nothing():
                return Outcome()
            case Balloted() | Commanded():
                raise AssertionError(reading)

    def _enter_movement(self, note: Note, problem: str, at: dt.time | None) -> Outcome:
        """Enter who came or went. Sentences that ask for it lose their mark, and each takes its people to its place."""
        from minutes_tui.line import movements  # what reads lines, as above

        if not problem and (there := self._at_opening(note, at)):
            codes, start = ", ".join(listed(note.who)), self.minutes.meeting.start
            self.do(Edit(there))
            later = f"If they came later, type /undo and +{codes} TIME."
            return Outcome(said=f"Present at the opening, {start:%H:%M}: {codes}. {later}")
        said, answering, is_elsewhere = "", [], True
        moved: list[int] = []
        with self.as_one():
            for part in movements.parts_of_answer(note, self.minutes):
                answers = movements.answered(part, self.minutes, at)
                answered = [self.change("note", index, each) for index, each in answers]
                is_in_place = self._is_in_place(part, at, answered) or self._is_at_time(part, at, answered)
                if not is_in_place:
                    self.add_note(part, at, *answered)
                place = self._place_of_movement(part) if is_in_place else -1
                said = self.follow_on(place) or said
                answering += [each for _, each in answers]
                is_elsewhere = is_elsewhere and is_in_place
                moved.append(place if is_in_place else len(self.minutes.notes) - 1)
        day = self._other_day() if at is None else self._day_before(at)
        if at and not problem:
            problem = next(filter(None, (attendance.noted_later(self.minutes, place) for place in moved)), "")
        said = " ".join(filter(None, (day, said, movements.said_of_answered(answering))))
        return Outcome(problem, said=said, is_elsewhere=is_elsewhere)

    def _at_opening(self, note: Note, at: dt.time | None) -> tuple[Change, ...]:
        """Those who come in the minute in which the meeting began, before anything was said, as present from then on,
        and those of whom it is typed that they came before it began; none where one of them is not known to be
        expected, or came or left before."""
        start, who = self.minutes.meeting.start, set(listed(note.who))
        if note.kind != "arrival" or not start:
            return ()
        now = self.clock()
        came = (days.said_at(self.minutes, at, now, is_set=self.set_to is not None) if at else now).replace(
            second=0, microsecond=0
        )
        if came.date() != (self.minutes.meeting.date or came.date()):
            return ()
        is_early = at is not None and came.time() < start.replace(second=0)
        if not is_early and (at is not None or came.time() != start.replace(second=0)):
            return ()
        for each in self.minutes.notes:
            if is_early and not (each.kind in ("arrival", "departure") and not who.isdisjoint(listed(each.who))):
                continue
            is_before = each.struck or each.from_ or each.kind in ("remark", "item", "heading")
            if not (is_before or (each.kind in ("arrival", "departure") and who.isdisjoint(listed(each.who)))):
                return ()
        people = [(at, each) for at, each in enumerate(self.minutes.participants) if each.key in who]
        if len(people) != len(who) or any(each.presence != "expected" for _, each in people):
            return ()
        return tuple(Change("participant", at, each, replace(each, presence="present")) for at, each in people)

    def _other_day(self) -> str:
        """That the time which is noted now is of no day of the meeting nor of the night after it, as a sentence."""
        now, meeting = self.clock(), self.minutes.meeting
        first, last = meeting.date, meeting.last_date or meeting.date
        if self.set_to or self._time_of_line or not first or not last:
            return ""
        if first <= now.date() and (now.date() - last).days <= 1:
            return ""
        return (
            f"Noted at {now:%H:%M} on {now:%Y-%m-%d}, and the meeting is on {first}. "
            "To change that: /undo, then /clock TIME"
        )

    def _day_before(self, time: dt.time) -> str:
        """That a time which is typed now is of a day that is over, as a sentence: not said right after midnight."""
        now = self.clock()
        at = days.said_at(self.minutes, time, now)
        if self.set_to or self._time_of_line or now - at <= dt.timedelta(days=1):
            return ""
        return f"Noted at {at:%H:%M} on {at:%Y-%m-%d}, a day of the meeting."

    def _is_in_place(self, note: Note, at: dt.time | None, answered: Sequence[Change]) -> bool:
        """Enter an arrival or a departure right behind the sentence that it answers, with the time of that; False where
        it answers none, or its place is at the end anyhow."""
        if not answered:
            return False
        from minutes_tui.line import movements  # what reads lines, as above

        notes = [(each.at, each.new) for each in answered if isinstance(each.new, Note)]
        index = movements.place_of_answer(note, notes, self.minutes)
        if index is None:
            return False
        sentence = self.minutes.notes[index]
        said = movements.told_time(sentence, self.minutes)
        time = at or (dt.time.fromisoformat(said) if said else None)
        if index == len(self.minutes.notes) - 1:
            self.add_note(note, time, *answered)
            return True
        whole = replace(self.completed(marked(note), time), item=sentence.item)
        whole = whole if time else replace(whole, at=sentence.at)
        self.do(Edit((*answered, Change("note", index + 1, None, whole))))
        return True

    def _is_at_time(self, note: Note, at: dt.time | None, answered: Sequence[Change]) -> bool:
        """Enter an arrival, a departure or a break before the last notes that are later, by their minutes, under the
        item of that time; False where it answers a sentence, none is earlier, one of the later tells of the same
        people, or others may read what is noted there."""
        if at is None or answered:
            return False
        whole, who = self.completed(marked(note), at), set(listed(note.who))
        notes, meeting = self.minutes.notes, self.minutes.meeting
        if whole.at is None:
            return False
        when = timezones.moment(whole.at, meeting)
        place = len(notes)
        for index in range(len(notes) - 1, -1, -1):
            each = notes[index]
            if each.struck or each.at is None:
                return False
            is_earlier = timezones.moment(each.at, meeting).replace(second=0) <= when
            if is_earlier and (days.has_own_time(each) or who & {*listed(each.who)}):
                break
            if is_earlier:  # who came, went or paused may be noted later than it was
                continue
            if who & {*listed(each.who), *each.speakers, *each.ballots, *listed(each.mover)}:
                return False
            place = index
        else:
            return False
        if place == len(notes):
            return False
        if notes[place - 1].item != whole.item:
            seen = audiences.narrowed(replace(self.minutes, notes=(*notes[:place], note, *notes[place:], note))).notes
            if seen[place].audience != seen[-1].audience:
                return False
        whole = replace(whole, item=notes[place - 1].item)
        self.do(Edit((Change("note", place, None, whole),)))
        return True

    def add_note(self, note: Note, at: dt.time | None = None, *others: Change) -> None:
        """Put a note behind the last, with its id, time and agenda item, and do other changes before it."""
        self.do(Edit((*others, added(self.minutes, "note", self.completed(marked(note), at)))))

    def add_at_time(self, note: Note, at: dt.time | None) -> None:
        """Put a note in the place of its time, where one is typed; else behind the last."""
        if not self._is_at_time(note, at, ()):
            self.add_note(note, at)

    def _place_of_movement(self, note: Note) -> int:
        """Where the last note is that records somebody's arrival or departure."""
        found = (at for at, each in enumerate(self.minutes.notes) if each.kind == note.kind and each.who == note.who)
        return max(found, default=-1)

    def follow_on(self, place: int = -1) -> str:
        """Put a clock that is set on to a time that a note has of its own, the last unless another is named, such as an
        arrival's, and say so; "" where it isn't set, or stands there or later."""
        at = self.minutes.notes[place].at if self.minutes.notes and self.set_to and not self._time_of_line else None
        if at is None or (when := timezones.moment(at, self.minutes.meeting)) <= self.clock():
            return ""
        self.set_on(when)
        return f"The clock is set to {self.clock():%H:%M}."

    def add_notes(self, notes: Sequence[Note], *others: Change) -> None:
        """Put notes behind the last, as one edit, behind other changes."""
        first = len(self.minutes.notes)
        whole = [self.completed(marked(note)) for note in notes]
        whole = [replace(note, id=self._id(self._number(note) + number)) for number, note in enumerate(whole)]
        self.do(Edit((*others, *(Change("note", first + number, None, note) for number, note in enumerate(whole)))))

    def completed(self, note: Note, at: dt.time | None = None) -> Note:
        """A new note with the id, the time and the agenda item that it gets when entered now."""
        now = self.clock().replace(microsecond=0)
        if at:
            now = days.said_at(self.minutes, at, now, is_set=self.set_to is not None)
        number = note.number
        if note.kind == "decision" and number is None:
            from minutes_tui.meeting import decisions  # most lines are none

            number = decisions.next_number(self.minutes)
        if self._current_item is None:
            self._current_item = self.minutes.current_item()
        item = note.item or self._current_item
        if self._highest_id is None:
            self._highest_id = max(map(self._number, self.minutes.notes), default=0)
        whole = replace(note, id=self._id(self._highest_id + 1), at=now, item=item, number=number)
        if self._time_of_line and note.kind not in audiences.OF_NO_PART and note.audience == "public":
            whole = replace(whole, audience=audiences.at_time(self.minutes, now))
        if note.text.find(":", 0, LONGEST_LEAD) < 0 and note.text.find("：", 0, LONGEST_LEAD) < 0:
            return whole
        from minutes_tui.meeting import later_additions  # most lines are none

        return later_additions.dated(whole, self.minutes.meeting, self.clock().date())

    def free_ids(self, count: int) -> list[str]:
        """The ids of so many notes that come next."""
        first = max(map(self._number, self.minutes.notes), default=0) + 1
        return [self._id(first + shift) for shift in range(count)]

    def _id(self, number: int) -> str:
        prefix = self.settings.id_prefix.rstrip("-")
        return f"{prefix}-{number}" if prefix else str(number)

    def _number(self, entry: Entry | None) -> int:
        """A note's id as a number; 0 where it is none, or one with another prefix: a second rapporteur's."""
        if not isinstance(entry, Note):
            return 0
        prefix = self.settings.id_prefix.rstrip("-")
        digits = entry.id.removeprefix(f"{prefix}-") if prefix else entry.id
        is_ours = digits.isascii() and digits.isdecimal() and (digits != entry.id or not prefix)
        return int(digits) if is_ours else 0

    def change(self, table: str, index: int, new: Entry) -> Change:
        """An entry of a table as it is, replaced by a new value."""
        old = getattr(self.minutes, TABLES[table].attribute)
        return Change(table, index, old[index] if TABLES[table].many else old, new)

    def _reword(self, index: int, words: str) -> None:
        """Give a note other words."""
        self.do(Edit((self.change("note", index, reworded(self.minutes.notes[index], words)),)))

    def _add(self, reading: "Added") -> Outcome:
        """Go on with a note's text, or begin a note."""
        from minutes_tui.line.grammar import Tabled

        notes, last = self.minutes.notes, len(self.minutes.notes) - 1
        takes_last = isinstance(reading, Tabled) and bool(reading.head)
        if reading.index is None:
            words = reading.onto("")
            if takes_last:
                new = reworded(notes[last], words)
                self.do(Edit((self.change("note", last, replace(new, check=reading.problem or new.check)),)))
            else:
                self.add_note(Note(text=words, check=reading.problem))
        elif takes_last:
            new = reworded(notes[reading.index], reading.onto(notes[reading.index].text))
            self.do(Edit((Change("note", last, notes[last], None), self.change("note", reading.index, new))))
        else:
            self._reword(reading.index, reading.onto(self.minutes.notes[reading.index].text))
        return Outcome(reading.problem)

    def _correct(self, correction: "Corrected") -> Outcome:
        place = correction.place(self.minutes)
        if place is None:
            return Outcome(refused=f"“{correction.old}” is in no note.")
        note = self.minutes.notes[place.index]
        is_last = place.index in (self.minutes.last_with_words(), len(self.minutes.notes) - 1)
        self.do(Edit((self._checked_again(note, place.change),)))
        from minutes_tui.language import markup  # no first screen needs it

        said = "" if is_last else f"Corrected in note {note.id}: {markup.excerpt(self.minutes.notes[place.index].text)}"
        return Outcome(said=said, is_elsewhere=not is_last)

    def _checked_again(self, note: Note, change: Change) -> Change:
        """A correction of a note that is to be checked, with who speaks and what is to be checked as the line would
        have them."""
        from minutes_tui.line.retyping import retyped

        if not (note.check and isinstance(change.new, Note) and change.new.text != note.text):
            return change
        return replace(change, new=retyped(note, change.new.text, self.minutes, self.clock().date()))

    def keep_as_words(self, line: str, problem: str) -> Outcome:
        """Enter a line that is not understood as narrative to be checked."""
        from minutes_tui.line.grammar import narrative

        return self.enter(narrative(line, self.minutes, problem))

    def keep_as_remark(self, line: str, problem: str) -> Outcome:
        """Enter a line that is not understood as a private remark to be checked."""
        from minutes_tui.language import markup  # no first screen needs it

        self.add_note(Note(kind="remark", text=markup.entered(line), check=problem))
        return Outcome(problem)

    def _rewritten(self, edit: Edit) -> None:
        self._highest_id = None
        self._notify(edit)

    def _notify(self, edit: Edit) -> None:
        entries = (each for change in edit.changes for each in (change.old, change.new))
        if self._current_item is not None and any(isinstance(each, Note) and each.kind == "item" for each in entries):
            self._current_item = None
        for told in self.changed:
            told(edit)
