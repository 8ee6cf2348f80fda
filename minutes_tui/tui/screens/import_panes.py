"""What is shown of an import: the rows that the record will have, the lines of the source beside them, and marks. They
know no key."""

import sys

from rich.cells import cell_len
from textual.strip import Strip

from minutes_tui.commands.documents.import_draft import Draft, SourceLine
from minutes_tui.language.names import full_name
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, Note, listed
from minutes_tui.tui.widgets import pane
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.notes_pane import TIMED, Notes
from minutes_tui.tui.widgets.pane import BAR, Pane, Runs, rows_of

DOUBT = "!"
MOST = 200
"""Rows of the lines of one note that are shown beside it."""


class DraftRows(Walked, Notes):
    """The head, and the notes. Each is as high as its source beside it."""

    DEFAULT_CSS = "DraftRows { padding: 0 1 0 0; }"

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.minutes = draft.minutes
        self.timed = TIMED if any(note.at for note in draft.minutes.notes) else sys.maxsize
        self.beside: list[Pane] = []
        """What is drawn row by row beside it."""
        self.source: SourceLines | None = None
        self._head_rows: tuple[int, Minutes | None, pane.Rows] | None = None

    def take_in(self) -> None:
        """Have the draft as it is now."""
        self.minutes = self._draft.minutes
        self.redraw()

    def lay_out_anew(self) -> None:
        """The place beside it has another width."""
        self._layout, self._head_rows = (0, None, None), None
        self.redraw()

    def redraw(self) -> None:
        super().redraw()
        for each in self.beside:
            each.redraw()

    def count(self) -> int:
        return self._draft.count

    def rows(self, at: int) -> pane.Rows:
        if at:
            return self._of(at - 1)
        known, width = self._head_rows, self.size.width
        if known is None or known[:2] != (width, self.minutes):
            known = self._head_rows = (
                width,
                self.minutes,
                self._rows_drawn(self._head_of(width)).padded(self._least(0)),
            )
        return known[2]

    def first_row(self, at: int) -> int:
        """The first row of an entry that is no blank one."""
        note = self._draft.note(at)
        return int(note is not None and note.kind in ("heading", "item") and at > 1)

    def _up(self) -> Note | None:
        return None  # no item is up in what was held long ago

    def _least(self, at: int) -> int:
        return (self.source.height_of(at) + self.first_row(at)) if self.source else 0

    def _drawn_note(self, index: int, *, is_timed: bool) -> pane.Rows:
        return super()._drawn_note(index, is_timed=is_timed).padded(self._least(index + 1))

    def _head_of(self, width: int) -> list[Runs]:
        """Title, date, times and place, and who takes part."""
        meeting = self.minutes.meeting
        times = "–".join(f"{each:%H:%M}" if each else "" for each in (meeting.start, meeting.end)).rstrip("–")
        days = " – ".join(str(each) for each in (meeting.date, meeting.last_date) if each)
        about = " · ".join(filter(None, (days, times, meeting.venue, meeting.reference)))
        body = " · ".join(filter(None, (meeting.organisation, meeting.series)))
        also = "; ".join(listed(meeting.also_present))
        runs: list[Runs] = [[(visible(meeting.title or "Untitled meeting"), "strong")]]
        runs += [[(visible(said), "dim")] for said in (body, about, f"also present: {also}" if also else "") if said]
        people = [each for each in self.minutes.participants if not each.struck]
        longest = max((cell_len(visible(each.key)) for each in people), default=0)
        for each in people:
            presence = each.presence if each.presence in ("apologies", "absent") else ""
            role = each.role if isinstance(each.role, str) and each.role not in ("", "member") else ""
            more = ", ".join(filter(None, (role, each.post, each.affiliation, each.delegation, presence)))
            code = visible(each.key)
            runs.append([(code + " " * (longest - cell_len(code) + 1), "lead"), (visible(full_name(each)), ""),
                         (f", {visible(more)}" if more else "", "dim")])  # fmt: skip
        return [row for line in runs for row in rows_of(line, max(width - 1, 4))]


