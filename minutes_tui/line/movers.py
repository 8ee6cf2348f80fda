"""A line that says who moved the pending motion and who seconded it: "Proposed: Ann, seconded: Bo"."""

import re
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.line.other_titles import near, who_is_near
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

MOVED = ("moved", "mover", "proposed", "proposer", "motion by", "moved by", "proposed by")
SECONDED = ("seconded", "seconder", "second", "seconded by", "second by")
COLON = r"\s*[:：﹕︓]\s*"
NO_MOTION = "No motion is pending that they could have moved: /motion TEXT comes first."


class Movers(NamedTuple):
    """Codes with commas between; "" where it isn't said."""

    mover: str
    seconder: str
    problem: str = ""
    """Why nothing can be made of it."""


def read(line: str, minutes: Minutes) -> Movers | None:
    """What a line says of movers; None where it is anything else, or somebody in it is not on the roster."""
    match = _pattern(minutes.meeting.language).fullmatch(line.strip().rstrip(".。"))
    if not match:
        return None
    said = [_codes(match[name] or "", minutes) for name in ("mover", "seconder", "alone")]
    if None in said:
        doubt = next(filter(None, (_near(match[name] or "", minutes) for name in ("mover", "seconder", "alone"))), "")
        return Movers("", "", doubt) if doubt else None
    mover, seconder, alone = (", ".join(each or ()) for each in said)
    return Movers(mover, seconder or alone, "" if pending(minutes) is not None else NO_MOTION)


BEHIND = re.compile(
    r"(?:a\s+)?motion\s+(?P<words>(?:that|to)\s.+?),?\s+(?:was\s+)?(?:moved\s+|made\s+|proposed\s+)?by\s+(?P<mover>[^,;:]+?)"
    r"(?:[,;]\s*(?:and\s+)?|\s+and\s+)second(?:ed)?(?:\s+by)?\s+(?P<seconder>[^,;:]+)",
    re.IGNORECASE,
)


def with_motion(line: str, minutes: Minutes) -> str:
    """A motion as `/motion` takes it, of a line that says who moved and seconded it and what it is: "Moved by Ann,
    seconded by Bo, that the rent be raised", "Motion to adjourn by Ann, second Bo"; "" where it is anything else."""
    typed = line.strip()
    match = _with_motion(minutes.meeting.language).fullmatch(typed) or BEHIND.fullmatch(typed.rstrip("."))
    mover, seconder = (_codes(match[name], minutes) for name in ("mover", "seconder")) if match else (None, None)
    if not match or not mover or not seconder:
        return ""
    return f"{', '.join(mover)}, seconded by {', '.join(seconder)}: {match['words']}"


@cache
def _with_motion(language: str) -> re.Pattern[str]:
    """Such a line with the motion behind the names: behind a colon, or in English "that" or "to"."""
    known = labels(language)
    moved, seconded = (
        _alternatives(words, label) for words, label in ((MOVED, known.moved_by), (SECONDED, known.seconded_by))
    )
    names = r"[^:：]+?"
    return re.compile(
        rf"{moved}(?P<mover>{names})(?:\s*[,;.]\s*|\s+)(?:and\s+)?{seconded}(?P<seconder>{names})"
        r"(?:\s*[:：]\s*|\s*[,;]?\s+(?=(?:that|to)\s))(?P<words>\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


def parted(head: str, language: str) -> tuple[str, str]:
    """Who moved and who seconded, of the words before a motion's colon: "Ann, seconded by Bo"; the second may be ""."""
    match = _seconded_behind(language).fullmatch(head.strip())
    return (match["mover"], match["seconder"].strip()) if match else (head, "")


@cache
def _seconded_behind(language: str) -> re.Pattern[str]:
    own = labels(language).seconded_by.partition("{names}")[0].strip().rstrip(":")
    words = "|".join(map(re.escape, sorted({*SECONDED, *([own] if own else [])}, key=len, reverse=True)))
    return re.compile(rf"(?P<mover>.+?)\s*[,;]\s*(?:and\s+)?(?:{words})\s+(?P<seconder>.+)", re.IGNORECASE)


def _codes(typed: str, minutes: Minutes) -> list[str] | None:
    """Whom names or codes mean; None where one of them means nobody, or may be of two."""
    people = roster(minutes)
    found = [people.code(part) or people.one(part) for each in typed.split(",") if (part := each.strip())]
    return found if all(found) else None


def _near(typed: str, minutes: Minutes) -> str:
    """The question who is meant where one of some names is a letter off; "" where none is."""
    people, parts = roster(minutes), (part for each in typed.split(",") if (part := each.strip()))
    return next(filter(None, (who_is_near(part, near(part, minutes), people) for part in parts)), "")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Such a line in a language or in English: behind a word alone stands a colon, behind "by" a blank is enough."""
    known = labels(language)
    moved, seconded = (
        _alternatives(words, label) for words, label in ((MOVED, known.moved_by), (SECONDED, known.seconded_by))
    )
    names = r"[^:：]+?"
    return re.compile(
        rf"{moved}(?P<mover>{names})(?:(?:\s*[,;.]\s*|\s+)(?:and\s+)?{seconded}(?P<seconder>{names}))?"
        rf"|{seconded}(?P<alone>{names})",
        re.IGNORECASE,
    )


def _alternatives(words: tuple[str, ...], label: str) -> str:
    """The words with what parts each from the names behind it."""
    own = label.partition("{names}")[0].strip()
    spelled = sorted({*words, *([own] if own else [])}, key=len, reverse=True)
    ways = [rf"{re.escape(each)}(?:{COLON}{'|' + chr(92) + 's+' if ' ' in each else ''})" for each in spelled]
    return f"(?:{'|'.join(ways)})"
