"""The next meeting of a series: what outlasts a meeting, what comes next, and what the last ones left open."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.archive.counting import counted_on, reference_counted_on
from minutes_tui.archive.heads import heads, unread_tables
from minutes_tui.archive.open_items import Held, actions
from minutes_tui.archive.query import tokens
from minutes_tui.archive.series import series_of
from minutes_tui.checks.person_names import SHARED, UNLISTED, VARIANT
from minutes_tui.checks.proceedings import answers
from minutes_tui.config import house_style
from minutes_tui.config.page_styles import styled
from minutes_tui.language import markup
from minutes_tui.language.dates import printed
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.language.roles import is_anybody
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.coming_and_going.chair import first_told_in_chair
from minutes_tui.line.told_sentences import next_meeting_said
from minutes_tui.meeting.acting_chair import after_meeting
from minutes_tui.meeting.agenda_numbers import places, put_off
from minutes_tui.meeting.audiences import items as item_audiences
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.motions import wording
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Comment, Meeting, Minutes, Note, Participant, Print, StyleName, listed
from minutes_tui.record import Record
from minutes_tui.record.new import day_typed

WHATS = {
    "action item": "action items", "agenda item": "agenda items", "standing item": "standing items",
    "pending motion": "pending motions", "postponed motion": "postponed motions", "tabled motion": "tabled motions",
    "question without an answer": "questions without an answer", "undecided comment": "undecided comments",
}  # fmt: skip
"""What is offered, one and many of it."""
GUEST = "guest"
"""What is offered and not taken over unless it is chosen."""
NUMBERS = "decision numbers"
"""What is offered where decisions are counted on."""
UNDECIDED = "this comment was neither accepted nor rejected: what became of it?"
LATER = ("postponed", "tabled")
"""Outcomes with which a motion is before a later meeting."""
OF_WORDS = (UNLISTED, VARIANT, SHARED)
"""Checks of names in the words of a note, which stay as they were left: the words are the same."""
UNDATED = "not known. Give it with --date DAY, or type /meeting date DAY in the record."
BESIDE = 3
"""Words that a title has at most beside those by which it is told to stand in each agenda."""
BESIDE_ONE = 2
"""The same beside a single word."""


class Offer(Struct, frozen=True):
    """Something of an earlier meeting that the next one may take over."""

    from_: str
    """Where it comes from, as the record has it."""
    what: str
    """One of `WHATS`, `GUEST` or `NUMBERS`."""
    words: str
    who: str = ""
    due: dt.date | None = None
    since: dt.date | None = None
    """The day of the meeting in which a motion was moved or a question asked, where it came over to the last one."""

    def overdue(self, day: dt.date | None) -> int:
        """The days that it is late on a day."""
        return max((day - self.due).days, 0) if self.due and day else 0


class NextMeeting(Struct, frozen=True):
    """The minutes of a meeting that is to come, and what is said of them before they are written."""

    minutes: Minutes
    """With all that is offered."""
    last: Meeting
    """The meeting before it."""
    counted: tuple[str, ...]
    """What is counted on."""
    warnings: tuple[str, ...] = ()
    """What is lost of the last record."""
    carried: str = ""
    """How much is carried over."""
    offers: tuple[Offer, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        return (*self.counted, *self.warnings, *filter(None, [self.carried]))

    def on(self, day: dt.date) -> Meeting:
        """The meeting on another day. Decisions that are counted by year begin anew in another one."""
        meeting, last = self.minutes.meeting, self.last
        reference = reference_counted_on(last.reference, last.date, day, last.language)
        is_anew = "{year}" in _decision_number(self.minutes.print) and (last.date is None or last.date.year != day.year)
        first = None if is_anew else meeting.first_decision
        return replace(meeting, date=day, reference=reference, first_decision=first)

    def chosen(self, left_out: Collection[str], title: str, day: dt.date) -> Minutes:
        """The minutes without some offers, with another title, where that is any, and on another day."""
        minutes = self.without(left_out)
        meeting = replace(self, minutes=minutes).on(day)
        return replace(minutes, meeting=replace(meeting, title=title or meeting.title))

    def carried_without(self, left_out: Collection[str], day: dt.date | None) -> str:
        """How much is carried over to a meeting on a day, without some offers."""
        return _told([offer for offer in self.offers if offer.from_ not in left_out], day)

    @property
    def unasked(self) -> set[str]:
        """Where what is left out comes from, unless it is chosen: guests of the last meeting."""
        return {offer.from_ for offer in self.offers if offer.what == GUEST}

    def without(self, left_out: Collection[str]) -> Minutes:
        """The minutes without some offers, by where they come from. An item stays as long as there is a note in it."""
        notes = [note for note in self.minutes.notes if note.from_ not in left_out]
        ids, used = {note.id for note in notes}, {note.item for note in notes}
        notes = [replace(note, amends=tuple(id for id in listed(note.amends) if id in ids)) for note in notes]
        offered = {offer.from_ for offer in self.offers if offer.from_ not in left_out}
        stays = (
            item for item in self.minutes.agenda if item.key in used or item.from_ in offered or _is_approval(item)
        )
        is_anew = any(offer.what == NUMBERS and offer.from_ in left_out for offer in self.offers)
        meeting = replace(self.minutes.meeting, first_decision=None) if is_anew else self.minutes.meeting
        codes = {from_.rpartition("#participant-")[2] for from_ in left_out if "#participant-" in from_}
        codes -= {code for note in notes for code in listed(note.responsible)}
        people = tuple(each for each in self.minutes.participants if each.key not in codes)
        return replace(self.minutes, meeting=meeting, participants=people, agenda=tuple(stays), notes=tuple(notes))


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
    old = before.meeting if before.meeting.next else replace(before.meeting, next=next_meeting_said(before))
    coming = old.next
    day = day_typed(date) if date else day_after(old)
    language = language or old.language
    meeting = Meeting(
        title=title or counted_on(old.title, old.language) or "Untitled meeting",
        date=day,
        start=coming.start if coming else None,
        venue=_venue(old),
        timezone=old.timezone,
        language=language,
        reference=reference_counted_on(old.reference, old.date, day, old.language),
        organisation=old.organisation,
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
            replace(each, presence="expected", substitute_for="", proxies=(), remark="", absence="")
            for each in after_meeting(before, first_told_in_chair(before))
            if not each.struck
        ),
        glossary=before.glossary,
        abbreviations=before.abbreviations,
        modules=before.modules,
    )
    counted = [f"Title: {meeting.title}"] if meeting.title != old.title else []
    counted += [f"Reference: {meeting.reference}"] if meeting.reference else []
    counted += [f"Date: {day or UNDATED}"]
    unread = unread_tables(record.faults)
    lost = f"{last.name} is damaged: {unread}. Nothing of that is carried over. minutes check {last.name} says where."
    warnings = (*((lost,) if unread else ()), *_followers(last, folder))
    if not is_carried:
        made = replace(made, agenda=tuple(_approval(last, folder, old, labels(language))))
        return NextMeeting(made, old, tuple(counted), warnings)
    made, offers = _carrying(made, Held(last, narrowed(before)), folder)
    made, numbers = _counted_on(made, before, os.path.relpath(last, folder))
    offers = (*numbers, *offers)
    return NextMeeting(made, old, tuple(counted), warnings, _told(offers, day), offers)


def _followers(last: Path, folder: Path) -> Iterator[str]:
    """That a record follows the last one already."""
    before = os.path.realpath(last)
    for head in heads(folder)[0]:
        if head.meeting.previous and os.path.realpath(head.path.parent / head.meeting.previous) == before:
            yield f"{head.path.name} follows {last.name} already: open it, or remove one of the two."


def _counted_on(made: Minutes, before: Minutes, from_: str) -> tuple[Minutes, tuple[Offer, ...]]:
    """The minutes with the number of their first decision, and the offer of that: where the last decisions have one,
    and the year stands before it and is the same, or else where they were counted on before."""
    old, day, template = before.meeting, made.meeting.date, _decision_number(made.print)
    first = next_number(before)
    if "{year}" in template:
        is_counted = day is not None and old.date is not None and day.year == old.date.year
    else:
        is_counted = old.first_decision is not None and "{reference}" not in template
    if not is_counted or first == 1:
        return made, ()
    fields = {"number": str(first), "year": str(day.year) if day else ""}
    words = f"Decisions go on from {house_style.numbered(template, fields)}"
    return (
        replace(made, meeting=replace(made.meeting, first_decision=first)),
        (Offer(f"{from_}#first decision", NUMBERS, words),),
    )


def _decision_number(style: Print) -> str:
    """How decisions are numbered on the pages, as a template."""
    return styled(style, "").decision_number or ""


def day_after(old: Meeting) -> dt.date | None:
    """The day of the meeting after one: as it says, else today, where that is later; None where it isn't known."""
    if old.next and old.next.date:
        return old.next.date
    today = timezones.now(old).date()
    return today if old.date is None or old.date < today else None


