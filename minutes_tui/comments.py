"""What comes back on circulated minutes: comments by paragraph, from a mail or typed, and the corrections among them.

A line of a mail that begins with a paragraph's number begins a comment: `12. text`, `§12: text`, `Par. 12, text`. Lines
below it belong to it until a blank one. An answer below a paragraph that is quoted is on that paragraph. What the mail
quotes, greets and signs with is passed over; all else is a comment on no paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from msgspec import Struct

from minutes_tui import text
from minutes_tui.model import Comment, Minutes, Note

if TYPE_CHECKING:
    from minutes_tui.incoming import Letter

NAME = (
    r"\s*(?:[-*•–]\s+)?(?:(?:on|re|regarding|concerning|in|to|zu|till|om|sur|concernant|au)[:\s]\s*(?:the |le )?)?"
    r"(?:[§¶]+|(?:paragra(?:ph|f|phe|fo|phen|fen)s?|paras?|par|pp?|pts?|points?|punkts?|punkte|pkt|absatz|absätze|abs|"
    r"ziffern?|ziff|nr|no|№|ad|kappale|lõik|pastraipa|akapit|абзац|段落)(?![^\W\d_])\.?)\s*(?:no\.?\s*|nr\.?\s*)?"
    r"(?P<number>\d{1,6})"
)
NAMED = re.compile(rf"{NAME}(?![\w/]|[.,:]\d)(?:\s*[:.,;)\]\-–—]+)?(?:\s+|$)", re.IGNORECASE)
"""With what a line names a paragraph: § 12, para 12, Paragraph 12, p. 12 …"""
SEVERAL = re.compile(
    rf"{NAME}(?:\s*,\s*\d{{1,6}})*(?:[-–—]|\s+[–—]\s+|\s*(?:,\s*)?(?:&|\b(?:and|to|through|und|bis|et|à|y|e|en|och|"
    r"og|ja|un|ir|i|та|и)\b)\s*)(?:[§¶]+\s*)?(?P<last>\d{1,6})(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
"""With what it names several: paras 3 and 5, §§ 3-5, paragraphs 3, 4 and 7."""
BARE = re.compile(r"\s*(?:[-*•–]\s+)?[(\[]?(?P<number>\d{1,6})(?:[.):\]]|\s+[-–—])(?:\s+|$)")
"""The same as a number with a mark."""
SUBSTITUTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1((?:\\.|(?!\1).)*)\1(g?)\s*", re.DOTALL)
ARROW = re.compile(r"\s*(.+?)\s*(?:->|→|=>)\s*(.*?)\s*", re.DOTALL)
QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}


class Correction(Struct, frozen=True):
    """Words that are to stand in the place of others."""

    old: str
    new: str
    everywhere: bool | None = None
    """In every place, or in the first; None: there is to be one place only."""


def correction(said: str) -> Correction | None:
    """A comment of the form `old -> new`, quotes around either or not, or `s/old/new/`; None where it is neither."""
    found = SUBSTITUTION.fullmatch(said.strip())
    if found:
        mark = found[1]
        old, new = (part.replace(f"\\{mark}", mark) for part in found.group(2, 3))
        return Correction(old, new, bool(found[4]))
    arrow = ARROW.fullmatch(said)
    return Correction(_unquoted(arrow[1]), _unquoted(arrow[2])) if arrow else None


def _unquoted(words: str) -> str:
    closing = QUOTES.get(words[:1])
    return words[1:-1] if len(words) > 2 and closing and words.endswith(closing) else words


def applied(words: str, wanted: Correction) -> str | None:
    """A text with a correction made; None where the old words are not there, or in more places than are meant."""
    places = words.count(wanted.old)
    if not places or (wanted.everywhere is None and places > 1):
        return None
    return words.replace(wanted.old, wanted.new, -1 if wanted.everywhere else 1)


FORCED = "="
"""Before words that are to be a paragraph's text whatever they look like."""
MOST_ORDERED = 6
"""Comments on one paragraph that are tried in every order."""


def asked(comment: Comment, note: Note) -> Correction | str | None:
    """What a comment says exactly is to become of its paragraph: a correction, or all its words; None where it is in
    free words. What is to be other in a vote is none of its words."""
    if comment.words.startswith(FORCED):
        return text.entered(comment.words.removeprefix(FORCED).strip())
    if comment.words:
        return correction(comment.words) or text.entered(comment.words)
    wanted = correction(comment.text)
    return None if wanted and note.kind == "vote" and wanted.old not in note.text else wanted


def done(words: str, wanted: Sequence[Correction | str]) -> list[str]:
    """What a text becomes with all of it done, in whatever order it can be; [] where it can't be."""
    orders = permutations(wanted) if len(wanted) <= MOST_ORDERED else [tuple(wanted)]
    outcomes = (_in_order(words, order) for order in orders)
    return list(dict.fromkeys(outcome for outcome in outcomes if outcome is not None))


def _in_order(words: str, wanted: Sequence[Correction | str]) -> str | None:
    for each in wanted:
        became = each if isinstance(each, str) else applied(words, each)
        if became is None:
            return None
        words = became
    return words


def refers(line: str) -> tuple[int, str] | None:
    """The number of the paragraph that a line begins with, by name or with a mark behind it, and the words that
    follow; None where it begins with none. One that names several is on the first, and all of it are the words."""
    several = SEVERAL.match(line)
    if several and int(several["number"]) < int(several["last"]):
        return int(several["number"]), line.strip()
    found = NAMED.match(line) or BARE.match(line)
    return (int(found["number"]), line[found.end() :]) if found else None


