"""Where a line may end: within a word that has no room on it, with a hyphen. Knows no format and no dictionary."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.writers.runs import Run, kept_whole
from minutes_tui.writers.table_widths import extent
from minutes_tui.writers.wrapping import width

SOFT_HYPHEN = "\u00ad"
"""Is seen only where a line ends at it."""


def with_soft_hyphens(found: Iterable[Run], letters: float) -> Iterator[Run]:
    """Runs whose words have soft hyphens where they are wider than `letters`; no number and no address has any."""
    might_be_wide = _longer(int(letters / WIDEST))
    for run in found:
        is_long = might_be_wide.search(run.text) and not (run.is_code or run.url)
        yield replace(run, text=_parted(run.text, letters)) if is_long else run


@cache
def _longer(length: int) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]{{{max(1, length)},}}")


def _parted(text: str, letters: float) -> str:
    return WORD.sub(lambda word: SOFT_HYPHEN.join(syllables(word[0])) if extent(word[0]) > letters else word[0], text)


def syllables(word: str) -> list[str]:
    """A word in parts, each but the last of which may end a line: before the consonant that a vowel comes after. One
    before which two others and an s are isn't surely the first of its part, so that none ends there."""
    vowels = list(VOWELS.finditer(word))
    cuts = []
    for first, second in pairwise(vowels):
        sounds = SOUND.findall(word[first.end() : second.start()])
        at = second.start() - len(sounds[-1]) if sounds else 0
        is_clear = len(sounds) <= 2 or sounds[-1].lower() != "s"
        if sounds and is_clear and at >= LEAST and len(word) - at > LEAST:
            cuts.append(at)
    return [word[start:end] for start, end in pairwise((0, *cuts, len(word)))]


def leaves_a_gap(text: str) -> bool:
    """Whether a text has a word that is long and can't be parted, such as an address: the line before it would be
    stretched to both margins."""
    return ADDRESS.search(text) is not None


ADDRESS = re.compile(r"(?=[^\s\u00ad\u200b]*[\w][/@_.=&\d][\w/])[^\s\u00ad\u200b]{20,}")
"""A word of 20 letters or more, with a sign or a digit within it: no dictionary parts that."""
WORD = re.compile(r"(?<![\w@./\\])[^\W\d_]{6,}(?![\w@/\\]|\.\w)")
"""Letters alone: what has a digit, or is part of an address, has no place to part it."""
VOWELS = re.compile(r"[aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýąęėįųūőűəаеёиоуыэюяіїєαεηιουωάέήίόύώ]+", re.IGNORECASE)
SOUND = re.compile(r"sch|s[pt]r|pfl|ch|ck|ph|th|qu|sz|cz|rz|gn|[bcdfgkptv][lr]|.", re.IGNORECASE)
"""What stays together before a vowel: letters of one sound, and those that begin a word together."""
WIDEST = 2
"""How many letters wide a character may be."""
LEAST = 2
"""Letters on each line."""
LONG_WORD = 0.5
"""Of the measure, from which on a word may be parted anywhere: a heading has larger letters, and a line that a word
leaves is justified with holes in it."""


def in_a_cell(found: Iterable[Run], room: float) -> list[Run]:
    """The runs of a cell of an office's table, `room` letters wide: what its lines may end in, and what they may not.
    Code keeps its blanks."""
    return list(with_soft_hyphens(with_whole_things(found), room))


def with_whole_things(found: Iterable[Run]) -> Iterator[Run]:
    """The runs of an office's page, in which no line ends within a sum, a date and the like. Code keeps its blanks."""
    return (run if run.is_code else replace(run, text=kept_whole(run.text)) for run in found)


CODE_LETTER = 0.602
"""Of its size, the width of a letter of code in the widest of the fonts that an office has for it."""
CODE_SIZE = 0.9
"""Of the size of words, the size of code."""
MOST_ON_ONE_PAGE = 20
"""Lines of code that stay on one page."""
DEEPER = 4
"""Blanks by which a line of code that goes on is set in."""


def code_hang(found: Iterable[str], points: float, size: float) -> float:
    """How far in a line of code goes on that has no room in a width for words of a size, all in points: 0 where all
    lines have room. Lines that go on do so as far in as each other, for the frame of paragraphs is one only then."""
    letter = size * CODE_LETTER
    room = int(points / letter)
    lines = list(found)
    if all(width(line) <= room for line in lines):
        return 0
    deepest = max(len(line) - len(line.lstrip(" ")) for line in lines)
    return min(deepest + DEEPER, room // 3) * letter
