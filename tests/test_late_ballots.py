"""How somebody voted, said right behind a vote that is closed, and ballots whose counts are others than those beside
them."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui import checks
from minutes_tui.line.votes.ballots import OF_LAST, OF_PENDING
from minutes_tui.line.votes.motion_lines import WHICH_ASKED
from minutes_tui.model.minutes import listed

PENDING = "/motion LB; AT: We mill."
OTHER = "Moved by Kai Kask, seconded by Xia Yun that we apply for the grant. Passed unanimously, 5-0."


@pytest.mark.parametrize(
    ("language", "lines", "said", "undo", "ballots"),
    [
        ("en", (PENDING, "Carried 5-0"), "Orr abstained", "", "0 RO"),
        ("en", (PENDING, "Carried 5-0", "Tamm abstained"), "Orr and Berg voted no.", " 2 times", "0 AT, -1 RO -1 LB"),
        ("de", (PENDING, "Mit 4:0 angenommen"), "Orr enthält sich", "", "0 RO"),
    ],
)
def test_it_is_asked_whether_it_is_of_that_vote(
    language: str, lines: tuple[str, ...], said: str, undo: str, ballots: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, *lines, said) == OF_LAST.format(undo, ballots)
    assert about(editor.minutes)[-1] == f"statement · {said} · ?"


def test_it_begins_no_vote_on_the_motion_that_was_pending_before(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, PENDING, OTHER, "Orr abstained") == OF_LAST.format("", "0 RO") + OF_PENDING.format("0 RO")
    enter(editor, "0 RO")
    assert editor.minutes.notes[-1].ballots == {"RO": "abstain"}


def test_it_is_a_ballot_in_the_vote_that_is_open(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, PENDING, "Orr abstained")
    assert editor.minutes.notes[-1].ballots == {"RO": "abstain"}


@pytest.mark.parametrize(
    ("line", "counts", "ballots"),
    [
        ("Ayes: Kask, Tamm. Nays: Berg. Abstain: Orr. Carried 3-1.", (3, 1), "AT for KK for LB against RO abstain"),
        ("Carried 3-1, KK against, RO abstaining", (3, 1), "KK against RO abstain"),
        ("Motion passed. KK voted against, RO abstained.", (None, None), "KK against RO abstain"),
        ("/carried Ayes: Kask, Tamm, Orr. Nays: Berg. Motion carried 3-1.", (3, 1), "AT for KK for LB against RO for"),
        ("/carried Ayes: Kask, Tamm. Nays: Berg.", (None, None), "AT for KK for LB against"),
    ],
)  # fmt: skip
def test_names_and_an_outcome_are_recorded_also_where_the_counts_are_others(
    line: str, counts: tuple[int | None, int | None], ballots: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, PENDING, line)
    motion, vote = editor.minutes.notes
    assert (motion.outcome, motion.reason, vote.for_, vote.against) == ("carried", "", *counts)
    assert " ".join(f"{code} {way}" for code, way in sorted(vote.ballots.items())) == ballots


def test_the_checks_name_counts_that_differ_from_the_names(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, PENDING, "Ayes: Kask, Tamm. Nays: Berg, Orr. Motion carried 3-1.")
    assert [each.check for each in checks.problems(editor.minutes) if each.index == 1 and each.table == "note"]


def test_who_is_recused_is_read_in_a_sentence_of_the_outcome(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, PENDING, "/carried Ayes: Kask, Tamm, Orr. Nays: Berg. Recused: XY. Motion carried 3-1.")
    motion, vote = editor.minutes.notes
    assert (motion.reason, listed(vote.recused), len(vote.ballots)) == ("", ("XY",), 4)


def test_a_roll_call_on_another_motion_is_asked_about_and_says_nothing_untrue_of_the_names(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    line = "Roll call on the substitute: Tamm aye, Berg aye, Kask nay, Orr nay. Motion failed 2-2."
    assert enter(editor, PENDING, line) == WHICH_ASKED
