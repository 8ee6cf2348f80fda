"""`minutes import --into`: a document in a record that is there; and the documents that records are made from."""

import hashlib
from pathlib import Path

import pytest

from minutes_tui.cli.main import main
from minutes_tui.commands.documents.document_entry import enter_document
from minutes_tui.editor import Editor
from minutes_tui.readers import engine, formats
from minutes_tui.record import Record

RECORD = """\
format = 1

[meeting]
title = "Salt Works"
date = 2025-05-05

[[participant]]
key = "LB"
name = "Ona Raud"

[[agenda]]
key = "pans"
title = "Pans"

[[note]]
id = "1"
kind = "statement"
speaker = "LB"
text = "The first."
"""
SOURCE = """\
# Salt Works

5 May 2025

Present: Ona Raud, Leo Berg

## Pans

Ona Raud: They are clean.

Leo Berg: They are not.

**Motion:** The pans are cleaned.

Leo Berg [+1] Ona Raud [-1]

ACTION: Leo Berg to sweep by 9 May 2025

## Yard

**Decision:** It is swept.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "here.toml").write_text(RECORD)
    (tmp_path / "old.md").write_text(SOURCE)
    return tmp_path / "here.toml"


def test_people_items_and_notes_go_into_a_record_that_is_there(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(record.with_name("old.md")), "--into", str(record)]) == 0
    minutes = Record.read(record).minutes
    assert [(each.key, each.name) for each in minutes.participants] == [("LB", "Ona Raud"), ("LB2", "Leo Berg")]
    assert [(each.key, each.title) for each in minutes.agenda] == [("pans", "Pans"), ("2", "Yard")]
    assert len({note.id for note in minutes.notes}) == len(minutes.notes)
    told = {note.text: note for note in minutes.notes}
    assert (told["They are clean."].speaker, told["They are not."].speaker) == ("LB", "LB2")
    assert {told[text].item for text in ("They are clean.", "They are not.")} == {"pans"}
    motion, vote = told["The pans are cleaned."], next(note for note in minutes.notes if note.kind == "vote")
    assert (vote.answers, vote.ballots) == (motion.id, {"LB2": "for", "LB": "against"})
    action = next(note for note in minutes.notes if note.kind == "action")
    assert (action.responsible, str(action.due)) == (("LB2",), "2025-05-09")
    assert told["It is swept."].item == "2"
    assert "Put in from old.md: 1 person, 1 item, 9 notes" in capsys.readouterr().err


def test_a_document_that_is_there_is_not_put_in_again(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, again = record.with_name("old.md"), record.with_name("renamed.md")
    again.write_bytes(source.read_bytes())
    assert main(["import", str(source), "--into", str(record)]) == 0
    before = record.read_text()
    for each in (source, again):
        assert main(["import", str(each), "--into", str(record)]) == 2
        assert f"{each.name} is in here.toml already" in capsys.readouterr().err
    assert record.read_text() == before
    record.write_text(RECORD)
    assert main(["import", str(source), "--into", str(record)]) == 0, "its notes are gone"
    source.write_text(SOURCE.replace("They are clean", "They are white"))
    assert main(["import", str(source), "--into", str(record)]) == 0, "it is another one"


def test_a_document_is_put_in_as_one_step_and_taken_back_as_one(record: Path) -> None:
    before = record.read_text()
    opened = Record.open(record)
    editor = Editor(opened)
    made = engine.imported(formats.read(record.with_name("old.md"))[0], "old").minutes
    enter_document(editor, made, "old.md")
    assert len(editor.minutes.notes) > 5
    assert editor.undo()
    opened.close()
    assert record.read_text() == before


def test_nothing_is_put_into_a_record_that_is_approved_or_open_elsewhere(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(record.with_name("old.md"))
    opened = Record.open(record)
    assert main(["import", source, "--into", str(record)]) == 5
    opened.close()
    assert "open" in capsys.readouterr().err
    record.write_text(RECORD.replace('title = "Salt Works"', 'title = "Salt Works"\nstatus = "approved"'))
    before = record.read_text()
    assert main(["import", source, "--into", str(record)]) == 3
    assert "Approved" in capsys.readouterr().err
    assert record.read_text() == before
    assert not record.with_suffix(".files").exists()
    assert main(["import", source, "--into", str(record), "-o", "new.toml"]) == 2
    assert main(["import", source, "--into", str(record.with_name("none.toml"))]) == 3


def test_the_source_is_kept_beside_the_record_under_a_name_that_proves_it(record: Path) -> None:
    source = record.with_name("old.md")
    assert main(["import", str(source), "--into", str(record)]) == 0
    assert main(["import", str(source), "-o", str(record.with_name("new.toml"))]) == 0
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    for name in ("here.files", "new.files"):
        kept = list(record.with_name(name).iterdir())
        assert [each.name for each in kept] == [f"old-{digest}.md"]
        assert kept[0].read_bytes() == source.read_bytes()
