"""How people are called in texts: names spelled two ways, that two have or nobody has, and codes left bare."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from minutes_tui.checks.features import Sign
from minutes_tui.checks.fixes import Fix, Span, about, language, respelled, retexted, silences
from minutes_tui.checks.incremental import read
from minutes_tui.checks.name_scanner import Capital, Near
from minutes_tui.checks.roster_spellings import Mistitled, Names, Spellings, Variant, spellings
from minutes_tui.checks.usage import everyday, usage
from minutes_tui.config import house_style
from minutes_tui.language.labels import base_language, labels
from minutes_tui.language.name_parts import parts
from minutes_tui.language.names import NOT_PEOPLE, code_for, compact, full_name, roster, title_split, titled
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.model.minutes import Minutes, Note, Participant, Problem, listed
from minutes_tui.model.near_words import is_near
from minutes_tui.search import replacement
from minutes_tui.search.replacement import Hit, Places

VARIANT, UNLISTED, SHARED, BARE, MISTITLED = "name-variant", "unlisted", "shared-name", "bare-code", "mistitled"
INFLECTING = frozenset({
    "be", "bg", "bs", "cs", "el", "et", "eu", "fi", "ga", "hr", "hu", "is", "ka", "kk", "la", "lt", "lv", "mk", "pl",
    "ru", "sk", "sl", "sr", "tr", "uk",
})  # fmt: skip
"""Languages in which a name has other endings in a sentence (BCP 47): what is near to it is mostly the same name."""
FEWEST = 4
"""Letters of two names behind titles that may be one."""


def variants(minutes: Minutes) -> Iterator[Problem]:
    """Names that are spelled otherwise than on the participants list, or in two ways in the texts."""
    for index, person in enumerate(minutes.participants):
        if person.short and not person.struck and (right := _misspelled(person, minutes.meeting.language)):
            said = f"Statements call {person.name} “{person.short}”, but the participants list has “{right}”."
            yield Problem(said, "participant", index, "short")
    for index, found in _variants(minutes):
        name = minutes.participants[found.person].name
        said = f"“{found.spelled}” may be {name}: the participants list has “{found.right}”."
        yield Problem(said, "note", index, "text", span=found.span)
    for index, span, spelled, right in _between(minutes):
        said = f"“{spelled}” may be “{right}”, as another note spells it: choose one."
        yield Problem(said, "note", index, "text", span=span)


def mistitled(minutes: Minutes) -> Iterator[Problem]:
    """A man who is called by a woman's honorific, or the other way round, each name once."""
    told: set[str] = set()
    for index, each in _mistitled(minutes):
        if each.name not in told:
            told.add(each.name)
            whole = full_name(minutes.participants[each.person])
            said = f"“{each.name}” may be {whole}: correct the title, here or on the participants list."
            yield Problem(said, "note", index, "text", span=each.span)


def _mistitled(minutes: Minutes) -> Iterator[tuple[int, Mistitled]]:
    for index, note, found in read(minutes, _titles_in_note, spellings(minutes), Sign.MISTITLED):
        if not silences(note, MISTITLED):
            yield from ((index, each) for each in found)


def _titles_in_note(note: Note, here: Spellings) -> list[Mistitled]:
    return here.mistitled_in(note.text)


