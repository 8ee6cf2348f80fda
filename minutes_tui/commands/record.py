"""Commands of the record as a whole: headings, attachments, undo, the shell."""

import os
import re
import signal
import sys

from minutes_tui.commands.command import Command, enters_text, opens_view
from minutes_tui.commands.documents import attachments
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import MinutesError
from minutes_tui.language import markup
from minutes_tui.line import grammar
from minutes_tui.line.slash_corrections import correction
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Meeting, Note
from minutes_tui.record import Record
from minutes_tui.search import replacement
from minutes_tui.search.replacement import Query

_heading = enters_text("heading", lambda words, editor: grammar.heading(words, editor.minutes))


def _undo(editor: Editor, argument: str) -> Outcome:
    before = editor.last_edit
    editor.undo()
    return Outcome(said=f"Undone.{undone(before)}", moved_in_history=True)


def why_no_key_undoes(editor: Editor) -> str:
    """Why a key alone doesn't take back the last edit: it approved the minutes, and a slip of the hand is not to open
    them again; "" where it does."""
    edit = editor.last_edit
    is_approval = edit is not None and any(
        isinstance(change.old, Meeting) and isinstance(change.new, Meeting) and change.old.status != change.new.status
        for change in edit.changes
    )
    return KEPT_APPROVED if is_approval and editor.why_sealed else ""


KEPT_APPROVED = "The minutes are approved: /reopen opens them again, and /undo reverses the approval."


TABLES = {"participant": "participants list", "agenda": "agenda", "attachment": "attachments", "comment": "comments"}
ITEM_UNDONE = {
    "taken up": "is not taken up any more", "resumed": "is not resumed any more", "closed": "is open again",
    "skipped": "is not skipped any more",
}  # fmt: skip


def undone(edit: Edit | None, *, is_review: bool = False) -> str:
    """What is not so any more behind an edit that is undone; "" where what is gone is plain to see: in the line the
    last statement, in the review nothing."""
    if edit is None:
        return ""
    both = ((change.old, change.new) for change in edit.changes)
    hours = (_hours_undone(old, new) for old, new in both if isinstance(old, Meeting) and isinstance(new, Meeting))
    if said := next(filter(None, hours), ""):
        return said
    new = [change.new for change in edit.changes if change.table == "note" and change.old is None]
    if moved := _moved(edit):
        return moved
    if len(new) > 1:
        return f" {len(new)} notes are out of the record again."
    if len(new) == 1 and isinstance(new[0], Note):
        note = new[0]
        if note.kind == "item":
            return f" The agenda item {ITEM_UNDONE.get(note.outcome, 'is as it was')}."
        if is_review and note.text:
            return f" The {note.kind} {_called(note)} is out of the record again."
        return f" The {note.kind} is out of the record again." if note.kind != "statement" else ""
    changed = [(each.old, each.new) for each in edit.changes if isinstance(each.old, Note)]
    if len(changed) == 1 and not new:
        old, after = changed[0]
        assert isinstance(old, Note)
        back = "is in the record again" if after is None else "is as before"
        return f" The {old.kind} {_called(old)}".rstrip() + f" {back}."
    if len(changed) > 1 and not new:
        return f" {len(changed)} notes are as before."
    tables = {change.table for change in edit.changes}
    name = TABLES.get(tables.pop(), "") if len(tables) == 1 and not new else ""
    return f" The {name} {'are' if name.endswith('ments') else 'is'} as before." if name else ""


def _moved(edit: Edit) -> str:
    """That notes are back where they were, behind an edit that only put them elsewhere, and may have changed values of
    some; "" for any other."""
    changes = [(each.old, each.new) for each in edit.changes if each.table == "note"]
    out = {old.id: old for old, new in changes if isinstance(old, Note) and new is None}
    put = {new.id for old, new in changes if isinstance(new, Note) and old is None}
    if not put or out.keys() != put or len(changes) != len(edit.changes):
        return ""
    if len(out) > 1:
        return f" {len(out)} notes are where they were before."
    (note,) = out.values()
    return f" The {note.kind} {_called(note)}".rstrip() + " is where it was before."


FIRST_WORDS = 5
"""Words of a note by which it is called."""


def _called(note: Note) -> str:
    """The first words of a note, in quotation marks; "" of one that has none."""
    words = markup.words(note.text).split()
    return f"“{' '.join(words[:FIRST_WORDS])}{' …' * (len(words) > FIRST_WORDS)}”" if words else ""


def _hours_undone(old: Meeting, new: Meeting) -> str:
    if new.end != old.end:
        return f" The meeting ended at {old.end:%H:%M}." if old.end else " The meeting has not ended."
    if new.start != old.start:
        return f" The meeting began at {old.start:%H:%M}." if old.start else " The meeting has no start again."
    return ""


def _redo(editor: Editor, argument: str) -> Outcome:
    editor.redo()
    return Outcome(said="Redone.", moved_in_history=True)


