"""What the review does with notes: each letter a function from the open minutes, some notes and an answer.

An act on many notes is one edit. Those that put notes elsewhere are in `reorder`.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from msgspec.structs import replace

from minutes_tui.commands.command import Act, Command, chosen
from minutes_tui.commands.notes.note_corrections import with_speaker
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language import markup
from minutes_tui.language.clock_times import clock
from minutes_tui.language.day_phrases import day, is_of_day
from minutes_tui.language.names import full_name, is_placeholder, roster
from minutes_tui.language.separators import between_commas
from minutes_tui.line.retyping import NAME_MARKS, WHOSE_NAME, as_action, name_mark, retyped, why_other_kind
from minutes_tui.line.speakers import newly_mentioned
from minutes_tui.meeting import later_additions
from minutes_tui.meeting.audiences import below, narrowed, opened_below
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.edit import Edit
from minutes_tui.meeting.motions import of_motions
from minutes_tui.model import timezones
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Kind, Minutes, Note, Problem, listed

NAMED_BY = {"statement": "speaker", "question": "speaker", "decision": "speaker", "action": "responsible",
            "motion": "mover", "arrival": "who", "departure": "who"}  # fmt: skip
"""The key that says whose a note is, by its kind."""
KINDS: tuple[Kind, ...] = ("statement", "question", "decision", "action", "motion", "heading", "remark")
"""Kinds that notes with words may be made."""
PLACES_OF_NAME = {
    "before": ("prefix", "before the text, with a colon"),
    "inside": ("inline", "in the text itself"),
    "nowhere": ("none", "no name is printed"),
}
"""Where the name of a speaker is printed, as it is answered: the value of the record, and what it means."""
AUDIENCES = {"public": "on every page", "restricted": "not on the public page", "private": "only on your own page"}
LINKS = {
    "answers": "is the answer to",
    "supports": "is in favour of",
    "opposes": "is against",
    "amends": "proposes to change",
}
NO_LINK = "none"
UNCLEAR = "check this note"
"""What a mark says for which nothing was typed."""


def change_notes(
    editor: Editor,
    indices: Sequence[int],
    new: Callable[[Note], Note] | Mapping[int, Note],
    said: str,
    along: Sequence[int] = (),
) -> Outcome:
    """Give notes other values, as one edit; those that go `along` are not counted in what is said. `new` makes the
    value, or has it by index."""
    notes = editor.minutes.notes
    after = [
        (index, new[index] if isinstance(new, Mapping) else new(notes[index])) for index in sorted({*indices, *along})
    ]
    changes = tuple(editor.change("note", index, note) for index, note in after if note != notes[index])
    if not changes:
        return Outcome(said="Nothing was changed: this is already set.")
    editor.do(Edit(changes))
    many = sum(change.at not in along for change in changes)
    return Outcome(said=said if many <= 1 else f"{many} notes: {said[:1].lower()}{said[1:]}")


def _only(kinds: Sequence[str], said: str) -> Callable[[Editor, Sequence[int]], str]:
    def why_not(editor: Editor, indices: Sequence[int]) -> str:
        notes = editor.minutes.notes
        other = next((notes[index] for index in indices if notes[index].kind not in kinds), None)
        return said.format(kind=other.kind) if other else ""

    return why_not


# Words and marks


def reworded(editor: Editor, index: int, words: str) -> Outcome:
    """Give a note other words."""
    if not words.strip():
        return Outcome(refused="A note needs text. To remove it: D, or /note NUMBER remove.")
    if re.match(r"/(?!/)\S", words) and not editor.minutes.notes[index].text.startswith("/"):
        return Outcome(refused="A correction takes no command. Press Esc, then type it in the empty line.")
    today, before = editor.clock().date(), editor.minutes.notes[index]
    words = newly_mentioned(words, before.text, editor.minutes)
    if other := why_other_kind(before, words, editor.minutes, today):
        return Outcome(refused=other)
    done = change_notes(editor, [index], lambda note: retyped(note, words, editor.minutes, today), "Corrected.")
    after = editor.minutes.notes[index]
    said = whom_it_names(before, after, words) or _left_without(before, after)
    return replace(done, said=f"{done.said} {said}") if said and not done.refused else done


def whom_it_names(before: Note, after: Note, words: str) -> str:
    """What becomes of the name in a sentence that is given other words which lack it, as a sentence; "" where nothing
    does."""
    if before.attribution != "inline" or not before.speakers or after.kind != before.kind or after is before:
        return ""
    if not after.speakers:
        code = before.speakers[0]
        return f"The text does not name {code}. The note has no speaker now, until ↑ puts {code}: before the text."
    is_named = after.attribution == "inline" and after.text != words and after.text.endswith(f" {words}")
    return f"The name is kept: {markup.excerpt(after.text)}" if is_named else ""


def _left_without(before: Note, after: Note) -> str:
    """That nobody is to do an action item any longer, as a sentence; "" where somebody is, or nobody was."""
    if after.kind != "action" or after.responsible or not before.responsible:
        return ""
    who = ", ".join(listed(before.responsible))
    return f"The line names no participant, so {who} is not responsible any more. Press ↑ and begin with > CODE."


def _mark(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    check = argument.strip() or UNCLEAR
    return change_notes(editor, indices, lambda note: replace(note, check=check), f"Marked for checking: {check}")


def _unmark(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    return change_notes(
        editor, indices, lambda note: replace(note, check=""), "The note is no longer marked for checking."
    )


def _not_marked(editor: Editor, indices: Sequence[int]) -> str:
    notes = editor.minutes.notes
    return "" if any(notes[index].check for index in indices) else "The note is not marked for checking."


def strike(editor: Editor, indices: Sequence[int], argument: str = "") -> Outcome:
    """Strike notes out, or put them back where all of them are. The votes on a motion and the amendments to it go and
    come back with it."""
    notes = editor.minutes.notes
    along = of_motions(editor.minutes, indices)
    if all(notes[index].struck for index in indices):
        when = {notes[index].struck for index in indices}
        along = [index for index in along if notes[index].struck in when]
        return _with_those(
            change_notes(editor, indices, lambda note: replace(note, struck=None), "No longer struck out.", along),
            notes, along,
        )  # fmt: skip
    now = editor.now().replace(microsecond=0)
    along = [index for index in along if not notes[index].struck]
    done = change_notes(
        editor, indices, lambda note: note if note.struck else replace(note, struck=now),
        "Struck out. It stays in the record but is not printed.", along,
    )  # fmt: skip
    return _with_those(done, notes, along)


def _with_those(done: Outcome, notes: Sequence[Note], along: Sequence[int]) -> Outcome:
    """What was done, with what went along with a motion."""
    votes = sum(notes[index].kind == "vote" for index in along)
    counts = (("vote", votes), ("amendment", len(along) - votes))
    said = " and ".join(f"{count} {what}{'s' * (count > 1)}" for what, count in counts if count)
    return replace(done, said=f"{done.said} So {'is' if len(along) == 1 else 'are'} {said} on it.") if said else done


def silence(editor: Editor, index: int, check: str, found: str = "") -> Outcome:
    """Have a check say nothing of a note any more; `found` is what it has said."""
    said = f"It stays as it is. Not asked again at this note: {found or check}"
    return change_notes(editor, [index], lambda note: with_silence(note, check), said)


def with_silence(note: Note, check: str) -> Note:
    """A note of which a check says nothing."""
    return note if check in listed(note.silence) else replace(note, silence=(*listed(note.silence), check))


def silence_everywhere(editor: Editor, check: str) -> Outcome:
    """Have a check say nothing in this record any more."""
    meeting = editor.minutes.meeting
    silent = replace(meeting, silence=(*listed(meeting.silence), check))
    editor.do(Edit((editor.change("meeting", 0, silent),)))
    return Outcome(said=f"The record is no longer checked for “{check}”.")


def _silenced(editor: Editor, argument: str) -> Outcome:
    """What is silenced and where; or have a check speak again everywhere."""
    minutes = editor.minutes
    everywhere = listed(minutes.meeting.silence)
    here: dict[str, list[str]] = {}
    for at, note in enumerate(minutes.notes):
        for check in listed(note.silence):
            here.setdefault(check, []).append(note.id or str(at + 1))
    if not argument:
        parts = [f"in the whole record: {', '.join(everywhere)}"] if everywhere else []
        parts += [f"{check} in note{'s' * (len(ids) > 1)} {', '.join(ids)}" for check, ids in here.items()]
        said = "; ".join(parts)
        return Outcome(
            said=f"Silenced {said}. /silenced CHECK turns one on again." if said else "No check is silenced."
        )
    if argument not in (*everywhere, *here):
        return Outcome(misread=f"{argument} is not silenced: /silenced shows what is.")
    changes = [
        editor.change(
            "note", at, replace(note, silence=tuple(name for name in listed(note.silence) if name != argument))
        )
        for at, note in enumerate(minutes.notes)
        if argument in listed(note.silence)
    ]
    if argument in everywhere:
        left = tuple(name for name in everywhere if name != argument)
        changes.append(editor.change("meeting", 0, replace(minutes.meeting, silence=left)))
    editor.do(Edit(tuple(changes)))
    return Outcome(said=f"The check {argument} is on again.")


# Whose it is


def people_offered(minutes: Minutes) -> Sequence[tuple[str, str]]:
    return [(person.key, full_name(person)) for person in minutes.participants if person.key and not person.struck]


def people_meant(typed: str, minutes: Minutes) -> tuple[tuple[str, ...], str]:
    """Codes of those who are named by codes or names with commas between, and what is not understood."""
    people, codes = roster(minutes), []
    for each in between_commas(typed):
        named = people.meant(each)
        if not named and (each == UNKNOWN_SPEAKER or is_placeholder(each, minutes)):
            named = [each]
        if len(named) != 1:
            several = (
                f"“{each}” could be {' or '.join(named)}. Type more of the name."
                if named
                else f"No participant is called “{each}”."
            )
            return (), several
        codes.append(named[0])
    return tuple(codes), ""


def _give(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Whose notes are; of motions, who moved them, and behind a semicolon who seconded them."""
    notes = editor.minutes.notes
    moved, semicolon, seconded = argument.partition(";")
    if semicolon and argument.strip() != ";" and all(notes[index].kind == "motion" for index in indices):
        return _moved(editor, indices, moved, seconded)
    codes, problem = people_meant(argument.strip().removeprefix("-"), editor.minutes)
    if problem or not (codes or argument.strip() == "-"):
        return Outcome(refused=problem or "Who said it? Type a code or a name, or - for no one.")
    minutes = editor.minutes
    people = roster(minutes)
    name = ", ".join(map(people.short, codes)) or "nobody"
    outcome = change_notes(editor, indices, lambda note: with_people(note, codes, minutes), f"Changed to {name}.")
    unsure = sum(bool(editor.minutes.notes[at].check) and not minutes.notes[at].check for at in indices)
    return Outcome(f"Changed to {name}. Check the name in the text of {unsure}.") if unsure else outcome


