"""What a typed line means. A pure function of the line and the minutes; it changes nothing and knows no screen.

`tests/shorthand.md` has every form of line with what becomes of it. Nothing typed is refused: what can't be
understood is narrative with the reason in the note's `check`.
"""

import datetime as dt
import re
from typing import NamedTuple

from msgspec import Struct

from minutes_tui import dates
from minutes_tui.labels import Labels, labels
from minutes_tui.model import CONTINUABLE, UNKNOWN_SPEAKER, Kind, Minutes, Note
from minutes_tui.names import Roster, is_placeholder, roster
from minutes_tui.text import BULLETS, NUMBER, entered, gap, next_number


class Entered(Struct, frozen=True):
    """A new note, which still lacks its id, time and agenda item."""

    note: Note
    problem: str = ""
    """Why it could not be understood as it was meant."""
    at: dt.time | None = None
    """The time that was typed."""


class Continued(Struct, frozen=True):
    """A new paragraph of the note at `index`."""

    index: int
    words: str


class Listed(Struct, frozen=True):
    """A list item of the note at `index`; None begins a note of its own."""

    index: int | None
    words: str
    number: int | None
    """None: an item with a bullet."""


class Corrected(Struct, frozen=True):
    """Words in the last note that has any put in the place of others."""

    old: str
    new: str
    everywhere: bool


class Commanded(Struct, frozen=True):
    name: str
    argument: str
    line: str


class Nothing(Struct, frozen=True):
    """An empty line."""


Reading = Entered | Continued | Listed | Corrected | Commanded | Nothing

COLONS = ":：﹕︓"
QUESTION_MARKS = "?？؟"
MENTION = re.compile(r"(?<![\w@\\])(@{1,2})([^\s@]+)")
CORRECTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1((?:\\.|(?!\1).)*)\1(g?)", re.DOTALL)
NO_CORRECTION = re.compile(r"s([/|])(?!\s)(?:(?!\1).)*\1.*", re.DOTALL)
COMMAND = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)
CONTINUATION = re.compile(r"(?:\.\.\.(?!\.)|…)\s*(?=\S)")
BULLET = re.compile(rf"[{re.escape(BULLETS)}][^\S\n]+(?=\S)")
SPOKEN = re.compile(rf"([^{COLONS}{QUESTION_MARKS}\n]{{0,120}}?)\s*([{COLONS}]|[{QUESTION_MARKS}](?!\?))")
UNKNOWN = re.compile(rf"\?+\s*[{COLONS}]\s*")
MOVEMENT = re.compile(r"([+-])(?=[^\s+\-])")
TAG = re.compile(rf"([A-Za-z]+)\s*[{COLONS}]\s*(?=\S)")
TAGS: dict[str, str] = {
    "action": "action", "decision": "decision", "resolved": "decision", "resolution": "decision",
    "agreed": "decision", "proposed": "motion", "proposal": "motion", "motion": "motion", "topic": "topic",
    "vote": "vote",
}  # fmt: skip
"""What scribes write before a colon at a line's start, and the command that it stands for."""


def read(line: str, minutes: Minutes, today: dt.date) -> Reading:
    """What a line means in these minutes. `today` is the day from which a due date in words is counted."""
    line = line.strip()
    if not line:
        return Nothing()
    return (
        _marked(line, minutes, today)
        or _continued(line, minutes)
        or _moved(line, minutes)
        or _tagged(line)
        or _spoken(line, minutes)
        or _told(line, minutes)
        or narrative(line, minutes)
    )


def narrative(line: str, minutes: Minutes, problem: str = "") -> Entered:
    """A line as mere words, to be checked where there is a problem with it."""
    return _note("statement", line, minutes, check=problem, problem=problem)


def action(words: str, minutes: Minutes, today: dt.date) -> Entered:
    """Who is responsible, what for, and by when."""
    language = minutes.meeting.language
    known = labels(language)
    words, due = dates.due_split(words, known, language, _said_on(minutes, today))
    people = _people(words, roster(minutes), known, commas=True)
    task = words[people.end :].lstrip(" ,:") if people else words
    problem = "" if task else "What is to be done?"
    if people and people.by_code and task:
        words = task
    who = tuple(people.keys) if people else ()
    return _note("action", words, minutes, responsible=who, due=due, problem=problem, check=problem)


def heading(words: str, minutes: Minutes) -> Entered:
    return _note("heading", words, minutes)


def decision(words: str, minutes: Minutes) -> Entered:
    return _note("decision", words, minutes)


def motion(words: str, minutes: Minutes) -> Entered:
    return _note("motion", words, minutes)


def continuable(minutes: Minutes) -> int | None:
    """Index of the note that `...` and list marks go on with: the last of this item, under this heading."""
    for index in range(len(minutes.notes) - 1, -1, -1):
        note = minutes.notes[index]
        if note.struck:
            continue
        if note.kind in CONTINUABLE:
            return index
        if note.kind in ("item", "heading") and not (note.kind == "item" and note.outcome == "closed"):
            return None
    return None


