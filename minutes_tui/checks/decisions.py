"""What was decided: votes and quorum, numbers of decisions, outcomes of motions, who does what by when."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from minutes_tui.checks.features import Sign
from minutes_tui.checks.fixes import Fix, silences
from minutes_tui.checks.incremental import kinds, read
from minutes_tui.language.names import folded
from minutes_tui.line.due_dates import Due
from minutes_tui.line.due_dates import due as due_in
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.attendance import PRESENT, along, is_taken
from minutes_tui.meeting.decisions import decided, next_number
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.motions import FINAL
from minutes_tui.meeting.voters import NO_QUORUM, counted, quorum_of, share
from minutes_tui.model.minutes import Minutes, Note, Problem, listed

MANY = 3
"""Action items from which on it is said once that they have no due date."""
UNDATED = "This action item has no due date: say by when."
WAYS = ("for", "against", "abstain")

counts = attrgetter("for_", "against", "abstain", "invalid")
NO_COUNTS = counts(Note())


def votes(minutes: Minutes) -> Iterator[Problem]:
    """Counts that differ from the ballots or are more than those present could cast; ballots of people who had no vote,
    were away or took no part; ballots by name in a secret vote."""
    found = read(minutes, _is_counted, None, Sign.LIVE)
    there = _in_room(minutes) if found and is_taken(minutes) else {}
    many = _too_many(minutes, [(index, note) for index, note, _ in found if note.kind == "vote"], there)
    for index, note, _ in found:
        now = there.get(note.id, {}) if note.kind == "vote" else {}
        for ballot in dict.fromkeys(note.ballots.values()):
            if ballot not in (*WAYS, *note.options):
                wanted = (
                    " or ".join(["for, against", *note.options, "abstain"])
                    if note.options
                    else "for, against or abstain"
                )
                yield Problem(f'A ballot must be {wanted}, not "{ballot}".', "note", index, "ballots")
        if negative := next((count for count in (*counts(note), *note.options.values()) if count and count < 0), None):
            yield Problem(f"A count can't be {negative}: correct it.", "note", index)
        if note.secret and note.ballots:
            said = "The vote is secret, so no page prints its ballots by name: remove them."
            yield Problem(said, "note", index, "ballots")
        if index in many:
            yield Problem(many[index], "note", index)
        for _, wrong in vote_results.wrong_ballots(note, minutes, now):
            yield Problem(wrong, "note", index, "ballots")
        for way, said in _differences(note, minutes):
            yield Problem(said, "note", index, way)
        if vote_results.is_unanimous(note.outcome, minutes.meeting.language):
            result = vote_results.result(note, minutes)
            if result and result.for_ and result.against:
                figures = f"{vote_results.told(result.for_)} for and {vote_results.told(result.against)} against"
                yield Problem(f"The vote is said to be unanimous, but it was {figures}.", "note", index, "outcome")


def _too_many(
    minutes: Minutes, votes: Sequence[tuple[int, Note]], there: Mapping[str, Mapping[str, str]]
) -> dict[int, str]:
    """By the index of a vote that more votes are counted than those present could cast. Where that is so at each of
    several votes, it is the list of participants that lacks people: it is said once."""
    counted_at = found_at = 0
    found: dict[int, str] = {}
    for index, note in votes:
        now = there.get(note.id, {})
        if PRESENT not in now.values() or not vote_results.is_counted(note):
            continue
        counted_at += 1
        if many := vote_results.too_many(note, minutes, now, is_past=True):
            found_at += 1
            if not silences(note, "votes"):
                found[index] = f"{many}."
    if not found or found_at < max(counted_at, 2):
        return found
    first = next(iter(found))
    said = (
        f"{found[first][:-1]}, as at {vote_results.counted(found_at - 1, 'other vote')}: add those who are not on the "
    )
    return {first: f'{said}participants list, or write silence = ["votes"] in [meeting] if it isn\'t to be complete.'}


def _differences(vote: Note, minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Each way of which other counts are stated than were cast by name. Where nobody is named as for, and those who are
    named agree with their counts, only who was outvoted or abstained was to be named."""
    if not vote.ballots or vote.secret:
        return
    cast = vote_results.by_name(vote, minutes)
    differing = [
        (way, count, cast.get(way, 0))
        for way, count in vote_results.stated(vote).items()
        if way != "invalid" and count != cast.get(way, 0)
    ]
    if [way for way, _, _ in differing] == ["for"] and not cast["for"]:
        return
    for way, count, by_name in differing:
        if way == "abstain":
            said = vote_results.counted(count, "abstention is", "abstentions are")
            yield way, f"{said} stated and {vote_results.told(by_name)} by name."
        elif way in WAYS:
            yield way, f"{count} {way} {'is' if count == 1 else 'are'} stated and {vote_results.told(by_name)} by name."
        else:
            votes = vote_results.counted(count, "vote is", "votes are")
            yield "options", f"{votes} stated for “{way}” and {vote_results.told(by_name)} by name."


