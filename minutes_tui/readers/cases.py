"""What words of a source say was moved, voted, decided or given to somebody to do: the facts of it, for the keys of a
note whose text stays as it is."""

import datetime as dt
import re
from typing import NamedTuple

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import is_row, is_rule, table_cells, words
from minutes_tui.language.names import roster
from minutes_tui.line import due_dates, movers, vote_counts
from minutes_tui.line.speakers import leading
from minutes_tui.model.minutes import Minutes

BALLOT = re.compile(r"([+-]1|[+-]?0)\W*")
ONE_BALLOT = re.compile(r"([^\W\d_][\w .'’-]{0,40}?)\s*\[\s*([+-]?[01])?\s*\]")
WAYS = {"+1": "for", "1": "for", "-1": "against", "0": "abstain", "+0": "abstain", "-0": "abstain"}
NOT_VOTED = re.compile(r",?\s*not voted:\s*\d+", re.IGNORECASE)
TIMES = re.compile(r"(?<=\d)\s?[x×](?=\s)")
MOVED = re.compile(
    r"(?P<mover>[^\W\d_a-z][^,;()]{1,40}?) (?:made|making) (?:the|a) motion[^,;]*,? (?:and )?"
    r"(?P<seconder>[^\W\d_a-z][^,;()]{1,40}?) second(?:ed|ing)?\b"
    r"|[Mm]otion\b[^.;]*? (?:was )?(?:made )?by (?P<by>[^\W\d_a-z][^,;()]{1,40}?),? (?:and )?"
    r"(?:seconded by (?P<seconded>[^\W\d_a-z][^,;.()]{1,40})|(?P<second>[^\W\d_a-z][^,;()]{1,40}?) second(?:ed)?\b)"
    r"|(?P<moves>[^\W\d_a-z][^,;()]{1,40}?) moved\b[^.;]*?,? (?:and )?(?:seconded by "
    r"(?P<seconds>[^\W\d_a-z][^,;.()]{1,40})|(?P<then>[^\W\d_a-z][^,;()]{1,40}?) seconded\b)"
)
"""How minutes in English tell who moved and who seconded."""
MOTION = re.compile(r"second", re.IGNORECASE)
"""What each of those has."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
LONGEST_COUNT = 160
"""Characters of words in which counts of a vote are looked for."""
MOST_ANSWERS = 8
"""Columns of a table that is a vote."""


class Moved(NamedTuple):
    """Codes of those who moved and seconded."""

    mover: tuple[str, ...]
    seconder: tuple[str, ...]


def counts(text: str, known: Labels) -> dict[str, int]:
    """The counts of a vote that words say: alone, behind a title and a colon, or in brackets; {} of any others."""
    if len(text) > LONGEST_COUNT or not any(map(str.isdigit, text)):
        return {}
    said = TIMES.sub("", NOT_VOTED.sub("", words(text))).strip().rstrip(".")
    alone = vote_counts.counts_read(said, known)
    if len(alone) > 1 or (alone and vote_counts.COUNTED.fullmatch(said)):
        return alone
    behind = said.partition(":")[2].strip()
    for part in (behind, *re.findall(r"\(([^()]*)\)", said)):
        found = vote_counts.counts_read(part, known) if part else {}
        if len(found) > 1:
            return found
    return {}


def answers(table: str, known: Labels) -> dict[str, int]:
    """The answers of a poll, or the ways of a vote, in a table of heads and one row of counts; {} of any other."""
    rows = [table_cells(row) for row in table.split("\n") if is_row(row) and not is_rule(row)]
    if len(rows) != 2 or not 1 < len(rows[0]) <= MOST_ANSWERS or len(rows[1]) != len(rows[0]):
        return {}
    heads, figures = [words(cell).strip() for cell in rows[0]], [words(cell).strip() for cell in rows[1]]
    if not all(heads) or len(set(heads)) != len(heads) or not all(re.fullmatch(r"\d{1,4}", each) for each in figures):
        return {}
    if any(len(head.split()) > 3 or any(map(str.isdigit, head)) for head in heads):
        return {}
    ways = vote_counts.ways_by_word(known, is_poll=False)
    found = [ways.get(head.casefold(), "") for head in heads]
    names = found if all(found) and len(set(found)) == len(found) else heads
    return dict(zip(names, map(int, figures), strict=True))


def named_ballots(text: str) -> list[tuple[str, str]]:
    """The names of a list of ballots, "Ann [+1] Bo [ ]", each with how they voted, "" for not; [] of other words."""
    said = words(text) if "[" in text else ""
    if not said or ONE_BALLOT.sub("", said).strip(" \n,;"):
        return []
    return [(name.strip(), WAYS.get(ballot, "")) for name, ballot in ONE_BALLOT.findall(said)]


def ballot(text: str) -> str:
    """How somebody votes whose words are a ballot alone: "+1"; "" of any other."""
    found = BALLOT.fullmatch(text.strip())
    return WAYS[found[1]] if found else ""


def names_movers(text: str, minutes: Minutes) -> bool:
    """Whether words say who moved and nothing else: "Proposed: Ann, seconded: Bo", where others say what."""
    found = movers.read(words(text).strip(), minutes)
    return found is not None and bool(found.mover)


def moved(text: str, minutes: Minutes) -> Moved | None:
    """Who moved and who seconded, of words that say nothing else or of a sentence; None where it isn't said."""
    last = SENTENCE.split(words(text))[-1]
    if (found := movers.read(last, minutes)) and found.mover:
        return Moved(_split(found.mover), _split(found.seconder))
    said = words(text)
    if not MOTION.search(said) or not (told := MOVED.search(said)):
        return None
    people = roster(minutes)
    keys = []
    for names in (("mover", "by", "moves"), ("seconder", "seconded", "second", "seconds", "then")):
        said = next((told[name] for name in names if told[name]), "")
        said = re.sub(r"^(?:with|and|on|as|that) ", "", said.strip().removesuffix("."))
        keys.append(people.one(said) or next((people.one(part) for part in _tails(said) if people.one(part)), ""))
    return Moved(tuple(filter(None, keys[:1])), tuple(filter(None, keys[1:]))) if keys[0] else None


def _tails(said: str) -> list[str]:
    parts = said.split()
    return [" ".join(parts[at:]) for at in range(1, len(parts))]


def _split(codes: str) -> tuple[str, ...]:
    return tuple(filter(None, (code.strip() for code in codes.split(","))))


def to_do(said: str, minutes: Minutes) -> tuple[tuple[str, ...], dt.date | None]:
    """Who is to do something and by when, of an action item's words."""
    language, people = minutes.meeting.language, roster(minutes)
    found = leading(said, people, labels(language))
    keys = () if found is None or found.ambiguous else tuple(found.keys)
    if not keys:
        before = re.match(r"([^:：]{2,60}?)(?:\s+to\s|\s*[:：–-]\s)", words(said))
        names = re.split(r"\s*(?:,|&|/|\band\b)\s*", before[1]) if before else []
        each = [people.one(name) for name in names]
        keys = tuple(each) if names and all(each) else ()
    base = minutes.meeting.date
    return keys, due_dates.due(words(said), language, base).date if base else None
