"""Practice: a meeting that is played to be taken down, and how much of it was. Knows no screen.

What is said comes from a table, tab-separated: seconds, speaker, words. What counts is the words that carry meaning,
found in the notes that stand at that place in the order of the meeting. No figure depends on when it is made.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.errors import UsageError
from minutes_tui.language.labels import labels
from minutes_tui.language.names import code_for, folded, roster, title_split
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant, listed
from minutes_tui.system import files

FASTEST, SLOWEST = 180, 110
"""Words a minute at which is spoken, where the time until the next entry lets one choose."""
NEAR = 2
"""Entries before and behind the one that a note belongs to in which its words count too: a note may hold several."""
MISSED = 0.3
"""Share of an entry's words below which it counts as missed."""
MOST = 20
"""Missed entries that are listed."""

COLUMNS = {"seconds": "at", "speaker": "speaker", "nick": "nick", "words": "words", "text": "words", "kind": "kind"}
SPOKEN = frozenset({"say", "cont", "chat", "proposal", "resolution"})
"""Kinds of rows that somebody says; others, where there is a column of kinds, are left out."""
SPEAKS = re.compile(r"([^\W\d_][\w.'’ -]{0,39}):\s+")
CONTINUES = re.compile(r"(?:\.\.\.|…)\s*")
DECIDES = re.compile(r"(?:RESOLVED|RESOLUTION|DECISION|AGREED)\b")
WORD = re.compile(r"[^\W_]+")
_COMMON = """
aber about above after again against alle also an and any are as at auch auf aus avec be because been before behind
bei below between bin bis both but by came can ce cela ces cette come could dans das dass de dein dem den der des did
die diese do doch does done down du during each ein eine einem einen einer elle else es est et etre even ever every
for from fur get go goes gone had has hat hatte have he her here him his how i ich if ihr ihre il ils in into is ist
it its je just kann kein la le les less let leur like made mais make many may me might mit more most much must my nach
nicht no noch nor not nous now nur oder of off oh on once one only ont or other ou our out over own par pas plus pour
que qui sa said same sans says se see sein ses shall she should sich sie sind so some son sont such sur take than that
the their them then there these they thing this those though through to too tout tres two uber um un und under une uns
until up upon us very vom von vous want war was way we well wenn went werden were what when where which while who whom
whose why wie will wir wird with would yes yet you your yours zu zum zur
"""
COMMON = frozenset(_COMMON.split())
"""Words that carry no meaning of their own, folded (English, German, French)."""


class Said(Struct, frozen=True):
    """What one speaks before another does."""

    start: float
    """Seconds from the beginning of the meeting, as is `end`."""
    end: float
    speaker: str
    """A name; "" is not known."""
    words: str
    is_decision: bool = False

    def heard(self, at: float) -> int:
        """How many characters were spoken at a time; the word that is being spoken is heard whole."""
        if at >= self.end:
            return len(self.words)
        if at < self.start:
            return 0
        reached = int(len(self.words) * (at - self.start) / (self.end - self.start))
        end = self.words.find(" ", reached)
        return len(self.words) if end < 0 else end


Script = tuple[Said, ...]


def read(path: Path, start: float = 0, length: float | None = None) -> Script:
    """A meeting from a file, from some second on and for so many seconds. Raises RecordError, UsageError."""
    rows = [row.split("\t") for row in files.read(path).removeprefix("\ufeff").splitlines()]
    said = sorted(_rows(path, rows), key=lambda each: each.start)
    end = float("inf") if length is None else start + length
    script = _timed([replace(each, start=each.start - start) for each in said if start <= each.start < end])
    if not script:
        raise UsageError(f"{path} has no speech in that time. Its columns must be seconds, speaker, words.")
    return script


