"""A page that takes long shows that it is being made, and Escape stops it before it is written."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.screens import export
from minutes_tui.tui.screens.export import Pages
from minutes_tui.tui.widgets.bars import Status
from minutes_tui.writers.result import Written


async def test_escape_stops_a_page_that_takes_long_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slow(*arguments: object) -> Written:
        goes_on.wait(60)
        return Written(b"late")

    said: list[str] = []
    tell = Status.tell

    def told(status: Status, reading: str, warning: str, *rest: Any) -> None:
        said.append(reading or warning)
        tell(status, reading, warning, *rest)

    async def until(words: str) -> None:
        while not any(words in each for each in said):
            await asyncio.sleep(0.01)

    monkeypatch.setattr(export, "written", slow)
    monkeypatch.setattr(Status, "tell", told)
    path = tmp_path / "ice.toml"
    path.write_text('format = 1\n\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n')
    app = MinutesApp(path, Record.open(path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f8")
        while not isinstance(app.screen, Pages):
            await asyncio.sleep(0.01)
        await pilot.press("enter")
        await until("Esc stop")
        await pilot.press("escape")
        await until("Stopping after Markdown, which is not written")
        goes_on.set()
        await until("Stopped.")
    assert not path.with_suffix(".md").exists()
