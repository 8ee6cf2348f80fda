"""Who takes part, by the lines, items and tables of a source that list people."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import is_row, is_rule, table_cells, words
from minutes_tui.language.name_parts import PARTICLES
from minutes_tui.language.names import code_for, compact, full_name, title_split
from minutes_tui.language.roles import presence_listed, role_named
from minutes_tui.model.minutes import Minutes, Participant

POSTS = re.compile(
    r"(?:deputy |senior |assistant |vice[- ])?(?:intern|trainee|adviser|advisor|director|secretary|officer|head|"
    r"manager|president|professor|minister|counsellor|expert|coordinator|assistant)\b",
    re.IGNORECASE,
)
"""Words for what somebody does, with which what stands behind a name begins."""
NAME_COLUMNS = frozenset({"name", "attendee", "attendees", "participant", "fullname"})
CODE_COLUMNS = frozenset({"abbreviation", "abbr", "code", "initials", "nick"})
AFFILIATION_COLUMNS = frozenset({"organization", "organisation", "affiliation", "company", "delegate"})
EMAIL_COLUMNS = frozenset({"email", "mail", "emailaddress"})
MOST_WORDS = 24
"""In a line that lists people."""
HANDLE = re.compile(r"\s*@[\w.-]+|\s*\([^()]*\)|\s*\[[^\[\]]*\]")
CODE = re.compile(r"\w[\w-]{0,29}")


def heading_of(text: str, language: str) -> str:
    """The presence or role that a label before a list of people names: "present"; "" of any other words."""
    said = words(text).strip().rstrip(":： ")
    if not said or len(said.split()) > 8:
        return ""
    known = labels(language)
    if presence := presence_listed(said, known) or role_named(said, known):
        return presence
    first = " ".join(said.split()[:1])
    is_list = compact(first) in {compact(known.participants), "participants", "attendees", "guests"}
    return (role_named(first, known) or "present") if is_list else ""


def line_people(text: str, minutes: Minutes, above: Participant | None = None) -> list[Participant]:
    """The people of a line of a list of them; [] of any other. `above` is the one before, whose line goes on here."""
    known, said = labels(minutes.meeting.language), words(text).strip()
    if len(said.split()) > MOST_WORDS or not said or said.endswith((":", "：")):
        return []
    role = delegation = ""
    before, colon, behind = said.partition(":")
    if colon and behind.strip():
        role = role_named(re.sub(r"^the\s+", "", before, flags=re.IGNORECASE), known)
        delegation, said = ("" if role else before.strip()), behind.strip()
    else:
        first, comma, behind = said.partition(",")
        if comma and not title_split(first, known)[0] and title_split(behind.strip(), known)[0]:
            delegation, said = first.strip(), behind.strip()
    if above is not None and not delegation:
        delegation = above.delegation
    titles = "|".join(sorted((re.escape(word) for word in known.honorifics if word[:1].isupper()), key=len)[::-1])
    apart = re.compile(
        rf"(?<=[.;])\s+(?=(?:{titles})\s)|\s+(?:and|&|{re.escape(known.and_.strip())})\s+(?=(?:{titles})\s)"
    )
    people: list[Participant] = []
    for each in apart.split(said):
        person = _person(each, known)
        if person is None:
            return []
        key = code_for(person.name, _with(minutes, people), known)
        people.append(replace(person, key=key, delegation=delegation, role=role))
    shared = people[-1]
    if len(people) > 1 and not re.search(r"[.;]\s", said[:-1]):
        people = [replace(each, affiliation=each.affiliation or shared.affiliation) for each in people]
    return people


def _person(said: str, known: Labels) -> Participant | None:
    name, *behind = (part.strip() for part in said.strip(" ,.;").split(","))
    title, name = title_split(name, known)
    spoken = name.split()
    post = ""
    if len(spoken) > 2 and POSTS.fullmatch(spoken[-1]):
        name, post = " ".join(spoken[:-1]), spoken[-1]
    if not is_name(name, at_least=1 if title else 2):
        return None
    behind = [each for each in behind if each]
    if behind and POSTS.match(behind[0]) and not post:
        post = behind.pop(0)
    return Participant(name=name, title=title, post=post, affiliation=", ".join(behind))


def is_name(said: str, at_least: int = 1) -> bool:
    """Whether words may be somebody's name: few, each with a capital but for particles."""
    parts = said.split()
    return at_least <= len(parts) <= 5 and all(
        (word[0].isupper() or word.lower() in PARTICLES) and not any(map(str.isdigit, word)) for word in parts
    )


def _with(minutes: Minutes, people: Sequence[Participant]) -> Minutes:
    return replace(minutes, participants=(*minutes.participants, *people))


def built(person: Participant) -> str:
    """How a page lists somebody who has no line of their own."""
    return ", ".join(filter(None, (person.delegation, full_name(person), person.post, person.affiliation)))


def listed_names(text: str, presence: str, minutes: Minutes) -> list[Participant]:
    """The people of an item, or of names with commas between."""
    found: list[Participant] = []
    for part in re.split(r"[,;]", HANDLE.sub("", words(text).replace("\n", " "))):
        said = part.strip(" .")
        if not is_name(said) or heading_of(said, minutes.meeting.language):
            continue
        title, name = title_split(said, labels(minutes.meeting.language))
        key = code_for(name, _with(minutes, found), labels(minutes.meeting.language))
        known = presence if presence in ("present", "apologies", "absent") else "present"
        found.append(Participant(key=key, name=name, title=title, presence=known))  # type: ignore[arg-type]
    return found


def table_people(text: str, minutes: Minutes) -> list[Participant]:
    """The people of a table that has a column of names; [] of any other. Nobody is present by a table of addresses."""
    rows = [table_cells(row) for row in text.split("\n") if is_row(row) and not is_rule(row)]
    if len(rows) < 2:
        return []
    heads = [compact(words(cell)) for cell in rows[0]]
    columns = [next((at for at, head in enumerate(heads) if head in wanted), None)
               for wanted in (NAME_COLUMNS, CODE_COLUMNS, AFFILIATION_COLUMNS, EMAIL_COLUMNS)]  # fmt: skip
    at_name, at_code, at_affiliation, at_email = columns
    if at_name is None:
        return []
    found: list[Participant] = []
    for row in rows[1:]:
        cells = [words(cell) for cell in (*row, *[""] * len(heads))]
        if not cells[at_name]:
            continue
        code = cells[at_code] if at_code is not None else ""
        taken = any(compact(each.key) == compact(code) for each in (*minutes.participants, *found))
        if not CODE.fullmatch(code) or taken:
            code = code_for(cells[at_name], _with(minutes, found), labels(minutes.meeting.language))
        affiliation = cells[at_affiliation] if at_affiliation is not None else ""
        found.append(
            Participant(
                key=code,
                name=cells[at_name],
                affiliation=affiliation,
                email=cells[at_email] if at_email is not None else "",
                presence="expected" if at_email is not None else "present",  # those who are invited
            )
        )
    return found
