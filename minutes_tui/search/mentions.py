"""Where a code stands in words, now that somebody is named: what becomes the name at once, and what is asked about.

A page prints the words of others as they are. So a name is put at once only where the line was typed for it: behind
`@`, and at the beginning of a sentence that says who speaks. In code and in addresses it stands for itself. All other
places are a list to choose from; and where the name stands beside the code already, a name in its place would stand
there twice.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from minutes_tui.language.inline_marks import is_within
from minutes_tui.language.markup import code_and_addresses
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.search.replacement import Hit, Places

BESIDE = " \t\n\"'“”«»()[],–—-:;@"
"""What may stand between a code and the name that is said with it."""


class Mention(Struct, frozen=True):
    """One place where a code stands in the words of a note."""

    hit: Hit
    is_sure: bool
    """The name was meant to stand there."""
    is_named: bool
    """The name stands beside it."""


def mentions(minutes: Minutes, code: str, key: str) -> Iterator[Mention]:
    """The places of a code in the words of notes, in order; what is to stand there is a participant's name."""
    pattern = re.compile(rf"(?<![\w@])@{{0,2}}{re.escape(code)}(?!\w)")
    people = roster(minutes)
    names = sorted(people.called(key), key=len, reverse=True)
    for index, note in enumerate(minutes.notes):
        apart = code_and_addresses(note.text) if code in note.text else []
        for match in pattern.finditer(note.text) if code in note.text else ():
            if is_within(apart, match.start()):
                continue
            name = people.full(key) if match[0].startswith("@@") else people.short(key)
            is_named = _has_beside(note.text, match.span(), names)
            is_sure = not is_named and (match[0].startswith("@") or (match.start() == 0 and begins(note, code)))
            yield Mention(Hit("note", index, "text", *match.span(), name), is_sure, is_named)


def begins(note: Note, code: str) -> bool:
    """Whether a note may begin with the code of whom it quotes, as a word of its sentence."""
    if note.kind != "statement" or not re.match(rf"@{{0,2}}{re.escape(code)}(?!\w)", note.text):
        return False
    return not note.speakers or (note.attribution == "inline" and code in note.speakers)


def _has_beside(text: str, span: tuple[int, int], names: list[str]) -> bool:
    before, behind = text[: span[0]].rstrip(BESIDE), text[span[1] :].lstrip(BESIDE)
    return any(
        (before.endswith(name) and not before[: -len(name)][-1:].isalnum())
        or (behind.startswith(name) and not behind[len(name) :][:1].isalnum())
        for name in names
    )


def left(code: str, key: str) -> Places:
    """The places of a code in which the name of a participant was not put, to be chosen from."""

    def hits(minutes: Minutes) -> Iterator[list[Hit]]:
        is_there = key in roster(minutes).by_key
        yield [each.hit for each in mentions(minutes, code, key) if not each.is_sure] if is_there else []

    return Places(code, hits)
