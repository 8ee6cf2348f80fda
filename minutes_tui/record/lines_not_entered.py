"""Lines that were typed or pasted and not entered, as the one text that a draft keeps of them."""

import re
from collections.abc import Sequence

from minutes_tui.language import graphemes

APART = "\x1e"
"""What stands in the draft between lines that were typed apart; a newline may be part of a line."""


PASTED = "\x1d"
"""What begins a line that holds the lines of a paste that were not entered, each on a row of its own."""

SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|O.|.|$)", re.DOTALL)
"""What a terminal sends for a key without a letter, for the mouse, and around a paste."""
ERASES = "\x08\x7f"


def as_words(typed: str) -> str:
    """The words of what a terminal or a pipe has sent, with a newline for each Enter; a character that erases takes
    away what is before it in the line."""
    words: list[str] = []
    for character in SEQUENCE.sub("", typed).replace("\r\n", "\n").replace("\r", "\n"):
        if character in ERASES:
            if words and words[-1] != "\n":
                words.pop()
        elif character in "\t\n" or graphemes.is_typed(character):
            words.append(" " if character == "\t" else character)
    return "".join(words)


def together(lines: Sequence[str]) -> str:
    """Lines that were typed and not entered, as one text for the draft; the last one is being typed, "" if none is."""
    kept = APART.join(filter(None, lines))
    return f"{kept}{APART}" if kept and not lines[-1] else kept


def apart(kept: str) -> list[str]:
    """The lines that a draft's text holds, in the order in which they were typed."""
    return [line for line in kept.split(APART) if line]


def all_wait(kept: str) -> bool:
    """Whether none of a draft's lines was being typed: all were set aside or refused."""
    return kept.endswith(APART)


def rest_of_paste(lines: Sequence[str]) -> str:
    """The lines of a paste that are still to be entered, as one that waits."""
    return PASTED + "\n".join(lines) if lines else ""


def typed_on(kept: str, words: str) -> str:
    """A draft's text and behind it what else was typed, in which a newline is Enter: lines that were not entered, in
    their order as those of a paste, and the one that was being typed."""
    lines = apart(kept)
    half = lines.pop() if lines and not all_wait(kept) else ""
    first, *others = words.split("\n")
    if not others:
        return together([*lines, half + first])
    *whole, last = others
    if "\n" in half:  # a line of several rows is one all the same
        return together([*lines, half + first, rest_of_paste([line for line in whole if line]), last])
    return together([*lines, rest_of_paste([line for line in (half + first, *whole) if line]), last])


def pasted(line: str) -> list[str]:
    """The lines that are still to be entered of a paste that waits; none where the line is no such."""
    return line.removeprefix(PASTED).split("\n") if line.startswith(PASTED) else []


def plain(kept: str) -> str:
    """A draft's text to be read: each line on a row."""
    return kept.replace(PASTED, "").rstrip(APART).replace(APART, "\n")
