"""What is wrong in the minutes: each check a function from the minutes to problems, all in one table."""

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks import acronyms, calling, decisions, keys, marks, people, proceedings, wording
from minutes_tui.checks.found import Check, Fix, Mend
from minutes_tui.model import TABLES, Minutes, Problem, listed

__all__ = ["CHECKS", "FIXES", "Check", "Fix", "Mend", "fixes", "problems"]

CHECKS: dict[str, Check] = {
    "essentials": keys.essentials,
    "duplicates": keys.duplicates,
    "references": keys.references,
    "codes": keys.codes,
    "style": keys.style,
    "speakers": people.speakers,
    "listed-twice": people.twice,
    "named-alike": people.alike,
    "presence": people.presence,
    calling.VARIANT: calling.variants,
    calling.UNLISTED: calling.unlisted,
    calling.BARE: calling.bare,
    "gaps": proceedings.gaps,
    "times": proceedings.times,
    "agenda": proceedings.agenda,
    "answers": proceedings.answers,
    "attachments": proceedings.attachments,
    "votes": decisions.votes,
    "quorum": decisions.quorum,
    "numbers": decisions.numbers,
    "outcomes": decisions.outcomes,
    "actions": decisions.actions,
    "due": decisions.due,
    "doubled-words": wording.doubled,
    "first-person": wording.first_person,
    "tense": wording.tense,
    "repeated-verb": wording.repeated,
    "acronyms": acronyms.acronyms,
    "pairs": marks.pairs,
    "invisible": marks.invisible,
}
"""By the name that `silence` in the record takes."""


def _suggested(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    from minutes_tui.spelling import fixes as suggested  # a program was asked, so that it is loaded already

    return suggested(minutes, problem)


FIXES: dict[str, Mend] = {
    calling.VARIANT: calling.spelled_alike,
    calling.BARE: calling.named_in_full,
    "numbers": decisions.numbered,
    "doubled-words": wording.once,
    "tense": wording.in_the_past,
    "repeated-verb": wording.varied,
    "invisible": marks.seen,
    "spelling": _suggested,
}
"""By the name of the check."""


def problems(minutes: Minutes) -> list[Problem]:
    """What every check finds that the record doesn't silence, in the order of the record."""
    silenced = set(listed(minutes.meeting.silence))
    found = [
        replace(problem, check=name)
        for name, check in CHECKS.items()
        if name not in silenced
        for problem in check(minutes)
        if not (problem.table == "note" and name in listed(minutes.notes[problem.index].silence))
    ]
    order = list(TABLES)
    return sorted(found, key=lambda problem: (order.index(problem.table), problem.index, problem.span or (0, 0)))


def fixes(minutes: Minutes, problem: Problem) -> tuple[Fix, ...]:
    """The ways to mend a problem that were found in these minutes, the best first."""
    mend = FIXES.get(problem.check)
    return tuple(mend(minutes, problem)) if mend else ()
