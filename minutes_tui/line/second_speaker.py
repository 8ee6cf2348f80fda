"""Another than the speaker, whose name and a colon stand behind a sentence: "yes. BM: no." is what two have said."""

import re
from collections.abc import Sequence

from minutes_tui.language.inline_marks import is_within
from minutes_tui.language.markup import code_and_addresses
from minutes_tui.language.names import Roster
from minutes_tui.language.separators import COLON, COLONS

BEHIND = re.compile(
    r"[.!?…。！？][”\"’')\]]*(?:\s+|(?<=[。！？]))"
    rf"(?=(?P<who>[^\s.{COLONS}!?][^{COLONS}!?\n]{{0,39}})[{COLONS}]\s*\S)"
)
"""The end of a sentence, and behind it what may be somebody before a colon."""


def second_turn(words: str, speakers: Sequence[str], people: Roster) -> tuple[int, str] | None:
    """Where in words another than their speakers begins to speak, and the code; None where nobody does."""
    if not COLON.search(words):
        return None
    apart = code_and_addresses(words)
    for match in BEHIND.finditer(words):
        code = people.code(match["who"], exact=True)
        keys = [code] if code else people.named(match["who"])
        if len(keys) == 1 and keys[0] not in speakers and not is_within(apart, match.end()):
            return match.end(), keys[0]
    return None


def parts_of_line(line: str, speakers: Sequence[str], people: Roster) -> tuple[str, str, str] | None:
    """A typed line by two speakers: what the first says, what the second does, and the code of that; None where it is
    by one."""
    found = second_turn(line, speakers, people) if speakers else None
    return (line[: found[0]].rstrip(), line[found[0] :], found[1]) if found else None
