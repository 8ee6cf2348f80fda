"""Which records have some words in a note or title: an index of SQLite in the cache folder, made and mended by itself.

It holds no text, only which words a record has, as `query.tokens` has them, and where its notes are in its file.
Whoever has it reads few records, and few notes of them; whoever hasn't, as where it can't be written or read, reads
them all, and finds the same.
"""

import datetime as dt
import os
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from minutes_tui.archive import own_hand
from minutes_tui.archive.heads import Nature, nature_of, unread_tables
from minutes_tui.archive.query import Words, apart
from minutes_tui.errors import RecordError
from minutes_tui.model.minutes import Meeting, Minutes, Problem
from minutes_tui.record import Record, companions
from minutes_tui.record.blocks import Block
from minutes_tui.record.parser import read
from minutes_tui.system import files

VERSION = 3
"""Of the tables and of how words are compared."""
PATIENCE = 10.0
"""Seconds for which another program is waited for that is writing."""
NAME = "words.sqlite"
SPARE = 1000
"""Records of which the words may stay behind once they changed or vanished, beside as many as there are."""
MANY = 50
"""Records from which on they are read in a thread of their own: SQLite works meanwhile."""
COLUMNS = "path, signature, nature, damage, changed, first_day, last_day, status, series, notes"
PLACES = ", ".join("?" * len(COLUMNS.split()))
TABLES = f"""
CREATE TABLE record (id INTEGER PRIMARY KEY AUTOINCREMENT, {COLUMNS});
CREATE UNIQUE INDEX known ON record (path, signature, nature, damage, id);
CREATE VIRTUAL TABLE word USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
PRAGMA user_version = {VERSION};
"""
AT_ONCE = 1 << 26
"""Bytes of words that are gathered before they are written."""


class Entry(NamedTuple):
    """A record that may have notes with some words."""

    path: Path
    signature: str
    changed: float
    """When its file was, in seconds."""
    meeting: Meeting
    """By its days, status and series; it has nothing else."""
    notes: Sequence[int]
    """Where the table of each note begins and ends in the text; () where the record has to be read as a whole."""


class Known(NamedTuple):
    """What the index knows of some records."""

    entries: list[Entry]
    """Those that may have a note with all of some words."""
    odd: list[str]
    """Those that can't be read."""
    damaged: dict[str, str]
    """Those that can be read in part, with what is wrong."""


def records_with(paths: Mapping[str, str], words: Sequence[Words]) -> Known | None:
    """Those of some records of which a note may have all of some words; None where there can be no index now. `paths`
    are the names that they are given by, by where they are (see `Archive.files`)."""
    for is_last in (False, True):
        try:
            with closing(_opened()) as index:
                return _found(index, paths, words)
        except sqlite3.OperationalError:
            return None  # another program has it for too long, or the disk is full
        except sqlite3.DatabaseError:  # it is damaged
            if is_last:
                return None
            with suppress(OSError):
                files.discard(files.in_cache(NAME))
        except OSError:
            return None
    return None


def _opened() -> sqlite3.Connection:
    index = sqlite3.connect(files.in_cache(NAME), timeout=PATIENCE, isolation_level=None)
    index.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
    return index


def _found(index: sqlite3.Connection, paths: Mapping[str, str], words: Sequence[Words]) -> Known:
    wanted = dict(zip(map(os.fsencode, paths), paths.values(), strict=True))
    signatures = dict(zip(wanted, map(repr, companions.signatures(paths)), strict=True))
    rows, odd = _rows(index, wanted), []
    if stale := [path for path, signature in signatures.items() if path not in rows or rows[path][0] != signature]:
        odd = [wanted[path] for path in _updated(index, stale, signatures)]
    index.execute("BEGIN")  # of one state
    rows = _rows(index, wanted) if stale else rows
    odd += [wanted[path] for path, row in rows.items() if row[1] == "odd"]
    damaged = {wanted[path]: row[2] for path, row in rows.items() if row[2]}
    ids = {row[3]: wanted[path] for path, row in rows.items() if row[1] == "record"}
    there: Iterable[int] = ids
    if words:
        sought = " ".join(chain(*map(_sought, words)))
        there = (id for (id,) in index.execute("SELECT rowid FROM word WHERE word MATCH ?", (sought,)) if id in ids)
    columns = "signature, changed, first_day, last_day, status, series, notes"
    found = [(ids[id], index.execute(f"SELECT {columns} FROM record WHERE id = ?", (id,)).fetchone()) for id in there]
    index.execute("COMMIT")
    return Known([_entry(path, *row) for path, row in found], odd, damaged)


def _rows(index: sqlite3.Connection, wanted: Collection[bytes]) -> dict[bytes, tuple[str, str, str, int]]:
    """Signature, nature, damage and number of the records that are known, by their paths."""
    if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return {}
    rows = index.execute("SELECT path, signature, nature, damage, id FROM record")
    return {path: tuple(row) for path, *row in rows if path in wanted}


