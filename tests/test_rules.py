"""Rules that stand in one place, so that every path keeps them: what `??` says, nearness of words, the saved state."""

import ast
from pathlib import Path

import pytest
from conftest import Opened
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.assist.completer import words_added
from minutes_tui.commands import vote_entry
from minutes_tui.commands.notes import note_corrections
from minutes_tui.editor import Editor
from minutes_tui.language import markup
from minutes_tui.language.labels import base_language
from minutes_tui.meeting.edit import Change
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note
from minutes_tui.model.near_words import is_near, nearest, suggestion
from minutes_tui.record.autosave.save_status import SaveStatus, news, saved_words

PACKAGE = Path(__file__).parents[1] / "minutes_tui"
RECORD = """[meeting]
title = "Ice"

[[participant]]
key = "AT"
name = "Anna Tamm"

[[participant]]
key = "LB"
name = "Lena Berg"
"""


# What `??` says is marked for checking


def typed(opened: Opened, *lines: str) -> Editor:
    editor = opened(RECORD)
    for line in lines:
        outcome = commands.enter(editor, line)
        assert outcome.refused + outcome.misread == "", line
    return editor


def split_and_joined(editor: Editor) -> None:
    index = len(editor.minutes.notes) - 1
    assert note_corrections.split(editor, index, editor.minutes.notes[index].text.index("late")).said
    assert note_corrections.join(editor, index + 1).said


def vote_corrected(editor: Editor) -> None:
    assert vote_entry.retyped(editor, len(editor.minutes.notes) - 1, "/vote Pears ?? or plums 3-1").said


PATHS = {
    "a statement": ["AT: The ice ?? came late."],
    "a vote with a title": ["/vote Pears ?? and apples 3-1"],
    "an open vote that goes on": ["/vote Pears ?? and apples", "/vote Pears ?? and apples 3-1"],
    "a decision with the words of the motion": ["/motion AT: That we plant ?? trees.", "/decision"],
    "a paragraph": ["AT: Ice.", "... It came ?? late."],
    "a table": ["AT: See this.", "| a | b |", "|---|---|", "| ?? tons | 2 |"],
    "pasted cells": ["AT: See this.", "a\tb", "?? tons\t2"],
    "another speaker": ["@AT said that the ?? ice came.", "/give LB"],
    "a correction": ["AT: Ice came late.", "s/came/came ??/"],
}


@pytest.mark.parametrize("lines", PATHS.values(), ids=PATHS)
def test_whatever_makes_a_note_has_it_checked_for_what_its_gap_says(lines: list[str], opened: Opened) -> None:
    notes = [note for note in typed(opened, *lines).minutes.notes if "??" in note.text]
    assert notes
    assert [note.check for note in notes] == [markup.gap(note.text) for note in notes]


@pytest.mark.parametrize(
    ("line", "edit"),
    [("AT: The ice ?? came late.", split_and_joined), ("/vote Pears ?? and apples 3-1", vote_corrected)],
)
def test_whatever_edits_a_note_goes_on_saying_what_its_gap_says(line: str, edit: object, opened: Opened) -> None:
    assert callable(edit)
    editor = typed(opened, line)
    edit(editor)
    note = editor.minutes.notes[-1]
    assert "??" in note.text
    assert note.check == markup.gap(note.text)


def test_a_gap_that_was_unmarked_stays_so_when_the_note_is_split_and_joined(opened: Opened) -> None:
    editor = typed(opened, "AT: The ice ?? came late.", "/unmark")
    split_and_joined(editor)
    assert editor.minutes.notes[-1].check == ""


# Words


def test_the_last_note_with_words_is_not_struck_out() -> None:
    notes = [Note(text="One."), Note(text="Two.", struck=True), Note(kind="item")]
    assert Minutes(notes=notes).last_with_words() == 0
    assert Minutes().last_with_words() is None


