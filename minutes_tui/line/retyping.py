"""A note that is there, read again as its line would be where it is entered: with other words, as an action item, or
for what it is to be checked."""

import datetime as dt
import re
from collections.abc import Iterator, Set

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.day_phrases import is_of_day
from minutes_tui.language.names import roster
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import grammar, other_titles
from minutes_tui.line.speakers import candidates, could_be
from minutes_tui.meeting import later_additions
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.edit import Change, Edit, edited, marked, reworded
from minutes_tui.meeting.motions import main_motion, wording
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Kind, Minutes, Note, Participant, listed

SPOKEN = ("statement", "question")
ANEW: tuple[Kind, ...] = ("arrival", "departure", "action", "decision", "heading", "remark")
"""What words of nobody become where they are changed to a line that is so read."""
BEGUN = re.compile(r"([^\s:：][^:：\n]{0,60}?)\s*[:：]\s+\S")
"""A name before a colon, where words follow."""
STAYS = ("action", "motion", "decision", "heading", "remark", *SPOKEN)
"""Kinds of notes with words, which other words leave as they are."""
OTHER_KIND = "This note is {}, and the line is {}. To add it as a note of its own: Esc, then type it in the empty line."
CALLED = {"arrival": "an arrival", "departure": "a departure", "action": "an action item"}
MANY = 200
"""Notes of one edit from which on those alone are read again that have a mark, as if no note were before them: 10,000
of them would take seconds."""


# Other words


