"""What a typed line means. A pure function of the line and the minutes; it changes nothing and knows no screen.

`tests/shorthand.md` has every form of line with what becomes of it. Nothing typed is refused: what can't be
understood is narrative with the reason in the note's `check`.
"""

import datetime as dt
import re

from msgspec import Struct

from minutes_tui import ballots, scribes
from minutes_tui.ballots import Group
from minutes_tui.due import due
from minutes_tui.labels import labels
from minutes_tui.leading import COMMAS, MENTION, and_pattern, leading
from minutes_tui.model import CONTINUABLE, UNKNOWN_SPEAKER, Kind, Minutes, Note
from minutes_tui.names import Roster, folded, is_placeholder, roster
from minutes_tui.text import BULLETS, NUMBER, entered, gap, next_number
from minutes_tui.times import clock


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


class Balloted(Struct, frozen=True):
    """Votes by name, and what the last of those named said with it."""

    groups: tuple[Group, ...]
    words: str = ""
    line: str = ""


class Commanded(Struct, frozen=True):
    name: str
    argument: str
    line: str


class Nothing(Struct, frozen=True):
    """An empty line."""


Reading = Entered | Continued | Listed | Corrected | Balloted | Commanded | Nothing

COLONS = ":：﹕︓"
QUESTION_MARKS = "?？؟"
CORRECTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1((?:\\.|(?!\1).)*)\1(g?)", re.DOTALL)
NO_CORRECTION = re.compile(r"s([/|])(?!\s)(?:(?!\1).)*\1.*", re.DOTALL)
COMMAND = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)
CONTINUATION = re.compile(r"(?:\.\.\.(?!\.)|…)\s*(?=\S)")
BULLET = re.compile(rf"[{re.escape(BULLETS)}][^\S\n]+(?=\S)")
SPOKEN = re.compile(rf"([^{COLONS}{QUESTION_MARKS}\n]{{0,120}}?)\s*([{COLONS}]|[{QUESTION_MARKS}](?!\?))")
UNKNOWN = re.compile(rf"\?+\s*[{COLONS}]\s*")
MOVEMENT = re.compile(r"([+-])(?=[^\s+\-])")
BALLOTS = re.compile(rf"([^{COLONS}\n]*)(?:[{COLONS}]\s*(.*))?", re.DOTALL)
MINUTE = re.compile(r"\s*([0-5]?\d)/\s+(?=\S)")


def read(line: str, minutes: Minutes, today: dt.date) -> Reading:
    """What a line means in these minutes. `today` is the day from which a due date in words is counted."""
    line = line.strip()
    if not line:
        return Nothing()
    return (
        _marked(line, minutes, today)
        or _continued(line, minutes)
        or _balloted(line, minutes)
        or _moved(line, minutes)
        or _tagged(line, minutes)
        or _spoken(line, minutes)
        or _told(line, minutes)
        or narrative(line, minutes)
    )


def timed(line: str, now: dt.datetime) -> tuple[dt.datetime | None, str]:
    """The time that `21/ ` before a line gives it, and the rest of the line: the last :21 that there was, or that is
    at most five minutes ahead."""
    match = MINUTE.match(line)
    if not match:
        return None, line
    at = now.replace(minute=int(match[1]), second=0, microsecond=0)
    is_near = at - now <= dt.timedelta(minutes=5) or at.replace(tzinfo=None) < dt.datetime.min + dt.timedelta(hours=1)
    return at if is_near else at - dt.timedelta(hours=1), line[match.end() :]


def narrative(line: str, minutes: Minutes, problem: str = "") -> Entered:
    """A line as mere words, to be checked where there is a problem with it."""
    return _note("statement", line, minutes, check=problem, problem=problem)


def action(words: str, minutes: Minutes, today: dt.date) -> Entered:
    """Who is responsible, what for, and by when."""
    language = minutes.meeting.language
    known = labels(language)
    coming = minutes.meeting.next.date if minutes.meeting.next else None
    people = leading(words, roster(minutes), known, commas=True)
    found = due(words, language, _said_on(minutes, today), coming, people.end if people else 0)
    words, people = found.words, leading(found.words, roster(minutes), known, commas=True)
    task = words[people.end :].lstrip(" ,:") if people else words
    problem = found.doubt if task else "What is to be done?"
    if people and people.by_code and task:
        words = task
    who = tuple(people.keys) if people else ()
    return _note("action", words, minutes, responsible=who, due=found.date, problem=problem, check=problem)


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
        key, length = people.mentioned(match[2])
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


