"""The next meeting of a series: what outlasts a meeting, what comes next, and what the last ones left open."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.archive.counting import counted_on, reference_counted_on
from minutes_tui.archive.heads import heads, unread_tables
from minutes_tui.archive.open_items import Held, actions
from minutes_tui.archive.series import series_of
from minutes_tui.checks.proceedings import answers
from minutes_tui.config import house_style
from minutes_tui.language.dates import printed
from minutes_tui.language.labels import Labels, labels
from minutes_tui.meeting.agenda_numbers import places
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note, Print, StyleName, listed
from minutes_tui.record import Record
from minutes_tui.record.new import day_typed


class NextMeeting(Struct, frozen=True):
    """The minutes of a meeting that is to come, and what is said of them before they are written."""

    minutes: Minutes
    said: tuple[str, ...]


def next_meeting(
    last: Path,
    folder: Path,
    *,
    title: str = "",
    date: str = "",
    language: str = "",
    style: StyleName | None = None,
    is_carried: bool = True,
) -> NextMeeting:
    """The minutes of the meeting after that of `last`, of which the record will be in `folder`. `is_carried` takes what
    is open in the series over. Raises UsageError for a date that is none, RecordError."""
    record = Record.read(last)
    before = record.minutes
    old = before.meeting
    coming = old.next
    day = day_typed(date) if date else (coming and coming.date) or timezones.now(old).date()
    language = language or old.language
    meeting = Meeting(
        title=title or counted_on(old.title, old.language) or "Untitled meeting",
        date=day,
        start=coming.start if coming else None,
        venue=(coming and coming.venue) or old.venue,
        timezone=old.timezone,
        language=language,
        reference=reference_counted_on(old.reference, old.date, day, old.language),
        series=old.series,
        previous=os.path.relpath(last, folder),
        rapporteur=old.rapporteur,
        quorum=old.quorum,
        distribution=old.distribution,
    )
    made = Minutes(
        meeting=meeting,
        print=_moved(before.print, last.parent, folder, style),
        bodies=before.bodies,
        participants=tuple(
            replace(each, presence="expected", substitute_for="", proxies=(), remark="")
            for each in before.participants
            if not each.struck
        ),
        glossary=before.glossary,
        abbreviations=before.abbreviations,
        modules=before.modules,
    )
    said = [f"Title: {meeting.title}"] if meeting.title != old.title else []
    said += [f"Reference: {meeting.reference}"] if meeting.reference else []
    said += [f"Date: {day}"]
    if unread := unread_tables(record.faults):
        said.append(
            f"{last.name} is damaged: {unread}. Nothing of that is carried over. minutes check {last.name} says where."
        )
    if not is_carried:
        return NextMeeting(replace(made, agenda=tuple(_approval(last, folder, old, labels(language)))), tuple(said))
    made, carried = _carrying(made, Held(last, before), folder)
    return NextMeeting(made, (*said, carried))


def _moved(style: Print, folder: Path, new: Path, name: StyleName | None) -> Print:
    return replace(house_style.moved(style, folder, new), style=name or style.style)


def _approval(last: Path, folder: Path, old: Meeting, words: Labels) -> Iterator[AgendaItem]:
    """The item in which the last minutes are approved, where they aren't yet."""
    if old.status == "approved":
        return
    said = printed(old.date, words, old.language) if old.date else old.title
    title = words.approval_of_minutes.format(date=said)
    yield AgendaItem(key="minutes", title=title, document=old.reference, from_=os.path.relpath(last, folder))


