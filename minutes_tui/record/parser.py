"""From the text of a record to its values, with everything that is wrong in it named and nothing refused."""

import contextlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from minutes_tui.language.names import compact
from minutes_tui.model.append_only import Grown
from minutes_tui.model.conversion import converted
from minutes_tui.model.minutes import FORMAT, TABLES, Kind, Minutes, Note, Print, Problem
from minutes_tui.model.near_words import is_near
from minutes_tui.model.patterns import Pattern
from minutes_tui.record.blocks import Block, Data, Piece, Run, pieces
from minutes_tui.record.stray_keys import Apart

SAFE: dict[str, dict[str, Any]] = {
    "agenda": {"audience": "private"},
    "note": {"audience": "private", "kind": "unknown", "struck": True, "secret": True},
}
"""What a key with a value that can't be read counts as, where its default could put private words on a page."""

FAULTY_KEY = Pattern(r" - at `\$(?:\.([A-Za-z0-9_-]+)|\[[^`]*\])")
PLACE = Pattern(r" at line (\d+) column \d+")
KINDS = frozenset(Kind.__args__) - {"unknown"}  # type: ignore[attr-defined]


class Reading(Struct):
    """What was found in a text."""

    blocks: list[Block] = []
    above: list[tuple[str, int]] = []
    """The entries that stand above the first header, by table and line: they come before those that have a block."""
    minutes: Minutes = Minutes()
    problems: list[Problem] = []
    format: int = FORMAT


def read(text: str) -> Reading:
    """The blocks, the values and the problems of a record. Raises nothing, whatever the text."""
    *_, reading = reading_on(text)
    assert reading, "it comes last"
    return reading


def reading_on(text: str) -> Iterator[Reading | None]:
    """The same, worked out bit by bit: None until it is there."""
    reading = Reading()
    entries: dict[str, list[Any]] = {name: [] for name in TABLES}
    parts: list[Piece | Run] = []
    for part in pieces(text):
        parts.append(part)
        yield None
    apart = Apart(parts)
    for each in apart.above:
        reading.above.append((each.table, each.line))
        entries[each.table].append(_value(each.table, len(entries[each.table]), each.data, reading.problems))
    for said, line in apart.faults:
        reading.problems.append(Problem(said, line=line, is_unread=True))
    read_to = 0
    for number, piece in enumerate(parts):
        if isinstance(piece, Run):
            reading.blocks += piece.blocks
            entries["note"] += _notes(piece.data, len(entries["note"]), reading.problems)
            read_to += sum(len(block.text) for block in piece.blocks)
            yield None
            continue
        table = piece.table
        if table and not TABLES[table].many and entries[table]:
            table, piece = (
                "",
                msgspec.structs.replace(piece, fault=f"There is already a [{table}]. This one is kept but not read."),
            )
        reading.blocks.append(Block(table, piece.text))
        if piece.fault and number not in apart.subs:
            reading.problems.append(_fault(piece.fault, text.count("\n", 0, read_to) + 1))
        if table:
            index = len(entries[table])
            data = apart.whole.get(table, piece.data)
            entries[table].append(_value(table, index, data, reading.problems))
        elif len(reading.blocks) == 1:
            reading.format = _format(piece.data, reading.problems)
        read_to += len(piece.text)
    values: dict[str, Any] = {
        table.attribute: tuple(entries[name]) if table.many else entries[name][0]
        for name, table in TABLES.items()
        if entries[name]
    }
    values["notes"] = Grown(entries["note"])
    reading.minutes = Minutes(**values)
    yield reading


def _fault(said: str, line: int) -> Problem:
    """A fault of the table that begins at a line; a place within it that the parser names is a line of the file."""
    place = PLACE.search(said)
    return Problem(PLACE.sub("", said), line=line + int(place[1]) - 1 if place else line, is_unread=True)


def _notes(data: list[Data], first: int, problems: list[Problem]) -> list[Note]:
    with contextlib.suppress(msgspec.ValidationError):
        if all(map(_keys("note").issuperset, data)):
            return converted(data, list[Note])
    return [_value("note", first + index, each, problems) for index, each in enumerate(data)]


@cache
def _keys(name: str) -> frozenset[str]:
    """The keys of a table; none for one of words, which has any."""
    kind = TABLES[name].entry
    is_struct = isinstance(kind, type) and issubclass(kind, Struct)
    return frozenset(field.encode_name for field in msgspec.structs.fields(kind)) if is_struct else frozenset()


