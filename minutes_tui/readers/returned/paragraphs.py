"""A document that came back, paragraph by paragraph: its words with the changes that were tracked in them, and what was
remarked beside them. Knows no format.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct

Sign = Literal["", "+", "-", "±"]
"""Words that stand there as before; that were inserted; deleted; inserted by one and deleted by another."""
BOOKMARK = re.compile(r"paragraph[-_](\d{1,6})(?: Copy \d+)?")
"""What our pages call the place of a paragraph with a number, and LibreOffice its copy."""
MOST_ON = 200
"""Characters that are kept of the words which a remark is about."""


class Author(Struct, frozen=True):
    """Who changed or remarked something, and when."""

    name: str = ""
    date: dt.date | None = None


NOBODY = Author()
"""Who changed what is not tracked."""


class Piece(Struct, frozen=True):
    """Words that follow each other with one sign and one author."""

    text: str
    sign: Sign = ""
    by: Author = Author()
    is_moved: bool = False


def words_before(pieces: Iterable[Piece]) -> str:
    """The words of pieces without the changes."""
    return "".join(piece.text for piece in pieces if piece.sign in ("", "-"))


def words_after(pieces: Iterable[Piece]) -> str:
    """Likewise with the changes."""
    return "".join(piece.text for piece in pieces if piece.sign in ("", "+"))


class Remark(Struct):
    """A comment in the margin."""

    by: Author
    text: str
    on: str = ""
    """The words that it is about, without what was inserted."""
    on_new: str = ""
    """Those that were inserted."""


class Paragraph(Struct):
    """A paragraph of a document, or several with a change at their break."""

    pieces: list[Piece]
    remarks: list[Remark]
    number: int | None = None
    """Of the minutes, as our bookmark has it."""
    is_heading: bool = False
    ends: Sign = ""
    """What happened to the break behind it."""
    is_item: bool = False
    """Whether it is an item of a list."""
    ends_by: Author = Author()
    """Who changed the break behind it."""
    joins: Author | None = None
    """Who took out the break before it, which parts it from another paragraph of the minutes."""

    @property
    def before(self) -> str:
        """The words without the changes."""
        return words_before(self.pieces)

    @property
    def after(self) -> str:
        """The words with the changes."""
        return words_after(self.pieces)

    @property
    def is_changed(self) -> bool:
        return any(piece.sign and piece.text.strip() for piece in self.pieces)

    @property
    def is_added(self) -> bool:
        """Whether all of it is new."""
        return self.is_changed and not self.before.strip()

    @property
    def is_removed(self) -> bool:
        return self.is_changed and not self.after.strip()


def joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs that are one without the changes, or with them, as one; one that is wholly new or wholly taken out
    stays alone, and one that is another paragraph of the minutes says that it is to be joined. Those without words and
    remarks are left out."""
    open_: Paragraph | None = None
    for each in paragraphs:
        if open_ is not None and open_.ends and not (_is_whole(open_) or _is_whole(each)):
            by = open_.ends_by
            if by == Author():
                by = next((piece.by for piece in reversed(open_.pieces) if piece.sign == open_.ends), Author())
            if open_.ends == "-" and _is_of_its_own(each, open_):
                each.joins = by
            else:
                lead = "\n- " if open_.is_item and each.is_item else "\n"
                is_glued = open_.ends == "-" and _are_glued(open_.after, each.after)
                blank = [Piece(" ", "+", by)] if is_glued else []
                open_.pieces += [Piece(lead, open_.ends, by), *blank, *each.pieces]
                open_.remarks += each.remarks
                open_.number = open_.number if open_.number is not None else each.number
                open_.ends, open_.ends_by = each.ends, each.ends_by
                continue
        if open_ is not None:
            yield from _kept(open_)
        open_ = each
    if open_ is not None:
        yield from _kept(open_)


def _are_glued(words: str, more: str) -> bool:
    """Whether two words would be one where a break between them goes."""
    return bool(words and more) and not (words[-1].isspace() or more[0].isspace())


PRINTED = re.compile(r"\s*(\d{1,6})\t")
"""A paragraph's number, as a page prints it."""


