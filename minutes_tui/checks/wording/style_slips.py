"""Slips of wording, by the usage of a language: doubled words, "we" and the present in reported speech, one verb
again and again."""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, count
from operator import and_

from msgspec import Struct

from minutes_tui.checks.features import TOKEN, Sign, is_printed
from minutes_tui.checks.fixes import Fix, Span, about, language, respelled, silences, texts
from minutes_tui.checks.incremental import read, signs
from minutes_tui.checks.name_scanner import prose
from minutes_tui.checks.usage import Usage, usage
from minutes_tui.language import name_parts
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Minutes, Note, Problem

QUOTED = re.compile(
    r"(?m:^>.*)|(?m:(?:^|(?<=: ))[—―].*)|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|‘[^’]*’|”[^”]*”"
    r"|'(?<!\w')[^'\n]+'(?!\w)"
)
UNENDED = re.compile(r"(?<!\w)[“„«\"](?=\w)[^\n]*")
SENTENCE = re.compile(r"[.!?…\n](?:(?<=\n)\n*|[”“\"»«)]* +(?=[^a-z]))")
"""Both begin with what a text is looked through for quickly."""
LABEL = re.compile(r"\W*[\w.'’]+(?: [\w.'’]+){0,3}\W{0,2}:")
"""With which the words of somebody who isn't named begin: "Two guests: …"."""
SHORT = 4
"""Letters of a word that is mostly none that is doubled for its meaning."""
IN_A_ROW = 3
FIRST_WORDS = 60
"""Characters behind the name in which the verb that reports stands."""
FEW = 6
"""Words that are quoted of a sentence."""
HABIT = 5
"""Where there are so many such sentences, and one to every so many narrative notes, the record is written that way."""


def doubled_words(minutes: Minutes) -> Iterator[Problem]:
    """A word that stands twice in a row, once in a note."""
    for index, note, span in read(minutes, _double, minutes.meeting.language, Sign.DOUBLED):
        word = note.text[slice(*span)].split()[0]
        yield Problem(f"“{word}” is repeated: keep it once.", "note", index, "text", span=span)


def _double(note: Note, language: str) -> Span | None:
    """Where a word stands twice in a row first, of those that don't do so in its language."""
    may = usage(note.language or language)
    if not may.doubled:
        return None
    for one in re.finditer(r"(?<![\w'’.-])([^\W\d_]+) +((?i:\1))(?![\w'’-])", prose(note.text)):
        small = one[1].lower()
        is_slip = len(small) > 1 and not one[2][0].isupper() and small not in may.may_double
        if is_slip and not _is_meant(note.text, one.start(), small, may):
            return one.span()
    return None


def _is_meant(text: str, at: int, word: str, use: Usage) -> bool:
    """Whether a word is doubled on purpose: behind an article that is not definite, as in "a question question", or a
    long one where a sentence begins."""
    before = text[:at].split()[-1:]
    if len(word) > SHORT and (not before or not before[0][-1].isalnum()):
        return True
    return bool(before) and before[0].lower() in use.indefinite


def doubled_word_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The word once."""
    word = about(problem, minutes).split()[0]
    yield respelled(minutes, problem, word, f"Keep only one “{word}”")


def _is_reported(note: Note) -> bool:
    """Whether its words are the rapporteur's."""
    return note.kind == "statement" and (note.attribution == "inline" or not note.speaker)


def first_person(minutes: Minutes) -> Iterator[Problem]:
    """Each sentence of reported speech that speaks in the first person, outside of quotes; where the record is
    written that way it is said once, by the first."""
    found = [
        one
        for one in read(minutes, _firsts, minutes.meeting.language, Sign.FIRST_PERSON)
        if not silences(one[1], "first-person")
    ]
    if not found:
        return
    names = {word for person in minutes.participants for word in name_parts.words(person.name)}
    if _is_transcript(minutes):
        return
    is_habit = _is_verbatim(minutes, sum(len(slips) for _, note, slips in found if not note.speaker))
    places = [
        (index, note.text, span)
        for index, note, slips in found
        if (note.speaker and note.speaker != UNKNOWN_SPEAKER) or not (is_habit or LABEL.match(note.text))
        for span in slips
        if note.text[slice(*span)] not in names
    ]
    more = f", as do others, {len(places)} in all" if is_habit and len(places) > 1 else ""
    for index, text, span in places[: 1 if more else None]:
        said = f"“{_beginning(text[span[0] :])}” uses the first person in reported speech{more}: say who is meant."
        yield Problem(said, "note", index, "text", span=span)


