"""The app in the process of a test: steps done in it, and the rows that it shows."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp

Steps = Callable[[Pilot[None], MinutesApp], Awaitable[None]]


def walked(path: Path, steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
    """Open a record in the app and do some steps."""

    async def walk() -> None:
        app = MinutesApp(path, Record.open(path))
        async with app.run_test(size=size) as pilot:
            await steps(pilot, app)
        assert app.failure is None
        assert app.record
        assert app.record.close()

    asyncio.run(walk())


def shown_rows(app: App[Any]) -> list[str]:
    """The rows of the screen, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]
