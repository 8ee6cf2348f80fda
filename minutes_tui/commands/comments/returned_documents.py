"""A document that came back, DOCX or ODT, as comments on the minutes."""

from pathlib import Path

from msgspec.structs import replace

from minutes_tui.editor import Editor
from minutes_tui.errors import MinutesError, RecordError, UsageError
from minutes_tui.export import formats, stored_style
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model.minutes import Audience, Minutes
from minutes_tui.readers.returned import document_comments, open_document_changes, word_changes
from minutes_tui.readers.returned.paragraphs import Paragraph
from minutes_tui.record import Record
from minutes_tui.report import FORMS
from minutes_tui.system import circulated_copies, files

READ = {".docx": word_changes.paragraphs, ".docm": word_changes.paragraphs, ".odt": open_document_changes.paragraphs}
LARGEST = 32 * files.MIB
ENOUGH = 0.8
"""Share of a page's paragraphs that make it sure that the document was made of it."""


ANYWAY = "anyway"
"""What is typed last to have a document read that seems to be of other minutes."""


def asked(editor: Editor, path: Path, who: str = "", *, anyway: bool = False) -> document_comments.Asked:
    """What a document asks for. Raises RecordError, with a sentence, where it can't be read, and where it is one of
    other minutes, unless it is to be read `anyway`."""
    kind = path.suffix.lower()
    try:
        content = files.read_bytes(path, LARGEST)
    except FileNotFoundError as error:
        raise RecordError(f"There is no file {path}. Name the file of the document that came back.") from error
    except OSError as error:
        raise RecordError(files.trouble(path, error, "read")) from error
    try:
        found = READ[kind](content)
    except UsageError as error:
        raise RecordError(f"{path.name}: {error}") from error
    if not anyway and document_comments.is_of_others(found, editor.minutes):
        meeting = editor.minutes.meeting
        ours = ", ".join(filter(None, (meeting.title, str(meeting.date or ""))))
        raise RecordError(
            f"{path.name} ({document_comments.called(found)}) has hardly a paragraph of {ours}. "
            f"To take it in, add {ANYWAY}: /comments FILE {ANYWAY} (in a shell --{ANYWAY})."
        )
    sent, page = _page(editor, found, "odt" if kind == ".odt" else "docx")
    return document_comments.asked(found, page, sent, editor.minutes, who)


def _page(editor: Editor, found: list[Paragraph], to: str) -> tuple[Minutes, list[Paragraph]]:
    """The minutes as they were circulated, or as they are now, and the one of their pages that a document is nearest
    to; of several circulations the one whose words it has, a later one before an earlier. No page where none can be
    made."""
    record, order = editor.record, formats.Order(house=editor.settings.print)
    states = circulated_copies.states(record.path, editor.minutes.history)
    there = [each for each in states if each.status == "circulated" and (each.event is None or each.is_proved)]
    copies = [each for each in there if each.event] or there[-1:]
    best: tuple[Minutes, list[Paragraph]] | None = None
    try:
        for copy in reversed(copies):
            sent = Record(record.path, files.read(copy.path))
            house = stored_style.kept(record.path, copy)
            page = _nearest(sent, replace(order, house=house, is_stored=True), found, to)
            if best is None or document_comments.likeness(found, page) > document_comments.likeness(found, best[1]):
                best = sent.minutes, page
        return best or (record.minutes, _nearest(record, order, found, to))
    except MinutesError:
        return best or (record.minutes, [])


def _nearest(record: Record, order: formats.Order, found: list[Paragraph], to: str) -> list[Paragraph]:
    best: tuple[float, list[Paragraph]] = (0.0, [])
    back = document_comments.blocks(found, record.minutes)
    has_restricted = any(note.audience == "restricted" for note in narrowed(record.minutes).notes)
    audiences: tuple[Audience, ...] = ("public", "restricted") if has_restricted else ("public",)
    for form in dict.fromkeys((formats.WHOLE.form, *FORMS)):
        for audience in audiences:
            page = READ[f".{to}"](formats.exported(record, to, replace(order, form=form, audience=audience)))
            share = document_comments.share(back, document_comments.blocks(page, record.minutes))
            best = max(best, (share, page), key=lambda each: each[0])
        if best[0] >= ENOUGH:
            break
    return best[1]


def said_of(found: document_comments.Asked) -> str:
    """What is to be said of what was found, beside how many comments there are."""
    untracked = sum(each.change == "untracked" for each in found.comments)
    status = " Its status line was changed and is not a comment: /circulate by DATE sets the day." * bool(found.status)
    if not found.is_of_page:
        return f"{status} Changes without tracking could not be looked for: it is not the page that was circulated."
    if untracked:
        are = "1 is a change" if untracked == 1 else f"{untracked} are changes"
        return f"{status} {are} made without tracking."
    return status
