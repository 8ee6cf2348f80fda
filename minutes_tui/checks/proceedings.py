"""The course of the meeting: gaps, times, agenda items, questions, what is said only in words, and documents."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.checks import recorded_answers
from minutes_tui.checks.features import Sign
from minutes_tui.checks.fixes import Fix, Span, free_id, notes
from minutes_tui.checks.incremental import kinds, read
from minutes_tui.checks.usage import usage
from minutes_tui.language import markup
from minutes_tui.language.day_phrases import days_meant
from minutes_tui.language.labels import labels
from minutes_tui.language.markup import GAP, excerpt
from minutes_tui.language.names import Roster, compact, roster
from minutes_tui.language.separators import COLON, before_colon
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import movements
from minutes_tui.line.grammar import Entered
from minutes_tui.line.grammar import read as read_line
from minutes_tui.line.other_titles import asked_about, name_asked
from minutes_tui.line.responsible import ACTION_ASKED
from minutes_tui.line.retyping import BEGUN, as_entered, retyped
from minutes_tui.line.second_speaker import second_turn
from minutes_tui.line.told_sentences import ASKED as MEETING_ASKED
from minutes_tui.line.told_sentences import end_said, resolved_pattern, says_more
from minutes_tui.line.votes.motion_lines import RESOLVED_ASKED
from minutes_tui.line.votes.unread_proposals import MOTION
from minutes_tui.meeting import later_additions
from minutes_tui.meeting.agenda_numbers import numbered
from minutes_tui.meeting.days import adjourned, unrecorded, without_end
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.model import timezones
from minutes_tui.model.minutes import BACKDATED, Attachment, Meeting, Minutes, Note, Problem, listed

if TYPE_CHECKING:
    from minutes_tui.language.date_words import Piece

OPENING = "([{（［【"
"""Brackets that are none of the words behind them."""
DAY = 24 * 60
"""Its minutes."""

TO_CHECK = "To check: "
"""Before what a mark says."""


def gaps(minutes: Minutes) -> Iterator[Problem]:
    """Notes that were marked to be checked, and `??` that nothing marks."""
    for index, note, _ in read(minutes, _is_open, None, Sign.OPEN):
        gap = GAP.search(note.text)
        span = gap.span() if gap else None
        if note.check == RESOLVED_ASKED and _is_resolved(note, minutes.meeting.language):
            continue  # `resolved` says so, and can make it a decision
        if note.check:
            yield Problem(f"{TO_CHECK}{_to_check(note, span)}", "note", index, "check", span=span)
        elif note.kind != "remark":
            yield Problem("This text still contains ??: put in the missing words.", "note", index, "text", span=span)


def _to_check(note: Note, gap: tuple[int, int] | None) -> str:
    """What is to be checked: as it is recorded; or where that is the end of its sentence, "of the report.",
    the gap with the words around it."""
    if not gap or not note.check.endswith((".", "!", "。")) or not markup.says_gap(note.check, note.text):
        return note.check
    before = note.text[: gap[0]].rpartition("\n")[2].split()[-BEFORE_GAP:]
    return f"“{' '.join((*before, '??', note.check))}”"


BEFORE_GAP = 3
"""Words before a gap that are said with it."""


def _is_open(note: Note, by: None) -> bool:
    return bool(note.check) or "??" in note.text


def gap_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The answers to a question that a mark asks: which of two days or who of several is meant, or what is recorded.
    None takes the mark away and does no more: in the review a key of its own does, `C`."""
    note = minutes.notes[problem.index]
    if not note.check:
        return

    def fix(said: str, new: Note) -> Fix:
        return Fix(said, Edit((Change("note", problem.index, note, replace(new, check="")),)))

    for date in days_meant(note.check, note.due):
        yield fix(f"{date.day} {date:%B}", replace(note, due=date))
    people = roster(minutes)
    if said := movements.asked_line(note.check):
        if said.startswith(("/present", "/absent", "/apologies", "/expected")):
            yield Fix(f"Record it: {said}", _marked_as(said, problem.index, minutes))
        if said.startswith("/chair "):
            yield Fix(f"Record it: {said}", Edit(()), typed=said)
        on = note.at.date() if note.at else dt.date.min
        if said[0] != "/" and isinstance(reading := read_line(said, minutes, on), Entered):
            entry, told = as_entered(note, reading, minutes), movements.told(note.text, minutes)
            if told and told.says_more:
                yield _beside(entry, problem.index, said, minutes)
            else:
                yield fix(f"Record it: {said}", entry)
    if note.check.startswith(MEETING_ASKED["/adjourn"]):
        yield from end_fixes(minutes, problem)
    elif note.check.startswith(tuple(MEETING_ASKED.values())):
        yield from recorded_answers.of_meeting(minutes, problem.index, free_id(minutes))
    if note.kind == "statement" and not note.speakers:
        near = asked_about(note.check, people) if BEGUN.match(note.text) else []
        for key in dict.fromkeys((*_named_first(note.text, people), *near)):
            yield fix(f"{key} {people.known_as(key)}", _said_by(note, key))
        if not near and (name := name_asked(note.check, note.text)):
            yield from _named_so(name, problem.index, minutes)
    if note.kind == "motion" and not note.mover and (begun := BEGUN.match(note.text)):
        for key in asked_about(note.check, people):
            text = note.text[begun.end() - 1 :].lstrip()
            yield fix(f"Moved by {key} {people.known_as(key)}", replace(reworded(note, text), mover=key))
    if note.check == RESOLVED_ASKED:
        yield from decision_fixes(minutes, problem)
    elif note.check == ACTION_ASKED:
        yield recorded_answers.of_action(minutes, problem.index)
    elif note.check.startswith(MOTION):
        yield from recorded_answers.of_motion(minutes, problem.index, free_id(minutes))
    yield from recorded_answers.of_outcome(minutes, problem.index)


