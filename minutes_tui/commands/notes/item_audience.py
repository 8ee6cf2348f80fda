"""For whom the current item of the agenda is: what is noted below it is on the pages of those alone."""

from collections.abc import Sequence
from itertools import repeat

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.review_actions import change_notes, label_of
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import folded
from minutes_tui.line.coming_and_going.of_the_public import (
    in_force,
    is_exclusion,
    is_readmission,
    resolved_by,
    shown_with_title,
)
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.meeting.audiences import ENDED, below, narrowed, opened_below
from minutes_tui.meeting.edit import Change, Edit
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
        if typed == FROM_HERE and (shown := _resolution_shown(editor, title)):
            return shown
        part = _private_from_here if typed == FROM_HERE else _public_from_here
        last = notes[places[-1]]
        behind = (*notes, Note(item=item.key))
        now = narrowed(replace(editor.minutes, notes=behind)).notes[-1].audience
        return part(editor, item.key, title, now if last.outcome in ENDED else last.audience)
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


def _not_public(minutes: Minutes, key: str) -> int:
    """How many notes of an item are not public, by what is above them or of themselves."""
    return sum(
        note.item == key and not note.struck and note.kind not in ("item", "remark") and note.audience != "public"
        for note in narrowed(minutes).notes
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


def _public_from_here(editor: Editor, key: str, title: str, now: Audience) -> Outcome:
    """The item is taken up once more, for all: so is its title, and what was noted so far is as narrow as it was."""
    if now == "public":
        return Outcome(refused=f"What follows under {title} is public already.")
    note, notes = editor.completed(Note(kind="item", item=key, outcome="resumed")), editor.minutes.notes
    is_told = bool(notes) and is_readmission(notes[-1], editor.minutes.meeting.language)
    place = len(notes) - is_told  # the sentence that says so is public too
    editor.do(Edit((Change("note", place, None, note),)))
    hidden = _not_public(editor.minutes, key)
    return Outcome(said=f"What follows under {title} is public, and so is its title.{_stay(hidden)}", is_elsewhere=True)


def _private_from_here(editor: Editor, key: str, title: str, now: Audience) -> Outcome:
    """The item is taken up once more, for fewer: as wide as the first time is its title, and what is noted so far."""
    if now != "public":
        return Outcome(refused=f"{title} is {now} already. {OPEN_FIRST}")
    hidden = _not_public(editor.minutes, key)
    editor.add_note(Note(kind="item", item=key, outcome="resumed", audience="private"))
    public = f"Its title is public.{_stay(hidden)}" if hidden else "Its title and the notes so far are public."
    return Outcome(said=f"What follows under {title} is private. {public}", is_elsewhere=True)


def _resolution_shown(editor: Editor, title: str) -> Outcome | None:
    """The resolution to exclude the public, and the title, are public; None where they are, or there is none."""
    minutes = editor.minutes
    index = in_force(minutes)
    ids = editor.free_ids(1 + len(resolved_by(minutes, index))) if index is not None else []
    edit = shown_with_title(minutes, index, ids) if index is not None else None
    if edit is None or index is None:
        return None
    editor.do(edit)
    return Outcome(
        said=f"{label_of(minutes, index)} and the title of {title} are public. What else is noted here stays private.",
        is_elsewhere=True,
    )


def told_of_public(new: Sequence[Note], before: Minutes, after: Minutes) -> str:
    """What can be done about the audience of what follows, where the public was just excluded, by one of some notes, or
    is back; "" else."""
    language, notes = after.meeting.language, after.notes
    is_excluded = any(is_exclusion(note, language) for note in new)
    if not is_excluded and not any(is_readmission(note, language) for note in new):
        return ""
    index = in_force(after) if is_excluded else None
    if index is not None and index != in_force(before):
        is_public = narrowed(after).notes[index].audience == "public"
        if not is_public and shown_with_title(after, index, repeat("?")):
            return "This is private too: /private below puts it and the title on the public page, nothing else."
        if is_public and len(notes) == resolved_by(after, index)[-1] + 1:
            return "/private below keeps what follows off the public page; /public ends that."
    is_new = len(notes) == len(before.notes) + 1
    if is_new and is_readmission(notes[-1], language) and narrowed(after).notes[-1].audience != "public":
        return "/public makes this sentence and what follows public."
    return ""


def _public(editor: Editor, argument: str) -> Outcome:
    """What follows under the current item is for all, or all of it."""
    typed = folded(argument)
    if typed not in ("", ALL.strip()):
        return Outcome(misread="Type /public for what follows, or /public all for the notes so far too.")
    return _private(editor, f"off{ALL}" if typed else UNTIL_HERE)


def _stay(hidden: int) -> str:
    """What is said of the notes that are not public now, with a blank before it; "" where there are none."""
    return f" {hidden} notes so far stay private." if hidden > 1 else " 1 note so far stays private." if hidden else ""


COMMANDS: tuple[Command, ...] = (
    Command("private", "[below|restricted|end|off]",
            "Keep the current item, or what follows, off the public page; end or undo it.", _private),
    Command("public", "[all]", "Put what follows under the current item, or all of it, on the public page.", _public),
)  # fmt: skip
