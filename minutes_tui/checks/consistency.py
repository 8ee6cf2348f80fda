"""One word spelled in two ways in a record: email and e-mail, organise and organize, a proper name a letter off."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, compress, repeat
from operator import contains

from minutes_tui.checks.calling import INFLECTING
from minutes_tui.checks.found import Fix, Span, about, retexted, silences, texts
from minutes_tui.checks.naming import Near, compact
from minutes_tui.checks.reading import read
from minutes_tui.checks.signs import Sign, is_met, spelled
from minutes_tui.checks.usage import usage
from minutes_tui.edit import Edit
from minutes_tui.model import Minutes, Note, Problem
from minutes_tui.names import roster

TWO_WAYS = "two-spellings"
SEEN = 2
"""How often a proper name stands at least, so that one that is a letter away may be a slip."""
ENDS = '.!?:…”"»-•'
"""With what the word before the first one of a sentence may end."""
HYPHENS = re.compile("[-‐]")
Z = re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ers?$|ing$|ations?$)")
OUR = re.compile(r"(?<=[a-z])our(?=s?$|ed$|ing$|able$)")


def two_ways(minutes: Minutes) -> Iterator[Problem]:
    """A word that stands in the record in two ways, once: at the first place of the rarer one."""
    found = read(minutes, _in_note, None, Sign.SPELLED)
    wanted = [(index, note, words) for index, note, words in found if not silences(note, TWO_WAYS)]
    counts = Counter(chain.from_iterable(words for _, _, words in wanted))
    for word, other in _pairs(minutes, counts):
        places = [(index, note.text) for index, note, words in wanted if word in words]
        place = next(((index, span) for index, text in places if (span := _within(text, word))), None)
        if place and (word.islower() or any(_within(note.text, other) for _, note, words in wanted if other in words)):
            said = f"“{word}” is spelled “{other}” elsewhere in these minutes: choose one."
            yield Problem(said, "note", place[0], "text", span=place[1])


def _within(text: str, word: str) -> Span | None:
    """Where a word stands in a text, and one with a capital so that the capital isn't that of a sentence."""
    for one in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
        before = text[: one.start()].split()[-1:]
        if word[0].islower() or (before and before[0][-1] not in ENDS):
            return one.span()
    return None


def _in_note(note: Note, by: None) -> set[str]:
    """The words of a note of kinds that are spelled in two ways in some records."""
    words = {*map(spelled.__getitem__, note.text.split())}
    words.discard("")
    return words


def _pairs(minutes: Minutes, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Of each word that is spelled in two ways the rarer spelling and the other one."""
    by_form: dict[str, dict[str, str]] = {}
    for word in counts:
        by_form.setdefault(_alike(word), {}).setdefault(word.lower(), word)
    joined = [form for form, words in by_form.items() if any(map(HYPHENS.search, words))]
    whole = _standing(minutes, joined)
    for form, words in by_form.items():
        spelled = [*words.values(), *([whole[form]] if form in whole and form not in words else [])]
        *rarer, best = sorted(spelled, key=lambda word: (counts[word] or SEEN, -len(word)))
        yield from ((word, best) for word in rarer if counts[word])
    yield from _names(minutes, counts)


def _alike(word: str) -> str:
    """A form in which spellings of one word are alike: without hyphens, with the z of organize and the o of color."""
    return OUR.sub("or", Z.sub("iz", HYPHENS.sub("", word.lower())))


def _standing(minutes: Minutes, words: list[str]) -> dict[str, str]:
    """Those words, all small, that stand somewhere in the texts, as they are written there."""
    met = {form: word for word in words for form in (word, word.capitalize()) if is_met(form)}
    printed = [note.text for _, note in texts(minutes)] if met else []
    return {
        word: form
        for form, word in met.items()
        if any(
            re.search(rf"(?<![\w-]){form}(?![\w-])", text)
            for text in compress(printed, map(contains, printed, repeat(form)))
        )
    }


def _names(minutes: Minutes, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Proper names that nobody on the participants list has and that are a letter from a more frequent one."""
    base = minutes.meeting.language.replace("_", "-").split("-")[0].lower()
    if base in INFLECTING or usage(minutes.meeting.language).capital_nouns:
        return
    listed = {compact(part) for person in roster(minutes).by_key.values() for part in person.name.split()}
    proper = [word for word in counts if word[0].isupper() and word.isalpha() and not is_met(word.lower())]
    near, by_form = Near(), dict[str, str]()
    for word in sorted(proper, key=lambda word: -counts[word]):
        small = compact(word)
        other = next((other for other in near.to(small) if _is_slip(small, other) and not {small, other} & listed), "")
        if other and counts[by_form[other]] >= SEEN:
            yield word, by_form[other]
        near.add(small)
        by_form.setdefault(small, word)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names that are a letter apart are no forms of one word: one doesn't go on from the other."""
    return one[0] == other[0] and not one.startswith(other) and not other.startswith(one) and one[-1] == other[-1]


def one_way(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The other spelling wherever this one stands; or this one wherever the other stands."""
    word = about(problem, minutes)
    other = problem.text.split("“")[2].split("”")[0]
    for old, new in ((word, other), (other, word)):
        changes = []
        for index, note in texts(minutes):
            text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, note.text) if old in note.text else note.text
            if text != note.text:
                changes.append(retexted(minutes, index, text))
        where = f"{len(changes)} notes" if len(changes) > 1 else "one note"
        if changes:
            yield Fix(f"Write “{new}” for “{old}” in {where}", Edit(tuple(changes)))
