"""One participant from words: a line of a mail or a page, an address, what is typed behind `/person`."""

import re
from collections.abc import Callable, Mapping, Sequence
from email.utils import parseaddr
from functools import cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.name_parts import INITIALS, PARTICLES, are_suffixes
from minutes_tui.language.names import code_for, compact, roster, same, title_before_name, title_split, without_accents
from minutes_tui.language.roles import (
    is_beside_members,
    is_label,
    is_non_voting,
    is_own_word,
    is_visitor,
    presence_named,
    role_named,
    role_of_offices,
)
from minutes_tui.language.roster_words import is_excuse, is_late, is_maybe_late, is_post, says_how
from minutes_tui.language.separators import COMMAS, SEMICOLONS, before_colon, between_commas
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import and_pattern
from minutes_tui.line.typed_values import FieldError, one_or_many, people_meant, weight
from minutes_tui.model.minutes import Codes, Minutes, Participant, listed

NUMBERED = re.compile(r"(\d{2,5})\s+(?=[^\W\d_a-z])")
"""The number of an officer before the name: "PC 1482 D Lunn"."""
LOCAL = r"[^\s<>@,;:()\[\]\"]+"
ADDRESS = re.compile(rf"[<\[(]?\s*(?:mailto:)?({LOCAL}@{LOCAL}\.{LOCAL})\s*[>\])]?", re.IGNORECASE)
BRACKETS = re.compile(r"\s*(?:[(（]|(?<!\S)\[(?=\w))([^()\[\]（）]*)(?:[)）]|\](?![^\s,]))")
CODE_BEFORE = re.compile(r"\s*\[(?P<code>[^\W\d_a-z]{2,5})\]\s+(?=[^\W\d_a-z])")
"""A code in brackets before a name in a list: "[OR] Ona Raud"."""
HEADERS = re.compile(
    r"^\s*(?:to|cc|bcc|from|reply-to|required|optional|an|von|kopie|à|de|da|a|para|aan|van|till|til|från|fra)\s*:", re.I
)
"""What addresses stand behind in a mail, in the languages of mail programs."""
SEMICOLON = re.compile(rf'[{SEMICOLONS}](?=(?:[^"]*"[^"]*")*[^"]*$)')
COMMA = re.compile(rf'[{COMMAS}](?=(?:[^"]*"[^"]*")*[^"]*$)(?![^()]*\))')
"""One that stands in no quotes; a comma in no brackets either."""
PRONOUNS = re.compile(
    r"(?:she|he|they|her|him|them|ze|xe|elle|il|iel|sie|er|hän|hon|hen|han|hun)(?:\s*/\s*\w+)+", re.IGNORECASE
)
OUTSIDERS = frozenset(
    {"external", "extern", "externe", "externo", "esterno", "unverified", "nichtuberpruft", "nonverifie"}
)
"""What meeting programs say of accounts that aren't of the house, in the form for comparing."""
DASH = re.compile(r"\s+[-–—|]\s+")
HANDLE = re.compile(r"(?<!\S)@([\w.-]+)")
PARTS = re.compile(r"[._+-]+")


class Found(Struct, frozen=True):
    """What stands in words beside a name."""

    words: str
    """What is left of them."""
    email: str = ""
    role: str = ""
    role_words: str = ""
    """Those by which the role is named."""
    presence: str = ""
    absence: str = ""
    affiliation: str = ""
    remark: str = ""
    aliases: tuple[str, ...] = ()
    voting: Mapping[str, Any] = {}
    """Whether the person has a vote, its weight, and whose proxies they hold, as fields of a participant."""


def _are_initials(code: str, name: str) -> bool:
    """Whether the letters of a code are initials of a name, in their order."""
    initials = iter(re.findall(r"(?<![^\W\d_])[^\W\d_]", without_accents(name).upper()))
    return all(letter in initials for letter in without_accents(code).upper())


BARE_CODE = re.compile(r"\s*(?P<code>[^\W\d_a-z]{2,4})\s+(?=[^\W\d_a-z])")
"""A code before a name, with nothing between, as the screen lists people: "OR Ms Ona Raud"."""


