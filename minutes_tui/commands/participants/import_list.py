"""A list of people that was pasted, entered as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.commands.command import Command, opens_view
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import compact, full_name, same
from minutes_tui.line.typed_values import one_or_many
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Minutes, Note, Participant, listed

if TYPE_CHECKING:
    from minutes_tui.readers.people.lines import Entry


def is_there(person: Participant, minutes: Minutes) -> bool:
    """Whether somebody of that name or address is on the roster."""
    return any(
        compact(other.name) == compact(person.name) or (person.email and same(other.email) == same(person.email))
        for other in minutes.participants
    )


def enter_people(
    editor: Editor, people: Sequence[Participant], presence: str = "", unread: Sequence[Entry] = ()
) -> Outcome:
    """Put participants on the roster, as one edit. `presence` is that of those of whom the list doesn't say it, nor
    that they come later. Of what is `unread` those who were there without names are stated in `also_present`; all else
    becomes a private remark, to be checked."""
    from minutes_tui.readers.people.person_words import comes_later  # the first screen does without

    language, meeting = editor.minutes.meeting.language, editor.minutes.meeting
    first = len(editor.minutes.participants)
    if presence:
        people = [
            replace(each, presence=presence)
            if each.presence == "expected" and not comes_later(each, language)
            else each
            for each in people
        ]
    changes = [Change("participant", first + n, None, person) for n, person in enumerate(people)]
    stated = listed(meeting.also_present)
    groups = tuple(dict.fromkeys(each.unnamed for each in unread if each.unnamed and each.unnamed not in stated))
    unread = [entry for entry in unread if not entry.unnamed]
    names = ", ".join(full_name(person) for person in people[:3]) + " …" * (len(people) > 3)
    told = "; also present: ".join(filter(None, (names, ", ".join(groups)))) if names else ", ".join(groups)
    count = len(people) + len(groups)
    said = f"{count} added to the participants list: {told}" if count else "No one new for the participants list"
    if groups:
        changes.append(editor.change("meeting", 0, replace(meeting, also_present=one_or_many((*stated, *groups)))))
    if unread:
        words = "\n".join(("In the list of people:", *(f"- {entry.words}" for entry in unread)))
        editor.add_note(Note(kind="remark", text=words, check="not read as people"), None, *changes)
        said += f"; {len(unread)} not read, kept as a private remark"
    else:
        editor.do(Edit(tuple(changes)))
    return Outcome(said=said)


COMMANDS: tuple[Command, ...] = (
    Command("import", "[FILE]", "Add participants from a list that you paste, or bring in the minutes of a file.",
            opens_view("import")),
)  # fmt: skip
