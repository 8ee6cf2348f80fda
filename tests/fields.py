"""Every field of every table, from the model itself: a value of its own for each, by which it is known wherever it
arrives, and another that it may be changed to. A field that the model gets is in it by that."""

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, inspect
from msgspec.structs import replace

from minutes_tui.model.minutes import TABLES, Kind, Minutes, Note

KINDS: tuple[Kind, ...] = tuple(kind for kind in Kind.__args__ if kind != "unknown")  # type: ignore[attr-defined]


class Field(NamedTuple):
    """A field of a table, in the note of a kind where it is a note's."""

    table: str
    name: str
    kind: str = ""

    @property
    def key(self) -> str:
        return f"{self.table}.{self.name}"


class Made(NamedTuple):
    """A record, and by field what is found where its words arrive; a field that can hold no word has no such mark."""

    minutes: Minutes
    marks: dict[Field, str]


def made(letters: str = "zq") -> Made:
    """A record with an entry in every table, and a note of each kind, whose words all begin with these letters."""
    numbers = count(1)
    marks: dict[Field, str] = {}
    tables: dict[str, Any] = {}
    for table, row in TABLES.items():
        if row.entry == dict[str, str]:
            key, word = (f"{letters}{next(numbers)}x" for _ in range(2))
            marks[Field(table, "key")], marks[Field(table, "value")] = key, word
            tables[row.attribute] = {key: word}
        elif table == "note":
            tables["notes"] = tuple(_entry(Note, table, kind, letters, numbers, marks) for kind in KINDS)
        else:
            entry = _entry(row.entry, table, "", letters, numbers, marks)
            tables[row.attribute] = (entry,) if row.many else entry
    (body,), (person,) = tables["bodies"], tables["participants"]
    marks.pop(Field("participant", "body"))
    agenda = tuple(replace(item, audience="public") for item in tables["agenda"])  # else its title is on no page
    return Made(Minutes(**tables | {"participants": (replace(person, body=body.key),), "agenda": agenda}), marks)


FIXED: dict[str, Any] = {
    "meeting.date_printed": "",
    "meeting.language": "en",
    "meeting.timezone": "",
    "meeting.status": "approved",
    "print.blocks": "line",
    "print.signature": ("chair", "rapporteur"),
    "print.person": None,
    "print.speaker": None,
    "print.margins": None,
    "print.template": None,
    "print.columns": None,
    "print.text_columns": None,
    "print.head": None,
    "print.front": None,
    "print.lists": None,
    "print.style": None,
    "participant.printed": None,
    "participant.struck": None,
    "agenda.struck": None,
    "attachment.note": "",
    "note.audience": "public",
    "note.struck": None,
    "note.secret": False,
    "note.language": "",
    "history.status": "approved",
    "history.at": dt.date(1850, 1, 2),
    "corrigendum.paragraph": None,
}
"""Fields with which nothing, or not the rest, would be printed if they had a word."""


def _fields(of: object) -> Iterator[inspect.Field]:
    info = inspect.type_info(of)
    assert isinstance(info, inspect.StructType)
    yield from info.fields


def _entry(
    of: type[Struct], table: str, kind: str, letters: str, numbers: Iterator[int], marks: dict[Field, str]
) -> Any:
    values: dict[str, Any] = {}
    for field in _fields(of):
        at = Field(table, field.name, kind)
        if at.key in FIXED:
            values[field.name] = FIXED[at.key]
        elif field.name == "kind":
            values["kind"] = kind
        else:
            values[field.name], mark = _value(field.type, next(numbers), letters)
            if mark:
                marks[at] = mark
    return of(**values)


