"""Where links lead, in words: for pages on which nobody can follow one."""

import re
from collections.abc import Container, Iterator
from urllib.parse import unquote

from msgspec.structs import replace

from minutes_tui.model import addresses
from minutes_tui.model.document import (
    Address,
    Block,
    CodeWords,
    Deleted,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inserted,
    LineBreak,
    PageNumber,
    Passage,
    Place,
    Speaker,
    Strong,
    Words,
    reworded,
    words,
)


def with_addresses(document: Document, *, has_headings: bool = False) -> Document:
    """The document as paper has it that shows where links lead: behind the words of each stands its address in
    brackets, unless the words are that, or it stands there already. Headings have none, or with `has_headings` those
    that are nowhere else."""
    blocks = tuple(_addressed_in(block) for block in document.blocks)
    if has_headings and any(isinstance(block, Heading) for block in blocks):
        said = {each for block in document.blocks for each in _printed_in(block)}
        blocks = tuple(_with_its_own(block, said) for block in blocks)
    return replace(document, blocks=blocks)


def _addressed_in(block: Block) -> Block:
    if isinstance(block, Passage):
        return replace(block, content=tuple(map(_addressed_in, block.content)))
    return block if isinstance(block, Heading) else reworded(block, _addressed)


def _printed_in(block: Block) -> Iterator[str]:
    """Where the links of a block lead that is no heading."""
    if isinstance(block, Passage):
        for each in block.content:
            yield from _printed_in(each)
    elif not isinstance(block, Heading):
        found: list[str] = []

        def seen(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
            found.extend(_led_to(content))
            return content

        reworded(block, seen)
        yield from found


def _led_to(content: tuple[Inline, ...]) -> Iterator[str]:
    for each in content:
        if isinstance(each, Address):
            yield each.leads
        elif not isinstance(each, Words | CodeWords | LineBreak | PageNumber):
            yield from _led_to(each.content)


def _with_its_own(block: Block, said: set[str]) -> Block:
    """A heading with the addresses that nothing else on the page has."""
    if not isinstance(block, Heading) or said.issuperset(_led_to((*block.content, *block.document_runs))):
        return block
    content, runs = _addressed(block.content, said), _addressed(block.document_runs, said)
    return replace(block, content=content, document=words(runs) or block.document, document_runs=runs)


def _addressed(content: tuple[Inline, ...], said: Container[str] = ()) -> tuple[Inline, ...]:
    """Inline content with the addresses of its links, but for those that are said elsewhere."""
    found: list[Inline] = []
    for at, each in enumerate(content):
        if isinstance(each, Emphasis | Strong | Speaker | Deleted | Inserted | Foreign | Place):
            found.append(replace(each, content=_addressed(each.content, said)))
            continue
        found.append(each)
        if isinstance(each, Address) and each.leads not in said:
            leads = address_printed(each.leads, words(each.content))
            behind = BEFORE_ADDRESS.sub("", words(content[at + 1 :]))
            if leads and not behind.casefold().startswith(leads.casefold()):
                found.append(Words(f" ({leads})"))
    return tuple(found)


BEFORE_ADDRESS = re.compile(r"\A\s*[(\[<]\s*(?:https?://|mailto:)?")
"""What is between words and the address that was typed behind them."""


def address_printed(leads: str, called: str) -> str:
    """What stands on paper behind the words of a link: where it leads, without https:// or mailto:, of a file its path
    as it was recorded; "" where the words say it, or where no page leads there."""
    said = unquote(leads) if addresses.is_path(leads) else leads
    said = said.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
    return said if said and said.casefold() not in called.casefold() else ""
