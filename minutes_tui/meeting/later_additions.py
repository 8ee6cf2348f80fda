"""Words that were added to the minutes on a later day, and the lead that says so: "Update of 26 May: …".

A note has that day as `added`. Its text stays as it was typed: where it begins with a lead of that kind, the page sets
that in bold; where it has none, the page prints its own in its language (`report.phrases.dated`). So no word is lost,
none is said twice, and a lead that was typed otherwise than it would be printed stays as it is.
"""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.language import dates
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Kind, Meeting, Note

KINDS: tuple[Kind, ...] = ("statement", "question", "decision", "action", "motion")
"""Kinds of note that may be added later: those with words. What happened at a time has that time."""
LEAD = re.compile(
    r"(?P<bold>\*{0,2})(?P<said>[^\s:：*`\\\n][^:：*`\\\n]{3,59}?)(?P<rest>\s*[:：]\1|\1\s*[:：])(?=\s*\S)\s*"
)
"""What stands before a colon, in bold or not, with words behind it."""
AROUND = " \u00a0,.–—-()[]（）［］"
"""Between the words of a lead and its day."""


class Lead(NamedTuple):
    """The words with which a text says that it was added later."""

    day: dt.date
    words: str
    """With the colon and without marks."""
    end: int
    """Where the text goes on."""


def lead(text: str, meeting: Meeting) -> Lead | None:
    """The lead of a text, where its day is behind the meeting's; None of any other text. A day without its year is the
    first after the meeting."""
    last = meeting.last_date or meeting.date
    found = LEAD.match(text) if last else None
    if found is None or last is None or not any(letter.isdecimal() for letter in found["said"]):
        return None
    for language in dict.fromkeys((meeting.language, "en")):
        if said := _day_words(language).fullmatch(found["said"]):
            on = day((said["behind"] or said["before"]).strip(AROUND), language, last)
            if on and on.kind in ("day", "short") and not on.doubt and on.date > last:
                return Lead(on.date, f"{found['said']}{found['rest'].replace('*', '')}", found.end())
    return None


@cache
def _day_words(language: str) -> re.Pattern[str]:
    words, between = alternatives(vocabulary(language).documents.added), f"[{re.escape(AROUND)}]*"
    return re.compile(
        rf"{between}(?:(?:{words}){between}(?<!\w)(?P<behind>\W*\d.*|\W*\w.*?\d.*)|(?P<before>.*\d.*?){between}(?:{words}))"
        rf"{between}",
        re.IGNORECASE,
    )


def printed(day: dt.date, meeting: Meeting, words: Labels, language: str) -> str:
    """The lead of a page in a language, with its colon and no blank behind it."""
    said = dates.printed_near(day, words, language, meeting.date.year if meeting.date else None)
    return words.added_on.format(date=said) + words.colon.rstrip()


def read_from_page(note: Note, meeting: Meeting) -> Note:
    """A note that is read from a page: its day, without the lead where that is what a page prints before it."""
    found = lead(note.text, meeting)
    after = dated(note, meeting)
    if found is None or after is note:
        return note
    own = printed(found.day, meeting, labels(meeting.language), meeting.language)
    is_own = " ".join(found.words.split()) == " ".join(own.split())
    return replace(after, text=note.text[found.end :]) if is_own else after


def dated(note: Note, meeting: Meeting, latest: dt.date | None = None) -> Note:
    """A note that is new, with the day on which its own words say that they were added; as it is where they say none,
    or one after the `latest`: what is typed at the meeting tells of no later day."""
    if note.added or note.kind not in KINDS:
        return note
    found = lead(note.text, meeting)
    return replace(note, added=found.day) if found and (latest is None or found.day <= latest) else note


def dated_anew(old: Note, new: Note, meeting: Meeting, latest: dt.date) -> Note:
    """A note with other words: its day is that of its lead where that is another now, and goes with it."""
    before, after = lead(old.text, meeting), lead(new.text, meeting)
    if (before and before.day) == (after and after.day):
        return new
    if after is None:
        return replace(new, added=None) if before and old.added == before.day else new
    return dated(replace(new, added=None), meeting, latest) if not before or old.added == before.day else new
