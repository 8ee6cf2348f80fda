"""Commands of those who take part: add one, go over all of them."""

import re

from msgspec.structs import replace

from minutes_tui.commands.command import Command, opens_view
from minutes_tui.commands.participants.import_list import enter_people
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import labels
from minutes_tui.language.names import code_for, compact, full_name, is_word, roster
from minutes_tui.language.roles import is_non_voting
from minutes_tui.language.separators import SEMICOLON
from minutes_tui.line.speakers import and_pattern
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Minutes, Participant, listed


def _person(editor: Editor, argument: str) -> Outcome:
    from minutes_tui.readers.people.firms import vote_asked, without_votes  # the first screen does without
    from minutes_tui.readers.people.lists import entries_read
    from minutes_tui.readers.people.person_words import BRACKETS, person_read

    if not argument:
        return Outcome(refused="Say who: /person TITLE NAME, POST, AFFILIATION")
    if SEMICOLON.search(BRACKETS.sub("", argument)) and (found := entries_read(argument, editor.minutes)):
        unread = [each for each in found if each.person is None]
        presence = "expected" if has_begun(editor.minutes) else "present"
        return enter_people(editor, [each.person for each in found if each.person], presence, unread)
    read = person_read(argument, editor.minutes, is_later=has_begun(editor.minutes))
    (person,) = without_votes([read], editor.minutes)
    if not person.name:
        return Outcome(misread="The name is missing: /person TITLE NAME, POST, AFFILIATION")
    if _are_several(person.name, editor.minutes):
        return Outcome(misread="Add one person at a time, or paste a list with /import.")
    if own := _on_list(argument, person, editor.minutes):
        is_of_vote = person.vote is False or _takes_vote(argument, editor.minutes)
        vote = f" /set {own} vote = false takes the vote away." if is_of_vote else ""
        way = vote or f" /set {own} FIELD = TEXT changes what the list says."
        return Outcome(misread=f"{own} is {roster(editor.minutes).full(own)}, who is on the list.{way}")
    taken = roster(editor.minutes).code(person.key)
    if taken:
        problem = f"The code {taken} already belongs to {roster(editor.minutes).full(taken)}."
        return Outcome(misread=problem)
    is_silent = person_read(argument, editor.minutes, is_later=True).presence == "expected"
    person, changes = _with_proxies(person, editor, is_silent=is_silent)
    editor.do(Edit((*changes, added(editor.minutes, "participant", person))))
    said = f"{person.key} is {full_name(person)}{'' if has_vote(person, editor.minutes) else ', without a vote'}."
    if person.vote is False and read.vote is None:
        said += f" /set {person.key} vote = true gives one."
    to = next((other for other in editor.minutes.participants if person.key in listed(other.proxies)), None)
    said += f" {full_name(to)} holds the proxy." if to else ""
    said += _is_word(person, editor.minutes) + _is_alike(person, editor.minutes)
    if person.presence == "expected":
        said += f" Type +{person.key} if they came now, /present {person.key} if at the opening."
    return Outcome(said=" ".join(filter(None, (said, vote_asked(person, editor.minutes)))))


def _on_list(typed: str, person: Participant, minutes: Minutes) -> str:
    """Code of somebody on the list whom words name: by the code alone, or by it or any name where the words only take
    the vote away; "" of somebody new."""
    people = roster(minutes)
    first = people.code(typed.split()[0], exact=True)
    if first and _takes_vote(typed, minutes):
        return first
    return people.code(person.name, exact=True) or (people.one(person.name) if person.vote is False else "")


def _takes_vote(typed: str, minutes: Minutes) -> bool:
    """Whether all behind a first word says that somebody has no vote."""
    return is_non_voting(typed.partition(" ")[2].strip(" ,()"), labels(minutes.meeting.language))


def _is_word(person: Participant, minutes: Minutes) -> str:
    """That somebody's code is a word of the language, and another one; "" where it is none."""
    language = minutes.meeting.language
    if not is_word(person.key, language):
        return ""
    other = code_for(person.name, minutes, labels(language))
    return f" {person.key} is also a word: /set {person.key} code = {other} gives another code."


FEW = 3
"""People with an honorific beside whom one without is asked about."""


def _is_alike(person: Participant, minutes: Minutes) -> str:
    """That somebody new has the name of somebody on the list, or is called by the family name alone where most others
    have an honorific, and what can be done; "" where neither is so."""
    others = [each for each in minutes.participants if each.key != person.key and not each.struck]
    alike = next((each for each in others if compact(each.name) == compact(person.name)), None)
    if alike:
        return f" {alike.key} {full_name(alike)} has the same name: /undo if it is the same person."
    people = roster(minutes)
    titled = sum(bool(each.title) for each in others)
    is_odd = titled >= FEW and 2 * titled > len(others) and not minutes.print.short
    if person.title or person.short or not is_odd or people.short(person.key) == person.name:
        return ""
    short = people.short(person.key)
    return f" The page says “{short}”: /set {person.key} short = {person.name} prints the whole name."


def _with_proxies(person: Participant, editor: Editor, *, is_silent: bool) -> tuple[Participant, list[Change]]:
    """Somebody new without the words by which a proxy is given or held, and what of others these change. Who gives one
    is not there, where the words are silent on that."""
    from minutes_tui.readers.people.person_words import with_proxies

    minutes = editor.minutes
    people = (*minutes.participants, person)
    asked = [*people[:-1], replace(person, presence="expected") if is_silent else person]
    *others, new = with_proxies(asked, replace(minutes, participants=people))
    changes = [editor.change("participant", at, other) for at, other in enumerate(others) if other != people[at]]
    is_giving = new.presence == "apologies" != person.presence
    return new if is_giving else replace(new, presence=person.presence), changes


def _are_several(name: str, minutes: Minutes) -> bool:
    """Whether a name is those of several people: each of two words, with an "and" between."""
    names = re.split(and_pattern(labels(minutes.meeting.language)), name)
    return len(names) > 1 and all(len(each.split()) > 1 for each in names)


COMMANDS: tuple[Command, ...] = (
    Command("person", "[CODE =] Ms Ida Berg, [Chair,] Post, Affiliation", "Add a participant.", _person),
    Command("participants", "", "Edit the participants: presence, order and all fields.", opens_view("participants")),
)  # fmt: skip
