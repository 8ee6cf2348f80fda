"""What the review does with the order of notes: moved, joined, split, entered between others, taken out.

Each is one edit, whatever the number of notes.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from minutes_tui.commands.agenda import item_found
from minutes_tui.commands.command import Act
from minutes_tui.commands.notes import corrections
from minutes_tui.editor import Editor, Outcome
from minutes_tui.line import grammar
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import CONTINUABLE, Minutes, Note, listed

LINKED = ("answers", "supports", "opposes", "amends")


def _up(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    notes, to = editor.minutes.notes, indices[0] - 1
    if notes[to].kind == "item" and not any(notes[index].kind == "item" for index in indices):
        return _moved(editor, indices, to, item=notes[to - 1].item if to else "")
    return _moved(editor, indices, to)


def _down(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    notes, behind = editor.minutes.notes, indices[-1] + 1
    to = indices[0] + 1 if _is_run(indices) else behind - len(indices)
    if _is_run(indices) and notes[behind].kind == "item" and not any(notes[at].kind == "item" for at in indices):
        return _moved(editor, indices, to, item=notes[behind].item)
    return _moved(editor, indices, to)


def _moved(editor: Editor, indices: Sequence[int], to: int, **keys: str) -> Outcome:
    """Put notes, with other values of some keys, where the first of them is to stand once they are taken out."""
    notes = editor.minutes.notes
    out = tuple(Change("note", index, notes[index], None) for index in reversed(indices))
    put = tuple(Change("note", to + n, None, replace(notes[at], **keys)) for n, at in enumerate(indices))
    editor.do(Edit(out + put))
    return Outcome()


def _is_run(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] == len(indices) - 1


def _at_start(editor: Editor, indices: Sequence[int]) -> str:
    return "" if indices[0] else "It is the first."


def _at_end(editor: Editor, indices: Sequence[int]) -> str:
    is_last = indices[-1] == len(editor.minutes.notes) - 1 and _is_run(indices)
    return "It is the last." if is_last else ""


def _to_item(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Move notes into another agenda item: behind the last note of it, where there is one."""
    item = item_found(editor.minutes, argument) if argument.strip() else None
    if item is None:
        keys = ", ".join(each.key for each in editor.minutes.agenda)
        return Outcome(refused=f"No one agenda item is called so; there are: {keys}.")
    notes, moving = editor.minutes.notes, set(indices)
    there = next((at for at in range(len(notes) - 1, -1, -1) if notes[at].item == item.key and at not in moving), None)
    title = item.title or item.key
    if all(notes[index].item == item.key for index in indices):
        return Outcome(said=f"It is in {title} already.")
    if there is None:
        changes = (editor.change("note", index, replace(notes[index], item=item.key)) for index in indices)
        editor.do(Edit(tuple(changes)))
        return Outcome(f"Now in {title}, which was not taken up: it stays where it stands.")
    _moved(editor, indices, there + 1 - sum(index < there for index in indices), item=item.key)
    return Outcome(said=f"Moved into {title}.")


def _no_agenda(editor: Editor, indices: Sequence[int]) -> str:
    notes = editor.minutes.notes
    if any(notes[index].kind == "item" for index in indices):
        return "The note with which an item is taken up stays in it."
    return "" if editor.minutes.agenda else "The agenda is empty."


def _items(minutes: Minutes) -> Sequence[tuple[str, str]]:
    return [(item.key, item.title) for item in minutes.agenda if item.key and not item.struck]


def join(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
    """Make notes new paragraphs of the first of them; one alone, of the note before it."""
    if len(indices) == 1:
        return corrections.join(editor, indices[0])
    notes = editor.minutes.notes
    first, *others = indices
    changes = [Change("note", index, notes[index], None) for index in reversed(others)]
    parts = [notes[index] for index in indices]
    whole = corrections.joined(editor, parts)
    editor.do(Edit((*changes, editor.change("note", first, whole))))
    corrections.done_joining(editor, parts)
    return Outcome(said=f"{len(indices)} notes are one.")


def _not_joined(editor: Editor, indices: Sequence[int]) -> str:
    """Why notes can't be one."""
    notes = editor.minutes.notes
    if len(indices) == 1:
        return "" if indices[0] else "There is no note before it."
    if any(not notes[at].struck for at in set(range(indices[0], indices[-1])) - set(indices)):
        return "Another note stands between them."
    first = notes[indices[0]]
    for note in (notes[index] for index in indices[1:]):
        if note.kind != first.kind or note.kind not in CONTINUABLE:
            return "They are of several kinds, or of one that has no paragraphs."
        if note.speakers and note.speakers != first.speakers:
            return "They are not by the same speaker."
        if _namers(notes, note.id):
            return f"Note {_namers(notes, note.id)[0]} names one of them."
    return ""


def _namers(notes: Sequence[Note], id: str) -> list[str]:
    """Ids of the notes that name another."""
    return [note.id for note in notes if id and any(id in listed(getattr(note, key)) for key in LINKED)]


def split(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Split a note before some of its words."""
    at = editor.minutes.notes[indices[0]].text.find(argument) if argument else -1
    if at <= 0:
        return Outcome(refused=f"“{argument}” does not stand within the note." if argument else "Before which words?")
    return corrections.split(editor, indices[0], at)


def _not_split(editor: Editor, indices: Sequence[int]) -> str:
    if len(indices) > 1:
        return "One note at a time can be split."
    return "" if editor.minutes.notes[indices[0]].text else "It has no words."


def remove(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
    """Take notes out of the record."""
    notes = editor.minutes.notes
    gone = set(indices)
    named = {name for at in indices for name in _namers(notes, notes[at].id)} - {notes[at].id for at in gone}
    editor.do(Edit(tuple(Change("note", index, notes[index], None) for index in reversed(indices))))
    what = "One note is" if len(indices) == 1 else f"{len(indices)} notes are"
    said = f"{what} out of the record; u brings back."
    return Outcome(f"{said} Note {', '.join(sorted(named))} names what is gone.") if named else Outcome(said=said)


def _before(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    return corrections.missed(editor, indices[0], argument)


def _after(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Enter a line behind a note, at its time and in its agenda item."""
    notes, index = editor.minutes.notes, indices[-1]
    until = replace(editor.minutes, notes=notes[: index + 1])
    reading = grammar.read(argument, until, editor.clock().date())
    if isinstance(reading, grammar.Added) and reading.index is not None:
        return editor.enter(reading)
    if not isinstance(reading, grammar.Entered):
        return Outcome(refused="Only a line that is a note can be entered here.")
    note = replace(editor.completed(reading.note), at=notes[index].at, item=notes[index].item)
    editor.do(Edit((Change("note", index + 1, None, note),)))
    return Outcome(reading.problem, said="Entered.")


ACTS: tuple[Act, ...] = (
    Act("up", "K", "Move it up.", _up, why_not=_at_start),
    Act("down", "J", "Move it down.", _down, why_not=_at_end),
    Act("item", "i", "Move it to another agenda item.", _to_item, "Into which agenda item?", _no_agenda, offers=_items),
    Act("join", "M", "Merge it with the note before; a selection becomes one note.", join, why_not=_not_joined),
    Act("split", "S", "Split it before some words; ctrl+o does so at the cursor while it is edited.", split,
        "Before which words?", _not_split),
    Act("after", "o", "Enter a line behind it.", _after, "What is to stand behind it? As in the line: AT: words"),
    Act("before", "O", "Enter a line before it.", _before, "What is to stand before it? As in the line: AT: words"),
    Act("remove", "D", "Take it out of the record; u brings it back.", remove),
)  # fmt: skip
