"""The elements of a DOCX file's XML: runs of words, fields, links, bookmarks. Knows neither styles nor blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from minutes_tui.model.document import (
    Deleted,
    Emphasis,
    Inserted,
    Speaker,
    Strong,
)
from minutes_tui.writers.direction import is_right_to_left, tag
from minutes_tui.writers.runs import Run, Style
from minutes_tui.writers.xml_text import lawful

Element = Any
"""lxml's, which has no types."""

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
FIELD = re.compile(r"(\{pages?\})")
EAST_ASIAN = ("zh", "ja", "ko")


PROPERTIES: Mapping[Style, tuple[str, ...]] = {
    Emphasis: ("w:i", "w:iCs"),
    Strong: ("w:b", "w:bCs"),
    Speaker: ("w:b", "w:bCs"),
    Deleted: ("w:strike",),
    Inserted: ("w:b", "w:bCs", "w:u"),
}


def element(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element such as "w:p"; its attributes are in the space of w too."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key.rstrip('_')}"), str(value))
    made.extend(children)
    return made


def paragraph(style: str, children: Iterable[Element], *properties: Element, is_rtl: bool = False) -> Element:
    """A paragraph; `properties` are in the order of the schema: keepNext, keepLines, numPr, pBdr, spacing, ind."""
    first = [element("w:pStyle", val=style)] if style else []
    behind = [each for each in properties if each.tag in AFTER_BIDI]
    before = [each for each in properties if each.tag not in AFTER_BIDI]
    bidi = [element("w:bidi")] if is_rtl else []
    return element("w:p", element("w:pPr", *first, *before, *bidi, *behind), *children)


AFTER_BIDI = {qn("w:spacing"), qn("w:ind"), qn("w:jc")}


def text(words: str, *properties: Element, is_rtl: bool = False) -> Element:
    """A run of words; "\\n" in them is a line break."""
    run = element("w:r")
    all_properties = [*properties, *([element("w:rtl")] if is_rtl else [])]
    if all_properties:
        run.append(element("w:rPr", *sorted(all_properties, key=lambda each: RUN_ORDER.index(each.tag))))
    for number, line in enumerate(lawful(words).split("\n")):
        if number:
            run.append(element("w:br"))
        if line:
            made = element("w:t")
            made.set(qn("xml:space"), "preserve")
            made.text = line
            run.append(made)
    return run


RUN_ORDER = [
    qn(f"w:{name}") for name in ("rStyle", "b", "bCs", "i", "iCs", "strike", "noProof", "webHidden", "u", "rtl", "lang")
]
"""The schema's, of those that are used."""


def runs(found: list[Run], bookmarks: dict[str, str], is_rtl: bool, *properties: Element) -> Iterator[Element]:
    """Runs as elements; a link leads to the bookmark that `bookmarks` has for its anchor."""
    for run in found:
        made = _run(run, is_rtl, properties, run.anchor in bookmarks)
        if run.anchor in bookmarks:
            yield element("w:hyperlink", made, anchor=bookmarks[run.anchor], history="1")
        else:
            yield made


def _run(run: Run, is_rtl: bool, properties: tuple[Element, ...], is_link: bool) -> Element:
    styles = [element("w:rStyle", val="Hyperlink")] if is_link else []
    for style in run.styles:
        names = PROPERTIES[style]
        styles += [element(name, val="single") if name == "w:u" else element(name) for name in names]
    language = tag(run.language)
    if language:
        styles.append(spoken(language))
        is_rtl = is_right_to_left(language)
    present = {each.tag for each in styles}
    return text(run.text, *styles, *(copy(each) for each in properties if each.tag not in present), is_rtl=is_rtl)


def spoken(language: str) -> Element:
    """What says in which language words are: Word has a place for each kind of script."""
    if is_right_to_left(language):
        return element("w:lang", bidi=language)
    if language.lower().split("-")[0] in EAST_ASIAN:
        return element("w:lang", eastAsia=language)
    return element("w:lang", val=language)


def field(instruction: str, *shown: Element, is_dirty: bool = False) -> Iterator[Element]:
    """A field with what it shows until it is computed anew."""
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if is_dirty else {}))
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    yield element("w:r", begin)
    yield element("w:r", code)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield from shown
    yield element("w:r", element("w:fldChar", fldCharType="end"))


def counted(words: str, is_rtl: bool) -> Iterator[Element]:
    """Words in which `{page}` and `{pages}` are fields."""
    for part in FIELD.split(words):
        if part in FIELDS:
            yield from field(FIELDS[part], text("1"))
        elif part:
            yield text(part, is_rtl=is_rtl)


def bookmarked(children: Iterable[Element], name: str, number: int) -> Iterator[Element]:
    yield element("w:bookmarkStart", id=number, name=name)
    yield from children
    yield element("w:bookmarkEnd", id=number)
