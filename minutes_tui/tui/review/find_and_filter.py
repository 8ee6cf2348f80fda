"""Finding in the review: words to go to, and a filter that shows some notes alone."""

import time
from bisect import bisect_left, bisect_right
from functools import partial

from minutes_tui.language.names import folded
from minutes_tui.meeting.edit import Edit, all_followed
from minutes_tui.search import note_filter
from minutes_tui.tui import background
from minutes_tui.tui.review.problems import FEW
from minutes_tui.tui.review.state import ReviewState
from minutes_tui.tui.widgets.pane import fitted

SLICE, PAUSE = 0.005, 0.01
"""Seconds for which notes are looked through at once while words are typed, and between two times."""
FIND = "Find"
"""What is asked for words to go to."""


class Seeking:
    """What is sought, and what is shown alone."""

    def __init__(self, review: ReviewState) -> None:
        self._review = review
        self.sought = ""
        self.filter = ""
        self._left = ("", "")
        """Ids of the note from which the filter took the cursor away, and of the one to which it did; an id is "" where
        there is none."""
        self._folded: dict[str, tuple[str, str]] = {}
        """The text of each note that was looked at, by its id, and the same without accents and capitals."""
        self._counted = ("", 0, 0)
        """Words that are typed, how many notes hold them, and of how many notes that is known."""
        self._places: tuple[object, object, str, list[int]] = ((), None, "", [])
        """The places that hold what is sought, with the notes, the filter and the words for which that is so."""

    def ask(self) -> None:
        self._counted = ("", 0, 0)
        self._review.answer.ask(FIND, self.sought, self._found, enters="find")

    def ask_filter(self) -> None:
        offers = list(note_filter.offered(self._review.minutes))
        self._review.answer.ask("Show which notes?", self.filter, self._sift, offers, enters="show")

    def leave(self) -> None:
        self.sought = ""

    # Words to go to

    def told_while_typed(self, words: str) -> str:
        """How many notes hold the words that are being typed. Of a long record it is said so far."""
        words = words.strip()
        if not words:
            return "without accents and capitals"
        if words != self._counted[0]:
            self._counted = (words, 0, 0)
            self._count()
        _, hits, looked = self._counted
        more = "" if looked >= self._review.notes.count() else " so far"
        return f"{hits} note{'s' * (hits != 1)}{more}"

    def _count(self) -> None:
        words, hits, at = self._counted
        wanted, count, end = folded(words), self._review.notes.count(), time.perf_counter() + SLICE
        while at < count and time.perf_counter() < end:
            hits += wanted in self._text(at)
            at += 1
        self._counted = (words, hits, at)
        if at < count:
            background.after(self._review, PAUSE, partial(self._go_on, words))

    def _go_on(self, words: str) -> None:
        if self._review.answer.question == FIND and self._counted[0] == words:
            self._count()
            self._review.tell()

    def _text(self, at: int) -> str:
        """The words of the note at a place of the list, and what its row says of a vote or a motion, as they are
        compared."""
        notes = self._review.notes
        note = self._review.minutes.notes[notes.index(at)]
        if note.kind in ("vote", "motion"):  # what stands in their rows is of other notes, too
            return folded(f"{note.text} {notes.row_words(note)}")
        known = self._folded.get(note.id)
        if known is None or known[0] is not note.text:
            known = self._folded[note.id] = (note.text, folded(note.text))
        return known[1]

    def places(self) -> list[int]:
        """The places of the list that hold what is sought."""
        notes, sifted = self._review.minutes.notes, self._review.notes.sifted
        if self._places[0] is not notes or self._places[1] is not sifted or self._places[2] != self.sought:
            wanted = folded(self.sought)
            found = [at for at in range(self._review.notes.count()) if wanted in self._text(at)] if wanted else []
            self._places = (notes, sifted, self.sought, found)
        return self._places[3]

    def in_sight(self) -> str:
        """What is sought, with the number of the place at the cursor, and what is shown alone; "" for neither."""
        parts = []
        if self.sought:
            places, at = self.places(), self._review.notes.at
            number = f"{bisect_left(places, at) + 1} of " if at in places else ""
            parts.append(f"“{fitted(self.sought, 16)}” {number}{len(places)}")
        if self.filter:
            parts.append(f"only {fitted(self.filter, 24)}")
        return " · ".join(parts)

    def _found(self, words: str) -> str:
        self.sought = words
        at = self._review.notes.at
        if words:
            self._go(bisect_left(self.places(), at), f"“{words}” is not in these notes.")
        else:
            self._review.show()
        return ""

    def next(self, by: int) -> None:
        """Go to the next place of what is sought, or to the one before."""
        places, at = self.places(), self._review.notes.at
        if places in ([], [at]):
            self._review.warn(f"“{self.sought}” is in no other note: Esc ends the search.")
            return
        self._go(bisect_right(places, at) if by > 0 else bisect_left(places, at) - 1, "")
        if (self._review.notes.at - at) * by < 0:
            self._review.warn(f"From the {'top' if by > 0 else 'end'} again: “{self.sought}”.")

    def _go(self, number: int, none: str) -> None:
        """Go to one of the places, round the ends."""
        places = self.places()
        if places:
            self._review.walk(places[number % len(places)])
        else:
            self._review.warn(none)

    # What is shown alone

    def _sift(self, typed: str) -> str:
        review = self._review
        found, problem = note_filter.sifted(typed, review.minutes)
        if problem:
            review.warn(problem)
            return problem
        index = self._worked_at()
        self.filter, review.notes.sifted = typed, found if typed else None
        review.selection.clear()
        review.walk(min(review.notes.place(index), max(review.notes.count() - 1, 0)))
        there = review.index()
        self._left = ("", "") if there == index else (self._id(index), self._id(there))
        return ""

    def show_all(self) -> None:
        """Show all notes again, with the cursor where it is; or where it was, if it only went since that was hidden."""
        index = self._worked_at()
        self.filter, self._review.notes.sifted, self._left = "", None, ("", "")
        self._review.walk(index)

    def _worked_at(self) -> int:
        """Index of the note that one works at: the one at the cursor, or the one from which a filter took it away."""
        index, (origin, there) = self._review.index(), self._left
        if origin and self._id(index) == there:
            notes = self._review.minutes.notes
            index = next((at for at, note in enumerate(notes) if note.id == origin), index)
        return index or 0

    def _id(self, index: int | None) -> str:
        return "" if index is None else self._review.minutes.notes[index].id

    def again(self) -> None:
        """Look anew which notes are like the filter."""
        minutes = self._review.minutes
        self._review.notes.sifted = note_filter.sifted(self.filter, minutes)[0] if self.filter else None

    def edited(self, edit: Edit) -> None:
        """Keep the notes in view that the filter has left, whatever they have become, and show those that are new."""
        notes = self._review.notes
        changes = [change for change in edit.changes if change.table == "note" and not change.replaces]
        if notes.sifted is None or not changes:
            return
        if len(changes) > FEW:
            self.again()
            return
        kept = set(all_followed(edit, "note", notes.sifted))
        new = {change.at for change in changes if change.new is not None}
        notes.sifted = sorted(at for at in kept | new if at < len(self._review.minutes.notes))
