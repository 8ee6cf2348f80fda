"""Which file is imported: its path, typed with Tab or dropped here, what it is, and the record that it becomes."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from minutes_tui.assist.file_paths import completed, dropped
from minutes_tui.commands.documents import source_import
from minutes_tui.commands.documents.import_draft import Draft, draft_of
from minutes_tui.errors import MinutesError
from minutes_tui.model.document import visible
from minutes_tui.readers import formats
from minutes_tui.record.new import new_name
from minutes_tui.tui import background
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.screens.import_review import ImportReview, Target, Writing
from minutes_tui.tui.screens.record_screen import Begun
from minutes_tui.tui.widgets.bars import Footer
from minutes_tui.tui.widgets.form import Choice
from minutes_tui.tui.widgets.input_box import Box

RECORDS = ".toml"
"""The ending of records, which are not imported."""
MOST = 8
"""Names of files that are shown where several go on alike."""
CALLED = {
    "": "by its ending", "md": "Markdown", "txt": "plain text", "docx": "Word", "odt": "OpenDocument text",
    "html": "web page", "irc": "chat log", "vtt": "captions (VTT)", "srt": "captions (SRT)",
    "json": "transcript or record", "xml": "Akoma Ntoso", "ics": "invitation", "csv": "table",
}  # fmt: skip
"""The formats, as people know them."""


class PathBox(Box):
    """A path: a file that is dropped on the terminal comes as a paste, and takes the place of what is typed."""

    def put_in(self, words: str) -> None:
        if len(words) > 1 and os.path.isfile(os.path.expanduser(path := dropped(words))):
            self.value = path
            self.cursor_position = len(path)
        else:
            super().put_in(words)


class ImportFile(LeftOnce[None]):
    """Enter reads the file and shows what it becomes, Escape goes back."""

    BINDINGS = [
        Binding("enter", "read", show=False),
        Binding("escape", "back", show=False),
        Binding("tab", "complete", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("down", "app.focus_next", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ImportFile > Vertical { height: 1fr; max-width: 110; padding: 1 2; }
    ImportFile Horizontal { height: 1; }
    ImportFile .label { width: 9; }
    ImportFile Box { width: 1fr; background: $surface; }
    ImportFile Choice:focus { background: $cursor; color: $on-words; text-style: $selection-text-style; }
    ImportFile .said { margin-bottom: 1; }
    ImportFile .trouble { color: $warning; margin-top: 1; height: auto; }
    ImportFile .others { color: $faint; height: auto; }
    """

    def __init__(self, folder: Path, begun: Begun | None = None, live: Writing | None = None, path: str = "") -> None:
        """The new record is in `folder`; or all goes into the one of the screen `live`. A `path` that is known is read
        at once."""
        super().__init__()
        self._folder, self._begun, self._live, self._path = folder, begun, live, path
        self._proposed = ""
        """The name of the record that stands there of itself."""
        self._completed = ""
        """The path as Tab left it: what is said of that stays."""
        self._is_reading = False
        self._format = Choice(CALLED, "")

    def compose(self) -> ComposeResult:
        into = f"into {self._live.record.path.name}" if self._live else "as a new record"
        with Vertical():
            yield Static(Content(f"Import a document {visible(into)}"), classes="said")
            with Horizontal():
                yield Static(Content("File"), classes="label")
                yield PathBox("", placeholder="minutes.docx, or drop a file here", compact=True, id="file")
            with Horizontal():
                yield Static(Content("Format"), classes="label")
                yield self._format
            if not self._live:
                with Horizontal():
                    yield Static(Content("Record"), classes="label")
                    yield Box("", compact=True, id="record")
            yield Static(classes="trouble", markup=False)
            yield Static(classes="others", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        box = self.query_one("#file", PathBox)
        box.focus()
        self.query_one(Footer).tell(
            [("enter", "read"), ("tab", "complete"), ("down", "next field"), ("escape", "back")]
        )
        if self._path:
            box.put_in(self._path)
            if box.value:
                self.call_after_refresh(self.action_read)

    def _source(self) -> Path:
        typed = dropped(self.query_one("#file", PathBox).value)
        return self._folder / os.path.expanduser(typed) if typed else Path()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "file":
            self._propose()
            if event.value != self._completed:
                self._tell("")

    def _propose(self) -> None:
        """Have the record called as the file, in the folder of the records, until another name is typed."""
        for box in self.query("#record").results(Box):
            if box.value == self._proposed:
                stem = self._source().stem
                number, name = 1, f"{stem}.toml"
                while stem and os.path.lexists(self._folder / name):
                    number += 1
                    name = f"{stem}-{number}.toml"
                self._proposed = box.value = name if stem else ""

    def _tell(self, trouble: str, others: Sequence[str] = ()) -> None:
        more = f" and {len(others) - MOST} more" if len(others) > MOST else ""
        self.query_one(".trouble", Static).update(Content(visible(trouble)))
        self.query_one(".others", Static).update(Content(visible("  ".join(others[:MOST]) + more)))

    def action_complete(self) -> None:
        """Complete the path; in the other fields go on to the next."""
        box = self.query_one("#file", PathBox)
        if not box.has_focus:
            self.focus_next()
            return
        whole, found = completed(box.value, self._folder, RECORDS)
        self._completed = box.value = whole
        box.cursor_position = len(whole)
        self._tell("" if found else "No file begins so.", found if len(found) > 1 else ())

    def on_input_submitted(self) -> None:
        self.action_read()

    def action_read(self) -> None:
        """Read the file, beside the keys, and then show what it becomes."""
        if self._is_reading or not self.is_active:
            return
        source = self._source()
        if not self.query_one("#file", PathBox).value.strip():
            self._tell("Type the path of a file, or drop the file here.")
            return
        self._is_reading = True
        self._tell(f"Reading {source.name} …")
        background.begin(self, self._read(source))

    async def _read(self, source: Path) -> None:
        try:
            out = self._out()
            read = partial(draft_of, (source,), self._format.value, into=self._live is not None)
            draft = await background.done(read)
            if self._live:
                source_import.require_new(self._live.editor, out, draft.minutes, (source,))
        except MinutesError as error:
            is_unknown = source.suffix.lower().removeprefix(".") not in (*formats.FORMATS, *formats.ENDINGS)
            hint = " Choose a format with ↓ and →." if is_unknown and source.exists() else ""
            self._tell(f"{error}{hint}".replace(", add --as txt", ", choose plain text"))
            return
        finally:
            self._is_reading = False
        self._tell("")
        self._show(draft, Target((source,), out, self._begun, self._live))

    def _out(self) -> Path:
        """The record that is written."""
        if self._live:
            return self._live.record.path
        name = os.path.expanduser(self.query_one("#record", Box).value.strip() or self._proposed)
        return new_name(self._folder / (name if name.endswith(".toml") else f"{name}.toml"))

    def _show(self, draft: Draft, target: Target) -> None:
        if self.is_active:
            self.app.push_screen(ImportReview(draft, target), self._ended)

    def _ended(self, is_written: bool | None) -> None:
        if is_written or self._path:
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()
