"""The numbers of paragraphs, as they are frozen or counted."""

from collections.abc import Iterable, Iterator

from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.paragraph_numbers import has_number
from minutes_tui.model.minutes import Minutes, Note, listed
from minutes_tui.model.patterns import Pattern

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def paragraph_numbers(notes: Iterable[Note]) -> Iterator[str]:
    """The number of each note's paragraph, "" where it has none: as frozen, else from 1.

    Where some are frozen and others not, one that isn't has the number before it with a letter, so that none is
    ever given twice: 12, 12a, 12b, 13. That before the first is 0a.
    """
    notes = list(notes)
    frozen = any(note.paragraph is not None for note in notes)
    last, added = 0, 0
    for note in notes:
        if note.paragraph is not None:
            last, added = note.paragraph, 0
            yield str(last)
        elif not has_number(note):
            yield ""
        elif frozen:
            added += 1
            yield f"{last}{_letters(added)}"
        else:
            last += 1
            yield str(last)


def lettered(minutes: Minutes) -> dict[str, int]:
    """Indices of the notes that have no number of their own where others have, by those that the private page gives
    them: 12a."""
    known = narrowed(minutes).notes
    printed = [at for at, note in enumerate(known) if not note.struck and note.kind not in ("remark", "unknown")]
    numbers = paragraph_numbers(known[at] for at in printed)
    return {number: at for at, number in zip(printed, numbers, strict=True) if number.endswith(tuple(LETTERS))}


LABEL = Pattern(r"§?\s?(\d{1,6}[a-z]{1,2})")
"""The number of a paragraph that has none of its own, as it is typed."""


def label_typed(typed: str, minutes: Minutes) -> tuple[str, str]:
    """The number of a paragraph that has none of its own with which words begin, and the rest: of "2a LB: Why?"."""
    found = LABEL.match(typed)
    behind = typed[found.end() :] if found else ""
    if not found or behind[:1] not in (":", ".", " ") or found[1] not in lettered(minutes):
        return "", typed
    return found[1], behind.lstrip(" :.")


def divisions(notes: Iterable[Note]) -> dict[str, str]:
    """The numbers of the votes by name, by their ids: as recorded, else one more than that before."""
    found: dict[str, str] = {}
    count = 0
    for note in notes:
        if note.kind == "vote" and note.ballots and not note.secret and not note.struck and note.id:
            own = note.number
            count = int(own) if own is not None and str(own).isdecimal() else count + 1
            found[note.id] = str(count if own is None else own)
    return found


def motions(notes: Iterable[Note]) -> dict[str, str]:
    """The numbers of the motions, by their ids, and of their amendments: 1, 1a, 1b, 2."""
    found: dict[str, str] = {}
    amended: dict[str, int] = {}
    count = 0
    for note in notes:
        if note.kind != "motion" or note.struck or not note.id:
            continue
        of = next((each for each in listed(note.amends) if each in found), "")
        if of:
            amended[of] = amended.get(of, 0) + 1
            found[note.id] = f"{found[of]}{_letters(amended[of])}"
        elif not listed(note.amends):
            count += 1
            found[note.id] = str(count)
    return found


def _letters(number: int) -> str:
    """a to z, then aa to az, as in a spreadsheet's columns."""
    said = ""
    while number:
        number, letter = divmod(number - 1, len(LETTERS))
        said = LETTERS[letter] + said
    return said