def test_items_and_notes_are_found_by_what_names_them() -> None:
    notes = [Note(id="1", kind="item", item="ice"), Note(id="2", kind="item", item="oil", struck=True), Note(id="3")]
    minutes = Minutes(notes=notes, agenda=(AgendaItem(key="oil"), AgendaItem(key="ice")))
    assert minutes.last_item_note() == notes[0]
    assert minutes.current_item() == "ice"
    assert minutes.item("ice") == minutes.agenda[1]
    assert minutes.item("") is None
    assert minutes.note_at("3") == 2
    assert minutes.note_at("4") is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, Note(text="Ice."), "Ice."),
        (Note(text="Ice."), Note(text="Ice.\n\nSnow."), "\n\nSnow."),
        (Note(text="Ice."), Note(text="Snow."), "Snow."),
        (Note(text="Ice."), None, ""),
    ],
)
def test_the_words_that_are_learned_of_an_edit_are_those_that_were_added(
    old: Note | None, new: Note | None, words: str
) -> None:
    assert words_added(Change("note", 0, old, new)) == words


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("tamm", "tam", True), ("tamm", "tann", False), ("berg", "breg", True), ("berg", "bergs", True),
        ("berg", "berg", False), ("draft2", "draft3", False), ("", "a", False),
    ],
)  # fmt: skip
def test_words_a_letter_apart_are_near(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is is_near(other, one) is near


def test_a_name_that_is_nearly_a_known_one_is_asked_about() -> None:
    assert suggestion("colums", ["columns", "font"]) == ". Did you mean columns?"
    assert suggestion("title", ["{place}", "body"]) == "."
    assert suggestion("plce", ["place"], "{%s}") == ". Did you mean {place}?"
    assert nearest("Europe/Talin", ["Europe/Tallinn", "Asia/Tokyo"], 0.8) == "Europe/Tallinn"
    assert nearest("x", []) == ""


@pytest.mark.parametrize(("tag", "base"), [("pt-BR", "pt"), ("zh_Hant_TW", "zh"), ("EN", "en"), ("", "")])
def test_the_base_of_a_languages_tag_has_no_region(tag: str, base: str) -> None:
    assert base_language(tag) == base


HOMES = {
    "get_close_matches": {"model/near_words.py"},
    "combining": {
        "language/names.py",
        "language/collation.py",
        "search/replacement.py",
        "report/speakers.py",
    },
}
"""Functions of libraries that a rule is made of, and where it stands: what is meant by a misspelt name, and letters
without their accents (for finding, for sorting by a language's own rules, and for where a letter ends)."""


@pytest.mark.parametrize("name", HOMES)
def test_a_rule_is_made_in_its_place_alone(name: str) -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source if name in source else "")):
            if isinstance(node, ast.Attribute) and node.attr == name:
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == HOMES[name]


# What is worked out of minutes lives with them


def test_what_is_worked_out_of_minutes_is_worked_out_once_and_is_no_part_of_their_value() -> None:
    asked: list[Minutes] = []

    def count(minutes: Minutes) -> int:
        asked.append(minutes)
        return len(minutes.notes)

    one, other = Minutes(notes=[Note()]), Minutes(notes=[Note()])
    assert [one.derived(count), one.derived(count)] == [1, 1]
    assert len(asked) == 1
    assert one == other
    longer = replace(one, notes=[Note(), Note()])
    assert longer.derived(count) == 2


@pytest.mark.parametrize("package", ["model", "meeting"])
def test_no_module_of_plain_values_keeps_what_it_was_asked_last(package: str) -> None:
    for path in (PACKAGE / package).glob("*.py"):
        found = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Global)]
        assert found == [], path


# The saved state


SAVED = SaveStatus(True, 0, "")
REFUSED = SaveStatus(False, 0, "m.toml: the disk is full.")


def test_the_saved_state_is_said_in_the_same_words_everywhere() -> None:
    meeting = Meeting(timezone="UTC")
    assert saved_words(SAVED, meeting) == "✓ saved"
    assert saved_words(replace(SAVED, saved=False), meeting) == "saving"
    assert saved_words(REFUSED, meeting) == "✗ not saved since 00:00"


def test_a_fault_is_said_when_it_begins_and_when_it_ends_and_a_remark_once() -> None:
    assert list(news(SAVED, REFUSED)) == ["Not saved. m.toml: the disk is full."]
    assert list(news(REFUSED, REFUSED)) == []
    remarked = replace(SAVED, remark="No backup could be made.")
    assert list(news(REFUSED, remarked)) == ["All is saved again.", "No backup could be made."]
    assert list(news(remarked, remarked)) == []
