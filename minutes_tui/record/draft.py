"""The draft beside a record: the edits that are not in the file yet, and the half-typed line.

The draft is lines of JSON. The first names the state of the record that it starts from, by length and checksum;
`spans` are edits in characters counted from the record's end; `swapped` says what the record was made to be and
which edits are in it. So whatever instant the program is killed at, it can be told which edits are still to do.
"""

import contextlib
import json
import os
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from minutes_tui import files


class Span(NamedTuple):
    """Some characters put in the place of others."""

    from_end: int
    """Characters between the place's end and the end of the record."""
    removed: int
    text: str


def draft_path(record: Path) -> Path:
    target = Path(os.path.realpath(record))
    return target.with_name(f".{target.name}.draft")


def state_draft(record: Path) -> Path:
    """Where it is if there can be none beside the record."""
    return files.state_folder() / "drafts" / f"{files.name_in_state(record)}.draft"


def drafts(record: Path) -> list[Path]:
    """Those that are there."""
    return [path for path in (draft_path(record), state_draft(record)) if os.path.exists(path)]


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


class Draft(NamedTuple):
    """What a draft says that the program left behind."""

    text: str
    """The record with everything in it that could be put in its place."""
    line: str
    """The half-typed line."""
    homeless: tuple[str, ...]
    """What was written over or put in the middle of a record that another program has changed since."""
    through: int
    """The last edit that is in `text`."""


class Row(Struct):
    """A line of a draft."""

    base: list[int] = []
    line: str | None = None
    n: int = 0
    spans: list[Span] = []
    swapped: list[int] = []
    through: int = 0


def recovered(text: str, draft: str) -> Draft:
    """The record as it was meant to be, from the file and the draft beside it. Lines that were cut are left out."""
    now = identity(files.data(text))
    rows = list(_rows(draft))
    line = next((row.line for row in reversed(rows) if row.line is not None), "")
    through = next((row.through for row in reversed(rows) if row.swapped == now), None)
    if through is None and rows and rows[0].base == now:
        through = 0
    homeless = []
    for row in rows:
        for span in row.spans:
            if through is None and (span.from_end or span.removed):
                homeless += [span.text] if span.text.strip() else []
            elif through is None:
                text += "" if not text or text.endswith("\n") else "\n"
                text += span.text
            elif row.n > through:
                text = spanned(text, [span])
        if through is not None:
            through = max(through, row.n)  # one that the disk took in part is there again
    return Draft(text, line, tuple(homeless), max((row.n for row in rows), default=0))


def waiting(record: Path, text: str) -> Draft:
    """The record as it was meant to be, from the file and whichever drafts there are. Raises RecordError."""
    found = [files.read(path) for path in drafts(record)]
    if len(found) > 1 and _begins_at(found[-1], text):
        found = found[-1:]  # it was begun when the one beside the record could not be gone on with, and says all
    whole = Draft(text, "", (), 0)
    for draft in found:
        text, line, homeless, through = recovered(whole.text, draft)
        whole = Draft(text, line or whole.line, (*whole.homeless, *homeless), max(through, whole.through))
    return whole


def _begins_at(draft: str, text: str) -> bool:
    now = identity(files.data(text))
    return any(now in (row.base, row.swapped) for row in _rows(draft))


def join(record: Path, text: str, through: int) -> None:
    """Write a record with what its drafts had to put in, so that no kill in between puts it in twice."""
    data = files.data(text)
    row = json.dumps({"swapped": identity(data), "through": through})
    for path in drafts(record):
        descriptor = files.appending(path)
        try:
            files.write_all(descriptor, f"\n{row}\n".encode())
        finally:
            os.close(descriptor)
    files.swap(record, [data])


def _rows(draft: str) -> Iterator[Row]:
    for row in draft.split("\n"):
        try:
            yield msgspec.convert(json.loads(row), Row)
        except ValueError:
            continue


class DraftFile:
    """The draft of a record that is being written: beside it or, where that can't be, in the state folder."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._path = draft_path(record)
        self._descriptor: int | None = None

    @property
    def elsewhere(self) -> Path | None:
        """Where it is, if not beside the record."""
        return self._path if self._path != draft_path(self._record) else None

    @property
    def is_open(self) -> bool:
        return self._descriptor is not None

    def begin(self, base: list[int], *rows: dict[str, Any]) -> None:
        """A new one in the old one's place or, if none can be there, in the state folder. Raises OSError.

        It is not synced: that would keep waiting who types.
        """
        try:
            self._begin(base, *rows)
        except OSError:
            self.begin_elsewhere(base, *rows)

    def _begin(self, base: list[int], *rows: dict[str, Any]) -> None:
        whole = ({"record": self._record.name, "base": base}, *rows)
        files.swap(self._path, map(_line, whole), files.OWNER_ONLY, sync=False)
        self.close()
        self._descriptor = files.appending(self._path)
        with contextlib.suppress(OSError):  # `waiting` knows which of the two says all
            files.discard(draft_path(self._record) if self.elsewhere else state_draft(self._record))

    def begin_elsewhere(self, base: list[int], *rows: dict[str, Any]) -> None:
        """A new one in the state folder, which says all that the one beside the record would. Raises OSError."""
        self._path = files.in_state(str(state_draft(self._record).relative_to(files.state_folder())))
        self._begin(base, *rows)

    def add(self, base: list[int], *rows: dict[str, Any]) -> None:
        """More lines, in one write. Raises OSError."""
        if self._descriptor is None:
            self._descriptor = files.appending(self._path)
            if not os.fstat(self._descriptor).st_size:
                rows = ({"record": self._record.name, "base": base}, *rows)
        files.write_all(self._descriptor, b"".join(map(_line, rows)))

    def drop(self) -> None:
        """Remove it, wherever it is. Raises OSError."""
        self.close()
        self._path = draft_path(self._record)
        files.discard(state_draft(self._record))
        files.discard(self._path)

    def close(self) -> None:
        if self._descriptor is not None:
            files.close(self._descriptor)
            self._descriptor = None


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row).encode() + b"\n"
