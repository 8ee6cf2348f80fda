"""What stands behind the proceedings beside lists of decisions and the like: attachments, the next meeting,
corrigenda."""

import re
from collections.abc import Iterable, Iterator
from posixpath import normpath
from urllib.parse import unquote

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.model.document import (
    Address,
    Block,
    Cell,
    Emphasis,
    Figure,
    Foreign,
    Gap,
    Heading,
    Inline,
    Link,
    Listing,
    PageNumber,
    Paragraph,
    Passage,
    Place,
    Strong,
    Words,
    reworded,
)
from minutes_tui.model.document import words as words_of
from minutes_tui.model.minutes import Attachment, listed
from minutes_tui.report.back_matter.registers import item_of, place, register
from minutes_tui.report.context import Page
from minutes_tui.report.proceedings import led


def attachments(page: Page) -> Iterator[Block]:
    """What was tabled, counted, with its item; and with the page on which it is printed if any of it is, else with the
    number of the paragraph. A page's number never says where something was tabled: a reader looks for it there."""
    tabled = page.minutes.attachments
    if not tabled:
        return
    words = page.labels
    notes = {note.id: (note, number) for note, number in page.numbered_notes if note.id}
    is_printed = any(each.print for each in tabled)
    is_by_page = any(each.print and each.file for each in tabled)
    rows: list[tuple[Cell, ...]] = []
    for count, each in enumerate(tabled, 1):
        note, number = notes.get(each.note, (None, ""))
        where = place(note, number, page) if note and page.is_numbered and not is_by_page else ()
        printed: tuple[Inline, ...] = (Words(words.not_printed),) if is_printed and not each.print else where
        called: tuple[Inline, ...] = (Words(_title(each)),)
        if each.print and each.file:
            called = (Link(_anchor(count), called),)
            printed = (PageNumber(_anchor(count)),)
        elif each.file:
            called = (Address(each.file, called, is_file=True),)
        rows.append(((Words(str(count)),), called, item_of(note, page) if note else (), printed))
    if page.print.style in ("protokoll", "committee"):
        yield _in_one_paragraph(rows, page)
        return
    yield Heading(2, (Words(words.attachments),))
    if page.print.text_columns == 2:  # too narrow for a table of four columns
        yield Listing(tuple(_in_line(row, page, is_printed=is_printed) for row in rows), ordered=True)
        return
    head = (words.annex, words.document, words.item, words.page)
    yield register(head, rows, (3, 12, 5, 4), page, is_by_page=is_by_page)


def _in_line(row: tuple[Cell, ...], page: Page, *, is_printed: bool) -> Cell:
    """An attachment in a line: its title, and where it was tabled, unless it is printed, as the annex says that."""
    _, called, item, printed = row
    if any(isinstance(each, PageNumber) for each in printed):
        return called
    about = [item] if item else []
    about += [printed] if is_printed and printed else []
    if not about:
        return called
    first, last = page.labels.brackets
    between = (Words(page.labels.semicolon),) if len(about) > 1 else ()
    return (*called, Words(first), *about[0], *between, *(about[1] if len(about) > 1 else ()), Words(last))


def _in_one_paragraph(rows: list[tuple[Cell, ...]], page: Page) -> Paragraph:
    """The attachments with their numbers, one after the other; one alone has none, unless it is printed under it."""
    said = page.labelled(page.labels.attachments, "").content
    has_numbers = len(rows) > 1 or any(isinstance(each, Link) for _, called, *_ in rows for each in called)
    for number, called, _, printed in rows:
        between = page.labels.semicolon if number != rows[0][0] else ""
        is_told = any(isinstance(each, Words) and each.text == page.labels.not_printed for each in printed)
        about = (Words(page.beside(page.labels.not_printed)),) if is_told else ()
        ahead = (*number, Words(" ")) if has_numbers else ()
        said = (*said, Words(between), *ahead, *called, *about)
    return Paragraph(said)


def _title(attachment: Attachment) -> str:
    return attachment.title or attachment.file or attachment.key


def _anchor(count: int) -> str:
    return f"annex-{count}"


def _printed(page: Page, how: str) -> Iterator[tuple[int, Attachment]]:
    """The attachments that are printed in a way, with their numbers."""
    for count, each in enumerate(page.minutes.attachments, 1):
        if each.print == how and each.file:
            yield count, each