def _said_on(minutes: Minutes, today: dt.date) -> dt.date:
    """The day of the meeting on which something is said: today, or the meeting's where it was another day."""
    first = minutes.meeting.date
    if first is None:
        return today
    return today if first <= today <= (minutes.meeting.last_date or first) else first


def _note(kind: Kind, words: str, minutes: Minutes, *, problem: str = "", check: str = "", **keys: object) -> Entered:
    text = entered(mentioned(words, minutes))
    return Entered(Note(kind=kind, text=text, check=check or gap(text), **keys), problem)  # type: ignore[arg-type]


def mentioned(words: str, minutes: Minutes) -> str:
    """Words with `@AT` and `@@AT` put as names, and `\\@` as a mere @."""
    if "@" not in words:
        return words
    people = roster(minutes)

    def name(match: re.Match[str]) -> str:
        key, length = people.leading(match[2])
        if not key:
            return match[0]
        return (people.full(key) if match[1] == "@@" else people.short(key)) + match[2][length:]

    return MENTION.sub(name, words).replace("\\@", "@")


def _marked(line: str, minutes: Minutes, today: dt.date) -> Reading | None:
    """Lines that their first characters decide."""
    if line.startswith("\\"):
        words = line if line.startswith(("\\@", "\\*")) else line[1:]
        return _note("statement", words, minutes) if words else narrative(line, minutes)
    if line.startswith("//"):
        words = line[2:].strip()
        return _note("remark", words, minutes) if words else Nothing()
    if line.startswith("/"):
        match = COMMAND.fullmatch(line)
        return Commanded(match[1], match[2].strip(), line) if match else None
    correction = CORRECTION.fullmatch(line)
    if correction:
        mark = correction[1]
        old, new = (part.replace(f"\\{mark}", mark) for part in correction.group(2, 3))
        return Corrected(mentioned(old, minutes), mentioned(new, minutes), bool(correction[4]))
    if NO_CORRECTION.fullmatch(line):
        return narrative(line, minutes, "A correction is written s/old/new/, or s/old/new/g for every place.")
    if re.match(r"[#!>]\s+\S", line):
        words = line[1:].strip()
        match line[0]:
            case "#":
                return heading(words, minutes)
            case "!":
                return decision(words, minutes)
        return action(words, minutes, today)
    return None


def _continued(line: str, minutes: Minutes) -> Reading | None:
    more, bullet, number = CONTINUATION.match(line), BULLET.match(line), NUMBER.match(line)
    if more:
        index = continuable(minutes)
        if index is None:
            return narrative(line, minutes, "There is no statement to go on with.")
        return Continued(index, mentioned(line[more.end() :], minutes))
    if bullet:
        return Listed(continuable(minutes), mentioned(line[bullet.end() :], minutes), None)
    if number:
        index, count = continuable(minutes), int(number[1])
        follows = next_number(minutes.notes[index].text) if index is not None else None
        if count == 1 or count == follows:
            return Listed(index, mentioned(line[number.end() :], minutes), count)
    return None


def _moved(line: str, minutes: Minutes) -> Reading | None:
    """Arrivals and departures: codes, a time, and nothing else."""
    mark = MOVEMENT.match(line)
    if not mark:
        return None
    people = roster(minutes)
    words = line[1:].split()
    at = dates.clock(words[-1]) if len(words) > 1 else None
    typed = [part for part in re.split(r"[\s,]+", " ".join(words[:-1] if at else words)) if part]
    codes = [people.code(each) or each for each in typed]
    are_codes = all(code in people.by_key or is_placeholder(code, minutes) for code in codes)
    if not codes or not are_codes or len(set(codes)) < len(codes):
        if people.leading(line[1:])[0]:
            return narrative(line, minutes, "An arrival or departure has codes and a time only.")
        return None
    kind: Kind = "arrival" if mark[1] == "+" else "departure"
    return Entered(Note(kind=kind, who=tuple(codes)), _unknown(codes, people), at)


def _tagged(line: str) -> Reading | None:
    tag = TAG.match(line)
    name = TAGS.get(tag[1].lower()) if tag else None
    return Commanded(name, line[tag.end() :].strip(), line) if tag and name else None


def _spoken(line: str, minutes: Minutes) -> Reading | None:
    """Lines with the speaker before a colon or a question mark."""
    unknown = UNKNOWN.match(line)
    if unknown and line[unknown.end() :]:
        return _by([UNKNOWN_SPEAKER], "statement", line[unknown.end() :], minutes)
    match = SPOKEN.match(line)
    if not match or not match[1]:
        return None
    mark, words = match[2], line[match.end() :]
    spaced = not words or words[0].isspace() or mark in "：﹕︓？"
    meant = _meant(match[1], minutes, spaced)
    several = next((keys for keys in meant if len(keys) > 1), None)
    if not all(meant):
        return None
    if several:
        return narrative(line, minutes, f"It is open whether this is {' or '.join(several)}.")
    codes = [keys[0] for keys in meant]
    if not words.strip():
        return narrative(line, minutes, "No words follow the speaker.")
    if not spaced and (words[0] in "/\\" or (words[0].isdigit() and codes[-1].isdigit())):
        return None
    return _by(codes, "statement" if mark in COLONS else "question", words.strip(), minutes)


