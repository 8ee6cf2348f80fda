"""The pages of the manual: their order, their sections, and where words are in them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.names import folded
from minutes_tui.manual.parser import parse
from minutes_tui.model.document import Block, Code, Document, Heading, Listing, Paragraph, Quotation, Rule, Table, words

PAGES = (
    "first-meeting", "line", "keys", "commands", "votes", "review", "life", "page", "languages", "scripts", "record",
    "safety", "speed", "contributing", "changes",
)  # fmt: skip
"""In the order in which they are best read."""
KEYMAP = ("lines", "keys", "commands")
"""The made parts that have the rows of `minutes keys`."""
FOLDER = Path(__file__).parent


class Section(Struct, frozen=True):
    """What stands below one heading, or a made part of that."""

    page: str
    title: str
    """The page's title, and after it the heading's words."""
    blocks: tuple[Block, ...]
    part: str = ""
    """The name of the made part that it is; "" is none."""


def source(page: str) -> str:
    """A page's Markdown."""
    return (FOLDER / f"{page}.md").read_text("utf-8")


@cache
def document(page: str) -> Document:
    """A page as a document."""
    blocks = tuple(block for _, block in parse(source(page)))
    return Document(_words(blocks[0]), "en-GB", None, blocks)


def about(page: str) -> tuple[str, str]:
    """A page's title, and the sentence that says what it is about."""
    title, summary = document(page).blocks[:2]
    return _words(title), _words(summary)


@cache
def sections() -> tuple[Section, ...]:
    """The whole manual, a section for each heading."""
    return tuple(section for page in PAGES for section in _sections(page))


def _sections(page: str) -> Iterator[Section]:
    first, _ = about(page)
    title, blocks, before = first, list[Block](), ""
    for part, block in parse(source(page)):
        if blocks and (part != before or isinstance(block, Heading)):
            yield Section(page, title, tuple(blocks), before)
            blocks = []
        before = part
        if not isinstance(block, Heading):
            blocks.append(block)
        elif block.level > 1:
            title = f"{first}: {_words(block)}"
    if blocks:
        yield Section(page, title, tuple(blocks), before)


def found(wanted: str) -> list[Section]:
    """The sections whose title has some words, accents and case aside; of the others the paragraphs, items of lists and
    rows of tables that have them. All of it for ""."""
    wanted = folded(wanted.strip())
    sifted = (_sifted(section, wanted) for section in sections())
    return [section for section in sifted if section.blocks]


def lines() -> Iterator[str]:
    """Each paragraph, item and row of the manual on one line, after its page and heading; without the made parts that
    have the rows of `minutes keys`."""
    for section in sections():
        if section.part not in KEYMAP:
            yield from (f"{section.title}: {line}" for block in section.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Listing():
            yield from (_words(Listing((item,), inside=(inside,))) for _, item, inside in block.entries)
        case Table(_, rows):
            yield from (": ".join(filter(None, map(words, row))) for row in rows)
        case Code(text):
            yield from filter(None, text.split("\n"))
        case _:
            yield _words(block)


def _sifted(section: Section, wanted: str) -> Section:
    if wanted in folded(section.title):
        return section
    return replace(section, blocks=tuple(each for block in section.blocks for each in _holding(block, wanted)))


def _holding(block: Block, wanted: str) -> Iterator[Block]:
    """A block that has some words, folded, with those of its rows or items alone that have them."""
    if wanted not in _folded(block):
        return
    match block:
        case Table(head, rows):
            yield Table(head, tuple(row for row in rows if any(wanted in folded(words(cell)) for cell in row)))
        case Listing(ordered=False):
            for _, item, inside in block.entries:
                alone = Listing((item,), inside=(inside,))
                yield from [alone] if wanted in _folded(alone) else []
        case _:
            yield block


@cache
def _folded(block: Block) -> str:
    return folded(_words(block))


def _words(block: Block) -> str:
    """All the words of a block, without its marks."""
    match block:
        case Heading(_, content) | Paragraph(content):
            return words(content)
        case Listing():
            return "\n".join(each for _, item, inside in block.entries for each in (words(item), *map(_words, inside)))
        case Quotation(content):
            return "\n".join(map(_words, content))
        case Code(text):
            return text
        case Rule():
            return ""
        case Table(head, rows):
            return "\n".join(words(cell) for row in (head, *rows) for cell in row)
        case _:
            raise AssertionError(block)
