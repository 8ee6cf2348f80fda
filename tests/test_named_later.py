"""A mark that asks who is meant, and words that begin with a name, where somebody of that name comes on the list later.
Nobody is given the words of a line unseen."""

import pytest
from conftest import Opened

from minutes_tui import checks, commands
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import Minutes, Note, Participant

TWO = """format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "JS"
name = "Jane Smith"
title = "Cllr"
presence = "present"

[[participant]]
key = "CS"
name = "Colin Smith"
title = "Cllr"
presence = "present"
"""


def typed(opened: Opened, *lines: str) -> Minutes:
    editor = opened(TWO)
    for line in lines:
        commands.enter(editor, line)
    return editor.minutes


def last(minutes: Minutes) -> Note:
    return minutes.notes[-1]


@pytest.mark.parametrize(
    "line", ["Smith: and me", "smith: me too", "> Smith to buy a pen", "Smith noted that it rained."]
)
@pytest.mark.parametrize("person", ["Tom Smith", "Mr Tom Smith", "SMITH = Tom Smith", "Mr Bob Smith"])
def test_somebody_new_of_that_name_is_one_more_who_may_be_meant(opened: Opened, line: str, person: str) -> None:
    before = last(typed(opened, line))
    who = "“Smith”" if line.startswith(">") else "This"
    assert before.check == f"{who} could be JS or CS."
    minutes = typed(opened, line, f"/person {person}")
    new = minutes.participants[-1].key
    assert last(minutes).check == f"{who} could be JS or CS or {new}."
    assert (last(minutes).speaker, last(minutes).responsible) == (before.speaker, before.responsible)


@pytest.mark.parametrize(("line", "who"), [("Smith: with Tom", "This"), ("> Smith to buy a pen", "“Smith”")])
def test_a_family_name_that_three_have_is_nobodys_alone(opened: Opened, line: str, who: str) -> None:
    minutes = typed(opened, "/person Tom Smith", line)
    assert last(minutes).check == f"{who} could be JS or CS or TS."
    assert roster(minutes).short("TS") == "Tom Smith"


def test_one_who_leaves_the_list_settles_it(opened: Opened) -> None:
    minutes = typed(opened, "Smith: and me", "/set JS name = Jane Smyth")
    assert (last(minutes).speaker, last(minutes).check) == ("CS", "")


def test_a_name_alone_is_that_of_one_who_has_it_alone() -> None:
    people = (Participant(key="JS", name="Jane Smith", title="Cllr"), Participant(key="TB", name="Tom Brown"))
    assert roster(Minutes(participants=people)).short("TB") == "Brown"


def test_words_before_a_name_was_listed_are_asked_about(opened: Opened) -> None:
    editor = opened(TWO)
    for line in ("Brown: it is very bad", "Note: the door is open", "/person Cllr Nick Brown"):
        commands.enter(editor, line)
    first, note = editor.minutes.notes
    assert first.check == "Is “Brown” NBR Cllr Nick Brown, who is new on the list?"
    assert (first.speaker, first.text, note.check) == ((), "Brown: it is very bad", "")
    problem = next(each for each in checks.problems(editor.minutes) if each.check == "gaps")
    fix = checks.fixes(editor.minutes, problem)[0]
    editor.do(fix.edit)
    first = editor.minutes.notes[0]
    assert fix.said == "NBR Brown"
    assert (first.speaker, first.attribution, first.text, first.check) == ("NBR", "prefix", "it is very bad", "")
