"""Roles, presence and the lack of a vote by the words for them, in the language of the meeting and in English."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec.structs import asdict

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import compact, same
from minutes_tui.model.patterns import Pattern

WITHOUT = frozenset({"secretariat", "observer", "guest", "rapporteur", "interpreter", "expert"})
"""Roles that bring no vote."""
SHOWN = ("chair", "vice chair")
"""Roles for which a page has a label. The word for any other is the post of who has it, so that a page says it as it
was typed."""


def role_named(words: str, known: Labels) -> str:
    """The role that words name in the meeting's language or in English, as the record has it; "" for none."""
    said = compact(words)
    tables = (_roles(known), _roles(labels("en"))) if said else ()
    exact = _exactly(words)  # "Secretaría" is the office, "Secretaria" who is elected
    named = next(
        filter(None, (table.get(exact) or table.get(said) or _in_two_forms(words, table) for table in tables)), ""
    )
    bare = without_body(words, known)
    return (
        named or _of_two_offices(words, known) or (role_named(bare, known) if bare != " ".join(words.split()) else "")
    )


@cache
def _bodies(known: Labels) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What says behind an office whose it is, the longest first, and what says so before it."""
    behind, before = (
        tuple(same(each) for labels_ in (known, labels("en")) for each in getattr(labels_, key))
        for key in ("of_body", "body_before")
    )
    return tuple(sorted(behind, key=len, reverse=True)), before


def without_body(words: str, known: Labels) -> str:
    """An office without the body whose it is: "Chairman of the Council" is the chairman."""
    behind, before = _bodies(known)
    said = " ".join(words.split())
    small = same(said)
    for each in behind:
        if small.endswith(f" {each}"):
            return said[: -len(each)].strip()
    first = next((each for each in before if small.startswith(f"{each} ")), "")
    return said[len(first) :].strip()


def office(post: str, role: str, known: Labels) -> str:
    """The words for a role with which a post begins, as they were typed; "" where it has none, or says no more than the
    page does of the role."""
    first = post.split(",")[0].strip()
    return first if first and role and role_named(first, known) == role and not is_own_word(first, role, known) else ""


def role_and_post(role: str, post: str, known: Labels) -> tuple[str, str]:
    """What a list calls a role, and what else the post says: the word that was typed for the role, such as "Clerk",
    goes before the recorded one."""
    first = post.split(",")[0].strip()
    typed = office(post, role, known) or first * (compact(first) == compact(role))
    return (typed, behind_office(post)) if typed else (role, post)


def behind_office(post: str) -> str:
    """What else a post says."""
    return post.partition(",")[2].strip()


def is_own_word(words: str, role: str, known: Labels) -> bool:
    """Whether words are what a page calls a role anyhow: "Chair"."""
    return role in SHOWN and any(
        compact(words) in (compact(role), compact(getattr(each, role.replace(" ", "_"))))
        for each in (known, labels("en"))
    )


def is_label(words: str, role: str, known: Labels) -> bool:
    """Whether words are the record's own for a role, or what the language calls it: "Gast" for a guest."""
    key = role.replace(" ", "_")
    own = (getattr(each, key, None) or (*getattr(each.roles, key, ()), "")[0] for each in (known, labels("en")))
    return compact(words) in (compact(role), *map(compact, filter(None, own)))


def is_acting(post: str, known: Labels) -> bool:
    """Whether a post says that somebody chairs in the place of who has the chair."""
    first = compact(post.split(",")[0])
    return first in (compact(each.acting_chair) for each in (known, labels("en")))


def is_presiding(post: str, known: Labels) -> bool:
    """Whether the first office of a post is one whose holder presides where the roster names no chair: "Mayor"."""
    return _is_among(without_body(post.split(",")[0], known), *(each.presiding_posts for each in (known, labels("en"))))


def _of_two_offices(words: str, known: Labels) -> str:
    """The role of somebody who has two offices, as the first of them that is one: "Clerk and RFO"."""
    both = [known.and_.strip(), "and", "&", "+"]
    parts = re.split(rf"\s+(?:{'|'.join(map(re.escape, both))})\s+", words) if " " in words.strip() else []
    return next((role for part in parts if len(parts) > 1 and (role := role_named(part, known))), "")


def role_of_offices(words: str, known: Labels) -> str:
    """The role that words name, or that of the first of several offices that one person has: "Clerk and RFO"."""
    signs = "|".join(re.escape(each.and_.strip()) for each in (known, labels("en")) if each.and_.strip())
    parts = re.split(rf"\s+(?:{signs}|&|\+)\s+", words)
    return next(filter(None, (role_named(part, known) for part in (words, *(parts if len(parts) > 1 else ())))), "")


