"""How people are called in texts: a name spelled two ways, somebody who is not on the roster, a code left bare."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.checks.found import Fix, about, language, respelled, retexted, texts
from minutes_tui.checks.naming import capitals, compact, is_near
from minutes_tui.checks.spellings import Variant, spellings
from minutes_tui.checks.usage import everyday
from minutes_tui.edit import Change, Edit
from minutes_tui.model import Minutes, Participant, Problem, listed
from minutes_tui.names import NOT_PEOPLE, roster, short_name

VARIANT, UNLISTED, BARE = "name-variant", "unlisted", "bare-code"
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
    short = short_name(person).removeprefix(person.title).strip()
    words = person.name.split()
    lasts = [" ".join(words[at:]) for at in range(len(words))]
    if short in listed(person.aliases) or any(compact(short) in compact(last) for last in lasts):
        return ""
    return next((last for last in lasts if is_near(compact(last), compact(short))), "")


def _variants(minutes: Minutes) -> Iterator[tuple[int, Variant]]:
    """Each spelling once in a note."""
    here = spellings(minutes)
    for index, note in texts(minutes, VARIANT):
        told: set[str] = set()
        for found in here.read(note.text)[0]:
            if found.spelled not in told:
                told.add(found.spelled)
                yield index, found


def _between(minutes: Minutes) -> Iterator[tuple[int, tuple[int, int], str, str]]:
    """Names of strangers that are a letter from one that is more frequent, or came first."""
    here = spellings(minutes)
    strangers = [(index, each) for index, note in texts(minutes, VARIANT) for each in here.read(note.text)[1]]
    counts = Counter(each.last for _, each in strangers)
    first = {last: at for at, last in reversed(list(enumerate(counts)))}
    better: dict[str, str] = {}
    for last in counts:
        for other in counts:
            one, two = compact(last), compact(other)
            is_same = one == two or (min(len(one), len(two)) >= FEWEST and is_near(one, two) and one != f"{two}s")
            if last != other and is_same and (counts[other], -first[other]) > (counts[last], -first[last]):
                better.setdefault(last, other)
    for index, each in strangers:
        if each.last in better:
            start = each.span[1] - len(each.last)
            yield index, (start, each.span[1]), each.last, better[each.last]


def spelled_alike(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The roster's spelling here, or everywhere; or the other one taken up as an alias."""
    if problem.table == "participant":
        person = minutes.participants[problem.index]
        short = short_name(person).removeprefix(person.title).strip()
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
    here = spellings(minutes)
    places = [
        (index, [each.span for each in here.read(note.text)[0] if each.spelled == spelled]
         + [(each.span[1] - len(spelled), each.span[1]) for each in here.read(note.text)[1] if each.last == spelled])
        for index, note in texts(minutes)
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
    """Somebody who is named with a title and is not on the roster, each once."""
    here = spellings(minutes)
    found = [(index, each) for index, note in texts(minutes, UNLISTED) for each in here.read(note.text)[1]]
    told: list[str] = []
    for index, each in found:
        last = compact(each.last)
        if last in told or f"{last}s" in told or any(len(last) >= FEWEST and is_near(last, other) for other in told):
            continue
        told.append(last)
        fullest = max((one.name for _, one in found if compact(one.last) == last), key=len)
        yield Problem(f"{fullest} is named and is not on the roster.", "note", index, "text", span=each.span)


def bare(minutes: Minutes) -> Iterator[Problem]:
    """Codes of participants that were left in the words, each once in a note."""
    people = roster(minutes).by_key
    barred = {*NOT_PEOPLE, *minutes.glossary, *(body.key for body in minutes.bodies)}
    codes = {code for code in people if sum(map(str.isupper, code)) > 1} - barred
    for index, note in texts(minutes, BARE):
        told: set[str] = set()
        for each in capitals(note.text) if codes else ():
            code = each.word
            if code not in codes or code in told or code in everyday(language(minutes, note)):
                continue
            if not _is_abbreviation(note.text, each.start, each.end):
                told.add(code)
                said = f"The code {code} is left in the text."
                yield Problem(said, "note", index, "text", span=(each.start, each.end))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals is no person: an article or number stands before it, another capital beside it."""
    before = text[:start].split()[-1:] or [""]
    behind = text[end:].split(maxsplit=1)[:1] or [""]
    joined = text[start - 1 : start] in ("(", "/", "-", "&", ".") or text[end : end + 1] in ("/", "-", "&", ")")
    capital = any(len(word) > 1 and word.strip(",;").isupper() for word in (before[0], behind[0]))
    return joined or capital or before[0].lower() in ARTICLES or before[0][-1:].isdigit()


ARTICLES = frozenset({
    "the", "a", "an", "this", "each", "every", "our", "their", "its", "no", "any", "of",
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "zum", "zur",
    "le", "la", "les", "du", "un", "une", "au", "aux", "ce", "cette",
})  # fmt: skip
"""Words before an abbreviation and not before somebody."""


def named_in_full(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The name as a statement has it, or in full."""
    people = roster(minutes)
    code = about(problem, minutes)
    for name in dict.fromkeys((people.short(code), people.full(code))):
        if name != code:
            yield respelled(minutes, problem, name, f"Write “{name}”")
