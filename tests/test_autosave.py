"""What is on the disk at every moment: appended, drafted, swapped, locked, and never over another program's words."""

import errno
import json
import os
import stat
import subprocess
import sys
import textwrap
import threading
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW, Opened

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.errors import OpenElsewhereError, RecordError
from minutes_tui.model.minutes import Minutes
from minutes_tui.record import Record, create
from minutes_tui.record.autosave import autosave
from minutes_tui.record.autosave.prepared_swap import NextFile
from minutes_tui.record.draft_file import draft_path, recovered, state_draft
from minutes_tui.record.lines_not_entered import all_wait, apart, pasted, rest_of_paste
from minutes_tui.system import files
from minutes_tui.system.overwriting import Whole

BEFORE = """\
[meeting]
title = "Board of the Reed Museum"

[[note]]
id = "1"
text = "The rent was payed."
"""
CORRECTED = BEFORE.replace("payed", "paid")

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these rights nor such links")


def type_in(editor: Editor, *lines: str) -> None:
    for line in lines:
        commands.enter(editor, line)


def until(done: Callable[[], bool]) -> None:
    """Wait for the thread that writes."""
    limit = time.monotonic() + 10
    while not done():
        assert time.monotonic() < limit, "the thread that writes did not get there"
        time.sleep(0.002)


def texts(path: Path) -> list[str]:
    return [note.text for note in Record.read(path).minutes.notes]


class Disk:
    """A disk that can be made to refuse."""

    def __init__(self) -> None:
        self.full = False
        self.swaps_fail = False
        self.written = 0

    def fault(self) -> OSError:
        return OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    write_all, swap = files.write_all, files.swap

    def faulty_write_all(descriptor: int, content: bytes) -> None:
        if disk.full:
            os.write(descriptor, content[: len(content) // 2])
            raise disk.fault()
        write_all(descriptor, content)

    def faulty_swap(path: Path, pieces: Iterable[bytes], mode: int | None = None, **how: Any) -> files.Signature:
        if disk.swaps_fail and path.suffix == ".toml":
            raise disk.fault()
        return swap(path, pieces, mode, **how)

    monkeypatch.setattr(files, "write_all", faulty_write_all)
    monkeypatch.setattr(files, "swap", faulty_swap)
    monkeypatch.setattr(autosave, "RETRY", 0.01)
    return disk


def killed(editor: Editor, folder: Path) -> Path:
    """A copy of the record and its draft as they would be if the program ended this instant."""
    path = editor.record.path
    folder.mkdir()
    for name in (path, draft_path(path)):
        if name.exists():
            (folder / name.name).write_bytes(name.read_bytes())
    return folder / path.name


# Promise 1: when the line is entered it is in the file, or in the draft beside it


def test_a_line_is_in_the_file_as_soon_as_it_is_entered(opened: Opened) -> None:
    editor = opened(BEFORE)
    for number in range(20):
        type_in(editor, f"The ice came late, {number}.")
        assert editor.record.path.read_text() == editor.record.text
        assert not draft_path(editor.record.path).exists()


def test_what_is_half_typed_as_the_record_is_left_is_in_the_draft(tmp_path: Path) -> None:
    """Also where a line was entered just before it, and the thread that writes is on its way between two things."""
    for number in range(100):
        path = tmp_path / f"{number}.toml"
        path.write_text(BEFORE)
        editor = Editor(Record.open(path), lambda: NOW)
        editor.record.autosave.keep_line("An earlier half.")
        type_in(editor, "The ice came late.")
        editor.record.autosave.keep_line("AT: The snow")
        assert editor.record.close()
        assert recovered(path.read_text(), draft_path(path).read_text()).line == "AT: The snow"


def test_only_what_is_new_is_written_behind_the_last_note(opened: Opened) -> None:
    editor = opened(BEFORE)
    before = editor.record.path.stat().st_ino
    type_in(editor, "One.", "Two.", "Three.")
    assert editor.record.path.stat().st_ino == before


def test_a_correction_is_in_the_draft_before_the_file_is_swapped(opened: Opened, disk: Disk, tmp_path: Path) -> None:
    disk.swaps_fail = True
    editor = opened(BEFORE)
    type_in(editor, "s/payed/paid/")
    assert editor.record.path.read_text() == BEFORE
    copy = killed(editor, tmp_path / "killed")
    disk.swaps_fail = False

    assert texts(copy) == ["The rent was paid."]
    record = Record.open(copy)
    assert copy.read_text() == CORRECTED
    assert record.close()
    assert not draft_path(copy).exists()


def test_lines_that_are_entered_before_the_swap_wait_in_the_draft(opened: Opened, disk: Disk, tmp_path: Path) -> None:
    disk.swaps_fail = True
    editor = opened(BEFORE)
    type_in(editor, "s/payed/paid/", "Who paid it?", "s/Who/And who/", "/undo", "Nobody knows.")
    copy = killed(editor, tmp_path / "killed")
    disk.swaps_fail = False
    Record.open(copy).close()
    assert copy.read_text() == editor.record.text
    assert texts(copy) == ["The rent was paid.", "Who paid it?", "Nobody knows."]


def test_a_kill_right_after_a_swap_does_no_edit_twice(opened: Opened, tmp_path: Path) -> None:
    """A kill right after each swap: whatever the draft holds by then, it leads to a text that there was."""
    editor = opened(BEFORE)
    kills: list[tuple[bytes, bytes]] = []
    swap = files.swap

    def spied(path: Path, pieces: Iterable[bytes], mode: int | None = None, **how: Any) -> files.Signature:
        made = swap(path, pieces, mode, **how)
        if path == editor.record.path:
            kills.append((path.read_bytes(), draft_path(path).read_bytes()))
        return made

    states = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "swap", spied)
        for line in ("s/payed/paid in full/", "One.", "s/One/Twenty-two/", "Three."):
            type_in(editor, line)
            states.append(editor.record.text)
        until(lambda: editor.record.state.saved)
    assert kills
    for number, (content, draft) in enumerate(kills):
        path = tmp_path / f"killed{number}.toml"
        path.write_bytes(content)
        draft_path(path).write_bytes(draft)
        assert Record.read(path).text in states


def test_a_kill_while_a_draft_is_put_in_does_no_edit_twice(opened: Opened, disk: Disk, tmp_path: Path) -> None:
    disk.swaps_fail = True
    editor = opened(BEFORE)
    type_in(editor, "s/payed/paid/", "One.")
    copy = killed(editor, tmp_path / "killed")
    disk.swaps_fail = False
    draft = draft_path(copy)
    kept: list[bytes] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "remove", lambda path: kept.append(path.read_bytes()) if path == draft else None)
        Record.open(copy).close()
    draft.write_bytes(kept[0])
    assert Record.read(copy).text == copy.read_text() == editor.record.text


