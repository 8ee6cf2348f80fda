"""How a line may go on: who speaks, names, titles, the glossary, and words as they stood before. Knows no screen.

What is offered comes from three places: people at a line's start, behind `@` and behind a command; phrases that the
record itself holds (names, agenda titles, documents, the glossary, attachments); and `Words`, those of the notes
with what stood behind them, so that a word that is likely is offered before its first letter. All is found without
case and accents. Nothing is offered that saves less than two keys.
"""

import datetime as dt
import heapq
import os
import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from minutes_tui import commands
from minutes_tui.errors import RecordError
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.language.separators import COLONS
from minutes_tui.line import movements, scribe_words, told_sentences
from minutes_tui.line.grammar import QUESTION_MARKS, nearly
from minutes_tui.line.responsible import action_offered
from minutes_tui.line.snippets import Short
from minutes_tui.line.votes import motion_lines
from minutes_tui.line.votes.motion_lines import OR
from minutes_tui.meeting.agenda_numbers import number_of
from minutes_tui.meeting.edit import Change
from minutes_tui.meeting.motions import main_motion, pending, wording
from minutes_tui.model import timezones
from minutes_tui.model.minutes import AgendaItem, Minutes, Note, Participant, listed
from minutes_tui.model.near_words import is_near
from minutes_tui.record import Record

MOST = 5
"""Candidates that are offered at once."""
YEAR = 4
"""Figures of a year: with as many a number may go on, 2026-14."""
SAVED = 2
"""Characters at least that a candidate must add."""
FAR = 1_000
"""Notes from the end of which the neighbours of words are remembered, not the words alone."""
LONGEST = 40
"""Letters of a word beyond which nothing is looked for."""
NEIGHBOURS = 64
"""Words that are remembered behind one other or two, the latest."""
FEW = 60
"""Characters of a line behind a misspelled name up to which the right one is offered."""
LAST = "\U0010ffff"
RECORDS, LARGEST = 3, 1_000_000
"""Earlier records of a folder from which words are taken, and the bytes that one may have."""

WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
PART = re.compile(r"[^\W_]+(?:[-'’./][^\W_]*)*$|$")
"""The word that ends at the cursor, if one does."""
SENTENCE = re.compile(r"[\n.!?;:]+(?:\s|$)")
SPEAKERS = re.compile(r"(>\s*)?(?:[\w-]+,\s*)*([^\W\d_][\w-]*)")
"""The start of a line in which somebody's code may stand; behind > it must."""
LISTED = re.compile(r"[+-]\s*(?=\S)(?P<codes>.*)|0\s+(?P<cast>.*)", re.DOTALL)
"""Arrivals, departures and ballots: nothing but codes."""
AMOUNT = re.compile(r"[+-]?[01](?:[.,]\d+)?")
APART = re.compile(r"[\s,;=]+[+-]?")
MENTION = re.compile(r"(?<![\w@\\])@{1,2}([^\s@]+)$")
OF_ITEMS = ("item", "skip", "plan", "reorder")
"""Commands behind which an agenda item is named."""

_fold = lru_cache(50_000)(folded)


Phrase = tuple[str, str, str]
"""Folded, as written, and what it is."""


class Candidate(Struct, frozen=True):
    """One way in which a line may go on."""

    text: str
    """What stands before the cursor once it is taken."""
    over: int
    """How many characters before the cursor it is put in the place of."""
    about: str = ""
    """Who or what that is, for the list."""

    def ghost(self, before: str) -> str:
        """What is behind the cursor when it is taken, where it only adds to what stands before it; else ""."""
        typed = before[len(before) - self.over :]
        return self.text[self.over :] if self.text.startswith(typed) else ""


