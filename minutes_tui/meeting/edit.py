"""What one keystroke does to the minutes, as a value with an inverse, and the history of such edits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.append_only import Grown, alike
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import CODES, TABLES, Codes, Entry, Meeting, Minutes, Note, listed


class Change(Struct, frozen=True, gc=False):
    """One entry of one table put in, replaced or taken out."""

    table: str
    """Its name in the record."""
    at: int
    """Index among the table's entries; 0 where there is only one."""
    old: Entry | None
    """None: it was not there, and those from `at` on move up."""
    new: Entry | None
    """None: it is no longer there."""

    @property
    def replaces(self) -> bool:
        """Whether an entry that was there gets another value."""
        return self.old is not None and self.new is not None


class Edit(Struct, frozen=True):
    """Changes done one after the other and undone together."""

    changes: tuple[Change, ...]

    def inverted(self) -> "Edit":
        return Edit(tuple([Change(each.table, each.at, each.new, each.old) for each in reversed(self.changes)]))


def marked(note: Note) -> Note:
    """A new note, to be checked for what its `??` says where it isn't for anything else."""
    from minutes_tui.language import markup  # an empty record needs none of it, here and below

    return note if note.check else replace(note, check=markup.gap(note.text))


def reworded(note: Note, words: str) -> Note:
    """A note with other words. A check that says what its `??` says goes on saying that: it goes with the last `??`,
    and where there was none, comes with the first."""
    from minutes_tui.language import markup

    return replace(note, text=words, check=markup.checked(note.text, note.check, words))


def edited(minutes: Minutes, edit: Edit) -> Minutes:
    """The minutes after an edit."""
    for table, group in groupby(edit.changes, attrgetter("table")):
        changes = list(group)
        if len(changes) > 1 and TABLES[table].many and all(change.replaces for change in changes):
            minutes = _replaced(minutes, TABLES[table].attribute, changes)
        else:
            for change in changes:
                minutes = _changed(minutes, change)
    return minutes


def _replaced(minutes: Minutes, attribute: str, changes: Iterable[Change]) -> Minutes:
    """The minutes with other values for some entries of a table, in one walk."""
    value = getattr(minutes, attribute)
    entries: list[Entry | None] = list(value)
    for change in changes:
        entries[change.at] = change.new
    made = Grown(entries) if isinstance(value, Grown) else tuple(entries)
    return msgspec.structs.replace(minutes, **{attribute: made})


def _changed(minutes: Minutes, change: Change) -> Minutes:
    table = TABLES[change.table]
    value = getattr(minutes, table.attribute)
    if table.many:
        replaced = () if change.new is None else (change.new,)
        removed = int(change.old is not None)
        if isinstance(value, Grown):
            value = value.spliced(change.at, removed, replaced)
        else:
            value = value[: change.at] + replaced + value[change.at + removed :]
    else:
        value = change.new if change.new is not None else converted({}, table.entry)
    return msgspec.structs.replace(minutes, **{table.attribute: value})


def added(minutes: Minutes, table: str, entry: Entry) -> Change:
    """An entry put behind the last of its table."""
    return Change(table, len(getattr(minutes, TABLES[table].attribute)), None, entry)


def changes(before: Minutes, after: Minutes) -> Iterator[Change]:
    """What makes some minutes others."""
    for name, table in TABLES.items():
        old, new = getattr(before, table.attribute), getattr(after, table.attribute)
        if not table.many:
            if old != new:
                yield Change(name, 0, old, new)
            continue
        start, end = alike(old, new)
        both = min(len(old), len(new)) - end
        yield from (Change(name, at, old[at], new[at]) for at in range(start, both) if old[at] != new[at])
        yield from (Change(name, both, each, None) for each in old[both : len(old) - end])
        yield from (Change(name, at, None, new[at]) for at in range(both, len(new) - end))


def changes_status(edit: Edit) -> bool:
    """Whether the minutes become circulated, approved or a draft again."""
    both = ((change.old, change.new) for change in edit.changes if change.table == "meeting")
    return any(isinstance(old, Meeting) and isinstance(new, Meeting) and old.status != new.status for old, new in both)


def followed(edit: Edit, table: str, index: int) -> int | None:
    """Where an entry of a table stands after an edit, also where it was moved; None where it was taken out."""
    at: int | None = index
    taken: Entry | None = None
    for change in edit.changes:
        if change.table != table or (change.old is not None and change.new is not None):
            continue
        if change.new is not None:
            if at is None and taken is not None and _is_same(taken, change.new):
                at = change.at
            elif at is not None and change.at <= at:
                at += 1
        elif at == change.at:
            at, taken = None, change.old
        elif at is not None and change.at < at:
            at -= 1
    return at


def all_followed(edit: Edit, table: str, indices: Iterable[int]) -> list[int]:
    """Where entries stand after an edit, without those that were taken out."""
    return [at for each in indices if (at := followed(edit, table, each)) is not None]


def _is_same(old: Entry, new: Entry) -> bool:
    """Whether an entry that was taken out is the one that was put in elsewhere."""
    return old is new or bool(getattr(old, "id", "") and getattr(old, "id", "") == getattr(new, "id", ""))


def together(edits: Iterable[Edit]) -> Edit:
    """Several edits as one."""
    return Edit(tuple(change for edit in edits for change in edit.changes))


Step = TypeVar("Step")


class History(Generic[Step]):
    """Steps done, and steps undone that can be done again. It has no limit."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def did(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def last(self) -> Step | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    def next(self) -> Step | None:
        """The step that redo does again."""
        return self._undone[-1] if self._undone else None

    def undid(self) -> None:
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        self._done.append(self._undone.pop())

    def __len__(self) -> int:
        """How many steps can be taken back."""
        return len(self._done)

    def join(self, since: int, joined: Callable[[Sequence[Step]], Step]) -> None:
        """Make one of all steps that were done since there were so many."""
        if len(self._done) - since > 1:
            self._done[since:] = [joined(self._done[since:])]


# Codes


def recoded(codes: Codes, old: str, new: str) -> Codes:
    """Codes with one put in another's place."""
    if isinstance(codes, str):
        return new if codes == old else codes
    return tuple(dict.fromkeys(new if code == old else code for code in codes))


def names_person(note: Note, key: str) -> bool:
    return any(key in listed(getattr(note, each)) for each in CODES) or key in note.ballots


def note_recoded(note: Note, old: str, new: str) -> Note:
    """A note with one code in another's place, wherever it holds codes."""
    values: dict[str, Any] = {each: recoded(getattr(note, each), old, new) for each in CODES}
    ballots = {new if code == old else code: ballot for code, ballot in note.ballots.items()}
    return msgspec.structs.replace(note, ballots=ballots, **values)
