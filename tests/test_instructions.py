"""What an instruction makes of a motion's wording, and that Tab offers it."""

import pytest
from msgspec.structs import replace

from minutes_tui.assist.completion import Completer
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.snippets import Short
from minutes_tui.line.votes.instructions import applied
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
