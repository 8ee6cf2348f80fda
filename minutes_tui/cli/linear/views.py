"""What linear mode says where the app has a pane or a screen: plain lines, for one who hears or feels them."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from minutes_tui import checks, manual
from minutes_tui.assist import keymap
from minutes_tui.checks import sign_off
from minutes_tui.commands import meeting as fields_of_meeting
from minutes_tui.commands.documents import attachments as fields_of_attachment
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, written
from minutes_tui.export.last_copy import last_copy
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.meeting import attendance, vote_results
from minutes_tui.meeting.actions import action_numbers
from minutes_tui.meeting.agenda_numbers import with_number
from minutes_tui.meeting.decisions import is_carried
from minutes_tui.meeting.motions import last_decided, main_motion, pending, wording
from minutes_tui.meeting.quorum import voter_count
from minutes_tui.meeting.voters import voting_words
from minutes_tui.model import timezones
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Codes, Minutes, Note, listed
from minutes_tui.search import note_filter, replacement
from minutes_tui.search.mentions import left

FEW = 5
"""Notes that are said where nobody says how many."""
AROUND = 30
"""Characters that are said before and behind a place in a text."""
PRESENCE = {attendance.PRESENT: "present", attendance.NOT_KNOWN: "expected", attendance.AWAY: "absent"}
HELP = (
    "Each line you enter is a note: “AT: The ice came late.” is a statement by AT, “! text” a decision,",
    (
        "“> AT text by Friday” an action item. “/next” takes up the next agenda item. The program then reads "
        "out what it recorded."
    ),
    "/notes reads the last notes, /notes 20 the last 20, /notes ice those that contain the word.",
    "/people reads the participants, /agenda the agenda, /page the page; /item CODE takes up an item.",
    "/undo undoes the last line, s/old/new/ corrects the last note that contains the old text.",
    "/correct 12 puts note 12 into the input line.",
    "/note 12 ACTION changes note 12 as the review does. /note alone lists the actions.",
    "/checks reads the problems in the record. /fix 1 fixes the first, /silence 1 silences it.",
    "/replace TEXT finds a text, /replace s/OLD/NEW/ replaces it. /import takes in a list of people.",
    "/help TEXT searches the lines, the commands and the manual. /keys reads all lines and commands.",
    "A line is saved when you press Enter. Where Tab completes a line, an unfinished line is saved as well.",
    "Ctrl+C discards the line. /quit, /leave or Ctrl+D quits.",
)


def people(codes: Codes, minutes: Minutes) -> str:
    """Participants by code and last name."""
    known = roster(minutes)
    named = (f"{code} {known.known_as(code)}".strip() if code in known.by_key else code for code in listed(codes))
    return ", ".join("unknown speaker" if code == UNKNOWN_SPEAKER else code for code in named)


def note_lines(note: Note, minutes: Minutes) -> list[str]:
    """A note: when, who, what kind; then its words, a line for each of theirs."""
    parts = [timezones.hour(note.at, minutes.meeting), people(note.speaker or note.responsible or note.who, minutes)]
    if note.kind == "item":
        item = minutes.item(note.item)
        parts += [f"item {item.title or item.key if item else note.item}", note.outcome]
    elif note.kind != "statement":
        at = minutes.note_at(note.id) if note.kind == "action" and note.id else None
        number = note.number or (action_numbers(minutes)[at] if at is not None else "")
        kind = "amendment" if note.kind == "motion" and note.amends else note.kind
        parts += [kind, note.outcome, f"decision {number}"] if is_carried(note) and number else [
            f"{kind} {number}".strip(), note.outcome]  # fmt: skip
    abstain = vote_results.with_abstentions(note, minutes).abstain
    counts = (("for", note.for_), ("against", note.against), ("abstentions", abstain), ("invalid", note.invalid))
    parts += [f"{count} {of}" for of, count in counts if count is not None]
    parts += [f"{visible(answer)} {count}" for answer, count in note.options.items()]
    if note.kind == "vote":
        parts += ["secret" if note.secret else "", vote_results.ballots_shown(note, minutes)]
        parts += [f"{people(note.recused, minutes)} recused" if note.recused else ""]
    parts += [f"needs {note.majority}" if note.majority else ""]
    parts += [f"added on {note.added}" if note.added else ""]
    parts += [f"due {note.due}" if note.due else "", f"until {note.until:%H:%M}" if note.until else ""]
    parts += [
        "done" if note.done else note.outcome if note.kind == "action" else "",
        "struck out" if note.struck else "",
    ]
    parts += [f"to check: {note.check}" if note.check else ""]
    head = ", ".join(filter(None, parts))
    first, *others = [line for line in note.text.split("\n") if line.strip()] or [""]
    return [visible(line) for line in (f"{head}: {first}" if first else head, *(f"  {line}" for line in others))]


def _notes(editor: Editor, argument: str) -> Iterator[str]:
    """The last notes, or those that hold words or are as a filter of the review says, each after its number."""
    minutes = editor.minutes
    found = list(range(len(minutes.notes)))
    if argument.isdecimal():
        found = found[len(found) - int(argument) :] if int(argument) < len(found) else found
    elif argument:
        found = note_filter.sifted(argument, minutes)[0] if FILTER.search(argument) else []
        found = found or [at for at, note in enumerate(minutes.notes) if _holds(note, argument, minutes)]
    else:
        found = found[-FEW:]
    for at in found:
        note = minutes.notes[at]
        first, *others = note_lines(note, minutes)
        yield from (f"{visible(note.id)}. {first}" if note.id else first, *others)
    if not found:
        yield f"No note contains “{visible(argument)}”." if argument else "There are no notes yet."


FILTER = re.compile(rf"(?:^|\s)-?(?:(?:{'|'.join(note_filter.KEYS)}):|(?:{'|'.join(note_filter.WORDS)})(?:\s|$))")
"""What only a filter of the review has in it."""


def _holds(note: Note, words: str, minutes: Minutes) -> bool:
    return folded(words) in folded("\n".join(note_lines(note, minutes)))


def _checks(editor: Editor, argument: str) -> Iterator[str]:
    """What is wrong, each with the number that /fix and /silence take, and the ways to mend it."""
    minutes = editor.minutes
    found = note_command.problems(editor.record)
    yield f"{len(found)} problem{'s' * (len(found) != 1)}." if found else "No problems."
    for number, problem in enumerate(found, 1):
        place = sign_off.place(problem, minutes)
        ways = [fix.said for fix in checks.fixes(minutes, problem)]
        offered = "".join(f" /fix {number}{f' {way}' if way > 1 else ''}: {said}." for way, said in enumerate(ways, 1))
        note = minutes.notes[problem.index] if problem.table == "note" and not problem.is_unread else None
        where = f"{place}, note {note.id}" if note and note.paragraph is not None else place
        yield visible(f"{number}. {f'{where}: ' if where else ''}{problem.text}{offered}")


def _replace(editor: Editor, argument: str) -> Iterator[str]:
    """Where words stand."""
    if not argument:
        yield "/replace TEXT shows where a text is. /replace s/OLD/NEW/ replaces it in all places,"
        yield "/replace s/OLD/NEW/ 1,3 in the first and the third place."
        return
    minutes = editor.minutes
    found = [hit for some in replacement.hits(minutes, replacement.Query(argument, case=True)) for hit in some]
    yield f"{len(found)} place{'s' * (len(found) != 1)}." if found else "Not found in the record."
    for number, hit in enumerate(found, 1):
        words = replacement.words_of(minutes, hit)
        where = f"note {minutes.notes[hit.index].id}" if hit.table == "note" else hit.table
        yield visible(f"{number}. {where}: {words[max(hit.start - AROUND, 0) : hit.end + AROUND]}")


def _holding(argument: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines that hold some words, or why there is none."""
    found = [line for line in lines if folded(argument) in folded(line)]
    yield from found or [f"Nothing contains “{visible(argument)}”." if argument else "There are none yet."]


