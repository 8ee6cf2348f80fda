"""Who is there: a list to sign, body by body, and who was in the room at each agenda item."""

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.language.names import full_name
from minutes_tui.meeting import attendance as room
from minutes_tui.model.document import Block, Heading, Words, without_addresses
from minutes_tui.model.minutes import Participant
from minutes_tui.report.agenda import table, titled
from minutes_tui.report.context import Page
from minutes_tui.report.roster import by_body, seen

LIST_WIDTHS = (15, 11, 16, 9, 11, 20)


def attendance(page: Page) -> Iterator[Block]:
    words = page.labels
    head = (words.name, words.delegation, words.affiliation, words.role,
            words.attendance_column or words.attendance, words.signature)  # fmt: skip
    there = seen(page)
    for heading, body, members in by_body(page):
        people = {person.key: person for person in members}
        rows = [_row(people[code], page, body, there) for code in page.by_name(people)]
        if rows:
            yield Heading(2, (Words(heading),))
            yield replace(table(head, rows, LIST_WIDTHS, keep=1), marks=("sign",) * len(rows))
    yield from _by_item(page)


def _row(person: Participant, page: Page, body: str, there: frozenset[str]) -> tuple[str, ...]:
    presence = "present" if person.key in there else person.presence
    said = "" if presence == "expected" else page.of(f"{presence}_one", person)
    role = page.role(person.role_in(body), person)
    return (full_name(person) or person.key, person.delegation, person.affiliation, role, said, "")


def _by_item(page: Page) -> Iterator[Block]:
    """For each item as it was first taken up, who was there at some time of it, where somebody said who was there."""
    if not room.is_taken(page.minutes):
        return
    titles = {item.key: without_addresses(titled(item)) for item in page.minutes.agenda}
    by_item = [(item, tuple(page.by_name(there))) for item, there in room.by_item(page.minutes)]
    rows = [
        (titles.get(item, (Words(item),)), page.begun(page.labels.comma.join(map(page.named, there)), there))
        for item, there in by_item
    ]
    if rows:
        yield Heading(2, (Words(page.labels.attendance),))
        yield table((page.labels.item, page.labels.present), rows, (1, 2), keep=2)
