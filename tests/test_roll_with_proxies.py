"""The roll call names whose votes somebody casts at each row, and counts votes as the tally does."""

from pathlib import Path

from screens import shown_rows, walked
from textual.app import App
from textual.pilot import Pilot

RECORD = """\
format = 1
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
presence = "present"
[[participant]]
key = "RO"
name = "Ruth Olm"
presence = "present"
proxies = ["PN"]
[[participant]]
key = "PN"
name = "Petr Noth"
presence = "absent"
[[note]]
id = "1"
kind = "motion"
text = "We wait."
"""


def test_a_row_has_the_proxy_and_the_count_is_of_votes(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: App[None]) -> None:
        await pilot.press("f9")
        await pilot.pause()
        rows = shown_rows(app)
        assert any("3 of 3 to vote" in row for row in rows)
        assert any(row.split()[:3] == ["RO", "Ruth", "Olm"] and "with the proxy of PN" in row for row in rows)
        await pilot.press("y")
        await pilot.pause()
        assert any("2 of 3 to vote" in row for row in shown_rows(app))
        await pilot.press("y")
        await pilot.pause()
        assert any("0 of 3 to vote" in row for row in shown_rows(app))
        await pilot.press("escape")

    path = tmp_path / "port.toml"
    path.write_text(RECORD)
    walked(path, steps)
