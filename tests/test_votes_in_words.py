"""Votes that are typed within a motion's words, and lines that may be about the pending motion."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY

from minutes_tui.line.votes.motion_lines import AMENDMENT_ASKED, OUTCOME_ASKED, WHICH_ASKED, WITHIN
from minutes_tui.line.votes.proposal_doubts import WITHDRAWN_ASKED


def test_a_score_behind_a_motion_that_was_carried_is_no_part_of_its_words(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "M/S/C Tamm/Berg to take the gift with thanks 7-0")
    motion, held = editor.minutes.notes
    assert (motion.text, motion.outcome) == ("to take the gift with thanks", "carried")
    assert (held.for_, held.against) == (7, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Motion by Tamm, second by Berg to close the doors. Roll call 7 aye 0 nay",
        "Moved by Tamm, second Berg, to paint it. All ayes. Motion carries",
    ],
)
def test_a_vote_within_a_motion_is_asked_about(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, line) == WITHIN
    assert editor.minutes.notes[0].text == line


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("en", "Berg withdrew her motion after the debate.", WITHDRAWN_ASKED),
        ("de", "Berg zieht den Antrag nach der Aussprache zurück.", WITHDRAWN_ASKED),
        ("fr", "Berg retire sa motion après le débat.", WITHDRAWN_ASKED),
        ("en", "Mahs moved to amend: It is painted red.", AMENDMENT_ASKED),
        ("en", "With 3 yes and 1 no carried, because the price is right.", WHICH_ASKED),
        ("de", "Mit 3 Ja-Stimmen und 1 Nein-Stimme angenommen, weil der Preis stimmt.", WHICH_ASKED),
        ("de", "Mit 3:1 angenommen, weil der Preis stimmt.", WHICH_ASKED),
        ("de", "Abstimmung Beschlussvorschlag: 5 Ja 1 Nein 1 Enth.", OUTCOME_ASKED.format("/vote 5-1-1")),
        ("en", "There were 3 boats and 1 raft.", ""),
        ("en", "Berg has withdrawn from the committee.", ""),
    ],
)
def test_what_may_be_about_the_pending_motion_is_asked(language: str, line: str, asked: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: We paint it.", line)
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, asked)
