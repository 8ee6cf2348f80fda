"""How our own hand writes a table.

A string with a newline in it is written as a multi-line one, and a line of it that begins with `[` with `\\u005B`,
so that `[[` at a line's start is always a header and a broken file can be read on from there.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from minutes_tui.model.minutes import TABLES, Entry

ALWAYS = {"note": {"id", "kind", "text"}, "meeting": {"title", "date"}}
"""Keys written even with their default."""

BARE = re.compile(r"[A-Za-z0-9_-]+")
UNSAFE = re.compile(r'[\x00-\x08\x0b-\x1f\x7f"\\]')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\n": "\\n"}


def table_text(name: str, entry: Entry) -> str:
    """A new table with its header, ending in a newline."""
    header = f"[[{name}]]" if TABLES[name].many else f"[{name}]"
    always = ALWAYS.get(name, set())
    wordless = name == "note" and getattr(entry, "kind", "") in ("item", "arrival", "departure", "break")
    lines = [header]
    for key, value, default in fields(entry):
        wanted = value != default or (key in always and not (key == "text" and wordless))
        if wanted and value is not None:
            lines.append(f"{bare(key)} = {toml(value)}")
    return "\n".join(lines) + "\n"


def given_text(name: str, rows: Mapping[str, str]) -> str:
    """A table with its header, of keys and what is written behind each; a key with nothing is left out."""
    header = f"[[{name}]]" if TABLES[name].many else f"[{name}]"
    return f"{header}\n" + "".join(f"{bare(key)} = {row}\n" for key, row in rows.items() if row)


def fields(entry: Entry) -> list[tuple[str, Any, Any]]:
    """Key in the record, value and default of each field of a table's value, in order."""
    if isinstance(entry, dict):
        return [(key, value, None) for key, value in entry.items()]
    return [(field.encode_name, getattr(entry, field.name), _default(field)) for field in _fields(type(entry))]


_fields = cache(msgspec.structs.fields)  # it evaluates the annotations each time: 0.3 ms for a note


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def bare(key: str) -> str:
    return key if BARE.fullmatch(key) else basic(key)


def toml(value: Any) -> str:
    """A value as TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return basic(value) if "\n" not in value else multiline(value)
        case int() | float():
            return repr(value)
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case tuple() | list():
            return f"[{', '.join(toml(part) for part in value)}]"
        case dict():
            inside = ", ".join(f"{bare(key)} = {flat(part)}" for key, part in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case msgspec.Struct():
            given = [(key, part) for key, part, default in fields(value) if part != default]  # type: ignore[arg-type]
            return f"{{ {', '.join(f'{bare(key)} = {flat(part)}' for key, part in given)} }}"
    raise TypeError(f"no TOML for {type(value)}")


def flat(value: Any) -> str:
    """A value within an inline table, which must stand on one line."""
    return basic(value) if isinstance(value, str) else toml(value)


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def basic(text: str) -> str:
    if _is_plain(text):
        return f'"{text}"'
    return '"' + UNSAFE.sub(_escape, _encodable(text)).replace("\n", "\\n").replace("\t", "\\t") + '"'


def multiline(text: str) -> str:
    if "[" not in text and _is_plain(text.replace("\n", "")):
        return f'"""\n{text}"""'
    escaped = UNSAFE.sub(lambda match: '"' if match[0] == '"' else _escape(match), _encodable(text))
    last = len(escaped) - len(escaped.rstrip('"'))
    escaped = escaped.replace('"""', '""\\"')
    if last % 3:  # of three, the third has its backslash already
        escaped = escaped[:-1] + '\\"'
    escaped = re.sub(r"^([ \t]*)\[", r"\1\\u005B", escaped, flags=re.MULTILINE)
    return f'"""\n{escaped}"""'


def _is_plain(text: str) -> bool:
    """Whether a text stands as it is between quotes, which saves most of the time that it takes to write it."""
    return text.isprintable() and '"' not in text and "\\" not in text


def _encodable(text: str) -> str:
    """Without half surrogates, which UTF-8 can't hold."""
    return text if text.isprintable() else text.encode("utf-8", "replace").decode("utf-8")
