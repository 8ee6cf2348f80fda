"""The list of records: words found in all of them, and the next meeting of a series begun from a row."""

import json
import tomllib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from screens import shown_rows
from test_archive import FIRST, SECOND
from test_next_meeting import LAST
from textual.pilot import Pilot

from minutes_tui.archive.next_meeting import GUEST, NUMBERS, WHATS
from minutes_tui.model import timezones
from minutes_tui.record import Record
from minutes_tui.record.draft_file import identity
from minutes_tui.system import files
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.screens.next_meeting import CALLED, Next
from minutes_tui.tui.screens.record_screen import Look
from minutes_tui.tui.screens.start import Choose

PATIENCE = 400
"""Looks at what a job in a thread is to show."""


@asynccontextmanager
async def listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *keys: str
) -> AsyncIterator[tuple[MinutesApp, Pilot[None]]]:
    monkeypatch.chdir(folder)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        yield app, pilot
    assert app.failure is None
    if app.record:
        app.record.close()


async def until(app: MinutesApp, pilot: Pilot[None], is_so: Callable[[str], bool]) -> str:
    """What the screen shows once that is so."""
    for _ in range(PATIENCE):
        rows = "\n".join(row.rstrip() for row in shown_rows(app))
        if is_so(rows):
            return rows
        await pilot.pause(0.01)
    raise AssertionError(rows)


def typed(words: str) -> Sequence[str]:
    return ["/", *words]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.toml").write_text(FIRST)
    (tmp_path / "deep" / "b.toml").write_text(SECOND.replace("a.toml", "../a.toml"))
    return tmp_path


async def test_a_search_shows_notes_by_meeting_with_date_speaker_and_words_and_says_what_it_lacks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listed(folder, monkeypatch, *typed("ice")) as (app, pilot):
        rows = await until(app, pilot, lambda rows: "ask her" in rows and "searching" not in rows)
        lines = [line.strip("▌ ") for line in rows.splitlines()]
        assert lines[1].split() == ["2025-03-12", "Board", "in", "March", "b.toml"]
        assert lines[2] == "The ice-classes are reviewed."
        assert lines[3].split() == ["2025-02-12", "Board", "in", "February", "a.toml"]
        assert lines[4] == "Łódź         … in Łódź was closed by the harbours' ice."
        assert lines[5] == "// ask her about the ice"
        assert lines[6] == "1 Ice classes"
        assert lines[7] == "+ a new meeting"
        assert isinstance(app.screen, Choose)
        styles = [style for found in app.screen.shelf.hits for words, style in found.words if words == "ice"]
        assert styles == ["strong"] * 3
        await pilot.resize_terminal(50, 24)
        await until(app, pilot, lambda rows: "Łódź         … by the harbours' ice." in rows)
        await pilot.press(*" kind:zz")
        await until(app, pilot, lambda rows: "There is no kind zz. Choose one of: statement" in rows)
        await pilot.press(*["backspace"] * 2, *"dec")
        rows = await until(app, pilot, lambda rows: "ice-classes" in rows and "There is no kind" not in rows)
        assert "Łódź" not in rows
        await pilot.press(*"zz")
        await until(app, pilot, lambda rows: "No note was found." in rows or "There is no kind deczz" in rows)
        await pilot.press("escape")
        rows = await until(app, pilot, lambda rows: "approved" in rows)
        assert "ice-classes" not in rows