def _named_so(name: str, index: int, minutes: Minutes) -> Iterator[Fix]:
    """For each of those whom a question about a name in a sentence means: the name that the page has for that one, and
    what is to be checked of the sentence then."""
    note, people = minutes.notes[index], roster(minutes)
    on = note.at.date() if note.at else dt.date.min
    for key in asked_about(note.check, people):
        short = people.short(key).replace("\\", r"\\")
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", short, note.text, count=1)
        new = retyped(note, text, minutes, on)
        new = replace(new, check="") if new.check == note.check else new
        yield Fix(f"{key} {people.known_as(key)}", Edit((Change("note", index, note, new),)))


def _beside(entry: Note, index: int, line: str, minutes: Minutes) -> Fix:
    """An arrival or a departure put behind the sentence that tells of it and of more, which stays on the page."""
    note = minutes.notes[index]
    kept = Change("note", index, note, replace(note, check=""))
    edit = Edit((kept, Change("note", index + 1, None, replace(entry, id=free_id(minutes)))))
    return Fix(f"Record it: {line}, and keep the sentence", edit)


def _said_by(note: Note, key: str) -> Note:
    """A note of the one with whose name it begins: before a colon the name is no part of the words."""
    if found := BEGUN.match(note.text):
        text = note.text[found.end() - 1 :]
        return replace(reworded(note, text), speaker=key, attribution="prefix")
    return replace(note, speaker=key, attribution="inline")


def _marked_as(line: str, index: int, minutes: Minutes) -> Edit:
    """Those who are named behind a command are present, absent, to come or have sent apologies, as it says, and the
    mark that asked goes, or asks next whether they came."""
    presence, _, who = line.removeprefix("/").partition(" ")
    codes = who.split(", ")
    people = [
        Change("participant", at, person, replace(person, presence=presence))
        for at, person in enumerate(minutes.participants)
        if person.key in codes
    ]
    note = minutes.notes[index]
    return Edit((*people, Change("note", index, note, movements.asked_next(note, minutes))))


