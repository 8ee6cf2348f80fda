"""Lines that tell of a motion as people do, each as the command that says the same: counts of the vote, who moved and
seconded, what became of it."""

import re
from typing import NamedTuple

from minutes_tui.line import movers, vote_counts
from minutes_tui.line.scribe_words import tag
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

NO_MOTION = "These counts belong to no motion. Type /motion or /vote first."
BRACKETS = re.compile(
    r"(?P<before>[^()（）:：]{2,40}?)\s*[(（]\s*(?P<counts>[^()（）]{3,60})[)）]\s*(?P<behind>[:：]?\s*\S.*)", re.DOTALL
)
"""Counts between a scribe's word and the words that were decided."""


class Meant(NamedTuple):
    """The command that a line stands for."""

    command: str
    argument: str = ""
    problem: str = ""
    """Why it stays words, and is to be checked."""
    then: str = ""
    """A second command, with what follows it, that the same line stands for."""

    @property
    def line(self) -> str:
        return f"/{self.command} {self.argument}".strip()


def read(line: str, minutes: Minutes) -> Meant | None:
    """What a line tells of a motion; None where it is anything else."""
    return _counts(line, minutes) or _moved(line, minutes) or _came_out(line, minutes) or _decided(line, minutes)


def offered(line: str, minutes: Minutes) -> str:
    """The command for a line that stays words, as it may be meant; "" where there is none."""
    found = read(line, minutes)
    return found.line if found and found.problem and found.command else ""


def _counts(line: str, minutes: Minutes) -> Meant | None:
    counts = vote_counts.counts_in_line(line, minutes) or vote_counts.unanimous_in_line(line, minutes)
    if counts:
        return Meant("vote", counts)
    return Meant("", problem=NO_MOTION) if vote_counts.is_of_no_vote(line, minutes) else None


def _moved(line: str, minutes: Minutes) -> Meant | None:
    """Who moved and who seconded the pending motion, or a new one with its words, and what came of that."""
    if found := movers.read(line, minutes):
        seconded = f"; {found.seconder}" if found.seconder else ""
        return Meant("" if found.problem else "mover", f"{found.mover}{seconded}", found.problem)
    body, then = _came_of_it(line, minutes)
    moved = movers.with_motion(body, minutes)
    if not moved and then:
        moved, then = movers.with_motion(line, minutes), ""
    if not moved:
        return None
    is_carried = CARRIED.match(line) and not then
    return Meant(moved.command, moved.argument, then="carried" if is_carried else then)


CARRIED = re.compile(r"M/?S/?C\b")
"""Moved, seconded, carried."""
LAST = re.compile(r"(?<=[.;!)])\s+(?=[^.;!]+[.!]?$)")


def _came_of_it(line: str, minutes: Minutes) -> tuple[str, str]:
    """A line without the sentence at its end that says what became of the motion in it, and the command for that."""
    cuts = list(LAST.finditer(line)) if movers.is_meant(line, minutes.meeting.language) else []
    cut = cuts[-1] if cuts else None
    if not cut:
        return line, ""
    from minutes_tui.line import outcome_words

    last = line[cut.end() :]
    told = outcome_words.told(last, minutes)
    if told and told.is_sure:
        return line[: cut.start()], f"{told.command} {told.words}".strip()
    said = outcome_words.read(last, minutes)
    return (line[: cut.start()], f"vote {last}") if said.counts and not said.left else (line, "")


def _came_out(line: str, minutes: Minutes) -> Meant | None:
    """What became of the pending motion; as a question where more is said than that."""
    if pending(minutes) is None:
        return None
    from minutes_tui.line import outcome_words  # no other line needs it

    told = outcome_words.told(line, minutes)
    if not told:
        return None
    found = Meant(told.command, told.words)
    return found if told.is_sure else found._replace(problem=f"Is that what became of the motion? Type {found.line}")


def _decided(line: str, minutes: Minutes) -> Meant | None:
    """A decision with its counts in brackets before the words: "RESOLVED (6 for, 2 against): that it be done"."""
    match = BRACKETS.match(line)
    begun = tag(f"{match['before']}: {match['behind'].lstrip(':： ')}", minutes.meeting.language) if match else None
    if not match or not begun or begun.command != "decision" or begun.word != match["before"].strip():
        return None
    from minutes_tui.line import outcome_words

    said = outcome_words.read(match["counts"], minutes)
    return Meant("decision", f"({match['counts']}) {begun.words}") if said.says_more and not said.left else None
