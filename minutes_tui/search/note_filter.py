"""Which notes are wanted: a filter as it is typed, such as `speaker:AT kind:question mark`. Knows no screen."""

import re
from collections.abc import Callable, Iterator
from typing import get_args

from minutes_tui.language.names import folded, roster
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.decisions import kinds_of
from minutes_tui.model.minutes import Kind, Minutes, Note, listed

Wanted = Callable[[Note], bool]

KINDS: tuple[str, ...] = tuple(kind for kind in get_args(Kind) if kind != "unknown")

TERM = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
WORDS: dict[str, Wanted] = {
    "mark": lambda note: bool(note.check),
    "struck": lambda note: bool(note.struck),
    "public": lambda note: note.audience == "public",
    "restricted": lambda note: note.audience == "restricted",
    "private": lambda note: note.audience == "private" or note.kind == "remark",
}
"""Words that stand alone; before any term a hyphen turns it round."""
NOBODY = "-"


def sifted(typed: str, minutes: Minutes) -> tuple[list[int], str]:
    """Indices of the notes of which all terms are true, and what is wrong with the terms."""
    tests, problem = [], ""
    for match in TERM.finditer(typed):
        test, wrong = _test(match, minutes)
        tests += [test] if test else []
        problem = problem or wrong
    return [index for index, note in enumerate(narrowed(minutes).notes) if all(test(note) for test in tests)], problem


def _test(term: re.Match[str], minutes: Minutes) -> tuple[Wanted | None, str]:
    name, words = term[1] or "", term[2] if term[2] is not None else term[3]
    if name.startswith("-") or (not name and words.startswith("-") and words[1:].split(":")[0] in {*WORDS, *KEYS}):
        inner = TERM.fullmatch(term[0][1:])
        test, wrong = _test(inner, minutes) if inner else (None, "")
        return (lambda note: not test(note)) if test else None, wrong
    if name in KEYS:
        return KEYS[name](words, minutes)
    if not name and words in WORDS and term[2] is None:
        return WORDS[words], ""
    return _text(f"{name}:{words}" if name else words, minutes)


def _speaker(words: str, minutes: Minutes) -> tuple[Wanted | None, str]:
    people = roster(minutes)
    codes: set[str] = set()
    for each in filter(None, words.split(",")):
        named = people.meant(each)
        begun = [key for key in people.by_key if folded(people.last(key)).startswith(folded(each))]
        codes |= set(named or begun or [each])
    if words == NOBODY:
        return (lambda note: not _people(note)), ""
    there = {code for note in minutes.notes for code in _people(note)} | set(people.by_key)
    unknown = next((code for code in codes if code not in there), "")
    return (lambda note: not codes.isdisjoint(_people(note))), f"No one here is called {unknown}." if unknown else ""


def _people(note: Note) -> tuple[str, ...]:
    """Codes of all whose note it is, whatever its kind."""
    return (
        *note.speakers,
        *listed(note.responsible),
        *listed(note.mover),
        *listed(note.seconder),
        *listed(note.who),
        *listed(note.recused),
    )


def _kind(words: str, minutes: Minutes) -> tuple[Wanted | None, str]:
    kinds = {kind for word in words.split(",") if word for kind in KINDS if kind.startswith(word.lower())}
    return (lambda note: not kinds_of(note).isdisjoint(kinds)), "" if kinds else (
        f"There is no kind {words}. Choose one of: {', '.join(KINDS)}."
    )


def _item(words: str, minutes: Minutes) -> tuple[Wanted | None, str]:
    wanted = folded(words)
    keys = {
        item.key
        for number, item in enumerate(minutes.agenda, 1)
        if words in (item.key, str(number)) or folded(item.key).startswith(wanted) or wanted in folded(item.title)
    }
    return (lambda note: note.item in keys), "" if keys else f"No agenda item matches {words}."


def _audience(words: str, minutes: Minutes) -> tuple[Wanted | None, str]:
    audiences = {name for name in ("public", "restricted", "private") if name.startswith(words.lower())}
    return (lambda note: note.audience in audiences), "" if audiences else "Choose public, restricted or private."


def _text(words: str, minutes: Minutes) -> tuple[Wanted | None, str]:
    wanted = folded(words)
    return (lambda note: wanted in folded(note.text)), ""


KEYS: dict[str, Callable[[str, Minutes], tuple[Wanted | None, str]]] = {
    "speaker": _speaker,
    "kind": _kind,
    "item": _item,
    "audience": _audience,
    "text": _text,
}
"""Names before a colon."""


def offered(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Terms that can be typed, each with a few words about it."""
    about = {"mark": "marked for checking", "struck": "struck out", "private": "private notes and remarks"}
    yield from ((f"kind:{kind}", "") for kind in KINDS)
    yield from ((f"speaker:{person.key}", person.name) for person in minutes.participants if person.key)
    yield from ((f"item:{item.key}", item.title) for item in minutes.agenda if item.key)
    yield from ((word, about.get(word, "")) for word in WORDS)
