"""Backups: when a copy is kept, how they are thinned, and how one comes back."""

import datetime as dt
import os
from pathlib import Path

import pytest
from conftest import Opened
from msgspec.structs import replace
from test_autosave import BEFORE

from minutes_tui import commands
from minutes_tui.cli.main import main
from minutes_tui.editor import Editor
from minutes_tui.meeting.edit import Edit
from minutes_tui.system import backups


def kept(path: Path) -> list[str]:
    """The texts of a record's backups, the last one first."""
    return [backup.path.read_text() for backup in backups.backups(path)]


def left(editor: Editor, *lines: str) -> Path:
    for line in lines:
        commands.enter(editor, line)
    assert editor.record.close()
    return editor.record.path


def status(editor: Editor, status: str) -> None:
    editor.do(Edit((editor.change("meeting", 0, replace(editor.minutes.meeting, status=status)),)))


def test_the_first_swap_of_a_sitting_keeps_the_record_as_it_was(opened: Opened) -> None:
    path = left(opened(BEFORE), "s/payed/paid/", "s/rent/lease/")
    assert kept(path) == [BEFORE]


def test_lines_that_are_only_appended_need_no_backup(opened: Opened) -> None:
    assert kept(left(opened(BEFORE), "One.", "Two.")) == []


def test_a_change_of_status_keeps_the_record_as_it_is_then(opened: Opened) -> None:
    editor = opened(BEFORE)
    commands.enter(editor, "One.")
    status(editor, "circulated")
    path = left(editor, "s/One/Two/")
    circulated, before = kept(path)
    assert 'status = "circulated"' in circulated
    assert "One." in circulated
    assert "status" not in before


def test_the_same_record_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    for content in (b"one", b"one", b"two"):
        backups.keep(path, content)
    assert kept(path) == ["two", "one"]


def test_records_of_the_same_name_in_two_folders_have_backups_of_their_own(tmp_path: Path) -> None:
    backups.keep(tmp_path / "a" / "record.toml", b"one")
    assert kept(tmp_path / "b" / "record.toml") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_backup_is_for_its_owner_only(tmp_path: Path) -> None:
    backups.keep(tmp_path / "record.toml", b"one")
    (backup,) = backups.backups(tmp_path / "record.toml")
    assert backup.path.stat().st_mode & 0o077 == 0
    assert backup.path.parent.stat().st_mode & 0o077 == 0


def test_with_age_one_of_each_day_and_then_of_each_month_is_left() -> None:
    now = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
    hours = [now - dt.timedelta(hours=age) for age in range(0, 24 * 150, 6)]
    before = [backups.Backup(at, Path(f"{at:%j-%H}")) for at in hours]
    gone = backups.outlived(before, now)
    stay = [each.at for each in before if each not in gone]
    assert len([at for at in stay if now - at < dt.timedelta(days=2)]) == 8
    days = [at.date() for at in stay if dt.timedelta(days=2) <= now - at < dt.timedelta(days=60)]
    assert len(days) == len(set(days)) >= 58
    months = [(at.year, at.month) for at in stay if now - at >= dt.timedelta(days=60)]
    assert months == [(2025, 4), (2025, 3), (2025, 2), (2025, 1)]
    assert backups.outlived([each for each in before if each not in gone], now) == []


def test_that_no_backup_can_be_kept_is_said_and_stops_nothing(opened: Opened, state_folder: Path) -> None:
    state_folder.write_text("no folder")
    editor = opened(BEFORE)
    path = left(editor, "s/payed/paid/")
    assert "The rent was paid." in path.read_text()
    assert "No backup could be made" in editor.record.state.remark


def test_history_lists_them_and_restore_brings_one_back_into_a_new_file(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = opened(BEFORE)
    commands.enter(editor, "One.")
    status(editor, "circulated")
    path = str(left(editor))
    assert main(["history", path]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["1", "2"]
    assert [row.split()[-1] for row in rows] == ["circulated", "draft"]
    new = tmp_path / "new.toml"
    assert main(["restore", path, "2", "-o", str(new)]) == 0
    assert "The rent was payed." in new.read_text()
    assert "status" not in new.read_text()
    assert main(["restore", path, "-o", str(new)]) == 3, "it never overwrites"
    assert main(["restore", path, "3", "-o", str(tmp_path / "other.toml")]) == 2
    assert "There is no backup 3" in capsys.readouterr().err
