"""The light Markdown of a note's text: paragraphs, lists, quotations, tables, code, rules, links, emphasis alone.

A line is a list item where it begins with `- `, or with a number that is 1 or follows the last item's; a quotation
with `> `; code between two lines of three backticks; a table where rows between bars have a line of dashes below the
first; a rule where it is nothing but three or more `-`, `*` or up to nine `_`, even right below words, which it makes
no heading. What is indented to the words of an item is part of it, as CommonMark has it. `\\` before a mark at a line's
start makes it a word. Text is never changed by reading it. `emphasis` has what stands within a paragraph.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from minutes_tui.language.emphasis import MARK, RULE, inlines
from minutes_tui.language.inline_marks import apart
from minutes_tui.model.document import Block, Code, Inline, Listing, Paragraph, Quotation, Rule, Side, Table
from minutes_tui.model.document import words as inline_words
from minutes_tui.model.patterns import Pattern

__all__ = [
    "BULLETS", "DEEPEST", "MARK", "NUMBER", "blocks", "checked", "code_added", "code_and_addresses", "ends_in_table",
    "entered", "excerpt", "gap", "inlines", "is_code_open", "is_head_rule", "is_row", "is_rule", "item_added",
    "level_of", "lines", "next_numbers", "paragraph_added", "parts", "quotation_added", "row_added", "says_gap",
    "table_cells", "words",
]  # fmt: skip

BULLETS = "-•–*‣▪◦●○"
"""Marks that begin a list item where they are typed, with a blank behind; in a text only the first is one."""
DEEPEST = 6
"""Lists and quotations within each other; what is deeper is words."""

BULLET = Pattern(r"- +(?=\S)")
NUMBER = re.compile(r"([0-9]{1,9})\. +(?=\S)")
QUOTE = Pattern(r">(?: +|$)")
FENCE = Pattern(r" *(`{3,})\s*([^`\s]*)\s*")
ROW = Pattern(r"\|.*\|\s*")
PARTING = Pattern(RULE)
DASHES = Pattern(r"\|(?:\s*:?-+:?\s*\|)+\s*")
"""The line below a table's head."""
TYPED_DASHES = Pattern(r"\|(?:\s*(?::-+:?|-+:|-{2,})\s*\|)+\s*|\|(?:-\|)+\s*")
"""The same as it is typed: a mere dash between blanks may be a cell."""
CELL_END = Pattern(r"(?<!\\)\|")
MOST_COLUMNS = 100
"""A line with more bars is words."""
MOST_CELLS = 100_000
"""Of a table with those that its short rows lack; what comes behind them is words."""
FIGURES = Pattern(r"[-+−–]?\s?[€$£]?\s?[0-9](?:[0-9.,'’\s]*[0-9])?\s?[%‰€$£]?")
NO_FIGURE = ("", "-", "–", "—")
"""What a column of numbers may have in their place."""
INDENT = Pattern(r"[ \t]*")
GAP = Pattern(r"\?\?+")
BETWEEN = Pattern(r"\A\s*(?:[:;：；]|[-–—](?=\s))?\s*")
"""What may part a `??` from the words that say what is to be checked."""
CLOSING = tuple(")]}>»”“’\"'.,!…。，、）】」")
"""Marks that close what a `??` stands in: it is all that is to be checked."""


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, lists, quotations, tables and code of a text."""
    if "\n" not in text and not MARK.match(text):  # as most are, which is quickest told apart here
        return (Paragraph(inlines(text)),) if text.strip() else ()
    return tuple(piece.block for piece in _read(text))


def parts(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the words of each paragraph, and of each item of its lists, stand in a text that has several
    of them: without their marks. What is in a quotation, a table or code is none."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    at = 0
    for piece in _read(text):
        while at < piece.end and not lines[at].strip():
            at += 1
        if isinstance(piece.block, Paragraph):
            yield starts[at], starts[piece.end] - 1
        elif isinstance(piece.block, Listing):
            yield from _items(lines[at : piece.end], starts[at])
        at = piece.end


def _items(lines: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """The first paragraphs of the items of a list, from its lines and from where these stand."""
    begin = end = -1
    for line in (*lines, ""):
        words = line.lstrip(" ")
        mark = BULLET.match(words) or NUMBER.match(words)
        if begin >= 0 and (mark or not words.strip() or MARK.match(words)):
            yield begin, end
            begin = -1
        if mark:
            begin = start + len(line) - len(words) + mark.end()
        end, start = start + len(line), start + len(line) + 1


def words(text: str) -> str:
    """A text without its markup: marks at the start of lines, stars that are emphasis, backslashes that make words."""
    return "\n".join(lines(blocks(text)))


def lines(found: Iterable[Block]) -> Iterator[str]:
    """The words of each paragraph, item and row of a text's blocks."""
    for block in found:
        match block:
            case Paragraph(content):
                yield inline_words(content)
            case Listing():
                for _, item, inside in block.entries:
                    yield inline_words(item)
                    yield from lines(inside)
            case Quotation(content):
                yield from lines(content)
            case Code(code):
                yield code
            case Rule():
                pass
            case Table(head, rows):
                yield from ("\t".join(map(inline_words, row)) for row in (head, *rows))
            case _:
                raise AssertionError(block)


