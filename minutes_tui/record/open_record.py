"""A record that is open: read, changed, merged with what another program wrote, saved and closed."""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from minutes_tui.errors import ReadOnlyError, RecordError
from minutes_tui.meeting.edit import Change, Edit, changes, changes_status, edited
from minutes_tui.model import addresses
from minutes_tui.model.append_only import Grown, alike
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import FORMAT, TABLES, Minutes, Note, Problem, listed
from minutes_tui.record import companions, renamed_record
from minutes_tui.record.autosave import Autosave
from minutes_tui.record.autosave.save_status import SaveStatus
from minutes_tui.record.blocks import TEXT, Block, Data, Run, Splice, closing, lead, loads, pieces
from minutes_tui.record.draft_file import join
from minutes_tui.record.file_text import FileText
from minutes_tui.record.gradual import Gradual
from minutes_tui.record.lines_not_entered import plain
from minutes_tui.record.lock import Lock, stranger
from minutes_tui.record.parser import line_of, read
from minutes_tui.record.serializer import table_text
from minutes_tui.record.stray_keys import arranged, may_stand_apart
from minutes_tui.system import files

if TYPE_CHECKING:
    from minutes_tui.record.patch import Placed
    from minutes_tui.record.undo_step import Step

MOVED = "{0}: some tables have headers of their own now. minutes history {0} lists the file before that."
"""Said where tables stood apart."""

MANY = 1000
"""Blocks from which on those in the place of others are about as long as the file."""
HEAD_START = 0.03
"""Seconds for which the values of so many wait for the file at most: two threads that compute hinder each other."""


