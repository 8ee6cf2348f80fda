"""Commands of those who take part: add one, go over all of them."""

import re

from minutes_tui.commands.command import Command, opens_view
from minutes_tui.commands.participants.import_list import enter_people, entries_read
from minutes_tui.commands.participants.person_words import BRACKETS, person_read
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import labels
from minutes_tui.language.names import full_name, roster
from minutes_tui.line.speakers import and_pattern
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.edit import Edit, added
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Minutes


def _person(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Say who: /person TITLE NAME, POST, AFFILIATION")
    if ";" in BRACKETS.sub("", argument) and (found := entries_read(argument, editor.minutes)):
        unread = [each for each in found if each.person is None]
        presence = "expected" if has_begun(editor.minutes) else "present"
        return enter_people(editor, [each.person for each in found if each.person], presence, unread)
    person = person_read(argument, editor.minutes, is_late=has_begun(editor.minutes))
    if not person.name:
        return Outcome(misread="The name is missing: /person TITLE NAME, POST, AFFILIATION")
    if _are_several(person.name, editor.minutes):
        return Outcome(misread="Add one person at a time, or paste a list with /import.")
    taken = roster(editor.minutes).code(person.key)
    if taken:
        problem = f"The code {taken} already belongs to {roster(editor.minutes).full(taken)}."
        return Outcome(misread=problem)
    editor.do(Edit((added(editor.minutes, "participant", person),)))
    said = f"{person.key} is {full_name(person)}{'' if has_vote(person, editor.minutes) else ', without a vote'}."
    if person.presence == "expected":
        said += f" Type +{person.key} if they came now, /present {person.key} if at the opening."
    return Outcome(said=said)


def _are_several(name: str, minutes: Minutes) -> bool:
    """Whether a name is those of several people: each of two words, with an "and" between."""
    names = re.split(and_pattern(labels(minutes.meeting.language)), name)
    return len(names) > 1 and all(len(each.split()) > 1 for each in names)


COMMANDS: tuple[Command, ...] = (
    Command("person", "[CODE =] Ms Ida Berg, [Chair,] Post, Affiliation", "Add a participant.", _person),
    Command("participants", "", "Edit the participants: presence, order and all fields.", opens_view("participants")),
)  # fmt: skip
