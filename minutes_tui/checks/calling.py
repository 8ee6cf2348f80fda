"""How people are called in texts: a name spelled two ways, somebody who is not on the roster, a code left bare."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.found import Fix, about, language, respelled, retexted, silences
from minutes_tui.checks.naming import Capital, Near
from minutes_tui.checks.reading import read
from minutes_tui.checks.spellings import Names, Spellings, Variant, spellings
from minutes_tui.checks.usage import everyday
from minutes_tui.edit import Change, Edit
from minutes_tui.model import Minutes, Note, Participant, Problem, listed
from minutes_tui.names import NOT_PEOPLE, compact, is_near, roster

VARIANT, UNLISTED, BARE = "name-variant", "unlisted", "bare-code"
INFLECTING = frozenset({
    "be", "bg", "bs", "cs", "el", "et", "eu", "fi", "ga", "hr", "hu", "is", "ka", "kk", "la", "lt", "lv", "mk", "pl",
    "ru", "sk", "sl", "sr", "tr", "uk",
})  # fmt: skip
"""Languages in which a name has other endings in a sentence (BCP 47): what is near to it is mostly the same name."""
FEWEST = 4
"""Letters of two names behind titles that may be one."""


def variants(minutes: Minutes) -> Iterator[Problem]:
    """Names that are spelled otherwise than on the roster, or in two ways in the texts."""
    for index, person in enumerate(minutes.participants):
        if person.short and not person.struck and (right := _misspelled(person)):
            said = f"{person.name} is called “{person.short}” in statements, and “{right}” on the roster."
            yield Problem(said, "participant", index, "short")
    for index, found in _variants(minutes):
        name = minutes.participants[found.person].name
        said = f"“{found.spelled}” may be {name}, whose name is spelled “{found.right}” on the roster."
        yield Problem(said, "note", index, "text", span=found.span)
    for index, span, spelled, right in _between(minutes):
        said = f"“{spelled}” may be “{right}”, as another note spells it."
        yield Problem(said, "note", index, "text", span=span)


def _misspelled(person: Participant) -> str:
    """The words of a name from which those of `short` are a letter away; other hyphens or accents are meant so."""
    short = person.short.removeprefix(person.title).strip()
    words = person.name.split()
    lasts = [" ".join(words[at:]) for at in range(len(words))]
    if short in listed(person.aliases) or any(compact(short) in compact(last) for last in lasts):
        return ""
    return next((last for last in lasts if is_near(compact(last), compact(short))), "")


def _names(minutes: Minutes, check: str = "") -> Iterator[tuple[int, Names]]:
    """Those in the notes in whose language a name always reads as on the roster, but for a genitive."""
    for index, note, names in read(minutes, _in_note, spellings(minutes)):
        base = language(minutes, note).replace("_", "-").split("-")[0].lower()
        if base not in INFLECTING and not silences(note, check):
            yield index, names


def _in_note(note: Note, here: Spellings) -> Names | None:
    names = here.read(note.text)
    return names if names.variants or names.strangers or names.codes else None


def _variants(minutes: Minutes) -> Iterator[tuple[int, Variant]]:
    """Each spelling once in a note."""
    for index, names in _names(minutes, VARIANT):
        told: set[str] = set()
        for found in names.variants:
            if found.spelled not in told:
                told.add(found.spelled)
                yield index, found


def _between(minutes: Minutes) -> Iterator[tuple[int, tuple[int, int], str, str]]:
    """Names of strangers that are a letter from one that is more frequent, or came first."""
    strangers = [(index, each) for index, names in _names(minutes, VARIANT) for each in names.strangers]
    counts = Counter(each.last for _, each in strangers)
    rank = {last: (-count, at) for at, (last, count) in enumerate(counts.items())}
    spelled: dict[str, list[str]] = {}
    near = Near()
    for last in counts:
        spelled.setdefault(compact(last), []).append(last)
        near.add(compact(last))
    better: dict[str, str] = {}
    for last in counts:
        small = compact(last)
        others = [other for other in near.to(small) if len(small) >= FEWEST and small not in (f"{other}s", other[:-1])]
        best = min((word for each in (small, *others) for word in spelled[each]), key=rank.__getitem__)
        if best != last:
            better[last] = best
    for index, each in strangers:
        if each.last in better:
            start = each.span[1] - len(each.last)
            yield index, (start, each.span[1]), each.last, better[each.last]


def spelled_alike(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The roster's spelling here, or everywhere; or the other one taken up as an alias."""
    if problem.table == "participant":
        person = minutes.participants[problem.index]
        short = person.short.removeprefix(person.title).strip()
        right = _misspelled(person)
        for said, new in (
            (f"Call this person “{right}”", replace(person, short=person.short.replace(short, right))),
            (f"Keep “{short}” as another spelling", replace(person, aliases=(*listed(person.aliases), short))),
        ):
            yield Fix(said, Edit((Change("participant", problem.index, person, new),)))
        return
    spelled = about(problem, minutes)
    for index, variant in _variants(minutes):
        if (index, variant.span) == (problem.index, problem.span):
            yield from _alike(minutes, problem, spelled, variant.right)
            person = minutes.participants[variant.person]
            new = replace(person, aliases=(*listed(person.aliases), spelled))
            yield Fix(
                f"Keep “{spelled}” as another spelling", Edit((Change("participant", variant.person, person, new),))
            )
            return
    for index, span, _, right in _between(minutes):
        if (index, span) == (problem.index, problem.span):
            yield from _alike(minutes, problem, spelled, right)


