"""What is before the meeting to be decided: the pending motion, its wording as amended, the vote on it."""

from collections.abc import Sequence

from minutes_tui.model import Minutes, Note, listed


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
    main = minutes.notes[main_motion(minutes, index)]
    carried = [
        note.text
        for note in minutes.notes[index:]
        if note.kind == "motion" and not note.struck and note.outcome == "carried" and main.id in listed(note.amends)
    ]
    own = minutes.notes[index].text
    return carried[-1] if carried and not minutes.notes[index].amends else own


def open_vote(minutes: Minutes) -> int | None:
    """Index of the vote that ballots go to: one by name behind the pending motion, or the last note that is one."""
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck:
            continue
        if note.kind == "vote":
            counted = any(count is not None for count in (note.for_, note.against, note.abstain))
            return None if counted and not note.ballots else index
        if note.kind in ("motion", "item", "decision"):
            return None
    return None


def tally(ballots: Sequence[str]) -> tuple[int, int, int]:
    """For, against, abstentions."""
    return ballots.count("for"), ballots.count("against"), ballots.count("abstain")


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
