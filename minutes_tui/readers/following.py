"""Paragraphs with no name that follow what somebody said: whether they are the speaker's, or tell of the meeting."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.markup import words
from minutes_tui.language.names import given_name, roster
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.pasted_agenda import closes_mail
from minutes_tui.model.minutes import Codes, Minutes, listed
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt
from minutes_tui.readers.turns import turn

BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\W*")
TIMED = re.compile(r"\d{1,2}[:.h]\d\d\b")
FEW = 5
"""Doubts of one kind that are each listed."""
USUAL = 0.2
"""Share of what is said in which paragraphs go on, up to which that is how such a report is written."""
LIST_HEAD = 2
"""Words of a label that is no name, before a colon."""


class Following(NamedTuple):
    """A paragraph with no name behind what somebody said."""

    block: SourceBlock
    speaker: Codes
    is_theirs: bool
    """Whether it was given to them; else it is narrative."""
    is_behind_label: bool
    """Whether their name stands before a colon; else a sentence begins with it."""


def is_narrative(text: str, language: str) -> bool:
    """Whether a paragraph tells of the meeting: all of it stands in brackets, or it begins with a time, or with the
    members or a discussion, "The committee agreed", "Discussion of the draft"; or closes the letter that has the
    minutes."""
    said = words(text).strip(" *_…").lstrip(".").strip()
    if closes_mail(said.partition("\n")[0]):
        return True
    return bool(is_bracketed(text) or TIMED.match(said) or _narrated(language).match(said))


def is_bracketed(text: str) -> bool:
    """Whether all of a paragraph stands in brackets: "(Laughter.)"."""
    return BRACKETED.fullmatch(words(text).strip(" *_…").lstrip(".").strip()) is not None


@cache
def _narrated(language: str) -> re.Pattern[str]:
    begun = [word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.narrated]
    end = "" if language == "ja" else r"(?!\w)"
    return re.compile(rf"(?:{alternatives(begun)}){end}", re.IGNORECASE)


def is_label_at_start(text: str) -> bool:
    """Whether a paragraph begins with a word or two before a colon, which are nobody's name: "Public comment: none"."""
    found = turn(text)
    return bool(found and found.rest and len(found.name.split()) <= LIST_HEAD)


def given_name_at_start(text: str, minutes: Minutes) -> str:
    """The code of the one participant with whose given name a paragraph begins, where a word in small letters follows:
    "Ona says"; "" of nobody."""
    first, _, rest = words(text).partition(" ")
    if not first[:1].isupper() or not rest[:1].islower() or roster(minutes).is_word_before(first, f" {rest}"):
        return ""
    if rest.split(" ")[0] == labels(minutes.meeting.language).and_.strip():
        return ""  # two of them
    keys = [each.key for each in minutes.participants if " " in each.name and given_name(each) == first]
    return keys[0] if len(keys) == 1 else ""


def following(found: Sequence[Following], minutes: Minutes) -> Iterator[SourceDoubt]:
    """Of each such paragraph to whom it was given, or that it was given to nobody; of many the first. Those behind
    sentences that begin with a name are in doubt where they are many."""
    people = roster(minutes)
    told = [one for one in found if not one.is_behind_label]
    if len(told) <= USUAL * sum(bool(note.speaker) for note in minutes.notes):
        found = [one for one in found if one.is_behind_label]
    for is_theirs in (True, False):
        each = [one for one in found if one.is_theirs is is_theirs]
        if len(each) > FEW:
            said = (
                f"{len(each)} paragraphs with no name were given to the speaker before them. This is the first."
                if is_theirs
                else f"{len(each)} paragraphs with no name follow a statement and were taken as narrative. "
                "This is the first."
            )
            yield SourceDoubt(each[0].block.line, said, each[0].block.file)
            continue
        for one in each:
            who = ", ".join(people.short(key) if key in people.by_key else key for key in listed(one.speaker))
            said = f"This paragraph has no name and was given to {who}, the speaker before it."
            if not is_theirs:
                said = f"This paragraph has no name and was not given to {who}, the speaker before it."
            yield SourceDoubt(one.block.line, said, one.block.file)
