"""Sentences that tell of an election, of a decision of all, and of the next meeting, each with what is asked of it."""

import pytest
from conftest import Opened, enter
from test_motions_as_told import BODY

from minutes_tui import commands
from minutes_tui.line.votes.motion_lines import RESOLVED_ASKED, WHICH_ASKED

POLL = "Is this an election? Type /poll POST: {}"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Tamm 5 votes, Berg 3, 1 spoilt", POLL.format("Tamm 5 votes, Berg 3, 1 spoilt")),
        ("Tamm 3, Berg 2", POLL.format("Tamm 3, Berg 2")),
        ("Tamm was duly elected Vice-Chairman with immediate effect.", RESOLVED_ASKED),
        ("Tamm was elected in 2019.", ""),
        ("Berg 2 May, Tamm 3 June", ""),
        ("All agreed to get 3 quotes.", RESOLVED_ASKED),
        ("Everyone present agreed that the hall be let.", RESOLVED_ASKED),
        ("All agreed that was funny", RESOLVED_ASKED),
        ("All of them were late", ""),
        (
            "Next ordinary meeting: Thursday 28 January 2027 at 7.30pm, Village Hall.",
            "Is that the next meeting? Type /meeting next Thursday 28 January 2027 at 7.30pm, Village Hall",
        ),
    ],
)
def test_a_sentence_is_asked_about(line: str, asked: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    assert [(note.kind, note.text, note.check) for note in editor.minutes.notes] == [("statement", line, asked)]


def test_an_election_that_is_recorded_is_not_asked_about(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/poll Chair: AT 3, LB 1", "Tamm was duly elected.")
    assert [note.check for note in editor.minutes.notes] == ["", ""]


@pytest.mark.parametrize(
    "line", ["All in favour bar the clerk", "All agreed except Pike, who abstained", "Everybody was in favour"]
)
def test_that_all_were_for_it_is_asked_about_where_it_is_not_read(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion We clear the ditch", line)
    assert [note.check for note in editor.minutes.notes] == ["", WHICH_ASKED]


def test_who_is_excepted_by_bar_has_no_ballot_for_it(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion We clear the ditch", "All in favour bar Berg")
    assert editor.minutes.notes[-1].ballots == {"AT": "for", "KK": "for", "XY": "for"}


def test_election_is_a_command_by_another_name(opened: Opened) -> None:
    said = commands.enter(opened(BODY.format("en")), "/election Chair: AT 3, LB 1")
    assert said.misread == "There is no command /election: did you mean /poll?"


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("/poll Head of voice: Rossi 3, Kimura 4, Pryce withdrawn", {"Rossi": 3, "Kimura": 4, "Pryce": "withdrawn"}),
        ("/poll Head of voice: Pryce: withdrew, Rossi 3, Kimura 4", {"Rossi": 3, "Kimura": 4, "Pryce": "withdrew"}),
        ("/poll Head: Rossi 3, Kimura 0, Pryce 0 (withdrawn)", {"Rossi": 3, "Kimura": 0, "Pryce": "withdrawn"}),
        ("/poll Fees: raised 3, motion withdrawn 2", {"raised": 3, "motion withdrawn": 2}),
    ],
)
def test_a_candidate_who_withdrew_is_one_without_a_count(
    line: str, options: dict[str, int | str], opened: Opened
) -> None:
    editor = opened('format = 1\n\n[meeting]\ntitle = "School"\ndate = 2026-01-09\n')
    enter(editor, line)
    vote = editor.minutes.notes[-1]
    assert (vote.kind, vote.options) == ("vote", options)
    assert vote.text == line.removeprefix("/poll ").partition(":")[0]


def test_a_poll_of_one_who_withdrew_is_no_vote(opened: Opened) -> None:
    editor = opened('format = 1\n\n[meeting]\ntitle = "School"\ndate = 2026-01-09\n')
    assert enter(editor, "/poll Mr Owen Pryce: withdrawn").startswith("No votes are counted here.")
    assert not editor.minutes.notes
