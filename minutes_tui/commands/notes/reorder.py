"""What the review does with the order of notes: moved, joined, split, entered between others, taken out.

Each is one edit, whatever the number of notes.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.commands.agenda import item_found
from minutes_tui.commands.command import Act, stays_sentence
from minutes_tui.commands.notes import note_corrections
from minutes_tui.editor import Editor, Outcome
from minutes_tui.meeting.audiences import items, narrowest
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model import timezones
from minutes_tui.model.minutes import BACKDATED, CONTINUABLE, Minutes, Note, listed

Ordering = Callable[[Editor, Sequence[int], str], Outcome]
LINKED = ("answers", "supports", "opposes", "amends")


def _keeping(act: Ordering) -> Ordering:
    """An act that says what stays private though it is not below what is private any more."""

    def run(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
        before = editor.last_edit
        outcome = act(editor, indices, argument)
        stays = stays_sentence(editor.last_edit) if editor.last_edit is not before else ""
        return replace(outcome, said=f"{outcome.said} {stays}".strip()) if stays else outcome

    return run


def _up(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    notes, to = editor.minutes.notes, indices[0] - 1
    indices = _with_votes(notes, indices)
    if any(notes[at].kind == "motion" for at in indices):  # above all of the motion before it
        to = next((at for at in range(to) if _with_votes(notes, [at])[-1] >= to and notes[at].kind == "motion"), to)
    if notes[to].kind == "item" and not any(notes[index].kind == "item" for index in indices):
        return _move(editor, indices, to, item=notes[to - 1].item if to else "")
    return _move(editor, indices, to)


def _down(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    notes = editor.minutes.notes
    indices = _with_votes(notes, indices)
    behind = indices[-1] + 1
    to = indices[0] + 1 if _is_run(indices) else behind - len(indices)
    if any(notes[at].kind == "motion" for at in indices) and notes[behind].kind == "motion":  # below all of that one
        to += len(_with_votes(notes, [behind])) - 1
    if _is_run(indices) and notes[behind].kind == "item" and not any(notes[at].kind == "item" for at in indices):
        return _move(editor, indices, to, item=notes[behind].item)
    return _move(editor, indices, to)


def _with_votes(notes: Sequence[Note], indices: Sequence[int], *, is_next: bool = True) -> list[int]:
    """Notes with what belongs to the motions among them and would be before these otherwise: the votes on a motion, its
    amendments and the votes on those. With `is_next` only what is right below them, as a note between stays as well."""
    ids = {notes[at].id for at in indices if notes[at].kind == "motion"} - {""}
    found = set(indices)
    for at in range(indices[0], len(notes)) if ids else ():
        note = notes[at]
        of_motion = (*listed(note.answers), *listed(note.amends)) if note.kind in ("vote", "motion") else ()
        if not ids.isdisjoint(of_motion):
            found.add(at)
            ids |= {note.id} if note.kind == "motion" else set()
        elif is_next and at not in found and at > indices[-1]:
            break
    return sorted(found)


def _move(editor: Editor, indices: Sequence[int], to: int, **keys: str) -> Outcome:
    """Put notes, with other values of some keys, where the first of them is to stand once they are taken out."""
    notes = editor.minutes.notes
    out = tuple(Change("note", index, notes[index], None) for index in reversed(indices))
    put = tuple(Change("note", to + n, None, replace(notes[at], **keys)) for n, at in enumerate(indices))
    editor.do(Edit(out + put))
    return Outcome()


def _is_run(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] == len(indices) - 1


def _at_start(editor: Editor, indices: Sequence[int]) -> str:
    return "" if indices[0] else "This is already the first note."


def _at_end(editor: Editor, indices: Sequence[int]) -> str:
    indices = _with_votes(editor.minutes.notes, indices)
    is_last = indices[-1] == len(editor.minutes.notes) - 1 and _is_run(indices)
    return "This is already the last note." if is_last else ""


def _taken_up_with(editor: Editor, indices: Sequence[int], item: str, title: str) -> Outcome:
    """Notes of an item that was not taken up: they keep their place, and it is taken up before the first of them, so
    that the page has its heading there. What follows stays below the heading that it had."""
    notes, last = editor.minutes.notes, indices[-1]
    changes: list[Change] = [editor.change("note", at, replace(notes[at], item=item)) for at in indices]
    after = notes[last + 1] if last + 1 < len(notes) else Note(kind="item")
    many = "the note keeps its place" if len(indices) == 1 else f"the {len(indices)} notes keep their place"
    if not _is_run(indices) or (after.kind != "item" and not after.item):
        editor.do(Edit(tuple(changes)))
        return Outcome(said=f"Moved to {title}. It was not taken up: {many}, without its heading on the page.")
    ids = editor.free_ids(2)
    if after.kind != "item" and after.item != item:
        of_item = items(editor.minutes).get(after.item, after.audience)
        again = Note(id=ids[1], kind="item", item=after.item, outcome="resumed", at=after.at, audience=of_item)
        changes.append(Change("note", last + 1, None, again))
    first, audiences = notes[indices[0]], {notes[at].audience for at in indices}
    audience = first.audience if len(audiences) == 1 else Note().audience
    audience = narrowest(audience, items(editor.minutes).get(item, "public"))
    up = Note(id=ids[0], kind="item", item=item, outcome="taken up", at=first.at, audience=audience)
    changes.append(Change("note", indices[0], None, up))
    editor.do(Edit(tuple(changes)))
    return Outcome(said=f"Moved to {title}, which is taken up there: {many}.")


def _to_item(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Move notes into another agenda item: behind the last note of it, where there is one."""
    item = item_found(editor.minutes, argument) if argument.strip() else None
    if item is None:
        keys = ", ".join(each.key for each in editor.minutes.agenda)
        return Outcome(refused=f"No single agenda item matches. Choose one of: {keys}.")
    notes = editor.minutes.notes
    indices = _with_votes(notes, indices, is_next=False)
    moving = set(indices)
    there = next((at for at in range(len(notes) - 1, -1, -1) if notes[at].item == item.key and at not in moving), None)
    title = item.title or item.key
    if all(notes[index].item == item.key for index in indices):
        return Outcome(said=f"The note is already in {title}.")
    if there is None:
        return _taken_up_with(editor, indices, item.key, title)
    ids = {id(notes[index]) for index in indices}
    rest = [note for note in notes if id(note) not in ids]
    to = there + 1 - sum(index < there for index in indices)
    with editor.as_one():
        _move(editor, indices, to, item=item.key)
        moved = editor.minutes.notes[to : to + len(indices)]
        timed = list(_in_time(moved, rest[:to], rest[to:]))
        others = [(at, new) for at, new in enumerate(timed) if new != moved[at]]
        if others:
            editor.do(Edit(tuple(editor.change("note", to + at, new) for at, new in others)))
    if not others:
        return Outcome(said=f"Moved to {title}.")
    hour = timezones.hour(others[0][1].at, editor.minutes.meeting)
    what = "Its time is" if len(others) == 1 else "Their times are"
    return Outcome(said=f"Moved to {title}. {what} that of the notes beside it now, {hour}: T changes it.")


