"""Where the keys and values of one table stand in its text, however TOML lets them be written, and how one is changed.

A key may stand on a line of its own, dotted or not, in an inline table, or in a sub-table with a header; an array may
go over lines. What is changed are the bytes of a key alone: comments, order, quoting and all other keys stay.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from minutes_tui.model.append_only import alike
from minutes_tui.model.patterns import Pattern
from minutes_tui.record.blocks import loads
from minutes_tui.record.serializer import bare, flat, toml

BARE = Pattern(r"[^\s=.\[\]\"'#,{}]+")
STRINGS = (r'"""(?:\\.|[^\\])*?"""{1}"{0,2}', r"'{3}.*?'{3}'{0,2}", r'"(?:\\.|[^"\\\n])*"', r"'[^'\n]*'")
STRING = Pattern("|".join(STRINGS), re.DOTALL)
SCALAR = Pattern(r"\d{4}-\d\d-\d\d \d\d:\d\d[^\s,\]}#]*|[^\s,\]}#]+")
BLANK = Pattern(r"[ \t]*")
SPACE = Pattern(r"(?:\s|#[^\n]*)*")
REST = Pattern(r"[ \t]*,?[ \t]*(?:#[^\n]*)?")
"""What stands behind an item on its line."""
COMMENT = Pattern(r"#[^\n]*")
COMMA = Pattern(r"(?:\s|#[^\n]*)*,")
GAP = object()
"""The value of a key that isn't there."""

Path = tuple[str, ...]


class UnknownFormError(Exception):
    """It is written in a way that isn't known here."""


class Value(Struct):
    """A value in the text."""

    start: int
    end: int
    items: list["Value"] | None = None
    """Of an array."""
    pairs: list["Pair"] | None = None
    """Of an inline table."""


class Pair(Struct):
    """A key, dotted or not, with its value."""

    keys: Path
    ends: list[int]
    """Where each of its parts ends."""
    start: int
    rest: int
    """Where the second of its parts begins; the value, where it has one alone."""
    value: Value


class Section(Struct):
    """A header, with what stands under it."""

    path: Path
    """Its keys behind the name of the table."""
    start: int
    body: int
    """Where the line of the header ends."""
    is_part: bool
    """It is one of several of that name within the table, or stands within one: what of it changes isn't known."""
    pairs: list[Pair] = field(default_factory=list)


class Scanner:
    """Goes through the text of a table that can be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 1 if text.startswith("\ufeff") else 0
        self.comments: list[tuple[int, int]] = []
        """Where those begin and end that were passed."""

    def root(self) -> Iterator[Pair]:
        """The keys above the first header."""
        while self.skip(SPACE) < len(self.text):
            yield self.pair()

    def sections(self) -> Iterator[Section]:
        section: Section | None = None
        parts: set[Path] = set()
        while self.skip(SPACE) < len(self.text):
            if not self.text.startswith("[", self.at):
                if section is None:
                    raise UnknownFormError
                section.pairs.append(self.pair())
                continue
            if section:
                yield section
            section, is_entry = self.header()
            if is_entry and section.path:
                parts.add(section.path)
            section.is_part = any(section.path[: len(part)] == part for part in parts)
        if section:
            yield section

    def skip(self, what: Pattern) -> int:
        found = what.match(self.text, self.at)
        assert found, "it may match nothing"
        if what is SPACE and "#" in found[0]:
            self.comments += [each.span() for each in COMMENT.finditer(self.text, self.at, found.end())]
        self.at = found.end()
        return self.at

    def take(self, sign: str) -> None:
        if not self.text.startswith(sign, self.at):
            raise UnknownFormError
        self.at += len(sign)

    def header(self) -> tuple[Section, bool]:
        """A header, and whether it is one of `[[...]]`."""
        start = self.at
        is_entry = self.text.startswith("[[", self.at)
        self.at += 1 + is_entry
        self.skip(BLANK)
        keys, _ = self.keys()
        self.take("]")
        self.take("]" * is_entry)
        return Section(keys[1:], start, line_end(self.text, self.at), False), is_entry

    def pair(self) -> Pair:
        start = self.at
        keys, ends = self.keys()
        self.take("=")
        self.skip(BLANK)
        rest = self.text.index(".", ends[0]) + 1 if len(keys) > 1 else self.at
        return Pair(keys, ends, start, rest, self.value())

    def keys(self) -> tuple[Path, list[int]]:
        keys, ends = [], []
        while True:
            keys.append(self.key())
            ends.append(self.at)
            self.skip(BLANK)
            if not self.text.startswith(".", self.at):
                return tuple(keys), ends
            self.at += 1
            self.skip(BLANK)

    def key(self) -> str:
        start = self.at
        found = (STRING if self.text[start : start + 1] in ('"', "'") else BARE).match(self.text, start)
        if not found:
            raise UnknownFormError
        self.at = found.end()
        return str(loads(f"x = {found[0]}")["x"]) if found[0][0] in "\"'" else found[0]

    def value(self) -> Value:
        start, sign = self.at, self.text[self.at : self.at + 1]
        if sign == "[":
            items = list(self.within("]", self.value))
            return Value(start, self.at, items=items)
        if sign == "{":
            pairs = list(self.within("}", self.pair))
            return Value(start, self.at, pairs=pairs)
        found = (STRING if sign in ('"', "'") else SCALAR).match(self.text, start)
        if not found:
            raise UnknownFormError
        self.at = found.end()
        return Value(start, self.at)

    def within(self, end: str, part: Any) -> Iterator[Any]:
        """The parts between brackets, with commas between them and perhaps behind the last."""
        self.at += 1
        self.skip(SPACE)
        while not self.text.startswith(end, self.at):
            yield part()
            self.skip(SPACE)
            if not self.text.startswith(end, self.at):
                self.take(",")
                self.skip(SPACE)
        self.at += 1


def line_end(text: str, at: int) -> int:
    """Where the line ends, its newline included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


