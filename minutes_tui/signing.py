"""What is open before the minutes are signed off: what the checks find, and what only matters then."""

from collections import Counter
from collections.abc import Iterator

from minutes_tui import checks, comments
from minutes_tui.life import is_paragraph
from minutes_tui.model import Minutes, Note, Problem, listed

ANSWERING = ("statement", "decision", "action", "motion")
FIRST = 3
"""Points that are named where there is no room for all."""


def open_points(minutes: Minutes) -> list[Problem]:
    """What is open, in the order of the checks' table, then of the record."""
    silenced = set(listed(minutes.meeting.silence))
    own = [
        Problem(said, "note", at, check=name)
        for name, check in OWN.items()
        if name not in silenced and name not in checks.CHECKS
        for at, said in check(minutes)
        if name not in listed(minutes.notes[at].silence)
    ]
    undecided = [
        Problem(f"The comment is not decided: {' '.join(each.text.split())}", "comment", at, check="comments")
        for at, each in comments.undecided(minutes)
    ]
    return [*checks.problems(minutes), *own, *undecided]


def counted(points: list[Problem]) -> list[tuple[str, int]]:
    """The names of the checks with how many points each has, in the order of the points."""
    return list(Counter(point.check for point in points).items())


def told(points: list[Problem]) -> str:
    """How many points are open, by check: "There are 3 points open (gaps 2, votes 1)"."""
    are = "There is 1 point" if len(points) == 1 else f"There are {len(points)} points"
    return f"{are} open ({', '.join(f'{check} {count}' for check, count in counted(points))})"


def place(point: Problem, minutes: Minutes) -> str:
    """Where a point is, in a few words: "note 7", "§12", "participant AT"; "" where it has no place of its own."""
    if point.table == "note":
        note = minutes.notes[point.index]
        return f"§{note.paragraph}" if note.paragraph is not None else f"note {note.id}"
    if point.table == "comment":
        number = minutes.comments[point.index].paragraph
        return f"comment #{point.index + 1}" + (f" on §{number}" if number is not None else "")
    if point.table == "participant":
        return f"participant {minutes.participants[point.index].key}"
    return point.table


def first_lines(points: list[Problem], minutes: Minutes) -> str:
    """The first points, each with its place."""
    named = [f"{point.text} ({place(point, minutes)})" for point in points[:FIRST]]
    return " · ".join(named) + (" · …" if len(points) > FIRST else "")


def _unanswered(minutes: Minutes) -> Iterator[tuple[int, str]]:
    """Questions that no note names as what it answers, and behind which nobody else speaks before the next question or
    agenda item."""
    answered = {id for note in minutes.notes for id in listed(note.answers)}
    for at, note in enumerate(minutes.notes):
        is_open = note.kind == "question" and is_paragraph(note) and note.id not in answered
        if is_open and not any(_answers(each, note) for each in _until_next(minutes, at)):
            yield at, "Nobody has answered this question."


def _answers(note: Note, question: Note) -> bool:
    return note.kind in ANSWERING and note.speaker != question.speaker and not note.struck


def _until_next(minutes: Minutes, at: int) -> Iterator[Note]:
    for index in range(at + 1, len(minutes.notes)):
        note = minutes.notes[index]
        if note.kind in ("question", "item"):
            return
        yield note


def _unnumbered(minutes: Minutes) -> Iterator[tuple[int, str]]:
    for at, note in enumerate(minutes.notes):
        if note.kind == "decision" and note.number is None and is_paragraph(note):
            yield at, "This decision has no number."


OWN = {"unanswered": _unanswered, "unnumbered": _unnumbered}
"""By the name that `silence` takes; a check of that name among all checks stands for it."""
