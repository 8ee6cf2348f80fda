"""A list of people from a mail, a table or a page: each to a participant, to be looked at before any is entered."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands.command import Command, opens_view
from minutes_tui.commands.form_fields import SHOWN
from minutes_tui.commands.participants.person_words import (
    ADDRESS,
    BRACKETS,
    HEADERS,
    addresses_in,
    of_address,
    person_read,
    voting_said,
    with_proxies,
)
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.name_parts import JOINERS, PARTICLES, are_suffixes
from minutes_tui.language.names import code_for, compact, full_name, same, title_split
from minutes_tui.language.roles import (
    brings_vote,
    is_beside_members,
    is_non_voting,
    is_visitor,
    presence_listed,
    presence_named,
    role_named,
)
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.speakers import and_pattern
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Minutes, Note, Participant, listed

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
NUMBER = re.compile(r"^\d{1,3}\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])")
"""Of a place in a list, before two words of a name."""
STRONG = re.compile(r"(?<![\w*])\*\*|\*\*(?![\w*])|^#+\s+")
HEADING = re.compile(r"#+\s|\*\*[^*:]+\*\*\s*$")
LABEL = re.compile(
    r"((?:[^:：()（）\[\]]|(?<=\d)[:：](?=\d)|[(（\[][^()（）\[\]]*[)）\]]){1,60}?)"
    r"\s*(?!(?<=\d)[:：]\d)[:：](?!//)\s*(.*)",
    re.DOTALL,
)
"""Words, a colon that stands in no brackets and in no time or address, and what is behind."""
DASHED = re.compile(r"(.{1,60}?)(?:\s*[–—]+|\s+-+|-+(?=\s|$))\s*(.*)", re.DOTALL)
"""Likewise with a dash, which after words that are a label is one too: "Present– A, B"."""
COUNTED = re.compile(r"\s*[(\[]\d+[)\]]$")
"""How many there are, behind a label."""
TIMED = re.compile(r"\s+(?:[-–]\s*)?([^\W\d_]+\.?\s+\d{1,2}[.:h]\d{2}(?!\d)[^,;()]*)(?=[,;]|$)")
"""Since when or until when somebody was there, in no brackets."""
TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
PLURALS = {
    "cllrs": "Cllr", "councillors": "Cllr", "messrs": "Mr", "mmes": "Mme", "mm.": "M.", "sres.": "Sr.", "sras.": "Sra.",
    "sig.ri": "Sig.", "herren": "Herr",
}  # fmt: skip
"""Honorifics of several."""
HEADS = frozenset(compact(form) for key in ("name", "first", "last") for form in COLUMNS[key])
"""What may stand above a list that is one column of a table."""
BETWEEN = re.compile(r"[,;]")
NONE = frozenset({
    "none", "nil", "noone", "nobody", "keine", "keiner", "niemand", "neant", "aucun", "aucune", "personne", "ninguno",
    "ninguna", "nadie", "nessuno", "nessuna", "nenhum", "nenhuma", "ninguem", "geen", "ingen", "inga", "ei", "eiole",
    "puuduvad", "nav", "nera", "brak", "nikt", "немає", "нема", "なし", "无", "لايوجد",
})  # fmt: skip
"""What stands in a list that has nobody in it, in the form for comparing."""
OFFICES = ("chair", "secretariat", "secretary", "treasurer")
"""Roles whose words end the names of posts."""
LONGEST_COUNT = 10
"""Words that say how many there were."""
LONGEST_WORD = 300
"""Characters of a word."""
LONGEST_NAME = 8
"""Words of a name."""
LISTED = ("member", "deputy member", "observer", "guest", "expert", "interpreter", "teller", "minute checker")
"""Roles of which several may stand in one line; behind any other stands one person with post and affiliation."""


class Entry(Struct, frozen=True):
    """One place in a list: somebody, or words in which nobody is found."""

    words: str
    """As they stand there."""
    person: Participant | None = None
    why: str = ""
    """What is in doubt."""
    is_aside: bool = False
    """Whether it stands in no list of people, as far as can be told."""


def entries_read(text: str, minutes: Minutes) -> list[Entry]:
    """Participants from a pasted text, in its order, with codes that nobody has, each once; between them what stands
    in a list and can't be read.

    A table has a row that names its columns, with tabs, semicolons, commas or strokes between; addresses are as in a
    mail's header; any other line is "[Delegation:] [Title] Name [(role)], Post, Affiliation". A label such as
    "Apologies:" or "Observers:" is about the names behind it, or on the lines below.
    """
    lines = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    found = [Entry(line, why=NOBODY) for line in lines if _is_endless(line)]
    lines = [line for line in lines if not _is_endless(line)]
    places: dict[str, int] = {}
    known = labels(minutes.meeting.language)
    for entry in _table(lines, minutes) or _side_by_side(lines, minutes) or _listed(lines, minutes):
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
            places.setdefault(name, len(found))
            if email:
                places.setdefault(email, len(found))
            found.append(replace(entry, person=person, why=entry.why if at is None else "the same name as above"))
            minutes = replace(minutes, participants=(*minutes.participants, person))
    people = iter(with_proxies([each.person for each in found if each.person], minutes))
    return [replace(each, person=next(people)) if each.person else each for each in found]


def _is_endless(line: str) -> bool:
    """Whether a line has a word that is longer than any name, address or cell: patterns take too long on it."""
    return len(line) > LONGEST_WORD and max(map(len, line.split()), default=0) > LONGEST_WORD


def _is_of_address(person: Participant, other: Participant | None) -> bool:
    """Whether one of two with the same address has no other name than the one that the address shows."""
    return any(each is not None and compact(each.name) == compact(of_address(person.email)) for each in (person, other))


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
    return replace(first, **values, presence=known[0] if known else "expected", vote=vote)


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
    post: str = ""
    """The label itself, where the page has no other word for what they are."""


NOTHING = _Under()


def _listed(lines: Sequence[str], minutes: Minutes) -> Iterator[Entry]:
    """The people of lines. What stands below a label that is about nobody, behind one that is, is aside, and so is
    what a mail says outside of its header and its lists. Those "in attendance" have no vote where a list of those
    present, who are the members, stands before. A list that begins behind its label goes on to the next blank line."""
    under, is_aside, has_members, has_begun = NOTHING, False, False, False
    outer, goes_on = NOTHING, False
    is_mail = any(HEADERS.match(line) and ADDRESS.search(line) for line in lines)
    for line in _joined(_one_a_line(lines, minutes), minutes):
        if goes_on and not line.strip():
            under, goes_on = outer, False
        is_heading = bool(HEADING.match(line))
        line = STRONG.sub("", MARK.sub("", line)).strip() + ":" * (is_heading and not line.rstrip("* ").endswith(":"))
        label = LABEL.fullmatch(line)
        about, behind = _label(label[1] if label else line, minutes), label[2] if label else ""
        if about == NOTHING and not label:
            about, behind = _without_colon(line, minutes)
        if about != NOTHING:
            has_begun = True
            if not label and not behind and is_visitor(about.role, labels(minutes.meeting.language)):
                yield Entry(line, why=UNNAMED)  # it may head those who follow, or stand for all of them
            if about.is_beside and has_members:
                about = replace(about, vote=False)
            elif not about.presence:
                stays = under.presence == "present" or about.role in ("", "member", "deputy member")
                vote = under.vote if about.vote is None else about.vote
                about = replace(about, presence=under.presence if stays else "", vote=vote)
            about = replace(about, body=about.body or under.body)
            has_members |= about.presence == "present" and not about.is_beside
            if behind:
                yield from _people(behind, about, minutes, 2)
                if about.presence and not (about.role or is_aside or under.presence == about.presence):
                    outer, under, goes_on = outer if goes_on else under, about, True
            else:
                under, is_aside, goes_on = about, False, False
        elif label and not behind:
            under, is_aside = NOTHING, under != NOTHING or is_aside
        elif is_aside or (is_mail and under == NOTHING and not ADDRESS.search(line)):
            yield from _aside(line, minutes)
        elif compact(line) not in HEADS:
            for entry in _people(line, under, minutes, 4):
                has_begun |= entry.person is not None
                if has_begun or not label:
                    yield entry


def _aside(line: str, minutes: Minutes) -> Iterator[Entry]:
    """Those who may be people though they stand in no list: names alone, with what is behind them, and behind a label
    those with an honorific."""
    known = labels(minutes.meeting.language)
    bare = BRACKETS.sub("", line)
    label = LABEL.fullmatch(bare)
    title, name = title_split((label[2] if label else bare).split(",")[0].strip(), known)
    if _is_name(name, known) and (title or not label):
        for entry in _people(line, NOTHING, minutes, 4):
            yield replace(entry, is_aside=True, why=entry.why or "in a list of another kind")


def _one_a_line(lines: Sequence[str], minutes: Minutes) -> list[str]:
    """Lines with each person on one of their own: where each of them but the last ends in a comma and begins with a
    name, the comma is between people. Times behind a name are put in brackets."""
    known, found = labels(minutes.meeting.language), []
    lines = [TIMED.sub(r" (\1)", line) for line in lines]
    at = 0
    while at < len(lines):
        end = at
        while end + 1 < len(lines) and lines[end].rstrip().endswith((",", ";")) and lines[end + 1].strip():
            end += 1
        run = [STRONG.sub("", MARK.sub("", line)).strip().rstrip(",;") for line in lines[at : end + 1]]
        parts = [[part for part in map(str.strip, _hidden(line).split(",")) if part] for line in run]
        goes_on = lines[at][:1].isspace() and at > 0 and len(BETWEEN.findall(lines[at - 1])) > 1
        are_whole = end > at and not goes_on and not any(LABEL.fullmatch(line) or ADDRESS.search(line) for line in run)
        if are_whole and all(parts) and all(_is_called(each[0], known) for each in parts):
            are_names = all(_is_name(part, known) for each in parts for part in each)
            if are_names and len(set(map(len, parts))) > 1:
                run = [part for each in parts for part in each]
            found += [line.replace("\0", ",") for line in run]
        else:
            found += lines[at : end + 1]
        at = end + 1
    return found


def _joined(lines: Sequence[str], minutes: Minutes) -> Iterator[str]:
    """Lines with those that go on with one: behind a comma, within brackets, or indented below a list in one line or
    an address."""
    whole = ""
    for line in lines:
        label = LABEL.fullmatch(line.strip())
        begins = MARK.match(line) or HEADERS.match(line) or (label and _label(label[1], minutes) != NOTHING)
        goes_on = whole.rstrip().endswith((",", ";")) or (line[:1].isspace() and len(BETWEEN.findall(whole)) > 1)
        goes_on |= whole.count("(") > whole.count(")") and line.count(")") > line.count("(")
        if whole and line.strip() and goes_on and not begins:
            whole = f"{whole.rstrip()} {line.strip()}"
            continue
        yield whole
        whole = line
    yield whole


def _label(words: str, minutes: Minutes) -> _Under:
    """What the words of a label say; NOTHING where they are none."""
    words, known = STRONG.sub("", words).strip(" *_"), labels(minutes.meeting.language)
    words = COUNTED.sub("", words).rstrip(" –—-.")
    said = compact(words)
    is_beside = is_beside_members(words, known)
    role = role_named(words, known) or (words if is_visitor(words, known) else "")
    bodies = (body.key for body in minutes.bodies if said and said in map(compact, (body.name, body.heading)))
    presence = presence_listed(" ".join(word for word in words.split() if word.lower() not in PLURALS), known)
    return _Under(presence, role, PLURALS.get(words.lower(), ""), next(bodies, ""),
                  False if is_non_voting(words, known) else None, is_beside, _post(words, role, known))  # fmt: skip


def _post(words: str, role: str, known: Labels) -> str:
    """What the page is to say of one who has the role of a label: the page has no word for most roles."""
    if role in ("", *SHOWN, *LISTED) or is_visitor(role, known):
        return ""
    return known.rapporteur if words.split()[-1].upper() in known.words else words


def _without_colon(line: str, minutes: Minutes) -> tuple[_Under, str]:
    """A label that has no colon, and those whom it is about: "Present– A, B", "Apologies were received from A"."""
    if dashed := DASHED.fullmatch(line):
        about = _label(dashed[1], minutes)
        if about != NOTHING:
            return about, dashed[2]
    known, words = labels(minutes.meeting.language), line.split()
    for count in range(min(len(words) - 1, 5), 0, -1):
        about = _label(" ".join(words[:count]), minutes)
        if about.presence:
            rest = words[count:]
            while rest and rest[0].islower() and rest[0][0].islower():
                del rest[0]
            names = _parts(" ".join(rest), known)
            if names and all(_is_called(name, known) or _is_count(name, known) for name in names):
                return about, " ".join(rest)
    return NOTHING, ""


def _people(words: str, under: _Under, minutes: Minutes, fewest: int) -> Iterator[Entry]:
    """The people of a line: several where semicolons part them, titles begin them, or commas part so many names as
    `fewest` where a label is about several; else one. What has no letter and no digit is no entry."""
    if not any(map(str.isalnum, words)):
        return
    label = LABEL.fullmatch(words)
    said = (label[2] if label else "") or words
    if "://" in words or not any(map(str.isalpha, words)) or (label and said[:1].isdigit() and "\t" not in said):
        yield Entry(words, why=NOBODY)
        return
    known = labels(minutes.meeting.language)
    first, _, rest = words.partition(" ")
    if first.lower() in PLURALS and rest:
        under, words, fewest = replace(under, title=PLURALS[first.lower()]), rest, 2
    if ADDRESS.search(words):
        several = addresses_in(words)
    else:
        is_list = under.presence or under.title or under.role in LISTED or is_visitor(under.role, known)
        several = [words] if "\t" in words else _several(words, known, fewest if is_list else 0)
    for each in several:
        first, _, rest = each.partition(" ")
        if first.lower() in PLURALS and rest:
            under, each = replace(under, title=PLURALS[first.lower()]), rest
        inner = LABEL.fullmatch(each) if len(several) > 1 else None
        about = _label(inner[1], minutes) if inner else NOTHING
        if inner and inner[2] and about != NOTHING:
            yield from _people(inner[2], about, minutes, 2)
        else:
            yield _entry(each, under, minutes)


NOBODY = "nobody's name"
UNNAMED = "no name"


def _entry(words: str, under: _Under, minutes: Minutes) -> Entry:
    known = labels(minutes.meeting.language)
    if _is_count(words, known):
        return Entry(words, why=UNNAMED)
    words = NUMBER.sub("", words)
    if compact(words) in NONE:
        return Entry(words, why="nobody", is_aside=True)
    person = _with_label(_line(words, minutes), under, known)
    if not person.name and person.aliases:
        person = replace(person, key="", name=listed(person.aliases)[0])
    if not any(map(str.isalnum, person.name)) or _is_sentence(person.name, known):
        return Entry(words, why=NOBODY)
    return Entry(words, person)


def _hidden(words: str) -> str:
    """Words whose brackets have no sign that parts people: \\0 stands for a comma."""
    return BRACKETS.sub(lambda found: found[0].replace(",", "\0").replace(";", "\0"), words)


def _parts(words: str, known: Labels) -> list[str]:
    """What stands between semicolons, or else commas, and before and behind the last "and"."""
    plain = _hidden(words).strip(" ,;")
    parts = plain.split(";") if ";" in plain else plain.split(",")
    several = re.split(and_pattern(known), parts[-1]) if ";" not in plain or "," not in parts[-1] else [parts[-1]]
    parts = [*parts[:-1], *several]
    parts = [re.sub(rf"^(?:{re.escape(known.and_.strip())}|and|&)\s+", "", part.replace("\0", ",").strip())
             for part in parts]  # fmt: skip
    return [part if _has_own_stop(part.split()[-1]) else part.removesuffix(".") for part in parts if part]


def _has_own_stop(word: str) -> bool:
    """Whether a full stop behind the last word of a name is the word's: "Jr.", "P."."""
    return len(word) == len("P.") or are_suffixes([word])


