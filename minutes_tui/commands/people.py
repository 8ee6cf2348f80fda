"""Commands of those who take part: add one, go over all of them."""

from minutes_tui.commands.fields import between_commas
from minutes_tui.commands.row import Command, shown
from minutes_tui.edit import Edit, added
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import Labels, labels
from minutes_tui.model import Minutes, Participant
from minutes_tui.names import code_for, full_name, roster, same, title_split


def _person(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Who is it? /person TITLE NAME, POST, AFFILIATION")
    person = person_read(argument, editor.minutes)
    taken = roster(editor.minutes).code(person.key)
    if taken:
        problem = f"The code {taken} is {roster(editor.minutes).full(taken)}'s already."
        return Outcome(misread=problem)
    editor.do(Edit((added(editor.minutes, "participant", person),)))
    return Outcome(said=f"{person.key} is {full_name(person)}.")


def person_read(words: str, minutes: Minutes, key: str = "") -> Participant:
    """A participant from "[CODE =] [Delegation,] [Title] Name, [Role,] Post, Affiliation"."""
    given, equals, rest = words.partition("=")
    if equals and len(given.split()) == 1:
        key, words = given.strip(), rest
    known = labels(minutes.meeting.language)
    parts = [*between_commas(words)] or [words.strip()]
    delegation = ""
    if len(parts) > 1 and not title_split(parts[0], known)[0] and title_split(parts[1], known)[0]:
        delegation = parts.pop(0)
    title, name = title_split(parts[0], known)
    behind = parts[1:]
    role = role_named(behind[0], known) if behind else ""
    behind = behind[bool(role) :]
    return Participant(
        key=key or code_for(name, minutes, known),
        name=name,
        title=title,
        role=role,
        delegation=delegation,
        post=behind[0] if len(behind) > 1 else "",
        affiliation=", ".join(behind[1:] if len(behind) > 1 else behind),
        body=minutes.bodies[0].key if len(minutes.bodies) == 1 else (),
        presence="present",
    )


ROLES = ("chair", "vice_chair", "secretariat", "member", "observer", "guest")


def role_named(words: str, known: Labels) -> str:
    """The role that words name in the meeting's language or in English, as the record has it; "" for none."""
    said = same(words).replace("-", " ")
    for role in ROLES:
        if said in (role.replace("_", " "), same(getattr(known, role)).replace("-", " ")):
            return role.replace("_", " ")
    return ""


COMMANDS: tuple[Command, ...] = (
    Command("person", "[CODE =] Ms Ida Berg, [Chair,] Post, Affiliation", "Add a participant.", _person),
    Command("participants", "", "Go over the participants: presence, order, every field.", shown("participants")),
)  # fmt: skip
