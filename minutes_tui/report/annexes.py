"""What stands behind the proceedings: decisions, votes, action items, attachments, corrigenda."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, repeat

from minutes_tui.meeting.decisions import decided
from minutes_tui.model.document import Block, Gap, Heading, Listing, Paragraph, Passage, Table, Words
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report import phrases
from minutes_tui.report.context import Page
from minutes_tui.report.proceedings import led, marked, numbered, paragraph_numbers

Numbered = tuple[Note, str]
"""A note with the number of its paragraph, "" where none is printed."""


def chosen(page: Page, kinds: tuple[str, ...]) -> list[Numbered]:
    """The notes of some kinds. Their numbers are those that the summary has: a paragraph has one in every form."""
    return [(note, number) for note, number in zip(*_notes(page), strict=False) if note.kind in kinds]


def _notes(page: Page) -> tuple[Sequence[Note], Iterable[str]]:
    notes = page.minutes.notes
    return notes, paragraph_numbers(notes) if page.is_numbered else repeat("")


def decisions(page: Page) -> Iterator[Block]:
    """What was decided, in order; where the page is about that, each is a passage of its own."""
    words = dict(decided(page.minutes))
    found = [each for each in zip(count(), *_notes(page), strict=False) if each[0] in words]
    if found:
        yield Heading(2, (Words(page.labels.decisions),))
    for at, note, number in found:
        blocks = led(phrases.decided(note, page), words[at], phrases.behind_decided(note, page))
        yield from (_passage(blocks, note, page, number),) if page.form == "decisions" else blocks


def votes(page: Page) -> Iterator[Block]:
    yield from _listing(page, "vote", page.labels.votes)


def actions(page: Page) -> Iterator[Block]:
    yield from _listing(page, "action", page.labels.actions)


def _listing(page: Page, kind: str, heading: str) -> Iterator[Block]:
    """A list, or paragraphs where they are the page's own and have numbers or times."""
    found = chosen(page, (kind,))
    if found:
        yield Heading(2, (Words(heading),))
    if page.form == "decisions" and (page.is_numbered or page.is_timed):
        for note, number in found:
            yield _passage((Paragraph(phrases.entry(note, page)),), note, page, number)
    elif found:
        yield Listing(tuple(phrases.entry(note, page) for note, _ in found))


def _passage(blocks: Iterable[Block], note: Note, page: Page, number: str) -> Passage:
    content = tuple(marked(blocks, note, page, number))
    return Passage(note.kind, content, at=page.at(note.at), anchor=page.anchor((note.id,)))


def actions_by_person(page: Page) -> Iterator[Block]:
    """A table for each person in the order of last names, nobody's last; what two have to do stands with both."""
    found = chosen(page, ("action",))
    if not found:
        return
    yield Heading(2, (Words(page.labels.actions),))
    for code in page.by_name({code for note, _ in found for code in listed(note.responsible)}):
        yield Heading(3, (Words(page.full(code)),))
        yield _todo([each for each in found if code in listed(each[0].responsible)], page)
    nobodys = [each for each in found if not listed(each[0].responsible)]
    if nobodys:
        yield Heading(3, (Words(page.labels.nobody),))
        yield _todo(nobodys, page)


def _todo(found: list[Numbered], page: Page) -> Table:
    """Action items by due date, those without one last; the order of the record among equals."""
    words = page.labels
    head = (words.number, words.action, words.due, words.state)
    rows = [
        (
            (Words(numbered(number, page)),) if number else (),
            phrases.line(note.text),
            (Words(page.due(note.due)),) if note.due else (),
            (Words(words.done if note.done else words.open),),
        )
        for note, number in sorted(found, key=lambda each: (each[0].due is None, each[0].due or 0))
    ]
    first = 0 if page.is_numbered else 1
    return Table(
        tuple((Words(said),) for said in head[first:]), tuple(row[first:] for row in rows), (1, 6, 2, 1)[first:]
    )


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
            part
            for part in (
                page.date(following.date) if following.date else "",
                page.labels.at_time.format(time=page.time(following.start)) if following.start else "",
                following.venue,
            )
            if part
        )
        yield page.labelled(page.labels.next_meeting, said)


def parted(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks with a gap before the first, and none before a heading or another gap: they part by themselves."""
    gap: Gap | None = Gap()
    for block in blocks:
        if isinstance(block, Gap):
            gap = block
            continue
        if gap and not isinstance(block, Heading):
            yield gap
        gap = None
        yield block
