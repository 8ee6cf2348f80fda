"""What a record says of the public: that it is excluded from what follows, and that it is back."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.denials.negation import are_all_negated, with_words_within
from minutes_tui.meeting.audiences import AUDIENCES, narrowed
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Audience, Minutes, Note, listed

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


def resolved_by(minutes: Minutes, index: int) -> list[int]:
    """Indices of a note that excludes the public and of what belongs to it: the motion or the decision that says the
    same, the amendments to it, and the votes on these. All are below the same note on an item. What else is linked to
    them, such as a statement in the debate or an interest that was declared, does not belong to it."""
    notes, language = minutes.notes, minutes.meeting.language
    first, stop = index, index + 1
    while first and (notes[first - 1].kind != "item" or notes[first - 1].struck):
        first -= 1
    while stop < len(notes) and (notes[stop].kind != "item" or notes[stop].struck):
        stop += 1
    near = [at for at in range(first, stop) if notes[at].kind in RESOLVING and not notes[at].struck]
    found = {index}
    while True:
        more = {at for at in near if any(_belongs(notes[at], notes[to], language) for to in found)} - found
        if not more:
            return sorted(found)
        found |= more


RESOLVING = ("decision", "motion", "vote")
"""Kinds of note that belong to a resolution where they are linked to it."""


def _belongs(note: Note, other: Note, language: str) -> bool:
    """Whether a note belongs to a resolution that another note belongs to."""
    if other.kind not in RESOLVING:
        return False
    if note.kind == "vote":
        return bool(other.id) and other.id in listed(note.answers)
    if note.kind == "motion" and other.id and other.id in listed(note.amends):
        return True
    is_linked = (other.id and other.id in listed(note.answers)) or (note.id and note.id in listed(other.answers))
    return bool(is_linked) and other.kind != "vote" and _says("excluded", note, language)


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


def shown_with_title(minutes: Minutes, index: int, new_ids: Iterable[str]) -> Edit | None:
    """The title of a note's item and the note, with the votes on it and its amendments, on the public page: every other
    note is for whom it was, wherever it is. None where it is public already, or would not be. `new_ids` has as many as
    are taken from it."""
    seen = narrowed(minutes).notes
    notes, note = minutes.notes, minutes.notes[index]
    ups = [at for at, each in enumerate(notes[:index]) if each.kind == "item" and not each.struck]
    if seen[index].audience == "public" or not ups or notes[ups[-1]].item != note.item:
        return None
    up, shown, ids = ups[-1], resolved_by(minutes, index), iter(new_ids)
    inserts: list[Change] = []
    before = up
    for at in shown:  # a heading above it may be told to nobody
        if any(each.kind == "heading" for each in notes[before + 1 : at]):
            inserts.append(taken_up_again(notes, at, "public", next(ids)))
        before = at
    inserts.append(taken_up_again(notes, shown[-1] + 1, notes[up].audience, next(ids)))
    inserts.reverse()  # what is inserted at the end moves nothing that is before it
    opened = Change("note", up, notes[up], replace(notes[up], audience="public"))
    then = _kept_places(minutes, Edit((opened, *inserts)))
    changed = [opened]
    for at, (was, will) in enumerate(zip(seen, then, strict=True)):
        is_wider = AUDIENCES.index(will) < AUDIENCES.index(was.audience)
        if is_wider and at != up and at not in shown:
            changed.append(Change("note", at, notes[at], replace(notes[at], audience=was.audience)))
    edit = Edit((*changed, *inserts))
    return edit if _kept_places(minutes, edit)[index] == "public" else None


def taken_up_again(notes: Sequence[Note], at: int, audience: Audience, new_id: str) -> Change:
    """The item of the note above a place is taken up there once more, for some."""
    above = notes[at - 1]
    again = Note(id=new_id, kind="item", item=above.item, outcome="resumed", audience=audience, at=above.at)
    return Change("note", at, None, again)


def _kept_places(minutes: Minutes, edit: Edit) -> list[Audience]:
    """The audience of each note there is, with all above it, after an edit; without those of the notes it inserts."""
    made: list[tuple[Note, bool]] = [(note, False) for note in minutes.notes]
    for change in edit.changes:
        assert isinstance(change.new, Note)
        made[change.at : change.at + (change.old is not None)] = [(change.new, change.old is None)]
    after = narrowed(replace(minutes, notes=tuple(note for note, _ in made))).notes
    return [note.audience for note, (_, is_new) in zip(after, made, strict=True) if not is_new]
