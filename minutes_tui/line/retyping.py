"""A note that is there, read again as its line would be where it is entered: with other words, or as an action item."""

import datetime as dt

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.line import grammar
from minutes_tui.meeting.edit import reworded
from minutes_tui.model.minutes import Minutes, Note


def retyped(note: Note, words: str, minutes: Minutes, today: dt.date) -> Note:
    """A note with other words, and with the speaker whom its first line has where that is read as it is when it is
    entered. A line that named somebody before and is another's, or nobody's, stays so; and one whose name stands before
    the words stays unless another stands before a colon."""
    new, (first, break_, rest) = reworded(note, words), words.partition("\n")
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