def comment(typed: str, minutes: Minutes) -> Comment:
    """A typed comment: `12 WHO: text`, each part but the text may be missing."""
    bare = re.match(r"(\d{1,6})\s+(?=\S)", typed)
    number, rest = refers(typed) or ((int(bare[1]), typed[bare.end() :]) if bare else (None, typed))
    if number not in _numbers(minutes) or not rest.strip():
        number, rest = None, typed
    who = re.match(r"([^:\n]{1,60}?)\s*:\s+(?=\S)", rest)
    return Comment(paragraph=number, who=who[1] if who else "", text=rest[who.end() :] if who else rest)


class Returned(Struct, frozen=True):
    """What came back in a mail."""

    comments: list[Comment]
    quoted: int
    """Lines that were passed over because they are another mail's."""


def read(letter: "Letter", minutes: Minutes, who: str = "") -> Returned:
    """The comments of a mail, in order. `who` stands for whom its header names."""
    from minutes_tui.quoting import QUOTED, below_header, own  # 27 ms of expressions

    numbers = _numbers(minutes)
    pages = _Quoted(minutes)

    def begins(line: str) -> tuple[int, str] | None:
        found = refers(line)
        return found if found and found[0] in numbers else None

    sender, lines = (letter.who, letter.lines) if letter.who else below_header(letter.lines)

    def is_comment(line: str) -> bool:
        marked = QUOTED.match(line)
        return (pages.number(line[marked.end() :]) if marked else begins(line)) is not None

    lines, quoted = own(lines, is_comment)
    found: list[tuple[int | None, list[str]]] = []
    above: list[str] = []
    on: int | None = None
    goes_on = False
    for line in lines:
        if marked := QUOTED.match(line):
            above.append(line[marked.end() :])
            goes_on = False
            continue
        if not line.strip():
            goes_on = goes_on and found[-1][0] is not None and not any(found[-1][1])  # a number alone on its line
            continue
        if above:
            on, above = pages.paragraph(above), []
        named = begins(line)
        if named:
            on = None
            found.append((named[0], [named[1].strip()]))
        elif goes_on:
            found[-1][1].append(line.strip())
        else:
            found.append((on, [line.strip()]))
        goes_on = True
    texts = ((number, "\n".join(filter(None, words))) for number, words in found)
    by = who or sender
    return Returned([Comment(paragraph=number, who=by, text=each) for number, each in texts if each], quoted)


class _Quoted:
    """The paragraphs of minutes, to tell of which of them a mail quotes words."""

    NUMBERED = re.compile(r"(\d{1,6})\s+(?=\S)")
    """As pages print it: the number, then words."""
    SPEAKER = re.compile(r"\A[^:]{1,60}:\s")
    LEAST = 8
    """Characters that words quoted without a number have at least."""

    def __init__(self, minutes: Minutes) -> None:
        self._texts = {note.paragraph: _words(note.text) for note in minutes.notes if note.paragraph is not None}

    def paragraph(self, lines: list[str]) -> int | None:
        """The one of which lines that follow each other quote words, the last of several; None where it is not sure."""
        number: int | None = None
        words: list[str] = []
        is_parted = True
        for line in lines:
            begun = self.number(line)
            if begun is not None or (is_parted and line.strip()):
                number, words = begun, []
            words.append(line)
            is_parted = not line.strip()
        return number if number is not None else self._with(" ".join(words))

    def number(self, line: str) -> int | None:
        """With which a quoted line begins; a number before words that are not in its paragraph is none."""
        named = refers(line)
        if named and named[0] in self._texts:
            return named[0]
        bare = self.NUMBERED.match(line)
        if not bare or int(bare[1]) not in self._texts:
            return None
        there, rest = set(self._texts[int(bare[1])].split()), line[bare.end() :]
        quoted = [_words(each).split() for each in (rest, self.SPEAKER.sub("", rest, count=1))]
        is_of_it = not there or any(2 * sum(word in there for word in words) >= len(words) > 0 for words in quoted)
        return int(bare[1]) if is_of_it else None

    def _with(self, quoted: str) -> int | None:
        """The only paragraph that has these words, with who speaks before them or not."""
        for words in map(_words, (quoted, self.SPEAKER.sub("", quoted, count=1))):
            if len(words) >= self.LEAST:
                having = [number for number, there in self._texts.items() if f" {words} " in f" {there} "]
                if len(having) == 1:
                    return having[0]
        return None


def _words(said: str) -> str:
    """The words alone, with a space between them."""
    return " ".join(re.findall(r"\w+", said.casefold()))


def new_among(found: list[Comment], minutes: Minutes) -> list[Comment]:
    """The comments that the record doesn't have yet: the same mail may be taken in twice."""
    there = Counter((each.paragraph, each.who, each.text) for each in minutes.comments)
    new = []
    for each in found:
        key = (each.paragraph, each.who, each.text)
        there[key] -= 1
        if there[key] < 0:
            new.append(each)
    return new


def _numbers(minutes: Minutes) -> set[int]:
    return {note.paragraph for note in minutes.notes if note.paragraph is not None}


def undecided(minutes: Minutes) -> Iterator[tuple[int, Comment]]:
    """Comments that are neither accepted nor rejected, with their indices."""
    return ((at, each) for at, each in enumerate(minutes.comments) if each.accepted is None)
