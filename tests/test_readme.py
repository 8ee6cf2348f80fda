"""The README tells what is there now."""

import re
from pathlib import Path

import pytest

from minutes_tui.cli.commands import COMMAND_NAMES
from minutes_tui.cli.main import main
from minutes_tui.export.formats import FORMATS
from minutes_tui.model.schema import reference

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def test_the_keys_are_those_of_minutes_keys(capsys: pytest.CaptureFixture[str], accept: bool) -> None:
    main(["keys"])
    keys = f"<!-- keys -->\n```\n{capsys.readouterr().out.strip()}\n```\n<!-- /keys -->"
    text = README.read_text("utf-8")
    expected = re.sub(r"<!-- keys -->.*<!-- /keys -->", lambda _: keys, text, flags=re.DOTALL)
    if accept:
        README.write_text(expected, "utf-8")
    assert README.read_text("utf-8") == expected, "pytest --accept puts the keys into the README"


def test_the_reference_of_the_record_is_the_models(accept: bool) -> None:
    wanted = f"<!-- record -->\n{reference()}\n<!-- /record -->"
    text = README.read_text("utf-8")
    expected = re.sub(r"<!-- record -->.*<!-- /record -->", lambda _: wanted, text, flags=re.DOTALL)
    if accept:
        README.write_text(expected, "utf-8")
    assert wanted in README.read_text("utf-8"), "pytest --accept puts the reference into the README"


def test_every_command_and_format_is_told() -> None:
    text = README.read_text("utf-8")
    assert [name for name in COMMAND_NAMES if f"`minutes {name}" not in text] == []
    assert [suffix for suffix in FORMATS if f"`.{suffix}`" not in text] == []


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
