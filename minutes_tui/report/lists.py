"""What stands behind the proceedings: decisions, votes, action items, attachments, who signs."""

from collections.abc import Iterator

from minutes_tui.document import Block, Gap, Heading, Listing, Passage, Signature, Table, Words
from minutes_tui.house import as_role
from minutes_tui.model import Minutes, Note, listed
from minutes_tui.names import full_name, roster
from minutes_tui.report import wording
from minutes_tui.report.page import Page
from minutes_tui.report.proceedings import led


def lists(page: Page) -> Iterator[Block]:
    """The lists of the summary."""
    yield from decisions(page)
    yield from actions(page)


def decisions(page: Page, *, with_motions: bool = False) -> Iterator[Block]:
    """The decisions in order; or, where they are what the page is about, with the motions that were carried among them,
    and each a passage."""
    found = [note for note in page.minutes.notes if note.kind == "decision" or (with_motions and _is_carried(note))]
    if found:
        yield Heading(2, (Words(page.labels.decisions),))
    for note in found:
        labelled = note.number is not None or note.kind == "motion"
        lead = wording.label(note, page) if labelled else ""
        blocks = tuple(led(lead, note.text, wording.behind(note, page)))
        if with_motions:
            yield Passage(note.kind, blocks, at=note.at, anchor=page.anchor((note.id,)))
        else:
            yield from blocks


def _is_carried(note: Note) -> bool:
    return note.kind == "motion" and note.outcome == "carried"


def votes(page: Page) -> Iterator[Block]:
    yield from _listing(page, "vote", page.labels.votes)


def actions(page: Page) -> Iterator[Block]:
    yield from _listing(page, "action", page.labels.actions)


def _listing(page: Page, kind: str, heading: str) -> Iterator[Block]:
    notes = [note for note in page.minutes.notes if note.kind == kind]
    if notes:
        yield Heading(2, (Words(heading),))
        yield Listing(tuple(wording.entry(note, page) for note in notes))


def actions_by_person(page: Page) -> Iterator[Block]:
    """A table for each person in the order of last names, nobody's last; what two have to do stands with both."""
    notes = [note for note in page.minutes.notes if note.kind == "action"]
    if not notes:
        return
    yield Heading(2, (Words(page.labels.actions),))
    for code in page.by_name({code for note in notes for code in listed(note.responsible)}):
        yield Heading(3, (Words(page.full(code)),))
        yield _todo([note for note in notes if code in listed(note.responsible)], page)
    nobodys = [note for note in notes if not listed(note.responsible)]
    if nobodys:
        yield Heading(3, (Words(page.labels.nobody),))
        yield _todo(nobodys, page)


def _todo(notes: list[Note], page: Page) -> Table:
    """Action items by due date, those without one last; the order of the record among equals."""
    words = page.labels
    rows = tuple(
        (
            wording.line(note.text),
            (Words(page.date(note.due)),) if note.due else (),
            (Words(words.done if note.done else words.open),),
        )
        for note in sorted(notes, key=lambda note: (note.due is None, note.due or 0))
    )
    return Table(((Words(words.action),), (Words(words.due),), (Words(words.state),)), rows, (6, 2, 1))


def attachments(page: Page) -> Iterator[Block]:
    tabled = page.minutes.attachments
    if tabled:
        yield Heading(2, (Words(page.labels.attachments),))
        yield Listing(tuple((Words(each.title or each.file or each.key),) for each in tabled))


def corrigenda(page: Page) -> Iterator[Block]:
    """Corrections of approved minutes, in the order of the record."""
    if page.minutes.corrigenda:
        yield Heading(2, (Words(page.labels.corrigenda),))
    for each in page.minutes.corrigenda:
        words = page.labels.corrigendum_whole if each.paragraph is None else page.labels.corrigendum
        date = page.date(each.date) if each.date else "?"
        lead, _, behind = words.format(paragraph=each.paragraph, date=date, text="\0").partition("\0")
        yield from led(lead, each.text, behind)


def next_meeting(page: Page) -> Iterator[Block]:
    following = page.minutes.meeting.next
    if following:
        said = page.labels.comma.join(
            part for part in (page.date(following.date) if following.date else "", following.venue) if part
        )
        yield page.labelled(page.labels.next_meeting, said)


def signatures(page: Page) -> Iterator[Block]:
    titles = {"chair": page.labels.chair, "vice chair": page.labels.vice_chair, "rapporteur": page.labels.rapporteur}
    for role in listed(page.print.signature or ()):
        for name in _signers(page.minutes, role):
            yield Signature(name, titles.get(role, role))


def _signers(minutes: Minutes, role: str) -> list[str]:
    if role == "rapporteur":
        people = roster(minutes).by_key
        return [full_name(people[each]) if each in people else each for each in listed(minutes.meeting.rapporteur)] or [
            ""
        ]
    holders = [
        person
        for person in minutes.participants
        if as_role(role) in map(as_role, [person.role] if isinstance(person.role, str) else person.role.values())
    ]
    return [full_name(person) for person in holders] or [""]


def parted(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks with a gap before the first, and none before a heading or another gap: they part by themselves."""
    before: Block = Gap()
    for block in blocks:
        if isinstance(before, Gap) and not isinstance(block, Heading | Gap):
            yield before
        if not isinstance(block, Gap):
            yield block
        before = block
