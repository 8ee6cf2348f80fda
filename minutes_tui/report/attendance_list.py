"""Who is there: a list to sign, body by body, and who was in the room at each agenda item."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.names import full_name
from minutes_tui.language.roles import behind_office
from minutes_tui.meeting import attendance as room
from minutes_tui.model.document import Block, Cell, Heading, LineBreak, Table, Words
from minutes_tui.model.minutes import Note, Participant, listed
from minutes_tui.report.agenda import numbered_title
from minutes_tui.report.context import Page
from minutes_tui.report.phrases import happening
from minutes_tui.report.roster import by_body, heading_of, office_said, role_printed, seen, with_unnamed
from minutes_tui.report.sittings import Days
from minutes_tui.report.withheld import printable

LIST_WIDTHS = (17, 10, 15, 12, 11, 24)
"""Shares of the name, for whom, post and affiliation, the role, whether present, and the room to sign."""


def attendance(page: Page) -> Iterator[Block]:
    """The list to sign of each body, with the same columns; who had no name; who was there at each item."""
    words = page.labels
    head = (words.name, words.delegation, words.affiliation, words.role,
            words.attendance_column or words.attendance, words.signature)  # fmt: skip
    there = seen(page)
    lists = []
    for heading, body, members in by_body(page):
        if rows := [_row(person, page, body, there) for person in members]:
            lists.append((heading_of(page, heading, body, members), rows))
    every = [row for _, rows in lists for row in rows]
    kept = [at for at in range(len(head)) if at > 3 or any(row[at] for row in every)]  # the same columns in each list
    for heading, rows in lists:
        yield Heading(2, (Words(heading),))
        yield Table(
            tuple(_cell(head[at]) for at in kept),
            tuple(tuple(_cell(row[at]) for at in kept) for row in rows),
            tuple(LIST_WIDTHS[at] for at in kept),
            marks=("sign",) * len(rows),
        )
    yield from with_unnamed(page)
    yield from _by_item(page)


def _cell(said: str) -> Cell:
    return (Words(said),) if said else ()


def _row(person: Participant, page: Page, body: str, there: frozenset[str]) -> tuple[str, ...]:
    """Name, for whom, the post with the affiliation, the role, be it by the post's word for it, and whose vote a person
    has, whether present."""
    presence = "present" if person.key in there else person.presence
    said = "" if presence == "expected" else page.of(f"{presence}_one", person)
    role, fields = person.role_in(body), page.fields(person)
    called = role_printed(page, person, body)
    office = "" if called else office_said(page, person, body)
    post = behind_office(person.post) if office else person.post
    called = called or office or ("" if post else page.role(role, person))
    about = page.labels.comma.join(filter(None, (post, person.affiliation)))
    there_as = page.labels.comma.join(filter(None, (called, fields["stands_for"], fields["proxies"])))
    return (full_name(person) or person.key, person.delegation, about, there_as, said, "")


class _Stay(Struct):
    """An item on a day: who was there at some time of it, and who came and left meanwhile."""

    item: str
    there: set[str]
    moves: list[Note]


def _by_item(page: Page) -> Iterator[Block]:
    """For each item as it was taken up, day by day, who was there at some time of it and who came or left meanwhile,
    where somebody said who was there."""
    if not room.is_taken(page.minutes):
        return
    days = list(_days(page))
    if not any(stays for _, stays in days):
        return
    yield Heading(2, (Words(page.labels.agenda),))
    for day, stays in days:
        rows = [(numbered_title(page, stay.item), _present(stay, page)) for stay in stays]
        if rows and day:
            yield Heading(3, (Words(day),))
        if rows:
            head = (_cell(page.labels.item), _cell(page.labels.present))
            yield Table(head, tuple(rows), (1, 2))


def _days(page: Page) -> Iterator[tuple[str, list[_Stay]]]:
    """Each day with the items that were up on it; the name of the day is "" where there is but one."""
    days = Days(page)
    called, stays, up = next(map(_said, days.first()), ""), list[_Stay](), ""
    for note, now in room.presence_by_note(page.minutes):
        if new := next(map(_said, days.before(note)), ""):
            yield called, stays
            called, stays = new, []
        if note.kind == "item":
            up = "" if note.outcome in ("closed", "skipped") else note.item
        if not up:
            continue
        there = {code for code, sign in now.items() if sign == room.PRESENT}
        stay = next((each for each in stays if each.item == up), None)
        if stay is None:
            stay = _Stay(up, set(), [])
            stays.append(stay)
        stay.there |= there
        if note.kind in ("arrival", "departure") and printable(note, page.audience):
            stay.there |= set(listed(note.who)) & now.keys()
            stay.moves.append(note)
    yield called, stays


def _said(heading: Block) -> str:
    return "".join(each.text for part in getattr(heading, "content", ()) for each in part.content)


def _present(stay: _Stay, page: Page) -> Cell:
    """Who was there, in the order of the list, and a line for those who came or left."""
    there = tuple(each.key for each in page.minutes.participants if each.key in stay.there)
    names = page.begun(page.labels.comma.join(map(page.named, there)), there)
    plain = replace(page, print=replace(page.print, present_after=False))
    moves = [happening(each, plain) for each in stay.moves]
    cell: Cell = (Words(names),) if names else ()
    return (*cell, *((LineBreak(),) if cell else ()), Words(" ".join(moves))) if moves else cell
