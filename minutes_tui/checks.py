"""What is wrong in the minutes: each check a function from the minutes to problems, all in one table."""

from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui import house
from minutes_tui.attendance import AWAY, PRESENT, along, is_taken
from minutes_tui.edit import Edit
from minutes_tui.model import TABLES, UNKNOWN_SPEAKER, Minutes, Note, Problem, listed
from minutes_tui.names import roster, same

Check = Callable[[Minutes], Iterator[Problem]]

WHO = {
    "speaker": "speaker", "responsible": "person responsible", "mover": "mover", "seconder": "seconder",
    "who": "person", "ballots": "voter",
}  # fmt: skip
"""What those are whose codes a note has, by its key."""

NAMES = {"agenda": "agenda item"}
"""What an entry of a table is called, where it is not called like the table."""


def problems(minutes: Minutes) -> list[Problem]:
    """What every check finds that the record doesn't silence, in the order of the record."""
    silenced = set(listed(minutes.meeting.silence))
    found = [
        replace(problem, check=name)
        for name, check in CHECKS.items()
        if name not in silenced
        for problem in check(minutes)
        if not (problem.table == "note" and name in listed(minutes.notes[problem.index].silence))
    ]
    order = list(TABLES)
    return sorted(found, key=lambda problem: (order.index(problem.table), problem.index))