def _people(editor: Editor, argument: str) -> Iterator[str]:
    minutes = editor.minutes
    now = attendance.presence(minutes)

    def rows() -> Iterator[str]:
        for person in minutes.participants:
            if not person.struck:
                roles = person.role if isinstance(person.role, str) else ", ".join(person.role.values())
                sign = PRESENCE.get(now.get(person.key, ""), "")
                parts = [person.key, full_name(person), roles, voting_words(person, minutes), person.delegation, sign]
                yield visible(", ".join(filter(None, parts)))

    yield from _holding(argument, rows())
    if not argument and minutes.participants:
        yield quorum_words(minutes)


def quorum_words(minutes: Minutes) -> str:
    """How many are present, and whether that is a quorum, as a sentence."""
    count = voter_count(minutes)
    lacks = f"; the quorum needs {count.missing}" if count.missing else ""
    return f"{count.words}{lacks}."


def _agenda(editor: Editor, argument: str) -> Iterator[str]:
    minutes = editor.minutes
    up = minutes.current_item()
    last = {note.item: note.outcome for note in minutes.notes if note.kind == "item" and not note.struck}

    def rows() -> Iterator[str]:
        for item in minutes.agenda:
            if not item.struck:
                stands = last.get(item.key, "to come")
                if stands in ("taken up", "resumed"):
                    stands = "current" if item.key == up else "done"
                planned = f"{item.minutes:g} minutes" if item.minutes else ""
                parts = [with_number(minutes, item), f"code {item.key}", planned, stands]
                yield visible(", ".join(filter(None, parts)))

    yield from _holding(argument, rows())


def _help(editor: Editor, argument: str) -> Iterator[str]:
    yield from _holding(argument, chain(_rows(), map(visible, manual.lines()))) if argument else HELP


