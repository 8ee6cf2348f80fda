"""A list of people from a mail, a table or a page: each to a participant, to be looked at before any is entered."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands.person_words import ADDRESS, BRACKETS, addressed, person_read, voting_said
from minutes_tui.commands.row import Command, shown
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import Labels, labels
from minutes_tui.leading import and_pattern
from minutes_tui.model import Minutes, Participant
from minutes_tui.name_parts import PARTICLES
from minutes_tui.names import code_for, compact, full_name, same, title_split
from minutes_tui.roles import (
    brings_vote,
    is_beside_members,
    is_non_voting,
    is_visitor,
    presence_listed,
    presence_named,
    role_named,
)

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "attendee", "user name", "display name", "nom", "nom complet",
        "participant(e)", "teilnehmer", "vollständiger name", "nombre completo", "nome completo", "naam",
        "volledige naam", "namn", "fullständigt namn", "navn", "fulde navn", "fullt navn", "nimi", "koko nimi",
        "täisnimi", "imię i nazwisko", "vardas, pavardė", "vārds, uzvārds", "піб", "氏名", "名前", "الاسم الكامل"),
    "original": ("name (original name)",),
    "first": ("first name", "given name", "forename", "vorname", "prénom", "nombre", "nome", "voornaam",
        "förnamn", "fornavn", "etunimi", "eesnimi", "imię", "vardas", "vārds", "ім'я"),
    "last": ("last name", "surname", "family name", "nachname", "familienname", "nom de famille", "apellidos",
        "apellido", "cognome", "sobrenome", "apelido", "achternaam", "efternamn", "efternavn", "etternavn",
        "sukunimi", "perenimi", "perekonnanimi", "nazwisko", "pavardė", "uzvārds", "прізвище"),
    "title": ("title", "honorific", "salutation", "anrede", "titel", "civilité", "tratamiento", "aanhef"),
    "role": ("role", "rolle", "rôle", "rol", "ruolo", "funzione", "roll"),
    "post": ("post", "function", "position", "job title", "funktion", "fonction", "poste", "cargo", "functie"),
    "affiliation": ("affiliation", "organisation", "organization", "company", "institution", "ministry",
        "department", "org", "firma", "société", "organisme", "organización", "organizzazione", "organisatie",
        "virksomhed"),
    "delegation": ("delegation", "country", "land", "pays", "país", "paese"),
    "email": ("mail", "e-mail", "email", "e-mail address", "email address", "user email", "courriel",
        "adresse e-mail", "correo electrónico", "correo", "posta elettronica", "e-mailadres", "e-post",
        "sähköposti", "e-postadress"),
    "weight": ("weight", "votes", "voting weight", "number of votes", "shares", "stimmen", "stimmenzahl", "voix",
        "votos", "voti", "stemmen", "röster", "stemmer", "äänet", "tantièmes"),
    "proxies": ("proxy for", "proxy of", "holds proxy of", "proxies", "vollmacht von", "pouvoir de", "fullmakt från"),
    "code": ("code", "abbreviation", "abbr", "initials", "kürzel", "initiales", "sigle"),
    "presence": ("presence", "attendance", "status", "present", "anwesenheit", "anwesend", "présence"),
    "remark": ("remark", "remarks", "note", "notes", "comment", "bemerkung", "remarque"),
}  # fmt: skip
"""What a table's head may call a column, whatever its accents, case and blanks; what the language of the meeting calls
it counts too."""
MARK = re.compile(r"^\s*(?:[-•–*·▪◦]|\(?\d{1,3}[.)])\s+")
STRONG = re.compile(r"(?<![\w*])\*\*|\*\*(?![\w*])|^#+\s+")
HEADING = re.compile(r"#+\s|\*\*[^*:]+\*\*\s*$")
LABEL = re.compile(r"([^:：]{1,60}?)\s*[:：]\s*(.*)", re.DOTALL)
HEADERS = re.compile(
    r"^\s*(?:to|cc|bcc|from|reply-to|required|optional|an|von|kopie|à|de|da|a|para|aan|van|till|til|från|fra)\s*:", re.I
)
"""What addresses stand behind in a mail, in the languages of mail programs."""
SEMICOLON = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""One that stands in no quotes."""
TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
PLURALS = {
    "cllrs": "Cllr", "councillors": "Cllr", "messrs": "Mr", "mmes": "Mme", "mm.": "M.", "sres.": "Sr.", "sras.": "Sra.",
    "sig.ri": "Sig.", "herren": "Herr",
}  # fmt: skip
"""Honorifics of several."""
HEADS = frozenset(compact(form) for key in ("name", "first", "last") for form in COLUMNS[key])
"""What may stand above a list that is one column of a table."""
BETWEEN = re.compile(r"[,;]")
LONGEST_SUFFIX = 4
"""Characters of a last word up to which its full stop is its own."""
LISTED = ("member", "deputy member", "observer", "guest", "expert", "interpreter", "teller", "minute checker")
"""Roles of which several may stand in one line; behind any other stands one person with post and affiliation."""


