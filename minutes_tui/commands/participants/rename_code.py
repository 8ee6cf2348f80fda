"""Another code for a participant or an agenda item: what changes in all that names it. Does no edit itself."""

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.meeting.edit import Change, names_person, note_recoded, recoded
from minutes_tui.model.minutes import Minutes, Participant, listed


def person_rekeyed(minutes: Minutes, old: str, new: str) -> Iterator[Change]:
    """What changes elsewhere when the participant of one code gets another, but for the participant."""
    meeting, floor = minutes.meeting, minutes.floor
    if old in listed(meeting.rapporteur):
        changed = replace(meeting, rapporteur=recoded(meeting.rapporteur, old, new))
        yield Change("meeting", 0, meeting, changed)
    if old == floor.speaker or old in listed(floor.waiting):
        waiting = recoded(floor.waiting, old, new)
        yield Change("floor", 0, floor, replace(floor, speaker=recoded(floor.speaker, old, new), waiting=waiting))
    yield from roster_rekeyed(minutes, old, new)
    for at, item in enumerate(minutes.agenda):
        if old in listed(item.presenter):
            yield Change("agenda", at, item, replace(item, presenter=recoded(item.presenter, old, new)))
    for at, note in enumerate(minutes.notes):
        if names_person(note, old):
            yield Change("note", at, note, note_recoded(note, old, new))


def roster_rekeyed(minutes: Minutes, old: str, new: str) -> Iterator[Change]:
    """What changes in the other participants: for whom they stand in, and whose proxies they hold."""
    for at, person in enumerate(minutes.participants):
        if old in (person.substitute_for, *listed(person.proxies)) and person.key != old:
            stands = new if person.substitute_for == old else person.substitute_for
            proxies = recoded(person.proxies, old, new)
            yield Change("participant", at, person, replace(person, substitute_for=stands, proxies=proxies))


def item_rekeyed(minutes: Minutes, old: str, new: str) -> Iterator[Change]:
    """What changes elsewhere when the agenda item of one code gets another, but for the item."""
    for at, note in enumerate(minutes.notes):
        if note.item == old:
            yield Change("note", at, note, replace(note, item=new))


def person_places(minutes: Minutes, key: str) -> int:
    """In how many notes, agenda items and other places a participant's code stands."""
    people: tuple[Participant, ...] = minutes.participants
    places = sum(names_person(note, key) for note in minutes.notes)
    places += sum(key in listed(item.presenter) for item in minutes.agenda)
    places += sum(key in (person.substitute_for, *listed(person.proxies)) for person in people)
    places += key in listed(minutes.meeting.rapporteur)
    return places + (key in (minutes.floor.speaker, *listed(minutes.floor.waiting)))
