"""Slips of wording, by the usage of a language: doubled words, "we" and the present in reported speech, one verb
again and again."""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import eq

from minutes_tui.checks.found import KEPT, Fix, Span, about, language, respelled, texts
from minutes_tui.checks.naming import prose
from minutes_tui.checks.usage import Usage, usage
from minutes_tui.model import Minutes, Note, Problem
from minutes_tui.names import roster

QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|‘[^’]*’|”[^”]*”|(?<!\w)'[^'\n]+'(?!\w)")
QUOTE = re.compile(r"[“„«»\"‘”]|(?<!\w)'")
SENTENCE = re.compile(r"[.!?…][”“\"»«)]* +(?=[^a-z])|\n+")
LABEL = re.compile(r"\W*[\w.'’]+(?: [\w.'’]+){0,3}\W{0,2}:")
"""With which the words of somebody who isn't named begin: "Two guests: …"."""
TOKEN = re.compile(r"[\w'’]+")
IN_A_ROW = 3
FIRST_WORDS = 60
"""Characters behind the name in which the verb that reports stands."""
FEW = 6
"""Words that are quoted of a sentence."""
HABIT = 5
"""Where there are so many such sentences, and one to every so many narrative notes, the record is written that way."""


def doubled(minutes: Minutes) -> Iterator[Problem]:
    """A word that stands twice in a row, once in a note."""
    for index, note in texts(minutes, "doubled-words"):
        for span in doubles(note.text, language(minutes, note))[:1]:
            word = note.text[span[0] : span[1]].split()[0]
            yield Problem(f"“{word}” stands twice.", "note", index, "text", span=span)


@lru_cache(KEPT)
def doubles(text: str, language: str) -> tuple[Span, ...]:
    """Where a word stands twice in a row, of those that don't do so in this language."""
    words = text.lower().replace(",", "").replace(".", "").split()
    if not any(map(eq, words, islice(words, 1, None))):
        return ()
    may = usage(language)
    if not may.reporting:
        return ()
    return tuple(
        (one.start(), one.end())
        for one in re.finditer(r"(?<![\w'’.-])([^\W\d_]+) +((?i:\1))(?![\w'’-])", prose(text))
        if one[1].lower() not in may.may_double and not (one[2][0].isupper() and len(one[1]) > 1) and len(one[1]) > 1
    )


