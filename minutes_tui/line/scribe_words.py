"""What scribes write at a line's start, before a colon or in brackets, and the command that it stands for.

Their words are in the files of the languages: `Beschluss:`, `Décision :`, `TOP 3:`, `§ 5`, `【決定】`.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import SCRIBES, vocabulary
from minutes_tui.line.speakers import leading
from minutes_tui.meeting import agenda_numbers
from minutes_tui.model.minutes import Minutes

FIGURES = r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})(?:/(?P<year>\d{2,4})(?!\d))?"
NUMBER = rf"(?:(?:n[°º.]|n\.º|nr\.?|no\.?|№)\s*)?{FIGURES}"
BRACKETS = {"【": "】", "「": "」", "[": "]"}


class Tag(NamedTuple):
    """A scribe's word with which a line begins."""

    word: str
    command: str
    number: str | None
    """Of an agenda item: "TOP 3.1"; "" where it is one of the year's: "Sak 3/26"."""
    words: str
    """What follows it."""
    is_open: bool = False
    """Whether no colon parts the number from what may be a title: "TOP 3 Wahlen", but "Item 3 Budget fell" too."""
    is_dashed: bool = False
    """Whether a dash does: "Item 7 - Wharf"."""


def tag(line: str, language: str) -> Tag | None:
    """The scribe's word, of a language or of English, with which a line begins; None where there is none.

    A number stands only with a word for an agenda item, and a line may then have no words besides.
    """
    known = _scribes(language)
    resolved = known.resolved.match(line)
    if resolved:
        return Tag(resolved[0], "decision", None, line[resolved.end() :].strip())
    for pattern in known.patterns:
        match = pattern.match(line)
        if match:
            break
    else:
        return None
    number = None if not match["number"] else "" if match["year"] else match["number"]
    is_closed = match["end"].strip() != ""
    typed = match["word"].strip()
    command = known.commands.get(_without_accents(typed)) or ("topic" if pattern is not known.patterns[0] else "")
    words = line[match.end() :].strip()
    bracket = BRACKETS.get(line[0])
    if bracket and not match["end"].startswith(bracket):
        return None
    if (len(typed) == 1 and typed.islower()) or (number is not None and command != "topic"):
        return None
    is_open = not is_closed and bool(words)
    if not is_closed and number is None:
        return None
    is_dashed = is_open and DASH.match(words) is not None
    if is_open:
        words = DASH.sub("", words)
        if _is_sentence(words, known.verbs):
            return None
    is_open = is_open and pattern is known.patterns[0]
    if not command or not (words or number is not None):
        return None
    return Tag(typed, command, number, words, is_open, is_dashed)


NICK = re.compile(r"(?:<(?P<within>[^<>\n]{1,40})>|(?P<before>[\w-]{2,12})>)\s+(?=\S)")
"""Who speaks, as a chat has it: "<BM> words", "BM> words"."""
ITEM = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,2})[.)]?\s+(?=\S)")
ENDS = ".!?;:。"


def plain(line: str, minutes: Minutes) -> str:
    """A line with the colon that another mark stands for: "<BM> words", "ACTION - BM to write", "AI(BM): write", and
    "3. Budget", where that is an item of the agenda."""
    people = roster(minutes)
    if nick := NICK.match(line):
        name = (nick["within"] or nick["before"]).strip()
        return f"{name}: {line[nick.end() :]}" if people.code(name, exact=True) or people.one(name) else line
    if number := ITEM.match(line):
        item = agenda_numbers.numbered(minutes, number[1])
        is_it = item and folded(item.title) == folded(line[number.end() :].strip(f"{ENDS} "))
        return f"Item {number[1]}: {item.title}" if item and is_it else line
    marked = _scribes(minutes.meeting.language).marked.match(line)
    if not marked or people.code(marked["word"]) or people.named(marked["word"]):
        return line
    typed = (marked["who"] or "").strip()
    who = people.code(typed) or people.one(typed) if typed else ""
    if typed and not who:
        return line
    return f"{marked['word']}: {f'{who} ' if who else ''}{line[marked.end() :]}"


def item_offered(line: str, minutes: Minutes) -> str:
    """The command that takes up a title behind the number that comes next, "4. Budget"; "" where a line is none."""
    number = ITEM.match(line)
    title = line[number.end() :].strip() if number else ""
    is_title = title[:1].isupper() and title[-1] not in ENDS and len(title.split()) <= LONGEST
    if not number or not is_title or not agenda_numbers.is_next(minutes, number[1]):
        return ""
    return f"/topic {number[1]}) {title}"


