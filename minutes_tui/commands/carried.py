"""What became of action items, of those from earlier meetings above all: done, postponed or dropped."""

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.note_command import notes_meant
from minutes_tui.commands.notes.review_actions import change_notes
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language import markup
from minutes_tui.language.day_phrases import day
from minutes_tui.meeting.actions import open_actions
from minutes_tui.model.minutes import Minutes, Note

SHOWN = 4
"""Action items that are named where none is typed."""
LENGTH = 30
"""Characters of their words."""


def _became(name: str, new: Callable[[Editor, str], tuple[Callable[[Note], Note], str] | str], typed: str) -> Command:
    """A command with the number of an action item, or of several; `new` is given what follows and says what they are
    then, or why not."""

    def run(editor: Editor, argument: str) -> Outcome:
        which, _, rest = argument.strip().partition(" ")
        while which.endswith(",") and rest:
            more, _, rest = rest.strip().partition(" ")
            which += more
        indices = notes_meant(editor.minutes, which.removeprefix("#")) if which else ()
        if not which:
            return Outcome(refused=f"Type /{name} {typed}{_listed(editor.minutes)}")
        if not indices or any(editor.minutes.notes[at].kind != "action" for at in indices):
            return Outcome(misread=f"There is no action item {which}{_listed(editor.minutes) or '.'}")
        made = new(editor, rest.strip())
        if isinstance(made, str):
            return Outcome(misread=made)
        change, said = made
        notes = [editor.minutes.notes[at] for at in indices]
        if reopened := [note.id for note in notes if note.done and not change(note).done]:
            said = f"{said} {', '.join(reopened)} had been done: /undo if you meant another."
        return change_notes(editor, indices, change, said)

    return Command(name, typed, HELP[name], run)


def _listed(minutes: Minutes) -> str:
    """The open action items with their numbers; "" where there is none."""
    found = open_actions(minutes)
    said = [f"{note.id} {markup.words(note.text)[:LENGTH].strip()}" for note in found[:SHOWN]]
    return f": {'; '.join(said)}{' …' if len(found) > SHOWN else ''}" if said else ""


def _done(editor: Editor, rest: str) -> tuple[Callable[[Note], Note], str] | str:
    if rest:
        return "Type only the number: /done 3"
    return (lambda note: replace(note, done=True, outcome="", reason="")), "Marked as done."


def _late(editor: Editor, rest: str) -> tuple[Callable[[Note], Note], str] | str:
    when = rest[3:] if rest.lower().startswith("to ") else rest
    meeting = editor.minutes.meeting
    today, coming = meeting.date or editor.clock().date(), meeting.next.date if meeting.next else None
    found = day(when, meeting.language, today, coming) or day(when, "en", today) if when else None
    month = day(f"1 {when}", meeting.language, today) if when and not found else None
    if month and month.date:  # its last day
        found = month._replace(date=(month.date + dt.timedelta(31)).replace(day=1) - dt.timedelta(1))
    if not found or not found.date:
        return "Say to when: /late 3 to 2025-04-30"
    due = found.date
    return (lambda note: replace(note, due=due, done=False, outcome="postponed", reason="")), f"Postponed to {due}."


def _drop(editor: Editor, rest: str) -> tuple[Callable[[Note], Note], str] | str:
    return (lambda note: replace(note, done=False, outcome="dropped", reason=rest)), "Dropped."


HELP = {
    "done": "Record that an action item is done.",
    "late": "Postpone an action item.",
    "drop": "Record that an action item is dropped, and why.",
}
COMMANDS: tuple[Command, ...] = (
    _became("done", _done, "NUMBER"),
    _became("late", _late, "NUMBER to DATE"),
    _became("drop", _drop, "NUMBER [REASON]"),
)