def _is_transcript(minutes: Minutes) -> bool:
    """Whether most notes have the speakers' own words, so that what else there is reports in their way."""
    printed = [note for _, note in texts(minutes)]
    return sum([note.attribution == "prefix" for note in printed]) > sum(map(_is_reported, printed))


def _is_verbatim(minutes: Minutes, unnamed: int) -> bool:
    """Whether notes that name no speaker seem to have the speaker's own words; `unnamed` of their sentences have the
    first person."""
    printed = [note for _, note in texts(minutes)]
    reported = [note.speaker for note in printed if _is_reported(note)]
    narrative = reported.count(())
    prefixed = sum([note.attribution == "prefix" for note in printed])
    return prefixed > len(reported) - narrative or (unnamed >= HABIT and unnamed * HABIT > narrative)


def _beginning(text: str) -> str:
    """A few words, by which a place is known."""
    words = text.split("\n")[0].split()
    return " ".join(words[:FEW]) + (" …" if len(words) > FEW else "")


def _firsts(note: Note, minutes_language: str) -> tuple[Span, ...]:
    """The first pronoun of the first person in each sentence that has one outside of quotes."""
    text, language = note.text, note.language or minutes_language
    use = usage(language)
    if not use.pronoun or not _is_reported(note):
        return ()
    hits = [one for one in use.pronoun.finditer(text) if not _is_numeral(text, one)]
    if not hits:
        return ()
    quoted = _quotes(text)
    ends = [one.end() for one in SENTENCE.finditer(text)] if len(hits) > 1 or ":" in text else []
    found: dict[int, Span] = {}
    for start, end in (hit.span() for hit in hits):
        sentence = bisect(ends, start)
        is_quoted = any(first <= start < last for first, last in quoted)
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if sentence not in found and not is_quoted and not _is_spoken(line, language):
            found[sentence] = (start, end)
    return tuple(found.values())


def _quotes(text: str) -> list[Span]:
    """What is quoted; a quotation without an end goes on to the end of its line."""
    found = [one.span() for one in QUOTED.finditer(text)]
    begun = (one.span() for one in UNENDED.finditer(text))
    return found + [one for one in begun if not any(first <= one[0] < last for first, last in found)]


def _is_numeral(text: str, word: re.Match[str]) -> bool:
    """Whether an I counts, as in Phase I."""
    if word[0] != "I":
        return False
    before = text[max(word.start() - 30, 0) : word.start()].split()[-1:]
    behind = text[word.end() : word.end() + 1]
    return behind in ("/", ".", ")", "-", "–", "*") or bool(
        before and before[0][0].isupper() and before[0][-1].isalnum()
    )


def _is_spoken(before: str, language: str) -> bool:
    """Whether the line, as far as it goes, gave the floor to the speaker's own words: "said: We …", which go on to its
    end, or "said, I …"."""
    verbs = usage(language).others
    behind = re.search(r"([\w'’]+),\s*$", before)
    given = (each[1] for each in re.finditer(r"([\w'’]+)[^:\w]*:(?!\w)", before))
    return any(verb in verbs for verb in given) or (behind is not None and behind[1] in verbs)


class _Calls(Struct, frozen=True):
    """The names with which a statement by each may begin, by code; and the language of the minutes."""

    names: dict[str, tuple[str, str]]
    language: str


def _calls(minutes: Minutes) -> _Calls:
    people = roster(minutes)
    names = {code: (people.short(code), people.full(code)) for code in people.by_key}
    return _Calls(names, minutes.meeting.language)


def tense(minutes: Minutes) -> Iterator[Problem]:
    """A verb that reports in the present, in a record that reports in the past."""
    slips = [one for one in read(minutes, _present, _calls(minutes), Sign.PRESENT) if not silences(one[1], "tense")]
    if not slips or _is_transcript(minutes):
        return
    verbs = read(minutes, _verb, _calls(minutes), Sign.VERBS)
    if sum(_is_reported(note) and not silences(note, "tense") for _, note, _ in verbs) <= len(slips):
        return
    for index, note, span in slips:
        verb = note.text[slice(*span)]
        if right := usage(language(minutes, note)).present.get(verb):
            said = f"“{verb}” is in the present, and the other statements are in the past: write “{right}”."
            yield Problem(said, "note", index, "text", span=span)


