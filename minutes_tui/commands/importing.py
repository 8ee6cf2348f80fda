"""A list of people from a mail or a table: each line to a participant, to be looked at before any is entered."""

import re

from msgspec.structs import replace

from minutes_tui.commands.people import person_read
from minutes_tui.commands.row import Command, shown
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import labels
from minutes_tui.model import Minutes, Participant
from minutes_tui.names import code_for, folded, full_name, same, title_split

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "nom", "nom complet", "teilnehmer"),
    "first": ("first name", "given name", "vorname", "prenom"),
    "last": ("last name", "surname", "family name", "nachname", "nom de famille"),
    "title": ("title", "honorific", "anrede", "titel", "civilite"),
    "role": ("role", "rolle"),
    "post": ("post", "function", "position", "job title", "funktion", "fonction", "poste"),
    "affiliation": ("affiliation", "organisation", "organization", "company", "institution", "ministry"),
    "delegation": ("delegation", "country", "land", "pays"),
    "mail": ("mail", "e-mail", "email", "e-mail address", "courriel"),
}
"""What a table's first row may call a column, without accents and case."""
MARK = re.compile(r"\s*(?:[-•–*·]|\(?\d{1,3}[.)])\s+")
MAIL = re.compile(r'\s*"?([^"<>]*?)"?\s*<[^<>\s]+@[^<>\s]+>')
ROLE = re.compile(r"\s*\((chair|vice[ -]chair|secretary|observer|member|guest)\)", re.IGNORECASE)


def people_read(text: str, minutes: Minutes) -> list[Participant]:
    """Participants from a pasted text, in its order, with codes that nobody has.

    A table has a first row that names its columns, with tabs, semicolons or commas between; a list of addresses has
    `Ida Berg <ida@example.org>`; any other line is "[Delegation:] [Title] Name [(role)], Post, Affiliation".
    """
    rows = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    found: list[Participant] = []
    if not rows:
        return found
    for person in _table(rows, minutes) or [_line(row, minutes) for line in rows for row in _addresses(line)]:
        if person.name:
            code = code_for(person.name, minutes, labels(minutes.meeting.language))
            found.append(replace(person, key=code))
            minutes = replace(minutes, participants=(*minutes.participants, found[-1]))
    return found


def _addresses(line: str) -> list[str]:
    """The names of a line of addresses; a line that has none as it is."""
    names = [name.strip() for name in MAIL.findall(line.replace(";", ","))]
    return [name.lstrip(", ") for name in names if name.strip(", ")] or [line]


def _line(line: str, minutes: Minutes) -> Participant:
    line = MARK.sub("", line, count=1).strip()
    role = ROLE.search(line)
    line = ROLE.sub("", line)
    delegation, colon, rest = line.partition(":")
    known = labels(minutes.meeting.language)
    first, comma, last = (part.strip() for part in line.partition(","))
    if comma and " " not in first and last and "," not in last and len(last.split()) == 1:
        line = f"{last} {first}"  # "Berg, Ida" of an address book
    person = person_read(rest.strip() if colon and rest.strip() else line, minutes)
    if colon and rest.strip() and not title_split(delegation, known)[0]:
        person = replace(person, delegation=delegation.strip())
    return replace(person, role=role[1].lower().replace("-", " ") if role else "", presence="expected")


def _table(rows: list[str], minutes: Minutes) -> list[Participant]:
    """The rows of a table whose first row names its columns; [] where the text is none."""
    import csv  # few paste a table

    for delimiter in "\t;,":
        cells = [[cell.strip() for cell in row] for row in csv.reader(rows, delimiter=delimiter)]
        names = [next((key for key, forms in COLUMNS.items() if folded(cell) in forms), "") for cell in cells[0]]
        if len(cells[0]) > 1 and {"name", "last"} & set(names):
            return [_cells(dict(zip(names, row, strict=False)), row[len(names) :], minutes) for row in cells[1:]]
    return []


def _cells(row: dict[str, str], more: list[str], minutes: Minutes) -> Participant:
    known = labels(minutes.meeting.language)
    title, name = title_split(row.get("name") or f"{row.get('first', '')} {row.get('last', '')}".strip(), known)
    rest = [row.get("affiliation", ""), row.get("", ""), *more]
    return Participant(
        name=name,
        title=row.get("title") or title,
        role=row.get("role", "").lower(),
        delegation=row.get("delegation", ""),
        post=row.get("post", ""),
        affiliation=", ".join(part for part in rest if part),
        body=minutes.bodies[0].key if len(minutes.bodies) == 1 else (),
    )


def is_there(person: Participant, minutes: Minutes) -> bool:
    """Whether somebody of that name is on the roster."""
    return any(same(other.name) == same(person.name) for other in minutes.participants)


def enter_people(editor: Editor, people: list[Participant]) -> Outcome:
    """Put participants on the roster, as one edit."""
    first = len(editor.minutes.participants)
    editor.do(Edit(tuple(Change("participant", first + n, None, person) for n, person in enumerate(people))))
    names = ", ".join(full_name(person) for person in people[:3])
    return Outcome(said=f"{len(people)} on the roster: {names}{' …' * (len(people) > 3)}")


COMMANDS: tuple[Command, ...] = (
    Command("import", "", "Put people on the roster from a list that you paste.", shown("import")),
)
