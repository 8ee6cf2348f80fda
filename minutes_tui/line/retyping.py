"""A note that is there, read again as its line would be where it is entered: with other words, or as an action item."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import grammar
from minutes_tui.meeting.decisions import next_number
from minutes_tui.meeting.edit import marked, reworded
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Kind, Minutes, Note, listed

ANEW: tuple[Kind, ...] = ("arrival", "departure", "action", "decision", "heading", "remark")
"""What words of nobody become where they are changed to a line that is so read."""


def retyped(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note:
    """A note with other words, and with the speaker whom its first line has where that is read as it is when it is
    entered. A line that named somebody before and is another's, or nobody's, stays so; and one whose name stands before
    the words stays unless another stands before a colon. Words of nobody become what they are read as, such as a
    departure; those of an action item have who is responsible and by when, if they are typed with its mark."""
    new, (first, break_, rest) = reworded(note, words), words.partition("\n")
    if note.kind == "action" and first.startswith(MARK):
        return _action_retyped(note, words.removeprefix(MARK), minutes, today)
    if note.kind == "statement" and not note.speakers:
        entered = _anew(note, words, minutes, today)
        if entered:
            return as_entered(note, entered, minutes)
    if note.kind not in ("statement", "question") or markup.entered(first) != first:
        return new
    if note.check:  # what is asked once is asked of it again
        minutes = replace(minutes, notes=tuple(each for each in minutes.notes if each is not note))
    was, now = (grammar.read(line.partition("\n")[0], minutes, today) for line in (note.text, words))
    if isinstance(was, grammar.Entered) and isinstance(now, grammar.Entered) and was.note.check == note.check != "":
        note = replace(note, check=now.note.check)  # it said what the line was marked for, and says it no longer
        new = replace(new, check=now.note.check)
    if not isinstance(now, grammar.Entered) or now.note.kind not in ("statement", "question") or not now.note.speakers:
        return new
    is_named_before = note.speakers and note.attribution != "inline"
    is_kept = isinstance(was, grammar.Entered) and was.note.speaker == now.note.speaker != note.speaker
    if is_kept or (is_named_before and now.note.attribution == "inline"):
        return new
    said, text = now.note, now.note.text + break_ + rest
    named = replace(note, kind=said.kind, speaker=said.speaker, attribution=said.attribution)
    return replace(reworded(named, text), check=said.check or markup.checked(note.text, note.check, text))


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
    first, break_, rest = words.partition("\n")
    said = grammar.action(first, minutes, _said_on(note, today)).note
    new = replace(reworded(note, said.text + break_ + rest), responsible=said.responsible, due=said.due)
    is_same = (listed(new.responsible), new.due) == (listed(note.responsible), note.due)
    return replace(new, check=markup.checked(note.text, note.check, new.text) if is_same else said.check)


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
