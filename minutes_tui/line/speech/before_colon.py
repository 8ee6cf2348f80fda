"""Who speaks before a line's colon, in any language: with a title, with a remark, behind a time, on no list of people.

What somebody says is a statement of theirs, whatever it tells of: "LB: The budget was adopted unanimously." is no
decision of the meeting. What is decided is a line of its own.
"""

import datetime as dt
import re
from collections.abc import Collection
from functools import cache

from minutes_tui.language.clock_times import clock, of_face
from minutes_tui.language.labels import labels
from minutes_tui.language.markup import BULLETS
from minutes_tui.language.names import may_be_called, roster, title_split
from minutes_tui.language.separators import COLONS, COMMAS, before_colon
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import scribe_words
from minutes_tui.line.denials.negation import are_all_negated, with_words_within
from minutes_tui.line.first_names.alone import WORD, in_full, may_be
from minutes_tui.line.other_titles import WHO_IS
from minutes_tui.line.speakers import leading
from minutes_tui.line.votes import candidate_counts, motion_lines, mover_sentences, outcomes_within
from minutes_tui.line.votes.motion_lines import DECISION_ASKED, OUTCOME_ASKED, RESOLVED_ASKED, WHICH_ASKED, Meant
from minutes_tui.line.votes.unread_proposals import MOTION
from minutes_tui.model.minutes import Minutes, Note

FAR = 120
"""Characters before the colon."""
MOST = 6
"""Words before it."""


def is_theirs(line: str, note: Note | None, minutes: Minutes) -> bool:
    """Whether a line that may be read as a note of who speaks is theirs: it is, unless it begins with a word of scribes
    such as "Decision:" that is nobody's code or name, or has nothing but the counts of a candidate behind a name."""
    if note is None or not note.speakers:
        return False
    if before_colon(line[:FAR])[0].strip() not in roster(minutes).by_key and candidate_counts.in_line(line, minutes):
        return False
    found, people = scribe_words.tag(line, minutes.meeting.language), roster(minutes)
    return found is None or bool(people.code(found.word) or people.named(found.word))


def _names_stranger(line: str, minutes: Minutes) -> bool:
    """Whether an honorific and a name that is on no list are before a line's colon: "Mr Smith: …"."""
    said, colon, words = before_colon(line[:FAR])
    title, name = title_split(said.strip(), labels(minutes.meeting.language))
    is_named = bool(colon and words[:1].isspace() and title and name[:1].isupper() and len(name.split()) <= MOST)
    return is_named and not _names_somebody(line, minutes)


def _names_somebody(line: str, minutes: Minutes) -> bool:
    """Whether somebody on the list is before a line's colon, with a few words behind: "Mr Kern on the budget: …"."""
    said, colon, words = before_colon(line[:FAR])
    is_short = bool(colon) and words[:1].isspace() and len(said.split()) <= MOST
    return is_short and leading(f"{said.strip()} .", roster(minutes), labels(minutes.meeting.language)) is not None


def of_motion(line: str, minutes: Minutes) -> Meant | None:
    """What a line tells of a motion; None where it tells nothing, or says that it is not so. A time of day before it is
    no count: what came out is asked about."""
    meant = motion_lines.read(line, minutes)
    if not meant or is_denied(line, meant.problem, minutes.meeting.language):
        return None
    at, behind = without_time(line, minutes)
    is_timed = at and (not line[0].isdigit() or (behind[:1].isupper() and len(behind.split()) >= FEWEST))
    bare = motion_lines.read(behind, minutes) if is_timed and meant.command in motion_lines.OUTCOMES else None
    if not bare or meant.command not in motion_lines.OUTCOMES:
        return meant
    if bare.problem:
        return bare
    return Meant("", problem=OUTCOME_ASKED.format(bare.line) + motion_lines.LEFT_OUT.format(f"{at:%H:%M}"))


def _by_first_names(line: str, minutes: Minutes) -> str:
    """The question with the command for a motion whose mover or seconder is said by a first name."""
    named = in_full(line, minutes)
    moved = mover_sentences.with_motion(named, minutes) if named != line else None
    is_open = any(len(may_be(word[0], minutes)) > 1 for word in WORD.finditer(line))
    if not moved or moved.command != "motion" or not line.endswith(moved.words) or is_open:
        return ""
    return f"{MOTION} Type /motion {moved.argument}"


def may_be_decided(line: str, meant: Meant, minutes: Minutes) -> bool:
    """Whether a line may be read as what the meeting decided, if that is what it is read as: not where somebody says it
    who is before the colon."""
    is_of_decision = meant.command == "decision" or (not meant.command and meant.problem in ASKED_OF_NOBODY)
    return not is_of_decision or not (_names_somebody(line, minutes) or _names_stranger(line, minutes))


