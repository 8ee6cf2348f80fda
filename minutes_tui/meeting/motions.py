"""What is before the meeting to be decided, and what was: the pending motion, its wording as amended, the vote on it;
which notes are decisions, and their numbers."""

from collections.abc import Iterator, Sequence

from minutes_tui.language.names import same
from minutes_tui.model.minutes import Minutes, Note, listed

FINAL = "carried"
"""The outcome that makes a motion a decision."""


def pending(minutes: Minutes) -> int | None:
    """Index of the motion that is to be decided: the last one without an outcome, in the item that is up."""
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck:
            continue
        if note.kind == "motion":
            if not note.outcome:
                return index
            if not note.amends:
                return None
        if note.kind == "item" or (note.kind == "decision" and not listed(note.answers)):
            return None
    return None


def main_motion(minutes: Minutes, index: int) -> int:
    """Index of the motion that an amendment is to, or of a motion itself."""
    notes, seen = minutes.notes, set()
    while index not in seen and (amended := listed(notes[index].amends)):
        seen.add(index)
        index = next((at for at in range(index - 1, -1, -1) if notes[at].id == amended[0]), index)
    return index


def wording(minutes: Minutes, index: int) -> str:
    """The words of a motion as the amendments that were carried have left them."""
    note = minutes.notes[index]
    return note.text if note.amends else _amended(minutes).get(note.id, note.text)


def _amended(minutes: Minutes) -> dict[str, str]:
    """The words of the last amendment that was carried, by the id of the motion that it is to."""
    return {
        id: note.text
        for note in minutes.notes
        if note.kind == "motion" and note.amends and note.outcome == FINAL and not note.struck
        for id in listed(note.amends)
        if id
    }


def open_vote(minutes: Minutes) -> int | None:
    """Index of the vote that ballots go to: the last, where no motion, decision or item came behind it. One whose
    motion has an outcome is closed, and so is one by counts alone that no motion is pending for."""
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck:
            continue
        if note.kind == "vote":
            on = listed(note.answers)
            counts = (note.for_, note.against, note.abstain, note.invalid)
            is_counted = bool(note.options) or any(count is not None for count in counts)
            is_closed = (is_counted and not (note.ballots or on)) or _has_outcome(notes[:index], on)
            return None if is_closed else index
        if note.kind in ("motion", "item", "decision"):
            return None
    return None


def was_secret(minutes: Minutes) -> bool:
    """Whether the last thing decided, in the item that is up, was a secret vote."""
    for note in reversed(minutes.notes):
        if not note.struck and note.kind in ("vote", "motion", "item", "decision"):
            return note.kind == "vote" and note.secret
    return False


def _has_outcome(notes: Sequence[Note], ids: tuple[str, ...]) -> bool:
    """Whether one of the motions with these ids has an outcome."""
    return any(note.kind == "motion" and note.id in ids and note.outcome for note in reversed(notes)) if ids else False


def ballot_of(amount: str) -> str:
    """What a scribe's +1, -0.5 or 0 stands for."""
    value = float(amount)
    return "for" if value > 0 else "against" if value < 0 else "abstain"


def is_plain(amount: str) -> bool:
    """Whether it is a whole vote and not a shade of one, such as +0.5."""
    return amount in ("+1", "-1", "0", "+0", "-0")


def last_decided(notes: Sequence[Note]) -> Note | None:
    """The last decision or motion."""
    return next((note for note in reversed(notes) if note.kind in ("decision", "motion") and not note.struck), None)


# What was decided


def decided(minutes: Minutes) -> Iterator[tuple[int, str]]:
    """Index and words of each note that is a decision, in the order of the record: a decision; and a motion that was
    carried, in the words that its amendments left, unless a decision answers it or follows it at once in its words."""
    decisions = [note for note in minutes.notes if note.kind == "decision" and not note.struck]
    taken = {id for note in decisions for id in listed(note.answers) if id}
    amended = _amended(minutes)
    for index, note in enumerate(minutes.notes):
        if note.struck:
            continue
        if note.kind == "decision":
            yield index, note.text
        elif is_carried(note) and note.id not in taken:
            words = amended.get(note.id, note.text)
            if not _is_repeated(minutes.notes, index, words):
                yield index, words


def _is_repeated(notes: Sequence[Note], index: int, words: str) -> bool:
    """Whether the first motion or decision behind a motion, in its item, is a decision in these words; amendments,
    which are part of it, aside."""
    for at in range(index + 1, len(notes)):
        note = notes[at]
        if note.struck or (note.kind == "motion" and note.amends):
            continue
        if note.kind == "decision":
            return _plain(note.text) == _plain(words) and not listed(note.answers)
        if note.kind in ("motion", "item"):
            return False
    return False


def _plain(words: str) -> str:
    """Words without case and with single blanks."""
    return " ".join(same(words).split())


def is_carried(note: Note) -> bool:
    """Whether it is a motion that was carried, and no amendment."""
    return note.kind == "motion" and note.outcome == FINAL and not listed(note.amends)


def just_carried(minutes: Minutes) -> int | None:
    """Index of the motion whose words a decision can still take over: the last thing decided, in the item that is up,
    was that it is carried."""
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck or (note.kind == "motion" and note.amends):
            continue
        if note.kind == "motion":
            return index if is_carried(note) else None
        if note.kind in ("item", "decision"):
            return None
    return None


def next_number(minutes: Minutes) -> int:
    """The number of the next decision: one more than the highest yet."""
    return 1 + max((note.number for note in minutes.notes if isinstance(note.number, int)), default=0)


def renumbered(minutes: Minutes, first: int | None = None) -> Iterator[tuple[int, int]]:
    """Index and new number of each decision whose number changes where they are counted anew, in the order of the
    record, from `first` or else from the lowest that there is. A number in words, such as "12a", stays."""
    found = [index for index, _ in decided(minutes) if not isinstance(minutes.notes[index].number, str)]
    numbers = (number for index in found if isinstance(number := minutes.notes[index].number, int))
    start = first if first is not None else min(numbers, default=1)
    for number, index in enumerate(found, start):
        if minutes.notes[index].number != number:
            yield index, number
