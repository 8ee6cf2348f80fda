"""A record: one TOML file that is the truth, open in memory as blocks and as values. Knows no screen and no line.

    file --read--> blocks --rtoml, msgspec--> minutes (values) and problems
    edit --hand, tomlkit--> splices of blocks --keeper--> file

Values say what is meant, blocks say how it is written; an edit changes both, and only the blocks that it names.
"""

import contextlib
import os
import time
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from minutes_tui import backups, files
from minutes_tui.edit import Change, Edit, changes, changes_status, edited
from minutes_tui.errors import ReadOnlyError, RecordError
from minutes_tui.model import FORMAT, TABLES, Minutes, Note, Problem
from minutes_tui.record.blocks import Block, Splice, body_end, comment_start, lifted, loads, separator
from minutes_tui.record.draft import Draft, Span, draft_path, drafts, join, state_draft, waiting
from minutes_tui.record.hand import changed_text, table_text
from minutes_tui.record.joining import joined
from minutes_tui.record.keeper import Keeper, State
from minutes_tui.record.reading import line_of, read
from minutes_tui.record.step import Step
from minutes_tui.sequence import alike

NAME, TEXT = itemgetter(0), itemgetter(1)
"""Of a block; over thousands of them ten times as fast as its attributes."""


class Record:
    """A record that is open, for reading alone or, with a lock, for writing too."""

    def __init__(self, path: Path, text: str) -> None:
        reading = read(text)
        self.path = path
        self.minutes: Minutes = reading.minutes
        self.problems: list[Problem] = reading.problems
        """What was wrong when it was opened."""
        self.half_line = ""
        """What had been typed and not entered when the record was last left."""
        self.why_not_written = ""
        """Why it can only be read; "" where that is not known or not so."""
        self.format = reading.format
        self._blocks = reading.blocks
        self._newline = "\r\n" if "\r\n" in text[:1000] else "\n"
        self._keeper: Keeper | None = None
        self._lock: files.Lock | None = None

    @classmethod
    def read(cls, path: Path) -> "Record":
        """A record as it stands, with what waits in a draft beside it. Raises RecordError."""
        whole = next((copy for copy in files.whole_copies(path) if copy.exists()), path)
        return cls(path, _recovered(path, files.read(whole)).text)

    @staticmethod
    def signature(path: Path) -> tuple[files.Signature | None, ...]:
        """What tells whether a record that `read` gives would be another now."""
        return tuple(map(files.signature, (path, draft_path(path), state_draft(path))))

    @classmethod
    def open(cls, path: Path) -> "Record":
        """A record to be written. Raises OpenElsewhereError where another has it open, ReadOnlyError, RecordError."""
        if not os.path.isfile(path):
            files.read(path)  # raises, so that no lock is left beside a file that isn't there
        lock = files.Lock(path)
        try:
            files.sweep(path)
            files.sweep(draft_path(path))
            _mended(path)
            on_disk = files.read(path)
            draft, remark = _recovered(path, on_disk), ""
            text, half_line = draft.text, draft.line
            if text is not on_disk:
                try:
                    remark = backups.tried(path, files.data(on_disk))
                    join(path, text, draft.through)
                except OSError as error:
                    raise RecordError(files.trouble(path, error, "written")) from error
            record = cls(path, text)
            if record.format > FORMAT:
                raise ReadOnlyError(
                    f"{path} has format {record.format} and this program writes format {FORMAT}: update minutes-tui."
                )
            if not os.access(path, os.W_OK):
                raise ReadOnlyError(f"{path} may not be written: ask its owner for the right, or copy it.")
        except BaseException:
            lock.release()
            raise
        record._lock = lock
        record.half_line = half_line
        record._keeper = Keeper(path, files.data(text), lambda: list(map(TEXT, record._blocks)))
        record._keeper.state = record.state._replace(remark=remark)
        if half_line:
            record._keeper.begin_draft(half_line)
        else:
            with contextlib.suppress(OSError):  # it goes at the next opening
                for each in drafts(path):
                    files.discard(each)
        return record

    @classmethod
    def open_or_read(cls, path: Path) -> "Record":
        """A record to be written or, where it may not be, to be read. Raises what `open` raises but ReadOnlyError."""
        try:
            return cls.open(path)
        except ReadOnlyError as error:
            record = cls.read(path)
            record.why_not_written = str(error)
            return record

    @classmethod
    def follow(cls, path: Path) -> "Record":
        """A record to be read while it may be written elsewhere. Raises RecordError."""
        record = cls.read(path)
        record.why_not_written = "It is only read here; what is entered elsewhere shows as it comes."
        return record

    @property
    def is_written(self) -> bool:
        return self._keeper is not None

    @property
    def keeper(self) -> Keeper:
        assert self._keeper, "a record that is only read has none"
        return self._keeper

    @property
    def state(self) -> State:
        return self.keeper.state

    @property
    def text(self) -> str:
        """The whole file as it is to be."""
        return "".join(block.text for block in self._blocks)

    def write(self, edit: Edit) -> Step:
        """Do an edit, in the values, the blocks and, by way of the keeper, the file."""
        with self.keeper.lock:
            splices, spans = self._done(edit)
            self.keeper.keep(spans, milestone=changes_status(edit))
        return Step(edit, splices)

    def after(self, edit: Edit) -> str:
        """The whole file as an edit would make it."""
        copy = Record(self.path, self.text)
        copy._done(edit)
        return copy.text

    def _done(self, edit: Edit) -> tuple[tuple[Splice, ...], list[Span]]:
        splices, spans = [], []
        texts: dict[int, str] = {}
        back = {id(change.new): n for n, change in enumerate(edit.changes) if change.old is None}
        for n, change in enumerate(edit.changes):
            splices.append(self._splice(change, texts, is_moved=back.get(id(change.old), 0) > n))
            spans.append(self._spliced(splices[-1]))
            self.minutes = edited(self.minutes, Edit((change,)))
        return tuple(splices), spans

    def rewrite(self, step: Step) -> None:
        """Do a step that was done before, or its inverse."""
        with self.keeper.lock:
            spans = [self._spliced(splice) for splice in step.splices]
            self.minutes = edited(self.minutes, step.edit)
            self.keeper.keep(spans, milestone=changes_status(step.edit))

    def look(self) -> Step | None:
        """Join what another program did to the file since it was last seen; None where that is nothing."""
        with self.keeper.lock:
            found = self.keeper.theirs()
            if found is None:
                return None
            base, theirs = found
            whole = joined(base, self.text, theirs)
            step = self._step_to(whole)
            self.keeper.rebase(theirs, whole)
        return step

    def _step_to(self, text: str) -> Step:
        """Become another text, and say how."""
        reading = read(text)
        old, new = self._blocks, reading.blocks
        start, end = alike(old, new)
        splice = Splice(start, tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end]))
        step = Step(Edit(tuple(changes(self.minutes, reading.minutes))), (splice,))
        self._blocks, self.minutes, self.problems = reading.blocks, reading.minutes, reading.problems
        return step

    def close(self) -> bool:
        """Wait for the disk and leave; False where something could not be written (see `state`)."""
        limit = time.monotonic() + 2
        while self._keeper and not self._keeper.is_alone() and time.monotonic() < limit:
            self.look()
            time.sleep(0.02)
        done = self._keeper is None or self._keeper.finished()
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

    def unwritten(self, before: State) -> RecordError:
        """What is said of a record that could not be written, with a copy in the state folder; `before` was its state
        when it was closed."""
        fault = self.state.fault or before.fault
        said = f"Not all lines could be written. {fault}"
        try:
            return RecordError(f"{said} All that was entered is in {self.rescue_in_state()}.")
        except RecordError as error:
            return RecordError(f"{said} Nor could a copy be kept elsewhere: {error}")

    def _rescued(self) -> bytes:
        text, line = self.text, self._keeper.line if self._keeper else ""
        if line:
            note = Note(id="half-line", kind="remark", check="typed and not entered", text=line)
            text += self._lead(text) + table_text("note", note)
        return files.data(text)

    def line(self, problem: Problem) -> int:
        """Where a problem is in the file, counted from 1."""
        return self.lines([problem])[0]

    def lines(self, problems: Sequence[Problem]) -> list[int]:
        """Where each problem is; for many it takes one look at the file."""
        places: dict[str, list[tuple[int, str]]] = {}
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
                said = f"This table is not TOML 1.0 and other programs may refuse it: {fault}."
                found.append(Problem(said, line=line))
            except ValueError:
                pass  # it is a problem already
            line += block.text.count("\n")
        return found

    def data(self) -> dict[str, Any]:
        """The record as plain data under its own key names, unknown keys included; every note has id, kind, text."""
        whole: dict[str, Any] = {"format": self.format}
        for block in self._blocks:
            try:
                table = loads(block.text)
            except ValueError:
                continue
            for key, value in table.items():
                if key != block.table and key in TABLES:
                    continue  # one that stands where it isn't read
                if isinstance(value, list) and isinstance(whole.get(key), list):
                    whole[key] += value
                else:
                    whole.setdefault(key, value)
        for note in whole.get("note", []):
            note |= {"id": "", "kind": "statement", "text": ""} | note
        return whole

    def _splice(self, change: Change, texts: dict[int, str], is_moved: bool) -> Splice:
        """What a change does to the blocks. An entry that the same edit puts back elsewhere keeps its text: `texts` has
        that of each which was taken out, by its `id`."""
        name, table = change.table, TABLES[change.table]
        at = self._position(name, change.at)
        if change.new is not None and change.old is not None and at is not None:
            block = self._blocks[at]
            return Splice(at, (block,), (Block(name, changed_text(name, block.text, change.old, change.new)),))
        if change.new is not None:
            text = texts.pop(id(change.new), "")
            last = self._position(name, change.at - 1) if text else None  # what is moved stays among its like
            if at is None or not table.many:
                at = len(self._blocks) if last is None else last + 1
            text = text or self._native(table_text(name, change.new))
            return self._insertion(at, name, text)
        if at is None:
            return Splice(len(self._blocks), (), ())
        before, block = self._blocks[at - 1], self._blocks[at]
        if is_moved:
            kept, text = lifted(before, block)
            texts[id(change.old)] = text + self._newline
            return Splice(at - 1, (before, block), (kept,))
        behind = block.text[body_end(block.text) :]
        kept = Block(before.table, before.text + (behind if behind.strip() else ""))
        return Splice(at - 1, (before, block), (kept,))

    def _insertion(self, at: int, name: str, text: str) -> Splice:
        """A new block at the end, or before another and above the comment that stands over that one."""
        before = self._blocks[at - 1]
        if at == len(self._blocks):
            return Splice(at, (), (Block(name, self._lead(before.text) + text),))
        cut = comment_start(before.text)
        kept = before._replace(text=before.text[:cut])
        new = Block(name, self._lead(kept.text) + text + self._newline + before.text[cut:])
        return Splice(at - 1, (before,), (kept, new))

    def _lead(self, before: str) -> str:
        """What parts a new block from the text before it."""
        if not before.strip("\ufeff"):
            return ""
        if before.endswith("\r"):  # cut within a newline
            return "\n" + self._newline
        return self._native(separator(before.replace("\r\n", "\n")))

    def _native(self, text: str) -> str:
        return text if self._newline == "\n" else text.replace("\n", self._newline)

    def _spliced(self, splice: Splice) -> Span:
        """Do a splice, and say it in characters."""
        end = splice.at + len(splice.old)
        from_end = sum(map(len, map(TEXT, self._blocks[end:])))
        self._blocks[splice.at : end] = splice.new
        old, new = "".join(b.text for b in splice.old), "".join(b.text for b in splice.new)
        if new.startswith(old):
            return Span(from_end, 0, new[len(old) :])
        return Span(from_end, len(old), new)

    def _position(self, name: str, index: int) -> int | None:
        """Where among the blocks an entry stands, looked for from the end, where most edits are."""
        left = len(getattr(self.minutes, TABLES[name].attribute)) - 1 if TABLES[name].many else 0
        if index > left:
            return None
        behind = left - index
        guess = len(self._blocks) - 1 - behind
        if guess >= 0 and list(map(NAME, self._blocks[guess:])).count(name) == behind + 1:
            return guess  # nothing but its like stands behind it
        for at in range(len(self._blocks) - 1, -1, -1):
            if self._blocks[at].table == name:
                if left == index:
                    return at
                left -= 1
        return None


def _mended(path: Path) -> None:
    try:
        files.mend(path)
    except OSError as error:
        raise RecordError(files.trouble(path, error, "written")) from error


def _recovered(path: Path, text: str) -> Draft:
    """A record's text with what a draft beside it still has to put in, and the half-typed line."""
    draft = waiting(path, text)
    text = draft.text
    for number, words in enumerate(draft.homeless, 1):
        reason = "from a draft; the record was changed elsewhere"
        note = Note(id=f"draft-{number}", kind="remark", check=reason, text=words)
        text += separator(text) + table_text("note", note)
    return draft._replace(text=text)


def new_text(minutes: Minutes) -> str:
    """The text of a new record."""
    tables = [f"format = {FORMAT}\n"]
    for name, table in TABLES.items():
        value = getattr(minutes, table.attribute)
        if table.many:
            tables += [table_text(name, entry) for entry in value]
        elif name == "meeting" or value != msgspec.convert({}, table.entry):
            tables.append(table_text(name, value))
    return "\n".join(tables)


def create(path: Path, minutes: Minutes) -> None:
    """Write a new record, readable by its owner only. Raises RecordError where there is a file already."""
    files.create(path, files.data(new_text(minutes)))