class Record:
    """A record that is open, for reading alone or, with a lock, for writing too."""

    def __init__(self, path: Path, text: str | Gradual) -> None:
        """Of a text, or of one whose reading has begun."""
        self.path = path
        self._reading = reading = Gradual(text) if isinstance(text, str) else text
        first = reading.first.minutes
        self.minutes: Minutes = first if reading.is_done else replace(first, notes=Grown.later(reading.notes))
        self._remarks: list[Problem] = []
        """What was wrong beside it when it was opened."""
        self._faults: list[Problem] = []
        """What was wrong in it when that was last asked for since an edit."""
        self._edits = self._faults_at = 0
        """How many edits there were, and how many when the faults were found."""
        self.half_line = ""
        """What had been typed and not entered when the record was last left."""
        self.why_not_written = ""
        """Why it can only be read; "" where that is not known or not so."""
        self.format = self._reading.first.format
        self._newline = reading.newline
        self._autosave: Autosave | None = None
        self._lock: Lock | None = None

    @classmethod
    def read(cls, path: Path) -> "Record":
        """A record as it stands, with what waits in a draft beside it. Raises RecordError."""
        if os.path.isdir(path):
            files.read(path)  # raises: a folder has nothing beside it
        found = companions.look(companions.Own.of(path))
        record = cls(path, Gradual(found.text))
        record._say_first([*found.remarks, *filter(None, [stranger(path)])])
        return record

    @staticmethod
    def signature(path: Path) -> tuple[files.Signature | None, ...]:
        """What tells whether a record that `read` gives would be another now."""
        return companions.signature(path)

    @classmethod
    def open(cls, path: Path) -> "Record":
        """A record to be written. Raises OpenElsewhereError where another has it open, ReadOnlyError, RecordError."""
        if not os.path.isfile(path):
            files.read(path)  # raises, so that no lock is left beside a file that isn't there
        lock = Lock(path)
        try:
            own = companions.Own.of(path)
            companions.sweep(own)
            found = companions.look(own)
            text, reading = _arranged(found.text)
            record = cls(path, reading)
            if record.format > FORMAT:
                why = f"has format {record.format} and this program writes format {FORMAT}: update minutes-tui."
                raise ReadOnlyError(str(path), why)
            if not os.access(path, os.W_OK):
                raise ReadOnlyError(str(path), "cannot be written: ask its owner for permission, or copy it.")
            remark = _mended(path, found, text)
            alone = tuple(renamed_record.named(own.file))
        except BaseException:
            lock.release()
            raise
        record._lock = lock
        record.half_line = found.line
        record._say_first([*found.remarks, *alone])
        parts = lambda: list(map(TEXT, record._blocks))  # noqa: E731
        record._autosave = Autosave(path, text, parts, found.drafts)
        said = MOVED.format(path) if text is not found.text else ""
        last, cut = reading.first.blocks[-1], ""
        if not last.table and closing(last.text):
            cut = f"{path} ends in the middle of a table: it was cut off. What you enter follows."
        record._autosave.remark(*found.remarks, *alone, lock.remark, remark, said, cut)
        if found.line:
            record._autosave.begin_draft(found.line)
        else:
            record._autosave.drop_draft()
        for path, known in found.renamed.items():
            with contextlib.suppress(OSError):  # it says what the record has, and is found to say so the next time
                files.discard(path, known)
        return record

    @classmethod
    def open_or_read(cls, path: Path) -> "Record":
        """A record to be written or, where it may not be, to be read. Raises what `open` raises but ReadOnlyError."""
        try:
            return cls.open(path)
        except ReadOnlyError as error:
            record = cls.read(path)
            record.why_not_written = f"{path.name} {error.why}"
            return record

    @classmethod
    def follow(cls, path: Path) -> "Record":
        """A record to be read while it may be written elsewhere. Raises RecordError."""
        record = cls.read(path)
        record.why_not_written = "Read only. Changes made elsewhere appear here."
        return record

    def _say_first(self, remarks: Iterable[str]) -> None:
        """Name what is wrong beside the record before what is wrong in it."""
        self._remarks = [*(Problem(said, line=1) for said in remarks), *self._remarks]

    @property
    def glimpse(self) -> Minutes:
        """The minutes as they are drawn: while a long record is still being read, with the notes alone that a first
        screen shows, so that a note has another index there."""
        return self.minutes if self._reading.is_done else self._reading.first.minutes

    @property
    def is_read(self) -> bool:
        """Whether all of it is: else whoever looks into its notes waits for that."""
        return self._reading.is_done

    def read_on(self) -> bool:
        """Read a little more of it; False where all is read."""
        return self._reading.go_on()

    @property
    def _blocks(self) -> list[Block]:
        return self._reading.whole().blocks

    @property
    def faults(self) -> list[Problem]:
        """What is wrong in the text as it stands. It may be asked for in any thread."""
        edits = self._edits  # before the text: an edit meanwhile has it read again
        if edits != self._faults_at:
            self._faults = read("".join(map(TEXT, list(self._blocks)))).problems
            self._faults_at = edits
        elif not edits:
            return self._reading.whole().problems
        return self._faults

    @property
    def problems(self) -> list[Problem]:
        """What was wrong beside it when it was opened, and what is wrong in it now."""
        return [*self._remarks, *self.faults]

    @property
    def is_written(self) -> bool:
        return self._autosave is not None

    @property
    def autosave(self) -> Autosave:
        assert self._autosave, "a record that is only read has none"
        return self._autosave

    @property
    def state(self) -> SaveStatus:
        return self.autosave.status

    @property
    def text(self) -> str:
        """The whole file as it is to be."""
        return "".join(block.text for block in self._blocks)

    def write(self, edit: Edit) -> "Step":
        """Do an edit, in the values, the blocks and, by way of the autosave, the file."""
        from minutes_tui.record.patch import spliced  # it is loaded behind the first screen, here and below
        from minutes_tui.record.undo_step import Step

        with self.autosave.lock:
            placed = spliced(self._blocks, self.minutes, edit, self._newline)
            is_long = self._keep(placed, edit)
        if is_long:
            self.autosave.tried.wait(HEAD_START)
        self.minutes = edited(self.minutes, edit)
        self._edits += 1
        return Step(edit, tuple(each.splice for each in placed))

    def _keep(self, placed: "list[Placed]", edit: Edit) -> bool:
        """Put an edit on the disk; whether it is a long one."""
        is_long = _is_long(each.splice for each in placed)
        self.autosave.keep(lambda: [each.span() for each in placed], is_long=is_long, milestone=changes_status(edit))
        return is_long

    def after(self, edit: Edit) -> str:
        """The whole file as an edit would make it."""
        from minutes_tui.record.patch import spliced

        blocks = list(self._blocks)
        spliced(blocks, self.minutes, edit, self._newline)
        return "".join(map(TEXT, blocks))

    def foreseen(self, changes: Iterable[Change]) -> "Iterator[Step | None]":
        """The step that gives entries other values, to be done with `rewrite` as long as the minutes are the same.

        It is worked out bit by bit, before anybody waits for it: None until it is there.
        """
        from minutes_tui.record.patch import apply, foreseen

        for step in foreseen(self._blocks, changes):
            if step and _is_long(step.splices):
                blocks = list(self._blocks)
                apply(blocks, step.splices)
                self.autosave.expect(list(map(TEXT, blocks)))
            yield step

    def rewrite(self, step: "Step") -> Edit:
        """Do a step that was done before or is foreseen, or its inverse; and say what edit that was."""
        from minutes_tui.record.patch import apply

        with self.autosave.lock:
            is_long = self._keep(apply(self._blocks, step.splices), step.edit)
        if is_long:
            self.autosave.tried.wait(HEAD_START)
        edit = step.done  # while the file is swapped
        self.minutes = edited(self.minutes, edit)
        self._edits += 1
        return edit

    def look(self) -> "Step | None":
        """Join what another program did to the file since it was last seen; None where that is nothing."""
        with self.autosave.lock:
            found = self.autosave.theirs()
            if found is None:
                return None
            from minutes_tui.record.merge import is_cut, joined  # few records are changed by two at once

            base, theirs = found
            whole = joined(base, self.text, theirs)
            added = theirs[len(base) :].strip() if theirs.startswith(base) else ""
            if added and added not in whole:
                line = added.splitlines()[0]
                self.autosave.remark(
                    f"Another program added to {self.path} what cannot be read: “{line}” was left out."
                )
            elif not added and is_cut(base, theirs):
                self.autosave.remark(f"Another program cut {self.path} short. The whole record was written again.")
            step = self._step_to(whole)
            self.autosave.rebase(theirs, whole)
        return step

    def _step_to(self, text: str) -> "Step":
        """Become another text, and say how."""
        from minutes_tui.record.undo_step import Step

        reading = Gradual(text, at_once=True)
        old, new = self._blocks, reading.first.blocks
        start, end = alike(old, new)
        splice = Splice(start, tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end]))
        step = Step(Edit(tuple(changes(self.minutes, reading.first.minutes))), (splice,))
        self._newline = reading.newline
        self._reading, self.minutes = reading, reading.first.minutes
        self._edits += 1
        return step

    def close(self) -> bool:
        """Wait for the disk and leave; False where something could not be written (see `state`)."""
        limit = time.monotonic() + 2
        while self._autosave and not self._autosave.is_alone() and time.monotonic() < limit:
            self.look()
            time.sleep(0.02)
        done = self._autosave is None or self._autosave.finished()
        if self._lock:
            self._lock.release()
        return done

    def rescue(self, path: Path) -> None:
        """Write all that was entered, and the half-typed line as a private remark, into a new file.

        Raises RecordError, also where there is a file already.
        """
        files.create(path, self._rescued())

    def rescue_in_state(self) -> Path:
        """The same, into a file of the state folder."""
        stamp = time.strftime("%Y-%m-%dT%H-%M-%S")
        return files.create_state(f"rescued/{files.name_in_state(self.path)}-{stamp}.toml", self._rescued())

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Close the record behind what is done with it. Raises RecordError where not all of it could be written, with
        where a copy is, unless something else was raised."""
        try:
            yield
        finally:
            before = self.state
            written = self.close()
        if not written:
            raise self.unwritten(before)

    def unwritten(self, before: SaveStatus) -> RecordError:
        """What is said of a record that could not be written, with a copy in the state folder; `before` was its state
        when it was closed."""
        fault = self.state.fault or before.fault
        said = f"Not all lines could be saved. {fault}"
        try:
            return RecordError(f"{said} Everything you entered is in {self.rescue_in_state()}.")
        except RecordError as error:
            return RecordError(f"{said} A copy could not be saved elsewhere either: {error}")

    def _rescued(self) -> bytes:
        text, line = self.text, self._autosave.line if self._autosave else ""
        if line:
            note = Note(id="half-line", kind="remark", check="typed but not entered", text=plain(line))
            text += lead(text, self._newline) + table_text("note", note)
        return files.data(text)

    def line(self, problem: Problem) -> int:
        """Where a problem is in the file, counted from 1."""
        return self.lines([problem])[0]

    def lines(self, problems: Sequence[Problem]) -> list[int]:
        """Where each problem is; for many it takes one look at the file."""
        places: dict[str, list[tuple[int, str]]] = {}
        for table, line in self._reading.whole().above:
            places.setdefault(table, []).append((line, ""))
        line = 1
        for block in self._blocks:
            places.setdefault(block.table, []).append((line, block.text))
            line += block.text.count("\n")
        return [line_of(problem, places.get(problem.table, [])) for problem in problems]

    def unportable(self) -> list[Problem]:
        """Tables that this program reads and others may not: rtoml takes what only TOML 1.1 allows."""
        import tomllib  # eight times as slow as rtoml

        found, line = [], 1
        for block in self._blocks:
            try:
                loads(block.text)
                tomllib.loads(block.text.removeprefix("\ufeff").removesuffix("\r"))
            except tomllib.TOMLDecodeError as fault:
                said = f"This table is not valid TOML 1.0, and other programs may reject it: {fault}."
                found.append(Problem(said, line=line))
            except ValueError:
                pass  # it is a problem already
            line += block.text.count("\n")
        return found

    def missing(self) -> list[Problem]:
        """The attachments whose files are not beside the record; of an address of a page nothing is asked."""
        if "attachments" in listed(self.minutes.meeting.silence):
            return []
        return [
            Problem(f"There is no file {each.file} beside the record: put it there, or correct the path with /attach.",
                    "attachment", at, "file", check="attachments")
            for at, each in enumerate(self.minutes.attachments)
            if each.file and not addresses.url(each.file) and not os.path.isfile(self.path.parent / each.file)
        ]  # fmt: skip

    def data(self) -> dict[str, Any]:
        """The record as plain data under its own key names, unknown keys included; every note has id, kind, text."""
        whole: dict[str, Any] = {"format": self.format}
        for part in pieces(arranged(self.text)):
            if isinstance(part, Run):
                whole.setdefault("note", []).extend(part.data)
            elif part.table and TABLES[part.table].many:
                whole.setdefault(part.table, []).append(part.data)
            elif part.table:
                whole.setdefault(part.table, part.data)
            else:
                _add_others(whole, part.data)
        for note in whole.get("note", []):
            note |= {"id": "", "kind": "statement", "text": ""} | note
        return whole


def _add_others(whole: dict[str, Any], data: Data) -> None:
    """Add what we don't know; one of our tables that stands where it isn't read is left out."""
    for key, value in data.items():
        if key in TABLES:
            continue
        if isinstance(value, list) and isinstance(whole.get(key), list):
            whole[key] += value
        else:
            whole.setdefault(key, value)


def _is_long(splices: Iterable[Splice]) -> bool:
    return sum(len(splice.old) for splice in splices) > MANY


def _arranged(text: FileText) -> tuple[FileText, Gradual]:
    """A record's text so that every edit finds its table, and the reading of it."""
    reading = Gradual(text)
    if reading.short is not None and not may_stand_apart(reading.short):
        return text, reading
    now = arranged(text.text)
    if now == text.text:
        return text, reading
    moved = FileText(files.data(now))
    return moved, Gradual(moved)


