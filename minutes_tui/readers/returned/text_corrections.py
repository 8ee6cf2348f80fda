"""Changes in the words of a page as corrections of a text of the record, each to be found in it once."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from minutes_tui.readers.returned.paragraphs import Author, Piece

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\w\s]")
"""A word, a sign of Chinese or Japanese, or a mark."""
WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter or digit that is one word with those beside it."""
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
                       "‑": "-", "‐": "-"})  # fmt: skip
"""Marks that a page may print for others."""
UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069"
TIED = str.maketrans({"\u00a0": " ", "\u202f": " ", **dict.fromkeys(UNSEEN, "")})
"""What a page has and the record has not: blanks that end no line, soft hyphens, and which way words are written."""
MARKUP = re.compile(r"[\\*`]")
ITEM = re.compile(r" *(?:- |\d{1,9}\. )")
NUMBERED = re.compile(r" *\d{1,9}\. ")
HEAD_RULE = re.compile(r"\n *\|?[ :|-]*-[ :|-]*(?:\n|\Z)")
"""The line below the head of a table."""
AROUND = 3
"""Words that are shown on either side of a change that has no place in a text."""


class Change(Struct, frozen=True):
    """Words that somebody put in the place of others."""

    old: str
    """As the text has them; as the page had them where it has no such words."""
    new: str
    by: Author
    is_placed: bool = True

    @property
    def said(self) -> str:
        """As a comment says it, to be read as a correction."""
        if not self.old:
            return f"+ “{self.new}”"
        if re.search(r"->|→|=>", self.old):
            mark = "/" if "/" not in self.old + self.new else "|"
            old, new = (each.replace(mark, f"\\{mark}") for each in (self.old, self.new))
            return f"s{mark}{old}{mark}{new}{mark}"
        return f"“{self.old}” -> “{self.new}”" if self.new else f"“{self.old}” ->"


class _Hunk(Struct):
    """A change between two places of the page's words."""

    start: int
    end: int
    new: str
    by: Author

    @property
    def is_break(self) -> bool:
        """Whether it is the break of a paragraph that somebody put in, and no word."""
        return self.start == self.end and "\n" in self.new and not self.new.strip() and bool(self.by.name)


class _Token(Struct, frozen=True):
    start: int
    end: int
    plain: str


def tokens(text: str) -> list[_Token]:
    return [_Token(each.start(), each.end(), each[0].translate(ALIKE)) for each in TOKEN.finditer(text)]


def same(old: str, new: str) -> bool:
    """Whether two texts have the same words and marks."""
    return [each.plain for each in tokens(old.translate(TIED))] == [each.plain for each in tokens(new.translate(TIED))]


def changes(text: str | None, pieces: Sequence[Piece]) -> Iterator[Change]:
    """What pieces change in the text of which the page had the words, one for each place and author, in order. A change
    of blanks alone is none. Without a text they are shown with some words around them."""
    before, hunks = _hunks(pieces)
    on_page, in_text = tokens(before), tokens(text or "")
    matcher = SequenceMatcher(None, [each.plain for each in on_page], [each.plain for each in in_text], autojunk=False)
    placed: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        placed |= {block.a + at: block.b + at for at in range(block.size)}
    cores = [_core(before, on_page, hunk) for hunk in hunks]
    taken = {placed.get(at, -1) for first, last, _ in cores for at in range(first, last)}
    for hunk, (first, last, new) in zip(hunks, cores, strict=True):
        if hunk.is_break and text is not None:
            if broken := _broken(text, in_text, placed, first):
                yield Change(*broken, hunk.by)
            continue
        if same(" ".join(each.plain for each in on_page[first:last]), new):
            continue
        core = first, last, len(on_page)
        made = _in_text(text, in_text, placed, core, new, taken) if text is not None else None
        if made is None:
            yield Change(*_around(before, on_page, first, last, new), hunk.by, is_placed=False)
        else:
            yield Change(*made, hunk.by)


def _around(before: str, found: Sequence[_Token], first: int, last: int, new: str) -> tuple[str, str]:
    """The old words and the new with some of those around them."""
    begin, end = max(first - AROUND, 0), min(last + AROUND, len(found))
    left_end, right_start = (
        (found[first].start, found[last - 1].end)
        if first < last
        else (found[first - 1].end if first else 0, found[last].start if last < len(found) else len(before))
    )
    while begin < first and "\n" in before[found[begin].end : left_end]:
        begin += 1
    while end > last and "\n" in before[right_start : found[end - 1].start]:
        end -= 1
    while begin < first and not found[begin].plain[0].isalnum():
        begin += 1
    if begin == end:
        return "", new.strip()
    left = (
        before[found[begin].start : found[first].start if first < last else found[first - 1].end]
        if begin < first
        else ""
    )
    right = (
        before[found[last - 1].end if first < last else found[last].start : found[end - 1].end] if last < end else ""
    )
    if not new.strip() and left.endswith(" "):
        right = right.lstrip(" ")
    middle = new if first == last else new.strip()
    return before[found[begin].start : found[end - 1].end], f"{left}{middle}{right}".strip()


def _hunks(pieces: Sequence[Piece]) -> tuple[str, list[_Hunk]]:
    """The page's words before the changes, and the changes; those of one author with nothing but blanks between them
    are one."""
    before = ""
    hunks: list[_Hunk] = []
    for piece in pieces:
        start = len(before)
        words = piece.text.translate(TIED)
        if piece.sign in ("", "-"):
            before += words
        if piece.sign not in ("+", "-"):
            continue
        added = words if piece.sign == "+" else ""
        last = hunks[-1] if hunks else None
        if last and last.by.name == piece.by.name and not (gap := before[last.end : start]).strip():
            last.new += gap + added
            last.end = len(before)
        else:
            hunks.append(_Hunk(start, len(before), added, piece.by))
    are_changes = [each.is_break or bool(each.new.strip() or before[each.start : each.end].strip()) for each in hunks]
    return before, [each for each, is_change in zip(hunks, are_changes, strict=True) if is_change]