def _rows(path: Path, rows: list[list[str]]) -> Iterator[Said]:
    """What is said in rows, not timed yet."""
    columns, first = ["at", "speaker", "words"], 0
    named = [COLUMNS.get(folded(cell.strip()), "") for cell in rows[0]] if rows else []
    if "words" in named:
        columns, first = named, 1
        if "at" not in named:
            raise UsageError(f"{path} has no column of seconds. The first row must name seconds, speaker, words.")
    speaking = ""
    for number, row in enumerate(rows[first:], first + 1):
        cells = dict(zip(columns, row, strict=False))
        kind = cells.get("kind", "say").strip()
        if not any(map(str.strip, row)) or kind not in SPOKEN:
            continue
        try:
            at = float(cells["at"])
        except ValueError:
            raise UsageError(
                f"{path}:{number}: “{cells['at']}” is not a number of seconds. Correct this row."
            ) from None
        words = " ".join(cells.get("words", "").split())
        speaker = cells.get("speaker", cells.get("nick", "")).replace("_", " ").strip()
        if "nick" in columns and kind in ("say", "cont"):  # a scribe wrote it, and who spoke stands before a colon
            found = SPEAKS.match(words)
            if found:
                speaking, words = found[1], words[found.end() :]
            speaker = speaking or speaker
        words = CONTINUES.sub("", words, count=1) if kind == "cont" else words
        if words:
            yield Said(at, at, speaker, words, kind == "resolution" or bool(DECIDES.match(words)))


def _timed(said: Sequence[Said]) -> Script:
    """When each entry is spoken: in the time until the next, at a human speed, and never two at once."""
    script: list[Said] = []
    for each, following in pairwise([*said, None]):
        assert each
        count = len(each.words.split())
        start = max(each.start, script[-1].end if script else 0.0)
        room = following.start - start if following else float("inf")
        length = min(max(room, count * 60 / FASTEST), count * 60 / SLOWEST)
        script.append(replace(each, start=start, end=start + length))
    return tuple(script)


def prepared(script: Script, title: str, now: dt.datetime) -> Minutes:
    """The minutes as they stand before the meeting: those who will speak are there, each with a code."""
    minutes = Minutes(meeting=Meeting(title=title, date=now.date(), start=now.time().replace(microsecond=0)))
    known = labels(minutes.meeting.language)
    for speaker in dict.fromkeys(said.speaker for said in script if said.speaker):
        honorific, name = title_split(speaker, known)
        person = Participant(key=code_for(name, minutes, known), name=name, title=honorific, presence="present")
        minutes = replace(minutes, participants=(*minutes.participants, person))
    return minutes


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning: four letters at least, with a capital, or a number; none of COMMON.

    A word stands by its first six letters, so that "reported" is found in "reports"; a number stands whole.
    """
    words = set()
    for match in WORD.finditer(text):
        word = match[0]
        plain = folded(word)
        if plain not in COMMON and (len(plain) > 3 or word[0].isupper() or word[0].isdigit()):
            words.add(plain if any(map(str.isdigit, plain)) else plain[:6])
    return frozenset(words)


class Took(Struct, frozen=True):
    """How an entry was taken down."""

    said: Said
    found: int
    """Of its words that carry meaning, those in the notes."""
    of: int
    speaker_right: bool = False
    lag: float | None = None
    """Seconds from its end to its note; None where that can't be told."""

    @property
    def coverage(self) -> float:
        return self.found / self.of

    @property
    def is_missed(self) -> bool:
        return self.coverage < MISSED


class Score(Struct, frozen=True):
    """How a meeting was taken down."""

    took: tuple[Took, ...]
    """Entries with words that carry meaning, in their order."""
    decisions: int
    caught: int
    """Decisions of which there is a note as a decision."""
    characters: int
    """Of the notes' texts."""
    minutes: float
    """For which one could write: the time that was played, or until the last note."""


def score(script: Script, minutes: Minutes, began: dt.datetime | None = None, pace: float = 1) -> Score:
    """How well minutes hold what was said; `began` is when it began to be played, at a pace (2: twice as fast)."""
    notes = [note for note in minutes.notes if note.text and not note.struck and note.kind != "remark"]
    noted = [content(note.text) for note in notes]
    wanted = [content(said.words) for said in script]
    places = _aligned(noted, wanted)
    took, decisions, caught = [], 0, 0
    for at, (said, words) in enumerate(zip(script, wanted, strict=True)):
        if not words:
            continue
        near = range(bisect_left(places, at - NEAR), bisect_left(places, at + NEAR + 1))
        found = words & frozenset().union(*(noted[index] for index in near))
        best = max(near, key=lambda index: (len(words & noted[index]), -abs(places[index] - at)), default=None)
        result = Took(said, len(found), len(words))
        if found and best is not None:
            right = bool(said.speaker) and _is_speaker(said.speaker, notes[best], minutes)
            result = replace(result, speaker_right=right, lag=_lag(notes[best], said, began, pace))
        took.append(result)
        if said.is_decision:
            decisions += 1
            caught += any(
                notes[index].kind == "decision" and len(words & noted[index]) >= MISSED * len(words) for index in near
            )
    length = script[-1].end / pace
    if began:
        length = max([length, *(_seconds(note.at, began) for note in notes if note.at)])
    return Score(tuple(took), decisions, caught, sum(len(note.text) for note in notes), length / 60)


