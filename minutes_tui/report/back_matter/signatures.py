"""Who signs the page, and as what."""

from collections.abc import Iterator

from minutes_tui.config.house_style import as_role
from minutes_tui.language.labels import labels
from minutes_tui.language.names import compact, full_name, roster
from minutes_tui.language.roles import is_acting, role_and_post, role_named
from minutes_tui.meeting import acting_chair
from minutes_tui.model.document import Block, Signature
from minutes_tui.model.minutes import Participant, listed
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import raised

RAPPORTEUR, SECRETARIAT, SECRETARY = "rapporteur", "secretariat", "secretary"
WRITERS = (RAPPORTEUR, SECRETARIAT, SECRETARY)
"""Roles for which minutes are written."""


def signatures(page: Page) -> Iterator[Block]:
    """A place for each who signs, in the order of `[print] signature`: an entry of it is a role, or a participant's
    code. Those of a role stand in the order of their bodies; a role that nobody has keeps its place."""
    for entry in listed(page.print.signature or ()):
        person = page.people.by_key.get(entry)
        if person and not person.struck:
            role = person.role if isinstance(person.role, str) else next(iter(person.role.values()), "")
            yield _signature(page, person, role)
            continue
        signers = list(_signers(page, entry)) or _who_wrote(page, entry)
        chaired = acting_chair.signing([each for each, _, _ in signers], page.minutes)
        signers = sorted((each for each in signers if each[0] in chaired), key=lambda each: chaired.index(each[0]))
        with_body = {body for _, body, _ in signers if body}
        for each, body, role in signers or [(Participant(), "", entry)]:
            yield _signature(page, each, role, body if len(with_body) > 1 else "")


def _who_wrote(page: Page, entry: str) -> list[tuple[Participant, str, str]]:
    """Who signs where nobody is the rapporteur: the only one who has another role for which minutes are written, such
    as the clerk, and does not sign as that."""
    if entry != RAPPORTEUR or any(_is_same(page, each, SECRETARIAT) for each in listed(page.print.signature or ())):
        return []
    found = list({each[0].key: each for role in (SECRETARIAT, SECRETARY) for each in _signers(page, role)}.values())
    return found if len(found) == 1 else []


def _signature(page: Page, person: Participant, role: str, body: str = "") -> Signature:
    words = page.labels
    names = {each.key: each.name or each.key for each in page.minutes.bodies}
    has_place = page.print.signature_place is not False
    return Signature(
        full_name(person),
        _called(page, person, role),
        names.get(body, body),
        _says(page, role),
        words.place_and_date if has_place else "",
        words.signature if has_place else "",
    )


def _called(page: Page, person: Participant, role: str) -> str:
    """What somebody signs as: the recorded word where the post is one for the role, such as "Town Clerk". Who attests
    does so by the post."""
    known = labels(page.minutes.meeting.language)
    post = person.post.split(",")[0].strip()
    wanted = role_named(role, known)
    if wanted == acting_chair.CHAIR and is_acting(post, known):
        return page.labels.acting_chair
    if post and wanted and role_named(post, known) == wanted and page.role(role, person) != post:
        return post
    if post and _says(page, role) == page.labels.attested:
        return post
    said = page.role(role, person)
    return raised(said) if said else ""


def _says(page: Page, role: str) -> str:
    """What the signature says, in the styles in which it stands with it."""
    words, known = page.labels, labels(page.minutes.meeting.language)
    named = as_role(role_named(role, known) or role)
    if page.print.style == "council":
        return words.approved if named == "chair" else words.attested
    return words.attested if page.print.style == "protokoll" and named == "minute checker" else ""


def _signers(page: Page, role: str) -> Iterator[tuple[Participant, str, str]]:
    """Who signs as what they are, for which body, and the role as it is recorded; a rapporteur who is not on the roster
    is called as recorded."""
    minutes = page.minutes
    if role == RAPPORTEUR and minutes.meeting.rapporteur:
        people = roster(minutes).by_key
        by_name = {compact(name): each for each in people.values() for name in (each.name, full_name(each))}
        for each in listed(minutes.meeting.rapporteur):
            name, word = _with_word(page, each)
            person = people.get(each) or by_name.get(compact(name)) or Participant(name=name)
            yield person, "", word or _written_as(page, person)
        return
    order = {body.key: at for at, body in enumerate(minutes.bodies)}
    found = [
        (person, *each)
        for person in minutes.participants
        if not person.struck
        for each in _roles_of(page, person, role)
    ]
    yield from sorted(found, key=lambda each: order.get(each[1], len(order)))


def _with_word(page: Page, recorded: str) -> tuple[str, str]:
    """The name of who wrote the minutes, and the word for that behind it: of "Mrs Janet Pettifer, Clerk"."""
    name, _, word = recorded.partition(",")
    is_word = role_named(word.strip(), labels(page.minutes.meeting.language)) in WRITERS
    return (name.strip(), word.strip()) if word.strip() and is_word else (recorded, "")


def _written_as(page: Page, person: Participant) -> str:
    """As what somebody signs who wrote the minutes: by the role on the list, such as "Clerk", where that is one for
    which minutes are written; else as rapporteur."""
    recorded = person.role if isinstance(person.role, str) else next(iter(person.role.values()), "")
    known = labels(page.minutes.meeting.language)
    role, _ = role_and_post(recorded, person.post, known)
    post = person.post.split(",")[0].strip()
    if as_role(role) == SECRETARIAT and role_named(post, known) in WRITERS:
        return post
    is_writers = role_named(role, known) in ("", *WRITERS) and as_role(role) != SECRETARIAT
    return role if role.strip() and is_writers else RAPPORTEUR


def _roles_of(page: Page, person: Participant, role: str) -> list[tuple[str, str]]:
    """The body for which somebody has a role, and that role as it is recorded; one who has it in several signs for the
    first of them."""
    if isinstance(person.role, str):
        bodies = [key for key in listed(person.body) if any(body.key == key for body in page.minutes.bodies)]
        return [(next(iter(bodies), ""), person.role)] if _is_same(page, person.role, role) else []
    return [(body, each) for body, each in person.role.items() if _is_same(page, each, role)][:1]


def _is_same(page: Page, had: str, wanted: str) -> bool:
    """Whether a role is the one that is asked for, by that word or by another for it."""
    known = labels(page.minutes.meeting.language)
    if as_role(had) == as_role(wanted):
        return True
    named = role_named(wanted, known)
    return bool(named and had.strip()) and as_role(named) == as_role(role_named(had, known))
