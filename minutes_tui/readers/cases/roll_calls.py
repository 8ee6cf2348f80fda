"""Votes by name as a source has them: in sentences, "Ayes: Bell, Dow. Nays: Fox", an answer a line, or in a table."""

import re
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.markup import words
from minutes_tui.language.names import folded, roster, title_split
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import ballots, vote_counts
from minutes_tui.line.votes.ballots_and_outcome import is_absent
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.cases.facts import outcome
from minutes_tui.readers.cases.labels import rows
from minutes_tui.readers.cases.offices_before_names import without_offices
from minutes_tui.readers.roster_lines import heading_of

LONGEST = 800
"""Characters of a list of ballots."""
LONGEST_LINE = 8
"""Words of a line with one answer."""
BEFORE_NAME = re.compile(r"(?<!\w)(?P<word>[^\W\d_a-z][\w-]{0,12})(?P<stop>\.?)\s+(?=[^\W\d_a-z])")
"""A word with a capital before another, which may be an honorific or an initial."""
NUMBER_BEHIND = re.compile(r"(?<=[\w.])\s*\(\d{1,3}\)(?=\s*(?:[.;]|$))", re.MULTILINE)
"""How many voted so, behind their names."""
DASHED = re.compile(r"([^\W\d_]+)\s*[–—-]\s+(.+)")
"""A way with a dash before who voted so."""
PART = re.compile(r"(?<=[.;])\s+|\n+")
WAYS = {"+1": "for", "-1": "against", "0": "abstain"}
MARKED = frozenset({"x", "✓", "✔", "☑", "☒", "1", "•"})
"""What stands in the column of the way in which somebody voted."""


class Called(NamedTuple):
    """What a list of ballots says."""

    ballots: dict[str, str]
    """By code, how each voted."""
    came: str
    """What became of the motion, where that is said with them; "" elsewhere."""


def by_name(text: str, minutes: Minutes, fewest: int = 2) -> Called | None:
    """The ballots of so many or more that words are, with what became of the motion at most; None of others."""
    said = _plain(text, minutes.meeting.language)
    if len(said) > LONGEST or not minutes.participants:
        return None
    language = minutes.meeting.language
    came, left = "", list[str]()
    for part in PART.split(_head(language).sub("", said, count=1)):
        is_away = heading_of(part.partition(":")[0], language) in ("absent", "apologies") and ":" in part
        if not part.strip() or is_away or is_absent(part, minutes):
            continue
        told = outcome(part, language)
        if told and not ballots.in_words(part, minutes).groups:
            came = came or told
        else:
            left.append(part.strip())
    cast = _cast(" ".join(left), minutes)
    return Called(cast, came) if len(cast) >= fewest else None


def is_headed(text: str, language: str) -> bool:
    """Whether words begin with those for a roll call."""
    return _head(language).match(words(text).strip()) is not None


def of_line(text: str, minutes: Minutes) -> dict[str, str]:
    """The one answer to a roll call that a line is: "Cllr Bell YES", "Bell - aye"; {} of any other line. What became of
    the motion may be its label: "Passed: Cllr Bell YES"."""
    said = _plain(text, minutes.meeting.language)
    label, colon, behind = said.partition(":")
    said = behind.strip() if colon and outcome(f"{label}.", minutes.meeting.language) else said
    if ":" in said or not 1 < len(said.split()) <= LONGEST_LINE or said[-1] in ".?!":
        return {}
    cast = _cast(said, minutes)
    return cast if len(cast) == 1 else {}


def of_table(table: str, minutes: Minutes) -> dict[str, str]:
    """The ballots of a table of names, each with the way beside it or with a mark in the column of the way; {} of any
    other table."""
    head, *listed = [[words(cell).strip() for cell in row] for row in rows(table)]
    ways, people = vote_counts.ways_by_word(labels(minutes.meeting.language), is_poll=False), roster(minutes)
    columns = {at: ways[folded(cell)] for at, cell in enumerate(head) if folded(cell) in ways}
    if not is_of_votes(table, minutes.meeting.language):
        return {}
    found = dict[str, str]()
    for row in filter(any, listed):
        code = people.one(without_offices(row[0], minutes))
        marked = [columns[at] for at, cell in enumerate(row) if at in columns and folded(cell) in MARKED]
        beside = [ways[folded(cell)] for cell in row[1:] if folded(cell) in ways] if not columns else []
        told = marked or beside
        if len(told) > 1 or (told and not code) or (beside and len(row) != 2):
            return {}
        if code and told:
            found[code] = told[0]
    return found if len(found) > 1 else {}


def is_of_votes(table: str, language: str) -> bool:
    """Whether a table says by the heads of its columns, behind the first, how people voted."""
    heads = [folded(words(cell).strip()) for cell in next(iter(rows(table)), [])[1:]]
    ways = vote_counts.ways_by_word(labels(language), is_poll=False)
    known = {folded(word) for each in dict.fromkeys((language, "en"))
             for word in (labels(each).vote, labels(each).votes, *vocabulary(each).rosters.votes)}  # fmt: skip
    return bool(heads) and (all(head in ways for head in heads) or (len(heads) == 1 and heads[0] in known))


def counted_in_table(table: str, minutes: Minutes) -> dict[str, str]:
    """How each voted whom a table names behind the way and its count: | For | 2 | Ann, Bo |; {} of any other table."""
    ways = vote_counts.ways_by_word(labels(minutes.meeting.language), is_poll=False)
    people, found = roster(minutes), dict[str, str]()
    for cells in ([words(cell).strip() for cell in row] for row in rows(table) if any(row)):
        way = ways.get(folded(cells[0])) if len(cells) == 3 and cells[1].isdecimal() else None
        if way is None:
            return {}
        codes = [people.one(each.strip()) for each in cells[2].split(",") if each.strip()]
        found |= {code: way for code in codes if code}
    return found


def _plain(text: str, language: str) -> str:
    """Words without the honorifics before names, "Mr. Bell", and the stops of initials, which end no sentence."""
    known = labels(language)

    def bare(found: re.Match[str]) -> str:
        is_title = title_split(f"{found['word']}{found['stop']} Roe", known)[0] != ""
        return "" if is_title else found["word"] + " " if len(found["word"]) == 1 else found[0]

    ways = vote_counts.ways_by_word(known, is_poll=False)
    said = "\n".join(
        f"{found[1]}: {found[2]}" if (found := DASHED.fullmatch(line)) and folded(found[1]) in ways else line
        for line in NUMBER_BEHIND.sub("", words(text)).split("\n")
    )
    return BEFORE_NAME.sub(bare, said).strip()


def _cast(said: str, minutes: Minutes) -> dict[str, str]:
    read = ballots.in_words(without_offices(said, minutes), minutes)
    if read.problem or read.words or read.kept or any(group.amount not in WAYS for group in read.groups):
        return {}
    return {code: WAYS[group.amount] for group in read.groups for code in group.codes}


@cache
def _head(language: str) -> re.Pattern[str]:
    """With what a list of ballots begins: "Roll call vote:", "On roll call,"."""
    known = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).motions.roll_call}
    return re.compile(
        rf"^(?:[^\W\d_]+\s){{0,2}}(?:{alternatives(known)})(?:\s[^\W\d_]+)?\s*[:：.,;–—-]\s*", re.IGNORECASE
    )