def illustrated(blocks: Iterable[Block], page: Page) -> Iterator[Block]:
    """The proceedings with the attachments that are printed where they were tabled; one that no note has stands behind
    them."""
    left: dict[str, list[Figure]] = {}
    for count, each in _printed(page, "inline"):
        caption = (Words(f"{page.labels.annex} {count}{page.labels.colon}{_title(each)}"),)
        figure = Figure(each.file, caption, each.alt, _anchor(count))
        left.setdefault(page.anchor((each.note,)), []).append(figure)
    for block in blocks:
        yield block
        if left and isinstance(block, Passage):
            for anchor in _anchors_of(block):
                yield from left.pop(anchor, ())
    for figures in left.values():
        yield from figures


def _anchors_of(passage: Passage) -> Iterator[str]:
    """A passage's own, and those of the others that run on in it."""
    yield passage.anchor
    for block in passage.content:
        if isinstance(block, Paragraph):
            yield from (inline.anchor for inline in block.content if isinstance(inline, Place))


LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
"""Words in brackets with a path behind them, as Markdown links a file."""


def with_links(blocks: Iterable[Block], page: Page) -> Iterator[Block]:
    """Blocks in whose words each `[words](path)` leads to the attachment that has this path as its file: to where it is
    printed, or to the file. Any other path stays words."""
    counted = list(enumerate(page.minutes.attachments, 1))
    leads = {normpath(each.file): (count, each) for count, each in counted if each.file}

    def change(content: Cell) -> Cell:
        found: list[Inline] = []
        for each in content:
            if isinstance(each, Words):
                found += _linked(each.text, leads)
            elif isinstance(each, Emphasis | Strong | Foreign | Place):
                found.append(replace(each, content=change(each.content)))
            else:
                found.append(each)
        return tuple(found)

    for block in blocks:
        if leads and isinstance(block, Passage):
            yield replace(block, content=tuple(reworded(each, change) for each in block.content))
        else:
            yield reworded(block, change) if leads else block


def _linked(said: str, leads: dict[str, tuple[int, Attachment]]) -> Iterator[Inline]:
    """Words, of which those that link a file that is attached are links."""
    at = 0
    for found in LINK.finditer(said):
        if known := leads.get(normpath(unquote(found[2]))):
            if found.start() > at:
                yield Words(said[at : found.start()])
            count, attachment = known
            called = (Words(found[1]),)
            yield Link(_anchor(count), called) if attachment.print else Address(attachment.file, called, is_file=True)
            at = found.end()
    if at < len(said) or not said:
        yield Words(said[at:])


def annexes(page: Page) -> Iterator[Block]:
    """The attachments that are printed behind everything, each from a new page on, with the item that it was tabled
    at."""
    notes = {note.id: note for note in page.minutes.notes if note.id}
    for count, each in _printed(page, "annex"):
        note = notes.get(each.note)
        item = item_of(note, page) if note else ()
        of_item = words_of(item)
        called = of_item if any(map(str.isalpha, of_item)) else f"{page.labels.item} {of_item}"  # "TOP 5" says it
        said: tuple[Inline, ...] = (Words(called),) if item else ()
        anchor = page.anchor((each.note,))
        caption: tuple[Inline, ...] = (Link(anchor, said),) if said and anchor else said
        number = f"{page.labels.annex} {count}"
        yield Heading(2, (Words(_title(each)),), _anchor(count), number, is_on_new_page=True)
        yield Figure(each.file, caption, each.alt or _title(each), is_annex=True)


def corrigenda(page: Page) -> Iterator[Block]:
    """Corrections of approved minutes, in the order of the record."""
    if page.minutes.corrigenda:
        yield Heading(2, (Words(page.labels.corrigenda),))
    for each in page.minutes.corrigenda:
        words = page.labels.corrigendum_whole if each.paragraph is None else page.labels.corrigendum
        date = page.date(each.date) if each.date else "?"
        lead, _, behind = words.format(paragraph=each.paragraph, date=date, text="\0").partition("\0")
        yield from led((Words(lead),) if lead else (), markup.blocks(each.text), behind)


def distribution(page: Page) -> Iterator[Block]:
    """Who gets the minutes."""
    said = page.labels.comma.join(listed(page.minutes.meeting.distribution))
    if said:
        yield page.labelled(page.labels.distribution, said)


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
