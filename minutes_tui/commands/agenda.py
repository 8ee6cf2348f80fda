"""Commands of the agenda and of time: take up, leave out, close, add; breaks."""

import re

from msgspec.structs import replace

from minutes_tui import dates
from minutes_tui.commands.row import Command
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model import AgendaItem, Minutes, Note
from minutes_tui.names import folded


def item_found(minutes: Minutes, typed: str) -> AgendaItem | None:
    """The agenda item that is meant by a key, a number in the agenda, or the beginning of a title."""
    wanted = folded(typed)
    agenda = minutes.agenda
    for matches in (
        [item for item in agenda if item.key == typed],
        [item for item in agenda if wanted in (folded(item.key), folded(item.title))],
        [agenda[int(typed) - 1]] if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= len(agenda) else [],
        [item for item in agenda if folded(item.key).startswith(wanted)],
        [item for item in agenda if folded(item.title).startswith(wanted)],
        [item for item in agenda if wanted in folded(item.title)],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def take_up(editor: Editor, item: AgendaItem) -> Outcome:
    """Enter that an agenda item is taken up, or resumed where it was up before."""
    before = any(
        note.kind == "item" and note.item == item.key and note.outcome != "skipped" and not note.struck
        for note in editor.minutes.notes
    )
    if editor.minutes.current_item() == item.key and not _closed(editor):
        return Outcome(refused=f"{item.title or item.key} is up already.")
    editor.add_note(Note(kind="item", item=item.key, outcome="resumed" if before else "taken up"))
    return Outcome()


def _closed(editor: Editor) -> bool:
    """Whether the item that was up last is closed."""
    notes = editor.minutes.notes
    last = next((note for note in reversed(notes) if note.kind == "item" and not note.struck), None)
    return last is not None and last.outcome in ("closed", "skipped")


def _item(editor: Editor, argument: str) -> Outcome:
    item = item_found(editor.minutes, argument) if argument else None
    if item is None:
        keys = ", ".join(item.key for item in editor.minutes.agenda) or "none yet"
        return Outcome(misread=f"No one agenda item is called so; there are: {keys}.")
    return take_up(editor, item)


def next_item(minutes: Minutes) -> AgendaItem | None:
    """The item behind the one that is up, or the first."""
    current = minutes.current_item()
    keys = [item.key for item in minutes.agenda]
    index = keys.index(current) + 1 if current in keys else 0
    return minutes.agenda[index] if index < len(keys) else None


def _next(editor: Editor, argument: str) -> Outcome:
    item = next_item(editor.minutes)
    assert item, "why_not has said so"
    return take_up(editor, item)


def _no_next(editor: Editor) -> str:
    if not editor.minutes.agenda:
        return "The agenda is empty: /topic TITLE adds an item and takes it up."
    return "" if next_item(editor.minutes) else "The last item of the agenda is up."


def _close(editor: Editor, argument: str) -> Outcome:
    editor.add_note(Note(kind="item", item=editor.minutes.current_item(), outcome="closed"))
    return Outcome()


def _nothing_up(editor: Editor) -> str:
    return "No agenda item is up." if not editor.minutes.current_item() or _closed(editor) else ""


def _skip(editor: Editor, argument: str) -> Outcome:
    item = item_found(editor.minutes, argument) if argument else next_item(editor.minutes)
    if item is None:
        return Outcome(misread="No one agenda item is called so.")
    editor.add_note(Note(kind="item", item=item.key, outcome="skipped"))
    return Outcome()


def _topic(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="What is the title? /topic TITLE")
    minutes = editor.minutes
    known = [each for each in minutes.agenda if folded(argument) in (folded(each.key), folded(each.title))]
    if len(known) == 1:
        return take_up(editor, known[0])
    item = AgendaItem(key=_free_key(argument, {each.key for each in minutes.agenda}), title=argument)
    keys = [each.key for each in minutes.agenda]
    current = minutes.current_item()
    at = keys.index(current) + 1 if current in keys else len(keys)
    note = Note(kind="item", item=item.key, outcome="taken up")
    editor.add_note(note, None, Change("agenda", at, None, item))
    return Outcome()


def _free_key(title: str, taken: set[str]) -> str:
    words = re.findall(r"[^\W_]+", folded(title)) or ["item"]
    base: str = max(words[:4], key=len)
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}{number}"
    return key


def _break(editor: Editor, argument: str) -> Outcome:
    until = dates.clock(argument) if argument else None
    if argument and not until:
        return Outcome(misread="A break has a time of day only, such as /break 10:45.")
    editor.add_note(Note(kind="break", until=until))
    return Outcome()


def _resume(editor: Editor, argument: str) -> Outcome:
    index = _last_break(editor)
    assert index is not None, "why_not has said so"
    until = dates.clock(argument) if argument else editor.clock().time().replace(second=0, microsecond=0)
    if not until:
        return Outcome(misread="The meeting resumes at a time of day, such as /resume 10:45.")
    note = replace(editor.minutes.notes[index], until=until)
    editor.do(Edit((editor.change("note", index, note),)))
    return Outcome(said=f"Resumed at {until:%H:%M}.")


def _last_break(editor: Editor) -> int | None:
    notes = editor.minutes.notes
    return next((i for i in range(len(notes) - 1, -1, -1) if notes[i].kind == "break" and not notes[i].struck), None)


def _no_break(editor: Editor) -> str:
    return "" if _last_break(editor) is not None else "There was no break: /break begins one."


COMMANDS: tuple[Command, ...] = (
    Command("item", "KEY", "Take up an agenda item, by its key, number or title.", _item),
    Command("next", "", "Take up the next agenda item.", _next, key="ctrl+n", why_not=_no_next),
    Command("skip", "[KEY]", "Leave out the next agenda item, or another.", _skip, why_not=_no_next),
    Command("close", "", "Close the agenda item that is up.", _close, why_not=_nothing_up),
    Command("topic", "TITLE", "Add an agenda item and take it up.", _topic),
    Command("break", "[TIME]", "The meeting pauses, until a time if one is said.", _break),
    Command("resume", "[TIME]", "The meeting goes on after a break.", _resume, why_not=_no_break),
)  # fmt: skip
