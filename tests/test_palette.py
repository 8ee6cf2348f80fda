"""The palette and the leader: what can be done, by subject and in the order of use, found by whatever word one has."""

from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui.assist import menu
from minutes_tui.assist.keymap import LETTERS, found_by, sections
from minutes_tui.commands import COMMANDS
from minutes_tui.language.names import folded
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.widgets.line_input import Line
from minutes_tui.tui.widgets.palette import Entries, Entry, Palette, found

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def test_every_command_is_in_one_group() -> None:
    grouped = [name for names in menu.GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(command.name for command in COMMANDS)


def test_every_letter_of_the_leader_is_in_one_of_its_columns() -> None:
    assert sorted(name for names in menu.LEADER.values() for name in names) == sorted(LETTERS.values())


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ((), ("person", "import", "insert")),
        (("/person Ms Ida Berg",), ("participants", "insert", "meeting")),
        (("/person Ms Ida Berg", "IB: The ice came late."), ("topic", "decision", "action")),
        (("/insert Ice", "/insert Quay", "/next", "It is cold."), ("next", "decision", "action")),
        (("/insert Ice", "/next", "It is cold."), ("adjourn", "decision", "action")),
        (("/person Ms Ida Berg", "/motion IB: We wait."), ("carried", "lost", "vote")),
        (("/person Ms Ida Berg", "IB: It is cold.", "/ask IB"), ("floor", "ask", "decision")),
        (("IB: It is cold.", "/adjourn 12:00"), ("review", "signoff", "pages")),
        (("IB: It is cold.", "/circulate!"), ("comments", "comment", "accept")),
        (("IB: It is cold.", "/approve!"), ("pages", "export", "corrigendum")),
    ],
)
def test_the_seven_commands_of_the_hour_are_those_that_come_next(
    lines: tuple[str, ...], first: tuple[str, ...], opened: Opened
) -> None:
    editor = opened('format = 1\n\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n')
    for line in lines:
        enter(editor, line)
    seven = menu.of_the_hour(editor.minutes)
    assert len(seven) == 7
    assert seven[:3] == first
    assert set(seven) <= {command.name for command in COMMANDS}


def test_the_palette_shows_those_first_and_then_each_subject_with_what_can_not_be_done_last(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        entries = [*app.entries(app.screen)]
        minutes = app.record.minutes if app.record else None
        assert minutes
        assert [each.name for each in entries[:7]] == [f"/{name}" for name in menu.of_the_hour(minutes)]
        assert {each.name for each in entries if each.name.startswith("/")} == {f"/{each.name}" for each in COMMANDS}
        agenda = [each for each in entries if each.group == "Agenda"]
        assert [bool(each.why_not) for each in agenda] == sorted(bool(each.why_not) for each in agenda)
        keys = {each.name: each.key for each in entries}
        assert (keys["/next"], keys["/quit"], keys["/review"], keys["/pages"]) == ("Ctrl+N", "Ctrl+Q", "F5", "F8")
        await pilot.press("f2")
        await pilot.pause()
        rows = shown_rows(app)
        seven = [row for row in rows if row.strip(" ▌").startswith("/")][:7]
        assert [row.strip(" ▌").split()[0] for row in seven] == [each.name for each in entries[:7]]
        assert all((each.why_not or each.about)[:30] in row for each, row in zip(entries[:7], seven, strict=True))

    walked(path, steps)


@pytest.mark.parametrize(("wanted", "name", "put"), [("arrives", "+CODE", "+"), ("leaves", "-CODE", "-")])
def test_arrivals_and_departures_are_found_by_what_they_are(wanted: str, name: str, put: str, path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f2")
        await pilot.press(*wanted)
        await pilot.pause()
        first = next(row for row in shown_rows(app) if "▌" in row)
        assert name in first
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(Line).text == put

    walked(path, steps)


def test_words_in_brackets_are_words_in_the_palette_and_in_what_it_is_searched_for(path: Path) -> None:
    odd = [Entry(f"a{said}", said, lambda: None) for said in ("[PARAGRAPH]", "[/x]", "[@click=app.quit]x", "\\[a]")]

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f2")
        await pilot.press(*"comment")
        await pilot.pause()
        assert "[PARAGRAPH]" in "\n".join(shown_rows(app))  # why there is none yet: how one is typed
        await app.push_screen(Palette(odd))
        await pilot.pause()
        for each in odd:
            assert f"{each.name}" in "\n".join(shown_rows(app))
            assert f"  {each.about}" in "\n".join(shown_rows(app))

    walked(path, steps)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("next", "/next"), ("/next", "/next"), ("quit", "/quit"), ("exit", "/quit"), ("ctrl+q", "/quit"),
        ("^q", "/quit"), ("close program", "/quit"), ("pdf", "/export"), ("todo", "/action"), ("due", "/action"),
        ("f5", "/review"), ("print", "/pages"), ("Ágenda next", "/next"), ("task", "/action"),
        ("defer", "/postpone"), ("casting", "/tied"), ("chair", "/role"), ("mail", "/circulate"),
        ("confidential", "/note"), ("swap", "/reorder"), ("ballot", "/poll"), ("secret ballot", "/vote"),
        ("annex", "/attach"), ("defer", "/skip"), ("declaration", "/recuse"), ("next meeting", "/meeting"),
    ],
)  # fmt: skip
def test_a_command_is_found_by_the_words_that_people_have_for_it(path: Path, typed: str, name: str) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        names = [each.name for each in found([*app.entries(app.screen)], typed)]
        assert name in names[:3]
        assert len(names) == len(set(names))

    walked(path, steps)