def excerpt(text: str, longest: int = 40) -> str:
    """The beginning of a text, in quotes, on one line."""
    line = " ".join(text[: 2 * longest].split())
    return f"“{line}”" if len(line) <= longest and len(text) < 2 * longest else f"“{line[: longest - 1].rstrip()}…”"


# What is to be checked


def gap(text: str) -> str:
    """What is to be checked by the first `??` in a text: the words behind it, or "??"; "" where there is none.

    Where a bracket, a quote, a stop or a comma closes right behind it, the words behind that are others.
    """
    found = GAP.search(text)
    if not found:
        return ""
    begin = text.rfind("\n", 0, found.start()) + 1
    behind = text[found.end() :].split("\n")[0]
    if ROW.fullmatch(text[begin : found.end()] + behind):
        behind = behind.split("|")[0]
    if behind[:1] in CLOSING:
        return "??"
    behind = BETWEEN.sub("", behind, count=1).rstrip()
    return _unbracketed(behind) if any(map(str.isalnum, behind)) else "??"


PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
LAST_BRACKET = Pattern(r"([)\]}”»])[.,;:!?…]*\Z")


def _unbracketed(words: str) -> str:
    """Words without the closing brackets and quotes, at their end, of those that were opened before them."""
    while (found := LAST_BRACKET.search(words)) and words.count(found[1]) > words.count(PAIRS[found[1]]):
        words = words[: found.start()].rstrip()
    return words


def checked(old: str, check: str, new: str) -> str:
    """The check of a note whose text becomes another: one that said what its `??` said goes on saying that, and so does
    one that there was none of; any other stays as it is."""
    return gap(new) if says_gap(check, old) else check


def says_gap(check: str, text: str) -> bool:
    """Whether a note's check says what the `??` of its text says, or nothing where there is none."""
    return check == gap(text)


# What is typed, as text


def entered(typed: str, follows: Collection[int] = (1,)) -> str:
    """What is typed, as a text that reads as those very words; the emphasis typed in it stays emphasis.

    A mark at the very start is words (a line that begins with one goes another way), those after a newline are marks.
    `follows` are the numbers that would go on with a list before it.
    """
    escaped = _escaped(typed)
    number = NUMBER.match(escaped)
    is_mark = int(number[1]) in (1, *follows) if number else bool(MARK.match(escaped))
    return "\\" + escaped if is_mark else escaped


def _escaped(typed: str) -> str:
    """Words with a backslash more where there are two, but for those in code, where each is itself."""
    if "\\\\" not in typed:
        return typed
    parts, at = [], 0
    for start, end in (*code_and_addresses(typed), (len(typed), len(typed))):
        parts += [DOUBLED.sub(r"\\\\", typed[at:start]), typed[start:end]]
        at = end
    return "".join(parts)


DOUBLED = Pattern(r"\\(?=\\)")


