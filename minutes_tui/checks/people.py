"""Who is on the participants list: codes that nobody has, somebody who is listed twice, or speaks and was away."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks import incremental
from minutes_tui.checks.features import Sign
from minutes_tui.checks.fixes import Fix, silences
from minutes_tui.checks.incremental import kinds, read
from minutes_tui.checks.name_scanner import Near
from minutes_tui.language.inline_marks import is_within
from minutes_tui.language.labels import labels
from minutes_tui.language.markup import code_and_addresses
from minutes_tui.language.name_parts import parts
from minutes_tui.language.names import Roster, compact, full_name, roster
from minutes_tui.language.roles import role_named
from minutes_tui.meeting.attendance import AWAY, at_opening, presence_by_note
from minutes_tui.meeting.edit import Change, Edit, added, names_person, note_recoded, reworded
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Minutes, Note, Participant, Problem, listed
from minutes_tui.model.near_words import is_near

SPEAKERS = "speakers"
INITIAL = 2
"""Letters of a word of a name that is too short to be a slip for another one."""

WHO = {
    "speaker": "speaker", "responsible": "person responsible", "mover": "mover", "seconder": "seconder",
    "recused": "person recused", "who": "person", "ballots": "voter",
}  # fmt: skip
"""What those are whose codes a note has, by its key."""


def speakers(minutes: Minutes) -> Iterator[Problem]:
    """Codes that nobody on the participants list has, each once; and each note of which the speaker is unknown."""
    known = frozenset(roster(minutes).by_key) - {UNKNOWN_SPEAKER}
    places: dict[str, dict[int, str]] = {}
    sign = Sign.RARE if known.issuperset(incremental.speakers(minutes)) else Sign.LIVE
    for index, note, strangers in read(minutes, _strangers, known, sign):
        for key, code in () if silences(note, SPEAKERS) else strangers:
            if code == UNKNOWN_SPEAKER and key == "speaker" and note.attribution == "inline":
                continue  # the text says who: "A member of the public"
            if code == UNKNOWN_SPEAKER:
                yield Problem(
                    f"The {WHO[key]} is unknown: put a code in the place of the question mark.", "note", index, key
                )
            else:
                places.setdefault(code, {}).setdefault(index, key)
    for code, found in places.items():
        index, key = next(iter(found.items()))
        where = f" (here and in {count} more notes)" if (count := len(found) - 1) > 1 else ""
        where = " (here and in one more note)" if count == 1 else where
        said = (
            f"The {WHO[key]} {code} is not on the participants list{where}. To name {code}, type /name {code} = NAME."
        )
        yield Problem(said, "note", index, key, who=code)


def speaker_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Each whose code or initials are those of the stranger, or nearly, in all notes in which that one is."""
    people, language = roster(minutes), minutes.meeting.language
    found = _strangers(minutes.notes[problem.index], frozenset(people.by_key) - {UNKNOWN_SPEAKER})
    for code in dict.fromkeys(code for key, code in found if key == problem.key and code != UNKNOWN_SPEAKER):
        if code != problem.who:
            continue
        notes = [
            (index, note) for index, note in enumerate(minutes.notes) if names_person(note, code) and not note.struck
        ]
        for person in minutes.participants:
            if person.key and not person.struck and _may_be(code, person, language):
                changes = [
                    Change("note", index, note, _with_person(note, code, person.key, people)) for index, note in notes
                ]
                where = f"{len(notes)} notes" if len(notes) > 1 else "this note"
                yield Fix(f"{code} is {full_name(person) or person.key}, in {where}", Edit(tuple(changes)))
        one = Participant(key=code)
        said = f"Add {code} to the participants list"
        yield Fix(said, Edit((added(minutes, "participant", one),)))


def _may_be(code: str, person: Participant, language: str) -> bool:
    initials = "".join(word[0] for word in parts(person.name, language).whole.split())
    small, key = compact(code), compact(person.key)
    return compact(initials) == small or is_near(key, small) or key == small


def _with_person(note: Note, code: str, key: str, people: Roster) -> Note:
    """The note with a person in a code's place, and with the name where it begins with the code."""
    text = note.text
    if note.attribution == "inline" and text.split(" ", 1)[0] == code:
        text = people.short(key) + text.removeprefix(code)
    return reworded(note_recoded(note, code, key), text)


def _strangers(note: Note, known: frozenset[str]) -> list[tuple[str, str]]:
    """The codes in a note that nobody has, each behind the key that holds it."""
    others = note.responsible or note.mover or note.seconder or note.recused or note.who or note.ballots
    if not others and note.speaker in known:  # as in nearly all
        return []
    named = [(key, codes) for key in WHO if (codes := getattr(note, key))]
    return [(key, code) for key, codes in named for code in listed(codes) if code not in known]


MENTION = re.compile(r"(?<![\w@\\/.])@{1,2}([^\W\d_a-z]{2,5})(?![\w@.])")
"""A mention of a code; in small letters it may be a name from elsewhere."""


def mentions(minutes: Minutes) -> Iterator[Problem]:
    """Codes behind an @ that nobody has, each once."""
    known = roster(minutes)
    told: set[str] = set()
    for index, _, found in read(minutes, _mentioned, None, Sign.MENTION):
        for start, end, code in found:
            if code not in told and not known.code(code):
                told.add(code)
                said = f"No one has the code {code}: correct it, or type /name {code} = NAME."
                yield Problem(said, "note", index, "text", span=(start, end), who=code)


