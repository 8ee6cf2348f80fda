"""Ballots by name as they are typed: amounts, each with those who voted so, by code or by name."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from msgspec import Struct

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, is_placeholder, roster
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line import vote_counts
from minutes_tui.line.speakers import COMMAS, and_pattern, could_be
from minutes_tui.meeting.motions import is_plain, open_vote, pending
from minutes_tui.meeting.voters import called
from minutes_tui.model.minutes import Minutes

AMOUNT = re.compile(r"(?:^|(?<=[\s,;،、]))([+-]1|[+-]?0(?:[.,]\d+)?|[+-][.,]\d+)\s+(?=\S)")
"""+1, -1, 0, or a shade such as +0.5, before a blank and what may be a name."""
GLUED = re.compile(
    r"(?:^|(?<=[\s,;،、]))(?:([+-]1|[+-]?0(?:[.,]\d+)?|[+-][.,]\d+)\s+(?=\S)|([+-])(?=[^\W\d])|"
    r"(?<=[\s,;،、])(?i:abs(?:tain(?:ed|ing)?|tentions?)?)\.?:?\s+(?=\S))"
)
"""The same behind a command, where no arrival can be meant: +SP, -DF and "abs SP", too."""
BETWEEN = f"{COMMAS};"
SIGNED = re.compile(r"[+-]1\s")
NO_VOTERS = "Votes by name are codes or names with commas between: +1 CODE, CODE -1 CODE."


class Group(Struct, frozen=True):
    """Those who voted one way."""

    amount: str
    """As it was typed, with a decimal point: +1, -1, 0, or a shade such as +0.5."""
    codes: tuple[str, ...]


class Ballots(Struct, frozen=True):
    """What is typed of ballots; no groups where words are none."""

    groups: tuple[Group, ...] = ()
    problem: str = ""
    """Why they can't be taken as they are typed, though they are ballots."""


NONE = Ballots()


def read(
    words: str, minutes: Minutes, known: Collection[str] = (), *, glued: bool = False, recused: Collection[str] = ()
) -> Ballots:
    """`+1 SP, Mr Roth -1 DF 0 AT`, and nothing else; "all" are those in the room who have a vote, are named nowhere
    else in the words and aren't `recused`. Who is `known` may stand there besides the roster, codes of those to be
    named later, and names that are written as the meeting says them. With `glued` the signs may touch the codes."""
    people, pattern = roster(minutes), GLUED if glued else AMOUNT
    found: list[tuple[str, tuple[str, ...], bool]] = []
    problem = ""
    out = set(recused)
    match = pattern.match(words)
    while match:
        following = pattern.search(words, match.end())
        amount = match[1] or (f"{match[2]}1" if glued and match[2] else "0")
        typed = words[match.end() : following.start() if following else None].strip().strip(f"{BETWEEN} ")
        everybody = everybody_but(minutes.meeting.language).fullmatch(typed) if not people.meant(typed) else None
        meant = people_typed((everybody[1] or "") if everybody else typed, minutes, known)
        if (not meant and not everybody) or not all(meant) or people.code((match[1] or "1").lstrip("+-")):
            return NONE
        match = following
        several = next((keys for keys in meant if len(keys) > 1), None)
        problem = problem or (could_be(several) if several else "")
        codes = tuple(dict.fromkeys(keys[0] for keys in meant))
        out |= set(codes)
        found.append((amount.replace(",", "."), codes, everybody is not None))
    left = tuple(code for code in called(minutes) if code not in out) if any(each for *_, each in found) else ()
    groups = [Group(amount, left if is_all else codes) for amount, codes, is_all in found]
    voted = [code for group in groups for code in group.codes]
    twice = next((code for code in voted if voted.count(code) > 1), "")
    if twice:
        problem = problem or f"{twice} votes in two ways in this line: which one counts?"
    return Ballots(tuple(group for group in groups if group.codes), problem)


def are_meant(line: str, minutes: Minutes, *, glued: bool = False) -> bool:
    """Whether words that are no ballots are meant to be some: a code is behind an amount while a vote is on, or with
    `glued` behind a sign somewhere in the words."""
    people = roster(minutes)
    if glued:
        signed = GLUED.search(line)
        after = re.split(rf"[\s{BETWEEN}+-]+", line[signed.start() :]) if signed else []
        return any(people.code(word, exact=True) for word in after if word)
    if not SIGNED.match(line) or (pending(minutes) is None and open_vote(minutes) is None):
        return False
    return any(people.code(word, exact=True) for word in re.split(rf"[\s{BETWEEN}]+", line)[1:] if word)


