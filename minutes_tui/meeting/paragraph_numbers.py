"""The numbers of paragraphs, by which readers comment on the minutes.

A number is given once, when the minutes are circulated, and never again to another: what was inserted
since gets the next free numbers when they are circulated again or approved, wherever it stands, so that a comment on
paragraph 12 is about the same words for as long as the record lives.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.meeting.edit import Change
from minutes_tui.model.minutes import Comment, Minutes, Note


def is_paragraph(note: Note) -> bool:
    """Whether a note of `narrowed` minutes gets a paragraph's number when they are sent: it is one, and a page for the
    public or a restricted one has it."""
    return has_number(note) and not note.struck and note.audience != "private"


def has_number(note: Note) -> bool:
    """Whether a note is numbered where paragraphs are: it has words, or the figures of a vote, and is no heading and no
    rule between paragraphs."""
    if note.kind in ("heading", "item", "remark", "unknown"):
        return False
    if note.text[:1] in ("-", "*", "_"):
        from minutes_tui.language.markup import is_rule  # the first screen does without

        if is_rule(note.text):
            return False
    return bool(note.text.strip()) or (note.kind == "vote" and has_figures(note))


def has_figures(vote: Note) -> bool:
    """Whether anything but its title is printed of a vote."""
    counts = (vote.for_, vote.against, vote.abstain, vote.invalid)
    named = vote.recused or (vote.ballots and not vote.secret)
    return bool(vote.options or vote.outcome or named) or any(count is not None for count in counts)


def is_numbered(minutes: Minutes) -> bool:
    """Whether a page has the paragraphs' numbers: as its house has it, or else once they were sent with them."""
    if minutes.print.numbered is not None:
        return minutes.print.numbered
    return minutes.meeting.status != "draft" and any(note.paragraph is not None for note in minutes.notes)


def paragraph(minutes: Minutes, number: int) -> int | None:
    """Index of the note with a paragraph's number; None where there is none."""
    return next((at for at, note in enumerate(minutes.notes) if note.paragraph == number), None)


def highest_number(minutes: Minutes) -> int:
    """The highest number that a paragraph has or had: that of one which was taken out is not given again."""
    given = (note.paragraph for note in minutes.notes)
    commented = (comment.paragraph for comment in minutes.comments)
    corrected = (corrigendum.paragraph for corrigendum in minutes.corrigenda)
    counted = (event.paragraphs for event in minutes.history)
    return max(filter(None, (*given, *commented, *corrected, *counted)), default=0)


def numbered(minutes: Minutes) -> Iterator[Change]:
    """A number for each paragraph that has none, and for the later of two that have the same."""
    from minutes_tui.meeting.audiences import narrowed  # the first screen does without

    number = highest_number(minutes)
    taken: set[int] = set()
    for at, (note, known) in enumerate(zip(minutes.notes, narrowed(minutes).notes, strict=True)):
        is_new = note.paragraph is None and is_paragraph(known)
        if is_new or note.paragraph in taken:
            number += 1
            yield Change("note", at, note, replace(note, paragraph=number))
        elif note.paragraph is not None:
            taken.add(note.paragraph)


JOINED = "Join this paragraph to §{number}."
"""What a comment says where a document has no break any more between two paragraphs of the minutes."""
JOIN = re.compile(r"Join this paragraph to §(\d{1,6})\.")


def joined_to(comment: Comment) -> int | None:
    """The number of the paragraph to which a comment of a document joins its own; None of any other comment."""
    found = JOIN.fullmatch(comment.text) if comment.change and not comment.words else None
    return int(found[1]) if found else None
