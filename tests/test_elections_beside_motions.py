"""Elections while a motion is pending: they are on nothing but their title."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Élection du secrétaire : Ana Tamm, à l'unanimité"),
        ("de", "Wahl: Ana Tamm einstimmig"),
        ("en", "Election of chair: Ana Tamm unopposed"),
        ("en", "Election of chair: AT 3, LB 2"),
    ],
)
def test_one_is_no_vote_on_the_pending_motion(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Non.", line)
    motion, vote = editor.minutes.notes
    assert (vote.kind, vote.answers or "", motion.outcome) == ("vote", "", "")
    enter(editor, "/carried")
    assert editor.minutes.notes[0].outcome == "carried"
