"""Numbers, names and sums within which no line of a page ends."""

import re
from html import escape

from minutes_tui.model.document import visible
from minutes_tui.writers.runs import TIE, kept_whole


def with_whole_numbers(result: str) -> str:
    """A result, in which no line ends at the hyphen of a number that the program gave, as "2026-1", nor before it."""
    return "".join(
        f'<span class="whole">{said}</span>' if at % 2 else said
        for at, part in enumerate(WHOLE_IN_RESULT.split(kept_whole(result, TIE)))
        for said in [escape(visible(part.replace(TIE, " ")), quote=True)]
    )


HYPHENATED = re.compile(r"(?<![\w&<>/\"=-])(?=[\w-]{3,24}(?![\w-]))[^\W\d_]+(?:-[^\W\d_]+)+(?![\w;<>=\"-])")
"""A name with a hyphen, at which no line of those who voted ends."""
NUMBER_WITH_HYPHEN = r"\w[\w./-]{0,20}-\d[\w./)-]{0,20}"
"""A long one may be broken."""
WHOLE_IN_RESULT = re.compile(rf"((?<![^ ])(?=[^ ]{{1,27}}(?: |$))[^ {TIE}]+(?:{TIE}[^ {TIE}]+)+|{NUMBER_WITH_HYPHEN})")


def with_whole_names(said: str) -> str:
    return HYPHENATED.sub(r'<span class="whole">\g<0></span>', said)


TIED = re.compile(rf"[^ {TIE}]+(?:{TIE}[^ {TIE}]+)+")
LONGEST_TIED = 27
"""Letters; a phone has room for them."""


def with_whole_things(said: str) -> str:
    """Words in which no line ends within a sum, a date and the like, with the blanks that were typed."""
    kept = kept_whole(said, TIE)
    if TIE not in kept:
        return said
    return TIED.sub(_tied, kept)


def _tied(found: re.Match[str]) -> str:
    whole = found[0].replace(TIE, " ")
    return f'<span class="whole">{whole}</span>' if len(whole) <= LONGEST_TIED else whole
