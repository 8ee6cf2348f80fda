"""The places of a document that a link may lead to."""

from collections.abc import Iterable, Iterator

from minutes_tui.model.document import Block, Case, Figure, Heading, Paragraph, Passage, Place, words


class Anchors:
    """Gives each anchor once, to the block that has it first, and tells which links lead somewhere, and whether those
    out of the document have their address on paper."""

    def __init__(self, blocks: Iterable[Block], *, has_addresses: bool = False) -> None:
        self.has_addresses = has_addresses
        self._left = {name for name in _named(blocks) if name}
        self.all = frozenset(self._left)

    @property
    def given(self) -> "Anchors":
        """The same places, each of which a block has already."""
        other = Anchors((), has_addresses=self.has_addresses)
        other.all = self.all
        return other

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
