"""The fields of an entry as words, and back: a participant's, an agenda item's. Knows no screen and does no edit."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import code_for, folded, full_name, same, title_split
from minutes_tui.language.roles import is_own_word, role_named, role_typed
from minutes_tui.language.separators import between_commas
from minutes_tui.line.typed_values import FieldError, one_or_many, people_meant, weight
from minutes_tui.meeting.agenda_numbers import typed as typed_title
from minutes_tui.model.minutes import AgendaItem, Codes, Meeting, Minutes, Next, Participant, listed

PRESENCE: Mapping[str, str] = {
    "expected": "expected", "present": "present", "apologies": "apologies", "absent": "absent",
}  # fmt: skip
"""A participant's presence, and how it is called on the screen."""
VOTE: Mapping[str, str] = {"": "by role", "true": "yes", "false": "no"}

LEVELS: Mapping[str, str] = {"1": "1", "2": "2, such as 3.1", "3": "3, such as 3.1.1"}
"""Of an agenda item."""
READERS: Mapping[str, str] = {"public": "public", "restricted": "restricted", "private": "private"}
"""For whom an agenda item is."""


class Field(Struct, frozen=True):
    """One row where an entry is edited."""

    name: str
    """The key in the record."""
    label: str
    hint: str = ""
    choices: Mapping[str, str] = {}
    """What it may be, each with its name on the screen; {} is any words."""


