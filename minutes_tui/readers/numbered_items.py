"""The items of a source without headings: short lines whose numbers go on, with what was said below each."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.readers.source_blocks import SourceBlock

LONGEST = 12
"""Words of an item's title."""
LEAST = 3
"""Items of a source of which the numbers are the agenda's."""


def with_items(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks, with those numbered lines as topics that are items of the agenda."""
    if sum(block.kind in ("heading", "topic") for block in blocks) > 1:
        return list(blocks)
    found = {at for chain in _chains(blocks) if _has_proceedings(chain) for at in chain}
    return [replace(block, kind="topic") if at in found else block for at, block in enumerate(blocks)]


def _chains(blocks: Sequence[SourceBlock]) -> Iterator[list[int]]:
    """The indexes of titles whose numbers are one more each, from 1."""
    chain: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind != "item" or block.level != 1 or not _is_title(block):
            continue
        if block.number == 1:
            yield chain
            chain = [at]
        elif chain and block.number == len(chain) + 1:
            chain.append(at)
    yield chain


def _is_title(block: SourceBlock) -> bool:
    said = block.text.strip("*_ ")
    return (
        block.number is not None and len(said.split()) <= LONGEST and said[:1].isupper() and said[-1:] not in ".;,!"
        and "\n" not in said
    )  # fmt: skip


def _has_proceedings(chain: Sequence[int]) -> bool:
    """Whether something stands below most titles: a list of them alone is no proceedings."""
    below = sum(after - at > 1 for at, after in pairwise(chain)) + 1
    return len(chain) >= LEAST and below * 2 > len(chain)
