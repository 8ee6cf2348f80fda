"""The rules of a source that part its paragraphs, put into the notes that were made of these."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from minutes_tui.language.markup import is_rule
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.readers.head import date_of
from minutes_tui.readers.source_blocks import SourceBlock

RULE = "---"
STRONG = re.compile(r"\*\*[^*]+\*\*")


def with_rules(minutes: Minutes, blocks: Sequence[SourceBlock], brought: Mapping[str, Sequence[int]]) -> Minutes:
    """The minutes with a note for each rule between two notes of an item, and each within a note of several blocks.

    One above or below a heading is left out, as is one above the day on which the meeting goes on: a page parts these
    by itself. `brought` has the indexes of the blocks whose words each note has, by its id.
    """
    language = minutes.meeting.language
    below = {at for at, block in enumerate(blocks) if block.is_below_rule and not _is_day(block, language)}
    if not below:
        return minutes
    notes: list[Note] = []
    before: Note | None = None
    number = max([int(note.id) for note in minutes.notes if note.id.isdecimal()], default=0)
    for note in minutes.notes:
        first, *others = brought.get(note.id) or [-1]
        if first in below and before is not None and _parts(before, note):
            number += 1
            notes.append(Note(id=str(number), item=note.item, audience=note.audience, kind="statement", text=RULE))
        below.discard(first)  # the same words may be of two notes
        for at in others:
            note = _parted(note, blocks[at].text) if at in below else note
            below.discard(at)
        notes.append(note)
        before = before if note.kind == "remark" else note
    return replace(minutes, notes=tuple(notes))


def _is_day(block: SourceBlock, language: str) -> bool:
    return STRONG.fullmatch(block.text) is not None and date_of(block.text.strip("*"), language) is not None


def _parts(before: Note, note: Note) -> bool:
    """Whether a rule between two notes is one between paragraphs."""
    aside = ("item", "heading", "remark")
    return before.kind not in aside and note.kind not in aside and before.item == note.item and not is_rule(before.text)


def _parted(note: Note, words: str) -> Note:
    """A note with a rule above the paragraph that begins with some words; as it is where they are not found."""
    found = re.search(rf"\n\n *(?:- |\d+\. )?{re.escape(words[:LONGEST])}", note.text)
    return replace(note, text=f"{note.text[: found.start()]}\n\n{RULE}{note.text[found.start() :]}") if found else note


LONGEST = 60
"""Characters by which a paragraph is found again."""