def _meant(typed: str, minutes: Minutes, spaced: bool) -> list[list[str]]:
    """For each of the codes and names before a colon, whom it may mean."""
    people = roster(minutes)
    found = []
    for part in (part.strip() for part in typed.split(",")):
        keys = _called(part, people, spaced)
        if not keys and spaced and is_placeholder(part, minutes):
            keys = [part]
        both = [] if keys else re.split(_and(labels(minutes.meeting.language)), part)
        found += [_called(each, people, spaced) for each in both] if both else [keys]
    return found


def _called(typed: str, people: Roster, by_name: bool) -> list[str]:
    code = people.code(typed)
    return [code] if code else people.named(typed, exact=False) if by_name else []


def _and(known: Labels) -> str:
    return rf"\s+(?:{re.escape(known.and_)}|and|&)\s+"


def _by(codes: list[str], kind: Kind, words: str, minutes: Minutes) -> Entered:
    codes = list(dict.fromkeys(codes))
    problem = _unknown(codes, roster(minutes))
    return _note(kind, words, minutes, speaker=_codes(codes), attribution="prefix", problem=problem)


def _unknown(codes: list[str], people: Roster) -> str:
    strangers = [code for code in codes if code not in people.by_key and code != UNKNOWN_SPEAKER]
    if not strangers:
        return ""
    return f"{', '.join(strangers)} is not on the roster: /name {strangers[0]} = NAME says who it is."


def _codes(codes: list[str]) -> str | tuple[str, ...]:
    return codes[0] if len(codes) == 1 else tuple(codes)


class _People(NamedTuple):
    """Those with whom a line begins."""

    keys: list[str]
    words: str
    """Their names as they are to stand in the text."""
    end: int
    """Where they end in the line."""
    by_code: bool
    """All of them typed as codes."""
    ambiguous: str


def _told(line: str, minutes: Minutes) -> Reading | None:
    """Lines that begin with the speaker as a word of the sentence."""
    known = labels(minutes.meeting.language)
    people = _people(line, roster(minutes), known)
    if not people:
        return None
    if people.ambiguous:
        return narrative(line, minutes, people.ambiguous)
    words = people.words + line[people.end :]
    return _note("statement", words, minutes, speaker=_codes(people.keys), attribution="inline")


def _people(line: str, people: Roster, known: Labels, commas: bool = False) -> _People | None:
    """The persons with whom a line begins, where words follow them.

    Several are taken together where an "and" stands before the last, or, with `commas`, in any list.
    """
    first = _person(line, 0, people, commas)
    if not first:
        return None
    found, separators = [first], [""]
    complete = 1
    separator = re.compile(rf"{_and(known)}|\s*,\s*")
    while between := separator.match(line, found[-1].end):
        person = _person(line, between.end(), people, commas)
        is_and = between[0].strip() != ","
        if not person or not (is_and or commas or complete == 1):
            break
        found.append(person)
        separators.append(between[0])
        if commas or is_and:
            complete = len(found)
    if all(person.by_code for person in found):
        complete = len(found)
    found, separators = found[:complete], separators[:complete]
    words = "".join(separator + person.words for separator, person in zip(separators, found, strict=True))
    ambiguous = next((person.ambiguous for person in found if person.ambiguous), "")
    keys = list(dict.fromkeys(person.key for person in found))
    return _People(keys, words, found[-1].end, all(person.by_code for person in found), ambiguous)


class _Person(NamedTuple):
    key: str
    words: str
    end: int
    by_code: bool
    ambiguous: str = ""


def _person(line: str, at: int, people: Roster, alone: bool) -> _Person | None:
    """The person whose code, mention or name stands at a place in a line, followed by other words unless `alone`."""
    mention = MENTION.match(line, at)
    if mention:
        key, length = people.leading(mention[2])
        end = mention.start(2) + length
        words = people.full(key) if mention[1] == "@@" else people.short(key)
        return _Person(key, words, end, True) if key and _goes_on(line, end, alone) else None
    key, length = people.leading(line[at : at + 80], exact=True)
    if key and _goes_on(line, at + length, alone):
        return _Person(key, people.short(key), at + length, True)
    ends = [match.end() for match in re.compile(r"\S+").finditer(line, at, at + 200)][: people.longest]
    for end in reversed(ends):
        for stop in (end, end - 1):
            named = people.named(line[at:stop])
            if named and _goes_on(line, stop, alone):
                several = "" if len(named) == 1 else f"It is open whether this is {' or '.join(named)}."
                return _Person(named[0], line[at:stop], stop, False, several)
    return None


def _goes_on(line: str, end: int, alone: bool) -> bool:
    """Whether words follow, behind a blank, a comma or a colon; or nothing does, where the person may stand alone."""
    if end == len(line):
        return alone
    return bool(re.compile(r"(?:\s|,|:\s)\s*\S").match(line, end))
