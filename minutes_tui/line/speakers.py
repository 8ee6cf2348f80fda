"""The persons whom a typed line names, by code, mention or name, and their names as they are to stand there."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from minutes_tui.config import house_style
from minutes_tui.language.inline_marks import is_within
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import code_and_addresses
from minutes_tui.language.names import Roster, compact, is_behind, is_placeholder, roster, same, title_split
from minutes_tui.language.separators import COMMAS, before_colon
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.other_titles import OFFICE, WORD, holder, officer, question, question_at_start
from minutes_tui.meeting.vote_results import tells_of_casting
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Minutes, Participant

MENTION = re.compile(r"(?<![\w@\\])(@{1,2})([^\s@]+)")
NAMED = re.compile(rf"{MENTION.pattern}|\\@")
"""The same, or a mere @ that a backslash stands before."""
CODE = re.compile(r"([^\W\d_a-z][^\W_a-z]{1,4})['’s.,;:!?)]*")
"""What is typed behind an @ and can be nothing but a code."""


DESCRIBED = re.compile(
    r"(?:(?:an?|one|another|some|two|three|several|the)\s+)?(?:[a-z-]+\s+){0,2}"
    r"(?:members?\s+of\s+(?:the\s+)?(?:public|audience|press|staff)|resident|parishioner|visitor|guest|journalist|reporter"
    r"|(?:un(?:known|identified)\s+)?(?:speaker|person|man|woman|voice)|neighbour|tenant|student|parent)s?"
    r"(?:\s+(?:of|from|in|at|on)\s+[\w ’'-]{1,40})?",
    re.IGNORECASE,
)
"""Somebody with no name, in English: "A member of the public", "Two residents of High Street"."""


def is_described(words: str) -> bool:
    """Whether the words before a colon say who speaks, and name nobody."""
    return " " in words and DESCRIBED.fullmatch(words) is not None


def and_pattern(known: Labels) -> str:
    """What stands between two names: "and" in the language, in English, or as a sign."""
    before, behind = (r"\s+" if blank.isspace() else r"\s*" for blank in (known.and_[0], known.and_[-1]))
    return rf"(?:{before}{re.escape(known.and_.strip())}{behind}|\s+(?:and|&)\s+)"


def could_be(keys: Sequence[str], typed: str = "This") -> str:
    """That a name is that of several, as a sentence."""
    return f"{typed} could be {' or '.join(keys)}."


COULD_BE = re.compile(r".+ could be (\S+(?: or \S+)+)\.")


def candidates(doubt: str) -> list[str]:
    """The codes of those of whom such a sentence asks which is meant; none where it is another sentence."""
    found = COULD_BE.fullmatch(doubt)
    return found[1].split(" or ") if found else []


def word_doubt(words: str, people: Roster, *, is_asked_of: bool = False) -> str:
    """That a code with which words begin is taken for one of them, as a question."""
    key, length = people.leading(words[:80], exact=True)
    if not key or words[:length] != key or not people.is_word_before(key, words[length:], is_asked_of=is_asked_of):
        return ""
    return f"“{key}” is a word here. Is it {people.full(key)}? Type @{key}, or {key}: before what they say."


def who_doubt(words: str, minutes: Minutes, *, is_asked_of: bool = False) -> str:
    """Who is meant by a code that is a word too, or by a name that is a letter off, with which words begin."""
    return (
        word_doubt(words, roster(minutes), is_asked_of=is_asked_of)
        or question_at_start(words, minutes)
        or initials_doubt(words, minutes, is_asked_of=is_asked_of)
    )


def mention_doubt(words: str, people: Roster) -> str:
    """That `@Berg` may be several people, or `@XX` is nobody, so that it stays as it is typed."""
    apart = code_and_addresses(words) if "@" in words else []
    for match in MENTION.finditer(words) if "@" in words else ():
        code = CODE.fullmatch(match[2])
        if code and not people.mentioned(match[2])[0] and not is_within(apart, match.start()):
            return f"No one has the code {code[1]}. To add: /person {code[1]} = NAME"
        if keys := people.mentioned_several(match[2]):
            return could_be(keys, f"“{match[0]}”")
    return ""


def unknown(codes: Iterable[str], people: Roster) -> str:
    """That some codes are nobody's, as a sentence; "" where all are somebody's."""
    strangers = [code for code in codes if code not in people.by_key and code != UNKNOWN_SPEAKER]
    if not strangers:
        return ""
    if len(strangers) == 1 and (known_as := by_initials(strangers[0], people)):
        return known_as
    return f"Not on the participants list: {', '.join(strangers)}. To add: /name {strangers[0]} = NAME"


def by_initials(code: str, people: Roster) -> str:
    """That a code is nobody's and the initials of one who has another; "" where these are of nobody or several. The
    code of one whose initials are a word has more letters."""
    if not INITIALS.fullmatch(code) or code in people.by_key:
        return ""
    keys = [
        key
        for key, person in people.by_key.items()
        if not person.struck and key != code and same("".join(word[0] for word in person.name.split())) == same(code)
    ]
    return f"{code} is not on the participants list. {keys[0]} is {people.full(keys[0])}." if len(keys) == 1 else ""


INITIALS = re.compile(r"[^\W\d_a-z]{2,4}")


def initials_doubt(words: str, minutes: Minutes, *, is_asked_of: bool = False) -> str:
    """That the initials of one who has another code stand where somebody says something, "CV asked for water", or where
    something `is_asked_of` somebody, "CV to pay"."""
    code, _, behind = words.partition(" ")
    found = by_initials(code.rstrip(":"), roster(minutes)) if INITIALS.match(code) else ""
    verb = behind.split()[:1]
    verbs = {word for each in _languages(minutes) for word in vocabulary(each).scribes.said} if found else ()
    return found if verb and (is_asked_of or verb[0] in verbs) else ""


class People(NamedTuple):
    """Those with whom a line begins."""

    keys: list[str]
    words: str
    """Their names as they are to stand in the text."""
    end: int
    """Where they end in the line."""
    by_code: bool
    """All of them typed as codes."""
    ambiguous: str
    spelled: str
    """The same with codes as they were typed."""
    doubt: str = ""
    """That one of them has another honorific on the roster, as a question; "" where none has."""


def leading(
    line: str,
    roster: Roster,
    known: Labels,
    commas: bool = False,
    stays: Callable[[Participant], bool] = lambda _: False,
) -> People | None:
    """The persons with whom a line begins, where words follow them.

    Several are taken together where an "and" stands before the last, or, with `commas`, in any list. A code becomes a
    name unless it is of somebody for whom it `stays`.
    """
    first = _person(line, 0, roster, known, commas, stays) or _behind_article(line, 0, roster, known, commas, stays)
    if not first:
        return None
    found, separators = [first], [""]
    complete = 1
    separator = re.compile(rf"{and_pattern(known)}|\s*[{COMMAS}]\s*")
    while between := separator.match(line, found[-1].end):
        at = between.end()
        person = _person(line, at, roster, known, commas, stays)
        person = person or _behind_article(line, at, roster, known, commas, stays)
        is_and = between[0].strip() not in COMMAS
        if not person or not (is_and or commas or complete == 1):
            break
        found.append(person)
        separators.append(between[0])
        if commas or is_and:
            complete = len(found)
    if all(person.by_code for person in found):
        complete = len(found)
    found, separators = found[:complete], separators[:complete]
    words = "".join(separator + person.words for separator, person in zip(separators, found, strict=True))
    typed = (line[person.start : person.end] if person.by_code else person.words for person in found)
    spelled = "".join(separator + each for separator, each in zip(separators, typed, strict=True))
    ambiguous = next((person.ambiguous for person in found if person.ambiguous), "")
    doubt = next((person.doubt for person in found if person.doubt), "")
    keys = list(dict.fromkeys(person.key for person in found))
    return People(keys, words, found[-1].end, all(person.by_code for person in found), ambiguous, spelled, doubt)


def word_asked(line: str, people: People, minutes: Minutes) -> str:
    """Whether the family name with which a sentence begins is a word of it, as a question: "Wood arrived on Tuesday."
    It is asked of somebody without an honorific on the roster, where the verb behind is none of speaking."""
    language, name = minutes.meeting.language, line[: people.end]
    if len(people.keys) != 1 or people.by_code or name.casefold() not in vocabulary(language).scribes.names:
        return ""
    verb = line[people.end :].split(maxsplit=1)[:1]
    if roster(minutes).by_key[people.keys[0]].title or not verb or verb[0].casefold() not in _not_said(language):
        return ""
    key = people.keys[0]
    return f"“{name}” is a word here. Is it {roster(minutes).full(key)}? Type @{key}, or {key}: before what they say."


@cache
def _not_said(language: str) -> frozenset[str]:
    """The first words of phrases that tell what is, or who came and went."""
    known = vocabulary(language)
    phrases = (*known.movements.left, *known.movements.arrived, *known.movements.returned, *known.motions.be)
    return frozenset(phrase.split()[0].casefold() for phrase in phrases)


def in_office(line: str, minutes: Minutes) -> People | None:
    """The one who alone has the office with which a line begins, "the Chair"; None where nobody has."""
    ends = [match.end() for match in WORD.finditer(line[:80])][:OFFICE]
    for end in reversed(ends[:-1]):
        if key := holder(line[:end], minutes):
            return People([key], line[:end], end, False, "", line[:end])
    return None


def speaks_in_office(line: str, minutes: Minutes) -> People | None:
    """The same where a verb of speaking follows: "The Chair welcomed all"; or who has an office before the name:
    "Chairman Ash welcomed all"."""
    ends = [match.end() for match in WORD.finditer(line[:80])][: OFFICE + 1]
    for end in reversed(ends[:-1]):
        keys, doubt = officer(line[:end], minutes)
        if len(keys) == 1:
            return People(keys, line[:end], end, False, "", line[:end], doubt)
    people = in_office(line, minutes)
    said = {word for each in _languages(minutes) for word in vocabulary(each).scribes.said}
    return people if people and line[people.end :].split()[0].casefold() in said else None


def has_numbered_office(line: str, minutes: Minutes) -> bool:
    """Whether the number with which a line begins is of the office of who speaks: "1. Vorsitzende: Good evening"."""
    before, colon, _ = before_colon(line[:120])
    return bool((colon and holder(before.strip(), minutes)) or speaks_in_office(line, minutes))


def tasked(line: str, minutes: Minutes) -> People | None:
    """The one who is to do what follows, by a given name that nobody else has: "Ann to write"."""
    word = WORD.match(line)
    key, length = roster(minutes).mentioned(word[0]) if word and word[0][0].isupper() else ("", 0)
    words = sorted({word for each in _languages(minutes) for word in vocabulary(each).documents.tasked})
    behind = line[length:].lstrip()
    is_tasked = key and any(re.match(rf"{re.escape(word)}(?!\w)", behind, re.IGNORECASE) for word in words)
    return People([key], line[:length], length, True, "", line[:length]) if is_tasked else None


def _languages(minutes: Minutes) -> tuple[str, ...]:
    return tuple(dict.fromkeys((minutes.meeting.language, "en")))


def speakers_meant(typed: Sequence[str], minutes: Minutes, spaced: bool) -> list[list[str]]:
    """For each of the codes and names before a colon, whom it may mean; codes alone unless it is `spaced`, words
    standing apart from the colon."""
    people = roster(minutes)
    found = []
    for part in typed:
        keys = _codes_called(part, people, spaced)
        if not keys and spaced and is_placeholder(part, minutes):
            keys = [part]
        both = [] if keys else re.split(and_pattern(labels(minutes.meeting.language)), part)
        found += [_codes_called(each, people, spaced) for each in both] if both else [keys]
    if len(typed) == 2 and spaced and not all(found) and len(keys := _family_first(typed[0], typed[1], people)) == 1:
        return [keys]  # "Smith, J."
    return found


def _codes_called(typed: str, people: Roster, by_name: bool) -> list[str]:
    code = people.code(typed)
    if not code and by_name and (apart := GIVEN_BEHIND.fullmatch(typed)):
        keys = _family_first(apart[1], apart[2], people)
        return keys if len(keys) == 1 else []
    return [code] if code else people.meant(typed) if by_name else []


def _family_first(name: str, given: str, people: Roster) -> list[str]:
    """Keys of those who have a family name, and before it the given name or initials that stand behind it."""
    first = {key: people.fields(key)["given"].partition(" ")[0] for key in people.named(name)}
    return people.named(f"{given} {name}") or [key for key, word in first.items() if compact(word) == compact(given)]


GIVEN_BEHIND = re.compile(r"(.*\S)\s*\((\w[^()]*)\)")
"""A family name, and the given one in brackets: "Smith (John)"."""
INFLECTED = re.compile(r"\w{1,2}\b|innen\b")
"""What stands behind a colon within a word: "Ash:n", "Bürger:innen"."""


def is_close(typed: str, words: str, minutes: Minutes) -> bool:
    """Whether words that follow a colon at once are what somebody says whose name is before it: "Ash:hello"."""
    return words[:1].isalpha() and not INFLECTED.match(words) and len(roster(minutes).named(typed.strip())) == 1


class Person(NamedTuple):
    key: str
    words: str
    start: int
    end: int
    by_code: bool
    ambiguous: str = ""
    doubt: str = ""


def _person(
    line: str, at: int, roster: Roster, known: Labels, alone: bool, stays: Callable[[Participant], bool]
) -> Person | None:
    """The person whose code, mention or name stands at a place in a line, followed by other words unless `alone`."""
    mention = MENTION.match(line, at)
    if mention:
        key, length = roster.mentioned(mention[2])
        end = mention.start(2) + length
        words = roster.full(key) if mention[1] == "@@" else roster.short(key)
        return Person(key, words, at, end, True) if key and _goes_on(line, end, alone) else None
    key, length = roster.leading(line[at : at + 80], exact=True)
    if key and line[at : at + length] != key and line.isupper():
        key = ""  # all of it is in capitals: what looks like a code without its accents may be any word
    if key and roster.is_word_before(key, line[at + length :], is_asked_of=alone):
        return None
    if key and _goes_on(line, at + length, alone):
        words = line[at : at + length] if stays(roster.by_key[key]) else roster.short(key)
        return Person(key, words, at, at + length, True)
    ends = [match.end() for match in re.compile(r"\S+").finditer(line, at, at + 200)][: roster.longest]
    for end in reversed(ends):
        for stop in (end, end - 1):
            named = roster.named(line[at:stop])
            if named and roster.is_word_before(line[at:stop], line[stop:], is_asked_of=alone):
                continue
            if named and _goes_on(line, stop, alone):
                several = "" if len(named) == 1 else could_be(named)
                return Person(named[0], roster.as_written(line[at:stop], named[0]), at, stop, False, several)
    return _titled_otherwise(line, at, roster, known, alone)


def _behind_article(
    line: str, at: int, roster: Roster, known: Labels, alone: bool, stays: Callable[[Participant], bool]
) -> Person | None:
    """The same where an article and an honorific stand there: "El Sr. Prieto", "y la Sra. Costa"."""
    article = next((each for each in known.before_title if line[at:].casefold().startswith(f"{each.casefold()} ")), "")
    start = at + len(article) + 1
    if not article or not title_split(line[start:], known)[0]:
        return None
    person = _person(line, start, roster, known, alone, stays)
    return person._replace(words=line[at:start] + person.words, start=at) if person and not person.by_code else None


TITLES = 3
"""Words of an honorific in the longest name."""


def _may_have_title(name: str, honorifics: tuple[str, ...]) -> bool:
    """Whether words begin with the first word of an honorific, or the language has some behind the name."""
    first = _first_of_honorifics(honorifics)
    return not first or any(same(word) in first for word in name.split(maxsplit=1)[:1])


@cache
def _first_of_honorifics(honorifics: tuple[str, ...]) -> frozenset[str]:
    if any(map(is_behind, honorifics)):
        return frozenset()
    return frozenset(same(each).split()[0] for each in honorifics if each.strip())


def _titled_otherwise(line: str, at: int, roster: Roster, known: Labels, alone: bool) -> Person | None:
    """The same where the honorific isn't the one on the roster. Behind the name nothing may stand that could be more
    of it: Mr Khan Road is nobody."""
    if not _may_have_title(line[at : at + 80], known.honorifics):
        return None
    ends = [match.end() for match in re.compile(r"\S+").finditer(line, at, at + 200)][: roster.longest + TITLES]
    for end in reversed(ends):
        for stop in (end, end - 1):
            name = line[at:stop]
            keys = roster.titled_otherwise(name, known)
            if not keys or not _goes_on(line, stop, alone) or line[stop:].lstrip()[:1].isupper():
                continue
            if len(keys) > 1:
                return Person(keys[0], name, at, stop, False, f"This could be {' or '.join(keys)}.")
            doubt = question(name, keys[0], roster, known)
            are_two = roster.are_two(name, keys[0], known)
            return Person(keys[0], name, at, stop, False, *((doubt, "") if are_two else ("", doubt)))
    return None


def _goes_on(line: str, end: int, alone: bool) -> bool:
    """Whether words follow, behind a blank, a comma or a colon; or nothing does, where the person may stand alone."""
    if end == len(line):
        return alone
    return bool(re.compile(rf"(?:\s|[{COMMAS}]|:\s)\s*\S").match(line, end))


def with_names(words: str, minutes: Minutes) -> str:
    """Words with names in the place of codes."""
    return mentioned(CODED.sub(lambda word: _marked(word[0], minutes), words), minutes)


CODED = re.compile(r"(?<![@\w])\w[\w-]*(?!\w)")
"""What may be a code."""


def _marked(word: str, minutes: Minutes) -> str:
    return f"@{word}" if roster(minutes).code(word, exact=True) == word else word


def newly_mentioned(words: str, before: str, minutes: Minutes) -> str:
    """The same of words that others are corrected to: a mention that stood in those is one that was left as typed."""
    if "@" not in words:
        return words
    stays = {match[0] for match in NAMED.finditer(before)}
    typed = [match for match in NAMED.finditer(words) if match[0] not in stays]
    for match in reversed(typed):
        words = words[: match.start()] + mentioned(match[0], minutes) + words[match.end() :]
    return words


def mentioned(words: str, minutes: Minutes) -> str:
    """Words with `@AT` and `@@AT` put as names, and `\\@` as a mere @; code and addresses stay as they are. In words
    that tell of a casting vote each code is whom it was for, or whose it was."""
    if tells_of_casting(words, minutes.meeting.language) and not house_style.prints_codes(minutes.print):
        words = CODED.sub(lambda word: _marked(word[0], minutes), words)
    if "@" not in words:
        return words
    people, apart = roster(minutes), code_and_addresses(words)

    def name(match: re.Match[str]) -> str:
        if is_within(apart, match.start()):
            return match[0]
        if match[0] == "\\@":
            return "@"
        key, length = people.mentioned(match[2])
        if not key:
            return match[0]
        return (people.full(key) if match[1] == "@@" else people.short(key)) + match[2][length:]

    return NAMED.sub(name, words)
