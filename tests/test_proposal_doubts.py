"""While a motion is pending, sentences that propose something else: each is read, or asked about."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY

from minutes_tui.line.votes.motion_lines import AMENDMENT_ASKED, NO_AMENDMENT
from minutes_tui.line.votes.proposal_doubts import OTHER_MOTION, WITHDRAWN_ASKED

BODY = BODY.format("en")
AMENDMENTS = [
    "Tamm moved to amend by adding two steps.",
    "Tamm moved an amendment.",
    'Ms Tamm proposed to add the words "and the shed".',
    "I move to substitute the following motion.",
    'Kask moved to strike "mill" and insert "shed".',
    "Tamm moved to strike mill and insert shed. Second Berg.",
    "The mover accepted a friendly amendment to mill it twice.",
    "Friendly amendment accepted: twice.",
    "Friendly amendment by Berg, accepted by Kask: mill it twice.",
    "Amendment proposed by Ms Tamm: that we mill twice.",
    "Ms Tamm moved as an amendment that it be milled twice.",
    'An amendment was moved by Ms Tamm, seconded by Ms Berg, to delete "mill" and insert "repair".',
    'Motion to amend by Tamm, second Berg, to add "twice".',
    "M/S Tamm/Berg to amend the motion.",
    "Substitute motion by Tamm, second Berg: to repair the mill.",
    "Tamm offered a substitute motion to repair the mill.",
    "Tamm offered an amendment to the motion.",
    "Amend to read: we mill twice.",
    "It was moved to amend the motion by adding two steps.",
    'It was proposed that the words "and the shed" be added.',
    "Ms Berg asked for a friendly amendment.",
    "Tamm proposed an amendment to mill it twice.",
    "Tamm proposed amending the motion to say twice.",
    "Tamm wants to amend the motion: twice.",
    "Tamm moved deletion of the second sentence.",
    "Tamm amended the motion to include the shed.",
    "The motion was amended to include the shed.",
]
MOTIONS = [
    ("Tamm moved to refer the matter to staff.", "/motion AT: to refer the matter to staff."),
    ("Tamm moved to postpone to March.", "/motion AT: to postpone to March."),
    ("Tamm moved to table the motion.", "/motion AT: to table the motion."),
    ("Ms Tamm moved that the question be now put.", "/motion AT: that the question be now put."),
    ("Tamm moved that the matter lie on the table.", "/motion AT: that the matter lie on the table."),
    ("Tamm moved to adjourn.", "/motion AT: to adjourn."),
]  # fmt: skip
OTHERS = [
    "Berg called the question.",
    "Berg moved the previous question.",
    "Move to close debate.",
    "Tamm moved next business.",
    "Tamm appealed the decision of the chair.",
    "Tamm moved we take a recess.",
]
WORDS = [
    "Kask moved to the back of the room.",
    "Berg moved on to the heating.",
    "Berg said the mill is cold.",
    "Move the chairs.",
    "Move to the next item at 8pm.",
    "I move house in May.",
    "The amendment was discussed.",
    "Berg asked how much it costs.",
    "Berg thanked the committee for its work on the amendment.",
]
BARE = "Of the pending motion? Type /carried 3-1. If it is of"


@pytest.mark.parametrize("line", [*AMENDMENTS, *(line for line, _ in MOTIONS), *OTHERS])
def test_each_is_asked_about_and_so_is_a_bare_outcome_behind_it(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill.", line)
    command = dict(MOTIONS).get(line)
    asked = AMENDMENT_ASKED if line in AMENDMENTS else f"Is this a motion? Type {command}" if command else OTHER_MOTION
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, asked)
    assert enter(editor, "Carried 3-1.").startswith(BARE)
    assert not editor.minutes.notes[0].outcome


@pytest.mark.parametrize("line", WORDS)
def test_other_sentences_have_no_mark_and_an_outcome_behind_them_is_of_the_motion(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill.", line)
    assert not editor.minutes.notes[-1].check
    enter(editor, "Carried 3-1.")
    assert editor.minutes.notes[0].outcome == "carried"


@pytest.mark.parametrize("line", ["Kask agreed to withdraw his motion.", "The mover asked to withdraw it."])
def test_who_agrees_to_withdraw_a_motion_is_asked_about(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    assert enter(editor, "/motion KK: We mill.", line) == WITHDRAWN_ASKED


@pytest.mark.parametrize("line", ["It was seconded by Lena Berg.", "The motion was seconded by Ms Berg."])
def test_who_seconded_in_a_sentence(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill.", line)
    assert [(note.kind, note.seconder) for note in editor.minutes.notes] == [("motion", "LB")]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Tamm moved to amend by adding two steps.", "/amend AT: We mill two steps."),
        ("Tamm moved to table the motion.", "/motion AT: to table the motion."),
    ],
)
def test_the_command_that_is_asked_for_takes_the_place_of_the_sentence(line: str, command: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill.", line, command)
    assert [bool(note.struck) for note in editor.minutes.notes] == [False, True, False]
    enter(editor, "/undo")
    assert editor.minutes.notes[-1].check


def test_a_sentence_before_an_amendment_that_was_entered_is_asked_of_no_more(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill the hall.", "Tamm moved to strike the word hall.", "/amend AT: We mill.")
    enter(editor, "carried 3-1", "carried as amended 4-0")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["carried", "carried"]


@pytest.mark.parametrize("said", ["I move to amend the motion to say blue.", "I move the previous question."])
def test_who_moves_something_in_their_own_words(said: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion KK: We mill.", f"AT: {said}")
    assert not editor.minutes.notes[-1].check
    assert enter(editor, "Carried 3-1.").startswith(BARE)


def test_an_amendment_that_is_withdrawn_is_not_the_motion(opened: Opened) -> None:
    editor = opened(BODY)
    assert enter(editor, "/motion KK: We mill.", "Kask withdrew the amendment.") == NO_AMENDMENT
    assert not editor.minutes.notes[0].outcome
    enter(editor, "/amend KK: We mill twice.", "Kask withdrew the amendment.")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["", "withdrawn"]


@pytest.mark.parametrize(
    "line",
    [
        "Motion was referred to the finance committee on a motion by Tamm, seconded by Berg.",
        "Tamm proposed, seconded by Berg, that the motion be amended to read: We mill twice.",
    ],
)
def test_what_tells_of_the_motion_is_no_motion_of_its_own(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    assert enter(editor, "/motion KK: We mill.", line)
    assert [note.kind for note in editor.minutes.notes] == ["motion", "statement"]
    assert editor.minutes.notes[-1].check
