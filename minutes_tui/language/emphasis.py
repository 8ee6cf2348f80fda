"""The words of one paragraph of a text, with its emphasis and line breaks; `inline_marks` has what no star is in.

A star is emphasis only where it hugs a word: after a line's start, a space or an opening quote or bracket on its
left, before a space, punctuation or the end on its right. `\\` before `\\`, `*` or any other mark makes it a word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from minutes_tui.language.inline_marks import OPENING, Mark, closes, marks, may_have_marks, opens
from minutes_tui.model.document import Address, CodeWords, Emphasis, Inline, LineBreak, Strong, Words
from minutes_tui.model.patterns import Pattern

RULE = r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,9})$"
"""A line that is a rule: three or more of one sign, with blanks between or without. Ten underscores or more are none,
for so they are typed where a form has a place to sign or to write, and those words must stay."""
MARK = Pattern(rf"(?:- +|[0-9]{{1,9}}\. +|> +)(?=\S)|\|(?=.*\|\s*$)|```+(?=[^`\n]*$)|{RULE}", re.MULTILINE)
"""What makes a line more than words where it stands at its start."""
SPECIAL = Pattern(r"[\\*\n]")
BEFORE_OPENER = Pattern(rf"[\\\n]|(?<![^\s{re.escape(OPENING)}])\*+(?=[^\s*])")
"""The same but for stars that can begin nothing, which are words as long as nothing has begun."""
STARS = Pattern(r"\*+")


def inlines(paragraph: str, *, is_link: bool = False) -> tuple[Inline, ...]:
    """The words of one paragraph with its emphasis, code and addresses; a newline in it is a line break. Within a link
    no address is another."""
    apart = _apart(paragraph, is_link) if may_have_marks(paragraph) else []
    if paragraph and not apart and "*" not in paragraph and "\\" not in paragraph and "\n" not in paragraph:
        return (Words(paragraph),)
    return _paired(list(_tokens(paragraph, apart)))


def _apart(paragraph: str, is_link: bool) -> list[Mark]:
    """The marks of each of its lines."""
    found, start = [], 0
    while start <= len(paragraph):
        end = paragraph.find("\n", start)
        end = len(paragraph) if end < 0 else end
        found += marks(paragraph, start, end, is_link=is_link)
        start = end + 1
    return found


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
_Token = str | LineBreak | CodeWords | Address | _Stars


def _tokens(paragraph: str, apart: list[Mark]) -> Iterator[_Token]:
    words: list[str] = []
    has_opener = False  # without one before them, stars that could end something are words
    at, end = 0, len(paragraph)
    left = iter([*apart, Mark(end, end, "words", "")])
    ahead, special = next(left), -1
    while at < end:
        if special < at:
            found = (SPECIAL if has_opener else BEFORE_OPENER).search(paragraph, at)
            special = found.start() if found else end
        nearest = min(special, ahead.start)
        if nearest > at:
            words.append(paragraph[at:nearest])
            at = nearest
            continue
        if at == ahead.start:
            if ahead.kind == "words":
                words.append(ahead.words)
            else:
                yield "".join(words)
                words = []
                yield _whole(ahead)
            at, ahead = ahead.end, next(left)
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
            if token and token.can_open and not has_opener:
                has_opener, special = True, -1
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


def _whole(mark: Mark) -> CodeWords | Address:
    if mark.kind == "code":
        return CodeWords(mark.words)
    return Address(mark.url, inlines(mark.words, is_link=True) if mark.kind == "link" else (Words(mark.words),))


def _stars(paragraph: str, at: int, run: int) -> _Stars | None:
    can_open, can_close = opens(paragraph, at, at + run), closes(paragraph, at, at + run)
    return _Stars(run, can_open, can_close) if run <= 3 and (can_open or can_close) else None


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
                frames[-1].append(Words(token) if isinstance(token, str) else token)
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
