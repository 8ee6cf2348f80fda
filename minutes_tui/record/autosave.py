"""Keeps a record's file equal to what is in memory, without making the one who types wait for the disk.

What is entered at the end is appended at once. Any other edit first goes, as one completed write, into a draft
beside the record, and a thread then swaps the whole file; what is entered meanwhile waits in the draft as well. An
edit about as long as the file goes there only if the file is not swapped in a moment. The draft also holds the
half-typed line. It goes away as soon as nothing is in it that isn't in the record.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from minutes_tui.record.journal import DraftFile, Span, difference, identity
from minutes_tui.record.prepared_swap import NextFile
from minutes_tui.record.save_status import State
from minutes_tui.record.session_backups import Sitting
from minutes_tui.system import files

SETTLED = 0.3
"""Seconds for which a file that another program changed must have rested: it may still be writing."""
PATIENCE = 0.2
"""Seconds that the file has to take a long edit before that goes into the draft."""
CHANGED = "was changed by another program: what you enter waits in the draft until both are joined, in a moment."
RETRY = 2.0
"""Seconds between two tries to write where the disk refused."""


class Keeper:
    """The file of one open record."""

    def __init__(
        self, path: Path, data: bytes, whole: Callable[[], list[str]], drafts: Mapping[Path, files.Ident]
    ) -> None:
        """`data` is what the file holds; `whole` gives what it is to hold, in parts, and is called under `lock`;
        `drafts` are those that belong to it."""
        self.lock = threading.Lock()
        """Held while what `whole` gives is changed."""
        self.changed: Callable[[], None] = lambda: None
        """Called, in another thread, when `state` is a new one."""
        self.state = State(True, time.time(), "")
        self._path = path
        self._file = files.real(path)
        """The file itself: a link that is put in its place is not followed."""
        self._whole = whole
        self._opened: bytes | None = data
        self._checked: list[int] = []
        self._base = whole()
        """What the file holds, in parts: what is joined with another program's work starts from it."""
        self._signature = self._there()
        self._descriptor: int | None = None
        self._draft = DraftFile(path, drafts)
        self._edits = 0
        self._late: list[tuple[int, Callable[[], Sequence[Span]]]] = []
        """Neither draft nor file has them: long edits, and those that the disk refused."""
        self._behind = False
        self._unsynced = False
        self._typed = threading.Lock()
        """Held for no more than taking a half-typed line over: whoever types never waits for a disk."""
        self._half_line: str | None = None
        """Waits to be written; None: nothing does."""
        self._line = ""
        """The half-typed line that the draft has."""
        self._left_over = False
        """It is from the last sitting, and nobody has taken it up yet."""
        self._torn = b""
        """What the disk took a part of at most, which may still be at the file's end."""
        self._swapping = False
        """A new file is being put in the place of the one that is known; either may be there."""
        self._to_drop = False
        """The draft says nothing any more, and the disk refused to remove it."""
        self._stale = False
        """The draft, with nothing in it but the line, starts from an earlier state of the record."""
        self._sitting = Sitting(path)
        self._next = NextFile(self._file)
        self._closing = False
        self.tried = threading.Event()
        """The file was swapped since the last long edit, or can't be now."""
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def _identity(self) -> list[int]:
        """Of what the file holds; a long record's checksum is made when it is first needed, not at its opening."""
        if self._opened is not None:
            self._checked, self._opened = identity(self._opened), None
        return self._checked

    @_identity.setter
    def _identity(self, became: list[int]) -> None:
        self._checked, self._opened = became, None

    def _there(self) -> files.Signature | None:
        """What tells the file that is there from any other."""
        return files.signature(self._file, follow=False)

    def remark(self, *found: str) -> None:
        """Have `state` say for the rest of the sitting what there is to say of the files."""
        self._sitting.found = " ".join(dict.fromkeys(filter(None, (self._sitting.found, *found))))
        self.state = self.state._replace(remark=self._sitting.remark)

    def keep(self, spans: Callable[[], Sequence[Span]], *, is_long: bool = False, milestone: bool = False) -> None:
        """Put an edit on the disk: appended, or into the draft until the file is swapped. To be called under `lock`.

        One that `is_long` goes into the draft only where the file doesn't take it in time. Of a record that has come to
        a `milestone` a backup is kept.
        A disk that refuses raises nothing: it shows in `state`, and the thread tries again until it succeeds.
        """
        self._edits += 1
        if milestone:
            self._sitting.milestones.append("".join(self._whole()))
        if is_long or not self._append_all(spans()):
            self._behind = True
            self._late.append((self._edits, spans))
            if is_long:
                self.tried.clear()
                threading.Timer(PATIENCE, self._lose_patience, [self._edits]).start()
            else:
                self._note_late()
        elif self._left_over:
            self._stale = True
        elif self._draft.is_open:
            self._drop_draft()
        if not self._left_over:
            with self._typed:
                self._half_line, self._line = None, ""
        self._say(False)
        self._start()

    @property
    def line(self) -> str:
        """The half-typed line."""
        with self._typed:
            return self._half_line if self._half_line is not None else self._line

    def keep_line(self, line: str) -> None:
        """Put the half-typed line into the draft, in the thread."""
        self._left_over = False
        with self._typed:
            self._half_line = line
        self._start()

    def begin_draft(self, line: str) -> None:
        """A draft that holds this half-typed line alone, in the place of one that was left behind."""
        self._line, self._left_over = line, True
        self._renew_draft()

    def _renew_draft(self, *edits: dict[str, Any]) -> None:
        """A new draft in the old one's place."""
        rows = {"line": self._line}, *edits
        try:
            self._draft.begin(self._identity, *rows)
            self._stale = False
        except OSError as error:
            self._say(False, files.trouble(self._path, error, "written"))

    def expect(self, parts: list[str]) -> None:
        """Have done now, in the thread, what a long edit to these parts would have to wait for."""
        self._sitting.is_expected = True
        self._next.expect(parts)
        self._start()

    def finished(self, timeout: float = 10) -> bool:
        """End the thread when everything is written; False where the disk did not take it in time (seconds)."""
        if self._thread:
            self._closing = True
            self._wake.set()
            self._thread.join(timeout)
        with self.lock:
            self._note_late()
            done = not (self._behind or self._unsynced)
            if done and not self.line:
                self._drop_draft()
            self._close()
            self._draft.close()
            self._next.drop()
        return done

    def _close(self) -> None:
        if self._descriptor is not None:
            files.close(self._descriptor)
            self._descriptor = None

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
            self._thread.start()
        self._wake.set()

    def _append_all(self, spans: Sequence[Span]) -> bool:
        """One completed write at the file's end; False where more is to do, or it isn't ours, or the disk refuses."""
        if self._behind or any(span.from_end or span.removed for span in spans):
            return False
        text = "".join(span.text for span in spans)
        data = files.data(text)
        try:
            if not self._is_ours():
                return False
            if self._descriptor is None:
                self._descriptor = files.appending(self._file)
            self._torn = data
            files.append(self._descriptor, data, self._identity[0])
        except OSError as error:
            self._say(False, files.trouble(self._path, error, "written"))
            return False
        self._identity = identity(data, self._identity)
        self._signature = self._there()
        self._torn = b""
        self._base.append(text)
        self._unsynced = True
        return True

    def theirs(self) -> tuple[str, str] | None:
        """The file as it was last known and as another program has left it since; None where none has.

        To be called under `lock`. What can't be read, or is still being written, is looked at again the next time.
        """
        there = self._there()
        if self._swapping or there in (None, self._signature) or 0 <= time.time() - there[3] / 1e9 < SETTLED:
            return None
        try:
            if self._is_ours():
                return None
            return "".join(self._base), files.read_bytes(self._file, follow=False).decode("utf-8", "surrogateescape")
        except OSError:  # the next write says what is wrong
            return None

    def is_alone(self) -> bool:
        """Whether nobody else changed the file; one that is gone or can't be read counts as unchanged."""
        with self.lock:
            try:
                return self._swapping or self._there() is None or self._is_ours()
            except OSError:
                return True

    def rebase(self, theirs: str, whole: str) -> None:
        """Go on from what another program wrote, to a text that holds its work and ours. To be called under `lock`."""
        data = files.data(theirs)
        self._edits += 1
        self._signature, self._identity = self._there(), identity(data)
        self._base, self._behind = [theirs], whole != theirs
        self._close()
        self._unsynced = self._unsynced and self._behind
        self._late = []
        if self._behind:
            self._renew_draft({"n": self._edits, "spans": [difference(theirs, whole)]})
        elif not self._line:
            self._drop_draft()
        else:
            self._renew_draft()
        self._say(not self._behind)
        self._start()

    def _is_ours(self) -> bool:
        """Whether the file is as we left it; a touched or copied one with the same bytes is."""
        there = self._there()
        if there in (None, self._signature):
            return there is not None
        data, length = files.read_bytes(self._file, follow=False), self._identity[0]
        if identity(data[:length]) != self._identity or not self._torn.startswith(data[length:]):
            return False
        self._signature = there
        self._close()
        return True

    def _lose_patience(self, edit: int) -> None:
        with self.lock:
            self._note_late(edit)

    def _note_late(self, edit: float = float("inf")) -> None:
        rows = [{"n": n, "spans": spans()} for n, spans in self._late if self._late[0][0] <= edit]
        if rows and self._note(*rows):
            self._late = []

    def _note(self, *rows: dict[str, Any]) -> bool:
        """More lines of the draft; or a new draft elsewhere, with all that waits, where that one takes none.

        False where the disk refused both.
        """
        if self._stale:
            self._renew_draft()
        try:
            try:
                self._draft.add(self._identity, *rows)
            except OSError:
                waits = difference("".join(self._base), "".join(self._whole()))
                swapped = [row for row in rows if "swapped" in row]
                edits = {"n": self._edits, "spans": [waits]}
                self._draft.begin_elsewhere(self._identity, {"line": self._line}, edits, *swapped)
                self._late = []
        except OSError as error:
            self._say(False, files.trouble(self._path, error, "written"))
            return False
        return True

    def drop_draft(self) -> None:
        """Put away what drafts there are that belong to the record: nothing is in them that it has not."""
        with contextlib.suppress(OSError):  # they go at the next opening
            self._draft.drop()

    def _drop_draft(self) -> None:
        self._to_drop = False
        try:
            self._draft.drop()
        except OSError as error:
            self._to_drop = True
            self._say(False, files.trouble(self._path, error, "written"))

    def _say(self, saved: bool, fault: str = "") -> None:
        before, self.state = self.state, self.state.then(saved, fault, self._sitting.remark)
        if (before.saved, before.fault) != (self.state.saved, self.state.fault) or saved:
            self.changed()

    def _run(self) -> None:
        while True:
            self._wake.wait(RETRY if self.state.fault else None)
            self._wake.clear()
            if self._half_line is not None:
                self._write_half_line()
            if self._sitting.is_expected:
                with self.lock:
                    parts, now = self._base[:], self._identity
                self._sitting.keep_before(parts, now)
            if self._behind:
                self._swap()
                self.tried.set()
            elif self._unsynced or (self.state.fault and self._half_line is None):
                self._next.drop()  # another edit came instead
                self._sync()
            self._next.write()
            if self._closing and (self.state.fault or not self._has_work):
                return

    @property
    def _has_work(self) -> bool:
        return self._behind or self._unsynced or self._half_line is not None

    def _write_half_line(self) -> None:
        with self.lock:
            with self._typed:
                line, self._half_line = self._half_line, None
                if line is None:
                    return
                self._line = line
            if not (line or self._behind):
                self._drop_draft()
            elif not self._note({"line": line}):
                with self._typed:
                    self._half_line = line if self._half_line is None else self._half_line

    def _sync(self) -> None:
        with self.lock:
            if self._to_drop:
                self._drop_draft()
            edits, descriptor = self._edits, self._descriptor
        try:
            if descriptor is not None:
                os.fsync(descriptor)
        except OSError as error:
            with self.lock:
                self._behind = True
                self._say(False, files.trouble(self._path, error, "written"))
            return
        with self.lock:
            self._unsynced = edits != self._edits
            if self._unsynced or self._behind:  # an edit for the draft may have come since it was decided to sync
                self._wake.set()
            elif not self._to_drop:
                self._say(True)

    def _swap(self) -> None:
        with self.lock:
            edits, parts = self._edits, self._whole()
            try:
                changed = self._there() is not None and not self._is_ours()
            except OSError as error:
                self._say(False, files.trouble(self._path, error, "read"))
                return
            if changed:
                self._say(False, f"{self._path} {CHANGED}")
                return
            milestones = self._sitting.milestones[:]
        self._sitting.keep_before(self._base, self._identity)

        def ready() -> None:
            with self.lock:
                self._note({"swapped": self._next.identity, "through": edits})
                self._swapping = True

        try:
            signature = self._next.swap(parts, ready)
        except OSError as error:
            with self.lock:
                self._swapping = False
                there = self._draft.elsewhere
                kept = f" What you enter is kept in {there} meanwhile." if there else ""
                self._say(False, files.trouble(self._path, error, "written") + kept)
            return
        self._sitting.swapped(milestones)
        with self.lock:
            self._late = [late for late in self._late if late[0] > edits]
            self._close()
            self._swapping = False
            self._identity, self._signature = self._next.identity, signature
            self._base = parts
            self._torn = b""
            self._behind = edits != self._edits
            self._unsynced = False
            if self._behind:
                self._wake.set()
                return
            if self._line:
                self._renew_draft()
            else:
                self._drop_draft()
            self._say(True)
