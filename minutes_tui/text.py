"""The light Markdown of a note's text: paragraphs, `- ` and `1. ` lists, `*emphasis*`, `**strong**`, nothing else.

A star is emphasis only where it hugs a word: after a line's start, a space or an opening quote or bracket on its
left, before a space, punctuation or the end on its right, within one paragraph. `\\` before `\\`, `*` or a list mark
at a line's start makes it a word. A line beginning with a number is a list item only where the number is 1 or
follows the last item's. Text is never changed by reading it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from minutes_tui.document import Block, Emphasis, Inline, LineBreak, Listing, Paragraph, Strong, Words
from minutes_tui.document import words as inline_words

BULLETS = "-•–"
"""Marks that begin a list item where they are typed; in a text only the first is one."""

BULLET = re.compile(r"- +(?=\S)")
NUMBER = re.compile(r"([0-9]{1,9})\. +(?=\S)")
MARK = re.compile(r"(?:- +|[0-9]{1,9}\. +)(?=\S)")
OPENING = "([{<«‹„“‘\"'‚"
SPECIAL = re.compile(r"[\\*\n]")
BEFORE_OPENER = re.compile(rf"[\\\n]|(?<![^\s{re.escape(OPENING)}])\*+(?=[^\s*])")
"""The same but for stars that can begin nothing, which are words as long as nothing has begun."""
STARS = re.compile(r"\*+")
GAP = re.compile(r"\?\?+")


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a text."""
    if "\n" not in text and not MARK.match(text):  # as most are, which is quickest told apart here
        return (Paragraph(inlines(text)),) if text.strip() else ()
    found: list[Block] = []
    for lines in _runs(text):
        if isinstance(lines, Listing):
            found.append(lines)
        else:
            found.append(Paragraph(inlines(lines)))
    return tuple(found)


def inlines(paragraph: str) -> tuple[Inline, ...]:
    """The words and emphasis of one paragraph; a newline in it is a line break."""
    if paragraph and "*" not in paragraph and "\\" not in paragraph and "\n" not in paragraph:
        return (Words(paragraph),)
    return _paired(list(_tokens(paragraph)))


def words(text: str) -> str:
    """A text without its markup: list marks, stars that are emphasis, backslashes that make words."""
    lines = []
    for block in blocks(text):
        match block:
            case Paragraph(content):
                lines.append(inline_words(content))
            case Listing(items):
                lines += [inline_words(item) for item in items]
            case _:
                raise AssertionError(block)
    return "\n".join(lines)


def gap(text: str) -> str:
    """What is to be checked by the first `??` in a text: the words behind it, or "??"; "" where there is none."""
    found = GAP.search(text)
    behind = text[found.end() :].split("\n")[0].strip() if found else ""
    return behind if any(map(str.isalnum, behind)) else "??" if found else ""


def entered(typed: str, follows: int | None = None) -> str:
    """What is typed, as a text that reads as those very words; the emphasis typed in it stays emphasis.

    A list mark at the very start is words (a line that is a list item goes another way), those after a newline
    are marks. `follows` is the number that would go on with a list before it.
    """
    escaped = _escaped(typed)
    return "\\" + escaped if _list_mark(escaped, follows or 1) else escaped


def paragraph_added(text: str, typed: str) -> str:
    return f"{text}\n\n{entered(typed, next_number(text))}" if text else entered(typed)


def item_added(text: str, typed: str, number: int | None) -> str:
    """The text with a list item at its end, in the list that ends it or in a new one."""
    mark = "-" if number is None else f"{number}."
    item = f"{mark} {_escaped(typed)}"
    if not text:
        return item
    last = _last_block(text)
    goes_on = isinstance(last, Listing) and last.ordered == (number is not None)
    if goes_on and number == 1:
        goes_on = False
    return text + ("\n" if goes_on else "\n\n") + item


def next_number(text: str) -> int | None:
    """The number that goes on with the numbered list at the text's end; None if it ends otherwise."""
    last = _last_block(text)
    if isinstance(last, Listing) and last.ordered:
        return last.start + len(last.items)
    return None


def _escaped(typed: str) -> str:
    return re.sub(r"\\(?=\\)", r"\\\\", typed)


def _last_block(text: str) -> Block | None:
    found = blocks(text)
    return found[-1] if found else None


def _runs(text: str) -> Iterator[str | Listing]:
    """Paragraphs as their source and lists as values, in order. A blank line ends a paragraph, and no list."""
    paragraph: list[str] = []
    items: list[str] = []
    ordered = False
    for line in text.split("\n"):
        if not line and not paragraph:
            continue
        mark = _list_mark(line, len(items) + 1 if ordered else 1)
        if paragraph and (mark or not line.strip()):
            yield "\n".join(paragraph)
            paragraph = []
        if mark:
            is_number = mark.re is NUMBER
            if items and (ordered != is_number or (is_number and int(mark[1]) == 1)):
                yield _listing(items, ordered)
                items = []
            ordered = is_number
            items.append(line[mark.end() :])
        elif line.strip():
            if items:
                yield _listing(items, ordered)
                items = []
            paragraph.append(line)
    if items:
        yield _listing(items, ordered)
    if paragraph:
        yield "\n".join(paragraph)


