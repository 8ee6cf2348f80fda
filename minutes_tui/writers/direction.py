"""Which way and in which characters a language is written, and whether its tag can be one. Knows no format."""

import re
from functools import cache

TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from the right where no script is named."""
EAST_ASIAN = frozenset({"zh", "ja", "ko"})
"""Languages for whose characters offices have a font and a language of their own."""
SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def tag(language: str) -> str:
    """A language as BCP 47 has it; "" where it can be no tag."""
    found = language.replace("_", "-")
    return found if TAG.fullmatch(found) else ""


def latin_tag(language: str) -> str:
    """The language of Latin words in a page that names none for them: its own, but for those of East Asia."""
    found = tag(language) or "en"
    return "en" if found.lower().split("-")[0] in EAST_ASIAN else found


def script(language: str) -> str:
    """The language without its country; "zh-hant" for Chinese in the characters of Taiwan and Hong Kong."""
    primary, *others = tag(language).lower().split("-")
    return "zh-hant" if primary == "zh" and {"hant", "tw", "hk", "mo"} & set(others) else primary


@cache
def is_right_to_left(language: str) -> bool:
    primary, *others = tag(language).lower().split("-")
    scripts = [each for each in others if len(each) == 4 and each.isalpha()]
    return scripts[0] in SCRIPTS if scripts else primary in RIGHT_TO_LEFT