def code_and_addresses(text: str) -> list[tuple[int, int]]:
    """From where to where code and addresses stand in a text, in order: what looks for names and words leaves them."""
    found: list[tuple[int, int]] = []
    fence, start = "", 0
    if "`" not in text and "@" not in text and "://" not in text:
        return found
    for line in text.split("\n"):
        was, fence = fence, _fence_after(fence, line)
        end = start + len(line)
        found += [(start, end)] if was or fence else apart(text, start, end)
        start = end + 1
    return found


def paragraph_added(text: str, typed: str) -> str:
    """The text with a new paragraph at its end."""
    text = _ended(text)
    return f"{text}\n\n{entered(typed, next_numbers(text))}" if text else entered(typed)


def quotation_added(text: str, typed: str) -> str:
    """The text with a line more of the quotation that ends it, or of a new one."""
    quoted = "\n".join(f"> {line}".rstrip() for line in entered(typed).split("\n"))
    text = _ended(text)
    if not text:
        return quoted
    return text + ("\n" if isinstance(_last_block(text), Quotation) else "\n\n") + quoted


def row_added(text: str, cells: Collection[str]) -> str:
    """The text with a row more of the table that ends it, or with the head of a new one."""
    text = _ended(text)
    row = f"| {' | '.join(_escaped(cell).replace('|', chr(92) + '|') for cell in cells)} |"
    if ends_in_table(text):
        return f"{text}\n{row}"
    return (f"{text}\n\n" if text else "") + f"{row}\n|{' --- |' * len(cells)}"


def ends_in_table(text: str) -> bool:
    """Whether a row goes on with a table at a text's end."""
    return text.endswith("|") and isinstance(_last_block(text), Table)


def is_head_rule(row: str) -> bool:
    """Whether a typed row is the line of dashes that Markdown has in a table, and no row of it."""
    return TYPED_DASHES.fullmatch(row) is not None


def is_rule(line: str) -> bool:
    """Whether a line is a rule between paragraphs; so is a text that has no other line."""
    return line[:1] in ("-", "*", "_") and PARTING.fullmatch(line) is not None


def table_cells(row: str) -> list[str]:
    """The cells of a row between bars."""
    return [cell.strip().replace("\\|", "|") for cell in CELL_END.split(row.strip())[1:-1]]


def code_added(text: str, line: str) -> str:
    """The text with a line more of the code that ends it, as it stands; or with the line that begins or ends such."""
    return f"{text}\n{line}" if is_code_open(text) else f"{text}\n\n{line}" if text else line


def is_code_open(text: str) -> bool:
    """Whether code begins in a text and does not end."""
    if "```" not in text:
        return False
    fence = ""
    for line in text.split("\n"):
        fence = _fence_after(fence, line)
    return bool(fence)


def _fence_after(fence: str, line: str) -> str:
    """The backticks of the code that is open after a line, where those of it before are `fence`; "" is none."""
    mark = FENCE.fullmatch(line)
    if not mark:
        return fence
    if not fence:
        return mark[1]
    return fence if mark[2] or len(mark[1]) < len(fence) else ""


# Lists that grow


def next_numbers(text: str) -> set[int]:
    """The numbers that go on with a numbered list of a text: the last one of its own, and those within the item that
    ends it."""
    if not NUMBERED.search(text):
        return set()
    text = _numbered(text, 2)
    pieces = _read(text)
    last = next((_next(piece.block) for piece in reversed(pieces) if _next(piece.block)), None)
    return {number for number in (last, *(_next(level.block) for level in _open(pieces))) if number}


NUMBERED = Pattern(r"^[ \t\\]*[0-9]{1,9}\. ", re.MULTILINE)
FIRST = Pattern(r"(?:\A|\n\n)\\(?=0{0,8}1\. [^\n]*\Z)")


def _numbered(text: str, number: int | None) -> str:
    """A text whose last line is words that begin with 1., as behind a speaker: a list, where 2. goes on with it."""
    first = FIRST.search(text) if number == 2 else None
    return text[: first.end() - 1] + text[first.end() :] if first else text


