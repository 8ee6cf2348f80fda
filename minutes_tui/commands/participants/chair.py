"""Who chairs the meeting: the one who has the office, or somebody in that one's place."""

from msgspec.structs import replace

from minutes_tui.commands.command import Command, unknown_codes_sentence
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import base_language, labels
from minutes_tui.language.names import compact, full_name, roster
from minutes_tui.language.roles import role_named
from minutes_tui.language.separators import between_commas
from minutes_tui.line import movements
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes, Participant

CHAIR = "chair"
ACTING = "Acting Chair"
"""The post of one who chairs in another's place, in minutes in English; others have the role alone."""


def _chair(editor: Editor, argument: str) -> Outcome:
    """Somebody chairs from now on. Who has the office keeps it, and those who acted for that one no longer do."""
    minutes = editor.minutes
    chairs = [each for each in minutes.participants if _is_chair(each)]
    if not argument:
        known = ", ".join(map(full_name, chairs))
        return Outcome(refused=f"Say who chairs: /chair CODE.{f' In the chair: {known}.' if known else ''}")
    key = roster(minutes).one(argument.strip())
    if not key:
        return Outcome(misread=unknown_codes_sentence(minutes, argument))
    person = next(each for each in minutes.participants if each.key == key)
    if isinstance(person.role, dict):
        return Outcome(refused=f"{full_name(person)} has a role in each body: /participants changes them.")
    own = [each for each in chairs if not _is_acting(each) and each.key != key]
    new = {each.key: _as_before(each, minutes) for each in chairs if _is_acting(each) and each.key != key}
    if not _is_chair(person):
        new[key] = _acting(person, minutes) if own else replace(person, role=CHAIR)
    people = enumerate(minutes.participants)
    changes = [editor.change("participant", at, new[each.key]) for at, each in people if each.key in new]
    marks = movements.answered_by("in the chair", [key], minutes)
    if not changes and not marks:
        return Outcome(refused=f"{full_name(person)} is in the chair already.")
    editor.do(Edit((*changes, *(editor.change("note", at, note) for at, note in marks))))
    said = f"{full_name(person)} is in the chair"
    said += f", in the place of {', '.join(map(full_name, own))}." if own and not _is_own(person) else "."
    if has_begun(minutes) and not marks and base_language(minutes.meeting.language) == "en":
        said += f" To print from when, type: {roster(editor.minutes).short(key)} took the chair."
    return Outcome(said=said)


def _is_chair(person: Participant) -> bool:
    return person.role == CHAIR and not person.struck


def _is_own(person: Participant) -> bool:
    return _is_chair(person) and not _is_acting(person)


def _is_acting(person: Participant) -> bool:
    return compact(person.post).startswith(compact(ACTING))


def _acting(person: Participant, minutes: Minutes) -> Participant:
    """Somebody who chairs in another's place, with the office that is theirs as a second post."""
    if base_language(minutes.meeting.language) != "en":
        return replace(person, role=CHAIR)
    role = person.role if isinstance(person.role, str) else ""
    is_said = role_named(person.post.split(",")[0], labels("en")) == role
    office = "" if not role or is_said else role.capitalize()
    return replace(person, role=CHAIR, post=", ".join(filter(None, (ACTING, office, person.post))))


def _as_before(person: Participant, minutes: Minutes) -> Participant:
    """The same as before the chair was taken."""
    posts = list(between_commas(person.post))[1:]
    role = role_named(posts[0], labels(minutes.meeting.language)) if posts else ""
    is_role = bool(posts) and compact(posts[0]) == compact(role)
    return replace(person, role=role, post=", ".join(posts[1:] if is_role else posts))


COMMANDS: tuple[Command, ...] = (
    Command("chair", "CODE", "Say who chairs from now on, in the place of the chair or again.", _chair),
)  # fmt: skip
