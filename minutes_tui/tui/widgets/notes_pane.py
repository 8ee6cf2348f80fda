"""The notes, drawn on demand: what is on the screen is all that is laid out, however long the record is.

The view hangs on a note, not on a row number: it follows the end, or it holds a note at its top, and nothing that
changes above or below moves it.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from textual.strip import Strip

from minutes_tui.language import markup
from minutes_tui.language.names import roster
from minutes_tui.meeting import vote_results
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Minutes, Note, listed
from minutes_tui.tui.widgets.first_steps import first_steps
from minutes_tui.tui.widgets.pane import Pane, Rows, Runs, fitted
from minutes_tui.tui.widgets.text_rows import Marked, hung, marked

SIGNS = {"question": "?", "decision": "!", "action": ">", "motion": "m", "vote": "v", "remark": "//", "arrival": "+",
         "departure": "-", "break": "~", "unknown": "¿"}  # fmt: skip


class Notes(Pane):
    """The proceedings so far."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()
        self._top: tuple[int, int] | None = None
        """Note and row of it at the top of the view; None follows the end."""
        self._laid_out: dict[int, tuple[Note, Sequence[Strip]]] = {}
        self._layout: tuple[int, object, object] = (0, None, None)
        """Width, participants and agenda with which notes were laid out."""
        self._name_width = 6

    def lines(self) -> list[Strip]:
        height, width = self.size.height, self.size.width
        self.places = ()
        if not self.minutes.notes:
            return [self.strip(row, width) for row in first_steps(self.minutes)]
        if self._top is None:
            rows = self._end(height)
            steps = [self.strip(row, width) for row in first_steps(self.minutes)]
            return [*rows, Strip.blank(width, self.style()), *steps] if len(rows) + len(steps) < height else rows
        rows = self._rows_from(*self._top, height)
        left = len(self.minutes.notes) - 1 - self._last_shown
        if left > 0 and len(rows) >= height > 1:
            said = fitted(f"── {left} more notes · PgDn ", width)
            rows[height - 1] = self.strip([(said, "accent")], width)
        return rows

    _last_shown = 0

    def _end(self, height: int) -> list[Strip]:
        rows: list[Strip] = []
        places: list[int] = []
        index = len(self.minutes.notes)
        while index and len(rows) < height:
            index -= 1
            new = self._of(index)[len(rows) - height :]
            rows = [*new, *rows]
            places = [index] * len(new) + places
        self.places = places
        return rows

    def _rows_from(self, index: int, row: int, height: int) -> list[Strip]:
        rows: list[Strip] = []
        places: list[int] = []
        while index < len(self.minutes.notes) and len(rows) < height:
            new = self._of(index)[row : row + height - len(rows)]
            rows += new
            places += [index] * len(new)
            self._last_shown = index
            row, index = 0, index + 1
        self.places = places
        return rows

    def follow(self) -> None:
        """Go to the end and stay there."""
        self._top = None
        self.redraw()

    def go_to(self, index: int) -> None:
        """Have a note at the top, or the end where it is among the last."""
        self._top = None if (index, 0) >= self._top_of_end() else (index, 0)
        self.redraw()

    def scroll_rows(self, by: int) -> None:
        """Move the view by rows; at the end it follows again."""
        if not self.minutes.notes:
            return
        index, row = self._top or self._top_of_end()
        row += by
        while row < 0 and index > 0:
            index -= 1
            row += len(self._of(index))
        row = max(row, 0)
        while index < len(self.minutes.notes) and row >= len(self._of(index)):
            row -= len(self._of(index))
            index += 1
        end = self._top_of_end()
        self._top = None if (index, row) >= end else (index, row)
        self.redraw()

    def _top_of_end(self) -> tuple[int, int]:
        """Where the top of the view is while it follows the end."""
        left = self.size.height
        for index in range(len(self.minutes.notes) - 1, -1, -1):
            rows = len(self._of(index))
            if rows >= left:
                return index, rows - left
            left -= rows
        return 0, 0

    def on_mouse_scroll_up(self) -> None:
        self.scroll_rows(-3)

    def on_mouse_scroll_down(self) -> None:
        self.scroll_rows(3)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._layout = (0, None, None)

    def _of(self, index: int) -> Sequence[Strip]:
        """The rows of one note, laid out once for as long as neither it nor the width changes."""
        people, agenda = self.minutes.participants, self.minutes.agenda
        width, known_people, known_agenda = self._layout
        if width != self.size.width or known_people is not people or known_agenda is not agenda:
            self._layout = (self.size.width, people, agenda)
            self._laid_out.clear()
            known_as = roster(self.minutes).known_as
            longest = max((cell_len(known_as(person.key)) for person in people), default=0)
            self._name_width = max(6, min(longest, 14 if self._is_wide else 7))
        note = self.minutes.notes[index]
        known = self._laid_out.get(index)
        if known is None or known[0] is not note:
            known = self._laid_out[index] = (note, self._drawn_note(note, index))
        return known[1]

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= 70

    def _drawn_note(self, note: Note, index: int) -> Sequence[Strip]:
        width = self.size.width
        if note.kind == "item":
            return self._drawn_item(note, index, width)
        if note.kind == "heading":
            return self._hung([], note, note.text, "strong", blank=index > 0)
        time = [(f"{timezones.hour(note.at, self.minutes.meeting):5} ", "dim")] if self._is_wide else []
        who, words = self._who(note)
        name = set_cell_size(fitted(who, self._name_width), self._name_width)
        sign = SIGNS.get(note.kind, "")
        lead = [*time, (name, "accent"), (f" {sign:<3}", "warn" if note.kind == "unknown" else "accent")]
        style = "dim" if note.kind == "remark" or note.struck else ""
        return self._hung(lead, note, words, style)

    def _drawn_item(self, note: Note, index: int, width: int) -> list[Strip]:
        title = next((item.title or item.key for item in self.minutes.agenda if item.key == note.item), note.item)
        outcome = "" if note.outcome in ("", "taken up") else f" ({note.outcome})"
        said = fitted(f"▸ {title}{outcome} ", width)
        blank = [Strip.blank(width, self.style())] if index else []
        return [*blank, self.strip([(said, "accent strong"), ("─" * width, "dim")], width)]

    def _who(self, note: Note) -> tuple[str, str]:
        """The name in the column of speakers, and the words without it where they begin with it."""
        people = roster(self.minutes)
        codes = note.speakers or listed(note.responsible) or listed(note.who)
        who = ", ".join("unknown" if code == UNKNOWN_SPEAKER else people.known_as(code) for code in codes)
        words = note.text
        if note.attribution == "inline" and len(codes) == 1 and codes[0] in people.by_key:
            for form in people.openings(codes[0]):
                if words.startswith(f"{form} "):
                    return who, words[len(form) + 1 :]
        return who, words

    def _hung(self, lead: Runs, note: Note, words: str, style: str, *, blank: bool = False) -> Rows:
        """A note's words, wrapped and hanging behind the lead of their first row, below a blank one if wanted."""
        width = self.size.width
        room = sum(cell_len(part) for part, _ in lead)
        rows: list[Runs] = []
        for line in self._paragraphs(note, words, width - room - 1):
            runs = [(part, f"{names} {style}".strip()) for part, names in line.runs]
            rows += hung([(line.mark, "dim")], [(line.hang, "dim")], runs, width - room - 1)
        first, *rest = rows or [[]]
        hanging = [[(" " * room, ""), *row] for row in rest]
        return Rows([*[[]] * blank, [*lead, *first], *hanging], lambda row: self.strip(row, width))

    def _paragraphs(self, note: Note, words: str, width: int) -> list[Marked]:
        """Each paragraph and list item with the mark before it, and behind them what is to be seen at once."""
        found = list(marked(markup.blocks(words), width))
        extra: Runs = []
        if note.kind in ("decision", "motion") and note.number is not None:
            mark = f"{note.number}  "
            found[:1] = [Marked(mark, " " * len(mark), found[0].runs if found else [])]
        if note.kind == "vote":
            extra.append((f"{' ' * bool(found)}{vote_results.said(note, self.minutes)}", "strong"))
        if note.kind == "motion":
            if note.amends and found:
                found[0] = replace(found[0], runs=[("amendment ", "accent"), *found[0].runs])
            behind = [f"needs {visible(note.majority)}" if note.majority else "", visible(note.outcome)]
            extra.append(("".join(f" {each}" for each in behind if each), "dim"))
        if note.due:
            extra.append((f" by {note.due.day} {note.due:%b %Y}", "dim"))
        if note.done:
            extra.append((" ✓ done", "dim"))
        if note.until:
            extra.append((f"until {note.until:%H:%M}", "dim"))
        if note.kind in ("arrival", "departure") and note.at:
            at = timezones.hour(note.at, self.minutes.meeting)
            extra.append((f"{'arrived' if note.kind == 'arrival' else 'left'} {at}", "dim"))
        if note.kind == "break":
            extra.insert(0, ("break ", "dim"))
        if note.check:
            extra.append((f"  ⚑ {visible(note.check)}", "warn"))
        if not found:
            return [Marked("", "", extra)]
        found[-1] = replace(found[-1], runs=[*found[-1].runs, *extra])
        return found
