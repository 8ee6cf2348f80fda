"""A motion that is moved takes its votes and amendments along."""

import pytest
from conftest import Opened, enter

from minutes_tui.editor import Editor

RECORD = """\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
[[agenda]]
key = "roof"
title = "Roof"
[[agenda]]
key = "shed"
title = "Shed"
"""


@pytest.fixture
def two(opened: Opened) -> Editor:
    editor = opened(RECORD)
    enter(
        editor, "/item shed", "AT: Red.", "/item roof", "AT: Before.", "/motion AT: that one be done", "/carried 3-0",
        "/motion AT: that two be done", "/amend AT: that two be done soon", "/carried 2-1", "/carried 3-0",
        "AT: After.",
    )  # fmt: skip
    return editor


def order(editor: Editor) -> list[str]:
    short = []
    for note in editor.minutes.notes:
        if note.kind == "motion":
            short.append("amendment" if note.amends else note.text.split()[1])
        elif note.kind == "vote":
            on = next(each for each in editor.minutes.notes if each.id in note.answers)
            short.append(f"vote on {'amendment' if on.amends else on.text.split()[1]}")
        else:
            short.append(note.text.rstrip(".") or note.item)
    return short


ONE = ["one", "vote on one"]
TWO = ["two", "amendment", "vote on amendment", "vote on two"]


@pytest.mark.parametrize(
    ("motion", "act", "times", "expected"),
    [
        ("one", "down", 1, ["shed", "Red", "roof", "Before", *TWO, *ONE, "After"]),
        ("two", "up", 1, ["shed", "Red", "roof", "Before", *TWO, *ONE, "After"]),
        ("two", "down", 1, ["shed", "Red", "roof", "Before", *ONE, "After", *TWO]),
        ("two", "down", 2, ["shed", "Red", "roof", "Before", *ONE, "After", *TWO]),
        ("two", "item shed", 1, ["shed", "Red", *TWO, "roof", "Before", *ONE, "After"]),
    ],
)
def test_what_belongs_to_a_motion_moves_with_it(
    motion: str, act: str, times: int, expected: list[str], two: Editor
) -> None:
    assert order(two) == ["shed", "Red", "roof", "Before", *ONE, *TWO, "After"]
    before = two.minutes
    id = next(note.id for note in before.notes if note.kind == "motion" and note.text.split()[1] == motion)
    for _ in range(times):
        enter(two, f"/note {id} {act}")
    assert order(two) == expected
    while two.minutes != before:
        assert two.undo()
