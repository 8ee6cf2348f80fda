"""Find and replace that is left with places accepted: that nothing was replaced is said."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.app import App
from textual.pilot import Pilot

RECORD = """\
format = 1
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[note]]
id = "1"
kind = "statement"
text = "Frits and Frits."
"""


@pytest.mark.parametrize("key", ["escape", "q", "f5"])
def test_what_was_accepted_and_not_replaced_is_said(key: str, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: App[None]) -> None:
        await pilot.press("f5", "R", *"Frits", "enter", *"Fritz", "enter")
        await pilot.pause()
        await pilot.press("a", key)
        await pilot.pause()
        said = " ".join("\n".join(shown_rows(app)).split())
        assert "Nothing was replaced: 2 accepted places are as before." in said
        assert "Frits and Frits." in said

    path = tmp_path / "port.toml"
    path.write_text(RECORD)
    walked(path, steps)
    assert "Frits and Frits." in path.read_text()
