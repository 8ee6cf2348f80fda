"""The fields of an entry as words, and back: a participant's, an agenda item's. Knows no screen and does no edit."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import code_for, folded, full_name, roster, same, title_split
from minutes_tui.language.roles import role_typed
from minutes_tui.model.minutes import AgendaItem, Codes, Meeting, Minutes, Next, Participant, listed

PRESENCE: Mapping[str, str] = {
    "expected": "not known", "present": "present", "apologies": "regrets", "absent": "absent",
}  # fmt: skip
"""A participant's presence, and how it is called on the screen."""
VOTE: Mapping[str, str] = {"": "by role", "true": "yes", "false": "no"}


HEAVIEST = 10**12
"""A vote's weight, as the record takes it."""


class Field(Struct, frozen=True):
    """One row where an entry is edited."""

    name: str
    """The key in the record."""
    label: str
    hint: str = ""
    choices: Mapping[str, str] = {}
    """What it may be, each with its name on the screen; {} is any words."""


PERSON: tuple[Field, ...] = (
    Field("key", "Code", "What is typed for the person. Changed, it changes in all notes. Empty: from the name."),
    Field("title", "Title", "Ms, Mr, Dr …"),
    Field("name", "Name", "In full, without the title."),
    Field("short", "Short name", "How a statement names the person. Empty: title and family name."),
    Field("role", "Role", "chair, vice chair, secretariat, member, observer, guest; by body: HB: chair, TF: member"),
    Field("delegation", "Delegation", "Whom the person speaks for."),
    Field("post", "Post", "Such as Head of Unit."),
    Field("affiliation", "Affiliation", "Such as Ministry of Climate."),
    Field("body", "Body", "Code of the body, or several with commas."),
    Field("presence", "Presence", "At the opening. Space or ← → chooses.", PRESENCE),
    Field("substitute_for", "Stands in for", "Code of the one who could not come."),
    Field(
        "vote", "Vote", "Whether the person has one. By role: all but secretariat, observer, guest and the like.", VOTE
    ),
    Field("weight", "Weight of vote", "Such as 2. Empty: 1."),
    Field("proxies", "Holds proxy of", "Codes of those whose votes the person casts while they are away."),
    Field("aliases", "Other spellings", "Names met in text, with commas between."),
    Field("email", "Email", "Where the minutes are sent."),
    Field("remark", "Remark", "Printed behind the roster line, such as: left after item 4."),
    Field("printed", "Roster line", 'As it must read on the page. Empty: from the fields; "" prints none.'),
)
ITEM: tuple[Field, ...] = (
    Field("title", "Title"),
    Field("key", "Code", "What is typed for the item. Changed, it changes in all notes. Empty: from the title."),
    Field("presenter", "Presenter", "Code of who presents it, or several with commas."),
    Field("minutes", "Minutes", "Time planned."),
    Field("document", "Document", "Its reference."),
)

Typed = Mapping[str, str]
"""What was typed into the fields that were changed, by name."""
Problems = dict[str, str]
"""What is wrong in a field, in one sentence, by its name."""


