"""The table of contents of a source, whose links lead to its headings."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.names import compact
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt

TO_PART = re.compile(r"\[(?P<said>(?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\s]*\))?)+)\]\(#[^()\s]*\)")
"""A link to a part of the same document, whose words may have a link of their own."""
LEAST = 3
"""Entries of a table of contents."""
REPEATED = "The table of contents has the headings of the source once more: it is a private remark."


def without_contents(blocks: Sequence[SourceBlock]) -> tuple[list[SourceBlock], list[SourceDoubt]]:
    """Blocks with the words alone of links to a part of the same document, of which a page has none; and with a list
    of headings that are all further down as furniture, which is in doubt."""
    known = {_said(each) for each in blocks if each.kind == "heading"}
    found, doubts = list[SourceBlock](), list[SourceDoubt]()
    for is_item, group in groupby(blocks, lambda block: block.kind == "item"):
        each = list(group)
        bare = [block if block.kind == "code" else replace(block, text=TO_PART.sub(r"\g<said>", block.text))
                for block in each]  # fmt: skip
        leads = is_item and bare != each and len(bare) >= LEAST
        if leads and all(_said(block) in known for block in bare):
            said = "\n".join(markup.words(block.text) for block in bare)
            found.append(SourceBlock(kind="furniture", text=said, line=bare[0].line, file=bare[0].file))
            doubts.append(SourceDoubt(bare[0].line, REPEATED, bare[0].file))
        else:
            found += bare
    return found, doubts


def _said(block: SourceBlock) -> str:
    return compact(markup.words(block.text))
