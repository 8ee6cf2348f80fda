"""Ballots by name with what became of the motion behind them, in one line: "Ayes: Ann, Bo. Nays: Di. Motion carries
2-1"; and with who was absent."""

import re
from functools import cache

from minutes_tui.language.names import folded
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.votes import ballots
from minutes_tui.line.votes.motion_lines import Meant
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

LONGEST = 400
"""Characters of such a line."""
SENTENCE = re.compile(r"(?<=[.;])\s+")


def read(line: str, minutes: Minutes) -> Meant | None:
    """The command that such a line stands for, with each ballot behind its amount; None of any other, where a part is
    not understood, or where counts and ballots differ."""
    if counted := _counts_with_names(line, minutes):
        return Meant("vote", counted)
    parts = SENTENCE.split(line.strip())
    if len(parts) < 2 or len(line) > LONGEST or not re.search(rf"[{COLONS},]", line) or pending(minutes) is None:
        return None
    parts = [part for part in parts if not _is_absent(part, minutes)]
    from minutes_tui.line.votes import outcome_sentences

    said = ballots.of_line(" ".join(parts), minutes) if parts else ballots.NONE
    if said.groups:
        return None if said.problem or said.words or said.kept else Meant("vote", _typed(said))
    told = outcome_sentences.told(parts[-1], minutes) if len(parts) > 1 else None
    if not told or not told.is_sure or told.aside or told.is_of_amendment:
        return None
    said = ballots.of_line(" ".join(parts[:-1]), minutes)
    if not said.groups or said.problem or said.words or said.kept:
        return None
    more = outcome_sentences.read(told.words, minutes) if told.words else outcome_sentences.Said()
    counts = {way: sum(len(group.codes) for group in said.groups if group.amount == amount)
              for way, amount in ballots.AMOUNTS.items()}  # fmt: skip
    if more.ballots or more.recused or any(counts.get(way, count) != count for way, count in more.counts.items()):
        return None
    rest = ", ".join(filter(None, (more.left, more.outcome)))
    return Meant(told.command, f"{rest} {_typed(said)}".strip())


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


def _is_absent(part: str, minutes: Minutes) -> bool:
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
