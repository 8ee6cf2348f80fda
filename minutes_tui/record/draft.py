"""The draft beside a record: the edits that are not in the file yet, and the half-typed line.

The draft is lines of JSON. The first names the state of the record that it starts from, by length and checksum;
`spans` are edits in characters counted from the record's end; `swapped` says what the record was made to be and
which edits are in it. So whatever instant the program is killed at, it can be told which edits are still to do.
"""

import json
import os
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

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


def identity(data: bytes) -> list[int]:
    return [len(data), zlib.crc32(data)]


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
    return Draft(text, line, tuple(homeless), max((row.n for row in rows), default=0))


def join(record: Path, text: str, through: int) -> None:
    """Write a record with what its draft had to put in, so that no kill in between puts it in twice."""
    data = files.data(text)
    descriptor = files.appending(draft_path(record))
    try:
        row = json.dumps({"swapped": identity(data), "through": through})
        files.write_all(descriptor, f"\n{row}\n".encode())
    finally:
        os.close(descriptor)
    files.swap(record, data)


def _rows(draft: str) -> Iterator[Row]:
    for row in draft.split("\n"):
        try:
            yield msgspec.convert(json.loads(row), Row)
        except ValueError:
            continue