def retyped(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note:
    """A note with other words, and with the speaker whom its first line has where that is read as it is when it is
    entered. A line that named somebody before and is another's, or nobody's, stays so; and one whose name stands before
    the words stays unless another stands before a colon, or a statement has its speaker's name within it now. A
    sentence that named its speaker keeps the name before words that go on with it, and has no speaker where it is one
    that names nobody. Words of nobody become what they are read as, such as a departure; those of an action item have
    who is responsible and by when: of a line with its mark alone those that it names, else those that it names and
    else those that were there. The mark of a decision, heading or remark is no word of it."""
    return later_additions.dated_anew(note, _retyped(note, words, minutes, today), minutes.meeting, today)


def _retyped(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note:
    if note.kind == "action":
        return _action_retyped(note, words, minutes, today)
    if note.kind not in SPOKEN and (same := _same_kind(note, words, minutes, today)):
        words = same.text
    if note.kind == "statement" and not note.speakers and (entered := _anew(note, words, minutes, today)):
        return as_entered(note, entered, minutes)
    at = next((at for at, each in enumerate(minutes.notes) if each is note), len(minutes.notes))
    before = _behind(minutes, at)
    return _marked_anew(note, _named_anew(note, words, before, today), before, before, today)


def why_other_kind(note: Note, words: str, minutes: Minutes, today: dt.date) -> str:
    """Why words are not those of a note: they are a line of another kind, such as a departure, and were none before;
    "" where the note takes them. Words of nobody become what they are read as."""
    if note.kind not in STAYS or (note.kind == "statement" and not note.speakers):
        return ""
    now = _read_anew(note, words, minutes, today)
    if now is None or now.kind in (note.kind, *SPOKEN) or now.kind not in ANEW:
        return ""
    was = _read_anew(note, note.text, minutes, today)
    return "" if was and was.kind == now.kind else OTHER_KIND.format(called(note.kind), called(now.kind))


def called(kind: Kind) -> str:
    """A kind of note with its article."""
    return CALLED.get(kind, f"a {kind}")


def _read_anew(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note | None:
    """The note that a line would make at the place of another; None of several lines, or where it makes none."""
    if "\n" in words:
        return None
    others = replace(minutes, notes=tuple(each for each in minutes.notes if each is not note))
    said = grammar.read(words, others, _said_on(note, today))
    return said.note if isinstance(said, grammar.Entered) else None


def _same_kind(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note | None:
    """The note that a line with the mark of its kind makes; None where the words had that mark before."""
    if not re.match(r"[!#]\s|//", words) or note.text[:1] == words[:1]:
        return None
    said = _read_anew(note, words, minutes, today)
    return said if said and said.kind == note.kind else None


def _named_anew(note: Note, words: str, before: Minutes, today: dt.date) -> Note:
    new, (first, break_, rest) = reworded(note, words), words.partition("\n")
    if note.kind not in SPOKEN or markup.entered(first) != first:
        return new
    was, now = (grammar.read(line.partition("\n")[0], before, today) for line in (note.text, words))
    if not isinstance(now, grammar.Entered) or now.note.kind not in SPOKEN or not now.note.speakers:
        return _named_still(note, new, before)
    is_own = (note.kind, note.speaker) == (now.note.kind, now.note.speaker)
    is_named_before = note.speakers and note.attribution != "inline" and not is_own
    is_kept = isinstance(was, grammar.Entered) and was.note.speaker == now.note.speaker != note.speaker
    if is_kept or (is_named_before and now.note.attribution == "inline"):
        return new
    return _as_said(note, now.note, break_ + rest)


def _named_still(note: Note, new: Note, minutes: Minutes) -> Note:
    """A note with new words that begin with nobody, whose sentence named its speaker: the page has that name nowhere
    else. Words that begin in no capital letter go on behind the name."""
    people = roster(minutes)
    code = note.speakers[0] if len(note.speakers) == 1 else ""
    if note.attribution != "inline" or code not in people.by_key or not new.text:
        return new
    forms = people.openings(code)
    lead = next((form for form in forms if note.text.startswith(f"{form} ")), "")
    if not lead or any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", new.text) for form in forms):
        return new
    first = new.text[0]
    if first.isalpha() and not first.isupper():
        return reworded(note, f"{lead} {new.text}")
    return replace(new, speaker=(), attribution="none")


def _as_said(note: Note, said: Note, rest: str) -> Note:
    """A note by the speaker of a line, in its words."""
    named = replace(note, kind=said.kind, speaker=said.speaker, attribution=said.attribution)
    return reworded(named, said.text + rest)


MARK = "> "
"""Before an action item, as it is typed."""


def action_line(note: Note, minutes: Minutes) -> str:
    """An action item as it could be typed: `> LB the text by 2025-04-01`; its words alone, where such a line would be
    read as something else."""
    first, break_, rest = note.text.partition("\n")
    on = _said_on(note, minutes.meeting.date or note.due or dt.date(2000, 1, 1))  # no day of the line depends on it
    if first and markup.entered(first) == first:
        for line in _action_lines(note, first, minutes):
            said = grammar.action(line, minutes, on).note
            if (said.text, listed(said.responsible), said.due) == (first, listed(note.responsible), note.due):
                return f"{MARK}{line}{break_}{rest}"
    return note.text


def _action_lines(note: Note, words: str, minutes: Minutes) -> Iterator[str]:
    """Ways of typing it: name and date may stand in the words already, and each language has words for "by"."""
    codes = ", ".join(listed(note.responsible))
    dates = (f" {by} {note.due}" for by in vocabulary(minutes.meeting.language).deadlines.by) if note.due else ()
    for date in ("", *dates):
        yield words + date
        if codes:
            yield f"{codes} {words}{date}"


def _action_retyped(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note:
    is_marked = words.startswith(MARK)
    first, break_, rest = words.removeprefix(MARK).partition("\n")
    if not is_marked and markup.entered(first) != first:
        return reworded(note, words)
    first = _date_at_end(note, first, minutes) if is_marked else first
    said = grammar.action(first, minutes, _said_on(note, today)).note
    if not is_marked:
        said = replace(said, responsible=said.responsible or note.responsible, due=said.due or note.due)
    new = replace(reworded(note, said.text + break_ + rest), responsible=said.responsible, due=said.due)
    is_same = (listed(new.responsible), new.due) == (listed(note.responsible), note.due)
    return replace(new, check=markup.checked(note.text, note.check, new.text) if is_same else said.check)


def _date_at_end(note: Note, line: str, minutes: Minutes) -> str:
    """A line of an action item with the date that it was shown with at its end, also where words were typed behind."""
    for by in vocabulary(minutes.meeting.language).deadlines.by if note.due else ():
        shown = f" {by} {note.due}"
        before, found, behind = line.partition(shown)
        if found and behind.strip():
            return f"{before}{behind}{shown}"
    return line


def _said_on(note: Note, today: dt.date) -> dt.date:
    return note.at.date() if note.at else today


def _anew(note: Note, words: str, minutes: Minutes, today: dt.date) -> grammar.Entered | None:
    """What a line is read as that was words of nobody before; None where it is words still."""
    if "\n" in words:
        return None
    minutes = replace(minutes, notes=tuple(each for each in minutes.notes if each is not note))
    was, now = (grammar.read(line, minutes, _said_on(note, today)) for line in (note.text, words))
    if not isinstance(now, grammar.Entered) or now.note.kind not in ANEW:
        return None
    return now if not isinstance(was, grammar.Entered) or was.note.kind != now.note.kind else None


def as_entered(note: Note, reading: grammar.Entered, minutes: Minutes) -> Note:
    """A note as what a line is read as, at its place, and at the time that was typed."""
    said, at = marked(reading.note), note.at
    if reading.at and at and at.tzinfo:
        near = timezones.shown(at, minutes.meeting)
        at = timezones.on(near.date(), reading.at, minutes.meeting, near)
    elif reading.at and at:  # without an offset, as it stays
        at = dt.datetime.combine(at.date(), reading.at)
    number = next_number(minutes) if said.kind == "decision" else None
    return replace(said, id=note.id, at=at, item=note.item, audience=note.audience, number=number)


def as_action(note: Note, minutes: Minutes, today: dt.date) -> Note:
    """A note as an action item: who is responsible and by when, as its first line says it."""
    first, break_, rest = note.text.partition("\n")
    new = replace(note, kind="action")
    if note.kind == "action" or markup.entered(first) != first:
        return new
    said = grammar.action(first, minutes, note.at.date() if note.at else today).note
    if not said.text:
        return new
    return replace(
        new,
        text=said.text + break_ + rest,
        responsible=note.responsible or said.responsible,
        due=note.due or said.due,
        check=note.check or said.check,
    )


# What is to be checked


def mark(note: Note, before: Minutes, today: dt.date) -> str:
    """What a note is to be checked for by its own words: for what its line is marked where it is typed behind the notes
    of some minutes, else what its `??` says."""
    said = _typed_anew(note, before, today)
    if said is None or said.check == markup.gap(said.text):
        return markup.gap(note.text)
    return said.check


NO_NAME = "The text must contain the name."
TWO_NAMES = "The text contains the name as well."
WHOSE_NAME = "Whose name is in the text?"
NAME_MARKS = (NO_NAME, TWO_NAMES, WHOSE_NAME)
"""Marks that ask whether a speaker's name is in the text: each goes when what it asks for is there."""


def name_mark(note: Note, minutes: Minutes) -> str:
    """What a statement is to be checked for by where its speaker's name is printed; "" where nothing is wrong."""
    if note.kind not in SPOKEN or not note.speakers or note.attribution == "none":
        return ""
    places = list(_places_of_name(note, minutes))
    if note.attribution == "inline":
        return "" if places else NO_NAME
    return TWO_NAMES if 0 in places else ""


def _places_of_name(note: Note, minutes: Minutes) -> Iterator[int]:
    """Where a text has a name, or the code, of one of its speakers."""
    people = roster(minutes)
    for form in (form for code in note.speakers if code in people.by_key for form in people.openings(code)):
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", note.text):
            yield found.start()


def _typed_anew(note: Note, before: Minutes, today: dt.date) -> Note | None:
    """The note that the first line of one makes; None where it is no line that makes one of its kind."""
    first = note.text.partition("\n")[0]
    match note.kind:
        case "statement" | "question":
            reading = grammar.read(_line(note, first), before, today)
            if isinstance(reading, grammar.Added) and reading.onto("") == first:
                is_asked = reading.index is None and note.check == reading.problem  # else it stays unasked
                return Note(text=first, check=note.check) if is_asked else None
            return reading.note if isinstance(reading, grammar.Entered) and reading.note.kind in SPOKEN else None
        case "decision":
            return grammar.decision(first, before).note
        case "motion":
            said = grammar.motion(first, before).note
            return replace(said, check=_instructs(note, before) or said.check)
        case "action":
            return grammar.action(first, before, note.at.date() if note.at else today).note
    return None


def _instructs(note: Note, before: Minutes) -> str:
    """What is asked of an amendment that tells how to change a motion of these minutes."""
    from minutes_tui.line.votes import instructions  # few notes need it

    amended = before.note_at(str(note.amends)) if note.amends else None
    if amended is None:
        return ""
    return instructions.question(note.text, wording(before, main_motion(before, amended)), before.meeting.language)


def _line(note: Note, first: str) -> str:
    """The line that a statement was, with the speaker before it: as a question quotes it, or else by code."""
    if not note.speakers or note.attribution == "inline":
        return first
    quoted = other_titles.QUESTION.match(note.check)
    who = quoted["name"] if quoted and quoted["key"] in note.speakers else ", ".join(note.speakers)
    return f"{who}{':' if note.kind == 'statement' else '?'} {first}"


def marked_anew(edit: Edit, minutes: Minutes, today: dt.date) -> Edit:
    """An edit that leaves no mark behind what it made clear: notes that had the mark of their words have that of their
    new ones; those whose mark asks about a name have none where the participants list says now who it is; and a mark
    that asks for one of two days goes when a day is set. Marks that somebody set stay."""
    if not (_rewords(edit) or _renames(edit)):
        return edit
    after = edited(minutes, edit)
    changes = list(_marks_kept(edit, minutes, after, today)) if _rewords(edit) else list(edit.changes)
    if _renames(edit):
        touched = {each.at for each in changes if each.table == "note"}
        changes += (each for each in _settled(minutes, after, today) if each.at not in touched)
        new = {each.new.key for each in edit.changes if isinstance(each.new, Participant) and each.old != each.new}
        changes += (each for each in _named_later(minutes, after, new, today) if each.at not in touched)
    return Edit(tuple(changes))


def _rewords(edit: Edit) -> bool:
    return any(map(_bears_on_mark, edit.changes))


def _bears_on_mark(change: Change) -> bool:
    """Whether a note gets other words or people or another day, and the mark that comes of that alone."""
    old, new = change.old, change.new
    if not (isinstance(old, Note) and isinstance(new, Note)) or old.struck or new.kind != old.kind:
        return False
    is_other = (old.text, old.due, old.responsible, old.speaker) != (new.text, new.due, new.responsible, new.speaker)
    return is_other and new.check in (old.check, markup.checked(old.text, old.check, new.text))


def _renames(edit: Edit) -> bool:
    """Whether somebody on the participants list is called otherwise than before."""
    both = ((each.old, each.new) for each in edit.changes if each.table == "participant")
    return any(_called(old) != _called(new) for old, new in both)


def _called(person: object) -> tuple[object, ...]:
    if not isinstance(person, Participant) or person.struck:
        return ()
    return person.key, person.name, person.title, person.short, person.aliases


def _marks_kept(edit: Edit, minutes: Minutes, after: Minutes, today: dt.date) -> Iterator[Change]:
    """The changes of an edit, with the marks of notes that it gives other words."""
    are_many = len(edit.changes) > MANY
    for change in edit.changes:
        old, new = change.old, change.new
        if isinstance(old, Note) and isinstance(new, Note) and _bears_on_mark(change) and (old.check or not are_many):
            at = 0 if are_many else change.at
            new = _marked_anew(old, new, _behind(minutes, at), _behind(after, at), today)
            change = replace(change, new=new)
        yield change


def _marked_anew(old: Note, new: Note, minutes: Minutes, after: Minutes, today: dt.date) -> Note:
    """The note that another has become, behind the notes of some minutes."""
    if old.check in NAME_MARKS:
        is_answered = not name_mark(new, after)
        return replace(new, check=mark(new, after, today) if is_answered else old.check)
    name = other_titles.name_asked(old.check, old.text)
    if name and not other_titles.name_asked(old.check, new.text):
        return replace(new, check=mark(new, after, today))
    is_day_asked = is_of_day(old.check, old.due)
    if is_day_asked and new.due != old.due:
        return replace(new, check=markup.gap(new.text))
    if old.check != mark(old, minutes, today):
        return new
    if new.responsible != old.responsible and not is_day_asked:
        return replace(new, check=markup.gap(new.text))
    return replace(new, check=mark(new, after, today))


def _settled(minutes: Minutes, after: Minutes, today: dt.date) -> Iterator[Change]:
    """Notes whose mark another participants list answers, each as its line would be now."""
    asked = [
        (at, note)
        for at, note in enumerate(after.notes)
        if note.check and not note.struck and note.check != markup.gap(note.text)
    ]
    alone = _behind(minutes, 0), _behind(after, 0)
    for at, note in asked:
        before, then = alone
        if note.check != mark(note, before, today):
            if len(asked) > MANY:
                continue
            before, then = _behind(minutes, at), _behind(after, at)
            if note.check != mark(note, before, today):
                continue
        if (new := _settled_note(note, then, today)) != note:
            yield Change("note", at, note, new)


def _named_later(minutes: Minutes, after: Minutes, new: Set[str], today: dt.date) -> Iterator[Change]:
    """Words of nobody that begin with a name and a colon, where the name is that of somebody who is new on the list:
    it is asked whether they are theirs."""
    before, then = _behind(minutes, 0), _behind(after, 0)
    for at, note in enumerate(after.notes):
        if note.kind != "statement" or note.speakers or note.check or note.struck:
            continue
        found = BEGUN.match(note.text)
        if not found or roster(before).meant(found[1]) or not new & {*roster(then).meant(found[1])}:
            continue
        said = _typed_anew(note, then, today)
        if said and len(said.speakers) == 1 and not said.check:
            check = other_titles.later_question(found[1], said.speakers[0], roster(then))
            yield Change("note", at, note, replace(note, check=check))


def _settled_note(note: Note, before: Minutes, today: dt.date) -> Note:
    """A note as its line is read anew; the same where that makes no note, or is asked about still."""
    said = _typed_anew(note, before, today)
    if said is None:
        return note
    asked, meant = candidates(note.check), (*said.speakers, *listed(said.responsible), *listed(said.mover))
    if asked and not said.check and not set(asked) & set(meant):  # who came later is one more who may be meant
        return replace(note, check=could_be([*asked, *meant])) if meant else note
    rest = note.text[len(note.text.partition("\n")[0]) :]
    if note.kind in SPOKEN and not note.speakers and said.speakers:
        note = _as_said(note, said, rest)
    elif note.kind == "action" and not note.responsible and listed(said.responsible):
        note = replace(note, responsible=said.responsible, text=said.text + rest)
    return replace(note, check=markup.gap(note.text) if said.check == markup.gap(said.text) else said.check)


def _behind(minutes: Minutes, at: int) -> Minutes:
    """The minutes up to a note."""
    return replace(minutes, notes=minutes.notes[:at] if at else ())
