"""Which records have some words in a note: an index of SQLite in the cache folder, made and mended by itself.

It holds no text, only words as `query.tokens` has them, and where they stand. Whoever has it reads fewer records;
whoever hasn't, as where it can't be written or read, reads them all, and finds the same.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from minutes_tui.archive.query import Words, spaced
from minutes_tui.errors import MinutesError
from minutes_tui.record import Record, companions
from minutes_tui.system import files

VERSION = 1
"""Of the tables and of how words are compared."""
PATIENCE = 10.0
"""Seconds for which another program is waited for that is writing."""
NOTES = 1 << 22
"""Places for the notes of one record: a row's number is the record's times these, and the note's index."""
NAME = "words.sqlite"
SPARE = 1000
"""Records of which the words may stay behind once they changed or vanished, beside as many as there are."""
TABLES = f"""
CREATE TABLE record (id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB UNIQUE, signature TEXT);
CREATE VIRTUAL TABLE word USING fts5(words, content='', columnsize=0, tokenize='ascii');
PRAGMA user_version = {VERSION};
"""


def records_with(paths: Sequence[Path], words: Sequence[Words]) -> set[Path] | None:
    """Those of some records of which a note has all of some words, and those that can't be read; None where there can
    be no index now."""
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


def _found(index: sqlite3.Connection, paths: Sequence[Path], words: Sequence[Words]) -> set[Path]:
    wanted = {os.fsencode(os.path.abspath(path)): path for path in paths}
    found = companions.signatures(list(wanted.values()))
    signatures = {key: repr(each) for key, each in zip(wanted, found, strict=True)}
    unread = _updated(index, wanted, signatures)
    sought = " ".join(f'"{" ".join(each.tokens)}"{"" if each.is_whole else " *"}' for each in words)
    rows = index.execute("SELECT DISTINCT rowid / ? FROM word WHERE word MATCH ?", (NOTES, sought))
    ids = {id for (id,) in rows}
    there = {path for id, path in index.execute("SELECT id, path FROM record") if id in ids}
    return {wanted[key] for key in (there & wanted.keys()) | unread}


def _updated(index: sqlite3.Connection, wanted: dict[bytes, Path], signatures: dict[bytes, str]) -> set[bytes]:
    """Bring the index up to date for some records; gives those that can't be read."""
    if index.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        known = dict(index.execute("SELECT path, signature FROM record"))
        if all(known.get(key) == signature for key, signature in signatures.items()):
            return set()
    unread = set()
    index.execute("BEGIN IMMEDIATE")
    _made(index)
    known = dict(index.execute("SELECT path, signature FROM record"))
    for key, path in wanted.items():
        if known.get(key) == signatures[key]:
            continue
        index.execute("DELETE FROM record WHERE path = ?", (key,))
        try:
            notes = Record.read(path).minutes.notes
        except MinutesError:
            unread.add(key)
            continue
        id = index.execute("INSERT INTO record (path, signature) VALUES (?, ?)", (key, signatures[key])).lastrowid
        assert id is not None
        rows = ((id * NOTES + at, spaced(note.text)) for at, note in enumerate(notes) if note.text)
        index.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", rows)
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
