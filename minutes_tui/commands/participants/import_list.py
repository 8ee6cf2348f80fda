"""A list of people that was pasted, entered as one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.commands.command import Command, opens_view
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.name_parts import parts
from minutes_tui.language.names import compact, folded, full_name, same
from minutes_tui.line.typed_values import one_or_many
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Minutes, Note, Participant, listed

if TYPE_CHECKING:
    from minutes_tui.readers.people.lines import Entry


def place_of(person: Participant, minutes: Minutes) -> int | None:
    """Where somebody of that name or address is on the roster; None where nobody is."""
    return next(
        (
            at
            for at, other in enumerate(minutes.participants)
            if compact(other.name) == compact(person.name) or (person.email and same(other.email) == same(person.email))
        ),
        None,
    )


def is_there(person: Participant, minutes: Minutes) -> bool:
    """Whether somebody of that name or address is on the roster."""
    return place_of(person, minutes) is not None


def takes_address(person: Participant, minutes: Minutes) -> int | None:
    """The place on the roster of who gets the address of somebody of a list: the one of that name, or else the only
    one with that family name, where the given names begin alike, such as Tom and Thomas. None where nobody does, or
    that one has an address."""
    people = minutes.participants
    if not person.email or any(same(each.email) == same(person.email) for each in people):
        return None
    at = place_of(person, minutes)
    if at is None:
        at = _like(person, minutes)
    return at if at is not None and not people[at].email and not people[at].struck else None


def _like(person: Participant, minutes: Minutes) -> int | None:
    language = minutes.meeting.language
    wanted = parts(person.name, language)
    found = [
        (at, other)
        for at, each in enumerate(minutes.participants)
        if not each.struck and compact((other := parts(each.name, language)).family) == compact(wanted.family)
    ]
    if len(found) != 1 or not wanted.given:
        return None
    at, other = found[0]
    return at if folded(other.given)[:1] == folded(wanted.given)[:1] else None


def enter_people(
    editor: Editor,
    people: Sequence[Participant],
    presence: str = "",
    unread: Sequence[Entry] = (),
    addresses: Mapping[int, str] | None = None,
) -> Outcome:
    """Put participants on the roster, as one edit; `addresses` are given to those who are there, by their place.
    `presence` is that of those of whom the list doesn't say it, nor
    that they come later. Of what is `unread` those who were there without names are stated in `also_present`; all else
    becomes a private remark, to be checked."""
    from minutes_tui.readers.people.person_words import comes_later  # the first screen does without

    language, meeting = editor.minutes.meeting.language, editor.minutes.meeting
    first = len(editor.minutes.participants)
    if presence:
        people = [
            replace(each, presence=presence)
            if each.presence == "expected" and not comes_later(each, language)
            else each
            for each in people
        ]
    changes = [Change("participant", first + n, None, person) for n, person in enumerate(people)]
    given = [(at, email) for at, email in (addresses or {}).items()]
    changes += [
        editor.change("participant", at, replace(editor.minutes.participants[at], email=email)) for at, email in given
    ]
    stated = listed(meeting.also_present)
    groups = tuple(dict.fromkeys(each.unnamed for each in unread if each.unnamed and each.unnamed not in stated))
    unread = [entry for entry in unread if not entry.unnamed]
    names = ", ".join(full_name(person) for person in people[:3]) + " …" * (len(people) > 3)
    told = "; also present: ".join(filter(None, (names, ", ".join(groups)))) if names else ", ".join(groups)
    count = len(people) + len(groups)
    said = f"{count} added to the participants list: {told}" if count else "No one new for the participants list"
    if given:
        known = ", ".join(full_name(editor.minutes.participants[at]) for at, _ in given[:3]) + " …" * (len(given) > 3)
        word = f"{len(given)} address{'es' * (len(given) > 1)}"
        said = f"{said}; {word} added: {known}" if count else f"{word} added: {known}"
    if groups:
        changes.append(editor.change("meeting", 0, replace(meeting, also_present=one_or_many((*stated, *groups)))))
    if unread:
        words = "\n".join(("In the list of people:", *(f"- {entry.words}" for entry in unread)))
        editor.add_note(Note(kind="remark", text=words, check="not read as people"), None, *changes)
        said += f"; {len(unread)} not read, kept as a private remark"
    else:
        editor.do(Edit(tuple(changes)))
    return Outcome(said=said + _expected(people, editor.minutes) + _of_votes(people, editor.minutes))


def _expected(people: Sequence[Participant], minutes: Minutes) -> str:
    """That those added are only expected, and how they become present; "" where the list says more, or the meeting has
    begun."""
    count = sum(each.presence == "expected" for each in people)
    is_open = count and not has_begun(minutes) and minutes.meeting.status == "draft"
    if not is_open:
        return ""
    if len(people) == 1:
        return f", who is expected: +{people[0].key} says that they are present"
    return f"; {'all' if count == len(people) else count} expected: +all says that they are present"


def _of_votes(people: Sequence[Participant], minutes: Minutes) -> str:
    """Who of those added has no vote though the list doesn't say so, and who has one and may be a visitor."""
    from minutes_tui.readers.people.firms import vote_asked  # the first screen does without

    without = [full_name(each) for each in people if each.vote is False]
    asked = [each for each in people if vote_asked(each, minutes)]
    said = f"; without a vote: {_some(without)}" if without else ""
    if asked:
        has = "has" if len(asked) == 1 else "have"
        said += f"; {_some([*map(full_name, asked)])} {has} a vote. If not, type /set {asked[0].key} vote = false"
    return said


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + " …" * (len(names) > 3)


COMMANDS: tuple[Command, ...] = (
    Command("import", "[FILE]", "Add participants from a list that you paste, or bring in the minutes of a file.",
            opens_view("import")),
)  # fmt: skip
