"""Makes the example meeting from what was prepared and typed: its record, its pages and a picture of the screen.

    python examples/make.py

The same two files always give the same bytes, for every line has its time and the picture's clock stands still.
"""

import asyncio
import datetime as dt
import os
import re
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.screen import Screen

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.record import Record
from minutes_tui.tui import views
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.widgets.bars import Status
from minutes_tui.tui.widgets.line_input import Line

HERE = Path(__file__).parent
PREPARED = HERE / "prepared.toml"
LINES = HERE / "lines.txt"

STYLED = {"council": ("pdf", "html"), "call": ("pdf", "md"), "session": ("pdf", "docx")}
"""Short records in other styles, and the endings of their pages."""

HALF_TYPED = "> OS to draw the new table of ice classes by Fri"
"""The beginning of one of the lines: the picture is of the moment at which so much of it is in the line."""

SIZE = (120, 40)
"""Columns and rows of the picture."""


class Typed(NamedTuple):
    at: dt.datetime
    line: str


def made() -> dict[str, bytes]:
    """What is made, by the name of the file."""
    lines = typed(LINES.read_text("utf-8"))
    with TemporaryDirectory() as folder:
        path = taken_down(lines, Path(folder) / "meeting.toml")
        record = Record.read(path)
        files = {"meeting.toml": path.read_bytes()}
        files |= {f"meeting.{suffix}": exported(record, suffix) for suffix in ("md", "pdf")}
        half = next(number for number, each in enumerate(lines) if each.line.startswith(HALF_TYPED))
        path = taken_down(lines[:half], Path(folder) / "picture.toml")
        files["screen.svg"] = asyncio.run(picture(path, lines[half].at)).encode()
    for name, suffixes in STYLED.items():
        record = Record.read(HERE / f"{name}.toml")
        files |= {f"{name}.{suffix}": exported(record, suffix) for suffix in suffixes}
    return files


def typed(text: str) -> list[Typed]:
    """The lines as `minutes type --clock` reads them: a time, a tab, what was typed."""
    parts = (line.split("\t", 1) for line in text.splitlines())
    return [Typed(dt.datetime.fromisoformat(at), line) for at, line in parts]


def taken_down(lines: list[Typed], path: Path) -> Path:
    """Type lines into the prepared record, and give the path at which it then is."""
    path.write_bytes(PREPARED.read_bytes())
    now = [lines[0].at]
    editor = Editor(Record.open(path), lambda: now[0])
    for now[0], line in lines:
        refused = commands.enter(editor, line).refused
        assert not refused, f"{line}: {refused}"
    assert editor.record.close()
    return path


class Pictured(MinutesApp):
    """The app at a time that stands still."""

    def __init__(self, path: Path, record: Record, now: dt.datetime) -> None:
        super().__init__(path, record)
        self.editor = Editor(record, lambda: now)

    def get_default_screen(self) -> Screen[None]:
        return Live(self.editor, views.show)


async def picture(path: Path, now: dt.datetime) -> str:
    """The live screen as SVG, with a line half typed."""
    record = Record.open(path)
    app = Pictured(path, record, now)
    async with app.run_test(size=SIZE) as pilot:
        app.theme = "dark"  # whatever the settings say, which are read as the app begins
        line = app.screen.query_one(Line)
        line.cursor_blink = False
        line.insert(HALF_TYPED)
        for _ in range(100):  # what the line will be is shown after a moment
            await pilot.pause(0.02)
            if "Action" in app.screen.query_one(Status).render_line(0).text:
                break
        svg = app.export_screenshot(title="minutes meeting.toml")
    assert record.close()
    tools = ", ".join(f"{name} {version(name)}" for name in ("textual", "rich"))
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # else some viewers drop the blanks before a word
    return re.sub(r"<!-- .*? -->", f"<!-- Made with {tools} -->", svg, count=1)


def main() -> None:
    """Write all of it beside this file."""
    os.environ.pop("NO_COLOR", None)  # the picture has its colours wherever it is made
    os.environ["COLORTERM"] = "truecolor"
    for name, content in made().items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
