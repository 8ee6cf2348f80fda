"""For whom each note is. What is set on an item's note or a heading holds for everything below it."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from minutes_tui.meeting.agenda_numbers import by_key, places
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Audience, Minutes, Note, listed

AUDIENCES: tuple[Audience, ...] = ("public", "restricted", "private")
"""From the widest to the narrowest: what is for one is on the pages of those after it too."""
ADMITTED: Mapping[Audience, tuple[Audience, ...]] = {each: AUDIENCES[:at] for at, each in enumerate(AUDIENCES, 1)}
"""By audience, what is on its pages."""

ABOVE = ("item", "heading")
"""Kinds of note that others are below."""
ENDED = ("closed", "skipped")
"""Outcomes of a note on an item below which nothing is."""
COMINGS = ("arrival", "departure", "break")
"""Kinds of note that say nothing of an item."""
OF_NO_PART = (*ABOVE, *COMINGS, "remark")
"""Kinds of note that have no audience of the time at which they were made."""


def narrowest(*audiences: Audience) -> Audience:
    """The audience of what is for all of these at once."""
    return max(audiences, key=AUDIENCES.index)


def narrowed(minutes: Minutes) -> Minutes:
    """The minutes in which each note has the audience that it has with everything above it: its heading, the note that
    takes its item up, and the items that its item is part of. An item is as wide as the widest note that takes it up;
    it is no wider than those that it is part of. That an item ends, or another is put off, opens nothing that is noted
    there before one is taken up. A note on an item that was struck out still holds for what is below.
    """
    return minutes.derived(_narrowed) or minutes


def _narrowed(minutes: Minutes) -> Minutes | None:
    """None where no note is narrower than it says."""
    notes = minutes.notes
    if not _has_narrow(minutes):
        return None
    of_items, parents = items(minutes), {key: place.parents for key, place in by_key(minutes).items()}
    up: dict[str, Audience] = {}  # by item, that of the last note that took it up
    item: Audience = "public"
    heading: Audience = "public"
    ended: Audience = "public"  # what was below the items that ended, for what is noted before one is taken up
    changed = {}
    for at, note in enumerate(notes):
        own = narrowest(note.audience, of_items.get(note.item, "public"))
        if note.kind == "item" and note.outcome in ENDED:
            own = narrowest(own, item) if note.item in up else own
            if not note.struck:
                ended = narrowest(item, ended)
                item = heading = "public"
        elif note.kind == "item":
            own = narrowest(own, *(up.get(key, "public") for key in parents.get(note.item, ())))
            if note.struck:
                item = narrowest(item, own)
            else:
                item, heading, ended = own, "public", "public"
                up[note.item] = own
        elif note.kind == "heading":
            own = narrowest(own, item, ended)
            heading = narrowest(heading, own) if note.struck else own
        else:
            own = narrowest(own, item, heading, ended if note.kind not in COMINGS else "public")
        if own != note.audience:
            changed[at] = replace(note, audience=own)
    if not changed:
        return None
    return replace(minutes, notes=tuple(changed.get(at, note) for at, note in enumerate(notes)))


def _has_narrow(minutes: Minutes) -> bool:
    """Whether anything is for fewer that others are below."""
    is_above = any(note.audience != "public" and note.kind in ABOVE for note in minutes.notes)
    return is_above or any(item.audience != "public" for item in minutes.agenda)


def items(minutes: Minutes) -> Mapping[str, Audience]:
    """The audience of each item that was taken up, is part of one that was, or has one of its own until then, by its
    key. A part that was not taken up is for whom its item was in the end: what follows there is for those alone."""
    return minutes.derived(_items)


def _items(minutes: Minutes) -> dict[str, Audience]:
    of_notes: dict[bool, dict[str, Audience]] = {True: {}, False: {}}
    last: dict[str, Audience] = {}
    for note in minutes.notes:
        if note.kind == "item" and note.item and note.outcome not in ENDED:
            of_those = of_notes[bool(note.struck)]
            of_those[note.item] = min(note.audience, of_those.get(note.item, note.audience), key=AUDIENCES.index)
            if not note.struck:
                last[note.item] = note.audience
    own: dict[str, Audience] = {item.key: item.audience for item in minutes.agenda if item.audience != "public"}
    own |= of_notes[True] | of_notes[False]
    for key, place in by_key(minutes).items():
        in_the_end = {} if key in own else last
        above = [in_the_end.get(each, own[each]) for each in place.parents if each in own]
        if above:
            own[key] = narrowest(own.get(key, "public"), *above)
    return own


def hidden_items(minutes: Minutes, audience: Audience) -> frozenset[str]:
    """Keys of the items whose titles an audience may not know."""
    return frozenset(key for key, each in items(minutes).items() if each not in ADMITTED[audience])


def agenda(minutes: Minutes, hidden: Collection[str]) -> tuple[AgendaItem, ...]:
    """The items without those of some keys, each with the number that it has among all."""
    shown = [at for at, item in enumerate(minutes.agenda) if item.key not in hidden]
    if len(shown) == len(minutes.agenda):
        return minutes.agenda
    kept = [minutes.agenda[at] for at in shown]
    numbers = [places(minutes)[at].number for at in shown]
    for at, number in enumerate(numbers):
        if not kept[at].struck and places(replace(minutes, agenda=tuple(kept)))[at].number != number:
            kept[at] = replace(kept[at], number=number)
    return tuple(kept)


def moves_told(minutes: Minutes, audience: Audience) -> dict[int, tuple[Note, ...]]:
    """The arrivals and departures in hidden parts that an audience is told of nonetheless, by the index of the note of
    its own before which they stand. Who is in the room is known to everybody there: who left in a hidden part is gone
    when the next part begins, and who came in one and stayed is there. So each person has at most one such note a part,
    and none who came and left again, or left and came back, within it; nor is there any behind the last note that the
    audience has. Of the note it has who, which and when: no words, which may say why, and the item before it, not the
    hidden one. One that was given its audience itself, in a part that the audience has, is not told of. The minutes are
    as `narrowed` gives them.
    """
    admitted, found = ADMITTED[audience], dict[int, tuple[Note, ...]]()
    moves: list[Note] = []
    up, is_hidden, item = False, False, ""
    for at, note in enumerate(minutes.notes):
        is_own = note.audience in admitted
        if note.struck:  # what was below it stays hidden
            is_hidden |= note.kind in ABOVE and not is_own
            continue
        if note.kind == "item":
            up = is_hidden = not is_own and note.outcome not in ENDED
        elif note.kind == "heading":
            is_hidden = up or not is_own
        if not is_own:
            if is_hidden and note.kind in MOVES:
                moves.append(note)
        elif note.kind not in ("remark", "unknown"):
            if moves and (told := _net(moves, item)):
                found[at] = told
            moves = []
            if note.kind == "item":
                item = "" if note.outcome == "closed" else item if note.outcome == "skipped" else note.item
    return found


MOVES = ("arrival", "departure")
"""Kinds of note that say who came or left."""


def _net(moves: Collection[Note], item: str) -> tuple[Note, ...]:
    """What arrivals and departures come to, person by person, without their words."""
    first: dict[str, str] = {}
    last: dict[str, Note] = {}
    for note in moves:
        for code in listed(note.who):
            first.setdefault(code, note.kind)
            last[code] = note
    left = [
        (note, tuple(code for code in listed(note.who) if last[code] is note and first[code] == note.kind))
        for note in moves
    ]
    return tuple(Note(id=note.id, at=note.at, item=item, kind=note.kind, who=who) for note, who in left if who)


def at_time(minutes: Minutes, when: dt.datetime) -> Audience:
    """The audience that what was noted at a time had: the narrowest of that minute, where it changed in it. Notes that
    were entered later than what is before them are not asked."""
    if not _has_narrow(minutes):
        return "public"
    first = timezones.moment(when, minutes.meeting)
    end = first.replace(second=59, microsecond=999999)
    latest: dt.datetime | None = None
    then: Audience = "public"
    within: list[Audience] = []
    for note in narrowed(minutes).notes:
        if not note.at or note.struck or note.kind in COMINGS:
            continue
        moment = timezones.moment(note.at, minutes.meeting)
        if moment > end or (latest and moment < latest):
            continue
        latest = moment
        if moment <= first:
            then = note.audience
        elif note.kind in ABOVE:
            within.append(note.audience)
    return narrowest(then, *within)


def below(minutes: Minutes, indices: Collection[int]) -> list[int]:
    """Indices of the notes that are for fewer people because of those at some indices, and are not among them."""
    wide = tuple(replace(note, audience="public") if at in indices else note for at, note in enumerate(minutes.notes))
    pairs = zip(narrowed(minutes).notes, narrowed(replace(minutes, notes=wide)).notes, strict=True)
    return [at for at, (now, without) in enumerate(pairs) if at not in indices and now.audience != without.audience]


def opened_below(minutes: Minutes, wanted: Mapping[int, Note]) -> list[int]:
    """Indices of the notes that more people could read if some notes, by index, had other values, and are not among
    those. Remarks and what is struck out are on no page, nor has an item more than its title, which goes with it."""
    keys = {note.item for note in wanted.values() if note.kind == "item"}
    notes = tuple(wanted.get(at, note) for at, note in enumerate(minutes.notes))
    pairs = zip(narrowed(minutes).notes, narrowed(replace(minutes, notes=notes)).notes, strict=True)
    return [
        at
        for at, (now, then) in enumerate(pairs)
        if at not in wanted
        and AUDIENCES.index(then.audience) < AUDIENCES.index(now.audience)
        and not (now.struck or now.kind == "remark" or (now.kind == "item" and now.item in keys))
    ]


def keeping(edit: Edit, minutes: Minutes) -> Edit:
    """An edit that opens nothing but what it names: what more people could read after it, since it was moved, or what
    was above it was moved or taken out, gets the audience that it had as its own. One that widens an audience itself,
    or only puts something in, is done as it is."""
    end = len(minutes.notes)
    if not any(_bears(change, end) for change in edit.changes) or not _has_narrow(minutes):
        return edit
    if all(change.old is None for change in edit.changes) or any(map(_widens, edit.changes)):
        return edit
    after, kept = edited(minutes, edit), list(edit.changes)
    for opened in (_opened_above, _opened_items, _opened_notes):  # what is kept above keeps what is below
        for again in opened(minutes, after):
            after = edited(after, Edit(again))
            kept += again
    return Edit(tuple(kept))


def _bears(change: Change, end: int) -> bool:
    """Whether a change may bear on who reads anything; `end` is how many notes there were."""
    old, new = change.old, change.new
    if change.table == "note" and isinstance(old, Note) and isinstance(new, Note):
        both = ((each.item, each.kind, each.outcome, each.struck, each.audience) for each in (old, new))
        return next(both) != next(both)
    return change.table == "agenda" or (change.table == "note" and (old is not None or change.at < end))


def _widens(change: Change) -> bool:
    old, new = change.old, change.new
    if isinstance(old, Note | AgendaItem) and isinstance(new, Note | AgendaItem):
        return AUDIENCES.index(new.audience) < AUDIENCES.index(old.audience)
    return False


Changes = tuple[Change, ...]


def _opened_above(before: Minutes, after: Minutes) -> Iterator[Changes]:
    """The changes that give the notes on items, and headings, that more people may read now the audience that they had;
    a new note on an item that of the item."""
    yield tuple(each for each in _kept(before, after) if isinstance(each.new, Note) and each.new.kind in ABOVE)


def _opened_notes(before: Minutes, after: Minutes) -> Iterator[Changes]:
    """The same of all notes."""
    yield tuple(_kept(before, after))


def _kept(before: Minutes, after: Minutes) -> Iterator[Change]:
    was, of_items = {_same(note): note.audience for note in narrowed(before).notes}, items(before)
    for at, note in enumerate(narrowed(after).notes):
        new = of_items.get(note.item, "public") if note.kind == "item" else note.audience
        own = was.get(_same(note), new)
        if narrowest(own, note.audience) != note.audience:
            yield Change("note", at, after.notes[at], replace(after.notes[at], audience=own))


def _opened_items(before: Minutes, after: Minutes) -> Iterator[Changes]:
    """The change of each item that was not taken up of which more people may know the title; from the top, since what
    is part of one that is kept is kept with it."""
    old = items(before)
    taken_up = {note.item for note in after.notes if note.kind == "item" and note.outcome not in ENDED}
    for at, item in enumerate(after.agenda):
        now = items(after).get(item.key, "public")
        if item.key not in taken_up and narrowest(old.get(item.key, "public"), now) != now:
            change = Change("agenda", at, item, replace(item, audience=old[item.key]))
            after = edited(after, Edit((change,)))
            yield (change,)


def _same(note: Note) -> object:
    """By which a note is found again that was moved."""
    return note.id or (note.kind, note.at, note.text)


def kept(edit: Edit) -> list[Note | AgendaItem]:
    """What an edit gave an audience that is narrower than it had, last."""
    return [
        new
        for change in edit.changes
        if isinstance(old := change.old, Note | AgendaItem)
        and isinstance(new := change.new, Note | AgendaItem)
        and narrowest(old.audience, new.audience) != old.audience
    ]