def _is_code_before(code: str, name: str, known: Labels) -> bool:
    """Whether capitals before a name are its code: its initials, and no honorific, and more than one word follows."""
    bare = title_split(BRACKETS.sub("", name).split(",")[0], known)[1]
    is_title = bool(title_split(f"{code} X", known)[0])
    return len(bare.split()) > 1 and not bare.isupper() and not is_title and _are_initials(code, bare)


def person_read(
    words: str, minutes: Minutes, key: str = "", *, is_listed: bool = False, is_later: bool = False, below: str = ""
) -> Participant:
    """A participant from "[CODE =] [Delegation,] [Title] Name [(Role)], [Role,] Post, Affiliation [<address>]".

    Of a name in two parts with a comma the first is the family name where an address goes with it, or where it
    `is_listed`. Presence is "present" where the words don't say it, and "expected", which is not known, of one who is
    listed or `is_later`: added when the meeting has begun. `below` is the presence of those in whose list they stand:
    of who is away the reason may be told.
    """
    given, equals, rest = words.partition("=")
    if equals and len(given.split()) == 1 and "@" not in given:
        key, words = given.strip(), rest
    if (
        not key
        and is_listed
        and (coded := CODE_BEFORE.match(words))
        and _are_initials(coded["code"], words[coded.end() :])
    ):
        key, words = coded["code"], words[coded.end() :]
    known = labels(minutes.meeting.language)
    if not key and (coded := BARE_CODE.match(words)) and _is_code_before(coded["code"], words[coded.end() :], known):
        key, words = coded["code"], words[coded.end() :]
    said, colon, behind_it = before_colon(words)
    before = presence_named(said, known) if colon and behind_it.strip() else ""
    found = _beside(behind_it if before else words, minutes, before or below)
    found = _lateness_apart(replace(found, presence=found.presence or before), minutes.meeting.language)
    parts = list(between_commas(DASH.sub(", ", found.words))) or [found.words.strip(", ")]
    while len(parts) > 1 and are_suffixes(parts[1].split()):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    if len(parts) == 2 and (found.email or is_listed) and _are_turned(parts, known, minutes.meeting.language):
        parts = [_turned(*parts)]
    delegation = ""
    if len(parts) > 1 and not title_split(parts[0], known)[0] and title_split(parts[1], known)[0]:
        delegation = parts.pop(0)
    role_before = ""
    if not found.role:
        role_before, parts[0] = _role_before(parts[0], known)
        found = replace(found, role=role_named(role_before, known), role_words=role_before)
    if is_listed and not found.role:
        parts[:1] = _post_apart(parts[0], known, minutes.meeting.language)
    title, name = title_before_name(parts[0], known)
    if title and (number := NUMBERED.match(name)):
        title, name = f"{title} {number[1]}", name[number.end() :]
    if not title and found.role in ADDRESSED and role_before:
        title, found = role_before, replace(found, role_words="")
    parts = [parts[0], *(part for part in parts[1:] if same(part) != same(title))]
    *names, last = name.split() or [""]
    if is_listed and len(names) > 1 and last[0].isupper() and is_post(last, minutes.meeting.language):
        name = " ".join(names)
        parts.insert(1, last)
    if found.email and not name:
        name = of_address(found.email)
    behind, voting, language = [], dict(found.voting), minutes.meeting.language
    away = (found.presence or below) in AWAY
    is_told = False
    for part in parts[1:]:
        is_no_post = part[0].islower() and not (is_post(part, language) or role_named(part, known))
        is_after, is_told = is_told and is_no_post, is_no_post and (is_told or _is_lateness(part, language))
        if of_vote := voting_said(part, minutes):
            voting |= of_vote
        elif is_maybe_late(part, language) or (is_after and not says_how(part, language)):
            found = replace(found, absence=_joined(found.absence, part))
        elif said_presence := presence_named(part, known):
            found = replace(found, presence=found.presence or said_presence)
            away |= said_presence in AWAY
        elif _is_excuse(part, minutes, is_away=away):
            found = replace(found, absence=_joined(found.absence, part), presence=found.presence or "apologies")
        elif is_late(part, language) or (part[0].islower() and says_how(part, language)):
            found = replace(found, remark=_joined(found.remark, part))
        else:
            behind.append(part)
    key = key or _code_beside(found, name)
    if key:
        found = replace(found, affiliation=_without_code(found.affiliation, key))
    role, said = found.role, found.role_words
    if not role:
        role, said = next(((named, part) for part in behind if (named := role_of_offices(part, known))), ("", ""))
        alike = [part for part in behind if role and (part == said or role_named(part, known) == role)]
        fuller = [part for part in alike if not is_own_word(part, role, known)]
        behind = [part for part in behind if part not in alike]
        said = ", ".join(fuller) or said
    if not role:
        role = said = next((part for part in behind if is_visitor(part, known)), "")
        behind = [part for part in behind if not role or part != role]
    if not (behind or role or role_of_offices(found.affiliation, known)) and is_post(found.affiliation, language):
        behind, found = [found.affiliation], replace(found, affiliation="")  # in brackets: "(Tree Warden)"
    has_post = behind and (len(behind) > 1 or found.affiliation or is_post(behind[0], language))
    post = behind[0] if has_post else ""
    affiliation = ", ".join(filter(None, (*behind[bool(post) :], found.affiliation)))
    is_said = bool(post) and role in VISITING and is_label(said, role, known)
    if not (is_said or is_own_word(said, role, known)) and said not in (post, *between_commas(post)):
        post = ", ".join(filter(None, (said, post)))
    return Participant(
        key=key or code_for(name, minutes, known),
        name=name,
        title=title,
        role=role,
        delegation=delegation,
        post=post,
        affiliation=affiliation,
        body=minutes.bodies[0].key if len(minutes.bodies) == 1 else (),
        presence=found.presence
        or ("expected" if is_listed or is_later or _is_late_said(found, language) else "present"),  # type: ignore[arg-type]
        aliases=one_or_many(found.aliases),
        email=found.email,
        remark=found.remark,
        absence=found.absence,
        **voting,
    )


