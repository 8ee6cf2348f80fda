"""The places of a document that a link may lead to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from unicodedata import category
from urllib.parse import quote

from minutes_tui.model.document import Block, Case, Figure, Heading, Paragraph, Passage, Place, flat, words


class Anchors:
    """Gives each anchor once, to the block that has it first, and tells which links lead somewhere, and whether those
    out of the document have their address on paper; and which way is written what they are in."""

    def __init__(self, blocks: Iterable[Block], *, has_addresses: bool = False, is_rtl: bool = False) -> None:
        self.has_addresses = has_addresses
        self.is_rtl = is_rtl
        self._left = {name for name in _named(blocks) if name}
        self.all = frozenset(self._left)
        self.led_to: set[str] = set()
        """Those that something led to so far."""

    @property
    def given(self) -> "Anchors":
        """The same places, each of which a block has already."""
        other = Anchors((), has_addresses=self.has_addresses, is_rtl=self.is_rtl)
        other.all, other.led_to = self.all, self.led_to
        return other

    def turned(self, *, is_rtl: bool) -> "Anchors":
        """The same ones, within words that are written from the right or from the left."""
        other = copy(self)
        other.is_rtl = is_rtl
        return other

    def leading(self, name: str) -> str:
        """The anchor where a link to it leads somewhere, otherwise ""."""
        if name not in self.all:
            return ""
        self.led_to.add(name)
        return name

    def taken(self, name: str) -> str:
        """The anchor where it is still to be given, otherwise ""."""
        if name not in self._left:
            return ""
        self._left.remove(name)
        return name


def _named(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(content=content, anchor=name) | Paragraph(content=content, anchor=name) if (
                name and words(content).strip()
            ):
                yield name
                yield from (inline.anchor for inline in content if isinstance(inline, Place))
            case Paragraph(content=content, role="event"):
                yield from (inline.anchor for inline in content if isinstance(inline, Place))
            case Case(anchor=name) | Figure(anchor=name):
                yield name
            case Passage(content=blocks):
                yield block.anchor
                yield from _named(blocks)


DIFFERS = re.compile(r"[@#<&]|:\w+:|--|[^\S ]")
"""What forges make a link, a picture or nothing of: they don't agree what a heading with it is called."""
AGREED = re.compile(r"(?=.*[^\W\d_])[^\W_](?:[\w-]*[^\W_])?")

SIGNS_AGREED = frozenset(
    ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So")
)
"""Unicode's categories of the characters of which it is known whether they are kept: not marks on letters."""


def on_forges(blocks: Iterable[Block]) -> Mapping[str, str]:
    """What GitHub, GitLab and Forgejo call the place of each heading that has an anchor, by that, as part of a URL:
    its words in small letters, hyphens for blanks, without punctuation. One that they don't all call the same, or that
    another heading is called too, is left out."""
    headings = [block for block in flat(blocks) if isinstance(block, Heading)]
    called = [_on_forges(words(heading.whole)) for heading in headings]
    counts = Counter(called)
    numbered = {f"{name}-{count}" for name, often in counts.items() for count in range(1, often)}
    return {
        heading.anchor: quote(name)
        for heading, name in zip(headings, called, strict=True)
        if heading.anchor and counts[name] == 1 and name not in numbered and _is_agreed(words(heading.whole), name)
    }


def _on_forges(said: str) -> str:
    return re.sub(r"[^\w -]", "", said.lower()).strip().replace(" ", "-")


def _is_agreed(said: str, name: str) -> bool:
    kinds = {category(char) for char in said if not char.isascii()}
    is_known = len(said.lower()) == len(said) and kinds <= SIGNS_AGREED
    return is_known and not DIFFERS.search(said) and "--" not in name and bool(AGREED.fullmatch(name))
