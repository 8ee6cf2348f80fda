"""Who spoke under a code: what is renamed at once, and which words are shown before they are changed."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from conftest import Opened

from minutes_tui import commands
from minutes_tui.cli.main import main
from minutes_tui.editor import Editor, Outcome

HEAD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
"""
VERBATIM = [
    ("PM", "prefix", "Good morning."),
    ("NK", "prefix", "The PM office sent this at 5 PM, and the PM himself came."),
    ("NK", "prefix", "I thank Peter Mann (PM) and PM Peter Mann."),
    ("PM", "inline", "PM noted the ice."),
    ("", "none", "PM thanked @PM and @@PM; PMs left."),
    ("NK", "inline", "PM was late, Ms Kask said."),
    ("PM", "inline", "PM Peter Mann opened the meeting."),
]


@pytest.fixture
def editor(opened: Opened) -> Editor:
    notes = (
        f'\n[[note]]\nid = "{number}"\nkind = "statement"\nspeaker = "{who}"\nattribution = "{how}"\ntext = "{words}"\n'
        for number, (who, how, words) in enumerate(VERBATIM, 1)
    )
    return opened(HEAD + "".join(notes))


def texts(editor: Editor) -> list[str]:
    return [note.text for note in editor.minutes.notes]


def test_words_in_which_a_code_only_happens_to_stand_are_left_and_shown(editor: Editor) -> None:
    outcome = commands.enter(editor, "/name PM = Mr Peter Mann")
    assert outcome == Outcome(
        "PM stays in notes 2, 3, 6, 7: /name! PM = Mr Peter Mann changes it there.",
        said="PM is Mr Peter Mann: 2 notes changed.",
        view="mentions",
        argument="PM PM",
    )
    assert texts(editor) == [
        "Good morning.",
        "The PM office sent this at 5 PM, and the PM himself came.",
        "I thank Peter Mann (PM) and PM Peter Mann.",
        "Mr Mann noted the ice.",
        "Mr Mann thanked Mr Mann and Mr Peter Mann; PMs left.",
        "PM was late, Ms Kask said.",
        "PM Peter Mann opened the meeting.",
    ]
    fifth = editor.minutes.notes[4]
    assert (fifth.speaker, fifth.attribution) == ("PM", "inline")


def test_after_the_list_one_command_names_it_everywhere_but_beside_the_name(editor: Editor) -> None:
    commands.enter(editor, "/name PM = Mr Peter Mann")
    before = editor.record.text
    outcome = commands.enter(editor, "/name! PM = Mr Peter Mann")
    assert outcome.said == ("PM is now Mr Mann in the text of 2 notes. In 3 places the name was there already.")
    assert texts(editor)[1:3] == [
        "The Mr Mann office sent this at 5 Mr Mann, and the Mr Mann himself came.",
        "I thank Peter Mann (PM) and PM Peter Mann.",
    ]
    assert editor.undo()
    assert editor.record.text == before


@pytest.mark.parametrize(("name", "key"), [("Mr Peter Mann", "PM"), ("Kask", "NK")])
def test_a_code_named_in_speakers_and_words_is_undone_at_once(name: str, key: str, editor: Editor) -> None:
    before = editor.record.text
    commands.enter(editor, f"/name! PM = {name}")
    assert {code for note in editor.minutes.notes for code in note.speakers} == {"NK", key}
    assert " at 5 PM" not in texts(editor)[1]
    assert editor.undo()
    assert editor.record.text == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/name! PM", "Type the name like this: /name XX = Ms Ida Berg."),
        ("/name! NK = Mr Peter Mann", "NK is Ms Nora Kask already."),
        ("/name! NK", "NK is in no text that could be changed."),
        ("/name! QX = Kask", "No note has the code QX."),
    ],
)
def test_what_can_not_be_named_says_why_and_changes_no_words(line: str, why: str, editor: Editor) -> None:
    before = texts(editor)
    outcome = commands.enter(editor, line)
    assert (outcome.refused or outcome.misread) == why
    assert texts(editor)[: len(before)] == before


def test_lines_from_a_pipe_leave_the_words_and_say_which(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editor.record.close()
    path: Path = editor.record.path
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"/name PM = Mr Peter Mann\n")))
    assert main(["type", str(path)]) == 1
    assert capsys.readouterr().out == (
        "line 1: PM stays in notes 2, 3, 6, 7: /name! PM = Mr Peter Mann changes it there.\n"
    )
    assert "at 5 PM" in path.read_text()


@pytest.mark.parametrize("command", ["/name", "/name!"])
def test_a_code_on_the_list_means_that_person(command: str, editor: Editor) -> None:
    count = len(editor.minutes.participants)
    outcome = commands.enter(editor, f"{command} PM = NK")
    assert outcome.refused + outcome.misread == ""
    assert len(editor.minutes.participants) == count
    assert editor.minutes.notes[0].speaker == "NK"


def test_the_only_code_that_begins_so_seconds_a_motion_and_is_named_elsewhere(opened: Opened) -> None:
    editor = opened(HEAD + '\n[[participant]]\nkey = "DOB"\nname = "Dan O\'Brien"\ntitle = "Cllr"\n')
    commands.enter(editor, "/motion NK: That the gate be mended.")
    assert commands.enter(editor, "/seconder DO").said == "The seconder is Cllr O'Brien."
    assert editor.minutes.notes[-1].seconder == "DOB"
    assert commands.enter(editor, "/seconder QX").misread == "QX is not on the participants list."
    assert commands.enter(editor, "/absent DO").misread == (
        "DO is not on the participants list. DOB is Cllr Dan O'Brien."
    )
