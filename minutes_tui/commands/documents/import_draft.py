"""An import before it is written: what the reader made of the sources, what is in doubt in it, and what the user makes
of it, with the history of that. Knows no screen.

A **row** is a note with the lines of the source whose words it has. Row 0 is the head: title, date and participants.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands.documents import import_edits, source_import
from minutes_tui.commands.documents.import_choices import Choices, checksum
from minutes_tui.commands.documents.import_edits import Changed
from minutes_tui.errors import UsageError
from minutes_tui.language.labels import labels
from minutes_tui.language.name_parts import PARTICLES
from minutes_tui.language.names import folded, roster
from minutes_tui.line.speakers import leading
from minutes_tui.meeting.edit import History
from minutes_tui.model.append_only import alike
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.readers import formats
from minutes_tui.readers.engine import Imported
from minutes_tui.readers.source_blocks import words_of

HEAD = 0
"""The row of title, date and participants."""
MOST_FIXES = 4
NEAR = 3
"""Participants that one who is not on the list may be."""


SHORTEST = 3
"""Letters of a part of a name by which it is found."""


WHOLE = ("title", "date", "whole")
"""What a doubt is about that is no line of the source."""
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "row": ("", "words", "label", "name"), "everywhere": ("speaker",), "person": ("label",), "date": ("date",),
    "title": ("title",), "field": (),
}  # fmt: skip
"""What each choice answers: of doubts by what they are about."""


class SourceLine(Struct, frozen=True):
    """A line of a source, or a block of one that has no lines."""

    number: int
    """From 1; 0 of the name of a source, before the first line of each where there are several."""
    text: str
    file: str = ""


class Fix(Struct, frozen=True):
    """A way to put right what is in doubt."""

    said: str
    """What it does, in a few words."""
    do: Callable[[], Changed]


class _State(Struct, frozen=True):
    """All that an edit changes."""

    minutes: Minutes
    settled: frozenset[int] = frozenset()
    """Indexes of the doubts that are none any more."""
    row: int | None = None
    """Where the choice was made that led here."""


class _Span(Struct, frozen=True):
    """A stretch of the words of all notes, which stay the same in the same order, and the block that it comes from."""

    begin: int
    end: int
    block: int


class _Seen(Struct, frozen=True):
    """What follows from a state."""

    state: _State
    starts: list[int]
    """Of each note the place of its first word among those of all notes, and at last how many there are."""
    places: tuple[int, ...]
    """The row of each doubt."""
    doubts: tuple[int, ...]
    """Those that are open, in the order of the rows."""
    of_row: dict[int, list[int]]


class Draft:
    """What sources become, until it is written."""

    def __init__(self, made: Imported, lines: Mapping[str, Sequence[str]] = {}) -> None:
        """`lines` are those of each source by its name, of those that are shown as they are."""
        self.blocks, self.doubts = made.blocks, made.doubts
        self._lines = lines
        self._state = _State(made.minutes)
        self.read = checksum(made.minutes, [doubt.reason for doubt in made.doubts])
        """What tells this reading of the sources from any other."""
        self._history: History[tuple[_State, _State]] = History()
        starts = {block.file: at for at, block in reversed(list(enumerate(made.blocks)))}
        self._firsts = frozenset(starts.values()) if len(starts) > 1 else frozenset[int]()
        """The first block of each source, where there are several."""
        self._blocks_in_doubt = _blocks_of(made)
        self._seen: _Seen | None = None
        self._counts: dict[str, tuple[Note, int]] = {}
        """By the id of each note how many words it has."""
        self._spans = self._spans_of(made)
        self._span_starts = [span.begin for span in self._spans]
        self._first: dict[int, int] = {}
        """By the index of each block that is in the notes the place of its first word."""
        for span in reversed(self._spans):
            self._first[span.block] = span.begin
        self._head = tuple(at for at in range(len(made.blocks)) if at not in self._first)

    def _spans_of(self, made: Imported) -> list[_Span]:
        shared = Counter(at for blocks in made.brought.values() for at in blocks)
        found: list[_Span] = []
        begin = 0
        for note in made.minutes.notes:
            end = begin + self._count(made.minutes, note)
            blocks = made.brought.get(note.id, ())
            sizes = [len(words_of(made.blocks[at].source)) if shared[at] == 1 else 0 for at in blocks]
            rest = max(end - begin - sum(sizes), 0)  # of a block of which other notes have words too
            at = begin
            for block, size in zip(blocks, sizes, strict=True):
                behind = at + (rest if shared[block] > 1 else size)
                rest = 0 if shared[block] > 1 else rest
                found.append(_Span(at, behind, block))
                at = behind
            begin = end
        return found

    def _count(self, minutes: Minutes, note: Note) -> int:
        known = self._counts.get(note.id)
        if known is None or known[0] is not note:
            known = self._counts[note.id] = (note, len(words_of(import_edits.whole(minutes, note))))
        return known[1]

    @property
    def minutes(self) -> Minutes:
        return self._state.minutes

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.minutes.notes) + 1

    @property
    def is_changed(self) -> bool:
        """Whether anything was chosen that would be lost."""
        return len(self._history) > 0

    def note(self, row: int) -> Note | None:
        """The note of a row; None of the head."""
        return self.minutes.notes[row - 1] if row else None

    # What stands in the source

    def source(self, row: int) -> list[SourceLine]:
        """The lines of the source whose words a row has."""
        found: list[SourceLine] = []
        for at in self._blocks_of(row):
            block = self.blocks[at]
            if at in self._firsts:
                found.append(SourceLine(0, Path(block.file).name, block.file))
            lines = self._lines.get(block.file)
            if not lines:
                found += [SourceLine(block.line, text, block.file) for text in block.source.split("\n")]
                continue
            end = self._end(at, len(lines))
            there = [SourceLine(n, lines[n - 1], block.file) for n in range(block.line, end) if n <= len(lines)]
            while len(there) > 1 and not there[-1].text.strip():
                there.pop()
            found += [line for line in there if not found or (line.file, line.number) != _place(found[-1])]
        return found

    def _end(self, at: int, count: int) -> int:
        """The line behind the last one of a block."""
        block = self.blocks[at]
        behind = at + 1
        while behind < len(self.blocks) and self.blocks[behind].file == block.file:
            if self.blocks[behind].line > block.line:
                return self.blocks[behind].line
            behind += 1
        return count + 1

    def _blocks_of(self, row: int) -> Sequence[int]:
        if not row or not self._spans:
            return self._head
        starts = self._now().starts
        begin, end = starts[row - 1], max(starts[row], starts[row - 1] + 1)
        at = max(bisect_right(self._span_starts, begin) - 1, 0)
        while at and self._spans[at - 1].end > begin:
            at -= 1
        found: list[int] = []
        while at < len(self._spans) and self._spans[at].begin < end:
            if self._spans[at].end > begin or not found:
                found.append(self._spans[at].block)
            at += 1
        return list(dict.fromkeys(found))

    def _now(self) -> _Seen:
        """What follows from the state, found once for each."""
        if self._seen is None or self._seen.state is not self._state:
            starts = [0]
            for note in self.minutes.notes:
                starts.append(starts[-1] + self._count(self.minutes, note))
            places = [self._row_at(starts, block) for block in self._blocks_in_doubt]
            left = (at for at in range(len(self.doubts)) if at not in self._state.settled)
            doubts = tuple(sorted(left, key=places.__getitem__))
            of_row: dict[int, list[int]] = {}
            for at in doubts:
                of_row.setdefault(places[at], []).append(at)
            self._seen = _Seen(self._state, starts, tuple(places), doubts, of_row)
        return self._seen

    def _row_at(self, starts: Sequence[int], block: int | None) -> int:
        """The row that has the first words of a block."""
        first = None if block is None else self._first.get(block)
        return HEAD if first is None else min(bisect_right(starts, first), len(starts) - 1)

    def find(self, words: str, row: int, by: int) -> int | None:
        """The next row from one on, in either direction and round the ends, that has words, or whose source has them;
        accents and capitals aside. None where none has."""
        wanted, at = folded(words), row
        for _ in range(self.count):
            at = (at + by) % self.count
            note = self.note(at)
            texts = [import_edits.whole(self.minutes, note) if note else self.minutes.meeting.title]
            if any(wanted in folded(text) for text in (*texts, *(line.text for line in self.source(at)))):
                return at
        return None

    # What is in doubt

    def open_doubts(self) -> tuple[int, ...]:
        """The indexes of what is still in doubt, in the order of the rows."""
        return self._now().doubts

    def row_of(self, doubt: int) -> int:
        """The row that is in doubt, or was."""
        return self._now().places[doubt]

    def doubts_of(self, row: int) -> list[int]:
        """The indexes of what is in doubt in a row."""
        return self._now().of_row.get(row, [])

    def fixes(self, doubt: int) -> list[Fix]:
        """What can be chosen for a doubt, the likeliest first."""
        said, row = self.doubts[doubt], self.row_of(doubt)
        found: list[Fix] = []
        match said.about:
            case "speaker":
                key = roster(self.minutes).one(said.name)
                found = [
                    Fix(f"is {roster(self.minutes).full(each)}", partial(self._everywhere, key, each))
                    for each in self._alike(said.name, key)
                ]
                found.append(Fix("no person", partial(self._everywhere, key, import_edits.NOBODY)))
            case "label":
                found = [Fix("is a person", partial(import_edits.as_person, self.minutes, said.name))]
                found += [
                    Fix(f"is {roster(self.minutes).full(each)}",
                        partial(import_edits.as_person, self.minutes, said.name, each))
                    for each in self._alike(said.name, "")
                ]  # fmt: skip
            case "words" if row:
                ways = {"heading": "heading", "remark": "private remark"}
                found = [Fix(said, self._on(import_edits.as_kind, row, kind)) for kind, said in ways.items()]
                found.insert(1, Fix("join with the row above", self._on(import_edits.join, row)))
            case "name" if row:
                full = roster(self.minutes).full
                found = [Fix(f"by {full(each)}", self._on(import_edits.as_speaker, row, each))
                         for each in self._meant(row)]  # fmt: skip
        return found[:MOST_FIXES]

    def _on(self, edit: Callable[..., Changed], row: int, *arguments: str) -> Callable[[], Changed]:
        return partial(edit, self.minutes, row - 1, *arguments)

    def _everywhere(self, key: str, typed: str) -> Changed:
        return import_edits.everywhere(self.minutes, key, typed)

    def _alike(self, name: str, key: str) -> list[str]:
        """The codes of those on the list who may be meant by a name: by how it is spelled, or by a part of it."""
        people = roster(self.minutes)
        near = [each for each in people.near(name) if each != key]
        others = (each for each in self.minutes.participants if each.key != key and not each.struck)
        near += [each.key for each in others if _is_like(name, each.name)]
        return list(dict.fromkeys(near))[:NEAR]

    def _meant(self, row: int) -> list[str]:
        """The codes of those who may be meant by the name with which a row begins."""
        text = self.minutes.notes[row - 1].text
        people = roster(self.minutes)
        found = leading(text, people, labels(self.minutes.meeting.language))
        name = words_of(text[: found.end])[-1:] if found else []
        return [each.key for each in self.minutes.participants if name and name[0] in words_of(each.name)]

    # What is chosen

    def _did(self, new: _State) -> None:
        self._history.did((self._state, new))
        self._state = new

    def apply(self, do: Callable[[], Changed], doubt: int | None = None, row: int | None = None) -> str:
        """Do an edit, which answers a doubt, and give what is to be said of it. `row` is where the cursor is. Raises
        UsageError where it can't be done."""
        made = do()
        minutes, settled = made.minutes, self._state.settled
        if doubt is not None:
            settled, minutes = settled | {doubt}, self._unmarked(minutes, doubt)
        if minutes == self.minutes and settled == self._state.settled:
            return made.said or "Nothing was changed: this is already set."
        self._did(_State(minutes, settled, row))
        return made.said

    def where(self, doubt: int) -> str:
        """The line that is in doubt, in words; "" of the whole."""
        said = self.doubts[doubt]
        if said.about in WHOLE:
            return ""
        return f"{Path(said.file).name}, line {said.line}: " if self._firsts else f"Line {said.line}: "

    @property
    def has_title(self) -> bool:
        """Whether the source says the title of the meeting."""
        return not any(doubt.about == "title" for doubt in self.doubts)

    def settle(self, doubt: int) -> None:
        """Have a row as it is: nothing is in doubt about it."""
        self.apply(lambda: Changed(self.minutes), doubt)

    def choices(self) -> Choices:
        """All that was chosen until now, to be kept."""
        return Choices(self.read, self.minutes, tuple(sorted(self._state.settled)), self._state.row or HEAD)

    def resume(self, choices: Choices) -> None:
        """Go on from choices of the same reading that were kept: they are one step, which undo takes back."""
        self._did(_State(choices.minutes, frozenset(choices.settled), choices.row))

    def _unmarked(self, minutes: Minutes, doubt: int) -> Minutes:
        """The minutes without the mark of a row that was in doubt and is not any more; it may be in the row above."""
        row = self.row_of(doubt)
        note = self.note(row)
        if note is None or not note.check or self.doubts_of(row) != [doubt]:
            return minutes
        ids = {each.id for each in self.minutes.notes[max(row - 2, 0) : row]}
        notes = tuple(
            replace(each, check="") if each.id in ids and each.check == note.check else each for each in minutes.notes
        )
        return replace(minutes, notes=notes)

    def undo(self) -> int | None:
        """Take the last choice back, and give the row where it was made; None where there is none."""
        step = self._history.last()
        if step is None:
            return None
        self._history.undid()
        row = self._went_to(step[0])
        made_at = step[1].row
        return row if made_at is None else min(made_at, self.count - 1)

    def redo(self) -> int | None:
        """Do again what was undone last, and give the first row that it changes; None where there is none."""
        step = self._history.next()
        if step is None:
            return None
        self._history.redid()
        row = self._went_to(step[1])
        return row or min(step[1].row or HEAD, self.count - 1)

    def _went_to(self, state: _State) -> int:
        before, self._state = self._state, state
        first, _ = alike(before.minutes.notes, state.minutes.notes)
        if first < len(state.minutes.notes) or len(before.minutes.notes) != len(state.minutes.notes):
            return min(first + 1, self.count - 1)
        settled = before.settled ^ state.settled
        return self.row_of(min(settled)) if settled else HEAD

    # What is written

    def finished(self) -> Minutes:
        """The minutes as they are written: a row that is still in doubt is marked with the reason and the line."""
        marks: dict[str, str] = {}
        for at in self.open_doubts():
            note = self.note(self.row_of(at))
            if note is not None and not note.check:
                said = self.doubts[at]
                marks.setdefault(note.id, f"{said.reason.rstrip('.')} (line {said.line} of {Path(said.file).name})")
        notes = tuple(replace(note, check=marks[note.id]) if note.id in marks else note for note in self.minutes.notes)
        return replace(self.minutes, notes=notes)


