"""Headings stay with their words in LibreOffice too: see `minutes_tui.writers.offices.first_pages`."""

from collections.abc import Iterator
from copy import copy
from typing import Any

from docx.oxml.ns import qn

from minutes_tui.writers.docx.elements import Element
from minutes_tui.writers.offices.first_pages import Flowing, before_which


def move_first_pages(made: Any, empty: Element) -> None:
    """Have copies of an empty paragraph where LibreOffice's guess of the pages would part what stays together."""
    look = _Look(made)
    body = [
        each for each in made.element.body if each.tag in (qn("w:p"), qn("w:tbl")) and not look.has(each, "framePr")
    ]
    for at in before_which(list(look.flowing(body))):
        place, moved = body[at], copy(empty)
        while (before := place.getprevious()) is not None and look.has(before, "framePr"):
            place = before  # the number of a paragraph is in a frame beside what is next to it
        if place is not body[at]:
            _move_room(body[at], moved)
        place.addprevious(moved)


def _move_room(paragraph: Element, empty: Element) -> None:
    """The room before a paragraph below an empty one: a frame beside it would stand above it by that room."""
    spacing, other = (each.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for each in (paragraph, empty))
    if spacing is not None and other is not None and spacing.get(qn("w:before"), "0") != "0":
        other.set(qn("w:after"), spacing.get(qn("w:before")))
        spacing.set(qn("w:before"), "0")


class _Look:
    """What paragraphs have by themselves and by their styles."""

    def __init__(self, made: Any) -> None:
        self.styles = {each.get(qn("w:styleId")): each for each in made.styles.element.iter(qn("w:style"))}

    def has(self, paragraph: Element, name: str) -> bool:
        """Whether a paragraph has a property; False of a table."""
        own = paragraph if paragraph.tag == qn("w:p") else None
        while own is not None:
            found = own.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
            if found is not None:
                return found.get(qn("w:val")) not in ("0", "false", "off")
            based = own.find(f"{qn('w:pPr')}/{qn('w:pStyle')}" if own is paragraph else qn("w:basedOn"))
            own = self.styles.get(based.get(qn("w:val"))) if based is not None else None
        return False

    def flowing(self, body: list[Element]) -> Iterator[Flowing]:
        """The paragraphs and tables of the body."""
        was_framed = False
        for each in body:
            rows = each.findall(qn("w:tr"))
            stays = self.has(rows[-1].find(f".//{qn('w:p')}") if rows else each, "keepNext")
            is_framed = self.has(each, "pBdr")
            cells = [len(row.findall(qn("w:tc"))) for row in rows]
            yield Flowing(
                stays=stays,
                is_first=self.has(each, "pageBreakBefore"),
                can_move=not (was_framed and is_framed),
                rows=len(rows),
                cells=sum(cells),
                columns=(cells[1:2] or [1])[0],
            )
            was_framed = is_framed