def words(entry: Participant | AgendaItem | Meeting | Next, name: str) -> str:
    """A field as it is to be edited."""
    value = getattr(entry, name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if value == "" and name == "printed":
        return '""'
    if isinstance(value, dict):
        return ", ".join(f"{body}: {role}" for body, role in value.items())
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


class FieldError(ValueError):
    """Why what was typed can't be the value of a field."""


Read = Callable[[str, Minutes, Any], Any]


def person_typed(minutes: Minutes, old: Participant, typed: Typed) -> tuple[Participant, Problems]:
    """A participant with what was typed into fields, and what can't be kept of that."""
    new, problems = _typed(minutes, old, typed, PERSON_READ)
    if not (new.name or new.key):
        problems.setdefault("name", "Who is it? A name is needed.")
    known = labels(minutes.meeting.language)
    if not (old.name or new.title):
        title, name = title_split(new.name, known)
        new = replace(new, title=title, name=name)
    if not new.key and new.name:
        new = replace(new, key=code_for(new.name, minutes, known))
    return new, problems


def item_typed(minutes: Minutes, old: AgendaItem, typed: Typed) -> tuple[AgendaItem, Problems]:
    """An agenda item with what was typed into fields, and what can't be kept of that."""
    from minutes_tui.commands.agenda import free_key  # it knows of rows, which know of fields

    new, problems = _typed(minutes, old, typed, ITEM_READ)
    if not (new.title or new.key):
        problems.setdefault("title", "What is it about? A title is needed.")
    if not new.key and new.title:
        new = replace(new, key=free_key(new.title, {item.key for item in minutes.agenda}))
    return new, problems


def _typed(minutes: Minutes, old: Any, typed: Typed, reads: Mapping[str, Read]) -> tuple[Any, Problems]:
    values, problems = values_typed(minutes, old, typed, reads)
    return replace(old, **values), problems


def values_typed(
    minutes: Minutes, about: Any, typed: Typed, reads: Mapping[str, Read]
) -> tuple[dict[str, Any], Problems]:
    """The values of fields by name, and what is wrong in those that have none. A field without a function in `reads` is
    words; the functions are given `about` too."""
    values, problems = {}, {}
    for name, said in typed.items():
        try:
            values[name] = reads[name](said.strip(), minutes, about) if name in reads else said.strip()
        except FieldError as error:
            problems[name] = str(error)
    return values, problems


def _person_key(said: str, minutes: Minutes, old: Participant) -> str:
    wrong = [letter for letter in said if letter not in "_-" and unicodedata.category(letter)[0] not in "LMN"]
    if wrong:
        raise FieldError(f"A code has letters, digits, _ and -, and no “{wrong[0]}”.")
    owner = next((person for person in minutes.participants if same(person.key) == same(said)), None)
    if owner and said and owner != old:
        raise FieldError(f"{owner.key} is the code of {full_name(owner)} already.")
    return said


def _item_key(said: str, minutes: Minutes, old: AgendaItem) -> str:
    if len(said.split()) > 1:
        raise FieldError("A code has no blanks.")
    owner = next((item for item in minutes.agenda if same(item.key) == same(said)), None)
    if owner and said and owner != old:
        raise FieldError(f"{owner.key} is the code of {owner.title or 'another item'} already.")
    return said


def between_commas(said: str) -> tuple[str, ...]:
    """What has commas between."""
    return tuple(part.strip() for part in said.split(",") if part.strip())


def one_or_many(parts: tuple[str, ...]) -> Codes:
    """As the record has it: one alone is no list."""
    return parts[0] if len(parts) == 1 else parts


def _body_key(said: str, minutes: Minutes) -> str:
    keys = [body.key for body in minutes.bodies]
    found = next((key for key in keys if same(key) == same(said)), "")
    if not found:
        raise FieldError(f"There is no body {said}: {', '.join(keys) or 'the record has none'}.")
    return found


def _bodies(said: str, minutes: Minutes, old: object) -> Codes:
    return one_or_many(tuple(_body_key(part, minutes) for part in between_commas(said)))


def _role(said: str, minutes: Minutes, old: object) -> str | dict[str, str]:
    """A role, or one for each body: `HB: chair, TF: member`. One alone takes the place of those by body only once they
    are taken out, with what stands beside them in the file."""
    known = labels(minutes.meeting.language)
    had = old.role if isinstance(old, Participant) else ""
    if ":" not in said and said.strip() and isinstance(had, dict) and had:
        now = ", ".join(f"{body}: {role}" for body, role in had.items())
        raise FieldError(f"Write it by body, or empty the field first: it is {now}.")
    if ":" not in said:
        return role_typed(said, known)
    roles = {}
    for part in between_commas(said):
        body, colon, role = part.partition(":")
        if not colon:
            raise FieldError("With bodies it is written “HB: chair, TF: member”.")
        roles[_body_key(body.strip(), minutes)] = role_typed(role, known)
    return roles


def _presence(said: str, minutes: Minutes, old: object) -> str:
    if said not in PRESENCE:
        raise FieldError(f"It is one of {', '.join(PRESENCE)}.")
    return said


def _email(said: str, minutes: Minutes, old: object) -> str:
    if said and not re.fullmatch(r"[^\s@]+@[^\s@]+", said):
        raise FieldError("It is an address such as ida@example.org.")
    return said


def _substitute(said: str, minutes: Minutes, old: Participant) -> str:
    code = roster(minutes).code(said)
    if said and not code:
        raise FieldError(f"{said} is nobody on the roster.")
    if code and code == old.key:
        raise FieldError("Nobody stands in for themselves.")
    return code


def _vote(said: str, minutes: Minutes, old: object) -> bool | None:
    known = (labels("en"), labels(minutes.meeting.language))
    forms = {folded(word): "true" for each in known for word in each.yes}
    forms |= {folded(word): "false" for each in known for word in each.no} | {"by role": ""}
    said = forms.get(folded(said), said.lower())
    if said not in VOTE:
        raise FieldError("It is true or false, or empty: by role.")
    return {"true": True, "false": False}.get(said)


def weight(said: str) -> int | float:
    """A vote's weight; "" is 1. Raises FieldError."""
    try:
        number = float(said.replace(",", ".") or 1)
    except ValueError:
        number = -1
    if not 0 < number <= HEAVIEST:
        raise FieldError("Not a weight: write 2, or 1.5.")
    return int(number) if number.is_integer() else number


def people_meant(said: str, minutes: Minutes, old: Codes = ()) -> Codes:
    """Those whose codes or names stand there with commas between. Raises FieldError where one is nobody's, or several
    people's, and not among the codes that were there before."""
    people, found = roster(minutes), []
    for part in between_commas(said):
        code = people.code(part)
        named = [code] if code else people.named(part, exact=False)
        if len(named) > 1:
            raise FieldError(f"{part} may be {' or '.join(named)}.")
        if not named and part not in listed(old):
            raise FieldError(f"{part} is nobody on the roster.")
        found += named or [part]
    return one_or_many(tuple(dict.fromkeys(found)))


def _proxies(said: str, minutes: Minutes, old: Participant) -> Codes:
    codes = people_meant(said, minutes, old.proxies)
    if old.key in listed(codes):
        raise FieldError("Nobody holds their own proxy.")
    return codes


def _presenters(said: str, minutes: Minutes, old: AgendaItem) -> Codes:
    return people_meant(said, minutes, old.presenter)


def _minutes(said: str, minutes: Minutes, old: object) -> int | float | None:
    if not said:
        return None
    try:
        number = float(said.replace(",", "."))
    except ValueError:
        number = -1
    if not 0 < number < 24 * 60:
        raise FieldError("It is a number of minutes, such as 20.")
    return int(number) if number.is_integer() else number


PERSON_READ: Mapping[str, Read] = {
    "key": _person_key,
    "role": _role,
    "body": _bodies,
    "presence": _presence,
    "substitute_for": _substitute,
    "vote": _vote,
    "weight": lambda said, minutes, old: weight(said),
    "proxies": _proxies,
    "aliases": lambda said, minutes, old: one_or_many(between_commas(said)),
    "email": _email,
    "printed": lambda said, minutes, old: None if not said else "" if said == '""' else said,
}
"""How each field's words are read; one that isn't here is words."""
ITEM_READ: Mapping[str, Read] = {"key": _item_key, "presenter": _presenters, "minutes": _minutes}