def _in_time(moved: Sequence[Note], before: Sequence[Note], behind: Sequence[Note]) -> Iterator[Note]:
    """Notes that were moved, each with a time that is none before those above it and none after those below it."""
    first = next((note.at for note in reversed(before) if note.at and note.kind not in BACKDATED), None)
    last = next((note.at for note in behind if note.at and note.kind not in BACKDATED), None)
    for note in moved:
        at = note.at
        zoned = {each.tzinfo is None for each in (at, first, last) if each}
        if at and len(zoned) == 1 and note.kind not in BACKDATED:
            at = max(at, first) if first else at
            at = min(at, last) if last else at
        yield note if at == note.at else replace(note, at=at)


def _no_agenda(editor: Editor, indices: Sequence[int]) -> str:
    notes = editor.minutes.notes
    if any(notes[index].kind == "item" for index in indices):
        return "This note records that the item was taken up. It cannot move."
    return "" if editor.minutes.agenda else "The agenda is empty."


def _items(minutes: Minutes) -> Sequence[tuple[str, str]]:
    return [(item.key, item.title) for item in minutes.agenda if item.key and not item.struck]


def join(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
    """Make notes new paragraphs of the first of them; one alone, of the note before it."""
    if len(indices) == 1:
        return note_corrections.join(editor, indices[0], "s gives this note the same speaker.")
    notes = editor.minutes.notes
    first, *others = indices
    changes = [Change("note", index, notes[index], None) for index in reversed(others)]
    parts = [notes[index] for index in indices]
    whole = note_corrections.joined(editor, parts)
    editor.do(Edit((*changes, editor.change("note", first, whole))))
    note_corrections.done_joining(editor, parts)
    return Outcome(said=f"{len(indices)} notes merged into one.")


def _not_joined(editor: Editor, indices: Sequence[int]) -> str:
    """Why notes can't be one."""
    notes = editor.minutes.notes
    if len(indices) == 1:
        return "" if indices[0] else "There is no note before this one."
    if any(not notes[at].struck for at in set(range(indices[0], indices[-1])) - set(indices)):
        return "There is another note between them."
    first = notes[indices[0]]
    for note in (notes[index] for index in indices[1:]):
        if note.kind != first.kind or note.kind not in CONTINUABLE:
            return "Notes of different kinds, or without paragraphs, cannot be merged."
        if note.speakers and note.speakers != first.speakers:
            return "These notes have different speakers. They cannot be merged."
        if _namers(notes, note.id):
            return f"Note {_namers(notes, note.id)[0]} is linked to one of them. They cannot be merged."
    return ""


def _namers(notes: Sequence[Note], id: str) -> list[str]:
    """Ids of the notes that name another."""
    return [note.id for note in notes if id and any(id in listed(getattr(note, key)) for key in LINKED)]


def split(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Split a note before some of its words."""
    at = editor.minutes.notes[indices[0]].text.find(argument) if argument else -1
    if at <= 0:
        return Outcome(refused=f"“{argument}” is not in the note." if argument else "Split before which words?")
    return note_corrections.split(editor, indices[0], at)


def _not_split(editor: Editor, indices: Sequence[int]) -> str:
    if len(indices) > 1:
        return "Select one note to split."
    return "" if editor.minutes.notes[indices[0]].text else "This note has no text."


def remove(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
    """Take notes out of the record."""
    notes = editor.minutes.notes
    gone = set(indices)
    named = {name for at in indices for name in _namers(notes, notes[at].id)} - {notes[at].id for at in gone}
    editor.do(Edit(tuple(Change("note", index, notes[index], None) for index in reversed(indices))))
    what = "1 note" if len(indices) == 1 else f"{len(indices)} notes"
    said = f"{what} removed. Press u to undo."
    return Outcome(f"{said} Note {', '.join(sorted(named))} still refers to it.") if named else Outcome(said=said)


def _before(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    return note_corrections.enter_before(editor, indices[0], argument)


def _after(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Enter a line behind a note, at its time and in its agenda item."""
    from minutes_tui.commands.notes.at_place import enter_at  # the first screen does without

    return enter_at(editor, indices[-1] + 1, editor.minutes.notes[indices[-1]], argument, "Entered.")


ACTS: tuple[Act, ...] = (
    Act("up", "K", "Move the note up.", _keeping(_up), why_not=_at_start),
    Act("down", "J", "Move the note down.", _keeping(_down), why_not=_at_end),
    Act("item", "i", "Move the note to another agenda item.", _keeping(_to_item), "To which agenda item?", _no_agenda,
        offers=_items),
    Act("join", "M", "Merge the note with the previous one, or all selected notes.", join, why_not=_not_joined),
    Act("split", "S", "Split the note before some words. While editing, Ctrl+O splits at the cursor.", split,
        "Split before which words?", _not_split),
    Act("after", "o", "Enter a line after the note.", _after, "Type the line to enter after it, such as AT: text",
        is_line=True),
    Act("before", "O", "Enter a line before the note.", _before, "Type the line to enter before it, such as AT: text",
        is_line=True),
    Act("remove", "D", "Remove the note from the record; u undoes it.", _keeping(remove)),
)  # fmt: skip