def _notes(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    return ((index, note) for index, note in enumerate(minutes.notes) if not note.struck)


def _essentials(minutes: Minutes) -> Iterator[Problem]:
    """What every record must have."""
    for key in ("title", "date"):
        if not getattr(minutes.meeting, key):
            yield Problem(f"The meeting has no {key}.", "meeting")
    for table in ("body", "participant", "agenda"):
        for index, entry in enumerate(getattr(minutes, TABLES[table].attribute)):
            if not entry.key:
                yield Problem(f"This {NAMES.get(table, table)} has no key.", table, index)
    for index, note in _notes(minutes):
        if not note.id:
            yield Problem("This note has no id.", "note", index)


def _duplicates(minutes: Minutes) -> Iterator[Problem]:
    """Keys and ids that stand twice."""
    for table, key in (
        ("body", "key"),
        ("participant", "key"),
        ("agenda", "key"),
        ("attachment", "key"),
        ("note", "id"),
    ):
        seen: set[str] = set()
        for index, entry in enumerate(getattr(minutes, TABLES[table].attribute)):
            value = getattr(entry, key)
            if value and value in seen:
                said = f"The {key} {value} stands twice; each {NAMES.get(table, table)} needs one of its own."
                yield Problem(said, table, index, key)
            seen.add(value)


def _speakers(minutes: Minutes) -> Iterator[Problem]:
    """Codes that nobody on the roster has."""
    people = roster(minutes).by_key
    for index, note in _notes(minutes):
        for key, who in WHO.items():
            codes = tuple(note.ballots) if key == "ballots" else listed(getattr(note, key))
            for code in codes:
                if code == UNKNOWN_SPEAKER:
                    yield Problem(f"It is open who the {who} is.", "note", index, key)
                elif code not in people:
                    yield Problem(f"The {who} {code} is not on the roster.", "note", index, key)


def _references(minutes: Minutes) -> Iterator[Problem]:
    """Bodies, agenda items, notes and persons that are named and not there."""
    bodies = {body.key for body in minutes.bodies}
    items = {item.key for item in minutes.agenda}
    ids = {note.id for note in minutes.notes}
    people = roster(minutes).by_key
    for index, person in enumerate(minutes.participants):
        roles = {} if isinstance(person.role, str) else person.role
        for key, named in (("body", listed(person.body)), ("role", tuple(roles))):
            for body in named:
                if body not in bodies:
                    said = f"The {key} of {person.key} names the body {body}, which is not in the record."
                    yield Problem(said, "participant", index, key)
        if person.substitute_for and person.substitute_for not in people:
            said = f"{person.key} stands in for {person.substitute_for}, who is not on the roster."
            yield Problem(said, "participant", index, "substitute_for")
    for index, item in enumerate(minutes.agenda):
        for code in listed(item.presenter):
            if code not in people:
                yield Problem(f"The presenter {code} is not on the roster.", "agenda", index, "presenter")
    for index, attachment in enumerate(minutes.attachments):
        if attachment.note and attachment.note not in ids:
            yield Problem(f"There is no note {attachment.note}.", "attachment", index, "note")
    for index, note in _notes(minutes):
        if note.item and note.item not in items:
            yield Problem(f"The agenda item {note.item} is not on the agenda.", "note", index, "item")
        for key in ("answers", "supports", "opposes", "amends"):
            for linked in listed(getattr(note, key)):
                if linked not in ids:
                    yield Problem(f"There is no note {linked}.", "note", index, key)


def _gaps(minutes: Minutes) -> Iterator[Problem]:
    """Notes that were marked to be checked."""
    for index, note in _notes(minutes):
        if note.check:
            yield Problem(f"To be checked: {note.check}", "note", index, "check")


def _votes(minutes: Minutes) -> Iterator[Problem]:
    """Counts that differ from the ballots or from those present; ballots of somebody who is away."""
    there = _there(minutes) if is_taken(minutes) else {}
    for index, note in _notes(minutes):
        cast = Counter(note.ballots.values())
        stated = {"for": note.for_, "against": note.against, "abstain": note.abstain}
        for ballot in cast:
            if ballot not in stated:
                yield Problem(f'A ballot can\'t be "{ballot}": for, against or abstain.', "note", index, "ballots")
        now = there.get(note.id, {}) if note.kind == "vote" else {}
        present = sum(sign == PRESENT for sign in now.values())
        total = sum(count for count in stated.values() if count is not None)
        if present and total > present:
            yield Problem(f"{total} votes are stated and {present} were present.", "note", index)
        for code in note.ballots:
            if now.get(code) == AWAY:
                yield Problem(f"{code} has a ballot and was not present.", "note", index, "ballots")
        for way, count in stated.items():
            if note.ballots and count is not None and count != cast[way]:
                yield Problem(f"{count} {way} are stated and {cast[way]} by name.", "note", index, way)


def _there(minutes: Minutes) -> dict[str, dict[str, str]]:
    """Who was in the room at each vote, by its id."""
    return {note.id: dict(now) for note, now in along(minutes) if note.kind == "vote"}


def _actions(minutes: Minutes) -> Iterator[Problem]:
    """Action items that nobody is responsible for."""
    for index, note in _notes(minutes):
        if note.kind == "action" and not note.responsible:
            yield Problem("Nobody is responsible for this action item.", "note", index)


def _codes(minutes: Minutes) -> Iterator[Problem]:
    """Codes that differ in case alone, so that a typed one could be either's."""
    seen: dict[str, str] = {}
    for index, person in enumerate(minutes.participants):
        other = seen.setdefault(same(person.key), person.key)
        if other != person.key:
            yield Problem(f"The codes {other} and {person.key} differ in case only.", "participant", index, "key")


def _style(minutes: Minutes) -> Iterator[Problem]:
    """Keys of the house style with a value that a page can't use."""
    for key, said in house.faults(minutes.print):
        yield Problem(said, "print", 0, key)


class Fix(Struct, frozen=True):
    """A way to mend a problem that is sure enough to be offered."""

    said: str
    """What it does, in a few words."""
    edit: Edit


Mend = Callable[[Minutes, Problem], Iterator[Fix]]

FIXES: dict[str, Mend] = {}
"""By the name of the check."""


def fixes(minutes: Minutes, problem: Problem) -> tuple[Fix, ...]:
    """The ways to mend a problem that were found in these minutes, the best first."""
    mend = FIXES.get(problem.check)
    return tuple(mend(minutes, problem)) if mend else ()


CHECKS: dict[str, Check] = {
    "essentials": _essentials,
    "duplicates": _duplicates,
    "speakers": _speakers,
    "references": _references,
    "gaps": _gaps,
    "votes": _votes,
    "actions": _actions,
    "codes": _codes,
    "style": _style,
}
"""By the name that `silence` in the record takes."""