def _moved(editor: Editor, indices: Sequence[int], moved: str, seconded: str) -> Outcome:
    """Who moved motions and who seconded them; one for whom nothing is typed stays."""
    said, people = dict[str, tuple[str, ...]](), roster(editor.minutes)
    for key, typed in (("mover", moved), ("seconder", seconded)):
        said[key], problem = people_meant(typed.strip().removeprefix("-"), editor.minutes)
        if problem:
            return Outcome(refused=problem)
        if not typed.strip():
            del said[key]
    whose = {key: codes[0] if len(codes) == 1 else codes for key, codes in said.items()}
    names = "; the ".join(f"{key} is {', '.join(map(people.short, codes)) or 'nobody'}" for key, codes in said.items())
    return change_notes(editor, indices, lambda note: replace(note, **whose), f"The {names}.")


def _who_asked(minutes: Minutes, indices: Sequence[int]) -> str:
    kinds = {minutes.notes[index].kind for index in indices}
    return WHO_ASKED.get(kinds.pop(), "") if len(kinds) == 1 else ""


WHO_ASKED = {
    "motion": "Who moved it? MOVER; SECONDER",
    "action": "Who does it? Code, name or - for no one",
    "arrival": "Who arrived? Codes or names",
    "departure": "Who left? Codes or names",
}
"""What is asked of notes that nobody says, by their kind."""


