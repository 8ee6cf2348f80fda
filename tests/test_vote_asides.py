"""What is said beside the counts of a vote, and before the words of a motion, that is neither title nor outcome."""

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.model.minutes import Note
from minutes_tui.report import document

PEOPLE = {"PVD": "Pieter van Dijk", "SDG": "Sanne de Groot", "KM": "Kwame Mensah", "TB": "Tom Bradley"}


@pytest.fixture
def editor(opened: Opened) -> Editor:
    rows = (f'[[participant]]\nkey = "{key}"\nname = "{name}"\npresence = "present"\n' for key, name in PEOPLE.items())
    return opened("".join(rows))


def kind(editor: Editor, kind: str) -> list[Note]:
    return [note for note in editor.minutes.notes if note.kind == kind]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3-0-0, PVD did not vote", "Van Dijk did not vote."),
        ("3-0, Kwame did not vote.", "Kwame did not vote."),
        ("2-1 with Kwame abstaining", "Kwame abstaining."),
    ],
)
def test_what_a_vote_says_of_somebody_behind_its_counts_is_a_note_and_no_title(
    typed: str, told: str, editor: Editor
) -> None:
    enter(editor, "/motion PVD: that the shed be bought")
    said = enter(editor, f"/vote {typed}")
    assert said == f"“{told.removesuffix('.')}” is a note below the vote. /carried or /lost ends the motion."
    assert [note.text for note in kind(editor, "vote")] == [""]
    assert [note.text for note in kind(editor, "statement")] == [told]
    enter(editor, "/undo")
    assert not kind(editor, "vote")
    assert not kind(editor, "statement")


@pytest.mark.parametrize("typed", ["the shed 3-1", "PVD's shed 3-1", "3-1, shed", "3-1 PVD's shed"])
def test_a_title_stays_one(typed: str, editor: Editor) -> None:
    enter(editor, "/motion PVD: that the shed be bought", f"/vote {typed}")
    assert "shed" in kind(editor, "vote")[0].text


def test_who_is_excepted_from_all_in_favour_is_asked_about(editor: Editor) -> None:
    enter(editor, "/motion SDG: that the shed be bought")
    told = commands.enter(editor, "/vote all in favour except Pieter")
    assert told.misread == "How did Pieter van Dijk vote? Type /vote +1 all -1 PVD (against), or 0 PVD (abstained)."
    enter(editor, "/vote +1 all -1 PVD")
    assert kind(editor, "vote")[0].ballots == {"SDG": "for", "KM": "for", "TB": "for", "PVD": "against"}


def test_a_motion_behind_a_code_without_a_colon_is_asked_about(editor: Editor) -> None:
    enter(editor, "/motion PVD The rent goes up")
    (note,) = kind(editor, "motion")
    assert note.check == "Did PVD move this? Then put a colon after the code: /motion PVD: TEXT"
    enter(editor, "/motion PVD: The rent goes up")
    assert kind(editor, "motion")[-1].mover == "PVD"
    assert not kind(editor, "motion")[-1].check


def test_a_motion_behind_a_code_that_nobody_has_is_asked_about(editor: Editor) -> None:
    enter(editor, "/motion XYZ: that the rent goes up")
    assert kind(editor, "motion")[0].check.startswith("XYZ is not on the participants list")


@pytest.mark.parametrize("typed", ["PVD be elected chair", "The rent: it goes up", "that PVD be thanked"])
def test_a_motion_that_names_somebody_is_not(typed: str, editor: Editor) -> None:
    enter(editor, f"/motion {typed}")
    assert not kind(editor, "motion")[0].check


def test_an_amendment_that_the_mover_accepts_is_carried_and_no_second_one(editor: Editor) -> None:
    enter(editor, "/motion PVD: that the shed be bought", "/amend KM: that the shed be hired")
    asked = "Is the amendment a part of the motion now? Type /carried: the motion has its wording then."
    assert enter(editor, "PVD accepts the amendment.") == asked
    assert enter(editor, "/carried").startswith("The amendment is carried.")
    enter(editor, "/carried")
    assert len(kind(editor, "motion")) == 2
    assert "hired" in str(document(editor.minutes, "decisions"))
