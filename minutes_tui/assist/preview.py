"""What a line will be, said in a few words before Enter. Knows no screen."""

import datetime as dt
import re

from msgspec import Struct

from minutes_tui import commands
from minutes_tui.commands.vote_entry import NO_NAMES
from minutes_tui.commands.votes import kept_sentence
from minutes_tui.language.markup import excerpt, is_rule
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.language.separators import COLON
from minutes_tui.line.grammar import (
    Added,
    Balloted,
    Coded,
    Commanded,
    Entered,
    Listed,
    Nothing,
    Quoted,
    Tabled,
    open_code,
    read,
)
from minutes_tui.line.second_speaker import parts_of_line
from minutes_tui.line.slash_corrections import Corrected
from minutes_tui.line.snippets import Short, expanded, filled, module
from minutes_tui.line.votes.ballots import NO_VOTE, Group
from minutes_tui.meeting import later_additions
from minutes_tui.meeting.motions import ballot_of, open_vote, pending, was_secret, wording
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, AgendaItem, Minutes, Note, listed

NO_SHORT = Short()
LONGEST = 400
"""Characters of a line that are looked at: what it will be is decided at its start."""


class Preview(Struct, frozen=True):
    """What a line will be: a few words each, and what is wrong with it, in sentences."""

    parts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    choice: tuple[str, ...] = ()
    """What a key does before Enter."""


def preview_text(line: str, minutes: Minutes, now: dt.datetime, short: Short = NO_SHORT) -> str:
    """What Enter will make of a line, in one row: speaker and kind, or the command; "" for an empty line."""
    found = previewed(line, minutes, now, short)
    return " · ".join((*found.parts, *found.choice, *found.problems))


def previewed(line: str, minutes: Minutes, now: dt.datetime, short: Short = NO_SHORT) -> Preview:
    """The same, for who says it otherwise than in one row."""
    from minutes_tui.line.minute_marks import far_off, timed  # the first screen does without

    if open_code(minutes) is None:
        mark = timed(expanded(line, short), minutes, now)
        at, line = mark.at, mark.line
        if at:
            found, off = previewed(line, minutes, now), far_off(mark, minutes, now)
            problems = (*found.problems, off) if off else found.problems
            return Preview((f"{at:%H:%M}", *found.parts), problems, found.choice)
    if not line.startswith((">", "s/", "s|", "/")):
        line = line[:LONGEST]
    match read(line, minutes, now.date()):
        case Nothing(said):
            return Preview((said,) if said else ())
        case Entered(Note(kind="statement", speaker=())) if begun := _begun(line, minutes):
            return Preview((begun,))
        case Entered(note, problem, kept=kept):
            note = later_additions.dated(note, minutes.meeting, now.date())
            stays = (f"“{kept}” stays in the text",) if kept else ()
            both = by_two(line, minutes, now.date())
            second = (f"Tab enters it up to {both[2]}",) if both else ()
            return Preview((*_note(note, minutes), *stays), (problem,) if problem else (), second)
        case Added() as reading:
            return _added(reading, minutes)
        case Corrected() as reading:
            return Preview(_correction(reading, minutes))
        case Balloted(groups, kept=kept):
            found = _ballots(groups, minutes)
            return Preview(found.parts, (*found.problems, kept_sentence(kept))) if kept else found
        case Commanded(name, argument, _, then) if then:
            return _both(name, argument, then, minutes)
        case Commanded(name, argument, _):
            command, problem = commands.found(name)
            text = None if command and command.name == name.lower() else module(name, short)
            if text is not None and not argument:
                return Preview(("Text", filled(text, minutes, now)[0]))
            if name in AS_MARK and argument and not line.lstrip().startswith("/"):
                return previewed(f"{AS_MARK[name]} {argument}", minutes, now)
            problem = problem or commands.left_over(command, argument, name)
            if problem or not command:
                return Preview(("Not understood", problem))
            return Preview(command.preview(argument.strip(), minutes) or (command.help,))


def _both(name: str, argument: str, then: str, minutes: Minutes) -> Preview:
    """A motion, and what became of it in the same line."""
    what, _, behind = then.partition(" ")
    command, _ = commands.found(what)
    parts = command.preview(behind, minutes) if command else ()
    return Preview((name.capitalize(), excerpt(argument), *(parts or (what.capitalize(),))))


def by_two(line: str, minutes: Minutes, today: dt.date) -> tuple[str, str, str] | None:
    """What the first and the second say in a line by two speakers, and the code of the second; None in most lines."""
    if not COLON.search(line):
        return None
    reading = read(line, minutes, today)
    if not isinstance(reading, Entered) or reading.note.kind not in ("statement", "question"):
        return None
    return parts_of_line(line, reading.note.speakers, roster(minutes))


AS_MARK = {"decision": "!", "action": ">"}
"""Commands that scribes' words stand for, and the marks that begin a line of the same."""