def _carrying(made: Minutes, last: Held, folder: Path) -> tuple[Minutes, str]:
    """The minutes with what is open, and a sentence on how much that is."""
    words, before = labels(made.meeting.language), last.minutes
    from_last = os.path.relpath(last.path, folder)
    agenda = [*_approval(last.path, folder, before.meeting, words)]
    taken = {item.key for item in agenda}
    left = [before.notes[at] for at in _left(before)]
    unreached = {item.key for item in _unreached(before, words)}
    wanted = unreached | {note.item for note in left}
    keys: dict[str, str] = {}
    items: list[AgendaItem] = []
    for item, place in zip(before.agenda, places(before), strict=True):
        if item.key and item.key in wanted:
            keys[item.key] = key = _free(item.key, taken)
            level = min(place.level, items[-1].level + 1) if items else 1
            items.append(replace(item, key=key, level=level, number="", struck=None, from_=f"{from_last}#{item.key}"))
    notes: list[Note] = []
    for each in (each for each in actions(_series(last)) if each.is_open):
        is_last = each.held.path == last.path
        notes.append(_over(each.note, os.path.relpath(each.held.path, folder), keys if is_last else {}))
    if any(not note.item for note in notes):
        agenda.append(AgendaItem(key=(earlier := _free("actions", taken)), title=words.earlier_actions))
        notes = [note if note.item else replace(note, item=earlier) for note in notes]
    notes += [_over(note, from_last, keys) for note in left]
    ids = {note.from_: str(number) for number, note in enumerate(notes, 1)}
    for at, note in enumerate(notes):
        amends = tuple(ids[to] for id in listed(note.amends) if (to := f"{from_last}#{id}") in ids)
        notes[at] = replace(note, id=str(at + 1), amends=amends)
    made = replace(made, agenda=(*agenda, *items), notes=tuple(notes))
    return made, _told(notes, len(unreached), made.meeting.date)


def _series(last: Held) -> list[Held]:
    """The records of the series up to the last, as far as they can be read."""
    found = series_of(last.path, heads(last.path.parent, is_deep=True)[0])
    real = [os.path.realpath(head.path) for head in found]
    earlier = found[: real.index(os.path.realpath(last.path))] if os.path.realpath(last.path) in real else ()
    return [*(Held(head.path, Record.read(head.path).minutes) for head in earlier), last]


def _over(note: Note, file: str, keys: dict[str, str]) -> Note:
    """A note as it goes over into another record."""
    return replace(
        note, at=None, item=keys.get(note.item, ""), number=None, outcome="", reason="", answers=(), supports=(),
        opposes=(), check="", silence=(), paragraph=None, struck=None, from_=f"{file}#{note.id}",
    )  # fmt: skip


def _left(minutes: Minutes) -> Iterator[int]:
    """Indices of the motions that are pending and the questions that nobody answered."""
    decided = {
        id for note in minutes.notes if note.kind == "decision" and not note.struck for id in listed(note.answers)
    }
    questions = {problem.index for problem in answers(minutes)}
    for at, note in enumerate(minutes.notes):
        is_pending = note.kind == "motion" and not note.outcome and not note.struck and note.id not in decided
        if note.id and (is_pending or at in questions):
            yield at


def _unreached(minutes: Minutes, words: Labels) -> Iterator[AgendaItem]:
    """Agenda items that were not taken up, nor is there any note under them; the one for earlier action items comes
    anew."""
    reached = {
        note.item
        for note in minutes.notes
        if not note.struck and note.kind != "remark" and not note.from_ and note.outcome != "skipped"
    }
    pairs = [*zip(minutes.agenda, places(minutes), strict=True)]
    parents = {key for item, place in pairs if item.key in reached for key in place.parents}
    for item in minutes.agenda:
        if not item.struck and item.key not in reached | parents and item.title != words.earlier_actions:
            yield item


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}{number}"
    taken.add(free)
    return free


def _told(notes: Sequence[Note], items: int, date: dt.date | None) -> str:
    """ "Carried over: 2 action items (1 overdue), 1 question." """
    kinds = Counter(note.kind for note in notes)
    overdue = sum(bool(note.kind == "action" and note.due and date and note.due < date) for note in notes)
    counts = (
        (kinds["action"], "action item", f" ({overdue} overdue)" if overdue else ""), (items, "agenda item", ""),
        (kinds["motion"], "pending motion", ""), (kinds["question"], "question without an answer", ""),
    )  # fmt: skip
    said = [f"{count} {name if count == 1 else _many(name)}{more}" for count, name, more in counts if count]
    return f"Carried over: {', '.join(said)}." if said else "Nothing was left open."


def _many(name: str) -> str:
    return name.replace("question", "questions") if name.startswith("question") else f"{name}s"
