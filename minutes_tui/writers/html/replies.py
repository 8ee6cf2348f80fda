"""Replies to replies: each in the item of a list that it is about."""

import re
from collections.abc import Iterable, Iterator

from minutes_tui.model.document import Block, Listing, Passage

END_OF_LISTS = re.compile(r"(?:</(?:li|ul|ol|div)>\s*)+\Z")


def threaded(written: Iterable[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """Each block with what is written of it, where a reply that is deeper than one list is within the last item of
    what is before it."""
    before: tuple[Block, str] | None = None
    for block, html in written:
        level = _level(block)
        end = END_OF_LISTS.search(before[1]) if before and level > 1 else None
        items = [end.start() + each.start() for each in re.finditer("</li>", end[0])] if end else []
        if before and items:
            at = items[max(0, len(items) - level + 1)]
            before = (before[0], f"{before[1][:at]}\n{html}{before[1][at:]}")
            continue
        if before:
            yield before
        before = (block, html)
    if before:
        yield before


def _level(block: Block) -> int:
    """How many lists deep a reply is; 0 of all else."""
    first = block.content[0] if isinstance(block, Passage) and block.content else block
    return first.reply if isinstance(first, Listing) else 0
