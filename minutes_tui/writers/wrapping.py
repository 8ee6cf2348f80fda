"""Words in lines that fit, by columns of a fixed font. Knows nothing of blocks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from minutes_tui.model.document import Inline
from minutes_tui.writers.runs import TIE, first_lettered, kept_whole, trimmed


def paragraph(content: tuple[Inline, ...], room: int) -> list[str]:
    """Inline content in lines that fit; none where it has no words. What goes on from a line of a typed list is set in
    below its words."""
    words = "".join([run.text for run in trimmed(content)])
    if not words:
        return []
    typed = words.split("\n")
    hung = first_lettered(typed)
    found = [line for each in typed[:hung] for line in lines(each, room)]
    for each in typed[hung:]:
        mark, _, said = each.replace("\u00a0", " ", 1).partition(" ")
        first, *others = lines(said, max(1, room - len(mark) - 1))
        found += [f"{mark} {first}", *(" " * (len(mark) + 1) + line for line in others)]
    return found


def lines(text: str, room: int) -> Iterable[str]:
    """A line in lines that fit, broken at spaces and beside wide characters, but not within a sum or a
    date where that has room; a word too long for any stays whole."""
    if len(text) <= room and text.isascii():
        return [text.rstrip(" ")]
    kept = _tied(text)
    if TIE in kept:
        kept = "".join(each.replace(TIE, " ") if width(each) > room else each for each in pieces(kept))
    found = _lines_of_narrow(kept, room) if kept.isascii() else _lines_of_any(kept, room)
    return (line.replace(TIE, " ") for line in found) if TIE in kept else found


def _tied(text: str) -> str:
    """Words with a tie for each blank at which no line may end; what has no width parts nothing."""
    if text.isascii() or not MARKS.search(text):
        return kept_whole(text, TIE)
    kept = iter(kept_whole(MARKS.sub("", text), TIE))
    return "".join(each if MARKS.match(each) else next(kept) for each in text)


COMMENT = re.compile(r"(?<= )(?:#|//|--|%|;) +\S{1,24}(?!\S)")
"""The sign of a comment within a line of code, with the first word of that."""
MARKS = re.compile("[\u2061\u2062]")
"""Signs without a width, which mark where words begin and end to be bold on a terminal."""


def _lines_of_any(text: str, room: int) -> Iterator[str]:
    line, filled, gap = "", 0, ""
    for piece in pieces(text):
        if piece[0] == " ":
            gap = piece
            continue
        across = width(piece)
        if filled and filled + len(gap) + across > room:
            yield line
            line, filled = piece, across
        else:
            line, filled = line + gap + piece, filled + len(gap) + across
        gap = ""
    yield line


def _lines_of_narrow(text: str, room: int) -> list[str]:
    """The same where each character has one column, which is most of what is said."""
    text = text.rstrip(" ")
    found: list[str] = []
    at, last = 0, len(text) - room
    word = len(text) - len(text.lstrip(" "))
    while at < last:
        end = text.rfind(" ", word, at + room + 1)
        if end == -1:
            end = text.find(" ", word)
        if end == -1:
            break
        found.append(text[at:end].rstrip(" "))
        at = end + 1
        while text[at] == " ":
            at += 1
        word = at
    found.append(text[at:])
    return found


def pieces(text: str) -> Iterator[str]:
    """Spaces, and what may not be broken between them."""
    for found in re.finditer(r" +|[^ ]+", text):
        start = found.start()
        for at in range(start + 1, found.end()) if not found[0].isascii() else ():
            if _breaks(text[at - 1], text[at]):
                yield text[start:at]
                start = at
        yield text[start : found.end()]


def _breaks(before: str, behind: str) -> bool:
    """Whether a line may end between two characters that have no space between them."""
    if width(before) < 2 and width(behind) < 2:
        return False
    opens = unicodedata.category(before) in ("Ps", "Pi")
    clings = unicodedata.category(behind) in ("Pe", "Pf", "Po", "Lm") or not width(behind)
    return not opens and not clings


def width(text: str) -> int:
    """Columns that a text takes where each character has its own: two for wide ones, none for those that combine."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