class Words:
    """Words that were used, how often, and what stood behind them."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._sorted: list[tuple[str, str]] = []
        """Folded and as written, of those that are long enough to be worth a completion."""
        self._behind: dict[str, list[str]] = {}
        """What stood behind one word and behind two, folded with a blank between; the latest last."""

    def learn(self, text: str, *, neighbours: bool = True) -> None:
        """Remember the words of a text."""
        for sentence in SENTENCE.split(text):
            one = two = ""
            for word in WORD.findall(sentence):
                if not self._count[word] and len(word) > SAVED:
                    insort(self._sorted, (_fold(word), word))
                self._count[word] += 1
                if neighbours:
                    for context in (one, two):
                        if context:
                            behind = self._behind.setdefault(context, [])
                            behind.append(word)
                            del behind[:-NEIGHBOURS]
                    now = _fold(word)
                    one, two = now, f"{one} {now}" if one else ""

    def likely(self, start: str, before: list[str]) -> list[str]:
        """Words that begin so (folded), the likeliest first; with nothing typed, those alone that stood in this place
        twice, or behind the same two words. `before` are the words of the sentence until here."""
        one = Counter(self._behind.get(_fold(before[-1]), ()) if before else ())
        two = Counter(self._behind.get(" ".join(map(_fold, before[-2:])), ()) if len(before) > 1 else ())
        found: Iterable[str]
        if start:
            begin, end = bisect_left(self._sorted, (start, "")), bisect_left(self._sorted, (start + LAST, ""))
            found = (word for _, word in self._sorted[begin:end])
        else:
            found = {*two, *(word for word, count in one.items() if count > 1)}
        return heapq.nlargest(
            MOST + 3, found, key=lambda word: (two[word] * 16 + one[word] * 4, self._count[word], -len(word), word)
        )


class Completer:
    """What is known of the words of a meeting."""

    def __init__(self, short: Short) -> None:
        """`short` are the text modules and abbreviations of the rapporteur's own."""
        self._words = Words()
        self._short = short
        self._of: dict[str, object] = {}
        """The tables from which the phrases and people were made, by their names in `Minutes`."""
        self._phrases: dict[str, list[Phrase]] = {}
        """Sorted, by the same names."""
        self._people: dict[str, Participant] = {}
        self._parts: list[tuple[str, int, str]] = []
        """What participants are found by, folded, with how well that fits (0 best) and the code; sorted."""

    def learn(self, text: str) -> None:
        """Remember the words of a note that was entered."""
        self._words.learn(text)

    def learning(self, minutes: Minutes, earlier: Iterable[str] = ()) -> Iterator[None]:
        """Remember the words of a record, and texts of earlier ones, in steps of one note each."""
        for name, held in HELD.items():
            for phrase, _ in held(getattr(minutes, name)):
                self._words.learn(phrase)
                yield
        for number, note in enumerate(reversed(minutes.notes)):
            self._words.learn(note.text, neighbours=number < FAR)
            yield
        for text in earlier:
            self._words.learn(text, neighbours=False)
            yield

    def candidates(self, before: str, minutes: Minutes, now: dt.datetime | None = None) -> list[Candidate]:
        """How a line may go on behind what stands before the cursor, the likeliest first; MOST of them at most. `now`
        is the time on the meeting's clock; without it, that of the computer."""
        if len(PART.search(before)[0]) > LONGEST:  # type: ignore[index]
            return []
        self.look(minutes)
        first, line = "\n" not in before, before.rpartition("\n")[2]
        found: list[Candidate] = []
        if first and line.startswith("/") and not line.startswith("//"):
            name, space, argument = line[1:].partition(" ")
            if not space:
                return self._commands(line)
            zone = ZONE.fullmatch(line)
            if name == "amend":
                found += _amended(argument, len(line), minutes)
            if name in OF_ITEMS:
                found += _items(argument, minutes)
            elif zone:
                found += [Candidate(each, len(zone[1])) for each in timezones.zones_beginning(zone[1])[:MOST]]
            else:
                found += self._people_named(
                    APART.split(argument)[-1].lstrip("+-"), minutes, _takes_code(name, argument)
                )
        if first:
            found += _of_meeting(line, minutes, now or timezones.now(minutes.meeting))
        mention = MENTION.search(line)
        speakers = SPEAKERS.fullmatch(line) if first else None
        if mention:
            found += self._people_named(mention[1], minutes, True)
        elif speakers:
            found += self._people_named(speakers[2], minutes, bool(speakers[1]))
        elif first and (begun := _listed(line, minutes)):
            return self._people_named(begun, minutes, True)[:MOST]  # what is no code is nothing there
        elif first and len(line) < FEW:
            found += [
                *_of_motion(line, minutes),
                *_of_item(line, minutes),
                *_movement(line, minutes),
                *self._misspelled(line, minutes),
            ]
        found += self._in_text(line)
        if first and (task := action_offered(line, minutes)):
            found.append(Candidate(task, len(line), "is an action item"))
        unique = {each.text: each for each in reversed(found)}
        return [each for each in dict.fromkeys(found) if unique[each.text] is each][:MOST]

    def look(self, minutes: Minutes) -> None:
        """Make phrases and people anew where the tables that hold them are others."""
        for name, held in HELD.items():
            table = getattr(minutes, name)
            if self._of.get(name) is table:
                continue
            found = {(folded(phrase), phrase, about) for phrase, about in held(table)}
            if name == "participants":
                people = roster(minutes)
                called = {form for key in people.by_key for form in (people.short(key), people.last(key))}
                found |= {(folded(form), form, "participant") for form in called}
                self._people = {person.key: person for person in table if person.key and not person.struck}
                self._parts = sorted(
                    {part for person in self._people.values() for part in _parts(person, people.last(person.key))}
                )
            self._phrases[name] = sorted(found)
            self._of[name] = table

    def _commands(self, line: str) -> list[Candidate]:
        typed = line[1:].lower()
        modules = {name: words for name, words in self._short.modules.items() if name.lower().startswith(typed)}
        names = [(each.name, each.help) for each in commands.COMMANDS if commands.begins(each.name, typed)]
        named = [(name, about) for name, about in (*names, *modules.items()) if name.lower() != typed]
        return [Candidate(f"/{name}", len(line), about) for name, about in named][:MOST] if typed else []

    def _people_named(self, typed: str, minutes: Minutes, is_code: bool = False) -> list[Candidate]:
        """Participants by code, any part of the name, delegation, affiliation or role, those who spoke last first; from
        the first letter on where nothing but a code may stand."""
        start = folded(typed)
        if len(start) < (1 if is_code else 2) or typed in self._people:
            return []
        ranked: dict[str, int] = {}
        for _, rank, code in self._begin(start):
            ranked[code] = min(rank, ranked.get(code, rank))
        if not ranked and len(start) > 3:
            ranked = {
                code: rank for part, rank, code in self._begin(start[0]) if 0 < rank < 3 and _one_edit(start, part)
            }
        order = {code: place for place, code in enumerate(_recent(minutes))}
        place = {code: number for number, code in enumerate(self._people)}
        best = heapq.nsmallest(MOST, ranked, key=lambda code: (ranked[code], order.get(code, len(order)), place[code]))
        return [Candidate(code, len(typed), _about(self._people[code])) for code in best]

    def _misspelled(self, line: str, minutes: Minutes) -> list[Candidate]:
        """The line with the code of somebody whose name is a letter off the one before its colon or question mark."""
        name, keys = nearly(line, minutes)
        rest = line[len(name) :].lstrip()
        mark = "?" if rest[:1] in QUESTION_MARKS else ":"
        rest = rest.lstrip(COLONS + QUESTION_MARKS)
        return [Candidate(f"{key}{mark}{rest}".rstrip(), len(line), _about(self._people[key])) for key in keys]

    def _begin(self, start: str) -> list[tuple[str, int, str]]:
        """What participants are found by that begins so."""
        begin = bisect_left(self._parts, (start, 0, ""))
        return self._parts[begin : bisect_left(self._parts, (start + LAST, 0, ""))]

    def _in_text(self, line: str) -> list[Candidate]:
        """Phrases and words that go on with the last words of a line."""
        part = PART.search(line)[0]  # type: ignore[index]
        if line.startswith("/") and NUMBERED.search(line):
            return []
        sentence = SENTENCE.split(line[: len(line) - len(part)])[-1]
        before = WORD.findall(sentence)
        several = [each for each in self._phrased(line) if " " in line[-each.over :].strip()]
        single = [each for each in self._phrased(line, words=1) if len(part) > 2][:2]
        words = []
        is_figure = part.isdecimal() and len(part) < YEAR  # it is whole as it stands: a count, an hour, a day
        if not is_figure and (part or (line.endswith(" ") and before)):
            for word in self._words.likely(folded(part), before):
                if len(word) - len(part) >= SAVED:
                    words.append(Candidate(_as_begun(word, part), len(part)))
        return [*several[:2], *words[:3], *single, *words[3:]]

    def _phrased(self, line: str, words: int = 4) -> list[Candidate]:
        """Phrases that begin with the last words of a line, the longest beginning first."""
        starts = [match.start() for match in re.finditer(r"(?<![^\s(“\"'])\S", line[-120:])]
        offset = max(len(line) - 120, 0)
        found = []
        for at in starts[-words:]:
            tail = line[offset + at :]
            start = folded(tail)
            if len(start) < 3:
                continue
            for phrases in self._phrases.values():
                begin = bisect_left(phrases, (start, "", ""))
                for phrase, written, about in phrases[begin : begin + MOST]:
                    if phrase.startswith(start) and len(written) - len(tail) >= SAVED:
                        found.append(Candidate(written, len(tail), about))
        return found


