"""The numbers of the agenda items, which item is part of which, and which comes next: derived, never stored."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.templates import filled
from minutes_tui.model.minutes import AgendaItem, Minutes
from minutes_tui.model.patterns import Pattern

LAST_FIGURE = Pattern(r"(?:.*\D)?(\d{1,6})")
TYPED = Pattern(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,2}\.?|\d{1,3}[.)])\s+(?P<title>\S.*)")
"""A title with its number before it: "3.1 Report", "3. Ice"; "2026 budget" has none."""

OWN = Pattern(
    r"(?P<number>(?:[Mm]inute\s+|[A-Z]{1,4}\s?)?\d{1,4}(?:/\d{1,2})?/\d{2,4}|\d{2}/\d{2}-\d{1,4}"
    r"|[A-Z][A-Za-z]{0,3}/\d{1,4}/\d{2}-\d{2}|[A-Z]{1,3}\d{1,3}:\d{2}/\d{2}"
    r"|(?:[Mm]inute|TOP)\s+\d{1,4}|[A-Z]{2,4}\s\d{1,3}\.\d{1,3})[.:)]?(?:\s+[-–]\s+|\s+)(?P<title>[^\W\d_].*)"
)
"""A title behind the number of a minute, as councils count them through the year: "047/26 Finance", "23/112 Finance",
"25/26-047 Finance", "Minute 14 Finance", "FC 12.3 Finance"."""

BRACKETS = Pattern(r"[\s()\[\]]+")

MARK = Pattern(r"^[-*•–]\s+")


class Place(Struct, frozen=True):
    """Where an item stands in the agenda."""

    number: str
    """As it reads at its place: "3", "3.1", "3.1.1", or "(a)" where the house counts parts so, or one of its own; ""
    of an item that has none or is struck out."""
    level: int
    """1 to 3. One that is deeper than the item before allows is a part of that."""
    parents: tuple[str, ...]
    """Keys of the items that it is part of, the outermost first."""
    counted: str = ""
    """As it is counted, whatever the house calls it: "3.1"."""
    whole: str = ""
    """As it reads elsewhere, with what it is part of: "3 (a)"."""

    @property
    def spellings(self) -> frozenset[str]:
        """How the number may be typed: "3.1", "3 (a)", "3a", and "(a)"."""
        bare = BRACKETS.sub("", self.whole)
        ways = {self.number, self.counted, self.whole, self.whole.replace(" ", ""), "" if bare.isdecimal() else bare}
        return frozenset(_typed(way) for way in ways if way)


def places(minutes: Minutes) -> tuple[Place, ...]:
    """The place of each item, in the order of the agenda."""
    return minutes.derived(_places)


def _places(minutes: Minutes) -> tuple[Place, ...]:
    """Items are counted within the one that they are part of. One with a number of its own has that: behind "12" it is
    counted on from 13, and "4b" is left out of the count, as is one that is to have none. What is struck out has no
    number and no parts."""
    found: list[Place] = []
    chain: list[tuple[str, Place]] = []  # key and place of each item that the next may be part of
    counts = [0, 0, 0]
    template = _part_number(minutes) if any(item.level > 1 for item in minutes.agenda) else "{number}"
    for item in minutes.agenda:
        level = min(item.level, len(chain) + 1)
        parents = tuple(key for key, _ in chain[: level - 1])
        if item.struck:
            found.append(Place("", level, parents))
            continue
        figure = LAST_FIGURE.fullmatch(item.number) if item.number else None
        counts[level:] = [0] * (len(counts) - level)
        if figure or item.number is None:
            counts[level - 1] = int(figure[1]) if figure else counts[level - 1] + 1
        place = _place(item.number, level, counts[level - 1], chain[level - 2][1] if level > 1 else None, template)
        place = replace(place, parents=parents)
        chain[level - 1 :] = [(item.key, place)]
        found.append(place)
    return tuple(found)


def _place(own: str | None, level: int, count: int, above: Place | None, template: str) -> Place:
    """The place of an item with a number of its own or counted, below that of which it is a part."""
    if own is not None:
        return Place(own, level, (), own, own)
    before = above.counted.rstrip(".") if above else ""
    counted = f"{before}.{count}" if before else str(count)
    if above is None or template == "{number}":
        return Place(counted, level, (), counted, counted)
    number = filled(template, {"number": counted, "count": str(count), "letter": letters(count, level)})
    whole = number if "{number}" in template else f"{above.whole} {number}".strip()
    return Place(number, level, (), counted, whole)


def letters(count: int, level: int = 2) -> str:
    """A count as it is said in letters: a to z, aa; and i, ii, iii in the third level."""
    if level == DEEPEST:
        said = ""
        for figure, sign in ROMAN:
            said, count = said + sign * (count // figure), count % figure
        return said
    said = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        said = chr(ord("a") + rest) + said
    return said


DEEPEST = 3
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _part_number(minutes: Minutes) -> str:
    from minutes_tui.config.page_styles import part_number  # most agendas have no parts

    return part_number(minutes.print)


def by_key(minutes: Minutes) -> Mapping[str, Place]:
    """The place of each item by its key; of several with the same key, the first's."""
    return minutes.derived(_by_key)


