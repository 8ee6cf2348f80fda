"""Whole meetings as they are typed, mistakes and all: what is said of a line, the page, what is marked for checking."""

import datetime as dt
from pathlib import Path

import pytest
from fixtures import Case, cases

from minutes_tui import checks, commands
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.record import Record

CASES = cases(Path(__file__).with_name("meetings.md"))
NOW = dt.datetime(2026, 11, 26, 23, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_meeting_as_it_is_typed(case: Case, tmp_path: Path, accept: bool) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(case.blocks["toml"], "utf-8")
    editor = Editor(Record.open(path), lambda: NOW)
    said = []
    for line in case.blocks["typed"].splitlines():
        outcome = commands.enter_unseen(editor, line)
        said += [f"{line}: {each}\n" for each in (outcome.problem, outcome.refused, outcome.misread) if each]
    assert editor.record.close()
    case.expect("said", "".join(said), accept)
    case.expect("page", exported(editor.record, "md", Order("summary")).decode(), accept)
    case.expect("problems", "".join(f"{each.text}\n" for each in checks.problems(editor.minutes)), accept)