def _named_first(text: str, people: Roster) -> list[str]:
    """Keys of those who may be meant by the name with which a text begins, where they are several or a colon
    follows."""
    ends = [found.end() for found in re.finditer(r"\S+", text[:200])][: people.longest]
    for end in reversed(ends):
        for stop in (end, end - 1):
            if named := people.named(text[:stop]):
                return named if len(named) > 1 or text[stop:].lstrip().startswith((":", "：")) else []
    return []


def times(minutes: Minutes) -> Iterator[Problem]:
    """Notes that are earlier than the one before them, breaks and a meeting that end before they begin, and notes that
    were added on a day on which the meeting was not over."""
    meeting = minutes.meeting
    if meeting.start and meeting.end and not meeting.last_date and ends_before_it_begins(meeting.start, meeting.end):
        said = f"The meeting ends at {meeting.end:%H:%M}, before it begins at {meeting.start:%H:%M}: correct one."
        yield Problem(said, "meeting", 0, "end")
    held = meeting.last_date or meeting.date
    if held and meeting.next and meeting.next.date and meeting.next.date < held:
        said = f"The next meeting is on {meeting.next.date}, before this one: /meeting next DATE corrects it."
        yield Problem(said, "meeting", 0, "next")
    before: Note | None = None
    """The break before."""
    for index, note in kinds(minutes, "break"):
        if before and note.at and before.at and before.until and _are_at_once(before, note, meeting):
            since = f"{timezones.hour(before.at, meeting)} to {before.until:%H:%M}"
            said = f"This break begins within that of {since}: correct a time, or remove one of the two."
            yield Problem(said, "note", index, "until")
        before = note
        if note.at and note.until:
            at = timezones.shown(note.at, meeting)
            if ends_before_it_begins(at.time().replace(second=0, microsecond=0), note.until):
                said = f"This break ends at {note.until:%H:%M}, before it begins at {at:%H:%M}: correct one."
                yield Problem(said, "note", index, "until")
            elif meeting.end and outlasts(note, meeting):
                said = f"This break ends at {note.until:%H:%M}, after the meeting ended at {meeting.end:%H:%M}: "
                yield Problem(f"{said}correct one.", "note", index, "until")
    if ended := adjourned(minutes):
        day = f"{ended:%H:%M} on {ended.day} {ended:%B}"
        said = f"The meeting was adjourned at {day}, and notes follow on another day: T in the review sets their times."
        yield Problem(said, "meeting", 0, "end")
    elif meeting.end is None and meeting.status == "draft" and (later := unrecorded(minutes)):
        said = f"Notes follow on {later.day} {later:%B}, which is no day of the meeting: "
        said += f"/meeting last_date {later:%Y-%m-%d} adds it, T in the review sets their times."
        yield Problem(said, "meeting", 0, "last_date")
    yield from _back(minutes)
    yield from _added(minutes)


def _added(minutes: Minutes) -> Iterator[Problem]:
    """Notes that were added before the meeting was over, or whose text says another day."""
    meeting = minutes.meeting
    last = meeting.last_date or meeting.date
    for index, note in notes(minutes):
        if note.added is None:
            continue
        said = later_additions.lead(note.text, meeting)
        if last and note.added <= last:
            told = f"This note was added on {note.added}, and the meeting was on {last}: correct the day, or remove it."
            yield Problem(told, "note", index, "added")
        elif said and said.day != note.added:
            told = f"The text says that this was added on {said.day}, and the record has {note.added}: correct one."
            yield Problem(told, "note", index, "added")
        elif note.kind not in later_additions.KINDS:
            told = f"No page says that this {note.kind} was added on {note.added}: remove the day, or say it in a note."
            yield Problem(told, "note", index, "added")