def _several(words: str, known: Labels, fewest: int) -> list[str]:
    """A line as one person or several, each with what is said of them. `fewest` names with commas between are several
    people; 0 where no label says that people are listed."""
    parts = _parts(words, known)
    if len(parts) < 2 or ";" in _hidden(words):
        return parts or [words]
    counts = [part for part in parts if _is_count(part, known)]
    others = [part for part in parts if part not in counts]
    if fewest != 2 and len(others) == len(counts) == 1 and counts[0].isalpha() and counts[0].istitle():
        return [words]  # "Dan Rudge, Police" is one of them
    are_names = all(_is_name(part, known) for part in others)
    if fewest and others and are_names and (len(parts) >= fewest or counts):
        return parts
    begin = [title_split(part, known)[0] != "" for part in others]
    if sum(begin) > 1 and begin[0]:
        return _grouped(others, begin) + counts
    begin = [_is_name(part, known) for part in others]
    are_about = all(part[0].islower() or _is_post(part, known) for part in others if not _is_name(part, known))
    if fewest == 2 and sum(begin) > 1 and begin[0] and are_about:
        return _grouped(others, begin) + counts
    return [", ".join(others), *counts] if counts and others else [words]


def _grouped(parts: Sequence[str], begin: Sequence[bool]) -> list[str]:
    """Parts with what follows each that begins a person."""
    found: list[str] = []
    for part, begins in zip(parts, begin, strict=True):
        found[len(found) - (not begins) :] = [part if begins else f"{found[-1]}, {part}"]
    return found