def _list_mark(line: str, follows: int) -> re.Match[str] | None:
    """What makes a line an item: a bullet, or a number that begins a list or goes on with it."""
    bullet = BULLET.match(line)
    if bullet:
        return bullet
    number = NUMBER.match(line)
    return number if number and int(number[1]) in (1, follows) else None


def _listing(items: list[str], ordered: bool) -> Listing:
    return Listing(tuple(inlines(item) for item in items), ordered)


class _Stars(Struct):
    """A run of stars that may open or close emphasis, with how many of it are still unpaired."""

    count: int
    can_open: bool
    can_close: bool
    closed: list["_Style"] = []
    """What it ends, the innermost first."""
    opened: list["_Style"] = []
    """What it begins, the innermost first."""
    before: int = 0
    """How much stood in the paragraph when it could begin something."""


_Style = type[Emphasis] | type[Strong]
_Token = str | LineBreak | _Stars


def _tokens(paragraph: str) -> Iterator[_Token]:
    words: list[str] = []
    has_opener = False  # without one before them, stars that could end something are words
    at, end = 0, len(paragraph)
    while at < end:
        mark = (SPECIAL if has_opener else BEFORE_OPENER).search(paragraph, at)
        ahead = mark.start() if mark else end
        if ahead > at:
            words.append(paragraph[at:ahead])
            at = ahead
            continue
        here = paragraph[at]
        line_start = at == 0 or paragraph[at - 1] == "\n"
        if here == "\\" and (
            paragraph[at + 1 : at + 2] in ("\\", "*") or (line_start and MARK.match(paragraph, at + 1))
        ):
            words.append(paragraph[at + 1])
            at += 2
        elif here == "*":
            stars = STARS.match(paragraph, at)
            assert stars
            run = len(stars[0])
            token = _stars(paragraph, at, run)
            has_opener = has_opener or (token is not None and token.can_open)
            if token is None or not has_opener:
                words.append("*" * run)
            else:
                yield "".join(words)
                words = []
                yield token
            at += run
        elif here == "\n":
            yield "".join(words)
            words = []
            yield LineBreak()
            at += 1
        else:
            words.append(here)  # a backslash that makes nothing a word
            at += 1
    yield "".join(words)


def _stars(paragraph: str, at: int, run: int) -> _Stars | None:
    left = paragraph[at - 1] if at else " "
    right = paragraph[at + run] if at + run < len(paragraph) else " "
    opens = not right.isspace() and (left.isspace() or left in OPENING)
    closes = not left.isspace() and (right.isspace() or unicodedata.category(right)[0] in "PS")
    if run > 3 or not (opens or closes):
        return None
    return _Stars(run, opens, closes)


def _paired(tokens: list[_Token]) -> tuple[Inline, ...]:
    """Tokens with each closing run of stars matched to the nearest opening one; those left over are words."""
    openers: list[_Stars] = []
    so_far = 0
    for token in tokens:
        if isinstance(token, _Stars):
            if token.can_close:
                so_far += _close(openers, token, so_far)
            if token.count and token.can_open:
                token.before = so_far = so_far + 1
                openers.append(token)
            else:
                so_far += token.count > 0
        else:
            so_far += token != ""
    return _nested(tokens)


def _close(openers: list[_Stars], closer: _Stars, so_far: int) -> int:
    """Pair a run with those that it can end, unless nothing stands between; gives how many pairs that makes."""
    pairs = 0
    while closer.count and openers and openers[-1].before < so_far + pairs:
        opener = openers[-1]
        width = 2 if opener.count >= 2 and closer.count >= 2 else 1
        style: _Style = Strong if width == 2 else Emphasis
        opener.opened.append(style)
        closer.closed.append(style)
        opener.count -= width
        closer.count -= width
        pairs += 1
        if not opener.count:
            openers.pop()
    return pairs


def _nested(tokens: list[_Token]) -> tuple[Inline, ...]:
    """Paired tokens as a tree. Emphasis within emphasis is that emphasis, so that no tree is deep."""
    depth: Counter[_Style] = Counter()
    frames: list[list[Inline]] = [[]]
    for token in tokens:
        if not isinstance(token, _Stars):
            if token != "":
                frames[-1].append(token if isinstance(token, LineBreak) else Words(token))
            continue
        for style in token.closed:
            depth[style] -= 1
            if not depth[style]:
                content = frames.pop()
                frames[-1].append(style(_joined(content)))
        if token.count:
            frames[-1].append(Words("*" * token.count))
        for style in reversed(token.opened):
            depth[style] += 1
            if depth[style] == 1:
                frames.append([])
    return _joined(frames[0])


def _joined(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """Parts in which no two that are words follow each other."""
    joined: list[Inline] = []
    for are_words, together in groupby(parts, lambda part: isinstance(part, Words)):
        if are_words:
            joined.append(Words("".join([part.text for part in together if isinstance(part, Words)])))
        else:
            joined += together
    return tuple(joined)