def _is_counted(note: Note, by: None) -> bool:
    return bool(note.kind == "vote" or note.ballots or counts(note) != NO_COUNTS)


def majorities(minutes: Minutes) -> Iterator[Problem]:
    """Motions with an outcome that the vote on them does not bear out, and majorities that are no share of votes."""
    for index, note in kinds(minutes, "motion"):
        if note.majority and not share(note.majority):
            said = f"“{note.majority}” is not a majority that can be checked: write a share such as 2/3 or 60 %."
            yield Problem(said, "note", index, "majority")
        elif said := vote_results.contradiction(minutes, note):
            yield Problem(said, "note", index, "outcome")


def without_names(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The ballots of a secret vote taken out."""
    note = minutes.notes[problem.index]
    if note.secret and note.ballots and problem.key == "ballots":
        yield Fix("Remove the ballots by name", Edit((Change("note", problem.index, note, replace(note, ballots={})),)))


def _in_room(minutes: Minutes) -> dict[str, dict[str, str]]:
    """Who was in the room at each vote, by its id."""
    moves = [note for _, note in kinds(minutes, "arrival", "departure", "vote")]
    return {note.id: dict(now) for note, now in along(minutes, moves) if note.kind == "vote"}


def actions(minutes: Minutes) -> Iterator[Problem]:
    """Action items that nobody is responsible for."""
    for index, note in kinds(minutes, "action"):
        if not note.responsible:
            yield Problem("No one is responsible for this action item: say who.", "note", index)


def due(minutes: Minutes) -> Iterator[Problem]:
    """Action items that are to be done at no time, or before the meeting. Where no item has a due date, which is how
    some bodies keep them, that is said once, and so it is of several that have none. A day that the words say is
    offered: the next meeting's may have been said later than they."""
    held = minutes.meeting.date
    open_ = [(index, note) for index, note in kinds(minutes, "action") if not note.done and not silences(note, "due")]
    if len(open_) >= MANY and not any(note.due for _, note in open_):
        said = f"None of the {len(open_)} action items has a due date: add the dates, or silence this check."
        yield Problem(said, "note", open_[0][0])
        return
    said_of = {index: _undated(note, minutes) for index, note in open_ if not note.due}
    alike = [index for index, said in said_of.items() if said == UNDATED]
    if len(alike) >= MANY:
        said_of = {index: said for index, said in said_of.items() if said != UNDATED}
        said_of[alike[0]] = f"This action item has no due date, nor have {len(alike) - 1} others: say by when."
    for index, note in open_:
        if index in said_of:
            yield Problem(said_of[index], "note", index)
        elif note.due is None:
            continue
        elif held and note.due < held:
            yield Problem(f"This action item is due on {note.due}, which is before the meeting.", "note", index, "due")


def _undated(note: Note, minutes: Minutes) -> str:
    """That an action item has no due date, and what its words say of it."""
    found = _in_words(note, minutes)
    if not found or not found.date:
        return UNDATED
    if found.date == UNKNOWN:
        return "This is due by the next meeting: say when that is, /meeting next 2025-04-09."
    return f"This action item has no due date, and its words say one: {found.date}."


UNKNOWN = dt.date(9000, 1, 1)
"""The day of a next meeting of which none is said."""


def _in_words(note: Note, minutes: Minutes) -> Due | None:
    """By when words say that something is to be done."""
    meeting = minutes.meeting
    held = note.at.date() if note.at else meeting.date
    coming = meeting.next.date if meeting.next else None
    return _due(note.text, meeting.language, held, coming or UNKNOWN) if held else None


@lru_cache(1 << 12)
def _due(words: str, language: str, held: dt.date, coming: dt.date) -> Due:
    return due_in(words, language, held, coming)


def dated(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The due date that the words say, taken out of them as it is from a typed line."""
    note = minutes.notes[problem.index]
    found = _in_words(note, minutes)
    if note.due or not found or found.date in (None, UNKNOWN):
        return
    new = replace(note, due=found.date, text=found.words, check=note.check or found.doubt)
    yield Fix(f"Make it due on {found.date}", Edit((Change("note", problem.index, note, new),)))


def numbers(minutes: Minutes) -> Iterator[Problem]:
    """Decisions without a number, and a number that stands twice."""
    seen: set[int | str] = set()
    for index, _ in decided(minutes):
        number = minutes.notes[index].number
        if number is None:
            yield Problem("This decision has no number: add one.", "note", index)
        elif number in seen:
            said = f"Another decision has the number {number} too: give one of them another number."
            yield Problem(said, "note", index, "number")
        else:
            seen.add(number)


def numbered(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The next free number."""
    note = minutes.notes[problem.index]
    if note.number is not None:
        return
    number = next_number(minutes)
    yield Fix(
        f"Give it the number {number}", Edit((Change("note", problem.index, note, replace(note, number=number)),))
    )


def quorum(minutes: Minutes) -> Iterator[Problem]:
    """Decisions, votes and carried motions while fewer were present than the quorum."""
    said = minutes.meeting.quorum
    if said is not None and quorum_of(said, 0) is None:
        yield Problem(f"The quorum is “{said}”. {NO_QUORUM}", "meeting", 0, "quorum")
        return
    if said is None or not is_taken(minutes):
        return
    count = None
    found = kinds(minutes, "arrival", "departure", "decision", "vote", "motion")
    for (index, _), (note, now) in zip(found, along(minutes, [note for _, note in found]), strict=True):
        if note.kind in ("arrival", "departure"):
            count = None
        elif _decides(note):
            count = count or counted(minutes, now)
            if count.missing:
                yield Problem(f"The quorum of {said} was not met: {count.words}.", "note", index)


def _decides(note: Note) -> bool:
    return note.kind in ("decision", "vote") or (note.kind == "motion" and note.outcome == FINAL)


def outcomes(minutes: Minutes) -> Iterator[Problem]:
    """Motions of which neither an outcome, a vote behind them nor a decision says what became; one that a decision has
    the words of is decided by it."""
    answered = {linked for _, note in kinds(minutes, "decision") for linked in listed(note.answers)}
    open_: list[tuple[int, Note]] = []
    found: list[tuple[int, Note]] = []
    for index, note in kinds(minutes, "vote", "motion", "item", "decision"):
        match note.kind:
            case "vote" if listed(note.answers):
                open_ = [one for one in open_ if one[1].id not in listed(note.answers)]
            case "decision":
                open_ = [one for one in open_ if not _is_of(note, one[1])]
            case "vote":
                open_ = open_[:-1]
            case "motion" if not note.outcome and note.id not in answered:
                open_.append((index, note))
            case "item":
                found, open_ = found + open_, []
    for index, note in found + open_:
        what = "amendment" if note.amends else "motion"
        yield Problem(f"This {what} has no outcome: say whether it was carried.", "note", index)


def _is_of(decision: Note, motion: Note) -> bool:
    """Whether a decision has the words of a motion, each in its first paragraph."""
    words, moved = (re.findall(r"\w+", folded(note.text.split("\n\n")[0])) for note in (decision, motion))
    return words == moved != []
