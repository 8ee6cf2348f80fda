"""Commands that say who somebody is who has spoken under a code. No words of others are changed unseen."""

from collections.abc import Sequence

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.participants.rename_code import roster_rekeyed
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import full_name, is_placeholder, roster
from minutes_tui.meeting.edit import Change, Edit, added, edited
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import CODES, Codes, Minutes, Note, listed
from minutes_tui.search import replacement
from minutes_tui.search.mentions import Mention, begins, mentions

FIRST = 5
"""Notes that are named where there is no room for all."""
WRITTEN = "Type the name like this: /name XX = Ms Ida Berg."


def _name(editor: Editor, argument: str) -> Outcome:
    """Say who spoke under a code. Where it stands in words that no name was meant for, those are shown first."""
    from minutes_tui.readers.people.firms import vote_asked, without_votes  # the first screen does without
    from minutes_tui.readers.people.person_words import person_read

    code, equals, words = (part.strip() for part in argument.partition("="))
    if not (equals and code and words):
        return Outcome(misread=WRITTEN)
    if code in roster(editor.minutes).by_key or not is_placeholder(code, editor.minutes):
        return Outcome(misread=f"No note uses {code} as a code without a name.")
    named = roster(editor.minutes).meant(words)
    if len(named) > 1:
        return Outcome(misread=f"{words} could be {' or '.join(named)}. Type more of the name.")
    people = [] if named else without_votes([person_read(words, editor.minutes, code)], editor.minutes)
    added_one = [added(editor.minutes, "participant", person) for person in people]
    minutes, key = edited(editor.minutes, Edit(tuple(added_one))), named[0] if named else code
    found = list(mentions(minutes, code, key))
    changes = _renamings(minutes, code, key, [each for each in found if each.is_sure])
    count = f": {len(changes)} note{'s' * (len(changes) > 1)} changed" if changes else ""
    changes += roster_rekeyed(editor.minutes, code, key) if key != code else ()
    if not (changes or added_one or found):
        return Outcome(refused=f"No note has the code {code}.")
    if changes or added_one:
        editor.do(Edit((*added_one, *changes)))
    person = roster(editor.minutes).by_key[key]
    without = ", without a vote" if added_one and not has_vote(person, editor.minutes) else ""
    asked = vote_asked(person, editor.minutes) if added_one else ""
    said = " ".join(filter(None, (f"{code} is {full_name(person)}{without}{count}.", asked)))
    left = [each for each in found if not each.is_sure]
    if not left:
        return Outcome(said=said)
    stays = _stays(left, editor.minutes, code, key)
    return Outcome(stays, said=said, view="mentions", argument=f"{code} {key}")


def _stays(left: Sequence[Mention], minutes: Minutes, code: str, key: str) -> str:
    """In which words a code was left."""
    ids = [*dict.fromkeys(minutes.notes[each.hit.index].id or str(each.hit.index + 1) for each in left)]
    notes = f"note{'s' * (len(ids) > 1)} {', '.join(ids[:FIRST])}{', …' * (len(ids) > FIRST)}"
    return f"{code} stays in {notes}: /name! {code} = {roster(minutes).full(key)} changes it there."


def _renamings(minutes: Minutes, code: str, key: str, sure: Sequence[Mention]) -> list[Change]:
    """What puts a participant's key in the place of a code, and the name where it was meant to stand."""
    found = {each.at: each for each in replacement.changes(minutes, (each.hit for each in sure))}
    begun = {each.hit.index for each in sure if not each.hit.start and begins(minutes.notes[each.hit.index], code)}
    for index, note in enumerate(minutes.notes):
        new = _renamed(note, code, key)
        if index in begun:
            new = replace(new, speaker=key, attribution="inline")
        reworded = found[index].new if index in found else note
        if isinstance(reworded, Note):
            new = replace(new, text=reworded.text, check=reworded.check)
        if new != note:
            found[index] = Change("note", index, note, new)
    return [found[index] for index in sorted(found)]


def _renamed(note: Note, old: str, new: str) -> Note:
    """A note with one code put in another's place, wherever it has codes."""

    def codes(key: str) -> Codes:
        renamed = tuple(dict.fromkeys(new if code == old else code for code in listed(getattr(note, key))))
        return renamed[0] if len(renamed) == 1 and key not in ("responsible", "recused", "who") else renamed

    changed: dict[str, Codes] = {key: codes(key) for key in CODES if old in listed(getattr(note, key))}
    return replace(note, ballots={new if code == old else code: way for code, way in note.ballots.items()}, **changed)


def _name_everywhere(editor: Editor, argument: str) -> Outcome:
    """Put a name wherever its code stands in words, but for places where the name stands already."""
    code, _, words = (part.strip() for part in argument.partition("="))
    with editor.as_one():
        if code not in roster(editor.minutes).by_key:
            outcome = _name(editor, argument)
            if not outcome.view:
                return outcome
        people = roster(editor.minutes)
        named = people.meant(words) if words else [code]
        if code in people.by_key and code not in named:
            return Outcome(misread=f"{code} is {people.full(code)} already.")
        key = code if code in people.by_key else named[0]
        found = list(mentions(editor.minutes, code, key))
        changes = tuple(replacement.changes(editor.minutes, (each.hit for each in found if not each.is_named)))
        if changes:
            editor.do(Edit(changes))
    left = sum(each.is_named for each in found)
    stay = f" In {left} place{'s' * (left > 1)} the name was there already." if left else ""
    if not changes:
        return Outcome(refused=f"{code} is in no text that could be changed.{stay}")
    count = f"{len(changes)} note{'s' * (len(changes) > 1)}"
    return Outcome(said=f"{code} is now {people.short(key)} in the text of {count}.{stay}")


COMMANDS: tuple[Command, ...] = (
    Command("name", "XX = Ms Ida Berg", "Say who a code stands for.", _name),
    Command("name!", "XX = Ms Ida Berg", "Say who a code stands for, and put the name in every text that has the code.",
            _name_everywhere),
)  # fmt: skip
