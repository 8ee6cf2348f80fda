"""Sentences that say that somebody came, went or is not there, "DH left the room": text, with the line for it."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from minutes_tui.language.clock_times import clock, clock_near, of_face
from minutes_tui.language.labels import labels
from minutes_tui.language.markup import excerpt
from minutes_tui.language.names import compact, roster
from minutes_tui.language.roles import presence_named
from minutes_tui.language.roster_words import is_unnamed, with_single_titles
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.coming_and_going import chair, everybody
from minutes_tui.line.coming_and_going.chair import APART
from minutes_tui.line.coming_and_going.questions import (
    ASKED,
    EARLIER,
    LATELY,
    LEFT,
    TYPED,
    WAYS,
    asked_of_return,
    is_chair_asked,
)  # fmt: skip
from minutes_tui.line.coming_and_going.verbs import asides, may_have_stayed, says_not, verbs
from minutes_tui.line.first_names.alone import in_full, several_first
from minutes_tui.line.other_titles import OFFICE
from minutes_tui.line.speakers import People, and_pattern, in_office, leading, with_names
from minutes_tui.meeting import audiences
from minutes_tui.meeting.attendance import AWAY, PRESENT, last_moves, presence
from minutes_tui.meeting.days import has_own_time
from minutes_tui.meeting.voters import called
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Audience, Minutes, Note, listed

HOUR = 6
"""Words in the longest time of day: "at 14 h 30 in the afternoon" has more than anybody types."""


class Movement(NamedTuple):
    """Who came or went, as a sentence says it."""

    words: str
    """The sentence, with names in the place of codes."""
    keys: tuple[str, ...]
    asked: str
    """Whether it is so, as a question."""
    line: str
    """What is typed for it: `-DH 19:40`; "" where nothing is."""
    doubt: str = ""
    """Why it stays words, where it can't be asked so."""
    says_more: bool = True
    """Whether there is more in the sentence than who came or went, where and when."""
    is_all: bool = True
    """Whether it says first of all who came or went; else it begins with what they said or did."""

    @property
    def by(self) -> dict[str, Any]:
        """Whose words it is, as fields of the note; of nobody where it says no more than who came or went."""
        keys = self.keys[0] if len(self.keys) == 1 else self.keys
        return {} if self.is_all else {"speaker": keys, "attribution": "inline"}

    @property
    def question(self) -> str:
        return f"{self.asked} Type {self.line}"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    ways, between = verbs(language, tuple(reversed(WAYS))), asides(language)
    place = rf"(?:{between}\s+(?P<place>{alternatives(vocabulary(language).movements.places) or '(?!)'})(?!\w))?"
    return re.compile(rf"(?:{ways})(?!\w){place}{between}(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _anywhere(language: str) -> re.Pattern[str]:
    """Finds any of the verbs, for a quick look; it begins with a word, except in a script without blanks."""
    return re.compile(rf"(?:(?<!\w)|(?=[\u3040-\u9fff]))(?:{verbs(language, tuple(WAYS))})(?!\w)", re.IGNORECASE)


def told(line: str, minutes: Minutes) -> Movement | None:
    """The coming or going that a sentence says and does not deny: its verb alone, before a time, a comma or a place."""
    if says_not(line, language := minutes.meeting.language):
        return None
    found, single = _told(line, minutes), with_single_titles(line, language)
    if single != line and (not found or found.doubt) and (of_single := _told(single, minutes)):
        return of_single._replace(words=line)
    if not found and (named := in_full(line, minutes)) != line and (of_first := _told(named, minutes)):
        return of_first._replace(words=line, is_all=True)
    first, several = several_first(line, minutes) if not found else ("", "")
    if several and (of_several := _told(first, minutes)):
        return of_several._replace(words=line, doubt=several)
    return found


def _told(line: str, minutes: Minutes) -> Movement | None:
    return (
        _left_to_chair(line, minutes)
        or _timed(line, minutes)
        or _verb_told(line, minutes)
        or _noun_told(line, minutes)
        or _list_told(line, minutes)
        or _lists_told(line, minutes)
        or _chair_told(line, minutes)
        or _chair_left(line, minutes)
    )


def _timed(line: str, minutes: Minutes) -> Movement | None:
    """The same of a line that begins with the time: "8.10pm - Cllr Moor left", "At 8.10pm Cllr Moor left"."""
    for end in reversed([match.end() for match in re.finditer(r"\S+", line[:BEFORE])][:HOUR]):
        typed = line[:end].rstrip(" ,:;–—-")
        if not OF_DAY.search(typed) or clock(typed, minutes.meeting.language) is None:
            continue
        start = end + len(line[end:]) - len(line[end:].lstrip(" ,:;–—-"))
        rest = line[start:]
        found = _left_to_chair(rest, minutes) or _verb_told(rest, minutes) or _noun_told(rest, minutes)
        found = found or _verb_first(rest, minutes) or _chair_told(rest, minutes)
        if found and found.line.startswith("/chair") and ":" not in found.line:
            found = found._replace(line=f"{found.line} {_time(typed, minutes)}")
        if not found or not found.line.startswith(("+", "-")):
            return found._replace(words=line[:start] + found.words) if found else None
        at = "" if ":" in found.line else f" {_time(typed, minutes)}"
        return found._replace(words=line[:start] + found.words, line=f"{found.line}{at}")
    return None


def _verb_first(line: str, minutes: Minutes) -> Movement | None:
    """The same where the verb stands behind the time: "Um 20:10 Uhr verlässt Frau Moor die Sitzung"."""
    language, pattern = minutes.meeting.language, _pattern(minutes.meeting.language)
    verb = re.match(r"[^\W\d_]+(?=\s)", line)
    said = pattern.fullmatch(verb[0]) if verb else None
    people = (
        leading(f"{line[verb.end() :].strip(' .')} .", roster(minutes), labels(language)) if said and verb else None
    )
    if not said or not verb or not people or people.ambiguous or people.doubt:
        return None
    start = verb.end() + len(line[verb.end() :]) - len(line[verb.end() :].lstrip())
    rest = line[start + people.end :]
    whole = pattern.fullmatch(f"{verb[0]}{rest.rstrip(' .')}")
    if whole is None or whole["rest"]:
        return None
    way = next(way for way in WAYS if said[way])
    return _movement(line[:start] + people.words + rest, tuple(people.keys), way)._replace(says_more=False)


BEFORE = 40
"""Characters of a line within which a time with which it begins ends."""


def _left_to_chair(line: str, minutes: Minutes) -> Movement | None:
    """Somebody who leaves in a sentence that goes on with who takes the chair: "Cllr Hill left and Cllr Ford took the
    chair". Who takes it is asked behind that."""
    if not chair.takes(minutes.meeting.language).search(line):
        return None
    for between in re.finditer(rf"{and_pattern(labels(minutes.meeting.language))}|[.;,]\s+", line):
        if len(chair.taking(line[between.end() :], minutes)) == 1:
            found = _timed(line[: between.start()], minutes) or _verb_told(line[: between.start()], minutes)
            is_left = found and any(presence(minutes).get(key) != AWAY for key in found.keys) and found.line[:1] == "-"
            words = with_names(line[between.start() :], minutes)
            return found._replace(words=found.words + words, says_more=True) if found and is_left else None
    return None


AT_FIRST = re.compile(
    r"(?:at\s+this\s+(?:point|stage|time|juncture|moment)|(?:before|during|after)\s+(?:the|this)\s+\w+)\s*,?\s+",
    re.IGNORECASE,
)
"""What an English sentence may say of when, before who came or went."""


TITLES = re.compile(
    r"(?:[Tt]he\s+)?(?:[Cc]llrs|[Cc]ouncillors|Messrs|Drs|Profs|[Dd]irectors|[Tt]rustees|[Mm]embers)\.?\s+(?=[A-Z])"
)
"""The title of several, in English, before the names of those who came or went."""


def _verb_told(line: str, minutes: Minutes) -> Movement | None:
    pattern = _pattern(minutes.meeting.language)
    if not _anywhere(minutes.meeting.language).search(line):
        return None
    if when := AT_FIRST.match(line):
        found = _verb_told(line[when.end() :], minutes)
        return found._replace(words=when[0] + found.words, says_more=True) if found else None
    if titles := TITLES.match(line):
        found = _verb_told(line[titles.end() :], minutes)
        return found._replace(words=titles[0] + found.words) if found and len(found.keys) > 1 else None
    people = leading(line, roster(minutes), labels(minutes.meeting.language))
    if people and people.ambiguous:
        return None
    people = people or in_office(line, minutes)
    keys, words, end = (tuple(people.keys), people.words, people.end) if people else ((), "", 0)
    said = pattern.match(APART.sub("", line[end:]).lstrip()) if keys else None
    if not said:
        return _then_told(line, people, minutes) if people else None
    way = next(way for way in WAYS if said[way])
    is_whole = said.groupdict().get(f"{way}_whole") is not None
    at = _time(said["rest"], minutes) or (_time_said(line[end:], minutes) if is_whole else "")
    typed = said[way].casefold()
    if way == "away" and _says_absent(typed, minutes):
        way = "absent"
    and_ = re.match(and_pattern(labels(minutes.meeting.language)), said["rest"])
    goes_on = (and_ is not None and way in ("arrived", "returned")) or typed.endswith((" for", " because", " and"))
    if not (is_whole or said["place"] or at or goes_on or re.match(rf"\s*(?:[.;:!。({COMMAS}]|$)", said["rest"])):
        return None
    movement = _movement(words + line[end:], keys, way, at)
    return movement._replace(says_more=not _is_time_alone(said["rest"], minutes.meeting.language))


def _says_absent(said: str, minutes: Minutes) -> bool:
    """Whether one of the words of a sentence is that for those who are absent, and send no apologies."""
    known = labels(minutes.meeting.language)
    return any(presence_named(word, known) == "absent" for word in said.split())


def _then_told(line: str, people: People, minutes: Minutes) -> Movement | None:
    """The same of a sentence that says something else of them first: "Ash declared an interest and left the room"."""
    language = minutes.meeting.language
    for and_ in re.finditer(and_pattern(labels(language)), line):
        said = _pattern(language).match(line[and_.end() :]) if and_.start() > people.end else None
        if said and (said["place"] or _time(said["rest"], minutes)):
            way = next(way for way in WAYS if said[way])
            if way in ("left", "returned"):
                movement = _movement(
                    people.words + line[people.end :], tuple(people.keys), way, _time(said["rest"], minutes)
                )
                return movement._replace(is_all=False)
    return None


def _noun_told(line: str, minutes: Minutes) -> Movement | None:
    """The same of a line that says it before the name: "Départ de Mme Haddad à 20 h 42"."""
    language = minutes.meeting.language
    said = _noun_first(language).match(line)
    people = leading(f"{line[said.end() :].rstrip(' .')} .", roster(minutes), labels(language)) if said else None
    if not said or not people or people.ambiguous or people.doubt:
        return None
    rest = line[said.end() + people.end :]
    way = next(way for way in ("left", "arrived", "returned") if said[way])
    at = _time(rest, minutes)
    if not (at or re.match(rf"\s*(?:[.;:!。({COMMAS}]|$)", rest)):
        return None
    movement = _movement(line, tuple(people.keys), way, at)
    return movement._replace(says_more=not _is_time_alone(rest, language))


@cache
def _noun_first(language: str) -> re.Pattern[str]:
    words = vocabulary(language).movements
    before = {"left": words.left_before, "arrived": words.arrived_before, "returned": words.returned_before}
    ways = "|".join(f"(?P<{way}>{alternatives(said) or '(?!)'})" for way, said in before.items())
    return re.compile(rf"(?:{ways})(?:\s+|(?<=['’]))", re.IGNORECASE)


def _is_time_alone(rest: str, language: str) -> bool:
    """Whether words are a time of day, or none."""
    words = " ".join(rest.split()).strip(" .,;:!。")
    return not words or clock(words, language) is not None


def _movement(words: str, keys: tuple[str, ...], way: str, at: str = "") -> Movement:
    who, names = ", ".join(keys), " and ".join(keys)
    if way in ("late", "absent"):
        command = "expected" if way == "late" else way
        return Movement(
            words, keys, f"{'Are' if len(keys) > 1 else 'Is'} {names} {WAYS.get(way, way)}?", f"/{command} {who}"
        )
    line = {"left": f"-{who} {at}".strip(), "away": f"/apologies {who}"}.get(way, f"+{who} {at}".strip())
    return Movement(words, keys, f"Did {names} {WAYS[way]}?", line)


def _list_told(line: str, minutes: Minutes) -> Movement | None:
    """Those who are named behind a label for apologies: "Apologies: AT and BM", "Apologies were received from AT"."""
    known = labels(minutes.meeting.language)
    ends = [match.end() for match in re.finditer(rf"[^\s{COLONS}]+", line[:80])][:OFFICE]
    label = next((end for end in reversed(ends) if presence_named(line[:end], known) == "apologies"), 0)
    rest = BETWEEN.match(line, label) if label else None
    names = REASON.sub("", line[rest.end() :]).strip(" .;") if rest else ""
    people = leading(f"{names} .", roster(minutes), known, commas=True)
    if not people or people.ambiguous or people.doubt:
        return None
    return _movement(line, tuple(people.keys), "away")


def _lists_told(line: str, minutes: Minutes) -> Movement | None:
    """Those who are named behind several labels, one of which is of those who are away: "Present: AT. Absent: BM, DH".
    It is asked about the first of whom the list of people says otherwise."""
    known, people, typed = labels(minutes.meeting.language), roster(minutes), line
    if called_out := _roll_called(minutes.meeting.language).match(line):
        line = f"{called_out['label']}: {line[called_out.end() :]}"
    found = list(LABEL.finditer(line))
    kinds = [presence_named(each[1], known) for each in found]
    if not found or found[0].start() or not all(kinds) or (len(kinds) == 1 and kinds[0] not in ("absent", "present")):
        return None
    ends = [each.start() for each in found[1:]] + [len(line)]
    unnamed = partial(is_unnamed, language=minutes.meeting.language)
    named: dict[str, list[str]] = {}
    strangers: list[str] = []
    for kind, label, end in zip(kinds, found, ends, strict=True):
        names = REASON.sub("", line[label.end() : end]).strip(" .;")
        if kind == "present" and (but := everybody.left_out(names, minutes)):
            return _all_but(typed, but, minutes)
        for name in re.split(rf"\s*[{COMMAS}]\s*|{and_pattern(known)}", names):
            keys = people.meant(name)
            if len(keys) == 1:
                named.setdefault(kind, []).append(keys[0])
            elif name and not (presence_named(name, known) or compact(name) in map(compact, NOBODY) or unnamed(name)):
                strangers.append(name)
    if named and strangers:
        return Movement(
            typed, (), "", "", f"Not on the participants list: {', '.join(strangers)}. To add: /person {strangers[0]}"
        )
    return _otherwise_listed(typed, named, minutes) if named else None


def _all_but(typed: str, but: Collection[str], minutes: Minutes) -> Movement:
    """Everybody on the list is present, but for some: "Present: all except AT"."""
    signs = presence(minutes)
    left_out = [key for key in signs if key in but]
    if all(sign == PRESENT for key, sign in signs.items() if key not in but):
        listed_so = tuple(key for key in left_out if signs[key] == PRESENT)
        return _not_listed(typed, listed_so) if listed_so else Movement(typed, (), "", "")
    there = tuple(key for key in signs if key not in but)
    line = f"+all {' '.join(f'-{key}' for key in left_out)}"
    return Movement(typed, there, f"Are all but {' and '.join(left_out)} present?", line)


def _otherwise_listed(typed: str, named: dict[str, list[str]], minutes: Minutes) -> Movement | None:
    """The first of whom the list of people says otherwise than a line does, which names some as present or away."""
    there = presence(minutes)
    for kind, to_be in (("absent", AWAY), ("apologies", AWAY), ("present", PRESENT)):
        keys = [key for key in named.get(kind, ()) if there.get(key) != to_be]
        if keys and kind == "apologies":
            return _movement(typed, tuple(keys), "away")
        if keys:
            asked = f"{'Are' if len(keys) > 1 else 'Is'} {' and '.join(keys)} {kind}?"
            return Movement(typed, tuple(keys), asked, f"/{kind} {', '.join(keys)}")
    listed_ = {key for keys in named.values() for key in keys}
    missing = [key for key in called(minutes) if key not in listed_] if len(named.get("present", ())) > 1 else []
    return _not_listed(typed, tuple(missing)) if missing else None


def _not_listed(line: str, keys: tuple[str, ...]) -> Movement:
    """Those who may vote and are on the list as present, and are not among those whom a line says to be present."""
    asked = f"{'Are' if len(keys) > 1 else 'Is'} {' and '.join(keys)} absent?"
    return Movement(line, keys, asked, f"/absent {', '.join(keys)}")


@cache
def _roll_called(language: str) -> re.Pattern[str]:
    """What stands before the label of those who are present in a roll call: "Roll call: present Ann, Bo"."""
    tags = dict.fromkeys((language, "en"))
    calls = alternatives({word for tag in tags for word in vocabulary(tag).motions.roll_call})
    present = alternatives({labels(tag).present for tag in tags})
    return re.compile(rf"(?:{calls})\s*[{COLONS}]\s*(?P<label>{present})\s*[{COLONS}]?\s+(?=\S)", re.IGNORECASE)


def _chair_told(line: str, minutes: Minutes) -> Movement | None:
    """Somebody who takes the chair, or is given it, and hasn't got it now."""
    language, people = minutes.meeting.language, roster(minutes)
    keys = chair.told(line, minutes)
    if len(keys) != 1:
        return None
    first = leading(line, people, labels(language))
    is_named = first and not (first.ambiguous or first.doubt)
    words = first.words + with_names(line[first.end :], minutes) if first and is_named else with_names(line, minutes)
    (key,) = keys
    command = f"/chair {key} {_time_said(line, minutes)}".strip()
    is_known = key in chair.in_the_chair(minutes) and not is_chair_asked(chair.in_the_chair(minutes), minutes)
    return Movement(words, (key,), f"Is {key} in the chair?", "" if is_known else command)


OF_DAY = re.compile(r"(?<![\w.])\d{1,2}\s?(?:[:.]\d\d(?!\d|\.\d)|h\s?\d\d|h\b|Uhr\b|[ap]\.?m\b)", re.IGNORECASE)


def _time_said(line: str, minutes: Minutes) -> str:
    """The only time of day in a sentence, as a line takes it; "" where there is none, or more."""
    found = list(OF_DAY.finditer(line))
    return _time(line[found[0].start() :], minutes) if len(found) == 1 else ""


def _chair_left(line: str, minutes: Minutes) -> Movement | None:
    """Somebody who leaves the chair, where the sentence doesn't say who takes it: that is asked of who has it now."""
    pattern = _leaves_chair(minutes.meeting.language)
    if not pattern.search(line):
        return None
    people = leading(line, roster(minutes), labels(minutes.meeting.language)) or in_office(line, minutes)
    if not people or people.ambiguous or people.doubt or not pattern.match(line[people.end :].lstrip()):
        return None
    doubt = CHAIR_LEFT if tuple(people.keys) == chair.in_the_chair(minutes) else ""
    return Movement(people.words + line[people.end :], tuple(people.keys), "", "", doubt)


CHAIR_LEFT = "Who takes the chair? Type /chair CODE"
"""Asked where a sentence says that the chair was left, and not who takes it."""


@cache
def _leaves_chair(language: str) -> re.Pattern[str]:
    phrases = (*vocabulary(language).movements.chair_left, *vocabulary("en").movements.chair_left)
    return re.compile(
        rf"(?<!\w)(?:{alternatives(phrases)})(?=\s*(?:[.,;:!]|$)|\s+(?:for|at|during|while)\s)", re.IGNORECASE
    )


LABEL = re.compile(rf"(?:^|(?<=[.;])\s+)([^\W\d_][^{COLONS}.;]{{1,40}}?)\s*[{COLONS}]\s*")
NOBODY = ("none", "nil", "–", "-")
"""What stands behind a label where nobody is named."""


def presence_offered(line: str, minutes: Minutes) -> str:
    """The command for a line that says who is present or absent, "Present: AT, BM"; "" where it is none, or names
    somebody who isn't on the roster."""
    line = with_single_titles(line, minutes.meeting.language)
    known, match = labels(minutes.meeting.language), LISTED.fullmatch(line)
    which = presence_named(match[1], known) if match else ""
    if not match or which not in ("present", "absent"):
        return ""
    names = match[2].strip(" .;")
    people = leading(f"{names} .", roster(minutes), known, commas=True)
    is_whole = people and not (people.ambiguous or people.doubt) and people.end == len(names)
    return f"/{which} {', '.join(people.keys)}" if people and is_whole else ""


LISTED = re.compile(rf"([^{COLONS}]{{2,40}}?)\s*[{COLONS}]\s*(\S.*)")
BETWEEN = re.compile(rf"\s*[{COLONS}]\s*|(?:\s+[^\W\d_A-Z][^\W\d_A-Z]*){{0,4}}\s+(?:[{COLONS}]\s*)?")
"""Between a label and the first name: a colon, or words such as "were received from"."""
REASON = re.compile(r"\s*\([^()]*\)")


def _time(rest: str, minutes: Minutes) -> str:
    """The time of day with which words begin, as a line takes it: of the two that "8:30" may be, the one nearer to the
    last note; "" where there is none."""
    words = rest.strip(" .,()").split()
    for count in range(min(len(words), HOUR), 0, -1):
        typed = words[:count]
        if at := clock(" ".join(typed).rstrip(".,;)"), minutes.meeting.language):
            return f"{of_face(typed[-1].rstrip('.,;)'), at, _lately(minutes)):%H:%M}"
    return ""


def question(told: Movement, minutes: Minutes) -> str:
    """Whether somebody came or went, where the list of who is present says otherwise; "" where it is asked already."""
    if told.doubt:
        return told.doubt
    there, to_be = presence(minutes), PRESENT if told.line.startswith(("+", "/present")) else AWAY
    is_chair = told.line.startswith("/chair")
    if told.asked.endswith(f" {WAYS['arrived']}?") and _are_present_only_at_opening(told.keys, minutes):
        names, were = " and ".join(told.keys), "Were" if len(told.keys) > 1 else "Was"
        return f"{were} {names} {EARLIER}? Type /expected {', '.join(told.keys)}"
    if not told.line or (not is_chair and all(there.get(key) == to_be for key in told.keys)):
        is_back = told.asked.endswith(f" {WAYS['returned']}?")
        is_back = is_back and not may_have_stayed(told.words, minutes.meeting.language)
        return asked_of_return(told.keys, told.line, minutes) if is_back else ""
    if told.line.startswith("/expected") and not _are_present_only_at_opening(told.keys, minutes):
        return ""
    lately = (note for note in minutes.notes[-LATELY:] if not note.struck)
    return "" if any(note.check.startswith(told.asked) for note in lately) else told.question


def _are_present_only_at_opening(keys: Collection[str], minutes: Minutes) -> bool:
    """Whether the list has some as present from the beginning, and no note since makes it sure."""
    by_key, moved = roster(minutes).by_key, last_moves(minutes)
    has_acted = {key for note in minutes.notes if not note.struck for key in (*note.speakers, *note.ballots)}
    return all(by_key[key].presence == "present" and key not in moved and key not in has_acted for key in keys)


def answered(entry: Note, minutes: Minutes, at: dt.time | None = None) -> list[tuple[int, Note]]:
    """The notes with their indices, the marks gone that ask for an arrival or a departure that is entered. A sentence
    that says no more than what is entered now is struck out: the page would have it twice. One that says another time
    is marked with that."""
    ways = {"departure": ("left",), "arrival": ("arrived", "returned", LEFT)}.get(entry.kind, ())
    found = _answered(ways, listed(entry.who), minutes) if ways else []
    return [(index, _struck_if_said(note, entry, at, minutes)) for index, note in found]


def parts_of_answer(entry: Note, minutes: Minutes) -> list[Note]:
    """An arrival or a departure by the sentences that it answers, each of which has a place of its own; those whom no
    sentence names are the last."""
    left, parts = list(listed(entry.who)), []
    for _, note in answered(entry, minutes):
        movement = told(note.text, minutes)
        keys = movement.keys if movement else ()
        if 0 < len(keys) < len(left) and set(keys) <= set(left):
            parts.append(tuple(keys))
            left = [key for key in left if key not in keys]
    return [replace(entry, who=each) for each in (*parts, tuple(left))] if parts else [entry]


def _struck_if_said(note: Note, entry: Note, at: dt.time | None, minutes: Minutes) -> Note:
    movement = told(note.text, minutes)
    if movement is None or set(movement.keys) != set(listed(entry.who)):
        return note
    time = told_time(note, minutes)
    if time and at and f"{at:%H:%M}" != time:
        return replace(note, check=f"It says {time}, and the {entry.kind} is noted at {at:%H:%M}: correct one of them.")
    if not movement.says_more:
        return replace(note, struck=note.at or True)
    taking = _chair_told(note.text, minutes)
    return replace(note, check=question(taking, minutes)) if taking else note


def told_time(note: Note, minutes: Minutes) -> str:
    """The time of day at which a sentence says that somebody came or went, "19:20"; "" where it says none."""
    movement = told(note.text, minutes)
    return movement.line.rpartition(" ")[2] if movement and ":" in movement.line else ""


def place_of_answer(entry: Note, notes: Sequence[tuple[int, Note]], minutes: Minutes) -> int | None:
    """Index of the sentence whose place an arrival or a departure takes that answers it: of the only one that tells of
    the same people, none of whom came or went since; None where there is none, or where fewer may see that sentence
    than what is noted now."""
    who = set(listed(entry.who))
    if len(notes) != 1:
        return None
    ((index, note),) = notes
    seen = audiences.narrowed(minutes).notes
    now: Audience = next(
        (each.audience for each in reversed(seen) if each.kind == "item" and not each.struck), "public"
    )
    if audiences.narrowest(seen[index].audience, now) != now:
        return None
    movement, later = told(note.text, minutes), minutes.notes[index + 1 :]
    has_moved = any(who & set(listed(each.who)) for each in later if not each.struck)
    return index if movement and set(movement.keys) == who and not has_moved else None


def said_of_answered(notes: Sequence[Note]) -> str:
    """What became of sentences that an arrival or a departure answers, as a sentence."""
    if not notes:
        return ""
    if all(note.struck for note in notes) and len(notes) > 1:
        return f"{len(notes)} sentences are struck out: the page says it once."
    if all(note.struck for note in notes):
        return f"The sentence {excerpt(notes[-1].text)} is struck out: the page says it once."
    left = next(note for note in reversed(notes) if not note.struck)
    return f"The page has the sentence {excerpt(left.text)}, too: ↑ changes it."


def answered_by(presence: str, keys: Collection[str], minutes: Minutes) -> list[tuple[int, Note]]:
    """Likewise those that ask whether somebody was present or absent, sent apologies, or takes the chair."""
    lately = list(enumerate(minutes.notes))[-LATELY:] if presence == "in the chair" else []
    left = [(at, replace(note, check="")) for at, note in lately if note.check == CHAIR_LEFT]
    way = {"apologies": "away", "expected": "late"}.get(presence, presence)
    return left + _answered((way,), keys, minutes) + (_came_later(keys, minutes) if presence == "expected" else [])


def _came_later(keys: Collection[str], minutes: Minutes) -> list[tuple[int, Note]]:
    """The notes that tell of the arrival of some who, as is said now, were away at the opening: that is asked next."""
    return [(at, asked_next(minutes.notes[at], minutes)) for at, _ in _answered((EARLIER,), keys, minutes)]


def asked_next(note: Note, minutes: Minutes) -> Note:
    """A note whose question about somebody's presence is answered, with the one that comes next: whether they came."""
    movement = told(note.text, minutes) if f" {EARLIER}? " in note.check else None
    return replace(note, check=movement.question if movement else "")


def _answered(ways: Collection[str], keys: Collection[str], minutes: Minutes) -> list[tuple[int, Note]]:
    lately = enumerate(minutes.notes[-LATELY:], max(len(minutes.notes) - LATELY, 0))
    who, found = set(keys), []
    for at, note in lately:
        asked = ASKED.match(note.check)
        if asked and asked[2] in (WAYS.get(way, way) for way in ways) and set(asked[1].split(" and ")) <= who:
            found.append((at, replace(note, check="")))
    return found


def asked_line(check: str) -> str:
    """What a mark asks to be typed for a coming or going; "" where it asks something else."""
    found = ASKED.match(check)
    typed = TYPED.search(check) if found and found[2] != LEFT else None
    return typed[1] if typed else ""


def hour(words: list[str], minutes: Minutes) -> tuple[dt.time | None, int]:
    """The time of day behind a first word, the longest there is without somebody's code such as AT, and its words."""
    for count in range(min(len(words) - 1, HOUR), 0, -1):
        at = clock_near(" ".join(words[-count:]).lstrip("@ "), minutes.meeting.language, _lately(minutes))
        if at and words[-count] not in roster(minutes).by_key:
            return at, count
    return None, 0


def _lately(minutes: Minutes) -> dt.time | None:
    """The time of day of the last note, or of the meeting's beginning."""
    notes = (note for note in reversed(minutes.notes) if has_own_time(note) and not note.struck)
    at = next((note.at for note in notes if note.at), None)
    return timezones.shown(at, minutes.meeting).time() if at else minutes.meeting.start


def left_out_doubt(mark: str, but: Collection[str], minutes: Minutes) -> str:
    """That some of those whom "all but" leaves out are where all the others are, as a sentence with what is typed for
    them; "" where none is. Nobody who is away is asked about: they need not be here to stay away."""
    signs = presence(minutes)
    there = [code for code in signs if code in but and signs[code] == PRESENT] if mark == "+" else []
    if not there:
        return ""
    codes = ", ".join(there)
    return (
        f"On the list as present: {codes}. Type -{codes} if they left, /absent {codes} if they never came, "
        f"/expected {codes} if they are to come."
    )


def never_came_doubt(codes: Collection[str], minutes: Minutes) -> str:
    """That those who leave were not there: they sent apologies, or were absent, and never came; "" where all did."""
    there, by_key = presence(minutes), roster(minutes).by_key
    came = {code for note in minutes.notes if note.kind == "arrival" and not note.struck for code in listed(note.who)}
    away = [code for code in codes if code in by_key and there.get(code) == AWAY and code not in came]
    away = [code for code in away if by_key[code].presence in ("apologies", "absent")]
    if not away:
        return ""
    names = ", ".join(away)
    return f"On the list as not there: {names}. Type /present {names} if they were, /undo if not."


def twice_doubt(mark: str, codes: Collection[str], minutes: Minutes) -> str:
    """That those who come are there, or that those who leave have left, as a sentence with how it is put right; ""
    where it is so of none."""
    there = presence(minutes)
    moved = {code: note.kind for note in minutes.notes if not note.struck for code in listed(note.who)}
    if mark == "+":
        twice = [code for code in codes if there.get(code) == PRESENT and moved.get(code) == "arrival"]
    else:
        twice = [code for code in codes if there.get(code) == AWAY and moved.get(code) == "departure"]
    if not twice:
        return ""
    names = ", ".join(twice)
    if mark == "+":
        return f"Already present: {names}. If they left before, type /undo, -{names} TIME and +{names}; if not, /undo."
    return f"Left before: {names}. If they came back, type /undo, +{names} TIME and -{names}; if not, /undo."


def hour_doubt(mark: str, codes: list[str], at: dt.time | None, minutes: Minutes) -> str:
    """Whether a time is meant by the twelve hours of a clock's face: 8:10 in the evening, well before what was last."""
    before = _lately(minutes)
    if at is None or before is None or before.hour < 12:
        return ""
    late = before.hour * 60 + before.minute - at.hour * 60 - at.minute
    line = f"{mark}{', '.join(codes)} {(at.hour + 12) % 24:02}:{at.minute:02}"
    if at.hour < 12 and abs(late - 720) <= 180 and late >= 360:
        return f"Is it {line[-5:]}? Type {line}"
    return f"{at:%H:%M} is {late // 60} hours before the last note: is it right?" if 240 <= late < 720 else ""
