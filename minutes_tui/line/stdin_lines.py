"""Lines as they come from a pipe or a file, each with the time that may stand before it."""

import codecs
import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from minutes_tui.line.list_indents import Indents

CLOCKED = re.compile(rb"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*)\t")


class Line(NamedTuple):
    """A line that is read, to be entered as if it were typed."""

    at: dt.datetime | None
    """When it was said, where it begins with a time; one without an offset is of the meeting's clock."""
    words: str
    problem: str
    """What is wrong with its time."""


def lines(source: Iterable[bytes], clock: bool) -> Iterable[Line]:
    """Lines with their times. A line that isn't UTF-8 is read as Windows-1252, so that no word is lost."""
    indents = Indents()
    for number, raw in enumerate(source):
        at, problem = None, ""
        if number == 0:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        stamp = CLOCKED.match(raw) if clock else None
        if stamp:
            at = _time(stamp[1].decode())
            raw = raw[stamp.end() :] if at else raw
            problem = "" if at else f"{stamp[1].decode()} is not a time: it is kept with the text, at the present time."
        raw = raw.rstrip(b"\r\n")
        try:
            words = raw.decode("utf-8")
        except UnicodeDecodeError:
            words = raw.decode("cp1252", "replace")
        yield Line(at, indents.without(words), problem)


def _time(typed: str) -> dt.datetime | None:
    """An ISO time; None for one that no clock shows, or no clock of a meeting."""
    try:
        at = dt.datetime.fromisoformat(typed)
    except ValueError:
        return None
    return at if 1900 < at.year < 3000 else None
