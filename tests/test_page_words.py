"""The words that the pages of each style have in the language of the page."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from minutes_tui.language.labels import languages
from minutes_tui.model.document import Document, Heading, Paragraph, Table, flat, words
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers.docx import word

DAYS = "date = 2025-03-11\nlast_date = 2025-03-12\n"
ICE = "[[agenda]]\nkey = 'a'\ntitle = 'Ice'\n[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\ntext = 'It is thin.'\n"


def page(style: str, rest: str, language: str = "", form: str = "summary") -> Document:
    """The page of a record in English."""
    record = f"format = 1\n[meeting]\ntitle = 'T'\n{DAYS}[print]\n{style}\n{rest}"
    return document(read(record).minutes, form, language)


def heads(style: str, rest: str, language: str = "", form: str = "summary") -> list[str]:
    """Its headings and paragraphs."""
    return [
        words(block.whole if isinstance(block, Heading) else block.content)
        for block in flat(page(style, rest, language, form).blocks)
        if isinstance(block, Heading | Paragraph)
    ]


def cells(style: str, rest: str, language: str = "") -> list[str]:
    """The cells of its tables."""
    tables = (block for block in flat(page(style, rest, language).blocks) if isinstance(block, Table))
    return [words(cell) for table in tables for row in (table.head, *table.rows) for cell in row]


@pytest.mark.parametrize(
    ("style", "language", "heading"),
    [
        ("secretariat", "", "Agenda item 1: Ice"), ("secretariat", "de", "Tagesordnungspunkt 1: Ice"),
        ("secretariat", "fr", "Point 1\u00a0: Ice"), ("secretariat", "pt-BR", "Item 1: Ice"),
        ("protokoll", "", "Item 1 Ice"), ("protokoll", "de", "TOP 1 Ice"), ("protokoll", "sv", "§ 1 Ice"),
        ("protokoll", "fi", "1 § Ice"), ("protokoll", "fr", "Point 1 Ice"), ("protokoll", "de-CH", "Traktandum 1 Ice"),
    ],
)  # fmt: skip
def test_an_item_is_called_by_the_word_of_the_pages_language(style: str, language: str, heading: str) -> None:
    assert heading in heads(f"style = '{style}'", ICE, language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("style", ["secretariat", "protokoll"])
def test_the_houses_own_number_of_an_item_is_stronger_than_the_languages(style: str, language: str) -> None:
    assert "Z1 Ice" in heads(f"style = '{style}'\nitem_number = 'Z{{number}}'", ICE, language)


@pytest.mark.parametrize("language", languages())
def test_an_item_that_was_left_out_is_said_at_its_place(language: str) -> None:
    agenda = "[[agenda]]\nkey = 'a'\ntitle = 'Ice'\n[[agenda]]\nkey = 'b'\ntitle = 'Oars'\n"
    skip = "[[note]]\nkind = 'item'\nitem = 'b'\noutcome = 'skipped'\n"
    said = [line for line in heads("", f"{agenda}{skip}", language) if "Oars" in line]
    assert said[-1].endswith("2. Oars")
    assert said[-1] != "2. Oars"
    later = f"{agenda}{skip}[[note]]\nkind = 'item'\nitem = 'b'\n[[note]]\ntext = 'Two are lost.'\n"
    assert [line for line in heads("", later, language) if "Oars" in line][-1] == "2. Oars"


WORDING = """
The rule reads:

1. Boats are locked.
2. Oars lie inside:
   - the long ones