ADDRESSED = ("chair", "vice chair", "secretariat")
"""Roles whose word is the title of who has no other: "Vice Chair Lop"."""
VISITING = ("guest", "observer")
"""Roles whose word alone says less than the post of who has one."""
AWAY = ("apologies", "absent")


def _is_late_said(found: Found, language: str) -> bool:
    return any(is_late(part, language) for part in between_commas(found.remark))


def _is_lateness(words: str, language: str) -> bool:
    """Whether words say that somebody comes later, surely or not: what is behind them is why."""
    return is_late(words, language) or is_maybe_late(words, language)


def _lateness_apart(found: Found, language: str) -> Found:
    """What stands in brackets without that somebody may come later, and without why they do or may: that is on no
    page."""
    parts = list(between_commas(found.remark))
    at = next((at for at, part in enumerate(parts) if _is_lateness(part, language)), None)
    if at is None:
        return found
    private = [parts[at], *(part for part in parts[at + 1 :] if not says_how(part, language))]
    private = private[not is_maybe_late(parts[at], language) :]
    others = (part for part in parts if part not in private)
    return replace(found, remark=", ".join(others), absence=_joined(found.absence, ", ".join(private)))


def _joined(first: str, other: str) -> str:
    return f"{first}, {other}" if first else other


def _is_excuse(said: str, minutes: Minutes, *, is_away: bool) -> bool:
    """Whether words are the reason for which somebody is away. Of one of whom the list says that, any word in small
    letters may be, which says no more."""
    known, language = labels(minutes.meeting.language), minutes.meeting.language
    if is_late(said, language) or role_named(said, known) or proxy_words(said, language):
        return False
    if not is_away:
        return is_excuse(said, language, is_whole=True)
    return is_excuse(said, language) or (
        said[0].islower() and not (says_how(said, language) or is_post(said, language))
    )


def comes_later(person: Participant, language: str) -> bool:
    """Whether a list says of somebody that they come later."""
    return any(is_maybe_late(part, language) for part in between_commas(person.absence)) or any(
        is_late(part, language) for part in between_commas(person.remark)
    )


CODE = re.compile(r"[^\W\d_a-z]{2,4}")


