"""Elections and polls in which each answer is voted on by itself: "Kai Roth 11-1-4, Bea Lund 9-3-4"."""

import re
from collections.abc import Mapping

from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import CandidateVotes, Note

Answer = int | str | CandidateVotes
"""What stands beside an answer: how many chose it, words for that, or its own counts."""


def each_voted_on(vote: Note) -> dict[str, CandidateVotes]:
    """The answers that have counts of their own, in their order."""
    return {answer: count for answer, count in vote.options.items() if isinstance(count, CandidateVotes)}


def are_each_voted_on(options: Mapping[str, Answer]) -> bool:
    """Whether any answer has counts of its own."""
    return any(isinstance(count, CandidateVotes) for count in options.values())


def counts_for(vote: Note) -> dict[str, int]:
    """How many votes there are for each answer; an answer that has words, or no count of those for it, is left out."""
    found = {
        answer: count.for_ if isinstance(count, CandidateVotes) else count for answer, count in vote.options.items()
    }
    return {answer: count for answer, count in found.items() if isinstance(count, int)}


def counts(votes: CandidateVotes) -> tuple[int | None, int | None, int | None, int | None]:
    """For, against, abstaining and invalid."""
    return votes.for_, votes.against, votes.abstain, votes.invalid


def cast(votes: CandidateVotes) -> int:
    """All votes on one answer that were counted."""
    return sum(count or 0 for count in counts(votes))


def elected(vote: Note) -> tuple[str, ...]:
    """Who is elected as the record says, in its order."""
    return tuple(answer for answer, votes in each_voted_on(vote).items() if votes.elected)


def figures(votes: CandidateVotes, elected: str = "", dash: str = "–") -> str:
    """The counts as they are typed: "11–1–4", "?" for one between others that was not taken; behind those of one who is
    elected what is given for that."""
    found = list(counts(votes))
    while len(found) > FEWEST and found[-1] is None:
        found.pop()
    said = dash.join("?" if count is None else str(count) for count in found)
    return f"{said} {elected}" if votes.elected and elected else said


def shown(count: Answer, elected: str, dash: str = "–") -> str:
    """What stands beside an answer, whatever it is."""
    return figures(count, elected, dash) if isinstance(count, CandidateVotes) else str(count)


FEWEST = 2
"""Counts that are always said: for and against."""


def has_seats(title: str, language: str) -> bool:
    """Whether the title of an election says that several are to be elected: "2 seats", "Auditors"."""
    for each in (language, "en"):
        words = vocabulary(each).motions
        numbers = vocabulary(each).deadlines.numbers.items()
        figures = {folded(word): figure for figure, names in numbers for word in names}
        title = " ".join(figures.get(folded(word).strip("()"), word) for word in title.split())
        if re.search(rf"(?<!\d)(?!1\s)\d{{1,3}}\s*(?:{alternatives(words.seats)})(?!\w)", title, re.IGNORECASE):
            return True
        if re.search(rf"(?<!\w)(?:{alternatives(words.plural_posts)})(?!\w)", title, re.IGNORECASE):
            return True
    return False
