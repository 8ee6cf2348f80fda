"""Words in capitals that are never spelled out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, compress, count, repeat
from operator import contains

from minutes_tui.checks import incremental
from minutes_tui.checks.features import ACRONYM, BEFORE, ROMAN, Sign, is_marked, is_word
from minutes_tui.checks.fixes import silences, texts
from minutes_tui.checks.name_scanner import prose
from minutes_tui.checks.usage import everyday, scribes
from minutes_tui.language import name_parts
from minutes_tui.language.names import NOT_PEOPLE
from minutes_tui.model.minutes import Minutes, Note, Problem

BEHIND = re.compile(r"\s*\(([^()]*)\)|, ([^,.;()]*)[,.;)]|\s*[=–—]\s*([^,.;()]*)")
WORD = re.compile(r"[^\W\d_][\w’']*")
SHOUTED = re.compile(r"\b[^\W\d_a-z]{2,}(?:[ –—!/-]{1,2}[^\W\d_a-z]+)+\b")
PARTICLE = 3
"""Letters of the longest word of a name that has no letter in its acronym."""
WINDOW = 160
"""Characters before an acronym in which it may be spelled out."""


def acronyms(minutes: Minutes) -> Iterator[Problem]:
    """Each where it stands first outside tables, if neither texts nor the head of the record say what it stands for."""
    found = incremental.acronyms(minutes)
    met = set(chain.from_iterable(found))
    open_ = met - _known(minutes) - everyday(minutes.meeting.language) if met else set()
    initials = [_initials(title) for title in _titles(minutes)] if open_ else []
    open_ -= {acronym for acronym in open_ if any(acronym in each for each in initials)}
    open_ -= _also_small(minutes, open_)
    first: dict[str, tuple[int, int]] = {}
    unmet = set(open_)
    signs = incremental.signs(minutes)
    for index in compress(count(), found) if open_ else ():
        words = found[index]
        if open_.isdisjoint(words) or (unmet.isdisjoint(words) and not signs[index] & Sign.BESIDE):
            continue
        note = minutes.notes[index]
        if unmet.isdisjoint(words) and not _is_any_marked(note, open_.intersection(words)):
            continue
        for acronym, start, is_spelled in () if silences(note, "acronyms") else in_text(note.text):
            if not start and acronym in scribes(note.language or minutes.meeting.language):
                continue
            if acronym in open_ and not (note.language and acronym in everyday(note.language)):
                if is_spelled:
                    open_.discard(acronym)
                elif _is_in_table(note.text, start):
                    continue
                else:
                    first.setdefault(acronym, (index, start))
                unmet.discard(acronym)
    for acronym, (index, start) in first.items():
        if acronym in open_:
            span = (start, start + len(acronym))
            said = f"The acronym {acronym} is never spelled out: do so here, or add it to the glossary."
            yield Problem(said, "note", index, "text", span=span)


def _is_in_table(text: str, start: int) -> bool:
    """Whether a place of a text is in a row of a table, which has no room to spell anything out."""
    return text.startswith("|", text.rfind("\n", 0, start) + 1)


def _is_any_marked(note: Note, acronyms: set[str]) -> bool:
    """Whether one of the acronyms stands beside a mark in a note, where it may be spelled out."""
    return any(is_marked(note.text, word) for word in acronyms)


def _known(minutes: Minutes) -> set[str]:
    """What the record's head explains, and who is called so."""
    known = {*minutes.glossary, *NOT_PEOPLE, *minutes.abbreviations}
    known |= {person.key for person in minutes.participants}
    names = [word for person in minutes.participants for word in name_parts.words(person.name)]
    known |= {*names, *map(str.upper, names)}
    known |= {word for person in minutes.participants for word in name_parts.words(person.title)}
    known |= incremental.speakers(minutes)
    known |= {body.key for body in minutes.bodies}
    known |= {acronym for title in _titles(minutes) for acronym, _, is_spelled in in_text(title) if is_spelled}
    return known


def _titles(minutes: Minutes) -> list[str]:
    return [minutes.meeting.title, *(body.name for body in minutes.bodies), *(item.title for item in minutes.agenda)]


def _initials(title: str) -> str:
    """Of the words that count, as an acronym has them."""
    words = re.findall(r"[^\W\d_]+", title)
    return "".join(word[0].upper() for word in words if len(word) > PARTICLE and not (word.isupper() and len(word) > 1))


def _also_small(minutes: Minutes, acronyms: set[str]) -> set[str]:
    """Those that are words put in capitals, since they stand somewhere as others do."""
    forms = [(word, form) for word in acronyms if len(word) > 2 for form in (word.lower(), word.capitalize())]
    met = incremental.words(minutes).met
    forms = [each for each in forms if each[1] in met]
    printed = [note.text for _, note in texts(minutes)] if forms else []
    return {
        word
        for word, form in forms
        if any(re.search(rf"\b{form}\b", text) for text in compress(printed, map(contains, printed, repeat(form))))
    }


@lru_cache(1 << 12)
def in_text(text: str) -> tuple[tuple[str, int, bool], ...]:
    """The acronyms of a text, where each begins, and whether it is spelled out there; words in capitals in a row are
    none."""
    words = prose(text)
    found = [one for one in ACRONYM.finditer(words) if one[1].isupper() and not ROMAN.fullmatch(one[1])]
    if not found or words.isupper():
        return ()
    shouted = _shouted(words)
    return tuple(
        (one[1], one.start(), _is_spelled(words, one.start(), one.end(), one[1]))
        for one in found
        if not any(start <= one.start() < end for start, end in shouted)
    )


def _shouted(text: str) -> list[tuple[int, int]]:
    """Where words in capitals stand in a row: three of them, or two of which one is too long for an acronym."""
    return [
        one.span()
        for one in SHOUTED.finditer(text)
        if len(words := WORD.findall(one[0])) > 2 or any(map(is_word, words))
    ]


def _is_spelled(text: str, start: int, end: int, acronym: str) -> bool:
    behind = BEHIND.match(text[end : end + WINDOW])
    if behind and _stands_for(next(filter(None, behind.groups()), ""), acronym, any_case=behind[1] is not None):
        return True
    before = text[max(start - WINDOW, 0) : start].rpartition("\n")[2]
    mark = BEFORE.search(before, max(len(before) - 21, 0))
    if not mark:
        return False
    length = len(acronym) * 2 + 8
    last = " ".join(re.findall(r"[^\W\d_]+", before[: mark.start()])[-length:])
    return _stands_for(last, acronym, any_case=mark[1] in '(“"', at_end=True)


def _stands_for(words: str, acronym: str, any_case: bool, at_end: bool = False) -> bool:
    """Whether its letters are those with which the words begin, in order; or where any case will do, stand in them in
    order from the beginning of one on, as in compounds."""
    found = [word for word in WORD.findall(words) if len(word) == 1 or not word.isupper()]
    if not any_case:
        found = [word for word in found if word[0].isupper()]
    small = acronym.lower()
    initials = iter([word[0].lower() for word in (reversed(found) if at_end else found)])
    if all(letter in initials for letter in (reversed(small) if at_end else small)):
        return True
    if not any_case or len(small) < 3:
        return False
    joined = " ".join(found).lower()
    begins = re.finditer(rf"\b{re.escape(small[0])}", joined)
    return any(_in_order(small, joined[one.start() :]) for one in begins)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