def _value(of: inspect.Type, number: int, letters: str) -> tuple[Any, str]:
    word = f"{letters}{number}x"
    match of:
        case inspect.Metadata():
            return _value(of.type, number, letters)
        case inspect.StrType(pattern=None) | inspect.AnyType():
            return word, word
        case inspect.StrType():
            return "#123456", ""
        case inspect.LiteralType(values):
            return values[-1], ""
        case inspect.BoolType():
            return True, ""
        case inspect.IntType(gt=None, ge=None) | inspect.FloatType(gt=None, ge=None):
            return 9_000_000 + number, str(9_000_000 + number)
        case inspect.IntType() | inspect.FloatType():
            return max(3, of.ge or 0), ""
        case inspect.DateType():
            return dt.date(1600 + number % 200, 1 + number % 12, 1 + number % 28), ""
        case inspect.DateTimeType():
            return dt.datetime(2025, 3, 12, number % 24, number % 60, tzinfo=dt.UTC), ""
        case inspect.TimeType():
            return dt.time(number % 24, number % 60), ""
        case inspect.VarTupleType():
            return (word,), word
        case inspect.DictType(value_type=inspect.IntType()):
            return {word: number}, word
        case inspect.DictType():
            return {word: "for"}, word
        case inspect.StructType(cls):
            entry = msgspec.convert({}, cls)
            text = {field.name: word for field in of.fields if isinstance(field.type, inspect.StrType)}
            return replace(entry, **text), word
        case inspect.UnionType(types):
            return _value(
                min(types, key=lambda each: (isinstance(each, inspect.NoneType), not _has_words(each))), number, letters
            )
    raise TypeError(f"no value for {of}")


def _has_words(of: inspect.Type) -> bool:
    return isinstance(of, inspect.StrType | inspect.VarTupleType | inspect.StructType | inspect.DictType)


def others(given: Any, of: inspect.Type) -> Iterator[Any]:
    """Other values that a field may have."""
    match of:
        case inspect.Metadata():
            yield from others(given, of.type)
        case inspect.UnionType(types):
            for each in types:
                yield from others(given, each)
        case inspect.NoneType():
            yield None
        case inspect.StrType(pattern=None) | inspect.AnyType():
            yield "zother"
        case inspect.StrType():
            yield "#654321"
        case inspect.LiteralType(values):
            yield from (value for value in values if value != given)
        case inspect.BoolType():
            yield not given
        case inspect.IntType() | inspect.FloatType():
            yield max(2, of.ge or 0)
            yield max(4, of.ge or 0)
        case inspect.DateType():
            yield dt.date(1999, 9, 9)
        case inspect.DateTimeType():
            yield dt.datetime(2025, 9, 9, 9, 9, tzinfo=dt.UTC)
        case inspect.TimeType():
            yield dt.time(9, 9)
        case inspect.VarTupleType():
            yield ("zother", "zthird")
        case inspect.DictType(value_type=inspect.IntType()):
            yield dict.fromkeys(given, 0)
        case inspect.DictType():
            yield dict.fromkeys(given, "against") if isinstance(given, dict) else {"zother": "for"}
        case inspect.StructType():
            if isinstance(given, of.cls):
                for field in of.fields:
                    for value in others(getattr(given, field.name), field.type):
                        yield replace(given, **{field.name: value})
        case _:
            raise TypeError(f"no other value for {of}")


def changed(minutes: Minutes, tables: Collection[str]) -> Iterator[tuple[Field, Minutes]]:
    """The minutes with each field of each entry of some tables changed in turn, to the others that it may have."""
    for table in tables:
        row = TABLES[table]
        held = getattr(minutes, row.attribute)
        if row.entry == dict[str, str]:
            yield Field(table, "value"), replace(minutes, **{row.attribute: dict.fromkeys(held, "zother")})
            yield Field(table, "key"), replace(minutes, **{row.attribute: {}})
            continue
        for at, entry in enumerate(held if row.many else (held,)):
            for field in _fields(row.entry):
                for value in others(getattr(entry, field.name), field.type):
                    if value == getattr(entry, field.name):
                        continue
                    new = replace(entry, **{field.name: value})
                    whole = (*held[:at], new, *held[at + 1 :]) if row.many else new
                    kind = entry.kind if table == "note" else ""
                    yield Field(table, field.name, kind), replace(minutes, **{row.attribute: whole})
