"""Candidates who are each voted on, in a source: the lines of a paragraph or a list, or the rows of a table."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.markup import words
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.votes import candidate_counts, vote_counts
from minutes_tui.meeting.candidate_votes import Answer, each_voted_on
from minutes_tui.model.minutes import CandidateVotes, Note
from minutes_tui.readers.cases.labels import label, rows

KEYS = {"for": "for_"}
FIGURE = re.compile(r"\d{1,6}")


def of_lines(text: str, language: str) -> dict[str, Answer]:
    """The candidates of a text in which each line has the counts of one, "Kai Roth: 11 yes, 1 no"; {} of any other, and
    where a name is no capital or stands there twice."""
    found: dict[str, Answer] = {}
    lines = [line.strip(" .;\\") for line in words(text).split("\n") if line.strip(" .;\\")]
    ways = vote_counts.ways_by_word(labels(language), is_poll=False)
    for line in lines:
        title, votes, twice = candidate_counts.read(f"{line};", language, is_alone=True)
        names = [name for name in votes if name not in found and folded(name) not in ways and name[:1].isupper()]
        names = [name for name in names if not label(f"{name}: x", language)]
        is_other = bool(title or twice or not votes or len(names) < len(votes))
        if is_other or not all(isinstance(each, CandidateVotes) for each in votes.values()):
            return {}
        found |= votes
    return found


def of_table(table: str, language: str) -> dict[str, Answer]:
    """The candidates of a table with a column for each way to vote, for and against among them, and perhaps one that
    says who is elected; {} of any other."""
    head, *listed = [[words(cell).strip() for cell in row] for row in rows(table)] or [[]]
    ways, elected = vote_counts.ways_by_word(labels(language), is_poll=False), _elected(language)
    columns = [ways.get(folded(cell), "elected" if folded(cell) in elected else "") for cell in head[1:]]
    if not {"for", "against"} <= set(columns) or "" in columns or len(set(columns)) < len(columns):
        return {}
    found: dict[str, Answer] = {}
    for name, *cells in filter(any, listed):
        told = dict(zip(columns, cells, strict=False))
        is_elected = bool(told.pop("elected", ""))
        if not name or name in found or not all(FIGURE.fullmatch(cell) or not cell for cell in told.values()):
            return {}
        counts = {KEYS.get(way, way): int(cell) for way, cell in told.items() if cell}
        found[name] = CandidateVotes(**counts, elected=is_elected)
    return found


def may_go_on(vote: Note) -> bool:
    """Whether candidates below a vote are of that: nothing is counted of it but others of them."""
    is_counted = vote.for_ is not None or vote.against is not None or bool(vote.ballots or vote.outcome)
    return vote.kind == "vote" and not is_counted and len(each_voted_on(vote)) == len(vote.options)


@cache
def _elected(language: str) -> frozenset[str]:
    said = {labels(each).elected for each in (language, "en")}
    return frozenset(map(folded, said.union(*(vocabulary(each).motions.elected for each in (language, "en")))))
