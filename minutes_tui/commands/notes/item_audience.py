"""For whom the current item of the agenda is: what is noted below it is on the pages of those alone."""

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.review_actions import change_notes
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import folded
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.meeting.audiences import below
from minutes_tui.model.minutes import Audience

TYPED: dict[str, Audience] = {"": "private", "private": "private", "restricted": "restricted", "off": "public",
                              "public": "public"}  # fmt: skip
"""What is typed behind the command, and the audience."""

NO_ITEM = "No item is open: /item NUMBER takes one up. For one note: /note NUMBER audience private."


def _private(editor: Editor, argument: str) -> Outcome:
    """The current item, and all that is below it, for those alone who may know it; or for all again."""
    audience = TYPED.get(folded(argument))
    if audience is None:
        return Outcome(misread="Type /private, /private restricted, or /private off for the current item.")
    key = editor.minutes.current_item()
    item = editor.minutes.item(key) if key else None
    notes = editor.minutes.notes
    places = [at for at, note in enumerate(notes) if note.kind == "item" and note.item == key and not note.struck]
    if not item or not places:
        return Outcome(refused=NO_ITEM)
    title = with_number(editor.minutes, item)
    if all(notes[at].audience == audience for at in places):
        return Outcome(refused=f"{title} is {audience} already.")
    change_notes(editor, places, lambda note: replace(note, audience=audience), "")
    many = len(below(editor.minutes, places))
    also = f", and so {'is the note' if many == 1 else f'are the {many} notes'} below" if many else ""
    back = "" if audience == "public" else " /private off takes it back."
    return Outcome(said=f"{title} is {audience} now{also}.{back}", is_elsewhere=True)


COMMANDS: tuple[Command, ...] = (
    Command("private", "[restricted|off]", "Keep the current item off the public page, or put it back.", _private),
)  # fmt: skip
