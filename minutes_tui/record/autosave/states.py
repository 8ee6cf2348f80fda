"""The states that a record's file is in while it is written, and what leads from one to the next. Knows no disk, no
thread and no draft: `autosave` does what a state calls for, and tells here how it went.

    Synced      all edits are in the file, and the disk has them
    Appended    all edits are in the file; the last are not synced
    Drafted     edits are missing in the file, which is to be written anew at once
    Writing     the file that is to replace it is being written beside it
    Swapping    that file is being put in its place: either may be there
    Refused     the disk refused to write or to read the file: it is tried again after a while
    Changed     another program wrote the file: nothing is put in its place until both are joined

    Synced, Appended            an edit at the end → Appended, the disk has it → Synced
                                any other edit → Drafted
    Drafted, Refused, Changed   an edit, both are joined → Drafted
                                tried → Writing, the next file is whole → Swapping, it is in its place → Synced,
                                or Drafted where edits came meanwhile
    Appended, Writing, Swapping the disk refuses → Refused
    Drafted, Writing            another program's file is found → Changed
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.record.draft_file import Span


class Held(Struct, frozen=True):
    """An edit that is in memory alone: a long one that may get into the file in a moment, or one that the disk refused
    to take into the draft."""

    number: int
    spans: Callable[[], Sequence[Span]]


class UpToDate(Struct, frozen=True):
    """All edits are in the file."""

    edits: int
    """How many there were; each has its number, from 1."""


class Synced(UpToDate, frozen=True):
    """And the disk has them."""


class Appended(UpToDate, frozen=True):
    """A power cut could take the last of them."""


class Behind(Struct, frozen=True):
    """Edits are missing in the file: each is in the draft, unless it is held."""

    edits: int
    held: tuple[Held, ...] = ()


class Drafted(Behind, frozen=True):
    """The file is to be written anew, at once."""


class Writing(Behind, frozen=True):
    """The next file is being written beside it."""

    through: int = 0
    """The last edit that is in the next file."""


class Swapping(Writing, frozen=True):
    """The next file is being put in its place: either may be there."""


class Refused(Behind, frozen=True):
    """The disk refused the file: it is tried again after a while, or at the next edit."""


class Changed(Behind, frozen=True):
    """Another program wrote the file: nothing may be put in its place until both are joined."""


State = Synced | Appended | Drafted | Writing | Swapping | Refused | Changed


def appended(at: UpToDate) -> Appended:
    """An edit was put at the file's end."""
    return Appended(at.edits + 1)


def synced(at: State, before: State) -> State:
    """The disk has what the file held in the state `before`."""
    return Synced(at.edits) if isinstance(at, UpToDate) and at == before else at


def entered(at: State, spans: Callable[[], Sequence[Span]]) -> State:
    """An edit was entered that can't be put at the file's end."""
    number = at.edits + 1
    held = Held(number, spans)
    match at:
        case Synced() | Appended():
            return Drafted(number, (held,))
        case Drafted() | Refused() | Changed():
            return Drafted(number, (*at.held, held))
        case Writing():
            return replace(at, edits=number, held=(*at.held, held))


def drafted(at: State) -> State:
    """The draft has all edits that are missing in the file."""
    return replace(at, held=()) if isinstance(at, Behind) else at


def writing(at: Behind) -> Writing:
    """The next file is begun, with all edits that there are."""
    return Writing(at.edits, at.held, through=at.edits)


def swapping(at: Writing) -> Swapping:
    """The next file is whole, and now takes the place of the one that is there."""
    return Swapping(at.edits, at.held, at.through)


def swapped(at: Swapping) -> Synced | Drafted:
    """The next file is in its place, and the disk has it."""
    if at.edits == at.through:
        return Synced(at.edits)
    return Drafted(at.edits, tuple(held for held in at.held if held.number > at.through))


def refused(at: State) -> Refused:
    """The disk refused to sync, write or read the file. What it holds is not sure any more: it is written anew."""
    return Refused(at.edits, at.held if isinstance(at, Behind) else ())


def changed(at: Behind) -> Changed:
    """The file was found to be another program's, as it was to be replaced."""
    return Changed(at.edits, at.held)


def joined(at: State, ours: Span | None) -> Synced | Drafted:
    """What another program wrote is joined with what was entered: `ours` is what is missing in its file then. A next
    file that is being written comes too late."""
    number = at.edits + 1
    return Drafted(number, (Held(number, lambda: [ours]),)) if ours else Synced(number)
