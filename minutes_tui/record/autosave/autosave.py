"""What is done in each state of the saving of an open record; `states` has what leads from one to the next."""

import contextlib
import errno
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from minutes_tui.record.autosave import states
from minutes_tui.record.autosave.known_file import KnownFile
from minutes_tui.record.autosave.prepared_swap import NextFile
from minutes_tui.record.autosave.save_status import SaveStatus
from minutes_tui.record.autosave.session_backups import Sitting
from minutes_tui.record.autosave.states import Appended, Behind, State, Swapping, Synced, UpToDate, Writing
from minutes_tui.record.autosave.thread import Worker
from minutes_tui.record.autosave.waiting_line import HalfLine
from minutes_tui.record.draft_file import DraftFile, Span, difference
from minutes_tui.record.file_text import FileText
from minutes_tui.system import files

SETTLED = 0.3
"""Seconds for which a file that another program changed must have rested: it may still be writing."""
PATIENCE = 0.2
"""Seconds that the file has to take a long edit before that goes into the draft."""
CHANGED = "was changed by another program. Your entries are safe in the draft and will be merged in a moment."
RENAMED = "is called {name} now. Rename it back: until then your entries are kept in the draft, and nothing is lost."
GONE = "was removed while it was open. It is written again, whole."
RETRY = 2.0
"""Seconds between two tries to write where the disk refused."""


class SupersededError(OSError):
    """What the next file replaces is another file by now."""


