"""What stands in brackets with an arrival or a departure: "+LC (by telephone)", "-TB 20:10 (another meeting)"."""

import re

from minutes_tui.language.clock_times import clock
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COMMAS
from minutes_tui.line.other_titles import who_is_near
from minutes_tui.line.speakers import could_be, unknown
from minutes_tui.model.minutes import Minutes

IN_BRACKETS = re.compile(
    r"(?P<before>[+-].*?\S)\s*[(\[（［]\s*(?P<words>[^()\[\]（）［］]+?)\s*[)\]）］]\s*(?P<behind>[^()]*)"
)
ONLY_CODES = "An arrival or departure takes only codes, a time and a remark in brackets."


def parted(line: str, language: str) -> tuple[str, str]:
    """The line of an arrival or a departure without its remark, and that in brackets; "" where there is none. A time of
    day in brackets is none: it is the line's."""
    found = IN_BRACKETS.fullmatch(line)
    if not found:
        return line, ""
    before, words, behind = found["before"], found["words"], found["behind"].strip(" .")
    if clock(words, language) is not None and any(map(str.isdigit, words)):
        return f"{before} {words} {behind}".strip(), ""
    return f"{before} {behind}".strip(), f"({words})"


def asked(line: str, minutes: Minutes) -> str:
    """What is said of a line that begins as an arrival or a departure and goes on with words: how it is typed with
    these as its remark, where codes are before them."""
    people, parts = roster(minutes), re.findall(rf"[^\s{COMMAS}:]+|[{COMMAS}:]", line[1:])
    count = 0
    while count < len(parts) and (parts[count] in people.by_key or parts[count] in COMMAS):
        count += 1
    codes = [part for part in parts[:count] if part not in COMMAS]
    where = re.match(rf"[+-]\s*(?:[^\s:{COMMAS}]+[\s:{COMMAS}]*){{{len(codes)}}}", line) if codes else None
    words = re.sub(r"[\s():\[\]]+", " ", line[where.end() :]).strip(" .") if where else ""
    if not words[:1].isalpha() or re.search(r"[;+]", words) or NOT_WORDS.match(words):
        return ONLY_CODES
    return f"{ONLY_CODES} Type {line[0]}{', '.join(codes)} ({words})"


NOT_WORDS = re.compile(r"(?:[^\W\d_]+\s+)?\d")
"""Figures, with a word before them at most: they may be a time of day that was not understood."""


def whose(name: str, line: str, minutes: Minutes) -> str:
    """What is said of a line that has in the place of a code a name that nobody has: whose it may be, by the first name
    or else with a letter off, and how the line is typed then."""
    people = roster(minutes)
    keys = people.near(name)
    called = [key for key in keys if people.is_part(name, key)]
    keys = called or keys
    if len(called) > 1:
        return could_be(called, f"“{name}”")
    if len(keys) != 1:
        return unknown([name], people)
    return f"{who_is_near(name, keys, people)} Type {line.replace(name, keys[0], 1)}"
