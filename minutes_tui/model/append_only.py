"""Entries in order that never change, made for growing at the end: thousands of notes cost no more than a few."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

Entry = TypeVar("Entry", covariant=True)


class Grown(Sequence[Entry]):
    """Like a tuple; the one that is longer by an entry shares the list of the shorter one, of which it is a view."""

    __slots__ = ("_entries", "_length", "_read")
    _entries: list[Entry]
    _length: int
    _read: Callable[[], "Grown[Entry]"]

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = list(entries)
        self._length = len(self._entries)

    @staticmethod
    def later(read: Callable[[], "Grown[Entry]"]) -> "Grown[Entry]":
        """Entries that are read when they are first looked at. `read` always gives the same ones, in any thread."""
        view: Grown[Entry] = Grown.__new__(Grown)
        view._read = read
        return view

    def __getattr__(self, name: str) -> object:
        """What isn't there yet."""
        if name not in ("_entries", "_length"):
            raise AttributeError(name)
        whole = self._read()
        self._entries, self._length = whole._entries, whole._length
        return getattr(self, name)

    def spliced(self, at: int, removed: int, new: Iterable[Entry]) -> "Grown[Entry]":
        """Some entries put in the place of others."""
        added = list(new)
        entries, length = self._entries, self._length - removed + len(added)
        behind = entries[at : at + len(added)]
        if at == len(entries):
            entries.extend(added)
        elif (
            at + removed < self._length
            or len(behind) < len(added)
            or any(one is not other for one, other in zip(behind, added, strict=True))
        ):
            entries = entries[: self._length]
            entries[at : at + removed] = added
        view: Grown[Entry] = Grown()
        view._entries, view._length = entries, length
        return view

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, slice):
            start, stop, step = at.indices(self._length)
            if step < 0:
                return tuple(map(self._entries.__getitem__, range(start, stop, step)))
            return tuple(self._entries[start:stop:step])  # what is ahead of it isn't looked at
        if not -self._length <= at < self._length:
            raise IndexError(at)
        return self._entries[at if at >= 0 else self._length + at]

    def __iter__(self) -> Iterator[Entry]:
        return islice(self._entries, self._length)

    def __reversed__(self) -> Iterator[Entry]:
        return map(self._entries.__getitem__, range(self._length - 1, -1, -1))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grown | tuple) and len(other) == self._length and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Grown({list(self)!r})"


def alike(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many are the same at the beginning and at the end of both."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return start, end