@pytest.mark.parametrize(("typed_words", "down", "note", "why"), [
    ("reviewed", 0, "2", ""), ("harbours", 0, "1", "is approved. Here it is only read."),
    ("ice", 2, "3", "is approved. Here it is only read."),
])  # fmt: skip
async def test_enter_opens_a_note_that_was_found_in_its_record_read_only_where_that_is_approved(
    typed_words: str, down: int, note: str, why: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listed(folder, monkeypatch, *typed(typed_words)) as (app, pilot):
        await until(app, pilot, lambda rows: "2025" in rows and "searching" not in rows)
        await pilot.press(*["down"] * down, "enter")
        rows = await until(app, pilot, lambda rows: "F5 reviews it" in rows)
        assert isinstance(app.screen, Look)
        assert isinstance(app.screen, Live) != bool(why)
        assert app.screen.reviewed == note
        assert why in rows


async def test_a_note_in_a_record_that_is_open_elsewhere_is_opened_to_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Record.open(folder / "deep" / "b.toml")
    async with listed(folder, monkeypatch, *typed("reviewed")) as (app, pilot):
        await until(app, pilot, lambda rows: "2025-03-12" in rows and "searching" not in rows)
        await pilot.press("enter")
        await until(app, pilot, lambda rows: "You can only" in " ".join(rows.split()))
    elsewhere.close()


async def test_the_next_meeting_of_a_row_begins_with_what_is_counted_on_and_what_is_ticked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2025-02.toml").write_text(LAST)
    async with listed(tmp_path, monkeypatch, "m") as (app, pilot):
        rows = await until(app, pilot, lambda rows: "The roof" in rows and "Reference" in rows)
        for said in (
            "44th meeting of the Board", "2025-03-12", "HB/2025/4", "1 action item (1 overdue)",
            "Action   Berg           to send the table   by 2025-03-01, 11 days overdue",
        ):  # fmt: skip
            assert said in rows
        assert "2 agenda items, 1 pending motion" in rows
        await pilot.press("space", "down", "down", "space")  # the roof, and the motion
        rows = await until(app, pilot, lambda rows: rows.count("– ") == 2)
        (carried,) = (row for row in rows.splitlines() if "Carried over" in row)
        assert "motion" not in carried
        assert "1 agenda item," in carried
        rows = await until(app, pilot, lambda rows: rows.count("– ") == 2)
        assert "– Motion" in rows
        await pilot.press("up", "up", "up", "up", "up", "up", "ctrl+u", *"2026-01-14")
        await until(app, pilot, lambda rows: "HB/2026/1" in rows and "319 days overdue" in rows)
        await pilot.press("enter")
        await until(app, pilot, lambda rows: isinstance(app.screen, Live))
    new = tomllib.loads((tmp_path / "2026-01-14-44th-meeting-of-the-board.toml").read_text())
    assert (new["meeting"]["reference"], str(new["meeting"]["date"])) == ("HB/2026/1", "2026-01-14")
    assert [item["key"] for item in new["agenda"]] == ["minutes", "ice", "aob"]
    assert [note["kind"] for note in new["note"]] == ["action", "question"]
    assert (tmp_path / "2025-02.toml").read_text() == LAST


def test_whatever_is_carried_over_has_a_word_in_its_row() -> None:
    assert set(CALLED) == {*WHATS, GUEST, NUMBERS}
    assert max(map(len, CALLED.values())) < 9, "they are one column, with a blank behind each"


async def test_a_motion_that_was_put_off_is_a_row_of_the_next_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    motion = 'text = "The classes are reviewed."\n'
    (tmp_path / "2025-02.toml").write_text(LAST.replace(motion, f'{motion}outcome = "postponed"\n'))
    async with listed(tmp_path, monkeypatch, "m") as (app, pilot):
        await until(app, pilot, lambda rows: "✓ Put off  " in rows and "The classes are reviewed." in rows)


async def test_escape_creates_no_next_meeting_and_a_day_that_is_none_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2025-02.toml").write_text(LAST)
    async with listed(tmp_path, monkeypatch, "m") as (app, pilot):
        await until(app, pilot, lambda rows: "The roof" in rows)
        await pilot.press("up", "up", *"zz", "enter")
        await until(app, pilot, lambda rows: "Not a date" in rows)
        assert isinstance(app.screen, Next)
        await pilot.press("escape")
        await until(app, pilot, lambda rows: isinstance(app.screen, Choose))
    assert [path.name for path in tmp_path.iterdir()] == ["2025-02.toml"]


async def test_a_new_meeting_follows_the_newest_one_that_is_called_so_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2025-02.toml").write_text(LAST)
    head = '[meeting]\ntitle = "Task Force"\ndate = 2025-03-01\n'
    (tmp_path / "force.toml").write_text(head)
    async with listed(tmp_path, monkeypatch, "n") as (app, pilot):
        for keys, follows, date in (
            ((), "2025-03-01 Task Force", f"{timezones.today()}"),
            (tuple("44th"), "2025-02-12 43rd meeting of the Board", "2025-03-12"),
            (("ctrl+u", *"The quay"), "no earlier meeting", f"{timezones.today()}"),
            (("ctrl+u", "up"), "2025-03-01 Task Force", f"{timezones.today()}"),
            (("right",), "2025-02-12 43rd meeting of the Board", "2025-03-12"),
        ):  # fmt: skip
            await pilot.press(*keys)
            rows = await until(app, pilot, lambda rows, follows=follows: f"Follows ‹ {follows} ›" in rows)  # type: ignore[misc]
            assert f"Date    {date}" in rows
        assert "2025-03-12-44th-meeting-of-the-board.toml" in rows
        await pilot.press("down", *"! The ice is thick.", "enter", *"The Board", "enter")
        rows = await until(app, pilot, lambda rows: "The roof" in rows and "Reference" in rows)
        assert "Title      The Board" in rows
        assert "2025-03-12-the-board.toml" in rows
        await pilot.press("enter")
        await until(app, pilot, lambda rows: "The ice is thick." in rows)
    new = tomllib.loads((tmp_path / "2025-03-12-the-board.toml").read_text())
    assert (new["meeting"]["previous"], new["agenda"][0]["key"]) == ("2025-02.toml", "minutes")


async def test_the_next_meeting_asks_for_its_day_where_the_last_one_was_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = f"{timezones.today()}"
    last = "\n".join(line for line in LAST.splitlines() if not line.startswith("next"))
    (tmp_path / "last.toml").write_text(last.replace("2025-02-12", today))
    async with listed(tmp_path, monkeypatch, "m") as (app, pilot):
        await until(app, pilot, lambda rows: "The roof" in rows)
        await pilot.press("enter")
        await until(app, pilot, lambda rows: "Not a date" in rows)
        await pilot.press(*"2999-01-01", "enter")
        await until(app, pilot, lambda rows: isinstance(app.screen, Live))


@pytest.mark.parametrize("words", ["nothing here", "harbour"])
async def test_enter_in_a_search_never_begins_a_meeting(
    words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.toml").write_text(FIRST.replace("harbour", "port").replace("Harbour", "Port"))
    (folder / "deep" / "b.toml").write_text(SECOND.replace("harbour", "port").replace("Harbour", "Port"))
    async with listed(folder, monkeypatch, *typed(words), "enter") as (app, pilot):
        assert isinstance(app.screen, Choose)  # pressed before the search had ended
        await until(app, pilot, lambda rows: "searching" not in rows)
        await pilot.press("enter")
        await until(app, pilot, lambda rows: "To begin a new meeting, press Esc, then n." in rows)
        assert isinstance(app.screen, Choose)
        await pilot.press("escape", "n")
        await until(app, pilot, lambda rows: "A new meeting in" in rows)


async def test_a_long_search_shows_its_end_and_ctrl_u_clears_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "speaker:Kovacs kind:question harbour before:2030-01-01 pontoon"
    async with listed(folder, monkeypatch, *typed(words)) as (app, pilot):
        rows = await until(app, pilot, lambda rows: "pontoon▏" in rows.splitlines()[0])
        assert "…" in rows.splitlines()[0]
        await pilot.press("ctrl+u", *"ice")
        rows = await until(app, pilot, lambda rows: "ask her" in rows and "searching" not in rows)
        assert rows.splitlines()[0].endswith("/ ice▏")


async def test_files_that_cannot_be_read_take_one_row_of_a_search(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (folder / f"bad{number}.toml").write_bytes(b"\xff\x00")
    async with listed(folder, monkeypatch, *typed("ice")) as (app, pilot):
        rows = await until(app, pilot, lambda rows: "ask her" in rows and "searching" not in rows)
        (line,) = (row.strip() for row in rows.splitlines() if "annot be read" in row)
        assert line.endswith("and 3 more.")
        assert str(folder) not in line


async def test_a_record_is_found_by_its_reference(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.toml").write_text(FIRST.replace("[meeting]", '[meeting]\nreference = "C-15"', 1))
    async with listed(folder, monkeypatch, *typed("c-15")) as (app, _pilot):
        assert isinstance(app.screen, Choose)
        assert [each.path.name for each in app.screen.shelf.found] == ["a.toml"]


async def test_the_list_has_help_and_the_palette(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listed(folder, monkeypatch) as (app, pilot):
        for key, words in (("f1", "Type to search"), ("f2", "Lines, keys and commands")):
            await pilot.press(key)
            await until(app, pilot, lambda rows, words=words: words in rows)  # type: ignore[misc]
            await pilot.press("escape")
            assert isinstance(app.screen, Choose)
        await pilot.press("f2", *"circulate")
        await until(app, pilot, lambda rows: "No match here. Commands of the line, such as /circulate" in rows)
        await pilot.press("escape", "escape")


def left_behind(record: Path, base: Sequence[int] = (277, 1)) -> None:
    """The draft of a record that is gone, with a note that was entered and a line that was not."""
    rows = [
        {"record": record.name, "place": files.name_in_state(record), "path": str(record), "base": base},
        {"n": 1, "spans": [[0, 0, '\n[[note]]\nid = "9"\ntext = "The pier is closed."\n']], "line": ""},
        {"line": "Half a li"},
    ]
    record.with_name(f".{record.name}.draft").write_text("".join(json.dumps(row) + "\n" for row in rows))


async def test_a_record_that_is_gone_is_listed_by_its_draft_and_enter_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "pier.toml"
    left_behind(gone)
    (tmp_path / "a.toml").write_text(FIRST)
    async with listed(tmp_path, monkeypatch) as (app, pilot):
        rows = await until(app, pilot, lambda rows: "pier.toml" in rows)
        assert "This record is gone. Enter brings it back." in rows.splitlines()[1]
        assert "a.toml" in rows.splitlines()[2]
        await pilot.press("m")  # no meeting follows one that is gone
        assert isinstance(app.screen, Choose)
        await pilot.press("enter")
        rows = await until(app, pilot, lambda rows: "The pier is closed." in rows)
        assert "Half a li" in rows
    assert [note.text for note in Record.read(gone).minutes.notes] == ["The pier is closed."]


async def test_a_folder_in_which_only_a_draft_is_left_lists_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(tmp_path / "pier.toml")
    async with listed(tmp_path, monkeypatch) as (app, pilot):
        assert "This record is gone." in await until(app, pilot, lambda rows: "pier.toml" in rows)


async def test_the_draft_of_a_record_that_was_renamed_is_no_row_of_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_text(FIRST)
    left_behind(tmp_path / "pier.toml", identity((tmp_path / "a.toml").read_bytes()))
    async with listed(tmp_path, monkeypatch) as (app, pilot):
        assert "pier.toml" not in await until(app, pilot, lambda rows: "a.toml" in rows)
