"""What a record says of the public: that it is excluded from what follows, and that it is back."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.denials.negation import are_all_negated, with_words_within
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import LINKS, Minutes, Note, listed

KINDS = ("decision", "motion", "statement")
"""Kinds of note that can say it; a question does not."""
LONGEST = 400
"""Characters of a text that is read for it: a longer one is of something else."""


def is_exclusion(note: Note, language: str) -> bool:
    """Whether a note says that the public is excluded, or resolves it: a motion does when it is carried."""
    is_said = note.kind in KINDS and not (note.kind == "motion" and note.outcome != "carried")
    return is_said and _says("excluded", note, language) and not _says("readmitted", note, language)


def is_readmission(note: Note, language: str) -> bool:
    """Whether a note says that the public is back."""
    return note.kind in KINDS and _says("readmitted", note, language)


def _says(what: str, note: Note, language: str) -> bool:
    if note.struck or note.attribution == "prefix" or not 0 < len(note.text) <= LONGEST:
        return False
    language = note.language or language
    pattern = _pattern(what, language)
    return pattern.search(note.text) is not None and not are_all_negated(pattern, note.text, language)


@cache
def _pattern(what: str, language: str) -> re.Pattern[str]:
    phrases = {phrase for each in (language, "en") for phrase in getattr(vocabulary(each).documents, what)}
    begin, end = (r"(?<!\w)", r"(?!\w)") if language.split("-")[0] != "ja" else ("", "")
    return re.compile(rf"{begin}(?:{with_words_within(phrases)}){end}", re.IGNORECASE)


def taken_together(minutes: Minutes, index: int) -> range:
    """Indices of a note and those right before and after it that are linked with it: the motion, the vote on it and
    the decision."""
    notes, first, last = minutes.notes, index, index
    while first and _are_linked(notes[first - 1], notes[first : last + 1]):
        first -= 1
    while last + 1 < len(notes) and _are_linked(notes[last + 1], notes[first : last + 1]):
        last += 1
    return range(first, last + 1)


def _are_linked(note: Note, others: Sequence[Note]) -> bool:
    links = {id for each in (note, *others) for key in LINKS for id in listed(getattr(each, key))}
    return bool(note.id) and (note.id in links or any(each.id in links for each in others if each.id))


def in_force(minutes: Minutes) -> int | None:
    """Index of the last note of the current item that excludes the public, unless it is back since; None where none
    does."""
    notes, language = minutes.notes, minutes.meeting.language
    key = minutes.current_item()
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.item != key or (note.kind == "item" and note.outcome not in ("resumed", "taken up", "")):
            return None
        if is_readmission(note, language):
            return None
        if is_exclusion(note, language):
            return index
    return None


def shown_with_title(minutes: Minutes, index: int, new_id: str) -> Edit | None:
    """The title of a note's item and the note, with what is linked to it, on the public page: what was noted before it
    and after it stays for whom it is. None where it is public already, or would not be."""
    seen = narrowed(minutes).notes
    note = minutes.notes[index]
    ups = [at for at, each in enumerate(minutes.notes[:index]) if each.kind == "item" and not each.struck]
    if seen[index].audience == "public" or not ups or minutes.notes[ups[-1]].item != note.item:
        return None
    up, group = ups[-1], taken_together(minutes, index)
    taken = minutes.notes[up]
    after = [(up, replace(taken, audience="public"))]
    after += [(at, replace(minutes.notes[at], audience=seen[at].audience)) for at in range(up + 1, group.start)]
    changed = tuple(Change("note", at, minutes.notes[at], new) for at, new in after if new != minutes.notes[at])
    below = Note(id=new_id, kind="item", item=note.item, outcome="resumed", audience=taken.audience, at=note.at)
    edit = Edit((*changed, Change("note", group.stop, None, below)))
    then = narrowed(replace(minutes, notes=_done(minutes.notes, edit))).notes
    return edit if then[index].audience == "public" else None


def _done(notes: Sequence[Note], edit: Edit) -> tuple[Note, ...]:
    made = list(notes)
    for change in edit.changes:
        assert isinstance(change.new, Note)
        made[change.at : change.at + (change.old is not None)] = [change.new]
    return tuple(made)
