"""Motions on how a meeting goes on, and those that say what they are about, while another motion is pending."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui.checks import fixes, problems
from minutes_tui.line.votes.motion_lines import AMENDMENT_ASKED, OTHER_ASKED, PROCEDURE_ASKED, WHICH_ASKED, offered
from minutes_tui.meeting.motions import is_procedural, puts_off
from minutes_tui.report import document
from minutes_tui.writers import markdown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We buy a table.", "Motion to buy the table carried 5-0."),
        ("We adopt the fee table.", "Motion to adopt the fee table passed 5-0."),
    ],
)
def test_a_motion_named_by_the_words_of_the_pending_one_is_that_one(text: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, f"/motion LB: {text}", line)
    assert about(editor.minutes) == [f"motion · {text} · carried", "vote · 5-0 · 1"]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Motion to buy the boat carried 5-0.", "/carried 5-0"),
        ("Motion to refer the plan to staff carried 3-2.", "/refer to staff, 3-2"),
        ("Motion to table the plan carried 3-2.", "/table 3-2"),
        ("Motion no 5 passed.", "/carried"),
    ],
)
def test_one_named_by_other_words_is_asked_about(line: str, command: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, "/motion LB: We mill.", line) == OTHER_ASKED.format(command)
    assert offered(line, editor.minutes) == ""
    assert about(editor.minutes) == ["motion · We mill.", f"statement · {line} · ?"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Motion to buy the table carried 5-0."),
        ("en", "Motion to accept the report and refer passed 5-0."),
        ("en", "Motion to lay the item on the table passed 3-2."),
        ("en", "Motion to table and to refer to staff carried 3-2."),
        ("en", "Motion to refer the matter to council, as amended, passed 5-0."),
        ("en", "Motion to not adopt the budget passed 5-0."),
        ("en", "The procedural motion carried 3-2."),
        ("en", "Motion for a recess passed 3-2."),
        ("de", "Der Geschäftsordnungsantrag auf Ende der Rednerliste wird angenommen."),
        ("de", "Antrag auf Nichtbefassung wird mit 4:1 angenommen."),
        ("de", "Der Antrag des Kassenwarts wird mit 3:2 angenommen."),
        ("fr", "La motion visant à reporter le vote est adoptée."),
    ],
)
def test_one_that_may_be_another_is_put_into_no_command(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, "/motion LB: Xxx.", line) == WHICH_ASKED
    assert offered(line, editor.minutes) == ""
    assert about(editor.minutes) == ["motion · Xxx.", f"statement · {line} · ?"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The motion to close debate carried 4-1."),
        ("en", "Motion to take the item from the table passed 5-0."),
        ("de", "Der Antrag zur Geschäftsordnung wird mit 4:1 angenommen."),
        ("de", "Der Antrag auf Schluss der Debatte wird mit 4:1 angenommen."),
        ("fr", "La motion d'ajournement est adoptée par 3 voix contre 2."),
    ],
)
def test_one_on_the_procedure_says_nothing_of_the_pending_one(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, "/motion LB: Non.", line) == PROCEDURE_ASKED
    assert about(editor.minutes) == ["motion · Non.", f"statement · {line} · ?"]


@pytest.mark.parametrize("way", ["to call the question", "to close debate", "to adjourn", "to remove from the table"])
def test_one_that_is_carried_leaves_the_pending_one_to_be_decided(way: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", f"Motion {way} by Tamm, second Berg, passed 4-1.")
    assert about(editor.minutes)[0] == "motion · We mill."
    assert enter(editor, "/carried 5-0") == "The motion is carried and recorded as decision 2."
    assert about(editor.minutes)[0] == "motion · We mill. · carried"


@pytest.mark.parametrize(
    "words", ["to buy the table", "to accept the report and refer", "to take the item from the table", "buy a table"]
)
def test_a_noun_at_the_end_puts_nothing_off(words: str) -> None:
    assert puts_off(words, "en") is None
    assert is_procedural("to take the item from the table", "en")
    assert not is_procedural("to buy the table", "en")


def test_a_motion_is_postponed_indefinitely(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/motion AT: to postpone indefinitely", "/carried 4-1")
    assert about(editor.minutes)[0] == "motion · We mill. · postponed · indefinitely, moved by Ms Tamm"


@pytest.mark.parametrize(
    ("language", "line", "outcome"),
    [
        ("de", "Der Antrag auf Vertagung wird mit 3:2 angenommen.", "postponed"),
        ("sv", "Yrkandet om bordläggning bifölls med 3-2.", "tabled"),
        ("sv", "Yrkandet om återremiss bifölls med 3-2.", "referred"),
    ],
)
def test_a_noun_says_as_well_that_the_pending_one_is_put_off(
    language: str, line: str, outcome: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Non.", line)
    assert about(editor.minutes) == [f"motion · Non. · {outcome}", "vote · 3-2 · 1"]


@pytest.mark.parametrize("came", ["/carried 3-2", "/lost 2-3", "/withdrawn"])
def test_a_second_motion_leaves_the_first_to_be_decided(came: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    said = enter(editor, "/motion LB: We mill.", "/motion AT: We stay.", came)
    assert said.endswith("The motion “We mill.” is still pending.")
    assert [each.text for each in problems(editor.minutes)] == [
        "This motion has no outcome: say whether it was carried."
    ]
    enter(editor, "/carried 5-0")
    assert about(editor.minutes)[0] == "motion · We mill. · carried"
    # the motion that was carried first has number 1, and is printed below the other
    assert [each.check for each in problems(editor.minutes)] == ["numbers"] * (came == "/carried 3-2")


def test_counts_behind_an_outcome_are_of_the_motion_that_has_it(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/motion AT: We stay.", "/carried", "3-2")
    stay = editor.minutes.notes[1]
    assert editor.minutes.notes[-1].answers == stay.id


@pytest.mark.parametrize("words", ["to amend", "to amend the motion", "to amend it"])
def test_a_motion_to_amend_without_the_new_words_is_asked_about(words: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    line = f"Motion {words} by Tamm, second Kask, passed 3-2."
    assert enter(editor, "/motion LB: We mill.", line) == AMENDMENT_ASKED
    assert about(editor.minutes) == ["motion · We mill.", f"statement · {line} · ?"]


def test_a_motion_to_amend_something_else_is_one_of_its_own(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.")
    enter(editor, "Motion to amend the bylaws by Tamm, second Kask, passed 3-2.")
    assert "motion · to amend the bylaws · carried" in about(editor.minutes)


def test_all_in_favour_leaves_a_motion_that_can_be_carried(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, "/motion LB: We mill.", "All in favour.") == "/carried or /lost ends the motion."
    [problem] = problems(editor.minutes)
    assert problem.text == "This motion has no outcome, and the vote on it was unanimous: say whether it was carried."
    assert [fix.said for fix in fixes(editor.minutes, problem)] == ["Mark it as carried"]


@pytest.mark.parametrize(("typed", "decided"), [("", 1), ("We stay.", 1), ("We mill.", 0)])
def test_a_decision_is_on_the_motion_that_it_has_the_words_of(typed: str, decided: int, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/motion AT: We stay.", "/carried", f"/decision {typed}".strip())
    motions = [note for note in editor.minutes.notes if note.kind == "motion"]
    assert editor.minutes.notes[-1].answers == motions[decided].id


def test_the_page_says_on_which_of_two_motions_a_vote_was(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/motion AT: We stay.", "/carried 3-2", "/carried 5-0")
    first, second = markdown.write(document(editor.minutes)).split("**Vote on the motion:**")[1:]
    assert first.startswith(" **Carried,** 3 for, 2 against")
    assert second.startswith(" We mill.\\\n> **Carried,** 5 for, 0 against")
