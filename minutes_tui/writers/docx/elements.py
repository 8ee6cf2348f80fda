"""The elements of a DOCX file's XML: runs of words, fields, links, bookmarks. Knows neither styles nor blocks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from msgspec import Struct

from minutes_tui.model.document import (
    Address,
    Deleted,
    Emphasis,
    Inserted,
    Speaker,
    Strong,
    linked,
)
from minutes_tui.model.document import words as in_words
from minutes_tui.writers.direction import EAST_ASIAN, is_right_to_left, tag
from minutes_tui.writers.line_ends import SOFT_HYPHEN
from minutes_tui.writers.other_way import APART_ENDS, CONTROLS, FROM_RIGHT_ON
from minutes_tui.writers.runs import Run, Style, by_url
from minutes_tui.writers.xml_text import lawful

Element = Any
"""lxml's, which has no types."""

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES", "{item}": 'STYLEREF "Heading 1"'}
FIELD = re.compile(r"(\{(?:pages?|item)\})")


PROPERTIES: Mapping[Style, tuple[str, ...]] = {
    Emphasis: ("w:i", "w:iCs"),
    Strong: ("w:b", "w:bCs"),
    Speaker: ("w:b", "w:bCs"),
    Deleted: ("w:strike",),
    Inserted: ("w:b", "w:bCs", "w:u"),
}