def _moved(style: Print, folder: Path, new: Path, name: StyleName | None) -> Print:
    return replace(house_style.moved(style, folder, new), style=name or style.style)


def _approval(last: Path, folder: Path, old: Meeting, words: Labels) -> Iterator[AgendaItem]:
    """The item in which the last minutes are approved, where they aren't yet."""
    if old.status == "approved":
        return
    said = printed(old.date, words, old.language) if old.date else old.title
    title = words.approval_of_minutes.format(date=said)
    yield AgendaItem(key="minutes", title=title, document=old.reference, from_=os.path.relpath(last, folder))


def _is_approval(item: AgendaItem) -> bool:
    return bool(item.from_) and "#" not in item.from_


def _carrying(made: Minutes, last: Held, folder: Path) -> tuple[Minutes, tuple[Offer, ...]]:
    """The minutes with what is open, and that by itself."""
    words, before = labels(made.meeting.language), last.minutes
    from_last = os.path.relpath(last.path, folder)
    approval = [*_approval(last.path, folder, before.meeting, words)]
    taken = {item.key for item in approval}
    left = [_as_amended(before, at) for at in _left(before)]
    series = _series(last)
    open_ = [each for each in actions(series) if each.is_open]
    lists = _lists_of_actions(before, words) if open_ else ()
    unreached = {item.key for item in _unreached(before, words)}
    called, again = ({item.key for item in found} for found in (_standing(before, words), _again(before, series)))
    standing = (called | again) - unreached - {*_lists_of_actions(before, words)}
    wanted = unreached | standing | {note.item for note in left} | {*lists[:1]}
    keys: dict[str, str] = {}
    items: list[AgendaItem] = []
    offers: list[Offer] = []
    first = 0
    """Where the approval of the last minutes comes: behind what stood before that of the ones before."""
    for item, place in zip(before.agenda, places(before), strict=True):
        if _is_approval(item) or (not first and _is_of_minutes(item, before.meeting.language)):
            first = len(items)
        if _is_approval(item):
            continue
        if item.key and item.key in wanted:
            keys[item.key] = key = _free(item.key, taken)
            level = min(place.level, items[-1].level + 1) if items else 1
            number = "" if item.number == "" else None  # one without a number stays so; any other is counted anew
            from_ = f"{from_last}#{item.key}"
            audience = item_audiences(before).get(item.key, item.audience)
            moved = replace(item, key=key, level=level, number=number, struck=None, from_=from_, audience=audience)
            items.append(moved)
            if item.key in unreached | standing:
                what = "agenda item" if item.key in unreached else "standing item"
                offers.append(Offer(items[-1].from_, what, item.title))
    notes: list[Note] = []
    dealt = {key: new for key, new in keys.items() if key not in called}  # apologies and the like deal with no action
    for each in open_:
        is_last = each.held.path == last.path
        notes.append(_over(each.note, os.path.relpath(each.held.path, folder), dealt if is_last else {}))
        people = roster(each.held.minutes)
        who = ", ".join(map(people.short, listed(each.note.responsible)))
        offers.append(Offer(notes[-1].from_, "action item", _line(each.note.text), who, each.note.due))
    if any(not note.item for note in notes):
        earlier = next((keys[key] for key in lists if key in keys), "")
        if not earlier:
            approval.append(AgendaItem(key=(earlier := _free("actions", taken)), title=words.earlier_actions))
        notes = [note if note.item else replace(note, item=earlier) for note in notes]
    people = roster(before)
    since = _raised(series, last.path)
    for note in left:
        notes.append(_over(note, from_last, keys))
        what = f"{note.outcome or 'pending'} motion" if note.kind == "motion" else "question without an answer"
        who = ", ".join(map(people.short, listed(note.mover if note.kind == "motion" else note.speaker)))
        offers.append(Offer(notes[-1].from_, what, _line(note.text), who, since=since.get(note.id)))
    for note, comment in _comments(before, from_last, approval[0].key if approval else ""):
        notes.append(note)
        offers.append(Offer(note.from_, "undecided comment", _line(comment.text), comment.who))
    ids = {note.from_: str(number) for number, note in enumerate(notes, 1)}
    for at, note in enumerate(notes):
        amends = tuple(ids[to] for id in listed(note.amends) if (to := f"{from_last}#{id}") in ids)
        notes[at] = replace(note, id=str(at + 1), amends=amends)
    offers += [Offer(from_, GUEST, full_name(person)) for from_, person in _guests(before, from_last)]
    made = replace(made, agenda=(*items[:first], *approval, *items[first:]), notes=tuple(notes))
    return made, tuple(offers)


