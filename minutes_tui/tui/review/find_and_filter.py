"""Finding in the review: words to go to, and a filter that shows some notes alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from minutes_tui.language.names import folded
from minutes_tui.meeting.edit import Edit, all_followed
from minutes_tui.search import note_filter
from minutes_tui.tui.review.problems import FEW

if TYPE_CHECKING:
    from minutes_tui.tui.review.screen import Review


class Seeking:
    """What is sought, and what is shown alone."""

    def __init__(self, review: "Review") -> None:
        self._review = review
        self.sought = ""
        self.filter = ""
        self._left = ("", "")
        """Ids of the note from which the filter took the cursor away, and of the one to which it did; an id is "" where
        there is none."""

    def ask(self) -> None:
        self._review.answer.ask("Find, without accents and capitals", self.sought, self._found)

    def ask_filter(self) -> None:
        offers = list(note_filter.offered(self._review.minutes))
        self._review.answer.ask("Show which notes?", self.filter, self._sift, offers)

    def leave(self) -> None:
        self.sought = ""

    def _found(self, words: str) -> str:
        self.sought = words
        notes = self._review.notes
        if words:
            here, count = notes.at, notes.count()
            self._go([*range(here, count), *range(here)], f"“{words}” is nowhere in these notes.")
        else:
            self._review.show()
        return ""

    def next(self, by: int) -> None:
        """Go to the next place of what is sought, or to the one before."""
        notes = self._review.notes
        all_, at = range(notes.count()), notes.at
        ahead, behind = (all_[at + 1 :], all_[:at]) if by > 0 else (all_[:at][::-1], all_[at + 1 :][::-1])
        self._go([*ahead, *behind], f"“{self.sought}” is in no other note: Escape leaves the search.")
        if (notes.at - at) * by < 0:
            self._review.warn(f"From the {'top' if by > 0 else 'end'} again: “{self.sought}”.")

    def _go(self, places: Iterable[int], none: str) -> None:
        sought, notes = folded(self.sought), self._review.notes
        texts = self._review.minutes.notes
        at = next((at for at in places if sought in folded(texts[notes.index(at)].text)), None)
        if at is None:
            self._review.warn(none)
        else:
            self._review.walk(at)

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
