"""Who comes and goes, and who holds whose proxy: what can't have been so."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix
from minutes_tui.checks.incremental import kinds
from minutes_tui.checks.proceedings import DAY
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.names import full_name, roster
from minutes_tui.line import movements
from minutes_tui.meeting.attendance import (
    AWAY,
    NOT_KNOWN,
    PRESENT,
    at_opening,
    before_notes,
    noted_later,
    presence_by_note,
)
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.guests import never_came
from minutes_tui.meeting.voters import has_vote, substitute_of
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant, Problem, listed


def moves(minutes: Minutes) -> Iterator[Problem]:
    """Arrivals of somebody who is there, departures of somebody who isn't, and one before the other in time. Of one
    whom the roster only expects the first tells; it may be noted behind what the person said."""
    found = kinds(minutes, "arrival", "departure")
    now = at_opening(minutes) if found else {}
    names = {person.key: _name(person) for person in minutes.participants}
    last: dict[str, Note] = {}
    hours: set[str] = set()
    """Of whom it is said that the meeting wasn't held then."""
    for index, note in found:
        for code in dict.fromkeys(listed(note.who)):
            if code not in now:
                continue
            sign = PRESENT if note.kind == "arrival" else AWAY
            before = last.get(code)
            if code not in hours and (wrong := _outside(note, minutes.meeting)):
                hours.add(code)
                yield Problem(f"{names[code]} {wrong}", "note", index, "at")
            if now[code] == sign:
                said = f"{names[code]} {SAID[note.kind, before is not None]}"
                yield Problem(said, "note", index, "who", who=code)
            elif before and (wrong := _times(before, note, minutes.meeting)):
                yield Problem(f"{names[code]} {wrong}", "note", index, "at")
            now[code], last[code] = sign, note
        if said := noted_later(minutes, index):
            yield Problem(said, "note", index, "at")


SAID = {
    ("arrival", False): "arrives and was present at the opening: correct one or the other.",
    ("arrival", True): "arrives twice: note the departure between, or strike one out.",
    ("departure", False): "leaves and was not present: note the arrival, or strike this out.",
    ("departure", True): "leaves twice: note the arrival between, or strike one out.",
}
"""What is wrong with a move of somebody who is there or gone already, behind the name: the first of theirs, or not."""


def move_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The presence at the opening that goes with a first move, or the move struck out where it is of nobody else."""
    note = minutes.notes[problem.index]
    at = next((at for at, each in enumerate(minutes.participants) if problem.who and each.key == problem.who), None)
    if at is None:
        return
    person = minutes.participants[at]
    others = (each for index, each in kinds(minutes, "arrival", "departure") if index < problem.index)
    if not any(person.key in listed(each.who) for each in others):
        new = replace(person, presence="absent" if note.kind == "arrival" else "present")
        yield Fix(f"{new.presence.capitalize()} at the opening", Edit((Change("participant", at, person, new),)))
    if listed(note.who) == (person.key,):
        out = replace(note, struck=True)
        yield Fix(f"Strike out the {note.kind}", Edit((Change("note", problem.index, note, out),)))


def told_twice(minutes: Minutes) -> Iterator[Problem]:
    """Sentences right before an arrival or a departure, or behind it, that tell of the same people's: the page says it
    twice. One that begins with what they said or did is none of these."""
    for index, note in kinds(minutes, "arrival", "departure"):
        who = set(listed(note.who))
        for at in (*range(index - 1, max(index - 1 - NEAR, -1), -1), index + 1):
            each = minutes.notes[at] if at < len(minutes.notes) else note
            if each.kind == "item" and not each.struck:
                break
            if each.kind != "statement" or each.struck or each.check or not who:
                continue
            said = movements.told(each.text, minutes)
            mark = "+" if note.kind == "arrival" else "-"
            if said and said.is_all and said.line.startswith(mark) and set(said.keys) == who:
                names = and_joined([roster(minutes).short(code) for code in listed(note.who)], labels("en"))
                way = "came" if note.kind == "arrival" else "left"
                text = f"The page says twice that {names} {way}, here and as the {note.kind} that is noted: keep one."
                yield Problem(text, "note", at, "text")
                break


NEAR = 3
"""Notes before an arrival or a departure among which a sentence may tell of it, too."""


def told_twice_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The sentence struck out: what is noted counts who is in the room."""
    note = minutes.notes[problem.index]
    out = replace(note, struck=note.at or True)
    yield Fix("Strike out the sentence", Edit((Change("note", problem.index, note, out),)))


