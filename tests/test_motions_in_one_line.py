"""Motions told in one line by who moved and seconded them, the sentence that a /motion answers, the chair's ballot."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui.language.markup import excerpt
from minutes_tui.line.votes.motion_lines import RESOLVED_ASKED, WHO_MOVED, WITHIN, offered
from minutes_tui.model.minutes import listed

MOVED = "Tamm moved that we mill, seconded by Kask."


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (MOVED, "/motion AT; KK: that we mill"),
        ("Tamm moved to mill, seconded by Kask.", "/motion AT; KK: to mill"),
        ("Tamm moved to mill.", "/motion AT: to mill."),
        ("Tamm moved to mill, seconded by Kask. Carried 3-1.", ""),
    ],
)
def test_a_motion_is_offered_with_who_seconded_it(line: str, command: str, opened: Opened) -> None:
    assert offered(line, opened(BODY.format("en")).minutes) == command


@pytest.mark.parametrize(
    ("line", "command"),
    [(MOVED, "/motion AT; KK: that we mill"), ("Motion by Tamm to mill.", "/motion AT: to mill")],
)
def test_a_marked_sentence_that_a_motion_answers_is_struck_out(line: str, command: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, line) == WHO_MOVED
    assert enter(editor, command) == f"The sentence {excerpt(line)} is struck out: the page says it once."
    assert [note.kind for note in editor.minutes.notes if not note.struck] == ["motion"]
    enter(editor, "/undo")
    assert about(editor.minutes) == [f"statement · {line} · ?"]


@pytest.mark.parametrize("command", ["/motion AT; KK: that we sail", "/motion LB; KK: that we mill", "/motion we mill"])
def test_a_sentence_that_says_more_or_else_is_kept(command: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOVED, command)
    assert not editor.minutes.notes[0].struck


@pytest.mark.parametrize(
    ("line", "text", "counts"),
    [
        ("M/S/C Tamm/Kask to mill, 3-1", "to mill", (3, 1)),
        ("M/S/C Tamm/Kask to mill. 3-1 (Berg opposed).", "to mill.", (3, 1)),
        ("M/S/C: Tamm/Kask that we mill.", "that we mill.", None),
        ("MSC AT/KK to mill at noon, 3-1.", "to mill at noon", (3, 1)),
    ],
)
def test_moved_seconded_carried_with_two_names(
    line: str, text: str, counts: tuple[int, int] | None, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    motion, *votes = editor.minutes.notes
    assert (motion.text, motion.outcome, motion.mover, motion.seconder) == (text, "carried", "AT", "KK")
    assert [(vote.for_, vote.against) for vote in votes] == ([counts] if counts else [])


def test_two_names_without_more_are_asked_about(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, "Tamm/Kask to approve the budget. 4-1 (Berg opposed).") == WHO_MOVED
    enter(editor, "Noon/night to rest.")
    assert not editor.minutes.notes[-1].check


@pytest.mark.parametrize(
    ("line", "ballots"),
    [
        ("/carried 3-1 with the chair abstaining", {"AT": "abstain"}),
        ("Carried 4-0, the chair abstaining.", {"AT": "abstain"}),
        ("Motion carried 4-1, the Chair opposed.", {"AT": "against"}),
        ("4-0, chair abstaining", {"AT": "abstain"}),
    ],
)
def test_the_ballot_of_an_office_is_that_of_who_has_it(line: str, ballots: dict[str, str], opened: Opened) -> None:
    editor = opened(BODY.format("en").replace('title = "Ms"', 'title = "Ms"\nrole = "chair"', 1))
    enter(editor, "/motion LB: We mill.", line)
    assert editor.minutes.notes[-1].ballots == ballots
    assert not editor.minutes.notes[0].reason


def test_an_office_that_nobody_has_stays_words(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/carried 3-1 with the chair abstaining")
    assert editor.minutes.notes[0].reason == "with the chair abstaining"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Kask recused himself due to a conflict of interest and left the dais."),
        ("en", "Kask recused himself because he owns the lot."),
        ("de", "Kask ist befangen, weil er den Hof besitzt."),
        ("de", "Kask ist befangen wegen des Hofes."),
    ],
)
def test_a_recusal_says_why_behind_a_word(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, line)
    assert [(listed(note.recused), note.text) for note in editor.minutes.notes] == [(("KK",), line)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Dem Vorstand wird Entlastung erteilt."),
        ("sv", "Styrelsen beviljades ansvarsfrihet."),
        ("fr", "Quitus est donné au trésorier."),
    ],
)
def test_a_discharge_is_asked_about(language: str, line: str, opened: Opened) -> None:
    assert enter(opened(BODY.format(language)), line) == RESOLVED_ASKED


@pytest.mark.parametrize(
    "line",
    [
        "A motion was made by Tamm, seconded by Berg to pave Elm Street. Voice vote, motion carries.",
        "Motion Tamm second Berg to seal the minutes, voice vote, all in favor, none opposed.",
        "Moved by Tamm, seconded by Berg, to buy nails. Tied 2-2, chair broke the tie in favor, carried.",
        "Moved by Tamm, seconded by Berg, to buy glue - unanimous",
    ],
)
def test_what_is_said_of_the_vote_is_no_part_of_the_wording(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, line) == WITHIN
    assert about(editor.minutes) == [f"statement · {line} · ?"]


def test_a_semicolon_before_the_outcome_is_no_part_of_the_wording(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "Moved by Tamm, seconded by Berg, to buy ladders; carried with Orr abstaining.")
    assert editor.minutes.notes[0].text == "to buy ladders"


def test_who_moved_and_who_seconded_without_by(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "Moved Tamm 2nd Berg to build the park", "Moved Berg, 2nd Tamm to buy bins. Carried 4-0.")
    first, second, vote = editor.minutes.notes
    assert (first.text, first.mover, first.seconder) == ("to build the park", "AT", "LB")
    assert (second.text, second.mover, second.outcome, vote.for_) == ("to buy bins.", "LB", "carried", 4)
