"""Who takes part, by body: those present, those who sent apologies, those absent."""

from collections.abc import Iterator

from minutes_tui.config import house_style
from minutes_tui.model.document import Block, Cell, Heading, Inline, LineBreak, Paragraph, Table, Words
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.report.context import Page

LISTED = "{delegation}, {title} {name}, {post}, {affiliation}, {stands_for}, {proxies}"
"""How a participant is listed where the house says nothing else."""


def rosters(page: Page) -> Iterator[Block]:
    for heading, body, members in by_body(page):
        yield from _roster(page, heading, body, members)


def by_body(page: Page) -> Iterator[tuple[str, str, list[Participant]]]:
    """Heading, key and members of each body, then those of none; one who is struck out is in no list."""
    minutes = page.minutes
    keys = {body.key for body in minutes.bodies}
    for body in minutes.bodies:
        members = [person for person in _not_struck(minutes) if body.key in listed(person.body)]
        yield body.heading or body.name or body.key, body.key, members
    others = [person for person in _not_struck(minutes) if not keys & set(listed(person.body))]
    yield page.labels.participants, "", others


def _not_struck(minutes: Minutes) -> Iterator[Participant]:
    return (person for person in minutes.participants if not person.struck)


def came(page: Page) -> set[str]:
    """Codes of those whose arrival the page has."""
    return {code for note in page.minutes.notes if note.kind == "arrival" for code in listed(note.who)}


Entry = tuple[str, ...]
"""The lines that belong together: those of a person and the label before them."""


def _roster(page: Page, heading: str, body: str, members: list[Participant]) -> Iterator[Block]:
    there = came(page)
    present = [each for each in members if each.presence in ("expected", "present") or each.key in there]
    groups = [("", list(_entries(page, body, present)))]
    for presence, label in (("apologies", page.labels.apologies), ("absent", page.labels.absent)):
        away = [each for each in members if each.presence == presence and each.key not in there]
        groups.append((label, [(line,) for person in away if (line := roster_line(person, page, body))]))
    if any(entries for _, entries in groups):
        yield Heading(2, (Words(heading),))
    for label, entries in groups:
        if label and entries:
            yield Paragraph((Words(page.label_line(label)),))
        yield from _set(entries, page.print.columns or 1)


def _set(entries: list[Entry], columns: int) -> Iterator[Block]:
    """Entries one below the other, or in columns, each filled before the next."""
    if columns == 1 or len(entries) < 2:
        yield from (Paragraph((Words(line),)) for entry in entries for line in entry)
        return
    cells = [_cell(entry) for entry in entries]
    rows = -(-len(cells) // columns)
    cells += [()] * (rows * columns - len(cells))
    yield Table(((),) * columns, tuple(tuple(cells[row::rows]) for row in range(rows)), (1,) * columns)


def _cell(entry: Entry) -> Cell:
    parts: list[Inline] = []
    for line in entry:
        parts += [LineBreak(), Words(line)] if parts else [Words(line)]
    return tuple(parts)


def _entries(page: Page, body: str, members: list[Participant]) -> Iterator[Entry]:
    labelled = {"chair": page.labels.chair, "vice chair": page.labels.vice_chair}
    for person in members:
        label = labelled.get(house_style.as_role(person.role_in(body)))
        says_it = "{role}" in template(person, page, body)
        lines = [page.label_line(label)] if label and person.printed is None and not says_it else []
        line = roster_line(person, page, body)
        if lines or line:
            yield (*lines, line) if line else tuple(lines)


def template(person: Participant, page: Page, body: str = "") -> str:
    return house_style.for_role(page.print.person, (person.role_in(body),), LISTED)


def roster_line(person: Participant, page: Page, body: str = "") -> str:
    """How a participant is listed: as `printed`, or as the house lists one with that role, the remark behind it."""
    if person.printed is not None:
        return person.printed
    wanted = template(person, page, body)
    line = page.filled(wanted, person, person.role_in(body))
    return f"{line} ({person.remark})" if person.remark and "{remark}" not in wanted else line