def _ended(text: str) -> str:
    """A text whose code is ended."""
    return f"{text}\n```" if is_code_open(text) else text


def _next(block: Block) -> int | None:
    return block.start + len(block.items) if isinstance(block, Listing) and block.ordered else None


def item_added(text: str, typed: str, number: int | None, level: int = 1) -> str:
    """The text with a list item more, in the list that it goes on with or in a new one.

    `level` 2 is a list within the last item, 3 one within the last of that. An item with a bullet below one with a
    number is within it. What stands between a list and an item that goes on with it is put into the item before.
    """
    text = _numbered(_ended(text), number)
    if not text:
        return _item("", typed, number)
    text, level = _gathered(text, number, level)
    path = _open(_read(text))
    level = _going_on(path, number, min(level, len(path) + 1, DEEPEST))
    into = path[level - 1] if level <= len(path) else None
    if into is None:
        indent = " " * path[level - 2].within if level > 1 else ""
        return text + ("\n" if level > 1 and not path[-1].has_more else "\n\n") + _item(indent, typed, number)
    goes_on = into.block.ordered == (number is not None) and number != 1
    return text + ("\n" if goes_on else "\n\n") + _item(" " * into.column, typed, number)


def level_of(text: str, blanks: int, number: int | None = None) -> int:
    """How deep the list is of an item that is typed behind so many blanks: 2 where there is any list that it could be
    within; of one with a number, that of the list that it goes on with."""
    text, _ = _gathered(text, None, 2)
    path = _open(_read(text))
    level = max(2, 1 + sum(level.within <= blanks for level in path)) if path else 1
    return _going_on(path, number, level)


def _going_on(path: "Sequence[_Level]", number: int | None, level: int) -> int:
    """How deep an item is that was typed at a level: one with a number that no list at that level goes on with is of
    the outermost list that it does."""
    if not number or number == 1:
        return level
    found = [at for at, each in enumerate(path, 1) if _next(each.block) == number]
    return level if level in found else next(iter(found), level)


def _item(indent: str, typed: str, number: int | None) -> str:
    """A list item; lines of it that begin with no mark are within it."""
    mark = "- " if number is None else f"{number}. "
    first, *more = _escaped(typed).split("\n")
    within = indent + " " * len(mark)
    lines = [indent + line if _list_mark(line, (number or 0) + 1) else f"{within}{line}".rstrip() for line in more]
    return "\n".join([f"{indent}{mark}{first}", *lines])


def _gathered(text: str, number: int | None, level: int) -> tuple[str, int]:
    """A text in which what stands behind a list is put into its last item, where an item goes on with that list; and
    how deep the item is."""
    pieces = _read(text)
    lists = [at for at, piece in enumerate(pieces) if isinstance(piece.block, Listing)]
    if not lists:
        return text, 1
    into: int | None = lists[-1]
    last = pieces[lists[-1]].block
    assert isinstance(last, Listing)
    if level > 1:
        pass
    elif number is not None:
        into = next((at for at in reversed(lists) if _next(pieces[at].block) == number), None) if number > 1 else None
    elif last.ordered:
        is_last = lists[-1] == len(pieces) - 1
        before = pieces[lists[-2]].block if lists[-2:-1] == [lists[-1] - 1] else None
        if is_last and isinstance(before, Listing) and not before.ordered:
            into = lists[-2]
        elif is_last:
            level = 2
        else:
            into = None
    elif _announces(pieces[-1].block):
        into = None
    if into is None or into == len(pieces) - 1:
        return text, level
    lines = text.split("\n")
    end, indent = pieces[into].end, " " * pieces[into].within
    between = [f"{indent}{line}" if line.strip() else "" for line in lines[end:]]
    is_list = isinstance(pieces[into + 1].block, Listing)
    while is_list and between and not between[0]:
        del between[0]
    return "\n".join([*lines[:end], *between]), level


def _announces(block: Block) -> bool:
    """Whether it is a paragraph behind which a list of its own begins."""
    return isinstance(block, Paragraph) and inline_words(block.content).rstrip().endswith((":", "："))


