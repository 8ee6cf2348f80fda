"""The new words of a motion, with those marked that an amendment takes out and puts in."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.model.document import (
    Block,
    Cell,
    Code,
    Deleted,
    Inline,
    Inserted,
    Listing,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from minutes_tui.report.word_diff import Piece, pieces

MOST = 0.6
"""Share of the words that may differ: where more do, the amendment has words of its own and is no new wording."""
FIRST_SIGN, LAST_SIGN = 0xE000, 0xF8FF
"""Characters for private use, each of which stands for something that is more than words."""
MOST_SIGNS = (LAST_SIGN - FIRST_SIGN) // 2
"""In one line of each wording."""


def marked(old: str, new: str) -> tuple[Block, ...]:
    """The blocks of a new wording with what differs from the old one marked, where both are parted alike into
    paragraphs, lists and tables, and most of their words are the same; else as they are."""
    before, after = markup.blocks(old), markup.blocks(new)
    if not old.strip() or old == new or _shape(before) != _shape(after):
        return after
    pairs = list(zip(_contents(before), _contents(after), strict=True))
    compared = [_compared(was, became) for was, became in pairs]
    if _share(row for row, _ in compared) > MOST:
        return after
    shown = iter([_shown(row, signs) for row, signs in compared])
    return tuple(_filled(block, shown) for block in after)


Signs = dict[str, Inline]
"""What each sign stands for."""


def _compared(was: Cell, became: Cell) -> tuple[tuple[Piece, ...], Signs]:
    """Two lines as one row of words, with a sign in the place of each inline that is more than words."""
    known: dict[Inline, str] = {}

    def plain(content: Cell) -> str:
        return "".join(
            inline.text if isinstance(inline, Words) else known.setdefault(inline, chr(FIRST_SIGN + len(known)))
            for inline in content
        )

    row = pieces(plain(was), plain(became))
    return row, {sign: inline for inline, sign in known.items()}


def _share(rows: Iterable[tuple[Piece, ...]]) -> float:
    """How much of both wordings differs, in words."""
    changed = whole = 0
    for row in rows:
        for piece in row:
            count = len(piece.text.split())
            whole += count if piece.sign else 2 * count
            changed += count if piece.sign else 0
    return changed / whole if whole else 0.0


def _shown(row: tuple[Piece, ...], signs: Signs) -> Cell:
    """The row with its marks, and a blank between what goes and what comes in its place."""
    found: list[Inline] = []
    before = Piece("", "")
    for piece in row:
        content = tuple(_unsigned(piece.text, signs))
        match piece.sign:
            case "-":
                found.append(Deleted(content))
            case "+":
                if before.sign == "-" and not (before.text[-1:].isspace() or piece.text[:1].isspace()):
                    found.append(Words(" "))
                found.append(Inserted(content))
            case _:
                found += content
        before = piece
    return tuple(found)


def _unsigned(text: str, signs: Signs) -> Iterator[Inline]:
    start = 0
    for at, char in enumerate(text) if signs else ():
        if char in signs:
            if at > start:
                yield Words(text[start:at])
            yield signs[char]
            start = at + 1
    if start < len(text):
        yield Words(text[start:])


def _shape(blocks: tuple[Block, ...]) -> tuple[object, ...]:
    """How a text is parted; one with a character that could be taken for a sign is like no other."""
    return tuple(map(_form, blocks))


def _form(block: Block) -> object:
    match block:
        case Paragraph(content):
            return "paragraph" if _is_free(content) else object()
        case Listing(items, ordered):
            within = tuple(map(_shape, block.inside or ((),) * len(items)))
            return (ordered, within) if all(map(_is_free, items)) else object()
        case Quotation(content):
            return ("quotation", _shape(content))
        case Table(head, rows):
            cells = [cell for row in (head, *rows) for cell in row]
            return ("table", len(head), len(rows)) if all(map(_is_free, cells)) else object()
        case _:
            return block  # code is the same to the letter, or there is no like


def _is_free(content: Cell) -> bool:
    if sum(not isinstance(inline, Words) for inline in content) > MOST_SIGNS:
        return False
    return not any(FIRST_SIGN <= ord(char) <= LAST_SIGN
                   for inline in content if isinstance(inline, Words) for char in inline.text)  # fmt: skip


def _contents(blocks: Iterable[Block]) -> Iterator[Cell]:
    """The lines of blocks in their order, as `_filled` puts them in again."""
    for block in blocks:
        match block:
            case Paragraph(content):
                yield content
            case Listing():
                yield from block.items
                for inside in block.inside:
                    yield from _contents(inside)
            case Quotation(content):
                yield from _contents(content)
            case Table(head, rows):
                yield from (cell for row in (head, *rows) for cell in row)


def _filled(block: Block, lines: Iterator[Cell]) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=next(lines))
        case Listing(items):
            given = tuple(next(lines) for _ in items)
            inside = tuple(tuple(_filled(each, lines) for each in below) for below in block.inside)
            return replace(block, items=given, inside=inside)
        case Quotation(content):
            return Quotation(tuple(_filled(each, lines) for each in content))
        case Table(head, rows):
            first = tuple(next(lines) for _ in head)
            return replace(block, head=first, rows=tuple(tuple(next(lines) for _ in row) for row in rows))
        case Code():
            return block
        case _:
            raise AssertionError("a text has no such block")
