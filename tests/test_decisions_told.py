"""Decisions that are typed with the vote on them, or with who moved and seconded them."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui import commands
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
