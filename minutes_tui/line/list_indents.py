"""Lists that were pasted or piped with blanks before all of their lines, as they stand in a mail or below a heading.

Blanks before a mark say that an item is within the one before. Where the first line of a list has some, they say
nothing, and each of the others has as many too many.
"""

from minutes_tui.language.markup import BULLETS, next_numbers
from minutes_tui.model.minutes import CONTINUABLE, Minutes
from minutes_tui.model.patterns import Pattern

ITEM = Pattern(rf"[ \t]*(?:[{BULLETS}]|[0-9]{{1,3}}\.)[ \t]+\S")
GOES_ON = (">>", "...", "…", "|", "```", "--")
"""What begins a line that goes on with the note before, so that a list behind it is no new one."""


class Indents:
    """Gives back lines without the blanks that a whole list has, as they come one after the other."""

    def __init__(self) -> None:
        self._before: int | None = None
        """Blanks before the first line of the list that is open."""
        self._is_code = False

    def without(self, line: str) -> str:
        words = line.strip()
        if words.startswith("```"):
            self._is_code = not self._is_code
        if self._is_code or not words or words.startswith(GOES_ON):
            return line
        rest = line.lstrip(" \t")
        blanks = len(line[: len(line) - len(rest)].expandtabs(4))
        if not ITEM.match(line):
            self._before = None
            return line
        if self._before is None:
            self._before = blanks
        return " " * max(blanks - self._before, 0) + rest if self._before else line


FAR = 30
"""Notes before the last in which a list is looked for."""


def numbers_before(minutes: Minutes) -> set[int]:
    """The numbers that go on with the lists of this item's notes, under this heading."""
    found: set[int] = set()
    for note in minutes.notes[: -FAR - 1 : -1]:
        if note.kind in ("item", "heading") and not note.struck:
            break
        if note.kind in CONTINUABLE and not note.struck:
            found |= next_numbers(note.text)
    return found