def people_read(text: str, minutes: Minutes) -> list[Participant]:
    """Participants from a pasted text, in its order, with codes that nobody has, each once.

    A table has a row that names its columns, with tabs, semicolons, commas or strokes between; addresses are as in a
    mail's header; any other line is "[Delegation:] [Title] Name [(role)], Post, Affiliation". A label such as
    "Apologies:" or "Observers:" is about the names behind it, or on the lines below.
    """
    lines = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    found: list[Participant] = []
    told: set[str] = set()
    for person in _table(lines, minutes) or _listed(lines, minutes):
        marks = {compact(person.name), person.email.lower()} - {""}
        if person.name and marks and not marks & told:
            told |= marks
            taken = any(same(other.key) == same(person.key) for other in minutes.participants)
            code = person.key if person.key and not taken else ""
            code = code or code_for(person.name, minutes, labels(minutes.meeting.language))
            found.append(replace(person, key=code))
            minutes = replace(minutes, participants=(*minutes.participants, found[-1]))
    return found


# Lines


class _Under(Struct, frozen=True):
    """What a label says of the names that follow it."""

    presence: str = ""
    role: str = ""
    title: str = ""
    body: str = ""
    vote: bool | None = None
    is_beside: bool = False
    """Whether these are there beside the members."""


NOTHING = _Under()


def _listed(lines: Sequence[str], minutes: Minutes) -> Iterator[Participant]:
    """The people of lines. What stands below a label that is about nobody, behind one that is, is no list of people.
    Those "in attendance" have no vote where a list of those present, who are the members, stands before."""
    under, is_aside, has_members = NOTHING, False, False
    if any(HEADERS.match(line) and ADDRESS.search(line) for line in lines):
        lines = [line for line in _joined(lines, minutes) if _is_of_mail(line, minutes)]
    for line in _joined(lines, minutes):
        is_heading = bool(HEADING.match(line))
        line = STRONG.sub("", MARK.sub("", line)).strip() + ":" * is_heading
        label = LABEL.fullmatch(line)
        about = _label(label[1] if label else line, minutes)
        if about != NOTHING:
            if about.is_beside and has_members:
                about = replace(about, vote=False)
            elif not about.presence:
                about = replace(about, presence=under.presence, vote=under.vote if about.vote is None else about.vote)
            about = replace(about, body=about.body or under.body)
            has_members |= about.presence == "present" and not about.is_beside
            if label and label[2]:
                yield from _people(label[2], about, minutes, 2)
            else:
                under, is_aside = about, False
        elif label and not label[2]:
            under, is_aside = NOTHING, under != NOTHING or is_aside
        elif not is_aside and compact(line) not in HEADS:
            yield from _people(line, under, minutes, 4)


def _is_of_mail(line: str, minutes: Minutes) -> bool:
    """Whether a line of a mail names people: its subject and date don't."""
    label = LABEL.fullmatch(STRONG.sub("", MARK.sub("", line)).strip())
    return bool(ADDRESS.search(line)) or (label is not None and _label(label[1], minutes) != NOTHING)


def _joined(lines: Sequence[str], minutes: Minutes) -> Iterator[str]:
    """Lines with those that go on with one: behind a comma, or indented below a list in one line or an address."""
    whole = ""
    for line in lines:
        label = LABEL.fullmatch(line.strip())
        begins = MARK.match(line) or HEADERS.match(line) or (label and _label(label[1], minutes) != NOTHING)
        goes_on = whole.rstrip().endswith((",", ";")) or (line[:1].isspace() and len(BETWEEN.findall(whole)) > 1)
        if whole and line.strip() and goes_on and not begins:
            whole = f"{whole.rstrip()} {line.strip()}"
            continue
        yield whole
        whole = line
    yield whole


def _label(words: str, minutes: Minutes) -> _Under:
    """What the words of a label say; NOTHING where they are none."""
    words, known = STRONG.sub("", words).strip(" *_"), labels(minutes.meeting.language)
    said = compact(words)
    is_beside = is_beside_members(words, known)
    role = role_named(words, known) or (words if is_visitor(words, known) else "")
    bodies = (body.key for body in minutes.bodies if said and said in map(compact, (body.name, body.heading)))
    return _Under(presence_listed(words, known), role, PLURALS.get(words.lower(), ""),
                  next(bodies, ""), False if is_non_voting(words, known) else None, is_beside)  # fmt: skip


