"""A paste of many lines is entered while it is shown how far it is; keys that come meanwhile are taken after it."""

import asyncio
from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual import events
from textual.pilot import Pilot

from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.entered_lines import MANY
from minutes_tui.tui.live.screen import Live


def test_of_a_long_paste_it_is_shown_how_many_lines_are_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ice.toml"
    path.write_text('format = 1\n[meeting]\ntitle = "Ice"\n')
    count = MANY + 20
    shown: list[str] = []

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        screen = app.screen
        assert isinstance(screen, Live)
        said = screen.say

        def say(words: str) -> None:
            shown.append(words)
            said(words)

        monkeypatch.setattr(screen, "say", say)
        screen.line.post_message(events.Paste("\n".join(f"The ice is {at} cm thick." for at in range(count + 1))))
        screen.line.post_message(events.Key("x", "x"))
        for _ in range(600):
            await asyncio.sleep(0.1)
            if screen.line.text.endswith("x"):
                break
        assert screen.line.text == f"The ice is {count} cm thick.x"
        assert f"{count} lines entered." in "\n".join([*shown_rows(app), *shown])

    walked(path, steps)
    assert shown[0] == f"1 of {count} pasted lines are entered; the others are in the draft. Type on when all are."
    notes = Record.read(path).minutes.notes
    assert [note.text for note in notes] == [f"The ice is {at} cm thick." for at in range(count)]
