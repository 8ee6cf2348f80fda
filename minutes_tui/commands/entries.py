"""What is done to one row of the roster or of the agenda: each is one edit, and is undone as one. Knows no screen."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands import agenda
from minutes_tui.commands.command import stays_sentence
from minutes_tui.commands.form_fields import (
    FIRST,
    ITEM,
    PERSON,
    PRESENCE,
    Field,
    Problems,
    Typed,
    item_typed,
    person_typed,
    words,
)
from minutes_tui.commands.participants.rename_code import item_rekeyed, person_places, person_rekeyed
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import full_name, is_word, roster
from minutes_tui.meeting.agenda_numbers import own_number, places, typed
from minutes_tui.meeting.attendance import grouped, is_taken
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import AgendaItem, Minutes, Participant, listed

By = Literal[-1, 1]


class Kept(Struct, frozen=True):
    """What became of the fields that were typed."""

    outcome: Outcome = Outcome()
    problems: Problems = {}
    """Nothing was kept where there are any."""
    at: int = 0
    """Index of the entry."""


class Table(Struct, frozen=True):
    """Wherein a row of the roster and one of the agenda differ, when it is added, edited and struck out."""

    name: str
    """In an edit."""
    place: str
    """What it is called on the screen."""
    entries: Callable[[Minutes], tuple[Any, ...]]
    fields: tuple[Field, ...]
    needed: str
    """The field that an entry can't be without."""
    typed: Callable[[Minutes, Any, Typed], tuple[Any, Problems]]
    rekeyed: Callable[[Minutes, str, str], Iterator[Change]]
    """What else another code changes, by the old one and the new one."""
    elsewhere: str
    """What one of those is called."""
    called: Callable[[Any], str]
    title: str
    """Over the fields of an entry: `{key}`, `{number}` and `{called}` stand for those."""
    added: str
    """What is said of an entry that is new; likewise."""

    def said(self, template: str, minutes: Minutes, at: int, entry: Any) -> str:
        """One of the sentences above about an entry of some minutes."""
        number = places(minutes)[at].whole if isinstance(entry, AgendaItem) else str(at + 1)
        return template.format(key=entry.key, number=number, called=self.called(entry)).strip()


DEEPEST = 3
"""Levels of the agenda."""


def _person_called(person: Participant) -> str:
    return full_name(person) or person.key or "Participant without a name"


def _item_called(item: AgendaItem) -> str:
    return item.title or item.key or "Agenda item without a title"


ROSTER = Table(
    "participant", "participants list", lambda minutes: minutes.participants, PERSON, "name", person_typed,
    person_rekeyed,
    "other place", _person_called, "{key}  {called}", "{key} is {called}.",
)  # fmt: skip
AGENDA = Table(
    "agenda", "agenda", lambda minutes: minutes.agenda, ITEM, "title", item_typed, item_rekeyed,
    "note", _item_called, "{number}  {called}", "Item {number} of the agenda is {called}.",
)  # fmt: skip


def new_person(minutes: Minutes, body: str | None = None) -> Participant:
    """What somebody who is added to the roster is before anything is typed: of a body ("" is none; the only one where
    None is given), and present where it is said who is."""
    if body is None:
        body = minutes.bodies[0].key if len(minutes.bodies) == 1 else ""
    return Participant(body=body or (), presence="present" if is_taken(minutes) else "expected")


def shown_first(table: Table, entry: Participant | AgendaItem) -> set[str]:
    """The fields that a form shows at first: the first few of a person, and those in which something stands; all where
    it gives none."""
    if table is not ROSTER:
        return set()
    none = Participant(presence=entry.presence if isinstance(entry, Participant) else "expected")
    filled = {field.name for field in table.fields if words(entry, field.name) != words(none, field.name)}
    return {field.name for field in table.fields[:FIRST]} | filled


def add(editor: Editor, table: Table, at: int, start: Participant | AgendaItem, typed: Typed) -> Kept:
    """Put an entry into a table, before the one that stands at an index. `start` is what it is before it is typed."""
    entry, problems = table.typed(editor.minutes, start, typed)
    if problems:
        return Kept(problems=problems)
    editor.do(Edit((Change(table.name, at, None, entry),)))
    return Kept(Outcome(said=table.said(table.added, editor.minutes, at, entry)), at=at)


