"""Characters that act where they should be read: on a terminal, on lines, on the direction of what is around them."""

from minutes_tui.model.patterns import Pattern

_BREAKS = "\u2028\u2029"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: words that have one can read in another order than what was recorded."""

_NONE = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""No characters, and never any: a page with one is no XML, and a program may cut a text there."""
_HIDDEN = "\u200b\ufeff\u206a-\u206f\ufff9-\ufffb"
"""Without a width and without a use in a word: with one, a word is not found that stands there for all to see. Joiners,
which shape letters, soft hyphens and marks of direction are words."""

ACTING = Pattern(f"[\x00-\x1f\x7f-\x9f{_BREAKS}{_DIRECTIONS}{_HIDDEN}{_NONE}]")
SIGNLESS = Pattern(f"[\x80-\x9f{_BREAKS}{_DIRECTIONS}{_HIDDEN}{_NONE}\ud800-\udfff]")
"""Those of them that have no sign of their own, and halves of characters."""

SIGN = "\ufffd"
SIGNS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""What Unicode has for control characters to be seen."""


def visible(text: str) -> str:
    """Words on one line with nothing in them that acts: a sign for each character that does, tabs as spaces. The sign
    is as long as what it stands for."""
    if text.isprintable():
        return text
    return SIGNLESS.sub(SIGN, text.replace("\t", " ").replace("\n", " ").translate(SIGNS))
