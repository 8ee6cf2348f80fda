"""How our own hand writes a table, and how it changes one that a person wrote: only the keys that changed.

A string with a newline in it is written as a multi-line one, and a line of it that begins with `[` with `\\u005B`,
so that `[[` at a line's start is always a header and a broken file can be read on from there.
"""

import datetime as dt
import re
from functools import cache
from typing import Any

import msgspec

from minutes_tui.model import TABLES, Entry, Note
from minutes_tui.record.blocks import HEADER, Data, body_end, loads

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
    if _is_plain(text):
        return f'"{text}"'
    return '"' + UNSAFE.sub(_escape, _encodable(text)).replace("\n", "\\n").replace("\t", "\\t") + '"'


def _multiline(text: str) -> str:
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


def changed_text(name: str, text: str, old: Entry, new: Entry, *, quick: bool = True) -> str:
    """A block's text with the keys changed in which two values differ, and nothing else.

    tomlkit is given the table alone, without what stands behind it: it would put a new key behind trailing comments.
    Not `quick`, it writes what we could write ourselves, and the same.
    """
    if quick and (written := _other_words(text, old, new)):
        return written
    end = body_end(text)
    windows = "\r\n" in text[:end]
    body = text[:end].replace("\r\n", "\n") if windows else text[:end]
    if not body.endswith("\n"):
        body += "\n"
    before = _entry(name, body)
    wanted = changed_keys(name, old, new)
    after = {key: value for key, value in before.items() if key not in wanted}
    after |= {key: loads(f"x = {written}")["x"] for key, written in wanted.items() if written}
    written = _other_rows(body, before, wanted) if quick else ""
    if not written or _entry(name, written) != after:
        written = _in_place(name, body, wanted)
    if not written or _entry(name, written) != after:
        rows = {key: toml(value) for key, value in before.items()} | wanted
        header = f"[[{name}]]" if TABLES[name].many else f"[{name}]"
        written = f"{header}\n" + "".join(f"{bare(key)} = {row}\n" for key, row in rows.items() if row)
    if windows:
        written = written.replace("\n", "\r\n")
    return written + text[end:]


def _other_words(text: str, old: Entry, new: Entry) -> str:
    """A note's block with another `text` at its end, written as our own hand does it: reading it again takes fifty
    times as long, and a word may be replaced in all notes at once. "" where more differs, or the old is written
    otherwise."""
    if not (isinstance(old, Note) and isinstance(new, Note)) or old.text == new.text:
        return ""
    end = len(text.rstrip("\n")) + 1
    row = _multiline(old.text) if text.endswith('"""\n', 0, end) else _basic(old.text)
    row = f"\ntext = {row}\n"
    if not text.endswith(row, 0, end) or msgspec.structs.replace(old, text=new.text) != new:
        return ""
    if text.find("[", 2) >= 0 and HEADER.search(text):  # the row may be one of a sub-table
        return ""
    written = _basic(new.text) if "\n" not in new.text else _multiline(new.text)
    return f"{text[: end - len(row)]}\ntext = {written}\n{text[end:]}"


def changed_keys(name: str, old: Entry, new: Entry) -> dict[str, str]:
    """Each key in which two values differ, with what is to be written; "" for one that goes."""
    before = {key: value for key, value, _ in fields(old)}
    after = {key: (value, default) for key, value, default in fields(new)}
    changed = {key: "" for key in before if key not in after}
    for key, (value, default) in after.items():
        if key not in before or before[key] != value:
            left_out = value is None or (value == default and key not in ALWAYS.get(name, set()))
            changed[key] = "" if left_out else toml(value)
    return changed


def _other_rows(body: str, before: Data, wanted: dict[str, str]) -> str:
    """A table's text with rows of our own hand written anew, and those that it hasn't behind the others; thirty times
    as fast as tomlkit. "" where a row is written otherwise; one that only looks like it gives other values."""
    for key, row in wanted.items():
        new = f"{bare(key)} = {row}\n" if row else ""
        old = f"\n{bare(key)} = {toml(before[key])}\n" if key in before else ""
        if body.count(old) != 1 and old:
            return ""
        body = body.replace(old, f"\n{new}") if old else body + new
    return body


def _in_place(name: str, body: str, wanted: dict[str, str]) -> str:
    """A table's text with keys changed where they stand; "" where tomlkit can't."""
    import tomlkit  # 30 ms, and most sittings only append

    try:
        document = tomlkit.parse(body)
        table: Any = document[name]
        if TABLES[name].many:
            table = table[0]
        for key, written in wanted.items():
            if written:
                table[key] = tomlkit.value(written)
            elif key in table:
                table.remove(key)
        return tomlkit.dumps(document)
    except Exception:  # it refuses TOML 1.1, and stumbles over some ways to write a table
        return ""


def _entry(name: str, text: str) -> Data:
    """The one table that a text holds; {} where it can't be read."""
    try:
        table = loads(text)[name]
    except (ValueError, KeyError):
        return {}
    entry: Data = table[0] if TABLES[name].many else table
    return entry