def role_typed(words: str, known: Labels) -> str:
    """A role that was typed into a field: as the record has it where other words name it, else as it was typed."""
    role = role_named(words, known)
    return role if compact(role) not in ("", compact(words)) else words.strip()


def presence_named(words: str, known: Labels) -> str:
    """Likewise the presence: "present", "apologies" or "absent"."""
    said = compact(words)
    return _presences(known).get(said, "") or _presences(labels("en")).get(said, "") if said else ""


def presence_listed(words: str, known: Labels) -> str:
    """Likewise of a label before a list of people, which may be about those beside the members, or name the members:
    "Members present", "Anwesende Mitglieder", "Les membres excusés"."""
    if is_beside_members(words, known):
        return presence_named(words, known) or "present"
    rest = " ".join(word for word in words.split() if compact(word) not in _beside_presence(known))
    return presence_named(words, known) or presence_named(rest, known)


@cache
def _beside_presence(known: Labels) -> frozenset[str]:
    """Words that may stand with a presence in a label: those for members, and the language's short ones."""
    return frozenset(
        compact(word)
        for each in (known, labels("en"))
        for word in (each.member, *each.roles.member, *each.words, each.participants)
    )


def is_non_voting(words: str, known: Labels) -> bool:
    """Whether words say of somebody that they have no vote."""
    return _is_among(words, *(each.non_voting for each in (known, labels("en"))))


def brings_vote(role: str, known: Labels) -> bool:
    """Whether who has a role has a vote: all but those `WITHOUT`, visitors, and what says that it brings none."""
    if role_named(role, known) in WITHOUT:
        return False
    return not _is_among(role, *(words for each in (known, labels("en")) for words in (each.non_voting, each.visitors)))


def is_visitor(words: str, known: Labels) -> bool:
    """Whether words name those who are in the room and take no part, such as police, press and public."""
    return _is_among(words, *(each.visitors for each in (known, labels("en"))))


def is_anybody(words: str, known: Labels) -> bool:
    """Whether words say what any of several may be, such as a resident, and no office."""
    return _is_among(words, *(each.anybody for each in (known, labels("en"))))


def is_beside_members(words: str, known: Labels) -> bool:
    """Whether words stand before those who are there beside the members."""
    return _is_among(words, *(each.also_present for each in (known, labels("en"))))


def _is_among(words: str, *lists: tuple[str, ...]) -> bool:
    said = compact(words)
    ends = [compact(word) for each in lists for word in each if word.startswith(ANY)]
    is_end = " " in words.strip() and "," not in words and any(said.endswith(each) for each in ends)
    return said != "" and (is_end or any(said in map(compact, each) for each in lists))


ANY = "…"
"""Before a word in a list: any words before it are meant, too: "… Constabulary"."""


TWO_FORMS = Pattern(r"(.+?)(\s*/\s*-?|\s*\(-|\s*\()([^\W\d_]+)\)?(.*)")
"""A word, a sign, another form of the word or its ending, and what follows both."""


def _in_two_forms(words: str, roles: Mapping[str, str]) -> str:
    """The role of a word that is written for women and men: "Secretario/a", "Narys (-ė)", "Obmann/Obfrau"."""
    match = TWO_FORMS.fullmatch(words.strip())
    if not match:
        return ""
    first, sign, other, rest = match.groups()
    role = roles.get(compact(first + rest), "")
    form = compact(other + rest)
    is_ending = other.islower() and not (sign.endswith("(") and sign[0].isspace())
    forms = (word for word, each in roles.items() if each == role)
    return role if any(word == form or (is_ending and word.endswith(form)) for word in forms) else ""


@cache
def _roles(known: Labels) -> dict[str, str]:
    """By each word in its form for comparing, and as it is with its accents. What stands in a list of words goes before
    what the page calls a role: who is elected to write at a meeting is a member."""
    own = {getattr(known, role): role for role in asdict(known.roles) if hasattr(known, role)}
    listed = {word: role for role, words in asdict(known.roles).items() for word in (role, *words)}
    listed[known.acting_chair] = "chair"
    found = {
        form(word): role.replace("_", " ") for form in (compact, _exactly) for word, role in (own | listed).items()
    }
    return found | {_exactly(word): role.replace("_", " ") for word, role in own.items() if word not in listed}


def _exactly(word: str) -> str:
    """A form for comparing that has its accents, and is none of `compact`."""
    return f"={same(word.strip())}"


@cache
def _presences(known: Labels) -> dict[str, str]:
    found = asdict(known.presence).items()
    return {compact(word): each for each, words in found for word in (each, getattr(known, each), *words)}
