"""How somebody voted, said right behind a vote that is closed, and ballots whose counts are others than those beside
them."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui.line.votes.ballots import OF_LAST, OF_PENDING

PENDING = "/motion LB; AT: We mill."
OTHER = "Moved by Kai Kask, seconded by Xia Yun that we apply for the grant. Passed unanimously, 5-0."


@pytest.mark.parametrize(
    ("language", "lines", "said", "ballots"),
    [
        ("en", (PENDING, "Carried 5-0"), "Orr abstained", "0 RO"),
        ("en", (PENDING, "Carried 5-0", "Tamm abstained"), "Orr and Berg voted no.", "-1 RO -1 LB"),
        ("de", (PENDING, "Mit 4:0 angenommen"), "Orr enthält sich", "0 RO"),
    ],
)
def test_it_is_asked_whether_it_is_of_that_vote(
    language: str, lines: tuple[str, ...], said: str, ballots: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, *lines, said) == OF_LAST.format(ballots)
    assert about(editor.minutes)[-1] == f"statement · {said} · ?"


def test_it_begins_no_vote_on_the_motion_that_was_pending_before(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, PENDING, OTHER, "Orr abstained") == OF_LAST.format("0 RO") + OF_PENDING.format("0 RO")
    enter(editor, "0 RO")
    assert editor.minutes.notes[-1].ballots == {"RO": "abstain"}


def test_it_is_a_ballot_in_the_vote_that_is_open(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, PENDING, "Orr abstained")
    assert editor.minutes.notes[-1].ballots == {"RO": "abstain"}
