"""Who takes part, by the lines, items and tables of a document that list people; what each says is read as in a list
that is pasted (`people.lines`)."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.markup import words
from minutes_tui.language.name_parts import PARTICLES, is_small
from minutes_tui.language.names import code_for, compact, full_name
from minutes_tui.language.roles import role_named
from minutes_tui.language.roster_words import is_post
from minutes_tui.model.minutes import Meeting, Minutes, Participant
from minutes_tui.readers.people.lines import NOTHING, Entry, label_read, people_in_lines, without_colon
from minutes_tui.readers.people.lists import each_once, lines_of
from minutes_tui.readers.people.person_words import comes_later
from minutes_tui.readers.people.tables import people_of_table, people_side_by_side

MOST_WORDS = 24
"""In a line that lists people."""
MOST_LINES = 12
"""In a paragraph with a label of its own."""
LONGEST_LABEL = 8
"""Words."""


ARTICLE = re.compile(r"(?<!von )(?<!van )(?<!\w)(?:der|des|dem|the|of|zur|zum|della|del mese)(?!\w)")
"""What stands in no name but behind another particle."""


def heading_of(text: str, language: str) -> str:
    """The presence or role that a label before a list of people names: "present"; "" of any other words."""
    said = words(text).strip().rstrip(":： ")
    if not said or len(said.split()) > LONGEST_LABEL:
        return ""
    about, known = label_read(said, Minutes(meeting=Meeting(language=language)), has_colon=True), labels(language)
    if about.presence or about.role:
        return about.presence or about.role
    first = " ".join(said.split()[:1])
    is_list = compact(first) in {compact(known.participants), "participants", "attendees", "guests"}
    return (role_named(first, known) or "present") if is_list else ""


def line_people(text: str, minutes: Minutes, above: Participant | None = None) -> list[Participant]:
    """The people of a line of a list of them; [] of any other. `above` is the one before, whose line goes on here."""
    said = words(text).strip()
    if len(said.split()) > MOST_WORDS or not said or said.endswith((":", "：")):
        return []
    entries = list(people_in_lines([said.strip(" ,.;")], minutes))
    people = [entry.person for entry in entries if entry.person]
    if not people or len(people) < len(entries):
        return []
    if not all(is_name(each.name, at_least=1 if each.title else 2) for each in people):
        return []
    found: list[Participant] = []
    for each in people:
        known = labels(minutes.meeting.language)
        each = _as_built(each, said.partition(":")[0], minutes.meeting.language)
        delegation = each.delegation or (above.delegation if above is not None else "")
        key = code_for(each.name, _with(minutes, found), known)
        found.append(replace(each, key=key, delegation=delegation))
    shared = found[-1].affiliation
    if len(found) > 1 and not re.search(r"[.;]\s", said[:-1]):
        found = [replace(each, affiliation=each.affiliation or shared) for each in found]
    return found


def _as_built(person: Participant, label: str, language: str) -> Participant:
    """Somebody as the line is built from the fields again: the label is no post, and what names no post is where they
    are from."""
    if person.post == label:
        return replace(person, post="")
    if person.post and not is_post(person.post, language):
        return replace(person, post="", affiliation=", ".join(filter(None, (person.post, person.affiliation))))
    return person


def is_name(said: str, at_least: int = 1) -> bool:
    """Whether words may be somebody's name: few, each with a capital but for particles; a nickname may be quoted."""
    parts = [word.strip('"“”„«»') or word for word in said.split()]
    return (
        not ARTICLE.search(said)
        and at_least <= len(parts) <= 5
        and all(
            (word.lower() in PARTICLES or (word[0].isalpha() and not is_small(word)))
            and not any(map(str.isdigit, word))
            for word in parts
        )
    )


def _with(minutes: Minutes, people: Sequence[Participant]) -> Minutes:
    return replace(minutes, participants=(*minutes.participants, *people))


def built(person: Participant) -> str:
    """How a page lists somebody who has no line of their own."""
    return ", ".join(filter(None, (person.delegation, full_name(person), person.post, person.affiliation)))


def are_people(text: str, label: str, minutes: Minutes, *, is_labelled: bool = False) -> bool:
    """Whether below a label all lines of a paragraph are people, or people who are counted; or whether they are so by
    words of their own before the names, as `is_labelled` has it: "Present– A, B", "Apologies were received from A"."""
    lines = lines_of(words(text))
    if is_labelled and (len(lines) > MOST_LINES or without_colon(lines[0], minutes)[0] == NOTHING):
        return False
    entries = list(people_in_lines([label, *lines], minutes))
    return bool(entries) and all(
        bool(entry.unnamed) or (entry.person is not None and is_name(entry.person.name)) for entry in entries
    )


def says_who_is_there(text: str, minutes: Minutes) -> bool:
    """Whether a line has a label and behind it those who were there or not: "Present: A, B"."""
    before, _, behind = text.partition(":")
    is_list = bool(behind.strip() and heading_of(before, minutes.meeting.language))
    return is_list or are_people(text, "", minutes, is_labelled=True)


def people_listed(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """The people of a document's lists, who are there where nothing else is said, and those without names."""
    return _of_document(people_in_lines(lines, minutes), minutes)


def table_people(text: str, minutes: Minutes) -> list[Entry]:
    """The people of a table that says what its columns are; [] of any other. Nobody is present by a table of
    addresses."""
    plain = [words(row) for row in text.split("\n")]
    entries = people_of_table(plain, minutes) or people_side_by_side(plain, minutes)
    return _of_document(entries, minutes, is_table=True)


def _of_document(entries: Iterable[Entry], minutes: Minutes, *, is_table: bool = False) -> list[Entry]:
    """Entries that are people, by their names or by the column of a table in which they stand."""
    found = []
    for entry in each_once(entries, minutes):
        person = entry.person
        if person is None:
            found += [entry] if entry.unnamed else []
        elif heading_of(person.name, minutes.meeting.language):
            continue  # what heads a part of the list
        elif (is_table or is_name(person.name) or person.aliases or person.email) and not entry.is_aside:
            is_there = person.presence == "expected" and not (
                entry.is_unsaid or person.email or comes_later(person, minutes.meeting.language)
            )
            found.append(replace(entry, person=replace(person, presence="present") if is_there else person))
    return found
