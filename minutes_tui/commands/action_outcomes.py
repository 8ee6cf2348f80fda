"""What became of action items, of those from earlier meetings above all: done, postponed or dropped."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from minutes_tui.commands.command import Command
from minutes_tui.commands.notes.note_command import notes_meant
from minutes_tui.commands.notes.review_actions import change_notes
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language import markup
from minutes_tui.language.day_phrases import day
from minutes_tui.language.names import folded, roster
from minutes_tui.meeting.actions import action_numbers, open_actions
from minutes_tui.model.minutes import Minutes, Note

SHOWN = 4
"""Action items that are named where none is typed."""
LENGTH = 30
"""Characters of their words."""


Became = tuple[Callable[[Note], Note], str, str]
"""What an action item is then, the sentence that says so, and what is asked of it; "" where nothing is."""


def _became(name: str, new: Callable[[Editor, str, list[Note]], Became | str], typed: str) -> Command:
    """A command with the number of an action item, or of several, or with words of one; `new` is given what follows,
    and them, and says what they are then, or why not."""

    def run(editor: Editor, argument: str) -> Outcome:
        minutes = editor.minutes
        which, _, rest = argument.strip().partition(" ")
        while which.endswith(",") and rest:  # "1, 2"
            more, _, rest = rest.strip().partition(" ")
            which += more
        if which.endswith((":", ";")):  # "1: sent"
            which = which[:-1].rstrip()
        indices = _numbered(minutes, which.removeprefix("#")) if which else ()
        if not which:
            return Outcome(refused=f"Type /{name} {typed}{_listed(open_actions(minutes), minutes)}")
        if not indices and not which[0].isdigit():
            found, rest = _called(minutes, argument)
            if len(found) > 1:
                return Outcome(misread=f"Several action items have these words{_listed(found, minutes)}")
            indices = tuple(minutes.notes.index(note) for note in found)
        if not indices or any(minutes.notes[at].kind != "action" for at in indices):
            if name == "late" and (person := roster(minutes).one(which.rstrip(":;,"))):
                return Outcome(misread=f"/late postpones an action item. When {person} arrives, type +{person}.")
            return Outcome(
                misread=f"There is no action item {which.rstrip(':;,')}{_listed(open_actions(minutes), minutes) or '.'}"
            )
        notes = [minutes.notes[at] for at in indices]
        made = new(editor, rest.strip(), notes)
        if isinstance(made, str):
            return Outcome(misread=made)
        change, said, doubt = made
        said = f"{said.rstrip('.')}: {_named(notes, minutes)}"
        asked = " ".join(filter(None, (doubt, _was_settled(minutes, indices, change))))
        outcome = change_notes(editor, indices, change, f"{said.removesuffix('.')}. {asked}" if asked else said)
        return replace(outcome, problem=outcome.said, said="") if asked else outcome

    return Command(name, typed, HELP[name], run)


def _was_settled(minutes: Minutes, indices: Sequence[int], change: Callable[[Note], Note]) -> str:
    """That action items which are something else now had been done or dropped before, as a sentence; "" where none
    had."""
    numbers = action_numbers(minutes)
    was: dict[str, list[str]] = {}
    for at in indices:
        before, after = minutes.notes[at], change(minutes.notes[at])
        settled = "done" if before.done else "dropped" if before.outcome == "dropped" else ""
        if settled and settled != ("done" if after.done else after.outcome):
            was.setdefault(settled, []).append(numbers[at])
    said = ", ".join(f"{', '.join(those)} had been {settled}" for settled, those in was.items())
    return f"{said}: /undo if you meant another." if said else ""


def _numbered(minutes: Minutes, which: str) -> tuple[int, ...]:
    """Indices of the action items with these numbers, several with commas, the first and last with "-"; () where one is
    none's. An id of a note is no number: words such as "last" name notes as /note has them."""
    places = {number: at for at, number in action_numbers(minutes).items()}
    in_order = list(places.values())
    found: set[int] = set()
    for part in which.split(","):
        ends = [part] if part in places else part.split(".." if ".." in part else "-")
        if not 0 < len(ends) < 3 or any(end not in places for end in ends):
            return () if which[:1].isdigit() else notes_meant(minutes, which)
        found |= {*in_order[in_order.index(places[ends[0]]) : in_order.index(places[ends[-1]]) + 1]}
    return tuple(sorted(found))


def _called(minutes: Minutes, argument: str) -> tuple[list[Note], str]:
    """The open action items that have the first words of what is typed, as many of these as there is one for, and the
    rest. Beginnings of words do until one item is left; of the words behind that those are its own which follow in it,
    or all where it has all. The rest is what became of it."""
    found, words = open_actions(minutes), argument.split()
    has = {note.id: folded(markup.words(note.text)).split() for note in found}
    for at, word in enumerate(words):
        if len(found) == 1 and at > 0:
            return found, _behind(has[found[0].id], words, at)
        sought = folded(word)
        more = [note for note in found if _begins(has[note.id], sought)]
        if not more:
            return (found if at else []), " ".join(words[at:])
        found = more
    return found, ""