def asked(line: str, doubt: str, minutes: Minutes) -> str:
    """What is asked of a line: who says it, where somebody on no list does who is before the colon, and it may tell
    what became of the motion; "" where that is a decision, or the line says that it was not decided, or not moved.
    Where // is right behind one or two words, or more with a colon, the line may be private."""
    if PRIVATE_WITHIN.match(line):
        return PRIVATE_ASKED
    if doubt == motion_lines.WHO_MOVED:
        doubt = _by_first_names(line, minutes) or doubt
    if doubt.startswith(OUTCOME) and (name := stranger(line, minutes)):
        return WHO_IS.format(name, name) if " " not in name else NEW.format(name, name)
    is_theirs = doubt in ASKED_OF_NOBODY and _names_stranger(line, minutes)
    return "" if is_theirs or is_denied(line, doubt, minutes.meeting.language) else doubt


def reported(name: str, words: str, minutes: Minutes) -> str:
    """What is asked of what an office says, "Treasurer: report accepted 7-0": its vote may be one of the meeting; and
    of words behind //, which may be private."""
    if words.lstrip().startswith("//") or PRIVATE_BEHIND.match(words):
        return PRIVATE_ASKED
    people = roster(minutes)
    is_office = not (people.code(name.strip()) or people.meant(name.strip()))
    is_counted = is_office and outcomes_within.at_end(words, minutes.meeting.language)
    return DECISION_ASKED if is_counted and not is_denied(words, DECISION_ASKED, minutes.meeting.language) else ""


def stranger(line: str, minutes: Minutes) -> str:
    """Who is before a line's colon, maybe behind a time, with a sentence behind it, and is on no list: "Smith: …"; ""
    where the word before it may be no name: one of scribes or of votes, or of the agenda."""
    known, language = vocabulary(minutes.meeting.language), minutes.meeting.language
    bare = without_time(line, minutes)[1]
    said, colon, words = before_colon(bare[:FAR])
    name, words = said.strip(), words.strip() if words[:1].isspace() else ""
    family = title_split(name, labels(language))[1].split()
    if not colon or len(words.split()) < FEWEST or not words[:1].isupper() or not 0 < len(family) <= MOST:
        return ""
    is_small = len(family) == 1 and name.islower()
    of_votes = {*map(str.casefold, (*known.scribes.vote, *known.scribes.motion, labels(language).motion))}
    is_other = any(word in name.casefold() for word in of_votes if len(word) > len("no"))
    are_names = all((part[:1].isupper() or is_small) and may_be_called(part, language) for part in family)
    is_known = _names_somebody(bare, minutes) or scribe_words.is_on_agenda(name, minutes)
    return name if are_names and not (is_other or is_known or scribe_words.tag(bare, language)) else ""


def is_denied(line: str, doubt: str, language: str) -> bool:
    """Whether a line that is asked about as a decision or a motion says that nothing was decided or moved."""
    is_of_motion = doubt.startswith(MOTION)
    if not is_of_motion and doubt not in (DECISION_ASKED, RESOLVED_ASKED):
        return False
    return are_all_negated(_moves(language) if is_of_motion else _decides(language), line, language)


@cache
def _moves(language: str) -> re.Pattern[str]:
    known = vocabulary(language).motions
    return _any_of({*known.moves, *known.proposes, *known.formally})


@cache
def _decides(language: str) -> re.Pattern[str]:
    known, more = vocabulary(language).motions, vocabulary(language).documents
    return _any_of({*known.elected, *known.resolved_so, *known.passes, *known.carried, *known.decides, *more.passed})


def _any_of(phrases: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{with_words_within(phrases)})(?!\w)", re.IGNORECASE)


def private_words(line: str) -> str | None:
    """The words of a private remark, whose // is at the line's start or right behind marks or times: "- // words",
    "[18:26] [18:27] // words". A time that is before it stays in the words. None where a line is none."""
    if "//" not in line[:FAR]:
        return None
    if line.startswith("//"):
        return line[2:].strip()
    before = BEFORE_PRIVATE.match(line)
    if not before:
        return None
    times = " ".join(found[0].strip() for found in TIME_BEFORE.finditer(before[0]))
    words = line[before.end() :].strip()
    return f"{times} {words}".strip() if words else ""


