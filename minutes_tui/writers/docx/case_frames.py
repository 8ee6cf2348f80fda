"""The frames of cases in DOCX: the bars and tints that what stands between their paragraphs has too."""

from copy import copy
from typing import Any

from docx.oxml.ns import qn

from minutes_tui.writers.docx.elements import Element, add_property, element
from minutes_tui.writers.docx.word_base import CASES, HANGING, STEP


def as_far_out(look: Element, paragraph: Element) -> Element:
    """A bar for a paragraph that is further in, such as a list's: Word measures it from there."""
    made = copy(look)
    if look.tag != qn("w:pBdr") or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None:
        return made
    level = int(paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}").get(qn("w:val")))
    for each in made:
        space = int(each.get(qn("w:space"), "0")) + (STEP * (level + 1) - HANGING) // 20
        each.set(qn("w:space"), str(min(31, space)))
    return made


def looks_of_cases(made: Any) -> tuple[dict[str, tuple[Element, ...]], dict[str, int]]:
    """The bar and the tint of each style of cases, and how far it is indented: what stands between its paragraphs in
    another style has the same."""
    looks: dict[str, tuple[Element, ...]] = {}
    indents: dict[str, int] = {}
    for name in CASES:
        properties = made.styles[name].element.find(qn("w:pPr"))
        found = properties if properties is not None else ()
        looks[name] = tuple(each for each in found if each.tag in (qn("w:pBdr"), qn("w:shd")))
        form = made.styles[name].paragraph_format
        indents[name] = round(((form.left_indent or 0) + min(0, form.first_line_indent or 0)) / 635)
    return looks, indents


def meet(paragraph: Element, looks: tuple[Element, ...]) -> None:
    """No room and no rule between the last words of a case and its ballots, which have the other sides of its frame."""
    add_property(paragraph, element("w:spacing", after=0), *(copy(look) for look in looks))
    for each in paragraph.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}"):
        each.getparent().remove(each)
