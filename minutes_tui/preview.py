"""What a line will be, said in a few words before Enter. Knows no screen."""

import datetime as dt

from minutes_tui import commands
from minutes_tui.ballots import Group
from minutes_tui.commands.voting import NO_NAMES
from minutes_tui.decisions import ballot_of, open_vote, pending, was_secret, wording
from minutes_tui.model import UNKNOWN_SPEAKER, Minutes, Note, listed
from minutes_tui.modules import Short, expanded, filled, module
from minutes_tui.names import roster
from minutes_tui.shorthand import Balloted, Commanded, Continued, Corrected, Entered, Listed, Nothing, read, timed

NO_SHORT = Short()
LONGEST = 400
"""Characters of a line that are looked at: what it will be is decided at its start."""


def told(line: str, minutes: Minutes, now: dt.datetime, short: Short = NO_SHORT) -> str:
    """What Enter will make of a line: speaker and kind, or the command; "" for an empty line."""
    at, line = timed(expanded(line, short), now)
    if at:
        return f"{at:%H:%M} · {told(line, minutes, now)}"
    if not line.startswith((">", "s/", "s|", "/")):
        line = line[:LONGEST]
    match read(line, minutes, now.date()):
        case Nothing():
            return ""
        case Entered(note, problem):
            said = _note(note, minutes)
            return f"{said} · {problem}" if problem else said
        case Continued(index):
            return f"{_whose(minutes.notes[index], minutes)} · new paragraph"
        case Listed(index, _, number):
            mark = "•" if number is None else f"{number}."
            return f"{_whose(minutes.notes[index], minutes) if index is not None else 'List'} · {mark} list item"
        case Corrected(old, new, everywhere):
            return _correction(old, new, everywhere, minutes)
        case Balloted(groups):
            return _ballots(groups, minutes)
        case Commanded(name, argument, _):
            command, problem = commands.found(name)
            text = None if command and command.name == name.lower() else module(name, short)
            if text is not None and not argument:
                return f"Text · {filled(text, minutes, now)[0]}"
            problem = problem or commands.left_over(command, argument)
            if problem or not command:
                return f"Not understood · {problem}"
            return command.told(argument.strip(), minutes) or command.help


def _ballots(groups: tuple[Group, ...], minutes: Minutes) -> str:
    index, vote = pending(minutes), open_vote(minutes)
    if minutes.notes[vote].secret if vote is not None else index is None and was_secret(minutes):
        return f"Not entered · {NO_NAMES}"
    if index is None and vote is None:
        return "Narrative · to be checked · There is no motion or vote to which a ballot belongs."
    words = wording(minutes, index) if index is not None else minutes.notes[vote or 0].text
    cast = " · ".join(f"{ballot_of(group.amount)} · {_people(group.codes, minutes)}" for group in groups)
    return f"Ballot{'s' * (len(groups) > 1)} {cast}" + (f" · “{words[:40]}”" if words else "")


def _correction(old: str, new: str, everywhere: bool, minutes: Minutes) -> str:
    last = next((note.text for note in reversed(minutes.notes) if note.text and not note.struck), "")
    hits = last.count(old)
    if not hits:
        return f"Correct the last note · “{old}” is not in it"
    places = "" if hits == 1 else f" · all {hits} places" if everywhere else f" · the first of {hits} places"
    return f"Correct the last note · “{old}” → “{new}”{places}"


def _note(note: Note, minutes: Minutes) -> str:
    match note.kind:
        case "statement" if not note.speakers:
            said = "Narrative"
        case "statement":
            said = _people(note.speakers, minutes)
        case "question":
            said = f"{_people(note.speakers, minutes)} · question"
        case "action":
            who = _people(listed(note.responsible), minutes) if note.responsible else "nobody yet"
            said = f"Action item · {who}" + (f" · {note.due:%a} {note.due.day} {note.due:%b %Y}" if note.due else "")
        case "arrival" | "departure":
            said = f"{_people(listed(note.who), minutes)} · {note.kind}"
        case "remark":
            said = "Private remark: never on a page"
        case _:
            said = note.kind.capitalize()
    return f"{said} · to be checked" if note.check else said


def _people(codes: tuple[str, ...], minutes: Minutes) -> str:
    people = roster(minutes)
    said = []
    for code in codes:
        if code == UNKNOWN_SPEAKER:
            said.append("Somebody unknown")
        else:
            said.append(f"{code} {people.known_as(code)}" if code in people.by_key else f"{code}, not named yet")
    return ", ".join(said)


def _whose(note: Note, minutes: Minutes) -> str:
    return _people(note.speakers, minutes) if note.speakers else _note(note, minutes)