def _core(before: str, found: Sequence[_Token], hunk: _Hunk) -> tuple[int, int, str]:
    """The tokens that a change replaces, from the first to before the last, and by what: whole words always."""
    start, end, new = hunk.start, hunk.end, hunk.new
    glued_left, glued_right = _begins_word(new or before[end:]), _ends_word(new or before[:start])
    for token in found:
        is_word = _ends_word(token.plain)
        if token.start < start < token.end or (glued_left and is_word and token.end == start):
            new, start = before[token.start : start] + new, token.start
        if token.start < end < token.end or (glued_right and is_word and token.start == end):
            new, end = new + before[end : token.end], token.end
    first = next((at for at, each in enumerate(found) if each.end > start), len(found))
    last = next((at for at, each in enumerate(found) if each.start >= end), len(found))
    last = max(first, last)
    if first == last:  # so that the blanks around it are known
        new = (before[found[first - 1].end : start] if first else "") + new
        new += before[end : found[last].start] if last < len(found) else ""
    return first, last, new


def _begins_word(said: str) -> bool:
    return bool(WORD.match(said))


def _ends_word(said: str) -> bool:
    return bool(WORD.match(said[-1:]))


def _in_text(
    text: str, found: Sequence[_Token], placed: dict[int, int], core: tuple[int, int, int], new: str, taken: set[int]
) -> tuple[str, str] | None:
    """The old and the new words of the text; None where it hasn't those that are changed.

    `core` are the tokens of the page that are changed, and how many it has.
    """
    first, last, count = core
    there = [placed.get(at) for at in range(first, last)]
    words = _escaped(new.strip())
    if there:
        if None in there:
            return None
        a, b = there[0], there[-1]
        assert a is not None
        assert b is not None
        if b - a + 1 > 2 * len(there) + 4:
            return None
        left, right, became = a, b + 1, words
    elif first and (at := placed.get(first - 1)) is not None:
        is_mark = at > 0 and at - 1 not in taken and not found[at].plain[0].isalnum()
        left = at - 1 if is_mark and found[at - 1].plain[0].isalnum() else at
        right, became = at + 1, text[found[left].start : found[at].end] + _escaped(new.rstrip())
    elif first < count and (at := placed.get(first)) is not None:
        left, right, became = at, at + 1, _escaped(new.lstrip()) + text[found[at].start : found[at].end]
    else:
        return None
    if not there and "\n- " in new and NUMBERED.match(text[text.rfind("\n", 0, found[left].start) + 1 :]):
        return None  # the items behind it would have to be counted anew
    if there and not words and (line := _whole_line(text, found[left].start, found[right - 1].end)):
        return line, ""
    if there and not words:  # something has to stand there, for the blanks to come right
        if left > 0 and left - 1 not in taken:
            left -= 1
            became = text[found[left].start : found[left].end]
        elif right < len(found):
            became = text[found[right].start : found[right].end]
            right += 1
    while text.count(text[found[left].start : found[right - 1].end]) > 1:
        before, behind = left > 0 and left - 1 not in taken, right < len(found) and right not in taken
        if not before and not behind:
            before, behind = left > 0, right < len(found)
        if not before and not behind:
            return None
        if before and (not behind or found[left - 1].plain[0].isalnum() or not found[right].plain[0].isalnum()):
            became = text[found[left - 1].start : found[left].start] + became
            left -= 1
        else:
            became += text[found[right - 1].end : found[right].end]
            right += 1
    return text[found[left].start : found[right - 1].end], became


def _broken(text: str, found: Sequence[_Token], placed: dict[int, int], at: int) -> tuple[str, str] | None:
    """The words on either side of a new break, without and with it; None where the text has a break there already, or
    has not both of them."""
    left, right = placed.get(at - 1), placed.get(at)
    if left is None or right is None or right != left + 1 or "\n" in text[found[left].end : found[right].start]:
        return None
    begin, end = left, right
    while begin > 0 and not found[begin].plain[0].isalnum():
        begin -= 1
    most = len(found) - 1
    while text.count(text[found[begin].start : found[end].end]) > 1 and (begin, end) != (0, most):
        begin, end = max(begin - 1, 0), min(end + 1, most)
    behind = text[found[right].start : found[end].end]
    old = text[found[begin].start : found[end].end]
    return old, f"{text[found[begin].start : found[left].end]}\n\n{behind}"


def _whole_line(text: str, start: int, end: int) -> str:
    """The line with the break before it where a place is all of one that is an item of a list or a row of a table; ""
    where it is not, or where the text has such a line in more places. The head of a table stays."""
    begin, behind = text.rfind("\n", 0, start), text.find("\n", end)
    rest = text[end : behind if behind >= 0 else len(text)]
    lead = text[begin + 1 : start] + text[start:end]
    is_item = begin > 0 and ITEM.match(lead) and not ITEM.sub("", text[begin + 1 : start]).strip()
    line = text[begin:end] + rest.rstrip()
    if lead.startswith("|") and begin > 0:
        is_row = not (text[begin + 1 : start] + rest).strip("| ") and not HEAD_RULE.match(text, max(behind, end))
        return line if is_row and text.count(line) == 1 else ""
    return line if is_item and not rest.strip() and text.count(line) == 1 else ""


def _escaped(words: str) -> str:
    """Words of a page as a text of the record has them: a break of a paragraph is a blank line."""
    return re.sub(r"\s*\n\s*", "\n\n", MARKUP.sub(r"\\\g<0>", words)).replace("\n\n- ", "\n- ")