def _keys(editor: Editor, argument: str) -> Iterator[str]:
    yield from _holding(argument, _rows())


def _rows() -> Iterator[str]:
    """All that can be typed, without the keys of the screen."""
    yield from (f"{typed}   {becomes}" for typed, becomes in keymap.typed_rows())


def _page(editor: Editor, argument: str) -> Iterator[str]:
    page = written(editor.record, "txt", Order(house=editor.settings.print))
    lines = map(visible, page.content.decode().splitlines())
    yield from _holding(argument, lines) if argument else lines
    yield from map(visible, page.warnings)


def _readback(editor: Editor, argument: str) -> Iterator[str]:
    minutes, index = editor.minutes, pending(editor.minutes)
    if index is None:
        last = last_decided(minutes.notes)
        yield from note_lines(last, minutes) if last else ["There is no motion or decision yet."]
        return
    note = minutes.notes[index]
    yield f"{'Amendment' if note.amends else 'Motion'}: {visible(wording(minutes, index))}"
    if note.amends:
        yield f"Instead of: {visible(wording(minutes, main_motion(minutes, index)))}"
    for did, codes in (("Moved", note.mover), ("Seconded", note.seconder)):
        if codes:
            yield f"{did} by {visible(people(codes, minutes))}"


def _signoff(editor: Editor, argument: str) -> Iterator[str]:
    """Show the open points before the minutes are circulated."""
    points = sign_off.open_points(editor.record)
    yield (
        f"{sign_off.open_summary(points)}."
        if points
        else "No points are open. To circulate the minutes, type /circulate."
    )
    yield from (visible(f"{sign_off.place(point, editor.minutes)}: {point.text}") for point in points)
    silenced = checks.silenced(editor.minutes)
    yield from (f"{sign_off.silenced_summary(silenced)}.",) if silenced else ()
    yield from (visible(f"{sign_off.place(each, editor.minutes)}, {each.check}: {each.text}") for each in silenced)
    if editor.minutes.meeting.status == "circulated":
        before = last_copy(editor.record.path, editor.minutes.history)
        since = sign_off.changes_by_comments(before, editor.minutes)
        yield from (
            (f"{sign_off.changes_summary(since.unasked)}.", *map(visible, since.unasked)) if since.unasked else ()
        )
        yield from (
            (f"{sign_off.inexact_summary(since.answers)}.", *map(visible, since.answers)) if since.answers else ()
        )
        yield from map(visible, since.undone)


def _meeting(editor: Editor, argument: str) -> Iterator[str]:
    """Its fields that have a value, or the one that is named."""
    for field in fields_of_meeting.FIELDS:
        value = fields_of_meeting.words(editor.minutes, field.name)
        if field.name == argument or (value and not argument):
            yield f"{field.name}: {visible(value) or 'none'}"
    yield f"To change it, type /meeting {argument or 'venue'} TEXT."


def _attachment(editor: Editor, argument: str) -> Iterator[str]:
    """The fields of each attachment, or of the one with a number."""
    for number, entry in enumerate(editor.minutes.attachments, 1):
        for field in fields_of_attachment.FIELDS if argument in ("", str(number)) else ():
            value = fields_of_attachment.words(entry, field.name)
            yield f"Attachment {number}, {field.label.lower()}: {visible(field.choices.get(value, value)) or 'none'}"


def _mentions(editor: Editor, argument: str) -> Iterator[str]:
    """The words in which a code was left when it was named, as much of them as stands around it."""
    minutes, (code, key) = editor.minutes, argument.split(" ", 1)
    for hit in (hit for hits in left(code, key).hits(minutes) for hit in hits):
        note = minutes.notes[hit.index]
        start, end = max(hit.start - AROUND, 0), hit.end + AROUND
        words = f"{'…' * (start > 0)}{note.text[start:end]}{'…' * (end < len(note.text))}".replace("\n", " ")
        yield visible(", ".join(filter(None, (f"note {note.id}", people(note.speaker, minutes)))) + f": {words}")


SHOWN: dict[str, Callable[[Editor, str], Iterator[str]]] = {
    "notes": _notes,
    "people": _people,
    "agenda": _agenda,
    "meeting": _meeting,
    "attachment": _attachment,
    "help": _help,
    "keys": _keys,
    "page": _page,
    "readback": _readback,
    "signoff": _signoff,
    "mentions": _mentions,
    "checks": _checks,
    "review": _checks,
    "replace": _replace,
    "participants": _people,
}
"""What is said for a view that a command asks for, or for a word behind `/`; of it the lines that hold the words
behind that."""

INSTEAD = {
    "edit": "/correct puts the last note into the input line, /correct 12 note 12.",
    "pages": "/page reads the page, /export pdf writes it.",
    "copy": "/notes 1 reads the last note, /export FILE writes the page.",
    "theme": "Linear mode has no colours.",
}
"""What to type instead of a command that needs the screen, by its view."""
