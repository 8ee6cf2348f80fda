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
