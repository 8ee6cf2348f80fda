"""Decisions that are typed with the vote on them, or with who moved and seconded them."""

import datetime as dt

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui import checks, commands
from minutes_tui.checks.fixes import Fix
from minutes_tui.editor import Editor
from minutes_tui.report import document
from minutes_tui.writers import markdown

LISTED = BODY.format("en") + '\n[print]\nlists = ["decisions"]\n'


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("! We sell the cart. Carried 2-1.", "We sell the cart."),
        ("! We sell the cart (2 for, 1 against).", "We sell the cart."),
        ("Resolved: We sell the cart. Carried 2-1", "We sell the cart."),
        ("RESOLVED (2 for, 1 against): We sell the cart.", "We sell the cart."),
    ],
)
def test_counts_at_the_end_of_a_decision_are_its_vote_in_the_text_and_in_the_list(
    line: str, text: str, opened: Opened
) -> None:
    editor = opened(LISTED)
    enter(editor, line)
    assert about(editor.minutes) == [f"decision · {text}", "vote · 2-1"]
    assert f"| 1 | {text} | 2–1 |" in markdown.write(document(editor.minutes))
    commands.enter(editor, "/undo")
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    "words", ["We met (see 4-5).", "We meet on 3-4 May.", "The plan 2025-26 is approved.", "We sell it. It is old."]
)
def test_other_figures_stay_words(words: str, opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, f"! {words}")
    assert about(editor.minutes) == [f"decision · {words}"]


def test_one_with_its_mover_and_seconder_is_a_carried_motion(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "Resolved: to pay the miller. Proposed AT, seconded LB. All in favour.")
    motion, vote = editor.minutes.notes
    assert (motion.text, motion.outcome, motion.number) == ("to pay the miller.", "carried", 1)
    assert (motion.mover, motion.seconder, vote.outcome) == ("AT", "LB", "All in favour")
    enter(editor, "Resolved: to pay the baker. Proposed AT, seconded LB. Carried 3-0.")
    assert about(editor.minutes)[2:] == ["motion · to pay the baker. · carried", "vote · 3-0 · 3"]