class _Level(Struct, frozen=True):
    """A list that is open at the end of a text."""

    block: Listing
    column: int
    """Where its last mark stands."""
    within: int
    """Where the words of its last item stand."""
    has_more: bool
    """Whether that item ends in something else than words or a list."""


def _open(pieces: "list[_Piece]") -> list[_Level]:
    """The lists that are open at the end of a text, from the outermost inwards."""
    found: list[_Level] = []
    column = 0
    while pieces and isinstance(block := pieces[-1].block, Listing):
        last = pieces[-1]
        pieces = last.inside
        has_more = bool(pieces) and not isinstance(pieces[-1].block, Listing)
        found.append(_Level(block, column + last.column, column + last.within, has_more))
        column += last.within
    return found


# Reading


class _Piece(Struct, frozen=True, gc=False):
    """A block with where it stands among the lines."""

    block: Block
    end: int
    """The line behind its last."""
    column: int = 0
    """Of a list: the blanks before its last mark; and where the words behind that stand."""
    within: int = 0
    inside: "list[_Piece]" = []
    """Of a list: what its last item has below its first paragraph."""


def _read(text: str) -> "list[_Piece]":
    return list(_pieces(text.split("\n"), DEEPEST))


def _pieces(lines: list[str], deep: int, *, is_inside: bool = False, first: str | None = None) -> Iterator[_Piece]:
    """The blocks of some lines. A blank line ends a paragraph, and no list; where `is_inside` an item, up to three
    blanks may stand before a mark. `first` are words before the first line."""
    paragraph: list[str] = [] if first is None else [first]
    at = 0
    while at < len(lines):
        line = lines[at].lstrip(" \t") if is_inside and paragraph else lines[at]
        found = _marked(lines, at, deep, is_inside) if lines[at] else None
        if paragraph and (found or not line.strip()):
            yield _Piece(Paragraph(inlines("\n".join(paragraph))), at)
            paragraph = []
        if found:
            yield found
        elif line.strip():
            paragraph.append(line)
        at = found.end if found else at + 1
    if paragraph:
        yield _Piece(Paragraph(inlines("\n".join(paragraph))), at)


def _marked(lines: list[str], at: int, deep: int, is_inside: bool) -> _Piece | None:
    """The block that begins at a line with a mark; None where it is words."""
    blanks = len(lines[at]) - len(lines[at].lstrip(" ")) if is_inside else 0
    if blanks > 3:
        return None
    line = lines[at][blanks:]
    if line[:1] == "`":
        return _code(lines, at, blanks)
    if line[:1] == "|":
        return _table(lines, at, blanks)
    if is_rule(line):
        return _Piece(Rule(), at + 1)
    if not deep:
        return None
    if line[:1] == ">":
        return _quotation(lines, at, deep, blanks) if MARK.match(line) else None
    return _list(lines, at, deep, blanks) if _list_mark(line, 1) else None


def _code(lines: list[str], at: int, blanks: int) -> _Piece | None:
    """Lines to the next of as many backticks, or to the last."""
    mark = FENCE.fullmatch(lines[at])
    if not mark:
        return None
    fence, end = mark[1], at
    while fence and (end := end + 1) < len(lines):
        fence = _fence_after(fence, lines[end])
    code = [_dedented(line, blanks) for line in lines[at + 1 : end]]
    return _Piece(Code("\n".join(code), mark[2]), min(end + 1, len(lines)))


def _table(lines: list[str], at: int, blanks: int) -> _Piece | None:
    """A head, a line of dashes, and rows; all get as many cells as the longest has."""
    rows = [line[blanks:] for line in lines[at : at + 2]]
    if len(rows) < 2 or not (is_row(rows[0]) and DASHES.fullmatch(rows[1])):
        return None
    typed, rule = [table_cells(rows[0])], table_cells(rows[1])
    if len(rule) != len(typed[0]):
        return None
    end, longest = at + 2, len(rule)
    while end < len(lines) and is_row(row := lines[end][blanks:]):
        cells = table_cells(row)
        longest = max(longest, len(cells))
        if longest * len(typed) > MOST_CELLS:
            break
        typed.append(cells)
        end += 1
    head, *found = (tuple(inlines(cell) if cell else () for cell in row) + ((),) * (longest - len(row))
                    for row in typed)  # fmt: skip
    return _Piece(Table(head, tuple(found), sides=_sides(rule, typed[1:], longest)), end)


