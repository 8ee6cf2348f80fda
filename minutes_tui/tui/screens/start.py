"""Before the live screen: the records of a folder to choose from, and the question with which one is begun."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from minutes_tui.errors import MinutesError, OpenElsewhereError
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Meeting, Minutes
from minutes_tui.record import Record, create
from minutes_tui.system import files
from minutes_tui.tui.widgets.text_boxes import Box

if TYPE_CHECKING:
    from minutes_tui.tui.app import MinutesApp

HEAD = 20_000
"""Bytes of a record in which its title is looked for."""
ODD = 5
"""Files that can't be read of which the names are shown."""
CSS = """
Begin, Choose { align: center middle; }
Begin > Vertical, Choose > Vertical {
    width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
}
Begin Input { margin: 1 0; }
Choose OptionList { height: auto; max-height: 16; margin: 1 0; border: none; background: $surface; }
Begin .trouble, Choose .trouble { color: $warning; }
"""


def _app(screen: Screen[None]) -> "MinutesApp":
    return cast("MinutesApp", screen.app)


class Begin(Screen[None]):
    """A record that isn't there yet: what is the meeting called?"""

    BINDINGS = [Binding("escape", "app.quit", show=False)]
    DEFAULT_CSS = CSS

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(f"{visible(str(self._path))} is not there yet. What is the meeting's title?"))
            yield Box(placeholder="Board meeting")
            yield Static(Content(f"Enter begins it, dated {timezones.today()} · Esc leaves, with nothing written"))
            yield Static(classes="trouble", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        meeting = Meeting(title=event.value.strip() or "Untitled meeting", date=timezones.today())
        try:
            create(self._path, Minutes(meeting=meeting))
            _app(self).begin(Record.open(self._path))
        except MinutesError as error:
            self.query_one(".trouble", Static).update(Content(visible(str(error))))


class Choose(Screen[None]):
    """The records of a folder, the latest first, and a new one."""

    BINDINGS = [Binding("escape", "app.quit", show=False)]
    DEFAULT_CSS = CSS

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._paths, self._unread = records(folder)
        self._folder = folder

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(f"Records in {visible(str(self._folder))}"))
            options = [Option(Content(f"{visible(path.name)}   {visible(title)}")) for path, title in self._paths]
            yield OptionList(*options, Option(Content("＋ a new meeting")), markup=False)
            yield Static(Content("Enter opens · Esc leaves"))
            odd = ", ".join(visible(name) for name in self._unread[:ODD])
            more = f" and {len(self._unread) - ODD} more" if len(self._unread) > ODD else ""
            yield Static(Content(f"Not readable here: {odd}{more}" if odd else ""), classes="trouble", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index == len(self._paths):
            self.app.push_screen(Begin(free_name(self._folder)))
            return
        try:
            _app(self).begin(_opened(self._paths[event.option_index][0]))
        except MinutesError as error:
            self.query_one(".trouble", Static).update(Content(visible(str(error))))


def _opened(path: Path) -> Record:
    """A record to be written or, where somebody else writes it, to be followed."""
    try:
        return Record.open_or_read(path)
    except OpenElsewhereError as error:
        record = Record.follow(path)
        record.why_not_written = f"{str(error).split(': close')[0]}: here it is followed as it is written."
        return record


def records(folder: Path) -> tuple[list[tuple[Path, str]], list[str]]:
    """The records in a folder with their titles, the one changed last first; and the names of files ending as theirs
    do that can't be read."""
    found, odd = [], []
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    except OSError as error:
        return [], [files.trouble(folder, error, "read")]
    for name in names:
        path = folder / name
        try:
            head = files.read_head(path, HEAD).decode("utf-8", "replace")
            changed = os.stat(path).st_mtime
            title = _title(path, head)
        except Exception:  # whatever one file holds, the others are shown
            odd.append(name)
            continue
        if title is not None:
            found.append((changed, path, title))
    return [(path, title) for _, path, title in sorted(found, key=lambda each: each[0], reverse=True)], odd


def _title(path: Path, head: str) -> str | None:
    """The title of the meeting in the beginning of a record; None where it is the beginning of none."""
    return Record(path, head).minutes.meeting.title if "[meeting]" in head else None


def free_name(folder: Path) -> Path:
    """A name for a record of today that no file has."""
    base = timezones.today().isoformat()
    number, path = 1, folder / f"{base}.toml"
    while path.exists():
        number += 1
        path = folder / f"{base}-{number}.toml"
    return path