def outlasts(pause: Note, meeting: Meeting) -> bool:
    """Whether a break is to end after the meeting did, on the same day."""
    if pause.at is None or pause.until is None or meeting.end is None:
        return False
    is_last_day = not meeting.last_date or timezones.shown(pause.at, meeting).date() == meeting.last_date
    return is_last_day and ends_before_it_begins(pause.until, meeting.end)


def break_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """A break that ends with the meeting, where it began before that; the day on which a note was added as its text has
    it, or none."""
    meeting = minutes.meeting
    if problem.table == "note" and problem.key == "added":
        note = minutes.notes[problem.index]
        own = later_additions.lead(note.text, meeting)
        other = own.day if own and note.kind in later_additions.KINDS else None
        label = f"It was added on {other}, as the text says" if other else "Remove the day on which it was added"
        yield Fix(label, Edit((Change("note", problem.index, note, replace(note, added=other)),)))
        return
    if problem.table != "note" or problem.key != "until" or meeting.end is None:
        return
    note = minutes.notes[problem.index]
    if note.at and outlasts(note, meeting) and timezones.shown(note.at, meeting).time() <= meeting.end:
        said = f"End the break at {meeting.end:%H:%M}, with the meeting"
        yield Fix(said, Edit((Change("note", problem.index, note, replace(note, until=meeting.end)),)))


def _are_at_once(first: Note, second: Note, meeting: Meeting) -> bool:
    """Whether a break begins before the one before it has ended, on the same day."""
    assert first.at
    assert second.at
    assert first.until
    at, later = timezones.shown(first.at, meeting), timezones.shown(second.at, meeting)
    is_after = at.date() == later.date() and at <= later
    return is_after and at.time() < first.until and later.time().replace(second=0, microsecond=0) < first.until


def ends_before_it_begins(begin: dt.time, end: dt.time) -> bool:
    """Whether an end comes before its beginning and is none of the next day: less than half a day before."""
    minutes = (begin.hour - end.hour) * 60 + begin.minute - end.minute
    return 0 < minutes < DAY // 2


def _back(minutes: Minutes) -> Iterator[Problem]:
    """Notes that are earlier than the one before them."""
    meeting = minutes.meeting
    is_zoned = timezones.zone(meeting.timezone) is not None
    last = None
    for index, note in notes(minutes):
        if note.at is None or note.kind in BACKDATED:
            continue
        at = timezones.moment(note.at, meeting) if is_zoned and note.at.tzinfo is None else note.at
        if last and (at.tzinfo is None) == (last.tzinfo is None) and at < last:
            this, above = timezones.shown(at, meeting), timezones.shown(last, meeting)
            form = "%H:%M:%S" if this.date() == above.date() else "%Y-%m-%d %H:%M:%S"
            said = f"This note is timed {this:{form}}, before the note above ({above:{form}}): correct one."
            yield Problem(said, "note", index, "at")
        last = at


def answers(minutes: Minutes) -> Iterator[Problem]:
    """Questions after which nobody else says anything in the same agenda item, and that no note answers. One of an
    earlier meeting wants a note that is linked to it: what is said next need not be about it."""
    questions = kinds(minutes, "question")
    if not questions:
        return
    answered = {linked for _, note in notes(minutes) if note.answers for linked in listed(note.answers)}
    open_: list[tuple[int, Note]] = []
    up = ""
    for index, note in notes(minutes):
        if note.item != up or note.kind == "item":
            yield from map(_unanswered, open_)
            open_, up = [], note.item
        if note.kind in ("statement", "decision", "action"):
            open_ = [one for one in open_ if one[1].speaker == note.speaker or one[1].from_]
        if note.kind == "question" and note.id not in answered:
            open_.append((index, note))
    yield from map(_unanswered, open_)


def _unanswered(question: tuple[int, Note]) -> Problem:
    return Problem("No one answers this question: note the answer, or link it.", "note", question[0])


WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSE = 90
"""Days from the meeting within which a date with no year is sure to be of the year that is nearest."""


