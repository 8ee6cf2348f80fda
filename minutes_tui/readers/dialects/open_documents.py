"""OpenDocument texts (ODT) as source blocks. A block's line is its place among the paragraphs and tables, from 1."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects.marked_words import Marked
from minutes_tui.readers.dialects.packed_files import require_sound
from minutes_tui.readers.dialects.xml_trees import IN_MARGIN, UNSEEN, require_no_entities
from minutes_tui.readers.source_blocks import DELETED, HIDDEN, STRUCK, SourceBlock, below_rules, table_of

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
NOT_ONE = "This is not an OpenDocument text, or it is damaged. Open it in its program and save it again as ODT."
APART = (f"{TEXT}note", f"{OFFICE}annotation")
"""What stands in a paragraph and is printed elsewhere."""
UNSAID = (f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{TEXT}sequence-decls", f"{TEXT}forms")


def blocks(content: bytes) -> Iterator[SourceBlock]:
    """Headings, list items, paragraphs and tables; footnotes, comments, heads and feet as furniture.

    Raises UsageError for a file that is none, is encrypted, or is too large unpacked.
    """
    document, styles, body = opened(content)
    reading = _Document(document, styles)
    deleted = _deleted(body)
    for block in below_rules(reading.read(body, 0), reading.rules):
        yield replace(block, doubt=" ".join(filter(None, (block.doubt, deleted))))
        deleted = ""
    apart = [each for name in APART for each in body.iter(name)]
    if styles is not None:
        apart += [each for part in ("header", "footer") for each in styles.iter(f"{STYLE}{part}")]
    beside = [" ".join(filter(None, (_plain(each) for each in note.iter(f"{TEXT}p", f"{TEXT}h")))) for note in apart]
    for words in dict.fromkeys(filter(None, beside)):
        yield SourceBlock(kind="furniture", text=words, line=reading.line)


def opened(content: bytes) -> tuple[Any, Any | None, Any]:
    """The document, its styles, if it has any, and its text, in which what is in frames in the margin is before its
    words. Raises UsageError for a file that is none, is encrypted, or is too large unpacked."""
    require_sound(content, NOT_ONE)
    from lxml import etree  # few documents are read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if b"encryption-data" in packed.read("META-INF/manifest.xml"):
                raise UsageError("This document is encrypted. Open it in its program and save it without a password.")
            document = etree.fromstring(packed.read("content.xml"), parser)
            styles = etree.fromstring(packed.read("styles.xml"), parser) if "styles.xml" in packed.namelist() else None
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise UsageError(NOT_ONE) from error
    require_no_entities(document)
    body = document.find(f".//{OFFICE}text")
    if body is None:
        raise UsageError(NOT_ONE)
    _join_margins(body)
    return document, styles, body


def _join_margins(body: Any) -> None:
    """Have the numbers and the times that are in frames in the margin stand before the words of their paragraph, as our
    own pages have them where there is no bar."""
    for box in list(body.iter(f"{DRAW}text-box")):
        frame, inside = box.getparent(), list(box)
        beside = frame.getparent()
        is_first = beside.tag == f"{TEXT}p" and frame is next(iter(beside.iterchildren(f"{DRAW}frame")))
        if not is_first or (beside.text or "").strip() or [each.tag for each in inside] != [f"{TEXT}p"]:
            continue
        if not IN_MARGIN.fullmatch("".join(inside[0].itertext())):
            continue
        stop = box.makeelement(f"{TEXT}tab")
        stop.tail, frame.tail = frame.tail, None
        inside[0].tag = f"{TEXT}span"
        inside[0].attrib.clear()
        frame.addnext(stop)
        beside.replace(frame, inside[0])


def _deleted(body: Any) -> str:
    """What is said of words that were deleted with tracking; "" where none were."""
    parts = [each for deletion in body.iter(f"{TEXT}deletion") for each in deletion.iter(f"{TEXT}p", f"{TEXT}h")]
    words = " ".join(filter(None, map(_plain, parts)))
    return DELETED.format(words=words) if words else ""


BOLD = ("bold", "600", "700", "800", "900")
"""The weights of a font that are bold."""


class _Document:
    """One walk through a document."""

    def __init__(self, document: Any, styles: Any) -> None:
        self.line = 0
        self._stars: dict[str, str] = {}
        self._titles = {"Title"}
        self._ruled = {"Rule", "Horizontal_20_Line"}
        """Styles of paragraphs that are a rule, ours and that of LibreOffice, and what is based on them."""
        self.rules: list[int] = []
        """Lines of the rules since the last block."""
        self._numbered: set[str] = set()
        self._bold: set[str] = set()
        """Styles of paragraphs that are in bold type."""
        self._struck: set[str] = set()
        self._hidden: set[str] = set()
        for part in filter(lambda part: part is not None, (styles, document)):
            for style in part.iter(f"{STYLE}style"):
                self._enter(style)
            for style in part.iter(f"{TEXT}list-style"):
                if style.find(f"{TEXT}list-level-style-number") is not None:
                    self._numbered.add(style.get(f"{STYLE}name", ""))

    def _enter(self, style: Any) -> None:
        name, said = style.get(f"{STYLE}name", ""), style.find(f"{STYLE}text-properties")
        if style.get(f"{STYLE}parent-style-name") == "Title":
            self._titles.add(name)
        if style.get(f"{STYLE}parent-style-name") in self._ruled:
            self._ruled.add(name)
        if said is not None and style.get(f"{STYLE}family") == "paragraph":
            if said.get(f"{FORMAT}font-weight", "") in BOLD:
                self._bold.add(name)
        elif said is not None and style.get(f"{STYLE}family") == "text":
            is_bold = said.get(f"{FORMAT}font-weight", "") in BOLD
            is_italic = said.get(f"{FORMAT}font-style", "") == "italic"
            if said.get(f"{STYLE}text-line-through-style", "none") != "none":
                self._struck.add(name)
            if said.get(f"{TEXT}display") == "none":
                self._hidden.add(name)
            self._stars[name] = "**" * is_bold + "*" * is_italic

    def read(self, element: Any, depth: int, number: int | None = None) -> Iterator[SourceBlock]:
        is_first = depth > 0
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                self.line += 1
                if hidden := self._in_styles(child, self._hidden):
                    yield SourceBlock(kind="furniture", text=hidden, line=self.line, doubt=HIDDEN)
                said = self._said(child)
                if not said:
                    self.rules += [self.line] if child.get(f"{TEXT}style-name") in self._ruled else []
                    continue
                struck = self._in_styles(child, self._struck - self._hidden)
                doubt = STRUCK.format(words=struck) if struck else ""
                if child.tag == f"{TEXT}h" or child.get(f"{TEXT}style-name") in self._titles:
                    level = int(child.get(f"{TEXT}outline-level") or 0) + 1
                    yield SourceBlock(kind="heading", text=_plain(child), line=self.line, level=level, doubt=doubt)
                elif is_first:
                    yield SourceBlock(kind="item", text=said, line=self.line, level=depth, number=number, doubt=doubt)
                else:
                    yield SourceBlock(text=said, line=self.line, doubt=doubt)
                is_first = False
            elif child.tag == f"{TEXT}list":
                is_numbered = child.get(f"{TEXT}style-name") in self._numbered
                for count, item in enumerate(child.findall(f"{TEXT}list-item"), 1):
                    yield from self.read(item, depth + 1, count if is_numbered else None)
            elif child.tag == f"{TABLE}table":
                self.line += 1
                rows = [[_plain_cell(cell) for cell in row.iter(f"{TABLE}table-cell")]
                        for row in child.iter(f"{TABLE}table-row")]  # fmt: skip
                if table := table_of(rows):
                    yield SourceBlock(kind="table", text=table, line=self.line)
            elif isinstance(child.tag, str) and child.tag not in (*UNSAID, *APART):
                yield from self.read(child, 0)

    @staticmethod
    def _in_styles(paragraph: Any, styles: set[str]) -> str:
        """The words of a paragraph that are in some styles."""
        return " ".join("".join(words for words, style, _ in _runs(paragraph, "") if style in styles).split())

    def _said(self, paragraph: Any) -> str:
        marked = Marked()
        for words, style, is_break in _runs(paragraph, ""):
            if style in self._hidden:
                continue
            own = "**" if paragraph.get(f"{TEXT}style-name") in self._bold else ""
            marked.add(words, self._stars.get(style, own), is_break=is_break)
        return marked.text()


def _runs(element: Any, style: str) -> Iterator[tuple[str, str, bool]]:
    """The words of an element, each with the name of its style; a break is a line's end."""
    yield (element.text or "").translate(UNSEEN), style, False
    for child in element:
        name = child.tag
        if name == f"{TEXT}line-break":
            yield "\n", style, True
        elif name in (f"{TEXT}s", f"{TEXT}tab"):
            yield " ", style, False
        elif isinstance(name, str) and name not in (*APART, *UNSAID):
            yield from _runs(child, child.get(f"{TEXT}style-name", style) if name == f"{TEXT}span" else style)
        yield (child.tail or "").translate(UNSEEN), style, False


def _plain(element: Any) -> str:
    return " ".join("".join(words for words, _, _ in _runs(element, "")).split())


def _plain_cell(cell: Any) -> str:
    return " ".join(filter(None, (_plain(each) for each in cell.iter(f"{TEXT}p", f"{TEXT}h"))))