class Place(Struct):
    """A key with where it stands."""

    path: Path
    pair: Pair
    holder: Path
    """The table under whose header, or in whose braces, it stands; between that and the key are dots."""
    table: Value | None
    """The inline table that it is in; None where it has a line of its own."""


IN_ORDER = frozenset({"options"})
"""Tables within a table whose keys have an order: candidates are printed as they stand."""


def _is_by_key(path: Path, old: Mapping[str, Any], new: Mapping[str, Any], *, is_inline: bool) -> bool:
    """Whether a table within a table can be changed key by key, with new keys behind the others."""
    kept = [key for key in old if key in new]
    is_in_order = path[-1] not in IN_ORDER or [*kept, *(key for key in new if key not in old)] == [*new]
    return is_in_order and bool(kept or not is_inline)


class Table:
    """The text of one table, of which keys are changed."""

    def __init__(self, text: str) -> None:
        """Raises UnknownFormError."""
        self._text = text
        self._sections = list(Scanner(text).sections())
        self._places = [place for section in self._sections if not section.is_part for place in _places(section)]
        self._splices: list[tuple[int, int, str]] = []

    def changed(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
        """The text with the values that are others. Raises UnknownFormError."""
        self._change_all((), before, after)
        text = self._text
        for start, end, new in sorted(self._splices, key=lambda splice: splice[:2], reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _change_all(self, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        for key in dict.fromkeys((*old, *new)):
            self._change((*path, key), old.get(key, GAP), new.get(key, GAP))

    def _change(self, path: Path, old: Any, new: Any) -> None:
        if type(old) is type(new) and old == new:
            return
        place = next((each for each in self._places if each.path == path), None)
        if old is GAP:
            self._add(path, new)
        elif new is GAP:
            self._remove(path)
        elif (
            isinstance(old, dict) and isinstance(new, dict) and _is_by_key(path, old, new, is_inline=place is not None)
        ):
            self._change_all(path, old, new)
        elif place is None:
            self._remove(path)
            self._add(path, new)
        elif isinstance(old, list) and isinstance(new, list) and place.pair.value.items is not None:
            self._change_items(place.pair.value, old, new)
        else:
            value = place.pair.value
            self._splice(value.start, value.end, flat(new) if place.table else toml(new))

    def _splice(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of another; of several that are put in at one place the first stands first."""
        same = [at for at, each in enumerate(self._splices) if each[:2] == (start, end) and start == end]
        if same:
            new = self._splices.pop(same[0])[2] + new
        self._splices.append((start, end, new))

    def _remove(self, path: Path) -> None:
        for number, section in enumerate(self._sections):
            if path == section.path[: len(path)]:
                behind = self._sections[number + 1].start if number + 1 < len(self._sections) else len(self._text)
                self._splice(line_start(self._text, section.start), line_start(self._text, behind), "")
        here = [each for each in self._places if path == each.path[: len(path)] and len(each.holder) < len(path)]
        for each in here:
            if each.table is None:
                self._splice(line_start(self._text, each.pair.start), line_end(self._text, each.pair.value.end), "")
        tables = {id(each.table): each.table for each in here if each.table}
        for table in tables.values():
            self._remove_inside(table.pairs or [], [each.pair for each in here if each.table is table])

    def _remove_inside(self, pairs: list[Pair], gone: list[Pair]) -> None:
        """Take pairs out of an inline table, each with a comma."""
        first_kept = next((number for number, pair in enumerate(pairs) if pair not in gone), None)
        if first_kept is None:
            self._splice(pairs[0].start, pairs[-1].value.end, "")
            return
        for number, pair in enumerate(pairs):
            if pair in gone and number > first_kept:
                self._splice(pairs[number - 1].value.end, pair.value.end, "")
            elif pair in gone:
                self._splice(pair.start, pairs[number + 1].start, "")

    def _add(self, path: Path, value: Any) -> None:
        """Put a key in among its like, in the way in which they are written."""
        parent, key = path[:-1], bare(path[-1])
        section = next((each for each in self._sections if each.path == parent and not each.is_part), None)
        if section:
            last = section.pairs[-1] if section.pairs else None
            at = line_end(self._text, last.value.end) if last else section.body
            self._splice(at, at, f"{self._indent(last.start) if last else ''}{key} = {toml(value)}\n")
            return
        whole = next((each.pair.value for each in self._places if each.path == parent), None)
        if whole and whole.pairs:
            self._splice(whole.pairs[-1].value.end, whole.pairs[-1].value.end, f", {key} = {flat(value)}")
            return
        if whole and whole.pairs is not None:
            self._splice(whole.start, whole.end, f"{{ {key} = {flat(value)} }}")
            return
        size = len(parent)
        dotted = [each for each in self._places if each.path[:size] == parent and len(each.holder) < size]
        if not dotted:
            raise UnknownFormError
        pair, table = dotted[-1].pair, dotted[-1].table
        prefix = self._text[pair.start : pair.ends[size - len(dotted[-1].holder) - 1]]
        if table:
            self._splice(pair.value.end, pair.value.end, f", {prefix}.{key} = {flat(value)}")
        else:
            at = line_end(self._text, pair.value.end)
            self._splice(at, at, f"{self._indent(pair.start)}{prefix}.{key} = {toml(value)}\n")

    def _indent(self, at: int) -> str:
        before = self._text[line_start(self._text, at) : at]
        return "" if before.strip() else before

    def _change_items(self, value: Value, old: Sequence[Any], new: Sequence[Any]) -> None:
        """Replace, take out and put in those that differ; the others keep the lines and comments that they have."""
        items = value.items or []
        start, end = alike(old, new)
        if len(items) != len(old) or not (items and new):
            self._splice(value.start, value.end, toml(new))
            return
        gone, come = items[start : len(old) - end], [flat(each) for each in new[start : len(new) - end]]
        for item, text in zip(gone, come, strict=False):
            self._splice(item.start, item.end, text)
        first = start + min(len(gone), len(come))
        if len(gone) > len(come):
            self._remove_items(items, first, len(old) - end)
        elif len(come) > len(gone):
            self._add_items(value, items, first, come[len(gone) :])

    def _remove_items(self, items: Sequence[Value], first: int, behind: int) -> None:
        """Take out some with their commas, and the comments behind them."""
        if behind < len(items):
            self._splice(items[first].start, items[behind].start, "")
            return
        before, end = items[first - 1].end, items[-1].end
        between = self._text[before : items[first].start]
        if "\n" not in between:
            self._splice(before, end, "")
        else:
            rest = REST.match(self._text, end)
            self._splice(before + between.rindex("\n"), rest.end() if rest else end, "")

    def _add_items(self, value: Value, items: Sequence[Value], at: int, texts: Sequence[str]) -> None:
        if at < len(items):
            start = items[at].start
            before = self._text[line_start(self._text, start) : start]
            between = f",\n{before}" if not before.strip() else ", "
            self._splice(start, start, "".join(f"{text}{between}" for text in texts))
            return
        last = items[-1].end
        behind = self._text[last : value.end - 1]
        if "\n" not in behind:
            self._splice(last, last, "".join(f", {text}" for text in texts))
            return
        if not COMMA.match(behind):
            self._splice(last, last, ",")
        end, indent = line_end(self._text, last) - 1, self._indent(items[-1].start)
        self._splice(end, end, "".join(f"\n{indent}{text}," for text in texts))


def _places(section: Section) -> Iterator[Place]:
    for pair in section.pairs:
        yield from _within(Place(section.path + pair.keys, pair, section.path, None))


def _within(place: Place) -> Iterator[Place]:
    yield place
    for pair in place.pair.value.pairs or ():
        yield from _within(Place(place.path + pair.keys, pair, place.path, place.pair.value))
