"""The language that a source is in, by the short words that each language has."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from minutes_tui.language.labels import labels, languages
from minutes_tui.readers.source_blocks import SourceBlock

WORD = re.compile(r"[^\W\d_]+")
KANA = re.compile(r"[\u3040-\u30ff]")
MOST_WORDS = 3_000
"""Read of a source."""
LEAST_WORDS = 8
"""Short words of a language by which it is known."""
AHEAD = 1.15
"""How many times more there are than of the next language."""
NEAR = 2
"""How many times more there are than of the language that is taken otherwise, where the next one is near, as Danish is
to Norwegian."""
LEAST_KANA = 0.05
"""Share of a text's letters that is Japanese."""


def language_of(blocks: Sequence[SourceBlock], otherwise: str = "en") -> str:
    """The language of most words; `otherwise` where too few are known, or two languages have as many."""
    text = (word for block in blocks if block.kind != "furniture" for word in WORD.findall(block.text))
    said = Counter(word.casefold() for word in islice(text, MOST_WORDS))
    letters = sum(len(word) * count for word, count in said.items())
    if sum(len(KANA.findall(word)) * count for word, count in said.items()) > LEAST_KANA * max(1, letters):
        return "ja"
    found = {
        language: sum(said[word] for word in {word.casefold() for word in labels(language).words})
        for language in languages(variants=False)
    }
    best, second, *_ = sorted(found, key=lambda language: -found[language])
    is_sure = found[best] > AHEAD * found[second] or found[best] > NEAR * found.get(otherwise, 0)
    return best if found[best] >= LEAST_WORDS and is_sure else otherwise
