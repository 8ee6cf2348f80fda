"""An outcome whose words name one of several motions that have none."""

import pytest
from conftest import Opened, enter
from test_motions_as_told import BODY

from minutes_tui import commands
from minutes_tui.commands.enter_line import enter as entered
from minutes_tui.editor import Editor
from minutes_tui.line.votes.motion_lines import NO_AMENDMENT

SUE, THANK = "We sue the builder", "We thank the firemen"


@pytest.fixture
def two(opened: Opened) -> Editor:
    editor = opened(BODY.format("en"))
    enter(editor, f"/motion {SUE}", f"/motion {THANK}")
    return editor


def outcomes(editor: Editor) -> list[tuple[str, str, str]]:
    return [(note.text, note.outcome, note.reason) for note in editor.minutes.notes if note.kind == "motion"]


def test_the_words_of_a_motion_name_it(two: Editor) -> None:
    said = entered(two, f"/withdrawn {SUE}").said
    assert said == f"“{SUE}”: The motion is withdrawn. The motion “{THANK}” is still pending."
    enter(two, f"/carried {THANK.lower()}, nem con")
    assert outcomes(two) == [(SUE, "withdrawn", ""), (THANK, "carried", "")]
    assert [(note.kind, note.outcome) for note in two.minutes.notes if note.kind == "vote"] == [("vote", "nem con")]


def test_a_vote_goes_with_the_motion_that_is_named(two: Editor) -> None:
    enter(two, f"/carried {SUE} 3-1", "/lost 1-3")
    votes = [(note.answers, note.for_) for note in two.minutes.notes if note.kind == "vote"]
    first, second = (note.id for note in two.minutes.notes if note.kind == "motion")
    assert votes == [(first, 3), (second, 1)]
    assert outcomes(two) == [(SUE, "carried", ""), (THANK, "lost", "")]


@pytest.mark.parametrize("line", ["/withdrawn sue the builder", "/carried builder", "/lost to sue the builder 1-3"])
def test_some_words_of_another_motion_are_asked_about(line: str, two: Editor) -> None:
    was = two.minutes
    outcome = commands.enter(two, line)
    command = line.split()[0]
    assert outcome.misread == (
        f"Is it of “{SUE}”? Type {command} {SUE} with all of its words. {command} alone is of “{THANK}”."
    )
    assert two.minutes is was


def test_a_motion_that_is_decided_already_is_not_the_pending_one(two: Editor) -> None:
    enter(two, f"/lost {SUE}")
    outcome = commands.enter(two, f"/carried {SUE}")
    assert outcome.misread == f"The motion “{SUE}” is lost already: F5 changes that. /carried alone is of “{THANK}”."


def test_an_amendment_to_the_motion_that_is_named_is_ended_first(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, f"/motion {SUE}", f"/amend {SUE} in May")
    outcome = commands.enter(editor, f"/withdrawn {SUE}")
    assert outcome.misread == f"An amendment to it is pending, “{SUE} in May”: type its outcome first."
    enter(editor, f"/carried {SUE} in May", "/carried with thanks")
    assert outcomes(editor) == [(SUE, "carried", "with thanks"), (f"{SUE} in May", "carried", "")]


@pytest.mark.parametrize(
    "line",
    [
        "Vote on the amendment 2 for 2 against, Chairman gave casting vote against, amendment fell",
        "The amendment fell",
        "The amendment was put and defeated by 3 votes to 1",
    ],
)
def test_what_became_of_an_amendment_that_was_not_entered_is_not_of_the_motion(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, f"/motion {SUE}", line)
    assert editor.minutes.notes[0].outcome == ""
    assert [note.check for note in editor.minutes.notes if note.kind == "statement"] == [NO_AMENDMENT]