def _is_as_found(found: companions.Found, text: FileText) -> bool:
    """Whether a record's file holds a text already."""
    return found.unfinished is None and text.data == found.on_disk


def _mended(path: Path, found: companions.Found, text: FileText) -> str:
    """Write a record as it was meant to be, and so that every edit finds its table, with a copy of it as it was before;
    why that could not be kept."""
    if _is_as_found(found, text):
        return ""
    from minutes_tui.system import backups  # few records are mended

    remark = backups.tried(path, found.on_disk)
    try:
        if found.unfinished:
            files.finish(files.real(path), found.unfinished)
        if found.drafts or text is not found.text:
            join(path, text.text, found.through, found.drafts)
    except OSError as error:
        raise RecordError(files.trouble(path, error, "written")) from error
    return remark


def new_text(minutes: Minutes) -> str:
    """The text of a new record."""
    tables = [f"format = {FORMAT}\n"]
    for name, table in TABLES.items():
        value = getattr(minutes, table.attribute)
        if table.many:
            tables += [table_text(name, entry) for entry in value]
        elif name == "meeting" or value != converted({}, table.entry):
            tables.append(table_text(name, value))
    return "\n".join(tables)


def create(path: Path, minutes: Minutes) -> None:
    """Write a new record, readable by its owner only. Raises RecordError where there is a file already."""
    files.create(path, files.data(new_text(minutes)))
