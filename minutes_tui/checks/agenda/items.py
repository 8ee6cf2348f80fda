"""Agenda items that were never taken up, or below which nothing is noted, and how one is left out."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix, free_id, notes
from minutes_tui.meeting.agenda_numbers import places
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import AgendaItem, Minutes, Note, Problem

NUMBER = re.compile(r"(?:[^\W\d_]{1,12}\.?\s*|§\s*)?(\d+(?:\.\d+)*)")
"""With which a title may begin, with a word before it: 3.1, TOP 3.1, § 4."""


def agenda(minutes: Minutes) -> Iterator[Problem]:
    """Agenda items that were never taken up, once there are notes under some item; and those with nothing noted."""
    under: set[str] = set()
    taken: set[str] = set()
    left: set[str] = set()
    up = ""
    for _, note in notes(minutes):
        if note.kind == "item":
            (left if note.outcome == "skipped" else taken).add(note.item)
            up = "" if note.outcome in ("skipped", "closed") else note.item
        elif note.recused and note.kind == "statement" and note.item:
            under.update({note.item, up} - {""})  # an interest in another item is declared in the one that is up
        elif note.item and note.kind != "remark":
            under.add(note.item)
    if not under:
        return
    done = under | taken | left
    for index, item in enumerate(minutes.agenda):
        if not item.key or item.struck or item.key in under | left:
            continue
        if any(each.key in done for each in _parts(minutes, index)):
            continue
        name = item.title or item.key
        if item.key in taken:
            yield Problem(f"{name} was taken up and has no notes: add one, or skip the item.", "agenda", index)
        else:
            yield Problem(f"{name} was never taken up: take it up, or skip it.", "agenda", index)


def agenda_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The item is left out: where it was taken up in vain, or before a later item of the agenda is taken up."""
    key = minutes.agenda[problem.index].key
    up = [(at, each) for at, each in notes(minutes) if each.kind == "item" and each.item == key]
    if up:
        changes = (Change("note", at, each, replace(each, outcome="skipped")) for at, each in up)
        yield Fix("Skip the item", Edit(tuple(changes)))
        return
    later = {each.key for each in minutes.agenda[problem.index + 1 :] if each.key}
    taken = (at for at, each in notes(minutes) if each.kind == "item" and each.item in later)
    place = next(taken, len(minutes.notes))
    time = next((each.at for each in reversed(minutes.notes[:place]) if each.at), None)
    left_out = Note(id=free_id(minutes), kind="item", at=time, item=key, outcome="skipped")
    yield Fix("Skip the item", Edit((Change("note", place, None, left_out),)))


def _parts(minutes: Minutes, index: int) -> Iterator[AgendaItem]:
    """The items behind one that are parts of it by their level, or as the numbers with which their titles begin say:
    3.1 and 3.2 of 3."""
    agenda = minutes.agenda
    yield from (item for item, place in zip(agenda, places(minutes), strict=True) if agenda[index].key in place.parents)
    number = NUMBER.match(agenda[index].title)
    for item in agenda[index + 1 :]:
        part = NUMBER.match(item.title)
        if not number or not part or not part[1].startswith(f"{number[1]}."):
            return
        yield item