def _is_of_its_own(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether a paragraph is another one of the minutes than the one above it: our bookmark or its number says so."""
    printed = PRINTED.match(paragraph.before)
    number = paragraph.number if paragraph.number is not None else printed and int(printed[1])
    return number is not None and number != above.number


def _is_whole(paragraph: Paragraph) -> bool:
    return paragraph.is_added or paragraph.is_removed


def _kept(paragraph: Paragraph) -> Iterator[Paragraph]:
    paragraph.pieces = list(alike(paragraph.pieces))
    if paragraph.remarks or any(piece.text.strip() for piece in paragraph.pieces):
        yield paragraph


def alike(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of which no two that follow each other differ in their words alone."""
    for key, group in groupby(pieces, lambda piece: (piece.sign, piece.by, piece.is_moved)):
        if text := "".join(piece.text for piece in group):
            yield Piece(text, *key)


class Gathering:
    """Paragraphs as they are read, with the places and remarks that begin and end in or between them."""

    def __init__(self, remarks: dict[str, Remark]) -> None:
        self.found: list[Paragraph] = []
        self._remarks = remarks
        self._open: dict[str, Remark] = {}
        self._number: int | None = None
        self._begun: list[Remark] = []
        self._placed: set[str] = set()
        self._current: Paragraph | None = None

    def begin(self, *, is_heading: bool, is_item: bool = False) -> None:
        self._current = Paragraph([], self._begun, self._number, is_heading, is_item=is_item)
        self._begun, self._number = [], None
        for remark in self._open.values():
            remark.on += " " if remark.on else ""
            remark.on_new += " " if remark.on_new else ""

    def end(self, sign: Sign = "", by: Author = NOBODY) -> None:
        assert self._current is not None, "it was begun"
        self._current.ends, self._current.ends_by = sign, by
        self.found.append(self._current)
        self._current = None

    @property
    def is_within(self) -> bool:
        """Whether a paragraph has begun."""
        return self._current is not None

    def part(self, sign: Sign, by: Author, *, is_item: bool) -> None:
        """End a paragraph before its last words, and go on with those. `is_item`: whether the first one is an item of a
        list, where it has no words that are left."""
        assert self._current is not None, "it was begun"
        was = self._current
        number = None
        if not was.after.strip():  # a name of a place that stands before words that are gone is of those behind them
            number, was.number = was.number, None
        kept = was.is_item
        was.is_item = was.is_item if was.after.strip() else is_item
        self.end(sign, by)
        self._number = number
        self.begin(is_heading=was.is_heading, is_item=kept)

    def bookmark(self, name: str) -> None:
        if not (named := BOOKMARK.fullmatch(name)):
            return
        if self._current is None:
            self._number = int(named[1])
        elif self._current.number is None:
            self._current.number = int(named[1])

    def add(self, piece: Piece) -> None:
        if self._current is None or not piece.text:
            return
        self._current.pieces.append(piece)
        for remark in self._open.values():
            if piece.sign in ("", "-") and len(remark.on) < MOST_ON:
                remark.on += piece.text
            elif piece.sign == "+" and len(remark.on_new) < MOST_ON:
                remark.on_new += piece.text

    def begin_remark(self, name: str) -> None:
        if name in self._remarks and name not in self._placed:
            self._open[name] = self._remarks[name]
            self.point(name)

    def end_remark(self, name: str) -> None:
        self._open.pop(name, None)

    def point(self, name: str) -> None:
        """A remark that is about a place, unless it stands there already."""
        if name in self._remarks and name not in self._placed:
            self._placed.add(name)
            (self._current.remarks if self._current is not None else self._begun).append(self._remarks[name])

    @property
    def unplaced(self) -> list[Remark]:
        """Those that no place of the text names."""
        return self._begun + [remark for name, remark in self._remarks.items() if name not in self._placed]

    def all(self) -> list[Paragraph]:
        """What was read. A remark without a place is on a paragraph without words at the end."""
        for remark in self._remarks.values():
            remark.on = " ".join((remark.on if remark.on.strip() else remark.on_new).split())
            if len(remark.on) > MOST_ON:
                remark.on = remark.on[:MOST_ON].rstrip() + "…"
        last = [Paragraph([], self.unplaced)] if self.unplaced else []
        return list(joined([*self.found, *last]))


def day(said: str | None) -> dt.date | None:
    """The day of a date with a time, as documents have it; None of what is none."""
    try:
        return dt.date.fromisoformat((said or "")[:10])
    except ValueError:
        return None
