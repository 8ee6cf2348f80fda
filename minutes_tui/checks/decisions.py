"""What was decided: votes and quorum, numbers of decisions, outcomes of motions, who does what by when."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from minutes_tui.checks.features import Sign
from minutes_tui.checks.fixes import Fix, silences
from minutes_tui.checks.incremental import kinds, read
from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.line.due_dates import Due
from minutes_tui.line.due_dates import due as due_in
from minutes_tui.line.speakers import leading
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.actions import is_open
from minutes_tui.meeting.attendance import PRESENT, before_notes, is_taken, presence_by_note
from minutes_tui.meeting.decisions import decided, names_decision, next_number, out_of_order, renumbered
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.motions import FINAL
from minutes_tui.meeting.quorum import NO_QUORUM, quorum_of, share, voter_count
from minutes_tui.model import timezones
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
    found = read(minutes, _is_counted, None, Sign.RARE)
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
            yield Problem(f"A count cannot be {negative}: correct it.", "note", index)
        if note.secret and note.ballots:
            said = "The vote is secret, so no page prints its ballots by name: remove them."
            yield Problem(said, "note", index, "ballots")
        if index in many:
            yield Problem(many[index], "note", index)
        for _, wrong in vote_results.wrong_ballots(note, minutes, now):
            yield Problem(wrong, "note", index, "ballots")
        if note.kind == "vote" and (left := _left_out(note, minutes)):
            yield Problem(left, "note", index, "ballots")
        for way, said in differences(note, minutes):
            yield Problem(said, "note", index, way)
        if vote_results.is_unanimous(note.outcome, minutes.meeting.language):
            result = vote_results.result(note, minutes)
            if result and result.for_ and result.against:
                figures = f"{vote_results.figure(result.for_)} for and {vote_results.figure(result.against)} against"
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
    others = vote_results.figure_with_noun(found_at - 1, "other vote")
    said = f"{found[first][:-1]}, as at {others}: complete the participants list, or write"
    return {first: f'{said} silence = ["votes"] in [meeting].'}


def differences(vote: Note, minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Each way of which other counts are stated than were cast by name. Where nobody is named as for, only
    some were to be named, such as who abstained: a way that nobody has is none that differs; nor is one by which those
    in the room could have voted who are not named."""
    if not vote.ballots or vote.secret:
        return
    cast = vote_results.by_name(vote, minutes)
    differing = [
        (way, count, cast.get(way, 0))
        for way, count in vote_results.stated_counts(vote).items()
        if way != "invalid" and count != cast.get(way, 0)
    ]
    if not cast["for"]:
        differing = [(way, count, by_name) for way, count, by_name in differing if by_name or way not in WAYS]
    unnamed = vote_results.votes_unnamed(vote, minutes)
    if len(differing) == 1 and differing[0][1] - differing[0][2] == unnamed:
        return  # all who are not named voted so
    if sum(count for way, count, by_name in differing if not by_name and way in WAYS) <= unnamed:
        differing = [(way, count, by_name) for way, count, by_name in differing if by_name or way not in WAYS]
    for way, count, by_name in differing:
        if way == "abstain":
            said = vote_results.figure_with_noun(count, "abstention is", "abstentions are")
            yield way, f"{said} stated and {vote_results.figure(by_name)} by name."
        elif way in WAYS:
            yield (
                way,
                f"{count} {way} {'is' if count == 1 else 'are'} stated and {vote_results.figure(by_name)} by name.",
            )
        else:
            votes = vote_results.figure_with_noun(count, "vote is", "votes are")
            yield "options", f"{votes} stated for “{way}” and {vote_results.figure(by_name)} by name."


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


def _left_out(vote: Note, minutes: Minutes) -> str:
    """That some have not voted; "" where all have, or it isn't known."""
    left = vote_results.not_yet_voted_words(vote, minutes)
    return f"{left}: add their ballots or the counts." if left else ""


def ballot_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The ballots of a secret vote taken out; those who have not voted as abstaining, or as recused."""
    note = minutes.notes[problem.index]
    if note.secret and note.ballots and problem.key == "ballots":
        yield Fix("Remove the ballots by name", Edit((Change("note", problem.index, note, replace(note, ballots={})),)))
    now = _in_room(minutes).get(note.id, {}) if note.kind == "vote" and is_taken(minutes) else {}
    for code, said in vote_results.wrong_ballots(note, minutes, now):
        if said == problem.text:
            left_out = {key: ballot for key, ballot in note.ballots.items() if key != code}
            new = replace(note, ballots=left_out)
            yield Fix(f"Remove the ballot of {code}", Edit((Change("note", problem.index, note, new),)))
    if problem.text == _left_out(note, minutes):
        codes = vote_results.not_yet_voted(note, minutes)
        abstaining = replace(note, ballots=note.ballots | dict.fromkeys(codes, "abstain"))
        recused = replace(note, recused=(*listed(note.recused), *codes))
        yield Fix("They abstain", Edit((Change("note", problem.index, note, abstaining),)))
        yield Fix("They are recused", Edit((Change("note", problem.index, note, recused),)))


def _in_room(minutes: Minutes) -> dict[str, dict[str, str]]:
    """Who was in the room at each vote, by its id."""
    moves = [note for _, note in kinds(minutes, "arrival", "departure", "vote")]
    return {note.id: dict(now) for note, now in presence_by_note(minutes, moves) if note.kind == "vote"}


def actions(minutes: Minutes) -> Iterator[Problem]:
    """Action items that nobody is responsible for."""
    for index, note in kinds(minutes, "action"):
        if not note.responsible:
            yield Problem("No one is responsible for this action item: say who.", "note", index)


def action_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Those with whom the words of an action item begin, as it is read where it is entered; else who said it."""
    note = minutes.notes[problem.index]
    people = roster(minutes)
    begun = leading(note.text, people, labels(minutes.meeting.language), commas=True)
    codes = begun.keys if begun and not begun.ambiguous else [code for code in note.speakers if code in people.by_key]
    if codes:
        names = ", ".join(map(people.short, codes))
        new = replace(note, responsible=codes[0] if len(codes) == 1 else tuple(codes))
        yield Fix(f"Make {names} responsible", Edit((Change("note", problem.index, note, new),)))