def _amended(instruction: str, over: int, minutes: Minutes) -> list[Candidate]:
    """The motion's whole new wording, as an instruction behind /amend makes it."""
    from minutes_tui.line.votes import instructions  # few lines need it

    index = pending(minutes)
    if index is None:
        return []
    who, colon, words = instruction.rpartition(":")
    new = instructions.applied(words, wording(minutes, main_motion(minutes, index)), minutes.meeting.language)
    return [Candidate(f"/amend {who}{colon} {new}".replace("  ", " "), over, "the motion with this")] if new else []


def _movement(line: str, minutes: Minutes) -> list[Candidate]:
    """The arrival or departure that a sentence tells of, in its place; none for a sentence that says more, which would
    be lost: it is entered, and its mark names the line that records who went."""
    if command := movements.presence_offered(line, minutes):
        return [Candidate(command, len(line), "says who is there")]
    told = movements.told(line, minutes)
    if not told or not told.line or not movements.question(told, minutes).endswith(f" {told.line}"):
        return []
    word = told.line.split()[0]
    if told.says_more and word[0] in "+-":
        return []
    return [Candidate(told.line, len(line), f"records {MOVED.get(word, MOVED.get(word[0], 'who is there'))}")]


MOVED = {"-": "a departure", "+": "an arrival", "/apologies": "apologies"}


