"""Rules between the paragraphs of a text in DOCX: paragraphs without words, of a style that is made with the first."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt
from docx.styles.style import StyleFactory

from minutes_tui.writers.docx.elements import Element, add_property, element
from minutes_tui.writers.docx.word_base import ink, set_border
from minutes_tui.writers.forms import nearly

STYLE = "Rule"
WEIGHT = 3
"""Eighths of a point."""


def rule(page: Any, *properties: Element) -> Element:
    """A rule of 0.4 pt over the measure. Two that follow each other are of two colours that no eye tells apart: offices
    draw one where they are the same."""
    if STYLE not in page.styles:
        _add_style(page)
    page.codes += 1
    if page.in_case:  # its bar and tint go on beside the rule
        inside = element("w:spacing", before=0, after=0, line=round(page.document.layout.size * 14), lineRule="exact")
        properties = (*properties, inside)
    made: Element = page.paragraph(STYLE, (), *properties)
    if page.codes % 2 == 0:
        color = ink(page.document.layout)
        other = nearly("000000" if color == "auto" else color)  # that of auto is black to LibreOffice
        add_property(made, element("w:pBdr", element("w:bottom", val="single", sz=WEIGHT, space=0, color=other)))
    return made


def _add_style(page: Any) -> None:
    styles = page.part.styles
    style: Any = StyleFactory(styles.element.add_style_of_type(STYLE, WD_STYLE_TYPE.PARAGRAPH, False))
    style.base_style = styles["Normal"]
    size, form = page.document.layout.size, style.paragraph_format
    form.keep_with_next = True
    form.space_before, form.space_after = Pt(size * 0.4), Pt(size * 1.1)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    set_border(style, "bottom", WEIGHT, 0, ink(page.document.layout))
    page.styles[STYLE] = style.style_id
