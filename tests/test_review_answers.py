"""What the questions of the review hold before anything is typed, and what answers change besides."""

import pytest
from conftest import Opened, enter

from minutes_tui import checks
from minutes_tui.assist import keymap
from minutes_tui.commands.notes import note_command, review_actions
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


def test_a_mark_that_asks_whose_name_it_is_goes_when_it_is_the_speakers(opened: Opened) -> None:
    note = '[[note]]\nid = "1"\nspeaker = "KN"\nattribution = "inline"\ntext = "Mrs Elm noted that it leaks."\n'
    editor = opened(f"{RECORD}\n{note}")
    ACTS["speaker"].run(editor, [0], "RP")
    assert editor.minutes.notes[0].check == WHOSE_NAME
    note_command.retyped(editor, 0, "Cllr Patel noted that the pump leaks.")
    assert editor.minutes.notes[0].check == ""


def test_who_may_read_a_heading_may_read_what_is_under_it_and_no_one_else(editor: Editor) -> None:
    enter(editor, "/topic Roads", "KN: A hole.", "/topic Staff pay", "RP: Pay rises.", "! The pay is 400 pounds.",
          "/insert 2.1 Pensions", "/item pensions", "KN: None yet.", "/topic Close", "KN: Thanks.")  # fmt: skip
    at = next(at for at, note in enumerate(editor.minutes.notes) if note.text == "Pay rises.") - 1
    said = ACTS["audience"].run(editor, [at], "private").said
    assert said == "Now private. So are the 4 notes below: “Pay rises” to “None yet”."
    page = repr(document(known_to(editor.minutes, "public")))
    assert [said for said in ("A hole", "Pay rises", "400", "None yet", "Thanks") if said in page] == [
        "A hole",
        "Thanks",
    ]
    assert ACTS["audience"].run(editor, [at], "public").refused.startswith("“public” opens 4 more notes too: ")
    ACTS["audience"].run(editor, [at], "public all")
    assert {note.audience for note in editor.minutes.notes} == {"public"}


def test_a_motion_is_struck_out_with_the_vote_on_it(editor: Editor) -> None:
    enter(editor, "/motion KN: We wait.", "/vote 2-0", "/carried", "! The pump is bought.")
    at = next(at for at, note in enumerate(editor.minutes.notes) if note.kind == "motion")
    assert ACTS["strike"].run(editor, [at], "").said == (
        "Struck out. It stays in the record but is not printed. So is 1 vote on it."
    )
    page = repr(document(known_to(editor.minutes, "public")))
    assert "2 for" not in page
    assert {note.kind for note in editor.minutes.notes if not note.struck} == {"decision"}


ARRIVALS = (
    RECORD.replace("date = 2025-03-12", "date = 2025-03-12\nstart = 10:00:00\nend = 11:00:00")
    + """
[[note]]
id = "1"
kind = "arrival"
who = "KN"
at = 2025-03-12T11:05:00
"""
)


def test_one_who_arrives_after_the_end_is_a_problem_that_the_key_for_the_time_mends(opened: Opened) -> None:
    editor = opened(ARRIVALS)
    problem = next(each for each in checks.problems(editor.minutes) if each.key == "at")
    assert problem.text.endswith("arrives at 11:05, after the meeting ended at 11:00: correct one of the times.")
    found = review_actions.act_for(problem, editor.minutes)
    assert found
    assert (found[0].key, found[1]) == ("T", "time")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("/adjourn 11:00",), "Undone. The meeting has not ended."),
        (("/topic Ponds", "/adjourn 11:00", "/adjourn 11:30"), "Undone. The meeting ended at 11:00."),
        (("/start 10:00",), "Undone. The meeting has no start again."),
        (("/topic Ponds", "/close"), "Undone. The agenda item is open again."),
        (("/insert Ponds", "/next"), "Undone. The agenda item is not taken up any more."),
        (("/insert Ponds",), "Undone. The agenda is as before."),
        (("/person Ann Elm",), "Undone. The participants list is as before."),
        (("! We wait.",), "Undone. The decision is out of the record again."),
        (("KN: Yes.",), "Undone."),
        (("KN: Yes, we do so.", "s/do so/wait/"), "Undone. The statement “Yes, we do so.” is as before."),
    ],
)
def test_undo_says_what_is_undone(lines: tuple[str, ...], said: str, editor: Editor) -> None:
    assert enter(editor, *lines, "/undo") == said
