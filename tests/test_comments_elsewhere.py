"""Comments on paragraphs that the record no longer has: they are on some page, and are named."""

from pathlib import Path

import pytest

from minutes_tui.cli.main import main
from minutes_tui.commands import enter_unseen
from minutes_tui.editor import Editor
from minutes_tui.record import Record

RECORD = """\
[meeting]
title = "Harbour Board"
date = 2025-03-12
status = "circulated"

[[note]]
id = "1"
paragraph = 1
text = "The ice came late."

[[comment]]
paragraph = 1
who = "Mia"
text = "It came early."

[[comment]]
paragraph = 7
who = "Mia"
text = "The pier was closed."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def test_a_comment_on_a_paragraph_that_is_gone_is_for_who_may_read_all(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(path), "--form", "comments", "--to", "text", "--audience", "private"]) == 0
    page = capsys.readouterr()
    assert "The pier was closed." in page.out
    assert "no note has" not in page.err
    assert main(["export", str(path), "--form", "comments", "--to", "text"]) == 0
    page = capsys.readouterr()
    assert "It came early." in page.out
    assert "The pier was closed." not in page.out  # nobody can tell who might read the paragraph
    assert "1 comment is on a paragraph that no note has, and on no page but with --audience private." in page.err


def test_such_a_comment_is_found_by_check_until_it_is_decided(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path)]) == 1
    assert "This comment is on paragraph 7, which no note has: accept or reject it." in capsys.readouterr().out
    editor = Editor(Record.open(path))
    enter_unseen(editor, "/reject #2 the pier was open")
    assert editor.record.close()
    capsys.readouterr()
    assert main(["check", str(path)]) in (0, 1)
    assert "paragraph 7" not in capsys.readouterr().out
