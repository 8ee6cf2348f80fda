"""Everything that can be done to the minutes without a screen: one table, with name, key and help.

The line's `/`, the footer, the palette, the help screen and `minutes keys` read the same rows. What only moves the
eye is a `View` row: its key and its help stand here, the screen does it.
"""

import os
import re
import signal
import sys
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui import dates, shorthand
from minutes_tui.edit import Change, Edit, added
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import labels
from minutes_tui.model import CODES, AgendaItem, Attachment, Codes, Minutes, Note, Participant, listed
from minutes_tui.names import code_for, folded, full_name, is_placeholder, roster, title_split

Run = Callable[[Editor, str], Outcome]
WhyNot = Callable[[Editor], str]

COUNTS = re.compile(
    r"(?:^|\s)(?!\d{4}-\d\d-\d\d$)(?:(\d+)\s*[-–/:]\s*(\d+)\s*[-–/:]\s*(\d+)|(\d{1,3})\s*[-–:]\s*(\d{1,3}))$"
)
"""Votes for and against, and abstentions, at the end of a line; no date and no span of years."""


class Command(Struct, frozen=True):
    """One row of the table."""

    name: str
    """As it is typed after `/`; also its id."""
    argument: str
    """What may follow, for the help; optional parts in brackets."""
    help: str
    run: Run
    key: str = ""
    """As Textual names keys; "" where it is only typed."""
    why_not: WhyNot = lambda editor: ""
    """Why it can't be done now; "" where it can."""


class View(Struct, frozen=True):
    """A key that only the screen has to do with."""

    name: str
    key: str
    help: str


def enter(editor: Editor, line: str) -> Outcome:
    """Do what Enter does with a line."""
    editor.look()
    reading = shorthand.read(line, editor.minutes, editor.clock().date())
    if not isinstance(reading, shorthand.Commanded):
        return editor.enter(reading)
    command, problem = found(reading.name)
    if command is None:
        return editor.keep_as_words(reading.line, problem)
    reason = left_over(command, reading.argument) or command.why_not(editor)
    if reason:
        return editor.keep_as_words(reading.line, reason) if reading.argument else Outcome(refused=reason)
    outcome = command.run(editor, reading.argument)
    return editor.keep_as_words(reading.line, outcome.misread) if outcome.misread else outcome


def found(name: str) -> tuple[Command | None, str]:
    """The command that is meant by a name or a beginning of one, or why there is none."""
    exact = [command for command in COMMANDS if command.name == name.lower()]
    begun = [command for command in COMMANDS if name and command.name.startswith(name.lower())]
    for candidates in (exact, begun):
        if len(candidates) == 1:
            return candidates[0], ""
    if begun:
        return None, f"/{name} may be {' or '.join('/' + command.name for command in begun)}."
    return None, f"There is no command /{name}: F1 lists them."


def left_over(command: Command | None, argument: str) -> str:
    """Why the words behind a command are none of its own; "" where they are."""
    if command and argument and not command.argument:
        return f"/{command.name} stands alone: no words follow it."
    return ""


def _undo(editor: Editor, argument: str) -> Outcome:
    editor.undo()
    return Outcome(said="Undone.")


def _redo(editor: Editor, argument: str) -> Outcome:
    editor.redo()
    return Outcome(said="Done again.")


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


