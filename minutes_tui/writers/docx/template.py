"""A house style's DOCX file as far as a page may stand on it: its looks, headers and footers, and nothing that was in
its body or that a reader's word processor would fetch from elsewhere."""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from minutes_tui.errors import ExportError, one_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES = "[Content_Types].xml"
TEMPLATE = b"wordprocessingml.template.main+xml"
DOCUMENT = b"wordprocessingml.document.main+xml"
"""The only difference between a .dotx and a .docx file."""

MOST_PARTS = 5_000
MOST_BYTES = 200_000_000
"""Of all parts together, unpacked; so is the next, of those that are XML, which take many times that in memory."""
MOST_XML = 20_000_000

TAKEN_OUT = {
    "attachedTemplate": "attachedTemplate", "mailMergeSource": "mailMerge", "mailMergeHeaderSource": "mailMerge",
}  # fmt: skip
"""By the kind of a link out of the file, the element that goes with it."""
OF_THE_BODY = re.compile(
    r"comments\w*|people|image|chart\w*|diagram\w+|oleObject|package|aFChunk|subDocument|frame|video|audio|media|"
    r"control|hyperlink|vbaProject"
)
"""Kinds of part that only what stands in a body needs."""
FETCHING = re.compile(r"\s*(?:INCLUDE\w*|LINK|DDE\w*|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
"""Fields that bring in what is elsewhere."""

Element = Any
"""lxml's, which has no types."""


def broken(name: str, why: object) -> ExportError:
    """The error of a file that can't be read."""
    said = one_line(str(why)).rstrip(".") or type(why).__name__
    return ExportError(f"{name} cannot be read as DOCX ({said}). Save it again from a word processor.")


class Package:
    """The parts of the file by their names, cleaned. Raises ExportError, as do its methods."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.lost: list[str] = []
        """Where the links led that were taken out."""
        self._parts = dict(self._unpacked(content))
        if CONTENT_TYPES in self._parts:
            self._parts[CONTENT_TYPES] = self._parts[CONTENT_TYPES].replace(TEMPLATE, DOCUMENT)
        self._trees = {part: self._parsed(part) for part in self._parts if part.endswith((".xml", ".rels"))}
        for part in [part for part in self._trees if part.endswith(".rels")]:
            self._clean(part)
        for part, tree in self._trees.items():
            self._check_fields(part, tree)
            for note in tree.xpath(
                "/*/w:footnote[not(@w:type)] | /*/w:endnote[not(@w:type)]", namespaces={"w": W[1:-1]}
            ):
                note.getparent().remove(note)  # those with a type are the rules above the notes

    def packed(self) -> BytesIO:
        """The file for whoever opens it."""
        packed = BytesIO()
        with ZipFile(packed, "w") as new:
            for part, content in self._parts.items():
                tree = self._trees.get(part)
                written = etree.tostring(tree, encoding="UTF-8", standalone=True) if tree is not None else content
                new.writestr(part, written)
        packed.seek(0)
        return packed

    def _refused(self, said: str) -> ExportError:
        return ExportError(f"{self.name} cannot be used: {one_line(said)}.")

    def _unpacked(self, content: bytes) -> Iterator[tuple[str, bytes]]:
        try:
            with ZipFile(BytesIO(content)) as old:
                there = old.infolist()
                whole = sum(each.file_size for each in there)
                xml = sum(each.file_size for each in there if each.filename.endswith((".xml", ".rels")))
                if len(there) > MOST_PARTS or whole > MOST_BYTES or xml > MOST_XML:
                    raise self._refused(
                        "unpacked, it is larger than any page needs; give it fewer and smaller pictures"
                    )
                for each in there:
                    yield each.filename, old.read(each)
        except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise broken(self.name, error) from error

    def _parsed(self, part: str) -> Element:
        """A part's tree. An entity would stay in it, and what says what it is would not: the page would be no XML."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            tree = etree.fromstring(self._parts[part], parser).getroottree()
        except etree.XMLSyntaxError as error:
            raise broken(self.name, f"{part}: {error}") from error
        if tree.docinfo.doctype:
            raise self._refused(f"its part {part} declares a document type; save it again from a word processor")
        return tree

    def _clean(self, relations: str) -> None:
        """Take out of a part what leads out of the file, and out of the document what its body alone needs."""
        folder, name = posixpath.split(relations)
        source = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        tree = self._trees.get(source)
        is_document = tree is not None and tree.getroot().tag == f"{W}document"
        if tree is not None and is_document:
            _empty(tree.getroot())
        for relation in list(self._trees[relations].iter(RELATIONS)):
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            users = list(_users(tree, relation.get("Id", "")))
            if is_document and not users and OF_THE_BODY.fullmatch(kind):
                relation.getparent().remove(relation)
            elif relation.get("TargetMode") == "External" and kind != "hyperlink":
                self._take_out(source, kind, relation, users)

    def _take_out(self, source: str, kind: str, relation: Element, users: list[Element]) -> None:
        for user in users:
            if kind in TAKEN_OUT:
                wanted = f"{W}{TAKEN_OUT[kind]}"
                found = next((each for each in (user, *user.iterancestors()) if each.tag == wanted), None)
            elif kind == "image":
                found = _unlinked(user, relation.get("Id"))
            else:
                where = relation.get("Target", "")
                raise self._refused(f"its part {source} brings in {where}, which readers would fetch; remove it")
            if found is not None and found.getparent() is not None:
                found.getparent().remove(found)
        relation.getparent().remove(relation)
        self.lost.append(relation.get("Target", ""))

    def _check_fields(self, part: str, tree: Element) -> None:
        codes = [each.get(f"{W}instr", "") for each in tree.iter(f"{W}fldSimple")]
        codes += ["".join(each.text or "" for each in line.iter(f"{W}instrText")) for line in tree.iter(f"{W}p")]
        for code in codes:
            if FETCHING.match(code):
                raise self._refused(f"its part {part} has the field {code.strip()}, which brings in a file; remove it")


def _empty(document: Element) -> None:
    """Take all out of a body but the last section, which has the page."""
    for body in document.findall(f"{W}body"):
        for each in list(body):
            if each.tag != f"{W}sectPr":
                body.remove(each)


def _users(tree: Element | None, id: str) -> Iterator[Element]:
    """The elements that name a relation."""
    for each in tree.iter() if tree is not None else ():
        if any(key.startswith(R) and value == id for key, value in each.attrib.items()):
            yield each


def _unlinked(user: Element, id: str) -> Element | None:
    """A picture without its link; where it has nothing else to show, what has to go with it."""
    for key in [key for key, value in user.attrib.items() if key.startswith(R) and value == id]:
        del user.attrib[key]
    if any(key.startswith(R) for key in user.attrib):
        return None
    return next((each for each in user.iterancestors() if each.tag in (f"{W}drawing", f"{W}pict")), user)
