"""What a note is to be checked for: a mark that comes of its words is that of the words that it has."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from conftest import Opened, enter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.line.retyping import mark
from minutes_tui.record import Record

RECORD = """\
[meeting]
title = "T"
date = 2025-03-12
language = "en"

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
presence = "present"

[[participant]]
key = "LB"
name = "Linnea Berg"
title = "Ms"
presence = "present"
"""
NOW = dt.datetime(2025, 3, 12, 10, 30, tzinfo=dt.UTC)
BERGG = "No one is called Ms Bergg: is it LB Ms Linnea Berg?"


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (["Ms Bergg: It froze."], [BERGG]),
        (["Ms Bergg: It froze.", "/person BG = Ms Ida Bergg"], [""]),
        (["Ms Bergg: It froze.", "/person BG = Ms Ida Bergg", "/undo"], [BERGG]),
        (["Ms Bergg: It froze.", "/person KK = Mr Kalle Kask"], [BERGG]),
        (["Ms Bergg: It froze.", "s/Bergg/Berg/"], [""]),
        (["Ms Bergg: It froze.", "/person Ms Ida Bergg; Mr Kalle Kask"], [""]),
        (["Ms Bergg: It froze.", "/replace s/Bergg/Berg/"], [""]),
        (["Ms Berg said it froze.", "s/Berg/Bergg/"], [BERGG]),
        (["Ms Berg said it froze.", "s/Berg/Bergg/", "/unmark", "s/froze/thawed/"], [""]),
        (["Ms Bergg: It froze.", "/gap who?", "s/Bergg/Berg/"], ["who?"]),
        (["Mr Tamm: It froze.", "/give LB"], [""]),
        (["It froze.", "- on Monday", "/topic Ice", "- on Tuesday", "/join"], ["", ""]),
        (["It ?? froze.", "AT: And it ?? thawed.", "s/?? thawed/thawed/"], ["froze.", ""]),
        (["AT: Before ?? the gap, then after.", "/split then"], ["the gap,", ""]),
        (["AT: Here. Then ?? the gap.", "/split Then"], ["", "the gap."]),
        (["> AT to mend it by 5/4", "/note last by AT by 2025-04-05"], [""]),
        (["> AT to mend it by 5/4", "/note last by AT by 2025-05-04"], [""]),
        (["> AT to mend it by 5/4", "/note last by LB"], ["5 April or 4 May?"]),
        (["> Ms Bergg to mend it", "/note last by LB"], [""]),
    ],
)
def test_a_mark_goes_when_the_line_is_clear(lines: list[str], marks: list[str], opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *lines)
    assert [note.check for note in editor.minutes.notes if note.text] == marks


LINES = (
    "Ms Bergg: It froze.", "Ms Berg said it froze.", "Ms Tam said no.", "XX: Hello.", "It ?? thawed.", "- one",
    "AT: ?? yes", "! Ms Bergg mends it.", "> Ms Bergg to mend it", "@Tamm spoke.", "#heading", "... and on.",
)  # fmt: skip
EDITS = (
    "s/Bergg/Berg/", "s/Berg/Bergg/", "s/Tam /Tamm /", "s/froze/?? froze/", "s/?? //", "/join", "/split it", "/give AT",
    "/person BG = Ms Ida Bergg", "/undo", "/person XX = Mr Xaver Xu", "/note last words Ms Bergg left it.",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4), st.lists(st.sampled_from(EDITS), max_size=4))
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
def test_after_any_edit_the_mark_is_what_the_line_typed_anew_would_have(lines: list[str], edits: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "m.toml").write_text(RECORD)
        editor = Editor(Record.open(Path(folder) / "m.toml"), lambda: NOW)
        for line in lines:
            commands.enter(editor, line)
        for line in edits:
            commands.enter(editor, line)
        for at, note in enumerate(editor.minutes.notes):
            before = replace(editor.minutes, notes=editor.minutes.notes[:at])
            if note.kind != "remark":
                assert note.check == mark(note, before, NOW.date()), note
        editor.record.close()
