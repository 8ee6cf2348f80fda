"""An OpenDocument file as a test reads it: its parts, which must be valid, and the words of its text."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from minutes_tui.model.document import Document
from minutes_tui.writers.odt import text
from minutes_tui.writers.odt.elements import qualified

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("opendocument.rng")))
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def parts_of(content: bytes) -> dict[str, Any]:
    """The parts of a file by their names, each valid."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        found = {name: etree.fromstring(archive.read(name)) for name in PARTS}
        listed = {
            each.get(qualified("manifest:full-path"))
            for each in etree.fromstring(archive.read("META-INF/manifest.xml"))
        }
        assert listed == {"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"}
    for root in found.values():
        SCHEMA.assertValid(root)
    return found


def parts(document: Document) -> dict[str, Any]:
    return parts_of(text.write(document).content)


def paragraphs(body: Any) -> list[Any]:
    """All paragraphs and headings in their order; what stands in the margin of one comes before it."""
    found: list[Any] = []
    for each in body.iter(qualified("text:p"), qualified("text:h")):
        above = each.getparent() if each.getparent().tag == qualified("draw:text-box") else None
        is_in_margin = above is not None and bool(found) and found[-1] in above.iterancestors()
        found.insert(len(found) - is_in_margin, each)
    return found


def words_of(each: Any) -> str:
    """The words of a paragraph with the blanks and breaks that are elements."""
    return "".join(_words(each))


def _words(each: Any) -> Iterator[str]:
    yield each.text or ""
    for child in each:
        match etree.QName(child).localname:
            case "s":
                yield " " * int(child.get(qualified("text:c")))
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "frame" | "bookmark-ref":
                pass
            case _:
                yield from _words(child)
        yield child.tail or ""


def words_in(content: bytes) -> str:
    """The words of a file, each paragraph a line."""
    return "\n".join(words_of(each) for each in paragraphs(parts_of(content)["content.xml"]))


def style_of(each: Any, parts: dict[str, Any], attribute: str = "text:style-name") -> str:
    """The named style that something has, by the name that is shown."""
    name = each.get(qualified(attribute), "")
    for root in (parts["content.xml"], parts["styles.xml"]):
        for style in root.iter(qualified("style:style")):
            if style.get(qualified("style:name")) == name:
                parent = style.get(qualified("style:parent-style-name"), "")
                is_own = root is parts["content.xml"]
                return str(parent if is_own else style.get(qualified("style:display-name"), name)).replace("_20_", " ")
    raise AssertionError(f"there is no style {name}")


def look(document: Document, each: Any) -> dict[str, str]:
    """The properties of a single place's own style."""
    name = each.get(qualified("text:style-name")) or each.get(qualified("table:style-name"))
    for style in parts(document)["content.xml"].iter(qualified("style:style")):
        if style.get(qualified("style:name")) == name:
            return {re.sub(r".*}", "", key): str(value) for key, value in style[0].attrib.items()}
    return {}


def whole_look(document: Document, each: Any) -> dict[str, str]:
    """The properties of a paragraph with those of the styles that its own is based on."""
    made = parts(document)
    every = (style for part in ("styles.xml", "content.xml") for style in made[part].iter(qualified("style:style")))
    styles = {style.get(qualified("style:name")): style for style in every}
    found: dict[str, str] = {}
    name = each.get(qualified("text:style-name"))
    while name in styles:
        for own in styles[name].iterfind(qualified("style:paragraph-properties")):
            found = {re.sub(r".*}", "", key): str(value) for key, value in own.attrib.items()} | found
        name = styles[name].get(qualified("style:parent-style-name"))
    return found