def once(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The word once."""
    word = about(problem, minutes).split()[0]
    yield respelled(minutes, problem, word, f"Keep one “{word}”")


def _is_reported(note: Note) -> bool:
    """Whether its words are the rapporteur's."""
    return note.kind == "statement" and (note.attribution == "inline" or not note.speaker)


def first_person(minutes: Minutes) -> Iterator[Problem]:
    """Each sentence of reported speech that speaks in the first person, outside of quotes."""
    names = {word for person in minutes.participants for word in person.name.split()}
    found = [
        (index, note, slips)
        for index, note in texts(minutes, "first-person")
        if _is_reported(note) and (slips := firsts(note.text, language(minutes, note)))
    ]
    is_habit = _is_verbatim(minutes, sum(len(slips) for _, note, slips in found if not note.speaker))
    for index, note, slips in found:
        if not note.speaker and (is_habit or LABEL.match(note.text)):
            continue
        for start, end in slips:
            if note.text[start:end] not in names:
                said = f"“{_beginning(note.text[start:])}” speaks in the first person, in words that report."
                yield Problem(said, "note", index, "text", span=(start, end))


def _is_verbatim(minutes: Minutes, unnamed: int) -> bool:
    """Whether notes that name no speaker seem to have the speaker's own words; `unnamed` of their sentences have the
    first person."""
    reported = [note.speaker for _, note in texts(minutes) if _is_reported(note)]
    narrative = reported.count(())
    prefixed = sum(note.attribution == "prefix" for _, note in texts(minutes))
    return prefixed > len(reported) - narrative or (unnamed >= HABIT and unnamed * HABIT > narrative)


def _beginning(text: str) -> str:
    """A few words, by which a place is known."""
    words = text.split("\n")[0].split()
    return " ".join(words[:FEW]) + (" …" if len(words) > FEW else "")


@lru_cache(KEPT)
def firsts(text: str, language: str) -> tuple[Span, ...]:
    """The first pronoun of the first person in each sentence that has one outside of quotes."""
    use = usage(language)
    if not use.pronoun or use.first_forms.isdisjoint(TOKEN.findall(text)):
        return ()
    hits = [hit for hit in use.pronoun.finditer(text) if not _is_numeral(text, hit)]
    if not hits:
        return ()
    quoted = _quotes(text)
    ends = [one.end() for one in SENTENCE.finditer(text)]
    found: dict[int, Span] = {}
    for start, end in (hit.span() for hit in hits):
        sentence = bisect(ends, start)
        if sentence not in found and not any(first <= start < last for first, last in quoted):
            begin = ends[sentence - 1] if sentence else 0
            if not _is_spoken(text[begin:start], language):
                found[sentence] = (start, end)
    return tuple(found.values())


def _quotes(text: str) -> list[Span]:
    return [one.span() for one in QUOTED.finditer(text)] if QUOTE.search(text) else []


def _is_numeral(text: str, word: re.Match[str]) -> bool:
    """Whether an I counts, as in Phase I."""
    if word[0] != "I":
        return False
    before = text[max(word.start() - 30, 0) : word.start()].split()[-1:]
    behind = text[word.end() : word.end() + 1]
    return behind in ("/", ".", ")", "-", "–") or bool(before and before[0][0].isupper() and before[0][-1].isalnum())


def _is_spoken(before: str, language: str) -> bool:
    """Whether the sentence gave the floor to the speaker's own words: "said: We …"."""
    if ":" not in before:
        return False
    verb = re.search(r"([\w'’]+)[^:\w]*:\s*$|([\w'’]+): [^:]*$", before)
    return verb is not None and (verb[1] or verb[2]) in usage(language).others


def tense(minutes: Minutes) -> Iterator[Problem]:
    """A verb that reports in the present, in a record that reports in the past."""
    slips, past = [], 0
    calls = _calls(minutes)
    for index, note in texts(minutes, "tense"):
        if not _is_reported(note):
            continue
        use = usage(language(minutes, note))
        past += reporting(note.text, _lead(note, calls), language(minutes, note)) is not None
        if use.present and (span := _present(minutes, note, calls)):
            slips.append((index, span, note.text[span[0] : span[1]]))
    if past <= len(slips):
        return
    for index, span, verb in slips:
        right = usage(language(minutes, minutes.notes[index])).present.get(verb, "")
        if right:
            yield Problem(f"“{verb}” is the present, where others report in the past: “{right}”.", "note", index,
                          "text", span=span)  # fmt: skip


def _present(minutes: Minutes, note: Note, calls: dict[str, tuple[str, str]]) -> Span | None:
    lead = _lead(note, calls)
    if lead:
        word = TOKEN.match(note.text, lead + 1)
        if word and word[0] in usage(language(minutes, note)).present:
            return word.span()
    return presents(note.text, language(minutes, note))


@lru_cache(KEPT)
def presents(text: str, language: str) -> Span | None:
    """The first verb that reports in the present behind a pronoun, outside of quotes."""
    use = usage(language)
    if use.slip is None or not any(subject in text for subject in use.before_verbs) or not use.slip.search(text):
        return None
    quoted = _quotes(text)
    for one in use.slip.finditer(text):
        if not any(first <= one.start() < last for first, last in quoted):
            return one.span(1)
    return None


def in_the_past(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The same verb in the past."""
    use = usage(language(minutes, minutes.notes[problem.index]))
    if right := use.present.get(about(problem, minutes)):
        yield respelled(minutes, problem, right, f"Write “{right}”")


def _calls(minutes: Minutes) -> dict[str, tuple[str, str]]:
    """The names with which a statement by each may begin, by code."""
    people = roster(minutes)
    return {code: (people.short(code), people.full(code)) for code in people.by_key}


def _lead(note: Note, calls: dict[str, tuple[str, str]]) -> int:
    """How many characters the name takes with which a statement begins."""
    if note.attribution != "inline":
        return 0
    names = (name for code in note.speakers[:1] for name in calls.get(code, ()))
    return next((len(name) for name in names if note.text.startswith(name)), 0)


@lru_cache(KEPT)
def reporting(text: str, lead: int, language: str) -> Span | None:
    """The verb with which a statement reports, near the name that it begins with."""
    others = usage(language).others
    for one in TOKEN.finditer(text, lead, lead + FIRST_WORDS):
        if one[0].lower() in others:
            return one.span()
    return None


def repeated(minutes: Minutes) -> Iterator[Problem]:
    """Every third of statements that follow each other and report with the same verb, where others can stand for it."""
    before, row = "", 0
    calls = _calls(minutes)
    silent = {index for index, _ in texts(minutes, "repeated-verb")}
    for index, note in texts(minutes):
        if note.attribution != "inline" or note.kind != "statement":
            before, row = "", 0
            continue
        span = reporting(note.text, _lead(note, calls), language(minutes, note))
        verb = note.text[slice(*span)].lower() if span else ""
        row = row + 1 if verb and verb == before else int(bool(verb))
        before = verb
        palette = usage(language(minutes, note)).others.get(verb, ())
        if row == IN_A_ROW and palette and index in silent:
            row = 0
            said = f"“{verb}” again, for the third time in a row: {', '.join(palette)} say it too."
            yield Problem(said, "note", index, "text", span=span)


def varied(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Each verb that can stand there, where a clause follows."""
    assert problem.span
    note = minutes.notes[problem.index]
    use: Usage = usage(language(minutes, note))
    if note.text.startswith(use.clause, problem.span[1]):
        for verb in use.others.get(about(problem, minutes), ()):
            yield respelled(minutes, problem, verb, f"Write “{verb}”")
