"""An OpenDocument file as a package: its properties and its parts."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from minutes_tui.model.document import Document
from minutes_tui.writers.direction import tag
from minutes_tui.writers.odt.elements import VERSION, Element, element, qualified
from minutes_tui.writers.xml_text import lawful


def meta(document: Document) -> Element:
    """The file's properties. They never say when it was made."""
    subject = ", ".join(part for part in (document.reference, document.subject) if part)
    said = {"dc:title": document.title, "dc:subject": subject, "dc:language": tag(document.language)}
    made = element("office:meta")
    for name, words in said.items():
        if words:
            each = element(name)
            each.text = lawful(words).replace("\n", " ")
            made.append(each)
    if document.date:
        for name in ("meta:creation-date", "dc:date"):
            each = element(name)
            each.text = f"{document.date.isoformat()}T00:00:00"
            made.append(each)
    return element("office:document-meta", {"office:version": VERSION}, made)


MIME = "application/vnd.oasis.opendocument.text"


def packed(parts: Mapping[str, Element], pictures: Mapping[str, tuple[str, bytes]]) -> bytes:
    """The file: parts by their names, and pictures with their kinds. Its day is the first that an archive can have."""
    kinds = {"/": MIME, **dict.fromkeys(parts, "text/xml"), **{name: kind for name, (kind, _) in pictures.items()}}
    manifest = element("manifest:manifest", {"manifest:version": VERSION})
    for name, kind in kinds.items():
        version = {"manifest:version": VERSION} if name == "/" else {}
        manifest.append(
            element("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind, **version})
        )
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), MIME, ZIP_STORED)  # first, and as it is: that is how the kind is known
        for name, root in {**parts, "META-INF/manifest.xml": manifest}.items():
            archive.writestr(ZipInfo(name), _serial(root), ZIP_DEFLATED)
        for name, (_, picture) in pictures.items():
            archive.writestr(ZipInfo(name), picture, ZIP_STORED)
    return made.getvalue()


def _serial(root: Element) -> bytes:
    # The name of a set of settings is a qualified one: without its space an office passes over the set.
    is_settings = root.tag == qualified("office:document-settings")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["office", *(["ooo"] if is_settings else [])])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
