"""Ballots by name with what became of the motion behind them, in one line: "Ayes: Ann, Bo. Nays: Di. Motion carries
2-1"; and with who was absent."""

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_tui.language.names import folded
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import ballots
from minutes_tui.line.votes.motion_lines import WHICH_ASKED, Meant, has_outcome
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

if TYPE_CHECKING:
    from minutes_tui.line.votes import outcome_sentences

LONGEST = 400
"""Characters of such a line."""
SENTENCE = re.compile(r"(?<=[.;])\s+")


def read(line: str, minutes: Minutes) -> Meant | None:
    """The command that such a line stands for, with each ballot behind its amount; None of any other, or where a part
    is not understood. Counts that differ from the ballots stay beside them: the checks name the difference."""
    if counted := _counts_with_names(line, minutes):
        return Meant("vote", counted)
    if named := _outcome_with_names(line, minutes):
        return named
    parts = SENTENCE.split(line.strip())
    if len(parts) < 2 or len(line) > LONGEST or not re.search(rf"[{COLONS},]", line) or pending(minutes) is None:
        return None
    parts = [part for part in parts if not is_absent(part, minutes)]
    from minutes_tui.line.votes import outcome_sentences

    said = ballots.of_line(" ".join(parts), minutes) if parts else ballots.NONE
    if said.groups:
        return None if said.problem or said.words or said.kept else Meant("vote", _typed(said))
    at = next((at for at, part in enumerate(parts) if _is_outcome(outcome_sentences.told(part, minutes))), None)
    told = outcome_sentences.told(parts[at], minutes) if at is not None else None
    if at is None or not told or at not in (0, len(parts) - 1):
        return None
    said = ballots.of_line(" ".join((*parts[:at], *parts[at + 1 :])), minutes) if len(parts) > 1 else ballots.NONE
    if not said.groups or said.problem or said.words or said.kept:
        return None
    more = outcome_sentences.read(told.words, minutes) if told.words else outcome_sentences.Said()
    if more.ballots or more.recused:
        return None
    rest = ", ".join(filter(None, (told.words if more.counts else more.left, more.outcome)))
    return Meant(told.command, f"{rest} {_typed(said)}".strip())


def _is_outcome(told: "outcome_sentences.Told | None") -> bool:
    return told is not None and told.is_sure and not told.aside and not told.is_of_amendment


def _outcome_with_names(line: str, minutes: Minutes) -> Meant | None:
    """An outcome with how those voted who are named behind it: "Carried 3-1, Ann against, Bo abstaining"."""
    if len(line) > LONGEST or "," not in line or pending(minutes) is None:
        return None
    from minutes_tui.line.votes import outcome_sentences

    told = outcome_sentences.told(line, minutes)
    if told is None or not _is_outcome(told) or not told.is_of_motion:
        return None
    said = outcome_sentences.read(told.words, minutes)
    return Meant(told.command, told.words) if said.ballots and not said.left else None


def doubt(problem: str, line: str, minutes: Minutes) -> str:
    """What is asked of a line with ballots that can't be taken: where it says an outcome too, whether it is of the
    pending motion."""
    if problem == ballots.NO_VOTERS and _by_proxy(minutes.meeting.language).search(line):
        return PROXIES
    is_asked = problem == ballots.NO_VOTERS and pending(minutes) is not None and has_outcome(line, minutes)
    return WHICH_ASKED if is_asked else problem


PROXIES = "Who holds a proxy is typed /proxy HOLDER: GIVER. Then type the votes without what is in brackets."


@cache
def _by_proxy(language: str) -> re.Pattern[str]:
    """A word for a proxy in brackets behind a name: "Ann (pouvoir)"."""
    words = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).rosters.proxy_lists}
    return re.compile(rf"[(（](?:\w+\s+)?(?:{alternatives(words) or '(?!)'})[)）]", re.IGNORECASE)


def as_typed(argument: str, outcome: str, minutes: Minutes) -> str:
    """What is typed behind an outcome with each ballot behind its amount, where it has sentences of ballots, "Ayes:
    Ann, Bo. Nays: Di. Motion carried 2-1"; as it is where it has none, or says another outcome."""
    parts = SENTENCE.split(argument.strip())
    if len(parts) < 2 or len(argument) > LONGEST:
        return argument
    from minutes_tui.line.votes import outcome_sentences

    groups: list[ballots.Group] = []
    left: list[str] = []
    for part in parts:
        said = ballots.in_words(part, minutes)
        read_ = outcome_sentences.read(part, minutes)
        told = outcome_sentences.told(part, minutes)
        if said.groups and not (said.problem or said.kept):
            groups += said.groups
        elif read_.recused and not read_.left:
            left.append(", ".join(f"{code} recused" for code in read_.recused))
        elif told and _is_outcome(told) and told.command == outcome:
            left += [told.words] if told.words else []
        else:
            left.append(part.rstrip(". "))
    codes = [code for group in groups for code in group.codes]
    if not codes or len(set(codes)) < len(codes):
        return argument
    return f"{', '.join(left)} {_typed(ballots.Ballots(tuple(groups)))}".strip()


WAY = re.compile(
    rf"\s*(?P<way>[^\W\d][^\d(（{COLONS},;.]{{0,30}}?)\s*[{COLONS}]\s*(?P<count>\d{{1,4}})(?![\w:])"
    r"(?:\s*[(（](?P<who>[^()（）]{2,200})[)）])?\s*(?:[;,.]|(?=\s)|$)"
)
"""A way with its count, and those who voted so behind it: "Against: 1 (Mr Birch)"."""


def _counts_with_names(line: str, minutes: Minutes) -> str:
    """Counts of each way with names in brackets behind them, as `/vote` takes them; "" of any other line."""
    found: list[re.Match[str]] = []
    at, typed = 0, line.strip()
    while match := WAY.match(typed, at):
        found, at = [*found, match], match.end()
    if at < len(typed) or not any(match["who"] for match in found) or pending(minutes) is None:
        return ""
    from minutes_tui.line.votes import outcome_sentences

    words = ", ".join(f"{each['count']} {each['way']}" + (f" ({each['who']})" if each["who"] else "") for each in found)
    said = outcome_sentences.read(words, minutes)
    return words if {"for", "against"} <= said.counts.keys() and said.ballots and not said.left else ""


def _typed(said: ballots.Ballots) -> str:
    return " ".join(f"{group.amount} {', '.join(group.codes)}" for group in said.groups)


def is_absent(part: str, minutes: Minutes) -> bool:
    """Whether a sentence says that nobody was absent, or names those who are not there."""
    match = _absent(minutes.meeting.language).fullmatch(part.strip(" .;"))
    if not match:
        return False
    if folded(match["who"]) in NOBODY:
        return True
    meant = ballots.people_typed(match["who"], minutes)
    there = {person.key for person in minutes.participants if person.presence == "present"}
    return bool(meant) and all(len(keys) == 1 and keys[0] not in there for keys in meant)


NOBODY = {"none", "0", "nobody", "keine", "keiner", "aucun", "aucune", "neant", "inga", "ingen"}


@cache
def _absent(language: str) -> re.Pattern[str]:
    words = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).movements.away}
    return re.compile(rf"(?:{alternatives(words | {'absent'})})\s*[{COLONS}]\s*(?P<who>\S.*)", re.IGNORECASE)