def _sought(words: Words) -> Iterator[str]:
    """The words one by one: whether they stand behind each other, whoever reads the note sees."""
    *whole, last = words.tokens
    yield from (f'"{word}"' for word in whole)
    yield f'"{last}"' if words.is_whole else f'"{last}" *'


def _entry(
    path: str, signature: str, changed: float, first: str, last: str, status: Any, series: str, notes: bytes
) -> Entry:
    date, last_date = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    meeting = Meeting(date=date, last_date=last_date, status=status, series=series)
    places = array("I")
    places.frombytes(notes)
    return Entry(Path(path), signature, changed, meeting, places)


def _updated(index: sqlite3.Connection, stale: Iterable[bytes], signatures: Mapping[bytes, str]) -> list[bytes]:
    """Bring the index up to date for some records; gives those that can't be read."""
    unread = []
    index.execute("BEGIN IMMEDIATE")
    _made(index)
    known = dict(index.execute("SELECT path, signature FROM record"))  # another program may have been quicker
    stale = [path for path in stale if known.get(path) != signatures[path]]
    for path, content in zip(stale, _contents([(path, signatures[path]) for path in stale]), strict=True):
        index.execute("DELETE FROM record WHERE path = ?", (path,))
        if content is None:
            unread.append(path)
            continue
        id = index.execute(f"INSERT INTO record ({COLUMNS}) VALUES ({PLACES})", (path, *content.row)).lastrowid
        if content.words:
            index.execute("INSERT INTO word (rowid, words) VALUES (?, ?)", (id, content.words))
    index.execute("COMMIT")
    return unread


def _made(index: sqlite3.Connection) -> None:
    """Make the tables, anew where they are of another version, or have too much of what is no longer."""
    is_current = index.execute("PRAGMA user_version").fetchone()[0] == VERSION
    if is_current:
        count, last = index.execute("SELECT count(*), coalesce(max(id), 0) FROM record").fetchone()
        is_current = last <= 2 * count + SPARE
    if not is_current:
        for name in ("record", "word"):
            index.execute(f"DROP TABLE IF EXISTS {name}")
        for each in TABLES.strip().split(";\n"):
            index.execute(each)
    index.execute("INSERT INTO word (word, rank) VALUES ('hashsize', ?)", (AT_ONCE,))


class Content(NamedTuple):
    """What the index is to know of a record."""

    row: tuple[str | bytes | float, ...]
    words: str
    """All those of its notes and of the titles of its agenda."""


def _contents(stale: Sequence[tuple[bytes, str]]) -> Iterator[Content | None]:
    """Those of some records, of which the signatures are known; None for one that can't be read."""
    if len(stale) < MANY:
        yield from map(_content, stale)
        return
    from concurrent.futures import ThreadPoolExecutor  # few queries need it

    with ThreadPoolExecutor(1) as reader:
        yield from reader.map(_content, stale)


def _content(stale: tuple[bytes, str]) -> Content | None:
    path, signature = Path(os.fsdecode(stale[0])), stale[1]
    is_alone = signature.count("(") == 2
    try:
        if is_alone:
            text, signed = files.read_signed(path)
            return content_of(text, repr((signed,)), signed[-1] / 1e9)
        record = Record.read(path)
        changed = path.stat().st_mtime_ns / 1e9
    except (OSError, RecordError):
        return None
    said = [note.text for note in record.minutes.notes]
    return _known(record.minutes, record.faults, "record", said, array("I"), signature, changed)


def content_of(text: str, signature: str, changed: float, *, is_quick: bool = True) -> Content:
    """That of a record's text. `is_quick`: notes as our own hand writes them are not read."""
    found = own_hand.notes(text) if is_quick else None
    reading = read(found.others if found else text)
    is_whole = not reading.above and not any(fault.is_unread for fault in reading.problems)
    if found and is_whole and not reading.minutes.notes:
        said, places = found.texts, found.places
    elif found:
        return content_of(text, signature, changed, is_quick=False)
    else:
        said = [note.text for note in reading.minutes.notes]
        places = array("I", _places(reading.blocks) if is_whole else ())
    nature = "record" if found else nature_of(reading)
    return _known(reading.minutes, reading.problems, nature, said, places, signature, changed)


def _known(
    minutes: Minutes, faults: Iterable[Problem], nature: Nature, said: Iterable[str], places: "array[int]",
    signature: str, changed: float,
) -> Content:  # fmt: skip
    meeting, titles = minutes.meeting, (item.title for item in minutes.agenda)
    first, last = (day.isoformat() if day else "" for day in (meeting.date, meeting.last_date))
    damage = unread_tables(faults) if nature == "record" else ""
    row = (signature, nature, damage, changed, first, last, meeting.status, meeting.series, places.tobytes())
    return Content(row, apart("\n".join((*said, *titles))))


def _places(blocks: Sequence[Block]) -> Iterator[int]:
    """Where the table of each note begins and ends."""
    at = 0
    for block in blocks:
        if block.table == "note":
            yield at
            yield at + len(block.text)
        at += len(block.text)
