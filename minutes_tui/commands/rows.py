"""What is done to one row of the roster or of the agenda: each is one edit, and is undone as one. Knows no screen."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands import agenda
from minutes_tui.commands.fields import PRESENCE, Problems, Typed, item_typed, person_typed
from minutes_tui.commands.rekeying import item_rekeyed, person_places, person_rekeyed
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model import AgendaItem, Minutes, Participant, listed
from minutes_tui.names import full_name

By = Literal[-1, 1]


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


class Kept(Struct, frozen=True):
    """What became of the fields that were typed."""

    outcome: Outcome = Outcome()
    problems: Problems = {}
    """Nothing was kept where there are any."""
    at: int = 0
    """Index of the entry."""


# The participants


def add_person(editor: Editor, at: int, start: Participant, typed: Typed) -> Kept:
    """Put somebody on the roster, before the one who stands at an index."""
    person, problems = person_typed(editor.minutes, start, typed)
    if problems:
        return Kept(problems=problems)
    editor.do(Edit((Change("participant", at, None, person),)))
    return Kept(Outcome(said=f"{person.key} is {full_name(person)}."), at=at)


def edit_person(editor: Editor, at: int, typed: Typed) -> Kept:
    """Change fields of a participant. Another code becomes the one in all that names the participant."""
    minutes = editor.minutes
    old = minutes.participants[at]
    person, problems = person_typed(minutes, old, typed)
    if problems or person == old:
        return Kept(problems=problems, at=at)
    others: tuple[Change, ...] = ()
    is_alone = sum(each.key == old.key for each in minutes.participants) == 1
    if person.key != old.key and old.key and is_alone:
        others = tuple(person_rekeyed(minutes, old.key, person.key))
    editor.do(Edit((Change("participant", at, old, person), *others)))
    more = f", and so in {len(others)} other place{'s' * (len(others) > 1)}" if others else ""
    return Kept(Outcome(said=f"{person.key} is {full_name(person)}{more}."), at=at)


def set_presence(editor: Editor, at: int, presence: str) -> Outcome:
    """Say how a participant was at the opening."""
    person = editor.minutes.participants[at]
    if person.presence != presence:
        editor.do(Edit((editor.change("participant", at, replace(person, presence=presence)),)))
    return Outcome(said=f"{_called(person)}: {PRESENCE[presence]} at the opening.")


def move_person(editor: Editor, at: int, body: str, by: By) -> Outcome:
    """Move a participant up or down by one among those of a body."""
    group = next(group for group in grouped(editor.minutes) if group.body == body and at in group.members)
    place = group.members.index(at) + by
    if not 0 <= place < len(group.members):
        end = "first" if by < 0 else "last"
        among = f" of {group.heading}" if group.heading else ""
        return Outcome(refused=f"{_called(editor.minutes.participants[at])} is the {end}{among} already.")
    return _move(editor, "participant", at, group.members[place])


def strike_person(editor: Editor, at: int) -> Outcome:
    """Strike a participant out, or, who is struck out, back in."""
    person = editor.minutes.participants[at]
    struck = None if person.struck else editor.clock().replace(microsecond=0)
    editor.do(Edit((editor.change("participant", at, replace(person, struck=struck)),)))
    return Outcome(said=f"{_called(person)} is {'struck out' if struck else 'back on the roster'}.")


def remove_person(editor: Editor, at: int) -> Outcome:
    """Take somebody off the roster whom nothing names."""
    person = editor.minutes.participants[at]
    is_alone = sum(each.key == person.key for each in editor.minutes.participants) == 1
    count = person_places(editor.minutes, person.key) if person.key and is_alone else 0
    if count:
        places = f"{count} place{'s' * (count > 1)}"
        strikes = f"/strike {person.key}, or x in the list,"
        return Outcome(refused=f"{person.key} is named in {places}: {strikes} takes it off the page.")
    editor.do(Edit((Change("participant", at, person, None),)))
    return Outcome(said=f"{_called(person)} is off the roster.")


def _called(person: Participant) -> str:
    return full_name(person) or person.key or "Somebody with no name"


# The agenda


def add_item(editor: Editor, at: int, start: AgendaItem, typed: Typed) -> Kept:
    """Put an item into the agenda, before the one that stands at an index."""
    item, problems = item_typed(editor.minutes, start, typed)
    if problems:
        return Kept(problems=problems)
    editor.do(Edit((Change("agenda", at, None, item),)))
    return Kept(Outcome(said=f"Item {at + 1} of the agenda is {item.title or item.key}."), at=at)


def edit_item(editor: Editor, at: int, typed: Typed) -> Kept:
    """Change fields of an agenda item. Another code becomes the one in all its notes."""
    minutes = editor.minutes
    old = minutes.agenda[at]
    item, problems = item_typed(minutes, old, typed)
    if problems or item == old:
        return Kept(problems=problems, at=at)
    notes: tuple[Change, ...] = ()
    if item.key != old.key and old.key and sum(each.key == old.key for each in minutes.agenda) == 1:
        notes = tuple(item_rekeyed(minutes, old.key, item.key))
    editor.do(Edit((Change("agenda", at, old, item), *notes)))
    more = f", and so in {len(notes)} note{'s' * (len(notes) > 1)}" if notes else ""
    return Kept(Outcome(said=f"{item.key} is {item.title or item.key}{more}."), at=at)


def move_item(editor: Editor, at: int, by: By) -> Outcome:
    """Move an item of the agenda up or down by one."""
    items = editor.minutes.agenda
    if not 0 <= at + by < len(items):
        return Outcome(refused=f"{_named(items[at])} is the {'first' if by < 0 else 'last'} item already.")
    return _move(editor, "agenda", at, at + by)


def strike_item(editor: Editor, at: int) -> Outcome:
    """Strike an item out, or, one that is struck out, back in."""
    item = editor.minutes.agenda[at]
    struck = None if item.struck else editor.clock().replace(microsecond=0)
    editor.do(Edit((editor.change("agenda", at, replace(item, struck=struck)),)))
    return Outcome(said=f"{_named(item)} is {'struck out' if struck else 'back on the agenda'}.")


def remove_item(editor: Editor, at: int) -> Outcome:
    """Take an item off the agenda in which there is no note."""
    items = editor.minutes.agenda
    item = items[at]
    is_alone = sum(each.key == item.key for each in items) == 1
    count = sum(note.item == item.key for note in editor.minutes.notes) if item.key and is_alone else 0
    if count:
        notes = "a note is" if count == 1 else f"{count} notes are"
        return Outcome(refused=f"{notes.capitalize()} in {_named(item)}: x strikes it out.")
    editor.do(Edit((Change("agenda", at, item, None),)))
    return Outcome(said=f"{_named(item)} is off the agenda.")


def skip_item(editor: Editor, at: int) -> Outcome:
    """Leave an item out that is not up."""
    item = editor.minutes.agenda[at]
    if agenda.is_up(editor, item):
        return Outcome(refused=f"{_named(item)} is up: close it.")
    return agenda.skip(editor, item)


def close_item(editor: Editor, at: int) -> Outcome:
    """Close an item that is up."""
    item = editor.minutes.agenda[at]
    if not agenda.is_up(editor, item):
        return Outcome(refused=f"{_named(item)} is not up.")
    return agenda.close(editor)


def _named(item: AgendaItem) -> str:
    return item.title or item.key or "An item with no title"


def _move(editor: Editor, table: str, at: int, to: int) -> Outcome:
    """Put an entry where another stands; that one gives way."""
    entries = editor.minutes.participants if table == "participant" else editor.minutes.agenda
    entry = entries[at]
    editor.do(Edit((Change(table, at, entry, None), Change(table, to, None, entry))))
    return Outcome()