@pytest.mark.parametrize("wanted", ["quit", "exit", "ctrl+q", "^q", "due"])
def test_the_help_finds_the_way_out_and_the_due_date_by_those_words(wanted: str) -> None:
    rows = [row for _, rows in sections() for row in rows if wanted in folded(found_by(*row))]
    assert any("Quit" in said if wanted != "due" else "due" in said for _, said in rows)


def test_arrows_choose_enter_runs_and_escape_clears_before_it_closes(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f2", *"meet", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        await pilot.press("escape")
        assert isinstance(app.screen, Live)
        await pilot.press("f2", *"insert", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Live)
        assert app.screen.line.text == "/insert "
        app.screen.line.put("")
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press("down", "down", "pagedown", "pageup", "ctrl+end", "ctrl+home", "down", "down")
        entry = app.screen.query_one(Entries).current()
        assert entry
        assert entry.name == "/meeting"
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, Live)

    walked(path, steps)


def test_a_click_on_a_row_does_it_the_wheel_scrolls_and_a_click_beside_closes(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f2")
        await pilot.pause()
        at = next(n for n, row in enumerate(shown_rows(app)) if row.strip().startswith("/insert"))
        await pilot.click(offset=(12, at))
        await pilot.pause()
        assert isinstance(app.screen, Live)
        assert app.screen.line.text == "/insert "
        await pilot.press("f2")
        await pilot.pause()
        entries = app.screen.query_one(Entries)
        for _ in range(10):
            entries.on_mouse_scroll_down()
        assert entries.current() != entries._found[0]
        await pilot.click(offset=(0, 5))
        await pilot.pause()
        assert isinstance(app.screen, Live)

    walked(path, steps)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 6)])
def test_the_leader_has_a_column_for_each_subject_and_a_click_presses_a_letter(
    path: Path, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("ctrl+g")
        await pilot.pause()
        rows = shown_rows(app)
        if size[0] >= 80:
            heads = next(row for row in rows if "Decide" in row)
            assert heads.split() == [*menu.LEADER]
            at = next(n for n, row in enumerate(rows) if " T times" in row)
            await pilot.click(offset=(rows[at].index("times"), at))
            await pilot.pause()
            assert "No agenda item has been taken up" in "\n".join(shown_rows(app))
        await pilot.press("escape")

    walked(path, steps, size)


def test_what_a_command_does_is_read_whole_in_a_wide_palette() -> None:
    widest = 100 - 2 - 16 - 3
    assert {command.name: command.help for command in COMMANDS if len(command.help) > widest} == {}


def test_the_help_leaves_most_of_a_row_of_80_columns_to_what_a_line_becomes(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f1")
        await pilot.pause()
        row = next(row for row in shown_rows(app) if "AT: The ice came late." in row)
        assert row.index("Statement by AT") < 38
        assert "Statement by AT, printed as “Ms Tamm: The" in row

    walked(path, steps)
