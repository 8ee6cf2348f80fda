"""A note in the line to be corrected: what is shown of it, and what other words make of it."""

import datetime as dt

import pytest
from conftest import Opened, enter

from minutes_tui.checks import fixes, problems
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import Note

RECORD = """
[meeting]
title = "Allotments Committee"
date = 2025-03-12
language = "{language}"

[[participant]]
key = "JC"
name = "Jean Cole"
title = "Mrs"

[[participant]]
key = "PI"
name = "Paul Ives"
title = "Cllr"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD.format(language="en"))


def shown(editor: Editor) -> str:
    return note_command.words_of(editor.minutes, len(editor.minutes.notes) - 1)


def corrected(editor: Editor, words: str) -> Note:
    at = len(editor.minutes.notes) - 1
    assert not note_command.retyped(editor, at, words).refused
    return editor.minutes.notes[at]


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "> JC to ask the insurers by 4 April": "> JC to ask the insurers by 2025-04-04",
        "> JC, PI: paint the shed": "> JC, PI paint the shed",
        "> Cllr Ives to get two quotes": "> PI to get two quotes",
        "> mend the pump": "> mend the pump",
        "PI: the pump": "the pump",
        "! The pump is mended.": "The pump is mended.",
    }.items(),
)
def test_an_action_item_is_shown_as_it_is_typed_and_other_notes_by_their_words(
    line: str, expected: str, editor: Editor
) -> None:
    enter(editor, line)
    assert shown(editor) == expected


@pytest.mark.parametrize("language", sorted(languages()))
def test_what_is_shown_of_an_action_item_is_read_as_that_action_item_in_every_language(
    language: str, opened: Opened
) -> None:
    editor = opened(RECORD.format(language=language))
    enter(editor, "> JC, PI 2 pumps", "/note 1 by by 2025-04-04")
    first = editor.minutes.notes[0]
    assert (first.responsible, first.due) == (("JC", "PI"), dt.date(2025, 4, 4))
    enter(editor, shown(editor))
    second = editor.minutes.notes[1]
    assert (second.text, second.responsible, second.due) == (first.text, first.responsible, first.due)


def test_who_and_when_of_an_action_item_are_corrected_with_its_words_and_the_question_goes(editor: Editor) -> None:
    enter(editor, "> JC to ask the insurers by 4/5")
    assert editor.minutes.notes[0].check
    note = corrected(editor, "> PI to ask the insurers by 11 April")
    assert (note.text, note.responsible, note.due, note.check) == (
        "to ask the insurers", ("PI",), dt.date(2025, 4, 11), "",
    )  # fmt: skip


def test_words_alone_leave_who_and_when_of_an_action_item(editor: Editor) -> None:
    enter(editor, "> JC to ask the insurers by 4 April")
    note = corrected(editor, "to write to the insurers")
    assert (note.text, note.responsible, note.due) == ("to write to the insurers", ("JC",), dt.date(2025, 4, 4))


@pytest.mark.parametrize(
    ("words", "kind", "who", "text"),
    [
        ("-PI 10:05", "departure", ("PI",), ""),
        ("+JC", "arrival", ("JC",), ""),
        ("> JC to see to it by Friday", "action", ("JC",), "to see to it"),
        ("! The pump is mended.", "decision", (), "The pump is mended."),
        ("# The pump", "heading", (), "The pump"),
        ("// ask again", "remark", (), "ask again"),
        ("The pump broke.", "statement", (), "The pump broke."),
    ],
)
def test_words_of_nobody_become_what_they_are_read_as(
    words: str, kind: str, who: tuple[str, ...], text: str, editor: Editor
) -> None:
    enter(editor, "The pump is broken.")
    before = editor.minutes.notes[0]
    note = corrected(editor, words)
    assert (note.kind, note.who or note.responsible, note.text, note.id) == (kind, who, text, before.id)
    assert note.at == (before.at.replace(hour=10, minute=5) if "10:05" in words and before.at else before.at)


def test_a_line_that_was_words_stays_words_where_it_looks_like_a_mark(editor: Editor) -> None:
    enter(editor, "\\! is an exclamation mark")
    assert corrected(editor, "! is an exclamation mark.").kind == "statement"


def test_a_command_is_not_taken_for_words_of_a_note(editor: Editor) -> None:
    enter(editor, "Lost, 3 to 6")
    outcome = note_command.retyped(editor, 0, "/lost 3-6")
    assert "takes no command" in outcome.refused
    assert editor.minutes.notes[0].text == "Lost, 3 to 6"


def test_the_question_whether_somebody_left_is_answered_with_the_departure(editor: Editor) -> None:
    enter(editor, "/start 10:00", "PI left at 10.05")
    problem = next(each for each in problems(editor.minutes) if each.key == "check")
    fix = fixes(editor.minutes, problem)[0]
    assert fix.said == "Record it: -PI 10:05"
    editor.do(fix.edit)
    note = editor.minutes.notes[-1]
    assert (note.kind, note.who, note.text, note.check) == ("departure", ("PI",), "", "")
    assert note.at
    assert (note.at.hour, note.at.minute) == (10, 5)


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("PI thanked evrybody", "thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "Cllr Ives thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "PI thanked everybody.", ("PI", "inline", "Cllr Ives thanked everybody.")),
        ("PI thanked evrybody", "Paul Ives thanked everybody.", ("PI", "inline", "Paul Ives thanked everybody.")),
        ("PI thanked evrybody", "All were thanked by Cllr Ives.", ("PI", "inline", "All were thanked by Cllr Ives.")),
        ("PI thanked evrybody", "Everybody was thanked.", ((), "none", "Everybody was thanked.")),
        ("PI thanked evrybody", "JC thanked everybody.", ("JC", "inline", "Mrs Cole thanked everybody.")),
        ("PI: the tap drips", "PI noted that the tap leaks.", ("PI", "inline", "Cllr Ives noted that the tap leaks.")),
        ("PI: the tap drips", "JC noted that the tap leaks.", ("PI", "prefix", "JC noted that the tap leaks.")),
        ("PI: the tap drips", "the tap leaks", ("PI", "prefix", "the tap leaks")),
    ],
)  # fmt: skip
def test_a_sentence_keeps_the_name_that_the_page_prints(
    line: str, words: str, expected: tuple[str, str, str], editor: Editor
) -> None:
    enter(editor, line)
    note = corrected(editor, words)
    assert (note.speaker, note.attribution, note.text) == expected


def test_what_becomes_of_a_name_that_is_typed_away_is_said(editor: Editor) -> None:
    enter(editor, "PI thanked evrybody")
    said = note_command.retyped(editor, 0, "thanked everybody").said
    assert said == "Corrected. The name is kept: “Cllr Ives thanked everybody”"
    said = note_command.retyped(editor, 0, "Everybody was thanked.").said
    assert said.startswith("Corrected. The text does not name PI. The note has no speaker now, until")


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_name_is_kept_before_words_that_go_on_with_it_in_every_language(language: str, opened: Opened) -> None:
    editor = opened(RECORD.format(language=language))
    enter(editor, "PI thnaks all")
    was = editor.minutes.notes[0]
    assert was.text.endswith(" thnaks all")
    note = corrected(editor, "thanks all")
    assert (note.speaker, note.text) == ("PI", was.text.replace("thnaks", "thanks"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ACTION: Paul Ives will look at the insurance by 31.01.2027", "will look at the insurance"),
        ("> Cllr Ives agreed to look at the insurance", "agreed to look at the insurance"),
        ("> PI will look at the insurance", "will look at the insurance"),
        ("> Cllr Ives's letter is to be answered", "Cllr Ives's letter is to be answered"),
    ],
)
def test_who_does_an_action_item_is_on_the_page_once(line: str, text: str, editor: Editor) -> None:
    enter(editor, line)
    note = editor.minutes.notes[0]
    assert (note.text, bool(note.responsible)) == (text, "letter" not in text)