def title_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The title that the list has."""
    for index, each in _mistitled(minutes):
        if (index, each.span) == (problem.index, problem.span):
            right = " ".join([minutes.participants[each.person].title, *each.name.split(" ")[1:]])
            yield respelled(minutes, problem, right, f"Change it to “{right}” in this note")


def _misspelled(person: Participant, language: str) -> str:
    """The words of a name from which those of `short` are a letter away; other hyphens or accents are meant so."""
    short = person.short.removeprefix(person.title).strip()
    name = parts(person.name, language)
    words = name.whole.split()
    lasts = [*(" ".join(words[at:]) for at in range(len(words))), name.family]
    if short in listed(person.aliases) or any(compact(short) in compact(last) for last in lasts):
        return ""
    return next((last for last in lasts if is_near(compact(last), compact(short))), "")


def _names(minutes: Minutes, check: str = "") -> Iterator[tuple[int, Names]]:
    """Those in the notes in whose language a name always reads as on the participants list, but for a genitive."""
    for index, note, names in read(minutes, _in_note, spellings(minutes), Sign.NAMES):
        if base_language(language(minutes, note)) not in INFLECTING and not silences(note, check):
            yield index, names


def _in_note(note: Note, here: Spellings) -> Names | None:
    return here.read(note.text)


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


def spelling_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The list's spelling here, or everywhere; or the other one taken up as an alias."""
    if problem.table == "participant":
        person = minutes.participants[problem.index]
        short = person.short.removeprefix(person.title).strip()
        right = _misspelled(person, minutes.meeting.language)
        for said, new in (
            (f"Use “{right}” as the short name", replace(person, short=person.short.replace(short, right))),
            (f"Accept “{short}” as another spelling", replace(person, aliases=(*listed(person.aliases), short))),
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
                f"Accept “{spelled}” as another spelling", Edit((Change("participant", variant.person, person, new),))
            )
            return
    for index, span, _, right in _between(minutes):
        if (index, span) == (problem.index, problem.span):
            yield from _alike(minutes, problem, spelled, right)


def _alike(minutes: Minutes, problem: Problem, spelled: str, right: str) -> Iterator[Fix]:
    found = list(_places(minutes, spelled, right))
    here = next(hits for hits in found if hits[0].index == problem.index)
    yield Fix(f"Change it to “{right}” in this note", replacement.replaced(minutes, here))
    if len(found) > 1:
        places = Places(spelled, lambda minutes: _places(minutes, spelled, right))
        everywhere = replacement.replaced(minutes, [hit for hits in found for hit in hits])
        yield Fix(f"Change it to “{right}” in {len(found)} notes", everywhere, places)


def _places(minutes: Minutes, spelled: str, right: str) -> Iterator[list[Hit]]:
    """Where a name is spelled so, note by note, with the spelling that is to stand there."""
    for index, names in _names(minutes):
        spans = [each.span for each in names.variants if each.spelled == spelled]
        spans += [(each.span[1] - len(spelled), each.span[1]) for each in names.strangers if each.last == spelled]
        if spans:
            yield [Hit("note", index, "text", *span, right) for span in sorted(spans)]


def unlisted(minutes: Minutes) -> Iterator[Problem]:
    """Somebody who is named with a title and is not on the participants list, each once; where there is a roster."""
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
        said = f"{fullest[last]} is not on the participants list: {_who_else(each.last, minutes)}."
        yield Problem(said, "note", index, "text", span=each.span)


def _who_else(last: str, minutes: Minutes) -> str:
    """What is to be done of a name that nobody has: whom it may be, where it is a letter off somebody's."""
    people = roster(minutes)
    near = " or ".join(f"{key} {people.full(key)}" for key in people.near(last))
    return f"is it {near}? Correct the name, or add the person" if near else "add the person, or correct the name"


def unlisted_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """Somebody who is named and not on the list added to it; or the name left as it is in every note that has it."""
    spelled = about(problem, minutes)
    found = [(index, each) for index, names in _names(minutes, UNLISTED) for each in names.strangers]
    named = next((each for index, each in found if (index, each.span) == (problem.index, problem.span)), None)
    if named is None:
        return
    alike = [(index, each) for index, each in found if compact(each.last) == compact(named.last)]
    fullest = max((each.name for _, each in alike), key=len, default=spelled)
    known = labels(minutes.meeting.language)
    title, name = title_split(fullest, known)
    people = roster(minutes)
    for key in people.near(named.last):
        yield respelled(minutes, problem, people.short(key), f"Change it to “{people.short(key)}” in this note")
    person = Participant(key=code_for(name, minutes, known), name=name, title=title, role="guest")
    yield Fix(f"Add {fullest} as a guest", Edit((added(minutes, "participant", person),)))
    silent = [Change("note", index, note, replace(note, silence=(*listed(note.silence), UNLISTED)))
              for index in dict.fromkeys(index for index, _ in alike) for note in [minutes.notes[index]]]  # fmt: skip
    yield Fix(f"Leave {named.last} as typed", Edit(tuple(silent)))


