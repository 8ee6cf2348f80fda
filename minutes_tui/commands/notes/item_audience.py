"""For whom the current item of the agenda is: what is noted below it is on the pages of those alone."""

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.review_actions import change_notes
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import folded
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.meeting.audiences import below
from minutes_tui.model.minutes import Audience, Note

TYPED: dict[str, Audience] = {"": "private", "private": "private", "restricted": "restricted", "off": "public",
                              "public": "public"}  # fmt: skip
"""What is typed behind the command, and the audience."""

FROM_HERE = "below"
"""Typed behind the command: the item's title and what is noted so far stay for all."""

NO_ITEM = "No item is open: /item NUMBER takes one up. For one note: /note NUMBER audience private."

BACK = "/private off takes it back; then /private below hides only what follows."
OPEN_FIRST = "To keep its title and the notes so far public, type /private off, then /private below."


def _private(editor: Editor, argument: str) -> Outcome:
    """The current item, and all that is below it, for those alone who may know it; or for all again."""
    is_below = folded(argument) == FROM_HERE
    audience = "private" if is_below else TYPED.get(folded(argument))
    if audience is None:
        return Outcome(
            misread="Type /private, /private below, /private restricted, or /private off for the current item."
        )
    key = editor.minutes.current_item()
    item = editor.minutes.item(key) if key else None
    notes = editor.minutes.notes
    places = [at for at, note in enumerate(notes) if note.kind == "item" and note.item == key and not note.struck]
    if not item or not places:
        return Outcome(refused=NO_ITEM)
    title = with_number(editor.minutes, item)
    if is_below:
        return _private_from_here(editor, item.key, title, notes[places[-1]].audience)
    if all(notes[at].audience == audience for at in places):
        return Outcome(refused=f"{title} is {audience} already.")
    change_notes(editor, places, lambda note: replace(note, audience=audience), "")
    many = len(below(editor.minutes, places))
    also = f", and so {'is the note' if many == 1 else f'are the {many} notes'} below" if many else ""
    if audience != "public":
        also = f"{also}; its title is not on the public page either. {BACK}"
    return Outcome(said=f"{title} is {audience} now{also}" + "." * (audience == "public"), is_elsewhere=True)


def _private_from_here(editor: Editor, key: str, title: str, now: Audience) -> Outcome:
    """The item is taken up once more, for fewer: as wide as the first time is its title, and what is noted so far."""
    if now != "public":
        return Outcome(refused=f"{title} is {now} already. {OPEN_FIRST}")
    editor.add_note(Note(kind="item", item=key, outcome="resumed", audience="private"))
    return Outcome(
        said=f"What follows under {title} is private. Its title and the notes so far are public.", is_elsewhere=True
    )


COMMANDS: tuple[Command, ...] = (
    Command("private", "[below|restricted|off]",
            "Keep the current item, or what follows, off the public page; or put it back.", _private),
)  # fmt: skip
