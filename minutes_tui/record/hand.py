"""How our own hand writes a table, and how it changes one that a person wrote: only the keys that changed.

A string with a newline in it is written as a multi-line one, and a line of it that begins with `[` with `\\u005B`,
so that `[[` at a line's start is always a header and a broken file can be read on from there.
"""

import datetime as dt
import re
from typing import Any

import msgspec
import rtoml

from minutes_tui.model import TABLES, Entry
from minutes_tui.record.blocks import body_end

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
        if value != default or (key in always and not (key == "text" and wordless)):
            if value is not None:
                lines.append(f"{bare(key)} = {toml(value)}")
    return "\n".join(lines) + "\n"


def fields(entry: Entry) -> list[tuple[str, Any, Any]]:
    """Key in the record, value and default of each field of a table's value, in order."""
    if isinstance(entry, dict):
        return [(key, value, None) for key, value in entry.items()]
    return [
        (field.encode_name, getattr(entry, field.name), _default(field))
        for field in msgspec.structs.fields(type(entry))
    ]


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def bare(key: str) -> str:
    return key if BARE.fullmatch(key) else _basic(key)


def toml(value: Any) -> str:
    """A value as TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _basic(value) if "\n" not in value else _multiline(value)
        case int() | float():
            return repr(value)
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case tuple() | list():
            return f"[{', '.join(toml(part) for part in value)}]"
        case dict():
            inside = ", ".join(f"{bare(key)} = {_flat(part)}" for key, part in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case msgspec.Struct():
            given = [(key, part) for key, part, default in fields(value) if part != default]  # type: ignore[arg-type]
            return f"{{ {', '.join(f'{bare(key)} = {_flat(part)}' for key, part in given)} }}"
    raise TypeError(f"no TOML for {type(value)}")


def _flat(value: Any) -> str:
    """A value within an inline table, which must stand on one line."""
    return _basic(value) if isinstance(value, str) else toml(value)


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _basic(text: str) -> str:
    return '"' + UNSAFE.sub(_escape, _encodable(text)).replace("\n", "\\n").replace("\t", "\\t") + '"'


def _multiline(text: str) -> str:
    escaped = UNSAFE.sub(lambda match: '"' if match[0] == '"' else _escape(match), _encodable(text))
    escaped = escaped.replace('"""', '""\\"')
    if escaped.endswith('"'):
        escaped = escaped[:-1] + '\\"'
    escaped = re.sub(r"^([ \t]*)\[", r"\1\\u005B", escaped, flags=re.MULTILINE)
    return f'"""\n{escaped}"""'


def _encodable(text: str) -> str:
    """Without half surrogates, which UTF-8 can't hold."""
    return text if text.isprintable() else text.encode("utf-8", "replace").decode("utf-8")


def changed_text(name: str, text: str, old: Entry, new: Entry) -> str:
    """A block's text with the keys changed in which two values differ, and nothing else.

    tomlkit is given the table alone, without what stands behind it: it would put a new key behind trailing comments.
    """
    import tomlkit

    end = body_end(text)
    windows = "\r\n" in text[:end]
    body = text[:end].replace("\r\n", "\n") if windows else text[:end]
    if not body.endswith("\n"):
        body += "\n"
    document = tomlkit.parse(body)
    table: Any = document[name]
    if TABLES[name].many:
        table = table[0]
    before = {key: value for key, value, _ in fields(old)}
    after = {key: (value, default) for key, value, default in fields(new)}
    for key in [key for key in before if key not in after]:
        after[key] = (None, None)
    for key, (value, default) in after.items():
        if key in before and before[key] == value:
            continue
        if value == default and key not in ALWAYS.get(name, set()):
            if key in table:
                table.remove(key)
        else:
            table[key] = tomlkit.value(toml(value))
    written = tomlkit.dumps(document)
    if not _holds(name, written, old, new):
        written = table_text(name, new) + "".join(
            f"{bare(key)} = {toml(value)}\n" for key, value in table.unwrap().items() if key not in after
        )
    if windows:
        written = written.replace("\n", "\r\n")
    return written + text[end:]


def _holds(name: str, written: str, old: Entry, new: Entry) -> bool:
    """Whether a changed table, read again, has the new values: tomlkit can't change every form of a key in place."""
    try:
        data = rtoml.loads(written)[name]
    except rtoml.TomlParsingError:
        return False
    if TABLES[name].many:
        data = data[0]
    before = {key: value for key, value, _ in fields(old)}
    for key, value, default in fields(new):
        if before.get(key) != value:
            wanted = rtoml.loads(f"x = {toml(value)}")["x"] if value is not None else default
            if data.get(key, default) != wanted:
                return False
    return True
