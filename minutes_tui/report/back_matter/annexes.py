"""What stands behind the proceedings beside lists of decisions and the like: attachments, the next meeting,
corrigenda."""

from collections.abc import Iterator

from minutes_tui.language import markup
from minutes_tui.model.document import Block, Gap, Heading, Inline, Words
from minutes_tui.report.back_matter.registers import item_of, place, register
from minutes_tui.report.context import Page
from minutes_tui.report.proceedings import led


def attachments(page: Page) -> Iterator[Block]:
    """What was tabled, counted, with where that was."""
    tabled = page.minutes.attachments
    if not tabled:
        return
    words = page.labels
    notes = {note.id: (note, number) for note, number in page.numbered_notes if note.id}
    is_printed = any(each.print for each in tabled)
    rows = []
    for count, each in enumerate(tabled, 1):
        note, number = notes.get(each.note, (None, ""))
        where = place(note, number, page) if note else ()
        printed: tuple[Inline, ...] = (Words(words.not_printed),) if is_printed and not each.print else where
        called = (Words(each.title or each.file or each.key),)
        rows.append(((Words(str(count)),), called, item_of(note, page) if note else (), printed))
    yield Heading(2, (Words(words.attachments),))
    yield register((words.annex, words.document, words.item, words.page), rows, (2, 12, 6, 2), page)


def corrigenda(page: Page) -> Iterator[Block]:
    """Corrections of approved minutes, in the order of the record."""
    if page.minutes.corrigenda:
        yield Heading(2, (Words(page.labels.corrigenda),))
    for each in page.minutes.corrigenda:
        words = page.labels.corrigendum_whole if each.paragraph is None else page.labels.corrigendum
        date = page.date(each.date) if each.date else "?"
        lead, _, behind = words.format(paragraph=each.paragraph, date=date, text="\0").partition("\0")
        yield from led((Words(lead),) if lead else (), markup.blocks(each.text), behind)


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