@cache
def everybody_but(language: str) -> re.Pattern[str]:
    """Everybody, but for those in its group, in a language or in English."""
    words = [vocabulary(each).movements for each in dict.fromkeys((language, "en"))]
    all_, but = (alternatives({word for each in words for word in getattr(each, key)}) for key in ("everybody", "but"))
    return re.compile(rf"(?:{all_})(?!\w)(?:\s*,?\s*(?:(?:{but})\s|[-–−])\s*(\S.*))?", re.IGNORECASE)


AMOUNTS = {"for": "+1", "against": "-1", "abstain": "0"}


def of_ways(line: str, minutes: Minutes) -> Ballots:
    """Ballots of a line while a vote is on that has behind each way those who voted so: "Yes: Birch, Ek. No: Roth"."""
    if not re.search("[:：]", line[:40]) or (pending(minutes) is None and open_vote(minutes) is None):
        return NONE
    known = labels(minutes.meeting.language)
    by_word, nobody = vote_counts.ways_by_word(known, is_poll=False), vocabulary(minutes.meeting.language).rosters.none
    groups, at = [], 0
    word = rf"(?P<way>{alternatives(by_word)})\s*[:：]"
    each = re.compile(rf"{word}\s*(?P<who>[^:：]+?)\s*[.;,]?\s*(?={word.replace('?P<way>', '?:')}|$)", re.IGNORECASE)
    while at < len(line):
        match = each.match(line, at)
        amount = AMOUNTS.get(by_word.get(folded(match["way"]), "")) if match else None
        if not match or not amount or roster(minutes).meant(match["way"]):
            return NONE
        meant = [] if folded(match["who"]) in map(folded, nobody) else people_typed(match["who"], minutes)
        if not all(len(keys) == 1 for keys in meant):
            return NONE
        groups.append(Group(amount, tuple(keys[0] for keys in meant)))
        at = match.end()
    voted = [code for group in groups for code in group.codes]
    return Ballots(tuple(group for group in groups if group.codes)) if len(set(voted)) == len(voted) else NONE


def all_but(typed: str, minutes: Minutes) -> set[str] | None:
    """Codes of those who are left out where words mean everybody else, "all but LB", "all -LB"; None where they mean
    anything else."""
    match = everybody_but(minutes.meeting.language).fullmatch(typed.strip())
    if not match or roster(minutes).meant(typed):
        return None
    meant = people_typed(re.sub(r"(?:^|\s)[-–−]", ", ", match[1] or ""), minutes)
    are_sure = all(len(keys) == 1 and keys[0] in roster(minutes).by_key for keys in meant)
    return {keys[0] for keys in meant} if are_sure else None


def of_signs(line: str, minutes: Minutes) -> Ballots:
    """Ballots of a line while a vote is on in which the signs touch who voted so: "+all -PL", "+SP, MB; -DF; abs RA". A
    sign alone is an arrival's or a departure's, but for that of all."""
    if pending(minutes) is None and open_vote(minutes) is None:
        return NONE
    found = read(line, minutes, glued=True)
    is_of_all = everybody_but(minutes.meeting.language).match(line[1:])
    return found if is_of_all or len(found.groups) > 1 else NONE


def trailing_ballots(
    words: str, minutes: Minutes, known: Collection[str] = (), recused: Collection[str] = ()
) -> tuple[str, Ballots]:
    """Words, and the ballots that stand behind them; none of them a shade of one."""
    for match in GLUED.finditer(words):
        found = read(words[match.start() :], minutes, known, glued=True, recused=recused)
        if found.groups and all(is_plain(group.amount) for group in found.groups):
            title = words[: match.start()].strip()
            return (words, NONE) if are_meant(title, minutes, glued=True) else (title, found)
    return words, NONE


def people_typed(typed: str, minutes: Minutes, known: Collection[str] = ()) -> list[list[str]]:
    """For each of the codes and names between commas whom it means: nobody, one, or several who are called so. Codes
    alone may have blanks between them."""
    parts = [part for each in re.split(f"[{BETWEEN}]", typed) if (part := each.strip())]
    return [keys for part in parts for keys in _voters_meant(part, minutes, known)]


def _voters_meant(part: str, minutes: Minutes, known: Collection[str]) -> Iterator[list[str]]:
    keys, people, words = _codes_called(part, minutes, known), roster(minutes), part.split()
    if not keys and len(words) > 1 and all(map(people.code, words)):
        yield from ([people.code(word)] for word in words)  # "+1 SP AW PL", without commas
        return
    both = [] if keys else re.split(and_pattern(labels(minutes.meeting.language)), part)
    yield from (_codes_called(each.strip(), minutes, known) for each in both) if len(both) > 1 else (keys,)


def _codes_called(typed: str, minutes: Minutes, known: Collection[str]) -> list[str]:
    people = roster(minutes)
    code = people.code(typed)
    if code:
        return [code]
    return people.named(typed) or ([typed] if typed in known or is_placeholder(typed, minutes) else [])
