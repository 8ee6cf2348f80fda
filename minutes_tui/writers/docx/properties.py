"""What a DOCX file says of itself: how Word is to take it, its title and language, what wrote it. Knows no block."""

import datetime as dt
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from minutes_tui.model.document import Document
from minutes_tui.writers.direction import latin_tag, tag
from minutes_tui.writers.xml_text import lawful

SETTINGS = """\
<w:settings {w}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{hyphens}
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat><w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
"""Word takes a file of a lower mode for one of an older Word, and says so in its title bar."""
HYPHENS = "<w:autoHyphenation/><w:doNotHyphenateCaps/>"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
OF_THE_LIBRARY = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""Kinds of parts that the library's file has: a picture of an empty page, and its styles a second time."""


def set_settings(made: Any, document: Document) -> None:
    """Our own in the place of the library's; a house's file keeps its own, made lawful."""
    settings = made.settings.element
    if document.layout.template:
        for zoom in settings.findall(qn("w:zoom")):
            if zoom.get(qn("w:percent")) is None:
                zoom.set(qn("w:percent"), "100")
        return
    own = parse_xml(SETTINGS.format(w=nsdecls("w"), language=latin_tag(document.language),
                                    hyphens=HYPHENS if document.layout.is_justified else ""))  # fmt: skip
    settings[:] = list(own)
    for part in (made.part.package, made.part):
        for name, each in list(part.rels.items()):
            if each.reltype in OF_THE_LIBRARY:
                del part.rels[name]


def set_properties(made: Any, document: Document) -> None:
    """Title, reference and language. They never say when the file was made."""
    properties = made.core_properties
    properties.title = lawful(document.title)[:255]
    properties.subject = lawful(", ".join(part for part in (document.reference, document.subject) if part))[:255]
    properties.language = tag(document.language)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.revision = 1
    element = properties._element
    for name in ("dcterms:created", "dcterms:modified", "cp:lastPrinted"):
        for each in element.findall(qn(name)):
            element.remove(each)
    if document.date:
        properties.created = properties.modified = dt.datetime.combine(document.date, dt.time())


def set_counts(made: Any) -> None:
    """What wrote the file, and how many words it has; how many pages those take, only a word processor knows."""
    count = sum(len("".join(each.itertext(qn("w:t"))).split()) for each in made.element.body.iter(qn("w:p")))
    root = etree.Element(f"{{{EXTENDED}}}Properties", nsmap={None: EXTENDED})
    for name, said in (("Words", str(count)), ("Application", "minutes-tui")):
        etree.SubElement(root, f"{{{EXTENDED}}}{name}").text = said
    for each in made.part.package.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES and not each.is_external:
            each.target_part._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def packed(made: Any) -> bytes:
    """The file with the first day that a ZIP archive can have in the place of today."""
    saved, packed = BytesIO(), BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(ZipInfo(each.filename), old.read(each), ZIP_DEFLATED)
    return packed.getvalue()