def weekdays(minutes: Minutes) -> Iterator[Problem]:
    """Dates that stand with another day of the week than they were or will be."""
    held = minutes.meeting.date
    for index, _, found in read(minutes, _dates_of_days, minutes.meeting.language, Sign.WEEKDAY):
        for start, end, weekday, year, month, day in found:
            date = _date(year, month, day) if year else _nearest(month, day, held)
            if date and date.weekday() != weekday:
                said = (
                    f"{date.day} {date:%B %Y} is a {WEEK[date.weekday()]}, not a {WEEK[weekday]}: correct one of them."
                )
                yield Problem(said, "note", index, "text", span=(start, end))


_DayNamed = tuple[int, int, int, int, int, int]
"""Where a date with a day of the week begins and ends; the weekday, year (0: none), month and day."""


def _dates_of_days(note: Note, language: str) -> list[_DayNamed]:
    """The dates of a text before which a day of the week stands."""
    from minutes_tui.language.date_words import pieces  # with babel, which few records need

    found = pieces(note.text, note.language or language)
    return [each for at, piece in enumerate(found) if piece.has("weekday") and (each := _dated(found, at))]


def _dated(found: "list[Piece]", at: int) -> _DayNamed | None:
    """The date that follows a day of the week, "Monday, the 3rd of March 2025" or "Monday March 3"."""
    weekday = next(sense.value for sense in found[at].senses if sense.name == "weekday")
    behind: list[tuple[str, int, int]] = []
    for piece in found[at + 1 : at + 9]:
        if len(behind) == 3 or not set(piece.gap) <= set(" ,.\u00a0"):
            break
        if piece.is_filler:
            continue
        sense = next((each for each in piece.senses if each.name in ("number", "nth", "month")), None)
        if sense is None:
            break
        behind.append(("month" if sense.name == "month" else "number", sense.value, piece.end))
    kinds_ = [kind for kind, *_ in behind]
    if kinds_[:2] not in (["number", "month"], ["month", "number"]):
        return None
    day, month = (behind[0][1], behind[1][1]) if kinds_[0] == "number" else (behind[1][1], behind[0][1])
    has_year = len(behind) > 2 and kinds_[2] == "number" and 1900 <= behind[2][1] < 2200
    last = behind[2 if has_year else 1]
    return (found[at].start, last[2], weekday, behind[2][1] if has_year else 0, month, day)


SHORT_MONTHS = (2, 4, 6, 9, 11)
LEAP = 2024
"""A year in which February has 29 days."""


def dates(minutes: Minutes) -> Iterator[Problem]:
    """Days that no calendar has: "31 November", "29 February 2027"."""
    for index, note, found in read(minutes, _impossible_dates, minutes.meeting.language, Sign.MONTH):
        for start, end in found:
            said = f"There is no {' '.join(note.text[start:end].split())}: correct the date."
            yield Problem(said, "note", index, "text", span=(start, end))


def _impossible_dates(note: Note, language: str) -> list[Span]:
    """Where a text has them. Of February without a year the 29th is a day."""
    language = note.language or language
    limits = {name: at for at, names in zip(SHORT_MONTHS, usage(language).short_months, strict=False) for name in names}
    found = []
    for one in _days_of_months(language).finditer(note.text) if limits else ():
        month, day = limits[(one["month"] or one["first"]).casefold()], int(one["day"] or one["then"])
        year = int(one["year"] or one["last"] or LEAP)
        if day < 32 and year > 0 and _date(year, month, day) is None:
            found.append(one.span())
    return found


