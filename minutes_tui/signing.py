"""What is open before the minutes are signed off: what the checks find, what only matters then, and what was changed
since others have seen them."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui import checks, comments
from minutes_tui.model import Minutes, Note, Problem
from minutes_tui.redline import Row, redline

FIRST = 3
"""Points that are named where there is no room for all."""
WORDS = 40
"""Characters of a text that are said of a change."""


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


def told_silenced(points: list[Problem]) -> str:
    """How many points are silenced, by check: "5 points are silenced (acronyms 4, gaps 1)"."""
    are = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    return f"{are} silenced ({', '.join(f'{check} {count}' for check, count in counted(points))})"


def place(point: Problem, minutes: Minutes) -> str:
    """Where a point is, in a few words: "note 7", "§12", "participant AT"; "" where it has no place of its own."""
    if point.table == "note":
        return _called(minutes.notes[point.index])
    if point.table == "comment":
        number = minutes.comments[point.index].paragraph
        return f"comment #{point.index + 1}" + (f" on §{number}" if number is not None else "")
    if point.table == "participant":
        return f"participant {minutes.participants[point.index].key}"
    return point.table


def _called(note: Note) -> str:
    return f"§{note.paragraph}" if note.paragraph is not None else f"note {note.id}"


def first_lines(points: list[Problem], minutes: Minutes) -> str:
    """The first points, each with its place."""
    return first_of([f"{point.text} ({place(point, minutes)})" for point in points])


def first_of(lines: list[str]) -> str:
    return " · ".join(lines[:FIRST]) + (" · …" if len(lines) > FIRST else "")


def told_changes(changes: list[str]) -> str:
    """How many changes there are: "2 changes were made since the minutes were sent"."""
    were = "1 change was" if len(changes) == 1 else f"{len(changes)} changes were"
    return f"{were} made since the minutes were sent"


# What was changed since the minutes were sent


def changed_since(before: Minutes, now: Minutes) -> list[str]:
    """What a page has otherwise than when the minutes were sent, a line for each change."""
    return [*_readers(before, now), *(_said(row) for row in _rows(before, now))]


def unasked(before: Minutes, now: Minutes) -> list[str]:
    """The same without the words of paragraphs on which a comment was accepted since."""
    decided = Counter((each.paragraph, each.text) for each in before.comments if each.accepted)
    accepted = Counter((each.paragraph, each.text) for each in now.comments if each.accepted)
    asked = {paragraph for paragraph, _ in accepted - decided if paragraph is not None}
    became = {note.id: note for note in now.notes if note.paragraph in asked}
    notes = [replace(note, text=became[note.id].text) if note.id in became else note for note in before.notes]
    return changed_since(replace(before, notes=notes), now)


def _rows(before: Minutes, now: Minutes) -> Iterator[Row]:
    sections = redline(before, now, "private")
    return (row for section in sections for row in section.rows if row.what != "same")


def _readers(before: Minutes, now: Minutes) -> Iterator[str]:
    """Notes that others may read now."""
    was = {note.id: note.audience for note in before.notes}
    for note in now.notes:
        if not note.struck and note.kind != "remark" and was.get(note.id, note.audience) != note.audience:
            yield f"{_called(note)} is {note.audience} now"


def _said(row: Row) -> str:
    was, became = (
        _shortened(" … ".join(piece.text.strip() for piece in row.pieces if piece.sign == sign)) for sign in "-+"
    )
    if row.what == "moved":
        change = "stands elsewhere"
    elif was and became:
        change = f"“{was}” is “{became}” now"
    else:
        change = f"“{became}” is new" if became else f"“{was}” is gone" if was else "is changed"
    return f"{row.label}: {change}" if row.label else change


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}…"