def _code_beside(found: Found, name: str) -> str:
    """The code that stands in brackets beside a name: its initials, or letters of it with the first of them."""
    words = [word for word in without_accents(name).upper().split() if word[0].isalpha()]
    for said in between_commas(found.affiliation):
        letters = iter("".join(words))
        code = without_accents(said)
        is_of = CODE.fullmatch(code) and len(words) > 1 and code[0] == words[0][0] and code[1:2] != words[0][1:2]
        if is_of and any(word[0] in code[1:] for word in words[1:]) and all(letter in letters for letter in code):
            return said
    return ""


def _without_code(affiliation: str, code: str) -> str:
    return ", ".join(part for part in between_commas(affiliation) if part != code)


def _role_before(words: str, known: Labels) -> tuple[str, str]:
    """The words for a role that stand before a name, and the name: two words, or a title and one."""
    said = words.split()
    for count in range(min(LONGEST_ROLE, len(said) - 2), 0, -1):
        name = " ".join(said[count:])
        is_name = all(word[0].isupper() or word in PARTICLES for word in title_split(name, known)[1].split())
        if is_name and role_named(" ".join(said[:count]), known):
            return " ".join(said[:count]), name
    return "", words


def _post_apart(words: str, known: Labels, language: str) -> list[str]:
    """A name and the post that stands before or behind it with no comma: "City Manager Ida Kay", "Mr W Gray Clerk to
    the Council"."""
    said = words.split()
    for count in range(min(LONGEST_ROLE, len(said) - 2), 0, -1):
        before, name = " ".join(said[:count]), title_split(" ".join(said[count:]), known)[1]
        if is_post(before, language) and not title_split(before, known)[0] and _is_written_as_name(name, 2):
            return [" ".join(said[count:]), before]
    title, name = title_split(words, known)
    names = name.split()
    for at in range(2, min(len(names), LONGEST_ROLE)) if title else ():
        if is_post(names[at], language) and _is_written_as_name(" ".join(names[:at]), 2):
            return [f"{title} {' '.join(names[:at])}", " ".join(names[at:])]
        if at + 1 < len(names) and is_post(f"{names[at]} {names[at + 1]}", language) and len(names) > at + 1:
            return [f"{title} {' '.join(names[:at])}", " ".join(names[at:])]
    return [words]


def _is_written_as_name(words: str, at_least: int) -> bool:
    said = words.split()
    return at_least <= len(said) < 5 and all(word[0].isupper() or word in PARTICLES for word in said)


LONGEST_ROLE = 4
"""Words."""


def voting_said(words: str, minutes: Minutes) -> dict[str, Any]:
    """What words such as `non-voting`, `2 votes`, `proxy for BM, AT` say of somebody's vote, as fields of a
    participant; {} where they say nothing of it, or name somebody who isn't on the roster."""
    known = labels(minutes.meeting.language)
    if is_non_voting(words, known):
        return {"vote": False}
    weights, proxies = _voting_patterns(minutes.meeting.language)
    try:
        if found := weights.fullmatch(words.strip()):
            return {"weight": weight(found[1] or found[2])}
        if found := proxies.fullmatch(words.strip()):
            names = re.split(rf"{and_pattern(known)}|[{COMMAS}{SEMICOLONS}]", found[1] or found[2])
            return {"proxies": people_meant(", ".join(_bare(name, minutes) for name in names), minutes)}
    except FieldError:
        return {}  # the words stay, as a remark or what else they are
    return {}


def _bare(name: str, minutes: Minutes) -> str:
    """A name without its title where nobody is called so with it: "Herrn Groß"."""
    name = name.strip()
    return name if roster(minutes).meant(name) else title_split(name, labels(minutes.meeting.language))[1]