def _present(note: Note, calls: _Calls) -> Span | None:
    """The verb that reports in the present behind the name with which a statement begins, else the first behind a
    pronoun, outside of quotes."""
    use = usage(note.language or calls.language)
    if not use.present or not _is_reported(note):
        return None
    lead = _lead(note, calls)
    word = TOKEN.match(note.text, lead + 1) if lead else None
    if word and word[0] in use.present:
        return word.span()
    found = list(use.slip.finditer(note.text)) if use.slip else []
    quoted = _quotes(note.text) if found else []
    for one in found:
        begin = max((end.end() for end in SENTENCE.finditer(note.text, 0, one.start())), default=0)
        is_spoken = _is_spoken(note.text[begin : one.start()], note.language or calls.language)
        if not is_spoken and not any(first <= one.start() < last for first, last in quoted):
            return one.span(1)
    return None


def tense_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The same verb in the past."""
    use = usage(language(minutes, minutes.notes[problem.index]))
    if right := use.present.get(about(problem, minutes)):
        yield respelled(minutes, problem, right, f"Change it to “{right}”")


def _lead(note: Note, calls: _Calls) -> int:
    """How many characters the name takes with which a statement begins."""
    if note.attribution != "inline" or not note.speaker:
        return 0
    speaker, text = note.speaker, note.text
    names = calls.names.get(speaker if isinstance(speaker, str) else speaker[0])
    if names is None or not text.startswith(names):
        return 0
    return len(names[0] if text.startswith(names[0]) else names[1])


def _verb(note: Note, calls: _Calls) -> tuple[int, int, str] | None:
    """The verb with which a statement reports, near the name that it begins with: its place, and in small letters."""
    return _verb_behind(note.text, _lead(note, calls), note.language or calls.language)


@lru_cache(1 << 14)
def _verb_behind(text: str, lead: int, language: str) -> tuple[int, int, str] | None:
    verbs, last = usage(language).others, lead + FIRST_WORDS
    for one in TOKEN.finditer(text, lead):
        if one.end() > last:
            return None
        if (word := one[0].lower()) in verbs:
            return *one.span(), word
    return None


def repeated_verbs(minutes: Minutes) -> Iterator[Problem]:
    """Every third of statements that follow each other and report with the same verb, where others can stand for it."""
    before, last, row = "", -1, 0
    calls = _calls(minutes)
    for index in _in_rows(minutes):
        note = minutes.notes[index]
        found = _verb(note, calls)
        if not found or note.attribution != "inline" or note.kind != "statement":
            continue
        start, end, verb = found
        row = row + 1 if verb == before and _is_next(minutes, index, last) else 1
        before, last = verb, index
        if row < IN_A_ROW:
            continue
        palette = usage(language(minutes, note)).others.get(verb, ())
        if row == IN_A_ROW and palette and not silences(note, "repeated-verb"):
            row = 0
            said = f"“{verb}” reports the third statement in a row: try {' or '.join(palette)}."
            yield Problem(said, "note", index, "text", span=(start, end))


def _in_rows(minutes: Minutes) -> list[int]:
    """The notes that have a verb in common with two others with which they follow each other on the page."""
    found = signs(minutes)
    printed = [*map(Sign.PRINTED.__and__, found)]
    at = [*compress(count(), printed)]
    verbs = [*map(Sign.VERBS.__and__, compress(found, printed))]
    common = map(and_, map(and_, verbs, verbs[1:]), verbs[2:])
    return sorted({index for first in compress(count(), common) for index in at[first : first + IN_A_ROW]})


def _is_next(minutes: Minutes, index: int, last: int) -> bool:
    """Whether a note follows another on the page."""
    return index == last + 1 or not any(is_printed(minutes.notes[at]) for at in range(last + 1, index))


def verb_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Each verb that can stand there, where a clause follows."""
    assert problem.span
    note = minutes.notes[problem.index]
    use: Usage = usage(language(minutes, note))
    if note.text.startswith(use.clause, problem.span[1]):
        for verb in use.others.get(about(problem, minutes), ()):
            yield respelled(minutes, problem, verb, f"Change it to “{verb}”")
