"""The last row of every screen, in every state: at 80 columns each key that it has is there, in whole words."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from test_contrast import RECORD, TYPED, app_on

from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.review.status import _with_end
from minutes_tui.tui.widgets.bars import Footer

WALKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ()),
    ("", ("A",)),
    ("", ("A", "T")),
    ("", ("/", "n", "o")),
    ("/nonsense", ()),
    ("/role XX chair", ()),
    ("", ("up",)),
    ("", ("up", "ctrl+r")),
    ("", ("ctrl+g",)),
    ("", ("f3",)),
    ("", ("f3", "slash", "i")),
    ("", ("f3", "f3")),
    ("", ("f3", "f3", "e")),
    ("", ("f3", "a")),
    ("/meeting", ()),
    ("/attach map.pdf", ()),
    ("/rollcall", ()),
    ("/rollcall", ("y", "n")),
    ("/signoff", ()),
    ("/readback", ()),
    ("/import", ()),
    ("", ("f5",)),
    ("", ("f5", "g")),
    ("", ("f5", "g", "n")),
    ("", ("f5", "g", "down", "space")),
    ("", ("f5", "g", "v", "down")),
    ("", ("f5", "slash", "i", "c", "e")),
    ("", ("f5", "slash", "i", "c", "e", "enter")),
    ("", ("f5", "f", "m", "a", "r", "k")),
    ("", ("f5", "f", "m", "a", "r", "k", "enter")),
    ("", ("f5", "g", "down", "down", "s")),
    ("", ("f5", "g", "down", "down", "e")),
    ("", ("f5", "tab")),
    ("", ("f5", "tab", "tab")),
    ("", ("f5", "R")),
    ("", ("f5", "R", "t", "h", "e", "enter", "x", "enter")),
    ("", ("f8",)),
    ("", ("f8", "s")),
    ("", ("f8", "slash", "i", "c", "e")),
    ("", ("f8", "slash", "i", "c", "e", "enter")),
    ("", ("f1",)),
    ("", ("f1", "i", "c", "e")),
    ("", ("f2",)),
    ("/adjourn", ()),
)
"""A line that is entered, and keys behind it, that lead to a screen in a state."""


def lacking(app: MinutesApp) -> Iterator[str]:
    """What the footers of the screen on top have and do not show."""
    for footer in app.screen.query(Footer):
        footer.lines()
        shown = [key for _, key in footer._shown]
        missing = [key for key in footer._keys if key not in shown]
        if missing:
            yield f"{''.join(strip.text for strip in footer.lines())!r} lacks {missing}"


def test_every_key_of_every_footer_is_there_at_80_columns(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(RECORD, "utf-8")
    found: list[str] = []
    seen: set[tuple[tuple[str, str], ...]] = set()

    async def walk() -> None:
        async with app_on(path, (80, 24)) as (app, press):
            live: Any = app.screen
            for line in TYPED:
                live.line.put(line)
                await press("enter")
            for line, keys in WALKS:
                live.line.put(line)
                await press(*["enter"] * bool(line), *keys)
                found.extend(f"{line} {keys}: {said}" for said in lacking(app))
                seen.update(tuple(footer._keys) for footer in app.screen.query(Footer))
                while app.screen is not live:
                    app.pop_screen()
                    await press()
                await press("escape", "escape", "ctrl+u")

    asyncio.run(walk())
    assert not found, "\n".join(found)
    assert len(seen) > 20, "the walks lead to different ones"


def test_every_key_of_the_first_screens_is_there_at_80_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meeting.toml").write_text(RECORD, "utf-8")
    found: list[str] = []

    async def walk() -> None:
        monkeypatch.chdir(tmp_path)
        async with app_on(None, (80, 24)) as (app, press):
            for keys in ((), ("slash", "i"), ("escape", "m"), ("escape", "end", "enter")):
                await press(*keys)
                found.extend(lacking(app))

    asyncio.run(walk())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("status", ["approved", "circulated"])
def test_every_key_of_minutes_that_were_sent_out_is_there_at_80_columns(tmp_path: Path, status: str) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(RECORD.replace("[meeting]", f'[meeting]\nstatus = "{status}"'), "utf-8")
    found: list[str] = []

    async def walk() -> None:
        async with app_on(path, (80, 24)) as (app, press):
            for keys in ((), ("f3",), ("f3",), ("escape", "f5")):
                await press(*keys)
                found.extend(lacking(app))

    asyncio.run(walk())
    assert not found, "\n".join(found)


def test_ways_to_mend_that_begin_alike_are_cut_so_that_their_ends_are_seen() -> None:
    ways = ["Write “Ms Vance” in this note", "Write “Ms Vance” in 3 notes"]
    cut = [_with_end(way, 20) for way in ways]
    assert all(cell_len(each) <= 20 for each in cut)
    assert [each[-7:] for each in cut] == ["is note", "3 notes"]
