"""People who are named with their office before the name: "Director Bell", "Trustee Ann Dow"."""

import re
from functools import lru_cache

from minutes_tui.model.minutes import Minutes

LONGEST = 2
"""Words of an office that stands before names."""


def without_offices(said: str, minutes: Minutes) -> str:
    """Words without the office of a participant before the name of one who has it: "seconded by Bell"."""
    held: dict[str, set[str]] = {}
    for each in minutes.participants:
        if each.post and each.name and len(each.post.split()) <= LONGEST and each.post[0].isupper():
            held.setdefault(each.post, set()).update((each.name.split()[0], each.name.split()[-1]))
    for post, names in held.items():
        if post in said:
            said = _before(post, frozenset(names)).sub("", said)
    return said


@lru_cache(64)
def _before(post: str, names: frozenset[str]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(names)))
    return re.compile(rf"(?<!\w){re.escape(post)}\s+(?=(?:{known})(?!\w))")
