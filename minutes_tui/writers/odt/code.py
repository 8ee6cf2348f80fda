"""Code in an OpenDocument text: its lines in one frame, none with a break that nobody typed."""

from collections.abc import Iterator
from typing import Any

from minutes_tui.model.document import Code
from minutes_tui.writers.line_ends import CODE_SIZE, MOST_ON_ONE_PAGE, code_hang
from minutes_tui.writers.odt import base
from minutes_tui.writers.odt.base import KEPT, Properties, mm
from minutes_tui.writers.odt.elements import Element, say

MM = 25.4 / 72
"""In a point."""


def code(page: Any, block: Code, far: Properties, *, is_in_item: bool) -> Iterator[Element]:
    """Code in a paragraph that is so far from the margin. Where a line has no room, each is a paragraph, whose words go
    on further in: in the item of a list, LibreOffice sets all of its lines as far in as each other."""
    page.codes += 1
    look = {**far, **base.code_frame(is_other=page.codes % 2 == 0)}
    left = float(str(far.get("fo:margin-left", "0")).removesuffix("mm"))
    room = page.measure - float(str(far.get(base.AT_START, "0")).removesuffix("mm")) - 2 * base.CODE_PADDING
    hang = code_hang(block.lines, room / MM, page.layout.size * CODE_SIZE) * MM
    if not hang or is_in_item:
        made = page.paragraph("Code", [], properties=look)
        say(made, "\n".join(block.lines))
        yield made
        return
    look |= {"fo:margin-left": mm(left + hang), "fo:text-indent": mm(-hang)}
    last = len(block.lines) - 1
    joined = {"fo:margin-bottom": mm(0), **(KEPT if last < MOST_ON_ONE_PAGE else {})}
    for at, line in enumerate(block.lines):
        made = page.paragraph("Code", [], properties={**look, **(joined if at < last else {})})
        say(made, line)
        yield made
