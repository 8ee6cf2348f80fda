"""Find and replace: what is found stands in a list with what is to stand there, to be accepted singly or at once."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from minutes_tui.editor import Editor
from minutes_tui.language.names import roster
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes
from minutes_tui.record.undo_step import Step
from minutes_tui.search import replacement
from minutes_tui.search.mentions import left
from minutes_tui.search.replacement import Hit, Places, Query, words_of
from minutes_tui.tui import background
from minutes_tui.tui.overlay import LeftOnce
from minutes_tui.tui.widgets.bars import Bar, Footer, Status
from minutes_tui.tui.widgets.cursor_list import Walked
from minutes_tui.tui.widgets.notes_pane import called
from minutes_tui.tui.widgets.pane import BAR, Rows, Runs, fitted
from minutes_tui.tui.widgets.prompt_row import Answer

if TYPE_CHECKING:
    from minutes_tui.tui.live.line_session import LineSession
    from minutes_tui.tui.screens.record_screen import Look

AT_ONCE, EVERY, FOR = 0.04, 0.02, 0.008
"""Seconds of finding right behind a key; then how often and how long it goes on between keys."""
OPTIONS = {"w": ("words", "whole words"), "c": ("case", "match capitals"), "t": ("accents", "match accents"),
           "r": ("pattern", "regular expression")}  # fmt: skip
"""A letter, the field of the query that it turns, and what that says."""
FIND = "Find what?"
PLACE, NAMES = 17, 9
"""Cells of the column that says where a hit is."""


def show(look: "Look", view: str, argument: str) -> None:
    """Find and replace over the screen of a record; `argument` is what to find."""
    if view == "mentions":  # the words in which a code was left when it was named: `XX KEY`
        _push(look, "", left(*argument.split(" ", 1)))
    else:
        _push(look, argument)


def _push(look: "Look", find: str, places: Places | None = None) -> None:
    editor: Editor | None = getattr(look, "editor", None)

    def done(said: str | None) -> None:
        live: LineSession | None = look if hasattr(look, "say") else None  # type: ignore[assignment]
        if said and live:
            live.warn("")  # of what was said before the list was shown
            live.say(said)

    look.app.push_screen(Replacing(look.record.minutes, editor, look.record.why_not_written, find, places), done)


class Hits(Walked):
    """The hits, a row each."""

    DEFAULT_CSS = "Hits { padding: 0 1 0 0; }"

    def __init__(self, screen: "Replacing") -> None:
        super().__init__()
        self._replacing = screen

    def count(self) -> int:
        return len(self._replacing.hits)

    def rows(self, at: int) -> Rows:
        screen, width = self._replacing, self.size.width
        hit = screen.hits[at]
        words = words_of(screen.minutes, hit)
        mark = "● " if at in screen.accepted else "  "
        column = PLACE if width >= 50 else 0
        place = set_cell_size(fitted(_where(screen.minutes, hit), column - 2), column)
        old, new = visible(words[hit.start : hit.end]), visible(hit.new)
        there = [(old, "warn"), (f" → {new or '(nothing)'}" if screen.is_named else "", "accent strong")]
        room = max(width - column - 3 - sum(cell_len(part) for part, _ in there), 10)
        before = _ending(visible(words[max(0, hit.start - room) : hit.start]), room // 2, is_cut=hit.start > room)
        after = fitted(words[hit.end : hit.end + room], max(room - cell_len(before), 4))
        lead: Runs = [(BAR if at == self.at else " ", "lead"), (mark, "lead"), (place, "dim")]
        row = [*lead, (before, ""), *there, (after, "")]
        return Rows([row], lambda row, styles: self.strip(row, width, styles))

    def lines(self) -> list[Strip]:
        if self.count():
            return super().lines()
        return [self.strip([(self._replacing.none(), "dim")], self.size.width)]


def _ending(words: str, room: int, *, is_cut: bool) -> str:
    """The last whole words that fit in some cells, behind an ellipsis where others come before. A word that is
    longer than that is cut. `is_cut` says that there are others already."""
    if not is_cut and cell_len(words) <= room:
        return words
    end = words
    while cell_len(end) >= room:
        end = end[max(len(end) // 8, 1) :]
    _, _, whole = end.partition(" ")
    return f"…{whole.lstrip() or end.lstrip()}"


def _is_within_word(words: str, hit: Hit) -> bool:
    """Whether a letter or a digit comes right before or behind a hit that begins or ends with one."""
    ends = (words[at - 1 : at + 1] for at in (hit.start, hit.end) if at)
    return hit.start < hit.end and any(len(pair) == 2 and pair.isalnum() for pair in ends)


def _where(minutes: Minutes, hit: Hit) -> str:
    """Where a hit is, in a word or two."""
    if hit.table != "note":
        if hit.table == "meeting":
            return hit.key.partition(":")[0].replace("_", " ")
        return {"participant": "roster"}.get(hit.table, hit.table)
    note = minutes.notes[hit.index]
    who = called(note.speakers, roster(minutes), NAMES) if note.speakers else ""
    return " ".join(filter(None, (timezones.hour(note.at, minutes.meeting), who or note.kind)))


class Replacing(ModalScreen[str], LeftOnce[str]):
    """First what is to be found, then what is to stand there, then the hits. It gives what was done."""

    DEFAULT_CSS = "Replacing { background: $ground; layout: vertical; } Replacing > Bar { background: $band; }"
    AUTO_FOCUS = "Answer"

    def __init__(
        self, minutes: Minutes, editor: Editor | None, read_only: str, find: str = "", places: Places | None = None
    ) -> None:
        """`read_only` says why nothing can be replaced; with `places` those are shown and nothing is asked."""
        super().__init__()
        self.minutes = minutes
        self.query_now = Query(places.said if places else find)
        self._places = places
        self.hits: list[Hit] = []
        self._within = 0
        """How many of the hits are part of a longer word."""
        self.accepted: set[int] = set()
        """Places in `hits`."""
        self.is_named = places is not None
        """It was said what is to stand there."""
        self._editor, self._read_only = editor, read_only
        self._steps: Iterator[list[Hit]] = iter(())
        self._done = True
        self._foreseen: set[int] = set()
        """Hits of which `_coming` works out the step; it is `_step` when it is there."""
        self._coming: Iterator[Step | None] = iter(())
        self._step: Step | None = None
        self._wrong, self._warning = "", ""
        self._list = Hits(self)
        self.answer = Answer(self._pressed, self._typed)

    def compose(self) -> ComposeResult:
        self._seek()
        if not self._places:
            self._ask_find()  # before the first key comes
        yield Bar()
        yield self._list
        yield Status()
        yield self.answer
        yield Footer()

    def on_mount(self) -> None:
        background.every(self, EVERY, self._go_on)
        self.call_after_refresh(self.tell)

    # What is asked

    def _ask_find(self) -> None:
        self.answer.ask(FIND, self.query_now.find, self._named_find, left=self._left)

    def _named_find(self, words: str) -> str:
        if not words:
            return "Type what to find."
        self._become(find=words)
        self._ask_new()
        return ""

    def _ask_new(self) -> None:
        self.is_named = True
        self.answer.ask("Replace it with what?", self.query_now.new, self._named_new, left=self._left)

    def _named_new(self, words: str) -> str:
        self._become(new=words)
        if self._done:
            self._foresee()
        return ""

    def _left(self) -> None:
        if not self.hits:
            self._leave()

    def _typed(self) -> None:
        """Find anew where another thing is to be found, or to stand there."""
        if self.answer.question == FIND:
            self._become(find=self.answer.text)
        elif self.answer.question:
            self._become(new=self.answer.text)
        self.tell()

    def _become(self, **fields: str | bool) -> None:
        now = replace(self.query_now, **fields)
        if now != self.query_now:
            self.query_now = now
            self._seek()

    # What is found

    def _seek(self) -> None:
        self.hits, self.accepted, self._foreseen, self._list.at = [], set(), set(), 0
        self._within = 0
        if self._places:
            self._steps, self._done = self._places.hits(self.minutes), False
        else:
            _, self._wrong = replacement.compiled(self.query_now)
            self._steps, self._done = replacement.hits(self.minutes, self.query_now), False
        self._find(AT_ONCE)

    def _go_on(self) -> None:
        if not self._done:
            self._find(FOR)
        elif self._foreseen and not self.answer.question:
            self._work_out(FOR)

    def _foresee(self) -> None:
        """Begin to work out what is accepted, so that it is done at once when it is wanted. As long as nothing is, that
        is all: it is mostly what comes."""
        wanted = self.accepted or set(range(len(self.hits)))
        if self._editor and self.is_named and wanted != self._foreseen:
            hits = (self.hits[at] for at in wanted)
            self._coming = self._editor.record.foreseen(replacement.changes(self.minutes, hits))
            self._foreseen, self._step = wanted, None

    def _work_out(self, seconds: float) -> Step | None:
        end = time.perf_counter() + seconds
        for step in self._coming:
            self._step = step
            if step or time.perf_counter() > end:
                break
        return self._step

    def _find(self, seconds: float) -> None:
        try:
            found, self._done = replacement.some(self._steps, seconds)
        except replacement.TooLongError:
            found, self._done = [], True
            self._wrong = f"The expression takes more than {replacement.LIMIT} s for one text. Simplify it."
        self.hits += found
        self._within += sum(_is_within_word(words_of(self.minutes, hit), hit) for hit in found)
        if self._done:
            self._foresee()
        self._list.redraw()
        self.tell()

    def none(self) -> str:
        """What stands where there is no hit."""
        if self._wrong:
            return self._wrong
        if not self.query_now.find:
            return "Searches all texts, names and titles."
        return "Not found in the record." if self._done else "Searching …"

    def _found(self) -> str:
        """How many places there are in how many entries; "" where nothing is sought yet."""
        there, entries = len(self.hits), len({(hit.table, hit.index) for hit in self.hits})
        if not (self.query_now.find or self._places):
            return ""
        if not there:
            return "not found" if self._done else ""
        said = f"{there} place{'s' * (there > 1)} in {entries} {'entry' if entries == 1 else 'entries'}"
        if not self._within or self._places:
            return said
        return f"{said}, {self._within} within longer words{'' if self.answer.question else ' (w: whole words only)'}"

    def tell(self) -> None:
        """Show the query, what is asked, and how much is found."""
        if not self.is_mounted:
            return
        query = self.query_now
        new = self.hits[0].new if self._places and self.hits else query.new
        said = f" “{query.find}”" + (f" → “{new}”" if self.is_named else "")
        options = ", ".join(said for _, (field, said) in OPTIONS.items() if getattr(query, field))
        self.query_one(Bar).show(
            [(" Replace ", "lead"), (fitted(said, self.size.width // 2), "strong")], [(f"  {options} ", "dim")]
        )
        reading = self._found()
        reading += f" · {len(self.accepted)} accepted" if self.accepted else ""
        reading += "" if self._done else " · searching"
        warning = self._warning or (self._wrong if not self.answer.question else "")
        if self.answer.question:
            reading = f"{self.answer.question} · {reading}" if reading else self.answer.question
        self.query_one(Status).tell(reading, warning, ("", ""))
        self._footer()

    def warn(self, said: str) -> None:
        """Show what is wrong, until the next key."""
        self._warning = said
        self.tell()

    def _footer(self) -> None:
        if self.answer.question:
            rows = [("enter", "continue"), ("escape", "cancel")]
        else:
            count = len(self.accepted)
            rows = [("y", "n this one"), ("a", "all"), *[("enter", f"replace {count}")] * bool(count)]
            options = [("w", "words"), ("c", "case"), ("t", "accents"), ("r", "pattern")] if not count else []
            rows += [("escape", "cancel")] if self._places else [*options, ("/", "find"), ("escape", "leave")
            ]  # fmt: skip
        self.query_one(Footer).tell(rows)

    # What keys do

    def _pressed(self, event: events.Key) -> None:
        if not self.is_active:
            return
        self._warning = ""
        key = event.character if event.character and event.character in "yna/?jkgGwctrqR " else event.key
        moves: dict[str, Callable[[], None]] = {
            "j": partial(self._by, 1), "down": partial(self._by, 1), "k": partial(self._by, -1),
            "up": partial(self._by, -1), "pagedown": partial(self._list.turn, 1),
            "pageup": partial(self._list.turn, -1), "g": partial(self._list.walk, 0),
            "home": partial(self._list.walk, 0), "G": partial(self._list.walk, len(self.hits)),
            "end": partial(self._list.walk, len(self.hits)),
            "y": partial(self._accept, True), "n": partial(self._accept, False), " ": self._turn_round,
            "a": self._all, "enter": self._replace, "escape": self._give_up, "q": self._give_up, "f5": self._give_up,
            "/": self._ask_find, "R": self._ask_find,
        }  # fmt: skip
        if self._places and key in (*OPTIONS, "/", "R"):
            return
        if key in OPTIONS:
            field, _ = OPTIONS[key]
            self._become(**{field: not getattr(self.query_now, field)})
        elif key in moves and (self.hits or key in ("escape", "q", "f5", "/", "R")):
            moves[key]()
        self._list.redraw()
        if self.is_attached:
            self.tell()

    def on_walked_pointed(self, event: Walked.Pointed) -> None:
        event.stop()
        self._list.walk(event.at if event.at is not None else self._list.at + event.by)

    def _give_up(self) -> None:
        """Leave; where places were accepted and not replaced, that is said."""
        count = len(self.accepted)
        are = "1 accepted place is" if count == 1 else f"{count} accepted places are"
        self._leave(f"Nothing was replaced: {are} as before." if count else "")

    def _leave(self, said: str = "") -> None:
        self.dismiss(said)

    def _by(self, by: int) -> None:
        self._list.walk(self._list.at + by)

    def _accept(self, wanted: bool) -> None:
        self._become_accepted(self.accepted | {self._list.at} if wanted else self.accepted - {self._list.at})
        self._by(1)

    def _turn_round(self) -> None:
        self._accept(self._list.at not in self.accepted)

    def _all(self) -> None:
        """Accept all, or none where all are."""
        self._finish()
        everything = set(range(len(self.hits)))
        self._become_accepted(set() if self.accepted == everything else everything)

    def _become_accepted(self, accepted: set[int]) -> None:
        self.accepted = accepted
        self._foresee()

    def _finish(self) -> None:
        if not self._done:
            self._find(float("inf"))

    def _replace(self) -> None:
        """Put what is accepted in its place, as one edit."""
        if self._editor is None:
            self._warning = self._read_only
        elif not self.is_named:
            self._ask_new()
        elif not self.accepted:
            self._warning = "Nothing is accepted yet. y accepts this place, a accepts all."
        elif self._editor.look() or self._editor.minutes is not self.minutes:
            self.minutes = self._editor.minutes
            self._seek()
            self._warning = "The record has changed. These are the places now."
        else:
            step = self._work_out(float("inf"))
            if step and step.edit.changes:
                self._editor.take(step)
                places = f"{len(self.accepted)} place{'s' * (len(self.accepted) != 1)}"
                self._leave(f"{places} changed. One undo reverses all.")
            else:
                self._leave("Nothing would change.")
