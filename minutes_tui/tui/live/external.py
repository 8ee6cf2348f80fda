"""What goes out of the terminal and comes back: the rapporteur's editor, the clipboard; and the colours."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from textual.app import SuspendNotSupported

from minutes_tui.commands.notes import review_actions
from minutes_tui.errors import MinutesError, ProgramError
from minutes_tui.export.formats import Order, written
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.motions import last_decided
from minutes_tui.model.minutes import Note
from minutes_tui.record import Record
from minutes_tui.report.withheld import is_confidential
from minutes_tui.system import files, programs
from minutes_tui.tui import background
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.live.note_in_editor import Left
from minutes_tui.tui.widgets import themes
from minutes_tui.writers.result import Written


class ChoosesTheme(Protocol):
    """The app, as far as it is known here."""

    def choose_theme(self, name: str) -> None: ...


COPIERS: tuple[tuple[str, str, list[str]], ...] = (
    ("pbcopy", "", []),
    ("wl-copy", "WAYLAND_DISPLAY", []),
    ("xclip", "DISPLAY", ["-selection", "clipboard"]),
    ("clip.exe", "", []),
)
"""Programs that take words for the clipboard, the variable that must be set for them, and their arguments."""
TAKES = 5.0
"""Seconds in which one of them is to have taken them."""

AT_ONCE = 2.0
"""Seconds within which an editor that changes nothing may have opened a window and come back."""


def show(live: LineSession, view: str, argument: str) -> None:
    """Do what a command asks for."""
    try:
        {"edit": _edit, "copy": _copy, "theme": _theme}[view](live, argument.strip())
    except MinutesError as error:
        live.warn(str(error))


def _edit(live: LineSession, argument: str) -> None:
    """The words of the note that is corrected, or else of the last one; or the record as a whole."""
    if argument == "record":
        _edit_record(live, programs.editor())
    elif argument:
        live.warn("Type /edit or /edit record.")
    else:
        _edit_note(live)


def _edit_record(live: LineSession, editor: list[str]) -> None:
    if not live.record.autosave.is_alone() and live.record.state.fault:
        live.warn("The record cannot be saved now. Edit it when saving works again.")
        return
    path, began = live.record.path, time.monotonic()
    said = _left(editor, _run(live, editor, path))
    if live.editor.look():
        return
    if not said and time.monotonic() - began < AT_ONCE:
        live.warn(f"{_came_back(editor)}: what you save in its window is merged.")
    else:
        live.warn(f"{said}: the record was not changed.") if said else live.say("The record was not changed.")


def _edit_note(live: LineSession) -> None:
    index = live.correcting if live.correcting is not None else live.editor.minutes.last_with_words()
    if index is None:
        live.warn("There is no note with text yet.")
        return
    note, editor = live.editor.minutes.notes[index], programs.editor()
    left = live.edited_outside.pop(note.id, None)
    if left and (words := _words(left.path)) != left.words:
        files.discard(left.path)
        _put(live, index, words)
        return
    given = note.text + "\n"
    path = left.path if left else files.create_state(_file(live, note.id), files.data(given))
    began = time.monotonic()
    said = _left(editor, _run(live, editor, path))
    words = _words(path)
    if said and words != given:
        live.warn(f"{said}: the note was not changed; the new text is in {path}.")
    elif said or words != given or time.monotonic() - began >= AT_ONCE:
        files.discard(path)
        _put(live, index, words)
        if said:
            live.warn(f"{said}: the note was not changed.")
    else:
        live.edited_outside[note.id] = Left(path, given)
        live.warn(f"{_came_back(editor)}: save in its window, then type /edit.")


def _file(live: LineSession, id: str) -> str:
    """The name of the file in which an editor gets a note, by the record and the note's id."""
    return f"note-{files.name_in_state(live.record.path)}-{id.encode().hex()[:64]}.md"


def take_up(live: LineSession) -> str:
    """Have the files again that an editor of an earlier sitting was left with, and say so: /edit takes their words.
    Those that have no other words than their notes go."""
    notes = {Path(_file(live, note.id)).stem: note for note in live.editor.minutes.notes}
    begins, said = f"note-{files.name_in_state(live.record.path)}-", ""
    for path in files.beginning_in_state(begins):
        note = notes.get(path.stem)
        try:
            words = _words(path)
            if any(words.removesuffix("\n") == each.text for each in notes.values()):
                files.discard(path)
                continue
        except (MinutesError, OSError):
            pass  # it is named below
        said = f"An editor left text in {path}. Read the file, then move it."
        if note:
            live.edited_outside[note.id] = Left(path, note.text + "\n")
            said = f"Note {note.id} has other text in {path}: /edit there takes it."
    return said