def edit(editor: Editor, table: Table, at: int, typed: Typed) -> Kept:
    """Change fields of an entry. Another code becomes the one in all that names the entry, where it alone had it."""
    entries = table.entries(editor.minutes)
    old = entries[at]
    new, problems = table.typed(editor.minutes, old, typed)
    if problems or new == old:
        return Kept(problems=problems, at=at)
    others: tuple[Change, ...] = ()
    if new.key != old.key and old.key and sum(each.key == old.key for each in entries) == 1:
        others = tuple(table.rekeyed(editor.minutes, old.key, new.key))
    elif isinstance(old, Participant) and isinstance(new, Participant):
        others = tuple(_named_anew(editor.minutes, at, new))
    editor.do(Edit((Change(table.name, at, old, new), *others)))
    more = f", and changed in {len(others)} {table.elsewhere}{'s' * (len(others) > 1)}" if others else ""
    return Kept(Outcome(_reweighed(editor.minutes, old, new), said=f"{new.key} is {table.called(new)}{more}."), at=at)


def _named_anew(minutes: Minutes, at: int, new: Participant) -> Iterator[Change]:
    """The statements that begin with the name of somebody who spoke, or of whom they tell, with the name as it is now.
    A name that is a word of the language, such as May, is left where nobody speaks."""
    people = (*minutes.participants[:at], new, *minutes.participants[at + 1 :])
    was, is_ = roster(minutes).short(new.key), roster(replace(minutes, participants=people)).short(new.key)
    if was == is_:
        return
    for index, note in enumerate(minutes.notes):
        begins = note.text.startswith(was) and not note.text[len(was) : len(was) + 1].isalnum()
        is_by = note.attribution == "inline" and new.key in listed(note.speaker)
        is_of = note.kind == "statement" and not note.speakers and not is_word(was, minutes.meeting.language)
        if begins and (is_by or is_of):
            yield Change("note", index, note, replace(note, text=is_ + note.text[len(was) :]))


def _reweighed(minutes: Minutes, old: object, new: object) -> str:
    """That a weight counts in the votes by name that were held before it was changed; "" where it wasn't, or where the
    person has voted in none."""
    if not isinstance(old, Participant) or not isinstance(new, Participant) or old.weight == new.weight:
        return ""
    held = sum(new.key in note.ballots for note in minutes.notes if note.ballots and not note.struck)
    if not held:
        return ""
    votes = "the vote by name" if held == 1 else f"all {held} votes by name"
    return f"The weight of {new.key} also counts in {votes} before now."


def strike(editor: Editor, table: Table, at: int) -> Outcome:
    """Strike an entry out, or, one that is struck out, back in."""
    entry = table.entries(editor.minutes)[at]
    struck = None if entry.struck else editor.now().replace(microsecond=0)
    editor.do(Edit((editor.change(table.name, at, replace(entry, struck=struck)),)))
    return Outcome(said=f"{table.called(entry)} is {'struck out' if struck else f'back on the {table.place}'}.")


def _move(editor: Editor, table: Table, at: int, to: int) -> Outcome:
    """Put an entry where another stands; that one gives way."""
    entry = table.entries(editor.minutes)[at]
    editor.do(Edit((Change(table.name, at, entry, None), Change(table.name, to, None, entry))))
    return Outcome()


# The participants


def set_presence(editor: Editor, at: int, presence: str) -> Outcome:
    """Say how a participant was at the opening."""
    person = editor.minutes.participants[at]
    if person.presence != presence:
        editor.do(Edit((editor.change("participant", at, replace(person, presence=presence)),)))
    return Outcome(said=f"{_person_called(person)}: {PRESENCE[presence]} at the opening.")


def move_person(editor: Editor, at: int, body: str, by: By) -> Outcome:
    """Move a participant up or down by one among those of a body."""
    group = next(group for group in grouped(editor.minutes) if group.body == body and at in group.members)
    place = group.members.index(at) + by
    if not 0 <= place < len(group.members):
        end = "first" if by < 0 else "last"
        among = f" of {group.heading}" if group.heading else ""
        return Outcome(refused=f"{_person_called(editor.minutes.participants[at])} is already the {end}{among}.")
    return _move(editor, ROSTER, at, group.members[place])


def remove_person(editor: Editor, at: int) -> Outcome:
    """Take somebody off the roster whom nothing names."""
    person = editor.minutes.participants[at]
    is_alone = sum(each.key == person.key for each in editor.minutes.participants) == 1
    count = person_places(editor.minutes, person.key) if person.key and is_alone else 0
    if count:
        places = f"{count} place{'s' * (count > 1)}"
        return Outcome(refused=f"{person.key} is named in {places}: use x, or /strike {person.key}, instead.")
    editor.do(Edit((Change("participant", at, person, None),)))
    return Outcome(said=f"{_person_called(person)} removed from the participants list.")


