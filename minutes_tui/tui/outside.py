"""What goes out of the terminal and comes back: the rapporteur's editor, the clipboard; and the colours."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui import files
from minutes_tui.decisions import last_decided
from minutes_tui.edit import Edit
from minutes_tui.errors import MinutesError
from minutes_tui.export import Order, exported

if TYPE_CHECKING:
    from minutes_tui.tui.live import Live

COPIERS: tuple[tuple[str, str, list[str]], ...] = (
    ("pbcopy", "", []),
    ("wl-copy", "WAYLAND_DISPLAY", []),
    ("xclip", "DISPLAY", ["-selection", "clipboard"]),
    ("clip.exe", "", []),
)
"""Programs that take words for the clipboard, the variable that must be set for them, and their arguments."""

OPENERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *([("open", ())] if sys.platform == "darwin" else []),  # elsewhere it is another program's name
    ("wslview", ()),
    ("xdg-open", ("WAYLAND_DISPLAY", "DISPLAY")),
)
"""Programs that show a file in whatever the system has for it, and the variables of which one must be set."""


def shown_outside(path: Path) -> str:
    """Show a file in the system's own program for it, and say so; "" where the terminal is all there is."""
    for program, needs in OPENERS:
        if shutil.which(program) and (not needs or any(map(os.environ.get, needs))):
            subprocess.Popen(
                [program, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
            return f"{path.name} is shown by {program}."
    return ""


def show(live: "Live", view: str, argument: str) -> None:
    """Do what a command asks for."""
    try:
        {"edit": _edit, "copy": _copy, "theme": _theme}[view](live, argument.strip())
    except MinutesError as error:
        live.warn(str(error))


def _edit(live: "Live", argument: str) -> None:
    """The words of the note that is corrected, or else of the last one; or the record as a whole."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        live.warn("VISUAL and EDITOR name no editor: set one of them.")
    elif argument == "record":
        _edit_record(live, editor)
    elif argument:
        live.warn("It is written /edit, or /edit record.")
    else:
        _edit_note(live, editor)


def _edit_record(live: "Live", editor: str) -> None:
    if not live.record.keeper.is_alone() and live.record.state.fault:
        live.warn("The disk does not take the record now: edit it when it does.")
        return
    if _run(live, editor, str(live.record.path)) and not live.editor.look():
        live.say("The record is as it was.")


def _edit_note(live: "Live", editor: str) -> None:
    index = live.correcting if live.correcting is not None else live.editor.last_with_text()
    if index is None:
        live.warn("There is no note with words yet.")
        return
    note = live.editor.minutes.notes[index]
    path = files.create_state(f"note-{os.getpid()}.md", files.data(note.text + "\n"))
    if not _run(live, editor, str(path)):
        return
    words = files.read(path).removesuffix("\n")
    files.discard(path)
    live.leave_correction()
    if not words.strip():
        live.warn("A note needs words: it is as it was.")
    elif words != note.text:
        live.editor.do(Edit((live.editor.change("note", index, replace(note, text=words)),)))


def _run(live: "Live", editor: str, path: str) -> bool:
    """Run an editor in the terminal until it is left; False where it can't be started.

    Ctrl+c is the editor's as long as the terminal is not ours: a function that does nothing is not handed on to it, as
    SIG_IGN would be.
    """
    live.keep_line()
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        with live.app.suspend():
            subprocess.run([*shlex.split(editor), path], check=False)
    except (OSError, ValueError) as error:
        live.warn(f"{editor} can't be started: {error}.")
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    live.refresh(layout=True)
    return True


def _copy(live: "Live", argument: str) -> None:
    """The last note, the last decision or the page."""
    minutes = live.editor.minutes
    index, decided = live.editor.last_with_text(), last_decided(minutes.notes)
    if argument == "page":
        what, words = "The page", exported(live.record, "md", Order(house=live.editor.settings.print)).decode()
    elif argument == "decision" and decided:
        what, words = "The decision", decided.text
    elif argument in ("", "note") and index is not None:
        what, words = "The last note", minutes.notes[index].text
    else:
        live.warn("There is nothing to copy: /copy, /copy decision or /copy page.")
        return
    live.say(f"{what} is in the clipboard{_copied(live, words)}.")


def _copied(live: "Live", words: str) -> str:
    """Put words into the clipboard, and say how where nobody can tell whether it has taken them."""
    for program, needs, arguments in COPIERS:
        if shutil.which(program) and (not needs or os.environ.get(needs)):
            done = subprocess.run([program, *arguments], input=words.encode(), check=False, timeout=5)
            if done.returncode == 0:
                return ""
    live.app.copy_to_clipboard(words)
    return " if the terminal lets programs write it (OSC 52)"


def _theme(live: "Live", argument: str) -> None:
    if not argument:
        live.app.action_change_theme()
    elif argument in live.app.available_themes:
        live.app.theme = argument
        live.say(f'In the settings: theme = "{argument}"')
    else:
        live.warn(f"There is no theme {argument}: {', '.join(sorted(live.app.available_themes))}.")
