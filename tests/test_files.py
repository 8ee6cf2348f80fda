"""What is read from the disk: regular files of a bounded size, and a sentence for everything else."""

import os
from pathlib import Path

import pytest

from minutes_tui.errors import RecordError
from minutes_tui.system import files


def test_a_file_is_read_up_to_the_size_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"12345")
    assert files.read_bytes(path, 5) == b"12345"
    with pytest.raises(files.TooLargeError):
        files.read_bytes(path, 4)


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.toml")
    with pytest.raises(RecordError, match=r"x\.toml is a pipe or a device. Copy its contents into a file"):
        files.read(tmp_path / "x.toml")


def test_a_device_is_refused() -> None:
    with pytest.raises(RecordError, match="/dev/zero is a pipe or a device"):
        files.read(Path("/dev/zero"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        files.read(tmp_path)


def test_a_link_is_followed_only_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"words")
    (tmp_path / "link").symlink_to("real")
    assert files.read_bytes(tmp_path / "link") == b"words"
    with pytest.raises(OSError, match="symbolic"):
        files.read_bytes(tmp_path / "link", follow=False)
