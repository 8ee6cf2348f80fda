"""Comments that come back on circulated minutes, taken in from a mail, a document or a text."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import RecordError
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.readers.returned import mailed_comments

if TYPE_CHECKING:
    from minutes_tui.readers.returned.mail import Letter


def add_mail(editor: Editor, letter: "Letter", name: str, who: str = "") -> Outcome:
    """Put the comments of a mail into the record; `who` stands for whom its header names."""
    back = mailed_comments.read(letter, editor.minutes, who)
    if not back.comments:
        return Outcome(refused=f"{name} has no comments. Each begins with a number: 12. TEXT")
    return add_comments(editor, back)


def add_document(editor: Editor, path: Path, who: str = "", *, anyway: bool = False) -> Outcome:
    """Put the changes and comments of a document, DOCX or ODT, into the record; one that seems to be of other minutes
    if it is to be so `anyway`. Raises RecordError where it can't be read, or is of others."""
    from minutes_tui.commands.comments import returned_documents  # few come back

    found = returned_documents.asked(editor, path, who, anyway=anyway)
    more = returned_documents.said_of(found)
    if not found.comments:
        return Outcome(refused=f"{path.name} has no changes and no comments.{more}")
    outcome = add_comments(editor, mailed_comments.Returned(found.comments, 0))
    return replace(outcome, said=f"{outcome.said}{more}")


def add_comments(editor: Editor, back: mailed_comments.Returned) -> Outcome:
    """Put comments behind those that are there, as one edit; those that are there already are not put twice."""
    new = mailed_comments.new_among(back.comments, editor.minutes)
    passed = f" {_counted(back.quoted, 'line')} of other mails skipped." if back.quoted else ""
    if not new:
        return Outcome(said=f"The record already has {_counted(len(back.comments), 'comment')} from it.{passed}")
    first = len(editor.minutes.comments)
    editor.do(Edit(tuple(Change("comment", first + number, None, each) for number, each in enumerate(new))))
    on = sum(each.paragraph is not None for each in new)
    known = len(back.comments) - len(new)
    also = f", {known} known already" if known else ""
    from minutes_tui.readers.returned.commenters import was_absent  # the first screen does without, here and below

    absent = list(dict.fromkeys(each.who for each in new if was_absent(each.who, editor.minutes)))
    away = f" Not at the meeting: {', '.join(absent)}." if absent else ""
    said = f"{_counted(len(new), 'comment')}, {on} on a paragraph{also}.{away} Now /accept or /reject each."
    return Outcome(said=f"{said}{passed}")


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def comments_of_file(editor: Editor, argument: str) -> Outcome:
    """The mail or the document in a file; `from WHO` behind it says who wrote it."""
    if not argument:
        return Outcome(refused="Name a saved mail (.eml), a DOCX, an ODT or a text: /comments FILE [from WHO]")
    anyway = not Path(argument).expanduser().exists() and argument.lower().endswith(" anyway")
    argument = argument[: -len(" anyway")].rstrip() if anyway else argument
    file, who = argument, ""
    if not Path(argument).expanduser().exists() and (said := FROM.fullmatch(argument)):
        file, who = said["file"], said["who"]
    try:
        path = Path(file.strip("\"'")).expanduser()
        if path.suffix.lower() in DOCUMENTS:
            return add_document(editor, path, who, anyway=anyway)
        from minutes_tui.readers.returned import mail  # `email` takes a third of the time of all commands

        return add_mail(editor, mail.letter(mail.read(path), path.name), path.name, who)
    except (RecordError, RuntimeError) as error:  # the second where there is no such home
        return Outcome(refused=str(error))


DOCUMENTS = (".docx", ".docm", ".odt")
"""Endings of documents in which changes are tracked."""
FROM = re.compile(r"(?P<file>.+?)\s+from\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)
