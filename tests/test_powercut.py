"""A power cut at any instant: what was said to be saved is there, whatever of the rest the disk still had to write."""

import os
import random
import stat
from pathlib import Path

import pytest
from conftest import NOW
from faults import BEFORE, LINES, TEXTS, settled

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.record import Record

Op = tuple[object, ...]
"""create name file; write file bytes; truncate file length; sync file; rename old new; unlink name; sync folder;
saved number-of-lines."""


class Disk:
    """Writes down what is done to the files of a folder, in order."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.ops: list[Op] = []
        self._folder = folder
        self._files: dict[int, int] = {}
        self._ids = {path.name: path.stat().st_ino for path in folder.iterdir()}
        self._open, self._write, self._fsync = os.open, os.write, os.fsync
        self._replace, self._unlink, self._ftruncate, self._close = os.replace, os.unlink, os.ftruncate, os.close
        for name in ("open", "write", "fsync", "replace", "unlink", "ftruncate", "close"):
            patch.setattr(os, name, getattr(self, f"_spied_{name}"))

    def _is_here(self, path: object) -> bool:
        return isinstance(path, str | Path) and Path(path).parent == self._folder

    def _spied_open(self, path: str, flags: int, mode: int = 0o777) -> int:
        is_new = self._is_here(path) and not os.path.exists(path)
        descriptor = self._open(path, flags, mode)
        if self._is_here(path) and flags & (os.O_WRONLY | os.O_RDWR):
            self._files[descriptor] = os.fstat(descriptor).st_ino
            if is_new:
                self._ids[Path(path).name] = self._files[descriptor]
                self.ops.append(("create", Path(path).name, len(self.ops), self._files[descriptor]))
        return descriptor

    def _spied_write(self, descriptor: int, content: bytes) -> int:
        count = self._write(descriptor, content)
        if descriptor in self._files:
            self.ops.append(("write", self._files[descriptor], bytes(content[:count])))
        return count

    def _spied_fsync(self, descriptor: int) -> None:
        self._fsync(descriptor)
        if descriptor in self._files:
            self.ops.append(("sync", self._files[descriptor]))
        elif stat.S_ISDIR(os.fstat(descriptor).st_mode):
            self.ops.append(("sync folder",))

    def _spied_replace(self, old: Path, new: Path) -> None:
        self._replace(old, new)
        if self._is_here(new):
            self.ops.append(("rename", Path(old).name, Path(new).name))

    def _spied_unlink(self, path: Path) -> None:
        self._unlink(path)
        if self._is_here(path):
            self.ops.append(("unlink", Path(path).name))

    def _spied_ftruncate(self, descriptor: int, length: int) -> None:
        self._ftruncate(descriptor, length)
        if descriptor in self._files:
            self.ops.append(("truncate", self._files[descriptor], length))

    def _spied_close(self, descriptor: int) -> None:
        self._files.pop(descriptor, None)
        self._close(descriptor)


def after_cut(ops: list[Op], start: dict[str, tuple[int, bytes]], chance: random.Random) -> dict[str, bytes]:
    """What a folder may hold when the power goes after some operations: of what was not synced, any beginning."""
    content = dict(start.values())
    names = {name: file for name, (file, _) in start.items()}
    durable = {file: len(whole) for file, whole in content.items()}
    pending: list[Op] = []
    for op in ops:
        match op:
            case ("create", _, _, int(file)):
                content[file], durable[file] = b"", 0
                pending.append(op)
            case ("write", int(file), bytes(more)):
                content[file] = content.get(file, b"") + more
            case ("truncate", int(file), int(length)):
                content[file] = content[file][:length]
                durable[file] = min(durable.get(file, 0), length)
            case ("sync", int(file)):
                durable[file] = len(content[file])
            case ("rename" | "unlink", *_):
                pending.append(op)
            case ("sync folder",):
                _done(names, pending)
                pending = []
    _done(names, pending[: chance.randint(0, len(pending))])
    kept = {file: chance.choice((durable[file], len(whole), chance.randint(durable[file], len(whole))))
            for file, whole in content.items()}  # fmt: skip
    return {name: content[file][: kept[file]] for name, file in names.items()}


def _done(names: dict[str, int], ops: list[Op]) -> None:
    for op in ops:
        match op:
            case ("create", str(name), _, int(file)):
                names[name] = file
            case ("rename", str(old), str(new)) if old in names:
                names[new] = names.pop(old)
            case ("unlink", str(name)):
                names.pop(name, None)


@pytest.fixture
def written(tmp_path: Path) -> tuple[list[Op], dict[str, tuple[int, bytes]]]:
    """What a sitting did to the disk, and what was there before."""
    path = tmp_path / "sitting" / "record.toml"
    path.parent.mkdir()
    path.write_text(BEFORE)
    start = {path.name: (path.stat().st_ino, BEFORE.encode())}
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(path.parent, patch)
        editor = Editor(Record.open(path), lambda: NOW)
        for number, line in enumerate(LINES, 1):
            commands.enter(editor, line)
            editor.record.autosave.keep_line("half of a")
            if number % 2 == 0:
                assert settled(editor.record, 10)
                disk.ops.append(("saved", number))
        editor.record.autosave.keep_line("")
        assert editor.record.close()
        disk.ops.append(("saved", len(LINES)))
    return disk.ops, start


def test_what_was_said_to_be_saved_outlasts_a_power_cut(
    written: tuple[list[Op], dict[str, tuple[int, bytes]]], tmp_path: Path
) -> None:
    ops, start = written
    assert {op[0] for op in ops} >= {"create", "write", "sync", "rename", "unlink", "sync folder", "saved"}
    chance = random.Random(1)
    for cut in range(len(ops) + 1):
        saved = max((op[1] for op in ops[:cut] if op[0] == "saved" and isinstance(op[1], int)), default=0)
        for number in range(12):
            folder = tmp_path / f"{cut}-{number}"
            folder.mkdir()
            for name, content in after_cut(ops[:cut], start, chance).items():
                (folder / name).write_bytes(content)
            record = Record.open(folder / "record.toml")
            kept = [note.text for note in record.minutes.notes]
            assert record.close()
            assert any(kept[: len(texts)] == texts for texts in TEXTS[saved:]), (cut, saved, kept)
