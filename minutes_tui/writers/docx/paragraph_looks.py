"""How a paragraph of DOCX looks beside its style: a case's bar and tint on what stands in it, and room."""

from copy import copy
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

from minutes_tui.writers.docx.elements import Element, add_property, element
from minutes_tui.writers.docx.word_base import CASES
from minutes_tui.writers.forms import nearly


def as_far_out(look: Element, paragraph: Element, edge: int) -> Element:
    """A bar for a paragraph that is further in than `edge`, in twentieths of a point: Word measures it from where the
    first line begins."""
    made = copy(look)
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if look.tag != qn("w:pBdr") or own is None:
        return made
    begins = int(own.get(qn("w:left"), "0")) - int(own.get(qn("w:hanging"), "0"))
    for each in made:
        if each.tag == qn("w:left") or each.tag == qn("w:right"):
            far = begins if each.tag == START[is_from_right(paragraph)] else 0
            each.set(qn("w:space"), str(min(MOST, int(each.get(qn("w:space"), "0")) + max(0, far - edge) // 20)))
    return made


def is_from_right(paragraph: Element) -> bool:
    """Whether a paragraph is written from the right."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


START = {False: qn("w:left"), True: qn("w:right")}
"""The side at which lines begin."""
MOST = 31
"""Points between a border and the words at most."""


def looks(made: Any) -> tuple[dict[str, tuple[Element, ...]], dict[str, int]]:
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


def between_rules(made: list[Element], end: Element) -> list[Element]:
    """The paragraphs of a case between its two rules: one above the first and one below an empty line at the end, which
    is as wide as the first; else what is further in would have rules of its own."""
    first, *others = (each for each in made if each.tag == qn("w:p"))
    for each, dropped in ((first, ("bottom",)), *((each, ("top", "bottom")) for each in others), (end, ("top",))):
        properties = each.find(qn("w:pPr"))
        for old in properties.findall(qn("w:pBdr")):
            properties.remove(old)
        add_property(each, element("w:pBdr", *(element(f"w:{side}", val="nil") for side in dropped)))
    add_property(others[-1], element("w:keepNext"))
    add_property(end, element("w:spacing", before=0, line=40, lineRule="exact"))
    return [*made, end]


def told_apart(looks: tuple[Element, ...]) -> tuple[Element, ...]:
    """The same bar and tint for a case that has nothing to do with the one before: offices run on the borders of
    paragraphs only where they are the same."""
    made = tuple(map(copy, looks))
    for each in (side for look in made if look.tag == qn("w:pBdr") for side in look):
        color = each.get(qn("w:color"))
        each.set(qn("w:color"), nearly("000000" if color == "auto" else color))  # that of auto is black to LibreOffice
    return made


def frame_told_apart(style: Any) -> tuple[Element, ...]:
    """The frame of a style in a colour that only an office tells from its own; a style without one has none."""
    properties = style.element.find(qn("w:pPr"))
    found = properties if properties is not None else ()
    return told_apart(tuple(each for each in found if each.tag == qn("w:pBdr")))


def join(paragraphs: list[Element]) -> None:
    """No room between the words of a case and what is further in, such as a list: offices draw a bar beside the room
    between two paragraphs only where these are as far in as each other."""
    for each, following in pairwise(paragraphs):
        if qn("w:p") == each.tag == following.tag and _place(each) != _place(following):
            give_room(each, after=0)


def _place(paragraph: Element) -> tuple[str, ...]:
    """What says how far in a paragraph is."""
    list_, indent = (paragraph.find(f"{qn('w:pPr')}/{qn(name)}") for name in ("w:numPr", "w:ind"))
    listed = [] if list_ is None else [each.get(qn("w:val")) for each in list_]
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    ruled = ["Rule"] if style is not None and style.get(qn("w:val")) == "Rule" else []  # it has no room in a case
    return (*listed, "", *(() if indent is None else indent.attrib.values()), *ruled)


def give_room(paragraph: Element, **room: int) -> None:
    """Room before and after a paragraph, in twentieths of a point, beside what it has of that."""
    add_property(paragraph, element("w:spacing"))
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    for name, value in room.items():
        own.set(qn(f"w:{name}"), str(value))


def meet(paragraph: Element, looks: tuple[Element, ...]) -> None:
    """No room and no rule between the last words of a case and its ballots, which have the other sides of its frame.
    The room between lines is also below the last one, where a bar at the side doesn't reach."""
    give_room(paragraph, after=0, line=240)
    paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}").set(qn("w:lineRule"), "auto")
    add_property(paragraph, *(copy(look) for look in looks))
    for each in paragraph.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}"):
        each.getparent().remove(each)


def spaced(each: Element) -> None:
    """Room above a paragraph that no heading parts from what is before."""
    properties = each.find(qn("w:pPr"))
    if properties.find(qn("w:spacing")) is None:
        later = next((each for each in properties if each.tag in (qn("w:ind"), qn("w:jc"))), None)
        spacing = element("w:spacing", before=400)
        if later is None:
            properties.append(spacing)
        else:
            later.addprevious(spacing)
