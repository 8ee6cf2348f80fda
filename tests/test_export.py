"""Exports: the record as JSON, who may read what, and that a page is written whole or not at all."""

import errno
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from minutes_tui.errors import ExportError, UsageError
from minutes_tui.export.formats import FORMATS, WHOLE, Order, export, exported, written
from minutes_tui.record import Record
from minutes_tui.system import files

RECORD = """\
# ours
format = 1
shelf = 4

[meeting]
title = "Board of the Reed Museum"
date = 2025-03-12
start = 09:30:00
mood = "calm"

[[participant]]
key = "IV"
name = "Ilse Vanags"
role = { RM = "chair" }

[[attachment]]
key = "plan"
title = "Plan"
note = "1"

[[attachment]]
key = "secret"
title = "Salaries"
note = "3"

[[note]]
id = "1"
at = 2025-03-12T10:05:11+02:00
kind = "statement"
speaker = "IV"
check = "which roof?"
text = "The roof is dry.\\u0007 [b]Ā"

[[note]]
id = "2"
kind = "vote"
for = 2
against = 1
ballots = { IV = "for" }

[[note]]
id = "3"
audience = "private"
text = "Salaries."

[[note]]
audience = "restricted"
text = "The price."

[[note]]
id = "5"
kind = "remark"
text = "She yawned."

[[note]]
id = "6"
struck = 2025-03-12T10:06:00+02:00
text = "Nothing."

[[note]]
id = "7"
audience = "friends"
text = "For whom?"

[garden]
beds = 7
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    path = tmp_path / "m.toml"
    path.write_text(RECORD, "utf-8")
    return Record.read(path)


def as_json(record: Record, order: Order = WHOLE) -> Any:
    return json.loads(exported(record, "json", order))


def test_json_is_the_record_under_its_own_names(record: Record) -> None:
    found = as_json(record)
    wanted = tomllib.loads(RECORD)
    for note in wanted["note"]:
        note |= {"id": "", "kind": "statement", "text": ""} | note
    assert found == json.loads(json.dumps(wanted, default=lambda value: value.isoformat()))


def test_json_keeps_the_order_of_the_record_and_its_letters(record: Record) -> None:
    content = exported(record, "json").decode()
    assert list(json.loads(content)) == ["format", "shelf", "meeting", "participant", "attachment", "note", "garden"]
    assert list(json.loads(content)["note"][0])[:3] == ["id", "at", "kind"]
    assert "Ā" in content
    assert content.endswith("}\n")


def test_every_note_in_json_has_an_id_a_kind_and_a_text(record: Record) -> None:
    for note in as_json(record)["note"]:
        assert {"id", "kind", "text"} <= set(note)


@pytest.mark.parametrize(
    ("audience", "shown"),
    [("public", ["1", "2"]), ("restricted", ["1", "2", ""]), ("private", ["1", "2", "3", "", "7"])],
)
def test_json_for_an_audience_has_what_its_page_has(audience: Any, shown: list[str], record: Record) -> None:
    found = as_json(record, Order(audience=audience))
    assert [note["id"] for note in found["note"]] == shown
    assert not any("check" in note for note in found["note"])
    assert [each["key"] for each in found["attachment"]] == (["plan", "secret"] if audience == "private" else ["plan"])
    assert "garden" not in found


def test_json_without_an_audience_has_private_notes_too(record: Record) -> None:
    assert [note["id"] for note in as_json(record)["note"]] == ["1", "2", "3", "", "5", "6", "7"]


@pytest.mark.parametrize(
    "misplaced",
    [
        '\n[note]\nid = "8"\n',
        '\n[[meeting]]\ntitle = "x"\n',
        '\n[meeting]\ntitle = "x"\n',
        '\n[note.ballots]\nIV = "for"\n',
        '\n[[note]]\ntext = "never ends\n',
        "\n[[note]]\nat = 25:00\n",
        '\n["note".x]\ny = 1\n',
    ],
)
def test_what_stands_where_it_is_not_read_is_in_no_json_and_stops_none(misplaced: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(RECORD + misplaced, "utf-8")
    record = Record.read(path)
    assert len(as_json(record)["note"]) == 7
    assert as_json(record)["meeting"]["title"] == "Board of the Reed Museum"
    assert len(as_json(record, Order(audience="private"))["note"]) == 5


def test_tables_before_the_first_header_stop_no_json(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text('note = 5\nmeeting.title = "x"\nparticipant = [1, 2]\n')
    assert as_json(Record.read(path)) == {"format": 1, "meeting": {"title": "x"}}
    assert as_json(Record.read(path), Order(audience="public"))["format"] == 1


def test_bytes_that_are_not_utf8_stop_no_json(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(RECORD.encode() + '\n[[note]]\ntext = "café"\n'.encode("latin-1"))
    assert len(as_json(Record.read(path))["note"]) == 7


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    again = tmp_path / "n.toml"
    again.write_text(RECORD, "utf-8")
    assert exported(record, "json") == exported(Record.read(again), "json")


# Writing


def test_the_suffix_names_the_format_in_any_case(record: Record, tmp_path: Path) -> None:
    export(record, tmp_path / "a.b.JSON")
    assert json.loads((tmp_path / "a.b.JSON").read_text())["format"] == 1
    assert set(FORMATS) == {"md", "html", "txt", "pdf", "docx", "odt", "xml", "csv", "ics", "json"}


def test_a_page_takes_the_place_of_an_older_one_whole(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_text("older and longer" * 10_000)
    export(record, page)
    assert page.read_bytes() == exported(record, "json")
    assert sorted(os.listdir(tmp_path)) == ["m.toml", "page.json"]


def test_a_page_that_can_not_be_written_leaves_the_older_one(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.json"
    page.write_text("older")
    write_all = files.write_all

    def full(descriptor: int, content: bytes) -> None:
        write_all(descriptor, content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "write_all", full)
    with pytest.raises(ExportError, match=r"cannot be written: No space left on device\. Correct this"):
        export(record, page)
    assert page.read_text() == "older"
    assert sorted(os.listdir(tmp_path)) == ["m.toml", "page.json"]


@pytest.mark.parametrize("name", ["m.toml", "link.toml", "hard.toml", "../{folder}/m.toml"])
def test_no_page_is_written_over_the_record_under_any_of_its_names(name: str, record: Record, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to("m.toml")
    os.link(tmp_path / "m.toml", tmp_path / "hard.toml")
    with pytest.raises(UsageError, match=r"is the record itself\. Give the page another name"):
        export(record, tmp_path / name.format(folder=tmp_path.name), "json")
    assert (tmp_path / "m.toml").read_text("utf-8") == RECORD


PRIVATE = """format = 1
[meeting]
title = "Plums"
[[agenda]]
key = "pay"
title = "Pay"
[[note]]
id = "1"
kind = "item"
item = "pay"
audience = "private"
[[note]]
id = "2"
item = "pay"
kind = "statement"
text = "He owes rent."
[[note]]
id = "3"
item = "pay"
kind = "remark"
text = "Ask him."
[[note]]
id = "4"
item = "pay"
kind = "decision"
audience = "restricted"
struck = 2025-03-12T10:00:00Z
text = "He goes."
"""


@pytest.mark.parametrize("format", ["md", "csv", "txt", "json"])
def test_what_a_page_leaves_out_is_counted_beside_it(format: str, tmp_path: Path) -> None:
    """What is struck out, remarks and the title of an item are no paragraphs; the page itself tells nothing."""
    path = tmp_path / "plums.toml"
    path.write_text(PRIVATE)
    form = "decisions" if format == "csv" else "summary"
    made = written(Record.read(path), format, Order(form, audience="public"))
    said = "Public page: 1 private note is left out; the private page has all."
    assert [each for each in made.warnings if "left out" in each] == [said]
    assert b"left out" not in made.content
    of_all = written(Record.read(path), format, Order(form, audience="private"))
    assert not [each for each in of_all.warnings if "left out" in each]
    path.write_text(PRIVATE.replace("struck = 2025-03-12T10:00:00Z\n", ""))
    two = written(Record.read(path), format, Order(form, audience="public"))
    assert "Public page: 2 private notes are left out; the private page has all." in two.warnings
    path.write_text(PRIVATE.replace('audience = "private"\n', "").replace("struck = 2025-03-12T10:00:00Z\n", ""))
    one = written(Record.read(path), format, Order(form, audience="public"))
    assert "Public page: 1 restricted note is left out; the restricted page has all." in one.warnings


def test_every_export_says_which_notes_have_an_unknown_kind(tmp_path: Path) -> None:
    """Such a note may have been meant as a remark: it is on no page, and that is said."""
    path = tmp_path / "plums.toml"
    path.write_text(PRIVATE.replace('"statement"', '"statment"'))
    for format in ("md", "html", "json"):
        made = written(Record.read(path), format)
        assert f"1 note has an unknown kind and is on no page: minutes check {path} names it." in made.warnings
    path.write_text(PRIVATE)
    assert not [each for each in written(Record.read(path), "md").warnings if "unknown kind" in each]
