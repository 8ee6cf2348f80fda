"""Motions and decisions with a number of their own, or moved by a body: "Antrag 1 (Müller): …", "Délibération n° 12 :
…", "Antrag des Vorstands: …". The number stays in the words, in brackets at their end: "… (Antrag 1)"."""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.meeting.motions import pending
from minutes_tui.model.minutes import Minutes

NUMBER = r"(?:(?:n[°º.]|n\.º|nr\.?|no\.?|№)\s*)?\d{1,4}(?:[-/.]\d{1,4}){0,2}"
LONGEST = 80
"""Characters before the colon of such a line."""


def parted(line: str, language: str) -> tuple[str, str] | None:
    """A line without the number of its motion or decision, or the body that moves it, and that as it is typed, "Antrag
    1"; None where it has none."""
    if not _hint(language).match(line):
        return None
    if match := _numbered(language).match(line):
        return f"{match['word']}{match['behind']}{line[match.end() :]}", line[: match.end("number")].strip()
    if match := _of_body(language).match(line):
        return f"{match['word']}{line[match.end('by') :]}", line[: match.end("by")].strip()
    return None


def has_counts(line: str, language: str) -> bool:
    """Whether counts are where the number of a motion or decision would be: "Beschluss 5:1: Die Bank bleibt"."""
    return _with_counts(language).match(line) is not None


def without_number(line: str, minutes: Minutes) -> str:
    """A line without the number of the pending motion, where it names that: "Antrag 3 wird zurückgezogen"."""
    index = pending(minutes)
    if index is None or not (has := AT_END.search(minutes.notes[index].text)):
        return line
    label = re.escape(has[1])
    line = re.sub(rf"^([^{COLONS}]{{3,40}}?)\s+{label}(?=\s*[{COLONS}])", r"\1", line, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w){label}(?!\w)", re.sub(rf"\s*{NUMBER}$", "", has[1], flags=re.IGNORECASE), line)


def label_of_pending(minutes: Minutes) -> str:
    """The number of the pending motion as it is typed, "Antrag 1"; "" where it has none."""
    index = pending(minutes)
    found = AT_END.search(minutes.notes[index].text) if index is not None else None
    return found[1] if found else ""


AT_END = re.compile(r"\(([^()]{2,30}\d)\)$")


@cache
def _words(language: str) -> str:
    known = [vocabulary(each) for each in dict.fromkeys((language, "en"))]
    words = {word for each in known for key in ("motion", "amend", "decision") for word in getattr(each.scribes, key)}
    words |= {labels(language).motion, labels(language).amendment, labels(language).decision}
    return alternatives(word for word in words if len(word) > 1)


@cache
def _hint(language: str) -> re.Pattern[str]:
    return re.compile(_words(language), re.IGNORECASE)


@cache
def _numbered(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{_words(language)})\s+(?P<number>{NUMBER})(?![\d.]|\s?[{COLONS}]\d)(?P<behind>\s*[{COLONS}]|(?:\s+|\s*(?=[(（]))(?=[^{COLONS}]{{1,{LONGEST}}}[{COLONS}]))",
        re.IGNORECASE,
    )


@cache
def _with_counts(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_words(language)})\s+\d{{1,4}}(?::\d{{1,4}}){{1,2}}\s*[{COLONS}]\s*\D", re.IGNORECASE)


@cache
def _of_body(language: str) -> re.Pattern[str]:
    """A motion that a body moves."""
    bodies = alternatives(vocabulary(language).motions.bodies) or "(?!)"
    return re.compile(
        rf"(?P<word>{_words(language)})(?P<by>\s+(?:[^\W\d_]+['’\s]\s*){{1,2}}(?:{bodies})\w{{0,2}})\s*(?=[{COLONS}])",
        re.IGNORECASE,
    )
