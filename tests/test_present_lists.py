"""A line that lists who is present, where others are on the list as present too."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY


@pytest.mark.parametrize(
    ("language", "line", "absent"),
    [
        ("en", "Members present: Tamm, Berg, Kask, XY", "Is RO absent? Type /absent RO"),
        ("en", "Roll call: present Tamm, Berg, Kask, XY. Absent: Orr (excused)", "Is RO absent? Type /absent RO"),
        ("fr", "Présents : Ana Tamm, Lena Berg, Kai Kask", "Are XY and RO absent? Type /absent XY, RO"),
        ("de", "Anwesend: Tamm, Berg, Kask, XY", "Is RO absent? Type /absent RO"),
        ("en", "Present: Tamm, Berg, Kask, XY, Orr", ""),
    ],
)
def test_who_is_not_in_it_is_asked_about(language: str, line: str, absent: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, line).startswith(absent)
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, absent)


PARISH = """format = 1

[meeting]
title = "Parish"
date = 2026-11-28
language = "{}"
""" + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "{{}}"\npresence = "{state}"\n'
    for key, name, state in (("HM", "Hugh Marlow", "present"), ("PT", "Pam Tench", "present"),
                             ("RK", "Ravi Kulkarni", "expected"), ("TS", "Tom Siddall", "expected"))
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "line", "asked"),
    [
        ("en", "Cllr", "Apologies: Cllrs Kulkarni and Siddall (on holiday)", "/apologies RK, TS"),
        ("en", "Cllr", "Apologies were received from Cllrs Kulkarni and Siddall.", "/apologies RK, TS"),
        ("en", "Cllr", "Present: Cllrs Marlow, Tench, Siddall", "/present TS"),
        ("en", "Cllr", "Present: Cllrs Marlow, Tench, Siddall, the Clerk and two members of the public", "/present TS"),
        ("en", "Cllr", "Cllrs Marlow and Tench left the meeting at 8.15 pm.", "-HM, PT 20:15"),
        ("en", "Cllr", "Councillors Marlow and Tench left at 8.15 pm.", "-HM, PT 20:15"),
        ("fr", "M.", "MM. Marlow et Tench quittent la séance à 20 h 15.", "-HM, PT 20:15"),
        ("de", "Herr", "Die Herren Marlow und Tench verließen die Sitzung um 20.15 Uhr.", "-HM, PT 20:15"),
        ("de", "Herr", "Herren Marlow und Tench verließen die Sitzung um 20.15 Uhr.", "-HM, PT 20:15"),
    ],
)
def test_several_behind_one_title_are_asked_about(
    language: str, title: str, line: str, asked: str, opened: Opened
) -> None:
    editor = opened(PARISH.format(language, *[title] * 4))
    said = enter(editor, line)
    assert said.partition(" Type ")[2] == asked
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, said)


def test_who_is_not_on_the_list_is_named_without_what_is_no_name(opened: Opened) -> None:
    editor = opened(PARISH.format("en", *["Cllr"] * 4))
    assert enter(editor, "Present: Cllrs Marlow, Tench, Oddy, the Clerk and two members of the public") == (
        "Not on the participants list: Oddy. To add: /person Oddy"
    )