@cache
def _voting_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How many votes somebody has, before the words for it or behind them, and whose proxies they hold, likewise; in
    the meeting's language and in English."""
    words = [vocabulary(each).rosters for each in (language, "en")]
    templates = [labels(each).holds_proxy.partition("{names}") for each in (language, "en")]
    before = [*(each for named in words for each in named.proxy), *(first.strip(" :") for first, *_ in templates)]
    behind = [*(each for named in words for each in named.proxy_behind), *(last.strip() for *_, last in templates)]
    votes, weight_ = (alternatives(each for named in words for each in getattr(named, key))
                      for key in ("votes", "weight"))  # fmt: skip
    return (
        re.compile(rf"(?:{weight_})\s*[:=]?\s*([\d.,]+)|([\d.,]+)\s*(?:{votes})", re.IGNORECASE),
        re.compile(
            rf"(?:{alternatives(filter(None, before))})(?:\s*:\s*|\s+)(\S.*)"
            + rf"|(\S.*?)\s*(?:{alternatives(filter(None, behind))})" * any(behind),
            re.IGNORECASE,
        ),
    )


def proxy_words(words: str, language: str) -> bool:
    """Whether words say that somebody holds or has given a proxy, be it of somebody who is not known here."""
    return any(each.fullmatch(words.strip()) for each in (_voting_patterns(language)[1], _giving_pattern(language)))


@cache
def _giving_pattern(language: str) -> re.Pattern[str]:
    """To whom somebody has given the own proxy, in the meeting's language and in English."""
    words = [vocabulary(each).rosters for each in (language, "en")]
    before, behind = ([each for named in words for each in getattr(named, key)]
                      for key in ("proxy_to", "proxy_to_behind"))  # fmt: skip
    return re.compile(
        rf"(?:{alternatives(before)})(?:\s*:\s*|\s+)(\S.*)" + rf"|(\S.*?)\s*(?:{alternatives(behind)})" * bool(behind),
        re.IGNORECASE,
    )


def proxy_told(said: str, minutes: Minutes) -> list[str]:
    """A line that says who has given a proxy to whom, as a label and lines of those who gave one: "Guy Hal donne
    pouvoir à Anne Bel", "Procurations : M. Jay à Mme Faure"; [] of any other."""
    known = labels(minutes.meeting.language)
    words = [word for each in (minutes.meeting.language, "en") for word in vocabulary(each).rosters.proxy_to]
    _, colon, behind = before_colon(said)
    if lists_proxies(said, minutes.meeting.language):
        between = rf"{alternatives(words)}|[a-zà-ÿ]{{1,4}}|→|->"
        several = COMMA.split(re.sub(f"[{SEMICOLONS}]", ",", behind).rstrip(" ."))
    elif colon or len(said.split()) > LONGEST_PROXY:
        return []
    else:
        between, several = alternatives(words), [said.rstrip(" .")]
    found, held_for = [], _held_for(minutes.meeting.language)
    for each in several:
        parts = re.fullmatch(rf"(?P<giver>.+?)\s+(?:{between})\s+(?P<holder>.+)", each.strip())
        held = re.fullmatch(rf"(?P<holder>.+?)\s+(?:{held_for})\s+(?P<giver>.+)", each.strip())
        parts = held if colon and held else parts  # "Eva Roe for Karl Dahl"
        if colon and not parts:  # "Petr Novak (Ruth Okafor)"
            parts = re.fullmatch(r"(?P<giver>[^()]+?)\s+\((?P<holder>[^()]+\s[^()]+)\)", each.strip())
        if not parts or not all(_is_written_as_name(title_split(part, known)[1], 1) for part in parts.groups()):
            return []
        found.append(f"{parts['giver']} ({words[0]} {parts['holder']})")
    return ["", *found]


@cache
def _held_for(language: str) -> str:
    """The word with which the one stands that a proxy is held for: "for"; none that is a part of names too."""
    forms = (form.split() for each in (language, "en") for form in vocabulary(each).rosters.proxy)
    return alternatives(form[-1] for form in forms if len(form) > 1 and form[-1] not in PARTICLES) or "(?!)"


def lists_proxies(said: str, language: str) -> bool:
    """Whether a line begins with a label that says that proxies are listed: "Procurations : …"."""
    label, colon, behind = before_colon(said)
    return bool(colon and behind.strip()) and compact(label) in _proxy_lists(language)


@cache
def _proxy_lists(language: str) -> frozenset[str]:
    return frozenset(compact(form) for each in (language, "en") for form in vocabulary(each).rosters.proxy_lists)


