"""The notes, drawn on demand: what is on the screen is all that is laid out, however long the record is.

The view hangs on a note, not on a row number: it follows the end, or it holds a note at its top, and nothing that
changes above or below moves it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from textual.strip import Strip

from minutes_tui.language.names import Roster, roster
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.model import timezones
from minutes_tui.model.control_characters import visible
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Audience, Minutes, Note, listed
from minutes_tui.tui.widgets.first_steps import first_steps
from minutes_tui.tui.widgets.pane import Pane, Rows, Runs, fitted

if TYPE_CHECKING:
    from minutes_tui.tui.widgets.text_rows import Marked

SIGNS = {"question": "?", "decision": "!", "action": ">", "motion": "◇", "vote": "±", "remark": "//", "arrival": "+",
         "departure": "-", "break": "~", "unknown": "¿"}  # fmt: skip
DECIDING = ("decision", "action", "motion", "vote")
"""Kinds whose sign and first word are to be found by the eye."""
PASSING = ("arrival", "departure", "break", "remark")
"""Kinds that are faint as a whole."""
STRUCK, CHECK, UP = "×", "⚑", "▸"
PRIVATE = SIGNS["remark"]
"""Before the words of a note that is not on the public page."""
TIMED = 56
"""Cells from which on there are times."""
NAMES = ((70, 9), (80, 12))
"""Below so many cells a name has so many; else `NAME`."""
NAME, SHORTEST = 16, 6
WIDEST = 88
"""Cells of a row of words: more are hard to read."""


class Notes(Pane):
    """The proceedings so far."""

    timed = TIMED
    """Cells from which on there are times."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Minutes()
        self._top: tuple[int, int] | None = None
        """Note and row of it at the top of the view; None follows the end."""
        self.moved: Callable[[], None] = lambda: None
        """What is done when the view was moved."""
        self._laid_out: dict[int, tuple[Note, tuple[bool, bool, str, str, Audience, tuple[str, ...]], Rows]] = {}
        self._layout: tuple[int, object, object] = (0, None, None)
        """Width, participants and agenda with which notes were laid out."""
        self._name_width = SHORTEST
        self._taken_up: tuple[object, Note | None] = (None, None)
        """The notes, and the one that took up the item that is up."""

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
        rows = self._timed(rows)
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
        return self._timed(rows)

    def _timed(self, rows: list[Strip]) -> list[Strip]:
        """The rows of a view, the first note that begins in it with its time."""
        places = self.places
        first = next((at for at, index in enumerate(places) if not at or places[at - 1] != index), None)
        if (
            first == 0
            and len(places) > 1
            and self._top is None
            and len(self._of(places[0] or 0)) > places.count(places[0])
        ):
            return rows  # the note above begins above the view
        index = places[first] if first is not None else None
        if index is not None and not self._is_timed(index) and self.minutes.notes[index].at:
            rows[first or 0] = self._drawn_note(index, is_timed=True)[0]
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

    @property
    def top(self) -> int | None:
        """The note at the top of the view; None while that follows the end."""
        return self._top[0] if self._top else None

    def _move(self, top: tuple[int, int] | None) -> None:
        self._top = top
        self.redraw()
        self.moved()

    def follow(self) -> None:
        """Go to the end and stay there."""
        self._move(None)

    def go_to(self, index: int) -> None:
        """Have a note at the top, or the end where it is among the last."""
        self._move(None if (index, 0) >= self._top_of_end() else (index, 0))

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
        self._move(None if (index, row) >= end else (index, row))

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

    def _of(self, index: int) -> Rows:
        """The rows of one note, laid out once for as long as neither it nor the width changes."""
        people, agenda = self.minutes.participants, self.minutes.agenda
        width, known_people, known_agenda = self._layout
        if width != self.size.width or known_people is not people or known_agenda is not agenda:
            self._layout = (self.size.width, people, agenda)
            self._laid_out.clear()
            known_as = roster(self.minutes).known_as
            longest = max((cell_len(known_as(person.key)) for person in people), default=0)
            most = next((cells for below, cells in NAMES if self.size.width < below), NAME)
            self._name_width = max(SHORTEST, min(longest, most))
        note = self.minutes.notes[index]
        is_up = note.kind == "item" and note is self._up()
        about = (self._is_timed(index), is_up, self._words(note), self._number(index), self._audience(index),
                 self._attached(index))  # fmt: skip
        known = self._laid_out.get(index)
        if known is None or known[0] is not note or known[1] != about:
            known = self._laid_out[index] = (note, about, self._drawn_note(index, is_timed=about[0]))
        return known[2]

    def _is_timed(self, index: int) -> bool:
        """Whether a note shows its time: in another minute than the note before, or the first of an item."""
        notes = self.minutes.notes
        at = notes[index].at
        if at is None or not index:
            return at is not None
        before = notes[index - 1]
        return before.kind in ("item", "heading") or before.at is None or _minute(before.at) != _minute(at)

    def _up(self) -> Note | None:
        """The note with which the item that is up was taken up."""
        notes, up = self._taken_up
        if notes is not self.minutes.notes:
            up = next((note for note in reversed(self.minutes.notes) if note.kind == "item" and not note.struck), None)
            up = None if up and up.outcome in ("closed", "skipped") else up
            self._taken_up = (self.minutes.notes, up)
        return up

    def _drawn_note(self, index: int, *, is_timed: bool) -> Rows:
        note, width = self.minutes.notes[index], self.size.width
        if note.kind == "item":
            return self._drawn_item(note, index, width)
        if note.kind == "heading":
            return self._hung([], note, note.text, "strong", index=index, blank=index > 0)
        time = timezones.hour(note.at, self.minutes.meeting) if is_timed else ""
        who, words = self._who(note)
        name = set_cell_size(who, self._name_width)
        sign = STRUCK if note.struck else SIGNS.get(note.kind, "")
        if note.check and len(sign) < 2 and _says_gap(note):
            sign += CHECK
        style = "struck" if note.struck else "dim" if note.kind in PASSING or note.done else ""
        style = "dim emphasis" if note.kind == "remark" and not note.struck else style
        signs = "lead" if note.kind in DECIDING else "warn" if note.kind == "unknown" else "dim"
        lead: Runs = [(f"{time:5} ", "dim")] if width >= self.timed else []
        lead += [(name, "dim" if style else "strong"), (" ", ""), (sign, "warn" if CHECK in sign else signs)]
        return self._hung([*lead, (" " * (3 - cell_len(sign)), "")], note, words, style, index=index)

    def _drawn_item(self, note: Note, index: int, width: int) -> Rows:
        item = self.minutes.item(note.item)
        title = with_number(self.minutes, item) if item else note.item
        audience = self._audience(index)
        about = ["" if note.outcome == "taken up" else visible(note.outcome), audience.removeprefix("public")]
        outcome = f" ({', '.join(filter(None, about))})" if any(about) else ""
        is_up = note is self._up()
        time = f" {timezones.hour(note.at, self.minutes.meeting)}" if note.at else ""
        if note.outcome == "closed":  # the end of an item is no second heading of it
            ends = f"    {title} · closed"
            row = [(fitted(ends, max(width - len(time), 8)), "struck" if note.struck else "dim"), (time, "dim")]
            return self._rows_drawn([*([[]] * bool(index)), row])
        said = fitted(f"{UP if is_up else ' '} {title}",
                      max(width - cell_len(outcome) - len(time) - 2, 8))  # fmt: skip
        rule = "─" * max(width - cell_len(said) - cell_len(outcome) - len(time) - 1, 0)
        style = "struck" if note.struck else "lead" if is_up else "strong"
        rows: list[Runs] = [[]] * bool(index)
        return self._rows_drawn([*rows, [(said, style), (f"{outcome} ", "dim"), (rule, "rule"), (time, "dim")]])

    def _who(self, note: Note) -> tuple[str, str]:
        """What stands in the column of speakers, and the words without the name where they begin with it."""
        people = roster(self.minutes)
        codes = note.speakers or (listed(note.responsible) if note.kind == "action" else ()) or listed(note.who)
        who = called(codes, people, self._name_width)
        words = self._words(note)
        if note.attribution == "inline" and len(codes) == 1 and codes[0] in people.by_key:
            for form in people.openings(codes[0]):
                if words.startswith(f"{form} "):
                    return who, words[len(form) + 1 :]
        return who, words

    def _number(self, index: int) -> str:
        """The number of an action item; "" of any other note."""
        if self.minutes.notes[index].kind != "action":
            return ""
        from minutes_tui.meeting.actions import action_numbers  # few first screens show one

        return action_numbers(self.minutes)[index]

    def _attached(self, index: int) -> tuple[str, ...]:
        """The titles of what is attached to a note."""
        if not self.minutes.attachments:
            return ()
        id = self.minutes.notes[index].id
        return tuple(visible(each.title or each.file) for each in self.minutes.attachments if id and each.note == id)

    def _audience(self, index: int) -> Audience:
        """For whom a note is, with the item and the heading above it."""
        if not self.minutes.derived(_has_private):
            return "public"
        from minutes_tui.meeting.audiences import narrowed  # few first screens have a private note

        return narrowed(self.minutes).notes[index].audience

    def _with_audience(self, index: int, found: "list[Marked]") -> "list[Marked]":
        """A note's words, with the sign of one that is not on the public page before them."""
        audience = self._audience(index)
        if audience == "public" or self.minutes.notes[index].kind == "remark":  # a remark has its sign already
            return found
        from minutes_tui.tui.widgets.text_rows import led

        return led([(PRIVATE if audience == "private" else f"{PRIVATE} {audience}", "lead"), (" ", "")], found)

    def _words(self, note: Note) -> str:
        """The words of a note; of a motion that was carried those that the amendments to it have left."""
        if note.kind != "motion" or note.amends:
            return note.text
        from minutes_tui.meeting.motions import FINAL, amended  # few first screens show one

        if note.outcome != FINAL:
            return note.text
        return self.minutes.derived(amended).get(note.id, note.text)

    def _hung(self, lead: Runs, note: Note, words: str, style: str, *, index: int, blank: bool = False) -> Rows:
        """A note's words, wrapped and hanging behind the lead of their first row, below a blank one if wanted."""
        from minutes_tui.tui.widgets.text_rows import hung  # an empty record has nothing to wrap, here and below

        room = sum(cell_len(part) for part, _ in lead)
        width = min(self.size.width - room - 1, WIDEST)
        rows: list[Runs] = []
        found = self._paragraphs(note, words, width, self._number(index))
        if titles := self._attached(index):
            from minutes_tui.tui.widgets.text_rows import followed

            found = followed(found, [("  " * bool(found) + f"(attached: {', '.join(titles)})", "dim")])
        for line in self._with_audience(index, found):
            runs = [(part, f"{names} {style}".strip()) for part, names in line.runs]
            rows += hung([(line.mark, "dim")], [(line.hang, "dim")], runs, width)
        first, *rest = rows or [[]]
        hanging = [[(" " * room, ""), *row] for row in rest]
        return self._rows_drawn([*[[]] * blank, [*lead, *first], *hanging])

    def _rows_drawn(self, rows: list[Runs]) -> Rows:
        width = self.size.width
        return Rows(rows, lambda row, styles: self.strip(row, width, styles))

    def _paragraphs(self, note: Note, words: str, width: int, number: str = "") -> "list[Marked]":
        """Each paragraph and list item with its mark, and what is to be seen at once before and behind them."""
        from minutes_tui.language import markup
        from minutes_tui.tui.widgets.text_rows import Marked, followed, led, marked, with_gap

        found = list(marked(markup.blocks(words), width))
        if note.kind != "action" and (note.responsible or note.due):  # it was one, and the page leaves that out
            who = ", ".join(map(roster(self.minutes).known_as, listed(note.responsible)))
            was = " ".join(filter(None, (who, self._due(note))))
            found = followed(found, [("  " * bool(found) + f"(off the page: {visible(was)})", "dim")])
        if note.check and markup.says_gap(note.check, note.text):
            found = with_gap(found, markup.gap(note.text))
        elif note.check:
            found = followed(found, [("  " * bool(found) + f"{CHECK} {visible(note.check)}", "warn")])
        if note.added:
            added = f"added {note.added.day} {note.added:%b}".replace(" ", "\N{NO-BREAK SPACE}")
            found = followed(found, [("  " * bool(found) + f"({added})", "dim")])
        match note.kind:
            case "decision":
                said = f"Decision {visible(str(note.number))}" if note.number is not None else "Decision"
                strong = [
                    replace(each, runs=[(part, f"{names} strong") for part, names in each.runs]) for each in found
                ]
                return led([(said, "lead"), ("  ", "")], strong)
            case "action":
                behind = [
                    (f"  {self._due(note)}" if note.due else "", "strong"),
                    ("  ✓ done" if note.done else f"  {note.outcome}" if note.outcome else "", ""),
                ]
                said = f"Action {visible(number)}".rstrip()  # which is typed behind /done
                return led([(said, "dim" if note.done else "lead"), ("  ", "")], followed(found, behind))
            case "motion":
                return [Marked("", "", self._motion(note)), *found]
            case "vote":
                gap = [("  ", "")] if found else []
                return led([("Vote", "lead"), ("  ", "")], followed(found, [*gap, *self._votes(note)]))
            case "arrival" | "departure" if note.at:
                at = timezones.hour(note.at, self.minutes.meeting)
                came = [(f"{'arrived' if note.kind == 'arrival' else 'left'} {at}", "")]
                return led([*came, ("  " * bool(found), "")], found)
            case "break":
                until = f" until {note.until:%H:%M}" if note.until else ""
                said = "Resumed" if note.outcome else f"Break{until}"
                return led([(said, ""), ("  " * bool(found), "")], found)
        return found

    def row_words(self, note: Note) -> str:
        """What a row says of a vote or a motion besides its text: the figures, the outcome, who moved it."""
        runs = {"vote": self._votes, "motion": self._motion}.get(note.kind)
        return "".join(part for part, _ in runs(note)).replace("\N{NO-BREAK SPACE}", " ") if runs else ""

    def _due(self, note: Note) -> str:
        """By when it is to be done, with the year where that is not the meeting's."""
        day = self.minutes.meeting.date
        year = f" {note.due.year}" if note.due and day and note.due.year != day.year else ""
        said = f"by {note.due:%a} {note.due.day} {note.due:%b}{year}" if note.due else ""
        return said.replace(" ", "\N{NO-BREAK SPACE}")  # a date is read as one word

    def _motion(self, note: Note) -> Runs:
        """What a motion is, how it stands, and by whom it was moved."""
        known = roster(self.minutes).known_as
        by = [", ".join(map(known, listed(note.mover)))] if note.mover else []
        by += [f"seconded by {', '.join(map(known, listed(note.seconder)))}"] if note.seconder else []
        by = [", ".join(by)] if by else []
        by += [f"needs {note.majority}"] if note.majority else []
        by += [f"Decision {note.number}"] if note.number is not None else []
        what = "Amendment · " if note.amends else "Motion · "
        state = (visible(note.outcome), "strong") if note.outcome else ("pending", "lead")
        return [(what, "lead"), state, ("".join(f" · {visible(each)}" for each in by), "dim")]

    def _votes(self, note: Note) -> Runs:
        """The figures of a vote with their words, and what else is known of it."""
        from minutes_tui.meeting import vote_results  # few first screens show a vote

        abstain = vote_results.with_abstentions(note, self.minutes).abstain
        counts = {"for": note.for_, "against": note.against, "abstain": abstain, "invalid": note.invalid}
        stated = vote_results.ways_said({way: count for way, count in counts.items() if count is not None})
        each = note.options.items()
        stated += [vote_results.answer_shown(visible(answer), count, "elected") for answer, count in each]
        named = "" if note.secret else "by name"
        ballots = vote_results.by_name(note, self.minutes) if note.ballots and not note.secret else {}
        if ballots and not stated:
            stated = vote_results.ways_said(ballots)
        elif ballots and stated != vote_results.ways_said(ballots):
            named = vote_results.ballots_shown(note, self.minutes)
        behind = ["secret" if note.secret else "", named if note.ballots else ""]
        behind += [f"recused: {', '.join(listed(note.recused))}" if note.recused else ""]
        figures = " · ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in stated)  # no number at a row's start
        told = [figures] if figures else []
        told += [visible(note.outcome)] if note.outcome else []
        more = ", ".join(visible(each) for each in behind if each)
        return [(", ".join(told), "strong"), (f", {more}" if more and told else more, "dim")]


