"""The new words of a motion, with those marked that an amendment takes out and puts in."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

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
    Rule,
    Table,
    Words,
    reworded,
    words,
)
from minutes_tui.report.phrases import lines_of
from minutes_tui.report.word_diff import Piece, pieces

MOST = 0.6
"""Share of the words that may differ: where more do, the amendment has words of its own and is no new wording."""
FIRST_SIGN, LAST_SIGN = 0xE000, 0xF8FF
"""Characters for private use, each of which stands for something that is more than words."""
MOST_SIGNS = (LAST_SIGN - FIRST_SIGN) // 2
"""In one line of each wording."""


def marked(old: str, new: str) -> tuple[Block, ...]:
    """The blocks of a new wording with what differs from the old one marked, where most of their words are the same;
    else as they are. Paragraphs, items and tables that are taken out or put in are marked as a whole."""
    before, after = markup.blocks(old), markup.blocks(new)
    if not old.strip() or old == new:
        return after
    if _shape(before) != _shape(after):
        return _aligned(before, after)
    pairs = list(zip(_contents(before), _contents(after), strict=True))
    compared = [_compared(was, became) for was, became in pairs]
    if _share(row for row, _ in compared) > MOST:
        return after
    shown = iter([_shown(row, signs) for row, signs in compared])
    return tuple(_filled(block, shown) for block in after)


# Wordings that are parted in different ways


def _aligned(before: tuple[Block, ...], after: tuple[Block, ...], most: float = MOST) -> tuple[Block, ...]:
    """The new wording with its parts beside those of the old one that they come from, and with those that are gone; as
    it is where more than `most` of the words differ."""
    old, new = list(_parts(before)), list(_parts(after))
    found: list[Block] = []
    changed = 0.0
    for was, became in _paired(old, new):
        if was is None and became is not None:
            found.append(reworded(became, lambda content: (Inserted(content),) if content else ()))
            changed += _count((became,))
        elif was is not None and became is None:
            found += [Paragraph((Deleted(line),)) for line in lines_of((was,)) if line]
            changed += _count((was,))
        elif was is not None and became is not None:
            found.append(_beside(was, became))
            changed += _difference(was, became)
    return tuple(_joined(found)) if changed <= most * (_count(before) + _count(after)) else after


def _beside(was: Block, became: Block) -> Block:
    """A part with what differs from the one that it comes from."""
    if isinstance(was, Listing) and isinstance(became, Listing):
        item = _shown(*_compared(was.items[0], became.items[0]))
        return replace(became, items=(item,), inside=(_aligned(was.inside[0], became.inside[0], 1.0),))
    rows = [_compared(*each) for each in zip(_contents((was,)), _contents((became,)), strict=True)]
    return _filled(became, iter([_shown(row, signs) for row, signs in rows]))


def _difference(was: Block, became: Block) -> float:
    """How many words of both differ."""
    if isinstance(was, Listing) and isinstance(became, Listing):
        was, became = Paragraph(was.items[0]), Paragraph(became.items[0])
    rows = [_compared(*each)[0] for each in zip(_contents((was,)), _contents((became,)), strict=True)]
    return _share(rows) * _count((was, became))


def _parts(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with each item of a list as a list of its own."""
    for block in blocks:
        if isinstance(block, Listing):
            for number, content, inside in block.entries:
                yield Listing((content,), block.ordered, number if block.ordered else 1, (inside,))
        else:
            yield block


def _paired(old: list[Block], new: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Parts that are the same, or of the same form and alike, side by side; each of the others with None."""
    keys = [[(_form(each), tuple(map(words, _contents((each,))))) for each in parts] for parts in (old, new)]
    ids: dict[str, int] = {}
    first, second = ([ids.setdefault(repr(key), len(ids)) for key in each] for each in keys)
    for _, start, end, begin, until in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        left = old[start:end]
        for became in new[begin:until]:
            at = next((at for at, was in enumerate(left) if _is_alike(was, became)), None)
            if at is None:
                yield None, became
                continue
            yield from ((was, None) for was in left[:at])
            yield left[at], became
            left = left[at + 1 :]
        yield from ((was, None) for was in left)


def _is_alike(was: Block, became: Block) -> bool:
    """Whether one part is the other with some words changed; of items what stands below them may differ as it will."""
    if was == became:
        return True
    if isinstance(was, Listing) and isinstance(became, Listing) and was.ordered == became.ordered:
        was, became = Paragraph(was.items[0]), Paragraph(became.items[0])
    if _form(was) != _form(became):
        return False
    pairs = zip(_contents((was,)), _contents((became,)), strict=True)
    return _share(row for row, _ in (_compared(*pair) for pair in pairs)) <= MOST


def _count(blocks: tuple[Block, ...]) -> int:
    return sum(len(words(content).split()) for content in _contents(blocks))


def _joined(parts: Iterable[Block]) -> Iterator[Block]:
    """Items that follow each other as one list again."""
    before: Block | None = None
    for part in parts:
        if isinstance(before, Listing) and isinstance(part, Listing) and before.ordered == part.ordered:
            before = replace(before, items=(*before.items, *part.items), inside=(*before.inside, *part.inside))
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


# The words of a line


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
    """The row with its marks, and a blank between what goes and what comes in its place; a word that comes
    has none within its mark."""
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
                said = piece.text.strip() or piece.text
                at = piece.text.index(said)
                sides = (piece.text[:at], piece.text[at + len(said) :])
                before_it, behind_it = ([Words(blanks)] if blanks else [] for blanks in sides)
                found += [*before_it, Inserted(tuple(_unsigned(said, signs))), *behind_it]
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
            return block  # code is the same to the letter, or there is no like; a rule is like any


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
        case Code() | Rule():
            return block
        case _:
            raise AssertionError("a text has no such block")