def _worded(name: str, read: Callable[[str, Editor], shorthand.Entered]) -> Run:
    """A command whose argument is the words of a note."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"What are the words? /{name} WORDS")
        return editor.enter(read(argument, editor))

    return run


_heading = _worded("heading", lambda words, editor: shorthand.heading(words, editor.minutes))
_decision = _worded("decision", lambda words, editor: shorthand.decision(words, editor.minutes))
_motion = _worded("motion", lambda words, editor: shorthand.motion(words, editor.minutes))
_action = _worded("action", lambda words, editor: shorthand.action(words, editor.minutes, editor.clock().date()))


def _vote(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="What was voted on? /vote TITLE FOR-AGAINST-ABSTENTIONS")
    counts = COUNTS.search(argument)
    title = argument[: counts.start()].strip() if counts else argument
    numbers = [int(count) for count in counts.groups() if count] if counts else []
    in_favour, against, abstain, *_ = [*numbers, None, None, None]
    entry = shorthand.motion(title, editor.minutes)
    note = replace(entry.note, kind="vote", for_=in_favour, against=against, abstain=abstain)
    editor.add_note(note)
    return Outcome()


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


def _person(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Who is it? /person TITLE NAME, POST, AFFILIATION")
    person = person_read(argument, editor.minutes)
    taken = roster(editor.minutes).code(person.key)
    if taken:
        problem = f"The code {taken} is {roster(editor.minutes).full(taken)}'s already."
        return Outcome(misread=problem)
    editor.do(Edit((added(editor.minutes, "participant", person),)))
    return Outcome(said=f"{person.key} is {full_name(person)}.")


def person_read(words: str, minutes: Minutes, key: str = "") -> Participant:
    """A participant from "[CODE =] [Delegation,] [Title] Name, Post, Affiliation"."""
    given, equals, rest = words.partition("=")
    if equals and len(given.split()) == 1:
        key, words = given.strip(), rest
    known = labels(minutes.meeting.language)
    parts = [part.strip() for part in words.split(",") if part.strip()] or [words.strip()]
    delegation = ""
    if len(parts) > 1 and not title_split(parts[0], known)[0] and title_split(parts[1], known)[0]:
        delegation = parts.pop(0)
    title, name = title_split(parts[0], known)
    behind = parts[1:]
    return Participant(
        key=key or code_for(name, minutes, known),
        name=name,
        title=title,
        delegation=delegation,
        post=behind[0] if len(behind) > 1 else "",
        affiliation=", ".join(behind[1:] if len(behind) > 1 else behind),
        body=minutes.bodies[0].key if len(minutes.bodies) == 1 else (),
        presence="present",
    )


def _name(editor: Editor, argument: str) -> Outcome:
    code, equals, words = (part.strip() for part in argument.partition("="))
    if not (equals and code and words):
        return Outcome(misread="A name is given as /name XX = Ms Ida Berg.")
    if code in roster(editor.minutes).by_key or not is_placeholder(code, editor.minutes):
        return Outcome(misread=f"{code} is not a code that waits for a name.")
    named = roster(editor.minutes).named(words, exact=False)
    if len(named) > 1:
        return Outcome(misread=f"{words} may be {' or '.join(named)}.")
    if not named:
        person = person_read(words, editor.minutes, code)
        editor.do(Edit((added(editor.minutes, "participant", person),)))
        return Outcome(said=f"{code} is {full_name(person)}.")
    changes = [
        editor.change("note", index, renamed)
        for index, note in enumerate(editor.minutes.notes)
        if (renamed := _renamed(note, code, named[0])) != note
    ]
    if not changes:
        return Outcome(refused=f"There is no note with the code {code}.")
    editor.do(Edit(tuple(changes)))
    count = "1 note names" if len(changes) == 1 else f"{len(changes)} notes name"
    return Outcome(said=f"{count} {roster(editor.minutes).full(named[0])} now.")


def _renamed(note: Note, old: str, new: str) -> Note:
    """A note with one code put in another's place, wherever it has codes."""

    def codes(key: str) -> Codes:
        renamed = tuple(dict.fromkeys(new if code == old else code for code in listed(getattr(note, key))))
        return renamed[0] if len(renamed) == 1 and key not in ("responsible", "who") else renamed

    changed = {key: codes(key) for key in CODES if old in listed(getattr(note, key))}
    ballots = {new if code == old else code: ballot for code, ballot in note.ballots.items()}
    return replace(note, ballots=ballots, **changed)


def _attach(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="What is its title? /attach TITLE, or /attach FILE TITLE")
    file, _, title = argument.partition(" ")
    if not re.fullmatch(r"\S+\.[A-Za-z][A-Za-z0-9]{1,4}", file):
        file, title = "", argument
    taken = {each.key for each in editor.minutes.attachments}
    number = len(taken) + 1
    while f"annex{number}" in taken:
        number += 1
    said = (note for note in reversed(editor.minutes.notes) if note.text and note.kind != "remark" and not note.struck)
    note = next((note.id for note in said), "")
    attachment = Attachment(key=f"annex{number}", title=title.strip() or file, file=file, note=note)
    editor.do(Edit((added(editor.minutes, "attachment", attachment),)))
    return Outcome(said=f"Attachment {number}: {attachment.title}")


def _suspend(editor: Editor, argument: str) -> Outcome:
    os.kill(os.getpid(), signal.SIGTSTP)
    return Outcome()


def _no_shell(editor: Editor) -> str:
    shell = hasattr(signal, "SIGTSTP") and sys.stdin and sys.stdin.isatty()
    return "" if shell else "There is no shell to go back to."


COMMANDS: tuple[Command, ...] = (
    Command("item", "KEY", "Take up an agenda item, by its key, number or title.", _item),
    Command("next", "", "Take up the next agenda item.", _next, key="ctrl+n", why_not=_no_next),
    Command("skip", "[KEY]", "Leave out the next agenda item, or another.", _skip, why_not=_no_next),
    Command("close", "", "Close the agenda item that is up.", _close, why_not=_nothing_up),
    Command("topic", "TITLE", "Add an agenda item and take it up.", _topic),
    Command("heading", "WORDS", "A heading, as # does.", _heading),
    Command("decision", "WORDS", "A decision, as ! does.", _decision),
    Command("action", "[CODE] WORDS [by DATE]", "An action item, as > does.", _action),
    Command("motion", "WORDS", "A motion.", _motion),
    Command("vote", "TITLE 12-3-1", "A vote: for, against, abstentions.", _vote),
    Command("break", "[TIME]", "The meeting pauses, until a time if one is said.", _break),
    Command("resume", "[TIME]", "The meeting goes on after a break.", _resume, why_not=_no_break),
    Command("person", "[CODE =] Ms Ida Berg, Post, Affiliation", "Add a participant.", _person),
    Command("name", "XX = Ms Ida Berg", "Say who spoke under a code.", _name),
    Command("attach", "[FILE] TITLE", "Add an attachment, tabled with the last note.", _attach),
    Command("suspend", "", "Back to the shell; its fg brings the minutes back.", _suspend, why_not=_no_shell),
    Command(
        "undo", "", "Take the last edit back.", _undo, key="ctrl+z",
        why_not=lambda editor: "" if editor.can_undo else "There is nothing to undo in this sitting.",
    ),
    Command(
        "redo", "", "Do again what was undone.", _redo, key="ctrl+y",
        why_not=lambda editor: "" if editor.can_redo else "There is nothing to redo.",
    ),
)  # fmt: skip
