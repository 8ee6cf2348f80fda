"""A line that is entered at an earlier place: the motion, vote or outcome that was forgotten there, or a note."""

import contextlib
import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.commands import decisions, outcomes, votes
from minutes_tui.commands.participants import chair
from minutes_tui.editor import Editor, Outcome
from minutes_tui.line import grammar
from minutes_tui.line.votes import answered_sentences
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.meeting.motions import open_vote
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, Note

ONLY = "Only a note, a motion, a vote or what became of a motion can be entered here."
COMMANDS = {
    command.name: command
    for each in (decisions, outcomes, votes)
    for command in each.COMMANDS
    if command.name != "renumber"
}
"""What can be entered at a place besides notes: it changes only the notes up to there."""


class _AtPlace(Editor):
    """The minutes as they were before a note was made, with its time and its agenda item. What is done to them is kept
    as changes that hold for the whole minutes, too."""

    def __init__(self, editor: Editor, index: int, like: Note) -> None:
        super().__init__(editor.record, settings=editor.settings)
        self._whole, self._like = editor, like
        self._cut = replace(editor.minutes, notes=tuple(editor.minutes.notes[:index]))
        self._current_item = like.item
        self._highest_id = max(map(self._number, editor.minutes.notes), default=0)
        self.changes: list[Change] = []
        self.decided: Note | None = None
        """The last that became a decision."""

    @property
    def minutes(self) -> Minutes:
        return self._cut

    def clock(self) -> dt.datetime:
        return self._like.at or self._whole.clock()

    def look(self) -> bool:
        return False

    @contextlib.contextmanager
    def as_one(self) -> Iterator[None]:
        yield

    def completed(self, note: Note, at: dt.time | None = None) -> Note:
        new = super().completed(note, at)
        return new if at else replace(new, at=self._like.at)

    def do(self, edit: Edit) -> None:
        edit = Edit(tuple(map(self._numbered, edit.changes)))
        self._cut = edited(self._cut, edit)
        self.changes += edit.changes
        self._highest_id = max([self._highest_id or 0, *(self._number(change.new) for change in edit.changes)])

    def _numbered(self, change: Change) -> Change:
        """A change with the number that comes next in the whole minutes, where it makes something a decision."""
        old, new = change.old, change.new
        if not isinstance(new, Note) or new.number is None or (isinstance(old, Note) and old.number):
            return change
        if new.number != next_number(self._cut):
            return change
        number = max(next_number(self._whole.minutes), next_number(self._cut))
        self.decided = replace(new, number=number)
        return replace(change, new=self.decided)


def enter_at(editor: Editor, index: int, like: Note, line: str, said: str) -> Outcome:
    """Enter a line before the note with an index, with the time and the agenda item of another. `said` tells of a
    note."""
    place = _AtPlace(editor, index, like)
    reading = grammar.read(line, place.minutes, editor.clock().date())
    match reading:
        case grammar.Added() if reading.index is not None:
            return editor.enter(reading)
        case grammar.Entered():
            note = replace(editor.completed(reading.note), at=like.at, item=like.item)
            editor.do(Edit((Change("note", index, None, note),)))
            return Outcome(reading.problem, said=said)
        case grammar.Balloted():
            outcome = votes.enter_ballots(place, reading)
            outcome = replace(outcome, refused=outcome.problem if not _has_votes(place) else outcome.refused)
        case grammar.Commanded():
            command = COMMANDS.get(reading.name)
            if command is None or reading.then:
                return Outcome(refused=ONLY)
            why = command.why_not(place)
            outcome = Outcome(refused=why) if why else command.run(place, reading.argument)
        case _:
            return Outcome(refused=ONLY)
    if outcome.refused or outcome.misread:
        return Outcome(refused=outcome.refused or outcome.misread)
    if outcome.view or not place.changes or any(change.table != "note" for change in place.changes):
        return Outcome(refused=ONLY)
    editor.do(Edit(tuple(place.changes)))
    told = outcome.said
    if told and place.decided:
        told = outcomes.became(place.decided)  # with its number among all
    return replace(outcome, said=told or said)


def record_asked(editor: Editor, line: str, index: int, place: int | None) -> Outcome:
    """Enter the command that the mark of a note asks for, before the note of a place or, where that is None, now. The
    note is struck out where it says no more than that, and else loses its mark."""
    name, _, argument = line.removeprefix("/").partition(" ")
    if place is None:
        return next(each for each in chair.COMMANDS if each.name == name).run(editor, argument)
    note, count = editor.minutes.notes[index], len(editor.minutes.notes)
    before = replace(editor.minutes, notes=editor.minutes.notes[:place])
    with editor.as_one():
        outcome = enter_at(editor, place, _not_before(note, editor.minutes, place), line, "")
        if outcome.refused or outcome.misread:
            return outcome
        after = replace(editor.minutes, notes=editor.minutes.notes[: place + len(editor.minutes.notes) - count])
        left = dict(answered_sentences.answered(name, argument, before, after)).get(index, replace(note, check=""))
        editor.do(Edit((editor.change("note", index, left),)))
    said = answered_sentences.said([left], editor.minutes)
    return replace(outcome, said=f"{outcome.said} {said}".strip())


def _not_before(note: Note, minutes: Minutes, place: int) -> Note:
    """A note with the time of the one above a place, where that is later: what is entered there is no earlier."""
    above = minutes.notes[place - 1].at if place else None
    meeting = minutes.meeting
    if not above or not note.at or timezones.moment(above, meeting) <= timezones.moment(note.at, meeting):
        return note
    return replace(note, at=above)


def _has_votes(place: _AtPlace) -> bool:
    return any(isinstance(each.new, Note) and each.new.kind == "vote" for each in place.changes)


def leave_roll(editor: Editor, code: str) -> None:
    """Somebody who is called has left the room: a departure before the vote that is open, at its time, so that nobody
    asks for the ballot."""
    vote = open_vote(editor.minutes)
    if vote is not None:
        enter_at(editor, vote, editor.minutes.notes[vote], f"-{code}", "")
        return
    reading = grammar.read(f"-{code}", editor.minutes, editor.clock().date())
    if not isinstance(reading, grammar.Balloted | grammar.Commanded):
        editor.enter(reading)
