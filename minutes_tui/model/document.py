"""The tree that stands between a form and a writer: what is on a page, with no thought of any format."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import count, repeat
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model import addresses
from minutes_tui.model.control_characters import visible as visible


class Words(Struct, frozen=True, gc=False):
    """Words as they must read. Nothing in them is markup in any format."""

    text: str


class LineBreak(Struct, frozen=True, gc=False):
    """A new line within a paragraph."""


class Emphasis(Struct, frozen=True, gc=False):
    content: tuple["Inline", ...]


class Strong(Struct, frozen=True, gc=False):
    content: tuple["Inline", ...]


class Foreign(Struct, frozen=True, gc=False):
    """Words in another language than what is around them."""

    language: str
    """BCP 47."""
    content: tuple["Inline", ...]


class Link(Struct, frozen=True, gc=False):
    """Words that lead to another place of the same document."""

    anchor: str
    content: tuple["Inline", ...]


class Place(Struct, frozen=True, gc=False):
    """Words that other places of the document, and of others, can lead to."""

    anchor: str
    content: tuple["Inline", ...]


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks, where a statement begins with it: strong, and of a style of its own where the format has any."""

    content: tuple["Inline", ...]


class Deleted(Struct, frozen=True, gc=False):
    """Words that an amendment takes out of a motion."""

    content: tuple["Inline", ...]


class Inserted(Struct, frozen=True, gc=False):
    """Words that an amendment puts into a motion."""

    content: tuple["Inline", ...]


class PageNumber(Struct, frozen=True, gc=False):
    """The number of the page on which a place of the same document is. It is no words: a format without pages has
    nothing there, and the column of a table that holds nothing else is left out."""

    anchor: str


class Address(Struct, frozen=True, gc=False):
    """Words that lead out of the document. No address is within another."""

    url: str
    """As it was recorded; writers make it a link where `leads` says so, and words alone elsewhere."""
    content: tuple["Inline", ...]
    is_file: bool = False
    """Whether it is the path of a file, relative to the record."""

    @property
    def leads(self) -> str:
        """Where a page may lead, in ASCII; "" is nowhere."""
        return addresses.file(self.url) if self.is_file else addresses.url(self.url)


class CodeWords(Struct, frozen=True, gc=False):
    """Words within a sentence as they stand, in letters of one width."""

    text: str


Inline = (
    Words
    | LineBreak
    | Emphasis
    | Strong
    | Speaker
    | Deleted
    | Inserted
    | Foreign
    | Link
    | Place
    | Address
    | CodeWords
    | PageNumber
)


class Heading(Struct, frozen=True, gc=False):
    level: int
    """1 is the document's title, of which there is one; no level is skipped on the way down."""
    content: tuple[Inline, ...]
    anchor: str = ""
    """Name of the place within the document: letters, digits and hyphens, unique; "" is none, as elsewhere."""
    number: str = ""
    """Of an agenda item, as it is printed before the words: "3.1", "TOP 3", "§ 12"."""
    document: str = ""
    """Symbol of the document that the item is about, printed small behind the words."""
    is_on_new_page: bool = False
    """Whether it begins a page where a format has any."""
    document_runs: tuple[Inline, ...] = ()
    """The symbol with its links; () where it leads nowhere."""

    @property
    def symbol(self) -> tuple[Inline, ...]:
        """The document as inline content, with its links; () where there is none."""
        return (self.document_runs or (Words(self.document),)) if self.document.strip() else ()

    @property
    def whole(self) -> tuple[Inline, ...]:
        """The words with the number before them and the document behind, for formats that have one line for it; ()
        where it has no words."""
        if not words(self.content).strip():
            return ()
        number: tuple[Inline, ...] = (Words(f"{self.number} "),) if self.number.strip() else ()
        document: tuple[Inline, ...] = (Words(" ("), *self.symbol, Words(")")) if self.symbol else ()
        return (*number, *self.content, *document)

    @property
    def entry(self) -> tuple[Inline, ...]:
        """The same without addresses, for a list of contents, whose entries lead to the heading."""
        return without_addresses(self.whole)


