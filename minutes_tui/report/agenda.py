"""The agenda: as it goes out before the meeting, with who presents what from when; in the head of the minutes, with the
pages; and the headings of its items.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.language.emphasis import inlines
from minutes_tui.meeting.agenda_numbers import Place, by_key, has_number
from minutes_tui.model.document import (
    Address,
    Block,
    Cell,
    Emphasis,
    Heading,
    Inline,
    Link,
    PageNumber,
    Paragraph,
    Table,
    Words,
    without_addresses,
    words,
)
from minutes_tui.model.minutes import AgendaItem, Meeting, listed
from minutes_tui.report.context import Page
from minutes_tui.report.withheld import printable

WIDTHS = (1, 2, 14, 5, 2, 3)
HEAD_WIDTHS = (2, 16, 6, 1)
MARKS = ("", "sub", "subsub")
"""Of the rows of the agenda in the head, by their level."""
NO_PAGE = "–"
"""In the place of a page's number, of an item that was not taken up."""


# Items


def number_printed(page: Page, item: AgendaItem) -> str:
    """An item's number as it stands before the title: as the house writes it, that of a part of an item alone; "" where
    the house prints none, or the title was typed with it."""
    place, template = by_key(page.minutes).get(item.key, Place("", 1, ())), page.print.item_number
    is_alone = template == "{number}" and item.number is not None  # then a dot is in nothing but the number itself
    number = place.number if is_alone else place.number.rstrip(".")
    if not number or template == "" or has_number(item.title):
        return ""
    return page.tied(house_style.numbered(template, {"number": number})) if place.level == 1 else number


def number_elsewhere(page: Page, item: AgendaItem) -> str:
    """An item's number where it stands apart from that of which it is a part: "3 (a)"."""
    place, number = by_key(page.minutes).get(item.key, Place("", 1, ())), number_printed(page, item)
    return place.whole.rstrip(".") if number and place.level > 1 else number.rstrip(" .:：")


def presenters(page: Page, item: AgendaItem) -> str:
    """Who presents an item."""
    codes = listed(item.presenter)
    return page.begun(page.names(codes), codes)


def titled(item: AgendaItem) -> tuple[Inline, ...]:
    """An item's title with its emphasis, code and addresses, as a text has them; its key where it has none."""
    return inlines(item.title) or (Words(item.key),)


class Headings:
    """The headings of the items as they are taken up in the proceedings, each below that of which it is a part."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._items = {item.key: item for item in reversed(page.minutes.agenda)}
        self._places = by_key(page.minutes)
        self._anchors = anchors(page)
        self._chain: tuple[str, ...] = ()
        """Keys of the item that is up and of those that it is part of, the outermost first."""
        self._printed: set[str] = set()

    @property
    def level(self) -> int:
        """Of a heading among the notes of the item that is up."""
        return len(self._chain) + 2

    def close(self) -> None:
        self._chain = ()

    def has(self, key: str) -> bool:
        """Whether the heading of an item has been printed."""
        return key in self._printed

    def take_up(self, key: str) -> Iterator[Block]:
        """The heading of an item, after those of the items that it is part of where they don't stand above it, and who
        presents it where the house prints that."""
        place = self._places.get(key, Place("", 1, ()))
        chain = (*place.parents, key)
        above = sum(1 for was, now in zip(self._chain, place.parents, strict=False) if was == now)
        for at in range(above, len(chain)):
            yield self._heading(chain[at], at + 2)
            yield from self._presented(chain[at])
        self._chain = chain

    def _presented(self, key: str) -> Iterator[Block]:
        said = presenters(self._page, self._items.get(key, AgendaItem())) if self._page.print.presenters else ""
        if said:
            words_ = self._page.labels
            yield Paragraph((Emphasis((Words(f"{words_.presenter}{words_.colon}{said}"),)),), role="label")

    def _heading(self, key: str, level: int) -> Heading:
        item = self._items.get(key, AgendaItem(key=key))
        anchor = "" if key in self._printed else self._anchors.get(key, "")
        self._printed.add(key)
        number = number_printed(self._page, item)
        symbol = inlines(item.document)
        linked = symbol if any(isinstance(each, Address) for each in symbol) else ()
        return Heading(level, titled(item), anchor, number, words(symbol), document_runs=linked)


def not_taken_up(page: Page, key: str, *, is_put_off: bool = False) -> Iterator[Block]:
    """That an item of the agenda was left out, or that it was put off after it had been taken up."""
    item = page.minutes.item(key)
    if item and not item.struck:
        said = f"{page.labels.put_off if is_put_off else page.labels.not_taken_up}{page.labels.colon}"
        yield Paragraph((Words(said), *numbered_title(page, key)), role="event")


def numbered_title(page: Page, key: str) -> tuple[Inline, ...]:
    """An item within the words of a page: its number and its title; the key of one that is not on the agenda."""
    item = page.minutes.item(key)
    if item is None:
        return (Words(key),)
    is_part = by_key(page.minutes)[key].level > 1
    number = number_elsewhere(page, item) if is_part else number_printed(page, item)
    title = without_addresses(titled(item))
    return (Words(f"{number} "), *title) if number else title


def anchors(page: Page) -> Mapping[str, str]:
    """Where each item that was taken up is on the page, by its key: at its heading, or at its first note where items
    have none. One of whose parts any was taken up is there too."""
    return page.derived(_anchors)


def _anchors(page: Page) -> Mapping[str, str]:
    found: dict[str, str] = {}
    names: set[str] = set()
    places = by_key(page.minutes)
    up = ""
    for note in page.minutes.notes:
        if note.kind == "item":
            up = "" if note.outcome in ("closed", "skipped") else note.item
            if not up or page.print.agenda_headings is False:
                continue
            for key in (*(places[up].parents if up in places else ()), up):
                if key not in found:
                    found[key] = _name(key, names)
        elif up and page.print.agenda_headings is False and printable(note, page.audience):
            for key in (*(places[up].parents if up in places else ()), up):
                found.setdefault(key, page.anchor((note.id,)))
    return {key: anchor for key, anchor in found.items() if anchor}


def _name(key: str, names: set[str]) -> str:
    """A safe name for an item's place that no other has."""
    base = "-".join(["item", *re.findall(r"[a-z0-9]+", key.lower())])
    name = base if base not in names else f"{base}--{len(names)}"
    names.add(name)
    return name