def unaccounted(minutes: Minutes) -> Iterator[Problem]:
    """Those of whom nothing says whether they came, once the meeting is over and it is said of others: a page has the
    members among those who were there, and no guests."""
    found = _unaccounted(minutes)
    if not found:
        return
    is_listed = not any(never_came(minutes.participants[at], minutes) for at in found)
    names = [_name(minutes.participants[at]) for at in found]
    said = and_joined([*names[:NAMED], f"{len(names) - NAMED} more"] if len(names) > NAMED else names, labels("en"))
    who = "them" if len(found) > 1 else "this person"
    page = f"lists {who} as present" if is_listed else f"does not list {who}"
    text = f"It is not recorded whether {said} came, and the page {page}: mark {who} with F3."
    yield Problem(text, "participant", found[0], "presence")


NAMED = 3
"""Names in a sentence about several people."""


def _unaccounted(minutes: Minutes) -> list[int]:
    """Indices of those of whom neither the list nor a note says whether they came: of the members, where there are any,
    else of the guests. Of the members it is asked once the meeting has an end and the list has others as present; of
    the guests also once all items were dealt with."""
    people = minutes.participants
    if not any(each.presence == "expected" and not each.struck for each in people):
        return []
    has_ended = minutes.meeting.end is not None or minutes.meeting.adjourned
    if not has_ended and not _is_dealt_with(minutes):
        return []
    there = before_notes(minutes)
    open_ = [at for at, each in enumerate(people) if not each.struck and there.get(each.key) == NOT_KNOWN]
    others = [at for at in open_ if never_came(people[at], minutes)]
    is_said = has_ended and any(each.presence == "present" for each in people)
    return [at for at in open_ if is_said and at not in others] or others


def _is_dealt_with(minutes: Minutes) -> bool:
    """Whether each item of the agenda, of which there are some, was taken up or skipped."""
    up = {note.item for _, note in kinds(minutes, "item")}
    items = [item.key for item in minutes.agenda if not item.struck]
    return bool(items) and up.issuperset(items)


def unaccounted_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """All of them absent, or present."""
    people = [(at, minutes.participants[at]) for at in _unaccounted(minutes)]
    for presence in ("absent", "present"):
        changes = [Change("participant", at, each, replace(each, presence=presence)) for at, each in people]
        yield Fix(f"Mark {'all' if len(people) > 1 else 'this person'} as {presence}", Edit(tuple(changes)))


def _times(before: Note, note: Note, meeting: Meeting) -> str:
    """What is wrong with the times of two moves of somebody, behind their name."""
    if not before.at or not note.at:
        return ""
    earlier, at = timezones.shown(before.at, meeting), timezones.shown(note.at, meeting)
    if (earlier.tzinfo is None) != (at.tzinfo is None) or earlier <= at:
        return ""
    if earlier.date() == at.date() and earlier - at >= HALF_A_DAY:
        return ""  # behind midnight
    form = "%H:%M" if timezones.hour(earlier, meeting) != timezones.hour(at, meeting) else "%H:%M:%S"
    form = form if earlier.date() == at.date() else "%Y-%m-%d %H:%M"
    verb, other = ("arrives", "leaving") if note.kind == "arrival" else ("leaves", "arriving")
    return f"{verb} at {at:{form}}, before {other} at {earlier:{form}}: correct one of the times."


SOON = 30
"""Minutes before the beginning from which on people gather."""
LATE = 5
"""Minutes behind the end in which people go; no one comes then."""
HALF_A_DAY = dt.timedelta(hours=12)


def _outside(note: Note, meeting: Meeting) -> str:
    """That somebody came or went when the meeting wasn't held, behind their name; "" where it was, or isn't known."""
    if not note.at or meeting.last_date:
        return ""
    at = timezones.shown(note.at, meeting).time()
    verb = "arrives" if note.kind == "arrival" else "leaves"
    soon = SOON if note.kind == "arrival" else 0
    if meeting.start and soon < _minutes(at, meeting.start) < DAY // 2:
        return f"{verb} at {at:%H:%M}, before the meeting began at {meeting.start:%H:%M}: correct one of the times."
    late = LATE if note.kind == "departure" else 0
    if meeting.end and late < _minutes(meeting.end, at) < DAY // 2:
        return f"{verb} at {at:%H:%M}, after the meeting ended at {meeting.end:%H:%M}: correct one of the times."
    return ""


