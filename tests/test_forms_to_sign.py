"""The forms that go round or are handed over: the list to sign, the list of action items, the decisions."""

import shutil
from pathlib import Path

import pytest
from test_pdf_styles import placed
from trees import shown

from minutes_tui.record.parser import read
from minutes_tui.report import document

PEOPLE = """
[[participant]]
key = 'DU'
name = 'Dina Dumas'
title = 'Ms'
role = 'chair'
post = 'Mayor'
presence = 'present'
[[participant]]
key = 'EB'
name = 'Eva Ebner'
title = 'Ms'
role = 'member'
post = 'Council Member'
affiliation = 'Ward 1'
presence = 'present'
[[participant]]
key = 'OK'
name = 'Olu Oke'
title = 'Mr'
role = 'member'
presence = 'apologies'
[[note]]
kind = 'action'
text = 'Ask for three offers.'
responsible = ['EB']
[[note]]
kind = 'action'
text = 'Order the salt.'
responsible = ['OK']
"""
HEAD = """format = 1
[meeting]
title = 'Roads'
series = 'Council'
date = 2026-03-02
language = 'en'
also_present = '14 members of the public'
"""


def form(name: str, keys: str = "") -> list[str]:
    return [line for line in shown(document(read(f"{HEAD}{keys}{PEOPLE}").minutes, name)).split("\n") if line]


def test_a_list_to_sign_says_the_post_or_the_role_and_those_without_a_name() -> None:
    page = form("attendance")
    at = page.index("Name | Affiliation | Role | Attendance | Signature")
    assert page[at + 1 : at + 4] == [
        "(sign) Ms Dina Dumas | Mayor | Chair | Present | ",
        "(sign) Ms Eva Ebner | Council Member, Ward 1 |  | Present | ",
        "(sign) Mr Olu Oke |  | Member | Apologies | ",
    ]
    assert "14 members of the public" in page
    assert sum("Attendance" in line for line in page if line.startswith("#")) == 1


def test_an_action_item_has_one_number_in_all_forms_and_in_all_styles() -> None:
    for style in ("plain", "hansard", "secretariat", "council", "protokoll", "committee"):
        keys = f"[print]\nstyle = '{style}'\n"
        for name in ("summary", "decisions"):
            assert any("Action 2" in line for line in form(name, keys)), (style, name)
    assert any(line.startswith("2 | Order the salt") for line in form("actions"))


def test_a_list_of_action_items_says_where_the_minutes_stand() -> None:
    assert any("Draft" in line for line in form("actions"))
    assert not any("Draft" in line for line in form("agenda"))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_there_is_room_for_a_name_by_hand_in_a_list_to_sign(paper: str, tmp_path: Path) -> None:
    made = document(read(f"{HEAD}[print]\npaper = '{paper}'\n{PEOPLE}").minutes, "attendance")
    (signature,) = (word for word in placed(made, tmp_path) if word.text == "Signature")
    right = {"a4": 210 - 31, "a5": 148 - 21}[paper] * 72 / 25.4
    assert right - signature.left > {"a4": 90, "a5": 60}[paper]  # points


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("said", ["1. One thing;\n2. another thing.", "> One thing that was read out."])
def test_the_number_of_a_list_stands_beside_its_first_line(said: str, tmp_path: Path) -> None:
    notes = "".join(
        f"[[note]]\nkind = 'statement'\ntext = '''\n{each}\n'''\n" for each in ("First words.", said, "End.")
    )
    page = document(read(f"{HEAD}[print]\nstyle = 'secretariat'\n{notes}").minutes)
    (number,) = (word for word in placed(page, tmp_path) if word.text == "2." and word.page == 2)
    (first,) = (word for word in placed(page, tmp_path) if word.text == "One")
    assert abs(number.top - first.top) < 1.5