def _series(last: Held) -> list[Held]:
    """The records of the series, as far as they can be read: one that is later may have closed what the last left."""
    found = series_of(last.path, heads(last.path.parent, is_deep=True)[0])
    others = (head.path for head in found if os.path.realpath(head.path) != os.path.realpath(last.path))
    read = {head: Held(head, narrowed(Record.read(head).minutes)) for head in others}
    return [read.get(head.path, last) for head in found] or [last]


def _line(text: str) -> str:
    return " ".join(markup.words(text).split())


def _standing(minutes: Minutes, words: Labels) -> Iterator[AgendaItem]:
    """The items that come back in each meeting, by what they are called."""
    called = (*vocabulary(minutes.meeting.language).scribes.standing, words.next_meeting, words.apologies)
    phrases = [tokens(each) for each in called]
    for item in minutes.agenda:
        title = tokens(item.title)
        if not item.struck and any(_has(title, phrase) for phrase in phrases):
            yield item


def _lists_of_actions(minutes: Minutes, words: Labels) -> tuple[str, ...]:
    """The keys of the items for the action items of earlier meetings, in the language of the minutes or the next."""
    titles = (words.earlier_actions, labels(minutes.meeting.language).earlier_actions)
    return tuple(item.key for item in minutes.agenda if item.key and item.title in titles and not item.struck)


