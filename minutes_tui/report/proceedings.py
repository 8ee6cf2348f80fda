"""What was said and done, note by note: each as the blocks that the page prints, with who, when and its number.

A statement's words are never changed. Where its sentence says who speaks (`inline`), it is printed as recorded in
every form; where it was typed with a prefix, the name stands before it in every form; and where nothing says it
(`none`), the forms that quote directly put the name there and the others don't.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.language import markup
from minutes_tui.meeting.lifecycle import has_number
from minutes_tui.model.document import (
    Block,
    Code,
    Foreign,
    Gap,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Passage,
    Quotation,
    Table,
    Words,
)
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report import phrases
from minutes_tui.report.audience import printable, unlinked
from minutes_tui.report.context import DIRECT, Page

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def proceedings(page: Page) -> Iterator[Block]:
    """All notes that the page has, each item below its heading."""
    titles = {item.key: item.title or item.key for item in page.minutes.agenda}
    level = 2
    notes = page.minutes.notes
    numbers = paragraph_numbers(notes) if page.is_numbered else repeat("")
    for note, number in zip(notes, numbers, strict=False):
        if note.kind != "item":
            yield from _shown(note, page, level, number)
        elif note.outcome in ("closed", "skipped") or not note.item:
            level = 2
        elif page.print.agenda_headings is not False:
            yield Heading(2, (Words(titles.get(note.item, note.item)),))
            level = 3
        else:
            yield Gap()


def paragraph_numbers(notes: Iterable[Note]) -> Iterator[str]:
    """The number of each note's paragraph, "" where it has none: as frozen, else from 1.

    Where some are frozen and others not, one that isn't has the number before it with a letter, so that none is
    ever given twice: 12, 12a, 12b, 13. That before the first is 0a.
    """
    notes = list(notes)
    frozen = any(note.paragraph is not None for note in notes)
    last, added = 0, 0
    for note in notes:
        if note.paragraph is not None:
            last, added = note.paragraph, 0
            yield str(last)
        elif not has_number(note):
            yield ""
        elif frozen:
            added += 1
            yield f"{last}{_letters(added)}"
        else:
            last += 1
            yield str(last)


def _letters(number: int) -> str:
    """a to z, then aa to az, as in a spreadsheet's columns."""
    said = ""
    while number:
        number, letter = divmod(number - 1, len(LETTERS))
        said = LETTERS[letter] + said
    return said


def printed(note: Note, page: Page, level: int = 3, number: str = "") -> Iterator[Block]:
    """The blocks of one note as the page prints them; `level` is that of a heading. An item has none, nor has a note
    that isn't for the page's audience."""
    if printable(note, page.audience) and note.kind != "item":
        yield from _shown(unlinked(note, page.hidden), page, level, number)


def _shown(note: Note, page: Page, level: int, number: str) -> tuple[Heading | Passage]:
    """The same of one that its audience may know, without links to what it may not."""
    return (Heading(level, phrases.line(note.text)) if note.kind == "heading" else _passage(note, page, number),)


def _passage(note: Note, page: Page, number: str) -> Passage:
    speakers, answers, said = note.speakers, listed(note.answers), page.spoken(note)
    who = attribution(note, page, speakers, said)
    tongue = note.language if said else ""
    return Passage(
        _kind(note, speakers, answers),
        tuple(marked(_blocks(note, page, who, said), note, page, number)),
        tuple([(code, page.full(code)) for code in speakers]),
        who,
        page.at(note.at),
        page.anchor((note.id,)),
        page.anchor(answers),
        tongue,
    )


def _kind(note: Note, speakers: tuple[str, ...], answers: tuple[str, ...]) -> str:
    if note.kind != "statement":
        return note.kind
    if answers:
        return "answer"
    return "statement" if speakers else "narrative"


def attribution(note: Note, page: Page, speakers: tuple[str, ...], said: str) -> str:
    """The words before a note's own that say who speaks, and in which language where `said` names one; "" where none
    are printed."""
    if not speakers or note.kind not in ("statement", "question"):
        return ""
    if note.attribution == "inline" or (note.attribution == "none" and page.form not in DIRECT):
        return ""
    return page.speaking(speakers) + (page.beside(said) if said else "") + page.labels.colon


def _blocks(note: Note, page: Page, who: str, said: str) -> Iterable[Block]:
    tongue = note.language if said else ""
    lead = who or (f"{page.beside(said).strip()} " if said else "")
    match note.kind:
        case "statement" | "question":
            return led(lead, note.text, tongue=tongue) if lead else markup.blocks(note.text)
        case "arrival" | "departure" | "break":
            return (Paragraph((Words(phrases.happening(note, page)),)),)
        case _:
            return led(phrases.label(note, page) + lead, note.text, phrases.behind(note, page), tongue)


def marked(blocks: Iterable[Block], note: Note, page: Page, number: str) -> Iterable[Block]:
    """A note's blocks with its number and time at the first paragraph, which is an empty one before a list."""
    time = page.time(note.at) if page.is_timed and note.at else ""
    if not number and not time:
        return blocks
    blocks = list(blocks)
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks.insert(0, Paragraph(()))
    first = blocks[0]
    assert isinstance(first, Paragraph)
    blocks[0] = replace(first, number=numbered(number, page), time=time, anchor=f"paragraph-{number}" if number else "")
    return blocks


def numbered(number: str, page: Page) -> str:
    """A paragraph's number as the house writes it."""
    return house_style.numbered(page.print.paragraph_number, page.number_fields(number)) if number else ""


def led(lead: str, words: str, behind: str = "", tongue: str = "") -> list[Block]:
    """The blocks of a text with a lead before the first paragraph and more words behind the last.

    `tongue` is the language of the text itself where it is another than the page's.
    """
    blocks = [_foreign(block, tongue) if tongue else block for block in markup.blocks(words)]
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks.insert(0, Paragraph(()))
    first = blocks[0]
    assert isinstance(first, Paragraph)
    if not words.strip():
        lead, behind = f"{lead}{behind.lstrip(phrases.LEAD)}", ""
    blocks[0] = Paragraph((Words(lead if first.content else lead.rstrip()), *first.content))
    last = blocks[-1]
    if behind and isinstance(last, Paragraph):
        blocks[-1] = Paragraph((*last.content, Words(behind)))
    elif behind:
        blocks.append(Paragraph((Words(behind.lstrip(phrases.LEAD)),)))
    return blocks


def _foreign(block: Block, tongue: str) -> Block:
    def within(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return (Foreign(tongue, content),)

    def blocks(content: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_foreign(each, tongue) for each in content)

    match block:
        case Listing(items):
            return replace(block, items=tuple(map(within, items)), inside=tuple(map(blocks, block.inside)))
        case Paragraph(content):
            return replace(block, content=within(content))
        case Quotation(inner):
            return Quotation(blocks(inner))
        case Table(head, rows):
            return replace(block, head=tuple(map(within, head)), rows=tuple(tuple(map(within, row)) for row in rows))
        case Code():
            return block
        case _:
            raise AssertionError("a text has no such block")