def _of_meeting(line: str, minutes: Minutes, now: dt.datetime) -> list[Candidate]:
    """The command for a sentence that says when the meeting ended, paused or went on, or when the next one is."""
    if command := told_sentences.command_told(line, minutes, now):
        if told_sentences.says_more(line, command):
            return []
        return [Candidate(command, len(line), TOLD[command.partition(" ")[0]])]
    base = minutes.meeting.date or now.date()
    said = told_sentences.next_meeting_words(line, minutes.meeting.language, base)
    return [Candidate(f"/meeting next {said}", len(line), "sets the next meeting")] if said else []


TOLD = {
    "/adjourn": "ends the meeting",
    "/break": "begins a break",
    "/resume": "ends the break",
    "/start": "begins the meeting",
}
"""What a command of the meeting does, behind its name."""


def _of_motion(line: str, minutes: Minutes) -> list[Candidate]:
    """The command for a sentence that may tell of a motion, in its place."""
    offered = motion_lines.offered(line, minutes)
    return [Candidate(each, len(line), "is of the motion") for each in offered.split(OR) if each]


def _of_item(line: str, minutes: Minutes) -> list[Candidate]:
    """The command that takes up an agenda item, for its number and title."""
    command = scribe_words.item_offered(line, minutes)
    return [Candidate(command, len(line), "takes up the agenda item")] if command else []


def _of_people(people: Iterable[Participant]) -> Iterator[tuple[str, str]]:
    for person in people:
        for phrase in (full_name(person), person.name):
            yield phrase, "participant"
        for phrase in (person.delegation, person.affiliation, person.post):
            yield phrase, "of a participant"


def _of_agenda(agenda: Iterable[AgendaItem]) -> Iterator[tuple[str, str]]:
    for item in agenda:
        yield item.title, "agenda"
        yield item.document, "document"


HELD: Mapping[str, Callable[[Any], Iterator[tuple[str, str]]]] = {
    "participants": _of_people,
    "agenda": _of_agenda,
    "attachments": lambda attachments: ((each.title, "attachment") for each in attachments),
    "bodies": lambda bodies: ((each.name, "body") for each in bodies),
    "glossary": lambda glossary: ((term, "glossary") for pair in glossary.items() for term in pair),
}
"""The phrases that a record holds outside of its notes, by the table's name in `Minutes`, and what each is."""


def _roles(person: Participant) -> str:
    return person.role if isinstance(person.role, str) else " ".join(person.role.values())


def _about(person: Participant) -> str:
    return ", ".join(part for part in (full_name(person), _roles(person), person.delegation) if part)


