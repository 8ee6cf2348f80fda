"""Minutes are approved: those that are open, or in the next meeting those of the last one, in their own record."""

import os
from pathlib import Path

from minutes_tui.commands import status_changes
from minutes_tui.commands.command import Command, Run
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import MinutesError, RecordError
from minutes_tui.export.last_copy import last_copy
from minutes_tui.language import markup
from minutes_tui.language.dates import printed
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.meeting import motions
from minutes_tui.meeting.decisions import kinds_of
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Meeting, Minutes, Note
from minutes_tui.record import Record

LAST = "last"
"""What is typed behind /approve for the minutes of the last meeting."""
CLAUSES = ("by", "at", "on", "because")


def under_approval(minutes: Minutes) -> str:
    """The record that the item which is up is to approve, from the folder of this one; "" where it is another item."""
    item = minutes.item(minutes.item_up())
    return item.from_ if item and "#" not in item.from_ else ""


def offered(editor: Editor, *, overrides: bool) -> Outcome:
    """The line that approves the last minutes in this meeting, on its day, to be entered."""
    minutes = editor.minutes
    name = under_approval(minutes) or minutes.meeting.previous
    line = f"/approve{'!' * overrides} {LAST}{_by_this(editor, minutes.meeting)}"
    if overrides:
        line = f"{line} because "
    return Outcome(said=f"Enter approves {os.path.basename(name)}, the minutes of the last meeting.", line=line)


def _by_this(editor: Editor, meeting: Meeting) -> str:
    """The clauses that name this meeting and its day, as far as they can be read back."""
    on = f" on {meeting.date}" if meeting.date else ""
    at = f" at {meeting.title}" if meeting.title else ""
    read = status_changes.clauses(editor, f"{at}{on}".strip(), CLAUSES)
    return f"{at}{on}" if read and read.get("at") == meeting.title else on


def approve(editor: Editor, by: str, at: str, on: str, because: str | None) -> Outcome:
    """The last minutes become approved ones, as `status_changes.approve` does it. Raises RecordError where they can't
    be saved."""
    name = under_approval(editor.minutes) or editor.minutes.meeting.previous
    if not name:
        return Outcome(refused="This record names no meeting before it: minutes approve FILE approves a record.")
    path = Path(os.path.normpath(editor.record.path.parent / name))
    try:
        record = Record.open(path)
    except MinutesError as error:
        return Outcome(refused=str(error))
    try:
        earlier = Editor(record, editor.now, editor.settings)
        decision = _decision(record, editor.minutes.meeting.language)
        said = "".join(f" {word} {words}" for word, words in (("by", by), ("at", at), ("on", on)) if words)
        line = f"/approve! {LAST}{said} because TEXT"
        anyway = f"/signoff in {name} says more. To approve anyway: {line}."
        outcome = status_changes.approve(earlier, by, at, on or _day_of_meeting(editor), because, anyway)
    finally:
        is_kept = record.close()
    if not is_kept:
        raise RecordError(f"{path.name} could not be saved. {record.state.fault}".strip())
    if outcome.hindrance == "draft":
        return Outcome(refused=f"{name} was never circulated. To approve it anyway: {line}")
    if outcome.refused:
        return Outcome(refused=f"{name}: {outcome.refused}")
    return Outcome(said=f"{name}: {outcome.said}{_decided(editor, name, decision)}")


def _decision(record: Record, language: str) -> str:
    """The words of the decision that approves the minutes of a record, in the language of the next ones: of which day,
    and which paragraphs were corrected since they were circulated."""
    from minutes_tui.checks import sign_off  # as in `status_changes`

    words, meeting = labels(language), record.minutes.meeting
    of = printed(meeting.date, words, language) if meeting.date else meeting.title
    of = f"{of} ({meeting.reference})" if meeting.reference else of
    try:
        before = last_copy(record.path, record.minutes.history)
    except RecordError:  # it can't be compared, and who approves it is told so
        before = None
    changed = sign_off.changed_paragraphs(before, record.minutes) if before else []
    if not changed:
        return words.minutes_approved.format(date=of)
    numbers = f"§\u00a0{and_joined([str(number) for number in changed], words)}"
    return words.minutes_corrected.format(date=of, paragraphs=numbers)


def _day_of_meeting(editor: Editor) -> str:
    """The day on which this meeting approves, as it is typed behind "on": that of the meeting's clock where the meeting
    had more than one; "" is today."""
    meeting = editor.minutes.meeting
    day = editor.clock().date()
    if meeting.date:
        day = max(meeting.date, min(day, meeting.last_date or meeting.date))
    return "" if day == editor.now().date() else str(day)


def _decided(editor: Editor, name: str, decision: str) -> str:
    """Have the decision in the item of this meeting that approves that record, unless it has one, or these minutes are
    no draft; gives what is to be said of it."""
    minutes = editor.minutes
    key = next((item.key for item in minutes.agenda if item.from_ == name and not item.struck), minutes.item_up())
    there = [note for note in minutes.notes if note.item == key and not note.struck]
    is_decided = bool(key) and any("decision" in kinds_of(note) for note in there)
    if minutes.meeting.status != "draft" or editor.why_sealed or is_decided:
        return ""
    index = motions.pending(minutes)
    if index is not None and minutes.notes[motions.main_motion(minutes, index)].item == key:
        return f" The motion {markup.excerpt(minutes.notes[index].text)} is pending: /carried makes it the decision."
    at = max((at for at, note in enumerate(minutes.notes) if note in there), default=len(minutes.notes) - 1) + 1
    note = editor.completed(Note(kind="decision", item=key, text=markup.entered(decision)))
    editor.do(Edit((Change("note", at, None, note),)))
    return " The item has the decision."


def _approving(*, overrides: bool) -> Run:
    """Approve the minutes that are open, but where those of the last meeting are meant: by a word, or because their
    item is up while these are a draft."""
    name = f"approve{'!' * overrides}"
    own = status_changes.stepping("approve", overrides=overrides)

    def run(editor: Editor, argument: str) -> Outcome:
        which, _, rest = argument.partition(" ")
        meeting = editor.minutes.meeting
        if which.lower() != LAST:
            is_up = meeting.status == "draft" and not meeting.end and under_approval(editor.minutes)
            return offered(editor, overrides=overrides) if is_up else own(editor, argument)
        said = status_changes.clauses(editor, rest.strip(), CLAUSES)
        if said is None or ("because" in said and not overrides):
            words = "last by NAME, at MEETING, on DATE" + ", because TEXT" * overrides
            return Outcome(misread=status_changes.ON_WHAT.format(name=name, words=words))
        because = said.get("because", "") if overrides else None
        return approve(editor, said.get("by", ""), said.get("at", ""), said.get("on", ""), because)

    return status_changes.stored(run)


COMMANDS: tuple[Command, ...] = (
    Command("approve", "[last] [by NAME] [at MEETING] [on DATE]",
            "Approve circulated minutes and lock them; last: those of the last meeting.",
            _approving(overrides=False)),
    Command("approve!", "[last] [by NAME] [at MEETING] [on DATE] [because TEXT]",
            "Approve minutes although something is open, or they were never circulated.", _approving(overrides=True)),
)  # fmt: skip