def _people(words: str, under: _Under, minutes: Minutes, fewest: int) -> Iterator[Participant]:
    """The people of a line: several where semicolons part them, or commas so many names as `fewest` where a label is
    about several; else one. What begins with a number, has an address of the web or has no letter is nobody."""
    said = words.partition(":")[2].strip() or words
    if (said[:1].isdigit() and "\t" not in said) or "://" in words or not any(map(str.isalpha, words)):
        return
    known = labels(minutes.meeting.language)
    first, _, rest = words.partition(" ")
    if first.lower() in PLURALS and rest:
        under, words, fewest = replace(under, title=PLURALS[first.lower()]), rest, 2
    several = [words]
    if ADDRESS.search(words):
        several = _addresses(words)
    elif under.presence or under.title or under.role in LISTED or is_visitor(under.role, known) or ";" in words:
        names = _names(words, known)
        several = names if len(names) >= fewest or ";" in words else [words]
    for each in several:
        yield _said(_line(each, minutes), under, known)


def _names(words: str, known: Labels) -> list[str]:
    """The names of a list in one line; [] where a part of it is none."""
    plain = BRACKETS.sub(lambda found: found[0].replace(",", "\0").replace(";", "\0"), words)
    parts = plain.split(";") if ";" in plain else plain.split(",")
    names = [*parts[:-1], *re.split(and_pattern(known), parts[-1])]
    names = [re.sub(rf"^(?:{re.escape(known.and_.strip())}|and|&)\s+", "", part.replace("\0", ",").strip())
             for part in names]  # fmt: skip
    names = [name.removesuffix(".") if len(name.split()[-1]) > LONGEST_SUFFIX else name for name in names if name]
    return names if len(names) > 1 and all(_is_name(name, known) for name in names) else []


def _is_name(words: str, known: Labels) -> bool:
    """Whether words may be somebody's name: few, none with a digit or small but for particles; no role."""
    said = BRACKETS.sub("", words).replace(",", "").split()
    if not 0 < len(said) < 7 or any(map(str.isdigit, "".join(said))) or role_named(words, known):
        return False
    return not any(word[0].islower() and word not in PARTICLES for word in said)


def _said(person: Participant, under: _Under, known: Labels) -> Participant:
    """A participant with what a label says of them, where their own words don't."""
    role = person.role or under.role
    has_none = isinstance(role, str) and not brings_vote(role, known)
    return replace(
        person,
        presence=under.presence if under.presence and person.presence == "expected" else person.presence,
        role=role,
        title=person.title or under.title,
        body=under.body or person.body,
        vote=person.vote if person.vote is not None or has_none else under.vote,
    )


def _line(line: str, minutes: Minutes) -> Participant:
    """The person of a line, whose delegation may stand before a colon and whose cells may have tabs between."""
    known = labels(minutes.meeting.language)
    if "\t" in line:
        cells = [cell.strip() for cell in line.split("\t")]
        cells = [cell for cell in cells if cell and not cell.rstrip(".)").isdigit()]
        while len(cells) > 1 and not title_split(f"{cells[0]} X", known)[1].removesuffix("X").strip():
            cells[:2] = [" ".join(cells[:2])]
        return person_read(", ".join(cells), minutes, is_listed=True)
    delegation, colon, rest = line.partition(":")
    if not colon or not rest.strip() or title_split(delegation, known)[0]:
        return person_read(line, minutes, is_listed=True)
    return replace(person_read(rest.strip(), minutes, is_listed=True), delegation=delegation.strip())


def _addresses(line: str) -> list[str]:
    """The entries of a mail's header, or of a line that looks so, each a name with its address."""
    line = HEADERS.sub("", line).replace("mailto:", "").strip()
    return [entry for part in SEMICOLON.split(line) if part.strip() for entry in _between_addresses(part)]


def _between_addresses(line: str) -> list[str]:
    """Likewise of those with commas between."""
    from email.utils import getaddresses

    if len(ADDRESS.findall(line)) < 2:
        return [addressed(line)]
    entries, before = [], ""
    for name, address in getaddresses([line]):
        if "@" not in address:  # "Tamm, Anna <…>" without quotes comes in two parts
            before = f"{before}{address or name}, "
        else:
            entries.append(addressed(f"{before}{name} <{address}>"))
            before = ""
    return entries or [f"<{each}>" for each in ADDRESS.findall(line)]


# Tables


