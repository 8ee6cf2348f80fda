"""A motion that is struck out takes its votes and amendments along, and brings them back."""

import re

from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui import checks
from minutes_tui.commands.notes.review_actions import strike
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes
from minutes_tui.report import document
from minutes_tui.writers import markdown

RECORD = """format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
presence = "present"
"""
LINES = (
    "/motion NK: That we buy plums.", "/amend NK: That we buy ripe plums.", "/carried 2-0", "/carried 3-1",
    "/motion NK: That we go home.", "/carried 4-0",
)  # fmt: skip


def kinds(minutes: Minutes) -> list[str]:
    return [f"{note.kind}{' struck' * bool(note.struck)}" for note in minutes.notes]


def test_a_motion_takes_its_votes_and_amendments_along_and_brings_them_back(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *LINES)
    before, text = editor.minutes.notes, editor.record.text
    said = strike(editor, [0]).said
    assert said == "Struck out. It stays in the record but is not printed. So are 2 votes and 1 amendment on it."
    assert kinds(editor.minutes)[4:] == ["motion", "vote"]
    assert all(note.struck for note in editor.minutes.notes[:4])
    page = markdown.write(document(editor.minutes))
    assert "plums" not in page
    assert not re.search(r"\b[23]\b for", page)
    assert [each for each in checks.problems(editor.minutes) if each.check == "orphans"] == []
    assert strike(editor, [0]).said == "No longer struck out. So are 2 votes and 1 amendment on it."
    assert list(editor.minutes.notes) == list(before)
    editor.undo()
    editor.undo()
    assert editor.record.text == text


def test_what_was_struck_out_alone_stays_so(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *LINES)
    vote = next(at for at, note in enumerate(editor.minutes.notes) if note.kind == "vote")
    strike(editor, [vote])
    early = replace(editor.minutes.notes[vote], struck=True)
    editor.do(Edit((editor.change("note", vote, early),)))
    strike(editor, [0])
    strike(editor, [0])
    assert [at for at, note in enumerate(editor.minutes.notes) if note.struck] == [vote]


def test_a_vote_on_a_motion_that_is_struck_out_is_a_problem_with_a_fix(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *LINES)
    editor.do(Edit((editor.change("note", 0, replace(editor.minutes.notes[0], struck=True)),)))
    found = [each for each in checks.problems(editor.minutes) if each.check == "orphans"]
    assert [each.text for each in found] == [
        "This amendment is to a motion that is struck out: strike it out too, or link it to another.",
        "This vote is on a motion that is struck out: strike it out too, or link it to another.",
    ]
    for each in found:
        editor.do(checks.fixes(editor.minutes, each)[0].edit)
    assert [note.struck is None for note in editor.minutes.notes] == [False] * 4 + [True] * 2
    assert [each for each in checks.problems(editor.minutes) if each.check == "orphans"] == []