def codes_left(minutes: Minutes) -> Iterator[Problem]:
    """Codes of participants that were left in the words, each once; none where the page prints codes."""
    if house_style.prints_codes(minutes.print):
        return
    people = roster(minutes)
    for code, ((index, span), *others) in _bare(minutes).items():
        more = f", as do {len(others)} more" if len(others) > 1 else ", as does one more" if others else ""
        said = f"This text still contains the code {code}{more}: write “{people.short(code)}”."
        yield Problem(said, "note", index, "text", span=span)


def codes_in(note: Note, minutes: Minutes) -> list[str]:
    """Codes of participants that are left in the words of a note, in the order of the words; none where the page prints
    codes."""
    alone = replace(minutes, notes=(note,))
    places = {} if house_style.prints_codes(minutes.print) else _bare(alone)
    return sorted(places, key=lambda code: places[code][0][1])


def _bare(minutes: Minutes) -> dict[str, list[tuple[int, Span]]]:
    """By each code that is left in texts the notes, each with the first place in it."""
    people = roster(minutes)
    barred = {*minutes.glossary, *(body.key for body in minutes.bodies)}
    barred |= {code for code in people.by_key if code in (people.short(code), people.known_as(code))}
    found = [
        (index, note, each)
        for index, note, names in read(minutes, _in_note, spellings(minutes), Sign.NAMES)
        for each in (() if silences(note, BARE) else names.codes)
        if each.word not in barred
    ]
    things = {each.word for _, note, each in found if _is_thing(note.text, each, language(minutes, note))}
    left: dict[str, dict[int, Span]] = {}
    for index, note, each in found:
        tongue = language(minutes, note)
        is_word = each.word in NOT_PEOPLE or each.word in everyday(tongue) or each.word in labels(tongue).short_forms
        is_agent = _is_agent(note.text, each, tongue)
        if not is_agent and (each.word in things or _is_part(note.text, each)):
            continue
        stands_as_one = is_agent or _acts(note.text, each) or _is_addressed(note.text, each, tongue)
        if not is_word or stands_as_one or _is_voted(note.text, each, tongue):
            left.setdefault(each.word, {}).setdefault(index, (each.start, each.end))
    return {code: list(places.items()) for code, places in left.items()}


SENTENCE = re.compile(r"(?:\A|[.!?…]|\n)(?:[^\w\n]{0,6}|\d{1,3}\. )\Z")
VERB = re.compile(r"\s+([^\W\d_])")
"""What may be one."""


def _acts(text: str, word: Capital) -> bool:
    """Whether a word begins a sentence that goes on in small letters, as a code before its verb does, though the same
    letters are a word too: PS moves, AT abstains."""
    behind = VERB.match(text, word.end)
    return bool(behind and behind[1].islower()) and _begins_sentence(text, word.start)


def _is_agent(text: str, word: Capital, language: str) -> bool:
    """Whether it is by a word that something is done: "moved by PS.", "(proposed PS, seconded AT)", and in German,
    where no noun is small, "wird von PS beantragt"."""
    before, behind = text[max(word.start - 30, 0) : word.start].split()[-1:], text[word.end : word.end + 2]
    if before and before[0].lstrip("([").lower() in _moves(language) and behind[:1] in ("", *".,;:)]\n"):
        return True
    if not before or before[0] not in _by(language):
        return False
    return behind[:1] in ("", *".,;:\n") or (language.startswith("de") and behind.strip().islower())


def _is_addressed(text: str, word: Capital, language: str) -> bool:
    """Whether it is whom somebody asks or thanks, "asked DM to speak", or who is given something, "send DM a list"."""
    before, behind = text[max(word.start - 30, 0) : word.start].split()[-1:], text[word.end :]
    verb, after = (before[0].lower() if before else ""), VERB.match(behind)
    if verb in _scribes_words(language, "asked"):
        return bool(after and after[1].islower()) or behind[:1] in ("", *".,;:)]\n")
    following = behind.split()[:1] if verb in _scribes_words(language, "given") else []
    return bool(following) and following[0] in _scribes_words(language, "nouns")