class Autosave:
    """The file of one open record."""

    def __init__(
        self, path: Path, holds: FileText, whole: Callable[[], list[str]], drafts: Mapping[Path, files.Ident]
    ) -> None:
        """`holds` is what the file holds; `whole` gives what it is to hold, in parts, and is called under `lock`;
        `drafts` are those that belong to it."""
        self.lock = threading.Lock()
        """Held while what `whole` gives is changed, and whenever `at` becomes another."""
        self.at: State = Synced(0)
        self.status = SaveStatus(True, time.time(), "")
        self.changed: Callable[[], None] = lambda: None
        """Called, in another thread, when `status` is a new one."""
        self.tried = threading.Event()
        """The file was swapped since the last long edit, or can't be now."""
        self._path = path
        self._whole = whole
        self._file = KnownFile(path, holds)
        self._draft = DraftFile(path, drafts)
        self._line = HalfLine()
        self._next = NextFile(self._file.path)
        self._sitting = Sitting(path)
        self._worker = Worker(self._work)

    # What the record and whoever types call

    def keep(self, spans: Callable[[], Sequence[Span]], *, is_long: bool = False, milestone: bool = False) -> None:
        """Put an edit on the disk: appended, or into the draft until the file is swapped. To be called under `lock`.

        One that `is_long` goes into the draft only where the file doesn't take it in time. Of a record that has come to
        a `milestone` a backup is kept.
        A disk that refuses raises nothing: it shows in `status`, and the thread tries again until it succeeds.
        """
        if milestone:
            self._sitting.milestones.append("".join(self._whole()))
        self._line.enter()
        if isinstance(self.at, UpToDate) and not is_long and self._append(spans()):
            self.at = states.appended(self.at)
            if self._line.is_left_over or self._line.is_pasting:
                self._draft.is_outgrown = True
            elif self._draft.is_begun:
                self._drop_draft()
        else:
            self.at = states.entered(self.at, spans)
            if is_long:
                self.tried.clear()
                threading.Timer(PATIENCE, self._lose_patience, [self.at.edits]).start()
            else:
                self._draft_held()
        if self._line.is_pasting:
            self._note_entered()
        self._say(False)
        self._worker.wake()

    @property
    def line(self) -> str:
        """The half-typed line."""
        return self._line.text

    def keep_line(self, line: str) -> None:
        """Put the half-typed line into the draft, in the thread."""
        self._line.type(line)
        self._worker.wake()

    @contextlib.contextmanager
    def pasting(self, lines: Sequence[str]) -> Iterator[Callable[[], None]]:
        """Have the draft hold the lines of a paste until each is entered. What is given is called after each."""
        with self.lock:
            self._line.paste(lines)
            self._note({"pasted": lines})
        yield self._enter_pasted
        with self.lock:
            self._line.paste(())
            if isinstance(self.at, UpToDate) and not self._line.is_kept:
                self._drop_draft()
            elif self._draft.is_begun:
                self._note({"pasted": ()})

    def _enter_pasted(self) -> None:
        with self.lock:
            self._note_entered()
            self._line.leave_pasted()

    def begin_draft(self, line: str) -> None:
        """A draft that holds this half-typed line alone, in the place of one that was left behind."""
        self._line.leave_over(line)
        self._renew_draft()

    def drop_draft(self) -> None:
        """Put away what drafts there are that belong to the record: nothing is in them that it has not."""
        with contextlib.suppress(OSError):  # they go at the next opening
            self._draft.drop()

    def expect(self, parts: list[str]) -> None:
        """Have done now, in the thread, what a long edit to these parts would have to wait for."""
        self._sitting.is_expected = True
        self._next.expect(parts)
        self._worker.wake()

    def remark(self, *found: str) -> None:
        """Have `status` say for the rest of the sitting what there is to say of the files."""
        self._sitting.found = " ".join(dict.fromkeys(filter(None, (self._sitting.found, *found))))
        self.status = replace(self.status, remark=self._sitting.remark)

    def theirs(self) -> tuple[str, str] | None:
        """The file as it was last known and as another program has left it since; None where none has.

        To be called under `lock`. What can't be read, or is still being written, is looked at again the next time.
        """
        if isinstance(self.at, Swapping):
            return None
        try:
            theirs = self._file.theirs(SETTLED)
        except OSError:  # the next write says what is wrong
            return None
        return None if theirs is None else ("".join(self._file.parts), theirs)

    def rebase(self, theirs: str, whole: str) -> None:
        """Go on from what another program wrote, to a text that holds its work and ours. To be called under `lock`."""
        self.at = states.joined(self.at, difference(theirs, whole) if whole != theirs else None)
        self._file.is_theirs(theirs)
        self._renew_or_drop_draft()
        self._say(isinstance(self.at, Synced))
        self._worker.wake()

    def is_alone(self) -> bool:
        """Whether nobody else changed the file; one that is gone or can't be read counts as unchanged."""
        with self.lock:
            try:
                return isinstance(self.at, Swapping) or not self._file.is_changed()
            except OSError:
                return True

    def finished(self, timeout: float = 10) -> bool:
        """End the thread when everything is written; False where the disk did not take it in time (seconds)."""
        self._worker.end(timeout)
        with self.lock:
            self._draft_held()
            done = isinstance(self.at, Synced)
            if done and not self.line and not self._line.is_pasting:
                self._drop_draft()
            self._file.close()
            self._draft.close()
            self._next.drop()
        return done

    # What the thread does

    def _work(self) -> float | None:
        """Do what there is to do; gives the seconds until there is more, None where nothing is left."""
        self._draft_line()
        if self._sitting.is_expected:
            with self.lock:
                parts, now = self._file.parts[:], self._file.identity
            self._sitting.keep_before(parts, now)
        if isinstance(self.at, Behind):
            self._swap()
            self.tried.set()
        elif isinstance(self.at, Appended) or (self.status.fault and not self._line.is_waiting):
            self._next.drop()  # another edit came instead
            self._sync()
        self._next.write()
        if self.status.fault:
            return RETRY
        return None if isinstance(self.at, Synced) and not self._line.is_waiting else 0

    def _sync(self) -> None:
        with self.lock:
            before = self.at
            if self._is_draft_empty:
                self._drop_draft()
        try:
            self._file.sync()
        except OSError as error:
            with self.lock:
                self._refuse(error)
            return
        with self.lock:
            self.at = states.synced(self.at, before)
            self._say_synced()

    def _swap(self) -> None:
        with self.lock:
            if not self._begin_next():
                return
            parts, before, now = self._whole(), self._file.parts, self._file.identity
            milestones = self._sitting.milestones[:]
        self._sitting.keep_before(before, now)
        try:
            signature = self._next.swap(parts, self._ready)
        except SupersededError:
            return
        except OSError as error:
            with self.lock:
                if isinstance(self.at, Swapping):
                    self._file.may_be(parts, self._next.identity)
                there = self._draft.elsewhere
                self._refuse(error, f" Until then your entries are safe in {there}." if there else "")
            return
        self._sitting.swapped(milestones)
        with self.lock:
            assert isinstance(self.at, Swapping), "nothing leads out of a swap but its end"
            self.at = states.swapped(self.at)
            self._file.is_now(parts, self._next.identity, signature)
            if isinstance(self.at, Synced):
                self._renew_or_drop_draft()
                self._say_synced()

    def _begin_next(self) -> bool:
        """Whether the file is to be replaced, and may be."""
        if not isinstance(self.at, Behind):
            return False
        try:
            is_changed = self._file.is_changed()
            renamed, is_gone = self._file.renamed(), self._file.is_gone
        except OSError as error:
            self._refuse(error, done="read")
            return False
        if renamed:
            self.at = states.refused(self.at)
            self._say(False, f"{self._path} {RENAMED.format(name=renamed)}")
            return False
        if is_gone:
            self._sitting.found = " ".join(dict.fromkeys(filter(None, (self._sitting.found, f"{self._path} {GONE}"))))
        if is_changed:
            self._leave_theirs(self.at)
        else:
            self.at = states.writing(self.at)
        return not is_changed

    def _ready(self) -> None:
        """The next file is whole. Raises SupersededError where it may not take the place of the one that is there."""
        with self.lock:
            if isinstance(self.at, Writing) and self._file.is_changed():
                self._leave_theirs(self.at)
            if not isinstance(self.at, Writing):  # or both were joined meanwhile
                raise SupersededError(errno.EEXIST, "another program changed it", str(self._path))
            self._note({"swapped": self._next.identity, "through": self.at.through})
            self.at = states.swapping(self.at)

    def _leave_theirs(self, at: Behind) -> None:
        self.at = states.changed(at)
        self._say(False, f"{self._path} {CHANGED}")

    # What both do, under the lock

    def _append(self, spans: Sequence[Span]) -> bool:
        """One completed write at the file's end; False where more is to do, or it isn't ours, or the disk refuses."""
        if any(span.from_end or span.removed for span in spans):
            return False
        try:
            return self._file.append("".join(span.text for span in spans))
        except OSError as error:
            self._say_refused(error)
            return False

    def _lose_patience(self, edit: int) -> None:
        with self.lock:
            if isinstance(self.at, Behind) and self.at.held and self.at.held[0].number <= edit:
                self._draft_held()

    def _draft_held(self) -> None:
        """Put into the draft what is in memory alone."""
        if isinstance(self.at, Behind) and self.at.held and self._note(*self._rows(self.at)):
            self.at = states.drafted(self.at)

    def _note_entered(self) -> None:
        """Have the draft know that the line of a paste is in the record, at once: it is not to be entered again."""
        entered = self._line.enter_pasted()
        if entered is not None and self._draft.is_begun:
            try:
                self._draft.add(self._file.identity, {"entered": entered, "at": self._file.identity})
            except OSError as error:
                self._say_refused(error)

    def _draft_line(self) -> None:
        """Put the half-typed line into the draft."""
        if not self._line.is_waiting:
            return
        with self.lock:
            line = self._line.take()
            if line is None:
                return
            if not self._line.is_kept and isinstance(self.at, UpToDate):
                self._drop_draft()
            elif not self._note({"line": line}):
                self._line.give_back(line)

    def _note(self, *rows: dict[str, Any]) -> bool:
        """More lines of the draft; or a new draft elsewhere, with all that waits, where that one takes none.

        False where the disk refused both.
        """
        if self._draft.is_outgrown:
            return self._renew_draft(*(row for row in rows if not row.keys() & {"n", "pasted"}))
        try:
            try:
                self._draft.add(self._file.identity, *rows)
            except OSError:
                waits = difference("".join(self._file.parts), "".join(self._whole()))
                edits = {"n": self.at.edits, "spans": [waits]}
                swapped = [row for row in rows if "swapped" in row]
                self._draft.begin_elsewhere(self._file.identity, self._line.row(), edits, *swapped)
                self.at = states.drafted(self.at)
        except OSError as error:
            self._say_refused(error)
            return False
        return True

    def _rows(self, at: Behind) -> Iterator[dict[str, Any]]:
        """What is held, as lines of the draft; whatever was typed when it was entered is done."""
        for held in at.held:
            yield {"n": held.number, "spans": held.spans(), "line": self._line.kept}

    def _renew_draft(self, *rows: dict[str, Any]) -> bool:
        """A new draft in the old one's place, which starts from the file as it is; False where the disk refuses."""
        held = self._rows(self.at) if isinstance(self.at, Behind) else ()
        try:
            self._draft.begin(self._file.identity, self._line.row(), *held, *rows)
        except OSError as error:
            self._draft.is_outgrown = True
            self._say_refused(error)
            return False
        self.at = states.drafted(self.at)
        return True

    def _renew_or_drop_draft(self) -> None:
        """Have the draft hold what the file has not, now that it is another; none where that is nothing."""
        if isinstance(self.at, Behind) or self._line.is_kept:
            self._renew_draft()
        else:
            self._drop_draft()

    def _drop_draft(self) -> None:
        try:
            self._draft.drop()
        except OSError as error:
            self._say_refused(error)

    @property
    def _is_draft_empty(self) -> bool:
        """A draft is there that says nothing any more: the disk refused to remove it."""
        return isinstance(self.at, UpToDate) and self._draft.is_begun and not self._line.is_kept

    def _refuse(self, error: OSError, more: str = "", *, done: str = "written") -> None:
        self.at = states.refused(self.at)
        self._say(False, files.trouble(self._path, error, done) + more)

    def _say_refused(self, error: OSError) -> None:
        self._say(False, files.trouble(self._path, error, "written"))

    def _say_synced(self) -> None:
        if isinstance(self.at, Synced) and not self._is_draft_empty:
            self._say(True)

    def _say(self, saved: bool, fault: str = "") -> None:
        before, self.status = self.status, self.status.then(saved, fault, self._sitting.remark)
        if (before.saved, before.fault) != (self.status.saved, self.status.fault) or saved:
            self.changed()
