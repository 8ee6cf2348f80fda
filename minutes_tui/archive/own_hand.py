"""The notes of a record as our own hand writes them: where each stands and what its text is, without reading it.

It is a form of TOML in which nothing has to be worked out: one line a key, the keys in their order, no escapes but
those of quotes. What has another form anywhere is for `record.parser`, and so is all that is no note.
"""

import re
from array import array
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import fields

from minutes_tui.model.minutes import Note

PLAIN, PLAIN_LINES = (rf'[^"\\\x00-\x08{newline}\x0b-\x1f\x7f]*+' for newline in (r"\x0a", ""))
STRING = rf'"{PLAIN}(?:\\["\\]{PLAIN})*+"'
LINES = rf'"""\n{PLAIN_LINES}(?:(?:\\["\\]|"(?!"")){PLAIN_LINES})*+"""'
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?"
DATE = r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
"""Of the days that every month has: a record with others is read as a whole."""
KEY = rf"(?:[A-Za-z0-9_-]+|{STRING})"
SIMPLE = rf"(?:{STRING}|true|false|-?(?:0|[1-9]\d{{0,17}})(?:\.\d+)?)"
VALUE = (
    rf"(?:{SIMPLE}|{LINES}|{DATE}(?:T{TIME}(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?|{TIME}"
    rf"|\[(?:{SIMPLE}(?:, {SIMPLE})*+)?\]|\{{ {KEY} = {SIMPLE}(?:, {KEY} = {SIMPLE})*+ \}}|\{{\}})"
)
HEADER = "[[note]]\n"


class Notes(NamedTuple):
    """The notes of a text."""

    others: str
    """The text without them."""
    places: "array[int]"
    """Where the table of each begins and ends."""
    texts: list[str]
    """Their texts with the quotes around them and the escapes in them."""


@cache
def _note() -> re.Pattern[str]:
    keys = [field.encode_name for field in fields(Note)]
    assert keys[-1] == "text", "it is written last"
    before = "".join(rf"(?:{key} = {VALUE}\n)?+" for key in keys[:-1])
    return re.compile(rf"\[\[note\]\]\n{before}(?:text = ({STRING}|{LINES})\n)?+\n*+(?=\[|\Z)")


def notes(text: str) -> Notes | None:
    """Those of a text, if all of them are behind each other and in this form."""
    begin = text.find(f"\n{HEADER}") + 1
    if not begin or any(text.find(quotes, 0, begin) >= 0 for quotes in ('"""', "'''")):  # it may be a line of a string
        return None
    places, texts, end = array("I"), [], begin
    for found in _behind_each_other(text, begin):
        end = found.end()
        places.extend(found.span())
        texts.append(found[1] or "")
    if text.startswith(HEADER, end) or text.find(f"\n{HEADER}", end - 1) >= 0:
        return None
    return Notes(text[:begin] + text[end:], places, texts)


def _behind_each_other(text: str, at: int) -> Iterator[re.Match[str]]:
    match = _note().match
    while found := match(text, at):
        yield found
        at = found.end()
