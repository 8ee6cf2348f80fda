"""Commands of the floor: who asks for it, who has it, for how long. It is a table of the record, so that it survives
whatever happens, and goes from it when nobody has or wants the floor."""

from collections import Counter

from msgspec.structs import replace

from minutes_tui.commands.command import Command, Run, codes, unknown_codes_sentence
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import roster
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Floor, listed


def _set(editor: Editor, floor: Floor) -> None:
    old = editor.minutes.floor
    change = Change("floor", 0, old if old != Floor() else None, floor if floor != Floor() else None)
    if floor != old:
        editor.do(Edit((change,)))


def _waiting(editor: Editor) -> tuple[str, ...]:
    return listed(editor.minutes.floor.waiting)


def _short_names(editor: Editor, keys: tuple[str, ...]) -> str:
    return ", ".join(map(roster(editor.minutes).known_as, keys))


def _ask(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Say who: /ask CODE, CODE")
    keys = codes(editor.minutes, argument)
    if not keys:
        return Outcome(misread=unknown_codes_sentence(editor.minutes, argument))
    floor, waiting = editor.minutes.floor, _waiting(editor)
    if floor.closed:
        return Outcome(refused="The speakers list is closed. To reopen it, type /openlist.")
    new = tuple(key for key in dict.fromkeys(keys) if key not in waiting)
    if not new:
        return Outcome(refused=f"{_short_names(editor, keys)} is already on the speakers list.")
    _set(editor, replace(floor, waiting=waiting + new))
    return Outcome(said=f"Added to the speakers list: {_short_names(editor, waiting + new)}")


def _floor(editor: Editor, argument: str) -> Outcome:
    """Give the floor; the next line begins with who has it. With nobody on the list it is who spoke before the last."""
    keys = codes(editor.minutes, argument) if argument else _waiting(editor)[:1] or _likely(editor)
    if argument and len(keys) != 1:
        return Outcome(misread=unknown_codes_sentence(editor.minutes, argument))
    if not keys:
        return Outcome(refused="No one is waiting. /floor CODE or /ask CODE names someone.")
    floor = editor.minutes.floor
    if argument or floor.waiting or floor.speaker:
        waiting = tuple(key for key in _waiting(editor) if key != keys[0])
        since = editor.clock().replace(microsecond=0)
        _set(editor, replace(floor, speaker=keys[0], since=since, waiting=waiting))
    return Outcome(said=f"{_short_names(editor, keys)} has the floor.", line=f"{keys[0]}: ")


def _likely(editor: Editor) -> tuple[str, ...]:
    """Who spoke before the one who spoke last: people answer each other."""
    known = roster(editor.minutes).by_key
    said = (
        code for note in reversed(editor.minutes.notes) if not note.struck for code in note.speakers if code in known
    )
    last = next(said, "")
    before = next((code for code in said if code != last), "")
    return (before,) if before else ()


def _withdraw(editor: Editor, argument: str) -> Outcome:
    keys, floor, waiting = codes(editor.minutes, argument), editor.minutes.floor, _waiting(editor)
    if not argument:
        return Outcome(refused="Say who: /withdraw CODE")
    if not keys:
        return Outcome(misread=unknown_codes_sentence(editor.minutes, argument))
    if not set(keys) & {*waiting, floor.speaker}:
        return Outcome(misread=f"{_short_names(editor, keys)} is not on the speakers list.")
    left = tuple(key for key in waiting if key not in keys)
    speaks = floor.speaker not in keys
    _set(
        editor,
        replace(floor, waiting=left, speaker=floor.speaker if speaks else "", since=floor.since if speaks else None),
    )
    return Outcome(said=f"On the speakers list: {_short_names(editor, left) or 'no one'}")


def _closed(closed: bool) -> Run:
    def run(editor: Editor, argument: str) -> Outcome:
        _set(editor, replace(editor.minutes.floor, closed=closed))
        return Outcome(said=f"The speakers list is {'closed' if closed else 'open'}.")

    return run


def _clear(editor: Editor, argument: str) -> Outcome:
    _set(editor, Floor(minutes=editor.minutes.floor.minutes))
    return Outcome(said="No one has the floor.")


def _unused(editor: Editor) -> str:
    floor = editor.minutes.floor
    return "" if floor.speaker or floor.waiting or floor.closed else "No one has the floor or is waiting for it."


def _limit(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Give the limit in minutes: /limit 3, or /limit 0 for no limit.")
    try:
        minutes = float(argument.removesuffix("min").strip().replace(",", "."))
    except ValueError:
        return Outcome(misread=f"{argument} is not a number of minutes.")
    if not 0 <= minutes < 24 * 60:
        return Outcome(misread=f"{argument} is not a number of minutes.")
    value = int(minutes) if minutes == int(minutes) else minutes
    _set(editor, replace(editor.minutes.floor, minutes=value or None))
    return Outcome(said=f"Each speaker has {value:g} min." if value else "There is no time limit for speakers.")


def _spoken(editor: Editor, argument: str) -> Outcome:
    """How often each has spoken in the item that is up, or, where none is, in the meeting."""
    up = editor.minutes.current_item()
    notes = (note for note in editor.minutes.notes if note.kind in ("statement", "question") and not note.struck)
    times = Counter(code for note in notes if not up or note.item == up for code in note.speakers)
    if not times:
        return Outcome(refused="No one has spoken yet.")
    told = ", ".join(f"{_short_names(editor, (code,))} {count}" for code, count in times.most_common(12))
    return Outcome(said=f"Spoken{' in this item' if up else ''}: {told}")


COMMANDS: tuple[Command, ...] = (
    Command("ask", "CODE, CODE", "Add participants to the speakers list.", _ask),
    Command("floor", "[CODE]", "Give the floor to the next on the list, or to someone else.", _floor),
    Command("withdraw", "CODE", "Remove a participant from the speakers list.", _withdraw),
    Command("closelist", "", "Close the speakers list.", _closed(True),
            why_not=lambda editor: "The speakers list is already closed." if editor.minutes.floor.closed else ""),
    Command("openlist", "", "Reopen the speakers list.", _closed(False),
            why_not=lambda editor: "" if editor.minutes.floor.closed else "The speakers list is already open."),
    Command("clear", "", "Clear the floor and the speakers list.", _clear, why_not=_unused),
    Command("limit", "MINUTES", "Limit how long each person may speak.", _limit),
    Command("spoken", "", "Show how often each person has spoken.", _spoken),
)  # fmt: skip
