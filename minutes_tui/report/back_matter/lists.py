"""Which lists stand before the proceedings and behind them, in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from minutes_tui.model.document import Block
from minutes_tui.model.minutes import listed
from minutes_tui.report.agenda import agenda_in_head
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


IN_FRONT: Mapping[str, Callable[[Page], Iterator[Block]]] = {
    **LISTS,
    "agenda": lambda page: iter(() if "agenda" in page.head else agenda_in_head(page)),
}
"""By what `front` calls them: the agenda too, so that it may stand below the participants."""


NO_REGISTERS = ("roster", "attachments", "distribution")
"""Lists that stand behind a verbatim record too."""


def front(page: Page) -> Iterator[Block]:
    """The lists before the proceedings. Participants that stand behind them don't stand here too."""
    is_behind = "roster" in _named_behind(page)
    named = [name for name in listed(page.print.front or ()) if not (is_behind and name == "roster")]
    yield from _those(named, page, IN_FRONT)


def _named_behind(page: Page) -> list[str]:
    """The lists behind the proceedings, without those that the record wants in front where only the style has them
    here."""
    named, own = listed(page.print.lists or ()), page.minutes.print
    moved = listed(own.front or ()) if own.lists is None else ()
    return [name for name in named if name not in moved]


def behind(page: Page) -> Iterator[Block]:
    """The lists behind the proceedings. Where these are verbatim, what was decided has no list: the words stand for
    themselves."""
    named = _named_behind(page)
    yield from _those([name for name in named if page.form == "summary" or name in NO_REGISTERS], page, LISTS)


def _those(named: Iterable[str], page: Page, lists: Mapping[str, Callable[[Page], Iterator[Block]]]) -> Iterator[Block]:
    """The lists by name, but for a roll that stands at the item at which it is called."""
    for name in named:
        if name in lists and not (name == "roster" and roll_item(page)):
            yield from lists[name](page)
