"""Commands of the agenda and of time: take up, leave out, close, add; breaks."""

import datetime as dt
import re

from msgspec.structs import replace

from minutes_tui.commands import clock
from minutes_tui.commands.command import Command, stays_sentence
from minutes_tui.commands.next_day import (
    adjourned_earlier,
    can_resume,
    ends_today,
    is_of_today,
    resumed_next_day,
    resumed_today,
    with_day,
)
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.clock_times import Hour, Pause, pause
from minutes_tui.language.names import folded, roster
from minutes_tui.meeting import agenda_numbers, days
from minutes_tui.meeting.agenda_numbers import following, numbered, places
from minutes_tui.meeting.audiences import narrowest
from minutes_tui.meeting.days import is_followed, is_resumption, went_on
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.item_places import brought_under
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note, listed


def item_found(minutes: Minutes, typed: str) -> AgendaItem | None:
    """The agenda item that is meant by a key, a number such as 3.1, or the beginning of a title."""
    wanted = folded(typed)
    agenda = minutes.agenda
    for matches in (
        [item for item in agenda if item.key == typed],
        [item for item in agenda if wanted in (folded(item.key), folded(item.title))],
        list(filter(None, [numbered(minutes, typed)])),
        [item for item in agenda if folded(item.key).startswith(wanted)],
        [item for item in agenda if folded(item.title).startswith(wanted)],
        [item for item in agenda if wanted in folded(item.title)],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def take_up(editor: Editor, item: AgendaItem) -> Outcome:
    """Enter that an agenda item is taken up, or resumed where it was up before."""
    before = [
        note
        for note in editor.minutes.notes
        if note.kind == "item" and note.item == item.key and note.outcome != "skipped" and not note.struck
    ]
    if is_up(editor, item):
        return Outcome(refused=f"{item.title or item.key} is already the current item.")
    note = editor.completed(Note(kind="item", item=item.key, outcome="resumed" if before else "taken up"))
    known = (each.audience for each in before) if before else (item.audience,)
    note = replace(note, audience=narrowest(note.audience, *known))
    end = len(editor.minutes.notes)
    carried = brought_under(editor.minutes, item.key, end)
    out = [change for change in carried if change.new is None]
    taken = Change("note", end - len(out), None, note)
    editor.do(Edit((*out, taken, *carried[len(out) :])))
    if before or item.audience == "public":
        return Outcome()
    title = agenda_numbers.with_number(editor.minutes, item)
    return Outcome(said=f"{title} is {item.audience}, with its title: /private off makes it public.")


def is_up(editor: Editor, item: AgendaItem) -> bool:
    """Whether an item is the one that is dealt with."""
    return editor.minutes.current_item() == item.key and not _closed(editor)


def _closed(editor: Editor) -> bool:
    """Whether the item that was up last is closed."""
    last = editor.minutes.last_item_note()
    return last is not None and last.outcome in ("closed", "skipped")


def _item(editor: Editor, argument: str) -> Outcome:
    item = item_found(editor.minutes, argument) if argument else None
    if item is None:
        keys = ", ".join(item.key for item in editor.minutes.agenda) or "none yet"
        return Outcome(misread=f"No single agenda item matches. Choose one of: {keys}.")
    return take_up(editor, item)


def _next(editor: Editor, argument: str) -> Outcome:
    item = following(editor.minutes)
    assert item, "why_not has said so"
    return take_up(editor, item)


def _no_item(editor: Editor) -> str:
    return "" if editor.minutes.agenda else "The agenda is empty. /topic TITLE adds an item and takes it up."


def _no_next(editor: Editor) -> str:
    return _no_item(editor) or (
        "" if following(editor.minutes) else "No agenda item is left. /item CODE returns to one."
    )


def close(editor: Editor, argument: str = "") -> Outcome:
    """Enter that the item that is up is closed, unless somebody still asks for the floor."""
    waiting = listed(editor.minutes.floor.waiting)
    if waiting:
        names, ask = ", ".join(map(roster(editor.minutes).short, waiting)), "asks" if len(waiting) == 1 else "ask"
        return Outcome(refused=f"{names} still {ask} for the floor. /close! closes the item.")
    return _close_now(editor, argument)


def _close_now(editor: Editor, argument: str) -> Outcome:
    key = editor.minutes.current_item()
    editor.add_note(Note(kind="item", item=key, outcome="closed"))
    item = editor.minutes.item(key)
    return Outcome(said=f"{agenda_numbers.with_number(editor.minutes, item)} is closed." if item else "")


def _nothing_up(editor: Editor) -> str:
    return "There is no current agenda item." if not editor.minutes.current_item() or _closed(editor) else ""


def _skip(editor: Editor, argument: str) -> Outcome:
    item = item_found(editor.minutes, argument) if argument else following(editor.minutes)
    if item is None:
        return Outcome(misread="No single agenda item matches.") if argument else Outcome(refused=_no_next(editor))
    return skip(editor, item)


def skip(editor: Editor, item: AgendaItem) -> Outcome:
    """Enter that an agenda item is left out. Where it is not the one that comes next, the item that is up goes on."""
    minutes = editor.minutes
    up = minutes.item(minutes.item_up())
    goes_on = up is not None and up.key != item.key and following(minutes) != item
    with editor.as_one():
        editor.add_note(Note(kind="item", item=item.key, outcome="skipped"))
        if up is None or not goes_on:
            return Outcome()
        take_up(editor, up)
    left_out, now = (agenda_numbers.with_number(minutes, each) for each in (item, up))
    return Outcome(said=f"{left_out} is skipped. {now} is still the current item.")


def _topic(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Type the title: /topic TITLE")
    minutes = editor.minutes
    titles = {folded(argument), folded(agenda_numbers.typed(argument)[2])}
    known = [each for each in minutes.agenda if titles & {folded(each.key), folded(each.title)}]
    if len(known) == 1:
        return take_up(editor, known[0])
    at, item = new_item(minutes, argument)
    note = Note(kind="item", item=item.key, outcome="taken up")
    editor.add_note(note, None, Change("agenda", at, None, item))
    return Outcome(said=_counted_on(minutes, editor.minutes, at))


def _counted_on(before: Minutes, after: Minutes, at: int) -> str:
    """That the items behind a new one have other numbers now, and how they keep those; "" where none has."""
    old, new = places(before)[at:], places(after)[at + 1 :]
    moved = [(one.whole, other.whole) for one, other in zip(old, new, strict=True) if one.whole != other.whole]
    if not moved:
        return ""
    (first, now), (last, last_now) = moved[0], moved[-1]
    which = f"Item {first} is {now}" if len(moved) == 1 else f"Items {first} to {last} are {now} to {last_now}"
    return f"{which} now. /reorder {after.agenda[at].key} last keeps the numbers of the agenda."


def new_item(
    minutes: Minutes, title: str, behind: int | None = None, *, is_listed: bool = False
) -> tuple[int, AgendaItem]:
    """An item of a title, and where it is put: behind the one that is up or one at an index, or at the end. A title
    that is set in or has a number such as 3.1 is that of a part of the one before; its number is counted where it is
    what would be counted."""
    keys, current = [each.key for each in minutes.agenda], minutes.current_item()
    if behind is None and current in keys:
        behind = keys.index(current)
    number, level, words = agenda_numbers.typed(title, is_listed=is_listed)
    at = len(keys) if behind is None else _place_behind(minutes, behind, level)
    item = AgendaItem(key=free_key(words, set(keys)), title=words, level=level)
    agenda = (*minutes.agenda[:at], item, *minutes.agenda[at:])
    if number and places(replace(minutes, agenda=agenda))[at].counted != number:
        item = replace(item, number=number)
    return at, item


def _place_behind(minutes: Minutes, at: int, level: int) -> int:
    """Where an item of a level goes that is put behind another: behind its parts, as the last of them where the new
    one is such a part."""
    levels = [place.level for place in places(minutes)]
    deepest = level - 1 if levels[at] < level else level
    return next((n for n in range(at + 1, len(levels)) if levels[n] <= deepest), len(levels))


def parts(minutes: Minutes, at: int) -> int:
    """How many items the one at an index is with its parts."""
    levels = [place.level for place in places(minutes)]
    return next((n - at for n in range(at + 1, len(levels)) if levels[n] <= levels[at]), len(levels) - at)


def moved(minutes: Minutes, at: int, to: int) -> Edit:
    """An item with its parts put before the item that stands at another index, which is none of these."""
    block = minutes.agenda[at : at + parts(minutes, at)]
    to = to - len(block) if to > at else to
    out = (Change("agenda", at, item, None) for item in block)
    return Edit((*out, *(Change("agenda", to + n, None, item) for n, item in enumerate(block))))


def neighbour(minutes: Minutes, at: int, by: int) -> int | None:
    """The index before which an item goes that is moved up (-1) or down (1) by one; None where there is no place."""
    levels = [place.level for place in places(minutes)]
    if by < 0:
        return next((n for n in range(at - 1, -1, -1) if levels[n] <= levels[at]), None)
    behind = at + parts(minutes, at)
    if behind >= len(levels):
        return None
    return behind + (parts(minutes, behind) if levels[behind] == levels[at] else 1)


def free_key(title: str, taken: set[str]) -> str:
    """A new item's key: the longest of the first words of its title, made unique."""
    words = re.findall(r"[^\W_]+", folded(title)) or ["item"]
    base: str = max(words[:4], key=len)
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}{number}"
    return key


AT = re.compile(r"^at\s+")


def _time(editor: Editor, argument: str) -> Hour | None:
    """The time of day that is typed, or now; None where what is typed is none."""
    if argument:
        return clock.hour_typed(editor, AT.sub("", argument))
    return Hour(editor.clock().time().replace(second=0, microsecond=0))


def _break(editor: Editor, argument: str) -> Outcome:
    """A pause from now or a time that has been, until a time, for some minutes, or until /resume."""
    now = editor.clock()
    found = pause(argument, editor.minutes.meeting.language, now) if argument else Pause()
    if found is None:
        return Outcome(misread="A break takes only times: /break until 10:45, /break 15 min.")
    if (
        found.until
        and not found.start
        and days.said_at(editor.minutes, found.until, now, is_set=editor.set_to is not None).date() < now.date()
    ):
        if not argument[:1].isdigit():  # "until": when it began is not said
            until = f"{found.until:%H:%M}"
            return Outcome(misread=f"{until} is over. Type when the break began, too: /break 23:40 {until}.")
        found = Pause(start=found.until)
    editor.add_at_time(Note(kind="break", until=found.until), found.start)
    said = f"The break began at {found.start:%H:%M}: /resume ends it." if found.start and not found.until else ""
    if found.until and argument.isdigit():
        other = pause(f"until {argument}", "en", now)
        is_other = other and other.until and other.until != now.time().replace(second=0, microsecond=0)
        hour = f" For {other.until:%H:%M}, type /break until {argument}." if other and is_other else ""
        said = f"A break of {argument} minutes, until {found.until:%H:%M}.{hour}"
    return Outcome(said=" ".join(filter(None, (said, _set_on(editor, found.until) if found.until else ""))))


def _resume(editor: Editor, argument: str) -> Outcome:
    meeting = editor.minutes.meeting
    if meeting.adjourned and not meeting.end:
        with editor.as_one():
            editor.do(Edit((editor.change("meeting", 0, replace(meeting, adjourned=False)),)))
            done = _resume(editor, argument)
        is_open = done.refused or done.misread
        return Outcome(said="The meeting is no longer recorded as closed.") if is_open else done
    hour = _time(editor, argument)
    if not hour:
        return Outcome(misread="Not a time: write /resume 10:45.")
    until, other = hour.time, clock.other_sentence(hour, "resume")
    if resumed := resumed_next_day(editor, until):
        return replace(resumed, said=" ".join(filter(None, (resumed.said, other, _set_on_day(editor, until)))))
    index = _last_break(editor.minutes)
    if resumed := resumed_today(editor, until, index):
        return replace(resumed, said=" ".join(filter(None, (resumed.said, other, _set_on_day(editor, until)))))
    if index is None:
        return Outcome(refused=NO_BREAK)
    note = editor.minutes.notes[index]
    has_gone_on = any(each.kind != "remark" and not each.struck for each in editor.minutes.notes[index + 1 :])
    if note.until and has_gone_on and not argument:
        return Outcome(refused=f"The last break ended at {note.until:%H:%M}. To change that: /resume TIME")
    if (
        editor.set_to
        and note.at
        and not argument
        and timezones.moment(note.at, editor.minutes.meeting) == editor.clock()
    ):
        return Outcome(refused=f"The clock still shows {until:%H:%M}. To end the break: /resume TIME")
    if note.at and note.until and has_gone_on:
        begin = timezones.moment(note.at, editor.minutes.meeting)
        ended, was = (_ended(each, begin, editor.minutes.meeting) for each in (until, note.until))
        if ended.date() > was.date():
            return Outcome(
                refused=f"The break began at {begin:%H:%M}, after {until:%H:%M}. "
                f"For another day type /clock DAY {until:%H:%M}, then /resume."
            )
    if (
        note.at
        and not editor.set_to
        and _ended(until, timezones.moment(note.at, editor.minutes.meeting), editor.minutes.meeting) - editor.clock()
        > days.HALF_DAY
    ):
        begin = timezones.shown(note.at, editor.minutes.meeting)
        return Outcome(
            refused=f"The break began at {begin:%H:%M}, after {until:%H:%M}. To change that: /undo, then /break TIME."
        )
    editor.do(Edit((editor.change("note", index, replace(note, until=until)),)))
    said = f"Resumed at {until:%H:%M}."
    if note.at and note.until and note.until != until and has_gone_on:
        begin = timezones.shown(note.at, editor.minutes.meeting)
        said = f"The break of {begin:%H:%M} ended at {until:%H:%M}, and not at {note.until:%H:%M}."
    return Outcome(said=" ".join(filter(None, (said, other, _set_on(editor, until)))))


def _set_on(editor: Editor, until: dt.time) -> str:
    """Put a clock that is set on to the end of the last break, and say so; "" where it isn't, or stands there."""
    index = _last_break(editor.minutes)
    note = editor.minutes.notes[index] if index is not None else Note()
    if editor.set_to is None or note.at is None:
        return ""
    end = _ended(until, timezones.moment(note.at, editor.minutes.meeting), editor.minutes.meeting)
    if end <= editor.clock():
        return ""
    editor.set_on(end)
    return f"The clock is set to {until:%H:%M}."


def _set_on_day(editor: Editor, time: dt.time) -> str:
    """Put a clock that is set on to a time that is a little ahead on its day, and say so; "" where it isn't ahead."""
    if editor.set_to is None:
        return ""
    now = editor.clock()
    at = timezones.on(now.date(), time, editor.minutes.meeting, now)
    if at <= now:
        return ""
    editor.set_on(at)
    return f"The clock is set to {time:%H:%M}."


def _last_break(minutes: Minutes) -> int | None:
    notes = minutes.notes
    breaks = (at for at in range(len(notes) - 1, -1, -1) if notes[at].kind == "break" and not notes[at].struck)
    return next((at for at in breaks if not is_resumption(notes[at])), None)


NO_BREAK = "There is no break to end. /break starts one."


def _no_break(editor: Editor) -> str:
    meeting = editor.minutes.meeting
    is_there = _last_break(editor.minutes) is not None or can_resume(editor) or meeting.end or meeting.adjourned
    return "" if is_there else NO_BREAK


def _back(editor: Editor, argument: str) -> Outcome:
    item = _before(editor)
    assert item, "why_not has said so"
    return take_up(editor, item)


def _before(editor: Editor) -> AgendaItem | None:
    """The item that was up before the one that is."""
    up = editor.minutes.current_item()
    taken = (note.item for note in reversed(editor.minutes.notes) if note.kind == "item" and not note.struck)
    key = next((key for key in taken if key != up), None)
    return editor.minutes.item(key) if key is not None else None


def _insert(editor: Editor, argument: str) -> Outcome:
    """An item behind the one that is up, or the one that was just put there, which is not taken up; or several, one on
    a line, with their parts set in or numbered."""
    if not argument:
        return Outcome(refused="Type the title, or paste a whole agenda here: /insert TITLE")
    if "\n" in argument:
        return _insert_all(editor, argument.split("\n"))
    behind = None
    match editor.last_edit.changes if editor.last_edit else ():
        case (Change("agenda", last, None),) if last > _current_index(editor.minutes):
            behind = last
    before = editor.minutes
    at, item = new_item(before, argument, behind)
    if (beside := TITLED_BESIDE.fullmatch(argument)) and (other := numbered(before, beside[3])):
        there = before.agenda.index(other)
        is_before = beside[2] == "before"
        behind = there - 1 if is_before else there
        level = places(before)[there].level
        item = replace(new_item(before, beside[1], behind)[1], level=level)
        at = there if is_before else there + parts(before, there)
    editor.do(Edit((Change("agenda", at, None, item),)))
    said, moved = f"Added as item {places(editor.minutes)[at].whole}: {item.title}", ""
    if before.notes:  # before the meeting an agenda is only made
        moved = _counted_on(before, editor.minutes, at)
    return Outcome(said=f"{said}. {moved}" if moved else said)


TITLED_BESIDE = re.compile(r"(.+?),? (before|after) (?:item |no\.? ?)?(\d+(?:\.\d+)*)")
"""A title, and the number of the item beside which it is to be."""


def _insert_all(editor: Editor, lines: list[str]) -> Outcome:
    """The items of a pasted agenda. One whose title is on the agenda and was not taken up yet comes to its place in the
    list; where that counts from 1, so does the agenda with it."""
    from minutes_tui.line.pasted_agenda import agenda_lines  # most agendas are typed

    before = editor.minutes
    found = agenda_lines(lines, before.meeting.language)
    begun = {note.item for note in before.notes}
    titles = {folded(item.title): item for item in before.agenda if not item.struck}
    pasted = _read_alone(before, found.items)
    there = [known for item in pasted if (known := titles.get(folded(item.title)))]
    moved = {item.key for item in there if item.key not in begun}
    out = [at for at, item in enumerate(before.agenda) if item.key in moved]
    changes = [Change("agenda", at - gone, before.agenda[at], None) for gone, at in enumerate(out)]
    minutes = replace(before, agenda=tuple(item for item in before.agenda if item.key not in moved))
    behind = _current_index(minutes) if _current_index(minutes) >= 0 else None
    for item in pasted:
        known = titles.get(folded(item.title))
        if known and known.key not in moved:
            continue
        if known:
            item = replace(known, level=item.level, number=item.number)
        else:
            item = replace(item, key=free_key(item.title, {each.key for each in (*before.agenda, *minutes.agenda)}))
        behind = len(minutes.agenda) if behind is None else _place_behind(minutes, behind, item.level)
        changes.append(Change("agenda", behind, None, item))
        minutes = replace(minutes, agenda=(*minutes.agenda[:behind], item, *minutes.agenda[behind:]))
    had_parts = any(item.level > 1 for item in before.agenda)
    if found.part_number and not had_parts and before.print.part_number is None:
        changes.append(editor.change("print", 0, replace(before.print, part_number=found.part_number)))
    count = len(pasted) - len(there)
    said = f"Added {count} agenda item{'s' * (count != 1)}."
    said += f" On the agenda already: {len(there)}." if there else ""
    others = "; ".join(found.left_out[:2]) + "; …" * (len(found.left_out) > 2)
    said += f" Left out: {others}." if found.left_out else ""
    editor.do(Edit(tuple(changes)))
    return Outcome(said=said)


def _read_alone(minutes: Minutes, titles: list[str]) -> list[AgendaItem]:
    """The items of lines as they would be where they are the whole agenda."""
    alone, behind = replace(minutes, agenda=(), notes=()), None
    for title in titles:
        behind, item = new_item(alone, title, behind, is_listed=True)
        alone = replace(alone, agenda=(*alone.agenda[:behind], item, *alone.agenda[behind:]))
    return list(alone.agenda)


def _current_index(minutes: Minutes) -> int:
    """Of the item that is up; -1 where none is."""
    keys, current = [item.key for item in minutes.agenda], minutes.current_item()
    return keys.index(current) if current in keys else -1


PLACES = ("first", "last", "up", "down")
BESIDE = re.compile(r"(.+) (before|after) (.+)")
"""An item, and beside which other one it is to be."""


def _parted_by(minutes: Minutes, at: int, to: int) -> AgendaItem | None:
    """The item of which the one at an index is a part, and of which another would part it; None where none is."""
    level, there = places(minutes)[at].level, places(minutes)[to]
    return minutes.item(there.parents[-1]) if there.parents and level < there.level else None


def _reorder(editor: Editor, argument: str) -> Outcome:
    """Move an item: before another, first, last, up or down."""
    if not argument:
        return Outcome(refused="Say which item and where: /reorder ITEM before ITEM")
    found = BESIDE.fullmatch(argument)
    key, side, place = found.groups() if found else (argument.rpartition(" ")[0], "", argument.rpartition(" ")[2])
    agenda = editor.minutes.agenda
    item, other = item_found(editor.minutes, key.strip()), item_found(editor.minutes, place.strip()) if side else None
    if not key or not (side or place in PLACES):
        return Outcome(misread="Type /reorder ITEM before ITEM (or after ITEM, first, last, up, down).")
    if item is None or (side and other is None):
        return Outcome(misread=f"The agenda has no item {(key if item is None else place).strip()}.")
    at = agenda.index(item)
    by = {"up": -1, "down": 1}.get(place, 0)
    to = neighbour(editor.minutes, at, by) if by else {"first": 0, "last": len(agenda)}.get(place)
    if other:
        to = agenda.index(other)
        if whole := _parted_by(editor.minutes, at, to):
            part, before = (agenda_numbers.with_number(editor.minutes, each) for each in (other, whole))
            return Outcome(misread=f"{part} is a part of {before}, which cannot be parted: /reorder ITEM before ITEM.")
        to += parts(editor.minutes, to) if side == "after" else 0
    stays = ""
    if to is not None and not at <= to <= at + parts(editor.minutes, at) - 1:
        editor.do(moved(editor.minutes, at, to))
        stays = stays_sentence(editor.last_edit)
    now = f"{item.title or item.key} is now item {agenda_numbers.number_of(editor.minutes, item.key)}."
    return Outcome(said=f"{now} {stays}".strip())


LONGEST_PLAN = 24 * 60
"""Minutes."""


def _plan(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Give the planned time in minutes: /plan [CODE] MINUTES")
    key, _, number = argument.rpartition(" ")
    item = item_found(editor.minutes, key or editor.minutes.current_item())
    if item is None or not number.isdecimal():
        return Outcome(misread="Give the time in minutes, such as /plan CODE 20.")
    if int(number) >= LONGEST_PLAN:
        return Outcome(misread=f"{number} minutes is too long: a day has {LONGEST_PLAN}.")
    at = editor.minutes.agenda.index(item)
    editor.do(Edit((editor.change("agenda", at, replace(item, minutes=int(number) or None)),)))
    return Outcome(said=f"{item.title or item.key}: {number} min planned.")


def used(minutes: Minutes, now: dt.datetime) -> dict[str, float]:
    """Minutes for which each item was up, breaks left out; the one that is up until now."""
    spent: dict[str, float] = {}
    up, since = "", None
    for note in minutes.notes:
        if note.struck or note.at is None or note.kind not in ("item", "break"):
            continue
        at = timezones.moment(note.at, minutes.meeting)
        if is_resumption(note):
            since = at
            continue
        if note.kind == "break":
            until = _ended(note.until, at, minutes.meeting) if note.until else None
            if up and since:
                spent[up] = spent.get(up, 0) + max((at - since).total_seconds(), 0) / 60
                since = until
            continue
        if up and since:
            spent[up] = spent.get(up, 0) + max((at - since).total_seconds(), 0) / 60
        up, since = ("", None) if note.outcome in ("closed", "skipped") else (note.item, at)
    if up and since:
        spent[up] = spent.get(up, 0) + max((now - since).total_seconds(), 0) / 60
    return spent


def _ended(until: dt.time, at: dt.datetime, meeting: Meeting) -> dt.datetime:
    """When a break ended that began at a moment: perhaps after midnight."""
    found = timezones.on(at.date(), until, meeting, at)
    if found >= at or at.date() == dt.date.max:
        return found
    return timezones.on(at.date() + dt.timedelta(days=1), until, meeting, at)


ROOM_OF_TIMES, BESIDE_TITLE, SHORTEST_TITLE = 190, 6, 8
"""Characters that are shown of the times of all items on a small terminal, those beside a title, and of the title."""


def _times(editor: Editor, argument: str) -> Outcome:
    """Planned against used time."""
    spent = used(editor.minutes, editor.clock())
    items = [item for item in editor.minutes.agenda if item.key in spent or item.minutes]
    room = max(ROOM_OF_TIMES // max(len(items), 1) - BESIDE_TITLE, SHORTEST_TITLE)
    titles = [item.title or item.key for item in items]
    titles = [title if len(title) <= room else f"{title[: room - 1].rstrip()}…" for title in titles]
    told = [f"{title} {spent.get(item.key, 0):.0f}"
            + (f" of {item.minutes:g}" if item.minutes else "")
            for title, item in zip(titles, items, strict=True)]  # fmt: skip
    return (
        Outcome(said=f"Time used, in minutes: {', '.join(told)}")
        if told
        else Outcome(refused="No agenda item has been taken up yet.")
    )


def adjourn(editor: Editor, argument: str) -> Outcome:
    """The meeting ends: its time, and the item that is up is closed. `-` says that nobody noted when."""
    if argument.strip() in NO_TIME:
        return _adjourned_untimed(editor)
    hour = _time(editor, argument)
    if not hour:
        return Outcome(misread="Not a time: write /adjourn 12:05, /adjourn -, or /adjourn until 9 April 19:30.")
    at, other, before = hour.time, clock.other_sentence(hour, "adjourn"), editor.minutes.meeting
    ended, earlier = editor.minutes.meeting.end, adjourned_earlier(editor)
    if earlier and not ends_today(editor, at if argument else None):
        earlier = None
    if ended and not argument and _nothing_up(editor) and not earlier:
        return Outcome(refused=f"The meeting ended at {ended:%H:%M} already: /adjourn TIME changes that.")
    held = with_day(editor, at if argument else None)
    end = editor.change("meeting", 0, replace(held, end=at, adjourned=False))
    floor = editor.minutes.floor
    no_floor = [Change("floor", 0, floor, None)] if floor.speaker or floor.waiting else []
    if earlier:
        with editor.as_one():
            editor.do(Edit(went_on(editor.minutes, earlier, editor.free_ids(1)[0], editor.clock().date(), at)))
            if not _nothing_up(editor):
                closing = Note(kind="item", item=editor.minutes.current_item(), outcome="closed")
                editor.add_note(closing, at if argument else None)
            if no_floor:
                editor.do(Edit(tuple(no_floor)))
    elif _nothing_up(editor):
        editor.do(Edit((end, *no_floor)))
    else:
        editor.add_note(
            Note(kind="item", item=editor.minutes.current_item(), outcome="closed"),
            at if argument else None,
            end,
            *no_floor,
        )
    on = f" on {held.last_date.day} {held.last_date:%B}" if held.last_date and held != before else ""
    was = f", and not at {ended:%H:%M}" if argument and ended and not earlier and ended != at else ""
    said = (f"The meeting ended at {at:%H:%M}{on}{was}.", other, editor.follow_on() if argument else "")
    return Outcome(_left_open(editor.minutes), said=" ".join(filter(None, said)))


NO_TIME = ("-", "–", "—")
"""What is typed for the end of a meeting of which nobody noted when it was."""


def _adjourned_untimed(editor: Editor) -> Outcome:
    """The meeting was closed, and nobody noted when: the item that is up is closed, and a time that it had is gone."""
    meeting, floor = editor.minutes.meeting, editor.minutes.floor
    if meeting.adjourned and not meeting.end and _nothing_up(editor):
        return Outcome(refused="The meeting is closed already, with no time: /adjourn TIME gives it one.")
    changes = [editor.change("meeting", 0, replace(meeting, end=None, adjourned=True))]
    changes += [Change("floor", 0, floor, None)] if floor.speaker or floor.waiting else []
    if _nothing_up(editor):
        editor.do(Edit(tuple(changes)))
    else:
        closed = Note(kind="item", item=editor.minutes.current_item(), outcome="closed")
        editor.add_note(closed, None, *changes)
    was = f", and not at {meeting.end:%H:%M}" if meeting.end else ""
    return Outcome(_left_open(editor.minutes), said=f"The meeting was closed, with no time{was}.")


def _left_open(minutes: Minutes) -> str:
    """What the end of the meeting leaves open, as a sentence: a break that goes on, motions without an outcome."""
    from minutes_tui.checks import motions, proceedings  # not needed before the meeting ends

    end, last = minutes.meeting.end, _last_break(minutes)
    pause = minutes.notes[last] if last is not None else None
    said = []
    if end and pause and proceedings.outlasts(pause, minutes.meeting):
        said.append(f"The break lasts until {pause.until:%H:%M}. /resume {end:%H:%M} ends it.")
    elif end and pause and not pause.until and not is_followed(minutes, pause):
        said.append("The break has no end: /resume TIME gives it one.")
    if count := sum(1 for _ in motions.outcomes(minutes)):
        without = "A motion has no outcome" if count == 1 else f"{count} motions have no outcome"
        said.append(f"{without}: say in the review (F5) what became of {'it' if count == 1 else 'them'}.")
    return " ".join(said)


def _start(editor: Editor, argument: str) -> Outcome:
    hour = _time(editor, argument)
    if not hour:
        return Outcome(misread="Not a time: write /start 9:30.")
    before = editor.minutes.meeting.start
    if before and can_resume(editor) and is_of_today(editor, hour.time):
        return _resume(editor, argument)  # a meeting begins once
    if before and (resumed := resumed_today(editor, hour.time, _last_break(editor.minutes))):
        return resumed
    editor.do(Edit((editor.change("meeting", 0, replace(editor.minutes.meeting, start=hour.time)),)))
    start, other = hour.time, clock.other_sentence(hour, "start")
    was = f", and not at {before:%H:%M}" if before and before != start else ""
    return Outcome(said=f"The meeting started at {start:%H:%M}{was}. {other}".strip())


COMMANDS: tuple[Command, ...] = (
    Command("item", "CODE", "Take up an agenda item, by code, number or title.", _item),
    Command("next", "", "Take up the next agenda item.", _next, why_not=_no_next),
    Command("skip", "[CODE]", "Skip or put off the next agenda item, or another one.", _skip, why_not=_no_item),
    Command("close", "", "Close the current agenda item.", close, why_not=_nothing_up),
    Command("close!", "", "Close the current agenda item even if someone is waiting for the floor.", _close_now,
            why_not=_nothing_up),
    Command("back", "", "Return to the previous agenda item.", _back,
            why_not=lambda editor: "" if _before(editor) else "There is no previous agenda item."),
    Command("insert", "TITLE", "Add an agenda item after the current one (or TITLE after 8), or a pasted list.",
            _insert),
    Command("reorder", "ITEM before ITEM", "Move an agenda item: before or after another, or first, last, up, down.",
            _reorder),
    Command("plan", "[CODE] MINUTES", "Set the planned time of an agenda item.", _plan),
    Command("times", "", "Show the planned and used time of each item.", _times),
    Command("start", "[TIME]", "Record the start of the meeting.", _start,
            preview=clock.preview_of_time("start", "Start")),
    Command("topic", "TITLE", "Add an agenda item and take it up.", _topic),
    Command("break", "[TIMES]", "Record a break: 15 (minutes), until 10:45, 10:30 10:45.", _break),
    Command("resume", "[TIME]", "Record that the meeting resumes.", _resume, why_not=_no_break),
)  # fmt: skip