def due(minutes: Minutes) -> Iterator[Problem]:
    """Action items that are to be done at no time, or before the meeting. Where no item has a due date, which is how
    some bodies keep them, that is said once, and so it is of several that have none. A day that the words say is
    offered: the next meeting's may have been said later than they."""
    held = minutes.meeting.date
    open_ = [(index, note) for index, note in kinds(minutes, "action") if is_open(note) and not silences(note, "due")]
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
        elif held and note.due < held and not note.from_:
            yield Problem(f"This action item is due on {note.due}, which is before the meeting.", "note", index, "due")


def _undated(note: Note, minutes: Minutes) -> str:
    """That an action item has no due date, and what its words say of it."""
    found = _in_words(note, minutes)
    if not found or not found.date:
        return UNDATED
    if found.date == UNKNOWN:
        held = minutes.meeting.date
        day = held + dt.timedelta(weeks=4) if held and held.year < UNKNOWN.year else "DATE"
        return f"This is due by the next meeting: say when that is, such as /meeting next {day}."
    return f"This action item has no due date, but its text gives one: {found.date}."


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


def due_date_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The due date that the words say, taken out of them as it is from a typed line."""
    note = minutes.notes[problem.index]
    found = _in_words(note, minutes)
    if note.due or not found or found.date in (None, UNKNOWN):
        return
    new = replace(note, due=found.date, text=found.words, check=note.check or found.doubt)
    yield Fix(f"Set the due date to {found.date}", Edit((Change("note", problem.index, note, new),)))


def numbers(minutes: Minutes) -> Iterator[Problem]:
    """Decisions without a number, and a number that stands twice. The page of minutes that were imported prints their
    own words: where none of its decisions has a number, none is missing."""
    seen: set[int | str] = set()
    if minutes.print.blocks == "words" and all(minutes.notes[index].number is None for index, _ in decided(minutes)):
        return
    for index, _ in decided(minutes):
        number = minutes.notes[index].number
        if number is None:
            yield Problem("This decision has no number: add one.", "note", index)
        elif number in seen:
            said = f"Another decision also has the number {number}: change one of them."
            yield Problem(said, "note", index, "number")
        else:
            seen.add(number)
    if late := out_of_order(minutes):
        index, number, before = late
        yield Problem(
            f"Decision {number} comes after decision {before}: /renumber numbers them in order.",
            "note",
            index,
            "number",
        )


def number_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The next free number; or all in their order, where no text names one of those that change."""
    note = minutes.notes[problem.index]
    late = out_of_order(minutes)
    if late and late[0] == problem.index:
        new = dict(renumbered(minutes))
        old = {minutes.notes[at].number for at in new}
        if not any(names_decision(each, minutes, old) for each in minutes.notes if not each.struck):
            changed = ((at, minutes.notes[at], number) for at, number in new.items())
            changes = (Change("note", at, was, replace(was, number=number)) for at, was, number in changed)
            yield Fix("Number the decisions in order", Edit(tuple(changes)))
    if note.number is not None:
        return
    number = next_number(minutes)
    yield Fix(f"Number it {number}", Edit((Change("note", problem.index, note, replace(note, number=number)),)))


def quorum(minutes: Minutes) -> Iterator[Problem]:
    """Decisions, votes and carried motions while fewer were present than the quorum: once for as long as it is not met
    again."""
    said = minutes.meeting.quorum
    if said is not None and quorum_of(said, 0) is None:
        yield Problem(f"The quorum is “{said}”. {NO_QUORUM}", "meeting", 0, "quorum")
        return
    if said is None or not is_taken(minutes):
        return
    since = ""
    """From when on it isn't met, where a departure says so."""
    open_: list[tuple[int, str]] = []
    count = voter_count(minutes, before_notes(minutes))
    found = kinds(minutes, "arrival", "departure", "decision", "vote", "motion")
    for (index, _), (note, now) in zip(found, presence_by_note(minutes, [note for _, note in found]), strict=True):
        if note.kind in ("arrival", "departure"):
            was_met, count = not count.missing, voter_count(minutes, now)
            if not count.missing:
                yield from _without_quorum(open_, since)
                open_, since = [], ""
            elif was_met:
                since = f" from {timezones.hour(note.at, minutes.meeting)} on" if note.at else ""
        elif _decides(note) and count.missing and not silences(note, "quorum"):
            open_.append((index, f"The quorum of {said} was not met: {count.words}"))
    yield from _without_quorum(open_, since)


def _without_quorum(found: list[tuple[int, str]], since: str) -> Iterator[Problem]:
    """That the quorum was not met from a time on, at the first of what was decided then."""
    if not found:
        return
    (index, words), *others = found
    if others:
        votes = "vote or decision" if len(others) == 1 else "votes and decisions"
        words += f"{since}, as at {len(others)} other {votes}"
    yield Problem(f"{words}.", "note", index)


def _decides(note: Note) -> bool:
    return note.kind in ("decision", "vote") or (note.kind == "motion" and note.outcome == FINAL)
