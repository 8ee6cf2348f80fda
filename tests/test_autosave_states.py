"""Every state of a record's file, and what each event makes of it: through the real disk, and without the thread."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_tui.record.autosave import Autosave, autosave
from minutes_tui.record.autosave.prepared_swap import NextFile
from minutes_tui.record.autosave.states import Behind, State
from minutes_tui.record.autosave.thread import Worker
from minutes_tui.record.draft_file import Span, difference, draft_path, recovered
from minutes_tui.record.file_text import FileText
from minutes_tui.record.merge import joined
from minutes_tui.system import files

BEFORE = '[[note]]\nid = "1"\ntext = "The rent was payed."\n'

TABLE = """
                          | Synced   | Appended | Drafted | Writing | Swapping | Refused | Changed
--------------------------+----------+----------+---------+---------+----------+---------+--------
an edit at the end        | Appended | Appended | Drafted | Writing | Swapping | Drafted | Drafted
one that the disk refuses | Drafted  | Drafted  | Drafted | Writing | Swapping | Drafted | Drafted
an edit in the middle     | Drafted  | Drafted  | Drafted | Writing | Swapping | Drafted | Drafted
a long edit               | Drafted  | Drafted  | Drafted | Writing | Swapping | Drafted | Drafted
a half line               | Synced   | Appended | Drafted | Writing | Swapping | Refused | Changed
the disk refuses          | Synced   | Refused  | Refused | Refused | Refused  | Refused | Changed
the disk takes all        | Synced   | Synced   | Synced  | Synced  | Synced   | Synced  | Changed
another program writes    | Synced   | Synced   | Changed | Changed | Synced   | Changed | Changed
both are joined           | Synced   | Synced   | Drafted | Drafted | Swapping | Drafted | Drafted
close                     | Synced   | Synced   | Synced  | Writing | Swapping | Refused | Changed
"""
"""The state (above) and what happens in it (on the left), with the state that is next."""


def cells() -> list[tuple[str, str, str]]:
    """State, event, next state."""
    head, _, *rows = (row.split("|") for row in TABLE.strip("\n").splitlines())
    return [
        (state.strip(), row[0].strip(), after.strip())
        for row in rows
        for state, after in zip(head[1:], row[1:], strict=True)
    ]


class Sitting:
    """A record that is written, step by step instead of by a thread."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.parts = [BEFORE]
        self.disk_refuses = False
        path.write_text(BEFORE)
        write_all, fsync = files.write_all, os.fsync

        def refusing_write(descriptor: int, content: bytes) -> None:
            self._refuse()
            write_all(descriptor, content)

        def refusing_sync(descriptor: int) -> None:
            self._refuse()
            fsync(descriptor)

        patch.setattr(files, "write_all", refusing_write)
        patch.setattr(os, "fsync", refusing_sync)
        patch.setattr(Worker, "wake", lambda worker: None)
        patch.setattr(autosave, "SETTLED", 0)
        patch.setattr(autosave, "PATIENCE", 0)
        self._patch = patch
        self.saved = Autosave(path, FileText(BEFORE.encode()), lambda: list(self.parts), {})

    def _refuse(self) -> None:
        if self.disk_refuses:
            raise OSError(errno.ENOSPC, "No space left on device")

    @property
    def state(self) -> str:
        return type(self.saved.at).__name__

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def work(self) -> None:
        """What the thread does once."""
        self.saved._work()

    # What happens

    def an_edit_at_the_end(self) -> None:
        words = f'\n[[note]]\nid = "{self.saved.at.edits + 2}"\ntext = "More."\n'
        with self.saved.lock:
            self.parts.append(words)
            self.saved.keep(lambda: [Span(0, 0, words)])

    def one_that_the_disk_refuses(self) -> None:
        before, self.disk_refuses = self.disk_refuses, True
        self.an_edit_at_the_end()
        self.disk_refuses = before

    def an_edit_in_the_middle(self, *, is_long: bool = False) -> None:
        before = self.text
        with self.saved.lock:
            self.parts[0] = self.parts[0].replace("rent", "high rent")
            span = difference(before, self.text)
            self.saved.keep(lambda: [span], is_long=is_long)

    def a_long_edit(self) -> None:
        self.an_edit_in_the_middle(is_long=True)
        self.saved._lose_patience(self.saved.at.edits)

    def a_half_line(self) -> None:
        self.saved.keep_line("half of a")
        self.saved._draft_line()

    def the_disk_refuses(self) -> None:
        self.disk_refuses = True

    def the_disk_takes_all(self) -> None:
        self.disk_refuses = False

    def another_program_writes(self) -> None:
        """It puts its words before those that are there."""
        self.path.write_text('[meeting]\ntitle = "Theirs"\n\n' + self.path.read_text())

    def both_are_joined(self) -> None:
        """As `Record.look` does."""
        if "Theirs" not in self.path.read_text():
            self.another_program_writes()
        with self.saved.lock:
            found = self.saved.theirs()
            if found:
                self.parts = [joined(found[0], self.text, found[1])]
                self.saved.rebase(found[1], self.text)

    def close(self) -> None:
        if self.state not in ("Writing", "Swapping"):  # there the thread is still at it
            self.work()
        assert self.saved.finished(0) == (self.state == "Synced")

    # Into a state

    def reach(self, state: str, do: Callable[[], None]) -> None:
        """Come to a state, and do something there."""
        match state:
            case "Appended":
                self.an_edit_at_the_end()
            case "Refused":
                self.disk_refuses = True
                self.an_edit_in_the_middle()
                self.work()
            case "Changed":
                self.another_program_writes()
                self.an_edit_in_the_middle()
                self.work()
            case "Drafted" | "Writing" | "Swapping":
                self.an_edit_in_the_middle()
        if state in ("Writing", "Swapping"):
            self._within_work(state, do)
        else:
            assert self.state == state
            do()

    def _within_work(self, state: str, do: Callable[[], None]) -> None:
        """Do it while the thread is in the midst of putting another file in the place of the one that is there."""
        swap, sync_folder = NextFile.swap, files.sync_folder
        done: list[str] = []

        def once() -> None:
            if not done:
                done.append(self.state)
                do()

        def writing(next_file: NextFile, parts: list[str], ready: Callable[[], None]) -> files.Signature:
            once()
            return swap(next_file, parts, ready)

        def swapping(folder: Path) -> None:
            if folder == self.path.parent:
                once()
            sync_folder(folder)

        with pytest.MonkeyPatch.context() as patch:
            if state == "Writing":
                patch.setattr(NextFile, "swap", writing)
            else:
                patch.setattr(files, "sync_folder", swapping)
            self.work()
        assert done == [state]

    # Laws

    def assert_a_kill_takes_nothing(self) -> None:
        draft = draft_path(self.path)
        again = recovered(self.path.read_text(), draft.read_text() if draft.exists() else "")
        assert again.text == self.text

    def assert_all_is_written_in_the_end(self) -> None:
        self.disk_refuses = False
        for _ in range(4):
            self.work()
            if "Theirs" in self.path.read_text():
                self.both_are_joined()
        assert (self.state, self.saved.status.fault) == ("Synced", "")
        assert self.path.read_text() == self.text
        assert draft_path(self.path).exists() == bool(self.saved.line)
        self.assert_a_kill_takes_nothing()


WORKS = {"the disk refuses", "the disk takes all", "another program writes"}
"""What is found when the thread works next."""
THEIRS = {"another program writes", "both are joined"}


@pytest.mark.parametrize(("state", "event", "after"), cells(), ids=[f"{event}, {state}" for state, event, _ in cells()])
def test_each_event_leads_from_each_state_to_the_next(
    state: str, event: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = Sitting(tmp_path / "record.toml", monkeypatch)
    found: list[str] = []

    def happens() -> None:
        getattr(sitting, event.replace(" ", "_"))()
        if state not in ("Writing", "Swapping") and event in WORKS:
            sitting.work()
        found.append(sitting.state)
        is_drafted = not (isinstance(sitting.saved.at, Behind) and sitting.saved.at.held)
        if is_drafted and event not in THEIRS and state != "Changed":
            sitting.assert_a_kill_takes_nothing()

    sitting.reach(state, happens)
    if event in WORKS:
        found.append(sitting.state)
    assert found[-1] == after
    if event != "close":
        sitting.assert_all_is_written_in_the_end()


def test_the_table_has_every_state() -> None:
    states = {each.__name__ for each in State.__args__}
    assert {state for state, _, _ in cells()} == {after for _, _, after in cells()} == states
