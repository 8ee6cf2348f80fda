"""What is on the public page and may not be meant for it, and what is not there though it may be told."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from minutes_tui.checks.fixes import Fix, free_ids, notes
from minutes_tui.language.markup import excerpt
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.coming_and_going.of_the_public import (
    is_exclusion,
    is_readmission,
    resolved_by,
    shown_with_title,
    taken_up_again,
)
from minutes_tui.meeting.audiences import ENDED, narrowed
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Minutes, Note, Problem


def confidential(minutes: Minutes) -> Iterator[Problem]:
    """Agenda items whose title says that they are not for the public, and below which there are notes for it. One
    that is private from some note on is decided on."""
    pattern = _confidential(minutes.meeting.language)
    named = {item.key: index for index, item in enumerate(minutes.agenda) if item.key and pattern.search(item.title)}
    if not named:
        return
    said = {note.item for _, note in notes(minutes) if note.kind == "item" and note.audience != "public"}
    below: dict[str, list[tuple[int, bool]]] = {}
    for index, note in notes(narrowed(minutes)):
        if note.item in named and note.kind not in ("item", "remark") and note.item not in said:
            below.setdefault(note.item, []).append((index, note.audience == "public"))
    for item, found in below.items():
        public = [index for index, is_public in found if is_public]
        if not public:
            continue
        title = excerpt(minutes.agenda[named[item]].title)
        if len(public) == len(found):
            text = f"{title} is said to be confidential, and its notes are public: /private, or w at the item."
        else:
            are = f"{len(public)} of its {len(found)} notes {'is' if len(public) == 1 else 'are'} public"
            text = f"{title} is said to be confidential, and {are}: w at one that is not for the public."
        yield Problem(text, "note", public[0])


def confidential_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The item is private, wherever it is taken up."""
    key = minutes.notes[problem.index].item
    up = [index for index, note in notes(minutes) if note.kind == "item" and note.item == key]
    changes = (Change("note", at, minutes.notes[at], replace(minutes.notes[at], audience="private")) for at in up)
    if up:
        yield Fix("Make the item private", Edit(tuple(changes)))


@cache
def _confidential(language: str) -> re.Pattern[str]:
    words = {word for each in (language, "en") for word in vocabulary(each).documents.confidential}
    begun = alternatives(word.rstrip("…") for word in words if word.endswith("…"))
    whole = alternatives(word for word in words if not word.endswith("…"))
    glued = "|".join(re.escape(word) for word in words if CJK.search(word)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)|(?<!\w)(?:{begun or '(?!)'})|{glued}", re.IGNORECASE)


CJK = re.compile("[\u3040-\u9fff]")


def exclusions(minutes: Minutes) -> Iterator[Problem]:
    """Resolutions to exclude the public that are not on its page, and notes of the same item after one that are."""
    language, seen = minutes.meeting.language, narrowed(minutes).notes
    for index, note in notes(minutes):
        if not is_exclusion(note, language):
            continue
        if seen[index].audience != "public":
            if shown_with_title(minutes, index, free_ids(minutes)):
                yield Problem(HIDDEN, "note", index)
        elif open_ := _public_after(minutes, seen, index):
            are = "note after it is" if len(open_) == 1 else f"{len(open_)} notes after it are"
            yield Problem(
                f"The public was excluded, and the {are} on its page: w sets who reads a note.", "note", index
            )


HIDDEN = "That the public was excluded is not on its page: it and the title of its item may be told."


def _public_after(minutes: Minutes, seen: Sequence[Note], index: int) -> list[int]:
    """Indices of the notes of the same item that are public though the public was excluded before."""
    found = []
    for at in range(resolved_by(minutes, index)[-1] + 1, len(seen)):
        note = minutes.notes[at]
        is_other = note.kind == "item" and not note.struck
        if is_other or is_readmission(note, minutes.meeting.language):
            break
        if not note.struck and note.kind not in SILENT and seen[at].audience == "public":
            found.append(at)
    return found


SILENT = ("remark", "unknown", "heading", "arrival", "departure", "break")
"""Kinds of note that tell nothing of what was said."""


def exclusion_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The resolution and the title are public, or what follows is private."""
    index, new_ids = problem.index, free_ids(minutes)
    if problem.text == HIDDEN:
        if edit := shown_with_title(minutes, index, new_ids):
            yield Fix("Show it and the title on the public page", edit)
        return
    note = minutes.notes[index]
    if note.item:
        change = taken_up_again(minutes.notes, resolved_by(minutes, index)[-1] + 1, "private", next(new_ids))
        yield Fix("Make what follows it private", Edit((change,)))


def bare_titles(minutes: Minutes) -> Iterator[Problem]:
    """Items of which the title alone is on the public page, since all that was noted below it is for fewer."""
    seen = narrowed(minutes).notes
    taken: dict[str, int] = {}
    left: dict[str, int] = {}
    shown: set[str] = set()
    for index, note in notes(minutes):
        if note.kind == "item" and note.outcome not in ENDED:
            if seen[index].audience == "public":
                taken.setdefault(note.item, index)
        elif note.item and note.kind not in ("item", "remark", "unknown"):
            if seen[index].audience == "public":
                shown.add(note.item)
            else:
                left[note.item] = left.get(note.item, 0) + 1
    for key, index in taken.items():
        if key in shown or key not in left:
            continue
        item = minutes.item(key)
        title = excerpt(item.title if item and item.title else key)
        many = "its note is" if left[key] == 1 else f"all its {left[key]} notes are"
        yield Problem(
            f"{title} has its title alone on the public page: {many} not public. Add what may be told, or w here.",
            "note",
            index,
        )
