"""Where an action item stands, by what a source says of it: below it, behind it, or in a column of a table."""

import re
from functools import cache

from minutes_tui.language.markup import words
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.cases.facts import due_by


def says_done(said: str, minutes: Minutes) -> bool:
    """Whether a line below an action item says that it is done: "Done", "Done by Ann, sent to all"; not by when it is
    due."""
    plain = words(said).strip()
    plain = plain.partition(":")[2].strip() if is_status(plain, minutes.meeting.language) else plain
    begins = _done(minutes.meeting.language).match(plain)
    return begins is not None and "?" not in plain and due_by(plain, minutes) is None


def is_status(said: str, language: str) -> bool:
    """Whether words are a label for where something stands, and what it says: "Status: open"."""
    label, _, behind = words(said).partition(":")
    known = {folded(word) for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.status}
    return bool(behind.strip()) and folded(label.strip()) in known


def ends_done(said: str, minutes: Minutes) -> bool:
    """Whether the words of an action item say at their end that it is done: "Ann to call (done)", "Ann to call. DONE";
    not "have the work done"."""
    return _done_behind(minutes.meeting.language).search(words(said).strip()) is not None


@cache
def _known(language: str, *, alone: bool) -> str:
    known = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.done}
    return alternatives(word for word in known if (" " not in word) is alone) or "(?!)"


@cache
def _done(language: str) -> re.Pattern[str]:
    alone, before = _known(language, alone=True), _known(language, alone=False)
    return re.compile(rf"(?:{alone})\s*(?:$|[.,;:!–-])|(?:{before})\s", re.IGNORECASE)


@cache
def _done_behind(language: str) -> re.Pattern[str]:
    alone = _known(language, alone=True)
    return re.compile(rf"(?:[(\[]\s*(?:{alone})\s*[)\]]|(?:[.;:,]|\s[–—-])\s*(?:{alone}))\s*[.!]?$", re.IGNORECASE)
