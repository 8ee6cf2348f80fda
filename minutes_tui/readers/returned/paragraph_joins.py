"""Paragraphs of the minutes that a document which came back makes one."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from minutes_tui.meeting.paragraph_numbers import joined_to
from minutes_tui.model.minutes import CONTINUABLE, Comment, Note, listed
from minutes_tui.readers.returned.paragraphs import Piece, alike, words_before

JOINED_ABOVE = "Join this paragraph to the one above."
"""The same where the one above has no number: it is for the rapporteur to do."""
LEAD = re.compile(r"\s*\d{1,6}\s+(?:[^:：\n]{1,60}[:：]\s*)?")
"""A paragraph's number, and who speaks, as a page prints them before its text."""


def without_lead(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """Pieces of a paragraph that is to be joined, of which the number and the speaker are not taken out: they go with
    the break before them."""
    lead = LEAD.match(words_before(pieces))
    left = lead.end() if lead and lead[0].strip() not in text else 0
    made = []
    for piece in pieces:
        if piece.sign not in ("", "-"):
            made.append(piece)
            continue
        made += [Piece(piece.text[:left]), replace(piece, text=piece.text[left:])]
        left = max(left - len(piece.text), 0)
    return [*alike(made)]


def places(notes: Sequence[Note], comment: Comment) -> tuple[int, int] | None:
    """Where the paragraph is to which a comment joins its own, and where that is; None of any other comment, and where
    either is missing."""
    number = joined_to(comment)
    to, at = (
        next((at for at, note in enumerate(notes) if each is not None and note.paragraph == each), None)
        for each in (number, comment.paragraph)
    )
    return None if to is None or at is None or to == at else (to, at)


def why_not(notes: Sequence[Note], to: int, at: int) -> str:
    """Why two notes can't be one; "" where they can."""
    first, second = notes[to], notes[at]
    if first.kind != second.kind or first.kind not in CONTINUABLE:
        return "are notes of different kinds, or without paragraphs"
    if second.speakers and second.speakers != first.speakers:
        return "have different speakers"
    if at < to or any(not note.struck for note in notes[to + 1 : at]):
        return "have another note between them"
    keys = ("answers", "supports", "opposes", "amends")
    if any(second.id and second.id in listed(getattr(note, key)) for note in notes for key in keys):
        return f"have another note that is linked to §{second.paragraph}"
    return ""


def with_join(notes: Sequence[Note], comment: Comment) -> list[Note] | None:
    """Notes with that done; None where there is nothing to be done, or it can't be."""
    found = places(notes, comment)
    if found is None or why_not(notes, *found):
        return None
    to, at = found
    whole = replace(notes[to], text=f"{notes[to].text.rstrip()} {notes[at].text.lstrip()}".strip())
    return [*notes[:to], whole, *notes[to + 1 : at], *notes[at + 1 :]]
