"""A long record read bit by bit: at once what a first screen shows of it, and then the whole.

    text --skimmed--> all tables but notes, the notes that the panes look for, the last notes: what is drawn first
         --bit by bit, or at once for whoever asks for a note, a block or a fault--> the whole

Nobody has to know of it. What is no note is as it will be; the notes are a sequence that is read when it is first
looked into (`sequence.Grown.later`), so that whoever doesn't ask for the glimpse waits, and is right. The glimpse is
drawn and nothing else: no line is read with it, and nothing is written. A record that is short, or where something is
wrong in what is read first, is read as a whole at once.
"""

import re
from collections.abc import Iterator
from threading import RLock
from typing import AnyStr

from minutes_tui.model.append_only import Grown
from minutes_tui.model.minutes import Note
from minutes_tui.record.blocks import newline_of
from minutes_tui.record.file_text import FileText, decoded
from minutes_tui.record.parser import Reading, read, reading_on

LONG = 250_000
"""Characters, or bytes, from which on a record is read bit by bit."""
LAST = 120
"""Notes at the end that are read at once: more than most screens have rows."""
NOTE = "\n[[note]]\n"
TABLE = r"\[(?!\[note\]\]\n|note\.)"
WANTED = rf'\n(?:{TABLE}|[ \t][ \t]*{TABLE}|kind = "(?:arrival|departure|item|motion|vote))'
"""What is read at once wherever it stands: tables that are no notes; notes that tell who is in the room, which item is
up, and what was moved. A sub-table of a note goes with that. Ways that each begin with one letter are told apart
fastest."""


def skimmed(text: AnyStr) -> AnyStr:
    """A record's text, or its bytes, without most of its notes, but with all its other tables; the same where that is
    short."""
    note, wanted_there = (NOTE, WANTED) if isinstance(text, str) else (NOTE.encode(), WANTED.encode())
    kept: list[AnyStr] = []
    first = text.find(note)
    if len(text) < LONG or first < 0:
        return text
    end = len(text)
    for _ in range(LAST):
        end = text.rfind(note, first, end + len(note) - 1)
        if end <= first:
            return text
    kept.append(text[: first + 1])
    at = first
    for wanted in re.compile(wanted_there).finditer(text, first, end):
        if wanted.start() >= at:
            begin = text.rfind(note, first, wanted.start() + 1)  # of a table that of the note before: it may be a line
            at = text.find(note, wanted.end() - 1, end)  # of a string in that
            at = end if at < 0 else at
            kept.append(text[begin + 1 : at + 1])
    kept.append(text[end + 1 :])
    return text[:0].join(kept)


def _whole(text: str | FileText) -> str:
    return text if isinstance(text, str) else text.text


def _short(text: str | FileText) -> str | None:
    """What of a text is read at once; None where that is all of it."""
    if isinstance(text, str):
        short = skimmed(text)
        return None if short is text else short
    data = skimmed(text.data)
    return None if data is text.data else decoded(data)


def _reading_on(text: str | FileText) -> Iterator[Reading | None]:
    whole = _whole(text)
    yield None
    yield from reading_on(whole)


class Gradual:
    """The reading of a record's text. It may be asked for in any thread."""

    def __init__(self, text: str | FileText, *, at_once: bool = False) -> None:
        """With `at_once` nothing is left for later. Of a file's text only what is read first is decoded at once."""
        self.newline = newline_of(text if isinstance(text, str) else text.head)
        """What ends its lines."""
        self.short: str | None = None if at_once else _short(text)
        """All that is read at once, as `skimmed`; None where that is all of it."""
        self.first: Reading = read(_whole(text) if self.short is None else self.short)
        """What is read at once."""
        if self.short is not None and self.first.problems:
            self.short, self.first = None, read(_whole(text))
        self._steps: Iterator[Reading | None] = iter(()) if self.short is None else _reading_on(text)
        self._whole = self.first if self.short is None else None
        self._lock = RLock()

    def notes(self) -> Grown[Note]:
        """All the notes."""
        notes = self.whole().minutes.notes
        assert isinstance(notes, Grown), "they are read so"
        return notes

    @property
    def is_done(self) -> bool:
        return self._whole is not None

    def go_on(self) -> bool:
        """Read a little more; False where all is read."""
        with self._lock:
            if self._whole is None:
                self._whole = next(self._steps)
            return self._whole is None

    def whole(self) -> Reading:
        """All of it, read now as far as it isn't."""
        while self.go_on():
            pass
        assert self._whole, "it was read on to its end"
        return self._whole
