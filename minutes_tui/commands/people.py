"""Commands of those who take part: add one, name one who spoke under a code."""

import re

from msgspec.structs import replace

from minutes_tui.commands.person_words import person_read
from minutes_tui.commands.row import Command, shown
from minutes_tui.edit import Edit, added, edited
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model import CODES, Codes, Note, listed
from minutes_tui.names import Roster, full_name, is_placeholder, roster


def _person(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Who is it? /person TITLE NAME, POST, AFFILIATION")
    person = person_read(argument, editor.minutes)
    if not person.name:
        return Outcome(misread="There is no name in it: /person TITLE NAME, POST, AFFILIATION")
    taken = roster(editor.minutes).code(person.key)
    if taken:
        problem = f"The code {taken} is {roster(editor.minutes).full(taken)}'s already."
        return Outcome(misread=problem)
    editor.do(Edit((added(editor.minutes, "participant", person),)))
    return Outcome(said=f"{person.key} is {full_name(person)}.")


def _name(editor: Editor, argument: str) -> Outcome:
    code, equals, words = (part.strip() for part in argument.partition("="))
    if not (equals and code and words):
        return Outcome(misread="A name is given as /name XX = Ms Ida Berg.")
    if code in roster(editor.minutes).by_key or not is_placeholder(code, editor.minutes):
        return Outcome(misread=f"{code} is not a code that waits for a name.")
    named = roster(editor.minutes).named(words, exact=False)
    if len(named) > 1:
        return Outcome(misread=f"{words} may be {' or '.join(named)}.")
    added_one = [] if named else [added(editor.minutes, "participant", person_read(words, editor.minutes, code))]
    after = edited(editor.minutes, Edit(tuple(added_one)))
    key = named[0] if named else code
    changes = [
        editor.change("note", index, renamed)
        for index, note in enumerate(editor.minutes.notes)
        if (renamed := _renamed(note, code, key, roster(after))) != note
    ]
    if not changes and not added_one:
        return Outcome(refused=f"There is no note with the code {code}.")
    editor.do(Edit((*added_one, *changes)))
    name = roster(editor.minutes).full(key)
    if not changes:
        return Outcome(said=f"{code} is {name}.")
    return Outcome(said=f"{code} is {name}: {len(changes)} note{'s' * (len(changes) > 1)} changed.")


def _renamed(note: Note, old: str, new: str, people: Roster) -> Note:
    """A note with one code put in another's place, wherever it has codes, and with the name in its words; where it
    begins with the code it is a statement of the one who is named."""

    def codes(key: str) -> Codes:
        renamed = tuple(dict.fromkeys(new if code == old else code for code in listed(getattr(note, key))))
        return renamed[0] if len(renamed) == 1 and key not in ("responsible", "who") else renamed

    changed: dict[str, Codes] = {key: codes(key) for key in CODES if old in listed(getattr(note, key))}
    ballots = {new if code == old else code: ballot for code, ballot in note.ballots.items()}
    text = note.text
    if old in text:
        text = re.sub(rf"(?<!\w)@@{re.escape(old)}(?!\w)", lambda _: people.full(new), text)
        text = re.sub(rf"(?<!\w)@?{re.escape(old)}(?!\w)", lambda _: people.short(new), text)
    begins = note.kind == "statement" and not note.speaker and re.match(rf"@{{0,2}}{re.escape(old)}(?!\w)", note.text)
    if begins:
        changed |= {"speaker": new, "attribution": "inline"}
    return replace(note, ballots=ballots, text=text, **changed)


COMMANDS: tuple[Command, ...] = (
    Command("person", "[CODE =] Ms Ida Berg, [Chair,] Post, Affiliation", "Add a participant.", _person),
    Command("participants", "", "Go over the participants: presence, order, every field.", shown("participants")),
    Command("name", "XX = Ms Ida Berg", "Say who spoke under a code.", _name),
)  # fmt: skip