| Boat | Keys |
| ---- | ---- |
| Tern | 2    |
"""
MOTION = f"[[note]]\nid = '1'\nkind = 'motion'\noutcome = 'carried'\ntext = '''{WORDING}'''\n"
VOTE = "[[note]]\nid = '2'\nkind = 'vote'\nanswers = '1'\nfor = 5\nagainst = 1\n"
IN_A_CELL = [
    "The rule reads:",
    "1. Boats are locked.",
    "2. Oars lie inside:",
    "– the long ones",
    "Boat | Keys",
    "Tern | 2",
]


def test_a_resolution_keeps_its_list_and_table_in_the_lists_of_decisions_and_votes() -> None:
    assert IN_A_CELL in [cell.split("\n") for cell in cells("", MOTION)]
    lists = "lists = ['votes']"
    called, *others = next(cell for cell in cells(lists, MOTION + VOTE) if cell.startswith("Motion")).split("\n")
    assert (called, others) == (f"Motion: {IN_A_CELL[0]}", IN_A_CELL[1:])


@pytest.mark.parametrize(
    ("style", "called"), [("plain", "Vote on the motion"), ("council", "Decision"), ("protokoll", "Vote on the motion")]
)
def test_a_vote_on_a_motion_does_not_call_it_a_motion_again(style: str, called: str) -> None:
    motion = "[[note]]\nid = '1'\nkind = 'motion'\noutcome = 'carried'\ntext = 'Oars are bought.'\n"
    said = heads(f"style = '{style}'", motion + VOTE, form="decisions")
    assert any(line.startswith(f"{called}: Oars") for line in said)
    assert not any("Motion: Oars" in line for line in said)


def test_the_vote_on_a_resolution_with_a_list_keeps_the_list() -> None:
    assert "Boats are locked." not in " ".join(heads("", MOTION + VOTE, form="decisions"))
    assert "Boat" in [
        words(cell)
        for block in flat(page("", MOTION + VOTE, form="decisions").blocks)
        if isinstance(block, Table)
        for cell in block.head
    ]


PEOPLE = """
[[body]]
key = 'TC'
name = 'Harbour Board'
[[participant]]
key = 'AR'
name = 'Ana Reyes'
role = 'chair'
post = 'Mayor'
body = 'TC'
[[participant]]
key = 'TB'
name = 'Tom Birch'
body = 'TC'
post = 'Councillor'
substitute_for = 'SH'
[[participant]]
key = 'SH'
name = 'Sue Hale'
body = 'TC'
presence = 'apologies'
[[participant]]
key = 'LN'
name = 'Lena Nyberg'
body = 'TC'
proxies = ['SH']
[[participant]]
key = 'GU'
name = 'Gus Unt'
role = 'guest'
"""


@pytest.mark.parametrize("style", ["council", "hansard"])
def test_a_roster_of_names_says_for_whom_and_as_what_each_is_there(style: str) -> None:
    said = " / ".join([*heads(f"style = '{style}'", PEOPLE), *cells(f"style = '{style}'", PEOPLE)])
    assert "Tom Birch (Councillor, substituting for Hale)" in said
    assert "Lena Nyberg (holding the proxy of Hale)" in said
    assert "Ana Reyes (Chair, Mayor)" in said


def test_those_of_no_body_who_have_no_vote_are_in_attendance() -> None:
    said = heads("style = 'protokoll'\nroster = 'lines'", PEOPLE)
    assert "In attendance" in said
    assert "Participants" not in said
    assert "In attendance:" not in said


@pytest.mark.parametrize(
    ("language", "heading"),
    [("", "Wednesday, 12 March 2025"), ("fr", "Mercredi 12 mars 2025"), ("sv", "Onsdag 12 mars 2025")],
)
def test_the_heading_of_another_day_begins_with_a_capital(language: str, heading: str) -> None:
    notes = "[[note]]\nat = 2025-03-11T10:00:00\ntext = 'So.'\n[[note]]\nat = 2025-03-12T10:00:00\ntext = 'Then.'\n"
    assert heading in [line.replace("\u00a0", " ") for line in heads("", notes, language)]


@pytest.mark.parametrize(("language", "label"), [("", "Blank"), ("de", "Leer"), ("fr", "Blanc"), ("ar", "بيضاء")])
def test_that_there_was_no_choice_is_said_in_the_pages_language(language: str, label: str) -> None:
    vote = "[[note]]\nkind = 'vote'\n[note.options]\n'Tern' = 4\nblank = 1\n"
    assert label in cells("", vote, language)
    assert any(f"{label[:1].lower()}{label[1:]} 1" in cell for cell in cells("lists = ['votes']", vote, language))


def test_the_third_level_of_the_agenda_is_set_in_further_than_the_second_in_word() -> None:
    agenda = "".join(f"[[agenda]]\nkey = '{key}'\ntitle = '{key}'\nlevel = {at}\n" for at, key in enumerate("abc", 1))
    file = word.write(page("style = 'secretariat'", agenda)).content
    body = ZipFile(BytesIO(file)).read("word/document.xml").decode()
    far = [int(re.findall(r'<w:ind w:left="(\d+)"', row)[0]) for row in body.split("<w:tr>") if "w:ind w:left" in row]
    assert far[:2] == [170, 340]
