"""Lines that may be a motion, an amendment or a decision, or say what became of one, and are marked with the way to
enter them; and a second with an outcome behind it."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui import checks
from minutes_tui.line.votes.motion_lines import (
    AMENDMENT_ASKED,
    NOTHING_PENDING,
    OUTCOME_ASKED,
    RESOLVED_ASKED,
    WHO_MOVED,
    WITHIN,
)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Motion: Tamm. Second: Berg. All ayes. Motion carried.", WHO_MOVED),
        ("Motion by Tamm to eat.", WHO_MOVED),
        ("Tamm moved approval of the minutes.", WHO_MOVED),
        ("Ms Tamm proposed a grant to the hall, seconded by Ms Berg.", WHO_MOVED),
        ("Motion to adjourn by Tamm, second Berg. All ayes.", WHO_MOVED),
        ("Tamm moved to table the plan to May. The motion died for lack of a second.", WITHIN),
        ("Motion to refer the plan to staff carried 3-2.", NOTHING_PENDING),
        ("It was resolved unanimously that the rate be 18,400.", RESOLVED_ASKED),
        ("It was agreed to buy a strimmer.", RESOLVED_ASKED),
        ("Tamm moved to the back of the room.", ""),
    ],
)
def test_with_nothing_pending(line: str, asked: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    assert [(note.kind, note.check) for note in editor.minutes.notes] == [("statement", asked)]


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("en", "Ms Tamm moved an amendment: to hold back the payment.", AMENDMENT_ASKED),
        ("en", "Approved unanimously by those present.", OUTCOME_ASKED.format("/carried unanimously by those present")),
        ("en", "Without objection, so ordered.", OUTCOME_ASKED.format("/carried without objection")),
        ("en", "The ayes have it.", OUTCOME_ASKED.format("/carried")),
        ("en", "No one seconded.", OUTCOME_ASKED.format("/lost for want of a seconder")),
        (
            "de",
            "Der Antrag wird in der vorliegenden Fassung einstimmig angenommen.",
            OUTCOME_ASKED.format("/carried einstimmig"),
        ),
        ("sv", "Bifölls utan votering.", OUTCOME_ASKED.format("/carried utan votering")),
        ("sv", "Efter votering med 3 ja mot 2 nej bifölls motionen.", OUTCOME_ASKED.format("/carried 3-2")),
        ("de", "Der so geänderte Antrag wird mit 4 Ja-Stimmen bei 1 Gegenstimme angenommen.",
         OUTCOME_ASKED.format("/carried 4-1")),
        ("de", "Der so geänderte Antrag wird mit 3 Ja, 1 Nein, 1 Enthaltung angenommen.",
         OUTCOME_ASKED.format("/carried 3-1-1")),
    ],
)  # fmt: skip
def test_while_a_motion_is_pending(language: str, line: str, asked: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, "/motion LB: Non.", line) == asked
    assert editor.minutes.notes[-1].check == asked


def test_a_second_with_an_outcome_behind_it(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "Ms Tamm seconded; carried, Orr abstaining")
    motion, vote = editor.minutes.notes
    assert (motion.seconder, motion.outcome, vote.ballots) == ("AT", "carried", {"RO": "abstain"})


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "ordförandens utslagsröst"), ("fr", "voix prépondérante du maire")]
)
def test_a_casting_vote_keeps_all_of_its_words(language: str, words: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Non.", f"/carried 2-2 {words}")
    assert about(editor.minutes) == ["motion · Non. · carried", f"vote · {words} · 2-2 · 1"]


def test_a_withdrawn_motion_to_put_off_leaves_the_pending_one_pending(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/motion AT: to table", "/withdrawn")
    assert enter(editor, "/carried") == "The motion is carried and recorded as decision 1."


def test_a_decision_in_the_text_is_one_problem_and_made_a_decision_without_the_mark(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "It was agreed to buy a strimmer.")
    (problem,) = [each for each in checks.problems(editor.minutes) if each.index == 0 and each.table == "note"]
    assert problem.text == "Is this a decision? It is only text so far."
    (fix, *_) = checks.fixes(editor.minutes, problem)
    editor.do(fix.edit)
    (note,) = editor.minutes.notes
    assert (note.kind, note.check) == ("decision", "")


def test_a_tied_motion_with_a_casting_vote_can_be_marked_as_carried(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/vote 2-2 carried on the casting vote of the chairman")
    (problem,) = [each for each in checks.problems(editor.minutes) if each.check == "outcomes"]
    titles = [fix.said for fix in checks.fixes(editor.minutes, problem)]
    assert titles == ["Mark it as carried", "Mark it as lost"]
