"""The spelling of a record's words, through hunspell or aspell where one is installed. It starts a program, so it is
asked for and is none of the checks that always run."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from minutes_tui.checks.fixes import Fix, about, respelled, silences, texts
from minutes_tui.checks.name_scanner import prose
from minutes_tui.errors import ProgramError, SpellingError
from minutes_tui.language.labels import base_language, labels
from minutes_tui.language.names import with_plain_marks
from minutes_tui.model.minutes import Minutes, Note, Problem, listed
from minutes_tui.system import programs

CHECK = "spelling"
WORD = re.compile(r"(?<![\w'’])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?!\w)")
MISSPELLED = re.compile(r"[&?#] (\S+)[^:\n]*(?:: (.*))?")
"""A line of the protocol of ispell -a about a word that is in no dictionary, with what is near it."""
SECONDS = 20
"""In which the program is to be done with a thousand words."""
FEW = 3
"""Suggestions that are named."""
PREFERRED = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "pt": "pt_PT", "nl": "nl_NL", "sv": "sv_SE"}
"""Of the dictionaries of a language, where the record doesn't say of which country."""


class Speller(Struct, frozen=True):
    """A program with one of its dictionaries."""

    program: str
    """Its path."""
    dictionary: str

    @property
    def call(self) -> list[str]:
        """How it is started to read a word a line and speak the protocol of ispell -a, in UTF-8."""
        if os.path.basename(self.program).startswith("aspell"):
            return [self.program, "-a", f"--lang={self.dictionary}", "--encoding=utf-8"]
        return [self.program, "-a", "-d", self.dictionary, "-i", "UTF-8"]


LISTS = {"hunspell": "-D", "aspell": "dicts"}
"""The programs in the order in which they are taken, with what makes each list its dictionaries."""

_asked: dict[tuple[Speller, str], tuple[str, ...] | None] = {}
"""What a program said of a word: what is near it, or None where it is right."""


def problems(minutes: Minutes) -> list[Problem]:
    """Words that are in no dictionary of the record's language and are not its own, each once in a note. It raises
    SpellingError where no program can say so."""
    if CHECK in listed(minutes.meeting.silence):
        return []
    own = _own(minutes)
    places = [
        (index, found)
        for index, note in texts(minutes)
        if not silences(note, CHECK) and _is_in(minutes.meeting.language, note)
        for found in _once(note.text)
        if not _is_own(found[0], own)
    ]
    wrong = _misspelled(minutes.meeting.language, {with_plain_marks(found[0]) for _, found in places})
    made = []
    for index, found in places:
        near = wrong.get(with_plain_marks(found[0]))
        if near is not None and not (f"{found[0]}." in near and minutes.notes[index].text.startswith(".", found.end())):
            more = f". Did you mean {', '.join(near[:FEW])}?" if near else "."
            said = f"“{found[0]}” is not in any dictionary{more}"
            made.append(Problem(said, "note", index, "text", check=CHECK, span=found.span()))
    return made


def fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Each word that the program suggested."""
    speller = _speller(minutes.meeting.language)
    word = about(problem, minutes)
    for near in (_asked.get((speller, with_plain_marks(word))) if isinstance(speller, Speller) else ()) or ():
        yield respelled(minutes, problem, near, f"Change it to “{near}”")


def _is_in(language: str, note: Note) -> bool:
    return not note.language or base_language(note.language) == base_language(language)


def _once(text: str) -> Iterator[re.Match[str]]:
    """Where each word of a text stands first, but for those in capitals and those that are put together with some."""
    seen: set[str] = set()
    for found in WORD.finditer(prose(text)):
        word = found[0]
        if word not in seen and word[1:] == word[1:].lower():
            seen.add(word)
            yield found


def _own(minutes: Minutes) -> frozenset[str]:
    """The words that the record brings along."""
    brought = [minutes.meeting.title, minutes.meeting.venue, *labels(minutes.meeting.language).honorifics]
    for person in minutes.participants:
        brought += [person.key, person.name, person.title, person.short, person.affiliation, person.delegation]
        brought += [person.post, person.printed or "", *listed(person.aliases)]
    brought += [words for body in minutes.bodies for words in (body.key, body.name, body.heading)]
    brought += [item.title for item in minutes.agenda] + [each.title for each in minutes.attachments]
    brought += [words for pair in (*minutes.glossary.items(), *minutes.abbreviations.items()) for words in pair]
    return frozenset(with_plain_marks(word).casefold() for words in brought for word in WORD.findall(words))


def _is_own(word: str, own: frozenset[str]) -> bool:
    small = with_plain_marks(word).casefold()
    return small in own or small.removesuffix("'s") in own or small.removesuffix("s") in own


def _misspelled(language: str, words: set[str]) -> dict[str, tuple[str, ...]]:
    """Of some words, those that are in no dictionary, with what is near them."""
    speller = _speller(language)
    if isinstance(speller, str):
        raise SpellingError(speller)
    new = sorted(word for word in words if (speller, word) not in _asked)
    if new:
        said = dict(_answers(speller, new))
        _asked.update({(speller, word): said.get(word) for word in new})
    found = {word: _asked[speller, word] for word in words}
    return {word: near for word, near in found.items() if near is not None}


def _answers(speller: Speller, words: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word that is wrong, with what is near it. `!` leaves the right ones out; `^` makes any line words."""
    asked = "!\n" + "".join(f"^{word}\n" for word in words)
    said = _answer(speller.call, asked, SECONDS * (1 + len(words) / 1000))
    if not said.startswith("@(#)"):
        raise SpellingError(f"{speller.program} gave an answer that cannot be read. Reinstall hunspell or aspell.")
    for line in said.splitlines():
        if found := MISSPELLED.fullmatch(line):
            near = tuple(word.strip() for word in (found[2] or "").split(",") if word.strip())
            yield found[1], near


def _speller(language: str) -> Speller | str:
    """The program for a language, or why there is none."""
    there = {name: path for name in LISTS if (path := shutil.which(name))}
    if not there:
        return "No spelling checker is installed. Install hunspell or aspell, with a dictionary for the language."
    for name, path in there.items():
        if dictionary := _dictionary(language, dictionaries(path, LISTS[name])):
            return Speller(path, dictionary)
    base = base_language(language)
    many = "have" if len(there) > 1 else "has"
    wanted = " or ".join(f"{name}-{base}" for name in there)
    return f"{' and '.join(there)} {many} no dictionary for the language {language}. Install {wanted}."


def _dictionary(language: str, there: frozenset[str]) -> str:
    """Of some dictionaries, that of the country or else of the language."""
    base, _, country = language.replace("_", "-").partition("-")
    wanted = [f"{base}_{country.upper()}"] if country else []
    wanted += [PREFERRED.get(base, base), base]
    others = sorted(name for name in there if name.startswith(f"{base}_"))
    return next((name for name in (*wanted, *others) if name in there), "")


@cache
def dictionaries(program: str, asks: str) -> frozenset[str]:
    """Names of the dictionaries that a program has."""
    lines = _answer([program, asks], "", SECONDS).splitlines()
    return frozenset(re.split(r"[/\\]", line)[-1].strip() for line in lines)


def _answer(call: Sequence[str], typed: str, seconds: float) -> str:
    """What a program says to what it is told. Raises SpellingError."""
    try:
        return programs.ask(call, typed.encode(errors="replace"), seconds).decode(errors="replace")
    except ProgramError as error:
        raise SpellingError(f"{error} Try it again, or check without spelling.") from error
