"""The command that is offered for a line that stays words and may say what became of the pending motion: with all of
the counts in it, and never the opposite of what it says."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COMMAS, SEMICOLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import outcome_doubts, outcome_sentences
from minutes_tui.line.votes.ballots import AMOUNTS
from minutes_tui.line.votes.outcome_doubts import UNSURE
from minutes_tui.model.minutes import Minutes


def command(line: str, minutes: Minutes) -> str:
    """The command; "" where the line says nothing of the motion, `UNSURE` where it can't be told."""
    found = outcome_doubts.command(line, minutes)
    name, _, rest = found.removeprefix("/").partition(" ")
    if name == "vote" or (name == "lost" and any(map(str.isdigit, rest))):
        if behind := _outcome_behind(line, minutes):
            return behind
        if name == "vote" and _outcome(minutes.meeting.language).search(line):
            return UNSURE
    return _with_ballots(_with_all_counts(found, line, minutes), line, minutes)


COUNTS = re.compile(r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])")
FIGURE = re.compile(r"(?<!\S)(?=\d)")


def _outcome_behind(line: str, minutes: Minutes) -> str:
    """The command for the last part of a line, behind "and" or a comma, where it says the outcome for sure and no
    counts come before it: "Put to the vote and lost by 3 votes to 2"."""
    for cut in _and(minutes.meeting.language).finditer(line):
        told = outcome_sentences.told(line[cut.end() :], minutes)
        is_whole = told is not None and told.is_sure and not (told.aside or told.is_of_amendment)
        if told and is_whole and not any(map(str.isdigit, line[: cut.start()])):
            return told.line
    return ""


@cache
def _and(language: str) -> re.Pattern[str]:
    words = alternatives({"&", "+", *(labels(each).and_.strip() for each in (language, "en"))})
    return re.compile(rf"\s*[{COMMAS}{SEMICOLONS}]\s+(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _outcome(language: str) -> re.Pattern[str]:
    """A word for being carried or lost."""
    known = [vocabulary(each).motions for each in dict.fromkeys((language, "en"))]
    words = alternatives({word for each in known for word in (*each.carried, *each.lost)})
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _with_all_counts(found: str, line: str, minutes: Minutes) -> str:
    """A command with counts for and against, with the abstentions that the line has too."""
    counts = COUNTS.search(found)
    if not counts:
        return found
    ends = (line, *(line[: each.start()] for each in _outcome(minutes.meeting.language).finditer(line)))
    parts = (part for end in ends for part in (end, *FIGURE.split(end, maxsplit=1)[1:]))
    for part in parts:
        said = outcome_sentences.read(part, minutes).counts
        if (str(said.get("for")), str(said.get("against"))) == counts.groups() and "abstain" in said:
            return f"{found[: counts.end()]}-{said['abstain']}{found[counts.end() :]}"
    return found


def _with_ballots(found: str, line: str, minutes: Minutes) -> str:
    """A command with counts and nothing behind them, with those whom the line says in brackets to have voted against or
    abstained: "5-2 passes (Ash and Mahs opposed)"."""
    counts = COUNTS.search(found)
    brackets = outcome_sentences.BRACKETS.findall(line) if counts and counts.end() == len(found) else []
    for part in brackets:
        said = outcome_sentences.read(part, minutes)
        ways = set(said.ballots.values())
        if ways and ways <= {"against", "abstain"} and not (said.left or said.recused):
            people = roster(minutes)
            by_way = {way: [people.short(code) for code, one in said.ballots.items() if one == way] for way in ways}
            return " ".join((found, *(f"{AMOUNTS[way]} {', '.join(names)}" for way, names in sorted(by_way.items()))))
    return found