def _by_key(minutes: Minutes) -> dict[str, Place]:
    return {item.key: place for item, place in reversed(list(zip(minutes.agenda, places(minutes), strict=True)))}


def number_of(minutes: Minutes, key: str) -> str:
    """The number of the item with a key; "" where there is none."""
    place = by_key(minutes).get(key)
    return place.number if place else ""


def with_number(minutes: Minutes, item: AgendaItem) -> str:
    """An item on the screen: its number and its title, once where the title was typed with the number."""
    title = item.title or item.key
    number = "" if has_number(title) else number_of(minutes, item.key).rstrip(".")
    return f"{number} {title}" if number else title


def numbered(minutes: Minutes, number: str) -> AgendaItem | None:
    """The item that has a number, typed with or without a full stop; None where none or several have it."""
    wanted = _typed(number)
    found = [
        item
        for item, place in zip(minutes.agenda, places(minutes), strict=True)
        if wanted and wanted in place.spellings
    ]
    return found[0] if len(found) == 1 else None


def _typed(number: str) -> str:
    """A number as it is compared."""
    return number.strip().rstrip(".").casefold()


def is_next(minutes: Minutes, number: str) -> bool:
    """Whether an item that is put at the end could have a number: behind 3.1 that may be 3.2, 3.1.1 or 4."""
    made = (replace(minutes, agenda=(*minutes.agenda, AgendaItem(level=level))) for level in (1, 2, 3))
    return number.rstrip(".") in {places(each)[-1].counted for each in made}


def has_number(title: str) -> bool:
    """Whether a title was typed with its number."""
    return TYPED.fullmatch(title.strip()) is not None


def own_number(title: str) -> tuple[str, str]:
    """The number that a title was given by those who count their minutes through the year, and its words: ("047/26",
    "Finance"); no number is "". "2025/26 Budget" begins with a year."""
    found = OWN.fullmatch(title.strip())
    is_own = found and not (_is_year(found["number"]) and len(found["number"]) > len("25/26"))
    return (found["number"], found["title"]) if found and is_own else ("", title)


def _is_year(number: str) -> bool:
    """Whether a number is that of two years: "2025/26", "25/26"."""
    first, _, second = number.partition("/")
    are_figures = len(first) in (2, 4) and first.isdecimal() and second.isdecimal()
    return are_figures and int(second) % 100 == (int(first) + 1) % 100


def typed(title: str, *, is_listed: bool = False) -> tuple[str, int, str]:
    """The number, the level and the words of a title that is typed: ("3.1", 2, "Report") of "3.1 Report", ("047/26", 1,
    "Finance") of "047/26 Finance", but "25/26 Budget" begins with a year; ("3", 1, "Ice") of "3) Ice"; and of one that
    is set in by a tab or two blanks. No number is "". One of a list may have a mark or a number such as "3." too:
    elsewhere a title may begin with that, such as "2. Lesung"."""
    own, words = own_number(title)
    is_part = title.startswith((" ", "\t"))  # a reference before its title, such as that of an application
    if own and not is_part and not own.startswith("TOP") and not _is_year(own):
        return own, 1, words
    found = TYPED.fullmatch(title.strip())
    number = found["number"].rstrip(".)") if found else ""
    if found and not is_listed and found["number"].endswith(")"):
        return number, 1, found["title"]
    if found and "." in number:
        return number, number.count(".") + 1, found["title"]
    room = title.expandtabs(4)
    level = min(1 + (len(room) - len(room.lstrip(" ")) + 2) // 4, 3)
    if is_listed and found:
        return number if level == 1 else "", level, found["title"]
    return "", level, MARK.sub("", title.strip()) if is_listed else title.strip()


def following(minutes: Minutes) -> AgendaItem | None:
    """The first item behind the one that was up last, or else before it, that was not taken up or skipped yet; None
    where all were. An item has begun as well when one of its parts has."""
    known = by_key(minutes)
    had = {note.item for note in minutes.notes if note.kind == "item" and not note.struck}
    begun = {*had, *(parent for key in had if key in known for parent in known[key].parents)}
    taken = (note for note in reversed(minutes.notes) if note.kind == "item" and not note.struck)
    current = next((note.item for note in taken if note.outcome != "skipped"), "")
    up = next((at for at, item in enumerate(minutes.agenda, 1) if item.key == current), 0)
    ahead = (*minutes.agenda[up:], *minutes.agenda[:up])
    return next((item for item in ahead if item.key not in begun and not item.struck), None)


def put_off(minutes: Minutes) -> frozenset[str]:
    """Keys of the items that were skipped after they had been taken up, and did not come up again: a later meeting has
    them. A sentence that was typed right behind, such as the day of that, takes nothing up."""
    return minutes.derived(_put_off)


def _put_off(minutes: Minutes) -> frozenset[str]:
    begun: set[str] = set()
    found: set[str] = set()
    for note in minutes.notes:
        if note.struck or note.kind == "remark" or note.from_:
            continue
        if note.kind == "item" and note.outcome == "skipped":
            found |= {note.item} & begun
        else:
            begun.add(note.item)
            found -= {note.item} if note.kind == "item" else set()
    return frozenset(found)