def _is_count(words: str, known: Labels) -> bool:
    """Whether words say how many there were, or that there were some: "6 members of the public", "the press"."""
    said = words.split()
    if len(said) <= LONGEST_COUNT and any(
        is_visitor(" ".join(said[at:]), known)
        and (words[:1].isdigit() or at < len(said) - 1 or all(not word.istitle() for word in said[:at]))
        for at in range(len(said))
    ):
        return True
    return words[:1].isdigit() and "\t" not in words and NUMBER.sub("", words) == words


def _is_called(words: str, known: Labels) -> bool:
    """Whether words are a name, with or without a title."""
    return _is_name(title_split(words, known)[1], known)


def _is_name(words: str, known: Labels) -> bool:
    """Whether words may be somebody's name: few, none with a digit or small but for particles; no role."""
    said = BRACKETS.sub("", words).replace(",", "").split()
    if not 0 < len(said) < 7 or any(map(str.isdigit, "".join(said))) or _is_post(" ".join(said), known):
        return False
    return not any(word[0].islower() and word not in PARTICLES for word in said)


def _is_post(words: str, known: Labels) -> bool:
    """Whether words are a role, or end in the word for an office, as "City Clerk" does."""
    said = words.split()
    return role_named(words, known) != "" or (len(said) > 1 and role_named(said[-1], known) in OFFICES)