@cache
def _scribes_words(language: str, key: str) -> frozenset[str]:
    """Words of scribes of a key, of a language and of English."""
    return frozenset(word for each in (language, "en") for word in getattr(vocabulary(each).scribes, key))


def _is_voted(text: str, word: Capital, language: str) -> bool:
    """Whether it is whom a vote is for: "her casting vote for AD."."""
    before = text[max(word.start - LONGEST_VOTE, 0) : word.start]
    return vote_results.tells_of_casting(before, language) and text[word.end : word.end + 1] in ("", *".,;:\n")


LONGEST_VOTE = 60
"""Characters between a casting vote and whom it is for."""


@cache
def _by(language: str) -> frozenset[str]:
    """The words before those who have moved or seconded something, of a language and of English."""
    said = (named for each in (language, "en") for named in (labels(each).moved_by, labels(each).seconded_by))
    return frozenset(before[-1] for each in said if (before := each.partition("{names}")[0].split()))


@cache
def _moves(language: str) -> frozenset[str]:
    """The verbs of moving and seconding, of a language and of English."""
    known = [vocabulary(each).motions for each in (language, "en")]
    return frozenset(
        word.lower().split()[-1] for each in known for word in (*each.moves, *each.proposes, *each.seconds)
    )


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(at - 12, 0) : at]
    return SENTENCE.search(before if at <= 12 else f"x{before}") is not None


def _is_thing(text: str, word: Capital, language: str) -> bool:
    """Whether an article before it shows that the same letters are an abbreviation in this record."""
    before = text[max(word.start - 12, 0) : word.start].lower().split()[-1:]
    return bool(before) and before[0] in usage(language).articles


def _is_part(text: str, word: Capital) -> bool:
    """Whether a word in capitals is part of something longer: a number stands before it, another capital beside it."""
    before = text[max(word.start - 30, 0) : word.start].split()[-1:] or [""]
    behind = text[word.end : word.end + 30].split(maxsplit=1)[:1] or [""]
    joined = text[word.start - 1 : word.start] in ("(", "/", "-", "&", ".")
    joined = joined or text[word.end : word.end + 1] in ("/", "-", "&", ")")
    capital = any(len(each) > 1 and each.strip(",;").isupper() for each in (before[0], behind[0]))
    return joined or capital or before[0][-1:].isdigit()


def code_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The name as a statement has it, or in full; here, or wherever the code is left."""
    people = roster(minutes)
    code = about(problem, minutes)
    places = _bare(minutes).get(code, [])
    for name in dict.fromkeys((people.short(code), people.full(code))):
        if name != code:
            yield respelled(minutes, problem, name, f"Write “{name}” in this note")
            if len(places) > 1:
                changes = []
                for index, (start, end) in places:
                    text = minutes.notes[index].text
                    changes.append(retexted(minutes, index, text[:start] + name + text[end:]))
                yield Fix(f"Write “{name}” in {len(places)} notes", Edit(tuple(changes)))


def shared_names(minutes: Minutes) -> Iterator[Problem]:
    """Names that several people have, each once."""
    told: set[str] = set()
    for index, names in _names(minutes, SHARED):
        for each in names.shared:
            if each.name not in told:
                told.add(each.name)
                people = list(dict.fromkeys(full_name(minutes.participants[at]) for at in each.people))
                if len(people) == 1:  # one person who is listed twice, which another check says
                    continue
                said = f"“{each.name}” may be {' or '.join(people)}: add the given name."
                yield Problem(said, "note", index, "text", span=each.span)


def shared_name_fixes(minutes: Minutes, problem: Problem) -> Iterator[Fix]:
    """The full name of each; of the one first who makes the statement."""
    note = minutes.notes[problem.index]
    for index, names in _names(minutes, SHARED):
        for each in names.shared if index == problem.index else ():
            if each.span == problem.span:
                people = sorted(
                    (minutes.participants[at] for at in each.people), key=lambda one: one.key not in note.speakers
                )
                for person in people:
                    name = titled(person.title or each.name.rpartition(" ")[0], person.name)
                    yield respelled(minutes, problem, name, f"Change it to “{name}”")