PERSON: tuple[Field, ...] = (
    Field(
        "key",
        "Code",
        ("The code you type for this person. A change applies to all notes. Leave empty to make one from the name."),
    ),
    Field("name", "Name", "Full name, without the title."),
    Field("role", "Role", "chair, vice chair, secretariat, member, observer, guest; by body: HB: chair, TF: member"),
    Field("title", "Title", "Ms, Mr, Dr …"),
    Field("short", "Short name", "How a statement names the person. Leave empty for title and family name."),
    Field("delegation", "Delegation", "Country or organisation the person speaks for."),
    Field("post", "Post", "Job title, such as Head of Unit."),
    Field("affiliation", "Affiliation", "Organisation, such as Ministry of Climate."),
    Field("body", "Body", "Code of the body; separate several with commas."),
    Field("presence", "Presence", "At the opening. Press Space, ← or → to change.", PRESENCE),
    Field("substitute_for", "Substitute for", "Code of the participant who could not come."),
    Field("vote", "Vote", "By role: all but secretariat, observers, guests and the like.", VOTE),
    Field("weight", "Weight of vote", "Such as 2. Empty: 1."),
    Field("proxies", "Holds proxy of", "Codes of the people whose proxies this person holds."),
    Field("aliases", "Other spellings", "Other spellings of the name in the texts, separated by commas."),
    Field("email", "Email", "Where the minutes are sent."),
    Field("remark", "Remark", "Printed after the person's line, such as: left after item 4."),
    Field("absence", "Reason", "Why the person could not come. For you alone: on no page."),
    Field(
        "printed",
        "Printed line",
        ('The person\'s line on the page. Leave empty to build it from the fields; type "" to print none.'),
    ),
)
FIRST = 3
"""Fields of a person that a small body needs: the others are shown behind them, once they are wanted."""
ITEM: tuple[Field, ...] = (
    Field("title", "Title"),
    Field(
        "key",
        "Code",
        ("The code you type for this item. A change applies to all notes. Leave empty to make one from the title."),
    ),
    Field("presenter", "Presenter", "Code of the presenter; separate several with commas."),
    Field("minutes", "Planned time", "In minutes."),
    Field("document", "Document", "Reference of the document."),
    Field("level", "Level", "An item of level 2 is a part of the one before. Press Space, ← or → to change.", LEVELS),
    Field(
        "audience",
        "Audience",
        "Who may know the title, and read the notes, until the item is taken up: then w.",
        READERS,
    ),
    Field("number", "Number", 'As it is printed, such as 4b. Leave empty to have it counted; type "" for none.'),
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
    if value == "" and name in ("printed", "number"):
        return '""'
    if isinstance(value, dict):
        return ", ".join(f"{body}: {role}" for body, role in value.items())
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


Read = Callable[[str, Minutes, Any], Any]


def person_typed(minutes: Minutes, old: Participant, typed: Typed) -> tuple[Participant, Problems]:
    """A participant with what was typed into fields, and what can't be kept of that."""
    new, problems = _typed(minutes, old, typed, PERSON_READ)
    if not (new.name or new.key):
        problems.setdefault("name", "Type a name.")
    known = labels(minutes.meeting.language)
    if "name" in typed and "title" not in typed:
        title, name = title_split(new.name, known)
        new = replace(new, title=title or new.title, name=name)
    if not new.key and new.name:
        new = replace(new, key=code_for(new.name, minutes, known))
    if new.role != old.role and new.post == old.post and isinstance(new.role, str) and isinstance(old.role, str):
        new = replace(new, post=_post_of(typed["role"].strip(), old.post, old.role, known))
    return new, problems


def _post_of(said: str, post: str, role: str, known: Labels) -> str:
    """The post of somebody who has another role: the word for it where a page has none, in the place of that for the
    one before."""
    posts = list(between_commas(post))
    if posts and role and same(role_typed(posts[0], known)) == same(role):
        del posts[0]
    named = role_named(said, known)
    is_key = known != labels("en") and same(said) == same(named)  # the name that the record has for it
    is_new = said and not is_key and not is_own_word(said, named, known) and said not in posts
    return ", ".join([said, *posts] if is_new else posts)


def item_typed(minutes: Minutes, old: AgendaItem, typed: Typed) -> tuple[AgendaItem, Problems]:
    """An agenda item with what was typed into fields, and what can't be kept of that."""
    from minutes_tui.commands.agenda import free_key  # it knows of rows, which know of fields

    new, problems = _typed(minutes, old, typed, ITEM_READ)
    if not (new.title or new.key):
        problems.setdefault("title", "Type a title.")
    if not old.title and new.number is None and new.level == 1:
        number, level, title = typed_title(new.title)
        new = replace(new, title=title, level=level, number=number or None)
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
        raise FieldError(f"A code may contain letters, digits, _ and -, but not “{wrong[0]}”.")
    owner = next((person for person in minutes.participants if same(person.key) == same(said)), None)
    if owner and said and owner != old:
        raise FieldError(f"The code {owner.key} already belongs to {full_name(owner)}.")
    return said


def _item_key(said: str, minutes: Minutes, old: AgendaItem) -> str:
    if len(said.split()) > 1:
        raise FieldError("A code cannot contain spaces.")
    owner = next((item for item in minutes.agenda if same(item.key) == same(said)), None)
    if owner and said and owner != old:
        raise FieldError(f"The code {owner.key} already belongs to {owner.title or 'another item'}.")
    return said


def _body_key(said: str, minutes: Minutes) -> str:
    keys = [body.key for body in minutes.bodies]
    found = next((key for key in keys if same(key) == same(said)), "")
    if not found:
        raise FieldError(f"There is no body {said}. Bodies in the record: {', '.join(keys) or 'none'}.")
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
            raise FieldError("With several bodies, type “HB: chair, TF: member”.")
        roles[_body_key(body.strip(), minutes)] = role_typed(role, known)
    return roles


def _presence(said: str, minutes: Minutes, old: object) -> str:
    if said not in PRESENCE:
        raise FieldError(f"Choose one of: {', '.join(PRESENCE)}.")
    return said


def _email(said: str, minutes: Minutes, old: object) -> str:
    if said and not re.fullmatch(r"[^\s@]+@[^\s@]+", said):
        raise FieldError("Not an address: write ida@example.org.")
    return said


def _substitute(said: str, minutes: Minutes, old: Participant) -> str:
    code = next(iter(listed(people_meant(said, minutes))), "")
    if reason := no_substitute(minutes, old.key, code):
        raise FieldError(reason)
    return code


def no_substitute(minutes: Minutes, who: str, other: str) -> str:
    """Why somebody can't stand in for another: they are the same, or the other stands in for them, maybe through a
    third; "" where they can."""
    if who and who == other:
        return "No one can be their own substitute."
    people = {person.key: person for person in minutes.participants}
    at, seen = other, set()
    while at in people and at not in seen:
        seen.add(at)
        instead = people[at].substitute_for
        if instead == who and who:
            return f"{at} already replaces {who}. To undo: /set {at} substitute_for ="
        at = instead
    return ""


def _vote(said: str, minutes: Minutes, old: object) -> bool | None:
    known = (labels("en"), labels(minutes.meeting.language))
    forms = {folded(word): "true" for each in known for word in each.yes}
    forms |= {folded(word): "false" for each in known for word in each.no} | {"by role": ""}
    said = forms.get(folded(said), said.lower())
    if said not in VOTE:
        raise FieldError("Write true or false, or leave empty: by role.")
    return {"true": True, "false": False}.get(said)


def _proxies(said: str, minutes: Minutes, old: Participant) -> Codes:
    codes = people_meant(said, minutes, old.proxies)
    if old.key in listed(codes):
        raise FieldError("No one can hold their own proxy.")
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
        raise FieldError("Type a number of minutes, such as 20.")
    return int(number) if number.is_integer() else number


def _or_none(said: str) -> str | None:
    """Words as they are printed; two quotation marks print none, and nothing is the default."""
    return None if not said else "" if said == '""' else said


def _level(said: str, minutes: Minutes, old: object) -> int:
    if said not in LEVELS:
        raise FieldError("Type 1, 2 or 3.")
    return int(said)


def _audience(said: str, minutes: Minutes, old: object) -> str:
    if said not in READERS:
        raise FieldError("Type public, restricted or private.")
    return said


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
    "printed": lambda said, minutes, old: _or_none(said),
}
"""How each field's words are read; one that isn't here is words."""
ITEM_READ: Mapping[str, Read] = {
    "key": _item_key, "level": _level, "audience": _audience, "presenter": _presenters, "minutes": _minutes,
    "number": lambda said, minutes, old: _or_none(said),
}  # fmt: skip
