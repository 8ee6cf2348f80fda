"""The draft beside a record: the edits that are not in the file yet, and the half-typed line.

The draft is lines of JSON. The first names the place of the record and its state that the draft starts from, by length
and checksum; `spans` are edits in characters counted from the record's end; `swapped` says what the record was made to
be and which edits are in it. So whatever instant the program is killed at, it can be told which edits are still to do.

A draft belongs to a record where the record is in a state that it names, or has grown since, or where it was made at
the same place. Any other is a stranger's: it came with a copied folder, or was left behind as a record was replaced.
"""

import contextlib
import errno
import os
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from minutes_tui.model.conversion import converted
from minutes_tui.record.lines_not_entered import all_wait, apart, rest_of_paste, together
from minutes_tui.system import files

HEAD = '{"record": "'
"""How a draft begins."""
LINE_EVERY = 0.4
"""Seconds between two looks whether the line that is typed and not entered has to go into the draft."""


class Span(NamedTuple):
    """Some characters put in the place of others."""

    from_end: int
    """Characters between the place's end and the end of the record."""
    removed: int
    text: str


def draft_path(record: Path) -> Path:
    target = files.real(record)
    return target.with_name(f".{target.name}.draft")


def state_draft(record: Path) -> Path:
    """Where it is if there can be none beside the record."""
    return files.state_folder() / "drafts" / f"{files.name_in_state(record)}.draft"


def identity(data: bytes, before: Sequence[int] = (0, 0)) -> list[int]:
    """The length and checksum of bytes, those before them included."""
    length, checksum = before
    return [length + len(data), zlib.crc32(data, checksum)]


def spanned(text: str, spans: Sequence[Span]) -> str:
    """A text after spans, done one after the other."""
    for span in spans:
        end = len(text) - span.from_end
        text = text[: end - span.removed] + span.text + text[end:]
    return text


def difference(before: str, after: str) -> Span:
    """The one span that makes a text another."""
    start = _shared(before, after)
    old, new = before[start:], after[start:]
    end = _shared(old[::-1], new[::-1])
    return Span(end, len(old) - end, new[: len(new) - end])


def _shared(text: str, other: str) -> int:
    """How many characters are the same at the beginning of both."""
    return bisect_left(range(min(len(text), len(other))), 1, key=lambda at: text[: at + 1] != other[: at + 1])


class Draft(Struct, frozen=True):
    """What a draft says that the program left behind."""

    text: str
    """The record with everything in it that could be put in its place."""
    line: str = ""
    """The half-typed line."""
    homeless: tuple[str, ...] = ()
    """What was written into a record that is another now, each as the tables that it was."""
    through: int = 0
    """The last edit that is in `text`."""
    is_ours: bool = True
    """It has proved that it belongs to the record; else nothing of it is in `text`."""


class Row(Struct):
    """A line of a draft."""

    place: str = ""
    base: list[int] = []
    line: str | None = None
    n: int = 0
    spans: list[Span] = []
    swapped: list[int] = []
    through: int = 0
    pasted: list[str] | None = None
    entered: int = 0
    at: list[int] = []
    """The state of the record when so many of the lines of a paste were entered."""


def recovered(text: str, draft: str, place: str = "") -> Draft:
    """The record as it was meant to be, from the file, the draft beside it and where they are. Lines that were cut are
    left out.
    """
    data = files.data(text)
    rows = list(_rows(draft))
    line = _waiting(rows)
    last = max((row.n for row in rows), default=0)
    spans = [span for row in rows for span in row.spans]
    done = _done(rows, identity(data))
    if done is not None:
        for row in rows:
            if row.n > done:
                text = spanned(text, row.spans)
            done = max(done, row.n)  # one that the disk took in part is there again
        return Draft(text, line, (), last)
    if not rows:
        return Draft(text, is_ours=not _has_words(draft))
    base = rows[0].base
    if base and 0 < base[0] < len(data) and identity(data[: base[0]]) == base:
        before = data[: base[0]].decode("utf-8", "surrogateescape")
        if spans:
            from minutes_tui.record.merge import joined  # few records are opened with such a draft

            text = joined(before, spanned(before, spans), text)
        return Draft(text, line, (), last)
    if place and rows[0].place == place:
        return Draft(text, line, tuple(span.text for span in spans if span.text.strip()), last)
    return Draft(text, is_ours=bool(base) and not (spans or line))


def _waiting(rows: Sequence[Row]) -> str:
    """What was not entered: the half-typed line, and those of a paste."""
    line = next((row.line for row in reversed(rows) if row.line is not None), "")
    at = next((number for number in reversed(range(len(rows))) if rows[number].pasted is not None), None)
    if at is None:
        return line
    entered = max((row.entered for row in rows[at:]), default=0)
    rest = rest_of_paste((rows[at].pasted or [])[entered:])
    return together([rest, *apart(line), *[""] * (all_wait(line) or not line)]) if rest else line


def _done(rows: Sequence[Row], now: list[int]) -> int | None:
    """The last edit that a record has which is in this state; None where the rows don't know that."""
    through = next((row.through for row in reversed(rows) if row.swapped == now), None)
    return 0 if through is None and rows and rows[0].base == now else through


def _has_words(draft: str) -> bool:
    """Whether there may be something in what is no draft: a power cut leaves nothing, or the beginning of a head."""
    left = draft.strip("\0\n ")
    return bool(left) and ("\n" in left or not left.startswith(HEAD[: len(left)]))