def test_a_draft_that_is_cut_at_any_byte_is_read_as_far_as_it_goes(opened: Opened, disk: Disk) -> None:
    disk.swaps_fail = True
    editor = opened(BEFORE)
    type_in(editor, "s/payed/paid/", "One.", "Two.")
    whole = draft_path(editor.record.path).read_text()
    seen = []
    for cut in range(len(whole) + 1):
        text = recovered(BEFORE, whole[:cut]).text
        if text not in seen:
            seen.append(text)
    assert [text.count("[[note]]") for text in seen] == [1, 1, 2, 3]
    assert seen[-1] == editor.record.text
    disk.swaps_fail = False


@pytest.mark.parametrize("draft", ["", "\n", "[]\n5\n", '{"spans": 5, "n": 1}\n', '{"line": 5}\n', "\x00\xff", "{}"])
def test_a_draft_that_makes_no_sense_stops_nothing(draft: str, tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text(BEFORE)
    draft_path(path).write_bytes(draft.encode("latin-1"))
    record = Record.open(path)
    assert record.text == BEFORE
    assert record.half_line == ""
    assert record.close()


KILLED = """\
    import os, signal, sys
    from pathlib import Path
    from minutes_tui import commands
    from minutes_tui.editor import Editor
    from minutes_tui.record import Record

    editor = Editor(Record.open(Path(sys.argv[1])))
    for line in sys.argv[2:]:
        commands.enter(editor, line)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["One.", "Two."], ["The rent was payed.", "One.", "Two."]),
        (["s/payed/paid/", "One.", "Two."], ["The rent was paid.", "One.", "Two."]),
    ],
)
def test_no_kill_takes_a_line_that_was_entered(lines: list[str], wanted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text(BEFORE)
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), path, *lines], check=False)
    assert ended.returncode == -9
    assert texts(path) == wanted
    record = Record.open(path)  # and its lock went with it
    assert [note.text for note in record.minutes.notes] == wanted
    assert record.close()
    assert list(tmp_path.iterdir()) == [path]


# Promise 2: the half-typed line


def reopened(editor: Editor) -> Editor:
    assert editor.record.close()
    return Editor(Record.open(editor.record.path), lambda: NOW)


def test_a_half_typed_line_comes_back_after_a_kill(opened: Opened, tmp_path: Path) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour")
    editor.record.autosave.keep_line("The harbour mas")
    until(lambda: "mas" in draft_of(editor))
    record = Record.open(killed(editor, tmp_path / "killed"))
    assert record.half_line == "The harbour mas"
    assert record.text == BEFORE
    record.close()


def draft_of(editor: Editor) -> str:
    try:
        return draft_path(editor.record.path).read_text()
    except FileNotFoundError:  # also when the thread that writes removes it just now
        return ""


def test_a_half_typed_line_outlasts_leaving_the_program_and_other_sittings(opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour mas")
    editor = reopened(editor)
    assert editor.record.half_line == "The harbour mas"
    editor = reopened(editor)
    type_in(editor, "Another line, typed by a script.", "s/line/one/")
    editor = reopened(editor)
    assert editor.record.half_line == "The harbour mas"
    assert texts(editor.record.path)[1:] == ["Another one, typed by a script."]
    assert reopened(editor).record.close()


def test_an_edit_after_a_line_was_left_behind_is_recovered_too(opened: Opened, disk: Disk, tmp_path: Path) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour mas")
    editor = reopened(editor)
    type_in(editor, "One.")
    disk.swaps_fail = True
    type_in(editor, "s/One/Two/")
    copy = killed(editor, tmp_path / "killed")
    disk.swaps_fail = False
    record = Record.open(copy)
    assert [note.text for note in record.minutes.notes] == ["The rent was payed.", "Two."]
    assert record.half_line == "The harbour mas"
    assert record.close()
    assert editor.record.close()


def test_a_line_that_was_entered_does_not_come_back(opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour mas")
    until(lambda: draft_of(editor) != "")
    type_in(editor, "The harbour master came.")
    assert draft_of(editor) == ""
    assert reopened(editor).record.half_line == ""


def test_a_correction_that_was_entered_does_not_come_back_as_a_half_line_after_a_kill(
    opened: Opened, disk: Disk, tmp_path: Path
) -> None:
    disk.swaps_fail = True
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("s/payed/pa")
    until(lambda: draft_of(editor) != "")
    type_in(editor, "s/payed/paid/")
    copy = killed(editor, tmp_path / "killed")
    disk.swaps_fail = False
    record = Record.open(copy)
    assert record.half_line == ""
    assert [note.text for note in record.minutes.notes] == ["The rent was paid."]
    assert record.close()


def test_a_line_that_was_deleted_does_not_come_back(opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour mas")
    until(lambda: draft_of(editor) != "")
    editor.record.autosave.keep_line("")
    until(lambda: draft_of(editor) == "")
    assert reopened(editor).record.half_line == ""


def test_a_swap_leaves_the_half_typed_line_in_the_draft(opened: Opened, disk: Disk) -> None:
    editor = opened(BEFORE)
    disk.swaps_fail = True
    type_in(editor, "s/payed/paid/")
    editor.record.autosave.keep_line("The harbour mas")
    until(lambda: "mas" in draft_of(editor))
    disk.swaps_fail = False
    until(lambda: editor.record.state.saved)
    assert editor.record.path.read_text() == CORRECTED
    assert reopened(editor).record.half_line == "The harbour mas"


# Promise 3: a fault of the disk


def test_a_full_disk_eats_no_words_and_leaves_no_half_line_in_the_file(opened: Opened, disk: Disk) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    type_in(editor, "One.")
    disk.full = True
    type_in(editor, "Two.", "Three.")
    assert [note.text for note in editor.minutes.notes][1:] == ["One.", "Two.", "Three."]
    assert texts_in(path) == ["The rent was payed.", "One."]
    said = f"{path} cannot be written: No space left on device. Correct this and try again."
    tried_again = f"{said} Until then your entries are safe in {state_draft(path)} meanwhile."
    assert editor.record.state.fault in (said, tried_again)  # the thread may have tried already
    assert not editor.record.state.saved
    disk.full = False
    until(lambda: editor.record.state.saved)
    assert editor.record.state.fault == ""
    assert path.read_text() == editor.record.text


def texts_in(path: Path) -> list[str]:
    """Of the file alone, whatever is in the draft."""
    return [note.text for note in Record(path, files.read(path)).minutes.notes]


def test_leaving_with_a_full_disk_says_that_not_all_is_written(opened: Opened, disk: Disk, tmp_path: Path) -> None:
    editor = opened(BEFORE)
    disk.full = True
    type_in(editor, "One.")
    assert not editor.record.close()
    assert "No space left" in editor.record.state.fault
    disk.full = False
    editor.record.path.write_text(BEFORE)
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".tmp"]
    editor.record.close = lambda: True  # type: ignore[method-assign]


def test_after_a_sync_that_failed_the_file_is_written_anew(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second sync of the same file may succeed without having written anything."""
    monkeypatch.setattr(autosave, "RETRY", 0.01)
    editor = opened(BEFORE)
    faults = iter([OSError(errno.EIO, "Input/output error")])
    fsync = os.fsync

    def faulty(descriptor: int) -> None:
        for fault in faults:
            raise fault
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", faulty)
    before = editor.record.path.stat().st_ino
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    assert next(faults, None) is None
    assert editor.record.path.stat().st_ino != before
    assert editor.record.path.read_text() == editor.record.text


def test_saved_is_said_only_when_all_of_it_is_synced(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = opened(BEFORE)
    synced: list[int] = []
    fsync = os.fsync

    def spied(descriptor: int) -> None:
        fsync(descriptor)
        synced.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", spied)
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    assert synced[-1] == len(editor.record.text.encode())


def test_saved_is_not_said_of_an_edit_that_came_just_before_a_sync(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the draft alone, which nobody syncs."""
    editor, drop = opened(BEFORE), NextFile.drop
    told: list[bool] = []
    one_entered = threading.Event()

    def enters_meanwhile(next_file: NextFile) -> None:
        monkeypatch.setattr(NextFile, "drop", drop)
        assert one_entered.wait(10)
        commands.enter(editor, "s/One/Two/")

    def changed() -> None:
        if editor.record.state.saved:
            told.append("Two." in editor.record.path.read_text())

    editor.record.autosave.changed = changed
    monkeypatch.setattr(NextFile, "drop", enters_meanwhile)
    commands.enter(editor, "One.")
    one_entered.set()
    until(lambda: bool(told))
    assert editor.record.close()
    assert all(told)


def test_a_file_that_was_deleted_is_written_anew(opened: Opened) -> None:
    editor = opened(BEFORE)
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    editor.record.path.unlink()
    type_in(editor, "Two.")
    until(lambda: editor.record.state.saved)
    assert editor.record.path.read_text() == editor.record.text
    assert editor.record.state.remark == (
        f"{editor.record.path} was removed while it was open. It is written again, whole."
    )


def test_a_line_that_another_program_added_is_kept_or_said_to_be_left_out(opened: Opened) -> None:
    """It was said that the record was cut short, where it was made longer."""
    editor = opened(BEFORE)
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    with editor.record.path.open("a") as file:
        file.write("garbage = [\n")
    until(lambda: editor.record.look() is not None or bool(editor.record.state.remark))
    type_in(editor, "Two.")
    assert editor.record.close()
    written, remark = editor.record.path.read_text(), editor.record.state.remark
    assert "One." in written
    assert "Two." in written
    assert "short" not in remark
    assert "garbage = [" in written or "“garbage = [” was left out" in remark


@pytest.mark.parametrize("line", ["Two.", "s/payed/paid/"])
def test_a_file_that_was_renamed_while_it_is_open_is_no_second_record(line: str, opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    path.rename(path.with_name("november.toml"))
    before = path.with_name("november.toml").read_bytes()
    type_in(editor, line)
    until(lambda: bool(editor.record.state.fault))
    assert editor.record.state.fault == (
        f"{path} is called november.toml now. Rename it back: until then your entries are kept in the draft, "
        "and nothing is lost."
    )
    type_in(editor, "Three.")
    assert sorted(each.name for each in path.parent.glob("*.toml")) == ["november.toml"]
    assert path.with_name("november.toml").read_bytes() == before
    assert draft_path(path).exists()
    path.with_name("november.toml").rename(path)
    until(lambda: editor.record.state.saved)
    assert path.read_text() == editor.record.text
    assert texts(path)[-1] == "Three."


def test_what_was_entered_after_a_rename_is_there_when_the_file_has_its_name_again(opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    path.rename(path.with_name("november.toml"))
    type_in(editor, "Two.")
    until(lambda: bool(editor.record.state.fault))
    assert not editor.record.close()
    assert not path.exists()
    path.with_name("november.toml").rename(path)
    again = Record.open(path)
    assert again.minutes.notes[-1].text == "Two."
    assert again.close()


# Promise 4: another program's changes


THEIRS = BEFORE.replace("rent", "lease") + '\n[[note]]\nid = "2"\ntext = "Theirs."\n'


@pytest.mark.parametrize("line", ["A new line.", "s/payed/paid/"])
def test_what_another_program_wrote_is_joined_with_what_is_entered(line: str, opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    path.write_text(THEIRS)
    type_in(editor, line)
    until(lambda: bool(editor.record.state.fault))
    assert "was changed by another program" in editor.record.state.fault
    assert path.read_text() == THEIRS, "nothing is written over it"
    assert editor.record.close()
    words = " ".join(texts(path))
    assert "The lease was payed." in words
    assert "Theirs." in words
    assert ("A new line." if line[0] == "A" else "The rent was paid.") in words
    assert not draft_path(path).exists()


def test_what_another_program_wrote_is_shown_and_can_be_taken_back(opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    type_in(editor, "Ours.")
    ours = path.read_text()
    path.write_text(ours.replace("rent", "lease"))
    until(editor.look)
    assert [note.text for note in editor.minutes.notes] == ["The lease was payed.", "Ours."]
    assert not editor.look()
    type_in(editor, "More.")
    editor.undo()
    editor.undo()
    until(lambda: editor.record.state.saved)
    assert path.read_text() == ours
    editor.redo()
    until(lambda: editor.record.state.saved)
    assert texts(path) == ["The lease was payed.", "Ours."]


def test_a_file_that_is_still_being_written_is_not_joined_yet(opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.path.write_text(THEIRS[:40])
    assert not editor.look()
    editor.record.path.write_text(THEIRS)
    until(editor.look)
    assert [note.text for note in editor.minutes.notes] == ["The lease was payed.", "Theirs."]


def test_a_kill_before_a_joined_record_is_written_loses_the_words_of_neither(
    opened: Opened, disk: Disk, tmp_path: Path
) -> None:
    editor = opened(BEFORE)
    disk.swaps_fail = True
    type_in(editor, "One.", "s/One/Two/")
    editor.record.path.write_text(THEIRS.replace('"2"', '"9"'))
    until(editor.look)
    copy = killed(editor, tmp_path / "killed")
    assert texts(copy) == ["The lease was payed.", "Theirs.", "Two."]
    disk.swaps_fail = False
    until(lambda: editor.record.state.saved)
    assert texts(editor.record.path) == ["The lease was payed.", "Theirs.", "Two."]


def test_words_that_another_program_left_without_a_newline_at_its_end_are_joined_too(opened: Opened) -> None:
    editor = opened(BEFORE + "\n")
    path = editor.record.path
    path.write_text(BEFORE.rstrip())
    type_in(editor, "A new line.")
    assert editor.record.close()
    assert texts(path) == ["The rent was payed.", "A new line."]


def test_our_own_file_is_not_taken_for_another_programs_while_its_folder_is_synced(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    monkeypatch.setattr(autosave, "SETTLED", 0)
    looked: list[bool] = []
    sync_folder = files.sync_folder

    def slow(folder: Path) -> None:
        if folder == path.parent:
            looked.append(editor.look())
        sync_folder(folder)

    monkeypatch.setattr(files, "sync_folder", slow)
    type_in(editor, "s/payed/paid/")
    until(lambda: editor.record.state.saved)
    assert looked == [False]


def test_what_another_program_writes_while_our_folder_is_synced_is_joined(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    sync_folder = files.sync_folder

    def slow(folder: Path) -> None:
        if folder == path.parent and "Theirs." not in path.read_text():
            path.write_text(CORRECTED + '\n[[note]]\nid = "7"\ntext = "Theirs."\n')
        sync_folder(folder)

    monkeypatch.setattr(files, "sync_folder", slow)
    type_in(editor, "s/payed/paid/")
    until(lambda: editor.record.state.saved)
    type_in(editor, "Ours.")
    assert editor.record.close()
    assert sorted(texts(path)) == ["Ours.", "The rent was paid.", "Theirs."]


def test_a_file_that_was_only_touched_or_copied_is_still_ours(opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    type_in(editor, "One.")
    os.utime(path)
    type_in(editor, "Two.")
    whole = path.read_bytes()
    path.unlink()
    path.write_bytes(whole)
    type_in(editor, "Three.")
    assert path.read_text() == editor.record.text
    assert editor.record.state.fault == ""


def test_what_is_entered_after_another_program_changed_the_newlines_has_its_newlines(opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    type_in(editor, "One.", "s/One/Two/")
    until(lambda: editor.record.state.saved)
    theirs = path.read_text().replace("\n", "\r\n")
    path.write_bytes(theirs.encode())
    until(lambda: editor.record.look() is not None)
    assert not editor.minutes.notes[-1].check
    type_in(editor, "Three.\n\nAnd more.", "s/Three/Four/")
    assert editor.record.close()
    after = path.read_bytes()
    assert after.startswith(theirs.encode())
    assert after.count(b"\n") == after.count(b"\r\n")
    assert texts(path) == ["The rent was payed.", "Two.", "Four.\n\nAnd more."]


@pytest.mark.parametrize("line", ["A new line.", "s/payed/paid/"])
def test_newlines_that_change_while_something_is_entered_are_those_of_all(line: str, opened: Opened) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    path.write_bytes(BEFORE.replace("\n", "\r\n").encode())
    type_in(editor, line)
    assert editor.record.close()
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert texts(path) == (["The rent was payed.", "A new line."] if line[0] == "A" else ["The rent was paid."])


def test_a_file_that_another_program_cut_anywhere_is_whole_again_and_that_is_said(opened: Opened) -> None:
    whole = BEFORE + '\n[[note]]\nid = "2"\ntext = """\nThe roof\n\nleaks."""\n'
    for cut in range(1, len(whole) - 1, 5):
        editor = opened(whole)
        path = editor.record.path
        path.write_text(whole[:cut])
        type_in(editor, "Ours.")
        assert editor.record.close()
        assert texts(path) == ["The rent was payed.", "The roof\n\nleaks.", "Ours."], whole[:cut]
        tomllib.loads(path.read_text())
        assert "cut" in editor.record.state.remark, whole[:cut]


# The lock


def test_a_record_that_is_open_is_not_opened_a_second_time(opened: Opened) -> None:
    path = opened(BEFORE).record.path
    with pytest.raises(
        OpenElsewhereError, match=rf"is open elsewhere \(by .* process {os.getpid()}, .*\): close it"
    ) as e:
        Record.open(path)
    assert e.value.where == str(path)
    assert f"process {os.getpid()}" in e.value.who
    assert texts(path) == ["The rent was payed."]


@posix
def test_a_record_is_locked_under_all_its_names(opened: Opened, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(opened(BEFORE).record.path)
    with pytest.raises(OpenElsewhereError):
        Record.open(link)


def test_the_lock_goes_when_the_record_is_closed_or_could_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text("format = 2\n")
    for _ in range(2):
        with pytest.raises(RecordError, match="format"):
            Record.open(path)
    path.write_text(BEFORE)
    for _ in range(2):
        assert Record.open(path).close()
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(RecordError, match="There is no"):
        Record.open(tmp_path / "other.toml")
    assert list(tmp_path.iterdir()) == [path]


# Rights and links


@posix
def test_a_swap_keeps_the_other_names_of_a_file_and_an_interrupted_one_is_done_again(
    opened: Opened, tmp_path: Path
) -> None:
    editor = opened(BEFORE)
    path, other = editor.record.path, tmp_path / "other-name"
    os.link(path, other)
    type_in(editor, "s/payed/paid/")
    until(lambda: editor.record.state.saved)
    assert path.samefile(other)
    assert other.read_text() == CORRECTED
    assert not files.whole_copies(path)[0].exists()
    assert editor.record.close()

    files.whole_copies(path)[0].write_bytes(Whole(BEFORE.encode(), CORRECTED.encode()).written())
    path.write_text(CORRECTED[:90] + BEFORE[90:])
    assert texts(path) == ["The rent was paid."]
    assert Record.open(path).close()
    assert other.read_text() == CORRECTED
    assert not files.whole_copies(path)[0].exists()


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no calls for extended attributes")
def test_a_swap_keeps_extended_attributes(opened: Opened) -> None:
    editor = opened(BEFORE)
    try:
        os.setxattr(editor.record.path, "user.tag", b"board")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    type_in(editor, "s/payed/paid/")
    until(lambda: editor.record.state.saved)
    assert os.getxattr(editor.record.path, "user.tag") == b"board"


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.usefixtures("umask")
def test_a_new_record_its_draft_and_its_lock_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    create(path, Minutes())
    editor = Editor(Record.open(path))
    editor.record.autosave.keep_line("half")
    until(lambda: draft_path(path).exists())
    assert {each.name: rights(each) for each in tmp_path.iterdir()} == {
        "record.toml": 0o600, ".record.toml.draft": 0o600, ".record.toml.lock": 0o600,
    }  # fmt: skip
    assert editor.record.close()
    Record.open(path).close()
    assert rights(draft_path(path)) == 0o600


def test_what_a_kill_in_the_middle_of_a_swap_left_is_swept_away(tmp_path: Path) -> None:
    path = tmp_path / "record[1].toml"
    path.write_text(BEFORE)
    killed = [files.new_file(each, [b"half"], files.OWNER_ONLY) for each in (path, draft_path(path))]
    assert len(os.listdir(tmp_path)) == 1 + len(killed)
    strangers = [".other.toml.0123abcd.tmp", ".record[1].toml.0123abcd.tmp"]
    for name in strangers:
        (tmp_path / name).write_text("half")
    assert Record.open(path).close()
    assert sorted(os.listdir(tmp_path)) == [*strangers, "record[1].toml"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_a_swap_keeps_the_rights_of_the_file(mode: int, opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.path.chmod(mode)
    type_in(editor, "s/payed/paid/")
    until(lambda: editor.record.state.saved)
    assert editor.record.path.read_text() == CORRECTED
    assert rights(editor.record.path) == mode


@posix
def test_in_a_folder_that_takes_no_new_file_the_draft_is_elsewhere(
    opened: Opened, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(BEFORE)
    path = editor.record.path
    before = path.stat().st_ino
    open_, drafts = os.open, state_folder / "drafts"

    def refusing(name: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(name).parent == path.parent and not Path(name).exists():
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_(name, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    editor.record.autosave.keep_line("half of a")
    until(lambda: state_draft(path).exists() and "half of a" in state_draft(path).read_text())
    assert editor.record.state.fault == ""
    type_in(editor, "s/payed/paid/", "One.")
    until(lambda: editor.record.state.saved)
    assert (path.stat().st_ino, path.read_text()) == (before, editor.record.text)
    assert list(drafts.iterdir()) == []
    editor.record.autosave.keep_line("another")
    assert editor.record.close()
    again = Record.open(path)
    assert again.half_line == "another"
    assert again.close()


@posix
def test_a_swap_keeps_a_symbolic_link_and_writes_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "record.toml"
    target.write_text(BEFORE)
    link = tmp_path / "link.toml"
    link.symlink_to(target)
    editor = Editor(Record.open(link))
    type_in(editor, "s/payed/paid/")
    assert editor.record.close()
    assert link.is_symlink()
    assert target.read_text() == CORRECTED


@posix
def test_a_swap_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, disk: Disk) -> None:
    path = tmp_path / "record.toml"
    path.write_text(BEFORE)
    disk.full = True
    with pytest.raises(OSError, match="No space"):
        files.swap(path, [b"new"])
    assert path.read_text() == BEFORE
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_the_longest_name_that_a_file_may_have_is_swapped_too(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120 + ".toml")
    path.write_text(BEFORE)
    editor = Editor(Record.open(path))
    type_in(editor, "s/payed/paid/", "One.")
    until(lambda: editor.record.state.saved)
    assert editor.record.close()
    assert texts(path) == ["The rent was paid.", "One."]


def test_the_file_is_synced_before_it_takes_the_old_ones_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.toml"
    path.write_text(BEFORE)
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def spied_fsync(descriptor: int) -> None:
        calls.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")
        fsync(descriptor)

    def spied_replace(old: Path, new: Path) -> None:
        calls.append("rename")
        assert old.read_bytes() == b"new"
        replace(old, new)

    monkeypatch.setattr(os, "fsync", spied_fsync)
    monkeypatch.setattr(os, "replace", spied_replace)
    files.swap(path, [b"new"])
    assert calls == ["sync file", "rename"] + ["sync folder"] * (os.name != "nt")


def test_the_lock_says_who_has_the_record(opened: Opened) -> None:
    path = opened(BEFORE).record.path
    who = json.loads(path.with_name(f".{path.name}.lock").read_text())
    assert who["pid"] == os.getpid()
    assert (who["record"], who["place"]) == (path.name, files.name_in_state(path))
    assert set(who) == {"record", "place", "user", "host", "pid", "since"}


def test_the_lines_of_a_paste_that_a_kill_cut_short_come_back_once_each(opened: Opened, tmp_path: Path) -> None:
    """A line is in the record or in the draft at whatever instant the program ends, and never in both."""
    editor = opened(BEFORE)
    lines = [f"Boat {number} came." for number in range(6)]
    copies = [tmp_path / f"killed-{number}" for number in range(4)]
    with editor.record.autosave.pasting(lines) as entered:
        killed(editor, copies[0])
        type_in(editor, lines[0])
        killed(editor, copies[1])  # before the next line was begun
        entered()
        type_in(editor, lines[1], "s/came/left/")  # no appended line: the file is written anew
        until(lambda: editor.record.state.saved)
        killed(editor, copies[2])
        entered()
        type_in(editor, lines[2])
        entered()
        killed(editor, copies[3])
        for line in lines[3:]:
            type_in(editor, line)
            entered()
    until(lambda: draft_of(editor) == "")
    assert reopened(editor).record.close()
    done = ["The rent was payed.", "Boat 0 came.", "Boat 1 left.", "Boat 2 came."]
    for number, copy in enumerate(copies):
        record = Record.open(copy / editor.record.path.name)
        assert [note.text for note in record.minutes.notes] == done[: number + 1]
        assert pasted(apart(record.half_line)[0]) == lines[number:]
        assert all_wait(record.half_line)
        assert record.close()


def test_what_is_left_of_a_paste_outlasts_another_sitting_beside_the_half_typed_line(opened: Opened) -> None:
    editor = opened(BEFORE)
    editor.record.autosave.keep_line("The harbour mas")
    until(lambda: draft_of(editor) != "")
    pasting = editor.record.autosave.pasting(["One.", "Two."])
    enter = pasting.__enter__()
    type_in(editor, "One.")
    enter()
    for _ in range(2):
        editor = reopened(editor)
        assert apart(editor.record.half_line) == [rest_of_paste(["Two."]), "The harbour mas"]
    assert not all_wait(editor.record.half_line)
    assert reopened(editor).record.close()


def as_after_a_renaming(tmp_path: Path, *, folder: bool) -> Path:
    """Two lines and half a third are entered after the record, or its folder, was renamed; then the program is
    killed. Gives where the record is now."""
    path = tmp_path / "first" / "ice.toml"
    path.parent.mkdir()
    path.write_text(BEFORE)
    editor = Editor(Record.open(path), lambda: NOW)
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    now = path.with_name("board.toml")
    if folder:
        now = path.parent.with_name("elsewhere") / path.name
        path.parent.rename(now.parent)
    else:
        path.rename(now)
    type_in(editor, "Two.", "Three.")
    editor.record.autosave.keep_line("Half a li")
    until(
        lambda: "Half" in "".join(each.read_text() for each in (draft_path(path), state_draft(path)) if each.exists())
    )
    editor.record.autosave._worker.end(5)
    assert editor.record._lock
    editor.record._lock.release()  # as the system does when a process ends
    return now


@pytest.mark.parametrize("folder", [True, False])
def test_a_draft_is_found_again_by_the_state_of_its_record_under_another_name(tmp_path: Path, folder: bool) -> None:
    path = as_after_a_renaming(tmp_path, folder=folder)
    read = Record.read(path)
    assert [note.text for note in read.minutes.notes][1:] == ["One.", "Two.", "Three."]
    assert "when it had another name or folder" in read.problems[0].text
    record = Record.open(path)
    assert [note.text for note in record.minutes.notes][1:] == ["One.", "Two.", "Three."]
    assert record.half_line == "Half a li"
    assert "when it had another name or folder" in record.state.remark
    assert record.close()
    assert [each.name for each in path.parent.glob(".*.draft")] == [draft_path(path).name]
    record = Record.open(path)  # nothing comes twice
    assert len(record.minutes.notes) == 4
    assert record.half_line == "Half a li"
    assert "another name" not in record.state.remark
    assert record.close()


def test_a_draft_of_a_record_that_is_gone_is_named_and_left_alone_by_any_other(tmp_path: Path) -> None:
    path = as_after_a_renaming(tmp_path, folder=False)
    path.write_text(BEFORE + "\n# by hand\n")
    [draft] = path.parent.glob(".*.draft")
    before = draft.read_bytes()
    record = Record.open(path)
    assert texts(path) == ["The rent was payed."]
    assert f"{draft} has text of {draft.name[1:-6]}, which is not in this folder any more." in record.state.remark
    assert record.close()
    assert draft.read_bytes() == before


def test_a_draft_is_left_to_who_has_its_record_open(opened: Opened) -> None:
    editor = opened(BEFORE)
    now = editor.record.path.with_name("board.toml")
    editor.record.autosave.keep_line("Half a li")
    until(lambda: draft_of(editor) != "")
    now.write_text(BEFORE)
    editor.record.path.unlink()
    other = Record.open(now)
    assert (other.half_line, other.state.remark) == ("", "")
    assert other.close()
    assert "Half" in draft_of(editor)
    assert editor.record.close()


def test_what_is_left_of_a_paste_is_found_again_when_the_record_has_another_name(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    path.write_text(BEFORE)
    editor = Editor(Record.open(path), lambda: NOW)
    enter = editor.record.autosave.pasting(["One.", "Two."]).__enter__()
    type_in(editor, "One.")
    enter()
    copy = killed(editor, tmp_path / "killed")
    assert editor.record.close()
    record = Record.open(copy.rename(copy.with_name("board.toml")))
    assert [note.text for note in record.minutes.notes][1:] == ["One."]
    assert pasted(apart(record.half_line)[0]) == ["Two."]
    assert record.close()