def with_people(note: Note, codes: tuple[str, ...], minutes: Minutes) -> Note:
    """A note as somebody else's."""
    whose = codes[0] if len(codes) == 1 else codes
    if note.kind not in ("statement", "question"):
        return replace(note, **{NAMED_BY[note.kind]: whose})
    if len(codes) == 1:
        return with_speaker(note, codes[0], minutes)
    check = note.check
    if note.attribution == "inline":
        return replace(note, speaker=whose, check=check or WHOSE_NAME)
    return replace(note, speaker=whose, attribution="prefix" if codes else "none")


def _given_now(editor: Editor, indices: Sequence[int]) -> str:
    note = editor.minutes.notes[indices[0]]
    if len(indices) > 1:
        return ""
    seconded = f"; {', '.join(listed(note.seconder))}" if note.kind == "motion" and note.seconder else ""
    return ", ".join(listed(getattr(note, NAMED_BY[note.kind]))) + seconded


def _attribute(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    values = [value for value, _ in PLACES_OF_NAME.values()]
    answer, attribution = chosen(argument, tuple(PLACES_OF_NAME)), chosen(argument, values)
    if not (answer or attribution):
        return Outcome(refused="Choose before, inside or nowhere.")
    attribution = attribution or PLACES_OF_NAME[answer][0]
    minutes = editor.minutes
    said = next(said for value, said in PLACES_OF_NAME.values() if value == attribution)
    return change_notes(
        editor, indices, lambda note: with_attribution(note, attribution, minutes), f"Name of the speaker: {said}."
    )


def with_attribution(note: Note, attribution: str, minutes: Minutes) -> Note:
    """A statement with its name elsewhere. No word is changed: where a name stands in the text and is not to, or is
    to and does not, the note is marked to be checked; a mark that asked for the other goes."""
    new = replace(note, attribution=attribution)
    check = "" if note.check in NAME_MARKS else note.check
    return replace(new, check=check or name_mark(new, minutes))


def _place_of_name(editor: Editor, indices: Sequence[int]) -> str:
    value = _shared(editor, indices, "attribution")
    return next((answer for answer, (known, _) in PLACES_OF_NAME.items() if known == value), "")


def _shared(editor: Editor, indices: Sequence[int], field: str) -> str:
    """The value that notes have in a field; "" where they differ."""
    values = {str(getattr(editor.minutes.notes[index], field)) for index in indices}
    return values.pop() if len(values) == 1 else ""


def _speakerless(editor: Editor, indices: Sequence[int]) -> str:
    notes = editor.minutes.notes
    return (
        ""
        if all(notes[index].speakers for index in indices)
        else "The note has no speaker: press s, or /note NUMBER speaker CODE."
    )


# What it is


def _kind(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    kind = next((kind for kind in KINDS if kind == chosen(argument, KINDS)), None)
    if kind is None:
        return Outcome(refused=f"Choose one of: {', '.join(KINDS)}.")
    numbers = count(next_number(editor.minutes))
    today = editor.clock().date()
    actions = [editor.minutes.notes[index] for index in indices if kind != "action"]
    has_more = any(note.kind == "action" and (note.responsible or note.due) for note in actions)
    kept = " Who does it and by when stay in the record, off the page." if has_more else ""

    def new(note: Note) -> Note:
        number = note.number
        if kind == "decision" and number is None:
            number = next(numbers)
        elif kind not in ("decision", note.kind):
            number = None
        new = as_action(note, editor.minutes, today) if kind == "action" else replace(note, kind=kind)
        return replace(new, number=number)

    return change_notes(editor, indices, new, f"Now {'an action item' if kind == 'action' else f'a {kind}'}.{kept}")


def _audience(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Who may read notes; what is below the heading of an item goes with that (`narrowed`). Where more notes would be
    opened than the selected ones, that is to be said in the answer: "public all", or "public alone"."""
    typed = TYPED.fullmatch(argument.strip().lower())
    audience, opening = (chosen(typed[1], tuple(AUDIENCES)), typed[2] or "") if typed else ("", "")
    if not audience:
        return Outcome(refused="Choose public, restricted or private.")
    before = editor.minutes
    notes = before.notes
    keys = {notes[index].item for index in indices if notes[index].kind == "item"} - {""}
    again = [at for at, note in enumerate(notes) if note.kind == "item" and note.item in keys and at not in indices]
    places = sorted({*indices, *again})  # an item that was taken up again is the same item
    wanted = {at: replace(notes[at], audience=audience) for at in places}
    opened = opened_below(before, wanted)
    if opened and not opening:
        them = "it" if len(opened) == 1 else "them"
        return Outcome(
            refused=f"“{audience}” opens {_more(opened)} too: {_which(before, opened)}. "
            f"Add “all”, or “alone” to keep {them} {narrowed(before).notes[opened[0]].audience}."
        )
    if opening == ALONE:
        seen = narrowed(before).notes
        wanted |= {at: replace(notes[at], audience=seen[at].audience) for at in opened}
    along = [at for at in wanted if at not in indices]
    done = change_notes(editor, indices, wanted, f"Now {audience}.", along)
    if not opened:
        return replace(done, said=f"{done.said}{_of_those_below(editor.minutes, places)}")
    which, many = _which(before, opened), len(opened)
    if opening == ALONE:
        stays = "The note below stays" if many == 1 else f"The {many} notes below stay"
        return replace(done, said=f"{done.said} {stays} {narrowed(editor.minutes).notes[opened[0]].audience}: {which}.")
    return replace(
        done, said=f"{done.said} So {'is the note' if many == 1 else f'are the {many} notes'} below: {which}."
    )


ALONE = "alone"
TYPED = re.compile(rf"([a-z]+?)\s*(all|{ALONE})?")
"""An audience, and what may be added: all that is below is opened as well, or only the notes that are selected."""


def _more(opened: Sequence[int]) -> str:
    return "1 more note" if len(opened) == 1 else f"{len(opened)} more notes"


def _which(minutes: Minutes, indices: Sequence[int]) -> str:
    """Which notes are meant: the only one, or the first and the last."""
    first, last = (label_of(minutes, indices[at]) for at in (0, -1))
    return first if len(indices) == 1 else f"{first} to {last}"


LABEL = 24
"""Characters of a note by which it is named."""


def label_of(minutes: Minutes, index: int) -> str:
    """A few words by which a note is named: those with which it begins, else its item's title or its kind."""
    note = minutes.notes[index]
    item = minutes.item(note.item) if note.kind == "item" else None
    return markup.excerpt((note.text or (item.title if item else "") or note.kind).rstrip("."), LABEL)


def _of_those_below(minutes: Minutes, indices: Sequence[int]) -> str:
    """What an audience that was set on some notes comes to with what is above and below them."""
    notes = narrowed(minutes).notes
    held = next((notes[index] for index in indices if notes[index].audience != minutes.notes[index].audience), None)
    if held:
        return f" But it stays {held.audience}: its item or heading is. Set that first."
    under = [at for at in below(minutes, indices) if not notes[at].struck and notes[at].kind != "remark"]
    are = "is the note" if len(under) == 1 else f"are the {len(under)} notes"
    return f" So {are} below: {_which(minutes, under)}." if under else ""


def _time(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """The hour and minute of some notes; the day stays, or is the meeting's."""
    at = clock(argument, editor.minutes.meeting.language)
    if at is None:
        return Outcome(refused="Not a time: write 10:05.")
    now, meeting = editor.clock(), editor.minutes.meeting

    def new(note: Note) -> Note:
        if note.at and note.at.tzinfo is None:  # it stays without an offset
            return replace(note, at=dt.datetime.combine(note.at.date(), at))
        near = timezones.shown(note.at, meeting) if note.at else now
        day = near.date() if note.at else meeting.date or now.date()
        return replace(note, at=timezones.on(day, at, meeting, near))

    return change_notes(editor, indices, new, f"Time changed to {at:%H:%M}.")


def _added(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """The day on which notes were added to the minutes, after the meeting; `-` takes it away."""
    meeting, today, typed = editor.minutes.meeting, editor.clock().date(), argument.strip()
    if typed == "-":
        return change_notes(editor, indices, lambda note: replace(note, added=None), "No day is printed before it.")
    last = meeting.last_date or meeting.date
    found = day(typed, meeting.language, last or today)
    if found is None:
        return Outcome(refused=f"Not a day: {typed}. Write {today}, or - for none.")
    if found.doubt:
        return Outcome(refused=f"{found.doubt} Write {found.date}.")
    if last and found.date <= last:
        return Outcome(refused=f"The meeting was on {last}: what was added later has a day after that.")
    others = (later_additions.lead(editor.minutes.notes[at].text, meeting) for at in indices)
    if told := next((each for each in others if each and each.day != found.date), None):
        return Outcome(refused=f"The text itself says {told.words.rstrip(' :：')}: change that with e.")
    if found.date > today:
        return Outcome(refused=f"{found.date} is still to come: write the day on which it was added.")
    said = f"Added on {found.date}: the page says so before the text."
    return change_notes(editor, indices, lambda note: replace(note, added=found.date), said)


def _by(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """Who is to do an action and by when: `AT, LB by Friday`, or one of the two; `by -` takes the day away."""
    minutes = editor.minutes
    who, said_by, when = re.match(r"(.*?)(?:(?:^|\s)(by)\s+(.*))?$", argument.strip(), re.DOTALL).groups()  # type: ignore[union-attr]
    if not said_by and (at := _day_at_end(editor, who)) is not None:
        who, said_by, when = who[:at].strip(), "by", who[at:]
    codes, problem = people_meant(who, minutes)
    base = minutes.meeting.date or editor.clock().date()
    coming = minutes.meeting.next.date if minutes.meeting.next else None
    found = day(when, minutes.meeting.language, base, coming) if said_by and when != "-" else None
    due = found.date if found else None
    if said_by and when != "-" and due is None:
        problem = problem or f"Not a day: {when}. Write 2025-04-01, Friday or 1 April."
    if found and found.doubt:
        problem = problem or f"{found.doubt} Write by {due}."
    if problem or not (codes or said_by):
        return Outcome(refused=problem or "Type it like “AT, LB by Friday”.")

    def new(note: Note) -> Note:
        responsible = (codes[0] if len(codes) == 1 else codes) if codes else note.responsible
        is_answered = bool(said_by) and is_of_day(note.check, note.due)
        check = markup.gap(note.text) if is_answered else note.check
        return replace(note, responsible=responsible, due=due if said_by else note.due, check=check)

    said = ", ".join(map(roster(minutes).short, codes))
    return change_notes(editor, indices, new, f"{said}{f' by {due}' if due else ''}.".strip())


def _day_at_end(editor: Editor, words: str) -> int | None:
    """Where a day begins that is typed without "by", alone or behind people; None where there is none."""
    meeting = editor.minutes.meeting
    base = meeting.date or editor.clock().date()
    for start in re.finditer(r"\S+", words):
        before, said = words[: start.start()].strip(), words[start.start() :]
        people, unknown = people_meant(before, editor.minutes) if before else ((), "")
        found = day(said, meeting.language, base) or day(said, "en", base)
        is_name = not people_meant(said, editor.minutes)[1]
        if found and found.date and not found.doubt and not unknown and bool(people) == bool(before) and not is_name:
            return start.start()
    return None


def _by_now(editor: Editor, indices: Sequence[int]) -> str:
    note = editor.minutes.notes[indices[0]]
    who = ", ".join(listed(note.responsible))
    return f"{who} by {note.due}".strip() if note.due else who


def _done(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    is_done = not all(editor.minutes.notes[index].done for index in indices)
    said = "Marked as done." if is_done else "Marked as not done."
    return change_notes(editor, indices, lambda note: replace(note, done=is_done), said)


# How notes hang together


def link(editor: Editor, indices: Sequence[int], relation: str, target: int) -> Outcome:
    """Say what notes have to do with another."""
    notes = editor.minutes.notes
    id = notes[target].id
    if target in indices:
        return Outcome(refused="A note cannot be linked to itself.")
    if not id:
        return Outcome(refused="That note has no id, so it cannot be linked.")
    if relation == "amends" and not all(notes[at].kind == "motion" for at in (*indices, target)):
        return Outcome(refused="Only a motion can amend another motion.")
    said = f"It {LINKS[relation]} note {id}."
    return change_notes(editor, indices, lambda note: replace(note, **{relation: id}), said)


def unlinked(editor: Editor, indices: Sequence[int]) -> Outcome:
    """Take all that notes say of others away."""
    return change_notes(
        editor,
        indices,
        lambda note: replace(note, answers=(), supports=(), opposes=(), amends=()),
        "All links removed.",
    )


def _link(editor: Editor, indices: Sequence[int], argument: str) -> Outcome:
    """`answers 7`: a relation and an id; `none` takes all links away."""
    typed, _, id = argument.strip().partition(" ")
    relation = chosen(typed, (*LINKS, NO_LINK))
    if relation == NO_LINK:
        return unlinked(editor, indices)
    target = editor.minutes.note_at(id.strip())
    if not relation or target is None:
        return Outcome(refused="Type “answers 7”; also “supports”, “opposes”, “amends”, “none”.")
    return link(editor, indices, relation, target)


SPOKEN = _only(("statement", "question"), "A note of the kind {kind} has no attribution.")

ACTS: tuple[Act, ...] = (
    Act("speaker", "s", "Change the speaker, mover, person responsible, or who arrived or left.", _give,
        "Who said it? Code, name or - for no one",
        _only(tuple(NAMED_BY), "A note of the kind {kind} has no speaker."), _given_now, people_offered,
        asks_of=_who_asked),
    Act("kind", "t", "Change the kind of note: statement, question, decision, action …", _kind, "Which kind of note?",
        _only(KINDS, "A note of the kind {kind} cannot change to another kind."),
        now=lambda editor, indices: _shared(editor, indices, "kind"),
        offers=lambda minutes: [(kind, "") for kind in KINDS]),
    Act("attribution", "a", "Set where the speaker's name is printed: before the text, in it, or nowhere.", _attribute,
        "Where is the name printed?", lambda editor, indices: SPOKEN(editor, indices) or _speakerless(editor, indices),
        _place_of_name, lambda minutes: [(answer, said) for answer, (_, said) in PLACES_OF_NAME.items()]),
    Act("mark", "c", "Mark the note for checking.", _mark, "What needs checking?",
        now=lambda editor, indices: editor.minutes.notes[indices[0]].check if len(indices) == 1 else ""),
    Act("unmark", "C", "Remove the mark for checking.", _unmark, why_not=_not_marked),
    Act("strike", "d", "Strike out the note, or put it back. It stays in the record.", strike),
    Act("audience", "w", "Set who may read the note: public, restricted or private.", _audience, "Who may read it?",
        now=lambda editor, indices: _shared(editor, indices, "audience"),
        offers=lambda minutes: list(AUDIENCES.items())),
    Act("time", "T", "Change the time.", _time, "At what time?",
        now=lambda editor, indices: timezones.hour(editor.minutes.notes[indices[0]].at, editor.minutes.meeting)),
    Act("added", "B", "Say on which day the note was added, after the meeting.", _added,
        "On which day was it added? A date, or - for none",
        _only(later_additions.KINDS, "A note of the kind {kind} has no such day: say it in a note of its own."),
        now=lambda editor, indices: str(editor.minutes.notes[indices[0]].added or "")),
    Act("by", "b", "Set who does an action item, and when it is due.", _by,
        "Who, and by when? For example AT, LB by Friday",
        _only(("action",), "Only an action item has a person responsible. This is a {kind}."), _by_now,
        people_offered),
    Act("done", "y", "Mark the action item as done, or as not done.", _done,
        why_not=_only(("action",), "Only an action item can be marked as done. This is a {kind}.")),
    Act("link", "l", "Link the note: choose the kind of link, move to the other note, press Enter.", _link,
        "Which kind of link?",
        offers=lambda minutes: [*LINKS.items(), (NO_LINK, "removes all its links")]),
)  # fmt: skip

MENDED_BY = {
    "at": ("time", "time"), "who": ("speaker", "who"), "speaker": ("speaker", "speaker"), "mover": ("speaker", "mover"),
    "seconder": ("speaker", "seconder"), "due": ("by", "due"), "added": ("added", "day"), "responsible": ("by", "due"),
}  # fmt: skip
"""By the key of a note that a problem is about, the act that corrects it, and what that is called in the footer."""


def act_for(problem: Problem | None, minutes: Minutes) -> tuple[Act, str] | None:
    """The act that corrects what a problem is about, and a word for it; None where its text is edited."""
    if problem is None or problem.table != "note" or problem.index >= len(minutes.notes):
        return None
    key = problem.key
    if not key and minutes.notes[problem.index].kind == "action":
        key = "due"
    name, word = MENDED_BY.get(key, ("", ""))
    return next(((act, word) for act in ACTS if act.name == name), None)


COMMANDS: tuple[Command, ...] = (
    Command("silenced", "[CHECK]", "Show which checks are silenced, and where; or turn one on again.", _silenced),
)