@cache
def _days_of_months(language: str) -> re.Pattern[str]:
    """A day before a month, with or without the year; or behind it, with the year."""
    names = "|".join(re.escape(each) for names in usage(language).short_months for each in names)
    return re.compile(
        rf"(?<![\w.,:/–-])(?P<day>\d{{2}})(?:st|nd|rd|th|\.|º)?\s+(?:of\s+|de\s+)?(?P<month>{names})(?!\w)"
        rf"(?:,?\s+(?:de\s+)?(?P<year>\d{{4}})(?!\d))?"
        rf"|(?<!\w)(?P<first>{names})\s+(?P<then>\d{{2}})(?:st|nd|rd|th)?,\s+(?P<last>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, held: dt.date | None) -> dt.date | None:
    """The date of a day and month that is nearest to the meeting; None where that is far from it."""
    if not held or not 1 < held.year < 9999:
        return None
    dates = filter(None, (_date(held.year + more, month, day) for more in (-1, 0, 1)))
    return next((date for date in dates if abs((date - held).days) <= CLOSE), None)


def numbers_named(minutes: Minutes) -> Iterator[Problem]:
    """Agenda items and decisions that are named by a number higher than any of these minutes has."""
    items = sum(not item.struck for item in minutes.agenda)
    named = read(minutes, _counted, minutes.meeting.language, Sign.COUNTED)
    if not named:
        return
    decisions = max((note.number for note in minutes.notes if isinstance(note.number, int)), default=0)
    known = labels(minutes.meeting.language)
    for index, _, found in named:
        for start, end, word, number in found:
            is_item = word.casefold() in (known.item.casefold(), *usage(minutes.meeting.language).items)
            most = items if is_item else decisions
            if not most or number <= most or (is_item and numbered(minutes, str(number))):
                continue
            what = "agenda item" if is_item else "decision"
            said = f"There is no {what} {number} in these minutes, the last one is {most}: correct the number."
            yield Problem(said, "note", index, "text", span=(start, end))


def _counted(note: Note, language: str) -> list[tuple[int, int, str, int]]:
    """Where a text names an agenda item or a decision by its number alone: the place, the word, the number. A word
    behind the number may make it another document's."""
    use, known = usage(language), labels(language)
    found = []
    for one in _numbered_words(known.item, known.decision, *use.items).finditer(note.text):
        behind = note.text[one.end() :].split(maxsplit=1)[:1]
        if not behind or behind[0] not in use.outside:
            found.append((one.start(), one.end(), one[1], int(one[2])))
    return found


@cache
def _numbered_words(*called: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, called))
    return re.compile(rf"(?<![\w-])({words})\s+(\d{{1,3}})(?![\w/:%–-]|[.,]\d)", re.IGNORECASE)


def wordless(minutes: Minutes) -> Iterator[Problem]:
    """Statements, questions, decisions, motions, action items and headings with no words."""
    for index, note, _ in read(minutes, _is_wordless, None, Sign.WORDLESS):
        yield Problem(f"This {note.kind} has no words: type them, or strike it out.", "note", index, "text")


def _is_wordless(note: Note, by: None) -> bool:
    return note.kind in WORDED and not note.check


WORDED = ("statement", "question", "decision", "motion", "action", "heading")


def wordless_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The note struck out."""
    note = minutes.notes[problem.index]
    yield Fix("Strike it out", Edit((Change("note", problem.index, note, replace(note, struck=True)),)))


def resolved(minutes: Minutes) -> Iterator[Problem]:
    """Sentences that say that something was decided, and are no decision: no list of decisions has them."""
    for index, _, _ in read(minutes, _is_resolved, minutes.meeting.language, Sign.UNATTRIBUTED):
        yield Problem("Is this a decision? It is only text so far.", "note", index, "text")


def _is_resolved(note: Note, language: str) -> bool:
    if note.kind != "statement" or note.speaker:
        return False
    return resolved_pattern(note.language or language).match(note.text) is not None


def decision_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The sentence as a decision, with the next number; of what somebody said, as one beside that."""
    note = minutes.notes[problem.index]
    if note.speakers:
        text = before_colon(note.text)[2].strip() if note.attribution == "inline" else ""
        beside = Note(id=free_id(minutes), at=note.at, item=note.item, kind="decision", text=text or note.text,
                      number=next_number(minutes), audience=note.audience)  # fmt: skip
        kept = Change("note", problem.index, note, replace(note, check=""))
        yield Fix(
            "Record a decision, and keep the sentence", Edit((kept, Change("note", problem.index + 1, None, beside)))
        )
        return
    check = "" if note.check == RESOLVED_ASKED else note.check
    made = replace(note, kind="decision", number=next_number(minutes), check=check)
    yield Fix("Make it a decision", Edit((Change("note", problem.index, note, made),)))


