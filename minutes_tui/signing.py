"""What is open before the minutes are signed off: what the checks find, and what only matters then."""

from collections import Counter

from minutes_tui import checks, comments
from minutes_tui.model import Minutes, Problem

FIRST = 3
"""Points that are named where there is no room for all."""


def open_points(minutes: Minutes) -> list[Problem]:
    """What is open, in the order of the checks' table, then of the record."""
    undecided = [
        Problem(f"The comment is not decided: {' '.join(each.text.split())}", "comment", at, check="comments")
        for at, each in comments.undecided(minutes)
    ]
    return [*checks.problems(minutes), *undecided]


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
