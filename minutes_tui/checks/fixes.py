"""What all checks share: the notes that are checked, a fix, and the edits that fixes are made of. Knows no check."""

from collections.abc import Callable, Iterator
from itertools import count

from msgspec import Struct

from minutes_tui.checks.features import is_printed
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.model.minutes import Minutes, Note, Problem, listed
from minutes_tui.search.replacement import Places

Check = Callable[[Minutes], Iterator[Problem]]
Span = tuple[int, int]


class Fix(Struct, frozen=True):
    """A way to mend a problem that is sure enough to be offered."""

    said: str
    """What it does, in a few words."""
    edit: Edit
    places: Places | None = None
    """Where it changes the words of several notes: what is shown first, so that none is changed unseen."""
    typed: str = ""
    """A line that does it, such as "/chair AT 19:30", where a command must."""
    of: int = 0
    """Index of the note whose mark asks for that."""
    place: int | None = None
    """Index before which the line is entered, as it would have been then; None: it is no line of a place."""


Mend = Callable[[Minutes, Problem], Iterator[Fix]]


def notes(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """Those that are not struck out."""
    return ((index, note) for index, note in enumerate(minutes.notes) if not note.struck)


def free_id(minutes: Minutes) -> str:
    """A number that is no note's id."""
    return next(free_ids(minutes))


def free_ids(minutes: Minutes) -> Iterator[str]:
    """Numbers that are no note's ids."""
    return map(str, count(max((int(each.id) for each in minutes.notes if each.id.isdecimal()), default=0) + 1))


def texts(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """Those whose words are printed."""
    return ((index, note) for index, note in enumerate(minutes.notes) if is_printed(note))


def silences(note: Note, check: str) -> bool:
    """Whether a note wants none of a check; asked where one note bears on what is said of others."""
    return bool(note.silence) and check in listed(note.silence)


def language(minutes: Minutes, note: Note) -> str:
    return note.language or minutes.meeting.language


def about(problem: Problem, minutes: Minutes) -> str:
    """The words that a problem is about."""
    return minutes.notes[problem.index].text[slice(*problem.span)] if problem.span else ""


def retexted(minutes: Minutes, index: int, text: str) -> Change:
    """A note with other words."""
    note = minutes.notes[index]
    return Change("note", index, note, reworded(note, text))


def respelled(minutes: Minutes, problem: Problem, words: str, what: str) -> Fix:
    """The words that a problem is about replaced by others."""
    assert problem.span
    text, (start, end) = minutes.notes[problem.index].text, problem.span
    return Fix(what, Edit((retexted(minutes, problem.index, text[:start] + words + text[end:]),)))