def _minutes(time: dt.time, later: dt.time) -> int:
    """From a time of day to a later one."""
    return (later.hour - time.hour) * 60 + later.minute - time.minute


def substitutes(minutes: Minutes) -> Iterator[Problem]:
    """Two who stand in for one member while both are in the room: one of them alone has that vote."""
    standing: dict[str, list[str]] = {}
    for person in minutes.participants:
        if person.substitute_for and not person.struck and person.substitute_for != person.key:
            standing.setdefault(person.substitute_for, []).append(person.key)
    if all(len(codes) < 2 for codes in standing.values()):
        return
    moved = [note for _, note in kinds(minutes, "arrival", "departure")]
    times = [before_notes(minutes), *(dict(now) for _, now in presence_by_note(minutes, moved))]
    at = {person.key: index for index, person in enumerate(minutes.participants)}
    people = {person.key: person for person in minutes.participants}
    for member, codes in standing.items():
        both = next((there for now in times if len(there := [c for c in codes if now.get(c) != AWAY]) > 1), None)
        if both:
            whom = _name(people[member]) if member in people else member
            names = " and ".join(_name(people[code]) for code in both[:2])
            said = f"{names} are both substitutes for {whom}: remove it from one of them."
            yield Problem(said, "participant", at[both[1]], "substitute_for")


def proxies(minutes: Minutes) -> Iterator[Problem]:
    """Proxies of somebody unknown, without a vote or with two who hold it; of somebody who is present all the time, or
    whose substitute is; and those that somebody holds who is never there."""
    if not any(person.proxies for person in minutes.participants):
        return
    people = {person.key: person for person in minutes.participants if not person.struck}
    seen = _seen(minutes)
    holders: dict[str, str] = {}
    for index, person in enumerate(minutes.participants):
        if person.struck:
            continue
        for code in dict.fromkeys(listed(person.proxies)):
            said = _proxy(person, people.get(code), code, seen, minutes)
            if not said and holders.setdefault(code, person.key) != person.key:
                said = (
                    f"{_name(people[holders[code]])} and {_name(person)} both hold the proxy of {_name(people[code])}."
                )
            if said:
                yield Problem(said, "participant", index, "proxies")


def _proxy(
    holder: Participant, giver: Participant | None, code: str, seen: dict[str, set[str]], minutes: Minutes
) -> str:
    """What is wrong with a proxy; "" where nothing is."""
    if giver is None:
        whose, wrong = code, ", who is not on the participants list: add the person, or correct the code."
    elif giver.key == holder.key:
        return f"{_name(holder)} holds a proxy of their own: say whose it is, or remove it."
    elif not has_vote(giver, minutes):
        whose, wrong = _name(giver), ", who has no vote: remove it."
    elif seen[giver.key] == {PRESENT}:
        whose, wrong = _name(giver), f", who is present: remove it, or type /absent {giver.key}."
    elif (substitute := substitute_of(minutes, giver.key)) and seen.get(substitute) == {PRESENT}:
        stands = _name(next(each for each in minutes.participants if each.key == substitute))
        whose, wrong = _name(giver), f", whose substitute {stands} votes: remove it."
    elif seen[holder.key] == {AWAY}:
        whose, wrong = _name(giver), " and is absent: give it to someone who is present."
    else:
        return ""
    return f"{_name(holder)} holds the proxy of {whose}{wrong}"


def _seen(minutes: Minutes) -> dict[str, set[str]]:
    """By code, where somebody was at some time, as `attendance` says it."""
    moved = [note for _, note in kinds(minutes, "arrival", "departure")]
    seen = {code: {sign} for code, sign in before_notes(minutes).items()}
    for note, now in presence_by_note(minutes, moved):
        for code in listed(note.who):
            if code in now:
                seen[code].add(now[code])
    return seen


def _name(person: Participant) -> str:
    return full_name(person) or person.key
