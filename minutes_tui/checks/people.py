"""Who is on the roster: codes that nobody has, somebody who is listed twice, somebody who speaks and was away."""

from collections.abc import Iterator

from minutes_tui.attendance import AWAY, along
from minutes_tui.checks.found import notes
from minutes_tui.model import UNKNOWN_SPEAKER, Minutes, Problem, listed
from minutes_tui.names import folded, full_name, roster

WHO = {
    "speaker": "speaker", "responsible": "person responsible", "mover": "mover", "seconder": "seconder",
    "who": "person", "ballots": "voter",
}  # fmt: skip
"""What those are whose codes a note has, by its key."""


def speakers(minutes: Minutes) -> Iterator[Problem]:
    """Codes that nobody on the roster has."""
    people = roster(minutes).by_key
    for index, note in notes(minutes):
        for key, who in WHO.items():
            codes = tuple(note.ballots) if key == "ballots" else listed(getattr(note, key))
            for code in codes:
                if code == UNKNOWN_SPEAKER:
                    yield Problem(f"It is open who the {who} is.", "note", index, key)
                elif code not in people:
                    yield Problem(f"The {who} {code} is not on the roster.", "note", index, key)


def twice(minutes: Minutes) -> Iterator[Problem]:
    """Two entries of the roster that are one person."""
    seen: dict[str, str] = {}
    for index, person in enumerate(minutes.participants):
        name = "".join(filter(str.isalnum, folded(person.name)))
        if not name or person.struck:
            continue
        other = seen.setdefault(name, person.key)
        if other != person.key:
            yield Problem(f"{person.name} is listed twice, as {other} and {person.key}.", "participant", index, "name")


def presence(minutes: Minutes) -> Iterator[Problem]:
    """Speakers who were away, each once until they arrive. Of those who are only expected nothing is known."""
    at = {id(note): index for index, note in notes(minutes, "presence")}
    told: set[str] = set()
    for note, now in along(minutes):
        if note.kind == "arrival":
            told.difference_update(listed(note.who))
        if not note.speaker or id(note) not in at:
            continue
        for code in note.speakers:
            if now.get(code) == AWAY and code not in told:
                told.add(code)
                who = full_name(roster(minutes).by_key[code]) or code
                yield Problem(f"{who} speaks and was not present.", "note", at[id(note)], "speaker")
