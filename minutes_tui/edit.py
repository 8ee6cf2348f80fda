"""What one keystroke does to the minutes, as a value with an inverse, and the history of such edits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from minutes_tui.model import TABLES, Entry, Meeting, Minutes
from minutes_tui.sequence import Grown, alike


class Change(Struct, frozen=True):
    """One entry of one table put in, replaced or taken out."""

    table: str
    """Its name in the record."""
    at: int
    """Index among the table's entries; 0 where there is only one."""
    old: Entry | None
    """None: it was not there, and those from `at` on move up."""
    new: Entry | None
    """None: it is no longer there."""

    def inverted(self) -> "Change":
        return Change(self.table, self.at, self.new, self.old)


class Edit(Struct, frozen=True):
    """Changes done one after the other and undone together."""

    changes: tuple[Change, ...]

    def inverted(self) -> "Edit":
        return Edit(tuple(change.inverted() for change in reversed(self.changes)))


def edited(minutes: Minutes, edit: Edit) -> Minutes:
    """The minutes after an edit."""
    for change in edit.changes:
        minutes = _changed(minutes, change)
    return minutes


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
        value = change.new if change.new is not None else msgspec.convert({}, table.entry)
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
