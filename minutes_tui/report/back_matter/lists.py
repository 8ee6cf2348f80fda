"""Which lists stand before the proceedings and behind them, in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from minutes_tui.model.document import Block
from minutes_tui.model.minutes import listed
from minutes_tui.report.back_matter.annexes import attachments, distribution, next_meeting
from minutes_tui.report.back_matter.registers import actions, decisions, decisions_and_actions, votes
from minutes_tui.report.context import Page
from minutes_tui.report.roster import roll_item, rosters

LISTS: Mapping[str, Callable[[Page], Iterator[Block]]] = {
    "roster": rosters,
    "decisions": decisions,
    "decisions+actions": decisions_and_actions,
    "votes": votes,
    "actions": actions,
    "attachments": attachments,
    "distribution": distribution,
    "next": next_meeting,
}
"""By what `[print] lists` and `front` call them."""


NO_REGISTERS = ("roster", "attachments", "distribution")
"""Lists that stand behind a verbatim record too."""


def front(page: Page) -> Iterator[Block]:
    """The lists before the proceedings. Participants that stand behind them don't stand here too."""
    is_behind = "roster" in listed(page.print.lists or ())
    yield from _those([name for name in listed(page.print.front or ()) if not (is_behind and name == "roster")], page)


def behind(page: Page) -> Iterator[Block]:
    """The lists behind the proceedings. Where these are verbatim, what was decided has no list: the words stand for
    themselves."""
    named = listed(page.print.lists or ())
    yield from _those([name for name in named if page.form == "summary" or name in NO_REGISTERS], page)


def _those(named: Iterable[str], page: Page) -> Iterator[Block]:
    """The lists by name, but for a roll that stands at the item at which it is called."""
    for name in named:
        if name in LISTS and not (name == "roster" and roll_item(page)):
            yield from LISTS[name](page)
