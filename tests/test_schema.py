"""The JSON Schema of a record and its reference in the manual come from the model."""

import json
from pathlib import Path

import pytest
from msgspec.structs import fields

from minutes_tui.cli.main import main
from minutes_tui.model import schema
from minutes_tui.model.minutes import TABLES


def test_the_schema_has_every_table_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == schema.schema()
    assert list(printed["properties"]) == ["format", *TABLES]
    for name, table in TABLES.items():
        shape = printed["properties"][name]
        assert ("items" in shape) == table.many
        if table.entry != dict[str, str]:
            keys = printed["$defs"][table.entry.__name__]["properties"]
            assert list(keys) == [field.encode_name for field in fields(table.entry)]


def test_a_key_has_its_type_its_choices_and_what_the_model_says_of_it() -> None:
    note = schema.schema()["$defs"]["Note"]["properties"]
    assert note["audience"]["enum"] == ["private", "public", "restricted"]
    assert note["at"]["anyOf"][0] == {"type": "string", "format": "date-time"}
    assert note["for"]["anyOf"][0] == {"type": "integer"}
    assert note["due"]["anyOf"][0] == {"type": "string", "format": "date"}
    assert note["item"]["description"] == "Key of the agenda item that was current."


def test_the_schema_has_every_key_of_the_examples() -> None:
    import tomllib

    known = schema.schema()
    for path in (Path(__file__).parents[1] / "examples").glob("*.toml"):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            assert name in known["properties"]
            entry = TABLES[name].entry if name in TABLES else dict[str, str]
            if entry != dict[str, str]:
                keys = known["$defs"][entry.__name__]["properties"]
                assert [
                    key for each in (value if isinstance(value, list) else [value]) for key in each if key not in keys
                ] == []
