"""Who has a vote, and who may cast whose: derived, never stored."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.roles import brings_vote
from minutes_tui.meeting.attendance import AWAY, PRESENT, is_taken, presence, presence_by_note
from minutes_tui.model.minutes import Minutes, Participant, listed

Signs = Mapping[str, str]
"""Who is in the room by code, as `attendance` has it."""


def has_vote(person: Participant, minutes: Minutes) -> bool:
    """Whether a participant of these minutes has a vote, there or not. What the record says of the person goes first.
    Else it is a role that tells, in the meeting's language or in English, as `roles.brings_vote` has it: of several one
    that brings a vote is enough. With no role the name of the body tells in the same way, such as
    "Guests"; and one who stands in for another has the vote if that one has. One struck out has none."""
    if person.struck or person.vote is not None:
        return bool(person.vote and not person.struck)
    if not _roles(person) and person.substitute_for:
        other = next((each for each in minutes.participants if each.key == person.substitute_for), None)
        if other is not None and other is not person:
            return other.vote if other.vote is not None else _by_role(other, minutes)
    return _by_role(person, minutes)


@lru_cache(1 << 10)
def _brings_vote(words: str, language: str) -> bool:
    """What the words of a language say; a roster has few roles, and is asked after each edit."""
    return brings_vote(words, labels(language))


def _roles(person: Participant) -> tuple[str, ...]:
    """What the record says of the roles; a role of none is left out."""
    roles = (person.role,) if isinstance(person.role, str) else tuple(person.role.values())
    return tuple(role for role in roles if role.strip())


def _by_role(person: Participant, minutes: Minutes) -> bool:
    names = {body.key: body.name or body.heading for body in minutes.bodies}
    told = _roles(person) or [names.get(key, "") for key in listed(person.body)]
    if not any(told):
        return True  # with no look at the words of a language, which a first screen may do without
    return any(_brings_vote(words, minutes.meeting.language) for words in told)


def voters(minutes: Minutes, now: Signs | None = None) -> list[str]:
    """Codes of all with a vote, in the room or not, in the order of the roster. A substitute and the one who could not
    come have one vote between them: the substitute's while that one is in the room alone, the other's else. `now` says
    who is in the room; default is as it is at the end of the notes."""
    there = presence(minutes) if now is None else now
    people = minutes.derived(_with_vote)
    found = dict.fromkeys(people)
    for key, other in ((key, person.substitute_for) for key, person in people.items() if person.substitute_for):
        if other != key and key in found and other in found:
            is_there = there.get(key) == PRESENT and there.get(other) != PRESENT
            del found[other if is_there else key]
    return list(found)


def substitute_of(minutes: Minutes, code: str) -> str:
    """Who stands in for somebody and has the vote; "" where nobody does."""
    people = minutes.derived(_with_vote)
    return next((key for key, person in people.items() if person.substitute_for == code != key), "")


def _with_vote(minutes: Minutes) -> dict[str, Participant]:
    """All with a vote, by code."""
    return {each.key: each for each in minutes.participants if has_vote(each, minutes)}


def weight_of(person: Participant, minutes: Minutes) -> int | float:
    """Of the person's vote; one who stands in for another and has no weight of their own has that one's."""
    if person.weight == 1 and person.substitute_for:
        return next((each.weight for each in minutes.participants if each.key == person.substitute_for), 1)
    return person.weight


def votes_of(minutes: Minutes, now: Signs | None = None) -> dict[str, dict[str, int | float]]:
    """The votes that may be cast now: by the code of each person in the room who may cast any, in the order of the
    roster, whose votes these are and with which weight, as `{"LB": {"LB": 1, "BM": 2}}`. One's own comes first. The
    vote of somebody who is not in the room is cast by who holds the proxy, the first on the roster where two hold it,
    also by a holder with no vote of their own; it is never passed on. A recused person is still among them: who is
    recused is said of a vote. `now` as in `voters`."""
    there = presence(minutes) if now is None else now
    people = {person.key: person for person in reversed(minutes.participants)}
    left = dict.fromkeys(voters(minutes, there))
    cast: dict[str, dict[str, int | float]] = {}
    for key, person in people.items():
        if key in left and there.get(key) == PRESENT:
            cast[key] = {key: weight_of(person, minutes)}
            del left[key]
    held: dict[str, dict[str, int | float]] = {}
    for person in minutes.participants:
        if there.get(person.key) != PRESENT:
            continue
        own = cast.get(person.key, {})
        taken = [code for code in listed(person.proxies) if code in left]
        if own or taken:
            held[person.key] = own | {code: weight_of(people[code], minutes) for code in taken}
        for code in taken:
            left.pop(code, None)
    return held


def called(minutes: Minutes) -> list[str]:
    """Codes of those whose votes are asked for now: those present who have a vote and are not recused, or all who are
    not known to be away where nobody is present."""
    now = presence(minutes)
    from minutes_tui.meeting.motions import interested, open_vote, pending, under  # few first screens need it

    vote = open_vote(minutes)
    motion = pending(minutes)
    on = under(minutes, motion) if motion is not None else ()
    out = listed(minutes.notes[vote].recused) if vote is not None else interested(minutes, on)
    present = [code for code in votes_of(minutes, now) if code not in out]
    there = (code for code in voters(minutes, now) if now.get(code) != AWAY)
    return present or [code for code in there if code not in out]


def voting_words(person: Participant, minutes: Minutes) -> str:
    """What is to be said of a person's vote beside the role, as `no vote, proxy of BM, AT`; "" of most."""
    has = has_vote(person, minutes)
    is_told = person.struck or (has and (person.vote is None or has_vote(replace(person, vote=None), minutes)))
    said = "" if is_told else "has a vote" if has else "no vote"
    weight = f"weight {person.weight:g}" if person.weight != 1 else ""
    proxies = ", ".join(listed(person.proxies))
    return ", ".join(filter(None, (said, weight, f"proxy of {proxies}" if proxies else "")))


def idle_proxies(before: Minutes, after: Minutes) -> dict[str, tuple[str, ...]]:
    """Whose votes could be cast by proxy in some minutes and can't be after an edit because their holder has left: the
    codes by the holder's."""
    if not any(person.proxies for person in after.participants):
        return {}
    there, cast = presence(after), {code for held in votes_of(after).values() for code in held}
    held = {
        key: tuple(code for code in codes if code != key and code not in cast and there.get(code) != PRESENT)
        for key, codes in votes_of(before).items()
        if there.get(key) != PRESENT
    }
    return {key: codes for key, codes in held.items() if codes}


def entitled_after(minutes: Minutes) -> Mapping[str, int]:
    """How many votes may be cast in the room, those by proxy among them, behind each arrival and departure of somebody
    with a vote, by the note's id; of several that follow each other, behind the last. None where nobody said who is
    there."""
    return minutes.derived(_entitled)


def _entitled(minutes: Minutes) -> dict[str, int]:
    if not is_taken(minutes):
        return {}
    people = minutes.derived(_with_vote)
    moves = [note for note in minutes.notes if note.kind in ("arrival", "departure") and note.id]
    of_voters = {note.id for note in moves if not people.keys().isdisjoint(listed(note.who))}
    shown = [note for note in minutes.notes if not note.struck and note.kind != "remark"]
    followed = {first.id for first, then in pairwise(shown) if then.id in of_voters}  # said once, behind the last
    return {
        note.id: sum(len(held) for held in votes_of(minutes, now).values())
        for note, now in presence_by_note(minutes, moves)
        if note.id in of_voters - followed
    }
