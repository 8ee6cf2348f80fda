"""What a DOCX page has beside its words: running lines at its head and foot, line numbers, the way it is written."""

from copy import copy
from typing import Any

from docx.oxml.ns import qn

from minutes_tui.model.document import Document, Layout
from minutes_tui.writers.direction import is_right_to_left
from minutes_tui.writers.docx.elements import Element, counted, element, paragraph, text
from minutes_tui.writers.docx.word_base import text_width

BESIDE_NUMBERS = 1134
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
    has_footer = any((layout.footer, *layout.footer_sides))
    has_footer = has_footer and not (layout.template and not footer.is_linked_to_previous)
    width = text_width(section)
    if said or lines:
        running = _running(layout.header, layout.header_sides, rtl) if said else []
        tab = [element("w:r", element("w:tab"))] if running and marks else []
        header.is_linked_to_previous = False
        line = paragraph("Header", [*running, *tab, *marks], _stops(width, layout.header_sides), is_rtl=rtl)
        _fill(header, line, bool(has_own))
    if has_footer:
        footer.is_linked_to_previous = False
        _fill(footer, _foot(layout, width, rtl), False)
    if said and not layout.has_header_first:
        section.different_first_page_header_footer = True
        first = section.first_page_header
        first.is_linked_to_previous = False
        _fill(first, paragraph("Header", marks, is_rtl=rtl), False)
        if has_footer:
            section.first_page_footer.is_linked_to_previous = False
            _fill(section.first_page_footer, _foot(layout, width, rtl), False)


def _foot(layout: Layout, width: int, rtl: bool) -> Element:
    if not any(layout.footer_sides):
        return paragraph("Footer", counted(layout.footer, rtl), element("w:jc", val="center"), is_rtl=rtl)
    words = _running(layout.footer, layout.footer_sides, rtl)
    return paragraph("Footer", words, _stops(width, layout.footer_sides), is_rtl=rtl)


def _running(middle: str, sides: tuple[str, str], rtl: bool) -> list[Element]:
    """The words of a running line, with tabs between them where any stand at its ends."""
    if not any(sides):
        return list(counted(middle, rtl))
    tab = element("w:r", element("w:tab"))
    start, end = (list(counted(side, rtl)) for side in sides)
    return [*start, tab, *counted(middle, rtl), copy(tab), *end]


def _stops(width: int, sides: tuple[str, str]) -> Element:
    """The tabs of a running line, in the place of those that its style has."""
    stops = element("w:tabs", *(element("w:tab", val="clear", pos=pos) for pos in (4320, 4680, 8640, 9360)))
    if any(sides):
        stops.append(element("w:tab", val="center", pos=width // 2))
    stops.append(element("w:tab", val="right", pos=width))
    return stops


def _fill(part: Any, made: Element, keeps: bool) -> None:
    if not keeps:
        for each in list(part._element):
            part._element.remove(each)
    part._element.append(made)


def set_section(made: Any, document: Document) -> None:
    section = made.sections[0]._sectPr
    later = [qn(f"w:{name}") for name in ("pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
                                          "textDirection", "bidi", "rtlGutter", "docGrid")]  # fmt: skip
    if document.layout.line_numbers:
        hangs = any(each.get(qn("w:val")) == "NumberedParagraph" for each in made.element.body.iter(qn("w:pStyle")))
        clear = {"distance": BESIDE_NUMBERS} if hangs and document.layout.margins[3] >= 22 else {}
        lines = element("w:lnNumType", countBy=document.layout.line_numbers, restart="newPage", **clear)
        _insert(section, lines, later)
    if is_right_to_left(document.language):
        _insert(section, element("w:bidi"), later[-2:])


def _insert(section: Element, made: Element, later: list[str]) -> None:
    """An element in its place, which the schema orders."""
    behind = next((each for each in section if each.tag in later), None)
    if behind is None:
        section.append(made)
    else:
        behind.addprevious(made)
