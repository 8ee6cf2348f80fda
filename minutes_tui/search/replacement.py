"""Where something stands in the record, and the edit that puts something else there. Knows no screen and no file.

A text is looked through as it is stored, its markup included. What a reader takes for the same letter is the same
here (NFC), and without accents where they don't matter; a hit never cuts a letter from its accents.
"""

import re
import signal
import threading
import time
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from types import FrameType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.inline_marks import is_within
from minutes_tui.language.markup import code_and_addresses
from minutes_tui.language.names import without_accents
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.model.minutes import TABLES, Minutes, Note

FIELDS = {
    "meeting": ("title", "date_printed", "venue", "organisation", "also_present"),
    "body": ("name", "heading"),
    "participant": ("name", "short", "delegation", "post", "affiliation", "remark", "absence", "printed"),
    "agenda": ("title",),
    "attachment": ("title", "alt"),
    "note": ("text", "reason", "options"),
}
"""Tables and their keys that are looked through, in the order of the record: all words that a page prints or a screen
shows, but what others wrote (comments), what was settled (corrections) and codes."""
LIMIT = 0.5
"""Seconds that a pattern may take for one text. Some patterns double their time with each letter."""
FOREIGN = re.compile(r"[^\x00-\x7f]")
MARK = r"(?![\u0300-\u036f])"
OF_MARKS = re.compile(r"[`@/]|\w\.\w")
"""In what is looked for, what may stand in code or an address."""
GROUP = re.compile(r"\\(?:g<(\w+)>|([0-9])|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "\\": "\\"}


class Query(Struct, frozen=True):
    """What is looked for, and what is to stand in its place."""

    find: str
    new: str = ""
    words: bool = False
    """Whole words only."""
    case: bool = False
    """Capital and small letters are not the same."""
    accents: bool = True
    """Letters with and without accents are not the same."""
    pattern: bool = False
    r"""`find` is a regular expression, and `\1` in `new` what its first group has found."""


class Hit(Struct, frozen=True):
    """One place where something stands."""

    table: str
    index: int
    key: str
    """A key of the table; of a list of words or of a vote's options with the place in it: "options:0"."""
    start: int
    """Characters of the text; so is `end`."""
    end: int
    new: str
    """What is to stand there."""


class Places(Struct, frozen=True):
    """Places in the words of notes that are found in another way than by a query, to be shown before any is changed."""

    said: str
    """What stands there."""
    hits: Callable[[Minutes], Iterator[list[Hit]]]
    """As `hits` gives those of a query."""


class TooLongError(Exception):
    """A pattern takes too long for a text."""


def compiled(query: Query) -> tuple[re.Pattern[str] | None, str]:
    """The pattern that finds it, or why there is none."""
    wanted = query.find if query.accents else without_accents(query.find)
    wanted = unicodedata.normalize("NFC", wanted)
    if not wanted:
        return None, ""
    body = f"(?:{wanted if query.pattern else re.escape(wanted)}){MARK}"
    body = rf"(?<!\w){body}(?!\w)" if query.words else body
    try:
        if query.pattern:
            re.compile(wanted)  # alone, so that a bracket too many closes none of ours
        found = re.compile(body, re.MULTILINE if query.case else re.MULTILINE | re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as fault:
        return None, f"This is not a regular expression: {getattr(fault, 'msg', fault)}."
    groups = {*found.groupindex, *map(str, range(found.groups + 1))}
    if query.pattern:
        for match in GROUP.finditer(query.new):
            name = match[1] or match[2]
            if name and name not in groups:
                return None, f"The regular expression has no group {name}."
    return found, ""


def hits(minutes: Minutes, query: Query) -> Iterator[list[Hit]]:
    """Each place where it stands, a step for each text, so that the work can be done bit by bit. In code and addresses
    of a text only what looks like one is found: to change a word changes nothing that works as it stands.

    Raises TooLongError. A query that `compiled` refuses finds nothing.
    """
    pattern, _ = compiled(query)
    if pattern is None:
        return
    is_of_marks = OF_MARKS.search(query.find) is not None
    for table in FIELDS:
        value = getattr(minutes, TABLES[table].attribute)
        for index, entry in enumerate(value if TABLES[table].many else (value,)):
            of_entry: list[Hit] = []
            for key, words in _texts(table, entry):
                found = places(pattern, words, query)
                if found and key == "text" and not is_of_marks:
                    apart = code_and_addresses(words)
                    found = [place for place in found if not is_within(apart, place[0])]
                of_entry += [Hit(table, index, key, *place) for place in found]
            yield of_entry


def _texts(table: str, entry: Any) -> Iterator[tuple[str, str]]:
    """The texts of an entry, each with the key that a hit in it has."""
    for key in FIELDS[table]:
        value = getattr(entry, key)
        if isinstance(value, str):
            if value:
                yield key, value
        else:
            yield from ((f"{key}:{place}", words) for place, words in enumerate(value or ()))


def words_of(minutes: Minutes, hit: Hit) -> str:
    """The text in which a hit is."""
    value = getattr(minutes, TABLES[hit.table].attribute)
    return _words_at(value[hit.index] if TABLES[hit.table].many else value, hit.key)


def _words_at(entry: Any, key: str) -> str:
    name, _, place = key.partition(":")
    return str([*getattr(entry, name)][int(place)] if place else getattr(entry, name))


def _with_words(entry: Any, key: str, words: str) -> Any:
    """An entry with another text. An option that would be the same as another stays: it would lose its count."""
    name, _, place = key.partition(":")
    if not place:
        return replace(entry, **{name: words})
    value, at = getattr(entry, name), int(place)
    if not isinstance(value, dict):
        return replace(entry, **{name: (*value[:at], words, *value[at + 1 :])})
    old = [*value][at]
    if words in value or not words.strip():
        return entry
    options = {words if option == old else option: count for option, count in value.items()}
    ballots = {code: words if vote == old else vote for code, vote in entry.ballots.items()}
    return replace(entry, options=options, ballots=ballots)


def places(pattern: re.Pattern[str], words: str, query: Query) -> list[tuple[int, int, str]]:
    """Where it stands in a text and what is to stand there. Nothing can be found between two letters."""
    plain, starts = _plain(words, query.accents)
    found = []
    with _bounded(query.pattern):
        for match in pattern.finditer(plain):
            if match.end() > match.start():
                start, end = (_place(at, starts, words) for at in match.span())
                found.append((start, end, _new_words(match, query, starts, words)))
    return found


def _place(at: int, starts: Sequence[tuple[int, int]], words: str) -> int:
    """Where a place of the plain text is in the text itself."""
    if not starts:
        return at
    here, there = starts[bisect_right(starts, (at, len(words))) - 1]
    return there + at - here


def _new_words(match: re.Match[str], query: Query, starts: Sequence[tuple[int, int]], words: str) -> str:
    if not query.pattern or "\\" not in query.new:
        is_capital = not query.case and len(match[0]) > 1 and match[0].isupper()
        return query.new.upper() if is_capital and not query.find.isupper() else query.new

    def part(group: re.Match[str]) -> str:
        if group[3]:
            return LETTERS.get(group[3], group[0])
        name: str | int = int(group[2]) if group[2] else group[1]
        name = int(name) if isinstance(name, str) and name.isdecimal() else name
        start, end = match.span(name)
        return words[_place(start, starts, words) : _place(end, starts, words)] if start >= 0 else ""

    return GROUP.sub(part, query.new)


def _plain(words: str, accents: bool) -> tuple[str, list[tuple[int, int]]]:
    """A text in which equal letters are equal, and where its stretches begin in both; no stretches: it is the same."""
    if words.isascii() or (accents and unicodedata.is_normalized("NFC", words)):
        return words, []
    parts: list[str] = []
    starts: list[tuple[int, int]] = [(0, 0)]
    length = at = 0
    for found in FOREIGN.finditer(words):
        start = found.start()
        if start < at:
            continue
        if unicodedata.combining(words[start]) and start > at:
            start -= 1  # the letter that the mark is on
        end = start + 1
        while end < len(words) and unicodedata.combining(words[end]):
            end += 1
        letter = unicodedata.normalize("NFC", words[start:end])
        letter = letter if accents else without_accents(letter)
        parts += [words[at:start], letter]
        length += start - at
        starts.append((length, start))
        if len(letter) > 1:
            starts += [(length + extra, start) for extra in range(1, len(letter))]
        length, at = length + len(letter), end
        starts.append((length, at))
    return "".join([*parts, words[at:]]), starts


@contextmanager
def _bounded(is_pattern: bool) -> Iterator[None]:
    """At most LIMIT seconds. Python's `re` lets signals through and nothing else: where there is no such signal, as on
    Windows, or off the main thread, a pattern is not bounded within a text."""
    if not is_pattern or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def some(steps: Iterator[list[Hit]], seconds: float) -> tuple[list[Hit], bool]:
    """What so many seconds of the work find, and whether it is done. Raises TooLongError."""
    end, found = time.perf_counter() + seconds, []
    for step in steps:
        found += step
        if time.perf_counter() > end:
            return found, False
    return found, True


def replaced(minutes: Minutes, accepted: Iterable[Hit]) -> Edit:
    """The edit that puts in the place of each hit what is to stand there."""
    return Edit(tuple(changes(minutes, accepted)))


def changes(minutes: Minutes, accepted: Iterable[Hit]) -> Iterator[Change]:
    """The same bit by bit, entry by entry."""
    places = sorted(accepted, key=attrgetter("table", "index", "key", "start"))
    for (table, index), of_entry in groupby(places, attrgetter("table", "index")):
        value = getattr(minutes, TABLES[table].attribute)
        old = value[index] if TABLES[table].many else value
        new: Any = old
        for key, here in groupby(of_entry, attrgetter("key")):
            new = _with_words(new, key, _rewritten(_words_at(old, key), here))
        if isinstance(old, Note) and new.text != old.text and new.check == old.check:
            new = replace(new, check=reworded(old, new.text).check)
        if new != old:
            yield Change(table, index, old, new)


def _rewritten(words: str, here: Iterable[Hit]) -> str:
    parts, at = [], 0
    for hit in here:
        parts += [words[at : hit.start], hit.new]
        at = hit.end
    return "".join([*parts, words[at:]])
