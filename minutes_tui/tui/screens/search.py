"""The list of records: a row for each, below them the notes that a search found, and a row for a new meeting."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.strip import Strip

from minutes_tui.archive.heads import Head
from minutes_tui.language.names import folded
from minutes_tui.model.document import visible
from minutes_tui.tui.widgets.pane import Pane, Runs, fitted

if TYPE_CHECKING:
    from minutes_tui.archive.finding import Hit

NEW = "+ a new meeting"
WHO = 12
"""Cells of a speaker's name."""


class Found(NamedTuple):
    """A note that was found, with what is shown of it."""

    hit: "Hit"
    words: Runs
    """Those around what was sought, which is strong."""


class Shelf(Pane):
    """A list to walk: records, notes that were found, and a new meeting."""

    def __init__(self, found: Sequence[Head]) -> None:
        super().__init__()
        self._all = found
        self.found = found
        self.hits: Sequence[Found] = ()
        self._measure()
        self.at = 0
        self._top = 0

    @property
    def last(self) -> int:
        """The row for a new meeting."""
        return len(self.found) + len(self.hits)

    def narrow(self, wanted: str) -> None:
        """Show those whose title, date, status or file hold some words."""
        words = folded(wanted).split()
        self.found = [each for each in self._all if all(word in _searched(each) for word in words)]
        self._measure()
        self.at = self._top = 0
        self.redraw()

    def _measure(self) -> None:
        self._files_wide, self._titles_wide = _widest(self.found)
        self._status_wide = [
            max((len(status_words(one, is_wide=is_wide)) for one in self.found), default=0) for is_wide in (False, True)
        ]

    def show_hits(self, hits: Sequence[Found]) -> None:
        """Show notes below the records. The cursor stays on its row, as far as that is one of a record."""
        self.hits = hits
        self.at = min(self.at, max(self.last - 1, 0))
        self.redraw()

    def move(self, by: int) -> None:
        self.at = max(0, min(self.at + by, self.last))
        self.redraw()

    def on_mouse_scroll_up(self) -> None:
        self.move(-3)

    def on_mouse_scroll_down(self) -> None:
        self.move(3)

    def lines(self) -> list[Strip]:
        width, height = self.size.width, max(self.size.height, 1)
        rows = list(self._rows())
        cursor = next(row for row, (at, _) in enumerate(rows) if at == self.at)
        lead = 1 if cursor and rows[cursor - 1][0] is None else 0  # the meeting of a hit is seen with it
        self._top = max(min(self._top, cursor - lead), cursor - height + 1, 0)
        shown = rows[self._top : self._top + height]
        self.places = [at for at, _ in shown]
        return [self._row(at, meeting, width) for at, meeting in shown]

    def _rows(self) -> Iterator[tuple[int | None, int]]:
        """The entry of each row; None for a meeting above its first hit, which is the other number."""
        yield from ((at, 0) for at in range(len(self.found)))
        before = None
        for number, each in enumerate(self.hits):
            if each.hit.held.path != before:
                before = each.hit.held.path
                yield None, number
            yield len(self.found) + number, 0
        yield self.last, 0

    def _row(self, at: int | None, hit: int, width: int) -> Strip:
        if at is None:
            return self._meeting(self.hits[hit], width)
        cursor = "cursor" if at == self.at else ""
        pieces: Runs = [("▌" if cursor else " ", "accent")]
        if at == self.last:
            pieces.append((set_cell_size(NEW, width), "accent"))
        elif at >= len(self.found):
            pieces += self._hit(self.hits[at - len(self.found)], width)
        else:
            each = self.found[at]
            is_wide = width >= WITH_TERM
            status_wide = self._status_wide[is_wide]
            spare = width - 14 - (status_wide + 2) * (width >= 48) - self._titles_wide - 3
            least = width // (3 if width >= 100 else 4)  # the title says more than the file
            files_wide = min(self._files_wide, max(least, spare))
            status = f"  {status_words(each, is_wide=is_wide):<{status_wide}}" if width >= 48 else ""
            name = f"  {set_cell_size(fitted(each.path.name, files_wide), files_wide)}" if width >= 60 else ""
            room = max(min(width - 14 - cell_len(status) - cell_len(name), self._titles_wide), 0)
            pieces += [
                (f"{each.date or ''!s:<10}  ", "dim"),
                (set_cell_size(fitted(_titled(each), room), room), "strong" if each.title else "dim"),
                (status, "accent" if each.status == "draft" else ""),
                (name, "dim"),
            ]
        return self.strip([(text, f"{style} {cursor}".strip()) for text, style in pieces], width)

    def _meeting(self, found: Found, width: int) -> Strip:
        meeting = found.hit.held.minutes.meeting
        where = f"  {fitted(found.hit.held.path.name, width // 3)}" if width >= 60 else ""
        room = max(width - 13 - cell_len(where), 0)
        title = set_cell_size(fitted(meeting.title, room), room)
        return self.strip([(f" {meeting.date or ''!s:<10}  ", "dim"), (title, "title"), (where, "dim")], width)

    @staticmethod
    def _hit(found: Found, width: int) -> Runs:
        who = ", ".join(found.hit.speakers)
        name = f"   {set_cell_size(fitted(who, WHO), WHO)} " if width >= 48 else "   "
        mark = "// " if found.hit.is_private else ""
        words = [(visible(words), style) for words, style in found.words]
        room = max((width - cell_len(name) - len(mark)) * 2 // 3, 10)
        return [(name, ""), (mark, "dim"), *_with_end_of_lead(words, room)]


def _with_end_of_lead(words: Runs, room: int) -> Runs:
    """Words of which what was sought is seen: of what stands before it the end, where there is no room for more."""
    lead = words[0][0] if words and not words[0][1] else ""
    if len(words) < 2 or cell_len(lead) <= room:
        return words
    while cell_len(lead) > room - 2:
        lead = lead[1:].partition(" ")[2] if " " in lead[1:].rstrip() else lead[1:]
    return [(f"… {lead}", ""), *words[1:]]


def _widest(found: Sequence[Head]) -> tuple[int, int]:
    """Cells of the longest name of a file, and of the longest title."""
    names, titles = ([one.path.name for one in found], [_titled(one) for one in found])
    widths = [max((cell_len(visible(each)) for each in words), default=0) for words in (names, titles)]
    return widths[0], widths[1]


def _titled(each: Head) -> str:
    return each.title or "Untitled meeting"


WITH_TERM = 76
"""Cells of a row that has room for the day by which corrections are wanted."""


def status_words(each: Head, *, is_wide: bool) -> str:
    """Where the minutes of a record stand; of circulated ones by when corrections are wanted."""
    return f"corrections by {each.corrections}" if each.corrections and is_wide else f"{each.status:<10}"


def _searched(each: Head) -> str:
    told = status_words(each, is_wide=True)
    return folded(f"{each.title} {each.meeting.reference} {each.date} {each.status} {told} {each.path.name}")
