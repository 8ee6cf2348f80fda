"""What a DOCX page has beside its words: running lines at its head and foot, line numbers, the way it is written."""

from collections.abc import Iterator
from copy import copy, deepcopy
from typing import Any

from docx.oxml.ns import qn

from minutes_tui.model.document import Document, Layout
from minutes_tui.writers.direction import is_right_to_left
from minutes_tui.writers.docx.elements import (
    Element,
    add_property,
    counted,
    element,
    paragraph,
    related,
    text,
    with_links,
)
from minutes_tui.writers.docx.word_base import text_width
from minutes_tui.writers.offices.running_lines import ends_of_initials, running_lines

COLUMN_GAP = 454
"""Twentieths of a point between two columns of words."""
ROOM_FOR_INITIALS = 1361
"""Twentieths of a point of a line for initials: 24 mm."""
RUNNING_LETTER = 10.0
"""Twentieths of a point that a letter of a running line takes, for each point of the size of words."""
BESIDE_MARKS = "    "
"""Between the words at the end of a head and what marks the page as a draft."""
BESIDE_NUMBERS = 1250
"""Twentieths of a point by which line numbers stand before the words where paragraph numbers hang there."""


def set_running_lines(made: Any, document: Document) -> None:
    """What stands at the head and the foot of each page; a house style's own stays, and who may read it is added."""
    layout, section = document.layout, made.sections[0]
    rtl = is_right_to_left(document.language)
    lines = [line for line in (layout.draft, layout.restricted) if line]
    header = section.header
    has_own = layout.template and not header.is_linked_to_previous
    marks = [text("    ".join(lines), element("w:b"), element("w:bCs"), is_rtl=rtl)] if lines else []
    said = any((layout.header, *layout.header_sides)) and not has_own
    footer = section.footer
    keeps_footer = layout.template and not footer.is_linked_to_previous
    has_footer = any((layout.footer, *layout.footer_sides, *layout.initials, layout.notice)) and not keeps_footer
    width = text_width(section)
    if said or lines:
        header.is_linked_to_previous = False
        _fill(header, _head(layout, said, marks, width, rtl), bool(has_own))
    foot = list(_feet(layout, width, rtl)) if has_footer else []
    if foot:
        footer.is_linked_to_previous = False
        _fill(footer, foot, False)
    if layout.two_sided:
        even = layout.changed_over
        even_head = _head(even, said, marks, width, rtl) if (said or lines) and not has_own else []
        _set_even_pages(made, layout, even_head, list(_feet(even, width, rtl)) if has_footer else [])
    has_notice = bool(layout.notice) and has_footer
    if (said and not layout.has_header_first) or has_notice:
        section.different_first_page_header_footer = True
        first = section.first_page_header
        first.is_linked_to_previous = False
        if layout.has_header_first:
            _fill(first, [deepcopy(each) for each in header._element], False)
        else:
            _fill(first, [paragraph("Header", marks, is_rtl=rtl)], False)
        if foot or has_notice:
            section.first_page_footer.is_linked_to_previous = False
            style = next(each.style_id for each in made.styles if each.name == "Minutes Notice")
            notice = [paragraph(style, with_links(layout.notice, rtl), is_rtl=rtl)] if has_notice else []
            _fill(section.first_page_footer, [*notice, *map(deepcopy, foot)], False)
    named = next(each.style_id for each in made.styles if each.name == "Hyperlink")
    for part in (header, footer, section.first_page_header, section.first_page_footer, section.even_page_header,
                 section.even_page_footer):  # fmt: skip
        if not part.is_linked_to_previous:
            related(part, named)


def _head(layout: Layout, has_words: bool, marks: list[Element], width: int, rtl: bool) -> list[Element]:
    """The words at the head, and behind them that it is a draft, and for whom it is."""
    if not has_words:
        return [paragraph("Header", marks, _stops(width, "", ("", "")), is_rtl=rtl)]
    return _lines("Header", layout, (layout.header, layout.header_sides), marks, width, rtl)


BEFORE_MIRROR = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
                 "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
                 "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
                 "saveSubsetFonts", "saveFormsData")  # fmt: skip
"""Settings that stand before the one of mirrored margins."""


def _set_even_pages(made: Any, layout: Layout, head: list[Element], foot: list[Element]) -> None:
    """Even pages have running lines of their own, and the margins changed over where the layout says so."""
    section, settings = made.sections[0], made.settings
    settings.odd_and_even_pages_header_footer = True
    if layout.two_sided == "pages":
        before = [each for each in settings.element if each.tag in {qn(f"w:{name}") for name in BEFORE_MIRROR}]
        settings.element.insert(len(before), element("w:mirrorMargins"))
    for part, even, lines in (
        (section.header, section.even_page_header, head),
        (section.footer, section.even_page_footer, foot),
    ):
        even.is_linked_to_previous = False
        _fill(even, lines or [deepcopy(each) for each in part._element], False)


def _feet(layout: Layout, width: int, rtl: bool) -> Iterator[Element]:
    """Places for initials, and the words at the foot."""
    if layout.initials:
        ends = ends_of_initials(layout.initials, layout.size * RUNNING_LETTER, ROOM_FOR_INITIALS, width)
        lines = (element("w:tab", val="left", leader="underscore", pos=round(end)) for end in ends)
        stops = element("w:tabs", *_cleared(), *lines)
        words = []
        for number, caption in enumerate(layout.initials):
            words.append(text(f"{'  ' if number else ''}{caption} ", is_rtl=rtl))
            words.append(element("w:r", element("w:tab")))
        yield paragraph("Footer", words, stops, element("w:spacing", after=120), is_rtl=rtl)
    if any((layout.footer, *layout.footer_sides)):
        yield from _lines("Footer", layout, (layout.footer, layout.footer_sides), [], width, rtl)


