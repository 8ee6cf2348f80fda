"""What keys do to a row of the roster or of the agenda, without a screen: one edit each, undone to the very bytes."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from conftest import NOW, Opened, enter
from msgspec.structs import replace

from minutes_tui.commands import entries
from minutes_tui.commands.entries import AGENDA, ROSTER, edit
from minutes_tui.commands.form_fields import ITEM, PERSON, item_typed, person_typed, words
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Participant
from minutes_tui.record import Record

RECORD = """\
format = 1

[meeting]
title = "Council of the Tide Mill"
date = 2025-03-12
rapporteur = ["OV", "Una Osa"]

[floor]
speaker = "OV"
waiting = ["EK", "OV"]

[[body]]
key = "MC"
name = "Mill Council"

[[body]]
key = "FR"
name = "Friends of the Mill"

# chairs from March on
[[participant]]
key = "OV"
name = "Olga Vint"
title = "Dr"
role = "chair"
body = ["MC", "FR"]
seat = 4   # by the window

[[participant]]
key = "EK"
name = "Eero Kask"
body = "FR"

[[participant]]
key = "PR"   # of the press
name = "Pia Roos"
body = "MC"
substitute_for = "OV"

[[agenda]]
key = "wheel"
title = "The wheel"
presenter = ["EK", "OV"]

[[agenda]]
key = "flour"
title = "Flour"   # and bran
minutes = 20

[[note]]
id = "1"
item = "wheel"
kind = "item"
outcome = "taken up"

[[note]]
id = "2"
item = "wheel"
kind = "statement"
speaker = ["OV", "EK"]
text = "OV is not a code here, and @OV is a word."

[[note]]
id = "3"
item = "wheel"
kind = "motion"
mover = "OV"
seconder = "EK"
text = "That it turns."

[[note]]
id = "4"
item = "wheel"
kind = "vote"
ballots = { EK = "for", OV = "against" }

[[note]]
id = "5"
kind = "action"
responsible = ["OV"]
text = "Oil it."

