"""Names that are typed with another honorific than the roster has, a letter off, in small letters, or as an office: who
is meant, and the question whether it is so."""

import re
from collections.abc import Iterator

from minutes_tui.language.labels import Labels, base_language, labels
from minutes_tui.language.names import (
    POSSESSIVE,
    Roster,
    compact,
    folded,
    given_name,
    may_be_called,
    roster,
    title_split,
)
from minutes_tui.language.roles import is_acting, is_anybody, role_named
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Minutes, Participant
from minutes_tui.model.near_words import is_near

LATELY = 2000
"""Notes back to which it is looked whether a question is settled."""
OFTEN = 2
"""Behind how many notes that begin with a word in small letters and a colon it is asked who that is."""
SMALL = re.compile(r"([^\W\d_]{2,30})\s*:\s+\S")


QUESTION = re.compile(r"Is “(?P<name>.+)” (?P<key>\S+) .*, who has (?:another|no) title on the list\?")


def question(name: str, key: str, people: Roster, known: Labels) -> str:
    """Whether a name means somebody whose honorific is another; "" where it differs by a full stop."""
    if people.is_titled(name, key, known):
        return ""
    has = "another title" if people.by_key[key].title else "no title"
    return f"Is “{name}” {key} {people.full(key)}, who has {has} on the list?"


def later_question(name: str, key: str, people: Roster) -> str:
    """Whether a name that was typed before anybody had it means somebody who is new on the list."""
    return f"Is “{name}” {key} {people.full(key)}, who is new on the list?"


def unsettled(doubt: str, words: str, keys: list[str], minutes: Minutes) -> str:
    """A question who is meant by a name with which a line begins; "" where a note before it that has the name is
    theirs and no longer to be checked. Of one who has no honorific on the roster it is asked once."""
    if not doubt:
        return ""
    theirs = [note for note in minutes.notes[-LATELY:] if list(note.speakers) == keys and not note.struck]
    if not any(roster(minutes).by_key[key].title for key in keys):
        return "" if theirs else doubt
    return "" if any(note.text.startswith(words) and not note.check for note in theirs) else doubt


def before_colon(typed: str, minutes: Minutes, words: str = "") -> tuple[list[str], str]:
    """Keys of those whom a name or an office before a colon may mean, and the question about it; nobody where a man
    would be meant by a woman's honorific, or the other way round, or where the words behind it say who has the office.
    """
    people, known = roster(minutes), labels(minutes.meeting.language)
    if (key := holder(typed, minutes)) and not people.meant(words.strip(" .")):
        is_open = _is_of_office(words.strip(), key, minutes)
        return ([], WHO_SAYS.format(key, people.full(key), key, typed)) if is_open else ([key], "")
    officers, doubt = officer(typed, minutes)
    if officers:
        return officers, unsettled(doubt, typed, officers, minutes)
    keys = people.titled_otherwise(typed, known)
    if len(keys) != 1:
        return keys, ""
    doubt = question(typed, keys[0], people, known)
    return ([] if people.are_two(typed, keys[0], known) else keys), unsettled(doubt, typed, keys, minutes)


WHO_SAYS = "Does {} {} say this? If so, type {}: in place of “{}:”."


def _is_of_office(words: str, key: str, minutes: Minutes) -> bool:
    """Whether words behind an office and a colon may be about the office and nothing that its holder says: they begin
    with the name of somebody, who is not spoken to, or tell of an election, "Ash, unopposed", "Ash 4, Mahs 2"."""
    people, known = roster(minutes), labels(minutes.meeting.language)
    elected = {word for each in (minutes.meeting.language, "en") for word in vocabulary(each).motions.elected}
    if words[:1].isupper() and re.match(ELECTS.format(alternatives({*elected, "unopposed", "re-elected"})), words):
        return True
    for end in [match.end() for match in WORD.finditer(words[:80])][:OFFICE]:
        name, behind = words[:end].rstrip(",.;:"), words[end:]
        keys = [each for each in people.near(name) if people.is_part(name, each)] or people.meant(name)
        title, family = title_split(name, known)
        is_named = bool(keys) or (title != "" and family[:1].isupper())
        if not is_named or not name[:1].isupper() or people.is_word_before(name, behind):
            continue
        is_spoken_to = words[end - 1] == "," and key not in keys
        return not is_spoken_to or behind.lstrip()[:1].isdigit()
    return False


ELECTS = (
    r"(?:[^\s\d,]+\s+){{0,3}}?[^\s\d,]+(?:,\s+(?:{0})(?=\W*$|[.,;(])|\s+\d+(?:\s+\w+)?[,;]\s+[^\W\d_a-z][^,;\d]*\s\d)"
)
"""Somebody, and that they are elected, or how many votes they and another have."""