class Paragraph(Struct, frozen=True, gc=False):
    content: tuple[Inline, ...]
    number: str = ""
    """Printed before it, in the margin where the format has one."""
    time: str = ""
    """When it was said, printed in the same way."""
    anchor: str = ""
    role: str = ""
    """What it is where that is more than a paragraph: "subtitle" below the title, "kind" (which kind of page it is),
    "event" (who came or left, a break, how the meeting began and ended), "day" (a new day of the meeting), "label"
    (a line that is about those below it), "roll" (who was there), "note" (a notice at the foot of the first page),
    "tail" (of a case, where more follows), "middle" (a line of a head, set centred)."""


class Listing(Struct, frozen=True, gc=False):
    """A list. Two listings that follow each other stay two."""

    items: tuple[tuple[Inline, ...], ...]
    """The first paragraph of each."""
    ordered: bool = False
    start: int = 1
    """Number of the first item of an ordered list."""
    inside: tuple[tuple["Block", ...], ...] = ()
    """What each item has below that, as many as there are items: lists, paragraphs, quotations, code; () is nothing in
    any of them."""
    is_lettered: bool = False
    """Whether the items of an ordered list are called (a), (b), (c)."""
    reply: int = 0
    """Of a reply, which is an item of a list below what it answers: how many lists deep it is, at most four. 1 is below
    a paragraph; a deeper one is part of the last item of the list before it. 0 is no reply."""

    @property
    def entries(self) -> Iterator[tuple[int, tuple[Inline, ...], tuple["Block", ...]]]:
        """The number of each item, its first paragraph, and what it has below that."""
        inside = self.inside or ((),) * len(self.items)
        return zip(count(self.start), self.items, inside, strict=False)


class Quotation(Struct, frozen=True, gc=False):
    """Words of somebody else, set apart."""

    content: tuple["Block", ...]


class Code(Struct, frozen=True, gc=False):
    """Lines that stand as they are, each below the other, in letters of one width."""

    text: str
    language: str = ""
    """What it is written in, as it was typed; "" is not known."""

    @property
    def lines(self) -> list[str]:
        """Its lines with nothing in them that acts."""
        return [visible(line.expandtabs(4)) for line in self.text.split("\n")]


Cell = tuple[Inline, ...]
Side = Literal["start", "center", "end"]
"""Where the words of a cell stand; start is the left where words are written from there."""