def _key_meant(key: str, name: str) -> str:
    """Which key one means that no table of its name has: it is that one but for capitals, accents, or a letter that is
    another, missing, too much or in its neighbour's place; "" where it is none, but somebody's own."""
    bare, known = compact(key), sorted(_keys(name))
    near = (each for each in known if len(each) >= LEAST and is_near(bare, compact(each)))
    return next((each for each in known if compact(each) == bare), "") or next(near, "")


LEAST = 4
"""Letters of a key from which on one that has another letter may mean it."""


def _format(data: Data, problems: list[Problem]) -> int:
    number = data.get("format", FORMAT)
    if isinstance(number, bool) or not isinstance(number, int):
        problems.append(Problem(f"format must be a whole number, such as {FORMAT}.", line=1))
        return FORMAT
    return number


def _value(name: str, index: int, data: Data, problems: list[Problem]) -> Any:
    """The typed value of one table. A key with a wrong value is named, left out and counts as missing."""
    kind = TABLES[name].entry
    if kind is Print and data:
        from minutes_tui.config import house_style  # many records have no style of their own

        problems += [Problem(house_style.unknown(key), name, index, key) for key in data if key not in house_style.KEYS]
    safe, keys = SAFE.get(name, {}), _keys(name)
    if keys and kind is not Print and not keys.issuperset(data):
        for key in [key for key in data if key not in keys]:
            if meant := _key_meant(key, name):
                counts = f" Until then this counts as {safe[meant]}." if isinstance(safe.get(meant), str) else ""
                said = f"{key} is not a key of [{name}] and is not read: write {meant}, or rename it.{counts}"
                problems.append(Problem(said, name, index, key))
                data = {**data, meant: safe[meant]} if meant in safe else data
    while True:
        try:
            return converted(data, kind)
        except msgspec.ValidationError as fault:
            found = FAULTY_KEY.search(str(fault))
            key = found[1] if found and found[1] else ""
            if not key:
                return _flat(name, index, data, problems)
            if key == "options" and (answers := _answers(data[key], index, problems)) is not None:
                data = {**data, key: answers}
                continue
            said = _sentence(key, data[key], str(fault).split(" - at ")[0])
            problems.append(Problem(said, name, index, key))
            data = {other: value for other, value in data.items() if other != key}
            if key in safe:
                data[key] = safe[key]


def _answers(options: Any, index: int, problems: list[Problem]) -> Data | None:
    """The answers of a vote that can be read; each other one is named and left out. None where it is no table."""
    if not isinstance(options, dict):
        return None
    read = {}
    for answer, votes in options.items():
        try:
            converted({"options": {answer: votes}}, Note)
        except msgspec.ValidationError:
            said = f"The votes for “{answer}” cannot be read and are on no page. {_votes_meant(votes)}"
            problems.append(Problem(said, "note", index, "options"))
        else:
            read[answer] = votes
    return read


def _votes_meant(votes: Any) -> str:
    """How the votes for one answer are written in a record."""
    if isinstance(votes, str) and votes.strip().isdecimal():
        return f"Write the number without quotation marks: {int(votes)}."
    return "Write a number such as 5, words such as “strong”, or counts such as { for = 11, against = 1, abstain = 4 }."


def _sentence(key: str, value: Any, fault: str) -> str:
    if key == "kind" and isinstance(value, str):
        return f'The kind "{value}" is not known, so the note is not printed. The kinds are {", ".join(sorted(KINDS))}.'
    return f"{key} cannot be {value!r} and is not read: {fault[:1].lower()}{fault[1:]}."


def _flat(name: str, index: int, data: Data, problems: list[Problem]) -> dict[str, str]:
    """A table of words (`[glossary]` and the like) of which only the keys with strings are read."""
    for key in [key for key, value in data.items() if not isinstance(value, str)]:
        problems.append(Problem(f"{key} must be text and is not read.", name, index, key))
    return {key: value for key, value in data.items() if isinstance(value, str)}


def line_of(problem: Problem, entries: Sequence[tuple[int, str]]) -> int:
    """Where a problem is, by the line and text of each entry of its table."""
    if problem.line or not problem.table or problem.index >= len(entries):
        return problem.line or 1
    first, text = entries[problem.index]
    lines = text.split("\n")
    header = next((number for number, line in enumerate(lines) if line.strip()), 0)
    key = (n for n, line in enumerate(lines) if line.split("=")[0].strip(" \"'") == problem.key and problem.key)
    return first + next(key, header)
