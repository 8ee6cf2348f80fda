"""A rapporteur who types lines into a record and takes a completion when it saves two keys or more."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from minutes_tui import commands, report
from minutes_tui.assist.completer import Candidate, Completer
from minutes_tui.editor import Editor
from minutes_tui.language.markup import words
from minutes_tui.language.names import roster
from minutes_tui.line.snippets import Short
from minutes_tui.model.minutes import Minutes
from minutes_tui.record import Record
from minutes_tui.writers.markdown import write


class Rapporteur:
    """Types into a record of which `path` is the file as prepared, and counts keys. Shift is no key of its own."""

    def __init__(self, path: Path) -> None:
        self.editor = Editor(Record.open(path))
        self.completer = Completer(Short())
        for _ in self.completer.learning(self.editor.minutes):
            pass
        self.keys = 0
        self.taken = 0

    def enter(self, line: str) -> None:
        """Type a line and enter it."""
        at = 0
        while at < len(line):
            cost, end = min(self._ways(line, at), key=lambda way: way[0] - (way[1] - at))
            self.keys += cost
            self.taken += end > at + 1
            at = end
        self.keys += 1
        commands.enter(self.editor, line)
        self.completer.learn(re.sub(r"^(\.\.\. |- )", "", line))

    def close(self) -> None:
        self.editor.record.close()

    def _ways(self, line: str, at: int) -> list[tuple[int, int]]:
        """What it costs to get from a place in the line to a later one: the next letter, or a completion."""
        ways = [(1, at + 1)]
        for number, candidate in enumerate(self.completer.candidates(line[:at], self.editor.minutes)):
            cost, end = self._taking(line, at, candidate)
            if end - at - cost - number >= 2:
                ways.append((cost + number, end))
        return ways

    def _taking(self, line: str, at: int, candidate: Candidate) -> tuple[int, int]:
        """Tab, and one more key where the blank that it puts behind a word is to go; ↓ for each one before it is
        counted elsewhere."""
        whole = line[: at - candidate.over] + candidate.text
        if not line.startswith(whole):
            return 1, at
        behind = line[len(whole) : len(whole) + 1]
        if behind == " ":
            return 1, len(whole) + 1
        return (2 if re.match(r"[\w'’-]", behind) else 1), len(whole)


def proceedings(minutes: Minutes) -> int:
    """How many characters the page has for the notes, from the first to the last, as Markdown."""
    people = roster(minutes)
    notes = tuple(replace(note, speaker=tuple(map(people.short, note.speakers))) for note in minutes.notes)
    bare = replace(minutes, participants=(), attachments=(), bodies=())
    with_notes, without = (write(report.document(replace(bare, notes=each))) for each in (notes, ()))
    return len(with_notes) - len(without)


def scribed(minutes: Minutes) -> Iterator[str]:
    """The same notes in scribe.perl's grammar: a nick and a colon before what somebody says, names in full in the
    sentences, `Topic:` and `...`."""
    people = roster(minutes)
    titles = {item.key: item.title for item in minutes.agenda}
    for note in minutes.notes:
        if note.kind == "item":
            yield f"Topic: {titles.get(note.item, note.item)}"
            continue
        first, *more = words(note.text).split("\n")
        codes = note.speakers if note.attribution == "prefix" else ()
        nicks = ",".join(people.by_key[code].name.split()[-1] if code in people.by_key else code for code in codes)
        yield f"{nicks}: {first}" if nicks else first
        yield from (f"... {line}" for line in more)
