"""Keys, ids and codes: what every entry must have, what must stand once, what must lead somewhere, what a
page can use."""

from collections.abc import Iterator
from operator import attrgetter

from minutes_tui.checks.features import Sign
from minutes_tui.checks.incremental import read
from minutes_tui.config import house_style
from minutes_tui.language.names import roster, same
from minutes_tui.model import timezones
from minutes_tui.model.minutes import LINKS, TABLES, Minutes, Note, Problem, listed

NAMES = {"agenda": "agenda item"}
"""What an entry of a table is called, where it is not called like the table."""


def essentials(minutes: Minutes) -> Iterator[Problem]:
    """What every record must have."""
    for key in ("title", "date"):
        if not getattr(minutes.meeting, key):
            yield Problem(f"The meeting has no {key}: add one with /meeting.", "meeting")
    if wrong := timezones.not_used(minutes.meeting):
        yield Problem(wrong, "meeting", 0, "timezone")
    for table in ("body", "participant", "agenda"):
        for index, entry in enumerate(getattr(minutes, TABLES[table].attribute)):
            if not entry.key:
                yield Problem(f"This {NAMES.get(table, table)} has no key: add one.", table, index)
    for index, _, _ in read(minutes, _is_nameless, None, Sign.NAMELESS):
        yield Problem("This note has no id: add one.", "note", index)


def _is_nameless(note: Note, by: None) -> bool:
    return not note.id


def duplicates(minutes: Minutes) -> Iterator[Problem]:
    """Keys and ids that stand twice."""
    for table, key in (
        ("body", "key"),
        ("participant", "key"),
        ("agenda", "key"),
        ("attachment", "key"),
        ("note", "id"),
    ):
        values = [*map(attrgetter(key), getattr(minutes, TABLES[table].attribute))]
        seen: set[str] = set()
        for index, value in enumerate(values if len(set(values)) < len(values) else ()):
            if value and value in seen:
                said = f"The {key} {value} is used twice: give each {NAMES.get(table, table)} its own."
                yield Problem(said, table, index, key)
            seen.add(value)


def references(minutes: Minutes) -> Iterator[Problem]:
    """Bodies, agenda items, notes and persons that are named and not there."""
    bodies = {body.key for body in minutes.bodies}
    items = {"", *(item.key for item in minutes.agenda)}
    people = roster(minutes).by_key
    for index, person in enumerate(minutes.participants):
        roles = {} if isinstance(person.role, str) else person.role
        for key, named in (("body", listed(person.body)), ("role", tuple(roles))):
            for body in named:
                if body not in bodies:
                    said = f"The {key} of {person.key} names the body {body}, which is not in the record: add the body."
                    yield Problem(said, "participant", index, key)
        if person.substitute_for and person.substitute_for not in people:
            said = f"{person.key} is the substitute for {person.substitute_for}, who is not on the participants list."
            yield Problem(said, "participant", index, "substitute_for")
    for index, item in enumerate(minutes.agenda):
        for code in listed(item.presenter):
            if code not in people:
                yield Problem(
                    f"The presenter {code} is not on the participants list: add the person, or correct the code.",
                    "agenda",
                    index,
                    "presenter",
                )
    is_any = not items.issuperset(map(attrgetter("item"), minutes.notes))
    for index, note, _ in read(minutes, _is_under_another, frozenset(items), Sign.LIVE) if is_any else ():
        yield Problem(
            f"This note belongs to the agenda item {note.item}, which is not on the agenda: add it.",
            "note",
            index,
            "item",
        )
    yield from _links(minutes)
    numbers = {None, *(note.paragraph for note in minutes.notes)} if minutes.comments else set()
    for index, comment in enumerate(minutes.comments):
        if comment.accepted is None and comment.paragraph not in numbers:
            said = f"This comment is on paragraph {comment.paragraph}, which no note has: accept or reject it."
            yield Problem(said, "comment", index, "paragraph")


def _is_under_another(note: Note, items: frozenset[str]) -> bool:
    return note.item not in items


def _links(minutes: Minutes) -> Iterator[Problem]:
    """Notes that are named and not there, or that name themselves."""
    linking = read(minutes, _links_of, None, Sign.LINKED)
    ids = {note.id for note in minutes.notes} if linking or minutes.attachments else set()
    for index, attachment in enumerate(minutes.attachments):
        if attachment.note and attachment.note not in ids:
            said = f"This attachment belongs to note {attachment.note}, which is not in the record: correct the id."
            yield Problem(said, "attachment", index, "note")
    for index, note, links in linking:
        for key, linked in links:
            if linked == note.id:
                yield Problem("This note is linked to itself: correct the id.", "note", index, key)
            elif linked not in ids:
                said = f"This note is linked to note {linked}, which is not in the record: correct the id."
                yield Problem(said, "note", index, key)


def _links_of(note: Note, by: None) -> list[tuple[str, str]]:
    return [(key, linked) for key in LINKS if (ids := getattr(note, key)) for linked in listed(ids)]


def codes(minutes: Minutes) -> Iterator[Problem]:
    """Codes that differ in case alone, so that a typed one could be either's."""
    seen: dict[str, str] = {}
    for index, person in enumerate(minutes.participants):
        other = seen.setdefault(same(person.key), person.key)
        if other != person.key:
            yield Problem(
                f"The codes {other} and {person.key} differ in capitals only: give one of them another code.",
                "participant",
                index,
                "key",
            )


def style(minutes: Minutes) -> Iterator[Problem]:
    """Keys of the house style with a value that a page can't use."""
    for key, said in house_style.faults(minutes.print):
        yield Problem(said, "print", 0, key)
