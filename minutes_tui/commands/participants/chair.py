"""Who chairs the meeting: the one who has the office, or somebody in that one's place."""

import datetime as dt

from msgspec.structs import replace

from minutes_tui.commands.command import Command, unknown_codes_sentence
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.dates import printed_time
from minutes_tui.language.labels import Labels, base_language, labels
from minutes_tui.language.names import full_name, roster
from minutes_tui.language.roles import role_named
from minutes_tui.line import movements
from minutes_tui.line.coming_and_going import chair as chair_sentences
from minutes_tui.meeting import acting_chair
from minutes_tui.meeting.attendance import has_begun
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.meeting.vote_results import casters, people_within
from minutes_tui.model.minutes import Minutes, Note, Participant


def _chair(editor: Editor, argument: str) -> Outcome:
    """Somebody chairs from now on, or from a time. Who has the office keeps it, and those who acted for that one no
    longer do. The proceedings say from when, unless a sentence says so already."""
    minutes = editor.minutes
    chairs, acting = acting_chair.chairs(minutes), acting_chair.acting_chairs(minutes)
    if not argument:
        known = ", ".join(map(full_name, acting or chairs))
        return Outcome(refused=f"Say who chairs: /chair CODE.{f' In the chair: {known}.' if known else ''}")
    who, at = _typed(argument, minutes)
    key = roster(minutes).one(who)
    if not key:
        return Outcome(misread=unknown_codes_sentence(minutes, who))
    person = next(each for each in minutes.participants if each.key == key)
    if isinstance(person.role, dict):
        return Outcome(refused=f"{full_name(person)} has a role in each body: /participants changes them.")
    own = [each for each in chairs if each not in acting and each.key != key]
    told, language = chair_sentences.first_told_in_chair(minutes), minutes.meeting.language
    lent = [each for each in own if acting_chair.is_lent(each, person, told, language)]
    own = [each for each in own if each not in lent]
    if person in chairs and person not in acting and own:
        return Outcome(refused=TWO.format(" and ".join(map(full_name, (person, *own))), own[0].key))
    new = {each.key: acting_chair.as_before_acting(each, language) for each in acting if each.key != key}
    new |= {each.key: acting_chair.without_chair(each, language) for each in lent}
    if person not in chairs:
        new[key] = _acting(person, minutes) if own else _plain(person, minutes)
    people = enumerate(minutes.participants)
    changes = [editor.change("participant", index, new[each.key]) for index, each in people if each.key in new]
    marks = movements.answered_by("in the chair", [key], minutes)
    if not changes and not marks:
        return Outcome(refused=f"{full_name(person)} is in the chair already.")
    if changes:
        changes += _casting_votes_named(editor)
    changes += [editor.change("note", index, note) for index, note in marks]
    is_told = marks or chair_sentences.is_told_in_chair(key, minutes)
    clock = ""
    if changes and has_begun(minutes) and not is_told:
        editor.add_note(_sentence(editor, key, at), at, *changes)
        clock = editor.follow_on()
    else:
        editor.do(Edit(tuple(changes)))
    said = f"{full_name(person)} is in the chair"
    is_for = own and person not in chairs
    said += f", in the place of {', '.join(map(full_name, own))}." if is_for else "."
    return Outcome(said=" ".join(filter(None, (said, clock))))


TWO = "{} both have the role of the chair: /role {} ROLE gives one of them another."


def _typed(argument: str, minutes: Minutes) -> tuple[str, dt.time | None]:
    """Who is typed, and from when: "BB 19:30", "BB at 7.30"."""
    words = argument.split()
    at, count = movements.hour(words, minutes)
    left = words[: len(words) - count] if at else words
    left = left[:-1] if at and len(left) > 1 and left[-1].casefold() in ("at", "from") else left
    return " ".join(left), at


def _sentence(editor: Editor, key: str, at: dt.time | None) -> Note:
    """From when somebody chairs, as the page says it."""
    minutes, known = editor.minutes, _known(editor.minutes)
    time = printed_time(at or editor.clock().time(), known, minutes.meeting.language)
    return Note(kind="statement", text=known.took_chair.format(names=roster(minutes).short(key), time=time))


def _casting_votes_named(editor: Editor) -> list[Change]:
    """Votes that a casting vote decided, with the name of who was in the chair then, before another is."""
    minutes, changes = editor.minutes, []
    for index, note in enumerate(minutes.notes):
        whose = casters(note, minutes) if note.kind == "vote" and not note.struck else ()
        if whose and not people_within(note.outcome, minutes):
            name = roster(minutes).short(whose[0])
            colon = _known(minutes).colon
            changes.append(editor.change("note", index, replace(note, outcome=f"{note.outcome}{colon}{name}")))
    return changes


def _known(minutes: Minutes) -> Labels:
    return labels(minutes.meeting.language)


def _plain(person: Participant, minutes: Minutes) -> Participant:
    """Somebody who chairs where nobody has the chair by role; the office that is theirs goes into the post."""
    return replace(
        person, role=acting_chair.CHAIR, post=", ".join(filter(None, (_unsaid_office(person, minutes), person.post)))
    )


def _acting(person: Participant, minutes: Minutes) -> Participant:
    """Somebody who chairs in another's place, with the office that is theirs as a second post."""
    post = filter(None, (_known(minutes).acting_chair, _unsaid_office(person, minutes), person.post))
    return replace(person, role=acting_chair.CHAIR, post=", ".join(post))


def _unsaid_office(person: Participant, minutes: Minutes) -> str:
    """The role of somebody as a post says it; "" for none, and where the post says it already."""
    role = person.role if isinstance(person.role, str) and person.role != "member" else ""
    is_said = role_named(person.post.split(",")[0], _known(minutes)) == role
    return "" if not role or is_said else _office(role, minutes)


def _office(role: str, minutes: Minutes) -> str:
    """A role as a post says it."""
    language = minutes.meeting.language
    named = getattr(labels(language), role.replace(" ", "_"), "") if base_language(language) != "en" else ""
    return named if isinstance(named, str) and named and "," not in named else role.capitalize()


COMMANDS: tuple[Command, ...] = (
    Command("chair", "CODE [TIME]", "Say who chairs from now on, in the place of the chair or again.", _chair),
)  # fmt: skip