def _has_private(minutes: Minutes) -> bool:
    return any(note.audience != "public" for note in minutes.notes) or any(
        item.audience != "public" for item in minutes.agenda
    )


def _minute(at: dt.datetime) -> dt.datetime:
    return at.replace(second=0, microsecond=0)


def _hint(line: str) -> Runs:
    """What an empty record says: what can be typed, and what that does."""
    if not line.startswith("  "):
        return [(line, "")]
    typed, gap, does = line.strip().partition("   ")
    return [(f"  {typed}", "accent"), (gap + does, "")]


def called(codes: Sequence[str], people: Roster, width: int) -> str:
    """Who they are, in so many cells, so that they can be told apart: a name that is cut has its code behind it;
    several whose names don't fit are codes, and the last of them are counted."""
    names = ["? unknown" if code == UNKNOWN_SPEAKER else people.known_as(code) for code in codes]
    whole = ", ".join(names)
    if names == ["? unknown"] and cell_len(whole) > width:
        return "?"
    if cell_len(whole) <= width:
        return visible(whole)
    if len(codes) == 1:
        code = visible(codes[0])
        is_known = codes[0] in people.by_key and cell_len(code) + 3 < width
        return f"{fitted(whole, width - cell_len(code) - 1)} {code}" if is_known else fitted(whole, width)
    for count in range(len(codes), 0, -1):
        said = ", ".join(codes[:count]) + (f" +{len(codes) - count}" if count < len(codes) else "")
        if cell_len(said) <= width:
            return visible(said)
    return fitted(", ".join(codes), width)


def _says_gap(note: Note) -> bool:
    from minutes_tui.language import markup

    return markup.says_gap(note.check, note.text)
