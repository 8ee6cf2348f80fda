"""A list of people that is pasted: each shape of it, the preview, and that one undo takes all of it back."""

import tomllib
from pathlib import Path

import pytest
from conftest import Opened

from minutes_tui.commands.importing import enter_people, is_there, people_read
from minutes_tui.model import Minutes, Participant

RECORD = 'format = 1\n\n[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n'
NOBODY = Minutes()


def rows(text: str, minutes: Minutes = NOBODY) -> list[tuple[str, ...]]:
    return [
        (each.key, each.title, each.name, str(each.role), each.delegation, each.post, each.affiliation)
        for each in people_read(text, minutes)
    ]


def test_lines_of_a_mail_have_title_name_post_and_affiliation() -> None:
    assert rows(
        "1. Ms Ida Berg, Head of Unit, Ministry, Town\n• Bo Ek\n\n- Estonia: Mr Anto Ilves (vice-chair), Clerk, Town\n"
    ) == [
        ("IB", "Ms", "Ida Berg", "", "", "Head of Unit", "Ministry, Town"),
        ("BEK", "", "Bo Ek", "", "", "", ""),
        ("AI", "Mr", "Anto Ilves", "vice chair", "Estonia", "Clerk", "Town"),
    ]


def test_addresses_are_names_whatever_stands_between_them() -> None:
    addresses = '"Berg, Ida" <ida@example.org>; Bo Ek <bo@example.org>, Una Osa <u@example.org>'
    assert [row[2] for row in rows(addresses)] == ["Ida Berg", "Bo Ek", "Una Osa"]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_a_table_is_read_by_the_names_of_its_columns(delimiter: str) -> None:
    table = [["Vorname", "Nachname", "Funktion", "E-Mail", "Organisation", "Raum"],
             ["Ida", "Berg", "Leiterin", "ida@example.org", "Amt", "7"]]  # fmt: skip
    text = "\n".join(delimiter.join(row) for row in table)
    assert rows(text) == [("IB", "", "Ida Berg", "", "", "Leiterin", "Amt, 7")]


def test_a_quoted_cell_may_hold_the_delimiter() -> None:
    assert rows('Name,Organisation\n"Ms Ida Berg","Ministry, Town"')[0][6] == "Ministry, Town"


def test_codes_are_unique_among_themselves_and_on_the_roster() -> None:
    minutes = Minutes(participants=(Participant(key="IB", name="Ina Bo"),))
    assert [row[0] for row in rows("Ida Berg\nIvo Beck", minutes)] == ["IB2", "IB3"]


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", "\t", "<>", '"', "a;b\n;", "\x00"])
def test_rubbish_is_nobody_and_never_an_error(text: str) -> None:
    assert all(person.name for person in people_read(text, NOBODY))


def test_all_of_them_are_one_edit(opened: Opened) -> None:
    editor = opened(RECORD)
    enter_people(editor, people_read("Ida Berg\nBo Ek", editor.minutes))
    assert is_there(Participant(name="ida berg"), editor.minutes)
    editor.undo()
    assert editor.record.text == RECORD


def test_a_paste_is_looked_at_before_it_is_entered(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    path = tmp_path / "meeting.toml"
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        terminal.send("/import\r")
        terminal.wait_for("Paste a list of people")
        terminal.send("\x1b[200~Ms Ida Berg, Head, Town\nBo Ek\nUna [b]Osa[/b]\n\x1b[201~")
        terminal.wait_for("Una [b]Osa[/b]")
        terminal.press("down")
        terminal.send(" ")
        terminal.wait_for("enter 2")
        terminal.press("enter")
        terminal.wait_for("2 on the roster")
    assert [person["name"] for person in tomllib.loads(path.read_text())["participant"]] == [
        "Ida Berg",
        "Una [b]Osa[/b]",
    ]
