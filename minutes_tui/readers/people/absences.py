"""Lines of a list that name one person and say that they are away: "Ann Lee - apologies", "Bo Ek sends his
apologies"."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.name_parts import PARTICLES
from minutes_tui.language.names import title_split
from minutes_tui.language.roles import presence_named, role_named
from minutes_tui.language.roster_words import is_post
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.readers.people.person_words import BRACKETS

LONGEST = 120
"""Characters of such a line."""
LONGEST_NAME = 6
"""Words."""


def with_absence_in_brackets(line: str, language: str) -> str:
    """A line that names one person and says that they are away with that in brackets, "Ann Lee (apologies, ill)" for
    "Ann Lee - apologies: ill"; any other line as it is."""
    match = _absence(language).fullmatch(line) if len(line) <= LONGEST else None
    if not match or not is_person(match["who"], language, is_parted=bool(match["between"].strip())):
        return line
    if not match["between"].strip() and match["away"][0].isupper():
        return line  # "Ann Lee Excused": a label of two words
    presence = presence_named(match["away"], labels(language)) or "apologies"
    return f"{match['who']} ({', '.join(filter(None, (presence, match['why'])))})"


def is_person(words: str, language: str, *, is_parted: bool) -> bool:
    """Whether words that begin a line name one person: a name of two words or more, or one behind a title, and what
    else is said behind a comma, a dash or in brackets. Where nothing parts a name from what follows, it is no more
    than that. In a script without capitals one word will do."""
    said = re.split(r"\s*,\s+|\s+[-–—]\s+", BRACKETS.sub("", words).strip(" -–—,"))
    title, name = title_split(said[0], labels(language))
    parts = name.split()
    if not 0 < len(parts) <= LONGEST_NAME or (len(said) > 1 and not is_parted):
        return False
    if any(map(str.isdigit, name)) or role_named(name, labels(language)) or is_post(name, language):
        return False
    are_capitals = all(not part[0].islower() or part in PARTICLES for part in parts)
    has_no_case = name.upper() == name.lower() and is_parted
    is_turned = len(said) > 1 and said[1][:1].isupper()
    return are_capitals and bool(title or len(parts) > 1 or has_no_case or is_turned)


@cache
def _absence(language: str) -> re.Pattern[str]:
    """Who is away, what parts the name from that, and why."""
    words: set[str] = set()
    for each in dict.fromkeys((language, "en")):
        presence = labels(each).presence
        words |= {*presence.apologies, *presence.absent, labels(each).apologies, *vocabulary(each).movements.away}
    away = alternatives({word for word in words if word} | {"apologies", "absent"})
    return re.compile(
        rf"(?P<who>[^:：]+?)(?P<between>\s*[–—:：,(（]+\s*|-+\s+|\s+-+\s*|\s+)(?P<away>{away})(?!\w)"
        rf"\s*[)）]?\s*(?:[:：]\s*(?P<why>\S.*?)|[.。])?",
        re.IGNORECASE,
    )