class Table(Struct, frozen=True, gc=False):
    """A table. The head stands again on each page that it goes on to."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each as many cells as the head."""
    widths: tuple[int, ...] = ()
    """Shares of the width, as many as the head has cells; () is by content."""
    role: str = ""
    """What it is where that is more than a table in a text: "head" (a label and what it says; no head), "agenda",
    "roster", "ballots" (a label, how many, who; no head), "register" (a list of decisions, actions or votes),
    "columns" (words side by side, each column read before the next; no head)."""
    marks: tuple[str, ...] = ()
    """What each row is, as many as there are rows, or () where all are alike: "" an ordinary row; "group" the name of
    a body, and how many of it are there; "label" a line that is about those below it; "line" one cell over the whole
    width, the others empty; "sub" a row that belongs to the one above, "subsub" one that belongs to a "sub"; "sign" one
    with room to sign in its last cell; "said" an answer with words in place of a count."""
    sides: tuple[Side, ...] = ()
    """Of each column; () is the start of all of them."""

    @property
    def has_head(self) -> bool:
        """Whether it has words in its head."""
        return any(words(cell).strip() for cell in self.head)

    @property
    def is_columns(self) -> bool:
        """Whether it is nothing but words in columns, which are read one after the other."""
        return self.role == "columns"

    @property
    def marked_rows(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """What each row is, and its cells."""
        return zip(self.marks or repeat(""), self.rows, strict=False)

    def side(self, column: int) -> Side:
        """Where the words of a column's cells stand."""
        return self.sides[column] if self.sides else "start"

    def stacks(self) -> list[list[Cell]]:
        """The cells that have words, column by column."""
        return [[row[at] for row in self.rows if words(row[at]).strip()] for at in range(len(self.head))]


class Figure(Struct, frozen=True, gc=False):
    """A picture, or the pages of a document as pictures. A report names the file; whoever has the disk reads it."""

    file: str
    """As the record names it."""
    caption: tuple[Inline, ...] = ()
    alt: str = ""
    """What it shows, in words."""
    anchor: str = ""
    is_pages: bool = False
    is_annex: bool = False
    """Whether it is a document whose pages are shown, each of which may fill a page; whether it begins a page."""
    pictures: tuple[bytes, ...] = ()
    """PNG, JPEG or SVG, one for each page; () where it is not read or can't be shown: `lowered` gives its name."""

    def said(self, number: int) -> str:
        """The words for those who don't see it: of a document with several pages each has its number."""
        said = self.alt.strip() or words(self.caption).strip() or self.file
        return f"{said} ({number}/{len(self.pictures)})" if len(self.pictures) > 1 else said


class Contents(Struct, frozen=True, gc=False):
    """A list of the headings from the second level on that have an anchor, with their pages where there are any."""

    title: str


class Gap(Struct, frozen=True, gc=False):
    """Room between two parts that no heading parts."""


class Rule(Struct, frozen=True, gc=False):
    """A thin line between two paragraphs of a text. It has no words, and a page is read as if it weren't there."""


class Signature(Struct, frozen=True, gc=False):
    """A place to sign, with who signs and as what below it."""

    name: str
    role: str
    body: str = ""
    """Of which body, where there are several."""
    label: str = ""
    """What the signature says, above it: "Approved"."""
    place: str = ""
    """Caption below the line at its start, such as "Place and date"; "" is none, and so for the next."""
    caption: str = ""
    """Caption below the line at its end, such as "Signature"."""

    @property
    def lines(self) -> list[str]:
        """What stands below the line: who, and as what."""
        role = ", ".join(filter(None, (self.role, self.body)))
        return [line for line in (self.name, role) if line.strip()]


class Masthead(Struct, frozen=True, gc=False):
    """The head of the first page: whose minutes they are, their symbol, and where they stand."""

    body: tuple[Inline, ...] = ()
    others: tuple[Inline, ...] = ()
    reference: tuple[Inline, ...] = ()
    status: tuple[Inline, ...] = ()
    organisation: tuple[Inline, ...] = ()
    """Which the body belongs to, above that."""
    distribution: tuple[Inline, ...] = ()
    """To whom it goes, with its label, where the head says that beside the bodies."""
    original: tuple[Inline, ...] = ()
    """The language that the minutes are written in, with its label."""

    @property
    def parts(self) -> list[tuple[Inline, ...]]:
        """Those that there are, in the order in which they are read."""
        bodies = (self.organisation, self.body, self.others, self.reference)
        return [part for part in (*bodies, self.distribution, self.original, self.status) if part]


class Case(Struct, frozen=True, gc=False):
    """A motion, amendment, vote, election, decision or action: what it is called, its words, what became of it.

    It reads: the lead; the words; the tail; the outcome and the result; the ballots. Of a vote or an election that has
    no words of its own the outcome and the result stand on the line of the lead, and of an action the tail comes before
    what is below its first paragraph."""

    kind: str
    """ "motion", "amendment", "vote", "election", "decision" or "action"."""
    lead: str
    """What it is called, with its number, without the sign behind it: "Decision 2"."""
    stop: str = ":"
    """The sign behind the lead, where its words follow on the same line."""
    content: tuple["Block", ...] = ()
    """Its words; those of a first paragraph run on behind the lead."""
    outcome: str = ""
    """What became of it, with its capital: "Carried", "Ms Berg is elected"."""
    result: str = ""
    """The figures behind that: "15 for, 4 against, 2 abstentions"."""
    tail: tuple[Inline, ...] = ()
    """A line behind the words: who moved it, who is to do it by when."""
    ballots: Table | None = None
    """Who voted how: a table with the role "ballots"."""
    number: str = ""
    """Of the paragraph, as in `Paragraph`, and so for the next two."""
    time: str = ""
    anchor: str = ""
    comma: str = ", "
    """Between the outcome and the result, with its blanks."""

    @property
    def has_outcome_first(self) -> bool:
        return self.kind in ("vote", "election") and not self.content

    @property
    def has_foot_first(self) -> bool:
        """Whether who does it comes before the further blocks: below a list it would be read as text by itself."""
        return self.kind == "action"

    @property
    def blank(self) -> str:
        """What is between the sign behind the lead and what follows: nothing behind a wide one, as in Chinese."""
        return "" if self.stop[-1:] in ("：", "。") else " "

    @property
    def verdict(self) -> tuple[Inline, ...]:
        """The outcome and the result in one line."""
        if not self.outcome or not self.result:
            said = Words(self.outcome or self.result)
            return (Strong((said,)),) if self.outcome else (said,) if self.result else ()
        comma = self.comma.rstrip()
        return (Strong((Words(self.outcome + comma),)), Words(self.comma[len(comma) :] + self.result))

    @property
    def head(self) -> tuple[Inline, ...]:
        """The lead, and what stands behind it on its line before the words."""
        is_tight = not self.blank and self.stop  # a mark behind the sign would end nothing where words follow at once
        lead: Inline = Strong((Words(self.lead if is_tight else self.lead + self.stop),))
        behind: tuple[Inline, ...] = (Words(self.stop),) if is_tight else ()
        said = self.verdict if self.has_outcome_first else ()
        return (lead, *behind, Words(self.blank), *said) if said else (lead, *behind)

    @property
    def foot(self) -> tuple[Inline, ...]:
        """The tail, and the outcome where it doesn't stand behind the lead."""
        said = () if self.has_outcome_first else self.verdict
        return (*self.tail, *((Words(self.blank),) if self.tail and said else ()), *said)


class Passage(Struct, frozen=True, gc=False):
    """The blocks that one note is printed as, for formats that say what each is; the others print the blocks alone."""

    kind: str
    """A note's kind, or "narrative" or "answer"."""
    content: tuple["Block", ...]
    by: tuple[tuple[str, str], ...] = ()
    """Code and full name of each who speaks."""
    attribution: str = ""
    """The words before the text that say who speaks, as they are printed; "" where the text says it."""
    at: datetime | None = None
    anchor: str = ""
    answers: str = ""
    """Anchor of the question."""
    language: str = ""
    """In which it was spoken; "" is the document's."""


Block = (
    Heading
    | Paragraph
    | Listing
    | Quotation
    | Code
    | Table
    | Figure
    | Contents
    | Gap
    | Rule
    | Signature
    | Masthead
    | Case
    | Passage
)


def unwrapped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those of each passage in its place, and replies that follow each other as one list."""
    before: Block | None = None
    for block in _unwrapped(blocks):
        if isinstance(block, Listing) and isinstance(before, Listing) and (block.reply > 1 or _is_one(before, block)):
            before = _replied(before, block, block.reply)
        else:
            yield from (before,) if before else ()
            before = block
    yield from (before,) if before else ()


def _unwrapped(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Passage):
            yield from _unwrapped(block.content)
        else:
            yield block


def _is_one(before: Listing, reply: Listing) -> bool:
    """Whether replies to the same are one list."""
    return reply.reply > 0 and before.reply > 0 and not (before.ordered or reply.ordered)


def _replied(before: Listing, reply: Listing, level: int) -> Listing:
    """A list with a reply at its end, so many lists deep."""
    inside = before.inside or ((),) * len(before.items)
    more = reply.inside or ((),) * len(reply.items)
    if level == 1:
        return replace(before, items=before.items + reply.items, inside=inside + more)
    *others, last = inside
    end = last[-1] if last else None
    if not isinstance(end, Listing) or (level == 2 and not _is_one(end, reply)):
        return replace(before, inside=(*others, (*last, reply)))
    return replace(before, inside=(*others, (*last[:-1], _replied(end, reply, level - 1))))


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same with what `lowered` makes of cases and mastheads."""
    for block in unwrapped(blocks):
        yield from lowered(block)


def lowered(block: Block) -> Iterator[Block]:
    """A case, a masthead or a figure as the paragraphs and tables that say the same, for formats that have no form of
    their own for it; any other block as it is."""
    match block:
        case Masthead():
            yield from (Paragraph(part) for part in block.parts)
        case Figure(file, caption):
            named = Address(file, (Words(file),), is_file=True)
            yield Paragraph((*caption, Words(" ("), named, Words(")")) if caption else (named,), anchor=block.anchor)
        case Case(content=content, number=number, time=time, anchor=anchor):
            first = content[0] if content else None
            words_ = first.content if isinstance(first, Paragraph) else ()
            line = (*block.head, Words(block.blank), *words_) if words_ else block.head
            yield Paragraph(line, number, time, anchor)
            foot, rest = ((Paragraph(block.foot),) if block.foot else ()), content[1:] if words_ else content
            yield from (*foot, *rest) if block.has_foot_first else (*rest, *foot)
            if block.ballots:
                yield block.ballots
        case _:
            yield block


def unpaged(table: Table) -> Table:
    """A table without the numbers of pages, for formats that have none; words in place of one are below no head."""
    columns = [[row[at] for row in table.rows] for at in range(len(table.head))]
    if not (paged := [at for at, column in enumerate(columns) if _is_paged(column)]):
        return table
    said = [at for at in paged if any(words(cell).strip(" -–—") for cell in columns[at] if not _is_paged([cell]))]
    kept = [at for at in range(len(columns)) if at not in paged or at in said]
    return replace(
        table,
        head=tuple(() if at in said else table.head[at] for at in kept),
        rows=tuple(tuple(() if at in said and _is_paged([row[at]]) else row[at] for at in kept) for row in table.rows),
        widths=tuple(table.widths[at] for at in kept) if table.widths else (),
        sides=tuple(table.sides[at] for at in kept) if table.sides else (),
    )


def _is_paged(cells: list[Cell]) -> bool:
    """Whether some cells are numbers of pages; one of an item without a page has a dash."""
    return any(isinstance(inline, PageNumber) for cell in cells for inline in cell)


def reworded(block: Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """A block with each run of its inline content put through a function; blocks without any stay as they are."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            return replace(block, content=change(content))
        case Listing(items=items, inside=inside):
            below = tuple(tuple(reworded(each, change) for each in blocks) for blocks in inside)
            return replace(block, items=tuple(map(change, items)), inside=below)
        case Quotation(content):
            return Quotation(tuple(reworded(each, change) for each in content))
        case Table(head, rows):
            return replace(block, head=tuple(map(change, head)), rows=tuple(tuple(map(change, row)) for row in rows))
        case Masthead():
            return Masthead(*(change(getattr(block, name)) for name in Masthead.__struct_fields__))
        case Figure(caption=caption):
            return replace(block, caption=change(caption))
        case Case(content=content, tail=tail):
            return replace(block, content=tuple(reworded(each, change) for each in content), tail=change(tail))
        case _:
            return block


def illustrated(blocks: tuple[Block, ...], change: Callable[[Figure], Block]) -> tuple[Block, ...]:
    """Blocks with what a function makes of each figure in its place. No figure is within a passage."""
    return tuple(change(block) if isinstance(block, Figure) else block for block in blocks)


class Layout(Struct, frozen=True, gc=False):
    """How a page is set, in the formats that have pages or styles. A house style fills it in."""

    paper: str = "a4"
    """a3, a4, a5, us-letter, us-legal."""
    margins: tuple[float, float, float, float] = (26, 27, 28, 27)
    """Top, right, bottom, left, in mm."""
    font: str = ""
    """Family for the words; "" is the format's own. So for headings."""
    heading_font: str = ""
    size: float = 11
    """Of the words, in points."""
    color: str = ""
    """Of headings and rules, as #rrggbb; "" is black."""
    logo: bytes = b""
    """A picture at the head of the first page: PNG, JPEG or SVG."""
    logo_name: str = ""
    """Where that comes from, for what is said of a fault in it."""
    logo_height: float = 14
    """In mm."""
    header: str = ""
    """Words at the head of each page; `{page}` and `{pages}` stand for numbers. So at its foot."""
    footer: str = "{page}"
    header_sides: tuple[str, str] = ("", "")
    """Words at the head of each page at the start of the line and at its end, as `header` has those in the middle; so
    at its foot."""
    footer_sides: tuple[str, str] = ("", "")
    has_header_first: bool = True
    """Whether the first page has the words at its head."""
    status: str = ""
    """Where the minutes stand, if the foot of each page says so: what has no pages says it at the top."""
    entitled: str = ""
    """The words before how many have a vote, at the end of a line about who came or left; "" is none."""
    status_first: str = ""
    """The words with which that begins that are in strong type."""
    draft: str = ""
    """A word across each page, such as "Draft"; "" is none."""
    two_sided: Literal["", "lines", "pages"] = ""
    """Whether the ends of the running lines change places on even pages, and with "pages" the margins at the sides
    too."""
    restricted: str = ""
    """Words at the head of each page that say who may read it; "" is none."""
    line_numbers: int = 0
    """Each so many lines have a number in the margin; 0 is none."""
    style: str = "plain"
    """Which of the styles it is: plain, secretariat, hansard, council, protokoll, committee. The measures that no key
    has (room between the lines, sizes of headings) go by it."""
    masthead: str = "rule"
    """How the head is drawn: rule, symbol, centred, grid, line, none."""
    cases: str = "bar"
    """How motions, votes, decisions are drawn: bar, case, box, rule, line."""
    number_at: str = "margin"
    """Where paragraph numbers stand: in the margin, or before the first word in the line."""
    text_columns: int = 1
    """1 or 2, of the proceedings."""
    is_justified: bool = True
    is_indented: bool = False
    """Whether paragraphs begin further in, with no room between them."""
    initials: tuple[str, ...] = ()
    """Captions of the places for initials at the foot of each page."""
    notice: str = ""
    """Words at the foot of the first page."""
    has_addresses: bool = False
    """Whether paper has the address of a link behind its words."""
    has_sentence_lines: bool = False
    """Whether Markdown has a line for each sentence."""
    template: bytes = b""
    """A body's own Typst file, DOCX file or CSS in the place of ours; b"" is none."""
    template_name: str = ""
    """Where that comes from, for what is said of a fault in it."""

    @property
    def changed_over(self) -> "Layout":
        """The same with the ends of the running lines changed over, as even pages of two-sided ones have them."""
        return replace(self, header_sides=self.header_sides[::-1], footer_sides=self.footer_sides[::-1])


class Document(Struct, frozen=True, gc=False):
    title: str
    """For the file's properties; the printed title is a `Heading` of level 1."""
    language: str
    """BCP 47; it decides about hyphenation."""
    date: date | None
    """The meeting's: a page's file never says when it was made, so that the same record gives the same bytes."""
    blocks: tuple[Block, ...]
    layout: Layout = Layout()
    subject: str = ""
    """For the file's properties, as is `reference`: which body's or series' it is, and its number."""
    reference: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but a head: below the title, lines such as the date and the venue."""
        below = self.blocks
        for at, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level == 1:
                below = self.blocks[at + 1 :]
                break
        following = (*below[1:], None)
        return all(isinstance(block, Paragraph | Contents | Masthead) or _is_table(block, "head", "agenda")
                   or (isinstance(block, Heading) and _is_table(after, "agenda"))
                   for block, after in zip(below, following, strict=False))  # fmt: skip


def _is_table(block: Block | None, *roles: str) -> bool:
    return isinstance(block, Table) and block.role in roles and not block.has_head


def linked(words: str) -> tuple[Inline, ...]:
    """Words of a field that has no marks, such as a venue, with the addresses in them."""
    parts: list[Inline] = []
    at = 0
    for start, end, url in addresses.found(words, 0, len(words)) if "://" in words or "@" in words else ():
        parts += [Words(words[at:start])] * (start > at) + [Address(url, (Words(words[start:end]),))]
        at = end
    return (*parts, Words(words[at:])) if at < len(words) or not parts else tuple(parts)


def without_addresses(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inline content that leads nowhere out of the document, as what leads to a place within it must be."""
    found: list[Inline] = []
    for each in content:
        if isinstance(each, Address):
            found += without_addresses(each.content)
        elif isinstance(each, Words | CodeWords | LineBreak | PageNumber):
            found.append(each)
        else:
            found.append(replace(each, content=without_addresses(each.content)))
    return tuple(found)


def words(content: tuple[Inline, ...]) -> str:
    """Inline content without its emphasis; a line break is a newline."""
    parts = []
    left = list(reversed(content))  # without recursion: a text may nest as deep as it is long
    while left:
        inline = left.pop()
        if isinstance(inline, Words | CodeWords):
            parts.append(inline.text)
        elif isinstance(inline, LineBreak):
            parts.append("\n")
        elif not isinstance(inline, PageNumber):
            left += reversed(inline.content)
    return "".join(parts)