def _table(lines: Sequence[str], minutes: Minutes) -> list[Participant]:
    """The rows below each row that names columns; [] where the text is no table."""
    known = labels(minutes.meeting.language)
    for delimiter in "\t;,|":
        rows = list(_cells(lines, delimiter))
        heads = [at for at, row in enumerate(rows) if {"name", "original", "last"} & set(_columns(row, known))]
        if not heads:
            continue
        found = []
        for head, end in zip(heads, [*heads[1:], len(rows)], strict=True):
            names = _columns(rows[head], known)
            below = [row for row in rows[head + 1 : end] if sum(map(bool, row)) > 1]
            found += _rows(names, below, minutes)
        return found
    return []


def _cells(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    import csv  # few paste a table

    if delimiter == "|":
        rows = [line.strip().strip("|").split("|") for line in lines if line.strip() and set(line) - set("|-: ")]
    else:
        rows = list(csv.reader([line for line in lines if line.strip()], delimiter=delimiter))
    yield from ([cell.strip() for cell in row] for row in rows)


def _columns(row: Sequence[str], known: Labels) -> list[str]:
    """What a row's cells name; [] where it has one cell, or one that is known."""
    own = {compact(getattr(known, key)): key for key in ("name", "role", "affiliation", "delegation")}
    names = {compact(form): key for key, forms in COLUMNS.items() for form in forms} | own
    if "nombre" in map(compact, row) and "apellidos" not in map(compact, row):
        names["nombre"] = "name"
    found = [names.get(compact(cell), "") for cell in row]
    return found if len(row) > 1 and sum(map(bool, found)) > len(row) // 4 else []


def _rows(names: Sequence[str], rows: Sequence[Sequence[str]], minutes: Minutes) -> list[Participant]:
    """The people of a table; of one with times, which a meeting's program has made, no column that isn't known."""
    unknown = [at for at in range(max(map(len, rows), default=0)) if at >= len(names) or not names[at]]
    is_report = any(TIME.search(row[at]) for row in rows for at in unknown if at < len(row))
    return [_row(names, row, [] if is_report else unknown, is_report, minutes) for row in rows]


def _row(
    names: Sequence[str], row: Sequence[str], others: Sequence[int], is_report: bool, minutes: Minutes
) -> Participant:
    known = labels(minutes.meeting.language)
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    whole = cells.get("name") or cells.get("original") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    aliases: tuple[str, ...] = ()
    if "original" in cells:
        aliases = tuple(BRACKETS.findall(whole))
        whole = BRACKETS.sub("", whole)
    person = person_read(whole, minutes, is_listed=True)
    role = cells.get("role", "")
    named = role_named(role, known)
    affiliation = [cells.get("affiliation", ""), *(row[at] for at in others if at < len(row)), person.affiliation]
    presence = presence_named(cells.get("presence", ""), known) or ("present" if is_report else person.presence)
    voting = voting_said(f"weight {cells['weight']}", minutes) if cells.get("weight") else {}
    voting |= voting_said(f"proxy for {cells['proxies']}", minutes) if cells.get("proxies") else {}
    return replace(
        person,
        key=cells.get("code", ""),
        title=cells.get("title") or person.title,
        role=named or person.role or ("" if is_report else role),
        delegation=cells.get("delegation") or person.delegation,
        post=cells.get("post") or person.post,
        affiliation=", ".join(part for part in affiliation if part),
        email=cells.get("email", "") or person.email,
        remark=cells.get("remark") or person.remark,
        aliases=person.aliases or (aliases[0] if len(aliases) == 1 else aliases),
        presence=presence,
        **voting,
    )


def is_there(person: Participant, minutes: Minutes) -> bool:
    """Whether somebody of that name or address is on the roster."""
    return any(
        compact(other.name) == compact(person.name) or (person.email and same(other.email) == same(person.email))
        for other in minutes.participants
    )


def enter_people(editor: Editor, people: Sequence[Participant], presence: str = "") -> Outcome:
    """Put participants on the roster, as one edit. `presence` is that of those of whom the list doesn't say it."""
    first = len(editor.minutes.participants)
    if presence:
        people = [replace(each, presence=presence) if each.presence == "expected" else each for each in people]
    editor.do(Edit(tuple(Change("participant", first + n, None, person) for n, person in enumerate(people))))
    names = ", ".join(full_name(person) for person in people[:3])
    return Outcome(said=f"{len(people)} on the roster: {names}{' …' * (len(people) > 3)}")


COMMANDS: tuple[Command, ...] = (
    Command("import", "", "Put people on the roster from a list that you paste.", shown("import")),
)