def _is_of_minutes(item: AgendaItem, language: str) -> bool:
    """Whether an item is for the approval of earlier minutes, by the word for these in the title that is given to one:
    a title that was typed, too, such as "Minutes of 3 March"."""
    words = labels(language)
    called = tokens(words.minutes)
    inflected = (each for each in tokens(words.approval_of_minutes) if any(each[:3] == one[:3] for one in called))
    return not item.struck and not {*called, *inflected}.isdisjoint(tokens(item.title))


def _again(minutes: Minutes, series: Sequence[Held]) -> Iterator[AgendaItem]:
    """The items, without those that are part of others, that were on the agenda of the meeting before as well."""
    days = [each.minutes.meeting.date for each in series]
    earlier = [held for held, day in zip(series, days, strict=True) if day and _is_before(day, minutes.meeting.date)]
    titles = {folded(item.title) for held in earlier[-1:] for item in held.minutes.agenda if not item.struck}
    for item, place in zip(minutes.agenda, places(minutes), strict=True):
        if not item.struck and place.level == 1 and folded(item.title) in titles:
            yield item


def _is_before(day: dt.date, other: dt.date | None) -> bool:
    return other is not None and day < other


def _guests(before: Minutes, file: str) -> Iterator[tuple[str, Participant]]:
    """Guests of the last meeting, and any who came, such as residents, each with where they come from: they are there
    again only where they are chosen."""
    known = labels(before.meeting.language)
    for each in before.participants:
        roles = set(each.role.values()) if isinstance(each.role, dict) else {each.role}
        is_any = all(is_anybody(role, known) for role in roles) and not has_vote(each, before)
        if (roles == {"guest"} or is_any) and each.key and not each.struck:
            yield f"{file}#participant-{each.key}", each


