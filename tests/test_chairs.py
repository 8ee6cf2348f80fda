"""Who chairs the meeting: the one who has the office, or somebody in that one's place."""

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.report import document
from minutes_tui.writers import markdown

PEOPLE = """\
[[participant]]
key = "MH"
name = "Mary Holt"
title = "Cllr"
role = "chair"
presence = "apologies"
[[participant]]
key = "AD"
name = "Ada Dunn"
title = "Cllr"
role = "vice chair"
presence = "present"
[[participant]]
key = "BB"
name = "Bob Birch"
title = "Cllr"
presence = "present"
"""


def test_who_chairs_in_anothers_place_is_called_so_and_gives_it_back(opened: Opened) -> None:
    editor = opened(PEOPLE)
    before = editor.minutes.participants
    assert enter(editor, "/chair AD") == "Cllr Ada Dunn is in the chair, in the place of Cllr Mary Holt."
    assert (editor.minutes.participants[1].role, editor.minutes.participants[1].post) == (
        "chair",
        "Acting Chair, Vice chair",
    )
    page = markdown.write(document(editor.minutes, "summary"))
    assert "| Chair | Cllr Ada Dunn |" in page
    assert "Cllr Ada Dunn, *Acting Chair*" in page
    assert enter(editor, "/chair AD") == "Cllr Ada Dunn is in the chair already."
    enter(editor, "/chair Birch")
    assert editor.minutes.participants[1] == before[1]
    assert editor.minutes.participants[2].post == "Acting Chair"
    assert enter(editor, "/chair MH") == "Cllr Mary Holt is in the chair."
    assert editor.minutes.participants == before


def test_where_nobody_has_the_chair_it_is_plain(opened: Opened) -> None:
    editor = opened(PEOPLE.replace('role = "chair"\n', ""))
    assert enter(editor, "/chair BB") == "Cllr Bob Birch is in the chair."
    assert (editor.minutes.participants[2].role, editor.minutes.participants[2].post) == ("chair", "")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("AD took the chair in the absence of MH.", "Cllr Dunn took the chair in the absence of Cllr Holt."),
        ("Dunn took the chair.", "Dunn took the chair."),
    ],
)
def test_a_sentence_that_says_who_takes_the_chair_is_asked_about(typed: str, text: str, opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, typed)
    note = editor.minutes.notes[-1]
    assert (note.text, note.speakers, note.check) == (text, (), "Is AD in the chair? Type /chair AD")
    enter(editor, "/chair AD")
    assert editor.minutes.notes[-1].check == ""
    enter(editor, typed)
    assert editor.minutes.notes[-1].check == ""


def test_it_is_said_how_it_is_printed_from_when(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "AD: Welcome.")
    assert enter(editor, "/chair BB").endswith(" To print from when, type: Cllr Birch took the chair.")


def test_what_cannot_be_is_refused(opened: Opened) -> None:
    editor = opened(PEOPLE)
    assert commands.enter(editor, "/chair").refused == "Say who chairs: /chair CODE. In the chair: Cllr Mary Holt."
    assert commands.enter(editor, "/chair ZZ").misread
