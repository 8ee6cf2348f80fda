"""Commands of attendance: regrets, substitutes, the quorum, striking somebody out or taking somebody off the roster."""

from msgspec.structs import fields, replace

from minutes_tui.commands.fields import between_commas, one_or_many
from minutes_tui.commands.person_words import person_read
from minutes_tui.commands.row import Command, Run, codes
from minutes_tui.commands.rows import remove_person
from minutes_tui.edit import Change, Edit, added
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import labels
from minutes_tui.model import Minutes, Participant
from minutes_tui.names import full_name, roster
from minutes_tui.roles import role_typed

TEXTS = tuple(field.name for field in fields(Participant) if field.name not in ("key", "presence", "struck", "role"))
"""Keys of a participant that `/set` changes; several bodies or aliases have commas between."""


def _index(minutes: Minutes, key: str) -> int:
    return next(index for index, person in enumerate(minutes.participants) if person.key == key)


def _changed(editor: Editor, key: str, **values: object) -> Change:
    index = _index(editor.minutes, key)
    return editor.change("participant", index, replace(editor.minutes.participants[index], **values))


def _presence(presence: str) -> Run:
    """A command that says of participants how they were at the opening."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Who is it? /{presence} CODE, CODE")
        keys = codes(editor, argument)
        if not keys:
            return Outcome(misread=f"{argument} is nobody on the roster.")
        editor.do(Edit(tuple(_changed(editor, key, presence=presence) for key in keys)))
        names = ", ".join(map(roster(editor.minutes).short, keys))
        return Outcome(said=f"{names}: {presence} at the opening.")

    return run


def _substitute(editor: Editor, argument: str) -> Outcome:
    """Who comes in another's place: somebody on the roster, or somebody new."""
    who, stands, other = argument.rpartition(" for ")
    key = roster(editor.minutes).code(other.strip()) if stands else ""
    if not argument:
        return Outcome(refused="Who stands in for whom? /substitute CODE for CODE")
    if not key or not who.strip():
        return Outcome(misread="It is written /substitute CODE for CODE, or with a name and post for the first.")
    substitute = roster(editor.minutes).code(who.strip())
    if substitute:
        first = _changed(editor, substitute, substitute_for=key, presence="present")
    else:
        person = replace(person_read(who.strip(), editor.minutes), substitute_for=key)
        if roster(editor.minutes).code(person.key):
            return Outcome(misread=f"The code {person.key} is taken.")
        substitute, first = person.key, added(editor.minutes, "participant", person)
    away = _changed(editor, key, presence="apologies")
    editor.do(Edit((away, first)))
    people = roster(editor.minutes)
    return Outcome(said=f"{people.short(substitute)} stands in for {people.short(key)}.")


def _quorum(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="How many must be present? /quorum NUMBER, or 0 for none.")
    if not argument.isdecimal():
        return Outcome(misread=f"{argument} is no number.")
    quorum = int(argument) or None
    editor.do(Edit((editor.change("meeting", 0, replace(editor.minutes.meeting, quorum=quorum)),)))
    return Outcome(said=f"The quorum is {argument}." if quorum else "There is no quorum.")


def _strike(editor: Editor, argument: str) -> Outcome:
    """Strike participants out, or, where they are, back in."""
    keys = codes(editor, argument)
    if not argument:
        return Outcome(refused="Who is it? /strike CODE")
    if not keys:
        return Outcome(misread=f"{argument} is nobody on the roster.")
    by_key, now = roster(editor.minutes).by_key, editor.clock().replace(microsecond=0)
    editor.do(Edit(tuple(_changed(editor, key, struck=None if by_key[key].struck else now) for key in keys)))
    there = roster(editor.minutes).by_key
    told = (f"{full_name(there[key])} is {'struck out' if there[key].struck else 'back on the roster'}" for key in keys)
    return Outcome(said=", ".join(told) + ".")


def _remove(editor: Editor, argument: str) -> Outcome:
    """Take somebody off the roster whom nothing names."""
    keys = codes(editor, argument)
    if not argument:
        return Outcome(refused="Who is it? /remove CODE")
    if len(keys) != 1:
        return Outcome(misread=f"{argument} is nobody on the roster.")
    return remove_person(editor, _index(editor.minutes, keys[0]))


def _set(editor: Editor, argument: str) -> Outcome:
    """Change one field of a participant."""
    who, equals, value = (part.strip() for part in argument.partition("="))
    code, _, field = who.partition(" ")
    key, field = roster(editor.minutes).code(code), field.strip()
    if not argument:
        return Outcome(refused=f"What is it? /set CODE FIELD = WORDS; fields are {', '.join(('role', *TEXTS))}.")
    if not (equals and key) or field not in ("role", *TEXTS):
        return Outcome(misread=f"It is written /set CODE FIELD = WORDS; fields are {', '.join(('role', *TEXTS))}.")
    new = one_or_many(between_commas(value)) if field in ("body", "aliases") else value
    if field == "role":
        new = role_typed(value, labels(editor.minutes.meeting.language))
    editor.do(Edit((_changed(editor, key, **{field: new}),)))
    return Outcome(said=f"{key}: {field} is {value or 'empty'}.")


COMMANDS: tuple[Command, ...] = (
    Command("present", "CODE, CODE", "Who is present at the opening.", _presence("present")),
    Command("apologies", "CODE, CODE", "Who has sent regrets.", _presence("apologies")),
    Command("absent", "CODE, CODE", "Who is absent at the opening.", _presence("absent")),
    Command("expected", "CODE, CODE", "Of whom it is not known.", _presence("expected")),
    Command("substitute", "CODE for CODE", "Who stands in for whom; also a name with post.", _substitute),
    Command("quorum", "NUMBER", "How many must be present.", _quorum),
    Command("set", "CODE FIELD = WORDS", "Change what is known of a participant.", _set),
    Command("strike", "CODE", "Strike a participant out, or back in.", _strike),
    Command("remove", "CODE", "Take a participant off the roster whom no note names.", _remove),
)