# Tables


def agenda_in_head(page: Page) -> Iterator[Block]:
    """The items with their numbers, documents and pages, each a link to its heading."""
    items = [item for item in page.minutes.agenda if not item.struck]
    if not items:
        return
    where, places = anchors(page), by_key(page.minutes)
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        anchor = where.get(item.key, "")
        title = without_addresses(titled(item)) if anchor else titled(item)
        number: Cell = (PageNumber(anchor),) if anchor else (Words(NO_PAGE),)
        who = presenters(page, item) if page.print.presenters else ""
        behind: Cell = (Words(" – "), Emphasis((Words(who),))) if who else ()
        rows.append((
            _cell(number_printed(page, item)), (*((Link(anchor, title),) if anchor else title), *behind),
            inlines(item.document),
            number if where else (),
        ))  # fmt: skip
    kept = [at for at in range(len(HEAD_WIDTHS)) if any(row[at] for row in rows)]
    yield Heading(2, (Words(page.labels.agenda),))
    yield Table(
        ((),) * len(kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        tuple(HEAD_WIDTHS[at] for at in kept),
        "agenda",
        tuple(MARKS[places[item.key].level - 1] for item in items),
    )


def agenda(page: Page) -> Iterator[Block]:
    """The items that are not struck out, as a table without the columns in which there is nothing."""
    items = [item for item in page.minutes.agenda if not item.struck]
    if not items:
        return
    known = page.labels
    if "kind" not in page.head:  # which has the word as the title of the page
        yield Heading(2, (Words(known.agenda),))
    head = (known.number, known.hour, known.item, known.presenter, known.planned, known.document)
    times = beginnings(page.minutes.meeting, [item.minutes for item in items])
    places = by_key(page.minutes)
    rows = [
        (
            "" if has_number(item.title) or page.print.item_number == "" else places[item.key].number.rstrip("."),
            page.time(time) if time else "",
            titled(item),
            presenters(page, item),
            f"{item.minutes:g}" if item.minutes is not None else "",
            inlines(item.document),
        )
        for item, time in zip(items, times, strict=True)
    ]
    made = table(head, rows, WIDTHS)
    yield replace(made, role="agenda", marks=tuple(MARKS[places[item.key].level - 1] for item in items))


def table(head: tuple[str, ...], rows: Sequence[tuple[str | Cell, ...]], widths: tuple[int, ...]) -> Table:
    """A table without the columns that are empty in all rows."""
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    return Table(
        tuple(_cell(head[at]) for at in kept),
        tuple(tuple(_cell(row[at]) for at in kept) for row in rows),
        tuple(widths[at] for at in kept),
    )


def _cell(said: str | Cell) -> Cell:
    return said if isinstance(said, tuple) else (Words(said),) if said else ()


def beginnings(meeting: Meeting, planned: list[int | float | None]) -> list[dt.time | None]:
    """When each item begins, from the meeting's start and the minutes planned, as long as those before it have some."""
    if meeting.start is None:
        return [None] * len(planned)
    now = dt.datetime.combine(meeting.date or dt.date(2000, 1, 1), meeting.start)
    found: list[dt.time | None] = []
    known = True
    for minutes in planned:
        found.append(now.time() if known else None)
        known = known and minutes is not None and 0 <= minutes < 100_000
        now += dt.timedelta(minutes=minutes) if known and minutes is not None else dt.timedelta()
    return found