# The agenda

NUMBERED = re.compile(r"\s*(?:[-•–*·▪]\s+|(\d{1,3})([.)]?)\s+)?(.*\S)\s*")
"""A line of an agenda: its number, which is counted anew, or a bullet; and its title."""


def add_items(editor: Editor, at: int, lines: Sequence[str]) -> Outcome:
    """Put lines onto the agenda as items, one a line, before the item that stands at an index. A number before a title
    goes where it has a mark, or is the one that comes next: "12 trees" is a title. One such as 3.1 stays."""
    taken = {item.key for item in editor.minutes.agenda}
    items: list[AgendaItem] = []
    last = 0
    for match in filter(None, map(NUMBERED.fullmatch, lines)):
        title = match[3]
        if match[1] and (match[2] or int(match[1]) == last + 1):
            last = int(match[1])
        elif match[1]:
            title = match[0].strip()
        number, _, words = typed(match[0]) if own_number(match[0])[0] else ("", 1, title)
        key = agenda.free_key(words, taken)
        taken.add(key)
        items.append(AgendaItem(key=key, title=words, number=number or None))
    if not items:
        return Outcome(refused="There is no text in what was pasted.")
    editor.do(Edit(tuple(Change("agenda", at + number, None, item) for number, item in enumerate(items))))
    return Outcome(said=f"{len(items)} item{'s' * (len(items) > 1)} added to the agenda: {items[0].title}")


def move_item(editor: Editor, at: int, by: By) -> Outcome:
    """Move an item of the agenda up or down by one, with its parts."""
    to = agenda.neighbour(editor.minutes, at, by)
    if to is None:
        called = _item_called(editor.minutes.agenda[at])
        return Outcome(refused=f"{called} is already the {'first' if by < 0 else 'last'} item.")
    editor.do(agenda.moved(editor.minutes, at, to))
    return Outcome(said=stays_sentence(editor.last_edit))


def shift_item(editor: Editor, at: int, by: By) -> Outcome:
    """Make an item of the agenda a part of the one before, or no longer a part; its parts go with it."""
    items, levels = editor.minutes.agenda, [place.level for place in places(editor.minutes)]
    called, count = _item_called(items[at]), agenda.parts(editor.minutes, at)
    if by > 0 and not at:
        return Outcome(refused="The first item cannot be a part of another.")
    if by > 0 and levels[at] > levels[at - 1]:
        return Outcome(refused=f"{called} is already a part of the item before it.")
    if by > 0 and max(levels[at : at + count]) == DEEPEST:
        return Outcome(refused=f"The agenda has {DEEPEST} levels.")
    if by < 0 and levels[at] == 1:
        return Outcome(refused=f"{called} is not a part of another item.")
    editor.do(Edit(tuple(
        editor.change("agenda", n, replace(items[n], level=levels[n] + by)) for n in range(at, at + count)
    )))  # fmt: skip
    said = f"{called} is now item {places(editor.minutes)[at].whole}. {stays_sentence(editor.last_edit)}"
    return Outcome(said=said.strip())


def remove_item(editor: Editor, at: int) -> Outcome:
    """Take an item off the agenda in which there is no note."""
    items = editor.minutes.agenda
    item = items[at]
    is_alone = sum(each.key == item.key for each in items) == 1
    count = sum(note.item == item.key for note in editor.minutes.notes) if item.key and is_alone else 0
    taken = [at for at, each in enumerate(editor.minutes.notes) if each.item == item.key]
    if count == 1 and editor.minutes.notes[taken[0]].kind == "item":
        return Outcome(refused=f"{_item_called(item)} was taken up: /strike {item.key} strikes it.")
    if count:
        notes = "a note is" if count == 1 else f"{count} notes are"
        return Outcome(refused=f"{notes.capitalize()} in {_item_called(item)}: use x, or /strike {item.key}, instead.")
    editor.do(Edit((Change("agenda", at, item, None),)))
    return Outcome(said=f"{_item_called(item)} removed from the agenda.")


def skip_item(editor: Editor, at: int) -> Outcome:
    """Leave an item out that is not up."""
    item = editor.minutes.agenda[at]
    if agenda.is_up(editor, item):
        return Outcome(refused=f"{_item_called(item)} is the current item. Close it first.")
    return agenda.skip(editor, item)


def close_item(editor: Editor, at: int) -> Outcome:
    """Close an item that is up."""
    item = editor.minutes.agenda[at]
    if not agenda.is_up(editor, item):
        return Outcome(refused=f"{_item_called(item)} is not the current item.")
    return agenda.close(editor)