def _parts(person: Participant, last: str) -> Iterator[tuple[str, int, str]]:
    """What a participant is found by, and how well that fits: code, family name, the others, the rest."""
    key = person.key
    yield folded(key), 0, key
    names = folded(f"{person.name} {' '.join(listed(person.aliases))}").replace("-", " ").split()
    lasts = folded(last).replace("-", " ").split()
    yield from ((name, 1 if name in lasts else 2, key) for name in names)
    others = folded(f"{person.delegation} {person.affiliation} {_roles(person)}").split()
    yield from ((other, 3, key) for other in others)


def _takes_code(name: str, argument: str) -> bool:
    """Whether a code must stand at the end of what is typed behind a command."""
    command, _ = commands.found(name)
    if command is None or ":" in argument:
        return False
    if OF_NOTE.match(argument) if command.name == "note" else re.match(r"\W*(?:CODE|MOVER)\b", command.argument):
        return True
    return "CODE" in command.argument and VOTED.search(argument) is not None


OF_NOTE = re.compile(r"\S+\s+(?:speaker|by)\s")
VOTED = re.compile(r"(?:^|\s)(?:[+-]1|0)\s+(?:[\w-]+(?:,\s*|\s+))*[\w-]*$")


NUMBERED = re.compile(r"\s#?\d[\d,.-]*$")
"""The number of a note, a paragraph or a comment at the end of a command."""


def _listed(line: str, minutes: Minutes) -> str:
    """The word that ends a line of codes and amounts alone, which may be a code; "" where there is none."""
    match = LISTED.fullmatch(line)
    if not match:
        return ""
    *before, begun = APART.split(match["codes"] or match["cast"] or "")
    people = roster(minutes)
    are_codes = all(AMOUNT.fullmatch(each) or people.code(each) or people.named(each, exact=False) for each in before)
    return begun if are_codes and begun[:1].isalpha() else ""


def _one_edit(typed: str, name: str) -> bool:
    """Whether the beginning of a name is a letter off what is typed."""
    return any(is_near(typed, name[: len(typed) + more]) for more in (0, 1, -1))


def _recent(minutes: Minutes) -> list[str]:
    """Codes of those who wait for the floor, then of those who spoke last, the latest first."""
    said = (code for note in islice(reversed(minutes.notes), 60) for code in note.speakers)
    return list(dict.fromkeys([*listed(minutes.floor.waiting), *said]))


def _as_begun(word: str, part: str) -> str:
    """A word with its beginning as it was typed, so that a capital at a sentence's start stays one; a word with
    capitals within is as it is."""
    return part + word[len(part) :] if word[1:].islower() and len(folded(word)) == len(word) else word


ZONE = re.compile(r"/meeting\s+timezone\s+(\S.*)", re.IGNORECASE)
"""What is typed of a time zone."""


def _items(argument: str, minutes: Minutes) -> list[Candidate]:
    """Agenda items by key or any word of the title."""
    start = folded(argument)
    found = []
    for item in minutes.agenda:
        number = number_of(minutes, item.key)
        forms = (folded(item.key), folded(item.title), number, *folded(item.title).split())
        if not item.struck and item.key != argument and any(form.startswith(start) for form in forms):
            found.append(Candidate(item.key, len(argument), item.title))
    return found


def words_added(change: Change) -> str:
    """The words of a note that were not there before; "" where nothing but the words was changed, or no note."""
    old = change.old.text if isinstance(change.old, Note) else ""
    return change.new.text.removeprefix(old) if isinstance(change.new, Note) else ""


def earlier(path: Path) -> list[str]:
    """Texts of the latest other records in a record's folder. One that can't be read has none."""
    texts: list[str] = []
    others = sorted(_records_beside(path), key=lambda each: each.stat().st_mtime, reverse=True)
    for other in others[:RECORDS]:
        try:
            texts += [note.text for note in reversed(Record.read(other).minutes.notes)]
        except RecordError:
            continue  # it is for `minutes check` to say what is wrong with it
    return texts


def _records_beside(path: Path) -> list[Path]:
    """The other records in a record's folder that are not too large; none where it can't be listed."""
    try:
        with os.scandir(path.parent) as entries:
            return [
                path.parent / entry.name
                for entry in entries
                if entry.name.endswith(".toml")
                and not entry.name.startswith(".")
                and entry.name != path.name
                and entry.is_file()
                and entry.stat().st_size <= LARGEST
            ]
    except OSError:
        return []
