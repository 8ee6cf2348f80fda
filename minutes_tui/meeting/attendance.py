"""Who is in the room, now and for each agenda item: derived, never stored."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, Note, listed

PRESENT, NOT_KNOWN, AWAY = "●", "○", "–"

_SIGNS = {"present": PRESENT, "expected": NOT_KNOWN, "apologies": AWAY, "absent": AWAY}


class Group(Struct, frozen=True):
    """Those of one body, or those of none."""

    heading: str
    """"" where there are no bodies."""
    body: str
    members: tuple[int, ...]
    """Indices among the participants; who is in several bodies is a member of each."""


def grouped(minutes: Minutes) -> list[Group]:
    """The roster as it is shown: each body with its members, then those of none."""
    people, keys = list(enumerate(minutes.participants)), {body.key for body in minutes.bodies}
    groups = [
        Group(body.name or body.key, body.key, tuple(at for at, each in people if body.key in listed(each.body)))
        for body in minutes.bodies
    ]
    others = tuple(at for at, person in people if not keys & set(listed(person.body)))
    groups.append(Group("Others" if keys else "", "", others))
    return [group for group in groups if group.members]


def at_opening(minutes: Minutes) -> dict[str, str]:
    """Who is there before the first note as the roster has it, by code: PRESENT, NOT_KNOWN or AWAY. One struck out is
    not among them."""
    return {person.key: _SIGNS[person.presence] for person in minutes.participants if not person.struck}


def presence(minutes: Minutes) -> dict[str, str]:
    """Who is in the room now. Who speaks or votes is there, unless known to be away."""
    now = before_notes(minutes)
    _apply_moves(now, minutes.notes)
    return now


def _apply_moves(now: dict[str, str], notes: Iterable[Note]) -> None:
    for note in notes:
        if note.kind in ("arrival", "departure") and not note.struck:
            there = PRESENT if note.kind == "arrival" else AWAY
            now |= {code: there for code in listed(note.who) if code in now}


def last_moves(minutes: Minutes) -> dict[str, Note]:
    """The last arrival or departure of each person who came or left, by code."""
    moves = (note for note in minutes.notes if note.kind in ("arrival", "departure") and not note.struck)
    return {code: note for note in moves for code in listed(note.who)}


def is_taken(minutes: Minutes) -> bool:
    """Whether somebody has said who is present, so that those who are not named can be taken to be away."""
    came = any(note.kind == "arrival" and not note.struck for note in minutes.notes)
    return came or any(person.presence == "present" for person in minutes.participants)


def has_begun(minutes: Minutes) -> bool:
    """Whether there are proceedings, so that who is new on the roster may have come after the opening. What was carried
    over from an earlier meeting is none."""
    return any(note.kind != "remark" and not note.struck and not note.from_ for note in minutes.notes)


def is_before_roll(minutes: Minutes) -> bool:
    """Whether nobody was noted as present yet: the first who are, with no time, were there at the opening, though the
    first item was taken up or a greeting noted before."""
    moves = (note for note in minutes.notes if note.kind in ("arrival", "departure") and not note.struck)
    people = (person for person in minutes.participants if not person.struck)
    return not any(person.presence == "present" for person in people) and next(moves, None) is None


def presence_by_note(minutes: Minutes, among: Iterable[Note] | None = None) -> Iterator[tuple[Note, dict[str, str]]]:
    """Each note that is not struck out, or of those `among` which every arrival and departure is; with who is in the
    room behind it, by code. The dictionary is the same one."""
    now = before_notes(minutes)
    for note in minutes.notes if among is None else among:
        if not note.struck:
            _apply_moves(now, (note,))
            yield note, now


def returns(minutes: Minutes) -> frozenset[str]:
    """Ids of the arrivals of people who had all left before."""
    return minutes.derived(_returns)


def _returns(minutes: Minutes) -> frozenset[str]:
    left: set[str] = set()
    found = []
    for note in minutes.notes:
        who = listed(note.who)
        if note.struck or not who:
            continue
        if note.kind == "departure":
            left.update(who)
        elif note.kind == "arrival" and left.issuperset(who) and note.id:
            found.append(note.id)
    return frozenset(found)


def proxies_given(minutes: Minutes) -> frozenset[str]:
    """Codes of those whose proxy somebody holds, whoever it is."""
    holders = [person for person in minutes.participants if person.proxies and not person.struck]
    return frozenset(code for holder in holders for code in listed(holder.proxies) if code != holder.key)


def before_notes(minutes: Minutes) -> dict[str, str]:
    """Who is there before the first note, by code. Of those who are only expected the first thing that is noted of
    them tells: who arrives was not there, who leaves, speaks or votes was. A sentence that begins with a name tells it
    only where it is sure. A ballot of somebody who has given a proxy
    tells nothing: the holder may have cast it; nor does what was carried over from an earlier meeting."""
    now = at_opening(minutes)
    unknown = {code for code, sign in now.items() if sign == NOT_KNOWN}
    apart = proxies_given(minutes) if unknown else frozenset()
    for note in minutes.notes:
        if not unknown:
            break
        if note.struck or note.from_:
            continue
        if note.kind == "arrival":
            told, sign = unknown.intersection(listed(note.who)), AWAY
        elif note.kind == "departure":
            told, sign = unknown.intersection(listed(note.who)), PRESENT
        elif note.speaker or note.ballots:
            told, sign = unknown.intersection((*note.speakers, *(set(note.ballots) - apart))), PRESENT
            if told and note.attribution == "inline" and not _tells_presence(note, minutes):
                continue
        else:
            continue
        now |= dict.fromkeys(told, sign)
        unknown -= told
    return now


def _tells_presence(note: Note, minutes: Minutes) -> bool:
    from minutes_tui.meeting.inline_presence import tells_presence  # the first screen does without

    return tells_presence(note, minutes)


def noted_later(minutes: Minutes, index: int) -> str:
    """That somebody who left is noted above that as speaking, moving or voting later than then, as a sentence with the
    code; "" where nobody is."""
    note, meeting = minutes.notes[index], minutes.meeting
    if note.kind != "departure" or not note.at or note.struck:
        return ""
    left = timezones.moment(note.at, meeting)
    who, back = set(listed(note.who)), set[str]()
    for each in minutes.notes[:index]:
        if each.struck or not each.at:
            continue
        at = timezones.moment(each.at, meeting).replace(second=0, microsecond=0)
        if at < left:
            continue
        if each.kind == "arrival":
            back |= set(listed(each.who))
        elif each.kind in SPOKEN and at > left:
            found = (who - back) & {*each.speakers, *each.ballots, *listed(each.mover)}
            for code in sorted(found):
                return f"{code} left at {left:%H:%M} and {DID[each.kind]} at {at:%H:%M}: correct one of the times."
    return ""


DID = {"statement": "spoke", "question": "asked", "motion": "moved", "vote": "voted"}
"""What somebody did of whom there is a note, by its kind."""
SPOKEN = frozenset(DID)
