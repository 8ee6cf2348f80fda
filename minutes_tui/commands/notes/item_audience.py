"""For whom the current item of the agenda is: what is noted below it is on the pages of those alone."""

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.review_actions import change_notes, label_of
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import folded
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.meeting.audiences import below, opened_below
from minutes_tui.model.minutes import Audience, Minutes, Note

TYPED: dict[str, Audience] = {"": "private", "private": "private", "restricted": "restricted", "off": "public",
                              "public": "public"}  # fmt: skip
"""What is typed behind the command, and the audience."""

FROM_HERE = "below"
"""Typed behind the command: the item's title and what is noted so far stay for all."""
UNTIL_HERE = "end"
"""Typed behind the command: what is noted so far stays private, what follows is for all."""
ALL = " all"
"""Typed behind a word for the public: the notes so far become public too."""

NO_ITEM = "No item is open: /item NUMBER takes one up. For one note: /note NUMBER audience private."

BACK = "its title is not on the public page either. /private off takes it back; /private below hides only what follows."
ONLY_FOLLOWS = "To hide only what follows: /private off all, then /private below."
OPEN_FIRST = "To keep its title and the notes so far public, type /private off all, then /private below."


def _private(editor: Editor, argument: str) -> Outcome:
    """The current item, and all that is below it, for those alone who may know it; or for all again."""
    typed = folded(argument)
    is_all = typed.endswith(ALL)
    is_part = typed in (FROM_HERE, UNTIL_HERE)
    audience = "private" if is_part else TYPED.get(typed.removesuffix(ALL))
    if audience is None or (is_all and audience != "public"):
        return Outcome(
            misread="Type /private, /private below, /private restricted, /private end or /private off for the item."
        )
    key = editor.minutes.current_item()
    item = editor.minutes.item(key) if key else None
    notes = editor.minutes.notes
    places = [at for at, note in enumerate(notes) if note.kind == "item" and note.item == key and not note.struck]
    if not item or not places:
        return Outcome(refused=NO_ITEM)
    title = with_number(editor.minutes, item)
    if is_part:
        part = _private_from_here if typed == FROM_HERE else _public_from_here
        return part(editor, item.key, title, notes[places[-1]].audience, len(_hidden(editor.minutes, places)))
    if all(notes[at].audience == audience for at in places):
        return Outcome(refused=f"{title} is {audience} already.")
    if audience == "public" and not is_all and (many := len(_hidden(editor.minutes, places))):
        its = "a private note" if many == 1 else f"{many} private notes"
        stay = "it stays" if many == 1 else "they stay"
        return Outcome(
            refused=f"{title} has {its}. /private end: {stay} private, what follows is public. "
            "/private off all: all of it is public."
        )
    wanted = {at: replace(notes[at], audience=audience) for at in places}
    opened = opened_below(editor.minutes, wanted)
    change_notes(editor, places, wanted, "")
    many = len(below(editor.minutes, places))
    if audience == "public":
        return Outcome(said=f"{title} is public now{_with_notes(editor.minutes, opened)}.", is_elsewhere=True)
    if not many:
        return Outcome(said=f"{title} is {audience} now; {BACK}", is_elsewhere=True)
    so_far = "the note" if many == 1 else f"the {many} notes"
    return Outcome(
        said=f"{title} is {audience} now, with its title and {so_far} so far. {ONLY_FOLLOWS}", is_elsewhere=True
    )


def _with_notes(minutes: Minutes, opened: list[int]) -> str:
    """How many notes are opened along with their item, and which; "" where there are none."""
    if not opened:
        return ""
    first, last = label_of(minutes, opened[0]), label_of(minutes, opened[-1])
    return f", with its note {first}" if len(opened) == 1 else f", with its {len(opened)} notes: {first} to {last}"


def _hidden(minutes: Minutes, places: list[int]) -> list[int]:
    """Indices of the notes that would be public if the item at some places were."""
    return [at for at in below(minutes, places) if minutes.notes[at].kind not in ("item", "remark")]


def _public_from_here(editor: Editor, key: str, title: str, now: Audience, hidden: int) -> Outcome:
    """The item is taken up once more, for all: so is its title, and what was noted so far is as narrow as it was."""
    if now == "public":
        return Outcome(refused=f"What follows under {title} is public already.")
    editor.add_note(Note(kind="item", item=key, outcome="resumed"))
    return Outcome(said=f"What follows under {title} is public, and so is its title.{_stay(hidden)}", is_elsewhere=True)


def _private_from_here(editor: Editor, key: str, title: str, now: Audience, hidden: int) -> Outcome:
    """The item is taken up once more, for fewer: as wide as the first time is its title, and what is noted so far."""
    if now != "public":
        return Outcome(refused=f"{title} is {now} already. {OPEN_FIRST}")
    editor.add_note(Note(kind="item", item=key, outcome="resumed", audience="private"))
    public = f"Its title is public.{_stay(hidden)}" if hidden else "Its title and the notes so far are public."
    return Outcome(said=f"What follows under {title} is private. {public}", is_elsewhere=True)


def _stay(hidden: int) -> str:
    """What is said of the notes that are not public now, with a blank before it; "" where there are none."""
    return f" {hidden} notes so far stay private." if hidden > 1 else " 1 note so far stays private." if hidden else ""


COMMANDS: tuple[Command, ...] = (
    Command("private", "[below|restricted|end|off]",
            "Keep the current item, or what follows, off the public page; end or undo it.", _private),
)  # fmt: skip
