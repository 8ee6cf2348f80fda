"""What a record may hold, told to editors (JSON Schema) and to people: both from the model's own words and types."""

import ast
import inspect
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from minutes_tui.model import minutes
from minutes_tui.model.minutes import FORMAT, TABLES, Minutes

Json = dict[str, Any]


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of a record. Keys that the program doesn't know are allowed, as in a record."""
    entries = [table.entry for table in TABLES.values()]
    made, named = msgspec.json.schema_components(entries, ref_template="#/$defs/{name}")
    for name, definition in named.items():
        for key, said in _sayings(getattr(minutes, name)).items():
            definition["properties"][key]["description"] = said
    tables: Json = {"format": {"type": "integer", "default": FORMAT, "description": "Format of the record."}}
    for (name, table), definition in zip(TABLES.items(), made, strict=True):
        tables[name] = {"type": "array", "items": definition} if table.many else definition
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Minutes of a meeting"}
    whole = head | {"type": "object", "properties": tables, "$defs": named}
    plain: Json = msgspec.json.decode(msgspec.json.encode(whole))  # defaults are tuples
    return plain


def reference() -> str:
    """Every table and key in Markdown."""
    parts = []
    for name, table in TABLES.items():
        header = f"[[{name}]]" if table.many else f"[{name}]"
        of_words = table.entry == dict[str, str]
        about = _sayings(Minutes)[table.attribute] if of_words else " ".join(table.entry.__doc__.split())
        parts += [f"### `{header}`", "", about, ""]
        if not of_words:
            parts += ["| key | value | |", "|---|---|---|", *_rows(table.entry), ""]
    return "\n".join(parts).rstrip()


def _rows(entry: type[Struct]) -> list[str]:
    definition = schema()["$defs"][entry.__name__]["properties"]
    return [
        f"| `{key}` | {_type(shape)} | {shape.get('description', '').replace('|', chr(92) + '|')} |"
        for key, shape in definition.items()
    ]


def _type(shape: Json) -> str:
    """A type in plain words, with the default that a missing key has."""
    match shape:
        case {"anyOf": [*kinds]}:
            said = " or ".join(dict.fromkeys(_type(kind) for kind in kinds if kind != {"type": "null"}))
        case {"enum": [*values]}:
            said = ", ".join(f"`{value}`" for value in values if value is not None)
        case {"$ref": str(name)}:
            said = f"`{{ {', '.join(schema()['$defs'][name.split('/')[-1]]['properties'])} }}`"
        case {"type": "string", "format": str(kind)}:
            said = {"date-time": "date and time"}.get(kind, kind)
        case {"type": "array"}:
            said = "list"
        case {"type": "object"}:
            said = "table"
        case {"type": str(kind)}:
            said = {"string": "text", "boolean": "true or false", "integer": "number", "number": "number"}[kind]
        case _:
            said = "date"  # one with or without a time, for which there is no type
    default = shape.get("default")
    return f"{said} ({'true' if default is True else default})" if default not in (None, "", [], {}, False) else said


@cache
def _sayings(entry: type[Struct]) -> dict[str, str]:
    """What the model says of each field, by key: the string that stands below it, which Python itself drops."""
    (definition,) = ast.parse(inspect.getsource(entry)).body
    assert isinstance(definition, ast.ClassDef)
    keys = {field.name: field.encode_name for field in msgspec.structs.fields(entry)}
    found = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                found[keys[name]] = " ".join(said.split())
    return found