def _is_sentence(name: str, known: Labels) -> bool:
    """Whether what stands for a name says something: two small words that are in no name, or a word of the language."""
    said = BRACKETS.sub("", name).split()
    small = [
        word for word in said if word[0].islower() and word not in PARTICLES | JOINERS and word[1:2] not in ("'", "’")
    ]
    has_capital = any(word[0].isupper() for word in said)
    is_told = len(small) > 1 or any(word.upper() in known.words for word in small)
    return len(said) > LONGEST_NAME or (is_told and (has_capital or len(said) > 3))


def _with_label(person: Participant, under: _Under, known: Labels) -> Participant:
    """A participant with what a label says of them, where their own words don't."""
    role = person.role or under.role
    has_none = isinstance(role, str) and not brings_vote(role, known)
    return replace(
        person,
        presence=under.presence if under.presence and person.presence == "expected" else person.presence,
        role=role,
        post=person.post or ("" if person.role else under.post),
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
    label = LABEL.fullmatch(line)
    if label and (presence := presence_named(label[2], known)):
        return replace(person_read(label[1], minutes, is_listed=True), presence=presence)
    if not label or not label[2] or title_split(label[1], known)[0]:
        return person_read(line, minutes, is_listed=True)
    return replace(person_read(label[2], minutes, is_listed=True), delegation=label[1].strip())


# Tables


def _table(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """The rows below each row that names columns, and what stands between; [] where the text is no table."""
    for delimiter in "\t;,|":
        rows = list(_cells(lines, delimiter))
        heads = [at for at, row in enumerate(rows) if {"name", "original", "last"} & set(_columns(row, minutes))]
        if not heads:
            continue
        found: list[Entry] = []
        is_report = False
        for head, end in zip(heads, [*heads[1:], len(rows)], strict=True):
            names, below = _columns(rows[head], minutes), rows[head + 1 : end]
            unknown = _unknown(names, below)
            is_report |= any(TIME.search(row[at]) for row in below for at in unknown if at < len(row))
            found += _rows(names, below, [] if is_report else unknown, is_report, minutes)
        if not is_report:
            above = [", ".join(filter(None, row)) for row in rows[: heads[0]]]
            found = [*_listed(above, minutes), *found]
        return found
    return []


def _side_by_side(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """Lists of people in columns, each headed by what it is: those present beside those absent."""
    for delimiter in "\t|":
        rows = list(_cells(lines, delimiter))
        for at, row in enumerate(rows):
            abouts = [_label(cell.rstrip(":："), minutes) for cell in row]
            if len(row) > 1 and all(about.presence or about.role for about in abouts):
                above = list(_listed([" ".join(filter(None, each)) for each in rows[:at]], minutes))
                columns = [
                    entry
                    for below in rows[at + 1 :]
                    for cell, about in zip(below, [*abouts, *[NOTHING] * len(below)], strict=False)
                    for entry in _people(cell, about, minutes, 2)
                ]
                return [*above, *columns]
    return []


def _cells(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    import csv  # few paste a table

    if delimiter == "|":
        rows = [line.strip().strip("|").split("|") for line in lines if line.strip() and set(line) - set("|-: ")]
    else:
        try:
            rows = list(csv.reader([line for line in lines if line.strip()], delimiter=delimiter))
        except csv.Error:  # a cell of 128 kB is of no table
            return
    yield from ([cell.strip() for cell in row] for row in rows)


def _columns(row: Sequence[str], minutes: Minutes) -> list[str]:
    """What a row's cells name; [] where it has one cell, or one that is known."""
    known, said = labels(minutes.meeting.language), vocabulary(minutes.meeting.language).rosters
    own = {compact(getattr(known, key)): key for key in ("name", "role", "affiliation", "delegation")}
    columns = {"weight": (*said.votes, *said.weight), "proxies": (*said.proxy, *said.proxy_behind)}
    names = {compact(form): key for of in (columns, COLUMNS) for key, forms in of.items() for form in forms} | own
    if "nombre" in map(compact, row) and "apellidos" not in map(compact, row):
        names["nombre"] = "name"
    found = [names.get(compact(cell), "") for cell in row]
    return found if len(row) > 1 and sum(map(bool, found)) > len(row) // 4 else []


def _unknown(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Columns of which the head doesn't say what they are."""
    return [at for at in range(max(map(len, rows), default=0)) if at >= len(names) or not names[at]]


def _rows(
    names: Sequence[str], rows: Sequence[Sequence[str]], others: Sequence[int], is_report: bool, minutes: Minutes
) -> Iterator[Entry]:
    """The people of a table; of a report, which a meeting's program has made, no column that isn't known. A row of one
    cell is a label, or a line as of a list."""
    known, under = labels(minutes.meeting.language), NOTHING
    for row in rows:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and (about := _label(filled[0].rstrip(":："), minutes)) != NOTHING:
            under = about
        elif len(filled) == 1 and len(row) == 1:
            if not is_report:
                yield from (
                    replace(each, person=_with_label(each.person, under, known) if each.person else None)
                    for each in _listed(filled, minutes)
                )
        elif filled:
            person = _with_label(_row(names, row, others, is_report, minutes), under, known)
            words = ", ".join(filled)
            has_name = any(map(str.isalnum, person.name))
            yield Entry(words, person) if has_name else Entry(words, why=NOBODY)


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
    held = f"proxy for {cells['proxies']}" if cells.get("proxies") else ""
    voting |= voting_said(held, minutes) if held else {}
    remark = ", ".join(filter(None, (cells.get("remark") or person.remark, "" if "proxies" in voting else held)))
    return replace(
        person,
        key=cells.get("code", ""),
        title=cells.get("title") or person.title,
        role=named or person.role or ("" if is_report else role),
        delegation=cells.get("delegation") or person.delegation,
        post=cells.get("post") or ("" if is_report else person.post or ("" if named in SHOWN else role)),
        affiliation=", ".join(part for part in affiliation if part),
        email=cells.get("email", "") or person.email,
        remark=remark,
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


def enter_people(
    editor: Editor, people: Sequence[Participant], presence: str = "", unread: Sequence[Entry] = ()
) -> Outcome:
    """Put participants on the roster, as one edit. `presence` is that of those of whom the list doesn't say it. What is
    `unread` becomes a private remark, to be checked."""
    first = len(editor.minutes.participants)
    if presence:
        people = [replace(each, presence=presence) if each.presence == "expected" else each for each in people]
    changes = [Change("participant", first + n, None, person) for n, person in enumerate(people)]
    names = ", ".join(full_name(person) for person in people[:3])
    said = (
        f"{len(people)} added to the participants list: {names}{' …' * (len(people) > 3)}"
        if people
        else "No one new for the participants list"
    )
    if unread:
        words = "\n".join(("In the list of people:", *(f"- {entry.words}" for entry in unread)))
        editor.add_note(Note(kind="remark", text=words, check="not read as people"), None, *changes)
        said += f"; {len(unread)} not read, kept as a private remark"
    else:
        editor.do(Edit(tuple(changes)))
    return Outcome(said=said)


COMMANDS: tuple[Command, ...] = (
    Command("import", "", "Add participants from a list that you paste.", opens_view("import")),
)