BEGUN = re.compile(r"([+-])(1?)\s*(?:[^\s,]+\s*,\s*)*([^\s,]+)")
"""The sign of an arrival or departure, or a ballot, and a code that is still being typed."""


def _begun(line: str, minutes: Minutes) -> str:
    """What a line becomes when the code at its end is whole: `+A` on the way to `+AT`; "" where nobody is meant."""
    found = BEGUN.fullmatch(line.strip())
    if not found:
        return ""
    typed = folded(found[3])
    people = ((person.key, *full_name(person).split()) for person in minutes.participants if not person.struck)
    if not any(folded(word).startswith(typed) and folded(word) != typed for words in people for word in words):
        return ""
    what = "Ballot" if found[2] else "Arrival" if found[1] == "+" else "Departure"
    return f"{what} · finish the code"


def _ballots(groups: tuple[Group, ...], minutes: Minutes) -> Preview:
    index, vote = pending(minutes), open_vote(minutes)
    if minutes.notes[vote].secret if vote is not None else index is None and was_secret(minutes):
        return Preview(("Not entered", NO_NAMES))
    if index is None and vote is None:
        return Preview(("Narrative", "marked for checking"), (NO_VOTE,))
    words = wording(minutes, index) if index is not None else minutes.notes[vote or 0].text
    first, *cast = (part for group in groups for part in (ballot_of(group.amount), _people(group.codes, minutes)))
    about = (excerpt(words),) if words else ()
    return Preview((f"Ballot{'s' * (len(groups) > 1)} {first}", *cast, *about))


def _added(reading: Added, minutes: Minutes) -> Preview:
    """Whose text goes on, and with what."""
    match reading:
        case Listed(number=number, level=level):
            mark = "•" if number is None else f"{number}."
            what = f"{mark} list item" + (f", {level - 1} deep" if level > 1 else "")
        case Quoted():
            what = "quotation"
        case Tabled():
            what = "table"
        case Coded(words=words):
            is_end = words.strip() == "```" and open_code(minutes) is not None
            what = "end of the code" if is_end else "code, to the next ```"
        case _:
            what = "new paragraph"
    whose = ("Narrative",) if reading.index is None else _whose(minutes.notes[reading.index], minutes)
    if reading.problem:
        return Preview((*whose, what, "marked for checking"), (reading.problem,))
    return Preview((*whose, what))


def _correction(reading: Corrected, minutes: Minutes) -> tuple[str, ...]:
    place = reading.place(minutes)
    if place is None:
        return "Correct", f"“{reading.old}” is in no note"
    note, new = minutes.notes[place.index], place.change.new
    is_last = place.index in (minutes.last_with_words(), len(minutes.notes) - 1)
    which = "the last note" if is_last else f"note {note.id} {excerpt(note.text, 24)}"
    if isinstance(new, AgendaItem):
        which = "the title of the item"
    elif isinstance(new, Note) and new.text == note.text and new.options == note.options:
        which = "the people of the last note"
    hits = place.hits
    places = () if hits == 1 else (f"all {hits} places" if reading.everywhere else f"the first of {hits} places",)
    return f"Correct {which}", f"“{reading.old}” → “{reading.new}”", *places


def _note(note: Note, minutes: Minutes) -> tuple[str, ...]:
    said: tuple[str, ...]
    match note.kind:
        case "statement" if not note.speakers:
            said = ("Rule between paragraphs",) if is_rule(note.text) else ("Narrative",)
        case "statement" if note.speaker == UNKNOWN_SPEAKER and note.attribution == "inline":
            said = ("Someone with no name",)
        case "statement":
            said = (_people(note.speakers, minutes),)
        case "question":
            said = (_people(note.speakers, minutes), "question")
        case "action":
            who = _people(listed(note.responsible), minutes) if note.responsible else "no one yet"
            due = (f"{note.due:%a} {note.due.day} {note.due:%b %Y}",) if note.due else ()
            said = ("Action item", who, *due)
        case "arrival" | "departure":
            said = (_people(listed(note.who), minutes), note.kind)
        case "remark":
            said = ("Private remark, not on any page",)
        case _:
            said = (note.kind.capitalize(),)
    if note.added:
        said = (*said, f"added on {note.added:%a} {note.added.day} {note.added:%b %Y}")
    return (*said, "marked for checking") if note.check else said


def _people(codes: tuple[str, ...], minutes: Minutes) -> str:
    people = roster(minutes)
    said = []
    for code in codes:
        if code == UNKNOWN_SPEAKER:
            said.append("Unknown speaker")
        else:
            said.append(f"{code} {people.known_as(code)}" if code in people.by_key else f"{code}, not named yet")
    return ", ".join(said)


def _whose(note: Note, minutes: Minutes) -> tuple[str, ...]:
    return (_people(note.speakers, minutes),) if note.speakers else _note(note, minutes)
