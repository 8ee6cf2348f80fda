"""What an instruction makes of a motion's wording, and that Tab offers it."""

import pytest
from conftest import Opened, enter
from msgspec.structs import replace
from test_motions_as_told import BODY

from minutes_tui import commands
from minutes_tui.assist.completer import Completer
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.snippets import Short
from minutes_tui.line.votes.instructions import applied
from minutes_tui.meeting.decisions import decided
from minutes_tui.model.minutes import Meeting, Minutes, Note

WORDING = "That the fee be paid in June, the other fee in May."


@pytest.mark.parametrize(
    ("instruction", "wording"),
    [
        ("after paid insert by bank transfer", "That the fee be paid by bank transfer in June, the other fee in May."),
        ("insert “by cheque” after “paid”.", "That the fee be paid by cheque in June, the other fee in May."),
        ("replace June with July", "That the fee be paid in July, the other fee in May."),
        ("for june read July", "That the fee be paid in July, the other fee in May."),
        ("after May insert , or later", "That the fee be paid in June, the other fee in May, or later."),
        ("delete June and insert July", "That the fee be paid in July, the other fee in May."),
        ("July instead of June", "That the fee be paid in July, the other fee in May."),
        ("insert early before June", "That the fee be paid in early June, the other fee in May."),
        ("delete in June", "That the fee be paid, the other fee in May."),
        ("s/in June/at once/", "That the fee be paid at once, the other fee in May."),
        ("That June be replaced with July", "That the fee be paid in July, the other fee in May."),
        ("to change June to July", "That the fee be paid in July, the other fee in May."),
        ("that the word “June” should read “July”", "That the fee be paid in July, the other fee in May."),
        ("That the words in June be deleted", "That the fee be paid, the other fee in May."),
        ("delete fee", ""),
        ("replace August with July", ""),
        ("after pai insert d", ""),
        ("That the fee be doubled.", ""),
    ],
)
def test_an_instruction_changes_a_wording_where_its_words_stand_once(instruction: str, wording: str) -> None:
    assert applied(instruction, WORDING, "en") == wording


@pytest.mark.parametrize("language", languages(variants=False))
def test_each_of_the_languages_ways_changes_a_wording(language: str) -> None:
    words = vocabulary(language).amendments
    for said, result in (
        *((each, "one two new three") for each in words.insert),
        *((each, "one new two three") for each in words.before),
        *((each, "one new three") for each in words.replace),
        *((each, "one three") for each in words.delete),
    ):
        assert applied(said.replace("OLD", "two").replace("NEW", "new"), "one two three", language) == result, said


def test_tab_offers_the_wording_that_an_instruction_makes() -> None:
    motion = Note(id="1", kind="motion", text=WORDING)
    minutes = Minutes(meeting=Meeting(language="en"), notes=(motion,))
    line = "/amend SOK: replace June by July"
    offered = [each for each in Completer(Short()).candidates(line, minutes) if each.over == len(line)]
    assert [each.text for each in offered] == ["/amend SOK: That the fee be paid in July, the other fee in May."]
    closed = replace(minutes, notes=(replace(motion, outcome="lost"),))
    assert not [each for each in Completer(Short()).candidates(line, closed) if each.over == len(line)]


MOTION = "/motion LB: No objection be raised to AC/26"
ADD = 'add "provided that the hedge is kept"'
WHOLE = "No objection be raised to AC/26 provided that the hedge is kept"


@pytest.mark.parametrize("outcome", ["/carried 3-1", "/carried", "/decision", "/consensus"])
def test_an_instruction_is_not_carried_before_it_has_its_whole_wording(outcome: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION)
    assert (
        enter(editor, f"/amend AT: {ADD}") == f"An amendment is the whole new wording. Is it this? Type /amend {WHOLE}"
    )
    was = editor.minutes
    said = commands.enter(editor, outcome)
    assert said.misread == f"Before the outcome give the amendment's whole wording: /amend {WHOLE}"
    assert editor.minutes is was
    enter(editor, f"/amend {WHOLE}")
    amendment = editor.minutes.notes[-1]
    assert (len(editor.minutes.notes), amendment.text, amendment.mover, amendment.check) == (2, WHOLE, "AT", "")
    enter(editor, "/carried 3-1", "/carried")
    assert [words for _, words in decided(editor.minutes)] == [WHOLE]


def test_an_instruction_may_be_lost_or_withdrawn(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, f"/amend AT: {ADD}", "/lost 1-3")
    assert editor.minutes.notes[1].outcome == "lost"


def test_words_that_are_no_instruction_are_typed_again(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion We buy a new boat and mend the old jetty", "/amend LB: We add two chairs")
    assert "/amend NEW TEXT" in commands.enter(editor, "/carried").misread
    enter(editor, "/amend We add two chairs", "/carried", "/carried")
    assert [words for _, words in decided(editor.minutes)] == ["We add two chairs"]


def test_an_amendment_of_somebody_else_is_one_more(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, f"/amend AT: {ADD}", "/amend KK: We object to AC/26")
    assert [note.mover for note in editor.minutes.notes] == ["LB", "AT", "KK"]


def test_an_outcome_in_the_line_of_an_instruction_waits_for_the_wording(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION)
    said = commands.enter(editor, f"/amend AT: {ADD}. Carried 3-1.")
    assert said.misread == ""
    assert said.problem
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["", ""]


@pytest.mark.parametrize(
    ("language", "moved", "amendment", "asked"),
    [
        ("en", "That £200 be given to the choir.", "to change £200 to £100", "That £100 be given to the choir."),
        ("en", "That £500 be given to the choir under s.137.", "That £500 be replaced with £350, in May",
         "That £350, in May be given to the choir under s.137."),
        ("de", "Dem Chor werden 500 € bewilligt.", "dass 500 € durch 350 € ersetzt werden",
         "Dem Chor werden 350 € bewilligt."),
        ("fr", "Que 500 € soient versés au chœur.", "que 500 € soient remplacés par 350 €",
         "Que 350 € soient versés au chœur."),
    ],
)  # fmt: skip
def test_an_instruction_never_becomes_the_whole_decision(
    language: str, moved: str, amendment: str, asked: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, f"/motion LB: {moved}")
    assert enter(editor, f"/amend AT: {amendment}").endswith(f"Type /amend {asked}")
    assert (
        commands.enter(editor, "/carried").misread
        == f"Before the outcome give the amendment's whole wording: /amend {asked}"
    )
    enter(editor, f"/amend {asked}", "/carried", "/carried")
    assert next(decided(editor.minutes))[1] == asked


@pytest.mark.parametrize("amendment", ["That £600 be replaced with £350", "reduce to £350"])
def test_an_instruction_whose_words_are_not_found_is_asked_about(amendment: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: That £500 be given to the Harbour Youth Club under s.137.")
    asked = enter(editor, f"/amend AT: {amendment}")
    assert asked == editor.minutes.notes[-1].check != ""


def test_an_amendment_without_most_of_the_motion_is_marked_and_may_be_carried(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: That £500 be given to the Harbour Youth Club under s.137.")
    marked = enter(editor, "/amend AT: Only 350")
    assert marked.startswith("Most words of the motion are not in this amendment.")
    whole = "That £350 be given to the Harbour Youth Club under s.137."
    enter(editor, f"/amend {whole}")
    assert [(note.text, note.check) for note in editor.minutes.notes[-1:]] == [(whole, "")]
    enter(editor, "/undo")
    assert commands.enter(editor, "/carried").misread == ""
    assert editor.minutes.notes[-1].check == marked