def ended(minutes: Minutes) -> Iterator[Problem]:
    """The sentence that says when the meeting was over, where that is not known otherwise; a meeting that ended and has
    no start, though its notes have their times; and days before the last whose end is not known."""
    for index in without_end(minutes):
        at = minutes.notes[index].at
        day = timezones.shown(at, minutes.meeting) if at else None
        said = f"The end of {day.day} {day:%B} is not known." if day else ""
        yield Problem(said, "note", index, "at")
    if minutes.meeting.end:
        if minutes.meeting.start is None and _first_time(minutes):
            yield Problem("The meeting has an end and no start: set it with /start TIME.", "meeting", 0, "start")
        return
    for index in range(len(minutes.notes) - 1, max(-1, len(minutes.notes) - 1 - LAST), -1):
        note = minutes.notes[index]
        if note.kind == "item" and not note.struck:
            return
        if not note.struck and (end := _end_said(note, minutes.meeting.language)):
            if note.check.startswith(MEETING_ASKED["/adjourn"]):  # its mark asks it
                return
            yield Problem(f"Did the meeting end at {end:%H:%M}? It is only text so far.", "note", index, "text")
            return
        if not (note.struck or minutes.meeting.adjourned) and _is_motion_to_adjourn(note, minutes.meeting.language):
            yield Problem(NO_END, "note", index, "text")
            return


def _first_time(minutes: Minutes) -> dt.time | None:
    """The hour and minute of the first note."""
    at = next((note.at for note in minutes.notes if note.at and not note.struck), None)
    return timezones.shown(at, minutes.meeting).time().replace(second=0, microsecond=0) if at else None


NO_END = "The meeting has no end: type /adjourn TIME, or /adjourn - where no one noted when."


def _is_motion_to_adjourn(note: Note, language: str) -> bool:
    """Whether a note is a motion, which is not lost, that the meeting be closed: "to adjourn"."""
    begun = note.text.casefold().removeprefix("that ") if note.kind == "motion" else ""
    words = (word for each in (language, "en") for word in vocabulary(each).motions.to_adjourn)
    return note.outcome in ("", "carried") and begun.startswith(tuple(words)) if begun else False


LAST = 100
"""Notes from the end among which the sentence is that says when the meeting was over."""


def _end_said(note: Note, language: str) -> dt.time | None:
    return end_said(note.text, note.language or language) if note.kind == "statement" else None