def holder(words: str, minutes: Minutes) -> str:
    """The code of the one who alone has the office that words name, "the Chair"; "" where nobody has, or several."""
    known = labels(minutes.meeting.language)
    article = words.partition(" ")[0]
    for each in _offices_said(words, minutes.meeting.language):
        role = role_named(each, known)
        if not each or role in NO_OFFICES or folded(article) in INDEFINITE or is_anybody(each, known):
            continue
        live = [person for person in minutes.participants if person.key and not person.struck]
        who = [person.key for person in live if person.post and compact(person.post) == compact(each)]
        who = who or [person.key for person in live if role and role in _offices(person.role)]
        acting = [person.key for person in live if person.role == "chair" and is_acting(person.post, known)]
        who = acting if role == "chair" and acting else who
        if len(who) == 1:
            return who[0]
    return ""


def _offices_said(words: str, language: str) -> Iterator[str]:
    """Words as the name of an office: as they are, without an honorific, an article, or the ending that is one: "the
    Chair", "M. le Maire", "Ordföranden"."""
    yield words
    first, _, behind = words.partition(" ")
    if behind and (first in labels(language).honorifics or first in labels("en").honorifics):
        yield behind
        first, _, behind = behind.partition(" ")
    if len(first) <= ARTICLE:
        yield behind
    if base_language(language) in DEFINITE and " " not in words:
        yield from (words.removesuffix(end) for end in DEFINITE[base_language(language)] if words.endswith(end))


DEFINITE = {"sv": ("n", "en"), "da": ("en", "n"), "nb": ("en", "n")}
"""Endings that are the article, by language."""


def _offices(role: str | dict[str, str]) -> set[str]:
    return {role} if isinstance(role, str) else set(role.values())


NO_OFFICES = ("member", "deputy member", "observer", "guest", "expert")
"""Roles that say nothing of who is meant, though one alone may have them."""
INDEFINITE = {"a", "an", "ein", "eine", "un", "une", "una", "uno", "en", "ett", "et", "ei", "een", "um", "uma"}
"""Articles, in any language and without accents, before the office of somebody who need not be the one on the list: "a
resident"."""
ARTICLE = 3
"""Letters in the longest article."""
OFFICE = 5
"""Words in the longest name of an office, with an article."""
WORD = re.compile(r"\S+")
MOST = 9
"""Words in the longest name with its honorifics."""


def has(typed: str, minutes: Minutes) -> bool:
    """Whether an honorific stands with a name."""
    return bool(title_split(typed, labels(minutes.meeting.language))[0])


def near(typed: str, minutes: Minutes) -> list[str]:
    """Keys of those one of whose names, or whose code, is a letter off what is typed, whatever honorific is before
    it."""
    people = roster(minutes)
    found = people.near(typed)
    name = "" if found else title_split(typed, labels(minutes.meeting.language))[1]
    return people.near(name) if name and name != typed else found


def officer(typed: str, minutes: Minutes) -> tuple[list[str], str]:
    """Keys of those whom an office and a name mean, "Chairman Ash", and the question about it where who has the name
    has another office; nobody where no office is before the name."""
    people, known = roster(minutes), labels(minutes.meeting.language)
    title, behind = title_split(typed, known)
    words = behind.split() if title and " " in behind else typed.split()
    for count in range(1, min(len(words), OFFICE)):
        office, name = " ".join(words[:count]), " ".join(words[count:])
        keys = [key for key in people.named(name) if not people.by_key[key].struck]
        has = [key for key in keys if _has_office(people.by_key[key], office, known)]
        if has:
            return has, ""
        if len(keys) == 1 and role_named(office, known) not in ("", *NO_OFFICES):
            if people.are_two(f"{title} {name}".strip(), keys[0], known):
                return [], ""
            return keys, f"Is “{typed}” {keys[0]} {people.full(keys[0])}, who has another title on the list?"
    return [], ""


def _has_office(person: Participant, office: str, known: Labels) -> bool:
    """Whether somebody has an office, by the words of the post, or by the role that both name."""
    role = role_named(office, known)
    offices = (*person.post.split(","), *person.affiliation.split(","))
    return compact(office) in map(compact, offices) or (role != "" and role in _offices(person.role))


def is_asked(name: str, keys: list[str], minutes: Minutes) -> bool:
    """Whether a mere given name, which may be that of somebody who is not on the roster, was asked about before."""
    given = {compact(given_name(roster(minutes).by_key[key], minutes.meeting.language)) for key in keys}
    return compact(name) in given and any(note.text.startswith(f"{name}:") for note in minutes.notes[-LATELY:])


