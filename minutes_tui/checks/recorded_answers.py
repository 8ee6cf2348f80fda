"""Edits that record what a mark asks about: that the meeting began, that there was a break or it is over, when the next
one is, who moved what."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix
from minutes_tui.language.clock_times import clock, pause
from minutes_tui.language.day_phrases import day
from minutes_tui.language.markup import excerpt
from minutes_tui.language.names import roster
from minutes_tui.line.retyping import as_action
from minutes_tui.line.told_sentences import next_meeting_fields
from minutes_tui.line.votes import answered_sentences
from minutes_tui.line.votes.motion_lines import LEFT_OUT, OR, OUTCOME_ASKED, VOTE
from minutes_tui.meeting import days
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.meeting.motions import pending
from minutes_tui.meeting.vote_results import votes_on
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, Next, Note


def of_meeting(minutes: Minutes, index: int, new_id: str) -> Iterator[Fix]:
    """The command for which the mark of a note asks, done: the sentence is struck out where it says no more, and else
    stays without its mark. Nothing of a command with a gap in it, such as "/break TIME to 20:10"."""
    note = minutes.notes[index]
    typed = note.check.partition("? Type /")[2]
    name, _, argument = typed.partition(" ")
    if (change := _change(name, argument, minutes, index, new_id)) is None:
        return
    after = edited(minutes, Edit((change,)))
    answered = dict(answered_sentences.answered(name, argument, minutes, after))
    left = answered.get(index, replace(note, check=""))
    yield Fix(f"Record it: /{typed}", Edit((Change("note", index, note, left), change)))


def of_motion(minutes: Minutes, index: int, new_id: str) -> Iterator[Fix]:
    """The motion for which the mark of a note asks, with its mover and its words, right behind the sentence: that is
    struck out where it says no more, and else stays without its mark. Nothing of a mark that lacks one of them."""
    note = minutes.notes[index]
    typed = MOTION.search(note.check)
    people = roster(minutes).by_key
    if not typed or not {typed["mover"], typed["seconder"] or typed["mover"]} <= people.keys():
        return
    made = Note(id=new_id, kind="motion", at=note.at, item=note.item, text=typed["text"], mover=typed["mover"],
                seconder=typed["seconder"] or (), audience=note.audience)  # fmt: skip
    before = replace(minutes, notes=tuple(minutes.notes[: index + 1]))
    after = replace(before, notes=(*before.notes, made))
    left = dict(answered_sentences.answered("motion", "", before, after)).get(index, replace(note, check=""))
    edit = Edit((Change("note", index, note, left), Change("note", index + 1, None, made)))
    yield Fix(f"Record it: {typed[0]}", edit)


MOTION = re.compile(r"/motion (?P<mover>[^\s:;,]+)(?:; (?P<seconder>[^\s:;,]+))?: (?P<text>.+)", re.DOTALL)
"""A motion with who moved it, as a mark asks for it."""


def of_action(minutes: Minutes, index: int) -> Fix:
    """The sentence that says what somebody is to do, as an action item."""
    note = minutes.notes[index]
    made = as_action(
        replace(note, check=""), minutes, note.at.date() if note.at else minutes.meeting.date or dt.date.min
    )
    return Fix("Make it an action item", Edit((Change("note", index, note, made),)))


def of_outcome(minutes: Minutes, index: int) -> Iterator[Fix]:
    """What became of a motion, or the vote on it, for which the mark of a note asks: entered behind that motion, or
    behind the note where that comes later. Nothing of two commands, nor of one that leaves something out."""
    note = minutes.notes[index]
    is_vote = note.check.startswith(VOTE)
    if (
        not (is_vote or note.check.startswith(OUTCOME_ASKED.format("")))
        or OR in note.check
        or LEFT_OUT[:-2] in note.check
    ):
        return
    typed = note.check.partition("? Type ")[2]
    for motion in (*range(index - 1, -1, -1), *range(index + 1, len(minutes.notes))):
        place = max(motion, index) + 1
        if _is_meant(motion, place, note.check, minutes, is_vote=is_vote):
            yield Fix(f"Record it: {typed}", Edit(()), typed=typed, of=index, place=place)
            return


def _is_meant(index: int, place: int, check: str, minutes: Minutes, *, is_vote: bool) -> bool:
    """Whether a note is the motion that a mark means: of a vote, the one that it names, which has an outcome and no
    vote; else the one that is pending at a place."""
    note = minutes.notes[index]
    if note.kind != "motion" or note.struck:
        return False
    if is_vote:
        return bool(note.outcome) and f"{VOTE}{excerpt(note.text)}?" in check and not votes_on(minutes, note)
    return not note.outcome and pending(replace(minutes, notes=tuple(minutes.notes[:place]))) == index


def _change(name: str, argument: str, minutes: Minutes, index: int, new_id: str) -> Change | None:
    meeting, language = minutes.meeting, minutes.meeting.language
    if name == "start" and (start := clock(argument, language)):
        return Change("meeting", 0, meeting, replace(meeting, start=start))
    if name == "meeting" and argument.startswith("next ") and (next_ := _next(argument[len("next ") :], minutes)):
        return Change("meeting", 0, meeting, replace(meeting, next=next_))
    note = minutes.notes[index]
    if name == "resume" and (until := clock(argument, language)):
        return _ended_break(until, index, minutes)
    if name == "break" and note.at:
        now = timezones.shown(note.at, meeting)
        found = pause(argument, language, now)
        if not found or not (found.start or found.until):
            return None
        began = timezones.on(now.date(), found.start, meeting, now) if found.start else note.at
        entry = Note(id=new_id, kind="break", at=began, item=note.item, until=found.until, audience=note.audience)
        return Change("note", index + 1, None, entry)
    return None


def _ended_break(until: dt.time, index: int, minutes: Minutes) -> Change | None:
    """The end of the last break before a note; None where there is none, or it began later."""
    before = [at for at, note in enumerate(minutes.notes[:index]) if note.kind == "break" and not note.struck]
    pause = minutes.notes[before[-1]] if before else None
    if not pause or not pause.at or days.is_resumption(pause):
        return None
    begun = timezones.shown(pause.at, minutes.meeting).time()
    return Change("note", before[-1], pause, replace(pause, until=until)) if begun <= until else None


def _next(said: str, minutes: Minutes) -> Next | None:
    language, today = minutes.meeting.language, minutes.meeting.date or dt.date.min
    fields = next_meeting_fields(said, language, today)
    found = day(fields["next_date"], language, today) if fields else None
    if not fields or not found or not found.date or found.doubt:
        return None
    start = clock(fields["next_start"], language) if "next_start" in fields else None
    return Next(date=found.date, start=start, venue=fields.get("next_venue", ""))