LONGEST_PROXY = 14
"""Words of a line that says who has given a proxy to whom."""


def proxy_given_to(words: str, minutes: Minutes) -> str:
    """Code of the one to whom words such as `proxy to BM` give somebody's proxy; "" where they say nothing of it, or
    name nobody or several."""
    found = _giving_pattern(minutes.meeting.language).fullmatch(words.strip().removesuffix("."))
    try:
        to = listed(people_meant(_bare(found[1] or found[2], minutes), minutes)) if found else ()
    except FieldError:
        return ""  # the words stay, as a remark or what else they are
    return to[0] if len(to) == 1 else ""


def with_proxies(people: Sequence[Participant], minutes: Minutes) -> list[Participant]:
    """People with the proxies that the list tells of, at who holds them or at who gives them: they were words until
    all were known. Whoever has given one is not expected."""
    held: dict[str, tuple[str, ...]] = {}
    found = []
    for person in people:
        giver, to = _without(person, partial(proxy_given_to, minutes=minutes))
        if to and to != person.key:
            held[to] = (*held.get(to, ()), person.key)
            person = replace(
                giver, presence="apologies" if giver.presence in ("expected", "present") else giver.presence
            )
        found.append(person)
    return [_with_held(person, held.get(person.key, ()), minutes) for person in found]


def _with_held(person: Participant, given: tuple[str, ...], minutes: Minutes) -> Participant:
    """Somebody with the proxies that others have given, and those of which the own words tell."""
    _, proxies = _voting_patterns(minutes.meeting.language)
    if not person.proxies:
        holder, held = _without(
            person, lambda said: voting_said(said, minutes).get("proxies", ()) if proxies.fullmatch(said) else ()
        )
        if held and person.key not in listed(held):
            person = replace(holder, proxies=held)
    both = tuple(dict.fromkeys((*listed(person.proxies), *given)))
    return replace(person, proxies=one_or_many(both)) if given else person


def _without(person: Participant, meant: Callable[[str], Codes]) -> tuple[Participant, Any]:
    """Somebody without the words of which something is `meant`, and that; or as before, and nothing."""
    for field in ("remark", "affiliation", "post"):
        parts = list(between_commas(getattr(person, field)))
        for start, end in ((at, end) for at in range(len(parts)) for end in range(len(parts), at, -1)):
            if found := meant(", ".join(parts[start:end])):
                return replace(person, **{field: ", ".join((*parts[:start], *parts[end:]))}), found
    return person, ""


def _beside(words: str, minutes: Minutes, below: str) -> Found:
    """What can be told from a name by its form: an address, a handle, what stands in brackets."""
    known, language = labels(minutes.meeting.language), minutes.meeting.language
    address = ADDRESS.search(words)
    words = ADDRESS.sub(" ", words)
    found = Found("", email=address[1] if address else "", aliases=tuple(HANDLE.findall(words)))
    words = HANDLE.sub(" ", words)
    affiliations: list[str] = []
    remarks: list[str] = []
    excuses: list[str] = []
    inside = [each.strip() for each in BRACKETS.findall(words)]
    away = below in AWAY or any(presence_named(part, known) in AWAY for each in inside for part in between_commas(each))
    for inner in inside:
        others = list(between_commas(inner))[1:]
        is_one = (
            role_of_offices(inner, known)
            or voting_said(inner, minutes)
            or (
                proxy_words(inner, language)
                and not any(voting_said(each, minutes) or says_how(each, language) for each in others)
            )
        )
        for said in [inner] if is_one else between_commas(inner.replace(";", ",")):
            if voting := voting_said(said, minutes):
                found = replace(found, voting={**found.voting, **voting})
            elif role := role_of_offices(said, known):
                found = replace(found, role=found.role or role, role_words=found.role_words or said)
            elif is_beside_members(said, known):
                found = replace(found, presence="present", voting={**found.voting, "vote": False})
            elif presence := presence_named(said, known):
                found = replace(found, presence=presence)
            elif not PRONOUNS.fullmatch(said) and compact(said) not in OUTSIDERS:
                is_how = said.islower() or says_how(said, language) or proxy_words(said, language)
                is_reason = _is_excuse(said, minutes, is_away=away)
                (excuses if is_reason else remarks if is_how else affiliations).append(said)
    words = re.sub(r"\s+,", ",", " ".join(BRACKETS.sub(" ", words).split())).strip(" ,;")
    if words.count('"') == 2 and words[0] == words[-1] == '"':  # within a name they are a nickname's
        words = words[1:-1].strip(" ,;")
    found = replace(found, words=words, affiliation=", ".join(affiliations), remark=", ".join(remarks))
    return replace(
        found, absence=", ".join(excuses), presence=found.presence or ("apologies" if excuses and not below else "")
    )