def _balloted(line: str, minutes: Minutes) -> Reading | None:
    """Votes by name: amounts with those who voted so, and behind a colon what was said with the last of them."""
    match = BALLOTS.fullmatch(line) if line[0] in "+-0" else None
    found = ballots.read(match[1].strip(), minutes) if match else ballots.NONE
    if not match or not found.groups:
        return None
    if found.problem:
        return narrative(line, minutes, found.problem)
    return Balloted(found.groups, (match[2] or "").strip(), line)


def _moved(line: str, minutes: Minutes) -> Reading | None:
    """Arrivals and departures: codes, a time, and nothing else."""
    mark = MOVEMENT.match(line)
    if not mark:
        return None
    people = roster(minutes)
    words = line[1:].split()
    at, count = _hour(words, minutes.meeting.language)
    typed = [part for part in re.split(r"[\s,]+", " ".join(words[: len(words) - count])) if part]
    codes = [people.code(each) or each for each in typed]
    are_codes = all(code in people.by_key or is_placeholder(code, minutes) for code in codes)
    if not codes or not are_codes or len(set(codes)) < len(codes):
        if people.leading(line[1:])[0]:
            return narrative(line, minutes, "An arrival or departure has codes and a time only.")
        return None
    kind: Kind = "arrival" if mark[1] == "+" else "departure"
    return Entered(Note(kind=kind, who=tuple(codes)), _unknown(codes, people), at)


def _hour(words: list[str], language: str) -> tuple[dt.time | None, int]:
    """The time of day that stands behind a first word, the longest there is, and in how many words."""
    for count in range(min(len(words) - 1, HOUR), 0, -1):
        at = clock(" ".join(words[-count:]), language)
        if at:
            return at, count
    return None, 0


HOUR = 6
"""Words in the longest time of day: "at 14 h 30 in the afternoon" has more than anybody types."""


def _tagged(line: str, minutes: Minutes) -> Reading | None:
    """What scribes write before a colon, where it is nobody's code or name."""
    found = scribes.tag(line, minutes.meeting.language)
    people = roster(minutes)
    if not found or people.code(found.word) or people.named(found.word):
        return None
    if found.number is None:
        return Commanded(found.command, found.words, line)
    item = minutes.agenda[found.number - 1] if 0 < found.number <= len(minutes.agenda) else None
    if item and folded(item.title).startswith(folded(found.words)):
        return Commanded("item", str(found.number), line)
    return Commanded("topic", found.words, line) if found.words else None


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
        near = _nearly_named(line, minutes)
        return narrative(line, minutes, near) if near else None
    if several:
        return narrative(line, minutes, f"It is open whether this is {' or '.join(several)}.")
    codes = [keys[0] for keys in meant]
    if not words.strip():
        return narrative(line, minutes, "No words follow the speaker.")
    if not spaced and (words[0] in "/\\" or (words[0].isdigit() and codes[-1].isdigit())):
        return None
    return _by(codes, "statement" if mark in COLONS else "question", words.strip(), minutes)


def nearly(line: str, minutes: Minutes) -> tuple[str, list[str]]:
    """The name before a line's colon, and the codes of those who have one that is a letter off it; a name has a
    capital, or is of a script that has none."""
    match = SPOKEN.match(line)
    name = match[1].strip() if match and match[2] in COLONS else ""
    return name, [] if name[:1].islower() else roster(minutes).near(name)


def _nearly_named(line: str, minutes: Minutes) -> str:
    """Whom the one before a line's colon may be, as a question."""
    name, keys = nearly(line, minutes)
    people = roster(minutes)
    whom = " or ".join(f"{key} {people.full(key)}" for key in keys)
    return f"Nobody is called {name}: is it {whom}?" if keys else ""


def _meant(typed: str, minutes: Minutes, spaced: bool) -> list[list[str]]:
    """For each of the codes and names before a colon, whom it may mean."""
    people = roster(minutes)
    found = []
    for part in (part.strip() for part in re.split(f"[{COMMAS}]", typed)):
        keys = _called(part, people, spaced)
        if not keys and spaced and is_placeholder(part, minutes):
            keys = [part]
        both = [] if keys else re.split(and_pattern(labels(minutes.meeting.language)), part)
        found += [_called(each, people, spaced) for each in both] if both else [keys]
    return found


def _called(typed: str, people: Roster, by_name: bool) -> list[str]:
    code = people.code(typed)
    return [code] if code else people.named(typed, exact=False) if by_name else []


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


def _told(line: str, minutes: Minutes) -> Reading | None:
    """Lines that begin with the speaker as a word of the sentence."""
    known = labels(minutes.meeting.language)
    people = leading(line, roster(minutes), known)
    if not people:
        return None
    if people.ambiguous:
        return narrative(line, minutes, people.ambiguous)
    words = people.words + line[people.end :]
    return _note("statement", words, minutes, speaker=_codes(people.keys), attribution="inline")
