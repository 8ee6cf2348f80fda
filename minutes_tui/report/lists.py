"""Which lists stand before the proceedings and behind them, in which order."""

from collections.abc import Callable, Iterator, Mapping

from minutes_tui.model.document import Block
from minutes_tui.model.minutes import listed
from minutes_tui.report.annexes import attachments, next_meeting
from minutes_tui.report.context import Page
from minutes_tui.report.registers import actions, decisions, votes
from minutes_tui.report.roster import rosters

LISTS: Mapping[str, Callable[[Page], Iterator[Block]]] = {
    "roster": rosters,
    "decisions": decisions,
    "votes": votes,
    "actions": actions,
    "attachments": attachments,
    "next": next_meeting,
}
"""By what `[print] lists` and `front` call them."""
BEHIND = ("decisions", "actions", "attachments", "next")


def front(page: Page) -> Iterator[Block]:
    """The lists before the proceedings: the participants, where nothing else is said and they don't stand behind."""
    named = page.print.front
    if named is None:
        named = () if "roster" in listed(page.print.lists or ()) else ("roster",)
    yield from _those(named, page)


def behind(page: Page, default: tuple[str, ...] = BEHIND) -> Iterator[Block]:
    """The lists behind the proceedings."""
    yield from _those(default if page.print.lists is None else page.print.lists, page)


def _those(named: str | tuple[str, ...], page: Page) -> Iterator[Block]:
    for name in listed(named):
        if name in LISTS:
            yield from LISTS[name](page)
