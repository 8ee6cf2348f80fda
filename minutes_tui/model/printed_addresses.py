"""Where links lead, in words: for pages on which nobody can follow one."""

from urllib.parse import unquote

from msgspec.structs import replace

from minutes_tui.model import addresses
from minutes_tui.model.document import (
    Address,
    Block,
    Deleted,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inserted,
    Passage,
    Place,
    Speaker,
    Strong,
    Words,
    reworded,
    words,
)


def with_addresses(document: Document) -> Document:
    """The document as paper has it that shows where links lead: behind the words of each stands its address in
    brackets, unless the words are that. Headings have none."""
    return replace(document, blocks=tuple(_addressed_in(block) for block in document.blocks))


def _addressed_in(block: Block) -> Block:
    if isinstance(block, Passage):
        return replace(block, content=tuple(map(_addressed_in, block.content)))
    return block if isinstance(block, Heading) else reworded(block, _addressed)


def _addressed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for each in content:
        if isinstance(each, Emphasis | Strong | Speaker | Deleted | Inserted | Foreign | Place):
            found.append(replace(each, content=_addressed(each.content)))
            continue
        found.append(each)
        if isinstance(each, Address) and (said := address_printed(each.leads, words(each.content))):
            found.append(Words(f" ({said})"))
    return tuple(found)


def address_printed(leads: str, called: str) -> str:
    """What stands on paper behind the words of a link: where it leads, without https:// or mailto:, of a file its path
    as it was recorded; "" where the words say it, or where no page leads there."""
    said = unquote(leads) if addresses.is_path(leads) else leads
    said = said.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
    return said if said and said.casefold() not in called.casefold() else ""
