"""The tree that stands between a form and a writer: what is on a page, with no thought of any format."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import count

from msgspec import Struct

from minutes_tui.model.control_characters import SIGN, SIGNLESS, SIGNS


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
    """Words that lead to another place of the same document; nothing leads out of it."""

    anchor: str
    content: tuple["Inline", ...]


Inline = Words | LineBreak | Emphasis | Strong | Foreign | Link


class Heading(Struct, frozen=True, gc=False):
    level: int
    """1 is the document's title, of which there is one; no level is skipped on the way down."""
    content: tuple[Inline, ...]
    anchor: str = ""
    """Name of the place within the document: letters, digits and hyphens, unique; "" is none, as elsewhere."""


class Paragraph(Struct, frozen=True, gc=False):
    content: tuple[Inline, ...]
    number: str = ""
    """Printed before it, in the margin where the format has one."""
    time: str = ""
    """When it was said, printed in the same way."""
    anchor: str = ""


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


class Table(Struct, frozen=True, gc=False):
    """A table. The head stands again on each page that it goes on to."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each as many cells as the head."""
    widths: tuple[int, ...] = ()
    """Shares of the width, as many as the head has cells; () is by content."""

    @property
    def has_head(self) -> bool:
        """Whether it has words in its head; where it has none, its columns are read one after the other."""
        return any(words(cell).strip() for cell in self.head)

    def stacks(self) -> list[list[Cell]]:
        """The cells that have words, column by column."""
        return [[row[at] for row in self.rows if words(row[at]).strip()] for at in range(len(self.head))]


class Contents(Struct, frozen=True, gc=False):
    """A list of the headings from the second level on that have an anchor, with their pages where there are any."""

    title: str


class Gap(Struct, frozen=True, gc=False):
    """Room between two parts that no heading parts."""


class Signature(Struct, frozen=True, gc=False):
    """A place to sign, with who signs and as what below it."""

    name: str
    role: str


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


Block = Heading | Paragraph | Listing | Quotation | Code | Table | Contents | Gap | Signature | Passage


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those of each passage in its place."""
    for block in blocks:
        if isinstance(block, Passage):
            yield from flat(block.content)
        else:
            yield block


def reworded(block: Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """A block with each run of its inline content put through a function; blocks without any stay as they are."""
    match block:
        case Heading(level, content, anchor):
            return Heading(level, change(content), anchor)
        case Paragraph(content, number, time, anchor):
            return Paragraph(change(content), number, time, anchor)
        case Listing(items, ordered, start, inside):
            below = tuple(tuple(reworded(each, change) for each in blocks) for blocks in inside)
            return Listing(tuple(map(change, items)), ordered, start, below)
        case Quotation(content):
            return Quotation(tuple(reworded(each, change) for each in content))
        case Table(head, rows, widths):
            return Table(tuple(map(change, head)), tuple(tuple(map(change, row)) for row in rows), widths)
        case _:
            return block


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
    draft: str = ""
    """A word across each page, such as "Draft"; "" is none."""
    restricted: str = ""
    """Words at the head of each page that say who may read it; "" is none."""
    line_numbers: int = 0
    """Each so many lines have a number in the margin; 0 is none."""
    template: bytes = b""
    """A body's own Typst file, DOCX file or CSS in the place of ours; b"" is none."""
    template_name: str = ""
    """Where that comes from, for what is said of a fault in it."""


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
        return all(isinstance(block, Paragraph | Contents) for block in self.blocks[1:])


def words(content: tuple[Inline, ...]) -> str:
    """Inline content without its emphasis; a line break is a newline."""
    parts = []
    left = list(reversed(content))  # without recursion: a text may nest as deep as it is long
    while left:
        match left.pop():
            case Words(text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case Emphasis(inner) | Strong(inner) | Foreign(_, inner) | Link(_, inner):
                left += reversed(inner)
    return "".join(parts)


def visible(text: str) -> str:
    """Words on one line with nothing in them that acts: a sign for each character that does, tabs as spaces. The sign
    is as long as what it stands for."""
    if text.isprintable():
        return text
    return SIGNLESS.sub(SIGN, text.replace("\t", " ").replace("\n", " ").translate(SIGNS))
