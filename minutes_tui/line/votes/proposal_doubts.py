"""Lines that stay words while a motion is pending, and may propose something else or take the motion back, each with
what is asked of it."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary
from minutes_tui.line.speakers import leading
from minutes_tui.line.votes import motion_lines, mover_sentences
from minutes_tui.line.votes.unread_proposals import AMENDMENT, LONGEST, MOTION, SOMEWHERE, named, procedural, tags
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

WITHDRAWN_ASKED = "Is the motion withdrawn? Type /withdrawn"
OTHER_MOTION = f"{MOTION} Type /motion MOVER: TEXT. If it was not put to the vote, this line stays words."


ACCEPTED_ASKED = "Is the amendment a part of the motion now? Type /carried: the motion has its wording then."
ACCEPTS = re.compile(r"\baccept(?:ed|s)?\s+(?:the|this|that|her|his|their)\s+(?:\w+\s+)?amendment\b", re.IGNORECASE)
"""That the amendment that is pending is taken over by who moved the motion, in English."""


def asked(line: str, minutes: Minutes) -> str:
    """What is asked of a line that is read as words while a motion is pending, and may propose something else, or take
    the motion back; "" of others. The command is in it where it can be told."""
    if len(line) > LONGEST or pending(minutes) is None:
        return ""
    if WITHDRAWS.search(line) or withdrawal(minutes.meeting.language).search(line):
        return WITHDRAWN_ASKED
    index = pending(minutes)
    if index is not None and minutes.notes[index].amends and ACCEPTS.search(line):
        return ACCEPTED_ASKED
    is_amendment = _amends(line, minutes)
    if not (is_amendment or _moved(line, minutes)):
        return ""
    command = motion_lines.offered(line, minutes)
    if command.startswith("/amend "):
        return f"{AMENDMENT} Type {command}"
    if is_amendment:
        return motion_lines.AMENDMENT_ASKED
    if not command.startswith("/motion ") and (moved := mover_sentences.formally_moved(line, minutes)):
        command = f"/motion {moved.argument}"
    return f"{MOTION} Type {command}" if command.startswith("/motion ") else OTHER_MOTION


def _amends(line: str, minutes: Minutes) -> bool:
    """Whether a line may amend the pending motion: it says so, or who moves something moves to change words."""
    language = minutes.meeting.language
    if AMENDS.search(line):
        return True
    begun = named(language).match(line)
    return (begun is not None and _amendment(language).search(begun[0]) is not None) or (
        _moved(line, minutes) and CHANGES.search(line) is not None
    )


def _moved(line: str, minutes: Minutes) -> bool:
    language = minutes.meeting.language
    if named(language).match(line) or procedural(language).search(line) or IMPERSONAL.match(line):
        return True
    people = leading(line, roster(minutes), labels(language))
    behind = line[people.end :] if people else ""
    return bool(mover_sentences.proposed(line, minutes) or FORMALLY.match(behind))


AMENDS = re.compile(
    r"\bmove[sd]?\s+to\s+amend\b"
    r"|\b(?:friendly|substitute)\s+(?:amendment|motion|resolution)\b"
    r"|\b(?:offer(?:ed|s)?|propos(?:ed|es)|accept(?:ed|s)?|introduced?|suggest(?:ed|s)?|submitted|moved|moves"
    r"|(?:asked|asks|called)\s+for|put\s+forward)\s+(?:an?|the|her|his|as\s+an?)\s+(?:\w+\s+){0,2}?(?:amendment|substitute)\b"
    r"|\bamend(?:ed|s|ing)?\s+(?:the|this|that|his|her|their)\s+(?:\w+\s+)?(?:motion|resolution|proposal|wording)\b"
    r"|\b(?:motion|resolution|proposal|wording)\s+(?:was|is|be|has\s+been)\s+(?:further\s+)?amended\b(?!\s*[.,;]?\s*$)",
    re.IGNORECASE,
)
"""That the pending motion is amended, in English."""
CHANGES = re.compile(
    r"\b(?:to|by)\s+(?:amend|add|adding|insert|inserting|strike|striking|delete|deleting|substitute|substituting|"
    r"replace|replacing|remove|removing)\b|\b(?:amending|deletion|insertion|addition|substitution)\b|"
    r"\b(?:words?|sentence|paragraph|clause)\b.*\b(?:added|deleted|inserted|replaced|removed|struck)\b",
    re.IGNORECASE,
)
"""That words are put in or taken out, in English, behind what says that something is moved."""
IMPERSONAL = re.compile(
    rf"(?:it\s+(?:was|is)\s+(?:then\s+)?(?:moved|proposed)|i\s+move)\s+(?:that|to|an?|the)\s+\S"
    rf"|move(?!{SOMEWHERE})\s+(?:that|to|an?\s+amendment|the\s+(?:previous\s+)?question)\s",
    re.IGNORECASE,
)
"""That something is moved, without who does, in English."""
FORMALLY = re.compile(
    rf"\s*,?\s+(?:then\s+)?(?:moved|moves|has\s+moved)(?!{SOMEWHERE})\s+(?!to\b)[a-z]\w*",
    re.IGNORECASE,
)
"""Behind who begins a sentence: they moved something, in English, and did not move anywhere."""
WITHDRAWS = re.compile(
    r"\b(?:withdrew|withdraws|(?:has|have|had)\s+withdrawn"
    r"|(?:agree[sd]?|ask(?:ed|s)?|offer(?:ed|s)?|wish(?:ed|es)?|decided|consent(?:ed|s)?)\s+to\s+withdraw)\s+"
    r"(?:it|(?:the|his|her|their)\s+(?:motion|proposal|resolution))\b",
    re.IGNORECASE,
)
"""That who moved something takes it back, in English."""


@cache
def withdrawal(language: str) -> re.Pattern[str]:
    """The same in a language, with other words within or behind it: "Ann zieht den Antrag nach der Pause zurück"."""
    known = vocabulary(language)
    motion = alternatives({labels(language).motion, *known.scribes.motion, *known.motions.nouns})
    the = rf"(?:(?:{alternatives(known.motions.the)})(?:\s+|(?<=['’])))"
    ways = [way.partition("…") for way in known.motions.withdraws]
    said = (
        rf"{expression(begin.strip())}\s+{the}?(?:\w+\s+)?(?:{motion})(?!\w)"
        + (rf"[^.;]{{0,80}}?\s{expression(end.strip())}(?!\w)" if end.strip() else "")
        for begin, _, end in ways
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(said) or '(?!)'})", re.IGNORECASE)


@cache
def _amendment(language: str) -> re.Pattern[str]:
    nouns = {word for each in tags(language) for word in vocabulary(each).scribes.amend}
    nouns |= {labels(each).amendment for each in tags(language)}
    return re.compile(rf"{alternatives(nouns)}|amend", re.IGNORECASE)
