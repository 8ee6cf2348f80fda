"""What the questions of the review hold before anything is typed, and what answers change besides."""

import pytest
from conftest import Opened, enter

from minutes_tui.assist import keymap
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.line.retyping import NO_NAME, TWO_NAMES, WHOSE_NAME
from minutes_tui.report import document, known_to

ACTS = {act.name: act for act in keymap.acts()}
RECORD = """
[meeting]
title = "Pond Committee"
date = 2025-03-12

[[participant]]
key = "KN"
name = "Kay North"
title = "Cllr"

[[participant]]
key = "RP"
name = "Raj Patel"
title = "Cllr"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


@pytest.mark.parametrize(
    ("act", "now"), [("speaker", "KN"), ("kind", "statement"), ("attribution", "before"), ("audience", "public")]
)
def test_a_question_opens_with_what_is_set(act: str, now: str, editor: Editor) -> None:
    enter(editor, "KN: The pump leaks.")
    assert ACTS[act].now(editor, [0]) == now


def test_a_question_about_notes_that_differ_opens_empty(editor: Editor) -> None:
    enter(editor, "KN: The pump leaks.", "KN noted that it is old.")
    assert ACTS["attribution"].now(editor, [0]) == "before"
    assert ACTS["attribution"].now(editor, [1]) == "inside"
    assert ACTS["attribution"].now(editor, [0, 1]) == ""


@pytest.mark.parametrize(("typed", "value"), [("before", "prefix"), ("ins", "inline"), ("nowhere", "none"),
                                              ("inline", "inline"), ("prefix", "prefix")])  # fmt: skip
def test_where_a_name_is_printed_is_answered_in_plain_words_and_in_those_of_the_record(
    typed: str, value: str, editor: Editor
) -> None:
    enter(editor, "KN: The pump leaks.")
    ACTS["attribution"].run(editor, [0], typed)
    assert editor.minutes.notes[0].attribution == value


def test_a_mark_that_asks_for_a_name_goes_when_the_name_is_in_the_text(editor: Editor) -> None:
    enter(editor, "KN: the pump leaks.")
    ACTS["attribution"].run(editor, [0], "inside")
    assert editor.minutes.notes[0].check == NO_NAME
    note_command.retyped(editor, 0, "it leaks.")
    assert editor.minutes.notes[0].check == NO_NAME
    note_command.retyped(editor, 0, "Cllr North said that it leaks.")
    assert editor.minutes.notes[0].check == ""
    ACTS["attribution"].run(editor, [0], "before")
    assert editor.minutes.notes[0].check == TWO_NAMES
    ACTS["attribution"].run(editor, [0], "inside")
    assert editor.minutes.notes[0].check == ""


def test_a_mark_that_asks_whose_name_it_is_goes_when_it_is_the_speakers(editor: Editor) -> None:
    enter(editor, "KN noted that the pump leaks.")
    note_command.retyped(editor, 0, "Mrs Elm noted that the pump leaks.")
    ACTS["speaker"].run(editor, [0], "RP")
    assert editor.minutes.notes[0].check == WHOSE_NAME
    note_command.retyped(editor, 0, "Cllr Patel noted that the pump leaks.")
    assert editor.minutes.notes[0].check == ""


def test_who_may_read_a_heading_may_read_what_is_under_it_and_no_one_else(editor: Editor) -> None:
    enter(editor, "/topic Roads", "KN: A hole.", "/topic Staff pay", "RP: Pay rises.", "! The pay is 400 pounds.",
          "/insert 2.1 Pensions", "/item pensions", "KN: None yet.", "/topic Close", "KN: Thanks.")  # fmt: skip
    at = next(at for at, note in enumerate(editor.minutes.notes) if note.text == "Pay rises.") - 1
    said = ACTS["audience"].run(editor, [at], "private").said
    assert said == "The heading and its 3 notes are now private."
    page = repr(document(known_to(editor.minutes, "public")))
    assert [said for said in ("A hole", "Pay rises", "400", "None yet", "Thanks") if said in page] == [
        "A hole",
        "Thanks",
    ]
    ACTS["audience"].run(editor, [at], "public")
    assert {note.audience for note in editor.minutes.notes} == {"public"}
