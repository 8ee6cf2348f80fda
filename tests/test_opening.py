"""The list of a folder's records: whatever else lies there, they are shown."""

import os
from pathlib import Path

import pytest

from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.screens.start import Choose, records

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
    found, odd = records(tmp_path)
    titles = {path.name: title for path, title in found}
    assert titles["ice.toml"] == titles["\udcff[b]\u202e\n.toml"] == "Ice in the harbour"
    assert odd == ["circle.toml", "device.toml", "folder.toml", "nowhere.toml", "pipe.toml"]


def test_a_folder_that_can_not_be_listed_has_no_records(tmp_path: Path) -> None:
    assert records(tmp_path / "nowhere")[0] == []


@pytest.mark.parametrize("size", [(80, 24), (20, 6)])
async def test_they_are_shown_with_the_names_of_those_that_can_not_be_read(
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
