"""The list of a folder's records: whatever else lies there, they are shown."""

import datetime as dt
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from screens import shown_rows

from minutes_tui.archive.heads import heads
from minutes_tui.record import Record
from minutes_tui.record.file_name import proposed
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.screens.start import Begin, Choose

RECORD = 'format = 1\n\n[meeting]\ntitle = "Ice in the harbour"\ndate = 2025-03-12\n'


def odd_ones(folder: Path) -> None:
    """What no record is, though it is called as one."""
    os.mkfifo(folder / "pipe.toml")
    (folder / "device.toml").symlink_to("/dev/zero")
    (folder / "circle.toml").symlink_to("circle.toml")
    (folder / "nowhere.toml").symlink_to("nowhere")
    (folder / "folder.toml").mkdir()
    with (folder / "large.toml").open("wb") as file:
        file.truncate(5 * 2**30)
    (folder / "broken.toml").write_text("[meeting]\ntitle = \n[[note\n")
    (folder / "brackets.toml").write_text(f"[meeting]\nx = {'[' * 15000}")
    (folder / "bytes.toml").write_bytes(b"[meeting]\n" + bytes(range(256)))
    (folder / "number.toml").write_text("[meeting]\ntitle = 5\n")
    (folder / "\udcff[b]\u202e\n.toml").write_text(RECORD)


def test_one_odd_file_never_hides_the_records(tmp_path: Path) -> None:
    (tmp_path / "ice.toml").write_text(RECORD)
    odd_ones(tmp_path)
    found, odd = heads(tmp_path)
    titles = {each.path.name: each.title for each in found}
    assert titles["ice.toml"] == titles["\udcff[b]\u202e\n.toml"] == "Ice in the harbour"
    assert odd == ["circle.toml", "device.toml", "folder.toml", "large.toml", "nowhere.toml", "pipe.toml"]


@pytest.mark.parametrize("text", [
    RECORD, RECORD.replace("format = 1\n", ""), RECORD + "titel = 3\nquorum = 5\n", RECORD + 'start = "x"\n',
    RECORD + "title = 5\n", RECORD.replace('"Ice', '5 # "Ice'), RECORD + '[print]\nstyle = "x"\n[print\n',
    "# of ours\n" + RECORD, RECORD + "next = { venue = 'x' }\n\n[[note]]\ntext = 5\n",
    "meeting.venue = 'x'\n[[note]]\n", "[[note]]\ntext = 'x'\n", "[x]\ny = '[meeting]'\n[[agenda]]\n",
    RECORD.replace("\n", "\r\n"),
])  # fmt: skip
def test_a_head_is_what_the_whole_record_says_of_its_meeting(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, newline="")
    (head,), odd = heads(tmp_path)
    assert not odd
    assert head.meeting == Record.read(path).minutes.meeting


def test_a_folder_that_can_not_be_listed_has_no_records(tmp_path: Path) -> None:
    assert heads(tmp_path / "nowhere")[0] == []


@pytest.mark.parametrize("size", [(80, 24), (20, 6)])
async def test_records_that_can_not_be_read_are_listed_by_name(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ice.toml").write_text(RECORD)
    odd_ones(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=size) as pilot:
        assert isinstance(app.screen, Choose)
        await pilot.press("pagedown", "pageup", "end", "home", "pagedown")
        await pilot.resize_terminal(10, 3)
        await pilot.press("pagedown", "pageup")
        await pilot.resize_terminal(120, 40)
        await pilot.press("pagedown", "pageup")
    assert app.failure is None


def a_record(folder: Path, name: str, title: str, date: str, status: str = "draft") -> None:
    head = f'format = 1\n\n[meeting]\ntitle = "{title}"\ndate = {date}\nstatus = "{status}"\n'
    (folder / f"{name}.toml").write_text(head)


def three(folder: Path) -> None:
    a_record(folder, "march", "Harbour Board", "2025-03-12")
    a_record(folder, "old", "Task Force on Ice, the first", "2024-11-02", "approved")
    a_record(folder, "april", "Böard [b]of[/b] the quay", "2025-04-09", "circulated")


async def test_the_list_has_date_title_status_and_file_in_columns_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    with (tmp_path / "april.toml").open("a") as file:
        file.write("\n[[history]]\nstatus = 'circulated'\nat = 2025-04-10\ncorrections = 2025-04-30\n")
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)):
        rows = [row for row in shown_rows(app) if ".toml" in row]
        assert [row.split()[-1] for row in rows] == ["april.toml", "march.toml", "old.toml"]
        assert [row.strip("▌ ")[:10] for row in rows] == ["2025-04-09", "2025-03-12", "2024-11-02"]
        assert "Böard [b]of[/b] the quay" in rows[0]
        statuses = ("corrections by 2025-04-30", "draft", "approved")
        assert len({row.index(status) for row, status in zip(rows, statuses, strict=True)}) == 1
        assert any("+ a new meeting" in row for row in shown_rows(app))