NEW = "Who is {}? /person {} adds them to the list."
"""Of a name of several words."""
FEWEST = 3
"""Words of what somebody says."""
OUTCOME = OUTCOME_ASKED.partition("{")[0]
ASKED_OF_NOBODY = (DECISION_ASKED, RESOLVED_ASKED, WHICH_ASKED)
TIMED = re.compile(
    r"(?:(?P<bracket>[(\[（［])\s*)?(?P<said>(?:[^\W\d_]{1,6}\s+)?(?P<time>\d{1,2}(?:[:.hu]\d\d|h))"
    r"(?P<seconds>:\d\d)?(?:\s*(?:Uhr|h|[ap]\.?\s?m)\b\.?)?)(?(bracket)\s*[)\]）］])"
    rf"\s*(?:[{COMMAS}{COLONS}–—-]\s*)?(?=[^\W\d]|(?://?|[!>#])\s*[^\W\d])"
)
"""A time of day before who speaks or before a mark, in brackets too, or with its colon: "[10:20] LB: …",
"10:20 : LB : …", "10:20 /next", "10:20 ! We wait."."""
A_DAY = r"(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))"
AN_HOUR = (
    r"(?:\d{1,2}(?:[:.hu]\d\d){1,2}(?:[.,]\d+)?(?:\s*(?:Uhr|h|[ap]\.?\s?m)\b\.?)?|\d{1,2}\s*(?:Uhr|h|[ap]\.?\s?m)\b\.?)"
    r"(?:Z|\s?UTC|[+-]\d\d:?\d\d)?"
)
TIME_BEFORE = re.compile(rf"{A_DAY}(?:[T,]?\s*{AN_HOUR})?|{AN_HOUR}")
"""A day, a time of day, or both."""
BEFORE_PRIVATE = re.compile(
    rf"(?:(?:[{re.escape(BULLETS)}]|-{{1,6}}|[!>#]|\?+\s*[{COLONS}]|\(?(?:\d{{1,3}}|[^\W\d_])\)|\d{{1,3}}\.(?!\d)|\d\d/(?!/)"
    rf"|[(\[（［]?\s*(?:{TIME_BEFORE.pattern})\s*[)\]）］]?/?(?=[\s/{COLONS}{COMMAS}–—(\[（［-]))[\s{COLONS}{COMMAS}–—-]*)*"
    r"//(?!\s*\d{1,2}[:.]\d\d)"
)
"""What may be before the words of a private remark: marks, numbers of a list, days and times, and the // itself."""
PRIVATE_WITHIN = re.compile(
    rf"(?:(?:(?:[^\s/]{{1,30}}\s+){{1,4}}|[^{COLONS}/\n]{{1,60}}[{COLONS}]\s+)//\s*|[^\s{COLONS}/]{{1,30}}[{COLONS}]//\s+)(?=[^\s\d])"
)
"""A line with // right behind who may be a speaker, with a time or a sign between."""
PRIVATE_BEHIND = re.compile(r"\s*(?:[^\s/]{1,30}\s+){1,3}//\s*(?=[^\s\d])")
"""The same of what is behind the colon."""
PRIVATE_ASKED = "Is this private? Type /undo, then the line again with // first; otherwise it is on the page."
"""Of a line in which // is behind a name."""
MOVED_AT = re.compile(
    r"[(\[（［]?\s*(\d{1,2}[:.hu]\d\d)(?::\d\d)?(?:\s*[)\]）］]\s*|\s*[:：]\s*|\s+)[:：]?\s*"
    r"([+-](?=[^\s+\-\d]).*)",
    re.DOTALL,
)
"""An arrival or departure behind its time, which may be in brackets or have a colon: "[18:05] +LB"."""
ASIDE = re.compile(r"[(\[（［]\s*(.+?)\s*[)\]）］]")
"""What is in brackets behind who speaks."""


def without_time(line: str, minutes: Minutes) -> tuple[dt.time | None, str]:
    """The time of day with which a line begins, and the rest of it; None and the line where it begins with none."""
    found = TIMED.match(line)
    typed = found["said"].replace(found["seconds"] or "\n", "", 1) if found else ""
    at = clock(typed, minutes.meeting.language) if found else None
    return (of_face(found["time"], at, minutes.meeting.start), line[found.end() :]) if found and at else (None, line)


def time_aside(remark: str, minutes: Minutes) -> dt.time | None:
    """The time of day that stands in brackets behind who speaks, "LB (10:21): …"; None where something else does."""
    found = ASIDE.fullmatch(remark)
    at = clock(found[1], minutes.meeting.language) if found else None
    return of_face(found[1], at, minutes.meeting.start) if found and at else None