def _replace(editor: Editor, argument: str) -> Outcome:
    """`s/old/new/`, or only some of its places: `s/old/new/ 1,3`. Anything else is words to be found on a screen."""
    typed = PLACES.fullmatch(argument)
    meant = correction(typed["what"]) if typed else None
    if not typed or not meant:
        return Outcome(view="replace", argument=argument)
    query = Query(meant.old, meant.new, case=True)
    found = [hit for some in replacement.hits(editor.minutes, query) for hit in some]
    wanted = [int(number) for number in re.findall(r"\d+", typed["places"] or "")]
    if not found or any(not 0 < number <= len(found) for number in wanted):
        said = (
            f"Found in {len(found)} places: /replace {meant.old} shows them." if found else "Not found in the record."
        )
        return Outcome(misread=said)
    chosen = [found[number - 1] for number in wanted] or found
    edit = replacement.replaced(editor.minutes, chosen)
    if not edit.changes:
        return Outcome(said="Nothing would change.")
    editor.do(edit)
    return Outcome(said=f"{len(chosen)} place{'s' * (len(chosen) != 1)} changed. /undo reverses it.")


PLACES = re.compile(r"(?P<what>s([/|]).*\2g?)(?P<places>\s+\d+(?:\s*,\s*\d+)*)?", re.DOTALL)


def _suspend(editor: Editor, argument: str) -> Outcome:
    os.kill(os.getpid(), signal.SIGTSTP)
    return Outcome()


def _no_shell(editor: Editor) -> str:
    shell = hasattr(signal, "SIGTSTP") and sys.stdin and sys.stdin.isatty()
    return "" if shell else "There is no shell to return to."


def _export(editor: Editor, argument: str) -> Outcome:
    """Write a page while the meeting runs. The record is read afresh, so that no edit can change it meanwhile."""
    if not argument:
        return Outcome(refused="Name the file or format: /export pdf, or /export FILE")
    from minutes_tui.export import formats  # the forms of a page take 4 ms to load, at each start

    typed, _, form = argument.partition(" ")
    order = formats.Order(form.strip() or "summary", house=editor.settings.print)
    snapshot = Record(editor.record.path, editor.record.text)
    path = formats.path_for(snapshot, typed, order.form)

    def job() -> str:
        name = path.name if path.parent == snapshot.path.parent else path
        return " ".join([f"{name} has been written.", *formats.export(snapshot, path, "", order)])

    try:
        formats.target(snapshot, path, "")
    except MinutesError as error:
        return Outcome(misread=str(error))
    return Outcome(job=job)


def _pages(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(view="pages")
    from minutes_tui.report import FORMS  # see above

    return opens_view("pages", tuple(FORMS))(editor, argument)


def _theme(editor: Editor, argument: str) -> Outcome:
    if len(argument.split()) > 1:
        return Outcome(misread="The name of a theme is one word; /theme alone shows them.")
    return Outcome(view="theme", argument=argument)


COMMANDS: tuple[Command, ...] = (
    Command("heading", "TEXT", "Add a heading, as # does.", _heading),
    *attachments.COMMANDS,
    Command("export", "FORMAT|FILE [FORM]",
            "Write a page: pdf, docx, odt, md, html, txt, csv, ics, xml, json, or a file.", _export, when_sealed=True),
    Command("help", "[TEXT]", "Show all lines and commands, or those that contain a text.", opens_view("help"),
            when_sealed=True),
    Command("quit", "", "Quit the program; also /exit. Everything is saved.", opens_view("quit"), when_sealed=True),
    Command("pages", "[FORM]", "Preview a page and write it in several formats.", _pages,
            when_sealed=True),
    Command("copy", "[note|decision|page]", "Copy text to the clipboard.",
            opens_view("copy", ("note", "decision", "page")), when_sealed=True),
    Command("edit", "[record]", "Open the last note, or the whole record, in your editor.",
            opens_view("edit", ("record",))),
    Command("review", "", "Review the record: correct notes and fix problems.", opens_view("review"), when_sealed=True),
    Command("replace", "[TEXT|s/OLD/NEW/ [1,3]]", "Find and replace in the whole record; s/OLD/NEW/ does it at once.",
            _replace),
    Command("theme", "[NAME]", "Choose the colours; they are kept.", _theme, when_sealed=True),
    Command("suspend", "", "Suspend the program. Type fg in the shell to come back.", _suspend, why_not=_no_shell,
            when_sealed=True),
    Command(
        "undo", "", "Undo the last edit.", _undo,
        why_not=lambda editor: "" if editor.can_undo else "There is nothing to undo in this session.",
        when_sealed=True,
    ),
    Command(
        "redo", "", "Redo what was undone.", _redo,
        why_not=lambda editor: "" if editor.can_redo else "There is nothing to redo.", when_sealed=True,
    ),
)  # fmt: skip
