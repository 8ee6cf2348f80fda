"""A list of people from a mail, a table or a page: each to a participant, to be looked at before any is entered."""

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.name_parts import parts
from minutes_tui.language.names import code_for, compact, folded, full_name, same
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.model.minutes import Meeting, Minutes, Participant, listed
from minutes_tui.readers.people.firms import without_votes
from minutes_tui.readers.people.lines import LABEL, NOBODY, NOTHING, STRONG, Entry, label_read, people_in_lines
from minutes_tui.readers.people.person_words import lists_proxies, of_address, proxy_told, with_proxies
from minutes_tui.readers.people.tables import people_of_rows, people_of_table, people_side_by_side

LONGEST_WORD = 300
"""Characters of a word."""


def entries_read(text: str, minutes: Minutes) -> list[Entry]:
    """Participants from a pasted text, in its order, with codes that nobody has, each once; between them what stands
    in a list and can't be read.

    A table has a row that names its columns, with tabs, semicolons, commas or strokes between; addresses are as in a
    mail's header; any other line is "[Delegation:] [Title] Name [(role)], Post, Affiliation". A label such as
    "Apologies:" or "Observers:" is about the names behind it, or on the lines below, in the language of the meeting or
    in another one. A line with a label that is about nobody comes last and is aside.
    """
    lines = [each for line in lines_of(text) for each in _with_proxies(_in_own_words(line, minutes), minutes)]
    left: list[str] = []
    found = [Entry(line, why=NOBODY) for line in lines if _is_endless(line)]
    lines = [line for line in lines if not _is_endless(line)]
    entries = (
        people_of_table(lines, minutes)
        or people_side_by_side(lines, minutes)
        or people_of_rows(lines, minutes)
        or people_in_lines(lines, minutes, left)
    )
    found += each_once(entries, minutes)
    return [*found, *(Entry(line, why=NOBODY, is_aside=True) for line in left)]


def _in_own_words(line: str, minutes: Minutes) -> str:
    """A line whose label another language has, with the word that the meeting's has for it: "Entschuldigt: A"."""
    label = LABEL.fullmatch(STRONG.sub("", line.strip()))
    if not label or label_read(label[1], minutes) != NOTHING:
        return line
    word = _foreign(label[1], minutes.meeting.language)
    return f"{word}: {label[2]}" if word else line


@cache
def _foreign(label: str, language: str) -> str:
    """What the meeting's language has for a label of another one that says who is there, or what for; "" for none."""
    known = labels(language)
    for other in languages(variants=False):
        about = label_read(label, Minutes(meeting=Meeting(language=other)))
        words = (
            listed(getattr(known.presence, about.presence, ()))
            or (known.minutes,) * (about.role == RAPPORTEUR)
            or listed(getattr(known.roles, about.role.replace(" ", "_"), ()))
            or vocabulary("en").rosters.proxy_lists[:1] * lists_proxies(f"{label}: X", other)
        )
        if words:
            return words[0]
    return ""


def _with_proxies(line: str, minutes: Minutes) -> list[str]:
    """A line that lists proxies as lines of those who have given one; any other as it is."""
    return (lists_proxies(line, minutes.meeting.language) and proxy_told(line, minutes)) or [line]


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")


def each_once(entries: Iterable[Entry], minutes: Minutes) -> list[Entry]:
    """People with codes that nobody has, each once with what is said of them anywhere, and with their proxies."""
    found: list[Entry] = []
    places: dict[str, int] = {}
    known = labels(minutes.meeting.language)
    for entry in entries:
        person = entry.person
        if person is None:
            found.append(entry)
            continue
        name, email = compact(person.name), person.email.lower()
        at = places.get(name)
        if at is None and email in places and _is_of_address(person, found[places[email]].person):
            at = places[email]
        if at is not None and (both := _merged(found[at].person, person)):
            found[at] = replace(found[at], person=both, is_aside=found[at].is_aside and entry.is_aside)
        else:
            taken = any(same(other.key) == same(person.key) for other in minutes.participants)
            code = person.key if person.key and not taken else ""
            person = replace(person, key=code or code_for(person.name, minutes, known))
            why = entry.why or _why_code(person, minutes)
            places.setdefault(name, len(found))
            if email:
                places.setdefault(email, len(found))
            found.append(replace(entry, person=person, why=why if at is None else "the same name as above"))
            minutes = replace(minutes, participants=(*minutes.participants, person))
    people = iter(without_votes(with_proxies([each.person for each in found if each.person], minutes), minutes))
    return [replace(each, person=next(people)) if each.person else each for each in found]


def _why_code(person: Participant, minutes: Minutes) -> str:
    """Why somebody's code is not the initials, and which it is; "" where it is."""
    words = parts(person.name, minutes.meeting.language).whole.upper().split()
    initials = "".join(word[0] for word in words if word[0].isalnum())[:4]
    if len(initials) < 2 or same(initials) == same(person.key):
        return ""
    owner = next((each for each in minutes.participants if folded(each.key) == folded(initials)), None)
    if owner is not None:
        return f"{initials} is {full_name(owner)}, so type {person.key}"
    free = code_for(person.name, Minutes(meeting=minutes.meeting), labels(minutes.meeting.language))
    return "" if same(free) == same(initials) else f"{initials} is a word, so type {person.key}"


def _is_endless(line: str) -> bool:
    """Whether a line has a word that is longer than any name, address or cell: patterns take too long on it."""
    return len(line) > LONGEST_WORD and max(map(len, line.split()), default=0) > LONGEST_WORD


def _is_of_address(person: Participant, other: Participant | None) -> bool:
    """Whether one of two with the same address has no other name than the one that the address shows."""
    return any(each is not None and compact(each.name) == compact(of_address(person.email)) for each in (person, other))


RAPPORTEUR = "rapporteur"


def _is_member_who_writes(one: Participant, other: Participant) -> bool:
    """Whether somebody is listed among those present, as the others are, and once more as who takes the minutes: the
    vote is not lost by that."""
    return any(
        each.role == RAPPORTEUR and not other_.role and other_.presence == "present"
        for each, other_ in ((one, other), (other, one))
    )


MERGED = ("title", "delegation", "post", "affiliation", "email", "remark", "aliases", "body", "role")


def _merged(first: Participant | None, other: Participant) -> Participant | None:
    """What is said of somebody in two places; None where that can't be of one person."""
    if first is None:
        return None
    values: dict[str, object] = {}
    for field in MERGED:
        one, two = getattr(first, field), getattr(other, field)
        if one and two and one != two and field not in ("title", "role"):
            return None
        values[field] = one or two
    known = [each for each in (first.presence, other.presence) if each != "expected"]
    if len(set(known)) > 1:
        return None
    vote = other.vote if first.vote is None else first.vote
    if vote is None and _is_member_who_writes(first, other):
        vote = True
    return replace(first, **values, presence=known[0] if known else "expected", vote=vote)