def _lines(
    style: str,
    layout: Layout,
    words: tuple[str, tuple[str, str]],
    marks: list[Element],
    width: int,
    rtl: bool,
) -> list[Element]:
    """The words in the middle and at both ends, in as many lines as they need, and the marks behind the last."""
    middle, sides = words
    tab = element("w:r", element("w:tab"))
    if not any(sides):
        alone = [] if style == "Header" else [element("w:jc", val="center")]
        behind = [tab, *map(copy, marks)] if marks else []
        return [paragraph(style, [*counted(middle, rtl), *behind], _stops(width, middle, sides), *alone, is_rtl=rtl)]
    said = "".join(each.text or "" for mark in marks for each in mark.iter(qn("w:t")))
    apart = BESIDE_MARKS if marks and sides[1] else ""
    end = f"{sides[1]}{apart}{said}"
    made = []
    for first, centre, last in running_lines(sides[0], middle, end, width / (layout.size * RUNNING_LETTER)):
        at_end = [*counted(sides[1] + apart, rtl), *map(copy, marks)] if last else []
        parts = [*counted(first, rtl)]
        if centre and (first or last):
            parts += [copy(tab), *counted(centre, rtl)]
        elif centre:
            parts += counted(centre, rtl)
        parts += [copy(tab), *at_end] if at_end else []
        is_centred = centre and not (first or last)
        look = element("w:jc", val="center") if is_centred else _stops(width, centre, (first, last))
        made.append(paragraph(style, parts, look, is_rtl=rtl))
    if len(made) > 1:  # else the words of the page would begin right below
        add_property(made[-1], element("w:spacing", after=160))
    return made


def _cleared() -> Iterator[Element]:
    """The tabs that a style of running lines may have, taken away."""
    return (element("w:tab", val="clear", pos=pos) for pos in (4320, 4680, 8640, 9360))


def _stops(width: int, middle: str, sides: tuple[str, str]) -> Element:
    """The tabs of a running line, in the place of those that its style has."""
    stops = element("w:tabs", *_cleared())
    if middle and any(sides):
        stops.append(element("w:tab", val="center", pos=width // 2))
    stops.append(element("w:tab", val="right", pos=width))
    return stops


def _fill(part: Any, made: list[Element], keeps: bool) -> None:
    if not keeps:
        for each in list(part._element):
            part._element.remove(each)
    part._element.extend(made)


def set_section(made: Any, document: Document) -> None:
    section = made.sections[0]._sectPr
    later = [qn(f"w:{name}") for name in ("pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
                                          "textDirection", "bidi", "rtlGutter", "docGrid")]  # fmt: skip
    if document.layout.line_numbers:
        hangs = any(each.get(qn("w:val")) == "NumberedParagraph" for each in made.element.body.iter(qn("w:pStyle")))
        clear = {"distance": BESIDE_NUMBERS} if hangs and document.layout.margins[3] >= 22 else {}
        lines = element("w:lnNumType", countBy=document.layout.line_numbers, restart="newPage", **clear)
        _insert(section, lines, later)
    if document.layout.text_columns == 2 and not document.layout.template:
        for each in section.findall(qn("w:cols")):
            section.remove(each)
        _insert(section, element("w:cols", num=2, space=COLUMN_GAP), later[2:])
    if is_right_to_left(document.language):
        _insert(section, element("w:bidi"), later[-2:])


def part_the_columns(made: Any, end_of_head: Element | None, end: Element, over_columns: list[Element]) -> None:
    """Make sections: of the head where there is one; of columns, which end as long as each other before a section that
    goes on below; of each table that goes over them, with the headings right above it; and of nothing more. The first
    has the page and the running lines."""
    whole = made.element.body.sectPr
    ends: list[tuple[Element, int]] = [] if end_of_head is None else [(end_of_head, 1)]
    for each in over_columns:
        before = each.getprevious()
        while before is not None and _is_heading(before):
            before = before.getprevious()
        if before is not None and before.tag == qn("w:p") and all(before is not one for one, _ in ends):
            ends.append((before, 2))
        ends.append((each.getnext(), 1))
    for at, (last, columns) in enumerate([*ends, (end, 2), (None, 1)]):
        section = whole if last is None else deepcopy(whole)
        if columns == 1:
            _set_one_column(section)
        if at:
            next(each for each in section if each.tag == qn("w:pgSz")).addprevious(element("w:type", val="continuous"))
            _drop_running_lines(section)
        if last is not None:
            add_property(last, section)


def _is_heading(block: Element) -> bool:
    return any(each.get(qn("w:val"), "").startswith("Heading") for each in block.iter(qn("w:pStyle")))


def _set_one_column(section: Element) -> None:
    for each in section.findall(qn("w:cols")):
        each.attrib.pop(qn("w:num"), None)


def _drop_running_lines(section: Element) -> None:
    """A section without any goes on with those of the one before."""
    for name in ("headerReference", "footerReference", "titlePg"):
        for each in section.findall(qn(f"w:{name}")):
            section.remove(each)


def _insert(section: Element, made: Element, later: list[str]) -> None:
    """An element in its place, which the schema orders."""
    behind = next((each for each in section if each.tag in later), None)
    if behind is None:
        section.append(made)
    else:
        behind.addprevious(made)