def begins_at(draft: str, text: str) -> bool:
    """Whether a draft says all that was done to a record since it was in this state."""
    now = identity(files.data(text))
    return any(now in (row.base, row.swapped, row.at) for row in _rows(draft))


def has_text(draft: str) -> bool:
    """Whether there is anything in a draft that may be missing in its record."""
    rows = list(_rows(draft))
    return bool(_waiting(rows)) or any(span.text.strip() or span.removed for row in rows for span in row.spans)


def join(record: Path, text: str, through: int, drafts: dict[Path, files.Ident]) -> None:
    """Write a record with what its drafts had to put in, so that no kill in between puts it in twice.

    Raises OSError.
    """
    data = files.data(text)
    row = b"\n" + _line({"swapped": identity(data), "through": through})
    for path, known in drafts.items():
        try:
            descriptor = files.own(path, known=known)
        except files.StrangerError:  # it has another name too
            there, known_now = files.read_own(path)
            if known_now == known:
                drafts[path] = files.put(path, [there, row])[:2]
            continue
        try:
            files.write_all(descriptor, row)
        finally:
            os.close(descriptor)
    files.swap(files.real(record), [data])


def _rows(draft: str) -> Iterator[Row]:
    import json  # most first screens have no draft, here and below

    for row in draft.split("\n"):
        try:
            yield converted(json.loads(row), Row)
        except ValueError:
            continue


class DraftFile:
    """The draft of a record that is being written: beside it or, where that can't be, in the state folder."""

    def __init__(self, record: Path, known: Mapping[Path, files.Ident]) -> None:
        """`known` are drafts that were found and belong to the record; no other file is put away or written into."""
        self._record = record
        self._known = dict(known)
        self._beside, self._elsewhere = draft_path(record), state_draft(record)
        self._path = self._beside
        self._descriptor: int | None = None
        self._is_torn = False
        """The disk took a part of its last line at most."""
        self.is_begun = False
        """There is one of this sitting's, or what is left of it where the disk refused to remove it."""
        self.is_outgrown = False
        """It starts from an earlier state of the record, and has nothing that is missing in the record's file."""

    @property
    def elsewhere(self) -> Path | None:
        """Where it is, if not beside the record."""
        return self._path if self._path != self._beside else None

    def begin(self, base: list[int], *rows: dict[str, Any]) -> None:
        """A new one in the old one's place or, if none can be there, in the state folder. Raises OSError.

        It is not synced: that would keep waiting who types.
        """
        try:
            self._begin(self._path, base, *rows)
        except OSError:
            self.begin_elsewhere(base, *rows)

    def _begin(self, path: Path, base: list[int], *rows: dict[str, Any]) -> None:
        if not files.is_free(path, self._known.get(path)):
            raise files.StrangerError(errno.EEXIST, "it is not a draft of this record", str(path))
        whole = (self._head(base), *rows)
        self._known[path] = files.put(path, map(_line, whole), sync=False)[:2]
        descriptor = files.own(path, known=self._known[path])
        self.close()
        self._path, self._descriptor, self._is_torn = path, descriptor, False
        self.is_begun, self.is_outgrown = True, False
        with contextlib.suppress(OSError):  # `companions` knows which of the two says all
            self._discard(self._beside if self.elsewhere else self._elsewhere)

    def _head(self, base: list[int]) -> dict[str, Any]:
        return {
            "record": self._record.name,
            "place": files.name_in_state(self._record),
            "path": os.path.realpath(self._record),
            "base": base,
        }

    def begin_elsewhere(self, base: list[int], *rows: dict[str, Any]) -> None:
        """A new one in the state folder, which says all that the one beside the record would. Raises OSError."""
        path = files.in_state(str(self._elsewhere.relative_to(files.state_folder())))
        if not files.is_free(path, self._known.get(path)):
            files.put_by(path)
        self._begin(path, base, *rows)

    def add(self, base: list[int], *rows: dict[str, Any]) -> None:
        """More lines, in one write. Raises OSError, also where another file has taken its place meanwhile."""
        if self._descriptor is None:
            if os.path.lexists(self._path):
                self._begin(self._path, base, *rows)
                return
            self._descriptor = files.own(self._path)
            self._known[self._path] = files.ident(os.fstat(self._descriptor))
            self.is_begun = True
            rows = (self._head(base), *rows)
        elif not files.is_at(self._path, self._known.get(self._path)):
            raise files.StrangerError(errno.EEXIST, "it is not a draft of this record any more", str(self._path))
        lead, self._is_torn = b"\n" * self._is_torn, True
        files.write_all(self._descriptor, lead + b"".join(map(_line, rows)))
        self._is_torn = False

    def drop(self) -> None:
        """Remove it, wherever it is. Raises OSError."""
        self.close()
        self._path = self._beside
        self._discard(self._elsewhere)
        self._discard(self._beside)
        self.is_begun = self.is_outgrown = False

    def _discard(self, path: Path) -> None:
        if path in self._known:
            files.discard(path, self._known[path])
            del self._known[path]

    def close(self) -> None:
        if self._descriptor is not None:
            files.close(self._descriptor)
            self._descriptor = None


def _line(row: dict[str, Any]) -> bytes:
    import json

    return json.dumps(row).encode() + b"\n"