def element(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element such as "w:p"; its attributes are in the space of w too."""
    tag, spaces = _named(name)
    made = oxml_parser.makeelement(tag, nsmap=spaces)
    for key, value in attributes.items():
        made.set(_attribute(key), value if type(value) is str else str(value))
    if children:
        made.extend(children)
    return made


@cache
def _attribute(key: str) -> str:
    return _named(f"w:{key.rstrip('_')}")[0]


@cache
def _named(name: str) -> tuple[str, dict[str, str]]:
    """A name with its space in full, as lxml has it, and that space by its prefix."""
    prefix = name.partition(":")[0]
    return qn(name), {prefix: nsmap[prefix]}


def paragraph(style: str, children: Iterable[Element], *properties: Element, is_rtl: bool = False) -> Element:
    """A paragraph with its style and its own properties."""
    first = [element("w:pStyle", val=style)] if style else []
    bidi = [element("w:bidi")] if is_rtl else []
    return element("w:p", element("w:pPr", *sorted([*first, *bidi, *properties], key=_place_of)), *children)


def _place_of(each: Element) -> int:
    return PARAGRAPH_ORDER.index(each.tag)


PARAGRAPH_ORDER = [
    qn(f"w:{name}")
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
        "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
        "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
        "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
        "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
]  # fmt: skip
"""The schema's."""


def add_property(paragraph: Element, *properties: Element) -> None:
    """Put properties into a paragraph where it has none of their kind, each in its place."""
    own = paragraph.find(qn("w:pPr"))
    for each in properties:
        if own.find(each.tag) is None:
            behind = next((other for other in own if _place_of(other) > _place_of(each)), None)
            if behind is None:
                own.append(each)
            else:
                behind.addprevious(each)


def text(words: str, *properties: Element, is_rtl: bool = False) -> Element:
    """A run of words; "\\n" in them is a line break."""
    run = element("w:r")
    all_properties = [*properties, *([element("w:rtl")] if is_rtl else [])]
    if all_properties:
        run.append(element("w:rPr", *sorted(all_properties, key=lambda each: RUN_ORDER.index(each.tag))))
    for number, line in enumerate(lawful(words).split("\n")):
        if number:
            run.append(element("w:br"))
        for at, part in enumerate(line.split(SOFT_HYPHEN)):
            if at:
                run.append(element("w:softHyphen"))
            if part:
                made = element("w:t")
                made.set(qn("xml:space"), "preserve")
                made.text = part
                run.append(made)
    return run


def with_whole_numbers(run: Element) -> Element:
    """The same run, in which no line ends at the hyphen of a number that the program gave, as "2026-1"."""
    for each in run.findall(qn("w:t")):
        first, *parts = HYPHEN_OF_NUMBER.split(each.text)
        each.text = first
        for part in reversed(parts):
            further = copy(each)
            further.text = part
            each.addnext(further)
            each.addnext(element("w:noBreakHyphen"))
    return run


HYPHEN_OF_NUMBER = re.compile(r"(?<=\w)-(?=\d)")
RUN_ORDER = [
    qn(f"w:{name}")
    for name in ("rStyle", "b", "bCs", "i", "iCs", "smallCaps", "strike", "noProof", "webHidden", "u", "rtl", "lang")
]
"""The schema's, of those that are used."""


class Ways(Struct, frozen=True):
    """Where words may lead, and the ids of the styles that some of them have."""

    bookmarks: dict[str, str] = {}
    """By an anchor."""
    related: Callable[[str], str] | None = None
    """Gives the id of the relationship that leads to a URL; None leads to none."""
    link_style: str = "Hyperlink"
    code_style: str = "HTMLCode"
    styles: Mapping[Style, str] = {}
    """Ids of the character styles that stand for a style of the words."""


NOWHERE = Ways()


def runs(found: list[Run], ways: Ways, is_rtl: bool, *properties: Element) -> Iterator[Element]:
    """Runs as elements, links around those that lead somewhere, and characters that are not seen around what is
    written the other way. Not all programs read the words within `w:dir`."""
    depth, way = 0, is_rtl
    for url, together in by_url(found):
        if url and ways.related:
            link = element("w:hyperlink", *(_run(run, ways, way, properties) for run in together), history="1")
            link.set(qn("r:id"), ways.related(url))
            yield link
            continue
        for run in together:
            if run.text in CONTROLS:
                depth += -1 if run.text == APART_ENDS else 1
                if depth == 1 and run.text != APART_ENDS:
                    way = run.text == FROM_RIGHT_ON
                    yield _control(RIGHT_ON if way else LEFT_ON)
                elif not depth:
                    way = is_rtl
                    yield _control(GO_BACK + (RIGHT_MARK if way else LEFT_MARK))
                continue
            made = _run(run, ways, way, properties)
            name = ways.bookmarks.get(run.anchor)
            yield element("w:hyperlink", made, anchor=name, history="1") if name else made


def _control(chars: str) -> Element:
    """Characters that are not seen."""
    made = element("w:t")
    made.text = chars
    return element("w:r", made)


LEFT_ON, RIGHT_ON, GO_BACK = "\u202a", "\u202b", "\u202c"
"""Around what is written from the left or the right."""
LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
"""Each counts as a letter that is written so."""


def _run(run: Run, ways: Ways, is_rtl: bool, properties: tuple[Element, ...]) -> Element:
    is_link = bool(ways.related and run.url) or run.anchor in ways.bookmarks
    named = ways.code_style if run.is_code else ways.link_style if is_link and run.url else ""
    styles = [element("w:rStyle", val=named)] if named else []
    if run.is_code:
        styles += [element("w:noProof"), *([element("w:u", val="single")] if is_link else [])]
    for style in run.styles:
        if style in ways.styles and not named:
            named = ways.styles[style]
            styles.append(element("w:rStyle", val=named))
            continue
        present = {each.tag for each in styles}
        names = [name for name in PROPERTIES[style] if qn(name) not in present]
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
    """Words of a running line, in which `{page}` and `{pages}` are fields, and addresses are links, to be `related`."""
    for part in FIELD.split(words):
        if part in FIELDS:
            yield from field(FIELDS[part], text("" if part == "{item}" else "1"))
        elif part:
            yield from with_links(part, is_rtl)


def with_links(words: str, is_rtl: bool) -> Iterator[Element]:
    """Words of a running line, in which addresses are links, to be `related`."""
    for each in linked(words):
        said = text(in_words((each,)), is_rtl=is_rtl)
        if isinstance(each, Address) and each.leads:
            said = element("w:hyperlink", said, history="1")
            said.set(qn("r:id"), each.leads)
        yield said


def related(part: Any, style: str) -> None:
    """Give the links of a running line, which name the URL itself, their relationships, and their runs a style."""
    for link in part._element.iter(qn("w:hyperlink")):
        if ":" in (url := link.get(qn("r:id")) or ""):
            link.set(qn("r:id"), part.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            for run in link.iter(qn("w:r")):
                run.get_or_add_rPr().insert(0, element("w:rStyle", val=style))


def bookmarked(children: Iterable[Element], name: str, number: int) -> Iterator[Element]:
    yield element("w:bookmarkStart", id=number, name=name)
    yield from children
    yield element("w:bookmarkEnd", id=number)
