"""Who is to do what, as the words of an action item begin: codes, names, offices, everybody."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import Roster, roster
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS, before_colon
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.first_names import alone
from minutes_tui.line.speakers import People, and_pattern, in_office, leading
from minutes_tui.meeting.voters import called
from minutes_tui.model.minutes import Minutes

BETWEEN = "/+"
MOST = 8
"""Words of the names before the task."""


def people_of(words: str, minutes: Minutes) -> People | None:
    """Those with whom the words of an action item begin; "all" are those who may vote now."""
    known, people = labels(minutes.meeting.language), roster(minutes)
    found = leading(words, people, known, commas=True)
    by_first = alone.at_task(words, minutes)
    if by_first and (not found or by_first.end >= found.end):
        return _parted(by_first, words, people, minutes.meeting.language)
    if found and not words[found.end :].lstrip().startswith(tuple(BETWEEN)):
        return _parted(found, words, people, minutes.meeting.language)
    joined = re.compile(rf"\s*[{COMMAS}{SEMICOLONS}/+]\s*|{and_pattern(known)}")
    ends = [match.end() for match in re.finditer(r"\S+", words[:120])][:MOST]
    for end in reversed(ends):
        typed = words[:end].rstrip(COLONS)
        parts = joined.split(typed)
        keys = [people.one(part) for part in parts] if len(parts) > 1 else []
        if keys and all(keys) and words[end:].strip():
            return People(list(dict.fromkeys(keys)), typed, end, True, "", typed)
    everybody = _everybody(minutes.meeting.language).match(words)
    if everybody and not people.code(everybody[0].strip(" :"), exact=True) and (all_ := called(minutes)):
        return People(list(all_), everybody[0].strip(" :"), everybody.end(), True, "", everybody[0])
    holder = in_office(words, minutes)
    return holder._replace(by_code=True) if holder else None


def action_offered(line: str, minutes: Minutes) -> str:
    """An action item's line for words that are likely to be one without its mark: "GM to circulate the budget", "Action
    GM: circulate the budget"; "" for any other."""
    if len(line) > LONGEST or "\n" in line or line.endswith("?"):
        return ""
    word = _action_words(minutes.meeting.language).match(line)
    rest = line[word.end() :] if word else line
    people = people_of(rest, minutes)
    if people is None or people.ambiguous or people.doubt:
        return ""
    task = (MARKED_TASK if word else TASK).match(rest[people.end :])
    return f"> {rest}" if task else ""


def task_asked(line: str, minutes: Minutes) -> str:
    """What is asked of a sentence that says what somebody is to do, "The Clerk to reply."; "" of any other."""
    if not action_offered(line, minutes):
        return ""
    return ACTION_ASKED


ACTION_ASKED = "Is this an action item? 1 makes it one in the review, F5."
LONGEST = 200
"""Characters of a line that is looked at for an action item."""
TASK = re.compile(r"\s+to\s+(?!(?:the|a|an|be|whom?|what)\s)[a-z]+(?:\s\S|\.?$)")
"""What stands behind the names in a line that is likely to be an action item."""
MARKED_TASK = re.compile(rf"\s*[{COLONS}]\s*\w|\s+to\s+[a-z]")
"""The same where a scribe's word for an action item stands before the names."""


def colon_kept(typed: str, words: str, minutes: Minutes) -> str:
    """The words of an action item without its due date, with the colon behind the names where the date stood between
    the two: "Ann: paint" for "Ann, by Friday: paint"."""
    names, colon, task = before_colon(typed)
    who, _, _ = names.partition(",")
    keys = [roster(minutes).one(part) for part in re.split(and_pattern(labels(minutes.meeting.language)), who)]
    is_between = colon and all(keys) and words == f"{who.strip()} {task.strip()}"
    return f"{who.strip()}: {task.strip()}" if is_between else words


def _parted(found: People, words: str, people: Roster, language: str) -> People:
    """Those found, as by their codes where a colon, a dash, "to" or a word such as "will" parts the names from the
    task."""
    behind = words[found.end :]
    is_parted = re.match(rf"\s*[{COMMAS}]", behind) is None and alone.parts_task(behind, language)
    names = vocabulary(language).scribes.names if language.startswith("en") else ()
    is_word = len(found.keys) == 1 and not found.by_code and words[: found.end].casefold() in names
    if is_word and not is_parted and re.match(r"\s+[^\W\d_A-Z]", behind) and not found.ambiguous:
        person = f"{found.keys[0]} {people.full(found.keys[0])}"
        return found._replace(ambiguous=f"Is “{words[: found.end]}” {person}?")
    return found._replace(by_code=found.by_code or is_parted)


@cache
def _everybody(language: str) -> re.Pattern[str]:
    words = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).movements.everybody}
    return re.compile(rf"(?:{alternatives(words)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _action_words(language: str) -> re.Pattern[str]:
    """With what scribes begin an action item, with no colon behind it."""
    words = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).scribes.action}
    return re.compile(rf"(?:{alternatives(words)})\s+(?=[^\W\d_])", re.IGNORECASE)