def is_row(line: str) -> bool:
    """Whether a line may be a row of a table."""
    return ROW.fullmatch(line) is not None and line.count("|") <= MOST_COLUMNS + 1


def _sides(rule: list[str], rows: list[list[str]], count: int) -> tuple[Side, ...]:
    """Where the words of each column stand: as its dashes say, else at the end where all that it has are numbers."""
    sides = tuple(_side(rule[at] if at < len(rule) else "", [row[at] for row in rows if at < len(row)])
                  for at in range(count))  # fmt: skip
    return sides if any(side != "start" for side in sides) else ()


def _side(dashes: str, cells: list[str]) -> Side:
    if dashes[-1:] == ":":
        return "center" if dashes[0] == ":" else "end"
    if dashes[:1] == ":" or all(cell in NO_FIGURE for cell in cells):
        return "start"
    return "end" if all(cell in NO_FIGURE or FIGURES.fullmatch(cell) for cell in cells) else "start"


def _quotation(lines: list[str], at: int, deep: int, blanks: int) -> _Piece:
    end = at
    quoted: list[str] = []
    while end < len(lines) and (mark := QUOTE.match(lines[end], min(blanks, _blanks(lines[end])))):
        quoted.append(lines[end][mark.end() :])
        end += 1
    return _Piece(Quotation(tuple(piece.block for piece in _pieces(quoted, deep - 1))), end)


def _list(lines: list[str], at: int, deep: int, blanks: int) -> _Piece:
    """Items of one kind, whose numbers follow each other."""
    mark = _list_mark(lines[at][blanks:], 1)
    ordered = mark is not None and mark.re is NUMBER
    items: list[tuple[Inline, ...]] = []
    inside: list[list[_Piece]] = []
    within = end = column = 0
    while mark:
        column, within = blanks, blanks + mark.end()
        end = _item_end(lines, at, within)
        below = [_dedented(line, within) for line in lines[at + 1 : end]]
        first, *others = _pieces(below, deep - 1, is_inside=True, first=lines[at][within:])
        assert isinstance(first.block, Paragraph)
        items.append(first.block.content)
        inside.append(others)
        at = end
        while at < len(lines) and not lines[at].strip():
            at += 1
        blanks = _blanks(lines[at]) if at < len(lines) else 4
        mark = _list_mark(lines[at][blanks:], len(items) + 1) if blanks < 4 else None
        if mark and ((mark.re is NUMBER) != ordered or (mark.re is NUMBER and int(mark[1]) == 1)):
            mark = None
    blocks = tuple(tuple(piece.block for piece in each) for each in inside) if any(inside) else ()
    return _Piece(Listing(tuple(items), ordered, 1, blocks), end, column, within, inside[-1])


def _item_end(lines: list[str], at: int, within: int) -> int:
    """The line behind an item's last: those that are indented to its words are its own."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.strip():
            if _blanks(line) < within:
                break
            end = number + 1
    return end


def _blanks(line: str) -> int:
    """The columns before a line's words; a tab goes to the next fourth."""
    indent = INDENT.match(line)
    return len(indent[0].expandtabs(4)) if indent else 0


def _dedented(line: str, by: int) -> str:
    """A line without so many columns of blanks, or with none where it has fewer."""
    words = line.lstrip(" \t")
    return " " * (_blanks(line) - by) + words


def _last_block(text: str) -> Block | None:
    found = blocks(text)
    return found[-1] if found else None


def _list_mark(line: str, follows: int) -> re.Match[str] | None:
    """What makes a line an item: a bullet, or a number that begins a list or goes on with it."""
    bullet = BULLET.match(line)
    if bullet:
        return bullet
    number = NUMBER.match(line)
    return number if number and int(number[1]) in (1, follows) else None
