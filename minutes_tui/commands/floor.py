"""Commands of the floor: who asks for it, who has it, for how long. It is a table of the record, so that it survives
whatever happens, and goes from it when nobody has or wants the floor."""

from collections import Counter

from msgspec.structs import replace

from minutes_tui.commands.command import Command, Run, codes, nobody_said
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


def _named(editor: Editor, keys: tuple[str, ...]) -> str:
    return ", ".join(map(roster(editor.minutes).known_as, keys))


def _ask(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Who asks for the floor? /ask CODE, CODE")
    keys = codes(editor, argument)
    if not keys:
        return Outcome(misread=nobody_said(editor, argument))
    floor, waiting = editor.minutes.floor, _waiting(editor)
    if floor.closed:
        return Outcome(refused="The speakers list is closed: /openlist opens it again.")
    new = tuple(key for key in dict.fromkeys(keys) if key not in waiting)
    if not new:
        return Outcome(refused=f"{_named(editor, keys)} is on the list already.")
    _set(editor, replace(floor, waiting=waiting + new))
    return Outcome(said=f"Asks for the floor: {_named(editor, waiting + new)}")


def _floor(editor: Editor, argument: str) -> Outcome:
    """Give the floor; the next line begins with who has it. With nobody on the list it is who spoke before the last."""
    keys = codes(editor, argument) if argument else _waiting(editor)[:1] or _likely(editor)
    if argument and len(keys) != 1:
        return Outcome(misread=nobody_said(editor, argument))
    if not keys:
        return Outcome(refused="Nobody asks for the floor: /floor CODE gives it, /ask CODE puts somebody on the list.")
    floor = editor.minutes.floor
    if argument or floor.waiting or floor.speaker:
        waiting = tuple(key for key in _waiting(editor) if key != keys[0])
        since = editor.clock().replace(microsecond=0)
        _set(editor, replace(floor, speaker=keys[0], since=since, waiting=waiting))
    return Outcome(said=f"{_named(editor, keys)} has the floor.", line=f"{keys[0]}: ")


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
    keys, floor, waiting = codes(editor, argument), editor.minutes.floor, _waiting(editor)
    if not argument:
        return Outcome(refused="Who no longer asks for the floor? /withdraw CODE")
    if not keys:
        return Outcome(misread=nobody_said(editor, argument))
    if not set(keys) & {*waiting, floor.speaker}:
        return Outcome(misread=f"{_named(editor, keys)} is not on the speakers list.")
    left = tuple(key for key in waiting if key not in keys)
    speaks = floor.speaker not in keys
    _set(
        editor,
        replace(floor, waiting=left, speaker=floor.speaker if speaks else "", since=floor.since if speaks else None),
    )
    return Outcome(said=f"On the list: {_named(editor, left) or 'nobody'}")


def _closed(closed: bool) -> Run:
    def run(editor: Editor, argument: str) -> Outcome:
        _set(editor, replace(editor.minutes.floor, closed=closed))
        return Outcome(said=f"The speakers list is {'closed' if closed else 'open'}.")

    return run


def _clear(editor: Editor, argument: str) -> Outcome:
    _set(editor, Floor(minutes=editor.minutes.floor.minutes))
    return Outcome(said="Nobody has the floor.")


def _unused(editor: Editor) -> str:
    floor = editor.minutes.floor
    return "" if floor.speaker or floor.waiting or floor.closed else "Nobody has the floor or asks for it."


def _limit(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="How many minutes may each speak? /limit 3, or /limit 0 for no limit.")
    try:
        minutes = float(argument.removesuffix("min").strip().replace(",", "."))
    except ValueError:
        return Outcome(misread=f"{argument} is no number of minutes.")
    if not 0 <= minutes < 24 * 60:
        return Outcome(misread=f"{argument} is no number of minutes.")
    value = int(minutes) if minutes == int(minutes) else minutes
    _set(editor, replace(editor.minutes.floor, minutes=value or None))
    return Outcome(said=f"Each may speak for {value:g} min." if value else "There is no limit.")


def _spoken(editor: Editor, argument: str) -> Outcome:
    """How often each has spoken in the item that is up, or, where none is, in the meeting."""
    up = editor.minutes.current_item()
    notes = (note for note in editor.minutes.notes if note.kind in ("statement", "question") and not note.struck)
    times = Counter(code for note in notes if not up or note.item == up for code in note.speakers)
    if not times:
        return Outcome(refused="Nobody has spoken yet.")
    told = ", ".join(f"{_named(editor, (code,))} {count}" for code, count in times.most_common(12))
    return Outcome(said=f"Spoken{' in this item' if up else ''}: {told}")


COMMANDS: tuple[Command, ...] = (
    Command("ask", "CODE, CODE", "Put on the speakers list who asks for the floor.", _ask),
    Command("floor", "[CODE]", "Give the floor to the next on the list, or to another.", _floor, key="ctrl+s"),
    Command("withdraw", "CODE", "Take off the speakers list.", _withdraw),
    Command("closelist", "", "Nobody else is put on the speakers list.", _closed(True),
            why_not=lambda editor: "It is closed already." if editor.minutes.floor.closed else ""),
    Command("openlist", "", "The speakers list is open again.", _closed(False),
            why_not=lambda editor: "" if editor.minutes.floor.closed else "It is open."),
    Command("clear", "", "Nobody has the floor, nobody is on the list.", _clear, why_not=_unused),
    Command("limit", "MINUTES", "How long each may speak.", _limit),
    Command("spoken", "", "Who has spoken how often.", _spoken),
)  # fmt: skip
