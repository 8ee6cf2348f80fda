"""Who signs where the chair left, and where nobody is the rapporteur: on the page and in the row of F8."""

import pytest
from conftest import Opened, enter

from minutes_tui.meeting.acting_chair import chairs, signing
from minutes_tui.report import document
from minutes_tui.writers import markdown

RECORD = """\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[print]
signature = ["chair", "rapporteur"]
[[participant]]
key = "AT"
name = "Ann Tar"
role = "chair"
presence = "present"
[[participant]]
key = "BM"
name = "Bea Moor"
post = "Vice-Dean"
presence = "present"
[[participant]]
key = "NQ"
name = "Nora Quill"
role = "secretariat"
post = "clerk"
presence = "present"
[[agenda]]
key = "roof"
title = "Roof"
"""


@pytest.mark.parametrize(
    ("typed", "signs"),
    [
        (("AT: It leaks.",), ["AT"]),
        (("AT: It leaks.", "/chair BM"), ["AT"]),
        (("AT: It leaks.", "/chair BM", "-AT", "BM: It leaks."), ["AT", "BM"]),
        (("AT: It leaks.", "/chair BM", "-AT", "+AT"), ["AT"]),
        (("/absent AT", "/chair BM", "BM: It leaks."), ["BM"]),
    ],
)
def test_who_was_in_the_chair_to_the_end_signs(typed: tuple[str, ...], signs: list[str], opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start", "/item roof", *typed)
    minutes = editor.minutes
    assert [each.key for each in signing(chairs(minutes), minutes)] == signs
    end = markdown.write(document(minutes, "summary")).rpartition("It leaks.")[2]
    for code, name in (("AT", "Ann Tar"), ("BM", "Bea Moor")):
        assert (name in end) == (code in signs)
    assert ("Acting Chair" in end) == ("BM" in signs)
    assert "Nora Quill" in end


def test_a_clerk_who_signs_as_such_does_not_sign_for_the_rapporteur(opened: Opened) -> None:
    editor = opened(RECORD.replace('"rapporteur"]', '"rapporteur", "secretariat"]'))
    enter(editor, "/start", "/item roof", "AT: It leaks.")
    end = markdown.write(document(editor.minutes, "summary")).rpartition("It leaks.")[2]
    assert end.count("Nora Quill") == 1
    assert "Rapporteur" in end


def test_nobody_signs_for_the_rapporteur_where_two_may_have_written(opened: Opened) -> None:
    second = '[[participant]]\nkey = "PO"\nname = "Paul Ott"\nrole = "secretariat"\n[[agenda]]'
    editor = opened(RECORD.replace("[[agenda]]", second))
    enter(editor, "/start", "/item roof", "AT: It leaks.")
    end = markdown.write(document(editor.minutes, "summary")).rpartition("It leaks.")[2]
    assert "Nora Quill" not in end
    assert "Rapporteur" in end


@pytest.mark.parametrize(("language", "called"), [("en", "Acting Chair"), ("de", "Amtierender Vorsitz")])
def test_who_acts_for_the_chair_does_so_in_the_language_of_the_page(language: str, called: str, opened: Opened) -> None:
    """Below the page, and in the column of the role in the list to sign; a post that is none stays in its column."""
    editor = opened(RECORD)
    enter(editor, "/start", "/item roof", "/chair BM", "-AT", "BM: It leaks.")
    assert called in markdown.write(document(editor.minutes, "summary", language=language)).rpartition("leaks.")[2]
    rows = markdown.write(document(editor.minutes, "attendance", language=language)).splitlines()
    found = {cells[1]: cells[2:4] for row in rows if len(cells := [each.strip() for each in row.split("|")]) > 5}
    assert found["Bea Moor"] == ["Vice-Dean", called]
    assert found["Nora Quill"] == ["", "clerk"]