def who_is_near(name: str, keys: list[str], people: Roster) -> str:
    """The question whom a name that is a letter off, or the first name of one, means; "" where it is near to none."""
    whom = " or ".join(f"{key} {people.full(key)}" for key in keys)
    if any(people.is_part(name, key) for key in keys):
        return f"Is “{name}” {whom}?"
    return f"No one is called {name}: is it {whom}?" if keys else ""


def name_asked(mark: str, text: str) -> str:
    """The name in a text that the question of `who_is_near` is about; "" of another mark, and where it isn't there."""
    found = NEAR.match(mark)
    name = (found[1] or found[2]) if found else ""
    return name if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) else ""


NEAR = re.compile(r"Is “([^”]+)” \S+ [^,]+\?|No one is called ([^:]+): is it ")


def asked_about(mark: str, people: Roster) -> list[str]:
    """Keys of those whom the question of `who_is_near` names."""
    return [key for key in people.by_key if mark and f"{key} {people.full(key)}" in mark]


def question_at_start(line: str, minutes: Minutes) -> str:
    """The question who is meant by an honorific and a name that is a letter off, with which a sentence begins; "" where
    none does, or a note before it that begins so is no longer to be checked. What is followed by another name is the
    name of somebody else."""
    known, people = labels(minutes.meeting.language), roster(minutes)
    if asked := _given_at_start(line, minutes):
        return asked
    words = [match.end() for match in WORD.finditer(line, 0, 200)][:MOST]
    for end in reversed(words[1:-1] if len(line) <= 200 else words[1:]):
        title, name = title_split(line[:end], known)
        name = POSSESSIVE.sub("", name)
        if not title or not name[0].isupper() or line[end:].lstrip()[:1].isupper():
            continue
        if keys := [key for key in people.near(name) if not _is_inflected(name, key, minutes)]:
            begun = [note for note in minutes.notes[-LATELY:] if note.text.startswith(line[:end]) and not note.struck]
            return "" if any(not note.check for note in begun) else who_is_near(line[:end], keys, people)
    return ""


def _given_at_start(line: str, minutes: Minutes) -> str:
    """The question who is meant by a given name with which a sentence begins that tells what somebody says, "Ann asked
    why"; "" where a note before it that begins so is no longer to be checked."""
    match, people = GIVEN.match(line), roster(minutes)
    said = {word for each in (minutes.meeting.language, "en") for word in vocabulary(each).scribes.said}
    keys = people.near(match[1]) if match and match[2].casefold() in said - NOT_SAYING else []
    if not match or not keys or not all(people.is_part(match[1], key) for key in keys):
        return ""
    begun = [note for note in minutes.notes[-LATELY:] if note.text.startswith(f"{match[1]} ") and not note.struck]
    return "" if any(not note.check for note in begun) else who_is_near(match[1], keys, people)


GIVEN = re.compile(r"([^\W\d_]{2,30})\s+([^\W\d_]+),?\s+\S")
NOT_SAYING = frozenset(["then", "also", "only", "could", "might", "shall"])
"""English words that go with somebody and with anything else too."""


def _is_inflected(name: str, key: str, minutes: Minutes) -> bool:
    """Whether a name may be somebody's with the ending that it has in a sentence: "Herr Bergs förslag"."""
    if minutes.meeting.language.lower().startswith("en"):
        return False
    typed, forms = compact(name), map(compact, roster(minutes).called(key))
    return any(is_near(typed, form) and typed.startswith(form[:-1]) for form in forms)


def is_small_name(line: str, minutes: Minutes) -> bool:
    """Whether one word in small letters stands before a line's colon and a blank, and may be somebody."""
    match = SMALL.match(line)
    return match is not None and match[1].islower() and may_be_called(match[1], minutes.meeting.language)


def spoken_before(line: str, minutes: Minutes) -> str:
    """Who the one in small letters before a line's colon is, as a question that is asked once: where others are said
    to speak, and two notes begin with the same word and a colon already."""
    if not is_small_name(line, minutes):
        return ""
    name = line[: line.index(":")].strip()
    lately = minutes.notes[-LATELY:]
    alike = sum(note.text.startswith((f"{name}:", f"{name} :")) and not note.speakers for note in lately)
    if alike != OFTEN or not any(note.speakers for note in lately):
        return ""
    return WHO_IS.format(name, name)


WHO_IS = "Who is {}? /person {} = NAME says who it is."