[[note]]
id = "6"
kind = "arrival"
who = ["OV"]
"""
Do = Callable[[Editor], Outcome | entries.Kept]


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def record(editor: Editor) -> dict[str, Any]:
    return tomllib.loads(editor.record.text)


def keys(editor: Editor) -> list[str]:
    return [person.key for person in editor.minutes.participants]


EDITS: list[tuple[str, Do]] = [
    ("add", lambda editor: entries.add(editor, ROSTER, 1, Participant(body="MC"), {"name": "Una Osa"})),
    ("add at the end", lambda editor: entries.add(editor, ROSTER, 3, Participant(), {"name": "Una Osa"})),
    ("each field", lambda editor: entries.edit(editor, ROSTER, 0, {
        "key": "VO", "title": "Prof.", "name": "Olga [b] Vint", "short": "", "role": "MC: chair, FR: guest",
        "delegation": "Tide", "post": "Miller", "affiliation": "Mill", "body": "FR", "presence": "present",
        "substitute_for": "EK", "vote": "true", "weight": "2,5", "proxies": "PR",
        "aliases": "Wint, Vindt", "printed": '""'})),
    ("present", lambda editor: entries.set_presence(editor, 0, "present")),
    ("regrets", lambda editor: entries.set_presence(editor, 1, "apologies")),
    ("down", lambda editor: entries.move_person(editor, 0, "MC", 1)),
    ("up", lambda editor: entries.move_person(editor, 2, "MC", -1)),
    ("down in the other body", lambda editor: entries.move_person(editor, 0, "FR", 1)),
    ("strike out", lambda editor: entries.strike(editor, ROSTER, 0)),
    ("add an item", lambda editor: entries.add(editor, AGENDA, 0, AgendaItem(), {"title": "Welcome", "minutes": "5"})),
    ("each field of an item", lambda editor: entries.edit(editor, AGENDA, 0, {
        "key": "turning", "title": "Turning", "presenter": "pr", "minutes": "2,5", "document": "TM/1"})),
    ("item down", lambda editor: entries.move_item(editor, 0, 1)),
    ("item up", lambda editor: entries.move_item(editor, 1, -1)),
    ("strike an item out", lambda editor: entries.strike(editor, AGENDA, 0)),
    ("remove an item", lambda editor: entries.remove_item(editor, 1)),
    ("skip an item", lambda editor: entries.skip_item(editor, 1)),
    ("close an item", lambda editor: entries.close_item(editor, 0)),
]  # fmt: skip


@pytest.mark.parametrize("do", [do for _, do in EDITS], ids=[name for name, _ in EDITS])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_change_of_a_row_is_one_edit_that_undoes_to_the_bytes(opened: Opened, do: Do, newline: str) -> None:
    nobody_waits = RECORD.replace('waiting = ["EK", "OV"]', "waiting = []")
    before = nobody_waits.replace("\n", newline)
    editor = opened(before)
    outcome = do(editor)
    outcome = outcome.outcome if isinstance(outcome, entries.Kept) else outcome
    assert not outcome.refused
    after, minutes = editor.record.text, editor.minutes
    assert after != before
    assert Record(editor.record.path, after).minutes == minutes
    assert after.count("\n") == after.count(newline)
    assert editor.undo()
    assert not editor.can_undo
    assert editor.record.text == before
    assert editor.redo()
    assert editor.record.text == after


def test_another_code_becomes_the_one_in_all_that_names_the_participant(editor: Editor) -> None:
    kept = entries.edit(editor, ROSTER, 0, {"key": "VO"})
    assert kept.outcome.said == "VO is Dr Olga Vint, and changed in 9 other places."
    now = record(editor)
    assert now["meeting"]["rapporteur"] == ["VO", "Una Osa"]
    assert now["floor"] == {"speaker": "VO", "waiting": ["EK", "VO"]}
    assert now["participant"][2]["substitute_for"] == "VO"
    assert now["agenda"][0]["presenter"] == ["EK", "VO"]
    _, statement, motion, vote, action, arrival = now["note"]
    assert statement["speaker"] == ["VO", "EK"]
    assert statement["text"] == "OV is not a code here, and @OV is a word."
    assert motion["mover"] == "VO"
    assert vote["ballots"] == {"EK": "for", "VO": "against"}
    assert action["responsible"] == ["VO"]
    assert arrival["who"] == ["VO"]
    assert editor.undo()
    assert editor.record.text == RECORD


def test_where_two_have_a_code_the_notes_keep_it(opened: Opened) -> None:
    editor = opened(RECORD.replace('"PR"', '"OV"'))
    entries.edit(editor, ROSTER, 2, {"key": "PR"})
    assert keys(editor) == ["OV", "EK", "PR"]
    assert record(editor)["note"][5]["who"] == ["OV"]


def test_another_code_of_an_item_becomes_the_one_in_its_notes(editor: Editor) -> None:
    assert entries.edit(editor, AGENDA, 0, {"key": "turn"}).outcome.said == "turn is The wheel, and changed in 4 notes."
    assert [note.get("item") for note in record(editor)["note"]] == ["turn"] * 4 + [None] * 2


def test_who_is_moved_takes_along_what_the_record_says_of_them(editor: Editor) -> None:
    entries.move_person(editor, 0, "MC", 1)
    assert keys(editor) == ["EK", "PR", "OV"]
    person = '# chairs from March on\n[[participant]]\nkey = "OV"\nname = "Olga Vint"'
    assert person in editor.record.text
    assert "seat = 4   # by the window\n\n[[agenda]]" in editor.record.text
    entries.move_person(editor, 2, "MC", -1)
    assert (
        editor.record.text
        == RECORD.replace(  # before the other of the body, where there was a third before
            RECORD[RECORD.index("# chairs") : RECORD.index('[[participant]]\nkey = "PR"')],
            RECORD[RECORD.index('[[participant]]\nkey = "EK"') : RECORD.index('[[participant]]\nkey = "PR"')]
            + RECORD[RECORD.index("# chairs") : RECORD.index('[[participant]]\nkey = "EK"')],
        )
    )


def test_one_moves_among_those_of_ones_body(editor: Editor) -> None:
    entries.move_person(editor, 2, "MC", -1)
    assert keys(editor) == ["PR", "OV", "EK"]
    assert entries.move_person(editor, 0, "MC", -1).refused == "Pia Roos is already the first of Mill Council."
    assert entries.move_person(editor, 2, "FR", 1).refused == "Eero Kask is already the last of Friends of the Mill."


def test_who_is_struck_out_stays_and_is_put_back_in(editor: Editor) -> None:
    entries.strike(editor, ROSTER, 1)
    assert editor.minutes.participants[1].struck == NOW
    assert entries.strike(editor, ROSTER, 1).said == "Eero Kask is back on the participants list."
    assert editor.record.text == RECORD


def test_who_is_named_somewhere_is_not_removed_and_it_says_why(editor: Editor) -> None:
    said = "OV is named in 9 places: use x, or /strike OV, instead."
    assert entries.remove_person(editor, 0).refused == said
    assert entries.remove_person(editor, 2).said == "Pia Roos removed from the participants list."
    assert editor.undo()
    assert editor.record.text == RECORD


def test_an_item_with_notes_is_not_removed_and_it_says_why(editor: Editor) -> None:
    assert entries.remove_item(editor, 0).refused == "4 notes are in The wheel: use x, or /strike wheel, instead."
    assert entries.remove_item(editor, 1).said == "Flour removed from the agenda."


def test_only_what_is_up_is_closed_and_only_what_is_not_is_skipped(editor: Editor) -> None:
    assert entries.close_item(editor, 1).refused == "Flour is not the current item."
    assert entries.skip_item(editor, 0).refused == "The wheel is the current item. Close it first."
    assert entries.close_item(editor, 0).refused.startswith("Kask, Dr Vint still ask for the floor")


def test_fields_that_are_as_they_were_are_no_edit(editor: Editor) -> None:
    for at, person in enumerate(editor.minutes.participants):
        entries.edit(editor, ROSTER, at, {field.name: words(person, field.name) for field in PERSON})
    for at, item in enumerate(editor.minutes.agenda):
        entries.edit(editor, AGENDA, at, {field.name: words(item, field.name) for field in ITEM})
    assert not editor.can_undo


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("key", "ek", "The code EK already belongs to Eero Kask."),
        ("key", "A B", "A code may contain letters, digits, _ and -, but not “ ”."),
        ("body", "MC, XX", "There is no body XX. Bodies in the record: MC, FR."),
        ("role", "XX: chair", "There is no body XX. Bodies in the record: MC, FR."),
        ("role", "MC: chair, member", "With several bodies, type “HB: chair, TF: member”."),
        ("substitute_for", "XX", "XX is not on the participants list."),
        ("substitute_for", "ov", "No one can be their own substitute."),
        ("presence", "gone", "Choose one of: expected, present, apologies, absent."),
    ],
)
def test_what_can_not_be_kept_is_said_and_nothing_is_kept(editor: Editor, field: str, typed: str, said: str) -> None:
    assert entries.edit(editor, ROSTER, 0, {field: typed, "post": "Miller"}).problems == {field: said}
    assert not editor.can_undo


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("key", "flour", "The code flour already belongs to Flour."),
        ("presenter", "OV, XX", "XX is not on the participants list."),
        ("minutes", "long", "Type a number of minutes, such as 20."),
        ("minutes", "nan", "Type a number of minutes, such as 20."),
    ],
)
def test_what_can_not_be_kept_of_an_item_is_said(editor: Editor, field: str, typed: str, said: str) -> None:
    assert entries.edit(editor, AGENDA, 0, {field: typed}).problems == {field: said}


def test_a_code_is_made_where_none_is_typed_and_somebody_needs_a_name() -> None:
    assert person_typed(Minutes(), Participant(), {"name": "Una Osa"})[0].key == "UO"
    assert item_typed(Minutes(), AgendaItem(), {"title": "The old wheel"})[0].key == "wheel"
    assert person_typed(Minutes(), Participant(), {"post": "Miller"})[1] == {"name": "Type a name."}
    assert item_typed(Minutes(), AgendaItem(), {})[1] == {"title": "Type a title."}


def test_a_role_by_body_a_roster_line_and_several_bodies_are_written_as_they_are_read() -> None:
    person = Participant(key="OV", role={"MC": "chair"}, printed="", aliases=("Wint", "Vindt"), body=("MC", "FR"))
    shown = {field.name: words(person, field.name) for field in PERSON}
    assert (shown["role"], shown["printed"], shown["aliases"], shown["body"]) == (
        "MC: chair", '""', "Wint, Vindt", "MC, FR",
    )  # fmt: skip


def test_a_title_in_the_name_field_of_somebody_on_the_list_is_the_title() -> None:
    minutes = Minutes(meeting=Meeting(language="en"))
    old = Participant(key="RK", name="Kulkarni")
    new = person_typed(minutes, old, {"name": "Cllr Ravi Kulkarni"})[0]
    assert (new.title, new.name) == ("Cllr", "Ravi Kulkarni")
    kept = person_typed(minutes, replace(new, title="Dr"), {"name": "Ravi K. Kulkarni"})[0]
    assert (kept.title, kept.name) == ("Dr", "Ravi K. Kulkarni")
    both = person_typed(minutes, old, {"name": "Mr Kulkarni", "title": "Dr"})[0]
    assert (both.title, both.name) == ("Dr", "Mr Kulkarni")


def test_a_name_that_is_mended_is_mended_where_a_statement_begins_with_it(opened: Opened) -> None:
    editor = opened('[meeting]\ntitle = "T"\nlanguage = "en"\n[[participant]]\nkey = "RK"\nname = "Ravi Kulkarni"\n')
    enter(editor, "RK declared an interest.", "RK thanked all.", "RK: Kulkarni is my name.", "Nobody asked Kulkarni.")
    before = [note.text for note in editor.minutes.notes]
    assert before[0] == "Kulkarni declared an interest."
    edit(editor, ROSTER, 0, {"title": "Cllr"})
    assert [note.text for note in editor.minutes.notes] == [
        "Cllr Kulkarni declared an interest.",
        "Cllr Kulkarni thanked all.",
        *before[2:],
    ]
    assert editor.undo()
    assert [note.text for note in editor.minutes.notes] == before