@pytest.mark.parametrize(("keys", "title"), [
    (("enter",), "Böard [b]of[/b] the quay"), (("down", "enter"), "Harbour Board"),
    (("/", *"ice", "enter"), "Task Force on Ice, the first"), (("/", *"board", "down", "enter"), "Harbour Board"),
    (("end", "up", "enter"), "Task Force on Ice, the first"),
])  # fmt: skip
async def test_a_record_is_opened_by_key(
    keys: tuple[str, ...], title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.record
        assert app.record.minutes.meeting.title == title
    app.record.close()


async def test_a_click_opens_the_row_that_it_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        at = next(n for n, row in enumerate(shown_rows(app)) if "march.toml" in row)
        await pilot.click(offset=(20, at))
        await pilot.pause()
        assert app.record
        assert app.record.minutes.meeting.title == "Harbour Board"
    app.record.close()


@pytest.mark.parametrize(("title", "name"), [
    ("Harbour Board", "2025-03-12-harbour-board.toml"), ("", "2025-03-12.toml"),
    ("Rat Köln: 3. Sitzung", "2025-03-12-rat-koln-3-sitzung.toml"), ("../../etc", "2025-03-12-etc.toml"),
    ("Minutes of the joint meeting of the Harbour Board", "2025-03-12-minutes-of-the-joint-meeting-of-the.toml"),
    ("Ж" * 60, f"2025-03-12-{'ж' * 40}.toml"),
])  # fmt: skip
def test_a_file_is_called_after_day_and_title(title: str, name: str, tmp_path: Path) -> None:
    day = dt.date(2025, 3, 12)
    assert proposed(tmp_path, title, day).name == name
    (tmp_path / name).write_text("")
    assert proposed(tmp_path, title, day).name == f"{name.removesuffix('.toml')}-2.toml"


async def test_where_no_record_is_yet_one_is_begun_at_once_in_a_file_of_its_title_and_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Begin)
        await pilot.press(*"Parish council", "tab", *"12 March 2025 at 7.30 pm")
        await pilot.pause()
        assert any("2025-03-12-parish-council.toml" in row for row in shown_rows(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Live)
    assert app.record
    app.record.close()
    meeting = tomllib.loads((tmp_path / "2025-03-12-parish-council.toml").read_text())["meeting"]
    assert (meeting["title"], meeting["date"]) == ("Parish council", dt.date(2025, 3, 12))
    assert meeting["start"] == dt.time(19, 30)


@pytest.mark.parametrize(
    ("typed", "day", "start"),
    [
        ("1 September 2026", "2026-09-01", None),
        ("12 March 2019", "2019-03-12", None),
        ("12 March 2019 at 20.15", "2019-03-12", dt.time(20, 15)),
        ("12 March 2019, 8 pm", "2019-03-12", dt.time(20)),
    ],
)
async def test_a_year_behind_a_day_is_no_time(
    typed: str, day: str, start: dt.time | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Board", "tab", *typed, "enter")
        await pilot.pause()
    assert app.record
    meeting = app.record.minutes.meeting
    app.record.close()
    assert (str(meeting.date), meeting.start) == (day, start)


async def test_a_name_that_was_typed_stays_a_day_that_is_none_is_said_and_escape_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"The quay", "down", *"zzz", "down", "ctrl+u", *"quay", "enter")
        await pilot.pause()
        assert "Not a date: write" in "\n".join(shown_rows(app))
        await pilot.press("up", "end", "backspace")
        await pilot.pause()
        assert "Not a date: write" not in "\n".join(shown_rows(app))
        await pilot.press("escape")
        assert isinstance(app.screen, Choose)
        await pilot.press("n", "up", "up", *"quay", "down", "down", *"The quay", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Live)
    assert app.record
    app.record.close()
    assert tomllib.loads((tmp_path / "quay.toml").read_text())["meeting"]["title"] == "The quay"


def test_minutes_new_needs_a_name_in_a_pipe(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "minutes_tui", "new"]
    run = subprocess.run(call, input=b"Ice\n", capture_output=True, cwd=tmp_path, env=os.environ | {
        "PYTHONPATH": str(Path(__file__).parents[1])})  # fmt: skip
    assert run.returncode == 2
    assert b"Name the file: minutes new FILE.toml." in run.stderr
    assert [*tmp_path.iterdir()] == []


def test_minutes_new_asks_for_title_and_file_on_a_terminal(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import Terminal

    environment = {"PYTHONPATH": str(Path(__file__).parents[1])}
    for answer, name in (("", "2025-03-12-quay-walls"), ("walls", "walls")):
        call = ["sh", "-c", f"cd {tmp_path} && exec {sys.executable} -m minutes_tui new --date 2025-03-12"]
        with Terminal(call, 80, 24, environment) as terminal:
            terminal.wait_for("Title of the meeting:")
            terminal.send("Quay walls\r")
            terminal.wait_for("File, Enter for 2025-03-12-quay-walls")
            terminal.send(f"{answer}\r")
            terminal.wait_for(f"{name}.toml is ready")
            assert terminal.end() == 0
        assert tomllib.loads((tmp_path / f"{name}.toml").read_text())["meeting"]["title"] == "Quay walls"


def test_the_demo_says_that_it_is_a_copy_and_takes_what_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import Terminal

    home = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    with Terminal([sys.executable, "-m", "minutes_tui", "demo"], 80, 24, home, in_earnest=True) as terminal:
        terminal.wait_for("This is a copy of the example meeting: type what you like.")
        terminal.send("We try this.\r")
        terminal.wait_for("We try this.")
        terminal.leave()
    copies = [*tmp_path.glob("minutes-demo-*/*.toml")]
    assert ["We try this." in copy.read_text() for copy in copies] == [True]


async def test_a_title_that_is_missing_is_asked_for_once_before_the_record_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = MinutesApp(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        assert any("such as Board meeting" in row for row in shown_rows(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Begin)
        assert "The meeting has no title yet." in "\n".join(shown_rows(app))
        await pilot.press("x")
        assert "no title yet" not in "\n".join(shown_rows(app))
        assert not any("Board meeting" in row for row in shown_rows(app))
        await pilot.press("backspace", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.screen, Live)
    assert app.record
    assert app.record.minutes.meeting.title == "Untitled meeting"
    assert app.record.close()
