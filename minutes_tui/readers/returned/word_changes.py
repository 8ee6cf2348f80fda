"""A Word file (DOCX) that came back: tracked changes, comments in the margin and their replies.

Only the names of elements count: Word, LibreOffice, Google and strict files have them in different namespaces.
"""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects.packed_files import require_sound
from minutes_tui.readers.dialects.word_files import NOT_ONE, join_margins
from minutes_tui.readers.dialects.xml_trees import require_no_entities
from minutes_tui.readers.returned.paragraphs import Author, Gathering, Paragraph, Piece, Remark, Sign, day

TRACKED: Mapping[str, Sign] = {"ins": "+", "moveTo": "+", "del": "-", "moveFrom": "-"}
SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
UNSAID = frozenset(
    ("pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "drawing", "pict", "object", "AlternateContent",
     "rPrChange", "pPrChange", "footnoteReference", "endnoteReference")
)  # fmt: skip
"""What has no words of the text in it."""


def paragraphs(content: bytes) -> list[Paragraph]:
    """The paragraphs of the text, those of tables too. Raises UsageError, with a sentence, for a file that is none,
    declares entities, or is too large unpacked."""
    require_sound(content, NOT_ONE)
    from lxml import etree  # few documents come back

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = _Parts(packed)
            main = parts.named("/officeDocument", "") or "word/document.xml"
            document = parts.tree(main)
            comments = parts.tree(parts.named("/comments", main))
            threads = parts.tree(parts.named("/commentsExtended", main))
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise UsageError(NOT_ONE) from error
    body = _child(document, "body") if document is not None else None
    if body is None:
        raise UsageError(NOT_ONE)
    join_margins(body)
    reading = _Reading(_remarks(comments, threads))
    reading.walk(body, "", Author())
    return reading.gathering.all()


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _get(element: Any, name: str) -> str:
    """An attribute, in whatever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _child(element: Any, *names: str) -> Any:
    """What is below an element by these names, one in the other; None where it isn't."""
    for name in names:
        element = next((each for each in element if _name(each) == name), None)
        if element is None:
            return None
    return element


class _Parts:
    """The XML parts of a packed file, by the relations between them."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._names = frozenset(packed.namelist())

    def tree(self, name: str) -> Any:
        """A part's root; None where there is no such part."""
        from lxml import etree

        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(self._packed.read(name), parser)
        require_no_entities(root)
        return root

    def named(self, kind: str, source: str) -> str:
        """The name of the part to which a part, or the file itself, has a relation whose type ends so; "" of none."""
        folder, name = posixpath.split(source)
        relations = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in relations if relations is not None else ():
            if _get(each, "Type").endswith(kind) and _get(each, "TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, _get(each, "Target"))).lstrip("/")
        return ""


def _remarks(comments: Any, threads: Any) -> dict[str, Remark]:
    """The comments by their ids; a reply stands below the one that it answers, behind the name of who wrote it."""
    found: dict[str, Remark] = {}
    by_paragraph: dict[str, str] = {}
    for each in comments if comments is not None else ():
        lines = [p for p in each.iter() if _name(p) == "p"]
        words = "\n".join(filter(None, (" ".join(_words(line).split()) for line in lines)))
        found[_get(each, "id")] = Remark(_author(each), words)
        by_paragraph |= {name: _get(each, "id") for line in lines if (name := _get(line, "paraId"))}
    for each in threads if threads is not None else ():
        reply, above = (by_paragraph.get(_get(each, name), "") for name in ("paraId", "paraIdParent"))
        if reply in found and above in found and reply != above:
            answered = found.pop(reply)
            found[above].text += f"\n{answered.by.name}: {answered.text}"
            by_paragraph = {key: above if name == reply else name for key, name in by_paragraph.items()}
    return found


def _author(element: Any) -> Author:
    return Author(_get(element, "author"), day(_get(element, "date")))


def _words(element: Any) -> str:
    return "".join((each.text or "") if _name(each) == "t" else SAID.get(_name(each), "") for each in element.iter())


class _Reading:
    """One walk through a document."""

    def __init__(self, remarks: dict[str, Remark]) -> None:
        self.gathering = Gathering(remarks)
        self._fields: list[str] = []
        """Instructions of the fields that are open; a field's words are its own where it is a link, and counted by the
        program where it is another."""
        self._is_moved = False

    def walk(self, element: Any, sign: Sign, by: Author) -> None:
        for each in element:
            match _name(each):
                case "p":
                    self._paragraph(each, sign, by)
                case "ins" | "del" | "moveTo" | "moveFrom" as name:
                    author = _author(each)
                    inner: Sign = "±" if sign == "+" and TRACKED[name] == "-" else TRACKED[name]
                    was, self._is_moved = self._is_moved, name.startswith("move")
                    self.walk(each, inner, author)
                    self._is_moved = was
                case "bookmarkStart":
                    self.gathering.bookmark(_get(each, "name"))
                case "commentRangeStart":
                    self.gathering.begin_remark(_get(each, "id"))
                case "commentRangeEnd":
                    self.gathering.end_remark(_get(each, "id"))
                case "commentReference":
                    self.gathering.point(_get(each, "id"))
                case "fldChar":
                    self._field(_get(each, "fldCharType"))
                case "instrText" if self._fields:
                    self._fields[-1] += each.text or ""
                case "fldSimple":
                    self._fields.append(_get(each, "instr"))
                    self.walk(each, sign, by)
                    self._fields.pop()
                case "t" | "delText":
                    self._say(each.text or "", sign, by)
                case "tab" | "br" | "cr" | "noBreakHyphen" as name:
                    self._say(SAID[name], sign, by)
                case name if name not in UNSAID:
                    self.walk(each, sign, by)

    def _paragraph(self, element: Any, sign: Sign, by: Author) -> None:
        style = _child(element, "pPr", "pStyle")
        named = _get(style, "val").casefold() if style is not None else ""
        is_item = _child(element, "pPr", "numPr") is not None or named.startswith("list")
        is_heading = named.startswith(("heading", "title"))
        self.gathering.begin(is_heading=is_heading, is_item=is_item and not is_heading)
        self.walk(element, sign, by)
        ends = _child(element, "pPr", "rPr")
        marks = [each for each in ends if _name(each) in TRACKED] if ends is not None else []
        if marks:
            self.gathering.end(TRACKED[_name(marks[0])], _author(marks[0]))
        else:
            self.gathering.end()

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, sign: Sign, by: Author) -> None:
        if all(field.strip().upper().startswith("HYPERLINK") for field in self._fields):
            self.gathering.add(Piece(words, sign, by, self._is_moved))