def _has(title: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a title is a phrase and little more."""
    starts = range(min(len(title) - len(phrase), BESIDE) + 1)
    beside = BESIDE if len(phrase) > 1 else BESIDE_ONE
    return len(title) <= len(phrase) + beside and any(title[at : at + len(phrase)] == phrase for at in starts)


def _comments(minutes: Minutes, file: str, item: str) -> Iterator[tuple[Note, Comment]]:
    """The comments on the last minutes that were neither accepted nor rejected, as private notes."""
    paragraphs = {note.paragraph: note.id for note in minutes.notes}
    for number, comment in enumerate(minutes.comments, 1):
        if comment.accepted is None:
            where = f"§ {comment.paragraph}" if comment.paragraph is not None else ""
            said = ", ".join(filter(None, (comment.who, where)))
            id = paragraphs.get(comment.paragraph, "") if where else ""
            text = f"{said}: {comment.text}" if said else comment.text
            from_ = f"{file}#{id or 'comment'}-{number}"
            yield Note(kind="remark", audience="private", item=item, text=text, check=UNDECIDED, from_=from_), comment


def _over(note: Note, file: str, keys: dict[str, str]) -> Note:
    """A note as it goes over into another record."""
    return replace(
        note, at=None, item=keys.get(note.item, ""), number=None, outcome="", reason="", answers=(), supports=(),
        opposes=(), check="", silence=tuple(each for each in listed(note.silence) if each in OF_WORDS), paragraph=None,
        struck=None, from_=f"{file}#{note.id}",
    )  # fmt: skip


def _raised(series: Sequence[Held], last: Path) -> dict[str, dt.date]:
    """When the motions and questions of the last record that came from earlier ones were moved or asked, by their
    ids."""
    return {
        each.note.id: day
        for each in actions(series, ("motion", "question"))
        if each.held.path == last and each.first.path != last and (day := each.first.minutes.meeting.date)
    }


def _left(minutes: Minutes) -> Iterator[int]:
    """Indices of the motions that are pending or put off to a later meeting, and of the questions that nobody answered.
    A motion that was referred comes back with the report of those it went to."""
    decided = {
        id for note in minutes.notes if note.kind == "decision" and not note.struck for id in listed(note.answers)
    }
    questions = {problem.index for problem in answers(minutes)}
    for at, note in enumerate(minutes.notes):
        is_open = note.kind == "motion" and note.outcome in ("", *LATER) and not note.struck and note.id not in decided
        if note.id and (is_open or at in questions):
            yield at


def _as_amended(minutes: Minutes, at: int) -> Note:
    """A note that goes over: a motion with the wording that the amendments to it left, which do not go over."""
    note = minutes.notes[at]
    return replace(note, text=wording(minutes, at)) if note.kind == "motion" else note


def _venue(meeting: Meeting) -> str:
    """Where the next meeting is: where this one was, if nothing else is said, or that it is the same place."""
    said = meeting.next.venue if meeting.next else ""
    tags = dict.fromkeys((meeting.language, "en"))
    same = tuple(folded(words) for tag in tags for words in vocabulary(tag).deadlines.same_place)
    is_same = len(said.split()) <= FEW_WORDS and folded(said).strip(" .").endswith(same)
    return meeting.venue if not said or (is_same and meeting.venue) else said


FEW_WORDS = 6
"""Words of which "in the same room as today" has no more."""


def _unreached(minutes: Minutes, words: Labels) -> Iterator[AgendaItem]:
    """Agenda items that were not taken up, nor is there any note under them, and those that were put off after that;
    the one for earlier action items comes anew."""
    reached = {
        note.item
        for note in minutes.notes
        if not note.struck and note.kind != "remark" and not note.from_ and note.outcome != "skipped"
    } - put_off(minutes)
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


def _told(offers: Sequence[Offer], day: dt.date | None) -> str:
    """ "Carried over: 2 action items (1 overdue), 1 question." """
    counts = Counter(offer.what for offer in offers)
    numbers = [f" {offer.words}." for offer in offers if offer.what == NUMBERS]
    overdue = sum(bool(offer.what == "action item" and offer.overdue(day)) for offer in offers)
    said = []
    for what, many in WHATS.items():
        if count := counts[what]:
            more = f" ({overdue} overdue)" if what == "action item" and overdue else ""
            said.append(f"{count} {what if count == 1 else many}{more}")
    told = f"Carried over: {', '.join(said)}." if said else "Nothing was left open."
    return "".join((told, *numbers))