def _words(path: Path) -> str:
    """What an editor has left in a file. Raises RecordError."""
    return files.read(path, LARGEST)


LARGEST = 16 * files.MIB
"""Bytes of a note that comes back from an editor."""


def _put(live: LineSession, index: int, words: str) -> None:
    """Give a note the words that an editor has left."""
    words = words.removesuffix("\n")
    live.leave_correction()
    if not words.strip():
        live.warn("A note cannot be empty. It was not changed.")
    elif words != live.editor.minutes.notes[index].text:
        review_actions.reworded(live.editor, index, words)


def _came_back(editor: list[str]) -> str:
    """What is said of an editor that came back at once and changed nothing."""
    name = os.path.basename(editor[0])
    return f"{name} did not wait (try {name} --wait)"


def _left(editor: list[str], code: int) -> str:
    """Why what an editor was left with doesn't count; "" where it does."""
    name = os.path.basename(editor[0])
    if code < 0:
        return f"{name} was ended by signal {-code}"
    return f"{name} ended with code {code}" if code else ""


def _run(live: LineSession, editor: list[str], path: Path) -> int:
    """Run an editor in the terminal until it is left, and give its exit code.

    Raises ProgramError, behind the `with`: what is raised within leaves the terminal to the other program (Textual
    8.2).
    """
    live.keep_line()
    code, failure = 0, None
    try:
        with live.app.suspend():
            try:
                code = programs.edit(editor, str(path))
            except Exception as error:
                failure = background.failure(error)
    except SuspendNotSupported:
        failure = ProgramError("No editor can be opened in this terminal. Edit it in the line.")
    live.refresh(layout=True)
    if failure:
        raise failure
    return code


def _copy(live: LineSession, argument: str) -> None:
    """The last note, the last decision or the page."""
    minutes = narrowed(live.editor.minutes)
    index, decided = minutes.last_with_words(), last_decided(minutes.notes)
    if argument == "page":
        snapshot = Record(live.record.path, live.record.text)
        order = Order(house=live.editor.settings.print)
        background.begin(live, _copied(live, "The page is in the clipboard", lambda: written(snapshot, "md", order)))
    elif argument == "decision" and decided:
        _copy_words(live, "The last decision", decided)
    elif argument in ("", "note") and index is not None:
        _copy_words(live, "The last note", minutes.notes[index])
    else:
        live.warn("There is nothing to copy. Try /copy, /copy decision or /copy page.")


def _copy_words(live: LineSession, what: str, note: Note) -> None:
    """The words of a note. Where they are not for all that is said, for they may be pasted anywhere."""
    words, said = files.data(note.text), f"{what} is in the clipboard"
    if is_confidential(note, "public"):
        said += ". It is not for the public"
    background.begin(live, _copied(live, said, lambda: Written(words)))


async def _copied(live: LineSession, said: str, made: Callable[[], Written]) -> None:
    """Put words into the clipboard, and say what they lack, and how it was where nobody can tell whether it has taken
    them."""
    copied = await background.done(made)
    if await background.done(_taken, copied.content):
        said = f"{said}."
    else:
        live.app.copy_to_clipboard(copied.content.decode("utf-8", "replace"))
        said = f"{said}, if the terminal lets programs write it (OSC 52)."
    (live.warn if copied.warnings else live.say)(" ".join([said, *copied.warnings]))


def _taken(words: bytes) -> bool:
    """Whether one of the system's programs has taken the words for its clipboard."""
    for program, needs, arguments in COPIERS:
        if (there := shutil.which(program)) and (not needs or os.environ.get(needs)):
            try:
                if programs.give([there, *arguments], words, TAKES):
                    return True
            except ProgramError:
                continue  # the next one, or the terminal, may take them
    return False


def _theme(live: LineSession, argument: str) -> None:
    if not argument:
        live.app.action_change_theme()
    elif argument in live.app.available_themes:
        cast("ChoosesTheme", live.app).choose_theme(argument)
    else:
        live.warn(f"There is no theme {argument}: {', '.join(themes.OWN)}; /theme shows all.")
