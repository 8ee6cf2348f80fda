"""A record without most of the notes that a query does not want: few of a long one are read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from minutes_tui.archive.index import Entry
from minutes_tui.archive.open_items import Held
from minutes_tui.archive.query import Query, spaced
from minutes_tui.meeting.audiences import ABOVE, narrowed
from minutes_tui.record.parser import read
from minutes_tui.system import files

ESCAPE = re.compile(r'\\[^"\\]')
"""What may stand for a letter, or part words without a blank."""
FEW = 4
"""One note in so many, or fewer, is read by itself: of more, all are."""


def excerpt(entry: Entry, query: Query) -> Held | None:
    """The record with all notes that a query may want, and few others; None where it has to be read as a whole, as one
    that has changed meanwhile."""
    if not entry.notes or not (query.words or query.kinds):
        return None
    try:
        text, signature = files.read_signed(entry.path)
    except OSError:
        return None
    if repr((signature,)) != entry.signature:
        return None
    begins, ends = entry.notes[::2], entry.notes[1::2]
    if any(_is_above(text[begin:end]) for begin, end in zip(begins, ends, strict=True)):
        return None
    wanted = _candidates(text, begins, ends, query) | _items(text, begins, ends, query)
    wanted |= _motions(text, begins, ends, query)
    if len(wanted) * FEW > len(begins):
        return None
    if ends[:-1] == begins[1:]:  # nothing stands between them, as in nearly all records
        kept = [text[: begins[0]], *(text[begins[at] : ends[at]] for at in sorted(wanted)), text[ends[-1] :]]
    else:
        kept = [text[: begins[0]]]
        for at, (end, begin) in enumerate(zip(ends, [*begins[1:], len(text)], strict=True)):
            kept.append(text[begins[at] if at in wanted else end : begin])
    return Held(entry.path, narrowed(read("".join(kept)).minutes))


def _is_above(note: str) -> bool:
    """Whether it may set for whom the notes below it are."""
    return "audience" in note and any(f"{mark}{kind}{mark}" in note for mark in "\"'" for kind in ABOVE)


def _items(text: str, begins: Sequence[int], ends: Sequence[int], query: Query) -> set[int]:
    """The notes that may take an agenda item up, where what is no note may have a title that the query wants."""
    if not query.may_be_items():
        return set()
    between = (text[end:begin] for end, begin in zip((0, *ends), (*begins, len(text)), strict=True))
    others = "".join(between)
    if f" {_longest(query)}" not in spaced(others) and not ESCAPE.search(others):
        return set()
    return {
        at
        for at, (begin, end) in enumerate(zip(begins, ends, strict=True))
        if text.find('"item"', begin, end) >= 0
        or text.find("'item'", begin, end) >= 0
        or text.find("\\", begin, end) >= 0
    }


def _motions(text: str, begins: Sequence[int], ends: Sequence[int], query: Query) -> set[int]:
    """The notes that may be motions or decisions, where the words of others are needed: those of an amendment for the
    motion that it is to, those of a motion for the vote on it."""
    is_of_motions = query.kinds is None or not query.kinds.isdisjoint(("decision", "motion", "vote"))
    is_vote = query.kinds is not None and "vote" in query.kinds
    if not is_of_motions or not (is_vote or "amends" in text or ESCAPE.search(text)):
        return set()
    kinds = ("motion", "decision", "\\")
    return {
        at
        for at, (begin, end) in enumerate(zip(begins, ends, strict=True))
        if any(text.find(kind, begin, end) >= 0 for kind in kinds)
    }


def _longest(query: Query) -> str:
    return max((token for words in query.words for token in words.tokens), key=len)


def _candidates(text: str, begins: Sequence[int], ends: Sequence[int], query: Query) -> set[int]:
    """The notes that a query may want."""
    found = set(_with_words(text, begins, ends, query)) if query.words else set(range(len(begins)))
    if query.kinds and "statement" not in query.kinds:  # which a note is that names no kind
        motions = ("motion",) * ("decision" in query.kinds)  # of which those that were carried are decisions
        kinds = (*query.kinds, *motions, "\\")
        found = {at for at in found if any(text.find(kind, begins[at], ends[at]) >= 0 for kind in kinds)}
    return found


def _with_words(text: str, begins: Sequence[int], ends: Sequence[int], query: Query) -> Iterator[int]:
    """Those that may have the longest of its words."""
    word = _longest(query)
    has_escapes = ESCAPE.search(text) is not None
    if text.isascii() and not has_escapes:
        folded, place = text.lower(), -1
        while (place := folded.find(word, place + 1)) >= 0:
            at = bisect_right(begins, place) - 1
            if at >= 0 and place < ends[at] and not folded[place - 1].isalnum():
                yield at
        return
    for at, places in enumerate(zip(begins, ends, strict=True)):
        note = text[slice(*places)]
        if (has_escapes and "\\" in note) or f" {word}" in spaced(note):
            yield at
