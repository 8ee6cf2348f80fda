"""Headings stay with their words in LibreOffice: see `minutes_tui.writers.offices.first_pages`."""

from collections.abc import Iterator
from copy import copy

from minutes_tui.writers.odt.automatic import Automatic
from minutes_tui.writers.odt.elements import Element, qualified
from minutes_tui.writers.offices.first_pages import Flowing, before_which

AROUND = frozenset(map(qualified, ("text:list", "text:list-item", "text:section", "text:table-of-content")))
"""What has paragraphs of the body within."""
INDEX = qualified("text:index-body")
PARAGRAPHS = frozenset(map(qualified, ("text:p", "text:h")))
TABLE, ROW, CELL = map(qualified, ("table:table", "table:table-row", "table:table-cell"))
HEAD = qualified("table:table-header-rows")


def move_first_pages(body: Element, automatic: Automatic, styles: Element, empty: Element) -> None:
    """Have copies of an empty paragraph where LibreOffice's guess of the pages would part what stays together."""
    looks = _Looks([*automatic.made, *styles.iter(qualified("style:style"))])
    found = list(_found(body))
    for at in before_which(list(looks.flowing(found))):
        found[at].addprevious(copy(empty))


def _found(inside: Element) -> Iterator[Element]:
    """The paragraphs and tables of the body, in their order."""
    for each in inside:
        if each.tag in PARAGRAPHS or each.tag == TABLE:
            yield each
        elif each.tag in AROUND or each.tag == INDEX:
            yield from _found(each)


class _Looks:
    """What paragraphs and tables have by their styles."""

    def __init__(self, styles: list[Element]) -> None:
        self.styles = {
            (each.get(qualified("style:family")), each.get(qualified("style:name"))): each for each in styles
        }

    def of(self, family: str, name: str | None, wanted: str) -> str:
        """A property of the style of that name, or of those it is based on; "" where none has it."""
        style = self.styles.get((family, name))
        while style is not None:
            found = style.find(qualified(f"style:{family}-properties"))
            own = found.get(qualified(wanted)) if found is not None else None
            if own:
                return str(own)
            style = self.styles.get((family, style.get(qualified("style:parent-style-name"))))
        return ""

    def flowing(self, found: list[Element]) -> Iterator[Flowing]:
        """The paragraphs and tables of the body."""
        was_framed = False
        for each in found:
            is_table = each.tag == TABLE
            family = "table" if is_table else "paragraph"
            name = each.get(qualified("table:style-name" if is_table else "text:style-name"))
            rows = [*each.iterfind(f"{HEAD}/{ROW}"), *each.iterfind(ROW)] if is_table else []
            cells = [len(row.findall(CELL)) for row in rows]
            is_framed = any(
                self.of(family, name, f"fo:border{side}") not in ("", "none") for side in ("", "-left", "-right")
            )
            parent = each.getparent()
            yield Flowing(
                stays=self.of(family, name, "fo:keep-with-next") == "always",
                is_first=self.of(family, name, "fo:break-before") == "page",
                can_move=parent.tag not in AROUND - {qualified("text:section")} and not (was_framed and is_framed),
                rows=len(rows),
                cells=sum(cells),
                columns=(cells[1:2] or [1])[0],
            )
            was_framed = is_framed
