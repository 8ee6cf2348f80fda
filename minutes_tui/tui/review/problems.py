"""The problems of the record that is reviewed: found in a thread once nothing was edited for a moment, kept at their
notes meanwhile, walked through one by one, mended or silenced."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual.timer import Timer

from minutes_tui import checks
from minutes_tui.commands.comments import COMMENT, open_comments
from minutes_tui.commands.notes import note_command, review_actions
from minutes_tui.editor import Editor
from minutes_tui.meeting.edit import Edit, followed
from minutes_tui.model.minutes import Problem
from minutes_tui.tui import background
from minutes_tui.tui.review.state import ReviewState

QUIET = 0.2
"""Seconds without an edit after which the minutes are looked through again."""
FEW = 50
"""Changes of an edit beyond which problems are not followed: they are found anew in a moment."""
DECIDED = "A comment is decided: A accepts it, r rejects it."
OTHER_NUMBER = "There is no fix with this number."
NO_FIX = "There is no automatic fix. Press e to edit the text."
NO_ANSWER = "No digit answers this mark: C removes the mark, e edits the text."
NONE_HERE = "No problem is selected. Press n to go to one."


class Doubts:
    """What is in doubt, and where."""

    def __init__(self, review: ReviewState) -> None:
        self._review = review
        self.problems: list[Problem] = []
        self.at: int | None = None
        """Place of the one that is walked to."""
        self.is_before = False
        """Whether the next one is the one of the note itself, that was gone to as the first."""
        self.is_known = False
        """Whether they are those of the minutes as they stand."""
        self._of_notes: dict[int, list[int]] = {}
        """Places in `problems` of those of each note, by its index."""
        self._timer: Timer | None = None
        self._looking = False

    # How they are found

    def begin(self, after: float = 0.01) -> None:
        """Look the minutes through after so many seconds."""
        self.is_known = False
        if self._timer:
            self._timer.stop()
        self._timer = background.after(self._review, after, self._look)

    def _look(self) -> None:
        if not self._looking:
            background.begin(self._review, self._find())

    async def _find(self) -> None:
        self._looking = True
        minutes = self._review.minutes
        try:
            found = await background.done(note_command.problems, self._review.record)
            found = note_command.in_order([*found, *open_comments(minutes)])
        finally:
            self._looking = False
        if minutes is not self._review.minutes:
            self.begin(QUIET)
            return
        self.is_known = True
        walked = self.now()
        self._set(found)
        self.at = found.index(walked) if walked in found else None
        if self._review.begins_at_problem and found:
            self._review.begins_at_problem = False
            self.go(0)
        elif self.at is None:
            self.move_to(self._review.index())
        self._review.show()

    def edited(self, edit: Edit) -> None:
        """Keep what is known at its notes after an edit, and look again."""
        changes = [change for change in edit.changes if change.table == "note" and not change.replaces]
        if len(changes) > FEW:
            self._set([])
        elif changes:
            kept = []
            for problem in self.problems:
                at = followed(edit, "note", problem.index) if problem.table == "note" else problem.index
                if at is not None:
                    kept.append(replace(problem, index=at))
            self._set(kept)
        self.at = None
        self.begin(QUIET)

    def _set(self, problems: list[Problem]) -> None:
        self.problems = problems
        self._of_notes = {}
        for place, problem in enumerate(problems):
            if problem.table == "note":
                self._of_notes.setdefault(problem.index, []).append(place)

    # How they are walked through

    def has(self, index: int) -> bool:
        """Whether a note has a problem."""
        return index in self._of_notes

    def now(self) -> Problem | None:
        """The one that is walked to."""
        return self.problems[self.at] if self.at is not None and self.at < len(self.problems) else None

    @property
    def is_of_note(self) -> bool:
        """Whether the one that is walked to is a note's."""
        problem = self.now()
        return problem is None or problem.table == "note"

    def move_to(self, index: int | None) -> None:
        """Be at the first problem of a note, if it has one."""
        self.at = self._of_notes.get(-1 if index is None else index, [None])[0]
        self.is_before = False

    def leave(self, problem: Problem | None) -> None:
        """Be behind one that is no note's, at which something was edited; where it is one or none is there, stay."""
        if problem is None or problem.table in ("", "note"):
            return
        left = note_command.place(problem)
        behind = next((at for at, each in enumerate(self.problems) if note_command.place(each) > left), None)
        if behind is not None:
            self.at, self.is_before = behind, True

    def ahead(self, by: int) -> int | None:
        """Place of the next one, or of the one before."""
        if self.at is not None:
            at = self.at + by - (self.is_before and by > 0)
            return at if 0 <= at < len(self.problems) else None
        here = note_command.place(Problem("", "note", self._review.index() or 0))
        places = range(len(self.problems))
        behind = [at for at in places if note_command.place(self.problems[at]) >= here]
        before = places[: behind[0]] if behind else places
        if by < 0:
            return before[-1] if before else None
        return behind[0] if behind else None

    def walk(self, by: int) -> None:
        """Go to the next problem, or to the one before."""
        at = self.ahead(by)
        if at is not None:
            self.go(at)
        elif not self.problems:
            none = "There are no problems." if self.is_known else "The record is still being checked. One moment."
            self._review.warn(none)
        elif len(self.problems) == 1 and self.at == 0:
            self._review.warn("There is no other problem.")
        else:
            self.go(0 if by > 0 else len(self.problems) - 1)
            self._review.warn(f"From the {'top' if by > 0 else 'end'}. {self.told().removeprefix('! ')}")

    def go(self, at: int) -> None:
        """Go to a problem, unless something is asked."""
        if self._review.answer.question or at >= len(self.problems):
            return
        problem = self.problems[at]
        if problem.table == "note":
            self._review.go_to_note(problem.index)
        elif problem.table == "agenda" and (note := self._taken_up(problem.index)) is not None:
            self._review.go_to_note(note)  # a line that is entered then is of this item
        self.at, self.is_before = at, False
        self._review.show()

    def _taken_up(self, index: int) -> int | None:
        """Where an agenda item was last taken up."""
        minutes = self._review.minutes
        key = minutes.agenda[index].key if index < len(minutes.agenda) else ""
        taken = (at for at, each in enumerate(minutes.notes) if each.kind == "item" and each.item == key)
        return max(taken, default=None)

    # What is done about them

    def told(self) -> str:
        """The one that is walked to."""
        problem = self.now()
        return f"! {problem.text}" if problem else ""

    def offered(self) -> Sequence[checks.Fix]:
        """What would mend it."""
        problem = self.now()
        return checks.fixes(self._review.minutes, problem) if problem else ()

    def mend(self, number: int) -> None:
        """Take one of the ways to mend it."""
        review, offered = self._review, self.offered()
        if review.editor is None or self.now() is None:
            review.warn(review.read_only() or NONE_HERE)
            return
        if number > len(offered):
            review.warn(OTHER_NUMBER if offered else NO_ANSWER if self.is_mark() else NO_FIX)
            return
        fix = offered[number - 1]
        if fix.places:
            review.replace(fix.places)
            return
        review.outcome(note_command.apply_fix(review.editor, fix))

    def is_mark(self) -> bool:
        """Whether the one that is walked to is the mark of a note to be checked."""
        problem = self.now()
        return problem is not None and problem.table == "note" and problem.key == "check"

    def is_comment(self) -> bool:
        """Whether the one that is walked to is a comment to be decided, and no problem."""
        problem = self.now()
        return problem is not None and problem.check == COMMENT

    def count(self) -> tuple[int, int]:
        """How many problems there are, and how many open comments."""
        comments = sum(problem.check == COMMENT for problem in self.problems)
        return len(self.problems) - comments, comments

    def silence(self) -> None:
        """Have its check say nothing of its note any more."""
        found = self._silenced()
        if found and found[1].table != "note":
            self._review.warn("This is not about one note: X silences it in the whole record.")
        elif found:
            editor, problem = found
            self._review.outcome(review_actions.silence(editor, problem.index, problem.check, problem.text))

    def silence_everywhere(self) -> None:
        """Have its check say nothing in the record any more, and say which one it was and how much it had found."""
        if not (found := self._silenced()):
            return
        editor, problem = found
        count = sum(each.check == problem.check for each in self.problems)
        outcome = review_actions.silence_everywhere(editor, problem.check)
        gone = "1 problem" if count == 1 else f"{count} problems"
        self._review.outcome(replace(outcome, said=f"{outcome.said} u brings {gone} back."))

    def _silenced(self) -> tuple[Editor, Problem] | None:
        """The editor and the problem whose check may be silenced; None, with the reason on the screen, where there is
        none."""
        review, problem = self._review, self.now()
        if self.is_comment():
            review.warn(DECIDED)
        elif review.editor is None or problem is None or not problem.check:
            review.warn(review.read_only() or NONE_HERE)
        else:
            return review.editor, problem
        return None