def _blocks_of(made: Imported) -> list[int | None]:
    """The block that each doubt is about: the last one that begins in its line or above; None of the whole."""
    starts: dict[str, list[tuple[int, int]]] = {}
    for at, block in enumerate(made.blocks):
        starts.setdefault(block.file, []).append((block.line, at))
    found: list[int | None] = []
    for doubt in made.doubts:
        if doubt.about in WHOLE:
            found.append(None)
            continue
        there = starts.get(doubt.file, [])
        behind = bisect_right(there, (doubt.line, len(made.blocks)))
        first = next((at for line, at in there[max(behind - 8, 0) : behind] if line == doubt.line), None)
        found.append(first if first is not None else there[behind - 1][1] if behind else None)
    return found


def _place(line: SourceLine) -> tuple[str, int]:
    return line.file, line.number


def _is_like(name: str, other: str) -> bool:
    """Whether two names have a word in common, or one with which the other's begins, or one is the other's initials."""
    ours, theirs = ([folded(word) for word in words_of(each)] for each in (name, other))
    if len(ours) > 1:
        ours = [word for word in ours if word not in PARTICLES]
    if any(len(a) >= SHORTEST and len(b) >= SHORTEST and (a.startswith(b) or b.startswith(a))
           for a in ours for b in theirs):  # fmt: skip
        return True
    initials = "".join(word[0] for word in theirs)
    return name.isupper() and len(theirs) > 1 and folded(name) in (initials, initials[0] + initials[-1])


def draft_of(sources: Sequence[Path], as_format: str = "", language: str = "", *, into: bool = False) -> Draft:
    """The draft of what sources are together, `into` a record or for a new one. Raises UsageError with a sentence."""
    made = source_import.read(sources, as_format, language, into=into)
    lines = {str(path): formats.lines(path, as_format) for path in sources} if made.blocks else {}
    return Draft(made, lines)


def speaker_of(draft: Draft, row: int) -> str:
    """The code of who speaks in a row. Raises UsageError where it is not one participant."""
    note = draft.note(row)
    codes = note.speakers if note else ()
    if len(codes) != 1 or codes[0] not in roster(draft.minutes).by_key:
        raise UsageError("No single participant speaks in this row. Press s to say who does.")
    return codes[0]