def test_an_outcome_with_a_name_that_two_people_have_stays_in_the_line(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/person Ms Sue Tamm", "/motion LB: We mill.")
    outcome = commands.enter(editor, "/carried 1-1 +1 Tamm")
    assert outcome.misread
    assert not editor.minutes.notes[0].outcome


@pytest.mark.parametrize("line", ["ACTION: Berg, by Friday: paint", "> Berg, by 2025-03-14: paint"])
def test_a_due_date_between_who_is_responsible_and_the_task_leaves_no_name_in_the_task(
    line: str, opened: Opened
) -> None:
    editor = opened(LISTED)
    enter(editor, line)
    (note,) = editor.minutes.notes
    assert (note.text, note.responsible, note.due) == ("paint", ("LB",), dt.date(2025, 3, 14))


def _carried(editor: Editor) -> Fix:
    problem = next(each for each in checks.problems(editor.minutes) if each.text.startswith("This motion has no"))
    return next(iter(checks.fixes(editor.minutes, problem)))


def test_a_motion_marked_as_carried_in_a_draft_is_numbered_in_its_place(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "! We dig.", "/topic One", "/motion LB: We mill.", "/topic Two", "! We row.", "! We sail.")
    fix = _carried(editor)
    assert fix.said == "Mark it as carried, decision 2: those after it get the next numbers"
    editor.do(fix.edit)
    numbers = {note.text: note.number for note in editor.minutes.notes if note.number}
    assert numbers == {"We dig.": 1, "We mill.": 2, "We row.": 3, "We sail.": 4}
    editor.undo()
    assert [note.number for note in editor.minutes.notes if note.kind == "decision"] == [1, 2, 3]


def test_a_number_that_a_note_names_is_kept_and_the_review_says_what_is_out_of_order(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/topic One", "/motion LB: We mill.", "/topic Two", "! We row.", "Decision 1 is of today.")
    fix = _carried(editor)
    assert fix.said == "Mark it as carried, decision 2, which is out of order: /renumber puts it in its place"
    assert len(fix.edit.changes) == 1


@pytest.mark.parametrize(
    ("line", "motion"),
    [
        ("It was proposed by Tamm and seconded by Berg and RESOLVED that we pay.", "that we pay."),
        ("Proposed by Tamm, seconded by Berg and unanimously agreed to pay the miller.", "to pay the miller."),
    ],
)
def test_a_sentence_with_mover_seconder_and_resolved_is_a_carried_motion(
    line: str, motion: str, opened: Opened
) -> None:
    editor = opened(LISTED)
    enter(editor, line)
    note = editor.minutes.notes[0]
    assert (note.mover, note.seconder, note.outcome, note.text) == ("AT", "LB", "carried", motion)


@pytest.mark.parametrize(
    "line",
    [
        "It was resolved, on the proposal of Tamm seconded by Berg, that the clerk write again.",
        "Unanimously agreed that the chairs be sold.",
        "RESOLVED unanimously: to buy a lamp",
    ],
)
def test_a_decision_with_more_between_its_first_words_is_asked_about(line: str, opened: Opened) -> None:
    assert enter(opened(LISTED), line) == "Is this a decision? Type it with ! before it: ! WORDS"


def test_a_decision_that_was_unanimous_in_brackets_has_that_as_its_vote(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "RESOLVED (unanimously): to buy a lamp")
    decision, vote = editor.minutes.notes
    assert (decision.kind, decision.text, vote.outcome) == ("decision", "to buy a lamp", "unanimously")
    page = markdown.write(document(editor.minutes))
    assert "nanimously" in page


def test_the_one_who_was_elected_says_nothing_where_the_votes_are_in_brackets(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "Vice-Chairman: Berg (3 votes) was elected over Tamm (2 votes)")
    assert (editor.minutes.notes[0].speakers, editor.minutes.notes[0].check) == ((), "")


def test_words_beside_an_outcome_are_in_the_list_of_decisions_too(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/motion We buy the hedge, the gate and the sign.", "/carried 3-1 hedge only")
    assert "| 1 | We buy the hedge, the gate and the sign. | 3–1, hedge only |" in markdown.write(
        document(editor.minutes)
    )


def test_of_two_amendments_it_is_said_which_is_carried_and_which_is_pending(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/motion We pay.", "/amend We pay four.", "/amend We pay five.")
    assert enter(editor, "/carried 3-2") == (
        "The amendment is carried. That is “We pay five.”: the amendment “We pay four.” is still pending."
    )


@pytest.mark.parametrize("line", ["/vote Co-option: Tamm 5, Berg 5", "/vote Delegates (two seats): Tamm 4, Berg 1"])
def test_an_election_without_a_winner_tells_how_it_is_said_who_is_elected(line: str, opened: Opened) -> None:
    editor = opened(LISTED)
    assert enter(editor, line) == "Who is elected is not said: a decision says it, such as ! NAME is elected."
    assert "is elected" not in markdown.write(document(editor.minutes))
    assert enter(editor, "/vote Chair: Tamm 4, Berg 1") == ""


def test_the_next_item_says_that_a_motion_is_still_pending(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/topic One", "/insert Two", "/motion LB: We mill.", "/vote 2-1")
    said = commands.enter(editor, "/next").said
    assert "The motion “We mill.” is still pending: /undo, then /carried or /lost." in said
    editor.undo()
    enter(editor, "/carried")
    assert "pending" not in commands.enter(editor, "/next").said


def test_another_motion_says_that_one_with_a_vote_is_still_pending(opened: Opened) -> None:
    editor = opened(LISTED)
    enter(editor, "/topic One", "/motion LB: We mill.", "/vote 2-1")
    said = commands.enter(editor, "/motion LB: We row.").said
    assert "The motion “We mill.” is still pending after the vote: /carried or /lost with its words ends it." in said
    enter(editor, "/carried We mill.")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["carried", ""]