class DoubtMarks(Pane):
    """Beside each row: where the cursor is, and what is in doubt."""

    DEFAULT_CSS = "DoubtMarks { width: 3; }"

    def __init__(self, draft: Draft, rows: DraftRows) -> None:
        super().__init__()
        self._draft, self._rows = draft, rows
        rows.beside.append(self)

    def lines(self) -> list[Strip]:
        strips = []
        for at, row in self._rows.view():
            first = self._rows.first_row(at)
            is_at = row >= first and at == self._rows.at
            mark = DOUBT if row == first and self._draft.doubts_of(at) else " "
            pieces = [(BAR if is_at else " ", "lead"), (mark, "warn"), (" ", "")]
            strips.append(self.strip(pieces, self.size.width, "cursor" if is_at else ""))
        return strips


class SourceLines(Pane):
    """The lines of the sources: beside the rows that have their words, or below them those around the cursor's row."""

    def __init__(self, draft: Draft, rows: DraftRows) -> None:
        super().__init__()
        self._draft, self._rows = draft, rows
        rows.source = self
        rows.beside.append(self)
        self.is_beside = True
        """Whether it is beside the rows, and so in step with them."""
        self.pointed = self._point
        self._wrapped: dict[int, list[Runs]] = {}
        self._wrapped_for: tuple[int, Minutes | None] = (0, None)

    def _point(self, at: int) -> None:
        self.post_message(Walked.Pointed(at))

    def on_resize(self) -> None:
        self._rows.lay_out_anew()

    def height_of(self, at: int) -> int:
        """How many rows a note has at least to be as high as its source."""
        return len(self._of(at)) if self.is_beside and self.display and self.size.width else 0

    def _of(self, at: int) -> list[Runs]:
        wanted = (self.size.width, self._draft.minutes)
        if self._wrapped_for[0] != wanted[0] or self._wrapped_for[1] is not wanted[1]:
            self._wrapped, self._wrapped_for = {}, wanted
        if at not in self._wrapped:
            self._wrapped[at] = self._laid_out(self._draft.source(at), bool(self._draft.doubts_of(at)))
        return self._wrapped[at]

    def _laid_out(self, lines: list[SourceLine], is_in_doubt: bool) -> list[Runs]:
        found: list[Runs] = []
        for number, line in enumerate(lines):
            if len(found) >= MOST:
                found.append([(f"      … {len(lines) - number} more lines", "dim")])
                break
            if not line.number:  # the name of a source
                found.append([("  ", ""), (visible(line.text), "strong")])
                continue
            mark = DOUBT if is_in_doubt and not any(each.number for each in lines[:number]) else " "
            text: Runs = [(visible(line.text.expandtabs(4)), "")]
            first, *rest = rows_of(text, max(self.size.width - 7, 4)) or [[]]
            found.append([(mark, "warn"), (f"{line.number:>4} ", "dim"), *first])
            found += [[("      ", ""), *row] for row in rest]
        return found

    def lines(self) -> list[Strip]:
        width = self.size.width
        if not self.is_beside:
            return self._around(width)
        strips = []
        self.places = [at for at, _ in self._rows.view()]
        for at, row in self._rows.view():
            there, row = self._of(at), row - self._rows.first_row(at)
            is_at = at == self._rows.at and row >= 0
            strips.append(self.strip(there[row] if 0 <= row < len(there) else [], width, "cursor" if is_at else ""))
        return strips

    def _around(self, width: int) -> list[Strip]:
        """The lines of the cursor's row, a few of those before it, and those behind it."""
        height, at = self.size.height, self._rows.at
        before: list[tuple[int, Runs]] = []
        row, most = at - 1, max(min(height // 3, height - len(self._of(at))), 0)
        while row >= 0 and len(before) < most:
            before = [*((row, each) for each in self._of(row)), *before]
            row -= 1
        shown = [*before[len(before) - min(most, len(before)) :], *((at, each) for each in self._of(at))]
        row = at + 1
        while row < self._draft.count and len(shown) < height:
            shown += [(row, each) for each in self._of(row)]
            row += 1
        self.places = [row for row, _ in shown[:height]]
        return [self.strip(each, width, "cursor" if row == at else "") for row, each in shown[:height]]

    def on_mouse_scroll_up(self) -> None:
        self.post_message(Walked.Pointed(None, -1))

    def on_mouse_scroll_down(self) -> None:
        self.post_message(Walked.Pointed(None, 1))


def kind_of(note: Note) -> str:
    """What a note is, in the words of the choice of kinds."""
    return "narrative" if note.kind == "statement" and not note.speakers else note.kind