def _alike(minutes: Minutes, problem: Problem, spelled: str, right: str) -> Iterator[Fix]:
    places = [
        (index, [each.span for each in names.variants if each.spelled == spelled]
         + [(each.span[1] - len(spelled), each.span[1]) for each in names.strangers if each.last == spelled])
        for index, names in _names(minutes)
    ]  # fmt: skip
    changes = {}
    for index, spans in places:
        text = minutes.notes[index].text
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + right + text[end:]
        if spans:
            changes[index] = retexted(minutes, index, text)
    yield Fix(f"Spell it “{right}” in this note", Edit((changes[problem.index],)))
    if len(changes) > 1:
        yield Fix(f"Spell it “{right}” in {len(changes)} notes", Edit(tuple(changes.values())))


def unlisted(minutes: Minutes) -> Iterator[Problem]:
    """Somebody who is named with a title and is not on the roster, each once; where there is a roster."""
    if not minutes.participants:
        return
    found = [(index, each) for index, names in _names(minutes, UNLISTED) for each in names.strangers]
    fullest: dict[str, str] = {}
    for _, each in found:
        fullest[compact(each.last)] = max(fullest.get(compact(each.last), ""), each.name, key=len)
    told: set[str] = set()
    near = Near()
    for index, each in found:
        last = compact(each.last)
        if (
            last in told
            or last.removesuffix("s") in told
            or f"{last}s" in told
            or (len(last) >= FEWEST and not told.isdisjoint(near.to(last)))
        ):
            continue
        told.add(last)
        near.add(last)
        yield Problem(f"{fullest[last]} is named and is not on the roster.", "note", index, "text", span=each.span)


def bare(minutes: Minutes) -> Iterator[Problem]:
    """Codes of participants that were left in the words, each once in a note."""
    barred = {*NOT_PEOPLE, *minutes.glossary, *(body.key for body in minutes.bodies)}
    found = [
        (index, note.text, each)
        for index, note, names in read(minutes, _in_note, spellings(minutes))
        for each in (() if silences(note, BARE) else names.codes)
        if each.word not in barred and each.word not in everyday(language(minutes, note))
    ]
    things = {each.word for _, text, each in found if _is_thing(text, each)}
    told: set[tuple[int, str]] = set()
    for index, text, each in found:
        if each.word not in things and (index, each.word) not in told and not _is_part(text, each):
            told.add((index, each.word))
            span = (each.start, each.end)
            yield Problem(f"The code {each.word} is left in the text.", "note", index, "text", span=span)


def _is_thing(text: str, word: Capital) -> bool:
    """Whether an article before it shows that the same letters are an abbreviation in this record."""
    return text[max(word.start - 12, 0) : word.start].lower().split()[-1:] in ARTICLES


def _is_part(text: str, word: Capital) -> bool:
    """Whether a word in capitals is part of something longer: a number stands before it, another capital beside it."""
    before = text[max(word.start - 30, 0) : word.start].split()[-1:] or [""]
    behind = text[word.end : word.end + 30].split(maxsplit=1)[:1] or [""]
    joined = text[word.start - 1 : word.start] in ("(", "/", "-", "&", ".")
    joined = joined or text[word.end : word.end + 1] in ("/", "-", "&", ")")
    capital = any(len(each) > 1 and each.strip(",;").isupper() for each in (before[0], behind[0]))
    return joined or capital or before[0][-1:].isdigit()


ARTICLES = [[article] for article in (
    "the", "a", "an", "this", "each", "every", "our", "their", "its", "no", "any",
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "zum", "zur",
    "le", "la", "les", "du", "un", "une", "au", "aux", "ce", "cette",
)]  # fmt: skip
"""Words before an abbreviation and not before somebody."""


def named_in_full(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The name as a statement has it, or in full."""
    people = roster(minutes)
    code = about(problem, minutes)
    for name in dict.fromkeys((people.short(code), people.full(code))):
        if name != code:
            yield respelled(minutes, problem, name, f"Write “{name}”")
