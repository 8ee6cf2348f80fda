"""Who is on the roster: codes that nobody has, somebody who is listed twice, somebody who speaks and was away."""

from collections.abc import Iterator

from minutes_tui.attendance import AWAY, along, at_opening
from minutes_tui.checks.found import silences
from minutes_tui.checks.reading import kinds, read
from minutes_tui.checks.signs import Sign
from minutes_tui.model import UNKNOWN_SPEAKER, Minutes, Note, Problem, listed
from minutes_tui.names import compact, full_name, roster

WHO = {
    "speaker": "speaker", "responsible": "person responsible", "mover": "mover", "seconder": "seconder",
    "who": "person", "ballots": "voter",
}  # fmt: skip
"""What those are whose codes a note has, by its key."""


def speakers(minutes: Minutes) -> Iterator[Problem]:
    """Codes that nobody on the roster has."""
    known = frozenset(roster(minutes).by_key) - {UNKNOWN_SPEAKER}
    for index, _, strangers in read(minutes, _strangers, known, Sign.LIVE):
        for key, code in strangers:
            if code == UNKNOWN_SPEAKER:
                yield Problem(f"It is open who the {WHO[key]} is.", "note", index, key)
            else:
                yield Problem(f"The {WHO[key]} {code} is not on the roster.", "note", index, key)


def _strangers(note: Note, known: frozenset[str]) -> list[tuple[str, str]]:
    """The codes in a note that nobody has, each behind the key that holds it."""
    named = [(key, codes) for key in WHO if (codes := getattr(note, key))]
    return [(key, code) for key, codes in named for code in listed(codes) if code not in known]


def twice(minutes: Minutes) -> Iterator[Problem]:
    """Two entries of the roster that are one person."""
    seen: dict[str, str] = {}
    for index, person in enumerate(minutes.participants):
        name = compact(person.name)
        if not name or person.struck:
            continue
        other = seen.setdefault(name, person.key)
        if other != person.key:
            yield Problem(f"{person.name} is listed twice, as {other} and {person.key}.", "participant", index, "name")


def alike(minutes: Minutes) -> Iterator[Problem]:
    """Those whom statements name alike, since not even their whole names differ."""
    people = roster(minutes)
    by_key, is_said = people.by_key, "listed-twice" not in listed(minutes.meeting.silence)
    at = {person.key: index for index, person in reversed(list(enumerate(minutes.participants)))}
    for first, *others in people.alike():
        for key in others:
            if is_said and compact(by_key[first].name) == compact(by_key[key].name):
                continue  # that they are listed twice is said already
            said = f"{people.short(key)} is what both {first} and {key} are called: give one of them a short name."
            yield Problem(said, "participant", at[key], "short" if by_key[key].short else "name")


def presence(minutes: Minutes) -> Iterator[Problem]:
    """Speakers who were away, each once until they arrive. Of those who are only expected nothing is known."""
    away = {code for code, sign in at_opening(minutes).items() if sign == AWAY}
    away |= {code for _, note in kinds(minutes, "departure") for code in listed(note.who)}
    found = read(minutes, _bears_on, frozenset(away), Sign.LIVE)
    told: set[str] = set()
    for (index, *_), (note, now) in zip(found, along(minutes, [note for _, note, _ in found]), strict=True):
        if note.kind == "arrival":
            told.difference_update(listed(note.who))
        if silences(note, "presence"):
            continue
        for code in note.speakers:
            if now.get(code) == AWAY and code not in told:
                told.add(code)
                who = full_name(roster(minutes).by_key[code]) or code
                yield Problem(f"{who} speaks and was not present.", "note", index, "speaker")


def _bears_on(note: Note, away: frozenset[str]) -> bool:
    """Whether somebody comes or goes, or speaks who is away at some time."""
    return note.kind in ("arrival", "departure") or not away.isdisjoint(note.speakers)
