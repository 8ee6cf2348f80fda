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
    WHICH_ASKED,
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
        ("Consensus to move the retreat to March.", RESOLVED_ASKED),
        ("It was the consensus of the council to close the pool", RESOLVED_ASKED),
        ("By consensus, the board agreed to close the pool.", RESOLVED_ASKED),
        ("Upon motion duly made and seconded, the board approved the plan.", RESOLVED_ASKED),
        ("Minutes of 14 Oct approved, no changes", RESOLVED_ASKED),
        ("The board unanimously approved the plan.", RESOLVED_ASKED),
        ("The minutes were long.", ""),
        ("The board approved of her work last year.", ""),
        ("Moved by Tamm to buy paint. Motion died for lack of a second.", WHO_MOVED),
        ("Motion by Tamm, no second.", WHO_MOVED),
        ("Tamm moved to buy brushes. No second.", WITHIN),
        ("Motion to table by Tamm, second Berg, carried 3-1", NOTHING_PENDING),
        ("Motion by Tamm, seconded by Berg, to buy tape. Accepted by Kask.", WITHIN),
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
        ("en", "Consensus to move the retreat to March.", WHICH_ASKED),
        ("en", "No seconder.", OUTCOME_ASKED.format("/lost for want of a seconder")),
        ("en", "There was no second.", OUTCOME_ASKED.format("/lost for want of a seconder")),
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


def test_a_decision_that_a_mark_asks_for_has_a_key_in_the_review(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "Consensus to move the retreat to March.")
    problem = next(each for each in checks.problems(editor.minutes) if each.key == "check")
    assert [fix.said for fix in checks.fixes(editor.minutes, problem)] == ["Make it a decision"]
    editor.do(checks.fixes(editor.minutes, problem)[0].edit)
    assert about(editor.minutes) == ["decision · Consensus to move the retreat to March."]


@pytest.mark.parametrize(
    ("line", "motion", "votes"),
    [
        ("On motion of Tamm, seconded by Berg, it was resolved to mill.", "to mill.", []),
        ("Upon motion by Ms Tamm, seconded by Ms Berg, the board unanimously agreed to mill.", "to mill.", ["vote"]),
        ("Resolved: that we mill. Prop AT sec LB. All in favour", "that we mill.", ["vote"]),
    ],
)
def test_a_decision_with_who_moved_and_who_seconded(line: str, motion: str, votes: list[str], opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    first, *behind = editor.minutes.notes
    assert (first.kind, first.text, first.outcome) == ("motion", motion, "carried")
    assert (first.mover, first.seconder) == ("AT", "LB")
    assert [note.kind for note in behind] == votes


def test_who_had_the_casting_vote_by_name_and_office_is_of_the_vote(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/lost 2-2, casting vote of the Chair, Ms Ana Tamm")
    motion, vote = editor.minutes.notes
    assert (motion.outcome, motion.reason, motion.check) == ("lost", "", "")
    assert vote.outcome == "casting vote of the Chair, Ms Ana Tamm"


def test_who_did_not_vote_is_asked_about(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    asked = "Is that of a vote to come? /recuse AT records it. A vote that was held has who took part."
    assert enter(editor, "Ms Tamm did not vote.") == asked