def _are_turned(parts: list[str], known: Labels, language: str) -> bool:
    """Whether two parts are a family name and given names, as an address book has them: "van der Meer, Jan"."""
    family, given = (part.split() for part in parts)
    if is_post(parts[1], language) or INITIALS.fullmatch(family[0]):
        return False
    if given[0][0].islower() and given[0] not in PARTICLES:
        return False
    if len(given) > 1 and INITIALS.fullmatch(given[0]) and len(given[-1].strip(".")) > 1:
        return False  # another one: "Brook, M.A. Hill"
    names = [word for word in family if word.lower() not in PARTICLES] or family
    if len(names) > 2 or len(given) > 3 or title_split(parts[0], known)[0] or role_named(parts[1], known):
        return False
    alone = len(names) == 1 or all(word.isupper() for word in names)
    return alone and len(given) < 3 and not any(map(str.isdigit, "".join(parts)))


def _turned(family: str, given: str) -> str:
    """The name in its own order, with what stands behind it: "Pike, Leo Jr." is Leo Pike Jr."""
    words = given.split()
    at = len(words)
    while at > 1 and are_suffixes(words[at - 1 : at]):
        at -= 1
    return " ".join([*words[:at], family, *words[at:]])


def of_address(email: str) -> str:
    """The name that an address shows: anna.tamm@… is Anna Tamm, a.tamm@… A. Tamm; one without parts stays as it is."""
    local = email.partition("@")[0]
    words = [word for each in PARTS.split(local) if (word := each.rstrip("0123456789"))]
    names = [word[0].upper() + (word[1:] or ".") for word in words]
    return " ".join(names) if len(words) > 1 else local


def addressed(entry: str) -> str:
    """An entry of a mail's header as words: its name is decoded and not in quotes, its address in angle brackets."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    if ":" in entry:
        return entry  # a delegation, which the standard takes for a group
    name, address = parseaddr(entry)
    if "@" not in address or not name:
        name, _, address = entry.rpartition("<") if entry.rstrip().endswith(">") else (entry, "", "")
    try:
        name = str(make_header(decode_header(name.strip().strip('"'))))
    except (HeaderParseError, LookupError, UnicodeDecodeError):
        name = name.strip()  # as it stands there
    return f"{name} <{address.strip('<> ')}>" if address else name


def addresses_in(line: str) -> list[str]:
    """The entries of a mail's header, or of a line that looks so, each a name with its address."""
    line = HEADERS.sub("", line).replace("mailto:", "").strip()
    return [entry for part in SEMICOLON.split(line) if part.strip() for entry in _between_addresses(part)]


def _between_addresses(line: str) -> list[str]:
    """Likewise of those with commas between; one without an address is an entry too."""
    if len(ADDRESS.findall(line)) < 2:
        return [addressed(line)]
    entries: list[str] = []
    before: list[str] = []
    for piece in filter(None, map(str.strip, COMMA.split(line))):
        if not ADDRESS.search(piece):
            before.append(piece)
            continue
        is_family = bool(before) and sum(word not in PARTICLES for word in before[-1].split()) == 1
        family = f"{before.pop()}, " if is_family else ""  # "Tamm, Anna <…>" without quotes comes in two parts
        ends = [found.end() for found in ADDRESS.finditer(piece)]
        several = [piece[start:end].strip() for start, end in zip([0, *ends], [*ends[:-1], len(piece)], strict=False)]
        entries += [*before, *map(addressed, [family + several[0], *several[1:]])]
        before = []
    return [*entries, *before]