def _mentioned(note: Note, by: None) -> list[tuple[int, int, str]]:
    apart = code_and_addresses(note.text)
    return [(*one.span(), one[1]) for one in MENTION.finditer(note.text) if not is_within(apart, one.start())]


OFFICERS = frozenset({"vice chair", "secretary", "treasurer"})
"""Roles of a body that has somebody in the chair."""
WRITERS = frozenset({"secretariat", "rapporteur"})
"""Roles beside them on a list that has no bodies."""


def chair(minutes: Minutes) -> Iterator[Problem]:
    """Bodies in which people have offices and nobody the chair."""
    known = labels(minutes.meeting.language)
    offices: dict[str, dict[str, int]] = {}
    everywhere: set[str] = set()
    for index, person in enumerate(minutes.participants):
        if person.struck:
            continue
        roles = {"": person.role} if isinstance(person.role, str) else person.role
        for body, role in roles.items():
            offices.setdefault(body, {}).setdefault(role_named(role, known), index)
        everywhere |= {role_named(words, known) for words in (*roles.values(), person.post)}
    for body, held in offices.items():
        named = held.keys() & (OFFICERS if body else OFFICERS | WRITERS)
        if named and not ("chair" in held if body else "chair" in everywhere):
            where = f" of {body}" if body else ""
            said = f"No one on the participants list is the chair{where}: /role CODE chair says who is."
            yield Problem(said, "participant", min(held[role] for role in named), "role")


def listed_twice(minutes: Minutes) -> Iterator[Problem]:
    """Two entries of the participants list that are one person, or may be: their names are a letter apart."""
    language = minutes.meeting.language
    seen: dict[str, str] = {}
    near = Near()
    people: dict[str, Participant] = {}
    for index, person in enumerate(minutes.participants):
        name = compact(person.name)
        if not name or person.struck:
            continue
        other = seen.setdefault(name, person.key)
        if other != person.key:
            said = f"{person.name} is listed twice, as {other} and {person.key}: remove one of them."
            yield Problem(said, "participant", index, "name")
            continue
        alike = [people[each] for each in near.to(name)] if parts(person.name, language).given else []
        if one := next((one for one in alike if _is_slip(one, person, language)), None):
            said = f"{person.name} and {one.name} may be one person: remove one of them, or silence this check."
            yield Problem(said, "participant", index, "name")
        near.add(name)
        people[name] = person


def _is_slip(one: Participant, other: Participant, language: str) -> bool:
    """Whether two whose full names are a letter apart may be one person; with other titles they are two, and so are
    those who differ in an initial."""
    if one.title and other.title and one.title.rstrip(".") != other.title.rstrip("."):
        return False
    words = [parts(each.name, language).whole.split() for each in (one, other)]
    differing = [pair for pair in zip(*words, strict=False) if compact(pair[0]) != compact(pair[1])]
    return all(min(len(compact(word)) for word in pair) > INITIAL for pair in differing)


def named_alike(minutes: Minutes) -> Iterator[Problem]:
    """Those whom statements name alike, since not even their whole names differ."""
    people = roster(minutes)
    by_key, is_said = people.by_key, "listed-twice" not in listed(minutes.meeting.silence)
    at = {person.key: index for index, person in reversed(list(enumerate(minutes.participants)))}
    for first, *others in people.alike():
        for key in others:
            if is_said and compact(by_key[first].name) == compact(by_key[key].name):
                continue  # that they are listed twice is said already
            said = f"{first} and {key} are both called {people.short(key)}: give one of them a short name."
            yield Problem(said, "participant", at[key], "short" if by_key[key].short else "name")


def presence(minutes: Minutes) -> Iterator[Problem]:
    """Speakers who were away, each once until they arrive. Of those who are only expected nothing is known."""
    away = {code for code, sign in at_opening(minutes).items() if sign == AWAY}
    away |= {code for _, note in kinds(minutes, "departure") for code in listed(note.who)}
    found = read(minutes, _bears_on, frozenset(away), Sign.LIVE if away else Sign.KIND)
    told: set[str] = set()
    for (index, *_), (note, now) in zip(found, presence_by_note(minutes, [note for _, note, _ in found]), strict=True):
        if note.kind == "arrival":
            told.difference_update(listed(note.who))
        if silences(note, "presence"):
            continue
        for code in note.speakers:
            if now.get(code) == AWAY and code not in told:
                told.add(code)
                who = full_name(roster(minutes).by_key[code]) or code
                said = f"{who} speaks but was not present: note the arrival, or correct the speaker."
                yield Problem(said, "note", index, "speaker")


def presence_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """No speaker where the name is a sentence's own, such as "Mr Berg had sent his apologies": it may be about them."""
    note = minutes.notes[problem.index]
    if note.kind == "statement" and note.attribution == "inline" and len(note.speakers) == 1:
        new = replace(note, speaker=(), attribution="none")
        yield Fix("The note is about them: remove the speaker", Edit((Change("note", problem.index, note, new),)))


def _bears_on(note: Note, away: frozenset[str]) -> bool:
    """Whether somebody comes or goes, or speaks who is away at some time."""
    return note.kind in ("arrival", "departure") or not away.isdisjoint(note.speakers)