def _aligned(noted: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]) -> list[int]:
    """For each note the index of the entry that it belongs to: never before that of the note before it, and so that
    as many words as may be are in both; one that few entries hold counts for more."""
    holders: dict[str, list[int]] = {}
    for at, words in enumerate(wanted):
        for word in words:
            holders.setdefault(word, []).append(at)
    best = [0.0] * len(wanted)
    """The most that the notes until here can have, with the last one at an entry or before it."""
    chosen: list[list[int]] = []
    for words in noted:
        here = [0.0] * len(wanted)
        for word in words:
            for at in holders.get(word, ()):
                here[at] += 1 / len(holders[word])
        places, top, place = [], -1.0, 0
        for at, before in enumerate(best):
            if before + here[at] > top + 1e-9:
                top, place = before + here[at], at
            best[at] = top
            places.append(place)
        chosen.append(places)
    aligned, at = [], len(wanted) - 1
    for places in reversed(chosen):
        at = places[at]
        aligned.append(at)
    return aligned[::-1]


def _is_speaker(name: str, note: Note, minutes: Minutes) -> bool:
    """Whether a note is of somebody who is called so, in whole or by a part of the name."""
    wanted = set(WORD.findall(folded(name)))
    people = roster(minutes)
    for code in note.speakers:
        person = people.by_key.get(code)
        forms = [code]
        if person:
            forms += [people.full(code), f"{person.title} {people.short(code)}", *listed(person.aliases)]
        if any(wanted <= set(WORD.findall(folded(form))) for form in forms):
            return True
    return False


def _seconds(at: dt.datetime, began: dt.datetime) -> float:
    return ((at if at.tzinfo else at.replace(tzinfo=began.tzinfo)) - began).total_seconds()


def _lag(note: Note, said: Said, began: dt.datetime | None, pace: float) -> float | None:
    return _seconds(note.at, began) - said.end / pace if began and note.at else None


def beginning(minutes: Minutes) -> dt.datetime | None:
    """When a meeting began by its own date and start, in the time zone of its notes; None where it doesn't say."""
    at = next((note.at for note in minutes.notes if note.at), None)
    if at is None or minutes.meeting.date is None or minutes.meeting.start is None:
        return None
    return timezones.on(
        minutes.meeting.date, minutes.meeting.start, minutes.meeting, timezones.moment(at, minutes.meeting)
    )


def score_lines(score: Score) -> Iterator[str]:
    """A score as lines of plain text, what was missed the worst first."""
    held = [each for each in score.took if not each.is_missed]
    missed = sorted((each for each in score.took if each.is_missed), key=lambda each: (each.coverage, -each.of))
    of = sum(each.of for each in score.took)
    share = sum(each.found for each in score.took) / of if of else 0.0
    yield f"Entries     {len(held)} of {len(score.took)} taken down, {len(missed)} missed (under {MISSED:.0%})"
    yield f"Words       {share:.0%} of {of:,} meaningful words"
    yield f"Speaker     right in {sum(each.speaker_right for each in held)} of {len(held)} taken down"
    yield f"Decisions   {score.caught} of {score.decisions}"
    speed = score.characters / score.minutes if score.minutes else 0
    yield f"Speed       {speed:.0f} characters a minute, {score.characters:,} in {score.minutes:.1f} minutes"
    lags = [each.lag for each in held if each.lag is not None]
    yield (f"Lag         {median(lags):.0f} seconds (median), {max(lags):.0f} at most" if lags
           else "Lag         not known: the record has no start time")  # fmt: skip
    if missed:
        few = f", {MOST} of {len(missed)}" if len(missed) > MOST else ""
        yield ""
        yield f"Missed, worst first{few}:"
    for each in missed[:MOST]:
        first = " ".join(each.said.words.split()[:9])
        more = " …" if first != each.said.words else ""
        yield f"{clock(each.said.start):>7}  {each.coverage:4.0%}  {each.said.speaker or '?'}: {first}{more}"


def clock(seconds: float) -> str:
    """Seconds as people read them: "1:05"."""
    whole = max(int(seconds), 0)
    hours = f"{whole // 3600}:{whole // 60 % 60:02}" if whole >= 3600 else f"{whole // 60}"
    return f"{hours}:{whole % 60:02}"