def numbered(found: Tag, minutes: Minutes) -> str:
    """A title as /topic takes it, with the number that was typed where no item has it and none would be counted so."""
    number = found.number or ""
    if not number or agenda_numbers.numbered(minutes, number):
        return found.words
    if "." in number:
        return f"{number} {found.words}"
    return found.words if agenda_numbers.is_next(minutes, number) else f"{number}) {found.words}"


DASH = re.compile(r"[-–—]\s+")
LONGEST = 10
"""Words in a title that nothing parts from its number."""


def _is_sentence(words: str, verbs: frozenset[str]) -> bool:
    """Whether words go on with a sentence and are no title: "§ 5 of the rules"."""
    said = words.split()
    first = words[:1]
    return (
        not first.isalpha() or first.islower() or words[-1] in ".!?;。" or len(said) > LONGEST
        or first in verbs or any(word.strip(",") in verbs for word in said)
    )  # fmt: skip


class _Scribes(NamedTuple):
    patterns: tuple[re.Pattern[str], ...]
    """Of the words, and then of each that has a number in it."""
    commands: dict[str, str]
    """By the words, without accents and case."""
    resolved: re.Pattern[str]
    verbs: frozenset[str]
    marked: re.Pattern[str]
    """A word with a dash, or with those whom it is for in brackets and a colon, in the place of a colon."""


@cache
def _scribes(language: str) -> _Scribes:
    """The words of a language and of English."""
    known = list(dict.fromkeys((vocabulary(language).scribes, vocabulary("en").scribes)))
    words = [(command, word) for each in known for command in SCRIBES for word in getattr(each, command)]
    commands: dict[str, str] = {}
    for command, word in words:
        commands.setdefault(_without_accents(word), command)
    plain = sorted({spelled for _, word in words if "#" not in word for spelled in _spellings(word)}, key=len)
    end = rf"(?P<end>\s*[】」\]]?\s*[{COLONS}]?)\s*"
    whole = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in reversed(plain))
    patterns = [re.compile(rf"[【「\[]?\s*(?P<word>{whole})(?![^\W\d_])\s*(?:{NUMBER}[.)]?)?{end}", re.IGNORECASE)]
    for _, word in words:
        if "#" in word:
            body = re.escape(word).replace(r"\ ", r"\s*").replace(r"\#", FIGURES)
            patterns.append(re.compile(rf"(?P<word>{body}){end}", re.IGNORECASE))
    unclosed = (re.match(r"([^a-zà-ÿ]+) (.+)", word) for each in known for word in each.resolved)
    resolved = "|".join(
        rf"{re.escape(word[1])}(?=\s+(?i:{re.escape(word[2])})\b(?:['’]|\s+)\w)" for word in unclosed if word
    )
    verbs = frozenset(vocabulary(language).scribes.verbs)
    of_action, of_others = (
        "|".join(
            re.escape(word).replace(r"\ ", r"\s+")
            for each in known
            for command in which
            for word in sorted(getattr(each, command), key=len, reverse=True)
            if "#" not in word and len(word) > 1
        )
        for which in (("action",), ("decision", "motion"))
    )
    marked = re.compile(
        rf"(?P<word>(?:{of_action})(?=\s*[-–—(\[]|\s)|(?:{of_others})(?=\s+[-–—]\s))"
        rf"(?:\s+[-–—]\s+|\s?[(\[](?P<who>[^()\[\]]{{1,40}})[)\]]\s*[{COLONS}-]\s*)(?=\S)",
        re.IGNORECASE,
    )
    return _Scribes(tuple(patterns), commands, re.compile(resolved or r"(?!)"), verbs, marked)


def _spellings(word: str) -> set[str]:
    """A word with its accents composed, decomposed and left out, and with an ß as it was spelled, or is, for ss."""
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")} | {folded(word)}
    return forms | {form.replace("ss", "ß") for form in forms}


def _without_accents(word: str) -> str:
    return " ".join(folded(word).split())


BEFORE_SAID = re.compile(r"\s+[-–—]\s+(?=\S)(?!.*\s[-–—]\s)", re.DOTALL)
"""A dash between a code and what is said, and no second one, which would end an aside."""


def is_on_agenda(title: str, minutes: Minutes) -> bool:
    """Whether an item of the agenda has this title."""
    return any(folded(title) == folded(item.title) for item in minutes.agenda)


def begins_with_somebody(words: str, minutes: Minutes) -> bool:
    """Whether words tell what somebody does, by code, name or honorific: they are no title."""
    known = labels(minutes.meeting.language)
    return bool(leading(words, roster(minutes), known)) or words.split()[0] in known.honorifics
