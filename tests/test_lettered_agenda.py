"""A pasted agenda whose parts have letters, or references before their titles."""

import pytest
from conftest import Opened, enter

from minutes_tui.meeting.agenda_numbers import places


@pytest.mark.parametrize(
    ("pasted", "numbers", "titles"),
    [
        (
            "1. Reports\n2. Planning\n   a) 26/0412 The Old Forge - rear extension\n   b) 26/0420 Land at Mill Lane",
            ["1", "2", "2 a)", "2 b)"],
            ["26/0412 The Old Forge - rear extension", "26/0420 Land at Mill Lane"],
        ),
        ("1. Reports\n2. Water butts\n(a) Plots 1-10\n(b) Plots 11-20", ["1", "2", "2 (a)", "2 (b)"], ["Plots 1-10"]),
        ("1. Reports\n2. Ice\n  2.1 Cranes\n3. Snow\n  a) Roads", ["1", "2", "2.1", "3", "3.1"], ["Roads"]),
        ("1. Reports\n2. Ice\n  i. Cranes\n  ii. Roads", ["1", "2", "2.1", "2.2"], ["Roads"]),
    ],
)
def test_parts_keep_the_letters_that_all_of_them_have(
    opened: Opened, pasted: str, numbers: list[str], titles: list[str]
) -> None:
    editor = opened("[meeting]\ntitle='T'\n")
    enter(editor, f"/insert {pasted}")
    assert [place.whole for place in places(editor.minutes)] == numbers
    assert {*titles} <= {item.title for item in editor.minutes.agenda}
    enter(editor, "/undo")
    assert (editor.minutes.agenda, editor.minutes.print.part_number) == ((), None)


def test_a_style_that_counts_parts_already_stays(opened: Opened) -> None:
    editor = opened("[meeting]\ntitle='T'\n[print]\npart_number = '{number}'\n")
    enter(editor, "/insert 1. Reports\n2. Water butts\n(a) Plots 1-10")
    assert [place.whole for place in places(editor.minutes)] == ["1", "2", "2.1"]
