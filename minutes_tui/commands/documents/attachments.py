"""Attachments: added by a line, and changed field by field."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.form_fields import Field, Problems, Read, Typed, values_typed
from minutes_tui.editor import Editor, Outcome
from minutes_tui.line.typed_values import FieldError
from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.model.minutes import Attachment, Minutes

PRINT: Mapping[str, str] = {"": "its name alone", "inline": "where it was tabled", "annex": "as an annex"}
"""Ways to print an attachment, each with its name on the screen."""

FIELDS: tuple[Field, ...] = (
    Field("title", "Title"),
    Field("file", "File", "Path from the record: chart.png. PNG, JPEG, SVG, PDF print."),
    Field("print", "Print", "Press Space, ← or → to change.", PRINT),
    Field("alt", "What it shows", "For readers who cannot see it. A printed one needs it."),
    Field("note", "Note", "Id of the note it was tabled with."),
)


def _note(said: str, minutes: Minutes, about: Attachment) -> str:
    if said and said != about.note and all(note.id != said for note in minutes.notes):
        raise FieldError(f"There is no note {said}.")
    return said


READ: Mapping[str, Read] = {"note": _note}


def words(attachment: Attachment, name: str) -> str:
    """A field as it is to be edited."""
    return str(getattr(attachment, name))


def typed(minutes: Minutes, old: Attachment, fields: Typed) -> tuple[Attachment, Problems]:
    """An attachment with what was typed into fields, and what can't be kept of that."""
    values, problems = values_typed(minutes, old, fields, READ)
    new = replace(old, **values)
    if new.print and not new.file:
        problems.setdefault("file", "Name the file that is to be printed.")
    if not (new.title or new.file):
        problems.setdefault("title", "Type a title.")
    return new, problems


def keep(editor: Editor, at: int, fields: Typed) -> tuple[Outcome, Problems]:
    """Change fields of an attachment as one edit."""
    found = editor.minutes.attachments
    if at >= len(found):
        return Outcome(refused="Another program removed this attachment."), {}
    new, problems = typed(editor.minutes, found[at], fields)
    if problems or new == found[at]:
        return Outcome(), problems
    editor.do(Edit((Change("attachment", at, found[at], new),)))
    said = f"Attachment {at + 1}: {new.title or new.file}"
    missing = [each.text for each in editor.record.missing() if each.index == at]
    return Outcome(said=f"{said}. {missing[0]}" if missing else said), {}


def _attach(editor: Editor, argument: str) -> Outcome:
    count = len(editor.minutes.attachments)
    if not argument and not count:
        return Outcome(refused="Type the title: /attach TITLE, or /attach FILE TITLE")
    if not argument or (argument.isdecimal() and 1 <= int(argument) <= count):
        return Outcome(view="attachment", argument=argument or str(count))
    file, _, title = argument.partition(" ")
    if not re.fullmatch(r"\S+\.[A-Za-z][A-Za-z0-9]{1,4}", file):
        file, title = "", argument
    taken = {each.key for each in editor.minutes.attachments}
    number = len(taken) + 1
    while f"annex{number}" in taken:
        number += 1
    said = (note for note in reversed(editor.minutes.notes) if note.text and note.kind != "remark" and not note.struck)
    note = next((note.id for note in said), "")
    attachment = Attachment(key=f"annex{number}", title=title.strip() or file, file=file, note=note)
    editor.do(Edit((added(editor.minutes, "attachment", attachment),)))
    missing = [each.text for each in editor.record.missing() if each.index == len(editor.minutes.attachments) - 1]
    return Outcome(said=" ".join((f"Attachment {number}: {attachment.title}.", *missing)) if missing else
                   f"Attachment {number}: {attachment.title}")  # fmt: skip


COMMANDS: tuple[Command, ...] = (
    Command(
        "attach", "[FILE] TITLE", "Add an attachment to the last note; alone or with its number, to edit it.", _attach
    ),
)