def end_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The meeting's end, which the page prints in a sentence of its own; its start, at the time of the first note; the
    end of a day before the last, at the time of its last note."""
    meeting = minutes.meeting
    if problem.table == "meeting":
        if start := _first_time(minutes):
            new = replace(meeting, start=start)
            yield Fix(
                f"Begin it at {start:%H:%M}, the time of the first note", Edit((Change("meeting", 0, meeting, new),))
            )
        return
    note = minutes.notes[problem.index]
    if problem.key == "at" and note.at:
        said = f"Adjourn it at {timezones.shown(note.at, meeting):%H:%M}, the time of the last note"
        pause = Note(id=free_id(minutes), kind="break", at=note.at)
        yield Fix(said, Edit((Change("note", problem.index + 1, None, pause),)))
    elif end := _end_said(note, meeting.language):
        is_more = says_more(note.text, f"/adjourn {end:%H:%M}")
        left = replace(note, check="") if is_more else replace(note, struck=note.at or True)
        changes = (Change("meeting", 0, meeting, replace(meeting, end=end)), Change("note", problem.index, note, left))
        where = "" if is_more else ", in place of the sentence"
        yield Fix(f"End the meeting at {end:%H:%M}{where}", Edit(changes))
    elif not (meeting.end or meeting.adjourned) and (
        note.kind == "motion" or note.check.startswith(MEETING_ASKED["/adjourn"])
    ):
        if note.kind == "motion" and note.at:
            end = timezones.shown(note.at, meeting).time().replace(second=0, microsecond=0)
            said = f"End the meeting at {end:%H:%M}, the time of the motion"
            yield Fix(said, Edit((Change("meeting", 0, meeting, replace(meeting, end=end)),)))
        closed = Change("meeting", 0, meeting, replace(meeting, adjourned=True))
        said = "Record that the meeting was closed, with no time"
        yield Fix(said, Edit((closed, Change("note", problem.index, note, replace(note, check="")))))


def turns(minutes: Minutes) -> Iterator[Problem]:
    """Another speaker, in the words of one."""
    people = roster(minutes)
    for index, note, (at, key) in read(minutes, _second_turn, people, Sign.COLON):
        said = f"{key} speaks in this note of {', '.join(note.speakers)}: split it."
        yield Problem(said, "note", index, "text", span=(at, at + 1))


def _second_turn(note: Note, people: Roster) -> tuple[int, str] | None:
    is_spoken = note.kind in ("statement", "question") and note.speakers
    return second_turn(note.text, note.speakers, people) if is_spoken else None


def turn_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Two notes of two speakers."""
    note, people = minutes.notes[problem.index], roster(minutes)
    if found := _second_turn(note, people):
        at, key = found
        words = COLON.split(note.text[at:], maxsplit=1)[1].lstrip()
        new = replace(note, id=free_id(minutes), speaker=key, attribution="prefix", text=words, check="",
                      silence=(), number=None, paragraph=None, answers=(), supports=(), opposes=())  # fmt: skip
        changes = (
            Change("note", problem.index, note, reworded(note, note.text[:at].rstrip())),
            Change("note", problem.index + 1, None, new),
        )
        yield Fix(f"Split it: {key} {people.known_as(key)} said {excerpt(words, 24)}", Edit(changes))


def attachments(minutes: Minutes) -> Iterator[Problem]:
    """Attachments to be printed of which something is missing, and words that speak of something attached, where
    nothing is listed that it could be."""
    for index, each in enumerate(minutes.attachments):
        if each.print and not each.file:
            yield Problem("This attachment is to be printed: name its file.", "attachment", index, "file")
        elif each.print and not each.alt.strip():
            said = f"{each.file} is printed: say in alt what it shows, for those who cannot see it."
            yield Problem(said, "attachment", index, "alt")
    if any(not each.note for each in minutes.attachments):
        return
    with_note = {each.note for each in minutes.attachments}
    for index, note, span in read(minutes, _of_attached, minutes.meeting.language, Sign.ATTACHED):
        if note.id in with_note or any(_is_named(each, note.text) for each in minutes.attachments):
            continue
        said = f"“{note.text[slice(*span)].lstrip(OPENING)}”: this note has no attachment. Add it with /attach."
        yield Problem(said, "note", index, "text", span=span)


def _of_attached(note: Note, language: str) -> Span | None:
    """Where a text says that something goes with the minutes."""
    text, use = note.text, usage(note.language or language)
    small = text.lower()
    phrase = next((phrase for phrase in use.attached if phrase in small), "")
    start = small.find(phrase)
    end = start + len(phrase)
    behind = small[end:].split(maxsplit=2)[:2]
    is_outside = any(word in use.outside for word in behind)
    return (start, end) if phrase and not is_outside and len(small) == len(text) else None


def _is_named(attachment: Attachment, text: str) -> bool:
    """Whether a text has the title or key of an attachment in it, however it is spaced."""
    words = compact(text)
    names = map(compact, (attachment.title, attachment.key))
    return any(len(name) > 2 and name in words for name in names)