def _behind(text: list[str], typed: list[str], at: int) -> str:
    """What of the words from `at` is not of an action item with this text, of which those before are some."""
    words = [folded(word) for word in typed]
    if set(words[at:]) <= set(text):
        return ""
    last = words[at - 1]
    follows = [number + 1 for number, word in enumerate(text) if word.startswith(last)]
    end = max((_shared(text[start:], words[at:]) for start in follows), default=0)
    return " ".join(typed[at + end :])


def _shared(text: list[str], words: list[str]) -> int:
    """How many words two lists begin with alike."""
    return next((at for at, pair in enumerate(zip(text, words, strict=False)) if pair[0] != pair[1]),
                min(len(text), len(words)))  # fmt: skip


def _begins(words: list[str], sought: str) -> bool:
    return any(word.startswith(sought) for word in words)


def _shortened(words: str) -> str:
    """Words as far as there is room, and none of them cut."""
    if len(words) <= LENGTH:
        return words
    return f"{words[: LENGTH + 1].rpartition(' ')[0] or words[:LENGTH]}…"


def _named(found: list[Note], minutes: Minutes) -> str:
    """Action items with their numbers, as the end of a sentence."""
    said = _listed(found, minutes).removeprefix(": ")
    return said if said.endswith("…") else f"{said}."


def _listed(found: list[Note], minutes: Minutes) -> str:
    """Action items with their numbers; "" where there is none."""
    numbers = action_numbers(minutes)
    said = [
        f"{numbers[minutes.notes.index(note)]} {_shortened(' '.join(markup.words(note.text).split()))}"
        for note in found[:SHOWN]
    ]
    return f": {'; '.join(said)}{' …' if len(found) > SHOWN else ''}" if said else ""


def _done(editor: Editor, rest: str, notes: list[Note]) -> Became | str:
    if rest:
        return "Type only the number, or words of the action item: /done 3"
    return (lambda note: replace(note, done=True, outcome="", reason="")), "Marked as done.", ""


def _late(editor: Editor, rest: str, notes: list[Note]) -> Became | str:
    when = re.sub(r"^(?:to|by|until|till|on)\s+", "", rest, flags=re.IGNORECASE)
    meeting = editor.minutes.meeting
    today, coming = meeting.date or editor.clock().date(), meeting.next.date if meeting.next else None
    found = day(when, meeting.language, today, coming) or day(when, "en", today) if when else None
    month = day(f"1 {when}", meeting.language, today) if when and not found else None
    if month and month.date:  # its last day
        found = month._replace(date=(month.date + dt.timedelta(31)).replace(day=1) - dt.timedelta(1))
    reason = ""
    if not found and (said := REASON.fullmatch(rest)):
        reason, made = said["reason"].rstrip(" ,:"), _late(editor, f"to {said['day']}", notes)
        if isinstance(made, tuple):
            words = f"{made[1].removesuffix('.')}, {reason}."
            return (lambda note: replace(made[0](note), reason=reason)), words, made[2]
    if not found or not found.date:
        ahead = max(today, editor.clock().date()) + dt.timedelta(28)
        return f"Say to when, such as: to {coming if coming and coming > today else ahead}"
    due, before = found.date, max((note.due for note in notes if note.due), default=found.date)
    words, doubt = f"Postponed to {due}", ""
    if due < before:
        later = day(when, meeting.language, before) or day(when, "en", before)
        weeks = (later.date - due).days if later and later.date else 1
        if (due - today).days <= WEEK and weeks % WEEK == 0 and not re.search(r"\d", when):
            words, due = f"Postponed to {due + dt.timedelta(weeks)}, after {before}", due + dt.timedelta(weeks)
        else:
            doubt = f"It was due on {before}, which is later: /undo if that is still so."
    return (lambda note: replace(note, due=due, done=False, outcome="postponed", reason="")), f"{words}.", doubt


WEEK = 7
"""Days. A day of the week is the next one behind the day on which the action item was due."""


REASON = re.compile(r"(?P<reason>.+)\s+(?:un)?to\s+(?P<day>.+)", re.IGNORECASE | re.DOTALL)
"""What made it late, before the day to which it is postponed."""


def _drop(editor: Editor, rest: str, notes: list[Note]) -> Became | str:
    return (lambda note: replace(note, done=False, outcome="dropped", reason=rest)), "Dropped.", ""


HELP = {
    "done": "Record that an action item is done.",
    "late": "Postpone an action item: another due date.",
    "drop": "Record that an action item is dropped, and why.",
}
COMMANDS: tuple[Command, ...] = (
    _became("done", _done, "NUMBER or WORDS"),
    _became("late", _late, "NUMBER or WORDS to DATE"),
    _became("drop", _drop, "NUMBER or WORDS [REASON]"),
)
