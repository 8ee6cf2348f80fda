"""A long record read bit by bit: at once what a first screen shows of it, and then the whole.

    text --skimmed--> all tables but notes, the notes that the panes look for, the last notes: what is drawn first
         --bit by bit, or at once for whoever asks for a note, a block or a fault--> the whole

Nobody has to know of it. What is no note is as it will be; the notes are a sequence that is read when it is first
looked into (`sequence.Grown.later`), so that whoever doesn't ask for the glimpse waits, and is right. The glimpse is
drawn and nothing else: no line is read with it, and nothing is written. A record that is short, or where something is
wrong in what is read first, is read as a whole at once.
"""

from collections.abc import Iterator
from threading import RLock

from minutes_tui.model.append_only import Grown
from minutes_tui.model.minutes import Note
from minutes_tui.model.patterns import Pattern
from minutes_tui.record.parser import Reading, read, reading_on

LONG = 250_000
"""Characters from which on a record is read bit by bit."""
LAST = 120
"""Notes at the end that are read at once: more than most screens have rows."""
NOTE = "\n[[note]]\n"
TABLE = r"\[(?!\[note\]\]\n|note\.)"
WANTED = Pattern(rf'\n(?:{TABLE}|[ \t][ \t]*{TABLE}|kind = "(?:arrival|departure|item|motion|vote))')
"""What is read at once wherever it stands: tables that are no notes; notes that tell who is in the room, which item is
up, and what was moved. A sub-table of a note goes with that. Ways that each begin with one letter are told apart
fastest."""


def skimmed(text: str) -> str:
    """A record's text without most of its notes, but with all its other tables; the same text where that is short."""
    first = text.find(NOTE)
    if len(text) < LONG or first < 0:
        return text
    end = len(text)
    for _ in range(LAST):
        end = text.rfind(NOTE, first, end + len(NOTE) - 1)
        if end <= first:
            return text
    kept, at = [text[: first + 1]], first
    for wanted in WANTED.finditer(text, first, end):
        if wanted.start() >= at:
            begin = text.rfind(NOTE, first, wanted.start() + 1)  # of a table that of the note before: it may be a line
            at = text.find(NOTE, wanted.end() - 1, end)  # of a string in that
            at = end if at < 0 else at
            kept.append(text[begin + 1 : at + 1])
    return "".join([*kept, text[end + 1 :]])


class Gradual:
    """The reading of a record's text. It may be asked for in any thread."""

    def __init__(self, text: str, short: str | None = None) -> None:
        """`short` is the text skimmed, where that is known."""
        short = skimmed(text) if short is None else short
        self.first: Reading = read(short)
        """What is read at once."""
        if short is not text and self.first.problems:
            short, self.first = text, read(text)
        self._steps: Iterator[Reading | None] = iter(()) if short is text else reading_on(text)
        self._whole = self.first if short is text else None
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
