"""An OpenDocument text (ODT) that came back: tracked changes and annotations."""

import re
from typing import Any

from msgspec import Struct

from minutes_tui.readers.dialects.open_documents import OFFICE, TEXT, opened
from minutes_tui.readers.returned.paragraphs import Author, Gathering, Paragraph, Piece, Remark, Sign, day

CORE = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNSAID = frozenset(
    f"{TEXT}{name}"
    for name in ("note", "bookmark-ref", "page-number", "page-count", "sequence", "reference-ref", "tracked-changes",
                 "sequence-decls", "variable-decls", "user-field-decls", "forms", "table-of-content-source")
)  # fmt: skip
"""What has no words of the text, or such as the program counts."""


class _Region(Struct):
    """A change that the list at the head of the text has."""

    sign: Sign
    by: Author
    deleted: tuple[tuple[str, bool], ...] = ()
    """What was taken out: the words of each paragraph, and whether that is an item of a list."""


def paragraphs(content: bytes) -> list[Paragraph]:
    """The paragraphs of the text, those of tables too. Raises UsageError as `word_changes.paragraphs` does, and for
    a file that is encrypted."""
    _, _, body = opened(content)
    reading = _Reading(body)
    reading.walk(body)
    return reading.gathering.all()


def _author(element: Any) -> Author:
    creator, date = (element.find(f".//{CORE}{name}") for name in ("creator", "date"))
    said = "".join(creator.itertext()).strip() if creator is not None else ""
    return Author(said, day(date.text) if date is not None else None)


def _local(element: Any, name: str) -> str:
    """An attribute, in whatever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _said(element: Any) -> str:
    return "\n".join(filter(None, (" ".join(_words(line).split()) for line in element.iter(f"{TEXT}p", f"{TEXT}h"))))


def _words(element: Any) -> str:
    """The words of a paragraph without those of what stands in it apart."""
    said = element.text or ""
    for each in element:
        if each.tag == f"{TEXT}s":
            said += " " * _count(each)
        elif each.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            said += " "
        elif each.tag not in UNSAID and each.tag != f"{OFFICE}annotation":
            said += _words(each)
        said += each.tail or ""
    return said


def _count(element: Any) -> int:
    said = element.get(f"{TEXT}c", "1")
    return min(int(said), 1000) if said.isdecimal() else 1


class _Reading:
    """One walk through a document."""

    def __init__(self, body: Any) -> None:
        self._regions = dict(_regions(body))
        self.gathering = Gathering(_remarks(body))
        self._ended = {_local(each, "name") for each in body.iter(f"{OFFICE}annotation-end")} - {""}
        self._open: dict[str, _Region] = {}
        """The insertions that have begun."""

    def walk(self, element: Any) -> None:
        for each in element:
            if each.tag in (f"{TEXT}p", f"{TEXT}h"):
                is_heading = each.tag == f"{TEXT}h" or "Title" in each.get(f"{TEXT}style-name", "")
                self.gathering.begin(is_heading=is_heading, is_item=_is_item(each) and not is_heading)
                self._inline(each)
                self.gathering.end("+" if self._open else "")
            elif not self._mark(each) and each.tag not in UNSAID:
                self.walk(each)

    def _inline(self, element: Any) -> None:
        self._say(element.text)
        for each in element:
            if each.tag == f"{TEXT}s":
                self._add(" " * _count(each))
            elif each.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                self._add("\t" if each.tag == f"{TEXT}tab" else "\n")
            elif not self._mark(each) and each.tag not in UNSAID:
                self._inline(each)
            self._say(each.tail)

    def _say(self, words: str | None) -> None:
        self._add(re.sub(r"[ \t\r\n]+", " ", words or ""))

    def _add(self, words: str) -> None:
        region = next(reversed(self._open.values()), None)
        self.gathering.add(Piece(words, "+", region.by) if region else Piece(words))

    def _take_out(self, region: _Region) -> None:
        """Words that were taken out; a break of a paragraph among them parts the paragraph, as it was before."""
        sign: Sign = "±" if self._open else "-"
        if not self.gathering.is_within:  # whole paragraphs between two others
            for words, is_item in region.deleted:
                self.gathering.begin(is_heading=False, is_item=is_item)
                self.gathering.add(Piece(words, sign, region.by))
                self.gathering.end("-")
            return
        if sign == "±" or len(region.deleted) < 2:
            self.gathering.add(Piece("\n".join(words for words, _ in region.deleted), sign, region.by))
            return
        *whole, (last, _) = region.deleted
        for words, is_item in whole:
            self.gathering.add(Piece(words, sign, region.by))
            self.gathering.part("-", region.by, is_item=is_item)
        self.gathering.add(Piece(last, sign, region.by))

    def _mark(self, element: Any) -> bool:
        """A place where something begins, ends or was taken out; False for any other element."""
        region = self._regions.get(_local(element, "change-id"))
        match element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "":
            case "change-start":
                if region and region.sign == "+":
                    self._open[_local(element, "change-id")] = region
            case "change-end":
                self._open.pop(_local(element, "change-id"), None)
            case "change":
                if region and region.sign == "-":
                    self._take_out(region)
            case "bookmark" | "bookmark-start":
                self.gathering.bookmark(_local(element, "name"))
            case "annotation":
                name = _local(element, "name")
                if name in self._ended:
                    self.gathering.begin_remark(name)
                else:
                    self.gathering.point(_key(element))
            case "annotation-end":
                self.gathering.end_remark(_local(element, "name"))
            case "":
                return True
            case _:
                return False
        return True


def _regions(body: Any) -> Any:
    for each in body.iter(f"{TEXT}changed-region"):
        for change in each:
            name = change.tag.rpartition("}")[2] if isinstance(change.tag, str) else ""
            if name in ("insertion", "deletion"):
                lines = change.iter(f"{TEXT}p", f"{TEXT}h")
                deleted = tuple((re.sub(r"[ \t\r\n]+", " ", _words(line)), _is_item(line)) for line in lines)
                region = _Region("+" if name == "insertion" else "-", _author(change), deleted)
                yield each.get(f"{TEXT}id") or each.get(XML_ID, ""), region
                break


def _is_item(line: Any) -> bool:
    """Whether a paragraph is the first of an item of a list."""
    above = line.getparent()
    return above.tag == f"{TEXT}list-item" and line is next(iter(above.iterchildren(line.tag)))


def _key(element: Any) -> str:
    """What an annotation is called: by its own name, else by where it stands."""
    return _local(element, "name") or str(element.getroottree().getpath(element))


def _remarks(body: Any) -> dict[str, Remark]:
    """The annotations by their names; a reply stands below the one that it answers."""
    found: dict[str, Remark] = {}
    replies: list[tuple[str, Remark]] = []
    for each in body.iter(f"{OFFICE}annotation"):
        remark = Remark(_author(each), _said(each))
        if above := _local(each, "parent-name"):
            replies.append((above, remark))
        else:
            found[_key(each)] = remark
    for above, remark in replies:
        if above in found:
            found[above].text += f"\n{remark.by.name}: {remark.text}"
        else:
            found[f"{above} {len(found)}"] = remark
    return found
