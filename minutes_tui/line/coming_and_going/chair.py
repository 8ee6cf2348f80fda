"""Sentences that say who takes the chair, or is given it; and who has it."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster
from minutes_tui.language.roles import is_acting
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary
from minutes_tui.line.coming_and_going.questions import LATELY
from minutes_tui.line.speakers import and_pattern, in_office, leading
from minutes_tui.line.told_sentences import with_time_within
from minutes_tui.model.minutes import Minutes

APART = re.compile(r"^\s*,[^,.;:]{2,60},(?=\s)")
"""What stands between commas behind a name: ", premier adjoint,"."""


def told(line: str, minutes: Minutes) -> list[str]:
    """Codes of those who take the chair, or are given it, as a sentence says."""
    language = minutes.meeting.language
    if not (takes(language).search(line) or _chair_given(language).search(line)):
        return _behind_verb(line, minutes)
    return _given(line, minutes) or taking(line, minutes) or _behind_verb(line, minutes)


def _behind_verb(line: str, minutes: Minutes) -> list[str]:
    """Code of the one whose name is within words that take it, behind the verb: "Dann leitet Ann die Sitzung"."""
    pattern = _takes_behind_verb(minutes.meeting.language)
    found = pattern.search(line) if pattern else None
    if not found:
        return []
    name = next(filter(None, found.groups()))
    people = leading(f"{name} .", roster(minutes), labels(minutes.meeting.language))
    is_whole = people and not (people.ambiguous or people.doubt) and people.end == len(name)
    return list(people.keys) if people and is_whole else []


@cache
def _takes_behind_verb(language: str) -> re.Pattern[str] | None:
    """The verb with which a sentence begins, maybe behind a word or a few, somebody and the rest; None in a language
    that has no such order."""
    known = vocabulary(language).movements
    if not known.is_verb_second:
        return None
    ways = set()
    for phrase in known.chairs:
        verb, _, rest = phrase.replace("… ", "").partition(" ")
        ways |= {rf"{expression(verb)}\s+(\S+(?:\s+\S+){{0,4}}?)\s+{expression(rest)}"} if rest else set()
    return re.compile(rf"^(?:\S+\s+){{0,3}}?(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def _given(line: str, minutes: Minutes) -> list[str]:
    """Code of the one who is named behind words that give the chair: "Ash handed the chair to Cole"."""
    language = minutes.meeting.language
    given = list(_chair_given(language).finditer(line))
    people = leading(f"{line[given[-1].end() :].strip(' .')} .", roster(minutes), labels(language)) if given else None
    return list(people.keys) if people and not (people.ambiguous or people.doubt) else []


def taking(line: str, minutes: Minutes) -> list[str]:
    """Code of the one whose name stands right before words that take it, at the beginning or behind "and"."""
    known, pattern = labels(minutes.meeting.language), takes(minutes.meeting.language)
    starts = [0, *(match.end() for match in re.finditer(rf"{and_pattern(known)}|[.;,]\s+", line))]
    for start in reversed(starts):
        people = leading(line[start:], roster(minutes), known)
        people = people or in_office(line[start:], minutes)
        if people and pattern.match(APART.sub("", line[start + people.end :]).lstrip()):
            return [] if people.ambiguous or people.doubt else list(people.keys)
    return []


@cache
def _chair_given(language: str) -> re.Pattern[str]:
    known = [vocabulary(each).movements for each in dict.fromkeys((language, "en"))]
    to = alternatives({phrase for each in known for phrase in each.chair_to}).replace(r"…\s+", r"(?:\S+\s+){0,4}?")
    given = with_time_within({phrase for each in known for phrase in each.chair_given})
    timed = rf"(?:\s+(?:{alternatives(vocabulary(language).times.before) or '(?!)'})\s+\S+(?:\s+\S+)?)?"
    return re.compile(rf"(?<!\w)(?:(?:{to})(?!\w)|(?:{given})(?!\w){timed})", re.IGNORECASE)


def in_the_chair(minutes: Minutes) -> tuple[str, ...]:
    """Codes of those who chair now: who acts for the chair, else who has it."""
    known = labels(minutes.meeting.language)
    chairs = [each for each in minutes.participants if each.role == "chair" and not each.struck]
    acting = [each for each in chairs if is_acting(each.post, known)]
    return tuple(each.key for each in acting or chairs)


def is_told_in_chair(key: str, minutes: Minutes) -> bool:
    """Whether the last of the notes that say who takes the chair says it of somebody."""
    pattern, people = takes(minutes.meeting.language), roster(minutes)
    lately = (note for note in reversed(minutes.notes[-LATELY:]) if not note.struck)
    told = next((note.text for note in lately if pattern.search(note.text)), "")
    return bool(told) and bool(re.search(rf"(?<!\w){re.escape(people.last(key))}(?!\w)", told))


def first_told_in_chair(minutes: Minutes) -> tuple[str, ...]:
    """Codes of those who may be whom the first note that says who takes the chair names."""
    language, people = minutes.meeting.language, roster(minutes)
    said = (note.text for note in minutes.notes if not note.struck)
    told = next((text for text in said if takes(language).search(text) or _took_chair(language).search(text)), "")
    return tuple(
        each.key
        for each in minutes.participants
        if re.search(rf"(?<!\w){re.escape(people.last(each.key))}(?!\w)", told)
    )


@cache
def takes(language: str) -> re.Pattern[str]:
    """What stands behind who takes the chair."""
    phrases = (*vocabulary(language).movements.chairs, *vocabulary("en").movements.chairs)
    seat = alternatives({word for each in (language, "en") for word in vocabulary(each).movements.seat_behind})
    return re.compile(rf"(?:{with_time_within(phrases)})(?!\w)(?!,?\s+(?:{seat})(?!\w))", re.IGNORECASE)


@cache
def _took_chair(language: str) -> re.Pattern[str]:
    """The sentence that `/chair` writes, in which the time may part the words."""
    parts = re.split(r"\{names\}|\{time\}", labels(language).took_chair.rstrip("."))
    return re.compile(".+?".join(map(re.escape, parts)))
